#pragma once
// The interface over the map: panels as free functions of plain models, drawn with Dear ImGui. No GL, no SFML here, so
// that panels are tested headless.

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/compose.hpp"
#include "app/core/findings.hpp"
#include "app/core/flows.hpp"
#include "app/core/labels.hpp"
#include "app/core/routes.hpp"
#include "app/core/search.hpp"
#include "app/core/session.hpp"
#include "app/core/view.hpp"
#include "app/desk/files_model.hpp"
#include "app/desk/focus.hpp"
#include "app/desk/study_model.hpp"

namespace cityties::desk {

class DeskLog;
using Emit = std::function<void(core::Command)>;

/// Facts of the city, post or region under the pointer or clicked.
struct InspectorModel {
  std::string title, subtitle;
  struct Row {
    std::string name, value;
    std::string id = {};      ///< what the value leads to; empty: nothing
    std::string metric = {};  ///< key of the value's card, of which it is the proof; empty: it has none
  };
  std::vector<Row> rows;
  std::vector<std::string> ties;    ///< its agreements in words, at most 12, then "and 5 more"
  std::vector<std::string> tieIds;  ///< what each of them leads to; empty or shorter: nothing
  struct Ring {
    std::size_t places = 0, ties = 0;
  };
  std::vector<Ring> rings;           ///< by distance in ties, itself first; of the selection only
  std::vector<std::string> doubts;   ///< why a record may be wrong, in words
  std::string note;                  ///< what the record itself remarks
  std::vector<std::string> sources;  ///< with a URL where there is one
  struct Deed {
    std::string words;  ///< "Close…"
    graph::Action action;
  };
  std::vector<Deed> deeds;  ///< what a scenario may do to it
};
InspectorModel inspect(const core::Story& story, std::size_t step, const std::string& id, const core::Catalogue& words);
/// Of a node (`node:DE`), with the strongest flows that meet in it, or of a flow (`flow:DE:FR`); an empty title for
/// any other id.
InspectorModel inspectFlows(const graph::Dataset& dataset, const core::Flows& flows, const std::string& id,
                            const core::Catalogue& words);

/// Every edit of the document, for the list of them.
struct EditsModel {
  core::DocumentPtr document;
  struct Line {
    std::string text;
    bool undone = false;
  };
  std::vector<Line> lines;   ///< of the history, oldest first; the first is the document as it was opened
  std::size_t position = 0;  ///< of the document among them
  bool modified = false;
};
/// Made anew only when the document or the language changes: O(edits).
std::shared_ptr<const EditsModel> makeEditsModel(const core::Session& session, const core::Catalogue& words);

/// The document as bar and menus tell of it.
struct DocumentModel {
  std::string title;      ///< of the scenario or its file; empty: a new one
  bool modified = false;  ///< differs from what is on disk
  bool canUndo = false, canRedo = false;
  std::string undo, redo;  ///< what would be undone and redone, in words
};

struct ExploreModel;
struct DependsModel;

/// Everything the panels show, made anew only when story, step, language or selection change.
struct UiModel {
  core::ViewState view;
  std::shared_ptr<const core::Story> story;  ///< null while it is being worked out
  std::shared_ptr<const core::Catalogue> words;
  core::Findings findings;
  std::vector<std::vector<core::LegendItem>> legend;
  std::string credits;
  std::shared_ptr<const core::Flows> flows;  ///< what the map gathers its ties into; null: each is drawn by itself
  std::shared_ptr<const core::Story> shown;  ///< what the map shows: `story`, or the network of a day
  std::size_t shownStep = 0;
  std::shared_ptr<const ExploreModel> explore;     ///< null while it is being counted
  std::shared_ptr<const core::Routes> routes;      ///< null: no question, or it is being searched
  std::shared_ptr<const DependsModel> depends;     ///< of the selection, or of an earlier one
  std::shared_ptr<const core::SearchIndex> index;  ///< of the names; null while it is being made
  bool chineseReadable = true;                     ///< false when the Chinese font is missing
  std::string problem;                      ///< a sentence when something is missing (a Chinese font), else empty
  std::optional<InspectorModel> inspector;  ///< of the selection
  std::optional<InspectorModel> tooltip;    ///< of the hovered mark
  std::shared_ptr<const EditsModel> edits;  ///< null: nothing can be edited
  std::vector<std::string> messages;        ///< what just could not be done, and why
  core::PixelPoint pointer;
  DocumentModel document;
  std::shared_ptr<const FilesModel> files;  ///< null: there are no files
  std::shared_ptr<const DeskLog> log;
  std::shared_ptr<const StudyModel> study;         ///< null: nothing is worked out beside the window
  std::shared_ptr<const core::Probe> probe;        ///< what findings and legend tell of, when something is tried out
  std::shared_ptr<const core::Catalogue> chinese;  ///< for what is found by its name in either language
};
/// `probe`: findings and legend are of what is tried out, against the step that it is tried out on. `day`: the network
/// of the view's day, in place of the scenario.
/// Findings and legend, which are read off all ties, are taken from `before` where nothing they say has changed: a
/// pointer that moves over marks asks for none of them.
UiModel makeUiModel(const core::ViewState& view, std::shared_ptr<const core::Story> story,
                    std::shared_ptr<const core::Catalogue> words, std::shared_ptr<const core::Flows> flows = nullptr,
                    const UiModel* before = nullptr, std::shared_ptr<const core::Probe> probe = nullptr,
                    std::shared_ptr<const core::Story> day = nullptr);

/// Where things are, in physical pixels.
struct UiLayout {
  core::PixelRect map;                     ///< viewport of the map: the window
  core::PixelRect inner;                   ///< the part between the panels, for fitting
  std::optional<core::PixelRect> inset;    ///< close-up; none when the window is too small or panels are hidden
  std::vector<core::PixelRect> obstacles;  ///< bars, panels and legend, for labels
  std::optional<core::PixelRect> bar, leftTabs, rightTabs, legend, timeline;  ///< where each may draw; none: left out
  std::optional<core::PixelRect> scenario, changes;  ///< left and right column, whichever tab they show
};
/// Bar, panels, legend and timeline on the 8 px grid of LOOK.md. A panel that finds no room is left out: the close-up
/// first, then the left column, then the right one.
/// `gathered`: the map gathers its ties into flows, of which the legend has a row to tell.
UiLayout layoutUi(const core::ViewState& view, int width, int height, float scale, bool gathered = false);

/// What labels keep clear of on stage: the caption with its shade, and the figure. Needs the fonts of buildFonts.
std::vector<core::PixelRect> stageObstacles(const UiModel& model, const UiLayout& layout);

/// A text as it was drawn and the panel it belongs to; tests read them to see that nothing is cut off.
struct DrawnText {
  std::string text;
  core::PixelRect box, panel;
  bool elided = false;  ///< shortened with "…" for want of room
};

/// One line of the search list.
struct SearchHit {
  core::SearchKind kind = core::SearchKind::city;
  std::string id;  ///< what to look at
  std::string title, detail;
};
/// The index's answers as the list tells them at a step.
std::vector<SearchHit> search(const core::SearchIndex& index, const core::Story& story, std::size_t step,
                              std::string_view query, const core::Catalogue& words, std::size_t limit = 8);

/// A word of explanation that appears when the pointer rests.
struct TipState {
  Focus::Id over = 0;  ///< what the pointer rests on
  double since = 0;
  std::string text;  ///< to be drawn at the end of this frame; empty: none
  core::PixelRect at;
};

/// Faces of the atlas, in the order in which buildFonts adds them; panels/kit.hpp names them.
inline constexpr std::size_t faceCount = 9;
/// Characters that were to be drawn and that a face does not hold (yet).
using MissingGlyphs = std::array<std::set<char16_t>, faceCount>;

struct PaletteState;
struct FileDialogState;
/// The log as it is shown.
struct LogLines {
  struct Line {
    std::string time;
    bool error = false;
    std::string text;
  };
  std::vector<Line> lines;
  std::size_t count = 0;  ///< entries in them
  float width = 0;        ///< physical, for which they were broken
};
/// A short answer that goes by itself: "Copied."
struct Toast {
  std::string text;
  double until = 0;  ///< UiScratch::now
};
/// What a list remembers; one for each list.
struct ListState {
  std::size_t current = 0;  ///< the row under the keys
  bool follow = false;      ///< bring `current` into view in the next frame
};

/// What the form of an action remembers: half-typed names, and which list is open.
struct FormState {
  std::map<std::string, std::string> texts;
  std::string open, activeField;
  ListState list;
  bool newStep = false;  ///< the action goes into a step of its own
};

struct PlaceHit {
  std::string id, name;
};

/// What the panel of contingencies remembers.
struct ContingencyScratch {
  ListState rows, places, items;
  std::string tried;             ///< what `rows` was last brought to
  const void* listOf = nullptr;  ///< likewise, in which order
  std::string placeText;
  std::vector<PlaceHit> placeHits;
  std::string exportPath;
};

/// What panels remember between frames that is not state of the program.
struct UiScratch {
  double now = 0;                ///< seconds, of whoever draws the frames
  std::optional<double> wakeAt;  ///< one more frame is wanted at that time; the loop clears it
  Focus focus;
  FormState form;
  ContingencyScratch contingencies;
  TipState tip;
  std::string dialog;  ///< id of the dialog of the last frame
  std::shared_ptr<PaletteState> palette;
  std::shared_ptr<FileDialogState> fileDialog;
  ListState paletteRows, logRows, recoveryRows;
  MissingGlyphs missing;  ///< in this frame
  LogLines log;
  Toast toast;
  std::string searchText;
  std::set<std::string> openFacets;  ///< those of which all values are listed
  std::string signedFrom, signedTo;  ///< years being typed
  struct RouteField {
    std::string text;
    ListState list;
  };
  RouteField routeFrom, routeTo;
  int routeWaits = 0;        ///< which end of the route the map or a list is asked for: 1 from, 2 to
  bool focusSearch = false;  ///< put the caret into the search field in the next frame
  float scroll = 0;
  std::size_t searchRow = 0;  ///< hit under the arrow keys
  std::vector<SearchHit> hits;
  std::string hitsFor;                      ///< what `hits` answers: language, step and query
  std::vector<DrawnText>* drawn = nullptr;  ///< when set, every text of the frame is noted there
};

/// Every string that interface and data may show, and those that the stage shows large.
struct UiTexts {
  std::vector<std::string> interface;  ///< also in the small sizes
  std::vector<std::string> names;      ///< that also stand in semibold: titles, names of places
  std::vector<std::string> stage;      ///< dates, titles and captions of the steps
};
UiTexts allTexts(const core::Story& story, const core::Catalogue& chinese);

/// Loads Inter and the Chinese face into ImGui's atlas with exactly the glyphs of `texts`. Returns false when no
/// Chinese font is installed. Call again when scale or data change. The faces of the stage are made for a window
/// `stageHeight` physical pixels high (0: 1080 × scale) and drawn larger or smaller in another.
/// `more` is what was missing from each face.
bool buildFonts(const UiTexts& texts, float scale, float stageHeight = 0, const MissingGlyphs& more = {});

void applyTheme(core::Theme theme, float scale);

/// Draws the whole interface for one frame between ImGui::NewFrame and ImGui::Render.
void drawUi(const UiModel& model, const UiLayout& layout, float scale, UiScratch& scratch, const Emit& emit);

/// Keys to commands, as the table of actions (actions.hpp) has them. `key` is ImGui-free: a character or one of these;
/// with Ctrl an upper-case character is one with Shift.
enum class Key {
  left,
  right,
  up,
  down,
  home,
  end,
  space,
  enter,
  escape,
  plus,
  minus,
  pageUp,
  pageDown,
  slash,
  f1,
  f11,
  character
};
std::optional<core::Command> commandFor(Key key, char32_t character, bool control, const core::ViewState& view);

}  // namespace cityties::desk
