// The loop's part in what is neither map nor document: letters, messages, clipboard, lists of files.
#include "app/core/edit.hpp"
#include "app/desk/description.hpp"
#include "app/desk/process_memory.hpp"
#include "app/desk/shipped_scenarios.hpp"
#include "app/desk/window_loop.hpp"

namespace cityties::desk {
namespace {

constexpr double spinBudgetMs = 10;  // for the ties of a turning globe

}  // namespace

void Loop::makeFonts() {
  fonts_.setScale(window_.scale());
  chineseReadable_ = fonts_.build();
  fontTexture_.send();
  stats_.atlasBytes = fontTexture_.bytes();
  stats_.fontBuilds = fonts_.builds();
  applyTheme(view_.theme, window_.scale());
}

void Loop::tellDesk() {
  const core::History& history = session_.history();
  const auto& words = *model_.words;
  DocumentModel& document = model_.document;
  document = {.title = session_.document().scenario.title.in(view_.language),
              .modified = history.modified(),
              .canUndo = history.canUndo(),
              .canRedo = history.canRedo(),
              .undo = {},
              .redo = {}};
  const auto told = [&](std::size_t position) {
    const auto& entries = history.entries();
    const auto& edit = entries[position].edit;
    return edit ? core::describe(*edit, *entries[position - 1].document, *session_.dataset(), words) : std::string();
  };
  if (document.canUndo) document.undo = told(history.position());
  if (document.canRedo) document.redo = told(history.position() + 1);
  model_.files = files_;
  model_.log = log_;
  model_.chinese = chinese_;
}

void Loop::listFiles() {
  FilesModel files;
  files.shipped = shippedScenarios(options_.assets, view_.language);
  files_ = std::make_shared<const FilesModel>(std::move(files));
}

void Loop::say(std::string text) {
  constexpr Seconds shown = 4;
  scratch_.toast = {.text = std::move(text), .until = now() + shown};
  framesWanted_ = std::max(framesWanted_, 1);
}

void Loop::exportPicture(const std::string& file) {
  const auto story = work_->story();
  if (!options_.exportPicture || !story) return;
  if (picture_.valid()) picture_.wait();  // of the one before
  pictureFile_ = file;
  const auto words = model_.words;
  picture_ = std::async(std::launch::async, [draw = options_.exportPicture, file, story, view = view_, words] {
    return draw(file, story, view, *words);
  });
  say(std::string((*model_.words)("The picture is being drawn.")));
}

bool Loop::pictureDone() {
  if (!picture_.valid() || picture_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
  const auto problems = picture_.get();
  if (graph::hasErrors(problems))
    tell(problems);
  else
    say(core::fill((*model_.words)("The picture is in {file}."), {{"file", pictureFile_}}));
  return true;
}

void Loop::actOnDesk(const core::Command& command) {
  if (std::holds_alternative<core::command::FocusSearch>(command)) scratch_.focusSearch = true;
  if (std::holds_alternative<core::command::FullScreen>(command)) window_.toggleFullScreen();
  if (const auto* picture = std::get_if<core::command::ExportPicture>(&command)) exportPicture(picture->path);
  if (std::holds_alternative<core::command::CopyDescription>(command)) {
    Window::setClipboard(describeView(model_));
    say(std::string((*model_.words)("The view is in the clipboard, in words.")));
  }
}

void Loop::rest() {
  rested_ = true;
  if (!globeTies_) globeTies_ = stage_->tiesIn(spinBudgetMs);
  stage_->rest();
  stats_.pictureBytes = stage_->pictureBytes();
  giveBackMemory();
}

}  // namespace cityties::desk
