// The table of contingencies, what is tried out and proofs, drawn without a window and driven by keys and pointer.
#include <algorithm>
#include <thread>

#include "app/desk/window_study.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::desk;
namespace command = core::command;

namespace {

/// Panels with a study behind them; what they emit is carried out on the view.
struct Desk {
  test::Headless headless;
  Study study{CITYTIES_SOURCE_DIR "/assets", 1};
  core::Session session;

  explicit Desk(int width = 1280, bool chinese = false, float scale = 1)
      : headless(width, 720 * static_cast<int>(scale), scale),
        session(headless.story->dataset, core::Document{headless.story->scenario, {}, {}}, headless.story->options) {
    headless.chineseWords = chinese;
    headless.edit = [this](UiModel& model) { model.study = study.model(); };
    run(command::GoToStep{1});
    run(command::ShowRight{core::RightTab::contingencies});
    settle();
  }
  void run(const core::Command& command) {
    session.apply(command);
    headless.view = session.view();
  }
  void settle() {
    const auto words = headless.chineseWords ? test::chinese() : test::english();
    for (int round = 0; round < 3; ++round) {
      headless.frame();
      for (const core::Command& command : std::exchange(headless.emitted, {})) run(command);
      study.want({session.view(), headless.story, words});
      for (int i = 0; i < 60000 && !study.idle(); ++i) {
        study.drain();
        study.want({session.view(), headless.story, words});
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
    }
    headless.frame();
  }
  template <class Command>
  const Command* emitted() const {
    for (const core::Command& one : headless.emitted)
      if (const auto* found = std::get_if<Command>(&one)) return found;
    return nullptr;
  }
  /// The first text that begins so, shortened or not.
  std::string drawn(const std::string& beginning) const {
    const auto at =
        std::ranges::find_if(headless.texts, [&](const DrawnText& t) { return t.text.starts_with(beginning); });
    return at == headless.texts.end() ? std::string() : at->text;
  }
  bool clicked(const std::string& text) {
    headless.emitted.clear();
    return headless.clickText(text);
  }
};

/// Of the right column; whether it stands within its panel.
bool within(const DrawnText& text, const core::PixelRect& column) {
  if (text.panel.x < column.x - 1 || text.panel.y < column.y - 1) return true;
  const auto& [x, y, width, height] = text.box;
  return x >= text.panel.x - 1 && x + width <= text.panel.x + text.panel.width + 1;
}

}  // namespace

TEST_CASE("the table tells its reference case and reporting set, and ranks posts, agreements and cities") {
  Desk desk;
  auto& page = desk.headless;
  CHECK(page.says("If one fails"));
  CHECK_FALSE(desk.drawn("China CG San").empty());
  const auto first = std::ranges::find(page.texts, "1", &DrawnText::text);
  CHECK(first != page.texts.end());
  CHECK(desk.study.model()->reference.find("24 July 2020") != std::string::npos);
  CHECK(desk.study.model()->reporting == "all ordered pairs of cities in different countries, equal weights");
  for (const DrawnText& text : page.texts) {
    CAPTURE(text.text);
    CHECK(within(text, *desk.headless.layout().changes));
  }
}

TEST_CASE("columns, kinds and the way to the assumptions answer to clicks") {
  Desk desk;
  REQUIRE(desk.clicked("cut"));
  REQUIRE(desk.emitted<command::SetContingencies>());
  CHECK(desk.emitted<command::SetContingencies>()->view.sort == core::ContingencyColumn::citiesCut);
  REQUIRE(desk.clicked("Agreements"));
  CHECK_FALSE(desk.emitted<command::SetContingencies>()->view.agreements);
  REQUIRE(desk.clicked("Export…"));
  CHECK(desk.emitted<command::OpenDialog>()->dialog == core::Dialog::exportTable);
}

TEST_CASE("a place that is typed becomes whose harm is told, worst first") {
  Desk desk;
  auto& page = desk.headless;
  REQUIRE(desk.clicked("Harm to … a state, province or city"));
  page.type("louis");
  page.frame();
  CHECK(page.says("Louisiana"));
  REQUIRE(desk.clicked("Louisiana"));
  REQUIRE(desk.emitted<command::SetContingencies>());
  CHECK(desk.emitted<command::SetContingencies>()->view.place == "US-LA");
  desk.run(*desk.emitted<command::SetContingencies>());
  desk.run(command::GoToStep{0});
  desk.settle();
  CHECK(page.says("Harm to Louisiana"));
  const auto& list = *desk.study.model()->list;
  CHECK(list.names[list.shown.front()] == "China CG Houston");
  CHECK(page.says("China CG Houston"));
  desk.run(command::GoToStep{1});
  desk.settle();
  REQUIRE(desk.clicked("What it hung on before the first step"));
  CHECK(desk.emitted<command::GoToStep>()->step == 0);
}

TEST_CASE("a region selected on the map is whose harm is told") {
  Desk desk;
  desk.run(command::Select{"US-LA"});
  desk.settle();
  CHECK(desk.headless.says("Harm to Louisiana"));
}

TEST_CASE("a row is tried out, told, and added to the scenario with Enter") {
  Desk desk;
  auto& page = desk.headless;
  desk.run(command::SetContingencies{{.agreements = false, .cities = false}});
  desk.settle();
  REQUIRE(desk.clicked(desk.drawn("China CG San")));
  const auto* probe = desk.emitted<command::SetProbe>();
  REQUIRE(probe);
  CHECK(probe->element == "cn-us-san-francisco");
  CHECK(probe->actions == std::vector<graph::Action>{graph::ClosePost{graph::PostId{"cn-us-san-francisco"}, {}}});
  desk.run(*probe);
  desk.settle();
  CHECK(page.says("What if China CG San Francisco closed?"));
  CHECK(page.says("End (Esc)"));
  REQUIRE(desk.study.model()->probeText);
  CHECK(page.says(desk.study.model()->probeText->lists.front().title));
  page.emitted.clear();
  page.press(ImGuiKey_Enter);
  const auto* change = desk.emitted<command::Change>();
  REQUIRE(change);
  const auto* added = std::get_if<core::edit::AddStep>(&change->edit);
  REQUIRE(added);
  CHECK(added->at == 2);
  const auto steps = desk.session.document().scenario.steps.size();
  for (const auto& command : std::exchange(page.emitted, {})) desk.run(command);
  CHECK(desk.session.document().scenario.steps.size() == steps + 1);
  CHECK(desk.session.view().step == 2);
  CHECK(desk.session.view().desk.probe.empty());
}

TEST_CASE("a number leads to its proof, with card, arithmetic and list") {
  for (const bool chinese : {false, true}) {
    CAPTURE(chinese);
    Desk desk(1280, chinese);
    auto& page = desk.headless;
    desk.run(command::ShowProof{{"pairs_lost", ""}});
    desk.settle();
    REQUIRE(desk.study.model()->proof);
    CHECK(page.says(chinese ? "定义" : "Definition"));
    REQUIRE(!desk.study.model()->proof->items.empty());
    CHECK(page.says(desk.study.model()->proof->items.front().text));
    page.emitted.clear();
    REQUIRE(page.clickText(desk.study.model()->proof->items.front().text));
    CHECK(desk.emitted<command::LookAt>());
    desk.run(command::CloseDialog{});
    desk.run(command::ShowRight{core::RightTab::findings});
    desk.settle();
    // The first region of the list with its change: a click on the number asks for that region's proof.
    REQUIRE(!desk.headless.texts.empty());
    const auto model = makeUiModel(desk.session.view(), page.story, chinese ? test::chinese() : test::english());
    REQUIRE(!model.findings.regions.empty());
    REQUIRE(desk.clicked(model.findings.regions.front().changeText));
    REQUIRE(desk.emitted<command::ShowProof>());
    CHECK(desk.emitted<command::ShowProof>()->proof.metric == "efficiency_loss");
  }
}

TEST_CASE("the narrow column, twice the size and Chinese cut nothing off") {
  for (const bool chinese : {false, true}) {
    for (const float scale : {1.0f, 2.0f}) {
      for (const int width : {700, 1280}) {
        CAPTURE(chinese, scale, width);
        Desk desk(static_cast<int>(static_cast<float>(width) * scale), chinese, scale);
        desk.run(command::SetContingencies{{.agreements = false, .cities = false}});
        desk.settle();
        CHECK(desk.headless.says(chinese ? "如果一个失效" : "If one fails"));
        for (const DrawnText& text : desk.headless.texts) {
          CAPTURE(text.text);
          CHECK(within(text, *desk.headless.layout().changes));
        }
      }
    }
  }
}
