#pragma once
// Documents as they can be made by hand, from a seed: every kind of action, every key, texts of both scripts.

#include <random>

#include "app/core/document.hpp"

namespace cityties::test {

core::Document randomDocument(std::mt19937& random);

}  // namespace cityties::test
