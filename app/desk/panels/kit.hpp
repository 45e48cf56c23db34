#pragma once
// What all panels draw with: one type scale, colours of the style file, text that wraps in both languages. Private to
// the panels; this is the only header of the program that shows ImGui.

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/core/style.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {

/// Faces of the atlas, in the order in which buildFonts adds them.
enum class Face { small, smallStrong, body, strong, lead, figure, stageTitle, stageBody, stageFigure };

/// What a panel needs to draw one frame.
struct Ui {
  const UiModel& model;
  const UiLayout& layout;
  float scale;
  UiScratch& scratch;
  const Emit& emit;
  const core::Style& style;
  const core::Catalogue& words;
  core::PixelRect panel{};     ///< the panel being drawn
  ImDrawList* list = nullptr;  ///< where it is drawn
  bool measuring = false;      ///< run through a panel to learn its height; draw and react to nothing
  FocusLevel level = FocusLevel::desk;
  Focus::Id touched = 0;  ///< the last `touch`, for `tip`
  core::PixelRect touchedRect{};
  bool touchedHovered = false;
  bool opening = false;     ///< the dialog's first frame
  bool enterTaken = false;  ///< something in this dialog has made use of Enter in this frame

  /// Logical to physical, on whole pixels.
  float px(float logical) const;
  bool chinese() const { return words.language() == core::Language::chinese; }
};

ImU32 colour(core::Rgba rgba, float alpha = 1);
ImFont* font(Face face);
/// Physical size of a face as it is in the atlas.
float nativeSize(Face face);

enum class Align { left, centre, right };
struct TextLook {
  Face face = Face::body;
  core::Rgba colour;
  Align align = Align::left;
  float size = 0;  ///< physical pixels of the line box; 0: as in the atlas
};

/// Notes characters that the face does not hold, so that the atlas is made anew with them. Whatever is drawn by the kit
/// is noted by itself; text that ImGui draws (fields) is not.
void noteGlyphs(const Ui& ui, std::string_view text, Face face);

ImVec2 textSize(std::string_view text, Face face, float size = 0);
/// A line whose middle stands at `y` and which begins, is centred or ends at `x`.
void drawLine(Ui& ui, float x, float y, std::string_view text, const TextLook& look);
/// A figure for the large sizes: with a narrow no-break space, since a wide one falls apart there.
std::string largeFigure(const std::string& figure);
/// The same, shortened with "…" to at most `width`.
void drawElided(Ui& ui, float x, float y, float width, std::string_view text, const TextLook& look);

/// Breaks at spaces and between Chinese characters, never before closing or after opening punctuation, at "\n" always.
std::vector<std::string> wrap(std::string_view text, float width, Face face, float size = 0);
/// Lines from the top `y` downwards; the height they take.
float drawParagraph(Ui& ui, float x, float y, float width, float lineHeight, std::string_view text,
                    const TextLook& look);

void drawRect(Ui& ui, core::PixelRect rect, core::Rgba fill, float radius = 0);
void drawRule(Ui& ui, float x, float y, float width);
/// The ✕ of closures.
void drawCross(Ui& ui, ImVec2 centre, float radius, core::Rgba rgba, float width);
/// Mark of the map's language: square, diamond, dot, ring, ✕.
void drawMark(Ui& ui, ImVec2 centre, core::Symbol symbol, float size, core::Rgba fill,
              const std::optional<core::Stroke>& outline);

/// The sign of what opens downwards, around `x`.
void drawChevron(Ui& ui, float x, float y);

/// An area that answers to the pointer, and to Enter and Space when Tab has come to it; then it has a ring.
struct Touch {
  bool clicked = false, hovered = false;
  bool focused = false;  ///< by the keyboard
  bool doubleClicked = false;
};
/// `pointer` is left out by Tab: what closes by a click beside it, rows of a list that has keys of its own.
enum class Reach { all, pointer };
Touch touch(Ui& ui, const char* id, core::PixelRect rect, bool enabled = true, Reach reach = Reach::all);
/// The ring of the keyboard round `rect`.
void drawFocusRing(Ui& ui, core::PixelRect rect, float radius);

/// Explains what was touched last, once the pointer has rested on it for half a second, or Tab has come to it.
void tip(Ui& ui, std::string_view text);
/// At the end of a frame.
void drawTip(Ui& ui);

/// `fixed` panels stay below everything that comes and goes over them.
enum class Layering { fixed, overlay };
struct PanelLook {
  core::Rgba fill;
  float radius = 0;  ///< with a radius there is a border, too
  bool inputs = true;
  bool scrolls = false;
  Layering layering = Layering::fixed;
};
/// A window at exactly this place, without decoration; `endPanel` belongs to it in any case.
void beginPanel(Ui& ui, const char* id, core::PixelRect rect, const PanelLook& look);
void endPanel();

/// A part of the panel with a scroll position of its own. Restores panel and list when it goes.
class Area {
 public:
  Area(Ui& ui, const char* id, core::PixelRect rect);
  ~Area();
  Area(const Area&) = delete;
  Area& operator=(const Area&) = delete;

 private:
  Ui& ui_;
  core::PixelRect panel_;
  ImDrawList* list_;
};

/// Draws `contents(ui)`, which returns its height, once without ink to learn that height; at most `room` high.
template <class Contents>
float measured(Ui& ui, float room, const Contents& contents) {
  ui.measuring = true;
  const float height = contents();
  ui.measuring = false;
  return height < room ? height : room;
}

// The panels.
void drawTopBar(Ui& ui);
/// "Map ▾", ending at `right`, and its menu; returns where it begins.
float drawMapButton(Ui& ui, float right, float middle);
float mapButtonWidth(const Ui& ui);
/// "File ▾" and its menu, from `left` on; returns where it ends, as does the next.
float drawFileMenu(Ui& ui, float left, float middle);
/// Undo and redo.
float drawHistoryButtons(Ui& ui, float left, float middle);
/// The document's name, with a dot when it is not as it was saved.
void drawDocumentName(Ui& ui, float left, float right, float middle);
std::string_view projectionName(geo::ProjectionKind kind, const core::Catalogue& words);
/// Which panel either column shows.
void drawTabs(Ui& ui);
void drawExplore(Ui& ui);
/// The network of a day in figures, and the events up to it.
void drawDay(Ui& ui);
/// Over the map: which day it shows, and the way back to the scenario.
void drawDayBanner(Ui& ui);
/// The lines of the inspector about what depends on the selection; their height.
float drawDependents(Ui& ui, float x, float y, float width);
void drawHistory(Ui& ui);
void drawContingencies(Ui& ui);
void drawRoutes(Ui& ui);
/// Over the map: what is being tried out, to be kept or ended.
void drawProbeBanner(Ui& ui);
/// Dialogs of the table of contingencies, and of a number.
void drawExportTable(Ui& ui);
void drawProof(Ui& ui);
void drawActionForm(Ui& ui);
void drawAssumptions(Ui& ui);
/// What just could not be done, over the map's lower edge.
void drawMessages(Ui& ui);
/// The dialog of the view, over everything else.
void drawDialog(Ui& ui);
void drawPalette(Ui& ui);
void drawPreferences(Ui& ui);
void drawLog(Ui& ui);
void drawOpen(Ui& ui);
void drawSaveDocument(Ui& ui);
void drawExportPicture(Ui& ui);
void drawObstacle(Ui& ui);
void drawLeave(Ui& ui);
void drawRecovery(Ui& ui);
void drawSearchList(Ui& ui);
void drawScenario(Ui& ui);
void drawChanges(Ui& ui);
void drawInspector(Ui& ui);
void drawLegend(Ui& ui);
void drawTimeline(Ui& ui);
void drawTooltip(Ui& ui);
void drawStage(Ui& ui);
void drawHelp(Ui& ui);
/// One sentence in the middle of the right column or across the top: a missing font, work in progress.
void drawNotice(Ui& ui);
void drawToast(Ui& ui);

}  // namespace cityties::desk
