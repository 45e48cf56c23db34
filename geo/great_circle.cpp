#include "geo/great_circle.hpp"
