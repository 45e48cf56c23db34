#include <algorithm>
#include <array>

#include "app/desk/panels/number.hpp"
#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
constexpr float lineHeight = 18;

float heading(Ui& ui, float x, float y, float width, std::string_view text) {
  drawRule(ui, x, y + ui.px(12), width);
  drawLine(ui, x, y + ui.px(31), text, {Face::strong, ui.style.text});
  return ui.px(44);
}

float list(Ui& ui, float x, float y, float width, const std::vector<std::string>& texts, Face face, core::Rgba ink) {
  float height = 0;
  for (const std::string& text : texts) {
    height += drawParagraph(ui, x, y + height, width, ui.px(lineHeight), text, {face, ink}) + ui.px(2);
  }
  return height;
}

/// Lines of which those with an id lead on.
float links(Ui& ui, float x, float y, float width, const InspectorModel& model) {
  float height = 0;
  for (std::size_t i = 0; i < model.ties.size(); ++i) {
    const std::string id = i < model.tieIds.size() ? model.tieIds[i] : std::string();
    const auto lines = static_cast<float>(wrap(model.ties[i], width, Face::body).size());
    const PixelRect area{x - ui.px(8), y + height - ui.px(1), width + ui.px(16), lines * ui.px(lineHeight) + ui.px(4)};
    const Touch t = id.empty() ? Touch{} : touch(ui, ("tie " + std::to_string(i)).c_str(), area);
    if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
    height += drawParagraph(ui, x, y + height + ui.px(1), width, ui.px(lineHeight), model.ties[i],
                            {Face::body, ui.style.text}) +
              ui.px(4);
    if (t.clicked) ui.emit(core::command::LookAt{id});
  }
  return height;
}

/// Name at the left in secondary colour, value at the right; a long value takes its own lines below.
float factRow(Ui& ui, float x, float y, float width, const InspectorModel::Row& row) {
  const core::Style& s = ui.style;
  const float name = textSize(row.name, Face::body).x, value = textSize(row.value, Face::body).x;
  const float below = name + value + ui.px(16) <= width ? 0 : ui.px(20);
  if (!row.id.empty()) {
    const float left = below > 0 ? x : x + width - value;
    const PixelRect area{left - ui.px(6), y + below, std::min(value, width) + ui.px(12), ui.px(20)};
    const Touch t = touch(ui, ("fact " + row.name).c_str(), area);
    if (t.hovered) drawRect(ui, area, s.hover, ui.px(6));
    if (t.clicked) ui.emit(core::command::LookAt{row.id});
  }
  drawLine(ui, x, y + ui.px(10), row.name, {Face::body, s.textSecondary});
  if (name + value + ui.px(16) <= width) {
    const TextLook look{Face::body, s.text, Align::right};
    const auto& subject = ui.model.view.selected;
    if (row.metric.empty() || !subject)
      drawLine(ui, x + width, y + ui.px(10), row.value, look);
    else
      drawNumber(ui, ("number " + row.metric).c_str(), x + width, y + ui.px(10), row.value, look,
                 {row.metric, *subject});
    return ui.px(20);
  }
  return ui.px(20) + drawParagraph(ui, x, y + ui.px(20), width, ui.px(lineHeight), row.value, {Face::body, s.text}) +
         ui.px(4);
}

/// What a scenario may do to it, as buttons that wrap; the height.
float deeds(Ui& ui, float x, float y, float width) {
  const InspectorModel& model = *ui.model.inspector;
  if (model.deeds.empty() || !ui.model.edits) return 0;
  float at = y + heading(ui, x, y, width, ui.words("What if …"));
  float left = x;
  for (std::size_t n = 0; n < model.deeds.size(); ++n) {
    const auto& deed = model.deeds[n];
    const float room = std::min(width, buttonWidth(ui, deed.words) - ui.px(8));
    if (left > x && left + room > x + width) {
      left = x;
      at += ui.px(36);
    }
    if (button(ui, ("deed" + std::to_string(n)).c_str(), {left, at, room, ui.px(28)}, deed.words))
      ui.emit(core::command::SetDraft{deed.action});
    left += room + ui.px(8);
  }
  return at + ui.px(36) - y;
}

std::string ringsInWords(const Ui& ui) {
  std::string text;
  const auto& rings = ui.model.inspector->rings;
  for (std::size_t i = 1; i < rings.size(); ++i) {
    if (i > 1) text += ui.chinese() ? "；" : "; ";
    text += core::fill(ui.words("{n} away: {places} places, {ties} ties"), {{"n", std::to_string(i)},
                                                                            {"places", std::to_string(rings[i].places)},
                                                                            {"ties", std::to_string(rings[i].ties)}});
  }
  return text;
}

/// How far from the selection the map is lit: everything, or what lies so many ties away.
float nearness(Ui& ui, float x, float y, float width) {
  if (ui.model.inspector->rings.size() < 2) return 0;
  const int current = ui.model.view.desk.neighbourhood;
  const std::array<std::string_view, 4> steps{ui.words("all"), "1", "2", "3"};
  const float room = ui.px(120);
  drawLine(ui, x, y + ui.px(12), ui.words("Ties away"), {Face::body, ui.style.textSecondary});
  const auto chosen =
      segmented(ui, "near", {x + width - room, y, room, ui.px(24)}, steps, static_cast<std::size_t>(current));
  // The number that holds, asked for again, shows everything.
  if (chosen) ui.emit(core::command::SetNeighbourhood{*chosen == 0 ? current : static_cast<int>(*chosen)});
  const float text = drawParagraph(ui, x, y + ui.px(28), width, ui.px(lineHeight), ringsInWords(ui),
                                   {Face::small, ui.style.textSecondary});
  return ui.px(32) + text + ui.px(4);
}

/// Routes that begin or end at a city.
float routeButtons(Ui& ui, float x, float y, float width) {
  const core::ViewState& view = ui.model.view;
  if (!view.selected || !ui.model.shown || !ui.model.shown->dataset->findCity(*view.selected)) return 0;
  const float half = (width - ui.px(8)) / 2, height = ui.px(28);
  auto question = view.desk.route.value_or(core::RouteQuestion{});
  if (button(ui, "from here", {x, y, half, height}, ui.words("Route from here"))) {
    question.from = *view.selected;
    if (question.to == question.from) question.to.clear();
    ui.emit(core::command::AskRoute{question});
  } else if (button(ui, "to here", {x + half + ui.px(8), y, half, height}, ui.words("Route to here"))) {
    question.to = *view.selected;
    if (question.from == question.to) question.from.clear();
    ui.emit(core::command::AskRoute{question});
  }
  return ui.px(36);
}

/// What can be asked about the selection.
float questions(Ui& ui, float x, float y, float width) {
  float at = y + ui.px(8);
  at += nearness(ui, x, at, width);
  at += routeButtons(ui, x, at, width);
  return at - y;
}

float contents(Ui& ui, float x, float y, float width) {
  const InspectorModel& model = *ui.model.inspector;
  const core::Style& s = ui.style;
  float at = y + ui.px(11);
  at += drawParagraph(ui, x, at, width - ui.px(24), ui.px(20), model.title, {Face::lead, s.text});
  at += drawParagraph(ui, x, at, width - ui.px(24), ui.px(lineHeight), model.subtitle, {Face::small, s.textSecondary});
  at += ui.px(8);
  drawRule(ui, x, at, width);
  at += ui.px(8);
  for (const InspectorModel::Row& row : model.rows) at += factRow(ui, x, at, width, row);
  at += questions(ui, x, at, width);
  at += deeds(ui, x, at, width);
  if (!model.ties.empty()) {
    at += heading(ui, x, at, width, ui.words("Ties and cities"));
    at += links(ui, x, at, width, model);
  }
  at += drawDependents(ui, x, at, width);
  if (!model.doubts.empty() || !model.note.empty()) {
    at += heading(ui, x, at, width, ui.words("Doubts and remarks"));
    at += list(ui, x, at, width, model.doubts, Face::body, s.text);
    if (!model.note.empty()) at += list(ui, x, at, width, {model.note}, Face::small, s.textSecondary);
  }
  if (!model.sources.empty()) {
    at += heading(ui, x, at, width, ui.words("Sources"));
    at += list(ui, x, at, width, model.sources, Face::small, s.textSecondary);
  }
  return at + ui.px(12) - y;
}

void closeButton(Ui& ui, PixelRect panel) {
  const PixelRect area{panel.x + panel.width - ui.px(40), panel.y + ui.px(8), ui.px(28), ui.px(28)};
  const Touch t = touch(ui, "close", area);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  drawCross(ui, {area.x + area.width / 2, area.y + area.height / 2}, ui.px(4), ui.style.textSecondary, 1.5f * ui.scale);
  if (t.clicked) ui.emit(core::command::ClearSelection{});
}

}  // namespace

void drawInspector(Ui& ui) {
  PixelRect panel = *ui.layout.changes;
  const float inner = panel.width - ui.px(32);
  float whole = 0;
  panel.height = measured(ui, panel.height, [&] { return whole = contents(ui, 0, 0, inner); });
  beginPanel(ui, "inspector", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  const float top = panel.y - ImGui::GetScrollY();
  contents(ui, panel.x + ui.px(16), top, inner);
  closeButton(ui, {panel.x, top, panel.width, panel.height});
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, whole});
  endPanel();
}

void drawTooltip(Ui& ui) {
  if (!ui.model.tooltip || ImGui::GetIO().WantCaptureMouse) return;
  if (ui.model.inspector && ui.model.view.hovered == ui.model.view.selected) return;  // all of it stands at the right
  const InspectorModel& model = *ui.model.tooltip;
  constexpr std::size_t most = 4;
  const std::size_t rows = std::min(most, model.rows.size());
  const float limit = ui.px(280);
  float width = std::max(textSize(model.title, Face::strong).x, textSize(model.subtitle, Face::small).x);
  for (std::size_t i = 0; i < rows; ++i) {
    width = std::max(
        width, textSize(model.rows[i].name, Face::small).x + textSize(model.rows[i].value, Face::small).x + ui.px(16));
  }
  width = std::min(width, limit);
  const float height = ui.px(16 + 38 + (rows > 0 ? 4 : 0)) + ui.px(18) * static_cast<float>(rows);
  PixelRect box{ui.model.pointer.x + ui.px(16), ui.model.pointer.y + ui.px(16), width + ui.px(24), height};
  // Beside the pointer, on the side where it covers no panel.
  const PixelRect &map = ui.layout.map, &inner = ui.layout.inner;
  const float right = ui.model.pointer.x < inner.x + inner.width ? inner.x + inner.width : map.width - ui.px(8);
  if (box.x + box.width > right) box.x = ui.model.pointer.x - ui.px(16) - box.width;
  if (box.y + box.height > map.height - ui.px(8)) box.y = ui.model.pointer.y - ui.px(16) - box.height;
  box.x = std::max(box.x, 0.0f);
  box.y = std::max(box.y, 0.0f);
  beginPanel(ui, "tooltip", box,
             {.fill = core::withAlpha(ui.style.panel, .97),
              .radius = ui.px(8),
              .inputs = false,
              .layering = Layering::overlay});
  const core::Style& s = ui.style;
  const float x = box.x + ui.px(12);
  drawElided(ui, x, box.y + ui.px(18), width, model.title, {Face::strong, s.text});
  drawElided(ui, x, box.y + ui.px(37), width, model.subtitle, {Face::small, s.textSecondary});
  float y = box.y + ui.px(60);
  for (std::size_t i = 0; i < rows; ++i, y += ui.px(18)) {
    const float name = textSize(model.rows[i].name, Face::small).x;
    drawLine(ui, x, y, model.rows[i].name, {Face::small, s.textSecondary});
    const float room = width - name - ui.px(16);
    const float value = std::min(room, textSize(model.rows[i].value, Face::small).x);
    drawElided(ui, x + width - value, y, value + 1, model.rows[i].value, {Face::small, s.text});
  }
  endPanel();
}

}  // namespace cityties::desk
