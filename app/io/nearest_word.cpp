#include "app/io/nearest_word.hpp"

#include <algorithm>
#include <cstddef>

namespace cityties::io {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Optimal string alignment distance, one row at a time.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> beforeLast(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0u : 1u)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string> nearestWord(std::string_view typed, const std::vector<std::string>& words) {
  const std::size_t limit = std::min<std::size_t>(3, typed.size() / 3 + (typed.size() < 6 ? 1 : 0));
  std::size_t best = limit + 1;
  const std::string* found = nullptr;
  for (const auto& word : words) {
    const std::size_t difference = word.size() > typed.size() ? word.size() - typed.size() : typed.size() - word.size();
    if (difference >= best) continue;  // at least that many edits
    if (const std::size_t distance = edits(typed, word); distance < best) {
      best = distance;
      found = &word;
    }
  }
  return found ? std::optional(*found) : std::nullopt;
}

}  // namespace cityties::io
