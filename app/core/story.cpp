#include "app/core/story.hpp"
