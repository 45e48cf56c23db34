// What panels say and what a click, a key or a word in the search field makes of it.
#include <algorithm>
#include <tuple>

#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
namespace command = core::command;

namespace {

template <class Command>
const Command* last(const Headless& ui) {
  return ui.emitted.empty() ? nullptr : std::get_if<Command>(&ui.emitted.back());
}

}  // namespace

TEST_CASE("Next and Back emit their steps, and nothing where there is none", "[panels]") {
  Headless ui(1280, 720);
  ui.frame();
  REQUIRE(ui.clickText("Next"));
  REQUIRE(ui.emitted.size() == 1);
  CHECK(last<command::NextStep>(ui));
  ui.emitted.clear();
  REQUIRE(ui.clickText("Back"));
  CHECK(ui.emitted.empty());  // already before
  ui.view.step = 4;
  ui.frame();
  ui.clickText("Back");
  CHECK(last<command::PreviousStep>(ui));
  ui.emitted.clear();
  ui.clickText("Next");
  CHECK(ui.emitted.empty());
}

TEST_CASE("a step, the language, help and the close-button answer to clicks", "[panels]") {
  Headless ui(1280, 720);
  ui.frame();
  REQUIRE(ui.clickText("Chengdu closes"));
  REQUIRE(last<command::GoToStep>(ui));
  CHECK(last<command::GoToStep>(ui)->step == 3);
  REQUIRE(ui.clickText("中"));
  REQUIRE(last<command::SetLanguage>(ui));
  CHECK(last<command::SetLanguage>(ui)->language == core::Language::chinese);
  REQUIRE(ui.clickText("?"));
  CHECK(last<command::ToggleHelp>(ui));
  ui.view.selected = "us-tx-houston";
  ui.frame();
  const auto panel = ui.layout().changes.value();
  ui.click(panel.x + panel.width - 26, panel.y + 22);
  CHECK(last<command::ClearSelection>(ui));
}

TEST_CASE("the list of channels opens and sets one", "[panels]") {
  Headless ui(1280, 720);
  ui.frame();
  REQUIRE(ui.clickText("Local avenues"));
  ui.frame();
  REQUIRE(ui.says("Ties only"));
  REQUIRE(ui.clickText("Ties only"));
  REQUIRE(last<command::SetChannels>(ui));
  CHECK(last<command::SetChannels>(ui)->preset == graph::ChannelPreset::ties);
}

TEST_CASE("a click near the date of a step goes there", "[panels]") {
  Headless ui(1280, 720);
  ui.view.step = 1;
  ui.frame();
  // The marker of the current step stands 14 left of its label.
  const auto label =
      std::ranges::find_if(ui.texts, [&](const auto& t) { return t.text == "24 July 2020" && t.box.y > 600; });
  REQUIRE(label != ui.texts.end());
  ui.click(label->box.x - 14, ui.layout().timeline->y + 30);
  REQUIRE(last<command::GoToStep>(ui));
  CHECK(last<command::GoToStep>(ui)->step == 2);  // all of July 2020 is one place: the next of its steps
  ui.emitted.clear();
  ui.click(300, ui.layout().timeline->y + 30);
  // Far from all steps it is a day of the record.
  CHECK_FALSE(last<command::GoToStep>(ui));
  CHECK(last<command::SetDay>(ui));
}

TEST_CASE("the search field finds, moves and looks", "[panels]") {
  Headless ui(1280, 720);
  ui.frame();
  ui.scratch.focusSearch = true;  // as command::FocusSearch asks for
  ui.frame();
  ui.frame();
  ui.type("chang");
  REQUIRE(last<command::Search>(ui));
  CHECK(last<command::Search>(ui)->text == "chang");
  ui.view.search = "chang";
  ui.frame();
  REQUIRE(ui.scratch.hits.size() > 2);
  CHECK(ui.says("Changsha"));
  ui.press(ImGuiKey_DownArrow);
  CHECK(ui.scratch.searchRow == 1);
  ui.press(ImGuiKey_Enter);
  const auto look =
      std::ranges::find_if(ui.emitted, [](const auto& c) { return std::holds_alternative<command::LookAt>(c); });
  REQUIRE(look != ui.emitted.end());
  CHECK(std::get<command::LookAt>(*look).id == ui.scratch.hits[1].id);
}

TEST_CASE("a hit is looked at when it is clicked, and no hit says so", "[panels]") {
  Headless ui(1280, 720);
  ui.view.search = "lhasa";
  ui.frame();
  ui.frame();
  REQUIRE(ui.clickText("Tibet, China"));
  REQUIRE(last<command::LookAt>(ui));
  CHECK(last<command::LookAt>(ui)->id == "cn-xz-lhasa");
  ui.view.search = "zzzz";
  ui.frame();
  CHECK(ui.says("Nothing by this name."));
}

TEST_CASE("the panel says before and after what the findings say", "[panels]") {
  Headless ui(1280, 720);
  ui.frame();
  CHECK(ui.says("Fewest closures to isolate a city"));
  CHECK(ui.says("In focus"));
  ui.view.step = 1;
  ui.frame();
  CHECK(ui.says("Changes"));
  CHECK(ui.says("Louisiana"));
  CHECK(ui.says("\u2212100\u00a0%"));
  CHECK(ui.says("Puerto Rico"));
  ui.chineseWords = true;
  ui.frame();
  CHECK(ui.says("变化"));
  CHECK(ui.says("路易斯安那州"));
}

TEST_CASE("hidden nothing is drawn, on stage the caption, the figure and never the speaker's note", "[panels]") {
  Headless ui(1920, 1080);
  ui.view.step = 1;
  ui.view.panelsHidden = true;
  CHECK(ui.frame() == 0);
  CHECK(ui.texts.empty());
  ui.view.panelsHidden = false;
  ui.view.present = true;
  ui.view.notesOpen = true;  // left open at the desk
  ui.frame();
  CHECK(ui.says("Houston closes"));
  CHECK_FALSE(ui.says("Speaker’s note"));
  CHECK(ui.says("24 July 2020"));
  CHECK(ui.says("reach to China, 42 cities"));
  const std::string note = ui.story->scenario.steps[0].note.english.substr(0, 20);
  for (const auto& one : ui.texts) {
    INFO(one.text);
    CHECK(one.text.find(note) == std::string::npos);
    CHECK(
        (one.box.x >= 0 && one.box.x + one.box.width <= 1920 && one.box.y >= 0 && one.box.y + one.box.height <= 1080));
  }
  // LOOK.md: captions of at least 1/25 of the height, and nothing below 22 of 1080.
  const auto caption =
      std::ranges::find_if(ui.texts, [](const auto& t) { return t.text.starts_with("The 42 cities"); });
  REQUIRE(caption != ui.texts.end());
  CHECK(caption->box.height >= 1080.0f / 25);
  CHECK_FALSE(ui.says("Next"));
  CHECK_FALSE(ui.says("CityTies"));
}

TEST_CASE("what labels keep clear of on stage holds every word of it, and leaves the map its room", "[panels]") {
  for (const auto& [width, height, scale] : {std::tuple{1280, 720, 1.0f}, {1920, 1080, 1.0f}, {1280, 720, 2.0f}}) {
    Headless ui(width, height, scale);
    ui.view.present = true;
    for (std::size_t run = 0; run < 10; ++run) {
      ui.chineseWords = run % 2 == 1;
      ui.view.step = run / 2;
      std::vector<core::PixelRect> kept;
      ui.edit = [&](desk::UiModel& model) { kept = desk::stageObstacles(model, ui.layout()); };
      ui.frame();
      CHECK(kept.size() == (ui.view.step == 0 ? 1u : 2u));
      for (const auto& one : ui.texts) {
        INFO(width << "x" << height << ", step " << ui.view.step << ": " << one.text);
        CHECK(std::ranges::any_of(kept, [&](const core::PixelRect& r) {
          return one.box.x >= r.x && one.box.x + one.box.width <= r.x + r.width && one.box.y >= r.y &&
                 one.box.y + one.box.height <= r.y + r.height;
        }));
      }
      float covered = 0;
      for (const core::PixelRect& r : kept) covered += r.width * r.height;
      CHECK(covered < .45f * static_cast<float>(width * height));
    }
  }
}

TEST_CASE("without a story the panels say what is going on, and without a size nothing breaks", "[panels]") {
  SECTION("loading") {
    Headless ui(1280, 720);
    ui.story = nullptr;
    ui.view.stepCount = 1;
    ui.frame();
    CHECK(ui.says("One moment …"));
  }
  SECTION("no scenario") {
    Headless ui(800, 600);
    ui.story = std::make_shared<const core::Story>(core::workOut(houston()->dataset, {}, houston()->options).value());
    ui.view.stepCount = 1;
    ui.frame();
    CHECK(ui.says("None is open"));
  }
  SECTION("no size") {
    Headless ui(0, 0);
    CHECK(ui.frame() == 0);
    ui.view.present = ui.view.helpOpen = true;
    CHECK(ui.frame() == 0);
  }
}

TEST_CASE("a missing font is reported in the window", "[panels]") {
  Headless ui(1280, 720);
  ui.edit = [](desk::UiModel& model) { model.problem = "No Chinese font is installed."; };
  ui.frame();
  CHECK(ui.says("No Chinese font is installed."));
  // The other language cannot be asked for, and its sign is none that the font lacks.
  ui.edit = [](desk::UiModel& model) { model.chineseReadable = false; };
  ui.frame();
  CHECK_FALSE(ui.says("中"));
  REQUIRE(ui.clickText("ZH"));
  CHECK(ui.emitted.empty());
}

TEST_CASE("help lists the keys above everything and closes on a click beside it", "[panels]") {
  Headless ui(1280, 720);
  ui.view.helpOpen = true;
  ui.frame();
  ui.frame();
  CHECK(ui.says("Next step"));
  CHECK(ui.says("Esc"));
  ui.click(1240, 80);  // over a panel that would take the click without the veil
  CHECK(last<command::ToggleHelp>(ui));
}

TEST_CASE("the tooltip stands in the window beside the pointer", "[panels]") {
  Headless ui(1280, 720);
  ui.view.hovered = "us-tx-houston";
  for (auto [x, y] : {std::pair{600.0f, 300.0f}, {1270.0f, 710.0f}, {2.0f, 715.0f}}) {
    ui.edit = [x, y](desk::UiModel& model) { model.pointer = {x, y}; };
    ui.frame();
    ui.frame();
    const auto title = std::ranges::find_if(ui.texts, [](const auto& t) { return t.text == "Texas, United States"; });
    REQUIRE(title != ui.texts.end());
    const core::PixelRect r = title->panel;
    CHECK((r.x >= 0 && r.y >= 0 && r.x + r.width <= 1280 && r.y + r.height <= 720));
    CHECK_FALSE(r.contains({x, y}));
  }
}

TEST_CASE("the button of the timeline plays and stops", "[panels]") {
  Headless ui(1280, 720);
  ui.frame();
  const auto timeline = ui.layout().timeline.value();
  for (const bool playing : {false, true}) {
    ui.view.playing = playing;
    ui.view.step = 4;
    ui.emitted.clear();
    ui.click(timeline.x + 32, timeline.y + 28);
    REQUIRE(ui.emitted.size() == 1);
    CHECK(last<command::TogglePlay>(ui));
  }
}

TEST_CASE("a later step lists its own regions first and counts those of earlier steps that find no room", "[panels]") {
  SECTION("720 lines") {
    Headless ui(1280, 720);
    ui.view.step = 3;
    ui.frame();
    for (const char* text : {"Sichuan", "From earlier steps", "Texas", "6 more regions"}) CHECK(ui.says(text));
    CHECK_FALSE(ui.says("Georgia"));
  }
  SECTION("1080 lines") {
    Headless ui(1920, 1080);
    ui.view.step = 3;
    ui.frame();
    for (const char* text : {"Sichuan", "Texas", "Georgia", "Puerto Rico"}) CHECK(ui.says(text));
  }
}

TEST_CASE("the map's menu sets projection, centre, names, colours and what is shown", "[panels]") {
  Headless ui(1280, 720);
  ui.view.selected = "us-tx-houston";
  ui.view.step = 1;
  ui.frame();
  REQUIRE(ui.clickText("Map"));
  ui.frame();
  REQUIRE(ui.clickText("Globe"));
  REQUIRE(last<command::SetProjection>(ui));
  CHECK(last<command::SetProjection>(ui)->kind == geo::ProjectionKind::globe);
  REQUIRE(ui.clickText("On Houston"));  // it stays open
  REQUIRE(last<command::SetCentre>(ui));
  CHECK(last<command::SetCentre>(ui)->centre == core::MapCentre{.place = "us-tx-houston", .at = {}});
  REQUIRE(ui.clickText("Both"));
  CHECK(last<command::SetNames>(ui)->names == core::MapNames::both);
  REQUIRE(ui.clickText("Colour-blind"));
  CHECK(last<command::SetTheme>(ui)->theme == core::Theme::colourBlind);
  REQUIRE(ui.clickText("Change since before"));
  REQUIRE(last<command::SetAgainst>(ui));
  CHECK(last<command::SetAgainst>(ui)->before);
}

TEST_CASE("the map's menu has room for its words, in both languages and at twice the size", "[panels]") {
  for (const bool chinese : {false, true})
    for (const float scale : {1.f, 1.5f}) {
      Headless ui(1280, 720, scale);
      ui.chineseWords = chinese;
      ui.frame();
      REQUIRE(ui.clickText(chinese ? "地图" : "Map"));
      ui.frame();
      int rows = 0;
      for (const auto& text : ui.texts) {
        if (text.text != (chinese ? "温克尔三重投影" : "Winkel Tripel")) continue;
        ++rows;
        CHECK(text.box.x + text.box.width <= 1280);
        CHECK(text.box.y + text.box.height <= 720);
      }
      CHECK(rows == 1);
    }
}

TEST_CASE("keys change the map", "[panels]") {
  core::ViewState view;
  const auto on = [&](char32_t key) { return desk::commandFor(desk::Key::character, key, false, view); };
  CHECK(std::get<command::SetProjection>(on(U'v').value()).kind == geo::ProjectionKind::azimuthalEquidistant);
  CHECK(std::get<command::SetProjection>(on(U'g').value()).kind == geo::ProjectionKind::globe);
  view.projection = geo::ProjectionKind::globe;
  CHECK(std::get<command::SetProjection>(on(U'G').value()).kind == geo::ProjectionKind::equalEarth);
  view.projection = geo::ProjectionKind::winkelTripel;
  CHECK(std::get<command::SetProjection>(on(U'V').value()).kind == geo::ProjectionKind::equalEarth);
  CHECK_FALSE(std::get<command::SetCentre>(on(U'c').value()).centre.has_value());
  view.selected = "us-tx-houston";
  view.centre = std::get<command::SetCentre>(on(U'c').value()).centre;
  CHECK(view.centre == core::MapCentre{.place = "us-tx-houston", .at = {}});
  CHECK_FALSE(std::get<command::SetCentre>(on(U'c').value()).centre.has_value());  // and back
  for (const auto expected : {core::Theme::light, core::Theme::print, core::Theme::colourBlind, core::Theme::dark}) {
    view.theme = std::get<command::SetTheme>(on(U't').value()).theme;
    CHECK(view.theme == expected);
  }
  CHECK(std::get<command::SetNames>(on(U'e').value()).names == core::MapNames::english);
  CHECK(std::holds_alternative<command::ToggleDifference>(on(U'd').value()));
}
