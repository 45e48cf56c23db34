// What wants to be named on the map, and how much.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "app/core/compose_layers.hpp"
#include "app/core/place_names.hpp"

namespace cityties::core {
namespace {

// Higher first. What a step is about comes before everything else; names of seas and countries only fill what is left.
constexpr int closedPost = 100, cutCity = 95, lastCity = 94, focusPost = 90, focusCity = 80, embassy = 70,
              otherPost = 60, ocean = 40, sea = 35, country = 30, distance = 15;
/// By level of detail: countries of a lower rank are too small to be named.
constexpr std::array<int, 6> countryRank{2, 3, 4, 5, 7, 20};
/// By level of detail: how many cities of the whole earth are named, of those with the most ties and people.
constexpr std::array<std::size_t, 6> namedCities{0, 0, 60, 240, 1000, 1000000};
/// From this level on the main map names the cities of a step, also beside a close-up.
constexpr int citiesFrom = 2;
/// Of a difference, so many of the cities that lost most (or gained most) are named.
constexpr std::size_t mostTold = 8;

/// RUSSIA, CÔTE D’IVOIRE: ASCII, Latin-1 and Latin Extended-A; other scripts have no capitals to take.
std::string capitals(const std::string& text) {
  std::string result = text;
  for (std::size_t i = 0; i < result.size(); ++i) {
    auto& c = reinterpret_cast<unsigned char&>(result[i]);
    if (c >= 'a' && c <= 'z') c = static_cast<unsigned char>(c - 32);
    if ((c != 0xC3 && c != 0xC4 && c != 0xC5) || i + 1 >= result.size()) continue;
    auto& next = reinterpret_cast<unsigned char&>(result[++i]);
    if (c == 0xC3 && next >= 0xA0 && next != 0xB7 && next != 0xBF) next = static_cast<unsigned char>(next - 0x20);
    if (c != 0xC3 && (next & 1) != 0 && !(c == 0xC4 && next > 0xB7) && !(c == 0xC5 && (next < 0x8A || next > 0xB7)))
      next = static_cast<unsigned char>(next - 1);
  }
  return result;
}

std::string joined(const std::string& english, const std::string& chinese, MapNames names, Language language) {
  if (names == MapNames::ofInterface) names = language == Language::chinese ? MapNames::chinese : MapNames::english;
  if (names == MapNames::english || chinese.empty() || chinese == english) return english;
  return names == MapNames::chinese ? chinese : english + " " + chinese;
}

/// Where a label at a place has to stop.
MapEdge edgeAt(const geo::Projection& projection, graph::LonLat position) {
  MapEdge edge;
  switch (projection.kind()) {
    case geo::ProjectionKind::globe:
      edge.radius = 1;
      break;
    case geo::ProjectionKind::azimuthalEquidistant:
      edge.radius = std::numbers::pi;
      break;
    case geo::ProjectionKind::lambertAzimuthal:
      break;
    default:
      if (const auto seam = projection.forward({{projection.centre().lon.degrees + 180}, position.lat}))
        edge.halfWidth = std::abs(seam->x);
  }
  return edge;
}

class Wishes {
 public:
  explicit Wishes(const LayerContext& context) : context_(context), level_(detailLevel(context.options)) {}

  /// Nothing on the far side of a globe.
  void add(const std::string& text, LabelClass kind, graph::LonLat position, int importance, float radius,
           const std::string& id) {
    if (text.empty()) return;
    const geo::Projection& projection = context_.base.projection;
    if (const auto at = projection.forward(position))
      wishes_.push_back({text, kind, *at, importance, radius, id, edgeAt(projection, position)});
  }

  void addCities() {
    const auto& focus = stepFocus();
    for (const graph::City& city : context_.story.dataset->cities) {
      const std::string& id = city.id.text;
      const bool cut = context_.facts.cutCities.contains(id), last = context_.facts.lastChance.contains(id);
      const bool told = std::ranges::find(focus, id) != focus.end();
      if (!(cut || last || told)) continue;
      addCity(city, LabelClass::focusCity,
              cut    ? cutCity
              : last ? lastCity
                     : focusCity,
              (context_.options.inset ? context_.style.insetRingRadius : context_.style.ringRadius) + 1);
    }
  }

  void addPosts() {
    const StepFacts& facts = context_.facts;
    for (const graph::StandingPost& post : facts.closed) {
      const bool focus = isFocus(post);
      add(standingName(context_, post), focus ? LabelClass::cutPost : LabelClass::post, post.position,
          focus ? closedPost : otherPost, size(focus), post.id.text);
    }
    for (const graph::StandingPost& post : facts.now->posts) {
      const bool focus = isFocus(post), chief = post.kind == graph::PostKind::embassy;
      add(standingName(context_, post), focus ? LabelClass::focusCity : LabelClass::post, post.position,
          focus   ? focusPost
          : chief ? embassy
                  : otherPost,
          size(focus), post.id.text);
    }
  }

  /// Of a difference: the posts that closed or opened, and the embassies to find one's way by.
  void addChangedPosts() {
    std::set<std::string> told;
    for (const ChangedPost& one : context_.difference().posts) {
      told.insert(one.post.id.text);
      const bool removed = one.change == Change::removed;
      add(standingName(context_, one.post), removed ? LabelClass::cutPost : LabelClass::focusCity, one.post.position,
          removed ? closedPost : focusPost, size(true), one.post.id.text);
    }
    for (const graph::StandingPost& post : context_.facts.now->posts)
      if (!told.contains(post.id.text) && post.kind == graph::PostKind::embassy)
        add(standingName(context_, post), LabelClass::city, post.position, embassy, context_.style.postSize,
            post.id.text);
  }

  /// Of a difference: cities cut, down to one, and those that lost or gained most.
  void addChangedCities() {
    std::vector<const ChangedCity*> order;
    for (const ChangedCity& city : context_.difference().cities) order.push_back(&city);
    std::ranges::stable_sort(order, [](const ChangedCity* a, const ChangedCity* b) {
      return std::pair(a->change, -std::abs(a->loss)) < std::pair(b->change, -std::abs(b->loss));
    });
    std::map<Change, std::size_t> told;
    for (const ChangedCity* one : order) {
      const graph::City* city = context_.story.dataset->findCity(one->id);
      const bool gravest = one->change == Change::removed || one->change == Change::weakened;
      if (!city || (++told[one->change] > mostTold && !gravest)) continue;
      addCity(*city, gravest ? LabelClass::focusCity : LabelClass::city,
              one->change == Change::removed    ? cutCity
              : one->change == Change::weakened ? lastCity
                                                : focusCity,
              ringOf(*one));
    }
  }

  /// The other cities, the more the nearer one looks: those with the most ties first, of these the most populous.
  void addOtherCities() {
    const std::size_t most = context_.options.inset ? 0 : namedCities[static_cast<std::size_t>(level_)];
    if (most == 0) return;
    std::unordered_map<std::string_view, int> ties;
    for (const AgreementTie& tie : context_.facts.agreements) ++ties[tie.a], ++ties[tie.b];
    using Ranked = std::tuple<int, double, const graph::City*>;
    std::vector<Ranked> cities;
    for (const graph::City& city : context_.story.dataset->cities) {
      if (context_.hides(city.id.text)) continue;
      const auto own = ties.find(city.id.text);
      cities.emplace_back(own == ties.end() ? 0 : -own->second, -city.population.value_or(0), &city);
    }
    const std::size_t shown = std::min(most, cities.size());
    std::ranges::partial_sort(cities, cities.begin() + static_cast<std::ptrdiff_t>(shown));
    for (std::size_t i = 0; i < shown; ++i)
      addCity(*std::get<2>(cities[i]), LabelClass::city, -static_cast<int>(i), context_.style.cityRadius + 1);
  }

  void addSeas() {
    for (const WaterName& water : waterNames()) {
      if (water.ocean == context_.options.inset) continue;
      const geo::Projection& projection = context_.base.projection;
      std::vector<geo::PlanePoint> at;
      if (const auto first = projection.forward(water.label)) at.push_back(*first);
      for (const graph::LonLat& place : water.also)
        if (const auto other = projection.forward(place)) at.push_back(*other);
      if (at.empty()) continue;
      wishes_.push_back({text(capitals(std::string(water.english)), std::string(water.chinese)),
                         water.ocean ? LabelClass::water : LabelClass::sea,
                         at.front(),
                         water.ocean ? ocean : sea,
                         0,
                         {},
                         edgeAt(projection, water.label),
                         {at.begin() + 1, at.end()},
                         context_.base.water});
    }
  }

  void addCountries() {
    if (context_.options.inset) return;
    for (const geo::CountryShape& shape : context_.base.countries) {
      if (shape.labelRank > countryRank[static_cast<std::size_t>(level_)]) continue;
      add(text(capitals(shape.name), shape.nameZh), LabelClass::country, shape.label, country - shape.labelRank, 0,
          shape.isoA2);
    }
  }

  /// Beside the rings of distance, to the north-east and, where that is covered, to the south-east.
  void addDistances() {
    const geo::Projection& projection = context_.base.projection;
    if (projection.kind() != geo::ProjectionKind::azimuthalEquidistant) return;
    const double step = ringStep(level_);
    for (double km = step; km / graph::earthRadius.value < std::numbers::pi; km += step) {
      const double radius = km / graph::earthRadius.value, across = radius * std::numbers::sqrt2 / 2;
      const MapEdge edge{.radius = std::numbers::pi};
      wishes_.push_back({distanceText(km), LabelClass::distance, {across, across}, distance, 0, {}, edge});
    }
  }

  std::vector<LabelWish> take() { return std::move(wishes_); }

 private:
  static std::string distanceText(double km) {
    std::string digits = std::to_string(std::lround(km));
    if (digits.size() > 3) digits.insert(digits.size() - 3, ",");
    return digits + " km";
  }

  std::string text(const std::string& english, const std::string& chinese) const {
    return joined(english, chinese, context_.options.names, context_.words.language());
  }

  /// Radius of the ring round a city of a difference, about.
  float ringOf(const ChangedCity& city) const {
    const Style& style = context_.style;
    const float radius = city.change == Change::removed ? style.ringRadius : style.reroutedRadius[1] * .7f;
    return radius * (context_.options.inset ? style.insetRingRadius / style.ringRadius : 1) + 1;
  }

  /// Once, and not where a post names it.
  void addCity(const graph::City& city, LabelClass kind, int importance, float radius) {
    if (named(city) || !added_.insert(city.id.text).second) return;
    add(nameOnMap(context_, city.id.text), kind, city.position, importance, radius, city.id.text);
  }

  const std::vector<std::string>& stepFocus() const {
    const Scenario& scenario = context_.story.scenario;
    return context_.step == 0 || context_.step > scenario.steps.size() ? scenario.before.focus
                                                                       : scenario.steps[context_.step - 1].focus;
  }

  bool isFocus(const graph::StandingPost& post) const {
    return context_.facts.focus && context_.facts.focus->id == post.id;
  }

  /// A city that has a post is named by its post.
  bool named(const graph::City& city) {
    if (!postCities_) {
      postCities_.emplace();
      const auto note = [&](const graph::StandingPost& post) {
        const graph::Post* record = context_.story.dataset->findPost(post.id.text);
        if (record && record->city) postCities_->insert(record->city->text);
      };
      if (context_.compared)
        for (const ChangedPost& one : context_.difference().posts) note(one.post);
      for (const graph::StandingPost& post : context_.facts.now->posts)
        if (!context_.compared || post.kind == graph::PostKind::embassy) note(post);
      if (!context_.compared)
        for (const graph::StandingPost& post : context_.facts.closed) note(post);
    }
    return postCities_->contains(city.id.text);
  }

  float size(bool focus) const {
    if (!focus) return context_.style.postSize;
    return context_.options.inset ? context_.style.insetPostSize : context_.style.postSize * 1.35f;
  }

  const LayerContext& context_;
  int level_;
  std::vector<LabelWish> wishes_;
  std::unordered_set<std::string> added_;
  std::optional<std::unordered_set<std::string>> postCities_;
};

}  // namespace

std::string nameOnMap(const LayerContext& context, const std::string& id) {
  const graph::Dataset& dataset = *context.story.dataset;
  return joined(placeName(dataset, id, Language::english), placeName(dataset, id, Language::chinese),
                context.options.names, context.words.language());
}

std::string standingName(const LayerContext& context, const graph::StandingPost& post) {
  if (context.story.dataset->findPost(post.id.text)) return nameOnMap(context, post.id.text);
  return joined(post.name, post.nameLocal, context.options.names, context.words.language());
}

std::vector<LabelWish> labelWishes(const LayerContext& context) {
  Wishes wishes(context);
  if (context.facts.now) {
    // Beside a close-up the main map leaves the cities to it, until it is as near itself.
    const bool cities = context.options.inset || !context.facts.focus || detailLevel(context.options) >= citiesFrom;
    if (context.compared) {
      wishes.addChangedPosts();
      if (cities) wishes.addChangedCities();
    } else {
      wishes.addPosts();
      if (cities) wishes.addCities();
    }
    wishes.addOtherCities();
  }
  wishes.addSeas();
  wishes.addCountries();
  wishes.addDistances();
  auto all = wishes.take();
  const auto hidden = [&](const LabelWish& wish) {
    return wish.kind != LabelClass::country && !wish.dataId.empty() && context.hides(wish.dataId);
  };
  std::erase_if(all, hidden);
  for (LabelWish& wish : routeLabels(context)) all.push_back(std::move(wish));
  return all;
}

}  // namespace cityties::core
