#include "app/cli/progress.hpp"

#include <unistd.h>

#include <cmath>

#include "app/cli/output.hpp"

namespace cityties::cli {
namespace {

constexpr double quietSeconds = 1;  // what takes less needs no word
constexpr double redrawSeconds = 0.25;
constexpr double longSeconds = 60;  // what takes longer says so first

std::string duration(double seconds) {
  if (seconds < 90) return std::to_string(static_cast<int>(std::ceil(seconds))) + " s";
  return std::to_string(static_cast<int>(std::ceil(seconds / 60))) + " min";
}

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void write(const std::string& text) {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // nobody is there to be told
}

}  // namespace

Progress::Progress(std::string what)
    : what_(std::move(what)),
      terminal_(::isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

Progress::~Progress() {
  if (drawn_) write("\r\x1b[K");
}

graph::Watch Progress::watch() {
  return {{}, [this](std::size_t done, std::size_t total) { report(done, total); }};
}

void Progress::report(std::size_t done, std::size_t total) {
  const double passed = secondsSince(start_);
  if (done == 0 || passed < quietSeconds) return;
  const double left = passed / static_cast<double>(done) * static_cast<double>(total - std::min(done, total));
  if (!announced_) announce(passed + left);
  if (!terminal_ || secondsSince(last_) < redrawSeconds) return;
  last_ = std::chrono::steady_clock::now();
  drawn_ = true;
  const auto percent = static_cast<int>(100.0 * static_cast<double>(done) / static_cast<double>(total));
  write("\r\x1b[K" + what_ + ": " + std::to_string(percent) + " %, about " + duration(left) + " left");
}

void Progress::announce(double seconds) {
  announced_ = true;
  if (seconds > longSeconds) complain(what_ + " will take about " + duration(seconds) + "; Ctrl+C stops it");
}

}  // namespace cityties::cli
