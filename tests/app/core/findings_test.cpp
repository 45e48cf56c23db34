// What a step means, in words: on the shipped story, on a small world, and on three countries.
#include "app/core/findings.hpp"

#include <algorithm>

#include "app/core/compose.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

const std::string gap = "\u00a0", minus = "\u2212";

Story storyFrom(const std::string& dataset, const std::string& scenario, std::optional<std::string> from = {},
                graph::ChannelPreset channels = graph::ChannelPreset::local) {
  auto read = geo::readDataset(dataset);
  REQUIRE(read.report.ok());
  auto decoded = io::readScenario(scenario);
  REQUIRE(decoded.has_value());
  StoryOptions options;
  options.date = decoded->scenario.baseDate.value();
  options.channels = channels;
  if (from) options.reporting.from = graph::CountryCode{*from};
  auto story =
      workOut(std::make_shared<const graph::Dataset>(std::move(read.report.dataset)), decoded->scenario, options);
  REQUIRE(story.has_value());
  return *story;
}

Story houston(std::optional<std::string> from = {}, graph::ChannelPreset channels = graph::ChannelPreset::local) {
  return storyFrom(CITYTIES_TEST_DATA "/us-china-2026-11", CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json",
                   std::move(from), channels);
}

Story threeCountries(const std::string& scenario) {
  const std::string folder = CITYTIES_TEST_DATA "/small/three-countries";
  return storyFrom(folder, folder + "/scenario-" + scenario + ".json");
}

const Catalogue& chinese() {
  static const Catalogue words = Catalogue::read(CITYTIES_BUILD_DIR "/assets/i18n/zh.mo", Language::chinese).value();
  return words;
}

std::vector<std::string> lines(const Findings& findings, FindingIcon icon) {
  std::vector<std::string> texts;
  for (const FindingLine& line : findings.lines)
    if (line.icon == icon) texts.push_back(line.text);
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("before: what is there, the post of the story and its district") {
  const Story story = houston();
  const Findings f = findings(story, 0, {});
  CHECK(f.title == "Before");
  CHECK(f.figure.empty());
  CHECK(f.sentence == "318 agreements in force, 13 posts, 484 cities.");
  CHECK(lines(f, FindingIcon::post) == Texts{"PRC consulate general in Houston"});
  CHECK(lines(f, FindingIcon::none) ==
        Texts{"It serves eight states and Puerto Rico: 42 cities. For three of them – Baton Rouge, New Orleans and "
              "Jackson – it is the only known channel to China."});
  CHECK(f.tableTitle == "Fewest closures to isolate a city");
  REQUIRE(f.regions.size() == 9);
  CHECK((f.regions[0].name == "Louisiana" && f.regions[0].closures == 1 && f.regions[0].cities == 2));
  CHECK((f.regions[7].name == "Texas" && f.regions[7].closures == 17));
  CHECK((f.regions[8].name == "Puerto Rico" && f.regions[8].cities == 0 && !f.regions[8].closures));
}

TEST_CASE("a closure: who loses how much, who is cut off, who is down to one") {
  const Story story = houston();
  const Findings f = findings(story, 1, {});
  CHECK(f.title == "What changed");
  CHECK(f.figure == minus + "30" + gap + "%");
  CHECK(f.figureValue == -story.steps[1].impact->affected.efficiencyLoss);
  CHECK(f.sentence == "The 42 cities of its district lose 30" + gap + "% of their reach to China.");
  CHECK(lines(f, FindingIcon::cut) == Texts{"Baton Rouge, New Orleans and Jackson lose their only known channel."});
  CHECK(lines(f, FindingIcon::downToOne) == Texts{"Little Rock is down to one."});
  CHECK(lines(f, FindingIcon::restored).empty());
  CHECK(f.footnote == "All 484 cities of both countries: " + minus + "2" + gap + "%");
  CHECK(f.stageFigureCaption == "reach to China, 42 cities");
  CHECK(f.tableTitle == "Reach to China by state");
  CHECK(f.regionHeader == "State");
  REQUIRE(f.regions.size() == 9);
  CHECK((f.regions[0].name == "Louisiana" && f.regions[0].change == -1 && f.regions[1].name == "Mississippi"));
  CHECK((f.regions[8].name == "Puerto Rico" && f.regions[8].changeText == "—" && !f.regions[8].change));
  for (std::size_t i = 1; i < 8; ++i) CHECK(*f.regions[i - 1].change <= *f.regions[i].change);
  CHECK(f.caution == "No agreement is listed for Louisiana and Mississippi; an unlisted tie is not “no tie”.");
}

TEST_CASE("the table is of the step's own regions, those of earlier steps stand apart, as they are now") {
  const auto closed = findings(houston(), 3, {});
  REQUIRE(closed.regions.size() == 5);
  CHECK(closed.tableTitle == "Reach to the United States by province");
  for (const RegionRow& row : closed.regions) CHECK(row.code.starts_with("CN-"));
  REQUIRE(closed.earlier.size() == 9);
  for (const RegionRow& row : closed.earlier) CHECK(row.code.starts_with("US-"));
  CHECK(closed.earlierTitle == "From earlier steps");
  const auto first = findings(houston(), 2, {});
  CHECK((first.earlier.empty() && first.earlierTitle.empty() && first.regions.size() == 9));
}

TEST_CASE("a takeover: what stays lost, what came back, and how it was one step before") {
  const Findings f = findings(houston(), 2, {});
  CHECK(f.figure == minus + "4" + gap + "%");
  CHECK(f.sentence == "The 42 cities of the district stay 4" + gap + "% below their former reach to China.");
  CHECK(lines(f, FindingIcon::cut).empty());
  CHECK(lines(f, FindingIcon::restored) == Texts{"Baton Rouge, New Orleans and Jackson have a known channel again.",
                                                 "One step before it was " + minus + "30" + gap + "%."});
  CHECK(std::ranges::any_of(f.regions,
                            [](const RegionRow& r) { return r.name == "Georgia" && r.changeText.front() == '+'; }));
}

TEST_CASE("a later step speaks of its own cities, and adds up the rest in the footnote") {
  const Story story = houston();
  const Findings f = findings(story, 3, {});
  CHECK(f.sentence == "The 15 cities of its district lose 24" + gap + "% of their reach to the United States.");
  CHECK(f.footnote.starts_with("All steps so far, 57 cities: "));
  CHECK(lines(f, FindingIcon::downToOne) == Texts{"Guiyang and Lhasa are down to one."});
  // The same figure from the engine: step 3 against step 0 over the cities of step 3 alone.
  const std::vector<graph::Comparison> own{{story.steps[3].analysis.get(), story.steps[3].affected}};
  const auto impact = graph::compare(*story.dataset, *story.steps[0].analysis, own, story.reporting);
  CHECK(f.figureValue == Approx(-impact.front().affected.efficiencyLoss).margin(1e-12));
  // Weighted pairs as well.
  StoryOptions options = story.options;
  options.reporting.weight = graph::PairWeight::population;
  const Story weighted = workOut(story.dataset, story.scenario, options).value();
  const auto byPeople =
      graph::compare(*weighted.dataset, *weighted.steps[0].analysis,
                     std::vector<graph::Comparison>{{weighted.steps[3].analysis.get(), weighted.steps[3].affected}},
                     weighted.reporting);
  CHECK(findings(weighted, 3, {}).figureValue == Approx(-byPeople.front().affected.efficiencyLoss).margin(1e-12));
}

TEST_CASE("the same in Chinese") {
  const Story story = houston();
  const Findings before = findings(story, 0, chinese());
  CHECK(before.sentence == "318项有效协议，13座使领馆，484座城市。");
  CHECK(lines(before, FindingIcon::post) == Texts{"中国驻休斯敦总领事馆"});
  const Findings f = findings(story, 1, chinese());
  CHECK(f.title == "变化");
  CHECK(f.figure == minus + "30%");
  CHECK(f.sentence == "领区42座城市通向中国的可达性下降30%。");
  CHECK(lines(f, FindingIcon::cut) == Texts{"巴吞鲁日、新奥尔良和杰克逊失去唯一已知的渠道。"});
  CHECK(lines(f, FindingIcon::downToOne) == Texts{"小石城只剩一条渠道。"});
  CHECK(f.regions[0].name == "路易斯安那州");
  const auto english = [](const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '{'; });
  };
  for (std::size_t step = 0; step < story.steps.size(); ++step) {
    const Findings one = findings(story, step, chinese());
    for (const std::string* text : {&one.title, &one.sentence, &one.footnote, &one.tableTitle, &one.regionHeader,
                                    &one.citiesHeader, &one.valueHeader, &one.caution, &one.stageFigureCaption}) {
      INFO(step << ": " << *text);
      CHECK_FALSE(english(*text));
    }
    for (const FindingLine& line : one.lines) CHECK_FALSE(english(line.text));
    for (const auto& row : legend(story, chinese(), {.step = step}))
      for (const LegendItem& item : row) CHECK_FALSE(english(item.label));
  }
}

TEST_CASE("figures of one country only: its cities, and a step that touches none of them says so") {
  const Story story = houston("US");
  CHECK(findings(story, 1, {}).footnote.starts_with("All 267 cities of the United States: "));
  const Findings f = findings(story, 3, {});
  CHECK(f.figure.empty());
  CHECK(f.stageFigureCaption.empty());
  CHECK(f.sentence ==
        "This step affects no city that is counted here: the figures are for cities of the United States.");
}

TEST_CASE("where posts are no channel, no post is called one") {
  const Story story = houston({}, graph::ChannelPreset::ties);
  CHECK(lines(findings(story, 0, {}), FindingIcon::none) ==
        Texts{"It serves eight states and Puerto Rico: 42 cities."});
  const Findings f = findings(story, 1, {});
  CHECK(f.figure == "0" + gap + "%");
  CHECK(f.figureValue == 0);
  CHECK(f.sentence == "The 42 cities of its district keep their reach to China.");
  CHECK(f.lines.empty());
}

TEST_CASE("three countries: abroad, not to one of them") {
  const Story story = threeCountries("closures");
  CHECK(findings(story, 1, {}).sentence.ends_with("of their reach abroad."));
  CHECK(findings(story, 1, {}).footnote.starts_with("All 13 cities of 3 countries: "));
  CHECK(findings(story, 1, {}).regionHeader == "Region");
  const Findings again = findings(story, 2, {});
  CHECK(again.sentence == "The 3 cities of its district have their former reach abroad again.");
  CHECK(again.figure == "0" + gap + "%");
  // A region that only an action names has no city, and is listed last.
  CHECK(findings(story, 6, {}).regions.back().cities == 0);
  CHECK(findings(story, 6, {}).regions.back().changeText == "—");
}

TEST_CASE("agreements: gains, gains spent again, and steps without effect") {
  const Story story = threeCountries("agreements");
  const Findings gain = findings(story, 8, {});
  CHECK(gain.figure.front() == '+');
  CHECK(gain.sentence.find("The 4 cities concerned gain ") == 0);
  const Findings spent = findings(story, 9, {});
  CHECK(spent.lines.back().text == "One step before it was " + gain.figure + ".");
  const Findings none = findings(threeCountries("history"), 2, {});
  CHECK(none.sentence == "No city on the list is affected by this step.");
  CHECK(none.figure.empty());
}

TEST_CASE("one city is spoken of in the singular") {
  const Story story = test::smallStory();
  const Findings f = findings(story, 4, {});  // a tie for us-b and cn-y
  CHECK(f.sentence.starts_with("The 2 cities concerned"));
  Scenario scenario = test::smallScenario();
  scenario.steps = {scenario.steps[0]};
  scenario.steps[0].actions = {graph::ClosePost{graph::PostId{"cn-us-dc"}, {}}};
  const Findings one = findings(test::storyOf(test::smallDataset(), scenario), 1, {});
  CHECK(one.sentence.starts_with("The one city of its district loses "));
  CHECK(one.stageFigureCaption == "reach to China, one city");
}

TEST_CASE("a story without steps and a step beyond the last") {
  CHECK(findings(Story{}, 0, {}).title.empty());
  const Story story = test::smallStory();
  CHECK(findings(story, 99, {}).sentence == findings(story, story.steps.size() - 1, {}).sentence);
  const Story bare = test::storyOf(test::smallDataset(), {});
  const Findings f = findings(bare, 0, {});
  CHECK(f.lines.empty());
  CHECK(f.regions.size() == 4);
}
