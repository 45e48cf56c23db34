#include "graph/date.hpp"
