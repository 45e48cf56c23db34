// What the callout of the stage says.
#include <algorithm>

#include "app/core/compose_facts.hpp"
#include "app/core/compose_layers.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

const Catalogue& chinese() {
  static const Catalogue words = Catalogue::read(CITYTIES_BUILD_DIR "/assets/i18n/zh.mo", Language::chinese).value();
  return words;
}

/// Seven cities, one with a name of two words.
const graph::Dataset& sevenCities() {
  static const graph::Dataset dataset = [] {
    test::World world;
    world.region("US-1", "US");
    char letter = 'a';
    for (const char* name : {"Austin", "Baton Rouge", "Boston", "Dallas", "Erie", "Flint", "Gary"}) {
      world.city(std::string("us-") + letter++, "US", "US-1");
      world.raw().cities.back().name = name;
    }
    return world.build();
  }();
  return dataset;
}

std::set<std::string> first(std::size_t n) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < n; ++i) ids.insert(std::string("us-") + static_cast<char>('a' + i));
  return ids;
}

/// With spaces for no-break spaces.
std::string plain(std::string text) {
  constexpr std::string_view kept = "\u00a0";
  for (auto at = text.find(kept); at != std::string::npos; at = text.find(kept)) text.replace(at, kept.size(), " ");
  return text;
}

std::string cut(std::size_t n, const Catalogue& words) {
  StepFacts facts;
  facts.cutCities = first(n);
  return plain(calloutText(sevenCities(), facts, words));
}

std::string lastChance(std::size_t n, const Catalogue& words) {
  StepFacts facts;
  facts.lastChance = first(n);
  return plain(calloutText(sevenCities(), facts, words));
}

}  // namespace

TEST_CASE("the callout names up to four cities, and of more the first three and how many more") {
  const Catalogue english;
  CHECK(cut(1, english) == "Austin: no known channel");
  CHECK(cut(3, english) == "Austin, Baton Rouge and Boston: no known channel");
  CHECK(cut(4, english) == "Austin, Baton Rouge, Boston and Dallas: no known channel");
  CHECK(cut(7, english) == "Austin, Baton Rouge, Boston and 4 more: no known channel");
  CHECK(cut(1, chinese()) == "奥斯汀：没有已知渠道");
  CHECK(cut(3, chinese()) == "奥斯汀、巴吞鲁日和波士顿：没有已知渠道");
  CHECK(cut(4, chinese()) == "奥斯汀、巴吞鲁日、波士顿和达拉斯：没有已知渠道");
  CHECK(cut(7, chinese()) == "奥斯汀、巴吞鲁日、波士顿和另外4座城市：没有已知渠道");
}

TEST_CASE("where no city is cut off the callout names those down to one") {
  const Catalogue english;
  CHECK(lastChance(1, english) == "Austin: one known channel left");
  CHECK(lastChance(2, english) == "Austin and Baton Rouge: one known channel left");
  CHECK(lastChance(7, english) == "Austin, Baton Rouge, Boston and 4 more: one known channel left");
  CHECK(lastChance(1, chinese()) == "奥斯汀：只剩一条已知渠道");
  CHECK(lastChance(7, chinese()) == "奥斯汀、巴吞鲁日、波士顿和另外4座城市：只剩一条已知渠道");
  StepFacts both;
  both.cutCities = {"us-a"};
  both.lastChance = {"us-b"};
  CHECK(plain(calloutText(sevenCities(), both, english)) == "Austin: no known channel");
  CHECK(calloutText(sevenCities(), {}, english).empty());
}

TEST_CASE("a line of the callout may end between names, not within one") {
  const Catalogue english;
  StepFacts facts;
  facts.cutCities = first(3);
  CHECK(calloutText(sevenCities(), facts, english) ==
        "Austin, Baton\u00a0Rouge and\u00a0Boston: no\u00a0known\u00a0channel");
  facts.cutCities = first(7);
  CHECK(calloutText(sevenCities(), facts, english) ==
        "Austin, Baton\u00a0Rouge, Boston and\u00a04\u00a0more: no\u00a0known\u00a0channel");
}

TEST_CASE("a scene has a callout where a step leaves cities with one channel, and a close-up never") {
  Scenario scenario;
  scenario.id = "closes";
  scenario.steps.resize(2);
  scenario.steps[0].actions = {graph::ClosePost{graph::PostId{"cn-us-post"}, {}}};
  scenario.steps[1].actions = {
      graph::SignAgreement{"t2", "sister_city", graph::PlaceId{"us-b"}, graph::PlaceId{"cn-y"}, 1}};
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(test::oneConsulate().build()), scenario);
  const ProjectedBasePtr base = test::smallBase();
  const Catalogue words;
  const auto at = [&](std::size_t step, bool inset, const MapScene* previous = nullptr) {
    return compose(story, base, words, {step, Theme::dark, inset, 1, {}}, previous);
  };
  CHECK_FALSE(at(0, false).callout);
  const MapScene closed = at(1, false);
  REQUIRE(closed.callout);
  CHECK(plain(closed.callout->text) == "us-a and us-b: one known channel left");
  CHECK(closed.callout->cities.size() == 2);
  CHECK_FALSE(at(1, true).callout);
  CHECK(at(1, false, &closed).callout == closed.callout);  // nothing changed: the very same, so it is placed once
  CHECK_FALSE(at(2, false, &closed).callout);
}

TEST_CASE("the callouts of the shipped story") {
  auto read = geo::readDataset(CITYTIES_TEST_DATA "/us-china-2026-11");
  REQUIRE(read.report.ok());
  auto decoded = io::readScenario(CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json");
  REQUIRE(decoded.has_value());
  const Story story =
      test::storyOf(std::make_shared<const graph::Dataset>(std::move(read.report.dataset)), decoded->scenario);
  const ProjectedBasePtr base = test::smallBase();
  const auto text = [&](std::size_t step, const Catalogue& words) {
    const MapScene scene = compose(story, base, words, {step, Theme::dark, false, 1, {}});
    return scene.callout ? plain(scene.callout->text) : std::string();
  };
  const Catalogue english;
  CHECK(text(0, english).empty());
  CHECK(text(1, english) == "Baton Rouge, New Orleans and Jackson: no known channel");
  CHECK(text(2, english).empty());
  CHECK(text(3, english) == "Guiyang and Lhasa: one known channel left");
  CHECK(text(4, english).empty());
  CHECK(text(1, chinese()) == "巴吞鲁日、新奥尔良和杰克逊：没有已知渠道");
  CHECK(text(3, chinese()) == "贵阳和拉萨：只剩一条已知渠道");
}
