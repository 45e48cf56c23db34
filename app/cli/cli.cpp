#include "app/cli/cli.hpp"
