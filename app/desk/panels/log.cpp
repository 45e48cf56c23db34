// Messages: what the data, the files and refused edits had to say.
#include <algorithm>

#include "app/desk/desk_log.hpp"
#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

/// What was said, in lines of the panel's width; made when the dialog opens or the log grows, not in every frame.
void refresh(Ui& ui, float width) {
  auto& shown = ui.scratch.log;
  const auto& entries = ui.model.log->entries();
  if (!ui.opening && shown.count == entries.size() && shown.width == width) return;
  shown = {.lines = {}, .count = entries.size(), .width = width};
  for (const LogEntry& entry : entries) {
    bool first = true;
    for (std::string& line : wrap(entry.text, width, Face::small)) {
      shown.lines.push_back(
          {.time = first ? entry.time : std::string(), .error = entry.error, .text = std::move(line)});
      first = false;
    }
  }
  ui.scratch.logRows = {.current = shown.lines.empty() ? 0 : shown.lines.size() - 1, .follow = true};
}

}  // namespace

void drawLog(Ui& ui) {
  const bool any = ui.model.log && !ui.model.log->entries().empty();
  const auto answer = dialogFrame(
      ui, {.id = "log", .title = ui.words("Messages"), .width = 760, .secondary = any ? ui.words("Copy all") : ""},
      [&](PixelRect area) {
        if (!any) {
          return drawParagraph(ui, area.x, area.y, area.width, ui.px(20),
                               ui.words("Nothing to report: the data was read without a warning, and no edit was "
                                        "refused."),
                               {Face::body, ui.style.textSecondary});
        }
        const float time = ui.px(64), mark = ui.px(20);
        refresh(ui, std::max(ui.px(80), area.width - time - mark - ui.px(16)));
        const auto& lines = ui.scratch.log.lines;
        const float row = 20,
                    height = std::min(area.height, std::max(ui.px(160), ui.px(row) * static_cast<float>(lines.size())));
        list(
            ui, "messages", {area.x, area.y, area.width, height}, lines.size(), ui.scratch.logRows,
            {.rowHeight = row, .enter = false}, [&](std::size_t i, PixelRect r) {
              const auto& line = lines[i];
              const float middle = r.y + r.height / 2;
              drawLine(ui, r.x + ui.px(8), middle, line.time, {Face::small, ui.style.textSecondary});
              if (line.error && !line.time.empty())
                drawCross(ui, {r.x + time + ui.px(8), middle}, ui.px(4), ui.style.cut, 1.5f * ui.scale);
              drawElided(ui, r.x + time + mark, middle, r.width - time - mark, line.text, {Face::small, ui.style.text});
            });
        return height;
      });
  if (answer != DialogAnswer::secondary) return;
  ImGui::SetClipboardText(ui.model.log->text().c_str());
  ui.scratch.toast = {.text = std::string(ui.words("Copied.")), .until = ui.scratch.now + 3};
}

}  // namespace cityties::desk
