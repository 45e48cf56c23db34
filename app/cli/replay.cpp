// A script without a window: its commands change a session as they do in the window, its expectations are looked at.
#include "app/cli/arguments.hpp"
#include "app/cli/commands.hpp"
#include "app/cli/context.hpp"
#include "app/cli/inputs.hpp"
#include "app/cli/output.hpp"
#include "app/io/script.hpp"
#include "app/io/told.hpp"

namespace cityties::cli {
namespace {

namespace line = io::line;

/// What `cityties view` with the words of the script's `start` would open.
OrExit<Arguments> startOf(const io::Script& script) {
  std::vector<const char*> words{"cityties", "view"};
  for (const auto& word : script.start) words.push_back(word.c_str());
  auto parsed = parseArguments(static_cast<int>(words.size()), words.data());
  if (auto* arguments = std::get_if<Arguments>(&parsed)) return std::move(*arguments);
  complain("the line 'start' of the script: " + std::get<Notice>(parsed).text);
  return tl::unexpected(unusable);
}

class Replay {
 public:
  Replay(Data data, core::Session session, std::string file)
      : data_(std::move(data)), session_(std::move(session)), file_(std::move(file)) {}

  /// Returns whether the script can go on.
  bool run(const io::ScriptLine& at) {
    if (io::needsWindow(at.instruction)) return fail(at, "needs a window, and a replay has none");
    if (const auto* command = std::get_if<core::Command>(&at.instruction)) return carryOut(at, *command);
    if (const auto* expect = std::get_if<line::Expect>(&at.instruction)) return check(at, *expect);
    return true;
  }

  int print() {
    const core::Story* story = worked();
    if (!story) return unusable;
    io::JsonWriter out;
    beginDocument(out, data_, session_.options());
    out.key("document").beginObject();
    for (const auto& key : {"title", "steps", "step", "undo", "redo", "modified", "bookmarks", "selected"})
      out.key(key).text(io::told(session_, key).value_or(""));
    out.endObject();
    out.key("figures").beginArray();
    for (std::size_t step = 1; step < story->steps.size(); ++step) {
      out.beginObject().key("step").integer(static_cast<long long>(step));
      out.key("id").text(story->scenario.steps[step - 1].id);
      for (const auto& name : io::figureNames()) out.key(name).digits(io::figure(*story, step, name).value_or("null"));
      out.endObject();
    }
    out.endArray();
    return writeResult(endDocument(out));
  }

 private:
  bool fail(const io::ScriptLine& at, const std::string& why) const {
    complain(file_ + ":" + std::to_string(at.number) + ": " + at.text + ": " + why);
    return false;
  }

  bool carryOut(const io::ScriptLine& at, const core::Command& command) {
    using namespace core::command;
    // Nothing is read or written in a replay without a window.
    const bool files = std::holds_alternative<NewDocument>(command) || std::holds_alternative<Open>(command) ||
                       std::holds_alternative<Recover>(command);
    if (files) return fail(at, "opens another document, which needs a window");
    const auto outcome = session_.apply(command);
    if (!outcome.refused.empty()) return fail(at, "refused: " + outcome.refused.front().message);
    if (std::holds_alternative<Save>(command) || std::holds_alternative<SaveAs>(command)) session_.saved();
    return true;
  }

  bool check(const io::ScriptLine& at, const line::Expect& expect) {
    std::optional<std::string> actual;
    if (expect.what == "figure") {
      const core::Story* story = worked();
      if (!story) return false;
      std::size_t step = session_.view().step;
      if (expect.words.size() == 3) step = static_cast<std::size_t>(std::atol(expect.words[1].c_str()));
      actual = io::figure(*story, step, expect.words.front());
      if (!actual) return fail(at, "there is no such figure or step");
    } else {
      actual = io::told(session_, expect.what);
    }
    return io::meets(actual.value_or("none"), expect.words.back()) || fail(at, "it is " + actual.value_or("none"));
  }

  /// The story of the document as it is now; null, with the reason told, when it cannot be worked out.
  const core::Story* worked() {
    if (story_ && of_ == session_.documentPtr()) return &*story_;
    auto story = core::workOut(session_.dataset(), session_.document().scenario, session_.options());
    if (!story) return complain(story.error()), nullptr;
    story_ = std::move(*story);
    of_ = session_.documentPtr();
    return &*story_;
  }

  Data data_;
  core::Session session_;
  std::string file_;
  std::optional<core::Story> story_;
  core::DocumentPtr of_;
};

core::ViewState firstView(const Arguments& start, const core::Scenario& scenario) {
  core::ViewState view;
  view.language = start.common.language;
  view.present = start.view.present;
  view.stepCount = scenario.steps.size() + 1;
  view.step = std::min(start.scenario.step.value_or(0), view.stepCount - 1);
  view.theme = start.view.theme;
  view.projection = start.view.projection;
  view.names = start.view.names;
  view.content = start.view.content;
  return view;
}

}  // namespace

int runReplay(const Arguments& arguments) {
  const auto script = io::readScript(arguments.replay);
  if (!script) return complain(script.error()), unusable;
  auto start = startOf(*script);
  if (!start) return start.error();
  auto scenario = loadScenario(start->scenario, start->common.data ? "" : "houston-2020");
  if (!scenario) return scenario.error();
  auto data = loadDataset(start->common);
  if (!data) return data.error();
  if (!script->records.empty() && script->records != data->sha256)
    complain("warning: the records are others than those the script was made with; figures may differ");
  const auto story = storyOptions(start->common, *scenario, *data->dataset);
  if (!story) return story.error();
  core::Document document;
  document.scenario = std::move(*scenario);
  document.dataset = {start->common.data.value_or(""), data->sha256};
  const core::ViewState view = firstView(*start, document.scenario);
  core::Session session(data->dataset, std::move(document), *story, view);
  Replay replay(std::move(*data), std::move(session), arguments.replay);
  for (const auto& line : script->lines)
    if (!replay.run(line)) return unusable;
  return replay.print();
}

}  // namespace cityties::cli
