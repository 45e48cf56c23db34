#pragma once
// Pango: measuring and rasterising map labels; finding fonts. Inter and WenQuanYi Micro Hei through fontconfig.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/labels.hpp"

typedef struct _cairo cairo_t;  // NOLINT(bugprone-reserved-identifier): the name that Cairo gives it

namespace cityties::text {

/// How letters come out on a Cairo surface. `outlines`: filled shapes, the same on every surface. `letters`: real text
/// after its halo, so that a PDF keeps its words and embeds its fonts.
enum class TextForm { outlines, letters };

/// One Pango context; belongs to one thread.
class TextEngine {
 public:
  TextEngine();
  ~TextEngine();
  TextEngine(const TextEngine&) = delete;
  TextEngine& operator=(const TextEngine&) = delete;

  core::TextSize measure(const std::string& utf8, const core::TextStyle& style);
  core::MeasureText measurer() {
    return [this](const auto& s, const auto& t) { return measure(s, t); };
  }

  /// The lines a paragraph breaks into at `width` pixels: between words, or anywhere in Chinese where its rules allow.
  std::vector<std::string> wrap(const std::string& utf8, const core::TextStyle& style, double width);

  /// Draws with halo, top left at (x, y), on a Cairo context. A letter that no font has is left out, never a box.
  void draw(cairo_t* cairo, const std::string& utf8, const core::TextStyle& style, double x, double y,
            TextForm form = TextForm::outlines);

  /// A label as premultiplied RGBA, `pad` pixels of halo and air around what measure() gives.
  struct Bitmap {
    int width = 0, height = 0, pad = 0;
    std::vector<std::uint8_t> rgba;
  };
  Bitmap rasterise(const std::string& utf8, const core::TextStyle& style);

 private:
  friend class FontCollector;
  struct State;
  std::unique_ptr<State> state_;
};

struct FontFile {
  std::filesystem::path path;
  int index = 0;  ///< face in a collection
};
/// Files for the interface: Inter in a weight, and the Chinese face. Nothing when it is not installed (a near match of
/// another family is not taken for Chinese; for Latin any sans-serif serves).
std::optional<FontFile> latinFont(core::FontWeight weight);
std::optional<FontFile> chineseFont();

}  // namespace cityties::text
