#pragma once
// The shipped story on frozen data, for tests of core.

#include "app/core/story.hpp"

namespace cityties::test {

const core::Story& houstonStory();

}  // namespace cityties::test
