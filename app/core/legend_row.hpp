#pragma once
// One row of a legend while it is put together.

#include <string_view>
#include <utility>

#include "app/core/compose.hpp"

namespace cityties::core {

class LegendRow {
 public:
  void line(bool shown, std::string_view label, Stroke stroke) {
    if (shown) items_.push_back({std::string(label), stroke, {}, {}});
  }
  void area(bool shown, std::string_view label, Rgba fill, std::optional<Hatch> hatch, Stroke outline) {
    if (shown) items_.push_back({std::string(label), {}, {}, AreaShape{{}, fill, hatch, outline, {}, {}, {}}});
  }
  void mark(bool shown, std::string_view label, Symbol symbol, float size, Rgba fill,
            std::optional<Stroke> outline = {}) {
    if (shown) items_.push_back({std::string(label), {}, MarkShape{{}, symbol, size, fill, outline, {}, {}, {}}, {}});
  }
  std::vector<LegendItem> take() { return std::move(items_); }

 private:
  std::vector<LegendItem> items_;
};

/// The legend of MapContent::difference.
std::vector<std::vector<LegendItem>> differenceLegend(const Story& story, const Catalogue& words,
                                                      const ComposeOptions& options, LegendScope scope);

}  // namespace cityties::core
