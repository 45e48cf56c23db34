// The only file that knows the JSON library: a SAX handler builds our tree and counts lines as bytes are consumed.
#include "app/io/json.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "app/io/json_writer.hpp"

namespace cityties::io {
namespace {

/// A forward walk over the text that tells the handler how far the lexer has read.
struct CountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** furthest = nullptr;

  reference operator*() const { return *at; }
  CountingIterator& operator++() {
    *furthest = ++at;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator old = *this;
    ++*this;
    return old;
  }
  bool operator==(const CountingIterator& other) const { return at == other.at; }
  bool operator!=(const CountingIterator& other) const { return at != other.at; }
};

/// The library's message without its number and position, and without the raw bytes it quotes.
std::string plainMessage(const std::string& what) {
  std::string text = what;
  if (const auto end = text.find(": ", text.find("column "));
      text.find("column ") != std::string::npos && end != std::string::npos)
    text.erase(0, end + 2);
  else if (const auto bracket = text.find("] "); bracket != std::string::npos)
    text.erase(0, bracket + 2);
  if (const auto quote = text.find("; last read: "); quote != std::string::npos) text.erase(quote);
  return text;
}

bool hasControlCharacter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f;
  });
}

class TreeBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, std::string file)
      : counted_(text.data()), read_(text.data()), size_(text.size()), file_(std::move(file)) {}

  const char** position() { return &read_; }
  JsonValue takeRoot() { return std::move(root_); }
  graph::Diagnostics takeErrors() { return std::move(errors_); }

  bool null() override { return put({}); }
  bool boolean(bool value) override {
    JsonValue leaf;
    leaf.kind = JsonValue::Kind::boolean;
    leaf.boolean = value;
    return put(std::move(leaf));
  }
  bool number_integer(number_integer_t value) override {
    return putNumber(static_cast<double>(value), std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return putNumber(static_cast<double>(value), std::to_string(value));
  }
  bool number_float(number_float_t value, const string_t& digits) override { return putNumber(value, digits); }
  bool string(string_t& value) override {
    if (hasControlCharacter(value)) error("a text holds a control character");
    JsonValue leaf;
    leaf.kind = JsonValue::Kind::text;
    leaf.text = std::move(value);
    return put(std::move(leaf));
  }
  bool binary(binary_t&) override { return false; }  // JSON has none

  bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) override { return open(JsonValue::Kind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    if (hasControlCharacter(value)) error("a key holds a control character");
    if (!open_.back().keys.insert(value).second) error("the key '" + value + "' stands here a second time");
    open_.back().value->members.push_back({std::move(value), {}});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& problem) override {
    if (position > size_) countLines(read_);  // the end of the text is on the line after the last line break
    error("not valid JSON: " + plainMessage(problem.what()));
    return false;
  }

 private:
  struct Open {
    JsonValue* value;
    std::unordered_set<std::string> keys;
  };

  /// Of the token just read. The lexer may have read one byte more to see where a number ends.
  std::size_t line() {
    if (read_ > counted_) countLines(read_ - 1);
    return line_;
  }

  void countLines(const char* end) {
    line_ += static_cast<std::size_t>(std::count(counted_, end, '\n'));
    counted_ = end;
  }

  void error(std::string message) {
    errors_.push_back({graph::Severity::error, file_, {}, line(), {}, std::move(message)});
  }

  /// Where the next value belongs. Pointers on the stack stay valid: only the innermost container grows.
  JsonValue& slot() {
    if (open_.empty()) return root_;
    JsonValue& parent = *open_.back().value;
    return parent.kind == JsonValue::Kind::object ? parent.members.back().value : parent.items.emplace_back();
  }

  bool put(JsonValue value) {
    value.line = line();
    slot() = std::move(value);
    return true;
  }

  bool putNumber(double value, std::string digits) {
    JsonValue leaf;
    leaf.kind = JsonValue::Kind::number;
    leaf.number = value;
    leaf.text = std::move(digits);
    return put(std::move(leaf));
  }

  bool open(JsonValue::Kind kind) {
    if (open_.size() == jsonDepthLimit) {
      error("arrays and objects are nested deeper than " + std::to_string(jsonDepthLimit) + " levels");
      return false;
    }
    JsonValue& value = slot();
    value.kind = kind;
    value.line = line();
    open_.push_back({&value, {}});
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  const char* counted_;
  const char* read_;
  std::size_t size_;
  std::string file_;
  std::size_t line_ = 1;
  JsonValue root_;
  std::vector<Open> open_;
  graph::Diagnostics errors_;
};

graph::Diagnostic fileError(const std::string& file, std::string message) {
  return {graph::Severity::error, file, {}, 0, {}, std::move(message)};
}

std::string tooLarge() {
  return "larger than " + std::to_string(jsonSizeLimit >> 20) + " MiB, the limit for JSON files";
}

void write(JsonWriter& out, const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      out.null();
      break;
    case JsonValue::Kind::boolean:
      out.boolean(value.boolean);
      break;
    case JsonValue::Kind::number:
      out.digits(value.text);
      break;
    case JsonValue::Kind::text:
      out.text(value.text);
      break;
    case JsonValue::Kind::array:
      out.beginArray(JsonWriter::Layout::line);
      for (const auto& item : value.items) write(out, item);
      out.endArray();
      break;
    case JsonValue::Kind::object:
      out.beginObject(JsonWriter::Layout::line);
      for (const auto& [key, member] : value.members) write(out.key(key), member);
      out.endObject();
      break;
  }
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

std::string_view describe(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return "true or false";
    case JsonValue::Kind::number:
      return "a number";
    case JsonValue::Kind::text:
      return "a text";
    case JsonValue::Kind::array:
      return "an array";
    case JsonValue::Kind::object:
      return "an object";
  }
  return "";
}

graph::Result<JsonValue> parseJson(std::string_view text, const std::string& fileName) {
  if (text.size() > jsonSizeLimit) return graph::failure(fileError(fileName, tooLarge()));
  TreeBuilder builder(text, fileName);
  const char* end = text.data() + text.size();
  nlohmann::json::sax_parse(CountingIterator{text.data(), builder.position()},
                            CountingIterator{end, builder.position()}, &builder);
  if (auto errors = builder.takeErrors(); !errors.empty()) return tl::unexpected(std::move(errors));
  return builder.takeRoot();
}

graph::Result<JsonValue> readJson(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  std::error_code status;
  if (std::filesystem::is_directory(file, status))
    return graph::failure(fileError(file.string(), "is a folder; expected a JSON file"));
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    return graph::failure(fileError(file.string(), std::string("cannot be opened: ") + std::strerror(errno)));
  // Read up to the limit only: the name may stand for something endless.
  std::string text(jsonSizeLimit + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad()) return graph::failure(fileError(file.string(), "cannot be read to its end"));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return parseJson(text, name);
}

std::string toText(const JsonValue& value) {
  JsonWriter out;
  write(out, value);
  return out.take();
}

std::string pointerToken(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

}  // namespace cityties::io
