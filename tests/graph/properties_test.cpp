// What must hold of every network: names change no figure, and a tie more takes nothing away.
#include <algorithm>
#include <map>
#include <numeric>

#include "graph/actions.hpp"
#include "graph/betweenness.hpp"
#include "graph/contingency.hpp"
#include "graph/metrics.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

const ChannelPreset presets[] = {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national};

struct Renamed {
  World world;
  std::map<std::string, std::string> names;  ///< new, by old: cities, regions, posts, agreements

  const std::string& of(const std::string& old) const { return names.at(old); }
};

/// Every id is another one, and their order is shuffled. Countries keep their codes, on which `--from` hangs.
Renamed renamed(const World& world, std::mt19937& random) {
  Renamed now{world, {}};
  Dataset& data = now.world.raw();
  const auto shuffle = [&](const auto& records, const std::string& kind, const auto& idOf) {
    std::vector<int> number(records.size());
    std::iota(number.begin(), number.end(), 100);
    std::shuffle(number.begin(), number.end(), random);
    for (std::size_t i = 0; i < number.size(); ++i)
      now.names.emplace(idOf(records[i]), kind + std::to_string(number[i]));
  };
  const auto id = [](const auto& record) { return record.id.text; };
  shuffle(data.cities, "city-", id);
  shuffle(data.regions, "region-", id);
  for (const Region& region : data.regions) now.names.emplace(region.code.text, "Z" + now.of(region.id.text));
  shuffle(data.posts, "post-", id);
  shuffle(data.agreements, "tie-", id);
  const auto rename = [&](std::string& text) {
    if (const auto name = now.names.find(text); name != now.names.end()) text = name->second;
  };
  for (City& city : data.cities) rename(city.id.text), rename(city.region.text);
  for (Region& region : data.regions) {
    rename(region.id.text), rename(region.code.text);
    if (region.sameAsCity) rename(region.sameAsCity->text);
    if (region.capital) rename(region.capital->text);
  }
  for (Post& post : data.posts) rename(post.id.text);
  for (District& row : data.districts) rename(row.post.text), rename(row.region.text);
  for (Agreement& agreement : data.agreements)
    rename(agreement.id.text), rename(agreement.a.text), rename(agreement.b.text);
  return now;
}

struct Study {
  Dataset dataset;
  ChannelPreset preset;
  ReportingOptions reporting;
  State state = stateOn(dataset, day("2020-01-01"));
  Analysis before = analyse(dataset, state, {}, preset);
  ReportingSet set = reportingSet(dataset, before.network(), reporting);

  Study(const World& world, ChannelPreset channels, ReportingOptions options = {})
      : dataset(world.build()), preset(channels), reporting(std::move(options)) {}

  std::map<std::vector<std::string>, Contingency> failures(int order) const {
    std::map<std::vector<std::string>, Contingency> found;
    ContingencyOptions options{.order = order};
    options.elements.cities = true;
    options.all = true;
    const ContingencyReport report = contingencies(dataset, state, before.engine, set, {}, options).value();
    for (const Contingency& one : report.contingencies) found.emplace(one.elements, one);
    return found;
  }

  std::map<std::string, double> between() const {
    const auto values = betweenness(before.engine, set, {2, {}}).value();
    std::map<std::string, double> found;
    for (std::size_t v = 0; v < values.size(); ++v) found.emplace(before.network().vertices()[v].id, values[v]);
    return found;
  }
};

}  // namespace

TEST_CASE("names change no digit: of contingencies, of betweenness") {
  std::mt19937 random(1729);
  for (int round = 0; round < 18; ++round) {
    CAPTURE(round);
    const World world = test::randomWorld(random, 4, 4, 10, true);
    const Renamed now = renamed(world, random);
    ReportingOptions reporting;
    if (round % 2 == 1) reporting.weight = PairWeight::region;
    const Study was(world, presets[round % 3], reporting), is(now.world, presets[round % 3], reporting);
    for (const int order : {1, 2}) {
      const auto old = was.failures(order), fresh = is.failures(order);
      REQUIRE(old.size() == fresh.size());
      for (const auto& [elements, figures] : old) {
        std::vector<std::string> ids;
        for (const std::string& element : elements) ids.push_back(now.of(element));
        std::sort(ids.begin(), ids.end());
        CAPTURE(elements, ids);
        const Contingency& other = fresh.at(ids);
        CHECK(other.efficiencyLoss == figures.efficiencyLoss);
        CHECK(other.pairsLost == figures.pairsLost);
        CHECK(other.detourMean == figures.detourMean);
        CHECK(other.citiesCut == figures.citiesCut);
        CHECK(other.synergy == figures.synergy);
      }
    }
    const auto fresh = is.between();
    for (const auto& [id, value] : was.between()) {
      CAPTURE(id);
      const auto name = now.names.find(id);
      CHECK(fresh.at(name == now.names.end() ? id : name->second) == value);
    }
  }
}

TEST_CASE("a tie more raises no cost, cuts nobody and takes no reach") {
  std::mt19937 random(31415);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    const World world = test::randomWorld(random, 4, 3, 7, true);
    const Study study(world, presets[round % 3]);
    std::uniform_int_distribution<std::size_t> pick(0, study.dataset.cities.size() - 1);
    const PlaceId a{study.dataset.cities[pick(random)].id.text}, b{study.dataset.cities[pick(random)].id.text};
    if (a == b) continue;
    const auto applied = apply(study.dataset, study.state, study.state, {},
                               SignAgreement{std::nullopt, "sister_city", a, b}, Undated::in);
    REQUIRE(applied.has_value());
    const Analysis after = analyse(study.dataset, applied->state, {}, study.preset);
    const Impact impact = compare(study.dataset, study.before, {{&after, {}}}, study.set).front();
    CHECK(impact.pairsLost + impact.pairsRerouted == 0);
    CHECK(impact.citiesCut.empty());
    CHECK(impact.after.efficiency >= impact.before.efficiency);
    std::vector<double> then, now;
    for (VertexIndex v = 0; v < study.before.network().cityCount(); ++v) {
      study.before.engine.costsFrom(v, then);
      after.engine.costsFrom(v, now);
      for (VertexIndex w = 0; w < study.before.network().cityCount(); ++w) CHECK(now[w] <= then[w]);
      CHECK(after.closures[v] >= study.before.closures[v]);
    }
  }
}
