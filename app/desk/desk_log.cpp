#include "app/desk/desk_log.hpp"

#include <chrono>
#include <ctime>

#include <fmt/format.h>

namespace cityties::desk {
namespace {

std::string timeOfDay() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{:02}:{:02}:{:02}", local.tm_hour, local.tm_min, local.tm_sec);
}

}  // namespace

void DeskLog::add(std::string text, bool error) {
  if (entries_.size() == most) entries_.pop_front();
  entries_.push_back({.time = timeOfDay(), .error = error, .text = std::move(text)});
}

void DeskLog::add(const graph::Diagnostics& diagnostics) {
  for (const auto& one : diagnostics) add(one.text(), one.severity == graph::Severity::error);
}

std::string DeskLog::text() const {
  std::string all;
  for (const LogEntry& entry : entries_) all += entry.time + (entry.error ? " error: " : " ") + entry.text + '\n';
  return all;
}

}  // namespace cityties::desk
