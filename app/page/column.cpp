// The finding in words and its table.

#include <algorithm>
#include <cmath>

#include "app/page/sheet.hpp"

namespace cityties::page {
namespace {

using core::FontWeight;
using core::PixelRect;
using core::RegionRow;
using core::TextStyle;

constexpr float barWidth = 40, barHeight = 8, iconColumn = 24;

/// Closures are counted; the table may hold a mean.
std::string wholeNumber(double value) { return std::to_string(std::lround(value)); }

class Column {
 public:
  Column(const Sheet& sheet, PixelRect room, const core::Findings& findings, const core::Catalogue& words)
      : sheet_(sheet),
        style_(sheet.style),
        findings_(findings),
        words_(words),
        s_(sheet.scale),
        panel_(room),
        left_(panel_.x + style_.pagePadding * s_),
        width_(panel_.width - 2 * style_.pagePadding * s_) {}

  /// Puts the words on the sheet, and says how high the panel round them is.
  PixelRect draw() {
    const float bottom = panel_.y + panel_.height, padding = style_.pagePadding * s_;
    if (width_ > sideBySideFrom * s_ && !findings_.regions.empty())
      inTwo(bottom - padding);
    else
      inOne(bottom - padding);
    return {panel_.x, panel_.y, panel_.width, std::min(y_ + padding, bottom) - panel_.y};
  }

 private:
  static constexpr float sideBySideFrom = 480, between = 32;

  void inOne(float bottom) {
    y_ = panel_.y + style_.pagePadding * s_;
    saying();
    rule();
    table(bottom - cautionRoom());
    caution();
  }

  void inTwo(float bottom) {
    const float whole = width_, left = left_, top = panel_.y + style_.pagePadding * s_;
    width_ = (whole - between * s_) / 2;
    y_ = top;
    saying();
    caution();
    const float end = y_;
    left_ += width_ + between * s_;
    y_ = top;
    table(bottom);
    y_ = std::max(y_, end);
    left_ = left, width_ = whole;
  }

  void saying() {
    sheet_.write(findings_.title, sheet_.type(style_.lead, FontWeight::semibold, style_.text), left_, y_);
    y_ += 28 * s_;
    figure();
    y_ = sheet_.paragraph(findings_.sentence, body(), left_, y_, width_) + 12 * s_;
    lines();
    if (!findings_.footnote.empty())
      y_ = sheet_.paragraph(findings_.footnote, small(), left_, y_ + 2 * s_, width_) + 12 * s_;
  }

  void caution() {
    if (!findings_.caution.empty()) y_ = sheet_.paragraph(findings_.caution, small(), left_, y_ + 12 * s_, width_);
  }

  void rule() {
    if (findings_.regions.empty()) return;
    sheet_.rule(left_, y_, width_);
    y_ += 12 * s_;
  }

  TextStyle body() const { return sheet_.type(style_.body, FontWeight::regular, style_.text); }
  TextStyle small() const { return sheet_.type(style_.small, FontWeight::regular, style_.textSecondary); }

  core::Rgba signColour(double value) const {
    return value < 0 ? style_.cut : value > 0 ? style_.restored : style_.text;
  }

  void figure() {
    if (findings_.figure.empty()) return;
    sheet_.write(findings_.figure, sheet_.type(style_.figure, FontWeight::bold, signColour(findings_.figureValue)),
                 left_ - 2 * s_, y_ - 4 * s_);
    y_ += 56 * s_;
  }

  void icon(core::FindingIcon icon) const {
    const core::PixelPoint at{left_ + 7 * s_, y_ + 9 * s_};
    const core::Stroke ring{style_.selection, style_.cutWidth};
    switch (icon) {
      case core::FindingIcon::none:
        return;
      case core::FindingIcon::cut:
        return sheet_.canvas.mark(scaled(core::MarkShape{{}, core::Symbol::cross, 6, style_.cut, {}, {}, {}, {}}, s_),
                                  at);
      case core::FindingIcon::post:
        return sheet_.canvas.mark(
            scaled(core::MarkShape{{}, core::Symbol::diamond, 6, style_.consular, {}, {}, {}, {}}, s_), at);
      case core::FindingIcon::restored:
        return sheet_.canvas.mark(
            scaled(core::MarkShape{{}, core::Symbol::diamond, 6, style_.restored, {}, {}, {}, {}}, s_), at);
      case core::FindingIcon::downToOne: {
        sheet_.canvas.mark(scaled(core::MarkShape{{}, core::Symbol::ring, 7.5f, {}, ring, {}, {}, {}}, s_), at);
        const TextStyle one = sheet_.type(11, FontWeight::bold, style_.selection);
        const core::TextSize size = sheet_.measure("1", one);
        sheet_.write("1", one, at.x - size.width / 2, at.y - size.height / 2);
      }
    }
  }

  void lines() {
    if (findings_.lines.empty()) return;
    sheet_.rule(left_, y_, width_);
    y_ += 12 * s_;
    for (const core::FindingLine& line : findings_.lines) {
      const float indent = line.icon == core::FindingIcon::none ? 0 : iconColumn * s_;
      icon(line.icon);
      y_ = sheet_.paragraph(line.text, body(), left_ + indent, y_, width_ - indent) + 8 * s_;
    }
  }

  float cautionRoom() const {
    if (findings_.caution.empty()) return 0;
    const auto rows = sheet_.text.wrap(findings_.caution, small(), static_cast<double>(width_));
    return 12 * s_ + static_cast<float>(rows.size()) * small().size * 1.3f;
  }

  bool withBars() const {
    return std::ranges::any_of(findings_.regions, [](const RegionRow& row) { return row.change && *row.change != 0; });
  }

  void table(float bottom) {
    if (findings_.regions.empty()) return;
    TextStyle title = sheet_.type(style_.body, FontWeight::semibold, style_.text);
    if (const float wide = sheet_.measure(findings_.tableTitle, title).width; wide > width_)
      title.size *= std::max(.6f, width_ / wide);
    sheet_.write(findings_.tableTitle, title, left_, y_);
    y_ += 22 * s_;
    const float right = left_ + width_, value = withBars() ? right - (barWidth + 12) * s_ : right;
    const float cities = value - 64 * s_;
    sheet_.write(findings_.regionHeader, small(), left_, y_);
    sheet_.writeRight(findings_.citiesHeader, small(), cities, y_);
    sheet_.writeRight(findings_.valueHeader, small(), value, y_);
    y_ += 19 * s_;
    sheet_.rule(left_, y_, width_);
    y_ += 4 * s_;
    const float rowHeight = style_.tableRow * s_;
    for (std::size_t i = 0; i < findings_.regions.size(); ++i) {
      const bool last = i + 1 == findings_.regions.size();
      if (y_ + (last ? 1.0f : 2.0f) * rowHeight > bottom) return more(findings_.regions.size() - i);
      row(findings_.regions[i], cities, value, right);
      y_ += rowHeight;
    }
  }

  void more(std::size_t left) {
    std::string words(words_("and {n} more"));
    if (const auto at = words.find("{n}"); at != std::string::npos) words.replace(at, 3, std::to_string(left));
    sheet_.write(words, small(), left_, y_ + 2 * s_);
    y_ += style_.tableRow * s_;
  }

  void row(const RegionRow& row, float cities, float value, float right) const {
    const bool empty = row.cities == 0;
    TextStyle set = body();
    set.tabular = true;
    set.colour = empty ? style_.textSecondary : style_.text;
    TextStyle name = set;
    const float room = cities - 24 * s_ - left_;
    // A long name (Inner Mongolia Autonomous Region) is set smaller rather than into the next column.
    if (const float wide = sheet_.measure(row.name, name).width; wide > room) name.size *= std::max(.75f, room / wide);
    sheet_.write(row.name, name, left_, y_ + (set.size - name.size) * .6f);
    TextStyle count = set;
    count.colour = style_.textSecondary;
    sheet_.writeRight(std::to_string(row.cities), count, cities, y_);
    const bool before = findings_.figure.empty(), single = before && row.closures && *row.closures <= 1;
    if (single || (row.change && *row.change <= -.995)) set.weight = FontWeight::bold;
    sheet_.writeRight(before && row.closures ? wholeNumber(*row.closures) : row.changeText, set, value, y_);
    if (single)
      sheet_.canvas.mark(scaled(core::MarkShape{{}, core::Symbol::dot, 3, style_.consular, {}, {}, {}, {}}, s_),
                         {value - 24 * s_, y_ + 9 * s_});
    if (row.change && value < right) bar(*row.change, right);
  }

  void bar(double change, float right) const {
    const float x = right - barWidth * s_, top = y_ + 5 * s_;
    const auto draw = [&](float width, core::Rgba colour) {
      sheet_.canvas.box({x, top, width, barHeight * s_}, 0, colour, {}, "bar");
    };
    draw(barWidth * s_, style_.hover);
    const double share = std::clamp(std::abs(change), 0.0, 1.0);
    draw(barWidth * s_ * static_cast<float>(share),
         core::mix(style_.panel, signColour(change), change <= -.995 ? 1 : .75));
  }

  const Sheet sheet_;
  const core::Style& style_;
  const core::Findings& findings_;
  const core::Catalogue& words_;
  float s_;
  PixelRect panel_;
  float left_, width_, y_ = 0;
};

}  // namespace

PixelRect drawColumn(const Sheet& sheet, PixelRect room, const core::Findings& findings, const core::Catalogue& words) {
  NullCanvas nothing;
  const PixelRect panel = Column(sheet.on(nothing), room, findings, words).draw();
  sheet.canvas.open("finding");
  sheet.box(panel, sheet.style.panel, sheet.style.panelBorder);
  Column(sheet, room, findings, words).draw();
  sheet.canvas.close();
  return panel;
}

}  // namespace cityties::page
