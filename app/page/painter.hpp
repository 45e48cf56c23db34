#pragma once
// Draws a scene with Cairo. Logical pixels of strokes and marks are multiplied by `scale`.

#include "app/core/labels.hpp"
#include "app/core/scene.hpp"
#include "app/page/cairo_handles.hpp"
#include "app/text/text.hpp"

namespace cityties::page {

/// A part of the picture that shows a map.
struct MapView {
  core::Camera camera;
  core::PixelRect viewport;
  float scale = 1;
};

/// Background, layers and glow, clipped to the viewport.
void paintScene(cairo_t* cairo, const core::MapScene& scene, const MapView& view);

/// One mark with its centre at a pixel; also for legends and lists.
void paintMark(cairo_t* cairo, const core::MarkShape& mark, core::PixelPoint at, float scale);
/// One stroke along the current path, which it uses up.
void paintStroke(cairo_t* cairo, const core::Stroke& stroke, float scale, double opacity = 1, double dashOffset = 0);
/// Fill, hatch and outline of the current path, which it uses up.
void paintArea(cairo_t* cairo, const core::AreaShape& shape, float scale);

/// Centres of cities and posts, for labels to keep off.
std::vector<core::PixelPoint> marksOf(const core::MapScene& scene, const MapView& view);
void paintLabels(cairo_t* cairo, const std::vector<core::PlacedLabel>& labels, text::TextEngine& text);

/// Adds the blurred lines marked `glow` to what is drawn. Used by paintScene.
void paintGlow(cairo_t* cairo, const core::Layer& layer, const MapView& view, float strength, float sigma);
/// The line as pixels, in pieces of one opacity each; used by paintScene and paintGlow.
void paintLine(cairo_t* cairo, const core::LineShape& line, const MapView& view);

}  // namespace cityties::page
