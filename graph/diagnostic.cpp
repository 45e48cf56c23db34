#include "graph/diagnostic.hpp"
