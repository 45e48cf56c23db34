// Making scenarios by hand: what is pressed and typed becomes edits of the document, and each can be undone.
#include <algorithm>

#include "tests/app/desk/driven.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
namespace command = core::command;

namespace {

std::string inWords(const Driven& desk, std::string_view text) {
  return std::string((desk.view().language == core::Language::chinese ? *chinese() : *english())(text));
}

bool press(Driven& desk, std::string_view text) { return desk.clickText(inWords(desk, text)); }

}  // namespace

TEST_CASE("San Francisco closes too, by hand, becomes a step whose panel tells of California", "[make]") {
  const bool inChinese = GENERATE(false, true);
  Driven desk(1920, 1080);
  if (inChinese) desk.run(command::SetLanguage{core::Language::chinese});
  const std::size_t last = desk.view().stepCount - 1;
  desk.run(command::GoToStep{last});
  const auto& posts = desk.session.dataset()->posts;
  const auto post = std::ranges::find_if(posts, [](const graph::Post& p) {
    return p.sending.text == "CN" && p.host.text == "US" && p.name.find("San Francisco") != std::string::npos;
  });
  REQUIRE(post != posts.end());
  desk.run(command::Select{post->id.text});  // a click on its diamond
  desk.settle();
  REQUIRE(press(desk, "Close…"));
  desk.settle();
  REQUIRE(press(desk, "Add"));
  desk.settle();
  const auto& scenario = desk.session.document().scenario;
  REQUIRE(scenario.steps.size() == last + 1);
  CHECK(scenario.steps.back().actions == std::vector<graph::Action>{graph::ClosePost{post->id, {}}});
  CHECK(desk.view().step == last + 1);
  CHECK_FALSE(desk.model().findings.lines.empty());
  bool named = false;
  for (const auto& text : desk.texts)
    named |= text.text.find(inChinese ? "加利福尼亚" : "California") != std::string::npos;
  CHECK(named);
  desk.run(command::Undo{});
  CHECK(desk.session.document().scenario.steps.size() == last);
}

TEST_CASE("rule and pairs that count and costs are changed by the dialog of assumptions, in both languages", "[make]") {
  for (const bool chinese : {false, true}) {
    Headless ui(1280, 720);
    ui.chineseWords = chinese;
    ui.view.desk.dialog = core::Dialog::assumptions;
    ui.frame();
    ui.frame();
    const auto emitted = [&](const auto& test) { return std::ranges::any_of(ui.emitted, test); };
    REQUIRE(ui.clickText(chinese ? "国家渠道" : "National avenues"));
    CHECK(emitted([](const core::Command& c) {
      const auto* rule = std::get_if<command::SetChannels>(&c);
      return rule && rule->preset == graph::ChannelPreset::national;
    }));
    REQUIRE(ui.clickText(chinese ? "人口" : "population"));
    CHECK(emitted([](const core::Command& c) {
      const auto* change = std::get_if<command::Change>(&c);
      const auto* set = change ? std::get_if<core::edit::SetReporting>(&change->edit) : nullptr;
      return set && set->reporting.weight == graph::PairWeight::population;
    }));
    const bool costs = emitted([](const core::Command& c) {
      const auto* change = std::get_if<command::Change>(&c);
      return change && std::holds_alternative<core::edit::SetModel>(change->edit);
    });
    CHECK_FALSE(costs);  // nobody moved a slider
  }
}
