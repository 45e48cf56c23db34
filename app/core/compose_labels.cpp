// What wants to be named on the map, and how much.

#include <algorithm>

#include "app/core/compose_layers.hpp"
#include "app/core/place_names.hpp"

namespace cityties::core {
namespace {

// Higher first. What a step is about comes before everything else; names of seas and countries only fill what is left.
constexpr int closedPost = 100, cutCity = 95, lastCity = 94, focusPost = 90, focusCity = 80, embassy = 70,
              otherPost = 60, ocean = 40, sea = 35, country = 30;
/// Countries of a lower rank are too small to be named beside an ocean.
constexpr int countryRank = 3;

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

class Wishes {
 public:
  explicit Wishes(const LayerContext& context) : context_(context) {}

  void add(const std::string& text, LabelClass kind, graph::LonLat position, int importance, float radius,
           const std::string& id) {
    if (text.empty()) return;
    if (const auto at = context_.base.projection.forward(position))
      wishes_.push_back({text, kind, *at, importance, radius, id});
  }

  void addCities() {
    const auto& focus = stepFocus();
    for (const graph::City& city : context_.story.dataset->cities) {
      const std::string& id = city.id.text;
      const bool cut = context_.facts.cutCities.contains(id), last = context_.facts.lastChance.contains(id);
      const bool told = std::ranges::find(focus, id) != focus.end();
      // A city that has a post is named by its post.
      if (!(cut || last || told) || named(city)) continue;
      add(name(id), LabelClass::focusCity, city.position,
          cut    ? cutCity
          : last ? lastCity
                 : focusCity,
          context_.style.ringRadius + 1, id);
    }
  }

  void addPosts() {
    const StepFacts& facts = context_.facts;
    for (const graph::StandingPost& post : facts.closed) {
      const bool focus = isFocus(post);
      add(postName(post), focus ? LabelClass::cutPost : LabelClass::post, post.position, focus ? closedPost : otherPost,
          size(focus), post.id.text);
    }
    for (const graph::StandingPost& post : facts.now->posts) {
      const bool focus = isFocus(post), chief = post.kind == graph::PostKind::embassy;
      add(postName(post), focus ? LabelClass::focusCity : LabelClass::post, post.position,
          focus   ? focusPost
          : chief ? embassy
                  : otherPost,
          size(focus), post.id.text);
    }
  }

  void addSeas() {
    const bool chinese = context_.words.language() == Language::chinese;
    for (const WaterName& water : waterNames()) {
      if (water.ocean == context_.options.inset) continue;
      const std::string text(chinese ? water.chinese : water.english);
      add(chinese ? text : capitals(text), water.ocean ? LabelClass::water : LabelClass::sea, water.label,
          water.ocean ? ocean : sea, 0, {});
    }
  }

  void addCountries() {
    if (context_.options.inset) return;
    const bool chinese = context_.words.language() == Language::chinese;
    for (const geo::CountryShape& shape : context_.base.countries) {
      if (shape.labelRank > countryRank) continue;
      add(chinese && !shape.nameZh.empty() ? shape.nameZh : capitals(shape.name), LabelClass::country, shape.label,
          country - shape.labelRank, 0, shape.isoA2);
    }
  }

  std::vector<LabelWish> take() { return std::move(wishes_); }

 private:
  const std::vector<std::string>& stepFocus() const {
    const Scenario& scenario = context_.story.scenario;
    return context_.step == 0 || context_.step > scenario.steps.size() ? scenario.before.focus
                                                                       : scenario.steps[context_.step - 1].focus;
  }

  bool isFocus(const graph::StandingPost& post) const {
    return context_.facts.focus && context_.facts.focus->id == post.id;
  }

  bool named(const graph::City& city) const {
    const auto here = [&](const graph::StandingPost& post) {
      const graph::Post* record = context_.story.dataset->findPost(post.id.text);
      return record && record->city == city.id;
    };
    return std::ranges::any_of(context_.facts.now->posts, here) || std::ranges::any_of(context_.facts.closed, here);
  }

  float size(bool focus) const {
    if (!focus) return context_.style.postSize;
    return context_.options.inset ? context_.style.insetPostSize : context_.style.postSize * 1.35f;
  }

  std::string name(const std::string& id) const {
    return placeName(*context_.story.dataset, id, context_.words.language());
  }

  /// A post that a scenario opens has no row in the dataset and brings its own name.
  std::string postName(const graph::StandingPost& post) const {
    if (context_.story.dataset->findPost(post.id.text)) return name(post.id.text);
    return context_.words.language() == Language::chinese && !post.nameLocal.empty() ? post.nameLocal : post.name;
  }

  const LayerContext& context_;
  std::vector<LabelWish> wishes_;
};

}  // namespace

std::vector<LabelWish> labelWishes(const LayerContext& context) {
  Wishes wishes(context);
  if (context.facts.now) {
    wishes.addPosts();
    // Beside a close-up the main map leaves the cities to it.
    if (context.options.inset || !context.facts.focus) wishes.addCities();
  }
  wishes.addSeas();
  wishes.addCountries();
  return wishes.take();
}

}  // namespace cityties::core
