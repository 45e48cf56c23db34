#include "tests/app/page/svg_support.hpp"

#include <hb.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <stdexcept>

namespace cityties::test {
namespace {

double numberAt(const char*& at, const char* end) {
  while (at < end && *at == ' ') ++at;
  double value = 0;
  const auto read = std::from_chars(at, end, value);
  if (read.ec != std::errc{} || !std::isfinite(value))
    throw std::runtime_error("no number in a path: " + std::string(at, end));
  at = read.ptr;
  return value;
}

std::string decoded(std::string_view base64) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int have = 0;
  for (const char c : base64) {
    const auto value = letters.find(c);
    if (value == std::string_view::npos) continue;
    bits = bits << 6 | static_cast<unsigned>(value);
    have += 6;
    if (have >= 8) out += static_cast<char>(bits >> (have -= 8) & 255);
  }
  return out;
}

std::vector<char32_t> lettersOf(const std::string& utf8) {
  std::vector<char32_t> letters;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i]);
    const int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t letter = length == 1 ? first : first & (0x7F >> length);
    for (int k = 1; k < length; ++k)
      letter = letter << 6 | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 63);
    letters.push_back(letter);
    i += static_cast<std::size_t>(length);
  }
  return letters;
}

void walk(const pugi::xml_node& node, std::vector<pugi::xml_node>& found) {
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_element) {
      found.push_back(child);
      walk(child, found);
    }
}

struct HbDelete {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};

}  // namespace

std::vector<std::vector<Point>> linesOf(const std::string& path) {
  std::vector<std::vector<Point>> lines;
  const char *at = path.data(), *end = at + path.size();
  Point pen;
  bool relative = false;
  while (at < end) {
    if (*at == 'z' || *at == ' ') {
      ++at;
    } else if (*at == 'M') {
      ++at;
      pen.x = numberAt(at, end);
      pen.y = numberAt(at, end);
      lines.push_back({pen});
      relative = false;
    } else {
      if (*at == 'l') relative = true, ++at;
      if (!relative || lines.empty()) throw std::runtime_error("a path that begins with no M");
      pen.x += numberAt(at, end);
      pen.y += numberAt(at, end);
      lines.back().push_back(pen);
    }
  }
  return lines;
}

std::vector<pugi::xml_node> elementsOf(const pugi::xml_document& document) {
  std::vector<pugi::xml_node> found;
  walk(document, found);
  return found;
}

std::set<std::string> idsOf(const pugi::xml_document& document, std::vector<std::string>* twice) {
  std::set<std::string> ids;
  for (const pugi::xml_node& node : elementsOf(document))
    if (const std::string id = node.attribute("id").value(); !id.empty())
      if (!ids.insert(id).second && twice) twice->push_back(id);
  return ids;
}

std::vector<std::string> textsOf(const pugi::xml_document& document) {
  std::vector<std::string> texts;
  for (const pugi::xml_node& node : elementsOf(document))
    if (std::string_view(node.name()) == "text") texts.emplace_back(node.text().get());
  return texts;
}

std::vector<std::string> fontsOf(const pugi::xml_document& document) {
  std::vector<std::string> fonts;
  const std::string css = document.child("svg").child("style").text().get();
  const std::string mark = "base64,";
  for (auto at = css.find(mark); at != std::string::npos; at = css.find(mark, at)) {
    at += mark.size();
    fonts.push_back(decoded(std::string_view(css).substr(at, css.find(')', at) - at)));
  }
  return fonts;
}

std::set<char32_t> lettersWithoutFont(const std::vector<std::string>& texts, const std::vector<std::string>& fonts) {
  std::set<char32_t> missing;
  for (const std::string& text : texts)
    for (const char32_t letter : lettersOf(text))
      if (letter > 0x20 && letter != 0xA0) missing.insert(letter);
  for (const std::string& file : fonts) {
    const std::unique_ptr<hb_blob_t, HbDelete> blob(
        hb_blob_create(file.data(), static_cast<unsigned>(file.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const std::unique_ptr<hb_face_t, HbDelete> face(hb_face_create(blob.get(), 0));
    const std::unique_ptr<hb_font_t, HbDelete> font(hb_font_create(face.get()));
    std::erase_if(missing, [&](char32_t letter) {
      hb_codepoint_t glyph = 0;
      return hb_font_get_nominal_glyph(font.get(), static_cast<hb_codepoint_t>(letter), &glyph) && glyph != 0;
    });
  }
  return missing;
}

}  // namespace cityties::test
