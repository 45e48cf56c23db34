#pragma once
// A page as SVG, written by ourselves: groups with names, classes, data-ids, titles, and text that is text. The
// structure is a contract (README, "SVG").

#include <map>
#include <set>
#include <string>

#include "app/page/canvas.hpp"
#include "app/page/metadata.hpp"
#include "app/text/subset.hpp"

namespace cityties::page {

class SvgCanvas final : public Canvas {
 public:
  explicit SvgCanvas(text::TextEngine& text) : text_(text), fonts_(text) {}

  void open(std::string_view id) override;
  void openClipped(std::string_view id, core::PixelRect clip, float radius) override;
  void close() override;
  void setPrefix(std::string_view prefix) override { prefix_ = prefix; }
  void box(core::PixelRect rect, float radius, core::Rgba fill, const std::optional<core::Stroke>& edge,
           std::string_view className) override;
  void area(const std::vector<PixelLine>& rings, const AreaPaint& paint, const Tag& tag) override;
  void line(const DrawnLine& line) override;
  void mark(const core::MarkShape& mark, core::PixelPoint at) override;
  void text(const std::string& utf8, const core::TextStyle& style, float x, float y, Anchor anchor,
            const Tag& tag) override;
  void shade(core::PixelPoint middle, float radiusX, float radiusY, core::Rgba colour) override;

  /// The whole document. `width` and `height` in pixels, `dpi` of which are an inch.
  std::string document(double width, double height, double dpi, const Metadata& about) const;

 private:
  std::string unique(const std::string& id);
  /// The class that stands for some declarations of style.
  const std::string& styled(const std::string& declarations, char kind);
  std::string hatchFill(const AreaPaint& paint);
  /// `<name class="… p1" data-id="…"`
  void begin(std::string_view name, const Tag& tag, const std::string& style);
  /// `/>`, or the title and the end tag.
  void end(std::string_view name, const Tag& tag);
  void title(const Tag& tag);
  void solidMark(const core::MarkShape& mark, core::PixelPoint at, const Tag& tag);
  void crossMark(const core::MarkShape& mark, core::PixelPoint at, const Tag& tag);
  std::string styleSheet() const;

  text::TextEngine& text_;
  text::FontCollector fonts_;
  std::string prefix_, body_, definitions_;
  std::set<std::string> ids_;
  std::map<std::string, std::string> classes_, hatches_;    ///< by what they stand for
  std::vector<std::pair<std::string, std::string>> rules_;  ///< class and declarations, as they came
};

}  // namespace cityties::page
