#include "graph/validate_row.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace cityties::graph::validation {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool isWordCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string quoted(std::string_view cell) {
  constexpr std::size_t most = 60;
  const bool cut = cell.size() > most;
  if (cut) {
    cell = cell.substr(0, most);
    // Never end inside a character: drop its continuation bytes and then its first byte.
    while (!cell.empty() && (static_cast<unsigned char>(cell.back()) & 0xC0) == 0x80) cell.remove_suffix(1);
    if (!cell.empty() && static_cast<unsigned char>(cell.back()) >= 0xC0) cell.remove_suffix(1);
  }
  std::string out = "'" + std::string(cell) + (cut ? "…'" : "'");
  std::replace_if(out.begin(), out.end(), isControl, ' ');
  return out;
}

Diagnostic Source::error(std::size_t row, std::string_view field, std::string message) const {
  return {Severity::error, file, layer, row, std::string(field), std::move(message)};
}

Diagnostic Source::warning(std::size_t row, std::string_view field, std::string message) const {
  return {Severity::warning, file, layer, row, std::string(field), std::move(message)};
}

std::size_t Columns::find(std::string_view name) const {
  const auto it = std::find(names_.begin(), names_.end(), name);
  return it == names_.end() ? none : static_cast<std::size_t>(it - names_.begin());
}

bool Columns::check(std::span<const std::string_view> required, const Source& source, Diagnostics& out) const {
  bool fine = true;
  for (const auto name : required) {
    if (find(name) != none) continue;
    out.push_back(source.error(headerRow_, name, "missing column " + quoted(name)));
    fine = false;
  }
  auto sorted = names_;
  std::sort(sorted.begin(), sorted.end());
  for (auto it = sorted.begin(); (it = std::adjacent_find(it, sorted.end())) != sorted.end();) {
    const auto name = *it;
    it = std::upper_bound(it, sorted.end(), name);
    if (name.empty()) continue;  // what a spreadsheet leaves behind: columns without a name carry nothing
    out.push_back(source.error(headerRow_, name, "column " + quoted(name) + " is given more than once"));
    fine = false;
  }
  return fine;
}

std::string_view Row::cell(std::string_view column) const {
  const auto index = columns_.find(column);
  return index < row_.cells.size() ? trimmed(row_.cells[index]) : std::string_view{};
}

std::string Row::required(std::string_view column) {
  const auto value = cell(column);
  if (value.empty()) complain(column, "empty; a value is required");
  return std::string(value);
}

std::string Row::id(std::string_view column, bool mustBeThere) {
  auto value = mustBeThere ? required(column) : text(column);
  if (std::any_of(value.begin(), value.end(), [](char c) { return isBlank(c) || isControl(c); })) {
    complain(column, quoted(value) + " is not an id; expected a name without blanks");
  }
  return value;
}

CountryCode Row::country(std::string_view column) {
  auto value = required(column);
  if (!value.empty() && !(value.size() == 2 && isCapital(value[0]) && isCapital(value[1]))) {
    complain(column, quoted(value) + " is not a country code; expected two capital letters such as US");
  }
  return CountryCode{std::move(value)};
}

std::string Row::word(std::string_view column) {
  auto value = text(column);
  if (!std::all_of(value.begin(), value.end(), isWordCharacter)) {
    complain(column, quoted(value) + " is not a kind; expected a word of a-z, 0-9 and _");
  }
  return value;
}

std::optional<double> Row::number(std::string_view column) {
  const auto value = cell(column);
  if (value.empty()) return {};
  double result = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), result);
  if (end != value.data() + value.size() || error == std::errc::invalid_argument) {
    const bool comma = value.find(',') != std::string_view::npos;
    complain(column, quoted(value) + " is not a number" + (comma ? "; write a decimal point" : ""));
    return {};
  }
  if (error != std::errc{} || !std::isfinite(result)) {
    complain(column, quoted(value) + " is not a finite number");
    return {};
  }
  return result;
}

std::optional<PartialDate> Row::date(std::string_view column) {
  const auto value = cell(column);
  if (value.empty()) return {};
  auto result = PartialDate::parse(value);
  if (!result) {
    complain(column, quoted(value) + " is not a possible date; expected YYYY, YYYY-MM or YYYY-MM-DD");
  }
  return result;
}

std::optional<Date> Row::day(std::string_view column) {
  const auto value = cell(column);
  if (value.empty()) return {};
  auto result = Date::parse(value);
  if (!result) complain(column, quoted(value) + " is not a possible day; expected YYYY-MM-DD");
  return result;
}

LonLat Row::position() {
  for (const auto* column : {"lat", "lon"}) required(column);
  const auto lat = number("lat");
  const auto lon = number("lon");
  if (!lat || !lon) return {};
  if (std::abs(*lat) > 90) {
    const bool swapped = std::abs(*lat) <= 180 && std::abs(*lon) <= 90;
    complain("lat", "latitude " + text("lat") + " is out of range" +
                        (swapped ? "; are lat and lon swapped?" : "; expected -90 to 90"));
  }
  if (std::abs(*lon) > 180) complain("lon", "longitude " + text("lon") + " is out of range; expected -180 to 180");
  return {Longitude{*lon}, Latitude{*lat}};
}

Confidence Row::confidence() {
  return keyword<Confidence>("confidence",
                             {{"high", Confidence::high}, {"medium", Confidence::medium}, {"low", Confidence::low}},
                             Confidence::high);
}

void Row::checkInterval(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to,
                        std::string_view toColumn) {
  if (!from || !to || from->firstDay() < to->exclusiveEnd()) return;
  complain(toColumn, "never in force: it ends " + to->text() + " and begins " + from->text());
}

void Row::complain(std::string_view column, std::string message) {
  usable_ = false;
  out_.push_back(source_.error(row_.number, column, message.append(rowSkipped)));
}

}  // namespace cityties::graph::validation
