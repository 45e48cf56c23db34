// Saving the table of contingencies, or the pairs that a try changes.
#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {
namespace {

/// The last part of a path, for which another may be put.
void rename(std::string& path, std::string_view name) {
  const std::size_t slash = path.rfind('/');
  path = (slash == std::string::npos ? std::string() : path.substr(0, slash + 1)) + std::string(name);
}

}  // namespace

void drawExportTable(Ui& ui) {
  const auto& study = ui.model.study;
  std::string& path = ui.scratch.contingencies.exportPath;
  const bool tried = study && study->probe;
  if (path.empty() && ui.scratch.dialog != "export") path = "contingencies.csv";
  bool pairs = namesPairs(path);
  const bool ready = study && (pairs ? tried : study->list != nullptr) && !path.empty();
  const auto contents = [&](core::PixelRect area) {
    float y = area.y;
    const auto tell = [&](std::string_view text, core::Rgba ink) {
      y += drawParagraph(ui, area.x, y, area.width, ui.px(18), text, {Face::body, ink}) + ui.px(8);
    };
    tell(ui.words("What the table shows, in its order, with the columns of “cityties contingency”. A name that ends in "
                  ".json makes JSON, any other CSV."),
         ui.style.textSecondary);
    textField(ui, "##path", {area.x, y, area.width, ui.px(controlHeight)}, path, {.caretFirst = true});
    y += ui.px(controlHeight + 8);
    if (tried || pairs) {
      const std::string_view label = ui.words("All pairs that the try changes instead: a name that ends in “pairs”");
      if (checkbox(ui, "pairs", {area.x, y, area.width, ui.px(28)}, label, pairs))
        rename(path, pairs ? "pairs.csv" : "contingencies.csv");
      y += ui.px(36);
    }
    if (study && !study->saved.empty()) tell(study->saved, study->savedWell ? ui.style.text : ui.style.cut);
    return y - area.y;
  };
  const auto answer = dialogFrame(ui,
                                  {.id = "export",
                                   .title = ui.words("Export the table"),
                                   .primary = ui.words("Save"),
                                   .primaryEnabled = ready,
                                   .close = ui.words("Close")},
                                  contents);
  if (answer == DialogAnswer::primary) ui.emit(core::command::ExportTable{path});
}

}  // namespace cityties::desk
