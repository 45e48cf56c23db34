#include "graph/actions.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::World;

namespace {

/// A story in one line: applies actions in order to the state of a day.
class Play {
 public:
  explicit Play(const World& world, const std::string& on = "2020-01-01")
      : dataset(world.build()), base(stateOn(dataset, day(on))), state(base) {}

  /// The problem's message, or "" when the action applied.
  std::string operator()(const Action& action) {
    auto applied = apply(dataset, base, state, earlier, action, Undated::in);
    if (!applied) return applied.error().at(0).message;
    state = std::move(applied->state);
    affected = std::move(applied->affected);
    earlier.push_back(action);
    return "";
  }

  std::vector<std::string> rows() const {
    std::vector<std::string> result;
    for (const auto& row : state.districts) result.push_back(row.post.text + ":" + row.region.text + row.part);
    return result;
  }
  std::vector<std::string> cities() const {
    std::vector<std::string> result;
    for (const auto& city : affected) result.push_back(city.text);
    return result;
  }

  Dataset dataset;
  State base, state;
  std::vector<Action> earlier;
  std::vector<CityId> affected;
};

using Strings = std::vector<std::string>;

World twoPosts() {
  World world = test::oneConsulate();
  world.embassy("cn-us-embassy", "CN", "US", 50, 0).consulate("cn-us-near", "CN", "US", 1, 0);
  world.region("US-2", "US").city("us-far", "US", "US-2").serves("cn-us-embassy", "US-2");
  world.consulate("us-cn-post", "US", "CN").serves("us-cn-post", "CN-1");
  return world;
}

const Takeover none{};
const Takeover embassy{Takeover::Kind::embassy, {}};
const Takeover nearest{Takeover::Kind::nearest, {}};

}  // namespace

TEST_CASE("closing a post: its rows lapse or pass on, its cities are affected") {
  Play play(twoPosts());
  SECTION("nobody takes over") {
    CHECK(play(ClosePost{PostId{"cn-us-post"}, none}).empty());
    CHECK(play.rows() == Strings{"cn-us-embassy:US-2", "us-cn-post:CN-1"});
  }
  SECTION("the embassy") {
    CHECK(play(ClosePost{PostId{"cn-us-post"}, embassy}).empty());
    CHECK(play.rows() == Strings{"cn-us-embassy:US-1", "cn-us-embassy:US-2", "us-cn-post:CN-1"});
  }
  SECTION("the nearest") {
    CHECK(play(ClosePost{PostId{"cn-us-post"}, nearest}).empty());
    CHECK(play.rows() == Strings{"cn-us-embassy:US-2", "cn-us-near:US-1", "us-cn-post:CN-1"});
  }
  SECTION("a named post") {
    CHECK(play(ClosePost{PostId{"cn-us-post"}, {Takeover::Kind::post, PostId{"cn-us-embassy"}}}).empty());
    CHECK(play.rows()[0] == "cn-us-embassy:US-1");
  }
  CHECK(play.cities() == Strings{"us-a", "us-b"});
  CHECK(play.state.findPost("cn-us-post") == nullptr);
}

TEST_CASE("heirs are posts of the same sender in the same host, whoever else is nearer or first by id") {
  World world = test::oneConsulate();
  world.consulate("aa-us-post", "AA", "US", 1, 0).embassy("aa-us-embassy", "AA", "US", 1, 0);
  world.consulate("cn-aa-post", "CN", "AA", 1, 0).embassy("cn-aa-embassy", "CN", "AA", 1, 0);
  world.consulate("cn-us-a", "CN", "US", 5, 0).embassy("cn-us-z", "CN", "US", 50, 0);
  Play play(world);
  SECTION("the embassy") {
    CHECK(play(ClosePost{PostId{"cn-us-post"}, embassy}).empty());
    CHECK(play.rows() == Strings{"cn-us-z:US-1"});
  }
  SECTION("the nearest") {
    CHECK(play(ClosePost{PostId{"cn-us-post"}, nearest}).empty());
    CHECK(play.rows() == Strings{"cn-us-a:US-1"});
  }
}

TEST_CASE("a closure that cannot apply says why and changes nothing") {
  Play play(twoPosts());
  CHECK(play(ClosePost{PostId{"nowhere"}, none}) ==
        "post 'nowhere' is not in force on 2020-01-01; the dataset does not have it");
  CHECK(play(ClosePost{PostId{"us-cn-post"}, embassy}) == "takeover: no embassy of US in CN is in force on 2020-01-01");
  CHECK(play(ClosePost{PostId{"us-cn-post"}, nearest}) ==
        "takeover: no other post of US in CN is in force on 2020-01-01");
  CHECK(play(ClosePost{PostId{"cn-us-post"}, {Takeover::Kind::post, PostId{"us-cn-post"}}}) ==
        "takeover: post 'us-cn-post' is sent by US, not by CN");
  CHECK(play.state.posts.size() == 4);
  CHECK(play(ClosePost{PostId{"cn-us-post"}, none}).empty());
  CHECK(play(ClosePost{PostId{"cn-us-post"}, none}) == "post 'cn-us-post' is not in force on 2020-01-01");
  World world = twoPosts();
  world.raw().posts[0].opened = PartialDate::parse("1979");
  world.raw().posts[0].closed = PartialDate::parse("2019-07-24");
  Play later(world);
  CHECK(later(ClosePost{PostId{"cn-us-post"}, none}) ==
        "post 'cn-us-post' is not in force on 2020-01-01, by the record only from 1979 to 2019-07-24");
}

TEST_CASE("reopening restores the rows of the base date, and the takeover's go") {
  Play play(twoPosts());
  REQUIRE(play(ClosePost{PostId{"cn-us-post"}, embassy}).empty());
  REQUIRE(play(ReopenPost{PostId{"cn-us-post"}}).empty());
  CHECK(play.state.districts == play.base.districts);
  CHECK(play.cities() == Strings{"us-a", "us-b"});
  CHECK(play(ReopenPost{PostId{"cn-us-post"}}) == "post 'cn-us-post' is already in force on 2020-01-01");
  CHECK_FALSE(play(ReopenPost{PostId{"nowhere"}}).empty());
}

TEST_CASE("reopening a post that was closed by the base date restores the district of its last day") {
  World world = test::oneConsulate();
  world.raw().posts[0].closed = PartialDate::parse("2000-01-01");
  Play play(world);
  REQUIRE(play.state.posts.empty());
  REQUIRE(play(ReopenPost{PostId{"cn-us-post"}}).empty());
  CHECK(play.rows() == Strings{"cn-us-post:US-1"});
}

TEST_CASE("reopening restores rows of the base date that the record has begun or kept without the post") {
  World world = twoPosts();
  world.raw().posts[0].closed = PartialDate::parse("2000-01-01");  // cn-us-post; us-1 is its row to this day
  world.serves("cn-us-post", "US-2", "", "2010-01-01").serves("cn-us-near", "US-1");
  Play play(world);
  REQUIRE(play(ReopenPost{PostId{"cn-us-post"}}).empty());
  // What others of its sender hold on the base date as well is no takeover.
  CHECK(play.rows() ==
        Strings{"cn-us-embassy:US-2", "cn-us-near:US-1", "cn-us-post:US-1", "cn-us-post:US-2", "us-cn-post:CN-1"});
  CHECK(play.cities() == Strings{"us-a", "us-b", "us-far"});
}

TEST_CASE("reopening a post whose rows lapsed takes them back from the record's own takeover") {
  World world = twoPosts();
  world.raw().posts[0].closed = PartialDate::parse("2000-01-01");
  world.raw().districts[0].validTo = PartialDate::parse("2000-01-01");
  world.serves("cn-us-embassy", "US-1", "", "2000-01-01");
  Play play(world);
  REQUIRE(play.rows()[0] == "cn-us-embassy:US-1");
  REQUIRE(play(ReopenPost{PostId{"cn-us-post"}}).empty());
  CHECK(play.rows() == Strings{"cn-us-embassy:US-2", "cn-us-post:US-1", "us-cn-post:CN-1"});
}

TEST_CASE("reopening restores no undated row where undated records are out") {
  World world = twoPosts();
  world.raw().posts[0].opened = PartialDate::parse("1990-01-01");
  world.raw().posts[0].closed = PartialDate::parse("2000-01-01");
  world.serves("cn-us-post", "US-2", "", "1990-01-01");
  const Dataset dataset = world.build();
  const State base = stateOn(dataset, day("2020-01-01"), Undated::out);
  const auto applied = apply(dataset, base, base, {}, ReopenPost{PostId{"cn-us-post"}}, Undated::out);
  REQUIRE(applied.has_value());
  REQUIRE(applied->state.districts.size() == 1);
  CHECK(applied->state.districts[0].region.text == "US-2");
}

TEST_CASE("a new post serves what it is given, ids must be new, regions and countries known") {
  Play play(twoPosts());
  OpenNewPost open{PostId{"new"},     "New", PostKind::consulate,       CountryCode{"CN"},
                   CountryCode{"US"}, {},    {{RegionCode{"US-1"}, ""}}};
  OpenNewPost bad = open;
  bad.id = PostId{"us-a"};
  CHECK(play(bad) == "the id 'us-a' is in use");
  bad = open;
  bad.districts[0].region = RegionCode{"US-9"};
  CHECK(play(bad) == "districts: no region 'US-9'");
  bad = open;
  bad.sending = CountryCode{"XX"};
  CHECK_FALSE(play(bad).empty());
  CHECK(play(open).empty());
  CHECK(play.state.findPost("new") != nullptr);
  CHECK(play.cities() == Strings{"us-a", "us-b"});
  CHECK(play.rows() == Strings{"cn-us-embassy:US-2", "new:US-1", "us-cn-post:CN-1"});  // its sender's post hands over
  CHECK(play(ClosePost{PostId{"new"}, none}).empty());
  CHECK(play(ReopenPost{PostId{"new"}}).empty());
  CHECK(play.rows() == Strings{"cn-us-embassy:US-2", "new:US-1", "us-cn-post:CN-1"});
}

TEST_CASE("a district is handed over within one sender only") {
  Play play(twoPosts());
  REQUIRE(play(ReassignDistrict{RegionCode{"US-1"}, {}, PostId{"cn-us-embassy"}}).empty());
  CHECK(play.rows() == Strings{"cn-us-embassy:US-1", "cn-us-embassy:US-2", "us-cn-post:CN-1"});
  // The sender of `to` had nobody there: a new row, and the other country's stays.
  REQUIRE(play(ReassignDistrict{RegionCode{"CN-1"}, {}, PostId{"cn-us-embassy"}}).empty());
  CHECK(play.rows() == Strings{"cn-us-embassy:CN-1", "cn-us-embassy:US-1", "cn-us-embassy:US-2", "us-cn-post:CN-1"});
  CHECK_FALSE(play(ReassignDistrict{RegionCode{"US-9"}, {}, PostId{"cn-us-embassy"}}).empty());
  CHECK_FALSE(play(ReassignDistrict{RegionCode{"US-1"}, {}, PostId{"nobody"}}).empty());
}

TEST_CASE("agreements are suspended, resumed, terminated, each only when it can be") {
  Play play(twoPosts());
  const AgreementId tie{"tie"};
  CHECK(play(ResumeAgreement{tie}) == "agreement 'tie' is not suspended");
  CHECK(play(SuspendAgreement{tie}).empty());
  CHECK(play.cities() == Strings{"cn-x", "us-a"});
  CHECK_FALSE(play(SuspendAgreement{tie}).empty());
  CHECK(play(ResumeAgreement{tie}).empty());
  CHECK_FALSE(play.state.findAgreement("tie")->suspended);
  CHECK(play(TerminateAgreement{tie}).empty());
  CHECK_FALSE(play(TerminateAgreement{tie}).empty());
  CHECK(play(SuspendAgreement{AgreementId{"none"}}) ==
        "agreement 'none' is not in force on 2020-01-01; the dataset does not have it");
}

TEST_CASE("curtailing sets the strength and never multiplies it") {
  Play play(twoPosts());
  CHECK(play(Curtail{{.country = "US"}, 0.5}).empty());
  CHECK(play(Curtail{{.country = "US"}, 0.5}).empty());
  CHECK(play.state.findAgreement("tie")->strength == 0.5);
  CHECK(play(Curtail{{.region = "US-1", .country = "CN"}, 0.25}).empty());
  CHECK(play.state.findAgreement("tie")->strength == 0.25);
  CHECK_FALSE(play(Curtail{{.kinds = {"mou"}}, 0.5}).empty());
  CHECK_FALSE(play(Curtail{{.ids = {"none"}}, 0.5}).empty());
  CHECK(play(OpenVirtualChannel{"video", CityId{"us-a"}, CityId{"cn-y"}, 1}).empty());
  CHECK(play(Curtail{{.ids = {"video"}}, 0.5}).empty());
  CHECK(play.state.virtualTies[0].strength == 0.5);
}

TEST_CASE("a ban suspends what it names, affects the cities of X, and forbids signing and resuming") {
  Play play(twoPosts());
  CHECK(play(BanAgreements{{}, "US-1", "CN"}).empty());
  CHECK(play.state.findAgreement("tie")->suspended);
  CHECK(play.cities() == Strings{"us-a", "us-b"});
  CHECK(play(SignAgreement{std::nullopt, "sister_city", PlaceId{"us-b"}, PlaceId{"cn-y"}}) ==
        "signing is banned between US-1 and CN");
  CHECK(play(SignAgreement{std::nullopt, "sister_city", PlaceId{"cn-y"}, PlaceId{"us-b"}}) ==
        "signing is banned between US-1 and CN");
  CHECK(play(ResumeAgreement{AgreementId{"tie"}}) == "agreement 'tie' is banned between US-1 and CN");
  CHECK(play(SignAgreement{std::nullopt, "sister_city", PlaceId{"us-far"}, PlaceId{"cn-y"}}).empty());
  CHECK_FALSE(play(BanAgreements{{}, "US-77", "CN"}).empty());
}

TEST_CASE("a ban of one kind leaves the others") {
  Play play(twoPosts());
  CHECK(play(BanAgreements{{"mou"}, "US", "CN"}).empty());
  CHECK_FALSE(play.state.findAgreement("tie")->suspended);
}

TEST_CASE("signing and virtual channels: known and different ends, new ids") {
  Play play(twoPosts());
  CHECK(play(SignAgreement{"pact", "mou", PlaceId{"us-1"}, PlaceId{"cn-1"}}).empty());
  CHECK(play.cities() == Strings{"cn-x", "cn-y", "us-a", "us-b"});
  CHECK(play(SignAgreement{"pact", "mou", PlaceId{"us-1"}, PlaceId{"cn-1"}}) == "the id 'pact' is in use");
  CHECK(play(SignAgreement{{}, "mou", PlaceId{"us-a"}, PlaceId{"us-a"}}) == "an agreement needs two different ends");
  CHECK(play(SignAgreement{{}, "mou", PlaceId{"us-a"}, PlaceId{"zz"}}) == "no city or region 'zz'");
  CHECK(play(OpenVirtualChannel{{}, CityId{"us-a"}, CityId{"cn-y"}, 0.5}).empty());
  CHECK(play(OpenVirtualChannel{{}, CityId{"us-a"}, CityId{"cn-y"}, 0.5}).empty());
  CHECK(play.state.virtualTies.size() == 2);
  CHECK(play.state.virtualTies[0].id != play.state.virtualTies[1].id);
  CHECK(play(OpenVirtualChannel{{}, CityId{"us-1"}, CityId{"cn-y"}, 0.5}) == "no city 'us-1'");
}

TEST_CASE("an agreement of a region that is a city affects that city, also where the city is in another region") {
  World world = twoPosts();
  world.city("us-c", "US", "US-2").region("US-3", "US", "us-c").city("us-d", "US", "US-3");
  Play play(world);
  CHECK(play(SignAgreement{{}, "mou", PlaceId{"us-3"}, PlaceId{"cn-x"}}).empty());
  CHECK(play.cities() == Strings{"cn-x", "us-c", "us-d"});
}

TEST_CASE("advance replays the record, and an action beats a record of the same object") {
  World world = twoPosts();
  world.agreement("later", "us-b", "cn-y", "2021").agreement("ending", "us-b", "cn-x", "", "2021-06-01");
  Play play(world);
  REQUIRE(play(SuspendAgreement{AgreementId{"tie"}}).empty());
  REQUIRE(play(SuspendAgreement{AgreementId{"ending"}}).empty());
  REQUIRE(play(ResumeAgreement{AgreementId{"ending"}}).empty());
  REQUIRE(play(ClosePost{PostId{"cn-us-post"}, embassy}).empty());
  REQUIRE(play(Advance{day("2022-01-01")}).empty());
  CHECK(play.state.findAgreement("later") != nullptr);
  CHECK(play.state.findAgreement("tie")->suspended);
  CHECK(play.state.findAgreement("ending") != nullptr);  // an action had resumed it
  CHECK(play.state.findPost("cn-us-post") == nullptr);
  CHECK(play.rows()[0] == "cn-us-embassy:US-1");
  CHECK_FALSE(play(Advance{day("2019-01-01")}).empty());
}

TEST_CASE("advance past a closure that an earlier action had made: the action's takeover stands") {
  World world = twoPosts();
  world.raw().posts[0].closed = PartialDate::parse("2020-07-24");  // recorded, with nobody after it
  Play play(world);
  REQUIRE(play(ClosePost{PostId{"cn-us-post"}, nearest}).empty());
  REQUIRE(play(Advance{day("2021-01-01")}).empty());
  CHECK(play.state.findPost("cn-us-post") == nullptr);
  CHECK(play.rows() == Strings{"cn-us-embassy:US-2", "cn-us-near:US-1", "us-cn-post:CN-1"});
}
