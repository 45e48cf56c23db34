#include "graph/date.hpp"

#include <algorithm>

namespace cityties::graph {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

/// The number that `text` writes in ASCII digits and nothing else; nothing for any other text.
std::optional<unsigned> digits(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  unsigned value = 0;
  for (const char c : text) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

/// Writes `value` into the `width` characters that end before `end`, with leading zeros.
void writeDigits(char* end, int width, unsigned value) {
  for (; width > 0; --width, value /= 10) *--end = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  const auto partial = PartialDate::parse(text);
  if (!partial || partial->precision() != PartialDate::Precision::day) return {};
  return partial->firstDay();
}

Date Date::today() { return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())}; }

std::string Date::text() const {
  const auto ymd = civil();
  std::string out = "0000-00-00";
  writeDigits(out.data() + 4, 4, static_cast<unsigned>(static_cast<int>(ymd.year())));
  writeDigits(out.data() + 7, 2, static_cast<unsigned>(ymd.month()));
  writeDigits(out.data() + 10, 2, static_cast<unsigned>(ymd.day()));
  return out;
}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
  const auto length = text.size();
  if (length != 4 && length != 7 && length != 10) return {};
  if ((length > 4 && text[4] != '-') || (length > 7 && text[7] != '-')) return {};
  const auto y = digits(text.substr(0, 4));
  const auto m = length > 4 ? digits(text.substr(5, 2)) : 1U;
  const auto d = length > 7 ? digits(text.substr(8, 2)) : 1U;
  if (!y || !m || !d || *y == 0) return {};
  const year_month_day ymd{year{static_cast<int>(*y)}, month{*m}, day{*d}};
  if (!ymd.ok()) return {};
  const auto precision = length == 4 ? Precision::year : length == 7 ? Precision::month : Precision::day;
  return PartialDate{Date{sys_days{ymd}}, precision};
}

Date PartialDate::exclusiveEnd() const {
  const auto ymd = first_.civil();
  switch (precision_) {
    case Precision::year:
      return Date{sys_days{(ymd.year() + std::chrono::years{1}) / std::chrono::January / 1}};
    case Precision::month: {
      const auto next = ymd.year() / ymd.month() + std::chrono::months{1};
      return Date{sys_days{next / 1}};
    }
    case Precision::day:
      break;
  }
  return first_;
}

std::string PartialDate::text() const {
  auto out = first_.text();
  if (precision_ == Precision::year) out.resize(4);
  if (precision_ == Precision::month) out.resize(7);
  return out;
}

}  // namespace cityties::graph
