#include "app/cli/cli.hpp"

int main(int argc, char** argv) { return cityties::cli::run(argc, argv); }
