// Saving the table of contingencies, or the pairs that a try changes.
#include <algorithm>

#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {

void drawExportTable(Ui& ui) {
  const auto& study = ui.model.study;
  ContingencyScratch& scratch = ui.scratch.contingencies;
  const bool pairs = study && study->probe;
  if (scratch.exportPath.empty()) scratch.exportPath = "contingencies.csv";
  if (!pairs) scratch.exportPairs = false;
  const bool ready = study && (scratch.exportPairs ? pairs : study->list != nullptr) && !scratch.exportPath.empty();
  const auto answer = dialogFrame(
      ui,
      {.id = "export",
       .title = ui.words("Export the table"),
       .primary = ui.words("Save"),
       .primaryEnabled = ready,
       .close = ui.words("Close")},
      [&](core::PixelRect area) {
        float y = area.y;
        const auto say = [&](std::string_view text, core::Rgba ink) {
          y += drawParagraph(ui, area.x, y, area.width, ui.px(18), text, {Face::body, ink}) + ui.px(8);
        };
        say(ui.words(
                "What the table shows, in its order, with the columns of “cityties contingency”. A name that ends in "
                ".json makes JSON, any other CSV."),
            ui.style.textSecondary);
        textField(ui, "path", {area.x, y, area.width, ui.px(controlHeight)}, scratch.exportPath, {.caretFirst = true});
        y += ui.px(controlHeight + 8);
        if (pairs) {
          checkbox(ui, "pairs", {area.x, y, area.width, ui.px(28)},
                   ui.words("The pairs that the try changes instead, all of them"), scratch.exportPairs);
          y += ui.px(36);
        }
        if (study && !study->saved.empty()) say(study->saved, study->savedWell ? ui.style.text : ui.style.cut);
        return y - area.y;
      });
  if (answer == DialogAnswer::primary) ui.emit(core::command::ExportTable{scratch.exportPath, scratch.exportPairs});
}

}  // namespace cityties::desk
