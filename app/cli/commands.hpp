#pragma once
// One function a command; each returns the exit code and tells its problems itself.

#include "app/cli/options.hpp"

namespace cityties::cli {

int runValidate(const Arguments& arguments);
int runImpact(const Arguments& arguments);
int runMetrics(const Arguments& arguments);
int runExplain(const Arguments& arguments);
int runPath(const Arguments& arguments);
int runContingency(const Arguments& arguments);
int runRepair(const Arguments& arguments);
int runRender(const Arguments& arguments);
int runView(const Arguments& arguments);
int runReplay(const Arguments& arguments);

/// `automatic` settled: a table on a terminal, else JSON.
Format formatOf(const CommonOptions& common);

}  // namespace cityties::cli
