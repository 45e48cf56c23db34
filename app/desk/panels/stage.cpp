#include <algorithm>
#include <cmath>

#include "app/core/findings.hpp"
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

// LOOK.md and the mock-up of the stage, in 1/1080 of the height.
constexpr float margin = 72, titleEm = 60, captionEm = 44, dateEm = 28, noteEm = 32, figureEm = 144;
constexpr float captionLine = 54, titleLine = 76, dateLine = 44, captionFoot = 58, dotsFoot = 40;
constexpr float lineBox = 1.21f;  ///< ascent and descent of Inter, of one em

class Stage {
 public:
  explicit Stage(Ui& ui) : ui_(ui), width_(ui.layout.map.width), height_(ui.layout.map.height) {}

  void draw() {
    const core::Story& story = *ui_.model.story;
    const std::size_t n = std::min(ui_.model.view.step, story.scenario.steps.size());
    const core::ScenarioStep& step = n == 0 ? story.scenario.before : story.scenario.steps[n - 1];
    caption(step, core::captionOf(story, n, ui_.words.language()),
            n > 0 && step.date ? *step.date : story.options.date);
    figure();
    dots();
  }

 private:
  float u(float value) const { return std::round(value * height_ / 1080); }
  TextLook look(Face face, float em, core::Rgba ink, Align align = Align::left) const {
    return {face, ink, align, std::round(em * height_ / 1080 * lineBox)};
  }
  /// What the words stand on: the water of the theme, darker in the dark one.
  core::Rgba ground() const { return core::mix(ui_.style.water, ui_.style.onMark, .5); }

  void caption(const core::ScenarioStep& step, const std::string& text, graph::Date date) {
    const auto language = ui_.words.language();
    const float x = u(margin), width = width_ * .82f - x;
    const TextLook body = look(Face::stageBody, captionEm, ui_.style.text);
    const auto lines = wrap(text, width, body.face, body.size);
    const float textTop = height_ - u(captionFoot) - u(captionLine) * static_cast<float>(lines.size());
    const float top = textTop - u(titleLine) - u(dateLine);
    shade(top - u(160));
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
    const float middle = std::max(0.0f, top) + (height_ - std::max(0.0f, top)) * .45f;
    const ImU32 most = colour(ground(), .78f);
    ui_.list->AddRectFilledMultiColor({0, std::max(0.0f, top)}, {width_, middle}, clear, clear, most, most);
    ui_.list->AddRectFilledMultiColor({0, middle}, {width_, height_}, most, most, full, full);
  }

  void figure() {
    const core::Findings& findings = ui_.model.findings;
    if (findings.figure.empty()) return;
    const float right = width_ - u(margin);
    const ImU32 clear = colour(ground(), 0), corner = colour(ground(), .8f);
    ui_.list->AddRectFilledMultiColor({width_ - u(820), 0}, {width_, u(360)}, clear, corner, clear, clear);
    const core::Style& s = ui_.style;
    const core::Rgba ink = findings.figureValue < 0 ? s.cut : findings.figureValue > 0 ? s.restored : s.text;
    drawLine(ui_, right, u(126), largeFigure(findings.figure), look(Face::stageFigure, figureEm, ink, Align::right));
    drawLine(ui_, right, u(222), findings.stageFigureCaption, look(Face::stageBody, noteEm, s.text, Align::right));
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

void drawStage(Ui& ui) {
  if (!ui.model.story) return;
  ui.list = ImGui::GetBackgroundDrawList();
  ui.panel = ui.layout.map;
  Stage(ui).draw();
}

}  // namespace cityties::desk
