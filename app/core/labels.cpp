#include "app/core/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

#include "app/core/label_squares.hpp"
#include "app/core/open_water.hpp"

namespace cityties::core {
namespace {

/// Air between a label and its neighbours: two names in one row would otherwise read as one.
constexpr float gapBeside = 7, gapAbove = 1;
/// Air between a label and the mark of another place.
constexpr float air = 1.5f;
/// A name that stands nearer to another named place than to its own is as bad as one that covers so many marks: a
/// hidden dot is a small loss, Guangzhou called Hong Kong is an error.
constexpr std::size_t misleading = 8;
/// A name that touches the ring or sign of another named place is worse than one over a dot without a name.
constexpr std::size_t touching = 3;
/// Of names of ordinary cities so many at most, in a picture of 1280 × 720: more is a list, not a map. For one that is
/// placed so many are tried; the less important of a crowd are not even asked.
constexpr float mostCities = 56, usualArea = 1280 * 720;
constexpr int triedForOne = 4;
/// A letter is no narrower than this share of the size: what has no room for such a name needs no measuring.
constexpr float narrowest = .22f;
/// Air between the name of a water and the coast, and how far it may stand from its place, in earth radii: some 9°.
constexpr float airInWater = 4;
constexpr double furthestInWater = .15;
/// How far the name of a country may stand from its place, in earth radii, some 14°: farther off it names a neighbour.
constexpr double furthestOfCountry = .25;
/// Names of seas stay away where they would cover more marks than this, and those of countries, which have nowhere else
/// to go.
constexpr std::size_t marksUnderArea = 1, marksUnderCountry = 2;

bool namesWater(LabelClass kind) { return kind == LabelClass::water || kind == LabelClass::sea; }

bool namesArea(LabelClass kind) {
  return namesWater(kind) || kind == LabelClass::country || kind == LabelClass::distance;
}

/// Set as Chinese: characters and no Latin letters, whatever the interface speaks.
bool isChinese(const std::string& text) {
  bool hanzi = false;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return false;
    hanzi = hanzi || static_cast<unsigned char>(c) >= 0xE3;  // U+3000 and above
  }
  return hanzi;
}

/// The ways to set the name of a water, the most wanted first: in one row, the scripts apart, OCEAN below, every word
/// in a row of its own.
std::vector<std::vector<std::string>> settings(const std::string& text) {
  std::vector<std::vector<std::string>> ways{{text}};
  const auto hanzi = static_cast<std::size_t>(
      std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; }) - text.begin());
  const bool both = hanzi < text.size() && hanzi > 1;
  const std::string first = both ? text.substr(0, hanzi - 1) : text;
  if (both) ways.push_back({first, text.substr(hanzi)});
  std::vector<std::string> rows{first};
  for (auto space = first.rfind(' '); space != std::string::npos; space = rows.front().rfind(' ')) {
    const std::string whole = rows.front();
    rows.front() = whole.substr(0, space);
    rows.insert(rows.begin() + 1, whole.substr(space + 1));
    ways.push_back(rows);
    if (both) ways.back().push_back(text.substr(hanzi));
  }
  return ways;
}

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TextStyle scaled(TextStyle text, float scale) {
  text.size *= scale;
  text.letterSpacing *= scale;
  text.haloWidth *= scale;
  return text;
}

/// Where a label may stand, the most wanted first: its top left corners.
std::array<PixelPoint, 10> places(PixelPoint anchor, TextSize size, float radius, LabelClass kind) {
  const float w = size.width, h = size.height;
  if (namesArea(kind)) {
    std::array<PixelPoint, 10> at;
    // Countries make way to the north, where a middle latitude is wide, and then aside.
    constexpr std::array<float, 10> rows{0, -1, -2, -3.5f, 1, 2, 0, 0, -1.5f, 1.5f},
        aside{0, 0, 0, 0, 0, 0, -1, 1, -1, -1};
    for (std::size_t i = 0; i < at.size(); ++i)
      at[i] = {anchor.x - w / 2 + aside[i] * w, anchor.y - h / 2 + rows[i] * h};
    return at;
  }
  const float further = h * .3f;                          // clear of a neighbour's ring, where nothing better is free
  const float gap = radius + 3, near = radius * .8f + 2;  // at the corners the mark's edge is nearer
  return {{{anchor.x + gap, anchor.y - h / 2},
           {anchor.x - gap - w, anchor.y - h / 2},
           {anchor.x - w / 2, anchor.y - gap - h},
           {anchor.x - w / 2, anchor.y + gap},
           {anchor.x + near, anchor.y - near - h},
           {anchor.x + near, anchor.y + near},
           {anchor.x - near - w, anchor.y - near - h},
           {anchor.x - near - w, anchor.y + near},
           {anchor.x - w / 2, anchor.y + gap + further},
           {anchor.x - w / 2, anchor.y - gap - further - h}}};
}

float distance2(PixelRect box, PixelPoint p) {
  const float x = std::max({box.x - p.x, 0.0f, p.x - box.x - box.width});
  const float y = std::max({box.y - p.y, 0.0f, p.y - box.y - box.height});
  return x * x + y * y;
}

/// A place with a name of its own, and the size of its mark.
struct NamedPlace {
  PixelPoint at;
  float radius;
  int rank = always;  ///< of an ordinary city without a label its importance: only its equals beware of it
  static constexpr int always = std::numeric_limits<int>::max();
};

int mostOrdinary(const LabelRequest& request) {
  const float area = request.viewport.width * request.viewport.height / (request.scale * request.scale);
  return static_cast<int>(mostCities * area / usualArea) + 1;
}

class Placer {
 public:
  Placer(const LabelRequest& request, const MeasureText& measure)
      : request_(request),
        measure_(measure),
        marks_(request.viewport, square * request.scale),
        named_(request.viewport, square * request.scale),
        taken_(request.viewport, square * request.scale),
        citiesLeft_(mostOrdinary(request)) {
    for (const PixelPoint& mark : request.marks) marks_.add(mark, mark);
    for (const auto* list : {&request.obstacles, &request.taken})
      for (const PixelRect& box : *list) taken_.add(box, box);
  }

  /// To be told of every wish that is on the picture, before the first is placed. An ordinary city without a label
  /// cannot be mistaken for another, so it counts once it has one; of two that are alike, either may get it.
  void know(const LabelWish& wish, PixelPoint at) {
    if (namesArea(wish.kind)) return;
    const int rank = wish.kind == LabelClass::city ? wish.importance : NamedPlace::always;
    named_.add(at, {at, wish.markRadius * request_.scale, rank});
  }

  void place(const LabelWish& wish, PixelPoint anchor) {
    const bool area = namesArea(wish.kind), onLine = wish.kind == LabelClass::distance,
               ordinary = wish.kind == LabelClass::city;
    if (ordinary && citiesLeft_ == 0) return;
    const TextStyle text = scaled(labelStyle(*request_.style, wish.kind, isChinese(wish.text)), request_.scale);
    const float radius = wish.markRadius * request_.scale;
    const TextSize least{static_cast<float>(letters(wish.text)) * (text.size * narrowest + text.letterSpacing),
                         text.size, 0};
    const auto hopes = places(anchor, least, radius, wish.kind);
    if (std::ranges::none_of(hopes, [&](PixelPoint p) { return free({p.x, p.y, least.width, least.height}); })) return;
    const TextSize size = measure_(wish.text, text);
    std::size_t fewest = static_cast<std::size_t>(-1);
    if (area) fewest = (wish.kind == LabelClass::country ? marksUnderCountry : marksUnderArea) + 1;
    const PixelPoint* best = nullptr;
    const auto candidates = places(anchor, size, radius, wish.kind);
    for (const PixelPoint& place : candidates) {
      if (onLine && &place != &candidates.front()) break;  // beside its ring it would name another distance
      const float off = std::hypot(place.x + size.width / 2 - anchor.x, place.y + size.height / 2 - anchor.y);
      if (area && static_cast<double>(off) > furthestOfCountry * request_.camera.pixelsPerUnit) continue;
      const PixelRect box{place.x, place.y, size.width, size.height};
      if (!free(box) || !onMap(box, wish.edge)) continue;
      const std::size_t covered = marksUnder(box) + (area ? 0 : costNear(box, anchor, wish.importance));
      if (covered < fewest) {
        fewest = covered;
        best = &place;
      }
      if (covered == 0) break;
    }
    // An ordinary name that would mislead is better left out.
    if (!best || (ordinary && fewest >= misleading)) return;
    if (ordinary) {
      --citiesLeft_;
      named_.add(anchor, {anchor, radius});
    }
    taken_.add(PixelRect{best->x, best->y, size.width, size.height},
               PixelRect{best->x, best->y, size.width, size.height});
    placed_.push_back({wish.text, text, *best, size, wish.kind, wish.dataId});
  }

  /// In one row where there is room for it at any of its places, else in more.
  void placeWater(const LabelWish& wish) {
    for (const std::vector<std::string>& rows : settings(wish.text)) {
      const Block block = measured(wish, rows);
      if (tryWater(wish, block, wish.anchor)) return;
      for (const geo::PlanePoint& other : wish.also)
        if (tryWater(wish, block, other)) return;
    }
  }

  bool hidden(PixelPoint anchor) const {
    return std::ranges::any_of(request_.obstacles, [&](const PixelRect& r) { return r.contains(anchor); });
  }

  std::vector<PlacedLabel> take() { return std::move(placed_); }

 private:
  static constexpr float square = 48;  // logical pixels: about a label

  /// A name in rows, one below the other.
  struct Block {
    struct Row {
      std::string text;
      TextStyle style;
      TextSize size;
    };
    std::vector<Row> rows;
    float width = 0, height = 0;
  };

  Block measured(const LabelWish& wish, const std::vector<std::string>& texts) const {
    Block block;
    for (const std::string& text : texts) {
      const TextStyle set = scaled(labelStyle(*request_.style, wish.kind, isChinese(text)), request_.scale);
      const TextSize size = measure_(text, set);
      block.rows.push_back({text, set, size});
      block.width = std::max(block.width, size.width);
      block.height += size.height;
    }
    return block;
  }

  bool onWater(const LabelWish& wish, PixelRect box) const {
    if (!wish.water) return onMap(box, wish.edge);
    const PixelRect roomy = grow(box, airInWater * request_.scale, airInWater * request_.scale);
    const geo::PlanePoint a = toPlane(request_.camera, request_.viewport, {roomy.x, roomy.y + roomy.height});
    const geo::PlanePoint b = toPlane(request_.camera, request_.viewport, {roomy.x + roomy.width, roomy.y});
    return wish.water->holds({a, b});
  }

  /// At the place, else a little off it: to the south first, away from the ties.
  bool tryWater(const LabelWish& wish, const Block& block, geo::PlanePoint place) {
    const PixelPoint at = toPixels(request_.camera, request_.viewport, place);
    if (!request_.viewport.contains(at)) return false;
    const float furthest = static_cast<float>(furthestInWater * request_.camera.pixelsPerUnit);
    std::optional<PixelRect> best;
    std::size_t fewest = marksUnderArea + 1;
    for (const float row : {0.0f, .5f, -.5f, 1.0f, -1.0f, 1.5f, -1.5f, 2.0f, -2.0f, 3.5f, -3.5f, -5.0f, 5.0f, 6.5f})
      for (const float aside : {0.0f, .15f, -.15f, .3f, -.3f, .5f, -.5f}) {
        const float x = aside * block.width, y = row * block.rows.front().size.height;
        if (std::hypot(x, y) > furthest && (x != 0 || y != 0)) continue;
        const PixelRect box{at.x + x - block.width / 2, at.y + y - block.height / 2, block.width, block.height};
        if (!free(box) || !onWater(wish, box)) continue;
        const std::size_t covered = marksUnder(grow(box, gapBeside * request_.scale, gapBeside * request_.scale));
        if (covered < fewest) fewest = covered, best = box;
        if (covered == 0) return setWater(wish, block, *best), true;
      }
    if (best) setWater(wish, block, *best);
    return best.has_value();
  }

  void setWater(const LabelWish& wish, const Block& block, PixelRect box) {
    taken_.add(box, box);
    float y = box.y;
    for (const Block::Row& row : block.rows) {
      const PixelPoint at{box.x + (box.width - row.size.width) / 2, y};
      placed_.push_back({row.text, row.style, at, row.size, wish.kind, wish.dataId});
      y += row.size.height;
    }
  }

  bool free(PixelRect box) const {
    const PixelRect roomy = grow(box, gapBeside * request_.scale, gapAbove * request_.scale);
    return inside(box, request_.viewport) && !taken_.any(roomy, [&](const PixelRect& r) { return overlap(roomy, r); });
  }

  bool onMap(PixelRect box, const MapEdge& edge) const {
    if (edge == MapEdge{}) return true;
    for (const float x : {box.x, box.x + box.width})
      for (const float y : {box.y, box.y + box.height}) {
        const geo::PlanePoint corner = toPlane(request_.camera, request_.viewport, {x, y});
        if (std::abs(corner.x) > edge.halfWidth || std::hypot(corner.x, corner.y) > edge.radius) return false;
      }
    return true;
  }

  std::size_t marksUnder(PixelRect box) const {
    std::size_t count = 0;
    marks_.any(box, [&](PixelPoint mark) { return count += box.contains(mark) ? 1 : 0, false; });
    return count;
  }

  /// Other places with a name of their own: those nearer to the box than the place it names, and those whose mark it
  /// touches.
  std::size_t costNear(PixelRect box, PixelPoint own, int importance) const {
    const float limit = distance2(box, own);
    std::size_t cost = 0;
    const float reach = std::max(std::sqrt(limit), square * request_.scale / 2);
    named_.any(grow(box, reach, reach), [&](const NamedPlace& other) {
      if (other.at.x == own.x && other.at.y == own.y) return false;
      if (other.rank != NamedPlace::always && other.rank != importance) return false;
      const float away = distance2(box, other.at), clear = other.radius + air * request_.scale;
      if (away < limit) cost += misleading;
      if (away < clear * clear) cost += touching;
      return false;
    });
    return cost;
  }

  const LabelRequest& request_;
  const MeasureText& measure_;
  Squares<PixelPoint> marks_;
  Squares<NamedPlace> named_;
  Squares<PixelRect> taken_;
  int citiesLeft_;
  std::vector<PlacedLabel> placed_;
};

/// A wish on the picture or just beside it, where its place is still a neighbour.
struct Seen {
  const LabelWish* wish;
  PixelPoint at;
  bool wanted;
};

bool near(const LabelRequest& request, PixelPoint at) {
  constexpr float around = 48;
  return grow(request.viewport, around * request.scale, around * request.scale).contains(at);
}

/// Drops the ordinary cities beyond the first so many.
void keepMostImportant(std::vector<Seen>& order, int most) {
  std::erase_if(order, [&](const Seen& one) { return one.wish->kind == LabelClass::city && most-- <= 0; });
}

}  // namespace

std::vector<PlacedLabel> placeLabels(const LabelRequest& request, const MeasureText& measure) {
  if (!request.wishes || !request.style) return {};
  Placer placer(request, measure);
  std::vector<Seen> order;
  for (const LabelWish& wish : *request.wishes) {
    const PixelPoint at = toPixels(request.camera, request.viewport, wish.anchor);
    if (namesWater(wish.kind)) {
      order.push_back({&wish, at, !wish.text.empty()});
      continue;
    }
    if (!near(request, at)) continue;
    const bool shown = !wish.text.empty() && request.viewport.contains(at);
    order.push_back({&wish, at, shown && (namesArea(wish.kind) || !placer.hidden(at))});
  }
  std::ranges::stable_sort(order, [](const Seen& a, const Seen& b) {
    return std::tie(b.wish->importance, a.wish->text, a.wish->anchor.x, a.wish->anchor.y) <
           std::tie(a.wish->importance, b.wish->text, b.wish->anchor.x, b.wish->anchor.y);
  });
  keepMostImportant(order, triedForOne * mostOrdinary(request));
  for (const Seen& one : order) placer.know(*one.wish, one.at);
  for (const Seen& one : order)
    if (one.wanted && namesWater(one.wish->kind))
      placer.placeWater(*one.wish);
    else if (one.wanted)
      placer.place(*one.wish, one.at);
  return placer.take();
}

}  // namespace cityties::core
