#pragma once
// What runs for more than a minute says so.

#include <string>

#include "graph/watch.hpp"

namespace cityties::cli {

/// A watch that says once, on standard error, how long `what` is going to take, when the part that is done lets expect
/// more than a minute.
graph::Watch patience(std::string what);

}  // namespace cityties::cli
