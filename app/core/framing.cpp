// Where the map looks: the post a step is about, the frame of the main map, and the close-up.

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "app/core/compose_facts.hpp"
#include "app/core/compose_layers.hpp"
#include "geo/great_circle.hpp"

namespace cityties::core {
namespace {

using geo::PlaneBox;
using geo::PlanePoint;
using graph::LonLat;
using graph::PostId;
using graph::ServedDistrict;
using graph::State;

const State& stateAt(const Story& story, std::size_t step) { return story.steps[step].analysis->state; }

// --- The post in focus

std::optional<PostId> closedAt(const Story& story, std::size_t step) {
  const State &before = stateAt(story, step - 1), &now = stateAt(story, step);
  std::set<PostId> closed;
  for (const graph::StandingPost& post : before.posts)
    if (!now.findPost(post.id.text)) closed.insert(post.id);
  if (closed.empty()) return std::nullopt;
  // The one the scenario names first; a replay of history closes posts without naming any.
  if (step <= story.scenario.steps.size())
    for (const graph::Action& action : story.scenario.steps[step - 1].actions)
      if (const auto* close = std::get_if<graph::ClosePost>(&action))
        if (closed.contains(close->post)) return close->post;
  return *closed.begin();
}

std::optional<PostId> openedAt(const Story& story, std::size_t step) {
  for (const graph::StandingPost& post : stateAt(story, step).posts)
    if (!stateAt(story, step - 1).findPost(post.id.text)) return post.id;
  return std::nullopt;
}

/// Who served a row's place for the same country before `step`, at the latest; the row's own post does not count.
std::optional<PostId> formerServer(const Story& story, std::size_t step, const ServedDistrict& row) {
  const graph::StandingPost* taker = stateAt(story, step).findPost(row.post.text);
  for (std::size_t i = step; i-- > 0;)
    for (const ServedDistrict& old : stateAt(story, i).districts) {
      if (old.region != row.region || old.part != row.part || old.post == row.post) continue;
      const graph::StandingPost* post = stateAt(story, i).findPost(old.post.text);
      if (post && taker && post->sending == taker->sending) return old.post;
    }
  return std::nullopt;
}

/// The post whose district changed hands: the one that is gone, otherwise the one that got it.
std::optional<PostId> passedAt(const Story& story, std::size_t step) {
  const State &before = stateAt(story, step - 1), &now = stateAt(story, step);
  std::map<PostId, int> votes;
  for (const ServedDistrict& row : now.districts) {
    if (std::ranges::find(before.districts, row) != before.districts.end()) continue;
    const auto former = formerServer(story, step, row);
    ++votes[former && !now.findPost(former->text) ? *former : row.post];
  }
  if (votes.empty()) return std::nullopt;
  return std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; })->first;
}

std::optional<PostId> focusOf(const Story& story, std::size_t step) {
  if (auto post = closedAt(story, step)) return post;
  if (auto post = openedAt(story, step)) return post;
  return passedAt(story, step);
}

// --- Boxes

struct Bounds {
  PlaneBox box;
  bool empty = true;

  void add(PlanePoint p) {
    if (empty) box = {p, p};
    empty = false;
    box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
    box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
  }
  void add(const std::optional<PlanePoint>& p) {
    if (p) add(*p);
  }
  void pad(double x, double y) {
    box.min = {box.min.x - x, box.min.y - y};
    box.max = {box.max.x + x, box.max.y + y};
  }
  double width() const { return box.max.x - box.min.x; }
  double height() const { return box.max.y - box.min.y; }
};

/// The places an id of a camera stands for: a city, a post, or all cities of a region or country.
void addPlaces(const Story& story, std::size_t step, const std::string& id, std::vector<LonLat>& places) {
  const graph::Dataset& dataset = *story.dataset;
  if (const graph::City* city = dataset.findCity(id)) return places.push_back(city->position);
  if (const auto post = standingPost(story, step, PostId{id})) return places.push_back(post->position);
  if (const graph::Post* post = dataset.findPost(id)) return places.push_back(post->position);
  const graph::Region* region = dataset.findRegion(id);
  for (const graph::City& city : dataset.cities)
    if (city.region.text == id || city.country.text == id || (region && city.region == region->code))
      places.push_back(city.position);
}

/// The post and the cities of its district, without those so far off (Honolulu from San Francisco) that the rest would
/// be a spot; a city that is ever cut off stays in the picture.
std::vector<LonLat> closeUpPlaces(const Story& story, const graph::StandingPost& post,
                                  const std::vector<ServedDistrict>& rows) {
  constexpr double near = 1700;
  std::set<std::string> told;
  for (const StoryStep& step : story.steps) {
    for (const graph::CityId& id : step.impact->citiesCut) told.insert(id.text);
    for (const graph::CityId& id : step.impact->citiesDownToOne) told.insert(id.text);
  }
  std::vector<LonLat> places, all;
  for (const graph::City& city : story.dataset->cities) {
    if (std::ranges::none_of(rows, [&](const ServedDistrict& row) { return serves(row, city); })) continue;
    all.push_back(city.position);
    if (told.contains(city.id.text) || graph::greatCircleDistance(post.position, city.position).value < near)
      places.push_back(city.position);
  }
  if (places.empty()) places = all;  // a post that sits outside its own district
  places.push_back(post.position);
  return places;
}

std::vector<LonLat> homePlaces(const Story& story) {
  std::vector<LonLat> places;
  for (const std::string& id : story.scenario.before.camera.fit) addPlaces(story, 0, id, places);
  if (places.empty())
    for (const graph::StandingPost& post : stateAt(story, 0).posts) places.push_back(post.position);
  if (places.size() < 2)
    for (const graph::City& city : story.dataset->cities) places.push_back(city.position);
  return places;
}

/// All of the map with a little air around its outline; of Mercator's, half of which is ice, what people live on.
PlaneBox wholeMap(const geo::Projection& projection) {
  Bounds bounds;
  const PlaneBox map = projection.bounds();
  bounds.add(map.min);
  bounds.add(map.max);
  if (projection.kind() == geo::ProjectionKind::mercator) {
    const auto south = projection.forward({projection.centre().lon, {-60}});
    const auto north = projection.forward({projection.centre().lon, {80}});
    if (south && north) bounds.box = {{map.min.x, south->y}, {map.max.x, north->y}};
  }
  bounds.pad(.015 * bounds.width(), .015 * bounds.height());
  return bounds.box;
}

/// Places all over the earth are not to be framed by the outermost of them.
bool spansTheMap(const Bounds& bounds, const geo::Projection& projection) {
  constexpr double most = .75;
  const PlaneBox map = projection.bounds();
  const double width = bounds.width() / (map.max.x - map.min.x), height = bounds.height() / (map.max.y - map.min.y);
  return geo::isAzimuthal(projection.kind()) ? std::max(width, height) > most : width > most;
}

/// Degrees: above it lies the pole line, where arcs only pile up, or Mercator's endless north.
constexpr double arcticLatitude = 72;

/// The arcs of a few of the farthest places apart reach as high as any: that is what the frame must hold.
void addArcs(const geo::Projection& projection, const std::vector<LonLat>& places, Bounds& bounds) {
  const bool poleIsPoint = geo::isAzimuthal(projection.kind());
  const PlaneBox box = bounds.box;
  for (const LonLat& a : places)
    for (const LonLat& b : places)
      for (const double t : {.25, .5, .75}) {
        LonLat p = geo::pointOnArc(a, b, t);
        if (!poleIsPoint) p.lat.degrees = std::min(p.lat.degrees, arcticLatitude);
        const auto at = projection.forward(p);
        if (!at) continue;
        bounds.add(poleIsPoint ? *at : PlanePoint{std::clamp(at->x, box.min.x, box.max.x), at->y});
      }
}

/// What runs out of the map on one side and in again on the other is only followed on the whole of it; but past the
/// pole, as from New York to Chengdu, an arc lies along the map's upper edge on any map.
bool crossTheSeam(const geo::Projection& projection, const std::vector<LonLat>& places) {
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      const geo::PlaneMultiLine arc = geo::projectArc(projection, places[i], places[k]);
      if (arc.size() < 2 || arc[0].back().x != -arc[1].front().x || arc[0].back().x == 0) continue;
      const auto at = projection.inverse(arc[0].back());
      if (!at || std::abs(at->lat.degrees) < arcticLatitude) return true;
    }
  return false;
}

/// The districts the scenario is about: their cities must not lie behind a panel at any step.
void addDistricts(const Story& story, const geo::Projection& projection, Bounds& bounds) {
  std::set<PostId> posts;
  for (std::size_t step = 1; step < story.steps.size(); ++step)
    if (const auto post = focusOf(story, step)) posts.insert(*post);
  for (const PostId& id : posts)
    if (const auto post = standingPost(story, 0, id))
      for (const LonLat& place : closeUpPlaces(story, *post, districtOf(story, 0, id)))
        bounds.add(projection.forward(place));
}

constexpr double homeAspect = 776.0 / 608.0;  // of the window between its panels

/// To the shape of the window: room goes to the south, where the close-up stands; without one to both sides, but not
/// beyond the Arctic.
void fillWindow(const geo::Projection& projection, bool closeUp, Bounds& bounds) {
  const double missing = bounds.width() / homeAspect - bounds.height();
  if (missing <= 0) return;
  double top = projection.bounds().max.y;
  if (!geo::isAzimuthal(projection.kind()))
    if (const auto north = projection.forward({projection.centre().lon, {80}})) top = north->y;
  const double sky = std::max(top - bounds.box.max.y, 0.0);
  const double above = closeUp ? 0 : std::min(missing / 2, sky);
  bounds.box.min.y -= missing - above;
  bounds.box.max.y += above;
}

PlaneBox home(const Story& story, const geo::Projection& projection, bool closeUp) {
  if (projection.kind() == geo::ProjectionKind::globe) return wholeMap(projection);  // a part of it is no globe
  const std::vector<LonLat> places = homePlaces(story);
  Bounds bounds;
  for (const LonLat& place : places) bounds.add(projection.forward(place));
  if (bounds.empty || spansTheMap(bounds, projection)) return wholeMap(projection);
  addDistricts(story, projection, bounds);
  const bool few = places.size() <= 40;
  if (few && crossTheSeam(projection, places)) return wholeMap(projection);
  if (few) addArcs(projection, places, bounds);
  if (spansTheMap(bounds, projection)) return wholeMap(projection);
  const double air = geo::isAzimuthal(projection.kind()) ? .06 : .02;  // there the places may lie one above the other
  bounds.pad(std::max(.045 * bounds.width(), .03), std::max(air * bounds.height(), .03));
  fillWindow(projection, closeUp, bounds);
  return bounds.box;
}

// --- The close-up

constexpr double insetAspect = 392.0 / 232.0;

/// The middle of places on the sphere.
LonLat middleOf(const std::vector<LonLat>& places) {
  constexpr double degree = std::numbers::pi / 180;
  double x = 0, y = 0, z = 0;
  for (const LonLat& place : places) {
    const double lon = place.lon.degrees * degree, lat = place.lat.degrees * degree;
    x += std::cos(lat) * std::cos(lon);
    y += std::cos(lat) * std::sin(lon);
    z += std::sin(lat);
  }
  return {{std::atan2(y, x) / degree}, {std::atan2(z, std::hypot(x, y)) / degree}};
}

std::vector<LonLat> frameOnEarth(const geo::Projection& projection, const PlaneBox& box) {
  constexpr int steps = 16;
  const PlanePoint corners[] = {box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min};
  std::vector<LonLat> frame;
  for (int side = 0; side < 4; ++side)
    for (int i = 0; i < steps; ++i) {
      const double t = static_cast<double>(i) / steps;
      const PlanePoint a = corners[side], b = corners[side + 1];
      if (const auto at = projection.inverse({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t})) frame.push_back(*at);
    }
  if (!frame.empty()) frame.push_back(frame.front());
  return frame;
}

}  // namespace

std::string districtName(const Story& story, const graph::StandingPost& post, const Catalogue& words) {
  const bool embassy = post.kind == graph::PostKind::embassy;
  std::string text(words(embassy ? "District of the embassy in {place}" : "District of the {place} consulate"));
  const std::string place =
      story.dataset->findPost(post.id.text) ? placeName(*story.dataset, post.id.text, words.language()) : post.name;
  const std::string slot = "{place}";
  if (const auto at = text.find(slot); at != std::string::npos) text.replace(at, slot.size(), place);
  return text;
}

std::optional<PostId> postInFocus(const Story& story, std::size_t step) {
  if (story.steps.size() < 2) return std::nullopt;
  step = std::max<std::size_t>(clampStep(story, step), 1);
  for (std::size_t i = step; i >= 1; --i)
    if (auto post = focusOf(story, i)) return post;
  for (std::size_t i = step + 1; i < story.steps.size(); ++i)
    if (auto post = focusOf(story, i)) return post;
  return std::nullopt;
}

PlaneBox framing(const Story& story, std::size_t step, const geo::Projection& projection) {
  if (story.steps.empty()) return wholeMap(projection);
  step = clampStep(story, step);
  const bool closeUp = postInFocus(story, step).has_value();
  if (closeUp || step == 0 || step > story.scenario.steps.size()) return home(story, projection, closeUp);
  std::vector<LonLat> places;
  for (const std::string& id : story.scenario.steps[step - 1].camera.fit) addPlaces(story, step, id, places);
  Bounds bounds;
  for (const LonLat& place : places) bounds.add(projection.forward(place));
  if (bounds.empty) return home(story, projection, closeUp);
  constexpr double smallest = .12;  // half a box's side: no closer than the base map can stand
  bounds.pad(std::max(.1 * bounds.width(), smallest - bounds.width() / 2),
             std::max(.1 * bounds.height(), smallest - bounds.height() / 2));
  return bounds.box;
}

std::optional<InsetPlan> planInset(const Story& story, std::size_t step, const Catalogue& words) {
  const auto focus = postInFocus(story, step);
  const auto post = focus ? standingPost(story, clampStep(story, step), *focus) : std::nullopt;
  if (!post) return std::nullopt;
  const auto rows = districtOf(story, clampStep(story, step), *focus);
  if (rows.empty()) return std::nullopt;
  const std::vector<LonLat> places = closeUpPlaces(story, *post, rows);
  const geo::Projection projection = geo::Projection::lambertAzimuthal(middleOf(places));
  Bounds bounds;
  for (const LonLat& place : places) bounds.add(projection.forward(place));
  if (bounds.empty) return std::nullopt;
  constexpr double air = .13, smallest = .05;
  bounds.pad(std::max(air * bounds.width(), smallest), std::max(air * bounds.height(), smallest));
  const double wider = bounds.height() * insetAspect - bounds.width(),
               taller = bounds.width() / insetAspect - bounds.height();
  bounds.pad(std::max(wider, 0.0) / 2, std::max(taller, 0.0) / 2);
  return InsetPlan{projection, bounds.box, frameOnEarth(projection, bounds.box), districtName(story, *post, words)};
}

}  // namespace cityties::core
