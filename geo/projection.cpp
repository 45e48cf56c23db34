#include "geo/projection.hpp"
