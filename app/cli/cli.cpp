#include "app/cli/cli.hpp"

#include <exception>
#include <new>

#include "app/cli/arguments.hpp"
#include "app/cli/commands.hpp"
#include "app/cli/output.hpp"

namespace cityties::cli {
namespace {

int perform(const Arguments& arguments) {
  switch (arguments.command) {
    case Command::validate:
      return runValidate(arguments);
    case Command::impact:
      return runImpact(arguments);
    case Command::metrics:
      return runMetrics(arguments);
    case Command::explain:
      return runExplain(arguments);
    case Command::path:
      return runPath(arguments);
    case Command::contingency:
      return runContingency(arguments);
    case Command::repair:
      return runRepair(arguments);
    case Command::render:
      return runRender(arguments);
    case Command::view:
      return runView(arguments);
    case Command::replay:
      return runReplay(arguments);
  }
  return usage;
}

int tell(const Notice& notice) {
  if (notice.exitCode == success) return writeResult(notice.text);
  complain(notice.text);
  return notice.exitCode;
}

}  // namespace

Format formatOf(const CommonOptions& common) {
  if (common.format != Format::automatic) return common.format;
  return stdoutIsTerminal() ? Format::table : Format::json;
}

int run(int argc, char** argv) {
  prepareStreams();
  try {
    const auto parsed = parseArguments(argc, argv);
    if (const auto* notice = std::get_if<Notice>(&parsed)) return tell(*notice);
    return perform(std::get<Arguments>(parsed));
  } catch (const std::bad_alloc&) {
    complain("out of memory");
  } catch (const std::exception& error) {
    complain(std::string("an error inside the program: ") + error.what());
  }
  return unusable;
}

}  // namespace cityties::cli
