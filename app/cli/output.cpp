#include "app/cli/output.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace cityties::cli {
namespace {

bool stdoutWasClosed = false;

/// 0, or the error number.
int writeAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

void prepareStreams() {
  std::signal(SIGPIPE, SIG_IGN);
  for (const int descriptor : {0, 1, 2}) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    if (descriptor == 1) stdoutWasClosed = true;
    // The lowest free number is this one, because all lower ones are in use by now.
    [[maybe_unused]] const int opened = ::open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY);
  }
}

bool stdoutIsTerminal() { return !stdoutWasClosed && ::isatty(1) == 1; }

std::size_t terminalColumns() {
  winsize size{};
  if (!stdoutIsTerminal() || ::ioctl(1, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

int writeResult(std::string_view text) {
  if (stdoutWasClosed) {
    complain("cannot write the result: standard output is closed");
    return unusable;
  }
  const int error = writeAll(1, text);
  if (error == 0 || error == EPIPE) return success;
  complain(std::string("cannot write the result: ") + std::strerror(error));
  return unusable;
}

void complain(std::string_view message) {
  // Nobody can be told when standard error fails too.
  [[maybe_unused]] const int ignored = writeAll(2, "cityties: " + std::string(message) + "\n");
}

void complain(const graph::Diagnostics& problems) {
  std::string text;
  for (const auto& problem : problems)
    text += std::string("cityties: ") + (problem.severity == graph::Severity::warning ? "warning: " : "") +
            problem.text() + "\n";
  [[maybe_unused]] const int ignored = writeAll(2, text);
}

}  // namespace cityties::cli
