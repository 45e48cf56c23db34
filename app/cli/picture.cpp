#include "app/cli/picture.hpp"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <string_view>

namespace cityties::cli {
namespace {

/// Reads a number at `from` and moves it on.
std::optional<double> readNumber(const char*& from, const char* end) {
  double value = 0;
  const auto read = std::from_chars(from, end, value);
  if (read.ec != std::errc{} || !std::isfinite(value)) return std::nullopt;
  from = read.ptr;
  return value;
}

/// The last name of a path; other words as they are.
std::string withoutFolders(const std::string& word) {
  const auto equals = word.rfind("--", 0) == 0 ? word.find('=') : std::string::npos;
  if (equals != std::string::npos) return word.substr(0, equals + 1) + withoutFolders(word.substr(equals + 1));
  if (word.find('/') == std::string::npos) return word;
  std::filesystem::path path(word);
  if (!path.has_filename()) path = path.parent_path();
  return path.filename().string();
}

std::string quoted(const std::string& word) {
  return word.find_first_of(" \t\n\"'$&;<>|*?()") == std::string::npos ? word : "\"" + word + "\"";
}

}  // namespace

std::optional<PaperSize> readPaperSize(const std::string& text) {
  static const std::map<std::string_view, double> inches{{"", 0},          {"px", 0}, {"mm", 1 / 25.4},
                                                         {"cm", 1 / 2.54}, {"in", 1}, {"pt", 1.0 / 72}};
  const char *at = text.data(), *end = at + text.size();
  const auto width = readNumber(at, end);
  if (!width || at == end || (*at != 'x' && *at != 'X')) return std::nullopt;
  const auto height = readNumber(++at, end);
  const auto unit = inches.find(std::string_view(at, static_cast<std::size_t>(end - at)));
  if (!height || unit == inches.end() || *width <= 0 || *height <= 0) return std::nullopt;
  return PaperSize{*width, *height, unit->second};
}

std::optional<graph::LonLat> readPosition(const std::string& text) {
  const char *at = text.data(), *end = at + text.size();
  const auto lon = readNumber(at, end);
  if (!lon || at == end || *at != ',') return std::nullopt;
  const auto lat = readNumber(++at, end);
  if (!lat || at != end) return std::nullopt;
  return graph::LonLat{{*lon}, {*lat}};
}

std::string commandText(const std::vector<std::string>& words) {
  static const std::vector<std::string> withValue{"-o", "--output", "--threads"};
  std::string text = "cityties";
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string name = words[i].substr(0, words[i].find('='));
    bool skip = name == "--verbose" || (words[i].rfind("-o", 0) == 0 && words[i].size() > 2);
    for (const std::string& option : withValue) {
      skip = skip || name == option;
      if (words[i] == option) ++i;
      if (skip) break;
    }
    if (!skip) text += " " + quoted(withoutFolders(words[i]));
  }
  return text;
}

}  // namespace cityties::cli
