#include "geo/projection.hpp"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>
#include <utility>

#include "geo/azimuthal.hpp"

namespace cityties::geo {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double radian = pi / 180;
constexpr double capDegrees = 40;
constexpr double slack = 1e-12;  ///< earth radii

struct Entry {
  ProjectionKind kind;
  std::string_view name, proj;
};
constexpr std::array entries{Entry{ProjectionKind::equalEarth, "equal-earth", "eqearth"},
                             Entry{ProjectionKind::azimuthalEquidistant, "azimuthal-equidistant", "aeqd"},
                             Entry{ProjectionKind::globe, "globe", "ortho"},
                             Entry{ProjectionKind::mercator, "mercator", "merc"},
                             Entry{ProjectionKind::robinson, "robinson", "robin"},
                             Entry{ProjectionKind::naturalEarth, "natural-earth", "natearth"},
                             Entry{ProjectionKind::winkelTripel, "winkel-tripel", "wintri"},
                             Entry{ProjectionKind::lambertAzimuthal, "", "laea"}};

const Entry& entryOf(ProjectionKind kind) { return *std::ranges::find(entries, kind, &Entry::kind); }

/// Into (-180, 180]: one name for every meridian, so that turning by 360° changes nothing, not even the side of the map
/// on which a point of the seam lands.
double wrapped(double degrees) {
  const double value = std::remainder(degrees, 360.0);
  return value == -180.0 ? 180.0 : value;
}

/// PROJ objects belong to one thread. Longitudes are turned before PROJ sees them, so one object serves every central
/// meridian, and `+over` keeps PROJ from folding a point of the seam to the other edge.
class ThreadProj {
 public:
  ThreadProj() : context_(proj_context_create()) {}
  ThreadProj(const ThreadProj&) = delete;
  ThreadProj& operator=(const ThreadProj&) = delete;
  ~ThreadProj() {
    for (PJ* known : known_) proj_destroy(known);
    proj_context_destroy(context_);
  }

  PJ* operation(ProjectionKind kind) {
    PJ*& known = known_[static_cast<std::size_t>(kind)];
    if (!known) {
      const std::string definition = "+proj=" + std::string(entryOf(kind).proj) + " +R=1 +over";
      known = proj_create(context_, definition.c_str());
      if (!known) throw std::logic_error("PROJ does not know " + definition);
    }
    return known;
  }

 private:
  PJ_CONTEXT* context_;
  std::array<PJ*, entries.size()> known_{};
};

PJ* operationOfThisThread(ProjectionKind kind) {
  thread_local ThreadProj proj;
  return proj.operation(kind);
}

}  // namespace

std::string_view nameOf(ProjectionKind kind) { return entryOf(kind).name; }

std::optional<ProjectionKind> projectionKind(std::string_view name) {
  const auto found = std::ranges::find(entries, name, &Entry::name);
  if (name.empty() || found == entries.end()) return std::nullopt;
  return found->kind;
}

std::span<const ProjectionKind> mapProjections() {
  static constexpr std::array kinds{ProjectionKind::equalEarth,  ProjectionKind::azimuthalEquidistant,
                                    ProjectionKind::globe,       ProjectionKind::mercator,
                                    ProjectionKind::robinson,    ProjectionKind::naturalEarth,
                                    ProjectionKind::winkelTripel};
  return kinds;
}

bool isAzimuthal(ProjectionKind kind) {
  return kind == ProjectionKind::azimuthalEquidistant || kind == ProjectionKind::globe ||
         kind == ProjectionKind::lambertAzimuthal;
}

struct Projection::State {
  State(ProjectionKind kindOfMap, graph::LonLat centreOfMap)
      : kind(kindOfMap),
        centre{{wrapped(centreOfMap.lon.degrees)}, isAzimuthal(kindOfMap) ? centreOfMap.lat : graph::Latitude{0}},
        view(azimuthalKind(kind), centre.lat.degrees) {
    if (isAzimuthal(kind)) {
      const double right = kind == ProjectionKind::azimuthalEquidistant ? pi
                           : kind == ProjectionKind::globe              ? 1
                                                                        : 2 * std::sin(capDegrees / 2 * radian);
      corner = {right, right};
    } else {
      corner = {project({180, 0}).x, kind == ProjectionKind::mercator ? pi : project({0, 90}).y};
    }
  }

  /// Of degrees counted from the central meridian, within the domain.
  PlanePoint project(PlanePoint lonLat) const {
    if (isAzimuthal(kind)) return view.plane(view.view(lonLat));
    if (kind == ProjectionKind::mercator) lonLat.y = std::clamp(lonLat.y, -mercatorLatitude, mercatorLatitude);
    // PROJ's polynomials jump by up to 3e-7 where they meet, at every fifth parallel, and at the poles themselves.
    if (kind == ProjectionKind::robinson) lonLat.y = std::clamp(lonLat.y, -90 + 1e-9, 90 - 1e-9);
    const PJ_COORD out =
        proj_trans(operationOfThisThread(kind), PJ_FWD, proj_coord(lonLat.x * radian, lonLat.y * radian, 0, 0));
    return {out.xy.x, out.xy.y};
  }

  PlanePoint unproject(PlanePoint point) const {
    const PJ_COORD out = proj_trans(operationOfThisThread(kind), PJ_INV, proj_coord(point.x, point.y, 0, 0));
    return {out.lp.lam / radian, out.lp.phi / radian};
  }

  /// PROJ's own refuses points of the edge, and points where two of its polynomials meet. Height depends on latitude
  /// alone and grows with it, x is linear in longitude.
  PlanePoint robinsonInverse(PlanePoint point) const {
    double low = -90, high = 90;
    for (int i = 0; i < 60; ++i) {
      const double middle = (low + high) / 2;
      (project({0, middle}).y < point.y ? low : high) = middle;
    }
    const double latitude = (low + high) / 2;
    return {180 * point.x / project({180, latitude}).x, latitude};
  }

  /// False on the far side of a globe, beyond Mercator's parallels and beyond an inset's cap.
  bool onMap(PlanePoint lonLat) const {
    switch (kind) {
      case ProjectionKind::mercator:
        return std::abs(lonLat.y) <= mercatorLatitude + 1e-9;
      case ProjectionKind::globe:
        return view.view(lonLat).z >= -1e-12;
      case ProjectionKind::lambertAzimuthal:
        return view.view(lonLat).z >= std::cos((capDegrees + 1e-9) * radian);
      default:
        return true;
    }
  }

  ProjectionKind kind;
  graph::LonLat centre;
  AzimuthalView view;
  PlanePoint corner;  ///< upper right, of the box around the map
};

Projection::Projection(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Projection Projection::equalEarth(graph::Longitude central) {
  return make(ProjectionKind::equalEarth, {central, graph::Latitude{0}});
}

Projection Projection::lambertAzimuthal(graph::LonLat centre) { return make(ProjectionKind::lambertAzimuthal, centre); }

Projection Projection::make(ProjectionKind kind, graph::LonLat centre) {
  return Projection(std::make_shared<const State>(kind, centre));
}

ProjectionKind Projection::kind() const { return state_->kind; }

graph::LonLat Projection::centre() const { return state_->centre; }

PlaneBox Projection::bounds() const {
  const PlanePoint corner = state_->corner;
  return {{-corner.x, -corner.y}, corner};
}

std::optional<PlanePoint> Projection::forward(graph::LonLat position) const {
  const PlanePoint lonLat{wrapped(position.lon.degrees - state_->centre.lon.degrees), position.lat.degrees};
  if (!std::isfinite(lonLat.x) || !(std::abs(lonLat.y) <= 90) || !state_->onMap(lonLat)) return std::nullopt;
  const PlanePoint out = state_->project(lonLat);
  if (!std::isfinite(out.x) || !std::isfinite(out.y)) return std::nullopt;
  return out;
}

std::optional<graph::LonLat> Projection::inverse(PlanePoint point) const {
  const PlanePoint corner = state_->corner;
  // A point of the outline itself is on the map, whatever the last bit says.
  if (!(std::abs(point.x) <= corner.x + slack) || !(std::abs(point.y) <= corner.y + slack)) return std::nullopt;
  PlanePoint lonLat;
  if (isAzimuthal(state_->kind)) {
    const auto view = state_->view.fromPlane(point);
    if (!view || (state_->kind == ProjectionKind::lambertAzimuthal && std::hypot(point.x, point.y) > corner.x + slack))
      return std::nullopt;
    lonLat = state_->view.lonLat(*view);
  } else {
    point = {std::clamp(point.x, -corner.x, corner.x), std::clamp(point.y, -corner.y, corner.y)};
    lonLat = state_->kind == ProjectionKind::robinson ? state_->robinsonInverse(point) : state_->unproject(point);
    if (!std::isfinite(lonLat.x) || !std::isfinite(lonLat.y)) return std::nullopt;
    // Beyond a curved outline there is no such place, but PROJ's formulas go on, and its iteration (Winkel Tripel) ends
    // somewhere on the map.
    lonLat = {std::clamp(lonLat.x, -180.0, 180.0), std::clamp(lonLat.y, -90.0, 90.0)};
    const double tolerance = state_->kind == ProjectionKind::robinson ? 1e-6 : 1e-8;
    const PlanePoint again = state_->project(lonLat);
    if (!(std::hypot(again.x - point.x, again.y - point.y) < tolerance)) return std::nullopt;
  }
  return graph::LonLat{{wrapped(lonLat.x + state_->centre.lon.degrees)}, {lonLat.y}};
}

void Projection::forwardAll(std::span<PlanePoint> lonLatInDegrees) const {
  for (PlanePoint& point : lonLatInDegrees) {
    point = state_->project({point.x - state_->centre.lon.degrees, point.y});
  }
}

bool Projection::operator==(const Projection& other) const {
  return state_->kind == other.state_->kind && state_->centre == other.state_->centre;
}

}  // namespace cityties::geo
