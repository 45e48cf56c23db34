#include "app/io/scenario_json.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;

namespace {

template <class T>
T event(std::string_view text) {
  const auto action = io::parseEvent(text);
  INFO(text << ": " << (action ? "" : action.error()[0].message));
  REQUIRE(action.has_value());
  REQUIRE(std::holds_alternative<T>(*action));
  return std::get<T>(*action);
}

std::string refused(std::string_view text) {
  const auto action = io::parseEvent(text);
  INFO(text);
  REQUIRE_FALSE(action.has_value());
  return action.error()[0].message;
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("short events are read") {
  using Kind = graph::Takeover::Kind;
  CHECK(event<graph::ClosePost>("close_post:cn-us-houston").post.text == "cn-us-houston");
  CHECK(event<graph::ClosePost>("close_post:cn-us-houston").takeover.kind == Kind::none);
  CHECK(event<graph::ClosePost>("close_post:p:embassy").takeover.kind == Kind::embassy);
  CHECK(event<graph::ClosePost>("close_post:p:nearest").takeover.kind == Kind::nearest);
  CHECK(event<graph::ClosePost>("close_post:p:q").takeover == graph::Takeover{Kind::post, graph::PostId("q")});
  CHECK(event<graph::ReopenPost>("open_post:p").post.text == "p");
  CHECK(event<graph::SuspendAgreement>("suspend_agreement:a--b").agreement.text == "a--b");
  CHECK(event<graph::SuspendAgreement>("suspend_agreement:with:colon").agreement.text == "with:colon");
  CHECK(event<graph::ResumeAgreement>("resume_agreement:x").agreement.text == "x");
  CHECK(event<graph::TerminateAgreement>("terminate_agreement:x").agreement.text == "x");
  CHECK(event<graph::Advance>("advance:2021-02-03").to == graph::Date::parse("2021-02-03"));

  const auto moved = event<graph::ReassignDistrict>("reassign_district:US-TX:cn-us-washington");
  CHECK(moved.region.text == "US-TX");
  CHECK(moved.to.text == "cn-us-washington");
  CHECK_FALSE(moved.part.has_value());

  const auto banned = event<graph::BanAgreements>("ban:US-TX:CN");
  CHECK(banned.kinds.empty());
  CHECK(banned.x == "US-TX");
  CHECK(banned.y == "CN");

  const auto channel = event<graph::OpenVirtualChannel>("virtual_channel:a:b:0.5");
  CHECK(channel.a.text == "a");
  CHECK(channel.b.text == "b");
  CHECK(channel.strength == 0.5);
  CHECK(event<graph::OpenVirtualChannel>("virtual_channel:a:b").strength == 1);

  const auto signedOne = event<graph::SignAgreement>("sign_agreement:a:b:sister_city");
  CHECK(signedOne.a.text == "a");
  CHECK(signedOne.b.text == "b");
  CHECK(signedOne.kind == "sister_city");
}

TEST_CASE("an event may be a JSON object of one action") {
  const auto curtailed = event<graph::Curtail>(R"({"do": "curtail", "select": {"region": "US-TX"}, "strength": 0.5})");
  CHECK(curtailed.select.region == "US-TX");
  CHECK(curtailed.strength == 0.5);
  CHECK(has(refused(R"({"do": "close_post", "post": "p", "takover": "embassy"})"), "did you mean 'takeover'?"));
  CHECK(has(refused("{\"do\": "), "not valid JSON"));
}

TEST_CASE("events that are wrong say what was expected") {
  CHECK(refused("close_pots:x") == "unknown action 'close_pots'; did you mean 'close_post'?");
  CHECK(has(refused("close_post"), "close_post:POST[:embassy|nearest|POST]"));
  CHECK(has(refused("close_post:"), "not complete"));
  CHECK(has(refused("ban:US-TX"), "ban:PLACE:PLACE"));
  CHECK(has(refused("ban::CN"), "not complete"));
  CHECK(has(refused("sign_agreement:a:b"), "sign_agreement:PLACE:PLACE:KIND"));
  CHECK(has(refused("curtail:x"), "JSON"));
  CHECK(has(refused("advance:tomorrow"), "YYYY-MM-DD"));
  CHECK(has(refused("virtual_channel:a:b:2"), "at most 1"));
  CHECK(has(refused("virtual_channel:a:b:lots"), "a number"));
  refused("");
  refused("   ");
}
