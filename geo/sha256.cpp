#include "geo/read_dataset.hpp"
