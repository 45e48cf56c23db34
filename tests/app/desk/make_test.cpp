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
