// Facts for the inspector, the search, the fonts and the keys.
#include <algorithm>
#include <set>

#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
namespace command = core::command;

namespace {

std::string value(const desk::InspectorModel& model, const std::string& name) {
  for (const auto& row : model.rows)
    if (row.name == name) return row.value;
  return "(none)";
}

std::vector<std::string> titles(const std::vector<desk::SearchHit>& hits) {
  std::vector<std::string> result;
  for (const auto& hit : hits) result.push_back(hit.title);
  return result;
}

bool has(const std::vector<std::string>& texts, const std::string& text) { return std::ranges::count(texts, text) > 0; }

template <class C>
bool gives(desk::Key key, char32_t character = 0, bool control = false, const core::ViewState& view = {}) {
  const auto c = desk::commandFor(key, character, control, view);
  return c && std::holds_alternative<C>(*c);
}

std::shared_ptr<const core::Flows> someFlows() {
  core::Flows flows{.scale = {core::FlowLevel::countries, {}}, .nodes = {}, .flows = {}, .ties = 32034};
  flows.nodes.push_back({.id = "CN", .country = "CN", .city = "", .whole = true, .position = {}, .ties = 1293});
  flows.nodes.push_back(
      {.id = "US", .country = "US", .city = "", .whole = true, .position = {}, .ties = 1300, .within = 7});
  flows.flows.push_back({.id = "flow:CN:US", .a = 0, .b = 1, .ties = 1293, .strength = 1293});
  return std::make_shared<const core::Flows>(std::move(flows));
}

}  // namespace

TEST_CASE("a city: who serves it, its ties, its closures, before and after", "[panels]") {
  const auto city = desk::inspect(*houston(), 1, "us-ar-little-rock", *english());
  CHECK(city.title == "Little Rock");
  CHECK(city.subtitle == "Arkansas, United States");
  CHECK(value(city, "Served from") == "no post");
  CHECK(value(city, "Closures to isolate it") == "2 → 1");
  CHECK(value(city, "Own agreements") == "1");
  CHECK(value(city, "Reach since before") == "\u221229\u00a0%");
  REQUIRE(city.ties.size() == 1);
  CHECK(city.ties[0].starts_with("Changchun – sister city"));
  CHECK_FALSE(city.sources.empty());
  const auto before = desk::inspect(*houston(), 0, "us-la-new-orleans", *english());
  CHECK(value(before, "Served from").starts_with("Houston, "));
  CHECK(value(before, "Reach since before") == "(none)");
  CHECK(before.ties == std::vector<std::string>{"No agreement is listed. An unlisted tie is not “no tie”."});
  const auto cut = desk::inspect(*houston(), 1, "us-la-new-orleans", *chinese());
  CHECK(cut.title == "新奥尔良");
  CHECK(value(cut, "可达的外国城市").ends_with(" → 0"));
}

TEST_CASE("a post: kind, sender, host, dates, district and cities", "[panels]") {
  const auto post = desk::inspect(*houston(), 1, "cn-us-houston", *english());
  CHECK(post.title == "PRC consulate general in Houston");
  CHECK(post.subtitle == "Consulate general");
  CHECK((value(post, "Sent by") == "China" && value(post, "Hosted by") == "United States"));
  CHECK((value(post, "Opened on") == "20 November 1979" && value(post, "Closed on") == "24 July 2020"));
  CHECK(value(post, "In this step") == "closed");
  CHECK(value(post, "District").find("Puerto Rico") != std::string::npos);
  CHECK(value(post, "Cities served") == "42");
  REQUIRE(post.ties.size() == 13);
  CHECK(post.ties.back() == "and 30 more");
}

TEST_CASE("a region, and ids that mean nothing", "[panels]") {
  const auto region = desk::inspect(*houston(), 1, "US-LA", *english());
  CHECK(region.title == "Louisiana");
  CHECK(region.subtitle == "United States");
  CHECK(value(region, "Cities") == "2");
  CHECK(value(region, "Reach since before") == "\u2212100\u00a0%");
  CHECK(value(desk::inspect(*houston(), 1, "US-PR", *english()), "Cities") == "none on the list");
  CHECK(desk::inspect(*houston(), 1, "nothing", *english()).title.empty());
  CHECK(desk::inspect(core::Story{}, 0, "US-LA", *english()).title.empty());
  core::ViewState view;
  view.selected = "nothing";
  CHECK_FALSE(desk::makeUiModel(view, houston(), english()).inspector);
}

TEST_CASE("a node and a flow are told of, and the legend says what was gathered", "[panels]") {
  const auto flows = someFlows();
  core::ViewState view;
  view.selected = "node:US";
  view.hovered = "flow:CN:US";
  const auto model = desk::makeUiModel(view, houston(), english(), flows);
  REQUIRE(model.inspector);
  CHECK(model.inspector->title == "United States: 1,300 ties, 7 of them within");
  CHECK(model.inspector->ties == std::vector<std::string>{"China – United States: 1,293 ties"});
  REQUIRE(model.tooltip);
  CHECK(model.tooltip->title == "China – United States: 1,293 ties");
  CHECK(desk::inspectFlows(*houston()->dataset, *flows, "node:FR", *english()).title.empty());
  CHECK_FALSE(desk::makeUiModel(view, houston(), english()).inspector);
  REQUIRE(model.legend.size() == 3);
  CHECK(model.legend[2].front().label.starts_with("32,034 ties, gathered into 1 flows between countries"));
  CHECK(desk::makeUiModel(view, houston(), english()).legend.size() == 2);
}

TEST_CASE("findings and legend are read again when what they say changes, and only then", "[panels]") {
  core::ViewState view;
  view.stepCount = houston()->steps.size();
  auto before = desk::makeUiModel(view, houston(), english());
  before.credits = "kept";
  view.hovered = "US-LA";
  const auto hovered = desk::makeUiModel(view, houston(), english(), nullptr, &before);
  CHECK(hovered.credits == "kept");
  CHECK(hovered.tooltip);
  CHECK(desk::makeUiModel(view, houston(), chinese(), nullptr, &before).credits != "kept");
  CHECK(desk::makeUiModel(view, houston(), english(), someFlows(), &before).credits != "kept");
  view.step = 1;
  CHECK(desk::makeUiModel(view, houston(), english(), nullptr, &before).credits != "kept");
  view.step = 0;
  view.theme = core::Theme::light;
  CHECK(desk::makeUiModel(view, houston(), english(), nullptr, &before).credits != "kept");
}

TEST_CASE("the search list tells what an answer is, in the words of either language", "[panels]") {
  const core::SearchIndex index(*houston()->dataset);
  const auto search = [&](std::size_t step, const char* query, const auto& words, std::size_t limit = 8) {
    return desk::search(index, *houston(), step, query, *words, limit);
  };
  const auto chang = search(0, "ChangCh", english());
  REQUIRE_FALSE(chang.empty());
  CHECK((chang[0].title == "Changchun" && chang[0].id == "cn-jl-changchun" && chang[0].detail == "Jilin, China"));
  CHECK(has(titles(search(0, "成都", english())), "Chengdu"));
  CHECK(has(titles(search(0, "成都", chinese())), "成都"));
  const auto before = search(0, "houston", english(), 20);
  CHECK(before[0].id == "us-tx-houston");
  CHECK(has(titles(before), "PRC consulate general in Houston"));
  const auto tie = std::ranges::find(before, "Houston – Shenzhen", &desk::SearchHit::title);
  REQUIRE(tie != before.end());
  CHECK((tie->kind == core::SearchKind::tie && tie->detail.starts_with("sister city, ")));
  const auto closed = search(1, "houston", english(), 20);
  const auto post = std::ranges::find(closed, "cn-us-houston", &desk::SearchHit::id);
  REQUIRE(post != closed.end());
  CHECK(post->detail == "not in force");
  CHECK(search(0, "china", english())[0].detail == "country");
}

TEST_CASE("the atlas has every glyph of names and words, and figures of one width", "[panels]") {
  Headless ui(1280, 720);
  const auto& fonts = ImGui::GetIO().Fonts->Fonts;
  REQUIRE(fonts.Size == 9);
  const auto glyph = [&](int face, ImWchar c) { return fonts[face]->FindGlyphNoFallback(c) != nullptr; };
  for (ImWchar c : {u'洛', u'杉', u'矶', u'深', u'圳'})
    for (int face : {0, 2, 3, 4}) CHECK(glyph(face, c));
  for (ImWchar c : {u'中', u'年', u'月', u'日'}) CHECK(glyph(1, c));
  for (int face = 0; face < 5; ++face) {
    for (ImWchar digit = '1'; digit <= '9'; ++digit)
      CHECK(fonts[face]->GetCharAdvance(digit) == fonts[face]->GetCharAdvance('0'));
    CHECK(glyph(face, 0x2212));
  }
  for (int face : {5, 8}) CHECK((glyph(face, '%') && glyph(face, 0x2212) && !glyph(face, 'k')));
  for (const auto& one : desk::allTexts(*houston(), *chinese()).stage)
    for (const char* at = one.c_str(); *at != '\0';) {
      const auto lead = static_cast<unsigned char>(*at);
      if (lead < 0xE0 || lead >= 0xF0) {
        ++at;
        continue;
      }
      const auto c = static_cast<ImWchar>((lead & 15) << 12 | (at[1] & 63) << 6 | (at[2] & 63));
      INFO("U+" << std::hex << c << " of " << one);
      CHECK((glyph(6, c) && glyph(7, c)));
      at += 3;
    }
  const float em = 14;  // the size of the scale is the em, not the line
  CHECK(fonts[2]->FontSize > em * 1.1f);
}

TEST_CASE("keys", "[panels]") {
  using desk::Key;
  CHECK((gives<command::NextStep>(Key::right) && gives<command::NextStep>(Key::pageDown)));
  CHECK(gives<command::TogglePlay>(Key::space));
  CHECK(gives<command::ToggleNotes>(Key::character, U'n'));
  CHECK_FALSE(commandFor(Key::character, U'n', false, {.present = true}).has_value());
  CHECK((gives<command::PreviousStep>(Key::left) && gives<command::PreviousStep>(Key::pageUp)));
  CHECK((gives<command::FitView>(Key::character, U'f') && gives<command::TogglePanels>(Key::character, U'h')));
  CHECK((gives<command::TogglePresent>(Key::character, U'p') && gives<command::TogglePresent>(Key::character, U'P')));
  CHECK((gives<command::ToggleHelp>(Key::character, U'?') && gives<command::ToggleMotion>(Key::character, U'm')));
  CHECK((gives<command::Escape>(Key::escape) && gives<command::Quit>(Key::character, U'q', true)));
  CHECK_FALSE(desk::commandFor(Key::character, U'q', false, {}));
  CHECK_FALSE(desk::commandFor(Key::character, U'h', true, {}));  // Ctrl+H is nobody's
  CHECK(gives<command::FocusSearch>(Key::slash));
  core::ViewState view;
  view.stepCount = 5;
  CHECK(std::get<command::GoToStep>(*desk::commandFor(Key::end, 0, false, view)).step == 4);
  CHECK(std::get<command::GoToStep>(*desk::commandFor(Key::home, 0, false, view)).step == 0);
  CHECK(std::get<command::GoToStep>(*desk::commandFor(Key::character, U'3', false, view)).step == 3);
  CHECK(std::get<command::ZoomBy>(*desk::commandFor(Key::plus, 0, false, view)).factor > 1);
  CHECK(std::get<command::ZoomBy>(*desk::commandFor(Key::minus, 0, false, view)).factor < 1);
  CHECK(std::get<command::SetLanguage>(*desk::commandFor(Key::character, U'l', false, view)).language ==
        core::Language::chinese);
  view.language = core::Language::chinese;
  CHECK(std::get<command::SetLanguage>(*desk::commandFor(Key::character, U'l', false, view)).language ==
        core::Language::english);
  CHECK_FALSE(desk::commandFor(Key::enter, 0, false, view));
  view.present = true;
  CHECK(gives<command::NextStep>(Key::enter, 0, false, view));
}
