#include "tests/app/cli/process.hpp"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace cityties::test {
namespace {

struct Pipe {
  int read = -1, write = -1;
};

Pipe makePipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return {ends[0], ends[1]};
}

std::string readAll(int descriptor) {
  std::string text;
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got <= 0) break;  // a pseudo-terminal ends with an error
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(descriptor);
  return text;
}

Pipe makeStdout(Stdout kind) {
  if (kind == Stdout::closed) return {};
  if (kind == Stdout::fullDevice) return {-1, ::open("/dev/full", O_WRONLY | O_CLOEXEC)};
  if (kind != Stdout::terminal) {
    Pipe pipe = makePipe();
    if (kind == Stdout::brokenPipe) {
      ::close(pipe.read);
      pipe.read = -1;
    }
    return pipe;
  }
  Pipe terminal;
  if (::openpty(&terminal.read, &terminal.write, nullptr, nullptr, nullptr) != 0) throw std::runtime_error("no pty");
  return terminal;
}

[[noreturn]] void becomeProgram(const Launch& launch, const Pipe& out, const Pipe& err) {
  if (out.write >= 0)
    ::dup2(out.write, 1);
  else
    ::close(1);
  ::dup2(err.write, 2);
  ::unsetenv("DISPLAY");
  for (const auto& [name, value] : launch.environment) ::setenv(name.c_str(), value.c_str(), 1);
  if (!launch.folder.empty() && ::chdir(launch.folder.c_str()) != 0) ::_exit(126);
  if (launch.user && (::setgid(*launch.user) != 0 || ::setuid(*launch.user) != 0)) ::_exit(126);
  std::vector<std::string> words{CITYTIES_BUILD_DIR "/cityties"};
  words.insert(words.end(), launch.arguments.begin(), launch.arguments.end());
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

}  // namespace

Outcome run(const Launch& launch) {
  const Pipe out = makeStdout(launch.out);
  const Pipe err = makePipe();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no fork");
  if (child == 0) becomeProgram(launch, out, err);
  if (out.write >= 0) ::close(out.write);
  ::close(err.write);
  Outcome outcome;
  std::thread errors([&] { outcome.err = readAll(err.read); });
  if (out.read >= 0) outcome.out = readAll(out.read);
  errors.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

Outcome run(const std::vector<std::string>& arguments) { return run(Launch{.arguments = arguments}); }

}  // namespace cityties::test
