#pragma once
// Reading the members of a JSON object with every problem noted and none fatal: what the decoders share.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/io/json.hpp"
#include "graph/date.hpp"
#include "graph/diagnostic.hpp"

namespace cityties::io {

/// What a decoder found wrong, and what it did not know.
struct DecodeLog {
  std::string file;
  std::string place;  ///< put before every message: `step 'houston', action 1: `
  /// Of a command: empty texts and numbers out of range are read as they are. An action that is being put together has
  /// them, and who carries a command out checks it.
  bool unchecked = false;
  graph::Diagnostics errors;
  graph::Diagnostics warnings;
  struct Unknown {
    std::string pointer;
    const JsonValue* value;
  };
  std::vector<Unknown> unknown;

  void error(const JsonValue& at, std::string pointer, const std::string& message);
  void warning(const JsonValue& at, std::string pointer, const std::string& message);
};

enum class Need { required, optional };

/// One object being read. A key that was asked for is known; finish() reports the others. `null` is a value of the
/// wrong kind, not an absence. After an error the getter returns an empty value and reading goes on.
class JsonObject {
 public:
  /// An error when `value` is no object; it then reads as an empty one whose keys are not missed.
  JsonObject(DecodeLog& log, const JsonValue& value, std::string pointer);

  bool isObject() const { return value_.kind == JsonValue::Kind::object; }
  /// The pointer of a member.
  std::string at(std::string_view key) const;
  const JsonValue& value() const { return value_; }

  /// The member, or null when it is missing.
  const JsonValue* find(std::string_view key, Need need = Need::optional);
  /// As find, and an error when it is of another kind.
  const JsonValue* find(std::string_view key, JsonValue::Kind kind, Need need = Need::optional);

  /// Not empty, unless it is missing and optional.
  std::string text(std::string_view key, Need need = Need::optional);
  /// May be empty: a caption or a note.
  std::string prose(std::string_view key, Need need = Need::optional);
  /// An ISO 3166-1 alpha-2 code: two capital letters.
  std::string country(std::string_view key, Need need = Need::optional);
  std::optional<graph::Date> date(std::string_view key, Need need = Need::optional);
  /// An error outside of (low, high] or, with `closed`, outside of [low, high].
  struct Range {
    double low;
    double high;
    bool closed = false;
  };
  std::optional<double> number(std::string_view key, Range range, Need need = Need::optional);
  /// An array of texts that are not empty.
  std::vector<std::string> texts(std::string_view key, Need need = Need::optional);

  /// An error at the member, or at the object when it has none.
  void fail(std::string_view key, const std::string& message);
  /// Warns of every key nobody asked for, with the nearest known one.
  void finish();

 private:
  DecodeLog& log_;
  const JsonValue& value_;
  std::string pointer_;
  std::vector<std::string> known_;
};

}  // namespace cityties::io
