// Filters: counts by facet against brute force, and what a map shows under one.
#include <algorithm>
#include <random>
#include <set>

#include "app/core/compose.hpp"
#include "app/core/filter.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/app/core/houston_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

FilterTie tie(const char* id, const char* kind) {
  FilterTie t;
  t.id = id;
  t.kind = kind;
  return t;
}

graph::Date day(const char* text) { return graph::Date::parse(text).value(); }

/// Ties with every combination of a few values, drawn by lot.
std::vector<FilterTie> someTies(std::mt19937& random, std::size_t n) {
  const auto pick = [&](std::initializer_list<const char*> values) {
    return std::string(*(values.begin() + static_cast<std::ptrdiff_t>(random() % values.size())));
  };
  std::vector<FilterTie> ties;
  for (std::size_t i = 0; i < n; ++i) {
    FilterTie t = tie(("t" + std::to_string(i)).c_str(), pick({"mou", "sister_city", "consular", "virtual"}).c_str());
    t.countries = {pick({"CN", "US"}), pick({"CN", "US", "FR"})};
    t.regions = {pick({"A", "B", ""}), pick({"B", "C"})};
    t.statuses = static_cast<std::uint8_t>(1u << (random() % 5));
    if (random() % 3 == 0) t.statuses |= 1u << static_cast<unsigned>(TieStatus::doubtful);
    t.confidence = pick({"high", "low"});
    t.dated = random() % 2 == 0;
    if (t.dated && t.agreement())
      t.signedOn = graph::PartialDate::parse(pick({"1981", "1999-07", "2004-08-20"})).value();
    ties.push_back(std::move(t));
  }
  return ties;
}

Filter someFilter(std::mt19937& random) {
  const auto some = [&](std::initializer_list<const char*> values) {
    std::vector<std::string> chosen;
    for (const char* value : values)
      if (random() % 4 == 0) chosen.emplace_back(value);
    return chosen;
  };
  Filter filter;
  filter.countries = some({"CN", "US", "FR"});
  filter.regions = some({"A", "B", "C"});
  filter.kinds = some({"mou", "sister_city", "consular", "virtual"});
  filter.statuses = some({"active", "cut", "new", "doubtful"});
  filter.confidences = some({"high", "low"});
  filter.dates = static_cast<DateFilter>(random() % 3);
  if (random() % 3 == 0) filter.signedFrom = day("1990-01-01");
  if (random() % 3 == 0) filter.signedTo = day("2000-01-01");
  return filter;
}

std::size_t countPassing(const std::vector<FilterTie>& ties, const Filter& filter) {
  return static_cast<std::size_t>(std::ranges::count_if(ties, [&](const FilterTie& t) { return passes(t, filter); }));
}

/// What choosing a value alone in its facet would leave, counted by filtering anew.
void checkFacet(const std::vector<FilterTie>& ties, const Filter& filter, const std::vector<FacetValue>& values,
                std::vector<std::string> Filter::*facet) {
  for (const FacetValue& value : values) {
    Filter one = filter;
    one.*facet = {value.value};
    INFO(value.value);
    CHECK(value.ties == countPassing(ties, one));
    CHECK(value.chosen == (std::ranges::count(filter.*facet, value.value) > 0));
  }
}

}  // namespace

TEST_CASE("the count of a value is what choosing it would leave") {
  std::mt19937 random(20);
  for (int round = 0; round < 60; ++round) {
    const auto ties = someTies(random, 80);
    const Filter filter = someFilter(random);
    const Facets result = facets(ties, filter);
    checkFacet(ties, filter, result.countries, &Filter::countries);
    checkFacet(ties, filter, result.regions, &Filter::regions);
    checkFacet(ties, filter, result.kinds, &Filter::kinds);
    checkFacet(ties, filter, result.statuses, &Filter::statuses);
    checkFacet(ties, filter, result.confidences, &Filter::confidences);
    for (const auto& [dates, count] :
         {std::pair(DateFilter::all, result.all), std::pair(DateFilter::dated, result.dated),
          std::pair(DateFilter::undated, result.undated)}) {
      Filter one = filter;
      one.dates = dates;
      CHECK(count == countPassing(ties, one));
    }
    std::size_t agreements = 0, shown = 0;
    for (const FilterTie& t : ties) {
      if (!t.agreement()) continue;
      ++agreements;
      if (passes(t, filter)) ++shown;
    }
    CHECK((result.agreements == agreements && result.agreementsShown == shown));
  }
}

TEST_CASE("a date known in part passes when some day of it does") {
  FilterTie t = tie("t", "mou");
  t.dated = true;
  t.signedOn = graph::PartialDate::parse("1999-07").value();
  const auto between = [&](const char* from, const char* to) {
    Filter filter;
    filter.signedFrom = day(from);
    filter.signedTo = day(to);
    return passes(t, filter);
  };
  CHECK(between("1999-07-31", "2020-01-01"));
  CHECK(between("1979-01-01", "1999-07-01"));
  CHECK_FALSE(between("1999-08-01", "2020-01-01"));
  CHECK_FALSE(between("1979-01-01", "1999-06-30"));
  t.signedOn = graph::PartialDate::parse("1999-07-15").value();
  CHECK(between("1999-07-15", "1999-07-15"));
  CHECK_FALSE(between("1999-07-16", "2020-01-01"));
  t.signedOn.reset();
  CHECK_FALSE(between("1900-01-01", "2020-01-01"));
}

TEST_CASE("ties of the shipped story know what has become of them") {
  const auto& story = test::houstonStory();
  const auto before = filterTies(story, 0), after = filterTies(story, 1);
  REQUIRE_FALSE(before.empty());
  const auto count = [](const std::vector<FilterTie>& ties, TieStatus status) {
    return std::ranges::count_if(
        ties, [&](const FilterTie& t) { return (t.statuses >> static_cast<unsigned>(status) & 1) != 0; });
  };
  CHECK(count(before, TieStatus::active) == std::ssize(before));
  CHECK(count(after, TieStatus::cut) > 40);  // the consular ties of Houston
  CHECK(after.size() == before.size());
  CHECK(std::ranges::is_sorted(after, {}, &FilterTie::id));
}

TEST_CASE("the map shows only what passes, and the figures stay") {
  const auto& story = test::houstonStory();
  const auto base = test::smallBase();
  const Catalogue words;
  ComposeOptions options;
  const auto shapes = [](const MapScene& scene, const char* layer) {
    std::set<std::string> ids;
    for (const auto& one : scene.layers)
      if (one->id == layer) {
        for (const auto& line : one->lines) ids.insert(line.dataId);
        for (const auto& mark : one->marks) ids.insert(mark.dataId);
      }
    return ids;
  };
  const auto all = compose(story, base, words, options);
  options.filter.regions = {"US-TX"};
  const auto texas = compose(story, base, words, options, &all);
  const auto ties = shapes(texas, "ties");
  CHECK(ties.size() < shapes(all, "ties").size());
  CHECK(ties.contains("sister-city-us-tx-houston--cn-gd-shenzhen"));
  const auto cities = shapes(texas, "cities");
  CHECK((cities.contains("us-tx-houston") && cities.contains("cn-gd-shenzhen")));
  CHECK_FALSE(cities.contains("us-ny-new-york-city"));
  for (const auto& wish : *texas.labels) CHECK(wish.dataId != "us-ny-new-york-city");
  options.filter = {};
  options.filter.kinds = {"nothing"};
  const auto none = compose(story, base, words, options, &texas);
  CHECK((shapes(none, "ties").empty() && shapes(none, "cities").empty() && shapes(none, "posts").empty()));
  options.filter = {};
  const auto again = compose(story, base, words, options, &none);
  CHECK(shapes(again, "cities") == shapes(all, "cities"));
}

TEST_CASE("outside a neighbourhood everything steps back, and nothing is gone") {
  const auto& story = test::houstonStory();
  const auto base = test::smallBase();
  ComposeOptions options;
  const auto all = compose(story, base, Catalogue(), options);
  options.selected = "cn-gd-shenzhen";
  options.neighbourhood = 1;
  const auto near = compose(story, base, Catalogue(), options, &all);
  const auto marks = [](const MapScene& scene) {
    for (const auto& layer : scene.layers)
      if (layer->id == "cities") return layer->marks;
    return std::vector<MarkShape>{};
  };
  const auto before = marks(all), after = marks(near);
  REQUIRE(before.size() == after.size());
  std::size_t dimmed = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool kept = before[i].dataId == "cn-gd-shenzhen" || before[i].dataId == "us-tx-houston";
    if (kept) CHECK(after[i].fill == before[i].fill);
    if (after[i].fill.a < before[i].fill.a) ++dimmed;
  }
  CHECK(dimmed > before.size() / 2);
}
