#include "graph/units.hpp"
