#include <algorithm>
#include <cmath>
#include <utility>

#include "app/desk/panels/number.hpp"

namespace cityties::desk {
namespace {

using core::FindingIcon;
using core::Findings;
using core::PixelRect;
using core::RegionRow;

constexpr float padding = 16, lineHeight = 18, rowHeight = 20;

/// Draws downwards; every part moves `y` on.
class Column {
 public:
  /// `earlier`: how many rows of earlier steps are listed; the rest is counted.
  Column(Ui& ui, float x, float y, float width, std::size_t earlier)
      : ui_(ui), findings_(ui.model.findings), x_(x), y_(y), width_(width), earlier_(earlier) {}

  float draw() {
    y_ += ui_.px(12);
    headline();
    lines();
    footnote();
    table();
    earlier();
    caution();
    return y_;
  }

 private:
  void rule(float above, float below) {
    y_ += ui_.px(above);
    drawRule(ui_, x_, y_, width_);
    y_ += ui_.px(below);
  }

  void paragraph(std::string_view text, float indent = 0, Face face = Face::body) {
    y_ += drawParagraph(ui_, x_ + ui_.px(indent), y_, width_ - ui_.px(indent), ui_.px(lineHeight), text,
                        {face, ui_.style.text});
  }

  core::Rgba figureColour() const {
    if (findings_.figureValue < 0) return ui_.style.cut;
    return findings_.figureValue > 0 ? ui_.style.restored : ui_.style.text;
  }

  void headline() {
    if (!findings_.figure.empty()) {
      drawNumber(ui_, "figure", x_ - ui_.px(2), y_ + ui_.px(20), largeFigure(findings_.figure),
                 {Face::figure, figureColour()}, {"efficiency_loss", "affected"});
      y_ += ui_.px(48);
    }
    paragraph(findings_.sentence);
  }

  void icon(FindingIcon icon, float middle) {
    const ImVec2 at(x_ + ui_.px(6), middle);
    const core::Style& s = ui_.style;
    switch (icon) {
      case FindingIcon::cut:
        drawCross(ui_, at, ui_.px(5), s.cut, 2 * ui_.scale);
        break;
      case FindingIcon::downToOne:
        if (!ui_.measuring) ui_.list->AddCircle(at, 8 * ui_.scale, colour(s.text), 0, 1.5f * ui_.scale);
        drawLine(ui_, at.x, at.y, "1", {Face::smallStrong, s.text, Align::centre});
        break;
      case FindingIcon::post:
        drawMark(ui_, at, core::Symbol::diamond, 6, s.consular, {});
        break;
      case FindingIcon::restored:
        if (!ui_.measuring) ui_.list->AddCircleFilled(at, 4 * ui_.scale, colour(s.restored));
        break;
      case FindingIcon::none:
        break;
    }
  }

  void lines() {
    if (findings_.lines.empty()) return;
    rule(10, 14);
    bool afterPost = false;
    for (std::size_t i = 0; i < findings_.lines.size(); ++i) {
      const core::FindingLine& line = findings_.lines[i];
      if (line.icon == FindingIcon::post) {
        drawLine(ui_, x_, y_ + ui_.px(4), ui_.words("In focus"), {Face::small, ui_.style.textSecondary});
        y_ += ui_.px(18);
      }
      icon(line.icon, y_ + ui_.px(lineHeight / 2));
      // What is said of the post stands under it, over the whole width.
      const bool plain = line.icon == FindingIcon::none && afterPost;
      paragraph(line.text, plain ? 0 : 24, line.icon == FindingIcon::post ? Face::strong : Face::body);
      afterPost = afterPost || line.icon == FindingIcon::post;
      if (i + 1 < findings_.lines.size()) y_ += ui_.px(8);
    }
  }

  void footnote() {
    if (findings_.footnote.empty()) return;
    y_ += ui_.px(12);
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(lineHeight), findings_.footnote,
                        {Face::small, ui_.style.textSecondary});
  }

  void table() {
    if (findings_.regions.empty()) return;
    rule(12, 9);
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(lineHeight), findings_.tableTitle, {Face::strong, ui_.style.text});
    const bool before = findings_.figure.empty() && ui_.model.view.step == 0;
    const core::Rgba quiet = ui_.style.textSecondary;
    const float middle = y_ + ui_.px(12);
    drawLine(ui_, x_, middle, findings_.regionHeader, {Face::small, quiet});
    drawLine(ui_, citiesEdge(before), middle, findings_.citiesHeader, {Face::small, quiet, Align::right});
    drawLine(ui_, valueEdge(before), middle, findings_.valueHeader, {Face::small, quiet, Align::right});
    y_ += ui_.px(22);
    drawRule(ui_, x_, y_, width_);
    y_ += ui_.px(3);
    for (const RegionRow& row : findings_.regions) regionRow(row, before, false);
  }

  void earlier() {
    if (findings_.earlier.empty()) return;
    y_ += ui_.px(6);
    drawLine(ui_, x_, y_ + ui_.px(10), findings_.earlierTitle, {Face::small, ui_.style.textSecondary});
    y_ += ui_.px(rowHeight);
    for (std::size_t i = 0; i < earlier_; ++i) regionRow(findings_.earlier[i], false, true);
    if (earlier_ == findings_.earlier.size()) return;
    const std::size_t left = findings_.earlier.size() - earlier_;
    const std::string_view pattern = earlier_ > 0
                                         ? left == 1 ? ui_.words("one more region") : ui_.words("{n} more regions")
                                     : left == 1 ? ui_.words("one region")
                                                 : ui_.words("{n} regions");
    drawLine(ui_, x_, y_ + ui_.px(rowHeight / 2), core::fill(pattern, {{"n", std::to_string(left)}}),
             {Face::small, ui_.style.textSecondary});
    y_ += ui_.px(rowHeight);
  }

  float citiesEdge(bool before) const { return x_ + ui_.px(before ? 148 : 116); }
  float valueEdge(bool before) const { return before ? x_ + width_ : x_ + ui_.px(176); }

  void regionRow(const RegionRow& row, bool before, bool quiet) {
    const core::Style& s = ui_.style;
    const float middle = y_ + ui_.px(rowHeight / 2);
    const bool known = row.cities > 0 && !quiet;
    const core::Rgba ink = known ? s.text : s.textSecondary;
    const std::string cities = std::to_string(row.cities);
    const float room = citiesEdge(before) - x_ - textSize(cities, Face::body).x - ui_.px(8);
    drawElided(ui_, x_, middle, room, row.name, {Face::body, ink});
    drawLine(ui_, citiesEdge(before), middle, cities, {Face::body, s.textSecondary, Align::right});
    if (before) {
      closures(row, middle);
    } else {
      change(row, middle, ink, quiet);
    }
    y_ += ui_.px(rowHeight);
  }

  void closures(const RegionRow& row, float middle) {
    const bool one = row.closures && *row.closures <= 1;
    const std::string text = row.closures ? std::to_string(std::lround(*row.closures)) : "—";
    drawNumber(ui_, ("closures " + row.code).c_str(), valueEdge(true), middle, text,
               {one ? Face::strong : Face::body, ui_.style.text, Align::right}, {"closures_to_isolate", row.code});
    if (row.closures && one && !ui_.measuring) {
      ui_.list->AddCircleFilled({valueEdge(true) - ui_.px(20), middle}, 3.5f * ui_.scale, colour(ui_.style.consular));
    }
  }

  void change(const RegionRow& row, float middle, core::Rgba ink, bool quiet) {
    const core::Style& s = ui_.style;
    const bool all = row.change && *row.change <= -1;
    const TextLook look{all ? Face::strong : Face::body, ink, Align::right};
    drawNumber(ui_, ("change " + row.code).c_str(), valueEdge(false), middle, row.changeText, look,
               {"efficiency_loss", row.code});
    if (!row.change) return;
    const float left = x_ + ui_.px(184);
    const PixelRect track{left, middle - ui_.px(4), x_ + width_ - left, ui_.px(8)};
    drawRect(ui_, track, s.hover);
    const double part = std::min(1.0, std::abs(*row.change));
    const core::Rgba fill = *row.change < 0 ? core::withAlpha(s.cut, all ? 1 : quiet ? .5 : .75) : s.restored;
    if (part > 5e-4)
      drawRect(ui_, {left, track.y, std::max(1.0f, track.width * static_cast<float>(part)), track.height}, fill);
  }

  void caution() {
    if (findings_.caution.empty()) return;
    y_ += ui_.px(16);
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(16), findings_.caution, {Face::small, ui_.style.textSecondary});
    y_ += ui_.px(12);
  }

  Ui& ui_;
  const Findings& findings_;
  float x_, y_, width_;
  std::size_t earlier_;
};

/// As many rows of earlier steps as leave the caution in sight.
std::size_t earlierRows(Ui& ui, float inner, float room) {
  const std::size_t all = ui.model.findings.earlier.size();
  if (all == 0) return 0;
  const auto heightWith = [&](std::size_t rows) {
    const bool measuring = std::exchange(ui.measuring, true);
    const float height = Column(ui, 0, 0, inner, rows).draw();
    ui.measuring = measuring;
    return height;
  };
  if (heightWith(all) <= room) return all;
  const float left = (room - heightWith(0)) / ui.px(rowHeight);
  return left < 1 ? 0 : std::min(all - 1, static_cast<std::size_t>(left));
}

}  // namespace

void drawChanges(Ui& ui) {
  PixelRect panel = *ui.layout.changes;
  const float inner = panel.width - 2 * ui.px(padding);
  const std::size_t earlier = earlierRows(ui, inner, panel.height);
  float whole = 0;
  panel.height = measured(ui, panel.height, [&] { return whole = Column(ui, 0, 0, inner, earlier).draw(); });
  beginPanel(ui, "changes", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  Column(ui, panel.x + ui.px(padding), panel.y - ImGui::GetScrollY(), inner, earlier).draw();
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, whole});
  endPanel();
}

}  // namespace cityties::desk
