#pragma once
// JSON as a plain tree that remembers the line of every value. The JSON library stays behind json.cpp.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/diagnostic.hpp"

namespace cityties::io {

/// What a person may hand us: larger or deeper input is an error, not a crash.
inline constexpr std::size_t jsonSizeLimit = std::size_t{16} << 20;  ///< bytes
inline constexpr std::size_t jsonDepthLimit = 64;                    ///< arrays and objects inside each other

struct JsonMember;

struct JsonValue {
  enum class Kind { null, boolean, number, text, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string text;                 ///< the string; of a number, its digits as written
  std::vector<JsonValue> items;     ///< of an array
  std::vector<JsonMember> members;  ///< of an object, in file order; every key once
  std::size_t line = 0;             ///< 1-based

  /// Null when this is no object or has no such key.
  const JsonValue* find(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  JsonValue value;
};

/// "a text", "an object", …
std::string_view describe(JsonValue::Kind kind);

/// Errors, with the line in `row`: malformed JSON, broken UTF-8, numbers out of range, control characters in texts
/// (line breaks and tabs are fine), every duplicate key, and the limits above. O(length).
graph::Result<JsonValue> parseJson(std::string_view text, const std::string& fileName);

/// Reads and parses. Further errors: no such file, a folder, unreadable, too large.
graph::Result<JsonValue> readJson(const std::filesystem::path& file);

/// On one line; numbers keep their digits.
std::string toText(const JsonValue& value);

/// One reference token of a JSON pointer (RFC 6901): `~` and `/` escaped.
std::string pointerToken(std::string_view key);

}  // namespace cityties::io
