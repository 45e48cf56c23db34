#include "app/desk/desk.hpp"
