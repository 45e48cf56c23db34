#pragma once
// Placing labels once, without overlaps, by importance, through an injected text measure.

#include <functional>
#include <string>
#include <vector>

#include "app/core/scene.hpp"

namespace cityties::core {

enum class FontWeight { regular, medium, semibold, bold };

/// How a label is set; from the style file.
struct TextStyle {
  float size = 12;  ///< logical pixels
  FontWeight weight = FontWeight::regular;
  bool italic = false;
  float letterSpacing = 0;  ///< logical pixels between letters
  Rgba colour;
  Rgba halo;
  float haloWidth = 2;   ///< 0: none
  bool tabular = false;  ///< figures of equal width, for columns
  bool operator==(const TextStyle&) const = default;
};

TextStyle labelStyle(const Style& style, LabelClass kind, bool chinese);

struct TextSize {
  float width = 0, height = 0, baseline = 0;  ///< baseline measured from the top
};
using MeasureText = std::function<TextSize(const std::string& utf8, const TextStyle& style)>;

struct PlacedLabel {
  std::string text;
  TextStyle style;
  PixelPoint topLeft;
  TextSize size;
  LabelClass kind = LabelClass::city;
  std::string dataId;
};

struct LabelRequest {
  const std::vector<LabelWish>* wishes = nullptr;
  Camera camera;
  PixelRect viewport;
  std::vector<PixelRect> obstacles;  ///< panels, inset
  std::vector<PixelRect> taken;      ///< by the callout: no label there, but what stands there keeps its name
  std::vector<PixelPoint> marks;     ///< centres of marks that labels should not cover
  const Style* style = nullptr;
  bool chinese = false;
  float scale = 1;  ///< UI scale: sizes are multiplied by it
};

/// Greedy by importance, then text; tries right, left, above, below and the diagonals of the anchor (names of areas and
/// distances: centred), and takes the first that covers the fewest marks and stands nearer to no other named place. A
/// label that fits nowhere, or would straddle the edge of the map, is left out, and so are ordinary cities beyond what
/// a picture bears. A water is named where its name keeps to open water, at one of its places, in rows if need be (each
/// row a label). Set as Chinese where a text is, whatever `chinese` says. Deterministic. O(n log n), and for each
/// label what lies around it; only what may find room is measured.
std::vector<PlacedLabel> placeLabels(const LabelRequest& request, const MeasureText& measure);

}  // namespace cityties::core
