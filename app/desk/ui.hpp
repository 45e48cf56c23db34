#pragma once
// The interface over the map: panels as free functions of plain models, drawn with Dear ImGui. No GL, no SFML here, so
// that panels are tested headless.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/compose.hpp"
#include "app/core/findings.hpp"
#include "app/core/labels.hpp"
#include "app/core/view.hpp"

namespace cityties::desk {

using Emit = std::function<void(core::Command)>;

/// Facts of the city, post or region under the pointer or clicked.
struct InspectorModel {
  std::string title, subtitle;
  struct Row { std::string name, value; };
  std::vector<Row> rows;
  std::vector<std::string> ties;     ///< its agreements in words, at most 12, then "and 5 more"
  std::vector<std::string> sources;  ///< with a URL where there is one
};
InspectorModel inspect(const core::Story& story, std::size_t step, const std::string& id, const core::Catalogue& words);

/// Everything the panels show, made anew only when story, step, language or selection change.
struct UiModel {
  core::ViewState view;
  std::shared_ptr<const core::Story> story;     ///< null while it is being worked out
  std::shared_ptr<const core::Catalogue> words;
  core::Findings findings;
  std::vector<std::vector<core::LegendItem>> legend;
  std::string credits;
  std::string problem;                          ///< a sentence when something is missing (a Chinese font), else empty
  std::optional<InspectorModel> inspector;      ///< of the selection
  std::optional<InspectorModel> tooltip;        ///< of the hovered mark
  core::PixelPoint pointer;
};
UiModel makeUiModel(const core::ViewState& view, std::shared_ptr<const core::Story> story,
                    std::shared_ptr<const core::Catalogue> words);

/// Where things are, in physical pixels.
struct UiLayout {
  core::PixelRect map;                          ///< viewport of the map: the window
  core::PixelRect inner;                        ///< the part between the panels, for fitting
  std::optional<core::PixelRect> inset;         ///< close-up; none when the window is too small or panels are hidden
  std::vector<core::PixelRect> obstacles;       ///< bars, panels and legend, for labels
};
UiLayout layoutUi(const core::ViewState& view, int width, int height, float scale);

/// What panels remember between frames that is not state of the program.
struct UiScratch {
  std::string searchText;
  bool focusSearch = false;
  float scroll = 0;
};

/// Loads Inter and the Chinese face into ImGui's atlas with exactly the glyphs of `texts` (every string of interface and
/// data). Returns false when no Chinese font is installed. Call again when scale or data change.
bool buildFonts(const std::vector<std::string>& texts, float scale);
std::vector<std::string> allTexts(const core::Story& story, const core::Catalogue& chinese);

void applyTheme(core::Theme theme, float scale);

/// Draws the whole interface for one frame between ImGui::NewFrame and ImGui::Render.
void drawUi(const UiModel& model, const UiLayout& layout, float scale, UiScratch& scratch, const Emit& emit);

/// Keys of DESIGN/LOOK to commands (← → step, f fit, h hide, p present, l language, ? help, + - zoom, Esc …). `key` is
/// ImGui-free: an ASCII letter or one of these.
enum class Key { left, right, up, down, home, end, space, enter, escape, plus, minus, pageUp, pageDown, slash, character };
std::optional<core::Command> commandFor(Key key, char32_t character, bool control, const core::ViewState& view);

}  // namespace cityties::desk
