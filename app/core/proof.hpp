#pragma once
// What stands behind a number that was clicked: its card, the numbers before and after with the arithmetic in words,
// and the cities or pairs it is made of.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/contingency_table.hpp"
#include "app/core/metric_cards.hpp"
#include "app/core/story.hpp"
#include "app/core/view_desk.hpp"

namespace cityties::core {

/// Subjects: empty, the whole reporting set; `affected`, the cities that the step itself acts on; the id of a city, a
/// region's or a country's code; `without:ELEMENT`, the failure of an element on top of the step, and
/// `without:ELEMENT@PLACE`, over the pairs begun in a place.
struct ProofQuestion {
  std::shared_ptr<const Story> story;
  std::size_t step = 0;     ///< its figures
  std::size_t against = 0;  ///< before
  Proof proof;
  unsigned threads = 1;
  bool operator==(const ProofQuestion&) const = default;
};

struct ProofItem {
  std::string id;      ///< city or post to look at
  std::string text;    ///< "Baton Rouge → Beijing"
  std::string detail;  ///< "5.2 → none"
};

struct ProofText {
  ProofQuestion question;
  std::string title;                ///< of whom the number speaks
  std::string before, after;        ///< empty where there is only one
  std::vector<std::string> lines;   ///< the arithmetic
  std::optional<MetricText> card;   ///< none where no card explains the number
  std::string listTitle;            ///< "651 pairs lost, the first 500"
  std::vector<ProofItem> items;     ///< at most `proofItems`
  std::size_t count = 0;            ///< of all of them
  std::vector<std::string> marked;  ///< ids of cities that the map points at, each once
};
inline constexpr std::size_t proofItems = 500;

/// Nothing when stopped. Costs at most two searches a city that begins pairs.
std::optional<ProofText> prove(const ProofQuestion& question, const MetricCards& cards, const Catalogue& words,
                               const graph::Watch& watch = {});

}  // namespace cityties::core
