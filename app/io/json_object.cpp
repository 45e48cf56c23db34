#include "app/io/json_object.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/io/json_writer.hpp"
#include "app/io/nearest_word.hpp"

namespace cityties::io {
namespace {

graph::Diagnostic made(graph::Severity severity, const DecodeLog& log, const JsonValue& at, std::string pointer,
                       const std::string& message) {
  return {severity, log.file, {}, at.line, std::move(pointer), log.place + message};
}

std::string inQuotes(std::string_view word) { return "'" + std::string(word) + "'"; }

}  // namespace

void DecodeLog::error(const JsonValue& at, std::string pointer, const std::string& message) {
  errors.push_back(made(graph::Severity::error, *this, at, std::move(pointer), message));
}

void DecodeLog::warning(const JsonValue& at, std::string pointer, const std::string& message) {
  warnings.push_back(made(graph::Severity::warning, *this, at, std::move(pointer), message));
}

JsonObject::JsonObject(DecodeLog& log, const JsonValue& value, std::string pointer)
    : log_(log), value_(value), pointer_(std::move(pointer)) {
  if (!isObject()) log_.error(value_, pointer_, "expected an object, not " + std::string(describe(value_.kind)));
}

std::string JsonObject::at(std::string_view key) const { return pointer_ + "/" + pointerToken(key); }

const JsonValue* JsonObject::find(std::string_view key, Need need) {
  known_.emplace_back(key);
  const JsonValue* member = value_.find(key);
  if (!member && need == Need::required && isObject())
    log_.error(value_, at(key), "the key " + inQuotes(key) + " is missing");
  return member;
}

const JsonValue* JsonObject::find(std::string_view key, JsonValue::Kind kind, Need need) {
  const JsonValue* member = find(key, need);
  if (!member || member->kind == kind) return member;
  fail(key, inQuotes(key) + " must be " + std::string(describe(kind)) + ", not " + std::string(describe(member->kind)));
  return nullptr;
}

std::string JsonObject::prose(std::string_view key, Need need) {
  const JsonValue* member = find(key, JsonValue::Kind::text, need);
  return member ? member->text : std::string{};
}

std::string JsonObject::text(std::string_view key, Need need) {
  const JsonValue* member = find(key, JsonValue::Kind::text, need);
  if (!member) return {};
  if (member->text.empty() && !log_.unchecked) fail(key, inQuotes(key) + " is empty");
  return member->text;
}

std::string JsonObject::country(std::string_view key, Need need) {
  std::string code = text(key, need);
  const bool wellFormed =
      code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!code.empty() && !wellFormed && !log_.unchecked)
    fail(key, inQuotes(key) + " must be a country code of two capital letters such as US, not " + inQuotes(code));
  return code;
}

std::optional<graph::Date> JsonObject::date(std::string_view key, Need need) {
  const JsonValue* member = find(key, JsonValue::Kind::text, need);
  if (!member) return std::nullopt;
  const auto day = graph::Date::parse(member->text);
  if (!day) fail(key, inQuotes(key) + " must be a day as YYYY-MM-DD, not " + inQuotes(member->text));
  return day;
}

std::optional<double> JsonObject::number(std::string_view key, Range range, Need need) {
  const JsonValue* member = find(key, JsonValue::Kind::number, need);
  if (!member) return std::nullopt;
  const double value = member->number;
  const bool inside = (range.closed ? value >= range.low : value > range.low) && value <= range.high;
  if ((inside || log_.unchecked) && std::isfinite(value)) return value;
  std::string expected = range.closed ? "at least " : "greater than ";
  expected += numberText(range.low).value_or("");
  if (std::isfinite(range.high)) expected += " and at most " + numberText(range.high).value_or("");
  fail(key, inQuotes(key) + " must be " + expected + ", not " + member->text);
  return std::nullopt;
}

std::vector<std::string> JsonObject::texts(std::string_view key, Need need) {
  const JsonValue* member = find(key, JsonValue::Kind::array, need);
  std::vector<std::string> found;
  if (!member) return found;
  for (std::size_t i = 0; i < member->items.size(); ++i) {
    const JsonValue& item = member->items[i];
    const std::string pointer = at(key) + "/" + std::to_string(i);
    if (item.kind != JsonValue::Kind::text)
      log_.error(item, pointer, inQuotes(key) + " must hold texts, not " + std::string(describe(item.kind)));
    else if (item.text.empty() && !log_.unchecked)
      log_.error(item, pointer, "an empty text in " + inQuotes(key));
    else
      found.push_back(item.text);
  }
  return found;
}

void JsonObject::fail(std::string_view key, const std::string& message) {
  const JsonValue* member = value_.find(key);
  log_.error(member ? *member : value_, at(key), message);
}

void JsonObject::finish() {
  for (const auto& [key, member] : value_.members) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    std::string message = "the key " + inQuotes(key) + " is not known and has no effect";
    if (const auto near = nearestWord(key, known_)) message += "; did you mean " + inQuotes(*near) + "?";
    log_.warning(member, at(key), message);
    log_.unknown.push_back({at(key), &member});
  }
}

}  // namespace cityties::io
