// Ctrl+K: every command by its name.
#include "app/desk/palette.hpp"

#include <algorithm>

#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

constexpr float rowHeight = 32, mostRows = 12;

void refresh(PaletteState& state, ListState& rows) {
  state.matches = paletteMatches(state.entries, state.query, state.recent);
  rows = {.current = 0, .follow = true};
}

/// Keys as chips that end at `right`; where they begin.
float keyChip(Ui& ui, float right, float middle, std::string_view keys) {
  if (keys.empty()) return right;
  const float width = std::max(ui.px(20), textSize(keys, Face::small).x + ui.px(12));
  drawRect(ui, {right - width, middle - ui.px(9), width, ui.px(18)}, ui.style.hover, ui.px(4));
  drawLine(ui, right - width / 2, middle, keys, {Face::small, ui.style.textSecondary, Align::centre});
  return right - width - ui.px(12);
}

void entryRow(Ui& ui, const PaletteEntry& entry, PixelRect row) {
  const float middle = row.y + row.height / 2, left = row.x + ui.px(12);
  float right = keyChip(ui, row.x + row.width - ui.px(12), middle, entry.keys);
  const float title = textSize(entry.title, Face::body).x,
              detail = std::min(ui.px(200), textSize(entry.detail, Face::small).x);
  if (left + title + ui.px(24) + detail <= right) {
    drawElided(ui, right - detail, middle, detail, entry.detail, {Face::small, ui.style.textSecondary});
    right -= detail + ui.px(12);
  }
  drawElided(ui, left, middle, std::max(ui.px(40), right - left), entry.title, {Face::body, ui.style.text});
}

}  // namespace

void drawPalette(Ui& ui) {
  PaletteState& state = *ui.scratch.palette;
  ListState& rows = ui.scratch.paletteRows;
  std::optional<std::size_t> run;
  const DialogLook look{.id = "palette", .title = {}, .width = 600, .closesBeside = true, .bare = true, .top = 96};
  dialogFrame(ui, look, [&](PixelRect area) {
    if (ui.opening && ui.measuring) {
      state.query.clear();
      state.entries = paletteEntries(ui.model, ui.model.chinese ? *ui.model.chinese : ui.words);
      refresh(state, rows);
    }
    const float field = ui.px(36);
    const auto typed = textField(ui, "query", {area.x, area.y, area.width, field}, state.query,
                                 {.hint = ui.words("A command, a city, a step, a file"), .caretFirst = true});
    if (typed.changed) refresh(state, rows);
    const float top = field + ui.px(8), all = ui.px(rowHeight) * mostRows;
    const float room = std::clamp(area.height - top, ui.px(2 * rowHeight), all);
    if (state.matches.empty()) {
      drawParagraph(ui, area.x + ui.px(12), area.y + top + ui.px(6), area.width - ui.px(24), ui.px(20),
                    ui.words("No command or place by this name. Try a word of it, in English or Chinese."),
                    {Face::body, ui.style.textSecondary});
      return top + room;
    }
    const auto chosen = list(ui, "commands", {area.x, area.y + top, area.width, room}, state.matches.size(), rows,
                             {.rowHeight = rowHeight, .alwaysKeys = true},
                             [&](std::size_t i, PixelRect row) { entryRow(ui, state.entries[state.matches[i]], row); });
    if (chosen.activated) run = state.matches[*chosen.activated];
    return top + room;
  });
  if (!run) return;
  const PaletteEntry& entry = state.entries[*run];
  state.use(entry.id);
  // First, so that a command that opens a dialog finds none to replace it.
  ui.emit(core::command::CloseDialog{});
  ui.emit(entry.command);
}

}  // namespace cityties::desk
