#include <algorithm>

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

/// Name at the left in secondary colour, value at the right; a long value takes its own lines below.
float factRow(Ui& ui, float x, float y, float width, const InspectorModel::Row& row) {
  const core::Style& s = ui.style;
  const float name = textSize(row.name, Face::body).x, value = textSize(row.value, Face::body).x;
  drawLine(ui, x, y + ui.px(10), row.name, {Face::body, s.textSecondary});
  if (name + value + ui.px(16) <= width) {
    drawLine(ui, x + width, y + ui.px(10), row.value, {Face::body, s.text, Align::right});
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
  at += deeds(ui, x, at, width);
  if (!model.ties.empty()) {
    at += heading(ui, x, at, width, ui.words("Ties and cities"));
    at += list(ui, x, at, width, model.ties, Face::body, s.text);
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
