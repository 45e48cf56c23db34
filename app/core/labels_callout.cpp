#include "app/core/labels_callout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace cityties::core {
namespace {

// Logical pixels.
constexpr float margin = 40;      // from the edges: that of the stage's words
constexpr float air = 7;          // between the sentence and marks
constexpr float gap = 4;          // between the sentence and its leaders
constexpr float pitch = 8;        // of the places tried
constexpr float farthest = 260;   // from the nearest of its cities
constexpr float shortest = 12;    // leader: shorter, the sentence would stand in the cluster
constexpr float oneCluster = 40;  // cities closer together share a leader
constexpr float oneLine = 200;    // a sentence that is no wider is not broken
constexpr std::size_t mostLeaders = 3;
// What a place is worth, in logical pixels of leader.
constexpr float notBelow = 400, offMargin = 60, crossedMark = 10, unbroken = 60;
constexpr float slanted = 2;  // of a leader, for each pixel across
/// How much wider a line may be when the first one ends with the names.
constexpr float afterNames = .85f;

float distance(PixelPoint a, PixelPoint b) { return std::hypot(a.x - b.x, a.y - b.y); }

PixelRect grown(PixelRect r, float by) { return {r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by}; }

bool overlap(PixelRect a, PixelRect b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

PixelPoint nearestIn(PixelRect r, PixelPoint p) {
  return {std::clamp(p.x, r.x, r.x + r.width), std::clamp(p.y, r.y, r.y + r.height)};
}

float fromSegment(PixelPoint p, PixelPoint a, PixelPoint b) {
  const float dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  const float t = length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0f, 1.0f) : 0;
  return distance(p, {a.x + t * dx, a.y + t * dy});
}

/// Whether any of the way from `a` to `b` lies in the rectangle (Liang and Barsky's clipping).
bool crosses(PixelRect r, PixelPoint a, PixelPoint b) {
  float first = 0, last = 1;
  const auto clip = [&](float from, float way, float low, float high) {
    if (way == 0) return from >= low && from <= high;
    const float t0 = (low - from) / way, t1 = (high - from) / way;
    first = std::max(first, std::min(t0, t1));
    last = std::min(last, std::max(t0, t1));
    return first <= last;
  };
  return clip(a.x, b.x - a.x, r.x, r.x + r.width) && clip(a.y, b.y - a.y, r.y, r.y + r.height);
}

/// The ends of a first line: before a space, or behind a Chinese comma or colon.
std::vector<std::size_t> breaksOf(const std::string& text) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::string_view before = std::string_view(text).substr(0, i);
    if (text[i] == ' ' || before.ends_with("、") || before.ends_with("：")) ends.push_back(i);
  }
  return ends;
}

class Placer {
 public:
  Placer(const CalloutWish& wish, const LabelRequest& request, const MeasureText& measure)
      : wish_(wish), request_(request), measure_(measure), scale_(request.scale) {
    style_ = labelStyle(*request.style, LabelClass::focusCity, request.chinese);
    style_.size = request.style->body * scale_;
    style_.haloWidth = 2.5f * scale_;
    for (const geo::PlanePoint& city : wish.cities) {
      const PixelPoint at = toPixels(request.camera, request.viewport, city);
      const auto hides = [&](const PixelRect& r) { return r.contains(at); };
      if (request.viewport.contains(at) && std::ranges::none_of(request.obstacles, hides))
        cities_.push_back({at, city});
    }
  }

  std::optional<PlacedCallout> place() {
    if (cities_.empty()) return std::nullopt;
    setLayouts();
    std::vector<Place> places;
    for (const Layout& layout : layouts_) addPlaces(layout, places);
    std::ranges::stable_sort(places, {}, &Place::cost);
    for (const Place& place : places)
      if (free(place.box)) return finished(place);
    return std::nullopt;
  }

 private:
  struct City {
    PixelPoint pixel;
    geo::PlanePoint plane;
  };
  struct Line {
    std::string text;
    TextSize size;
  };
  struct Layout {
    std::vector<Line> lines;
    float width = 0, height = 0, cost = 0;
  };
  struct Place {
    const Layout* layout;
    PixelRect box;
    float cost;
  };

  /// A Chinese mark at the end is blank on its right half: it hangs over the edge, or the edge would look ragged.
  Line line(const std::string& text) const {
    TextSize size = measure_(text, style_);
    if (text.ends_with("、") || text.ends_with("：")) size.width -= style_.size / 2;
    return {text, size};
  }

  static Layout layoutOf(std::vector<Line> lines, float cost) {
    Layout layout{.lines = std::move(lines), .cost = cost};
    for (const Line& one : layout.lines) {
      layout.width = std::max(layout.width, one.size.width);
      layout.height += one.size.height;
    }
    return layout;
  }

  /// Two lines, the longer as short as can be, and one for where two are too high; a short sentence is only one.
  void setLayouts() {
    const Line whole = line(wish_.text);
    std::vector<Line> two;
    float least = whole.size.width;
    if (least > oneLine * scale_) {
      for (const std::size_t end : breaksOf(wish_.text)) {
        const std::string_view text = wish_.text;
        const Line first = line(std::string(text.substr(0, end)));
        const Line second = line(std::string(text.substr(text[end] == ' ' ? end + 1 : end)));
        float width = std::max(first.size.width, second.size.width);
        if (first.text.ends_with(":") || first.text.ends_with("：")) width *= afterNames;
        if (width >= least) continue;
        least = width;
        two = {first, second};
      }
    }
    if (!two.empty()) layouts_.push_back(layoutOf(two, 0));
    layouts_.push_back(layoutOf({whole}, two.empty() ? 0 : unbroken));
  }

  void addPlaces(const Layout& layout, std::vector<Place>& places) const {
    const PixelRect view = grown(request_.viewport, -margin * scale_);
    const float right = view.x + view.width - layout.width, bottom = view.y + view.height - layout.height;
    if (right < view.x || bottom < view.y) return;
    const float step = pitch * scale_;
    const auto stepsTo = [step](float way) { return static_cast<int>(way / step); };
    const auto row = [&](float y) {
      for (int i = 0; i <= stepsTo(right - view.x); ++i)
        consider(layout, view.x + static_cast<float>(i) * step, y, i == 0, places);
      consider(layout, right, y, true, places);
    };
    for (int i = 0; i <= stepsTo(bottom - view.y); ++i) row(view.y + static_cast<float>(i) * step);
    // A gap above a panel may be as low as one line: no row of the grid need fall into it.
    for (const PixelRect& panel : request_.obstacles)
      if (const float y = std::floor(panel.y - air * scale_ - layout.height); y >= view.y && y <= bottom) row(y);
  }

  void consider(const Layout& layout, float x, float y, bool alongMargin, std::vector<Place>& places) const {
    const PixelRect box{x, y, layout.width, layout.height};
    const auto leaders = leadersTo(box);
    if (leaders.empty()) return;
    float cost = layout.cost + (alongMargin ? 0 : offMargin), lowest = 0;
    for (const City& city : cities_) lowest = std::max(lowest, city.pixel.y);
    if (y < lowest) cost += notBelow;
    for (const auto& leader : leaders) {
      cost += (distance(leader.from, leader.to) + slanted * std::abs(leader.from.x - leader.to.x)) / scale_;
      for (const PixelPoint& mark : request_.marks)
        if (fromSegment(mark, leader.from, leader.to) < 3 * scale_) cost += crossedMark;
    }
    places.push_back({&layout, box, cost});
  }

  /// Empty where one would be too short or too long.
  std::vector<PlacedCallout::Leader> leadersTo(PixelRect box) const {
    const PixelRect edge = grown(box, gap * scale_);
    const auto away = [&](const City& city) { return distance(city.pixel, nearestIn(edge, city.pixel)); };
    std::vector<const City*> nearFirst;
    nearFirst.reserve(cities_.size());
    for (const City& city : cities_) nearFirst.push_back(&city);
    std::ranges::stable_sort(nearFirst, {}, [&](const City* city) { return away(*city); });
    std::vector<PlacedCallout::Leader> leaders;
    const float radius = (wish_.markRadius + 1) * scale_;
    if (away(*nearFirst.front()) > farthest * scale_) return {};
    for (const City* city : nearFirst) {
      const auto led = [&](const PlacedCallout::Leader& leader) {
        return distance(toPixels(request_.camera, request_.viewport, leader.city), city->pixel) < oneCluster * scale_;
      };
      if (leaders.size() == mostLeaders || std::ranges::any_of(leaders, led)) continue;
      const PixelPoint from = nearestIn(edge, city->pixel);
      const float length = distance(from, city->pixel);
      if (length < shortest * scale_ + radius) return {};
      const float t = radius / length;
      leaders.push_back({from,
                         {city->pixel.x + t * (from.x - city->pixel.x), city->pixel.y + t * (from.y - city->pixel.y)},
                         city->plane});
    }
    return leaders;
  }

  bool free(PixelRect box) const {
    const PixelRect roomy = grown(box, air * scale_);
    const auto hit = [&](const PixelRect& r) { return overlap(roomy, r); };
    const auto under = [&](PixelPoint mark) { return roomy.contains(mark); };
    if (std::ranges::any_of(request_.obstacles, hit) || std::ranges::any_of(request_.marks, under)) return false;
    return std::ranges::none_of(leadersTo(box), [&](const PlacedCallout::Leader& leader) {
      return std::ranges::any_of(request_.obstacles,
                                 [&](const PixelRect& r) { return crosses(r, leader.from, leader.to); });
    });
  }

  PlacedCallout finished(const Place& place) const {
    const PixelRect& box = place.box;
    PlacedCallout placed{.lines = {}, .box = box, .leaders = leadersTo(box)};
    const bool right = box.x + box.width / 2 > request_.viewport.x + request_.viewport.width / 2;
    float y = box.y;
    for (const Line& one : place.layout->lines) {
      const float x = right ? box.x + box.width - one.size.width : box.x;
      placed.lines.push_back({one.text, style_, {x, y}, one.size, LabelClass::focusCity, {}});
      y += one.size.height;
    }
    return placed;
  }

  const CalloutWish& wish_;
  const LabelRequest& request_;
  const MeasureText& measure_;
  float scale_;
  TextStyle style_;
  std::vector<City> cities_;
  std::vector<Layout> layouts_;
};

}  // namespace

std::optional<PlacedCallout> placeCallout(const CalloutWish& wish, const LabelRequest& request,
                                          const MeasureText& measure) {
  if (!request.style || wish.text.empty()) return std::nullopt;
  return Placer(wish, request, measure).place();
}

std::vector<PixelRect> roomOf(const PlacedCallout& callout) {
  std::vector<PixelRect> room{callout.box};
  constexpr int pieces = 12;
  for (const auto& [from, to, city] : callout.leaders) {
    const auto along = [&, a = from, b = to](int i) {
      const float t = static_cast<float>(i) / pieces;
      return PixelPoint{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    };
    for (int i = 0; i < pieces; ++i) {
      const PixelPoint a = along(i), b = along(i + 1);
      room.push_back(grown({std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}, 1));
    }
  }
  return room;
}

}  // namespace cityties::core
