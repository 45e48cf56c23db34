#pragma once
// The table of contingencies of one state: what the failure of each post, agreement and city would cost, over all pairs
// and over those begun in one place. Pure; made in the background, shown by the desk.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/story.hpp"
#include "app/core/view_desk.hpp"
#include "graph/contingency.hpp"

namespace cityties::core {

enum class FailureKind { post, agreement, city };

/// What is asked: the state of a step, over the reporting set of the story (that of step 0, as everywhere).
struct FailureQuestion {
  std::shared_ptr<const Story> story;
  std::size_t step = 0;
  std::string place;  ///< city id, region code or country code: harm to its cities too; empty: to nobody in particular
  std::string with;   ///< N-2 of this element; empty: N-1
  unsigned threads = 1;
  bool operator==(const FailureQuestion&) const = default;
};

struct FailureRow {
  std::string id;  ///< the element; of N-2 the other one
  FailureKind kind = FailureKind::post;
  std::size_t rank = 0;                     ///< by harm to all, from 1
  graph::Contingency whole;                 ///< over all pairs of P
  std::optional<graph::Contingency> place;  ///< over those of them that begin in the place
};

struct FailureTable {
  FailureQuestion question;
  graph::StateFigures reference;                      ///< nothing has failed
  std::optional<graph::StateFigures> placeReference;  ///< none without a place
  std::size_t placeCities = 0;                        ///< of the place that begin pairs
  std::vector<FailureRow> rows;                       ///< most harmful to all first
  /// The same rows whatever the place: what was worked out for one is used for the next.
  std::shared_ptr<const graph::ContingencyReport> report;

  const FailureRow* find(std::string_view id) const;
};

/// Exact, and the same to the last bit as `cityties contingency`. `before`: rows of the same state are taken from it.
/// Nothing when stopped. Costs as graph::contingencies; the part of a place costs as much as its share of the sources.
std::optional<FailureTable> failureTable(const FailureQuestion& question, const FailureTable* before = nullptr,
                                         const graph::Watch& watch = {});

/// The cities of a place by index of the network, whatever P is: itself, of a region, of a country. Empty for others.
std::vector<graph::VertexIndex> citiesOfPlace(const Story& story, const std::string& place);

/// The indices of `table.rows` that the view shows, in its order; with a place, only what harms or cuts its cities.
/// Ties of the order are broken by rank. O(rows log rows).
std::vector<std::uint32_t> shownRows(const FailureTable& table, const ContingencyView& view,
                                     const std::vector<std::string>& names);

/// An element of the state of a step, in words: "China CG Houston", "Houston – Shenzhen", "Houston"; the id where
/// nothing is known of it.
std::string failureName(const Story& story, std::size_t step, const std::string& id, const Catalogue& words);
/// "What if China CG Houston closed?", "… were suspended?", "What if Houston fell out?".
std::string failureQuestion(const Story& story, std::size_t step, const std::string& id, const Catalogue& words);
FailureKind failureKind(const Story& story, std::size_t step, const std::string& id);
/// The action that tries the failure out; nothing for a city or a virtual channel, which no action takes away.
std::optional<graph::Action> failureAction(const Story& story, std::size_t step, const std::string& id);

/// The place that harm is told for: that of the view, else what is selected if it is a city, region or country.
std::string contingencyPlace(const ContingencyView& view, const std::optional<std::string>& selected,
                             const graph::Dataset& dataset);

}  // namespace cityties::core
