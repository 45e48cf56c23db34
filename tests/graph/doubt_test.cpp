// Worlds small enough that every range is known by hand; seeds and threads.
#include "graph/doubt.hpp"

#include "graph/actions.hpp"
#include "graph/doubt_worlds.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

const std::string early = "2000-01-01";

/// As oneConsulate, with a first day for everything: no record is undated or doubtful.
World sureWorld() {
  World world;
  world.region("US-1", "US").city("us-a", "US", "US-1").city("us-b", "US", "US-1");
  world.region("CN-1", "CN").city("cn-x", "CN", "CN-1").city("cn-y", "CN", "CN-1");
  world.consulate("cn-us-post", "CN", "US", 0, 0, early).serves("cn-us-post", "US-1", "", early);
  world.agreement("tie", "us-a", "cn-x", early);
  return world;
}

const Action closePost = ClosePost{PostId{"cn-us-post"}, {}};

DoubtQuestion question(const Dataset& dataset, const std::vector<Action>& actions,
                       ChannelPreset preset = ChannelPreset::local) {
  DoubtQuestion q;
  q.dataset = &dataset;
  q.preset = preset;
  q.before = q.after = stateOn(dataset, day("2020-01-01"));
  std::vector<Action> earlier;
  for (const Action& action : actions) {
    auto applied = apply(dataset, q.before, q.after, earlier, action, Undated::in);
    REQUIRE(applied.has_value());
    q.after = applied->state;
    if (!applied->affected.empty()) q.affected = applied->affected;
    earlier.push_back(action);
  }
  const Analysis before = analyse(dataset, q.before, {}, preset);
  const Analysis after = analyse(dataset, q.after, {}, preset);
  q.set = reportingSet(dataset, before.network(), {});
  q.printed = compare(dataset, before, {{&after, q.affected}}, q.set).front();
  return q;
}

DoubtReport report(const World& world, const std::vector<Action>& actions, const DoubtOptions& options = {},
                   ChannelPreset preset = ChannelPreset::local) {
  const Dataset dataset = world.build();
  return doubt(question(dataset, actions, preset), options).value();
}

const DoubtFigure& figure(const DoubtReport& report, std::string_view name) {
  const auto at = std::find(doubtFigures.begin(), doubtFigures.end(), name);
  return report.figures[static_cast<std::size_t>(at - doubtFigures.begin())];
}

bool isPoint(const DoubtFigure& f, double value) {
  const auto is = [&](double x) { return x == Approx(value).margin(1e-14); };
  return is(f.printed) && is(f.min) && is(f.max) && is(f.low) && is(f.median) && is(f.high) &&
         std::all_of(f.corners.begin(), f.corners.end(), is);
}

const CityVerdict& verdict(const std::vector<CityVerdict>& list, const std::string& city) {
  for (const CityVerdict& one : list) {
    if (one.city.text == city) return one;
  }
  throw std::runtime_error("no verdict on " + city);
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("without a doubtful or undated record every range is a point") {
  const DoubtReport r = report(sureWorld(), {closePost});
  CHECK(r.records.empty());
  for (const DoubtFigure& f : r.figures) CHECK(isPoint(f, f.printed));
  CHECK(figure(r, "efficiency_loss").printed > 0);
  CHECK(r.citiesCut.empty());
  CHECK(verdict(r.citiesDownToOne, "us-a").always);
}

TEST_CASE("a doubtful tie: with it a detour, without it everything is lost") {
  World world = sureWorld();
  world.raw().agreements[0].confidence = Confidence::low;
  const DoubtReport r = report(world, {closePost});
  const double before = (1 + 1. / 5 + 1. / 5 + 1. / 6 + 1 + 1. / 5 + 1. / 5 + 1. / 9) / 8;
  const double loss = (1. / 6 - 1. / 9) / 8 / before;
  REQUIRE(r.records.size() == 1);
  CHECK((r.records[0].id == "tie" && r.records[0].doubtful && !r.records[0].undated));
  CHECK(figure(r, "efficiency_before").corners[0] == Approx(before).epsilon(1e-14));
  CHECK(figure(r, "efficiency_before").corners[1] == Approx(4. / 6 / 8).epsilon(1e-14));  // four pairs of cost 6
  const DoubtFigure& f = figure(r, "efficiency_loss");
  CHECK(f.printed == Approx(loss).epsilon(1e-12));
  CHECK(f.corners[1] == 1);
  CHECK(f.corners[2] == f.printed);  // nothing is undated
  CHECK(f.corners[3] == 1);
  CHECK(f.min == f.printed);
  CHECK(f.max == 1);
  CHECK(figure(r, "pairs_lost").max == 4);
  CHECK(figure(r, "pairs_lost").low == 0);  // about half of 200 worlds each
  CHECK(figure(r, "pairs_lost").high == 4);
  CHECK(figure(r, "cities_cut").min == 0);
  CHECK(figure(r, "cities_cut").max == 2);
  for (const char* city : {"us-a", "us-b"}) {
    const CityVerdict& v = verdict(r.citiesCut, city);
    CHECK(v.hinge == CutHinge::none_believed);
    CHECK(v.records == Ids{"tie"});
    CHECK((!v.printed && !v.always && v.share > 0.3 && v.share < 0.7));
  }
}

TEST_CASE("the chance of a record bounds the random worlds") {
  World world = sureWorld();
  world.raw().agreements[0].confidence = Confidence::low;
  const auto median = [&](double probability) {
    return figure(report(world, {closePost}, {.probability = probability, .samples = 50}), "pairs_lost").median;
  };
  CHECK(median(1) == 0);
  CHECK(median(0) == 4);
  const DoubtReport none = report(world, {closePost}, {.samples = 0});
  CHECK(figure(none, "pairs_lost").low == 0);  // as printed
  CHECK(verdict(none.citiesCut, "us-a").share == 0.5);
}

TEST_CASE("a doubtful district: its cities are cut only if it is believed") {
  World world = sureWorld();
  world.raw().agreements.clear();
  world.raw().districts[0].confidence = Confidence::low;
  const DoubtReport r = report(world, {closePost});
  CHECK(figure(r, "efficiency_loss").min == 0);  // nothing to lose where the post served nobody
  CHECK(figure(r, "efficiency_loss").max == 1);
  const CityVerdict& v = verdict(r.citiesCut, "us-b");
  CHECK(v.printed);
  CHECK(v.hinge == CutHinge::any_believed);
  CHECK(v.records == Ids{"cn-us-post:US-1"});
}

TEST_CASE("two doubtful ties: cut only if none of them holds, two undated ones likewise") {
  World world = sureWorld();
  world.agreement("tie2", "us-b", "cn-y", early);
  for (Agreement& agreement : world.raw().agreements) agreement.confidence = Confidence::low;
  CHECK(verdict(report(world, {closePost}).citiesCut, "us-a").records == Ids{"tie", "tie2"});
  for (Agreement& agreement : world.raw().agreements) {
    agreement.confidence = Confidence::high;
    agreement.signedOn = std::nullopt;
  }
  const DoubtReport undated = report(world, {closePost});
  CHECK(verdict(undated.citiesCut, "us-a").records == Ids{"tie", "tie2"});
  CHECK(verdict(undated.citiesCut, "us-a").share == 0);  // random worlds leave undated records as they are
  CHECK(figure(undated, "pairs_lost").corners == std::array<double, 4>{0, 0, 4, 4});
  const DoubtReport out = report(world, {closePost}, {.undated = Undated::out});
  CHECK(verdict(out.citiesCut, "us-a").share == 1);
}

TEST_CASE("an avenue that needs two doubtful records at once hangs on several together") {
  World world;
  world.city("us-a", "US").city("us-b", "US").city("cn-x", "CN");
  world.agreement("direct", "us-b", "cn-x", early);
  world.agreement("first", "us-b", "us-a", early).agreement("second", "us-a", "cn-x", early);
  for (Agreement& agreement : world.raw().agreements) {
    if (agreement.id.text != "direct") agreement.confidence = Confidence::low;
  }
  const DoubtReport r = report(world, {SuspendAgreement{AgreementId{"direct"}}}, {}, ChannelPreset::ties);
  CHECK(verdict(r.citiesCut, "us-b").hinge == CutHinge::several);
  CHECK(verdict(r.citiesCut, "us-b").records.empty());
}

TEST_CASE("a city that is cut in every world never changes") {
  World world = sureWorld();
  world.city("us-c", "US", "US-2").region("US-2", "US").serves("cn-us-post", "US-2", "", early);
  world.raw().agreements[0].confidence = Confidence::low;
  const DoubtReport r = report(world, {closePost});
  CHECK(verdict(r.citiesCut, "us-c").always);
  CHECK(verdict(r.citiesCut, "us-c").hinge == CutHinge::never_changes);
}

TEST_CASE("a district that is taken over stays as doubtful as it was, one that an action assigns is sure") {
  World world = sureWorld();
  world.raw().agreements.clear();
  world.raw().districts[0].confidence = Confidence::low;
  world.embassy("cn-us-embassy", "CN", "US");
  world.raw().posts.back().opened = PartialDate::parse(early);
  const Action takeover = ClosePost{PostId{"cn-us-post"}, {Takeover::Kind::embassy, {}}};
  const Dataset dataset = world.build();
  const DoubtQuestion taken = question(dataset, {takeover});
  REQUIRE(taken.after.districts.size() == 1);
  CHECK((taken.after.districts[0].doubtful && taken.after.districts[0].record == "cn-us-post:US-1"));
  CHECK(figure(doubt(taken, {}).value(), "efficiency_after").min == 0);
  const Action assign = ReassignDistrict{RegionCode{"US-1"}, std::nullopt, PostId{"cn-us-embassy"}};
  const DoubtQuestion assigned = question(dataset, {assign});
  REQUIRE(assigned.after.districts.size() == 1);
  CHECK_FALSE(assigned.after.districts[0].doubtful);
  CHECK(figure(doubt(assigned, {}).value(), "efficiency_after").min > 0);
}

TEST_CASE("of two rows that are one the surer counts") {
  World world = sureWorld();
  world.serves("cn-us-post", "US-1", "", "2010");
  world.raw().districts[0].confidence = Confidence::low;
  const Dataset dataset = world.build();
  const State state = stateOn(dataset, day("2020-01-01"));
  REQUIRE(state.districts.size() == 1);
  CHECK_FALSE(state.districts[0].doubtful);
}

TEST_CASE("doubt begins on its day: a tie that is doubtful later stands before") {
  World world = sureWorld();
  world.raw().agreements[0].confidence = Confidence::low;
  world.raw().agreements[0].doubtFrom = PartialDate::parse("2025-01-01");
  const DoubtReport r = report(world, {Advance{day("2026-01-01")}});
  CHECK(figure(r, "efficiency_before").min == figure(r, "efficiency_before").max);
  CHECK(figure(r, "efficiency_after").min < figure(r, "efficiency_after").max);
}

TEST_CASE("an undated post that is not believed takes its rows along") {
  World world = sureWorld();
  world.raw().posts[0].opened = std::nullopt;
  const State without = inWorld(stateOn(world.build(), day("2020-01-01")), {{"cn-us-post"}, {}});
  CHECK((without.posts.empty() && without.districts.empty() && without.agreements.size() == 1));
  const DoubtReport r = report(world, {SuspendAgreement{AgreementId{"tie"}}});
  CHECK(r.records.size() == 1);
  CHECK(verdict(r.citiesCut, "us-b").hinge == CutHinge::none_believed);
  CHECK(verdict(r.citiesCut, "us-b").records == Ids{"cn-us-post"});
}

TEST_CASE("three countries, none, and one city: no figure is NaN") {
  World three = sureWorld();
  three.city("fr-p", "FR").agreement("third", "fr-p", "us-b", early);
  for (Agreement& agreement : three.raw().agreements) agreement.confidence = Confidence::low;
  const DoubtReport r = report(three, {closePost});
  CHECK(r.records.size() == 2);
  // us-b keeps France while "third" holds, us-a through its region too; China's tie serves as well.
  CHECK(verdict(r.citiesCut, "us-a").records == Ids{"third", "tie"});
  World lonely;
  lonely.city("us-a", "US");
  for (const World& world : {World{}, lonely}) {
    const DoubtReport nothing = report(world, {Advance{day("2030-01-01")}});
    for (const DoubtFigure& f : nothing.figures) CHECK(isPoint(f, 0));
  }
}

TEST_CASE("the seed decides the random worlds, threads decide nothing") {
  World world;
  world.city("us-a", "US").city("cn-x", "CN");
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    world.city("us-" + n, "US").city("cn-" + n, "CN").agreement("tie-" + n, "us-" + n, "cn-" + n, early);
    world.raw().agreements.back().confidence = Confidence::low;
  }
  world.agreement("sure", "us-a", "cn-x", early);
  const auto values = [&](std::uint64_t seed, unsigned threads) {
    const DoubtReport r =
        report(world, {SuspendAgreement{AgreementId{"sure"}}}, {.samples = 37, .seed = seed, .threads = threads});
    const DoubtFigure& before = figure(r, "efficiency_before");  // thirteen values between none and all
    CHECK((before.min < before.low && before.low < before.median && before.median < before.high));
    std::vector<double> all;
    for (const DoubtFigure& f : r.figures) all.insert(all.end(), {f.min, f.max, f.low, f.median, f.high});
    return all;
  };
  CHECK(values(1, 1) == values(1, 5));
  CHECK(values(1, 1) != values(2, 1));
}

TEST_CASE("a stopped question has no answer") {
  const Dataset dataset = sureWorld().build();
  std::stop_source source;
  source.request_stop();
  CHECK_FALSE(doubt(question(dataset, {closePost}), {}, {source.get_token(), {}}).has_value());
}
