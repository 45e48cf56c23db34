// Filters: what the map shows, and what every further choice would leave.
#include <algorithm>
#include <charconv>

#include "app/desk/panels/facts.hpp"
#include "app/desk/panels/widgets.hpp"
#include "app/desk/seek_models.hpp"

namespace cityties::desk {
namespace {

using core::Filter;
using core::PixelRect;
namespace command = core::command;

constexpr float rowHeight = 24, headHeight = 28, lineHeight = 18;
constexpr std::size_t fewValues = 6;  ///< of a facet that is not opened

std::optional<int> yearOf(const std::string& text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 1 || year > 9999) return std::nullopt;
  return year;
}

graph::Date dayOf(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return graph::Date(sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)));
}

std::string yearText(const std::optional<graph::Date>& day) {
  return day ? std::to_string(static_cast<int>(day->civil().year())) : std::string();
}

class Column {
 public:
  Column(Ui& ui, const ExploreModel& model, float x, float y, float width)
      : ui_(ui), model_(model), filter_(ui.model.view.desk.filter), x_(x), y_(y), width_(width) {}

  float draw() {
    y_ += ui_.px(12);
    introduction();
    for (std::size_t i = 0; i < model_.facets.size(); ++i) {
      facet(i, model_.facets[i]);
      if (i == 2) dates();
    }
    return y_ + ui_.px(12);
  }

 private:
  float inner() const { return width_ - ui_.px(32); }
  float left() const { return x_ + ui_.px(16); }

  void introduction() {
    y_ += drawParagraph(ui_, left(), y_, inner(), ui_.px(lineHeight), model_.note, {Face::strong, ui_.style.text});
    y_ += ui_.px(4);
    y_ += drawParagraph(ui_, left(), y_, inner(), ui_.px(lineHeight),
                        ui_.words("Filters change what is shown, never a figure."),
                        {Face::small, ui_.style.textSecondary});
    y_ += ui_.px(8);
    const bool some = !filter_.empty();
    if (button(ui_, "clear all", {left(), y_, inner(), ui_.px(28)}, ui_.words("Clear all"), {.enabled = some})) {
      ui_.scratch.signedFrom.clear();
      ui_.scratch.signedTo.clear();
      ui_.emit(command::SetFilter{});
    }
    y_ += ui_.px(36);
  }

  void head(std::string_view title) {
    drawRule(ui_, left(), y_, inner());
    drawLine(ui_, left(), y_ + ui_.px(16), title, {Face::strong, ui_.style.text});
    y_ += ui_.px(headHeight);
  }

  /// A value with its count at the right; true when it was changed.
  bool row(const std::string& id, std::string_view label, std::size_t count, bool& chosen) {
    const PixelRect area{x_ + ui_.px(8), y_, width_ - ui_.px(16), ui_.px(rowHeight)};
    const std::string number = grouped(static_cast<double>(count));
    const float room = textSize(number, Face::small).x + ui_.px(4);
    const bool changed = checkbox(ui_, id.c_str(), {area.x, area.y, area.width - room, area.height}, label, chosen);
    drawLine(ui_, area.x + area.width - ui_.px(8), y_ + area.height / 2, number,
             {Face::small, count > 0 ? ui_.style.text : ui_.style.textDisabled, Align::right});
    y_ += ui_.px(rowHeight);
    return changed;
  }

  void facet(std::size_t index, const ExploreModel::Facet& facet) {
    if (facet.values.empty()) return;
    head(facet.title);
    const std::string key = std::to_string(index);
    const bool open = ui_.scratch.openFacets.contains(key);
    std::size_t shown = 0;
    for (const ExploreModel::Value& value : facet.values) {
      // What is chosen can be taken back, wherever it stands in the list.
      if (!open && shown >= fewValues && !value.chosen) continue;
      ++shown;
      bool chosen = value.chosen;
      if (row("value " + key + ' ' + value.value, value.label, value.ties, chosen)) toggle(facet, value, chosen);
    }
    if (facet.values.size() > fewValues) {
      const std::string all = core::fill(ui_.words("Show all {n}"), {{"n", std::to_string(facet.values.size())}});
      if (link(ui_, ("more " + key).c_str(), left(), y_ + ui_.px(12), open ? ui_.words("Show fewer") : all)) {
        if (open)
          ui_.scratch.openFacets.erase(key);
        else
          ui_.scratch.openFacets.insert(key);
      }
      y_ += ui_.px(rowHeight);
    }
    y_ += ui_.px(8);
  }

  void toggle(const ExploreModel::Facet& facet, const ExploreModel::Value& value, bool chosen) {
    Filter next = filter_;
    auto& values = next.*facet.chosen;
    std::erase(values, value.value);
    if (chosen) values.push_back(value.value);
    std::ranges::sort(values);
    ui_.emit(command::SetFilter{std::move(next)});
  }

  void dates() {
    head(ui_.words("Date signed"));
    const auto one = [&](core::DateFilter dates, const char* id, std::string_view label, std::size_t count) {
      bool chosen = filter_.dates == dates;
      if (!row(id, label, count, chosen)) return;
      Filter next = filter_;
      next.dates = chosen ? dates : core::DateFilter::all;
      ui_.emit(command::SetFilter{std::move(next)});
    };
    one(core::DateFilter::dated, "dated", ui_.words("with a date"), model_.dated);
    one(core::DateFilter::undated, "undated", ui_.words("without a date"), model_.undated);
    const float half = (inner() - ui_.px(8)) / 2, height = ui_.px(28);
    y_ += ui_.px(4);
    year("##signed from", {left(), y_, half, height}, ui_.scratch.signedFrom, ui_.words("from year"), true);
    year("##signed to", {left() + half + ui_.px(8), y_, half, height}, ui_.scratch.signedTo, ui_.words("to year"),
         false);
    y_ += height + ui_.px(12);
  }

  void year(const char* id, PixelRect rect, std::string& text, std::string_view hint, bool from) {
    const auto& held = from ? filter_.signedFrom : filter_.signedTo;
    if (ui_.measuring) return;
    const FieldResult field =
        textField(ui_, id, rect, text, {.hint = hint, .takesEnter = true, .error = !text.empty() && !yearOf(text)});
    if (!field.active && !field.left && !field.entered) text = yearText(held);
    if (!field.entered && !field.left) return;
    const auto typed = yearOf(text);
    if (!typed && !text.empty()) return;
    Filter next = filter_;
    auto& bound = from ? next.signedFrom : next.signedTo;
    bound = typed ? std::optional(from ? dayOf(*typed, 1, 1) : dayOf(*typed, 12, 31)) : std::nullopt;
    if (next != filter_) ui_.emit(command::SetFilter{std::move(next)});
  }

  Ui& ui_;
  const ExploreModel& model_;
  const Filter& filter_;
  float x_, y_, width_;
};

}  // namespace

void drawExplore(Ui& ui) {
  const PixelRect panel = *ui.layout.scenario;
  beginPanel(ui, "explore", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  if (!ui.model.explore) {
    drawParagraph(ui, panel.x + ui.px(16), panel.y + ui.px(12), panel.width - ui.px(32), ui.px(lineHeight),
                  ui.words("The ties are being counted …"), {Face::body, ui.style.textSecondary});
    return endPanel();
  }
  const float top = panel.y - ImGui::GetScrollY();
  const float bottom = Column(ui, *ui.model.explore, panel.x, top, panel.width).draw();
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, bottom - top});
  endPanel();
}

}  // namespace cityties::desk
