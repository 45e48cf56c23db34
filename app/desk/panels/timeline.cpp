#include <algorithm>
#include <cmath>
#include <map>

#include "app/core/days.hpp"
#include "app/core/findings.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/panels/kit.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
using graph::Date;
namespace command = core::command;

double days(Date date) { return static_cast<double>(date.days().time_since_epoch().count()); }

Date firstOf(int year) {
  using namespace std::chrono;
  return Date(sys_days(std::chrono::year(year) / January / 1));
}

/// The middle of the period that a date known only in part stands for, so that a year's dots do not pile on 1 January.
double middleOf(const graph::PartialDate& date) {
  if (date.precision() == graph::PartialDate::Precision::day) return days(date.firstDay());
  return (days(date.firstDay()) + days(date.exclusiveEnd())) / 2;
}

/// Where days stand between the first and the last.
struct Axis {
  double first = 0, last = 1;
  float left = 0, right = 1, y = 0;
  Date day(float at) const {
    const double t = std::clamp((at - left) / std::max(right - left, 1.0f), 0.0f, 1.0f);
    return Date(std::chrono::sys_days(std::chrono::days(std::llround(first + t * (last - first)))));
  }
  float x(double day) const {
    const double t = (std::clamp(day, first, last) - first) / (last - first);
    return left + static_cast<float>(t) * (right - left);
  }
};

Axis axisOf(const Ui& ui, const core::Story& story, PixelRect area) {
  const core::DaySpan span = core::daySpan(story);
  Axis axis;
  axis.left = area.x + ui.px(72);
  axis.right = area.x + area.width - ui.px(104);
  axis.y = area.y + ui.px(30);
  axis.first = days(span.first);
  axis.last = days(span.last);
  return axis;
}

/// What is recorded besides signings and posts, which have signs of their own.
bool hasOwnSign(const graph::Event& event) {
  return event.kind == "agreement_signed" || event.kind == "post_opened" || event.kind == "post_closed";
}

class Timeline {
 public:
  Timeline(Ui& ui, PixelRect area) : ui_(ui), story_(*ui.model.story), area_(area), axis_(axisOf(ui, story_, area)) {}

  void draw() {
    years();
    signings();
    posts();
    events();
    marker();
    clicks();
  }

 private:
  void years() {
    const core::Style& s = ui_.style;
    const float line = std::max(1.0f, std::floor(ui_.scale));
    drawRect(ui_, {axis_.left, axis_.y, axis_.right - axis_.left, line}, core::withAlpha(s.textSecondary, .6));
    const auto yearOf = [](double day) {
      const std::chrono::sys_days point{std::chrono::days(static_cast<int>(day))};
      return static_cast<int>(Date(point).civil().year());
    };
    const float perYear = (axis_.right - axis_.left) / static_cast<float>((axis_.last - axis_.first) / 365.25);
    int step = 1;
    for (int wider : {2, 5, 10, 20, 50, 100, 500})
      if (perYear * static_cast<float>(step) < ui_.px(56)) step = wider;
    for (int year = yearOf(axis_.first) / step * step; year <= yearOf(axis_.last); year += step) {
      const double day = days(firstOf(std::max(year, 1)));
      if (day < axis_.first || axis_.x(day) > axis_.right - ui_.px(16)) continue;
      drawRect(ui_, {axis_.x(day), axis_.y - ui_.px(2), line, ui_.px(5)}, core::withAlpha(s.textSecondary, .8));
      drawLine(ui_, axis_.x(day), area_.y + ui_.px(45), std::to_string(year),
               {Face::small, s.textSecondary, Align::centre});
    }
    // Data of this month is as good as today's; older data says its year.
    const double age = days(Date::today()) - axis_.last;
    const std::string end = age < 31 ? std::string(ui_.words("today")) : std::to_string(yearOf(axis_.last));
    drawLine(ui_, axis_.right + ui_.px(12), axis_.y, end, {Face::small, s.textSecondary});
  }

  /// Every agreement a dot above its date, stacked where several fall into one column; those without a date at the
  /// left.
  void signings() {
    const float side = std::max(1.0f, std::round(1.6f * ui_.scale)),
                pitch = std::max(2.0f, std::round(2.6f * ui_.scale));
    std::map<int, int> heights;
    int highest = 1, undated = 0;
    for (const graph::Agreement& agreement : story_.dataset->agreements) {
      if (agreement.signedOn) {
        highest = std::max(highest, ++heights[column(*agreement.signedOn, pitch)]);
      } else {
        ++undated;
      }
    }
    const float room = ui_.px(24);
    const float rise = std::min(pitch, room / static_cast<float>(highest));
    for (const auto& [column, count] : heights) {
      const float x = axis_.left + static_cast<float>(column) * pitch;
      for (int i = 0; i < count; ++i) stack(x, i, rise, side, 1);
    }
    const int columns = 3;
    for (int i = 0; i < undated; ++i) {
      const float x = axis_.left - ui_.px(16) + static_cast<float>(i % columns) * pitch;
      const int level = i / columns;
      if (static_cast<float>(level + 1) * rise <= room) stack(x, level, rise, side, .4f);
    }
  }

  int column(const graph::PartialDate& date, float pitch) const {
    return static_cast<int>((axis_.x(middleOf(date)) - axis_.left) / pitch);
  }
  void stack(float x, int level, float rise, float side, float alpha) {
    const float y = axis_.y - ui_.px(3) - static_cast<float>(level + 1) * rise;
    ui_.list->AddRectFilled({x, y}, {x + side, y + side}, colour(ui_.style.agreement, alpha * .85f));
  }

  void posts() {
    const float width = std::max(1.0f, std::round(2 * ui_.scale));
    for (const graph::Post& post : story_.dataset->posts) {
      if (post.opened && days(post.opened->firstDay()) >= axis_.first) {
        drawRect(ui_, {axis_.x(middleOf(*post.opened)) - width / 2, axis_.y + ui_.px(3), width, ui_.px(5)},
                 ui_.style.consular);
      }
      if (post.closed) closing(middleOf(*post.closed));
    }
    for (const graph::Agreement& agreement : story_.dataset->agreements)
      if (agreement.ended) closing(middleOf(*agreement.ended));
  }
  void closing(double day) {
    drawCross(ui_, {axis_.x(day), axis_.y + ui_.px(6)}, 2.5f * ui_.scale, ui_.style.cut, 1.5f * ui_.scale);
  }

  /// A small triangle below the axis; the pointer near it is told what happened.
  void events() {
    const float r = 2 * ui_.scale, y = axis_.y + ui_.px(7);
    for (const graph::Event& event : story_.dataset->events) {
      const double day = middleOf(event.date);
      if (hasOwnSign(event) || day < axis_.first || day > axis_.last) continue;
      const float x = axis_.x(day);
      ui_.list->AddTriangleFilled({x - r, y + r}, {x + r, y + r}, {x, y - r}, colour(ui_.style.textSecondary));
    }
  }

  void marker() {
    const core::Style& s = ui_.style;
    for (std::size_t n = 0; n < story_.steps.size(); ++n) {
      ui_.list->AddCircleFilled({axis_.x(days(core::dateOfStep(story_, n))), axis_.y}, 2.5f * ui_.scale,
                                colour(s.textSecondary));
    }
    const Date date = ui_.model.view.desk.day.value_or(core::dateOfStep(story_, ui_.model.view.step));
    const float x = std::round(axis_.x(days(date)));
    drawRect(ui_, {x - ui_.px(1), axis_.y - ui_.px(22), ui_.px(2), ui_.px(22)}, s.text);
    ui_.list->AddCircleFilled({x, axis_.y}, 5 * ui_.scale, colour(s.text));
    const std::string label = core::longDate(date, ui_.words.language());
    const float width = textSize(label, Face::smallStrong).x;
    const bool right = x + ui_.px(14) + width < area_.x + area_.width - ui_.px(16);
    const float left = right ? x + ui_.px(14) : x - ui_.px(14) - width;
    drawRect(ui_, {left - ui_.px(4), axis_.y - ui_.px(24), width + ui_.px(8), ui_.px(16)},
             core::withAlpha(s.barBackground, .85), ui_.px(3));
    drawLine(ui_, left, axis_.y - ui_.px(16), label, {Face::smallStrong, s.text});
  }

  /// A click near the date of a step goes there, where several share a place to the next of them; anywhere else it
  /// shows that day, as does a drag.
  void clicks() {
    const PixelRect strip{axis_.left - ui_.px(8), area_.y + 1, axis_.right - axis_.left + ui_.px(16), area_.height - 1};
    const float pointer = ImGui::GetIO().MousePos.x;
    const Touch t = touch(ui_, "axis", strip, true, Reach::pointer);
    const bool held = ImGui::IsItemActive() && ImGui::IsMouseDragging(0, ui_.px(3));
    if (t.hovered) tell(pointer);
    if (held) return show(axis_.day(pointer));
    if (!t.clicked || ImGui::GetIO().MouseDragMaxDistanceSqr[0] > ui_.px(3) * ui_.px(3)) return;
    std::vector<std::size_t> near;
    for (std::size_t n = 0; n < story_.steps.size(); ++n)
      if (std::abs(axis_.x(days(core::dateOfStep(story_, n))) - pointer) <= ui_.px(8)) near.push_back(n);
    if (near.empty() || story_.steps.size() < 2) return show(axis_.day(pointer));
    const auto next = std::ranges::find_if(near, [&](std::size_t n) { return n > ui_.model.view.step; });
    if (ui_.model.view.desk.day) ui_.emit(command::SetDay{});
    ui_.emit(command::GoToStep{next == near.end() ? near.front() : *next});
  }

  /// A hand on the timeline stops what goes by itself.
  void show(Date day) {
    if (ui_.model.view.desk.playingDays) ui_.emit(command::TogglePlayDays{});
    if (ui_.model.view.desk.day != day) ui_.emit(command::SetDay{day});
  }

  /// The day under the pointer and what was recorded about then, over the axis.
  void tell(float pointer) {
    constexpr std::size_t most = 5;
    std::vector<std::string> lines;
    std::size_t more = 0;
    for (const graph::Event& event : story_.dataset->events) {
      if (std::abs(axis_.x(middleOf(event.date)) - pointer) > ui_.px(4)) continue;
      if (lines.size() == most) {
        ++more;
        continue;
      }
      lines.push_back(dateInWords(event.date, ui_.words.language()) + " · " + event.title);
    }
    if (more > 0) lines.push_back(core::fill(ui_.words("and {n} more"), {{"n", std::to_string(more)}}));
    if (lines.empty()) lines.push_back(core::longDate(axis_.day(pointer), ui_.words.language()));
    float width = 0;
    for (const std::string& line : lines) width = std::max(width, textSize(line, Face::small).x);
    width = std::min(width + ui_.px(24), ui_.px(440));
    const float height = ui_.px(16) + ui_.px(18) * static_cast<float>(lines.size());
    const float x = std::clamp(pointer - width / 2, area_.x + ui_.px(8), area_.x + area_.width - width - ui_.px(8));
    const PixelRect panel = ui_.panel, box{x, area_.y - height - ui_.px(4), width, height};
    ImDrawList* const list = ui_.list;
    endPanel();
    beginPanel(ui_, "events", box,
               {.fill = core::withAlpha(ui_.style.panel, .97),
                .radius = ui_.px(8),
                .inputs = false,
                .layering = Layering::overlay});
    for (std::size_t i = 0; i < lines.size(); ++i)
      drawElided(ui_, x + ui_.px(12), box.y + ui_.px(17) + ui_.px(18) * static_cast<float>(i), width - ui_.px(24),
                 lines[i], {Face::small, ui_.style.text});
    endPanel();
    beginPanel(ui_, "timeline", panel, {.fill = ui_.style.barBackground});
    ui_.list = list;
  }

  Ui& ui_;
  const core::Story& story_;
  PixelRect area_;
  Axis axis_;
};

/// Plays the story from here, from the last step anew, or the days of the record; while it plays, stops it.
void playButton(Ui& ui, PixelRect area) {
  const ImVec2 c(area.x + ui.px(32), area.y + area.height / 2);
  const float r = ui.px(14);
  const Touch t = touch(ui, "play", {c.x - r, c.y - r, 2 * r, 2 * r});
  ui.list->AddCircleFilled(c, r, colour(t.hovered ? ui.style.selectionBackground : ui.style.hover));
  const float a = 5 * ui.scale;
  const ImU32 ink = colour(ui.style.text);
  const core::ViewState& view = ui.model.view;
  const bool goesByDays = view.desk.day || view.stepCount < 2 || view.desk.left == core::LeftTab::explore;
  if (goesByDays ? view.desk.playingDays : view.playing) {
    for (const float side : {-1.f, 1.f}) {
      const float x = c.x + side * a * .6f;
      ui.list->AddRectFilled({x - a * .3f, c.y - a}, {x + a * .3f, c.y + a}, ink);
    }
  } else {
    ui.list->AddTriangleFilled({c.x - a * .8f, c.y - a * 1.1f}, {c.x - a * .8f, c.y + a * 1.1f}, {c.x + a * 1.1f, c.y},
                               ink);
  }
  if (!t.clicked) return;
  if (goesByDays)
    ui.emit(command::TogglePlayDays{});
  else
    ui.emit(command::TogglePlay{});
}

}  // namespace

void drawTimeline(Ui& ui) {
  const PixelRect area = *ui.layout.timeline;
  beginPanel(ui, "timeline", area, {.fill = ui.style.barBackground});
  drawRule(ui, area.x, area.y, area.width);
  if (ui.model.story) {
    playButton(ui, area);
    Timeline(ui, area).draw();
  }
  endPanel();
}

}  // namespace cityties::desk
