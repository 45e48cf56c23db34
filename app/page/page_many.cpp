// Several maps on one page, that can be compared because they look at the same place in the same colours: before and
// after, and the contact sheet of a scenario's steps.

#include <algorithm>
#include <cmath>

#include "app/core/alt_text.hpp"
#include "app/page/job.hpp"

namespace cityties::page {
namespace {

using core::FontWeight;
using core::PixelRect;

/// One map of several, and what is written above it.
struct Cell {
  std::size_t step = 0;
  std::string prefix;  ///< of ids
};

class ManyMaps {
 public:
  ManyMaps(const Job& job, std::vector<Cell> cells)
      : job_(job), sheet_(job.sheet), cells_(std::move(cells)), s_(job.sheet.scale), gap_(job.gap()) {
    for (const Cell& cell : cells_) steps_.push_back(cell.step);
  }

  void draw(const std::string& sentence) {
    const PixelRect page = job_.page();
    const float margin = 3 * gap_, width = std::max(page.width - 2 * margin, 1.0f);
    sheet_.canvas.box(page, 0, sheet_.ground, {}, "paper");
    const float top = heading(margin, width, sentence);
    Legend legend{{}, {}, core::credits(job_.story, job_.words)};
    std::vector<PixelRect> ports;
    core::Camera camera;
    const float bottom = page.height - 1.5f * gap_;
    NullCanvas nothing;
    // The camera is that of the first map and holds for all: what moves is the world, not the eye. The legend depends
    // on its scale, and the maps' room on the legend: twice is enough.
    for (int round = 0; round < 2; ++round) {
      legend.rows = legendOf(job_.story, job_.words, composeOptions(job_, job_.step, camera), steps_);
      const PixelRect below = drawLegend(sheet_.on(nothing), margin, bottom, width, legend);
      const PixelRect room{margin, top, width, std::max(below.y - 1.5f * gap_ - top, 1.0f)};
      ports = gridOf(cells_.size(), room, 2 * gap_, strip * s_, aspect());
      trim(ports);
      camera = cameraOf(job_, steps_.front(), ports.front(), ports.front());
      legend.bar = scaleBarOf(job_, {camera, ports.front(), s_}, ports.front());
    }
    drawLegend(sheet_, margin, bottom, width, legend);
    const core::MapScene* previous = nullptr;
    core::MapScene scene;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      core::MapScene next =
          core::compose(job_.story, job_.base, job_.words, composeOptions(job_, cells_[i].step, camera), previous);
      scene = std::move(next);
      previous = &scene;
      one(cells_[i], scene, camera, ports[i]);
    }
    sheet_.canvas.setPrefix("");
  }

 private:
  static constexpr float strip = 42;

  /// Width to height of what the maps show.
  float aspect() const {
    const geo::PlaneBox box = boxOf(job_, steps_.front());
    const double height = std::max(box.max.y - box.min.y, 1e-6);
    return static_cast<float>(std::clamp((box.max.x - box.min.x) / height, .6, 2.4));
  }

  /// Where maps are higher than what they are to show, an empty ocean would fill them: some of that becomes air
  /// instead, above the title of each and below it.
  void trim(std::vector<PixelRect>& ports) const {
    constexpr float most = .15f, around = 1.1f;
    const float height = ports.front().height, shown = ports.front().width / aspect() * around;
    const float kept = std::clamp(shown, height * (1 - most), height);
    for (PixelRect& port : ports) {
      port.y += (height - kept) / 2;
      port.height = kept;
    }
  }

  float heading(float x, float width, const std::string& sentence) {
    float y = 2 * gap_;
    core::TextStyle large = sheet_.type(22, FontWeight::bold, sheet_.style.text);
    const std::string title = core::storyTitle(job_.story, job_.words.language());
    sheet_.canvas.open("title");
    if (!title.empty()) {
      if (const float wide = sheet_.measure(title, large).width; wide > width)
        large.size *= std::max(.5f, width / wide);
      sheet_.write(title, large, x, y);
      y += large.size * 1.4f;
    }
    if (!sentence.empty())
      y = sheet_.paragraph(sentence, sheet_.type(sheet_.style.body, FontWeight::regular, sheet_.style.textSecondary), x,
                           y, width);
    sheet_.canvas.close();
    return y + gap_;
  }

  void one(const Cell& cell, const core::MapScene& scene, const core::Camera& camera, PixelRect port) const {
    sheet_.canvas.setPrefix("");
    sheet_.canvas.open(cell.prefix.substr(0, cell.prefix.size() - 1));
    sheet_.canvas.setPrefix(cell.prefix);
    caption(cell, port);
    // Marks and names of a small map are smaller, but not by as much as the map.
    const float shrink = std::clamp(std::sqrt(port.width / (900 * s_)), .62f, 1.0f);
    const MapView view{camera, port, s_ * shrink};
    const float radius = sheet_.style.pageRadius * s_ * .5f;
    paintScene(sheet_.canvas, scene, view, radius);
    paintEdge(sheet_.canvas, scene, job_.base->map.outline, {sheet_.style.border, sheet_.style.coastWidth}, view);
    drawNames(job_, scene, view, {});
    sheet_.canvas.open("frame");
    sheet_.canvas.box(port, radius, {0, 0, 0, 0}, core::Stroke{sheet_.style.panelBorder, s_}, "frame");
    sheet_.canvas.close();
    sheet_.canvas.close();
  }

  /// Title and day on the left, the figure on the right. On a contact sheet, which has no other place for it, the day
  /// is followed by what the figure says.
  void caption(const Cell& cell, PixelRect port) const {
    const core::Language language = job_.words.language();
    const float y = port.y - (strip - 2) * s_;
    const core::Findings found = core::findings(job_.story, cell.step, job_.words);
    const core::Style& style = sheet_.style;
    sheet_.canvas.open("caption");
    float room = port.width;
    if (!found.figure.empty()) {
      const core::Rgba colour = found.figureValue < 0 ? style.cut : found.figureValue > 0 ? style.restored : style.text;
      const core::TextStyle set = sheet_.type(style.title, FontWeight::bold, colour);
      sheet_.writeRight(found.figure, set, port.x + port.width, y + 6 * s_);
      room -= sheet_.measure(found.figure, set).width + gap_;
    }
    std::string title = core::stepTitle(job_.story, cell.step, language);
    if (title.empty()) title = found.title;
    core::TextStyle set = sheet_.type(style.body, FontWeight::semibold, style.text);
    if (const float wide = sheet_.measure(title, set).width; wide > room) set.size *= std::max(.55f, room / wide);
    sheet_.write(title, set, port.x, y);
    const core::TextStyle small = sheet_.type(style.small, FontWeight::regular, style.textSecondary);
    const std::string day = core::longDate(core::stepDate(job_.story, cell.step), language);
    const std::string told = day + " · " + found.sentence;
    const bool fits = !found.sentence.empty() && sheet_.measure(told, small).width <= room;
    sheet_.write(job_.options.layout == Layout::contactSheet && fits ? told : day, small, port.x, y + 19 * s_);
    sheet_.canvas.close();
  }

  const Job& job_;
  const Sheet& sheet_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> steps_;
  float s_, gap_;
};

}  // namespace

void drawPairPage(const Job& job) {
  const core::Findings found = core::findings(job.story, job.step, job.words);
  ManyMaps(job, {{job.against, "before-"}, {job.step, "after-"}}).draw(found.sentence);
}

void drawContactSheet(const Job& job) {
  std::vector<Cell> cells;
  for (std::size_t step = 0; step < job.story.steps.size(); ++step)
    cells.push_back({step, "step-" + std::to_string(step) + "-"});
  if (cells.empty()) cells.push_back({});
  ManyMaps(job, std::move(cells)).draw({});
}

}  // namespace cityties::page
