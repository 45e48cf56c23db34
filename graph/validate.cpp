#include "graph/raw_table.hpp"
