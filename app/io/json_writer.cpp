#include "app/io/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace cityties::io {
namespace {

/// Length of the well-formed UTF-8 sequence at the start of `bytes`; 0 when there is none.
std::size_t sequenceLength(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((at(i) & 0xc0) != 0x80) return 0;
  const bool overlong = (lead == 0xe0 && at(1) < 0xa0) || (lead == 0xf0 && at(1) < 0x90);
  const bool outside = (lead == 0xed && at(1) >= 0xa0) || (lead == 0xf4 && at(1) >= 0x90);
  return overlong || outside ? 0 : length;
}

}  // namespace

std::optional<std::string> numberText(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  std::array<char, 32> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), end);
}

void JsonWriter::newLine() {
  out_ += '\n';
  out_.append(2 * open_.size(), ' ');
}

/// Puts what stands between the previous value and the next one.
void JsonWriter::separate() {
  if (std::exchange(afterKey_, false) || open_.empty()) return;
  Open& in = open_.back();
  if (!in.empty) out_ += in.line ? ", " : ",";
  if (!in.line) newLine();
  in.empty = false;
}

void JsonWriter::begin(char bracket, Layout layout) {
  separate();
  const bool line = layout == Layout::line || (!open_.empty() && open_.back().line);
  out_ += bracket;
  open_.push_back({line, true});
}

void JsonWriter::end(char bracket) {
  const Open closed = open_.back();
  open_.pop_back();
  if (!closed.line && !closed.empty) newLine();
  out_ += bracket;
}

JsonWriter& JsonWriter::beginObject(Layout layout) { return begin('{', layout), *this; }
JsonWriter& JsonWriter::endObject() { return end('}'), *this; }
JsonWriter& JsonWriter::beginArray(Layout layout) { return begin('[', layout), *this; }
JsonWriter& JsonWriter::endArray() { return end(']'), *this; }

JsonWriter& JsonWriter::key(std::string_view key) {
  separate();
  quote(key);
  out_ += ": ";
  afterKey_ = true;
  return *this;
}

JsonWriter& JsonWriter::digits(std::string_view digits) {
  separate();
  out_ += digits;
  return *this;
}

JsonWriter& JsonWriter::null() { return digits("null"); }
JsonWriter& JsonWriter::boolean(bool value) { return digits(value ? "true" : "false"); }
JsonWriter& JsonWriter::integer(long long value) { return digits(std::to_string(value)); }

JsonWriter& JsonWriter::number(double value) {
  if (std::abs(value) < 1e-12) return digits("0");
  const auto text = numberText(value);
  return text ? digits(*text) : null();
}

JsonWriter& JsonWriter::number(const std::optional<double>& value) { return value ? number(*value) : null(); }

JsonWriter& JsonWriter::text(std::string_view utf8) {
  separate();
  quote(utf8);
  return *this;
}

JsonWriter& JsonWriter::textOrNull(std::string_view utf8) { return utf8.empty() ? null() : text(utf8); }

JsonWriter& JsonWriter::texts(const std::vector<std::string>& values) {
  beginArray(Layout::line);
  for (const auto& value : values) text(value);
  return endArray();
}

std::string JsonWriter::take() {
  open_.clear();
  afterKey_ = false;
  return std::exchange(out_, {});
}

/// What is not UTF-8 is replaced, so that the document always is.
void JsonWriter::quote(std::string_view utf8) {
  static constexpr char hex[] = "0123456789abcdef";
  out_ += '"';
  while (!utf8.empty()) {
    const char c = utf8.front();
    const std::size_t length = sequenceLength(utf8);
    if (c == '"' || c == '\\') {
      out_ += {'\\', c};
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (c == '\r') {
      out_ += "\\r";
    } else if (c == '\t') {
      out_ += "\\t";
    } else if (const auto byte = static_cast<unsigned char>(c); byte < 0x20 || byte == 0x7f) {
      out_ += std::string("\\u00") + hex[byte >> 4] + hex[byte & 15];
    } else if (length == 0) {
      out_ += "\uFFFD";
    } else {
      out_ += utf8.substr(0, length);
    }
    // Of a broken sequence, what follows its first byte and can be no start belongs to it.
    utf8.remove_prefix(std::max<std::size_t>(length, 1));
    while (length == 0 && !utf8.empty() && (static_cast<unsigned char>(utf8.front()) & 0xc0) == 0x80)
      utf8.remove_prefix(1);
  }
  out_ += '"';
}

}  // namespace cityties::io
