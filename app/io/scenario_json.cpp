#include "app/io/scenario_json.hpp"
