#pragma once
// What the study in the background has found, ready to be shown: the table of contingencies, what is being tried out,
// and the proof of a number. Plain; no ImGui, no GL.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/core/contingency_table.hpp"
#include "app/core/probe.hpp"
#include "app/core/proof.hpp"

namespace cityties::desk {

/// The table of contingencies with its names and order.
struct FailureList {
  std::shared_ptr<const core::FailureTable> table;
  std::vector<std::string> names;                     ///< by row of the table
  core::Language language = core::Language::english;  ///< of the names
  std::vector<std::uint32_t> shown;                   ///< rows of the table, in order
};

/// Cities or pairs that something tried out changes, the first of them in words.
struct ChangedList {
  std::string title;   ///< "651 pairs lost"
  std::string metric;  ///< key of its card
  std::size_t count = 0;
  struct Item {
    std::string id;  ///< city to look at
    std::string text, detail;
  };
  std::vector<Item> items;  ///< at most `changedItems`
};
inline constexpr std::size_t changedItems = 100;

/// What the panels show of a try.
struct ProbeText {
  std::string question;  ///< "What if China CG San Francisco closed?"
  std::string figure;    ///< "E 0.1725 → 0.1687, 651 of 115,878 pairs lost"
  std::vector<ChangedList> lists;
};

struct StudyModel {
  std::shared_ptr<const FailureList> list;  ///< null: none yet
  bool stale = false;                       ///< of another step, document or place than the view's
  bool running = false;
  std::size_t done = 0, total = 0;  ///< of what is running
  bool waits = false;               ///< a large network, or stopped: begins when asked
  double seconds = 0;               ///< what a large one may take, about; 0: not known
  std::string reference;            ///< "After step 1, 24 July 2020 · own avenues"
  std::string reporting;            ///< "all ordered pairs of cities in different countries, equal weights"
  std::string place, placeName;     ///< whose harm is told; empty: nobody's
  std::string with, withName;       ///< the element of N-2

  std::string probeQuestion;  ///< in words, as soon as something is tried out; empty: nothing is
  bool probeRunning = false;
  std::string probeProblem;                    ///< why it cannot be
  std::shared_ptr<const core::Probe> probe;    ///< worked out
  std::shared_ptr<const ProbeText> probeText;  ///< likewise

  std::shared_ptr<const core::ProofText> proof;  ///< null while it is sought

  std::string saved;  ///< what became of the last export, in words
  bool savedWell = false;
};

/// The subject of a proof that is about what is being tried out, against the step it is tried out on.
inline constexpr const char* probeSubject = "probe";

/// The lists and figures of a try.
ProbeText probeText(const core::Probe& probe, const core::Catalogue& words);
/// What a try asks, before it is worked out: "What if China CG San Francisco closed?".
std::string probeQuestion(const core::Story& story, std::size_t step, const std::vector<graph::Action>& actions,
                          const std::string& element, const core::Catalogue& words);
/// The table as it is shown, in the form of `cityties contingency`; the place's figures where there is a place.
std::string exportedTable(const FailureList& list, bool json, const std::string& sha256);
/// Whether pairs of the try are to be saved under that name, not the table: its stem ends in `pairs`.
bool namesPairs(const std::string& path);
/// All pairs that a try changes, as far as they are kept (core::probePairLimit each).
std::string exportedPairs(const core::Probe& probe, bool json, const std::string& sha256);
/// "all ordered pairs of cities in different countries, equal weights".
std::string reportingInWords(const core::Story& story, const core::Catalogue& words);
/// "After “Houston closes” · 24 July 2020 · Local avenues".
std::string referenceInWords(const core::Story& story, std::size_t step, const core::Catalogue& words);

}  // namespace cityties::desk
