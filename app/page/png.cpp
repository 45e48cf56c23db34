#include "app/page/page.hpp"
