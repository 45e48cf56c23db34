#include "app/core/session.hpp"

#include <algorithm>

namespace cityties::core {

Session::Session(std::shared_ptr<const graph::Dataset> dataset, Document document, StoryOptions given, ViewState view)
    : dataset_(std::move(dataset)),
      given_(std::move(given)),
      history_(withOptions(std::move(document), given_)),
      view_(std::move(view)) {
  follow();
}

void Session::open(std::shared_ptr<const graph::Dataset> dataset, Document document, StoryOptions given) {
  dataset_ = std::move(dataset);
  given_ = std::move(given);
  history_ = History(withOptions(std::move(document), given_));
  // What pointed at the old document points at nothing now; how the map is looked at stays.
  view_.step = 0;
  view_.selected.reset();
  view_.hovered.reset();
  view_.search.clear();
  view_.playing = false;
  const LeftTab left = view_.desk.left;
  view_.desk = {};
  view_.desk.left = left;
  follow();
}

StoryOptions Session::options() const {
  StoryOptions options = storyOptions(document(), given_);
  options.network.countries = document().scenario.countries;
  return options;
}

void Session::follow() {
  const Scenario& scenario = document().scenario;
  view_.stepCount = scenario.steps.size() + 1;
  view_.step = std::min(view_.step, view_.stepCount - 1);
  view_.channels = options().channels;
}

Session::Outcome Session::change(const Edit& edit) {
  auto after = checked(*dataset_, document(), edit, given_);
  if (!after) return {.refused = std::move(after.error())};
  const DocumentPtr before = documentPtr();
  history_.push(std::move(*after), edit);
  return {.document = documentPtr() != before};
}

Session::Outcome Session::apply(const Command& command) {
  const ViewState before = view_;
  const DocumentPtr document = documentPtr();
  Outcome outcome;
  if (const auto* changed = std::get_if<command::Change>(&command)) {
    outcome = change(changed->edit);
  } else if (const auto* channels = std::get_if<command::SetChannels>(&command)) {
    outcome = change(edit::SetChannels{channels->preset});
  } else if (std::holds_alternative<command::Undo>(command)) {
    history_.undo();
  } else if (std::holds_alternative<command::Redo>(command)) {
    history_.redo();
  } else if (const auto* jump = std::get_if<command::JumpTo>(&command)) {
    history_.jump(jump->position);
  } else if (std::holds_alternative<command::EndRun>(command)) {
    history_.endRun();
  }
  view_ = reduce(view_, command);
  // A jump may lead to an entry that says the same.
  outcome.document = documentPtr() != document && *documentPtr() != *document;
  if (outcome.document) {
    // A probe was of the old document.
    view_.desk.probe.clear();
    view_.desk.probeElement.clear();
  }
  follow();
  outcome.view = view_ != before;
  return outcome;
}

}  // namespace cityties::core
