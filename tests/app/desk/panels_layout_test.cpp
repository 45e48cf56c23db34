// Where panels are: inside the window, beside each other, with room for every text, at any size.
#include <algorithm>

#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::test;
using core::PixelRect;

namespace {

bool inside(const PixelRect& inner, const PixelRect& outer, float slack = 0) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
         inner.x + inner.width <= outer.x + outer.width + slack &&
         inner.y + inner.height <= outer.y + outer.height + slack;
}

bool overlap(const PixelRect& a, const PixelRect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

std::string text(const PixelRect& r) {
  return std::to_string(r.x) + "," + std::to_string(r.y) + " " + std::to_string(r.width) + "x" +
         std::to_string(r.height);
}

struct Size {
  int width, height;
  float scale;
};
const std::vector<Size> sizes{{1280, 720, 1}, {1920, 1080, 1}, {2560, 1440, 2}, {1920, 1080, 1.5f}, {800, 600, 1},
                              {1024, 500, 1}, {640, 480, 1},   {400, 300, 1},   {3840, 2160, 2}};

std::vector<PixelRect> partsOf(const desk::UiLayout& layout) {
  std::vector<PixelRect> parts;
  for (const auto& part : {layout.bar, layout.scenario, layout.changes, layout.legend, layout.timeline, layout.inset})
    if (part) parts.push_back(*part);
  return parts;
}

/// The panels that were drawn, each once.
std::vector<PixelRect> panelsOf(const std::vector<desk::DrawnText>& texts) {
  std::vector<PixelRect> panels;
  for (const auto& one : texts) {
    const auto same = [&](const PixelRect& r) {
      return r.x == one.panel.x && r.y == one.panel.y && r.width == one.panel.width;
    };
    if (std::ranges::none_of(panels, same)) panels.push_back(one.panel);
  }
  return panels;
}

void checkDisjoint(const std::vector<PixelRect>& rects) {
  for (std::size_t i = 0; i < rects.size(); ++i)
    for (std::size_t j = i + 1; j < rects.size(); ++j) {
      INFO(text(rects[i]) << " and " << text(rects[j]));
      CHECK_FALSE(overlap(rects[i], rects[j]));
    }
}

}  // namespace

TEST_CASE("the layout stays in the window, overlaps nowhere and leaves a map", "[panels]") {
  for (const Size& size : sizes) {
    for (std::size_t steps : {1u, 5u, 40u}) {
      core::ViewState view;
      view.stepCount = steps;
      const desk::UiLayout layout = desk::layoutUi(view, size.width, size.height, size.scale);
      INFO(size.width << "x" << size.height << " at " << size.scale << ", steps " << steps);
      const PixelRect window{0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
      CHECK((layout.map.width == window.width && layout.map.height == window.height));
      const auto parts = partsOf(layout);
      for (const PixelRect& part : parts) CHECK(inside(part, window));
      checkDisjoint(parts);
      CHECK(inside(layout.inner, window));
      CHECK(layout.inner.width >= 200 * size.scale);
      for (const auto& part : {layout.bar, layout.scenario, layout.changes, layout.legend, layout.timeline})
        if (part) CHECK_FALSE(overlap(layout.inner, *part));
    }
  }
}

TEST_CASE("at 1280 × 720 the panels stand where the mock-ups have them", "[panels]") {
  core::ViewState view;
  view.stepCount = 5;
  for (float scale : {1.0f, 2.0f}) {
    const desk::UiLayout layout =
        desk::layoutUi(view, static_cast<int>(1280 * scale), static_cast<int>(720 * scale), scale);
    const auto is = [&](const PixelRect& r, float x, float y, float width, float height) {
      return r.x == x * scale && r.y == y * scale && r.width == width * scale && r.height == height * scale;
    };
    CHECK(is(*layout.bar, 0, 0, 1280, 40));
    CHECK(is(*layout.timeline, 0, 664, 1280, 56));
    CHECK(is(*layout.inset, 616, 360, 392, 232));
    CHECK((layout.scenario->x == 8 * scale && layout.scenario->width == 216 * scale));
    CHECK((layout.changes->x == 1016 * scale && layout.changes->width == 256 * scale));
    CHECK((layout.inner.x == 232 * scale && layout.inner.width == 776 * scale));
    CHECK(layout.obstacles.size() == 7);
  }
}

TEST_CASE("hidden and on stage there are no panels, and nothing is too small for a layout", "[panels]") {
  core::ViewState view;
  view.panelsHidden = true;
  CHECK(partsOf(desk::layoutUi(view, 1280, 720, 1)).empty());
  view.panelsHidden = false;
  view.present = true;
  CHECK(partsOf(desk::layoutUi(view, 1280, 720, 1)).empty());
  view.present = false;
  for (auto [width, height] : {std::pair{0, 0}, {1, 1}, {-5, 10}, {40, 2000}, {2000, 20}}) {
    const desk::UiLayout layout = desk::layoutUi(view, width, height, 1);
    CHECK(layout.inner.width >= 0);
    CHECK(layout.inner.height >= 0);
  }
}

TEST_CASE("every text has its room, in both languages, at every step and size", "[panels]") {
  for (const Size& size : sizes) {
    Headless ui(size.width, size.height, size.scale);
    const PixelRect window{0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
    for (int run = 0; run < 10; ++run) {
      ui.chineseWords = run % 2 == 1;
      ui.view.step = static_cast<std::size_t>(run / 2);
      ui.frame();
      ui.frame();
      INFO(size.width << "x" << size.height << " at " << size.scale << ", step " << ui.view.step);
      for (const PixelRect& panel : panelsOf(ui.texts)) CHECK(inside(panel, window));
      checkDisjoint(panelsOf(ui.texts));
      for (const auto& one : ui.texts) {
        INFO(one.text << " at " << text(one.box) << " in " << text(one.panel));
        // A panel that scrolls may be longer than it is high, never wider.
        CHECK(one.box.x >= one.panel.x);
        CHECK(one.box.x + one.box.width <= one.panel.x + one.panel.width);
        CHECK_FALSE(one.text.starts_with("·"));
        if (size.width >= 1280) CHECK_FALSE(one.elided);
      }
    }
  }
}

TEST_CASE("at 1280 × 720 the findings of every step fit without scrolling, the caution too", "[panels]") {
  Headless ui(1280, 720);
  for (int run = 0; run < 10; ++run) {
    ui.chineseWords = run % 2 == 1;
    ui.view.step = static_cast<std::size_t>(run / 2);
    ui.frame();
    if (!ui.chineseWords && ui.view.step > 1) CHECK(ui.says("An unlisted tie is not “no tie”."));
    for (const auto& one : ui.texts) {
      INFO(one.text);
      CHECK(inside(one.box, one.panel, 1));
    }
  }
}

TEST_CASE("texts of one panel do not run into each other", "[panels]") {
  for (bool chineseWords : {false, true}) {
    Headless ui(1280, 720);
    ui.chineseWords = chineseWords;
    for (std::size_t step = 0; step < 5; ++step) {
      ui.view.step = step;
      ui.frame();
      for (std::size_t i = 0; i < ui.texts.size(); ++i)
        for (std::size_t j = i + 1; j < ui.texts.size(); ++j) {
          // A line box is taller than its letters; rows of one kind may touch by it.
          PixelRect a = ui.texts[i].box, b = ui.texts[j].box;
          for (PixelRect* r : {&a, &b}) *r = {r->x + 1, r->y + r->height * .2f, r->width - 2, r->height * .6f};
          // What has scrolled out of its panel is not seen.
          if (!overlap(a, ui.texts[i].panel) || !overlap(b, ui.texts[j].panel)) continue;
          INFO(ui.texts[i].text << " | " << ui.texts[j].text);
          CHECK_FALSE(overlap(a, b));
        }
    }
  }
}

TEST_CASE("a speaker's note stands whole below the caption, in both languages, at every step and scale", "[panels]") {
  const std::vector<Size> usual{{1280, 720, 1}, {2560, 1440, 2}, {1920, 1080, 1}, {3840, 2160, 2}};
  for (const Size& size : usual) {
    Headless ui(size.width, size.height, size.scale);
    ui.view.notesOpen = true;
    for (int run = 0; run < 10; ++run) {
      ui.chineseWords = run % 2 == 1;
      const auto step = ui.view.step = static_cast<std::size_t>(run / 2);
      ui.frame();
      INFO(size.width << "x" << size.height << " at " << size.scale << ", step " << step);
      const auto head =
          std::ranges::find(ui.texts, ui.chineseWords ? "演讲备注" : "Speaker’s note", &desk::DrawnText::text);
      REQUIRE(head != ui.texts.end());
      const auto& scenario = ui.story->scenario;
      const auto& words = step == 0 ? scenario.before.note : scenario.steps[step - 1].note;
      std::string shown;
      for (auto line = head + 1; line != ui.texts.end() && line->panel.x == head->panel.x; ++line) {
        INFO(line->text);
        CHECK(inside(line->box, line->panel));
        if (!shown.empty() && !ui.chineseWords) shown += ' ';
        shown += line->text;
      }
      std::string whole = words.in(ui.chineseWords ? core::Language::chinese : core::Language::english);
      if (ui.chineseWords) {  // where a line ends a space may be left out
        std::erase(whole, ' ');
        std::erase(shown, ' ');
      }
      CHECK(shown == whole);
    }
  }
}

TEST_CASE("where a note has no room the panel scrolls, and nothing leaves it", "[panels]") {
  Headless ui(800, 600);
  ui.view.notesOpen = true;
  ui.view.step = 1;
  ui.frame();
  ui.frame();
  for (const auto& one : ui.texts)
    CHECK((one.box.x >= one.panel.x && one.box.x + one.box.width <= one.panel.x + one.panel.width));
  CHECK(ui.says("Speaker’s note"));
}

TEST_CASE("the credits, which are owed, stand whole at twice the size", "[panels]") {
  for (const bool chinese : {false, true}) {
    Headless ui(1280, 720, 2);
    ui.chineseWords = chinese;
    std::string owed;
    ui.edit = [&](desk::UiModel& model) { owed = model.credits; };
    ui.frame();
    const auto legend = ui.layout().legend.value();
    std::string shown;
    for (const auto& text : ui.texts)
      if (text.panel.y == legend.y && text.panel.x == legend.x) {
        shown += text.text;
        CHECK_FALSE(text.elided);
        CHECK(inside(text.box, legend, 2));
      }
    const auto bare = [](std::string text) {
      std::erase(text, ' ');
      return text;
    };
    INFO(shown);
    CHECK(bare(shown).find(bare(owed)) != std::string::npos);
  }
}

TEST_CASE("the legend has room for its third row: what is gathered, and the scale of losses", "[panels]") {
  for (const bool inChinese : {false, true}) {
    Headless ui(1280, 720);
    ui.chineseWords = inChinese;
    core::Flows flows{.scale = {core::FlowLevel::countries, {}}, .nodes = {}, .flows = {}, .ties = 32034};
    flows.nodes.push_back({.id = "CN", .country = "CN", .city = "", .position = {}, .within = 2012});
    flows.flows.resize(3120);
    ui.flows = std::make_shared<const core::Flows>(std::move(flows));
    ui.frame();
    ui.frame();
    const auto note = core::flowNote(*ui.flows, inChinese ? *test::chinese() : *test::english());
    CHECK(ui.says(note));
    ui.flows = nullptr;
    ui.view.content = core::MapContent::difference;
    ui.view.step = 1;
    ui.frame();
    ui.frame();
    const auto model = desk::makeUiModel(ui.view, ui.story, inChinese ? test::chinese() : test::english());
    REQUIRE(model.legend.size() == 3);
    for (const auto& row : model.legend)
      for (const auto& item : row) {
        INFO(item.label);
        CHECK(ui.says(item.label));
      }
  }
}
