#include "app/core/style.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/core/style_sheet.hpp"
#include "tests/app/core/colour.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;
using test::contrast;
using test::distance;
using test::everyVision;

namespace {

using Named = std::pair<const char*, Rgba>;

std::vector<Named> meanings(const Style& s) {
  return {{"agreement", s.agreement},
          {"consular", s.consular},
          {"restored", s.restored},
          {"cut", s.cut},
          {"rerouted", s.rerouted}};
}

double leastDistance(Rgba a, Rgba b) {
  double least = 1e9;
  for (const test::Vision vision : everyVision) least = std::min(least, distance(a, b, vision));
  return least;
}

}  // namespace

TEST_CASE("colour: the simulator and the measures agree with known values") {
  const Rgba black{0, 0, 0}, white{255, 255, 255}, red{255, 0, 0}, green{0, 255, 0};
  CHECK(contrast(black, white) == Approx(21));
  CHECK(contrast({0x76, 0x76, 0x76}, white) == Approx(4.54).margin(.01));
  CHECK(test::lightness(white) == Approx(1).margin(1e-6));
  CHECK(test::lightness(red) == Approx(.62796).margin(1e-4));
  CHECK(distance(black, white) == Approx(100).margin(1e-3));
  // Who has no red or no green cones hardly tells brown from olive; who has no blue cones does.
  const Rgba brown{150, 75, 0}, olive{101, 97, 0};
  CHECK(distance(brown, olive, test::Vision::deutan) < distance(brown, olive) / 2);
  CHECK(distance(brown, olive, test::Vision::tritan) > distance(brown, olive) / 2);
  for (const test::Vision vision : everyVision) {
    CHECK(distance(white, white, vision) == Approx(0).margin(1e-9));
    CHECK(distance({128, 128, 128}, {129, 128, 128}, vision) < 2);  // grey stays grey
  }
  CHECK(distance(red, green) > 30);
}

TEST_CASE("colour: meanings stay apart in every theme for every kind of sight") {
  for (const Theme theme : allThemes) {
    const Style& s = style(theme);
    const double least = theme == Theme::colourBlind ? 14 : 6;
    auto all = meanings(s);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        INFO(nameOf(theme) << ": " << all[i].first << " and " << all[j].first);
        CHECK(leastDistance(all[i].second, all[j].second) >= least);
      }
      for (const Named& ground : {Named{"land", s.land}, {"water", s.water}}) {
        INFO(nameOf(theme) << ": " << all[i].first << " on " << ground.first);
        CHECK(leastDistance(all[i].second, ground.second) >= 20);
      }
    }
    INFO(nameOf(theme) << ": land and water");
    CHECK(leastDistance(s.land, s.water) >= 4);
  }
}

TEST_CASE("colour: words and marks can be read on all they stand on") {
  for (const Theme theme : allThemes) {
    const Style& s = style(theme);
    const Rgba panel = test::over(s.panel, s.water), panelOnLand = test::over(s.panel, s.land);
    std::vector<Named> grounds{{"water", s.water}, {"land", s.land}};
    for (const Rgba& fill : s.districts) grounds.emplace_back("a district", fill);
    for (const auto& [ground, below] : grounds) {
      INFO(nameOf(theme) << " on " << ground);
      for (const auto& [what, ink] :
           {Named{"text", s.text}, {"secondary text", s.textSecondary}, {"countries", s.countryName}}) {
        INFO(what);
        CHECK(contrast(ink, below) >= 4.5);
      }
      auto marks = meanings(s);
      marks.insert(marks.end(), {{"city with a tie", s.cityWithTie},
                                 {"city without", s.cityWithoutTie},
                                 {"selection", s.selection},
                                 {"context", s.context}});
      for (const auto& [what, ink] : marks) {
        INFO(what);
        CHECK(contrast(ink, below) >= 3);
      }
    }
    INFO(nameOf(theme));
    CHECK(contrast(s.waterName, s.water) >= 4.5);
    for (const Rgba& ground : {s.water, s.land}) {
      CHECK(contrast(s.credit, ground) >= 4.5);
      CHECK(contrast(s.cut, ground) >= 4);  // also a word: the closed post
    }
    for (const Rgba& ground : {panel, panelOnLand}) {
      CHECK(contrast(s.text, ground) >= 4.5);
      CHECK(contrast(s.textSecondary, ground) >= 4.5);
    }
    CHECK(contrast(s.buttonPrimaryText, s.buttonPrimary) >= 4.5);
  }
}

TEST_CASE("print: ink on white paper, no line too thin for a press, nothing that only a screen can do") {
  const Style& s = style(Theme::print);
  CHECK(s.water == Rgba{255, 255, 255, 255});
  CHECK(s.outside == Rgba{255, 255, 255, 255});
  for (const Rgba& fill : {s.panel, s.barBackground, s.panelBorder, s.hover, s.selectionBackground, s.halo, s.land})
    CHECK(fill.a == 255);
  CHECK(s.glowStrength == 0);
  CHECK(s.glowStrengthMuted == 0);
  constexpr double point = 96.0 / 72;  // logical pixels
  for (const StyleField& field : styleFields()) {
    if (field.section != "lines" || !field.name.ends_with("width")) continue;
    if (const auto* member = std::get_if<float Style::*>(&field.member)) {
      INFO(field.name);
      CHECK(static_cast<double>(s.**member) >= .4 * point);
    }
  }
}

TEST_CASE("print: without any colour dashes, widths and shapes tell meanings apart") {
  for (const Theme theme : allThemes) {
    const Style& s = style(theme);
    const std::array<float, 2> solid{0, 0};
    std::set<std::array<float, 2>> dashes{solid, s.cutDash, s.restoredDash, s.weakenedDash, s.disputedDash};
    CHECK(dashes.size() == 5);
    const auto period = [](std::array<float, 2> dash) { return dash[0] + dash[1]; };
    // Long, short, dotted: by eye, not by ruler.
    CHECK(period(s.weakenedDash) > 1.5f * period(s.cutDash));
    CHECK(s.cutDash[0] > s.cutDash[1]);
    CHECK(s.restoredDash[0] < .7f * s.restoredDash[1]);
    CHECK(s.consularWidth > 1.2f * s.cityTieWidth);
  }
  const Style& s = style(Theme::print);
  for (const Named& one : meanings(s)) {
    INFO(one.first);
    CHECK(test::lightness(s.land) - test::lightness(one.second) > .3);
  }
}

TEST_CASE("the loss scale has fixed limits, the same in every theme, and darkens or lightens in one direction") {
  for (const Theme theme : allThemes) {
    const Style& s = style(theme);
    CHECK(s.lossLimits == style(Theme::dark).lossLimits);
    CHECK(std::ranges::is_sorted(s.lossLimits));
    CHECK(s.loss.front() == s.land);
    CHECK(s.loss.back() == s.cut);
    const bool rises = test::lightness(s.loss.back()) > test::lightness(s.loss.front());
    for (std::size_t i = 1; i < s.loss.size(); ++i) {
      INFO(nameOf(theme) << " step " << i);
      const double change = test::lightness(s.loss[i]) - test::lightness(s.loss[i - 1]);
      CHECK((rises ? change : -change) >= .04);
      for (const test::Vision vision : everyVision) CHECK(distance(s.loss[i], s.loss[i - 1], vision) >= 4);
    }
  }
  const Style& s = style(Theme::dark);
  CHECK(lossStep(s, -1) == 0);
  CHECK(lossStep(s, 0) == 0);
  CHECK(lossStep(s, .0099) == 0);
  CHECK(lossStep(s, .01) == 1);
  CHECK(lossStep(s, .25) == 3);
  CHECK(lossStep(s, .4999) == 3);
  CHECK(lossStep(s, 1) == 4);
}

TEST_CASE("every theme has a name of its own, and print and colour-blind are not just light and dark") {
  std::set<std::string_view> names;
  for (const Theme theme : allThemes) names.insert(nameOf(theme));
  CHECK(names == std::set<std::string_view>{"dark", "light", "print", "colour-blind"});
  CHECK_FALSE(style(Theme::print).land == style(Theme::light).land);
  CHECK_FALSE(style(Theme::colourBlind).agreement == style(Theme::dark).agreement);
}
