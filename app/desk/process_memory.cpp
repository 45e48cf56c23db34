#include "app/desk/process_memory.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <unistd.h>

#include <ctime>
#endif

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace cityties::desk {

void saveMemory() {
#ifdef __GLIBC__
  constexpr int largeBlock = 256 << 10;  // bytes; blocks from here on come from the system and go back to it at once
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, largeBlock);
#endif
}

void giveBackMemory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

ProcessMemory processMemory() {
  ProcessMemory memory;
  std::ifstream status("/proc/self/status");
  const auto read = [](std::string_view line, std::string_view key, std::uint64_t& value) {
    if (!line.starts_with(key)) return;
    line.remove_prefix(std::min(line.find_first_of("0123456789"), line.size()));
    std::from_chars(line.data(), line.data() + line.size(), value);
  };
  for (std::string line; std::getline(status, line);) {
    read(line, "VmRSS:", memory.residentKb);
    read(line, "VmHWM:", memory.peakKb);
  }
  return memory;
}

double processAge() {
#ifdef __linux__
  std::ifstream stat("/proc/self/stat");
  std::string line;
  std::getline(stat, line);
  // The name, in brackets, may hold anything; the 20th word after it is the start, in ticks since the system's.
  constexpr int startWord = 20;
  std::istringstream words(line.substr(std::min(line.rfind(')') + 1, line.size())));
  std::string word;
  for (int i = 0; i < startWord; ++i) words >> word;
  double ticks = 0;
  timespec now{};
  const auto read = std::from_chars(word.data(), word.data() + word.size(), ticks);
  if (!words || read.ec != std::errc{} || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return 0;
  const double seconds = static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
  return std::max(0., seconds - ticks / static_cast<double>(sysconf(_SC_CLK_TCK)));
#else
  return 0;
#endif
}

}  // namespace cityties::desk
