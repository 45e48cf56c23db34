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

/// Nobody answers a picture or a measurement, and the stage is not to be disturbed: there, nothing is asked.
DocumentDesk::Surroundings Loop::surroundingsOf(const DeskOptions& options) {
  const bool asks = !options.screenshot && !options.measure;
  core::StoryOptions defaults;
  defaults.date = options.dataset->info.asOf.value_or(graph::Date::today());
  defaults.undated = options.story.undated;
  defaults.threads = options.story.threads;
  std::error_code error;
  return {.scenarios = options.assets / "scenarios",
          .data = options.document.dataset,
          .defaults = defaults,
          .folders = asks ? io::findUserFolders() : io::UserFolders{},
          .folder = std::filesystem::current_path(error),
          .asks = asks};
}

void Loop::makeFonts() {
  fonts_.setScale(window_.scale());
  chineseReadable_ = fonts_.build();
  fontTexture_.send();
  stats_.atlasBytes = fontTexture_.bytes();
  stats_.fontBuilds = fonts_.builds();
  applyTheme(view_.theme, window_.scale());
}

void Loop::refreshModel() {
  const auto story = work_->story();
  const auto flows = work_->flows();
  const auto probe = study_->probe();
  const auto words = view_.language == core::Language::chinese ? chinese_ : english_;
  seek_->want(view_, story, words);
  const auto shown = seek_->day() ? seek_->day() : story;
  const std::size_t step = seek_->day() || !story ? 0 : std::min(view_.step, story->steps.size() - 1);
  const bool figures = shown && shown->steps[step].impact.known();
  if (modelView_ != view_ || model_.story != story || model_.probe != (story ? probe : nullptr) ||
      model_.shown != shown || figures != modelFigures_ || (story && model_.flows != flows)) {
    model_ = makeUiModel(view_, story, words, flows, &model_, probe, seek_->day());
    modelView_ = view_;
    modelFigures_ = figures;
    ++stats_.models;
  }
  seek_->fill(model_);
  if (!model_.edits || model_.edits->document != session_.documentPtr() ||
      model_.edits->position != session_.history().position() ||
      model_.edits->modified != session_.history().modified() || documentWords_ != view_.language) {
    edits_ = makeEditsModel(session_, view_.language == core::Language::chinese ? *chinese_ : *english_);
    documentWords_ = view_.language;
  }
  model_.edits = edits_;
  model_.messages = messages_;
  if (model_.problem.empty()) model_.problem = problem_;
  model_.chineseReadable = chineseReadable_;
  model_.pointer = pointer_;
  model_.study = study_->model();
  tellDesk();
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
  FilesModel files = documents_.model(words);
  files.shipped = shipped_;
  if (!files_ || *files_ != files) files_ = std::make_shared<const FilesModel>(std::move(files));
  model_.files = files_;
  model_.log = log_;
  model_.chinese = chinese_;
}

void Loop::listFiles() { shipped_ = shippedScenarios(options_.assets, view_.language); }

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
  if (const auto* what = std::get_if<core::command::ExportTable>(&command))
    study_->save(*what, session_.document().dataset.sha256, model_.words);
  if (std::holds_alternative<core::command::CopyDescription>(command)) {
    Window::setClipboard(describeView(model_));
    say(std::string((*model_.words)("The view is in the clipboard, in words.")));
  }
}

void Loop::startDesk() {
  listFiles();
  log_->add(options_.warnings);
  carryOut(documents_.start());
}

bool Loop::actOnFiles(const core::Command& command) {
  const auto outcome = documents_.act(command, view_.language == core::Language::chinese ? *chinese_ : *english_);
  carryOut(outcome);
  if (!outcome.taken) return false;
  titleWindow();
  framesWanted_ = std::max(framesWanted_, 3);
  return true;
}

void Loop::carryOut(const DocumentDesk::Outcome& outcome) {
  if (!outcome.told.empty()) {
    log_->add(outcome.told);
    // Not among the messages, which the dialogs that may follow would take away; and warnings are said, too.
    say(outcome.told.front().text());
  }
  if (!outcome.said.empty()) say(outcome.said);
  if (outcome.replaced) documentReplaced();
  for (const auto& next : outcome.then) emit(next);
}

void Loop::documentReplaced() {
  const core::Document& document = session_.document();
  work_->setStory(document.scenario, session_.options());
  const core::Story names{.dataset = session_.dataset(), .scenario = document.scenario, .options = session_.options()};
  fonts_.setTexts(allTexts(names, *chinese_));
  stepStart_.reset();
}

/// The window manager's cross. Also of a window that is minimised, which has no frames.
void Loop::askToQuit() {
  window_.keepOpen();
  emit(core::command::Quit{});
  while (!commands_.empty()) applyCommands();
}

void Loop::titleWindow() {
  const auto& words = view_.language == core::Language::chinese ? *chinese_ : *english_;
  std::string title = documents_.windowTitle(words);
  if (title == windowTitle_) return;
  windowTitle_ = std::move(title);
  window_.setTitle(windowTitle_);
}

void Loop::rest() {
  rested_ = true;
  if (!globeTies_) globeTies_ = stage_->tiesIn(spinBudgetMs);
  stage_->rest();
  stats_.pictureBytes = stage_->pictureBytes();
  giveBackMemory();
}

}  // namespace cityties::desk
