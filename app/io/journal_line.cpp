#include "app/io/journal_line.hpp"

#include <cstdint>

namespace cityties::io {
namespace {

constexpr std::size_t digits = 16;

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bits): against torn and rotten lines, not against people.
std::string checksum(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  std::string written(digits, '0');
  for (std::size_t i = digits; i-- > 0; hash >>= 4) written[i] = "0123456789abcdef"[hash & 15];
  return written;
}

}  // namespace

std::string journalLine(std::string_view json) { return checksum(json) + " " + std::string(json) + "\n"; }

std::optional<std::string_view> journalText(std::string_view line) {
  if (line.size() <= digits || line[digits] != ' ') return std::nullopt;
  const std::string_view text = line.substr(digits + 1);
  if (checksum(text) != line.substr(0, digits)) return std::nullopt;
  return text;
}

}  // namespace cityties::io
