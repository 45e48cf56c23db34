#include "app/desk/window_study.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "app/core/compose.hpp"
#include "app/io/atomic_file.hpp"
#include "app/io/metric_cards_json.hpp"

namespace cityties::desk {
namespace {

/// Below all that the window does: nice 19 is left some hundredths of a busy core, where SCHED_IDLE can be left none,
/// and nobody would ever see a table on a machine that is always busy. Threads that this one starts inherit it.
void stepBack() { ::setpriority(PRIO_PROCESS, 0, 19); }

/// A table that may take longer than this is begun only when asked for.
constexpr double quickSeconds = 10;
/// What one vertex reached from one city costs, in seconds: 32,034 agreements under `ties` take five minutes.
constexpr double secondsAVertex = 1e-6;
constexpr std::size_t sampledCities = 16;

/// Roughly how long the table takes: what some of the cities reach, times all that begin pairs.
double estimatedSeconds(const core::FailureQuestion& question) {
  const core::Story& story = *question.story;
  const graph::PathEngine& engine = story.steps[question.step].analysis->engine;
  std::vector<graph::VertexIndex> sources;
  for (graph::VertexIndex v = 0; v < story.reporting.source.size(); ++v)
    if (story.reporting.source[v]) sources.push_back(v);
  if (sources.size() <= sampledCities) return 0;
  std::vector<double> costs;
  std::size_t reached = 0;
  for (std::size_t i = 0; i < sampledCities; ++i) {
    engine.costsFrom(sources[i * sources.size() / sampledCities], costs);
    reached += static_cast<std::size_t>(std::ranges::count_if(costs, [](double c) { return c < 1e300; }));
  }
  const double each = static_cast<double>(reached) / static_cast<double>(sampledCities);
  return each * static_cast<double>(sources.size()) * secondsAVertex / std::max(1U, question.threads);
}

bool sameButThreads(const core::FailureQuestion& a, const core::FailureQuestion& b) {
  return a.story == b.story && a.step == b.step && a.place == b.place && a.with == b.with;
}

bool tableIsOpen(const core::ViewState& view) {
  return view.desk.right == core::RightTab::contingencies && !view.panelsHidden && !view.present;
}

}  // namespace

Study::Study(std::filesystem::path assets, unsigned threads)
    : assets_(std::move(assets)),
      threads_(threads > 0 ? threads : std::max(2U, std::thread::hardware_concurrency()) - 1),
      model_(std::make_shared<const StudyModel>()),
      progress_(std::make_shared<Progress>()) {}

Study::~Study() = default;

graph::Watch Study::watch(const std::stop_token& stop, const std::shared_ptr<Progress>& progress) const {
  return {stop, [progress](std::size_t done, std::size_t total) {
            progress->done = done;
            progress->total = total;
          }};
}

bool Study::want(const Wish& wish) {
  if (!wish.story || !wish.words || wish.view.step >= wish.story->steps.size()) return false;
  bool changed = wantTable(wish);
  changed |= wantOrder(wish);
  changed |= wantProbe(wish);
  changed |= wantProof(wish);
  const core::DeskState& desk = wish.view.desk;
  Told told{wish.story, wish.words->language(), wish.view.step, wish.view.selected, desk.contingencies,
            desk.probe, desk.probeElement};
  if (!told_ || *told_ != told) told_ = std::move(told), changed = true;
  if (changed) {
    describe(wish);
    remake();
  }
  return changed;
}

bool Study::wantTable(const Wish& wish) {
  const core::ContingencyView& view = wish.view.desk.contingencies;
  const bool stopped = view.run == core::ContingencyView::Run::stopped;
  const TableAsk ask{{.story = wish.story,
                      .step = wish.view.step,
                      .place = core::contingencyPlace(view, wish.view.selected, *wish.story->dataset),
                      .with = view.with,
                      .threads = threads_},
                     view.run};
  const bool stale = table_ && !sameButThreads(table_->question, ask.question);
  bool changed = std::exchange(next_.stale, stale) != stale;
  if (!tableIsOpen(wish.view) || (tableAsked_ && *tableAsked_ == ask)) return changed;
  const bool there = table_ && !stale;
  tableAsked_ = ask;
  waiting_ = stopped && !there;
  howLong_ = 0;
  // Even where there is nothing to do the lane gets a job: the newest wins, and the old one ends.
  if (stopped || there) {
    running_ = false;
    tableLane_.submit([](const std::stop_token&) -> Lane::Delivery { return {}; });
    return true;
  }
  running_ = true;
  ++counts_.begun;
  progress_ = std::make_shared<Progress>();
  tableLane_.submit([this, ask, before = table_, progress = progress_](const std::stop_token& stop) -> Lane::Delivery {
    stepBack();
    const bool known = before && before->question.story == ask.question.story &&
                       before->question.step == ask.question.step && before->question.with == ask.question.with;
    const double seconds = known ? 0 : estimatedSeconds(ask.question);
    if (seconds > quickSeconds && ask.run != core::ContingencyView::Run::asked) {
      return [this, seconds] {
        running_ = false;
        waiting_ = true;
        howLong_ = seconds;
      };
    }
    auto made = core::failureTable(ask.question, before.get(), watch(stop, progress));
    if (!made && stop.stop_requested()) return {};
    if (!made) return [this] { running_ = false; };  // the element of N-2 is not in force at this step
    return [this, table = std::make_shared<const core::FailureTable>(std::move(*made))] {
      table_ = table;
      running_ = false;
      ++counts_.tables;
    };
  });
  return true;
}

bool Study::wantOrder(const Wish& wish) {
  Order order{table_, wish.view.desk.contingencies, wish.words->language()};
  order.view.run = {};
  if (!table_ || (orderAsked_ && *orderAsked_ == order)) return false;
  orderAsked_ = order;
  orderLane_.submit([this, order, words = wish.words, before = list_](const std::stop_token&) -> Lane::Delivery {
    stepBack();
    auto list = std::make_shared<FailureList>();
    list->table = order.table;
    list->language = order.language;
    if (before && before->table == order.table && before->language == order.language) {
      list->names = before->names;
    } else {
      const auto& question = order.table->question;
      for (const core::FailureRow& row : order.table->rows)
        list->names.push_back(core::failureName(*question.story, question.step, row.id, *words));
    }
    list->shown = core::shownRows(*order.table, order.view, list->names);
    return [this, list] { list_ = list; };
  });
  return false;  // seen when it is there
}

bool Study::wantProbe(const Wish& wish) {
  const core::DeskState& desk = wish.view.desk;
  const bool any = !desk.probe.empty() || !desk.probeElement.empty();
  if (!any) {
    if (!probeAsked_) return false;
    probeAsked_.reset();
    probe_.reset();
    probeText_.reset();
    probeProblem_.clear();
    probeLane_.submit([](const std::stop_token&) -> Lane::Delivery { return {}; });
    return true;
  }
  const core::ProbeQuestion question{wish.story, wish.view.step, desk.probe,
                                     desk.probe.empty() ? desk.probeElement : std::string{}, threads_};
  const auto language = wish.words->language();
  if (probeAsked_ && *probeAsked_ == question && probeLanguage_ == language) return false;
  const auto known = probe_ && probeAsked_ && *probeAsked_ == question ? probe_ : nullptr;
  probeAsked_ = question;
  probeLanguage_ = language;
  if (!known) {
    probe_.reset();
    probeText_.reset();
  }
  probeProblem_.clear();
  probeLane_.submit([this, question, known, words = wish.words](const std::stop_token& stop) -> Lane::Delivery {
    stepBack();
    auto probe = known;
    if (!probe) {
      auto tried = core::tryOut(question, {stop, {}});
      if (!tried) return [this, problem = tried.error().front().text()] { probeProblem_ = problem; };
      if (!*tried) return {};
      probe = std::make_shared<const core::Probe>(std::move(**tried));
      (void)*probe->story->steps.back().impact;  // the findings ask for it, and nobody shall wait for them
    }
    return [this, probe, text = std::make_shared<const ProbeText>(probeText(*probe, *words))] {
      probe_ = probe;
      probeText_ = text;
      ++counts_.tries;
    };
  });
  return true;
}

bool Study::wantProof(const Wish& wish) {
  if (!wish.view.desk.proof) {
    if (!proofAsked_) return false;
    proofAsked_.reset();
    proof_.reset();
    proofLane_.submit([](const std::stop_token&) -> Lane::Delivery { return {}; });
    return true;
  }
  core::ProofQuestion question{wish.story, wish.view.step, 0, *wish.view.desk.proof, threads_};
  // The figures that stand beside a try are of the try; a failure is always one of the step itself.
  if (probe_ && !question.proof.subject.starts_with("without:")) {
    question.story = probe_->story;
    question.step = probe_->step;
    if (question.proof.subject == probeSubject) {
      question.against = probe_->step - 1;
      question.proof.subject.clear();
    }
  }
  const auto language = wish.words->language();
  if (proofAsked_ && *proofAsked_ == question && proofLanguage_ == language) return false;
  proofAsked_ = question;
  proofLanguage_ = language;
  proof_.reset();
  proofLane_.submit(
      [this, question, words = wish.words, cards = cards_](const std::stop_token& stop) -> Lane::Delivery {
        stepBack();
        auto known = cards;
        if (!known) {
          auto read = io::readMetricCards(assets_);
          known = std::make_shared<const core::MetricCards>(read ? std::move(*read) : core::MetricCards{});
        }
        auto proof = core::prove(question, *known, *words, {stop, {}});
        if (!proof) return {};
        return [this, known, made = std::make_shared<const core::ProofText>(std::move(*proof))] {
          cards_ = known;
          proof_ = made;
          ++counts_.proofs;
        };
      });
  return true;
}

bool Study::drain() {
  bool any = tableLane_.drain();
  any |= orderLane_.drain();
  any |= probeLane_.drain();
  any |= proofLane_.drain();
  any |= saveLane_.drain();
  // Progress is news only where its words change: a percent at a time.
  const std::size_t total = progress_->total, done = progress_->done;
  const std::size_t percent = running_ && total > 0 ? 100 * done / total : 0;
  any |= std::exchange(shownProgress_, percent) != percent;
  if (any) remake();
  return any;
}

bool Study::idle() const {
  return !tableLane_.busy() && !orderLane_.busy() && !probeLane_.busy() && !proofLane_.busy() && !saveLane_.busy();
}

void Study::save(const core::command::ExportTable& what, const std::string& sha256,
                 std::shared_ptr<const core::Catalogue> words) {
  // On the disk's time, not on that of a frame.
  saveLane_.submit([this, what, sha256, words, list = list_, probe = probe_](const std::stop_token&) -> Lane::Delivery {
    const bool json = what.path.ends_with(".json"), pairs = namesPairs(what.path);
    std::string told(core::fill((*words)("Saved: {path}"), {{"path", what.path}}));
    bool well = true;
    if (pairs ? !probe : !list) {
      told = (*words)("There is nothing to save yet.");
      well = false;
    } else {
      const auto text = pairs ? exportedPairs(*probe, json, sha256) : exportedTable(*list, json, sha256);
      if (const auto problem = io::writeAtomically(what.path, text, io::Previous::drop))
        told = problem->text(), well = false;
    }
    return [this, told, well] {
      next_.saved = told;
      next_.savedWell = well;
    };
  });
}

const std::vector<std::string>& Study::marked() const {
  static const std::vector<std::string> none;
  return proof_ ? proof_->marked : none;
}

void Study::describe(const Wish& wish) {
  const core::Catalogue& words = *wish.words;
  const core::Story& story = *wish.story;
  const core::DeskState& desk = wish.view.desk;
  next_.reference = referenceInWords(story, wish.view.step, words);
  next_.reporting = reportingInWords(story, words);
  next_.place = core::contingencyPlace(desk.contingencies, wish.view.selected, *story.dataset);
  next_.placeName = next_.place.empty() ? "" : core::placeName(*story.dataset, next_.place, words.language());
  next_.with = desk.contingencies.with;
  next_.withName = next_.with.empty() ? "" : core::failureName(story, wish.view.step, next_.with, words);
  next_.probeQuestion = desk.probe.empty() && desk.probeElement.empty()
                            ? ""
                            : probeQuestion(story, wish.view.step, desk.probe, desk.probeElement, words);
}

void Study::remake() {
  next_.list = list_;
  next_.running = running_;
  next_.waits = waiting_;
  next_.seconds = howLong_;
  next_.done = progress_->done;
  next_.total = progress_->total;
  next_.probe = probe_;
  next_.probeText = probeText_;
  next_.probeProblem = probeProblem_;
  next_.probeRunning = probeAsked_ && !probe_ && probeProblem_.empty();
  next_.proof = proof_;
  if (table_ && list_ && list_->table != table_) next_.stale = true;  // its rows are on their way
  model_ = std::make_shared<const StudyModel>(next_);
}

}  // namespace cityties::desk
