#include <array>
#include <cmath>

#include "app/core/findings.hpp"

namespace cityties::core {
namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view noBreakSpace = "\u00a0";
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string number(unsigned value) { return std::to_string(value); }

std::string chineseDay(const std::chrono::year_month_day& day) {
  return number(static_cast<unsigned>(day.month())) + "月" + number(static_cast<unsigned>(day.day())) + "日";
}

std::string englishDay(const std::chrono::year_month_day& day, std::size_t letters) {
  const std::string_view month = months[static_cast<unsigned>(day.month()) - 1];
  return number(static_cast<unsigned>(day.day())) + " " + std::string(month.substr(0, letters));
}

/// Whole percents; below one, and where rounding would claim "all", the first decimals that mean something.
std::string magnitude(double percents) {
  const auto decimals = [](double value, long unit) {
    const long scaled = std::lround(value * static_cast<double>(unit));
    std::string fraction = std::to_string(scaled % unit);
    fraction.insert(0, std::to_string(unit).size() - 1 - fraction.size(), '0');
    return std::to_string(scaled / unit) + "." + fraction;
  };
  if (percents >= 99.5 && percents < 100 - 1e-9) return decimals(std::floor(percents * 10) / 10, 10);
  if (percents >= 0.95) return std::to_string(std::lround(percents));
  if (percents >= 0.095) return decimals(percents, 10);
  if (percents >= 0.005) return decimals(percents, 100);
  return "0";
}

}  // namespace

std::string longDate(graph::Date date, Language language) {
  const auto day = date.civil();
  const std::string year = std::to_string(static_cast<int>(day.year()));
  return language == Language::chinese ? year + "年" + chineseDay(day)
                                       : englishDay(day, std::string_view::npos) + " " + year;
}

std::string shortDate(graph::Date date, Language language, bool withYear) {
  if (withYear && language == Language::chinese) return longDate(date, language);
  const auto day = date.civil();
  if (language == Language::chinese) return chineseDay(day);
  const std::string text = englishDay(day, 3);
  return withYear ? text + " " + std::to_string(static_cast<int>(day.year())) : text;
}

std::string percent(double fraction, Language language) {
  if (!std::isfinite(fraction)) return "—";
  const std::string digits = magnitude(std::abs(fraction) * 100);
  std::string text = fraction < 0 && digits != "0" ? std::string(minus) + digits : digits;
  if (language == Language::english) text += noBreakSpace;
  return text += "%";
}

std::string joinNames(const std::vector<std::string>& names, Language language) {
  const std::string_view comma = language == Language::chinese ? "、" : ", ";
  const std::string_view last = language == Language::chinese ? "和" : " and ";
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? last : comma;
    text += names[i];
  }
  return text;
}

}  // namespace cityties::core
