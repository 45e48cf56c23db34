#pragma once
// Days, and dates known only to the month or the year (DESIGN: they keep their precision when written back).

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace cityties::graph {

/// A calendar day (proleptic Gregorian).
class Date {
 public:
  Date() = default;
  explicit Date(std::chrono::sys_days day) : day_(day) {}
  /// Reads exactly `YYYY-MM-DD`; nothing for any other text or an impossible day.
  static std::optional<Date> parse(std::string_view text);
  static Date today();

  std::chrono::sys_days days() const { return day_; }
  std::chrono::year_month_day civil() const { return std::chrono::year_month_day{day_}; }
  /// `YYYY-MM-DD`.
  std::string text() const;

  auto operator<=>(const Date&) const = default;

 private:
  std::chrono::sys_days day_{};
};

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, remembered as written.
class PartialDate {
 public:
  enum class Precision { year, month, day };

  PartialDate() = default;
  /// Nothing when the text is none of the three forms or the day does not exist. Years 0001–9999.
  static std::optional<PartialDate> parse(std::string_view text);

  Precision precision() const { return precision_; }
  /// First day of the period: what a *from* date means.
  Date firstDay() const { return first_; }
  /// As a *to* date: the first day after a partial period; a full date itself (a full *to* is exclusive).
  Date exclusiveEnd() const;
  /// The text as it was read.
  std::string text() const;

  auto operator<=>(const PartialDate&) const = default;

 private:
  PartialDate(Date first, Precision precision) : first_(first), precision_(precision) {}
  Date first_;
  Precision precision_ = Precision::day;
};

}  // namespace cityties::graph
