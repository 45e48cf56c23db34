// Exploring: filters, days, the inspector of ties, routes.
#include <algorithm>

#include "app/core/days.hpp"
#include "app/desk/seek_models.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
namespace command = core::command;

namespace {

template <class C>
const C* last(const Headless& ui) {
  for (auto at = ui.emitted.rbegin(); at != ui.emitted.rend(); ++at)
    if (const auto* one = std::get_if<C>(&*at)) return one;
  return nullptr;
}

void explore(Headless& ui, const core::Filter& filter = {}) {
  ui.view.desk.left = core::LeftTab::explore;
  ui.view.desk.filter = filter;
  ui.edit = [&ui](desk::UiModel& model) {
    model.explore = desk::makeExploreModel(
        *houston()->dataset, core::facets(core::filterTies(*houston(), ui.view.step), ui.view.desk.filter),
        *model.words);
  };
}

std::shared_ptr<const core::Story> onDay(const char* day) {
  core::StoryOptions options = houston()->options;
  options.date = graph::Date::parse(day).value();
  return std::make_shared<const core::Story>(core::workOut(houston()->dataset, {}, options).value());
}

bool begins(const Headless& ui, const std::string& text) {
  return std::ranges::any_of(ui.texts, [&](const desk::DrawnText& drawn) { return drawn.text.starts_with(text); });
}

/// No text of the column is cut or leaves its panel to the right.
void fits(const Headless& ui) {
  for (const desk::DrawnText& text : ui.texts) {
    INFO(text.text);
    CHECK(text.box.x + text.box.width <= text.panel.x + text.panel.width + 1);
  }
}

}  // namespace

TEST_CASE("filters list every value with its count, and a click chooses it", "[panels]") {
  for (const bool chinese : {false, true})
    for (const float scale : {1.0f, 2.0f}) {
      Headless ui(static_cast<int>(1280 * scale), static_cast<int>(720 * scale), scale);
      ui.chineseWords = chinese;
      explore(ui);
      ui.frame();
      ui.frame();
      fits(ui);
      CHECK(ui.says(chinese ? "国家" : "Country"));
      REQUIRE(ui.clickText(chinese ? "美国" : "United States"));
      const auto* set = last<command::SetFilter>(ui);
      REQUIRE(set);
      CHECK(set->filter.countries == std::vector<std::string>{"US"});
    }
}

TEST_CASE("a filter says what it leaves, in the panel and in the legend, and can be cleared", "[panels]") {
  Headless ui(1280, 720);
  core::Filter filter;
  filter.kinds = {"sister_state"};
  explore(ui, filter);
  ui.frame();
  ui.frame();
  const auto shown = core::facets(core::filterTies(*houston(), 0), filter);
  const std::string note = "Shown: " + std::to_string(shown.agreementsShown) + " of " +
                           std::to_string(shown.agreements) + " agreements, 0 of " + std::to_string(shown.consular) +
                           " consular ties";
  CHECK(ui.says(note));
  REQUIRE(ui.clickText("sister state"));
  REQUIRE(last<command::SetFilter>(ui));
  CHECK(last<command::SetFilter>(ui)->filter.empty());
  ui.emitted.clear();
  REQUIRE(ui.clickText("Clear all"));
  REQUIRE(last<command::SetFilter>(ui));
  CHECK(last<command::SetFilter>(ui)->filter.empty());
}

TEST_CASE("a day of the record is told in figures, and leads back to the scenario", "[panels]") {
  for (const bool chinese : {false, true}) {
    Headless ui(1280, 720);
    ui.chineseWords = chinese;
    ui.view.desk.day = graph::Date::parse("1998-03-12").value();
    ui.day = onDay("1998-03-12");
    ui.frame();
    ui.frame();
    fits(ui);
    CHECK(ui.says(chinese ? "1998年3月12日的网络，不含情景" : "As of 12 March 1998, without the scenario"));
    REQUIRE(ui.clickText(chinese ? "返回情景" : "Back to the scenario"));
    const auto* set = last<command::SetDay>(ui);
    REQUIRE(set);
    CHECK_FALSE(set->day);
  }
}

TEST_CASE("a click on the timeline shows that day, one near a step goes there", "[panels]") {
  Headless ui(1280, 720);
  ui.frame();
  const auto area = *ui.layout().timeline;
  ui.click(area.x + area.width * .4f, area.y + area.height - 8);
  const auto* set = last<command::SetDay>(ui);
  REQUIRE(set);
  REQUIRE(set->day);
  const auto span = core::daySpan(*houston());
  CHECK((*set->day > span.first && *set->day < span.last));
}

TEST_CASE("keys of days: arrows by months, pages by years, space plays, digits with a selection ask what is near",
          "[panels]") {
  core::ViewState view;
  view.desk.day = graph::Date::parse("2000-01-31").value();
  const auto day = [&](desk::Key key) {
    const auto c = desk::commandFor(key, 0, false, view);
    return std::get<command::SetDay>(*c).day->text();
  };
  CHECK(day(desk::Key::right) == "2000-02-29");
  CHECK(day(desk::Key::left) == "1999-12-31");
  CHECK(day(desk::Key::pageDown) == "2001-01-31");
  CHECK(day(desk::Key::pageUp) == "1999-01-31");
  CHECK(std::holds_alternative<command::TogglePlayDays>(*desk::commandFor(desk::Key::space, 0, false, view)));
  view = {};
  CHECK(std::holds_alternative<command::GoToStep>(*desk::commandFor(desk::Key::character, U'2', false, view)));
  view.selected = "us-tx-houston";
  const auto near = desk::commandFor(desk::Key::character, U'2', false, view);
  CHECK(std::get<command::SetNeighbourhood>(*near).steps == 2);
}

TEST_CASE("a tie tells its ends, dates, doubts and sources, and leads on", "[panels]") {
  const std::string id = "sister-city-us-tx-houston--cn-gd-shenzhen";
  const auto tie = desk::inspect(*houston(), 0, id, *english());
  CHECK(tie.title == "Houston – Shenzhen");
  CHECK(tie.subtitle == "sister city");
  CHECK(tie.tieIds == std::vector<std::string>{"us-tx-houston", "cn-gd-shenzhen"});
  CHECK_FALSE(tie.sources.empty());
  const auto country = desk::inspect(*houston(), 0, "CN", *english());
  CHECK(country.title == "China");
  CHECK_FALSE(country.rows.empty());
  std::string consular;
  for (const auto& one : houston()->steps[0].analysis->network().ties())
    if (one.kind == graph::ChannelKind::consular && consular.empty()) consular = one.id;
  CHECK(desk::inspect(*houston(), 0, consular, *english()).subtitle == "consular tie");
  for (const auto& agreement : houston()->dataset->agreements) {
    if (agreement.confidence != graph::Confidence::low) continue;
    CHECK_FALSE(desk::inspect(*houston(), 0, agreement.id.text, *english()).doubts.empty());
  }
  Headless ui(1280, 720);
  ui.view.selected = id;
  ui.edit = [&](desk::UiModel& model) {
    model.depends =
        std::make_shared<const desk::DependsModel>(desk::DependsModel{id, core::dependents(*houston(), 0, id)});
  };
  ui.frame();
  ui.frame();
  CHECK(ui.says("What depends on it"));
  fits(ui);
  REQUIRE(ui.clickText("Shenzhen"));
  REQUIRE(last<command::LookAt>(ui));
  CHECK(last<command::LookAt>(ui)->id == "cn-gd-shenzhen");
}

TEST_CASE("routes are listed tie by tie with what parts them, what is gone is told in words", "[panels]") {
  for (const bool chinese : {false, true}) {
    Headless ui(1280, 720);
    ui.chineseWords = chinese;
    ui.view.step = 1;
    ui.view.desk.right = core::RightTab::routes;
    ui.view.desk.route = core::RouteQuestion{"us-la-new-orleans", "cn-sc-chengdu"};
    auto routes = std::make_shared<core::Routes>(core::findRoutes(*houston()->dataset, *houston()->steps[0].analysis,
                                                                  *houston()->steps[1].analysis, "us-la-new-orleans",
                                                                  "cn-sc-chengdu"));
    routes->step = 1;
    ui.edit = [&](desk::UiModel& model) { model.routes = routes; };
    ui.frame();
    ui.frame();
    fits(ui);
    CHECK(begins(ui, chinese ? "在此步骤，已没有已知渠道相连" : "At this step no known channel"));
    CHECK(ui.says(chinese ? "之前" : "Before"));
    REQUIRE(ui.clickText(chinese ? "互换" : "Swap"));
    REQUIRE(last<command::AskRoute>(ui));
    CHECK(last<command::AskRoute>(ui)->question == core::RouteQuestion{"cn-sc-chengdu", "us-la-new-orleans"});
  }
}

TEST_CASE("an end of a route is typed, found and taken with Enter", "[panels]") {
  Headless ui(1280, 720);
  ui.view.desk.right = core::RightTab::routes;
  ui.frame();
  ui.frame();
  REQUIRE(ui.clickText("A city, or click on the map"));
  ui.type("gz");
  ui.frame();
  CHECK(ui.says("Guangzhou"));
  ui.press(ImGuiKey_Enter);
  const auto* asked = last<command::AskRoute>(ui);
  REQUIRE(asked);
  CHECK(asked->question->from == "cn-gd-guangzhou");
}
