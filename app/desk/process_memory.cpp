#include "app/desk/process_memory.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <charconv>
#include <fstream>
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

}  // namespace cityties::desk
