#pragma once
// What the desk around the map shows: tabs, dialogs, filters, questions. Part of the view state.

#include <optional>
#include <string>
#include <vector>

#include "graph/actions.hpp"
#include "graph/date.hpp"

namespace cityties::core {

enum class LeftTab { scenario, explore, history };
enum class RightTab { findings, contingencies, routes };

/// What lies over the desk; one at a time.
enum class Dialog {
  none,
  palette,  ///< Ctrl+K
  open,
  saveAs,
  exportPicture,
  exportTable,  ///< the contingency table as CSV or JSON
  assumptions,  ///< path rule, reporting set, costs of channels
  preferences,
  log,       ///< diagnostics
  recovery,  ///< documents that the journal kept
  leave,     ///< unsaved changes
  conflict,  ///< the file is another one than was opened
  proof,     ///< metric card of the number that was clicked (`ViewState::proof`)
  action,    ///< the form of an action to add (`ViewState::draft`)
};

enum class DateFilter { all, dated, undated };

/// Which ties and places the map shows; every list that is empty keeps all. Filters change what is shown, never a
/// figure.
struct Filter {
  std::vector<std::string> countries;  ///< ISO 3166-1: ties with an end there
  std::vector<std::string> regions;    ///< ISO 3166-2: ties with an end there
  std::vector<std::string> kinds;      ///< of agreements, and "consular", "virtual"
  std::vector<std::string> statuses;   ///< "active", "curtailed", "cut", "new", "doubtful" …
  std::vector<std::string> confidences;
  DateFilter dates = DateFilter::all;
  std::optional<graph::Date> signedFrom, signedTo;  ///< agreements signed on these days, both included
  bool empty() const { return *this == Filter{}; }
  bool operator==(const Filter&) const = default;
};

/// How two states are seen at once, with one camera and one scale.
enum class CompareMode { none, ghost, swipe, sideBySide };

struct RouteQuestion {
  std::string from, to;  ///< city ids; either may be empty: to be pointed at
  bool operator==(const RouteQuestion&) const = default;
};

/// A number that was clicked: what it measures and what of.
struct Proof {
  std::string metric;   ///< key of a metric card
  std::string subject;  ///< id of a city, region or element; empty: the whole
  bool operator==(const Proof&) const = default;
};

/// What the table of contingencies is sorted by; `harm`: of the place asked about, else of all.
enum class ContingencyColumn { harm, name, everywhere, pairsLost, citiesCut, downToOne, synergy };

/// Which contingencies are worked out and how they stand in the table.
struct ContingencyView {
  ContingencyColumn sort = ContingencyColumn::harm;
  bool ascending = false;
  bool posts = true, agreements = true, cities = true;
  std::string place;  ///< city id, region or country code whose harm is told; empty: that of the selection
  std::string with;   ///< element: N-2 of it with every other; empty: N-1
  /// A large network is begun only when asked for; what was stopped stays so until asked for.
  enum class Run { whenQuick, asked, stopped } run = Run::whenQuick;
  bool operator==(const ContingencyView&) const = default;
};

struct DeskState {
  LeftTab left = LeftTab::scenario;
  RightTab right = RightTab::findings;
  Dialog dialog = Dialog::none;
  Filter filter;
  std::optional<graph::Date> day;  ///< the records of that day, without scenario; none: the scenario
  bool playingDays = false;        ///< the timeline goes on by itself
  std::vector<std::string> trail;  ///< what was selected before, the latest last: Alt+← goes back
  int neighbourhood = 0;           ///< steps about the selection that are shown, 0: everything
  std::optional<RouteQuestion> route;
  /// What the map and the figures try out on top of the step, and compare with it: a row of the contingency table, a
  /// suggested repair. Not part of the document until it is applied.
  std::vector<graph::Action> probe;
  std::string probeElement;  ///< id of the element whose failure is tried (a city cannot fail by an action)
  CompareMode compare = CompareMode::none;
  float swipe = .5f;  ///< of the map's width
  std::optional<Proof> proof;
  ContingencyView contingencies;
  std::optional<graph::Action> draft;        ///< the action that is being put together
  std::optional<std::size_t> draftReplaces;  ///< the action of the step that it takes the place of
  bool operator==(const DeskState&) const = default;
};

}  // namespace cityties::core
