#include "app/text/text.hpp"
