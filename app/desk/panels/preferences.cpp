// What a person sets once. Everything acts at once and is seen behind the dialog.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/desk/panels/dialog_frame.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr std::array<float, 7> scales{1, 1.25f, 1.5f, 1.75f, 2, 2.5f, 3};

/// A name and below or beside it what is chosen from; the height of both.
struct Row {
  Ui& ui;
  float x, width, y;

  /// Where the control goes.
  PixelRect next(std::string_view name) {
    const float height = ui.px(controlHeight), label = ui.px(120);
    const bool beside = width >= ui.px(360);
    drawElided(ui, x, y + (beside ? height / 2 : ui.px(10)), beside ? label - ui.px(8) : width, name,
               {Face::body, ui.style.textSecondary});
    const PixelRect rect =
        beside ? PixelRect{x + label, y, width - label, height} : PixelRect{x, y + ui.px(24), width, height};
    y = rect.y + height + ui.px(12);
    return rect;
  }
};

void language(Ui& ui, Row& row) {
  const std::array<std::string_view, 2> names{"English", ui.model.chineseReadable ? "简体中文" : "Chinese"};
  const auto chosen = segmented(ui, "language", row.next(ui.words("Language")), names, ui.chinese() ? 1 : 0);
  if (chosen && (*chosen == 0 || ui.model.chineseReadable))
    ui.emit(command::SetLanguage{*chosen == 1 ? core::Language::chinese : core::Language::english});
}

void theme(Ui& ui, Row& row) {
  const std::array<std::string_view, 4> names{ui.words("Dark"), ui.words("Light"), ui.words("Print"),
                                              ui.words("Colour-blind")};
  const auto current = static_cast<std::size_t>(ui.model.view.theme);
  if (const auto chosen = segmented(ui, "theme", row.next(ui.words("Colours")), names, current))
    ui.emit(command::SetTheme{core::allThemes[*chosen]});
}

void scale(Ui& ui, Row& row) {
  std::array<std::string, scales.size()> texts;
  std::array<std::string_view, scales.size()> names;
  std::size_t nearest = 0;
  for (std::size_t i = 0; i < scales.size(); ++i) {
    texts[i] = std::to_string(std::lround(scales[i] * 100));
    names[i] = texts[i];
    if (std::abs(scales[i] - ui.model.view.scale) < std::abs(scales[nearest] - ui.model.view.scale)) nearest = i;
  }
  if (const auto chosen = segmented(ui, "scale", row.next(ui.words("Size in %")), names, nearest))
    ui.emit(command::SetScale{scales[*chosen]});
}

void motion(Ui& ui, Row& row) {
  const std::array<std::string_view, 2> names{ui.words("On"), ui.words("Off")};
  if (segmented(ui, "motion", row.next(ui.words("Motion")), names, ui.model.view.motion ? 0 : 1))
    ui.emit(command::ToggleMotion{});
}

}  // namespace

void drawPreferences(Ui& ui) {
  dialogFrame(ui, {.id = "preferences", .title = ui.words("Preferences"), .width = 560}, [&](PixelRect area) {
    Row row{ui, area.x, area.width, area.y};
    language(ui, row);
    theme(ui, row);
    scale(ui, row);
    motion(ui, row);
    row.y += drawParagraph(ui, area.x, row.y, area.width, ui.px(18),
                           ui.words("Sizes are of the interface and the names on the map. Without motion, steps and "
                                    "cameras change at once."),
                           {Face::small, ui.style.textSecondary});
    return row.y - area.y;
  });
}

}  // namespace cityties::desk
