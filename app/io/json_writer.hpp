#pragma once
// Writes JSON in the order it is told, with numbers that read back to the same bits.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cityties::io {

/// Shortest text that reads back as `value`, without a locale; nothing for NaN and infinities.
std::optional<std::string> numberText(double value);

/// One document. Misuse (a value without a key in an object) is a programming error and not checked.
class JsonWriter {
 public:
  enum class Layout {
    block,  ///< one member a line, indented by two spaces
    line,   ///< all on one line, also what is inside
  };

  JsonWriter& beginObject(Layout layout = Layout::block);
  JsonWriter& endObject();
  JsonWriter& beginArray(Layout layout = Layout::block);
  JsonWriter& endArray();
  JsonWriter& key(std::string_view key);

  JsonWriter& null();
  JsonWriter& boolean(bool value);
  JsonWriter& integer(long long value);
  /// |value| < 1e-12 is written as 0, NaN and infinities as null (DESIGN §4).
  JsonWriter& number(double value);
  JsonWriter& number(const std::optional<double>& value);
  /// A number as somebody else wrote it.
  JsonWriter& digits(std::string_view digits);
  JsonWriter& text(std::string_view utf8);
  JsonWriter& textOrNull(std::string_view utf8);
  JsonWriter& texts(const std::vector<std::string>& values);

  /// The document; the writer is empty afterwards.
  std::string take();

 private:
  struct Open {
    bool line = false;
    bool empty = true;
  };
  void separate();
  void begin(char bracket, Layout layout);
  void end(char bracket);
  void newLine();
  void quote(std::string_view utf8);

  std::string out_;
  std::vector<Open> open_;
  bool afterKey_ = false;
};

}  // namespace cityties::io
