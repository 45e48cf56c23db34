#include "app/io/style_json.hpp"

#include <fstream>

#include "tests/support/catch.hpp"

using namespace cityties;
using core::Theme;

namespace {

/// The only problem of a style, as `address: message`.
std::string problem(const std::string& json) {
  const auto values = io::parseStyle(json, "mine.json");
  REQUIRE_FALSE(values);
  REQUIRE(values.error().size() == 1);
  const graph::Diagnostic& one = values.error().front();
  CHECK(one.row == 1);
  return one.field + ": " + one.message;
}

std::string themed(const std::string& theme, const std::string& values) {
  return R"({"cityties_style": 1, "themes": {")" + theme + R"(": )" + values + "}}";
}

core::Styles laid(const std::string& json) {
  const auto values = io::parseStyle(json, "mine.json");
  REQUIRE(values);
  auto all = core::builtInStyle();
  all.insert(all.end(), values->begin(), values->end());
  return core::stylesOf(all);
}

const core::Style& of(const core::Styles& styles, Theme theme) { return styles[static_cast<std::size_t>(theme)]; }

}  // namespace

TEST_CASE("the style built in is the style file, value for value") {
  const std::filesystem::path file = std::filesystem::path(CITYTIES_SOURCE_DIR) / "assets" / "style" / "style.json";
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto read = io::parseStyle(text, "style.json");
  REQUIRE(read);
  const core::Styles fromFile = core::stylesOf(*read);
  for (const Theme theme : core::allThemes)
    for (const core::StyleField& field : core::styleFields())
      std::visit(
          [&](auto member) {
            INFO(core::nameOf(theme) << " " << field.section << "/" << field.name);
            CHECK(of(fromFile, theme).*member == core::style(theme).*member);
          },
          field.member);
}

TEST_CASE("a style of one's own changes what it names, also in themes that are like the one it names") {
  const core::Styles mine = laid(R"({"cityties_style": 1, "shared": {"lines": {"cut_dash": [8, 4]}},
    "themes": {"dark": {"meaning": {"selection": "#B48CFF80"}}, "light": {"type": {"body": 15.5}}}})");
  CHECK(of(mine, Theme::dark).selection == core::Rgba{0xB4, 0x8C, 0xFF, 0x80});
  CHECK(of(mine, Theme::colourBlind).selection == core::Rgba{0xB4, 0x8C, 0xFF, 0x80});
  CHECK(of(mine, Theme::light).selection == core::style(Theme::light).selection);
  CHECK(of(mine, Theme::light).body == 15.5f);
  CHECK(of(mine, Theme::print).body == 15.5f);
  for (const Theme theme : core::allThemes) CHECK(of(mine, theme).cutDash == std::array<float, 2>{8, 4});
  CHECK(of(mine, Theme::dark).water == core::style(Theme::dark).water);
}

TEST_CASE("a theme may begin with another one") {
  const core::Styles mine = laid(themed("colour_blind", R"({"like": "light"})"));
  CHECK(of(mine, Theme::colourBlind).water == core::style(Theme::light).water);
  // What it says itself still counts.
  CHECK(of(mine, Theme::colourBlind).agreement == core::style(Theme::colourBlind).agreement);
}

TEST_CASE("every mistake in a style is told with its address") {
  CHECK(problem("{}") == "/cityties_style: the key 'cityties_style' is missing");
  CHECK(problem(R"({"cityties_style": 0.5})").starts_with("/cityties_style: is a version"));
  CHECK(problem(themed("dark", R"({"map": {"water": "blue"}})")).starts_with("/themes/dark/map/water: is no colour"));
  CHECK(problem(themed("dark", R"({"map": {"water": "#12345"}})")).starts_with("/themes/dark/map/water: is no colour"));
  CHECK(problem(themed("dark", R"({"map": {"watr": "#123456"}})")).ends_with("did you mean 'water'?"));
  CHECK(problem(themed("drak", "{}")).ends_with("did you mean 'dark'?"));
  CHECK(problem(themed("dark", R"({"lins": {}})")).ends_with("did you mean 'lines'?"));
  CHECK(problem(themed("dark", R"({"lines": {"polar_fade_from": 91}})")) ==
        "/themes/dark/lines/polar_fade_from: must be between 0 and 90");
  CHECK(problem(themed("dark", R"({"lines": {"cut_dash": [4]}})")) ==
        "/themes/dark/lines/cut_dash: must have 2 values");
  CHECK(problem(themed("dark", R"({"lines": {"cut_dash": 4}})")) == "/themes/dark/lines/cut_dash: must have 2 values");
  CHECK(problem(themed("dark", R"({"lines": {"hairline": true}})"))
            .starts_with("/themes/dark/lines/hairline: must be a colour, a number"));
  CHECK(problem(themed("dark", R"({"lines": {"hairline": "thin"}})")) ==
        "/themes/dark/lines/hairline: must be a number");
  CHECK(problem(themed("dark", R"({"lines": 3})")).starts_with("/themes/dark/lines: "));
  CHECK(problem(themed("light", R"({"like": "print"})")) == "/themes/light/like: 'print' is no theme before this one");
  CHECK(problem(R"({"cityties_style": 1, "shared": {"like": "dark"}})").starts_with("/shared/like: "));
}
