#include <algorithm>
#include <cmath>

#include "app/core/findings.hpp"
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

// LOOK.md and the mock-up of the stage, in 1/1080 of the height.
constexpr float margin = 72, titleEm = 60, captionEm = 44, dateEm = 28, noteEm = 32, figureEm = 144;
constexpr float captionLine = 54, titleLine = 76, dateLine = 44, captionFoot = 58, dotsFoot = 40;
constexpr float figureMiddle = 126, noteMiddle = 222, figureFoot = 262;
constexpr float shadeRise = 24, shadeSoft = 130,
                figureSoft = 220;  ///< the shade begins above the date, and is full behind the title
constexpr float lineBox = 1.21f;   ///< ascent and descent of Inter, of one em

/// Where the words of the caption stand.
struct CaptionPlace {
  std::vector<std::string> lines;
  float top = 0, textTop = 0;  ///< of the date, of the first line
};

float unit(float value, float height) { return std::round(value * height / 1080); }

std::size_t stepOf(const UiModel& model) { return std::min(model.view.step, model.story->scenario.steps.size()); }

CaptionPlace captionPlace(const UiModel& model, const core::PixelRect& map) {
  const auto u = [&](float value) { return unit(value, map.height); };
  const std::string text = core::captionOf(*model.story, stepOf(model), model.words->language());
  CaptionPlace place;
  place.lines = wrap(text, map.width * .82f - u(margin), Face::stageBody, u(captionEm * lineBox));
  place.textTop = map.height - u(captionFoot) - u(captionLine) * static_cast<float>(place.lines.size());
  place.top = place.textTop - u(titleLine) - u(dateLine);
  return place;
}

/// The corner that the figure and the words below it take.
core::PixelRect figurePlace(const core::Findings& findings, const core::PixelRect& map) {
  const auto u = [&](float value) { return unit(value, map.height); };
  const float figure = textSize(largeFigure(findings.figure), Face::stageFigure, u(figureEm * lineBox)).x;
  const float note = textSize(findings.stageFigureCaption, Face::stageBody, u(noteEm * lineBox)).x;
  const float left = std::max(0.0f, map.width - u(margin) - std::max(figure, note) - u(margin / 3));
  return {left, 0, map.width - left, u(figureFoot)};
}

class Stage {
 public:
  explicit Stage(Ui& ui) : ui_(ui), width_(ui.layout.map.width), height_(ui.layout.map.height) {}

  void draw() {
    const core::Story& story = *ui_.model.story;
    const std::size_t n = stepOf(ui_.model);
    const core::ScenarioStep& step = n == 0 ? story.scenario.before : story.scenario.steps[n - 1];
    caption(step, n > 0 && step.date ? *step.date : story.options.date);
    figure();
    dots();
  }

 private:
  float u(float value) const { return unit(value, height_); }
  TextLook look(Face face, float em, core::Rgba ink, Align align = Align::left) const {
    return {face, ink, align, std::round(em * height_ / 1080 * lineBox)};
  }
  /// What the words stand on: the water of the theme, darker in the dark one.
  core::Rgba ground() const { return core::mix(ui_.style.water, ui_.style.onMark, .5); }

  void caption(const core::ScenarioStep& step, graph::Date date) {
    const auto language = ui_.words.language();
    const float x = u(margin);
    const TextLook body = look(Face::stageBody, captionEm, ui_.style.text);
    const auto [lines, top, textTop] = captionPlace(ui_.model, ui_.layout.map);
    shade(std::max(0.0f, top - u(shadeRise)));
    drawLine(ui_, x, top + u(dateLine) / 2, core::longDate(date, language),
             look(Face::stageBody, dateEm, ui_.style.textSecondary));
    std::string title = step.title.in(language);
    if (title.empty()) title = ui_.model.findings.title;
    drawElided(ui_, x, top + u(dateLine) + u(titleLine) / 2, width_ - 2 * x, title,
               look(Face::stageTitle, titleEm, ui_.style.text));
    float y = textTop + u(captionLine) / 2;
    for (const std::string& line : lines) {
      drawLine(ui_, x, y, line, body);
      y += u(captionLine);
    }
  }

  void shade(float top) {
    const ImU32 clear = colour(ground(), 0), full = colour(ground(), .92f);
    const float middle = top + u(shadeSoft);
    const ImU32 most = colour(ground(), .78f);
    ui_.list->AddRectFilledMultiColor({0, top}, {width_, middle}, clear, clear, most, most);
    ui_.list->AddRectFilledMultiColor({0, middle}, {width_, height_}, most, most, full, full);
  }

  void figure() {
    const core::Findings& findings = ui_.model.findings;
    if (findings.figure.empty()) return;
    const float right = width_ - u(margin);
    shadeFigure(figurePlace(findings, ui_.layout.map).x);
    const core::Style& s = ui_.style;
    const core::Rgba ink = findings.figureValue < 0 ? s.cut : findings.figureValue > 0 ? s.restored : s.text;
    drawLine(ui_, right, u(figureMiddle), largeFigure(findings.figure),
             look(Face::stageFigure, figureEm, ink, Align::right));
    question(right, largeFigure(findings.figure), ink);
    drawLine(ui_, right, u(noteMiddle), findings.stageFigureCaption,
             look(Face::stageBody, noteEm, s.text, Align::right));
  }

  /// The stage is no panel; its figure answers to the pointer all the same.
  void question(float right, const std::string& figure, core::Rgba ink) {
    const ImGuiIO& io = ImGui::GetIO();
    const float em = std::round(figureEm * height_ / 1080 * lineBox), width = textSize(figure, Face::stageFigure, em).x;
    const core::PixelRect area{right - width, u(figureMiddle) - em / 2, width, em};
    if (io.WantCaptureMouse || !area.contains({io.MousePos.x, io.MousePos.y})) return;
    ui_.list->AddRectFilled({area.x, area.y + em * .92f}, {right, area.y + em * .92f + u(4)}, colour(ink));
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseClicked(0)) ui_.emit(core::command::ShowProof{{"efficiency_loss", "affected"}});
  }

  /// Dark behind the figure and soft towards the map, so that no arc runs through its words.
  void shadeFigure(float left) {
    const ImU32 clear = colour(ground(), 0), full = colour(ground(), .8f);
    const float soft = std::max(0.0f, left - u(figureSoft)), solid = u(noteMiddle - 20), end = u(figureFoot + 40);
    const auto fill = [&](ImVec2 from, ImVec2 to, ImU32 upLeft, ImU32 upRight, ImU32 downRight, ImU32 downLeft) {
      ui_.list->AddRectFilledMultiColor(from, to, upLeft, upRight, downRight, downLeft);
    };
    fill({soft, 0}, {left, solid}, clear, full, full, clear);
    fill({left, 0}, {width_, solid}, full, full, full, full);
    fill({soft, solid}, {left, end}, clear, full, clear, clear);
    fill({left, solid}, {width_, end}, full, full, clear, clear);
  }

  void dots() {
    const std::size_t count = ui_.model.view.stepCount, current = ui_.model.view.step;
    if (count < 2) return;
    const float pitch = std::min(u(32), (width_ - 2 * u(margin)) / static_cast<float>(count)), r = 6 * height_ / 1080;
    const float y = height_ - u(dotsFoot);
    float x = width_ - u(margin) - r;
    for (std::size_t i = count; i-- > 0; x -= pitch) {
      if (i == current) {
        ui_.list->AddRectFilled({x - 2.4f * r, y - r}, {x + 2.4f * r - pitch * .0f, y + r}, colour(ui_.style.text), r);
      } else {
        ui_.list->AddCircleFilled({x, y}, r * .85f, colour(ui_.style.text, i < current ? .75f : .35f));
      }
    }
  }

  Ui& ui_;
  float width_, height_;
};

}  // namespace

std::vector<core::PixelRect> stageObstacles(const UiModel& model, const UiLayout& layout) {
  if (!model.story || layout.map.height <= 0) return layout.obstacles;
  const auto u = [&](float value) { return unit(value, layout.map.height); };
  const float width = layout.map.width, height = layout.map.height;
  const float top = std::max(0.0f, captionPlace(model, layout.map).top - u(shadeRise));
  std::vector<core::PixelRect> obstacles{{0, top, width, height - top}};
  if (!model.findings.figure.empty()) obstacles.push_back(figurePlace(model.findings, layout.map));
  return obstacles;
}

void drawStage(Ui& ui) {
  if (!ui.model.story) return;
  ui.list = ImGui::GetBackgroundDrawList();
  ui.panel = ui.layout.map;
  Stage(ui).draw();
}

}  // namespace cityties::desk
