#pragma once
// Fonts cut down to the letters of a picture, for formats that carry their fonts along.

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "app/text/text.hpp"

namespace cityties::text {

/// One face, as an OpenType file that holds nothing but the letters asked for and what sets them (kerning, figures of
/// equal width).
struct FontSubset {
  std::string family;
  int weight = 400;  ///< as in CSS
  bool italic = false;
  std::string file;  ///< bytes
};

/// Notes which letters are set in which face, as Pango would set them on this machine.
class FontCollector {
 public:
  explicit FontCollector(const TextEngine& engine) : engine_(engine) {}

  void add(const std::string& utf8, const core::TextStyle& style);

  /// Families that `utf8` was set in besides the two of the program, in order of their first letter; empty as a rule.
  const std::set<std::string>& families() const { return families_; }

  /// By family, weight and slant. Without a face whose maker forbids embedding (OS/2 fsType), or that cannot be cut.
  std::vector<FontSubset> subsets() const;

 private:
  using Face = std::tuple<std::string, int, bool>;
  struct Letters {
    std::set<char32_t> used;
    std::string sampleText;  ///< with its style, leads to the face again
    core::TextStyle sampleStyle;
  };
  const TextEngine& engine_;
  std::map<Face, Letters> faces_;
  std::set<std::string> families_;
};

}  // namespace cityties::text
