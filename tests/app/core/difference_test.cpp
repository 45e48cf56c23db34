// The difference of two steps: the shipped scenario on frozen data, in both directions, and small worlds.
#include <algorithm>
#include <map>
#include <set>

#include "app/core/compose.hpp"
#include "app/core/compose_difference.hpp"
#include "app/core/findings.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;
using cityties::test::layer;
using Ids = std::set<std::string>;

namespace {

const Story& houston() {
  static const Story story = [] {
    auto read = geo::readDataset(std::string(CITYTIES_TEST_DATA) + "/us-china-2026-11");
    auto decoded = io::readScenario(std::string(CITYTIES_SOURCE_DIR) + "/assets/scenarios/houston-2020.json");
    if (!read.report.ok() || !decoded) throw std::logic_error("no frozen data");
    StoryOptions options;
    options.date = graph::Date::parse("2020-07-20").value();
    return workOut(std::make_shared<const graph::Dataset>(std::move(read.report.dataset)), decoded->scenario, options)
        .value();
  }();
  return story;
}

ComposeOptions comparing(std::size_t step, std::size_t against) {
  ComposeOptions options;
  options.step = step;
  options.against = against;
  options.content = MapContent::difference;
  return options;
}

/// The rectangles of the small world under the codes of real regions.
ProjectedBasePtr realCodes() {
  static const ProjectedBasePtr base = [] {
    geo::BaseMap map = test::smallBaseMap();
    const char* const codes[] = {"US-TX", "US-LA", "CN-BJ", "CN-SC"};
    for (std::size_t i = 0; i < map.regions.size(); ++i) map.regions[i].code = codes[i];
    return projectBase(map, geo::Projection::equalEarth({-170}));
  }();
  return base;
}

MapScene picture(const Story& story, std::size_t step, std::size_t against = 0) {
  return compose(story, realCodes(), {}, comparing(step, against));
}

bool hasClass(const std::string& classes, const std::string& name) {
  return (" " + classes + " ").find(" " + name + " ") != std::string::npos;
}

/// Ids of what a scene draws in two classes, `tie removed` or `city rerouted`, each once.
Ids drawn(const MapScene& scene, const std::string& what, const std::string& change) {
  Ids ids;
  const auto take = [&](const auto& shapes) {
    for (const auto& shape : shapes)
      if (hasClass(shape.className, what) && hasClass(shape.className, change)) ids.insert(shape.dataId);
  };
  for (const LayerPtr& one : scene.layers) take(one->lines), take(one->marks), take(one->areas);
  return ids;
}

Ids texts(const std::vector<graph::CityId>& ids) {
  Ids result;
  for (const graph::CityId& id : ids) result.insert(id.text);
  return result;
}

Ids ties(const graph::Analysis& side) {
  Ids ids;
  for (const graph::Tie& tie : side.network().ties())
    if (tie.kind != graph::ChannelKind::administrative && tie.kind != graph::ChannelKind::accreditation)
      ids.insert(tie.id);
  return ids;
}

Ids without(const Ids& a, const Ids& b) {
  Ids result;
  std::ranges::set_difference(a, b, std::inserter(result, result.end()));
  return result;
}

/// Some legend label that ends as given.
bool tells(const std::vector<std::vector<LegendItem>>& rows, const std::string& label) {
  return std::ranges::any_of(rows, [&](const auto& row) {
    return std::ranges::any_of(row, [&](const LegendItem& item) { return item.label == label; });
  });
}

const char* const changes[] = {"removed", "weakened", "rerouted", "improved", "added"};

}  // namespace

TEST_CASE("the difference marks the cities that impact counts, at every step of the shipped scenario") {
  const Story& story = houston();
  for (std::size_t step = 1; step < story.steps.size(); ++step) {
    INFO("step " << step);
    const graph::Impact& impact = *story.steps[step].impact;
    const MapScene scene = picture(story, step);
    CHECK(drawn(scene, "city", "removed") == texts(impact.citiesCut));
    CHECK(drawn(scene, "city", "weakened") == texts(impact.citiesDownToOne));
    Ids longer, better;
    for (const graph::CityFigures& city : impact.cities) {
      const double loss = graph::withoutNoise(city.efficiencyBefore - city.efficiencyAfter);
      if (loss > 0 && city.closuresAfter > 0) longer.insert(city.city.text);
      if (loss < 0) better.insert(city.city.text);
    }
    Ids marked = drawn(scene, "city", "rerouted");
    marked.merge(drawn(scene, "city", "longer"));
    CHECK(marked == longer);
    CHECK(drawn(scene, "city", "improved") == without(better, texts(impact.citiesDownToOne)));
    Ids shaded;
    for (const graph::RegionFigures& region : impact.regions)
      if (region.loss() >= .01 && (region.region.text == "US-TX" || region.region.text == "US-LA" ||
                                   region.region.text == "CN-BJ" || region.region.text == "CN-SC"))
        shaded.insert(region.region.text);
    CHECK(drawn(scene, "region", "loss") == shaded);
  }
}

TEST_CASE("the difference draws the ties that one state has and the other has not, once") {
  const Story& story = houston();
  for (std::size_t step = 0; step < story.steps.size(); ++step)
    for (std::size_t against = 0; against < story.steps.size(); ++against) {
      INFO("step " << step << " against " << against);
      const MapScene scene = picture(story, step, against);
      const Ids then = ties(*story.steps[against].analysis), now = ties(*story.steps[step].analysis);
      CHECK(drawn(scene, "tie", "removed") == without(then, now));
      CHECK(drawn(scene, "tie", "added") == without(now, then));
      // Nothing is of two kinds, and nothing that changed is drawn in grey as well.
      std::map<std::string, std::string> classes;
      std::set<std::pair<double, double>> starts;
      for (const LayerPtr& one : scene.layers) {
        for (const LineShape& line : one->lines) {
          if (!hasClass(line.className, "tie") || line.dataId.empty()) continue;
          CHECK(classes.emplace(line.dataId, line.className).first->second == line.className);
        }
        Ids marks;
        for (const MarkShape& mark : one->marks)
          if (!mark.dataId.empty() && mark.className != "casing" && mark.className != "dot")
            CHECK(marks.insert(one->id + mark.dataId).second);
      }
    }
}

TEST_CASE("the closing of Houston in words and numbers") {
  const Story& story = houston();
  const auto rows = legend(story, {}, comparing(1, 0));
  CHECK(tells(rows, "43 ties removed"));
  CHECK(tells(rows, "1 post closed"));
  CHECK(tells(rows, "3 cities cut off"));
  CHECK(tells(rows, "1 city down to one channel"));
  CHECK(tells(rows, "39 cities with longer ways"));
  CHECK(tells(rows, "Reach lost by region: 1\u00a0% to 10\u00a0%") == tells(rows, "25\u00a0% to 50\u00a0%"));
  CHECK(tells(rows, "50\u00a0% and more"));
  const MapScene scene = picture(story, 1);
  std::map<std::string, std::string> titles;
  for (const LayerPtr& one : scene.layers)
    for (const MarkShape& mark : one->marks)
      if (!mark.dataId.empty()) titles[mark.dataId] = mark.title;
  CHECK(titles["us-ms-jackson"] == "Jackson: no known channel left");
  CHECK(titles["cn-us-houston"] == "PRC consulate general in Houston: closed");
  CHECK(titles["us-ar-little-rock"].starts_with("Little Rock: one known channel left, reach −"));
  CHECK(titles["us-ok-tulsa"].starts_with("Tulsa: reach −"));
  // The ways of the other cities lead over ties that were there before.
  const Ids newly = drawn(scene, "tie", "rerouted"), before = ties(*story.steps[0].analysis);
  CHECK_FALSE(newly.empty());
  CHECK(without(newly, before).empty());
}

TEST_CASE("a way that moved is a way that became dearer, over ties that the old one had not") {
  const Story& story = houston();
  const auto& before = story.steps[0].analysis->engine;
  const auto& after = story.steps[1].analysis->engine;
  Ids expected;
  const auto seat = *after.network().find("cn-bj-beijing");
  for (const graph::CityFigures& city : story.steps[1].impact->cities) {
    const auto from = *after.network().find(city.city.text);
    const auto& home = after.network().countries()[after.network().vertices()[from].country];
    if (home != "US" || city.efficiencyAfter >= city.efficiencyBefore) continue;
    const auto was = before.route(from, seat), is = after.route(from, seat);
    if (!was || !is || is->cost <= was->cost + graph::costTolerance) continue;
    Ids old;
    for (const auto& leg : was->ties) old.insert(before.network().ties()[leg.tie].id);
    for (const auto& leg : is->ties)
      if (const auto& id = after.network().ties()[leg.tie].id; !old.contains(id)) expected.insert(id);
  }
  const Ids removed = drawn(picture(story, 1), "tie", "removed");
  Ids shown;
  for (const std::string& id : expected)
    if (ties(*story.steps[1].analysis).contains(id)) shown.insert(id);
  CHECK(drawn(picture(story, 1), "tie", "rerouted") == shown);
}

TEST_CASE("a step against itself marks nothing and says so") {
  const Story& story = houston();
  for (std::size_t step = 0; step < story.steps.size(); ++step) {
    const MapScene scene = picture(story, step, step);
    for (const char* change : changes)
      for (const char* what : {"tie", "city", "post", "region"}) CHECK(drawn(scene, what, change).empty());
    CHECK(drawn(scene, "region", "loss").empty());
    CHECK(tells(legend(story, {}, comparing(step, step)), "Nothing changed"));
  }
}

TEST_CASE("turned round, what was removed is added, and who was cut has a channel again") {
  const Story& story = houston();
  const MapScene there = picture(story, 1, 0), back = picture(story, 0, 1);
  CHECK(drawn(there, "tie", "removed") == drawn(back, "tie", "added"));
  CHECK(drawn(there, "post", "removed") == drawn(back, "post", "added"));
  CHECK(drawn(back, "city", "removed").empty());
  CHECK(without(drawn(there, "city", "removed"), drawn(back, "city", "improved")).empty());
  for (const MarkShape& mark : layer(back, "cities").marks)
    if (mark.dataId == "us-ms-jackson") CHECK(mark.title == "Jackson: a channel again");
  CHECK_FALSE(drawn(there, "region", "loss").empty());
  CHECK(drawn(back, "region", "loss").empty());
}

TEST_CASE("weakened, ended and new agreements each have a line of their own kind") {
  core::Scenario scenario;
  scenario.steps.resize(1);
  scenario.steps[0].actions = {
      graph::Curtail{{.ids = {"t1"}, .kinds = {}, .region = {}, .country = {}}, .5},
      graph::TerminateAgreement{graph::AgreementId{"t2"}},
      graph::SignAgreement{"t4", "sister_city", graph::PlaceId{"us-b"}, graph::PlaceId{"cn-y"}, 1}};
  const Story story = test::storyOf(test::smallDataset(), scenario);
  for (const Theme theme : allThemes) {
    ComposeOptions options = comparing(1, 0);
    options.theme = theme;
    const MapScene scene = compose(story, test::smallBase(), {}, options);
    CHECK(drawn(scene, "tie", "weakened") == Ids{"t1"});
    CHECK(drawn(scene, "tie", "removed") == Ids{"t2"});
    CHECK(drawn(scene, "tie", "added") == Ids{"t4"});
    CHECK(drawn(scene, "tie", "context") == Ids{"t3"});
    std::map<std::string, Stroke> strokes;
    for (const LayerPtr& one : scene.layers)
      for (const LineShape& line : one->lines)
        if (!line.dataId.empty()) strokes[line.dataId] = line.stroke;
    const Style& s = style(theme);
    CHECK(strokes["t1"].dash == s.weakenedDash);
    CHECK(strokes["t2"].dash == s.cutDash);
    CHECK(strokes["t4"].dash == s.restoredDash);
    CHECK(strokes["t3"].dash == std::array<float, 2>{0, 0});
    CHECK(strokes["t3"].colour.a < strokes["t1"].colour.a / 2);
    CHECK(strokes["t1"].width < strokes["t2"].width);
  }
}

TEST_CASE("a difference is made anew only for another pair of steps") {
  const Story& story = houston();
  const ProjectedBasePtr base = test::smallBase();
  const MapScene first = compose(story, base, {}, comparing(2, 1));
  const MapScene again = compose(story, base, {}, comparing(2, 1), &first);
  const MapScene other = compose(story, base, {}, comparing(2, 0), &first);
  for (std::size_t i = 0; i < first.layers.size(); ++i) CHECK(first.layers[i] == again.layers[i]);
  CHECK(first.labels == again.labels);
  CHECK_FALSE(layer(first, "cut").key == layer(other, "cut").key);
  CHECK(&layer(first, "land") == &layer(other, "land"));
  // Nearer, the same lines with other names.
  ComposeOptions near = comparing(2, 1);
  near.pixelsPerUnit = 1500;
  const MapScene zoomed = compose(story, base, {}, near, &first);
  CHECK(&layer(zoomed, "posts") == &layer(first, "posts"));
  CHECK(&layer(zoomed, "regions") == &layer(first, "regions"));
  CHECK(zoomed.labels->size() > first.labels->size());
}

TEST_CASE("a difference is remembered for its own pair of states only") {
  const auto first = rememberedDifference(houston(), 1, 0);
  CHECK(rememberedDifference(houston(), 1, 0) == first);
  CHECK_FALSE(rememberedDifference(houston(), 0, 1) == first);
  CHECK_FALSE(rememberedDifference(test::smallStory(), 1, 0) == first);
  for (std::size_t step = 0; step < houston().steps.size(); ++step) rememberedDifference(houston(), step, 2);
  const auto again = rememberedDifference(houston(), 1, 0);
  CHECK_FALSE(again == first);  // forgotten meanwhile, and the same
  CHECK(again->ties.size() == first->ties.size());
}

TEST_CASE("the legend of all steps is one for every step, in a state and in a difference") {
  const Story& story = houston();
  for (const MapContent content : {MapContent::state, MapContent::difference}) {
    std::vector<std::string> first;
    for (std::size_t step = 0; step < story.steps.size(); ++step) {
      ComposeOptions options = comparing(step, 0);
      options.content = content;
      std::vector<std::string> labels;
      for (const auto& row : legend(story, {}, options, LegendScope::allSteps))
        for (const LegendItem& item : row) labels.push_back(item.label);
      if (step == 0) first = labels;
      CHECK(labels == first);
      CHECK(std::set(labels.begin(), labels.end()).size() == labels.size());
      // Every sign of the step is among them.
      if (content == MapContent::state)
        for (const auto& row : legend(story, {}, options))
          for (const LegendItem& item : row) CHECK(std::ranges::find(labels, item.label) != labels.end());
    }
    CHECK(first.size() > 5);
  }
}

TEST_CASE("the shipped story opens on the Pacific, not on the whole earth") {
  // From New York to Chengdu the arc passes the pole and so the seam: that is no reason to show Africa.
  const geo::Projection pacific = geo::Projection::equalEarth({-170});
  const geo::PlaneBox home = framing(houston(), 0, pacific);
  const geo::PlaneBox earth = pacific.bounds();
  CHECK(home.max.x - home.min.x < 0.7 * (earth.max.x - earth.min.x));
  for (const graph::LonLat place : {graph::LonLat{{116.4}, {39.9}}, graph::LonLat{{-77}, {38.9}}})
    CHECK(home.contains(*pacific.forward(place)));
}
