#pragma once
// The scene: what a map shows, as plain data. Window and page draw the same scene with painters of their own.
// Positions are on the map plane (earth radii); widths, sizes and dashes are logical pixels.

#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/style.hpp"
#include "geo/plane.hpp"

namespace cityties::core {

struct Stroke {
  Rgba colour;
  float width = 1;
  std::array<float, 2> dash{0, 0};  ///< on, off; {0,0}: solid
  bool glow = false;                ///< also drawn, blurred, into the additive glow
  bool operator==(const Stroke&) const = default;
};

struct Hatch {
  Rgba colour;
  float spacing = 7;
  float width = 1.2f;  ///< lines at 45°
  bool operator==(const Hatch&) const = default;
};

/// A filled area. `className` and `dataId` become class and data-id in SVG.
struct AreaShape {
  geo::PlaneMultiPolygon area;
  Rgba fill;
  std::optional<Hatch> hatch;
  std::optional<Stroke> outline;
  std::string className, dataId, title;
};

struct LineShape {
  geo::PlaneLine points;
  std::vector<float> opacity;  ///< one per point, or empty: 1 everywhere
  Stroke stroke;
  std::string className, dataId, title;
};

enum class Symbol {
  dot,          ///< filled circle
  square,       ///< embassy: square with a hole
  diamond,      ///< consulate general, consulate
  smallSquare,  ///< office
  cross,        ///< closed ✕
  ring,         ///< circle outline (cut city: vermilion; down to one: white)
};

struct MarkShape {
  geo::PlanePoint position;
  Symbol symbol = Symbol::dot;
  float size = 3;  ///< radius or half diagonal
  Rgba fill;
  std::optional<Stroke> outline;
  std::string className, dataId, title;
};

struct Flows;

/// Drawn in this order: areas, lines, marks. Immutable once shared; painters rebuild only when the pointer changes.
struct Layer {
  std::string id;  ///< land | lakes | borders | regions | ties | posts | cities | …
  std::vector<AreaShape> areas;
  std::vector<LineShape> lines;
  std::vector<MarkShape> marks;
  // What the layer was made of. A layer made of the same objects with the same key is the same layer and is reused;
  // holding the objects keeps their addresses from being given to others.
  std::vector<std::shared_ptr<const void>> madeFrom;
  std::string key;
  std::shared_ptr<const Flows>
      flows;         ///< what ties were gathered into: it holds in any projection, so it is used again
  std::string note;  ///< a sentence to stand beside the map: what the layer gathers and so does not show one by one
};
using LayerPtr = std::shared_ptr<const Layer>;

enum class LabelClass { water, country, post, city, focusCity, cutPost, sea, distance };

/// The edge of the map as a label sees it, in earth radii from the middle of the plane; infinite: no edge.
struct MapEdge {
  double halfWidth = std::numeric_limits<double>::infinity();  ///< at the latitude of the label
  double radius = std::numeric_limits<double>::infinity();     ///< of a round map
  bool operator==(const MapEdge&) const = default;
};

class OpenWater;

/// A label that wants a place. Placed by placeLabels (app/core/labels.hpp) once the camera is known.
struct LabelWish {
  std::string text;
  LabelClass kind = LabelClass::city;
  geo::PlanePoint anchor;
  int importance = 0;    ///< higher first
  float markRadius = 4;  ///< keep clear of the mark
  std::string dataId;
  MapEdge edge = {};                                 ///< a label does not straddle it
  std::vector<geo::PlanePoint> also = {};            ///< of a water: where it may stand as well, the better first
  std::shared_ptr<const OpenWater> water = nullptr;  ///< of a water: what it keeps to
};

/// A sentence about a few cities that wants a place beside them, joined to them by thin lines: on stage it says what a
/// close-up shows elsewhere. Placed by placeCallout (app/core/labels_callout.hpp).
struct CalloutWish {
  std::string text;  ///< may break at spaces and after 、 and ：; what must stay together has no-break spaces
  std::vector<geo::PlanePoint> cities;
  float markRadius = 6;  ///< of the rings round the cities
};

/// One map: layers from back to front over water, and labels.
struct MapScene {
  std::vector<LayerPtr> layers;
  std::shared_ptr<const std::vector<LabelWish>> labels;
  std::shared_ptr<const CalloutWish> callout;  ///< of the main map, for the stage; null: nothing to say
  LayerPtr labelSource;  ///< empty layer whose madeFrom and key say what labels and callout were made of
  std::string note;      ///< of its layers
  Rgba background;
  float glowStrength = .5f;
};

/// From the map plane to pixels: y down, origin at the top left of the viewport.
struct Camera {
  geo::PlanePoint centre;
  double pixelsPerUnit = 200;
};

struct PixelPoint {
  float x = 0, y = 0;
};
struct PixelRect {
  float x = 0, y = 0, width = 0, height = 0;
  bool contains(PixelPoint p) const { return p.x >= x && p.y >= y && p.x < x + width && p.y < y + height; }
};

PixelPoint toPixels(const Camera& camera, PixelRect viewport, geo::PlanePoint point);
geo::PlanePoint toPlane(const Camera& camera, PixelRect viewport, PixelPoint pixel);
/// The camera that shows `box` as large as possible inside `inner` (a part of the viewport free of panels).
Camera fit(const geo::PlaneBox& box, PixelRect viewport, PixelRect inner);

}  // namespace cityties::core
