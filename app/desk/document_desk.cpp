#include "app/desk/document_desk.hpp"

#include <ctime>
#include <utility>

#include "app/core/catalogue.hpp"
#include "app/io/document_json.hpp"

namespace cityties::desk {
namespace {

namespace command = core::command;
namespace fs = std::filesystem;
using core::Dialog;

bool isShipped(const fs::path& file, const fs::path& scenarios) {
  return io::resolved(file).parent_path() == io::resolved(scenarios);
}

std::string localTime(long long seconds) {
  const auto at = static_cast<std::time_t>(seconds);
  std::tm local{};
  char text[32];
  if (!localtime_r(&at, &local) || std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local) == 0) return {};
  return text;
}

}  // namespace

DocumentDesk::DocumentDesk(core::Session& session, Surroundings surroundings, const std::string& opened)
    : session_(session), with_(std::move(surroundings)) {
  if (!with_.asks) with_.folders = {};
  early_ = with_.folders.problems;
  auto read = io::readPreferences(with_.folders.config);
  preferences_ = std::move(read.preferences);
  early_.insert(early_.end(), read.problems.begin(), read.problems.end());
  journal_ = std::make_unique<io::Journal>(with_.folders.data);
  if (with_.asks) recoverables_ = io::recoverable(with_.folders.data);
  noted_ = session_.documentPtr();
  if (!opened.empty() && !isShipped(absolute(opened), with_.scenarios)) {
    file_ = std::make_unique<io::DocumentFile>(absolute(opened), with_.folders.state);
    if (const auto bytes = file_->read(); !bytes)
      early_.insert(early_.end(), bytes.error().begin(), bytes.error().end());
    io::addRecent(preferences_, file_->path());
  }
  lookAtRecent();
}

fs::path DocumentDesk::absolute(const std::string& typed) const {
  const fs::path path(typed);
  return path.is_absolute() ? path : with_.folder / path;
}

DocumentDesk::Outcome DocumentDesk::start() {
  Outcome out;
  out.told = std::exchange(early_, {});
  for (const auto& one : recoverables_) out.told.insert(out.told.end(), one.warnings.begin(), one.warnings.end());
  if (!recoverables_.empty() && !session_.view().present) out.then.push_back(command::OpenDialog{Dialog::recovery});
  if (file_ && file_->lockedByOther())
    out.told.push_back({.severity = graph::Severity::warning,
                        .file = file_->path().string(),
                        .message = "the file is open in another window, too; it cannot be saved here while it is"});
  return out;
}

DocumentDesk::Outcome DocumentDesk::act(const core::Command& command, const core::Catalogue& words) {
  if (std::holds_alternative<command::NewDocument>(command)) return leaveFor(Departure::newDocument, "", words);
  if (const auto* open = std::get_if<command::Open>(&command)) return leaveFor(Departure::open, open->path, words);
  if (std::holds_alternative<command::Save>(command)) return save(false, words);
  if (const auto* as = std::get_if<command::SaveAs>(&command)) return saveTo(as->path, words);
  if (std::holds_alternative<command::SaveOver>(command)) return save(true, words);
  if (const auto* one = std::get_if<command::Recover>(&command)) return recover(one->index, words);
  if (const auto* one = std::get_if<command::DiscardRecovered>(&command)) return discardRecovered(one->index, words);
  if (const auto* leave = std::get_if<command::Leave>(&command)) {
    if (!departure_) return {.taken = true, .then = {command::CloseDialog{}}};
    if (leave->how == command::Leaving::save) return save(false, words);
    discarded_ = true;
    return depart(words);
  }
  const Dialog dialog = session_.view().desk.dialog;
  if (std::holds_alternative<command::Quit>(command) && !leaving_) {
    // Asked twice, it goes: what is not saved stays in the journal and is offered the next time.
    if (departure_ == Departure::quit && dialog == Dialog::leave) return depart(words);
    return leaveFor(Departure::quit, "", words);
  }
  const bool stays = std::holds_alternative<command::CloseDialog>(command) ||
                     (std::holds_alternative<command::Escape>(command) && dialog != Dialog::none);
  if (stays && !leaving_) {
    departure_.reset();
    obstacle_.reset();
    blocked_.reset();
  }
  if (const auto* opened = std::get_if<command::OpenDialog>(&command); opened && opened->dialog == Dialog::open)
    lookAtRecent();
  return {};
}

void DocumentDesk::follow() {
  const bool modified = session_.history().modified();
  if (session_.documentPtr() == noted_ && modified == notedModified_) return;
  noted_ = session_.documentPtr();
  notedModified_ = modified;
  if (modified)
    journal_->note(noted_, file_ ? file_->path() : fs::path(), session_.history().position());
  else
    journal_->saved();
}

void DocumentDesk::finish() {
  follow();
  if (discarded_ || !session_.history().modified())
    journal_->close();
  else
    journal_->flush();
}

/// What the document cannot be left for while it has changes, unless somebody says so.
DocumentDesk::Outcome DocumentDesk::leaveFor(Departure departure, const std::string& path,
                                             const core::Catalogue& words) {
  departure_ = departure;
  departurePath_ = path;
  discarded_ = false;
  // On stage nobody is asked; what was changed there stays in the journal.
  const bool ask = with_.asks && session_.history().modified() && !session_.view().present;
  if (ask) return {.taken = true, .then = {command::OpenDialog{Dialog::leave}}};
  return depart(words);
}

DocumentDesk::Outcome DocumentDesk::depart(const core::Catalogue& words) {
  const Departure departure = *std::exchange(departure_, std::nullopt);
  if (departure == Departure::quit) {
    leaving_ = true;
    return {.taken = true, .then = {command::CloseDialog{}, command::Quit{}}};
  }
  return departure == Departure::open ? openNow(departurePath_, words) : newNow();
}

DocumentDesk::Outcome DocumentDesk::failed(const graph::Diagnostics& problems) {
  Outcome out{.taken = true, .told = problems};
  if (!problems.empty()) problem_ = problems.front().text();
  return out;
}

FilesModel DocumentDesk::model(const core::Catalogue& words) const {
  FilesModel model;
  const std::string& title = session_.document().scenario.title.in(words.language());
  model.name = file_ ? file_->path().filename().string() : title.empty() ? std::string(words("Untitled")) : title;
  if (file_) model.path = file_->path().string();
  model.modified = session_.history().modified();
  const auto journal = journal_->problem();
  model.problem = !problem_.empty() || !journal ? problem_ : journal->text();
  model.obstacle = obstacle_;
  if (obstacle_) model.obstaclePath = (blocked_ ? blocked_ : file_)->path().string();
  model.departure = departure_.value_or(Departure::quit);
  model.folder = file_ ? file_->path().parent_path().string() : with_.folder.string();
  model.recent = recent_;
  for (const auto& one : recoverables_) {
    const auto& named = one.state.document.scenario.title.in(words.language());
    model.recoverables.push_back({named.empty() ? std::string(words("Untitled")) : named, one.state.file,
                                  localTime(one.state.at), one.state.changes});
  }
  return model;
}

std::string DocumentDesk::windowTitle(const core::Catalogue& words) const {
  const FilesModel files = model(words);
  return (files.modified ? "● " : "") + files.name + " – CityTies";
}

void DocumentDesk::lookAtRecent() {
  recent_.clear();
  std::error_code error;
  for (const auto& path : preferences_.recent) recent_.push_back({path, !fs::exists(path, error)});
}

void DocumentDesk::remember(const io::Preferences& looks) {
  io::Preferences now = looks;
  now.recent = preferences_.recent;
  now.unknown = preferences_.unknown;
  if (now == preferences_) return;
  preferences_ = std::move(now);
  if (auto problem = io::writePreferences(with_.folders.config, preferences_)) early_.push_back(std::move(*problem));
}

}  // namespace cityties::desk
