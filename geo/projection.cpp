#include "geo/projection.hpp"

#include <proj.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>
#include <utility>

namespace cityties::geo {
namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double capDegrees = 40;

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
    for (const Known& known : known_) proj_destroy(known.operation);
    proj_context_destroy(context_);
  }

  PJ* operation(ProjectionKind kind, double latitude) {
    for (const Known& known : known_) {
      if (known.operation && known.kind == kind && known.latitude == latitude) return known.operation;
    }
    Known& known = known_[next_];
    next_ = (next_ + 1) % known_.size();
    proj_destroy(known.operation);
    known = {kind, latitude, proj_create(context_, definition(kind, latitude).c_str())};
    if (!known.operation) throw std::logic_error("PROJ does not know " + definition(kind, latitude));
    return known.operation;
  }

 private:
  struct Known {
    ProjectionKind kind = ProjectionKind::equalEarth;
    double latitude = 0;
    PJ* operation = nullptr;
  };

  static std::string definition(ProjectionKind kind, double latitude) {
    std::string text = "+proj=" + std::string(entryOf(kind).proj) + " +R=1 +over";
    if (!isAzimuthal(kind)) return text;
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), latitude).ptr;
    return text + " +lat_0=" + std::string(digits.data(), end);
  }

  PJ_CONTEXT* context_;
  std::array<Known, 8> known_{};  ///< the world, and the insets used last
  std::size_t next_ = 0;
};

PJ* operationOfThisThread(ProjectionKind kind, double latitude) {
  thread_local ThreadProj proj;
  return proj.operation(kind, latitude);
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
  ProjectionKind kind = ProjectionKind::equalEarth;
  graph::LonLat centre;

  PJ* operation() const { return operationOfThisThread(kind, centre.lat.degrees); }
};

Projection::Projection(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Projection Projection::equalEarth(graph::Longitude central) {
  return Projection(std::make_shared<const State>(
      State{ProjectionKind::equalEarth, {graph::Longitude{wrapped(central.degrees)}, graph::Latitude{0}}}));
}

Projection Projection::lambertAzimuthal(graph::LonLat centre) {
  return Projection(std::make_shared<const State>(
      State{ProjectionKind::lambertAzimuthal, {graph::Longitude{wrapped(centre.lon.degrees)}, centre.lat}}));
}

Projection Projection::make(ProjectionKind kind, graph::LonLat centre) {
  if (!isAzimuthal(kind)) centre.lat = {0};
  return Projection(
      std::make_shared<const State>(State{kind, {graph::Longitude{wrapped(centre.lon.degrees)}, centre.lat}}));
}

ProjectionKind Projection::kind() const { return state_->kind; }

graph::LonLat Projection::centre() const { return state_->centre; }

std::optional<PlanePoint> Projection::forward(graph::LonLat position) const {
  const double longitude = wrapped(position.lon.degrees - state_->centre.lon.degrees);
  const double latitude = position.lat.degrees;
  if (!std::isfinite(longitude) || !(std::abs(latitude) <= 90)) return std::nullopt;
  if (state_->kind == ProjectionKind::lambertAzimuthal) {
    const double phi = latitude * radian, phi0 = state_->centre.lat.degrees * radian;
    const double cosine =
        std::sin(phi) * std::sin(phi0) + std::cos(phi) * std::cos(phi0) * std::cos(longitude * radian);
    if (cosine < std::cos((capDegrees + 1e-9) * radian)) return std::nullopt;
  }
  const PJ_COORD out = proj_trans(state_->operation(), PJ_FWD, proj_coord(longitude * radian, latitude * radian, 0, 0));
  if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) return std::nullopt;
  return PlanePoint{out.xy.x, out.xy.y};
}

std::optional<graph::LonLat> Projection::inverse(PlanePoint point) const {
  constexpr double slack = 1e-12;  // a point of the outline itself is on the map, whatever the last bit says
  if (!std::isfinite(point.x) || !std::isfinite(point.y)) return std::nullopt;
  PJ* operation = state_->operation();
  if (state_->kind == ProjectionKind::equalEarth) {
    const PJ_COORD pole = proj_trans(operation, PJ_FWD, proj_coord(0, std::numbers::pi / 2, 0, 0));
    if (std::abs(point.y) > pole.xy.y + slack) return std::nullopt;
    point.y = std::clamp(point.y, -pole.xy.y, pole.xy.y);
  } else if (std::hypot(point.x, point.y) > 2 * std::sin((capDegrees / 2) * radian) + slack) {
    return std::nullopt;
  }
  const PJ_COORD out = proj_trans(operation, PJ_INV, proj_coord(point.x, point.y, 0, 0));
  if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) return std::nullopt;
  const double longitude = out.lp.lam / radian;
  if (std::abs(longitude) > 180 + 1e-9) return std::nullopt;
  return graph::LonLat{{wrapped(std::clamp(longitude, -180.0, 180.0) + state_->centre.lon.degrees)},
                       {std::clamp(out.lp.phi / radian, -90.0, 90.0)}};
}

void Projection::forwardAll(std::span<PlanePoint> lonLatInDegrees) const {
  if (lonLatInDegrees.empty()) return;
  const double central = state_->centre.lon.degrees;
  for (PlanePoint& point : lonLatInDegrees) point = {(point.x - central) * radian, point.y * radian};
  PlanePoint& first = lonLatInDegrees.front();
  const std::size_t count = lonLatInDegrees.size();
  proj_trans_generic(state_->operation(), PJ_FWD, &first.x, sizeof(PlanePoint), count, &first.y, sizeof(PlanePoint),
                     count, nullptr, 0, 0, nullptr, 0, 0);
}

bool Projection::operator==(const Projection& other) const {
  return state_->kind == other.state_->kind && state_->centre == other.state_->centre;
}

}  // namespace cityties::geo
