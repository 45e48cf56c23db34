#pragma once
// Map projections through PROJ, on the sphere of radius 1 (the plane is in earth radii).

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "geo/plane.hpp"
#include "graph/units.hpp"

namespace cityties::geo {

enum class ProjectionKind {
  equalEarth,            ///< whole earth, cut at centre ± 180°; equal-area
  azimuthalEquidistant,  ///< whole earth on a disc, cut at the antipode; distances from the centre are true
  globe,                 ///< orthographic: the near half of the earth
  mercator,              ///< cut at centre ± 180° and at `mercatorLatitude`: a square
  robinson,              ///< whole earth, cut at centre ± 180°
  naturalEarth,          ///< whole earth, cut at centre ± 180°
  winkelTripel,          ///< whole earth, cut at centre ± 180°
  lambertAzimuthal,      ///< equal-area, for insets: a cap of 40° around the centre
};

/// Degrees north and south at which Mercator's map ends, so that it is as high as wide: atan(sinh π).
inline constexpr double mercatorLatitude = 85.051128779806589;

/// `equal-earth`, `azimuthal-equidistant`, `globe`, … as on the command line; "" for the inset's.
std::string_view nameOf(ProjectionKind kind);
std::optional<ProjectionKind> projectionKind(std::string_view name);
/// Those a map may be drawn in, in the order of menus.
std::span<const ProjectionKind> mapProjections();
/// Projected about a point (azimuthal); the others about a meridian only.
bool isAzimuthal(ProjectionKind kind);

/// One projection with its centre. Immutable and safe to share between threads (each thread gets its own PROJ object).
class Projection {
 public:
  /// Whole earth with the seam opposite to `central`.
  static Projection equalEarth(graph::Longitude central);
  static Projection lambertAzimuthal(graph::LonLat centre);
  /// Any of them; the latitude of the centre counts for azimuthal ones only.
  static Projection make(ProjectionKind kind, graph::LonLat centre);

  ProjectionKind kind() const;
  graph::LonLat centre() const;

  /// Smallest box around the whole map (of an inset: around its cap), symmetric about (0, 0).
  PlaneBox bounds() const;

  /// Nothing outside the projection's domain: the far side of a globe (the limb is on the map), beyond Mercator's
  /// parallels, outside an inset's cap. A point of the seam lands on the right edge; the antipode of an azimuthal
  /// equidistant map, which is its whole outer circle, on the lowest point of it.
  std::optional<PlanePoint> forward(graph::LonLat position) const;
  /// Nothing outside the map's outline. Within 1e-9 degrees of what forward() came from, but near the limb of a globe,
  /// where the square root of the last bit counts, and on Robinson's map within two metres at every fifth parallel,
  /// where PROJ's polynomials do not quite meet.
  std::optional<graph::LonLat> inverse(PlanePoint point) const;
  /// In place, for many points whose longitudes are already unwrapped to centre ± 180, within the domain (Mercator:
  /// latitudes are clamped to it).
  void forwardAll(std::span<PlanePoint> lonLatInDegrees) const;

  bool operator==(const Projection& other) const;

 private:
  struct State;
  explicit Projection(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace cityties::geo
