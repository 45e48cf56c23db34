// Thousands of random commands: undo is exact, a refusal changes nothing, and a log of text replays to the same
// session.
//
// Faults that were planted to see this fail, each by itself:
//   History::push keeps what could be redone           length of the list after an edit
//   History::undo goes two entries back                where an undo leads
//   History::jump beyond the end goes to the end       where a jump leads
//   Session::change takes over what was refused        document of a refused edit
//   the view's step does not follow fewer steps        step within steps
//   the view's channels do not follow the document     channels
//   a probe outlives the document it was tried on      probe after a change
//   the text of move_action writes a wrong place       replay
//   the log leaves out end-run                         replay
// Not seen here but by tests of their parts: a jump that goes on with the run (history_test), an action lost when moved
// (edit_test), a log without jumps to where one is (command_log_tests).
#include <iostream>

#include "app/core/story.hpp"
#include "app/io/command_log.hpp"
#include "app/io/command_text.hpp"
#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/app/core/random_commands.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

using Data = std::shared_ptr<const graph::Dataset>;

Data frozen() {
  auto read = geo::readDataset(std::string(CITYTIES_TEST_DATA) + "/us-china-2026-11");
  REQUIRE(read.report.ok());
  return std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
}

Data threeCountries(unsigned seed) {
  std::mt19937 random(seed);
  return std::make_shared<const graph::Dataset>(test::randomWorld(random).build());
}

StoryOptions given() {
  StoryOptions options;
  options.date = graph::Date::parse("2020-07-20").value();
  return options;
}

/// The documents that undo and redo can reach, kept a second time and by simpler rules than History's: an edit ends
/// what could be redone; whether it continues the last entry is read off the length of the list.
class Model {
 public:
  explicit Model(const Session& session) : documents_{session.document()} {}

  void follow(const Session& session) {
    const History& history = session.history();
    const std::size_t at = history.position();
    REQUIRE(at < history.entries().size());
    REQUIRE(history.entries()[at].document == history.document());
    if (session.document() != documents_[at_] && !jumped_) {
      REQUIRE(history.entries().size() == at + 1);  // nothing to redo after an edit
      if (at + 1 == at_) {                          // a run of edits came back to where it began
        REQUIRE(session.document() == documents_[at]);
        documents_.resize(at_);
      } else {
        REQUIRE((at == at_ + 1 || (at == at_ && at > 0)));
        documents_.resize(at);
        documents_.push_back(session.document());
      }
    }
    at_ = at;
    REQUIRE(history.entries().size() == documents_.size());
    REQUIRE(session.document() == documents_[at_]);
    REQUIRE(history.canUndo() == (at_ > 0));
    REQUIRE(history.canRedo() == (at_ + 1 < documents_.size()));
  }

  /// What an undo, redo or jump must lead to.
  void expect(const Command& command) {
    jumped_ = true;
    std::size_t to = at_;
    if (std::holds_alternative<command::Undo>(command)) {
      to = at_ > 0 ? at_ - 1 : 0;
    } else if (std::holds_alternative<command::Redo>(command)) {
      to = std::min(at_ + 1, documents_.size() - 1);
    } else if (const auto* jump = std::get_if<command::JumpTo>(&command)) {
      to = jump->position < documents_.size() ? jump->position : at_;
    } else {
      jumped_ = false;
    }
    wanted_ = to;
  }
  void arrived(const Session& session) const {
    if (!jumped_) return;
    REQUIRE(session.history().position() == wanted_);
    REQUIRE(session.document() == documents_[wanted_]);
  }

  /// Every document of the list, by jumps and by single steps, and back to where it was.
  void walk(Session session) const {
    for (std::size_t i = documents_.size(); i-- > 0;) {
      session.apply(command::JumpTo{i});
      REQUIRE(session.document() == documents_[i]);
    }
    for (std::size_t i = 1; i < documents_.size(); ++i) {
      session.apply(command::Redo{});
      REQUIRE(session.document() == documents_[i]);
    }
    for (std::size_t i = documents_.size(); i-- > 1;) {
      session.apply(command::Undo{});
      REQUIRE(session.document() == documents_[i - 1]);
    }
    REQUIRE_FALSE(session.history().canUndo());
  }

 private:
  std::vector<Document> documents_;
  std::size_t at_ = 0, wanted_ = 0;
  bool jumped_ = false;
};

void checkView(const Session& session) {
  const ViewState& view = session.view();
  REQUIRE(view.stepCount == session.document().scenario.steps.size() + 1);
  REQUIRE(view.step < view.stepCount);
  REQUIRE(view.channels == session.options().channels);
}

/// Runs the log's lines in a session of its own. `documents`: after each line.
void replay(const std::vector<std::string>& lines, const std::vector<DocumentPtr>& documents, Session session,
            const Session& expected) {
  REQUIRE(lines.size() == documents.size());
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const auto command = io::parseCommand(lines[n]);
    INFO("line " << n << ": " << lines[n]);
    REQUIRE(command.has_value());
    const auto outcome = session.apply(*command);
    REQUIRE(outcome.refused.empty());
    if (std::holds_alternative<command::Save>(*command)) session.saved();
    REQUIRE(session.document() == *documents[n]);
  }
  CHECK(session.document() == expected.document());
  CHECK(session.history().position() == expected.history().position());
  CHECK(session.history().entries().size() == expected.history().entries().size());
  CHECK(session.history().modified() == expected.history().modified());
  // What only the pointer does is in no log.
  ViewState view = session.view();
  view.hovered = expected.view().hovered;
  CHECK(view == expected.view());
}

struct Counts {
  int refused = 0, edited = 0, moved = 0;
};

/// `count` commands on a session of its own; `storyEvery`: how often the states are worked out anew.
Counts fuzz(const Data& data, const Document& opened, unsigned seed, int count, int storyEvery) {
  INFO("seed " << seed);
  std::mt19937 random(seed);
  test::RandomCommands commands(random, data);
  Session session(data, opened, given());
  const Session fresh = session;
  Model model(session);
  io::CommandLog log;
  std::vector<DocumentPtr> documents;
  Counts counts;
  for (int n = 0; n < count; ++n) {
    const Command command = commands.any();
    INFO("command " << n << ": " << io::commandText(command));
    const Session before = session;
    model.expect(command);
    const auto outcome = session.apply(command);
    if (std::holds_alternative<command::Save>(command)) session.saved();
    log.note(command, outcome);
    documents.resize(log.lines().size(), session.documentPtr());
    if (!outcome.refused.empty()) {
      ++counts.refused;
      REQUIRE_FALSE(outcome.document);
      REQUIRE(session.documentPtr() == before.documentPtr());
      REQUIRE(session.history().entries().size() == before.history().entries().size());
    }
    counts.edited += outcome.document && std::holds_alternative<command::Change>(command);
    counts.moved += outcome.document && !std::holds_alternative<command::Change>(command);
    REQUIRE(outcome.document == (session.document() != before.document()));
    REQUIRE(outcome.view == (session.view() != before.view()));
    if (outcome.document) REQUIRE((session.view().desk.probe.empty() && session.view().desk.probeElement.empty()));
    model.arrived(session);
    model.follow(session);
    checkView(session);
    if (outcome.document && n % storyEvery == 0)
      REQUIRE(statesOf(*data, session.document().scenario, session.options()).has_value());
    if (n % 250 == 249) model.walk(session);
  }
  model.walk(session);
  replay(log.lines(), documents, fresh, session);
  return counts;
}

Document houston() {
  auto decoded = io::readScenario(std::string(CITYTIES_SOURCE_DIR) + "/assets/scenarios/houston-2020.json");
  REQUIRE(decoded.has_value());
  return {std::move(decoded->scenario), {}, {}};
}

}  // namespace

TEST_CASE("random commands on a world of three countries undo, redo and replay exactly") {
  Counts all;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const Counts counts = fuzz(threeCountries(seed), {}, seed, 1500, 1);
    all.refused += counts.refused;
    all.edited += counts.edited;
    all.moved += counts.moved;
  }
  std::cout << "three countries, seeds 1 to 12, 18000 commands: " << all.edited << " edits, " << all.refused
            << " refused, " << all.moved << " undone, redone or jumped\n";
  CHECK(all.edited > 1000);
  CHECK(all.refused > 1000);
  CHECK(all.moved > 1000);
}

TEST_CASE("random commands on the story of Houston undo, redo and replay exactly") {
  const Data data = frozen();
  for (const unsigned seed : {101u, 102u}) {
    const Counts counts = fuzz(data, houston(), seed, 1000, 4);
    std::cout << "Houston, seed " << seed << ", 1000 commands: " << counts.edited << " edits, " << counts.refused
              << " refused, " << counts.moved << " undone, redone or jumped\n";
    CHECK(counts.edited > 50);
    CHECK(counts.refused > 50);
  }
}
