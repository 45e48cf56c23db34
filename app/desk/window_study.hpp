#pragma once
// Analysis beside the window: contingencies, tries and proofs, each in a lane of its own in which the newest question
// wins. Lanes run at the lowest priority, on all cores but one, so that the window's frames come first.

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/core/view.hpp"
#include "app/desk/study_model.hpp"
#include "app/desk/window_jobs.hpp"

namespace cityties::desk {

/// Counted, for tests and the counters of the window.
struct StudyCounts {
  std::uint64_t tables = 0;  ///< worked out and taken over
  std::uint64_t tries = 0, proofs = 0;
  std::uint64_t begun = 0;  ///< tables asked of the lane
};

class Study {
 public:
  /// `threads` 0: all cores but one. Cards are read from the assets when the first proof is asked for.
  explicit Study(std::filesystem::path assets, unsigned threads = 0);
  ~Study();

  struct Wish {
    const core::ViewState& view;
    std::shared_ptr<const core::Story> story;  ///< null while it is being worked out
    std::shared_ptr<const core::Catalogue> words;
  };
  /// Gives out what is missing for the view: the table while its tab is open, what is tried out, the proof. Cheap when
  /// nothing is. Returns whether the model changed.
  bool want(const Wish& wish);
  /// Takes results over. Returns whether there is anything new to show, progress included.
  bool drain();
  /// Nothing is under way.
  bool idle() const;

  /// Made anew only when something in it changed. Never null.
  std::shared_ptr<const StudyModel> model() const { return model_; }
  /// What the view tries out, once it is worked out; else null.
  std::shared_ptr<const core::Probe> probe() const { return model_->probe; }
  /// Writes what is shown now into a file, whole or not at all; the model tells what became of it.
  void save(const core::command::ExportTable& what, const std::string& sha256,
            std::shared_ptr<const core::Catalogue> words);
  /// Ids of the cities that a proof points at on the map.
  const std::vector<std::string>& marked() const;
  const StudyCounts& counts() const { return counts_; }

 private:
  struct Progress {
    std::atomic<std::size_t> done = 0, total = 0;
  };
  bool wantTable(const Wish& wish);
  bool wantOrder(const Wish& wish);
  bool wantProbe(const Wish& wish);
  bool wantProof(const Wish& wish);
  void describe(const Wish& wish);
  void remake();
  graph::Watch watch(const std::stop_token& stop, const std::shared_ptr<Progress>& progress) const;

  std::filesystem::path assets_;
  unsigned threads_;
  StudyCounts counts_;
  std::shared_ptr<const StudyModel> model_;
  StudyModel next_;

  /// What the words of the model depend on.
  struct Told {
    std::shared_ptr<const core::Story> story;
    core::Language language = core::Language::english;
    std::size_t step = 0;
    std::optional<std::string> selected;
    core::ContingencyView view;
    std::vector<graph::Action> probe;
    std::string element;
    bool operator==(const Told&) const = default;
  };
  std::optional<Told> told_;

  std::shared_ptr<const core::FailureTable> table_;
  struct TableAsk {
    core::FailureQuestion question;
    core::ContingencyView::Run run = {};
    bool operator==(const TableAsk&) const = default;
  };
  std::optional<TableAsk> tableAsked_;
  bool running_ = false, waiting_ = false;
  double howLong_ = 0;
  std::shared_ptr<Progress> progress_;
  std::size_t shownProgress_ = 0;
  struct Order {
    std::shared_ptr<const core::FailureTable> table;
    core::ContingencyView view;
    core::Language language = core::Language::english;
    bool operator==(const Order&) const = default;
  };
  std::optional<Order> orderAsked_;
  std::shared_ptr<const FailureList> list_;
  std::optional<core::ProbeQuestion> probeAsked_;
  std::shared_ptr<const core::Probe> probe_;
  std::shared_ptr<const ProbeText> probeText_;
  std::string probeProblem_;
  core::Language probeLanguage_ = core::Language::english;
  std::optional<core::ProofQuestion> proofAsked_;
  core::Language proofLanguage_ = core::Language::english;
  std::shared_ptr<const core::ProofText> proof_;
  std::shared_ptr<const core::MetricCards> cards_;

  Lane tableLane_, orderLane_, probeLane_, proofLane_, saveLane_;  // last: they stop before what they work on goes
};

}  // namespace cityties::desk
