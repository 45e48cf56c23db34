// Open and save as: folders by keys, by pointer, or as a typed path.
#include "app/desk/panels/files.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr float rowHeight = 28, mostRows = 12;

const FilesModel& filesOf(const Ui& ui) {
  static const FilesModel none;
  return ui.model.files ? *ui.model.files : none;
}

FileDialogState& stateOf(Ui& ui) {
  if (!ui.scratch.fileDialog) ui.scratch.fileDialog = std::make_shared<FileDialogState>();
  return *ui.scratch.fileDialog;
}

void begin(Ui& ui, std::string typed) {
  FileDialogState& state = stateOf(ui);
  state.typed = std::move(typed);
  if (state.folder.empty()) state.folder = absolutePath(filesOf(ui).folder.empty() ? "~" : filesOf(ui).folder, "/");
  state.reader.forget();
  state.rowsFor.clear();
  state.browsing = state.caret = false;
  state.list = {};
}

/// The rows for what is typed, made anew when that or the folder changes.
void refresh(Ui& ui, FileDialogState& state, bool narrows) {
  const TypedPath typed = narrows ? typedPath(state.typed, state.folder) : TypedPath{state.folder, {}};
  state.reader.ask(typed.folder, ".json");
  const auto contents = state.reader.contents();
  if (!contents) {
    // Looked for again soon; a folder is there within a frame or two.
    constexpr double soon = .03;
    ui.scratch.wakeAt = ui.scratch.now + soon;
  }
  const std::string key = (narrows ? state.typed : std::string()) + '\n' + typed.folder + (contents ? "\nread" : "");
  if (key == state.rowsFor) return;
  state.rowsFor = key;
  state.rows = fileRows(filesOf(ui), contents.get(), narrows ? state.typed : "", narrows && !state.browsing, ui.words);
  state.list = {.current = 0, .follow = true};
}

void sign(Ui& ui, const FileRow& row, ImVec2 at) {
  const core::Style& s = ui.style;
  const float r = ui.px(5);
  const ImU32 ink = colour(s.textSecondary);
  const float width = 1.5f * ui.scale;
  switch (row.kind) {
    case FileRow::Kind::shipped:
      drawMark(ui, at, core::Symbol::diamond, 5, s.consular, {});
      break;
    case FileRow::Kind::recent:
      ui.list->AddCircle(at, r, ink, 0, width);
      ui.list->AddLine(at, {at.x, at.y - r * .6f}, ink, width);
      ui.list->AddLine(at, {at.x + r * .5f, at.y}, ink, width);
      break;
    case FileRow::Kind::parent:
    case FileRow::Kind::folder:
      ui.list->AddRect({at.x - r, at.y - r * .6f}, {at.x + r, at.y + r * .8f}, ink, 0, 0, width);
      ui.list->AddLine({at.x - r, at.y - r}, {at.x, at.y - r}, ink, width);
      break;
    case FileRow::Kind::file:
      ui.list->AddRect({at.x - r * .7f, at.y - r}, {at.x + r * .7f, at.y + r}, ink, 0, 0, width);
      break;
  }
}

void drawRow(Ui& ui, const FileRow& row, PixelRect rect) {
  const float middle = rect.y + rect.height / 2, left = rect.x + ui.px(32), edge = rect.x + rect.width - ui.px(8);
  sign(ui, row, {rect.x + ui.px(16), middle});
  const float detail = std::min(textSize(row.detail, Face::small).x, (edge - left) / 2);
  drawElided(ui, edge - detail, middle, detail + 1, row.detail, {Face::small, ui.style.textSecondary});
  drawElided(ui, left, middle, edge - detail - ui.px(12) - left, row.name,
             {Face::body, row.missing ? ui.style.textDisabled : ui.style.text});
}

/// Path of the folder, rows, and what went wrong with either; the height. The row that was activated.
std::optional<std::size_t> browser(Ui& ui, FileDialogState& state, PixelRect area, float& height) {
  const auto contents = state.reader.contents();
  float y = area.y;
  drawElided(ui, area.x, y + ui.px(10), area.width, contents ? contents->path : std::string(ui.words("Reading …")),
             {Face::small, ui.style.textSecondary});
  y += ui.px(24);
  if (contents && !contents->problem.empty()) {
    y += drawParagraph(ui, area.x, y, area.width, ui.px(20),
                       core::fill(ui.words("This folder cannot be read: {why}."), {{"why", contents->problem}}),
                       {Face::body, ui.style.cut});
  }
  const float room = std::clamp(area.y + area.height - y, ui.px(2 * rowHeight), ui.px(rowHeight * mostRows));
  std::optional<std::size_t> activated;
  if (state.rows.empty()) {
    drawParagraph(ui, area.x, y + ui.px(8), area.width, ui.px(20),
                  contents ? ui.words("Nothing here by this name. Scenarios are files that end in .json.")
                           : ui.words("Reading …"),
                  {Face::body, ui.style.textSecondary});
  } else {
    activated = list(ui, "files", {area.x, y, area.width, room}, state.rows.size(), state.list,
                     {.rowHeight = rowHeight}, [&](std::size_t i, PixelRect r) { drawRow(ui, state.rows[i], r); })
                    .activated;
  }
  height = y + room - area.y;
  return activated;
}

void enter(FileDialogState& state, const FileRow& row) {
  state.folder = row.path;
  state.browsing = state.caret = true;
  state.typed.clear();
  state.rowsFor.clear();
}

bool leads(const FileRow& row) { return row.kind == FileRow::Kind::parent || row.kind == FileRow::Kind::folder; }

void open(Ui& ui, FileDialogState& state, const FileRow& row) {
  if (leads(row)) return enter(state, row);
  ui.emit(command::CloseDialog{});
  ui.emit(command::Open{row.path});
}

std::string defaultName(const Ui& ui) {
  const FilesModel& files = filesOf(ui);
  if (!files.path.empty()) return std::filesystem::path(files.path).filename().string();
  const auto& document = ui.model.edits;
  const std::string id = document && document->document ? document->document->scenario.id : std::string();
  return (id.empty() ? "scenario" : id) + ".json";
}

/// Up and Down in the field move the list.
int moveRow(ImGuiInputTextCallbackData* data) {
  auto& state = *static_cast<FileDialogState*>(data->UserData);
  if (data->EventKey == ImGuiKey_DownArrow && state.list.current + 1 < state.rows.size()) ++state.list.current;
  if (data->EventKey == ImGuiKey_UpArrow && state.list.current > 0) --state.list.current;
  state.list.follow = true;
  return 0;
}

}  // namespace

void drawOpen(Ui& ui) {
  FileDialogState& state = stateOf(ui);
  std::optional<std::size_t> chosen;
  const DialogLook look{.id = "open",
                        .title = ui.words("Open a scenario"),
                        .width = 720,
                        .primary = ui.words("Open"),
                        .primaryEnabled = !state.rows.empty()};
  const auto answer = dialogFrame(ui, look, [&](PixelRect area) {
    if (ui.opening && ui.measuring) begin(ui, {});
    const float field = ui.px(controlHeight);
    textField(ui, "path", {area.x, area.y, area.width, field}, state.typed,
              {.hint = ui.words("Part of a name, or a path"),
               .caretFirst = true,
               .takeCaret = !ui.measuring && std::exchange(state.caret, false),
               .keys = moveRow,
               .keysOwner = &state});
    refresh(ui, state, true);
    const float top = field + ui.px(8);
    float height = 0;
    chosen = browser(ui, state, {area.x, area.y + top, area.width, area.height - top}, height);
    return top + height;
  });
  if (answer == DialogAnswer::primary) chosen = state.list.current;
  if (chosen && *chosen < state.rows.size()) open(ui, state, state.rows[*chosen]);
}

void drawSaveAs(Ui& ui, const SaveKind& kind) {
  FileDialogState& state = stateOf(ui);
  std::optional<std::size_t> chosen;
  const bool named = state.typed.find_first_not_of(" /") != std::string::npos;
  const DialogLook look{
      .id = kind.id, .title = kind.title, .width = 720, .primary = ui.words("Save"), .primaryEnabled = named};
  const auto answer = dialogFrame(ui, look, [&](PixelRect area) {
    if (ui.opening && ui.measuring) begin(ui, kind.name);
    const float field = ui.px(controlHeight);
    textField(ui, "name", {area.x, area.y, area.width, field}, state.typed,
              {.hint = ui.words("Name of the file"), .caretFirst = true});
    float y = area.y + field + ui.px(8);
    y += drawParagraph(ui, area.x, y, area.width, ui.px(18), kind.note, {Face::small, ui.style.textSecondary});
    refresh(ui, state, false);
    float height = 0;
    chosen = browser(ui, state, {area.x, y + ui.px(4), area.width, area.y + area.height - y}, height);
    return y + height + ui.px(4) - area.y;
  });
  if (chosen) {
    const FileRow row = state.rows[*chosen];
    const std::string name = state.typed;
    if (leads(row)) {
      enter(state, row);
      state.typed = name;
    } else {
      state.typed = row.name;
    }
  }
  if (answer != DialogAnswer::primary || !named) return;
  std::string path = absolutePath(state.typed, state.folder);
  if (!kind.ending.empty() && !path.ends_with(kind.ending)) path += kind.ending;
  ui.emit(command::CloseDialog{});
  ui.emit(kind.command(path));
}

void drawSaveDocument(Ui& ui) {
  drawSaveAs(ui, {.id = "saveAs",
                  .title = ui.words("Save the scenario as"),
                  .name = defaultName(ui),
                  .note = ui.words("The file holds the scenario with its assumptions and bookmarks, not the records."),
                  .ending = ".json",
                  .command = [](std::string path) { return core::Command(command::SaveAs{std::move(path)}); }});
}

void drawExportPicture(Ui& ui) {
  drawSaveAs(ui, {.id = "exportPicture",
                  .title = ui.words("Export a picture"),
                  .name = "map.png",
                  .note = ui.words("The map of this step as a page, with title, legend and findings. The ending "
                                   "decides: .png for screens, .svg and .pdf for print."),
                  .ending = {},
                  .command = [](std::string path) { return core::Command(command::ExportPicture{std::move(path)}); }});
}

}  // namespace cityties::desk
