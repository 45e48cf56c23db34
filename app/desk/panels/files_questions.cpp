// What files ask: save before leaving, write over somebody's work, take up what a journal kept.
#include <algorithm>

#include "app/desk/panels/dialog_frame.hpp"
#include "app/desk/panels/files.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

std::string fileName(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string_view obstacleWords(const Ui& ui, SaveObstacle obstacle) {
  switch (obstacle) {
    case SaveObstacle::changedOnDisk:
      return ui.words(
          "“{file}” is not what it was when you opened it: another program has written it since. Saving would put your "
          "version in its place; the other one stays beside it as the previous version.");
    case SaveObstacle::lockedByOther:
      return ui.words(
          "“{file}” is open in another window of CityTies. Saving would put your version in the place of what is saved "
          "there.");
    case SaveObstacle::exists:
      return ui.words("“{file}” is there already. Saving would put this scenario in its place.");
  }
  return {};
}

}  // namespace

void drawObstacle(Ui& ui) {
  const FilesModel& files = *ui.model.files;
  const std::string text = core::fill(obstacleWords(ui, *files.obstacle), {{"file", fileName(files.obstaclePath)}});
  const DialogLook look{.id = "obstacle",
                        .title = ui.words("Save over it?"),
                        .width = 520,
                        .primary = ui.words("Save over it"),
                        .secondary = ui.words("Save as …")};
  const auto answer = dialogFrame(ui, look, [&](PixelRect area) {
    float y = area.y + drawParagraph(ui, area.x, area.y, area.width, ui.px(20), text, {Face::body, ui.style.text});
    y += ui.px(8);
    y += drawParagraph(ui, area.x, y, area.width, ui.px(18), files.obstaclePath, {Face::small, ui.style.textSecondary});
    return y - area.y;
  });
  if (answer == DialogAnswer::primary) ui.emit(command::SaveOver{});
  if (answer == DialogAnswer::secondary) {
    ui.emit(command::CloseDialog{});
    ui.emit(command::OpenDialog{core::Dialog::saveAs});
  }
}

void drawLeave(Ui& ui) {
  const FilesModel files = ui.model.files ? *ui.model.files : FilesModel{};
  const std::string_view goesOn = files.departure == Departure::quit ? ui.words("You are about to quit.")
                                  : files.departure == Departure::open
                                      ? ui.words("You are about to open another scenario.")
                                      : ui.words("You are about to begin a new scenario.");
  const std::string title = core::fill(ui.words("Save the changes to “{name}”?"), {{"name", files.name}});
  const DialogLook look{
      .id = "leave", .title = title, .width = 520, .primary = ui.words("Save"), .secondary = ui.words("Don’t save")};
  const auto answer = dialogFrame(ui, look, [&](PixelRect area) {
    float y = area.y;
    y += drawParagraph(ui, area.x, y, area.width, ui.px(20), goesOn, {Face::body, ui.style.text});
    y += drawParagraph(ui, area.x, y, area.width, ui.px(20),
                       ui.words("Without saving, what you changed since it was last saved is given up."),
                       {Face::body, ui.style.textSecondary});
    return y - area.y;
  });
  if (answer == DialogAnswer::primary) ui.emit(command::Leave{command::Leaving::save});
  if (answer == DialogAnswer::secondary) ui.emit(command::Leave{command::Leaving::discard});
}

namespace {

void recoverableRow(Ui& ui, const RecoverableDocument& one, PixelRect row) {
  const float left = row.x + ui.px(12), width = row.width - ui.px(24);
  const std::string title = one.title.empty() ? std::string(ui.words("Untitled")) : one.title;
  drawElided(ui, left, row.y + ui.px(15), width, title, {Face::strong, ui.style.text});
  const std::string detail =
      core::fill(one.changes == 1 ? ui.words("{when} · one change") : ui.words("{when} · {n} changes"),
                 {{"when", one.when}, {"n", std::to_string(one.changes)}}) +
      (one.path.empty() ? std::string() : " · " + one.path);
  drawElided(ui, left, row.y + ui.px(33), width, detail, {Face::small, ui.style.textSecondary});
}

}  // namespace

void drawRecovery(Ui& ui) {
  const FilesModel files = ui.model.files ? *ui.model.files : FilesModel{};
  const auto& kept = files.recoverables;
  ListState& rows = ui.scratch.recoveryRows;
  std::optional<std::size_t> chosen;
  const DialogLook look{.id = "recovery",
                        .title = ui.words("Recover unsaved work"),
                        .width = 560,
                        .primary = kept.empty() ? std::string_view() : ui.words("Recover"),
                        .secondary = kept.empty() ? std::string_view() : ui.words("Discard"),
                        .close = kept.empty() ? std::string_view() : ui.words("Later")};
  const auto answer = dialogFrame(ui, look, [&](PixelRect area) {
    const std::string_view text =
        kept.empty() ? ui.words("Nothing is waiting: every change was saved, or given up on purpose.")
                     : ui.words("CityTies ended before these changes were saved. They were kept; nothing is lost.");
    float y = area.y + drawParagraph(ui, area.x, area.y, area.width, ui.px(20), text, {Face::body, ui.style.text});
    if (kept.empty()) return y - area.y;
    y += ui.px(12);
    constexpr float rowHeight = 48;
    const float height = ui.px(rowHeight) * static_cast<float>(std::min<std::size_t>(kept.size(), 5));
    chosen = list(ui, "kept", {area.x, y, area.width, height}, kept.size(), rows, {.rowHeight = rowHeight},
                  [&](std::size_t i, PixelRect r) { recoverableRow(ui, kept[i], r); })
                 .activated;
    return y + height - area.y;
  });
  if (answer == DialogAnswer::primary) chosen = rows.current;
  if (chosen && *chosen < kept.size()) {
    ui.emit(command::CloseDialog{});
    ui.emit(command::Recover{*chosen});
  }
  if (answer == DialogAnswer::secondary && rows.current < kept.size()) ui.emit(command::DiscardRecovered{rows.current});
}

}  // namespace cityties::desk
