#include "graph/dataset.hpp"
