// "File ▾" in the bar, the arrows of undo and redo, and the name of the document.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/desk/actions.hpp"
#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr float rowHeight = 28;

struct MenuRow {
  std::string id, text, keys;
  std::optional<core::Command> command;  ///< none: now it makes no sense
  bool rule = false;                     ///< a line above it
};

std::vector<MenuRow> menuRows(const Ui& ui) {
  constexpr std::size_t mostRecent = 5;
  std::vector<MenuRow> rows;
  const auto actions = deskActions(ui.words);
  const auto add = [&](std::string_view id, bool rule) {
    const DeskAction& action = actionOf(actions, id);
    rows.push_back({.id = action.id,
                    .text = std::string(action.words),
                    .keys = std::string(action.keys.substr(0, action.keys.find(' '))),
                    .command = action.command(ui.model.view, ui.model.document),
                    .rule = rule});
  };
  add("new", false);
  add("open", false);
  if (ui.model.files) {
    std::size_t n = 0;
    for (const RecentFile& recent : ui.model.files->recent) {
      if (recent.missing || n == mostRecent) continue;
      const auto slash = recent.path.rfind('/');
      rows.push_back({.id = "recent" + std::to_string(n),
                      .text = slash == std::string::npos ? recent.path : recent.path.substr(slash + 1),
                      .keys = {},
                      .command = command::Open{recent.path},
                      .rule = n == 0});
      ++n;
    }
  }
  add("save", true);
  add("saveAs", false);
  add("exportPicture", true);
  add("exportTable", false);
  add("recovery", true);
  add("log", false);
  add("preferences", false);
  add("palette", false);
  add("quit", true);
  return rows;
}

void drawMenu(Ui& ui, float left, float top) {
  if (!ImGui::IsPopupOpen("fileMenu")) return;
  const auto rows = menuRows(ui);
  float width = ui.px(200), height = ui.px(16);
  for (const MenuRow& row : rows) {
    width = std::max(
        width, std::min(ui.px(320), textSize(row.text, Face::body).x) + textSize(row.keys, Face::small).x + ui.px(64));
    height += ui.px(rowHeight) + (row.rule ? ui.px(9) : 0);
  }
  const PixelRect window = ui.layout.map;
  const PixelRect rect{left, top, std::min(width, window.width - left - ui.px(8)),
                       std::min(height, window.height - top - ui.px(8))};
  const Popup popup(ui, "fileMenu", rect);
  if (!popup) return;
  const Area area(ui, "rows", rect);
  const float start = rect.y - ImGui::GetScrollY();
  float y = start + ui.px(8);
  for (const MenuRow& row : rows) {
    if (row.rule) {
      drawRule(ui, rect.x + ui.px(12), y + ui.px(4), rect.width - ui.px(24));
      y += ui.px(9);
    }
    const PixelRect at{rect.x + ui.px(8), y, rect.width - ui.px(16), ui.px(rowHeight)};
    const Touch t = touch(ui, row.id.c_str(), at, row.command.has_value());
    if (t.hovered) drawRect(ui, at, ui.style.selectionBackground, ui.px(6));
    const float middle = y + ui.px(rowHeight / 2), keys = textSize(row.keys, Face::small).x;
    drawElided(ui, at.x + ui.px(12), middle, at.width - keys - ui.px(36), row.text,
               {Face::body, row.command ? ui.style.text : ui.style.textDisabled});
    drawLine(ui, at.x + at.width - ui.px(12), middle, row.keys, {Face::small, ui.style.textSecondary, Align::right});
    if (t.clicked) {
      ui.emit(*row.command);
      ImGui::CloseCurrentPopup();
    }
    y += ui.px(rowHeight);
  }
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, y + ui.px(8) - start});
}

/// A bent arrow to the left, or its mirror.
void bentArrow(Ui& ui, ImVec2 c, bool back, core::Rgba ink) {
  const float s = ui.scale, d = back ? 1.0f : -1.0f, width = 1.5f * s;
  const ImVec2 tip(c.x - 5 * s * d, c.y - 2 * s);
  ui.list->PathLineTo(tip);
  ui.list->PathLineTo({c.x + 1.5f * s * d, c.y - 2 * s});
  ui.list->PathBezierCubicCurveTo({c.x + 7 * s * d, c.y - 2 * s}, {c.x + 7 * s * d, c.y + 5 * s},
                                  {c.x + 1.5f * s * d, c.y + 5 * s});
  ui.list->PathLineTo({c.x - 2 * s * d, c.y + 5 * s});
  ui.list->PathStroke(colour(ink), 0, width);
  const ImVec2 head[] = {{tip.x + 3.5f * s * d, tip.y - 3.5f * s}, tip, {tip.x + 3.5f * s * d, tip.y + 3.5f * s}};
  ui.list->AddPolyline(head, 3, colour(ink), 0, width);
}

void historyButton(Ui& ui, const char* id, float x, float middle, bool back, bool enabled, std::string_view what,
                   core::Command does) {
  const PixelRect area{x, middle - ui.px(14), ui.px(28), ui.px(28)};
  const Touch t = touch(ui, id, area, enabled);
  if (enabled) tip(ui, what);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  bentArrow(ui, {area.x + area.width / 2, middle - ui.px(1)}, back, enabled ? ui.style.text : ui.style.textDisabled);
  if (t.clicked) ui.emit(std::move(does));
}

std::string withWhat(const Ui& ui, std::string_view verb, const std::string& what) {
  return std::string(verb) + (ui.chinese() ? "：" : ": ") + what;
}

}  // namespace

float drawFileMenu(Ui& ui, float left, float middle) {
  const std::string_view name = ui.words("File");
  const float end = left + textSize(name, Face::body).x + ui.px(18);
  const PixelRect area{left - ui.px(8), middle - ui.px(14), end - left + ui.px(14), ui.px(28)};
  const Touch t = touch(ui, "file", area);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  drawLine(ui, left, middle, name, {Face::body, ui.style.text});
  drawChevron(ui, end - ui.px(5), middle);
  if (t.clicked) ImGui::OpenPopup("fileMenu");
  drawMenu(ui, std::max(ui.px(8), area.x), ui.panel.y + ui.panel.height + ui.px(4));
  return end + ui.px(6);
}

float drawHistoryButtons(Ui& ui, float left, float middle) {
  const DocumentModel& document = ui.model.document;
  historyButton(ui, "undo", left, middle, true, document.canUndo, withWhat(ui, ui.words("Undo"), document.undo),
                command::Undo{});
  historyButton(ui, "redo", left + ui.px(28), middle, false, document.canRedo,
                withWhat(ui, ui.words("Redo"), document.redo), command::Redo{});
  return left + ui.px(56);
}

void drawDocumentName(Ui& ui, float left, float right, float middle) {
  const DocumentModel& document = ui.model.document;
  std::string name = ui.model.files && !ui.model.files->name.empty() ? ui.model.files->name : document.title;
  if (name.empty()) name = ui.words("Untitled");
  const bool modified = document.modified || (ui.model.files && ui.model.files->modified);
  const float dot = modified ? ui.px(14) : 0, room = right - left - dot;
  if (room < ui.px(56)) return;
  const float width = std::min(room, std::ceil(textSize(name, Face::body).x));
  touch(ui, "document", {left - ui.px(4), middle - ui.px(12), width + dot + ui.px(8), ui.px(24)}, true, Reach::pointer);
  tip(ui,
      modified ? core::fill(ui.words("{name}: changed since it was saved (Ctrl+S saves)"), {{"name", name}}) : name);
  drawElided(ui, left, middle, width, name, {Face::body, ui.style.textSecondary});
  if (modified && !ui.measuring)
    ui.list->AddCircleFilled({left + width + ui.px(9), middle}, 3.5f * ui.scale, colour(ui.style.text));
}

}  // namespace cityties::desk
