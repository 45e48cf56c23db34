// Every action that a scenario can hold comes back from its own JSON.
#include <set>
#include "tests/support/catch.hpp"

#include "app/io/action_json.hpp"
#include "app/io/json.hpp"

using namespace cityties;

namespace {

std::string encoded(const graph::Action& action) {
  io::JsonWriter out;
  io::encodeAction(out, action);
  return out.take();
}

graph::Action decoded(const std::string& json) {
  INFO(json);
  const auto value = io::parseJson(json, "test");
  REQUIRE(value);
  io::DecodeLog log;
  const auto action = io::decodeAction(log, *value, "");
  for (const auto& problem : log.errors) UNSCOPED_INFO(problem.text());
  REQUIRE(action);
  CHECK(log.warnings.empty());
  return *action;
}

/// Every alternative, bare and with everything it can hold.
std::vector<graph::Action> samples() {
  using Kind = graph::Takeover::Kind;
  graph::OpenNewPost opened{graph::PostId("cn-us-x"),
                            "China CG \"X\"",
                            graph::PostKind::office,
                            graph::CountryCode("CN"),
                            graph::CountryCode("US"),
                            {},
                            {}};
  opened.position.lat.degrees = -0.1;
  opened.position.lon.degrees = 179.999999999;
  graph::OpenNewPost bare = opened;
  opened.districts = {{graph::RegionCode("US-TX"), {}}, {graph::RegionCode("US-FL"), "north"}};
  return {graph::ClosePost{graph::PostId("p"), {}},
          graph::ClosePost{graph::PostId("p"), {Kind::embassy, {}}},
          graph::ClosePost{graph::PostId("p"), {Kind::nearest, {}}},
          graph::ClosePost{graph::PostId("p"), {Kind::post, graph::PostId("q")}},
          graph::ReopenPost{graph::PostId("p")},
          bare,
          opened,
          graph::ReassignDistrict{graph::RegionCode("US-TX"), std::nullopt, graph::PostId("q")},
          graph::ReassignDistrict{graph::RegionCode("US-TX"), "west", graph::PostId("q")},
          graph::SuspendAgreement{graph::AgreementId("a")},
          graph::ResumeAgreement{graph::AgreementId("a")},
          graph::TerminateAgreement{graph::AgreementId("a")},
          graph::SignAgreement{std::nullopt, "sister_cities", graph::PlaceId("x"), graph::PlaceId("休斯敦"), 1},
          graph::SignAgreement{"own", "sister_cities", graph::PlaceId("x"), graph::PlaceId("y"), 1e-13},
          graph::OpenVirtualChannel{std::nullopt, graph::CityId("x"), graph::CityId("y"), 1},
          graph::OpenVirtualChannel{"own", graph::CityId("x"), graph::CityId("y"), 0.1},
          graph::Curtail{{{"a", "b"}, {"sister_cities"}, "US-TX", "CN"}, 1.0 / 3},
          graph::Curtail{{{}, {}, "US-TX", {}}, 1},
          graph::BanAgreements{{}, "CN", "US-TX"},
          graph::BanAgreements{{"sister_cities", "b"}, "CN", "US"},
          graph::Advance{*graph::Date::parse("2020-02-29")}};
}

}  // namespace

TEST_CASE("every action reads back from what is written of it") {
  std::set<std::size_t> kinds;
  for (const auto& action : samples()) {
    const std::string json = encoded(action);
    INFO(json);
    CHECK(json.find('\n') == std::string::npos);
    CHECK(decoded(json) == action);
    kinds.insert(action.index());
  }
  CHECK(kinds.size() == std::variant_size_v<graph::Action>);  // none is left out of the samples
}

TEST_CASE("an action is written with the word and the keys of the format") {
  CHECK(encoded(graph::ClosePost{graph::PostId("cn-us-houston"), {}}) ==
        R"({"do": "close_post", "post": "cn-us-houston"})");
  CHECK(encoded(graph::BanAgreements{{}, "CN", "US-TX"}) ==
        R"({"do": "ban", "kinds": "*", "between": ["CN", "US-TX"]})");
}
