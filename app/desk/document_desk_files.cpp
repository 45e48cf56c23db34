// Opening, saving and recovering: the part of DocumentDesk that reads and writes.
#include <set>
#include <utility>

#include "app/core/catalogue.hpp"
#include "app/desk/document_desk.hpp"
#include "app/io/document_json.hpp"

namespace cityties::desk {
namespace {

namespace command = core::command;
namespace fs = std::filesystem;
using core::Dialog;

std::optional<SaveObstacle> obstacleOf(io::SaveOutcome outcome) {
  switch (outcome) {
    case io::SaveOutcome::changedOnDisk:
      return SaveObstacle::changedOnDisk;
    case io::SaveOutcome::lockedByOther:
      return SaveObstacle::lockedByOther;
    case io::SaveOutcome::exists:
      return SaveObstacle::exists;
    default:
      return std::nullopt;
  }
}

}  // namespace

DocumentDesk::Outcome DocumentDesk::save(bool force, const core::Catalogue& words) {
  if (!file_ && !blocked_) return {.taken = true, .then = {command::OpenDialog{Dialog::saveAs}}};
  // What stood in the way of a new name is answered for that name.
  if (force && blocked_) file_ = std::move(blocked_);
  blocked_.reset();
  if (!file_) return {.taken = true, .then = {command::OpenDialog{Dialog::saveAs}}};
  return saved(file_->save(io::encodeDocument(session_.document()), force), words);
}

DocumentDesk::Outcome DocumentDesk::saveTo(const std::string& typed, const core::Catalogue& words) {
  if (typed.empty()) return {.taken = true, .then = {command::OpenDialog{Dialog::saveAs}}};
  fs::path path = absolute(typed);
  if (!path.has_extension()) path += ".json";
  if (file_ && file_->path() == io::resolved(path)) return save(false, words);
  auto file = std::make_unique<io::DocumentFile>(path, with_.folders.state);
  auto result = file->save(io::encodeDocument(session_.document()));
  // The document keeps its old name until it has been written under the new one.
  (result.outcome == io::SaveOutcome::saved ? file_ : blocked_) = std::move(file);
  return saved(std::move(result), words);
}

DocumentDesk::Outcome DocumentDesk::saved(io::Saved result, const core::Catalogue& words) {
  obstacle_ = obstacleOf(result.outcome);
  if (result.outcome != io::SaveOutcome::saved) {
    if (!obstacle_) blocked_.reset();
    Outcome out = failed(result.problems);
    // Where there is a choice, it is asked for; where the disk would not, the dialog lets one choose another place.
    if (with_.asks) out.then.push_back(command::OpenDialog{Dialog::saveAs});
    return out;
  }
  problem_.clear();
  blocked_.reset();
  session_.saved();
  follow();
  io::addRecent(preferences_, file_->path());
  lookAtRecent();
  Outcome out{.taken = true, .told = std::move(result.problems)};
  if (auto problem = io::writePreferences(with_.folders.config, preferences_)) out.told.push_back(std::move(*problem));
  out.said = core::fill(words("Saved as {file}."), {{"file", file_->path().filename().string()}});
  const Dialog dialog = session_.view().desk.dialog;
  if (departure_) {
    Outcome next = depart(words);
    out.replaced = next.replaced;
    out.then = std::move(next.then);
    out.told.insert(out.told.end(), next.told.begin(), next.told.end());
  } else if (dialog == Dialog::saveAs || dialog == Dialog::leave) {
    out.then.push_back(command::CloseDialog{});
  }
  return out;
}

graph::Diagnostics DocumentDesk::unfit(const core::Document& document) const {
  std::set<std::string> known;
  for (const auto& city : session_.dataset()->cities) known.insert(city.country.text);
  std::vector<std::string> asked;
  for (const auto& country : document.scenario.countries) asked.push_back(country.text);
  if (document.scenario.reporting && document.scenario.reporting->from)
    asked.push_back(document.scenario.reporting->from->text);
  for (const auto& country : asked)
    if (!known.contains(country))
      return {{.message = "the document is about '" + country + "', and no city of these records is there"}};
  const auto states =
      core::statesOf(*session_.dataset(), document.scenario, core::storyOptions(document, with_.defaults));
  return states ? graph::Diagnostics{} : states.error();
}

void DocumentDesk::replace(core::Document document, std::unique_ptr<io::DocumentFile> file) {
  const core::StoryOptions options = core::storyOptions(document, with_.defaults);
  // From now on its figures are those of the records that lie under it.
  document.dataset = with_.data;
  session_.open(session_.dataset(), std::move(document), options);
  file_ = std::move(file);
  blocked_.reset();
  obstacle_.reset();
  problem_.clear();
  discarded_ = false;
}

DocumentDesk::Outcome DocumentDesk::openNow(const std::string& typed, const core::Catalogue& words) {
  std::error_code error;
  fs::path path = absolute(typed);
  const fs::path shipped = with_.scenarios / (typed + ".json");
  const bool isId = typed.find('/') == std::string::npos && !fs::exists(path, error) && fs::exists(shipped, error);
  if (isId) path = shipped;
  // Without a lock: it may be the very file that is open, whose lock is this window's own.
  const auto bytes = io::DocumentFile(path, std::nullopt).read();
  if (!bytes) return failed(bytes.error());
  auto decoded = io::decodeDocument(*bytes, path.filename().string());
  if (!decoded) return failed(decoded.error());
  if (auto problems = unfit(decoded->document); !problems.empty()) {
    for (auto& problem : problems) problem.file = path.filename().string();
    return failed(problems);
  }
  Outcome out{.taken = true, .replaced = true, .then = {command::CloseDialog{}}, .told = std::move(decoded->warnings)};
  const auto changed = core::datasetChanged(decoded->document.dataset, with_.data.sha256, words);
  if (!changed.empty())
    out.told.insert(out.told.begin(),
                    {.severity = graph::Severity::warning, .file = path.filename().string(), .message = changed});
  file_.reset();
  auto file = std::make_unique<io::DocumentFile>(path, with_.folders.state);
  file->expect(*bytes);
  if (file->lockedByOther())
    out.told.insert(out.told.begin(),
                    {.severity = graph::Severity::warning,
                     .file = path.string(),
                     .message = "the file is open in another window, too; it cannot be saved here while it is"});
  const bool own = io::resolved(path).parent_path() != io::resolved(with_.scenarios);
  if (own) io::addRecent(preferences_, file->path());
  replace(std::move(decoded->document), own ? std::move(file) : nullptr);
  follow();
  lookAtRecent();
  if (auto problem = io::writePreferences(with_.folders.config, preferences_)) out.told.push_back(std::move(*problem));
  return out;
}

DocumentDesk::Outcome DocumentDesk::newNow() {
  core::Document document;
  document.scenario.id = "untitled";
  replace(std::move(document), nullptr);
  follow();
  return {.taken = true, .replaced = true, .then = {command::CloseDialog{}}};
}

DocumentDesk::Outcome DocumentDesk::recover(std::size_t index, const core::Catalogue& words) {
  if (index >= recoverables_.size()) return {.taken = true};
  // It would take the place of work that is not saved either.
  if (session_.history().modified())
    return failed({{.message = std::string(words("Save what is open first, then recover."))}});
  const io::Recoverable& one = recoverables_[index];
  if (auto problems = unfit(one.state.document); !problems.empty()) return failed(problems);
  std::unique_ptr<io::DocumentFile> file;
  Outcome out{.taken = true, .replaced = true};
  if (!one.state.file.empty()) {
    file_.reset();  // its lock may be of the same file
    file = std::make_unique<io::DocumentFile>(one.state.file, with_.folders.state);
    // What stands there now is what it is to be saved over; the previous version is kept then.
    if (const auto bytes = file->read(); !bytes) out.told = bytes.error();
  }
  replace(one.state.document, std::move(file));
  session_.unsaved();
  follow();
  // Only once it is safe in this window's journal is the old one put aside.
  if (journal_->flush()) io::discard(one.journal);
  recoverables_.erase(recoverables_.begin() + static_cast<std::ptrdiff_t>(index));
  out.then.push_back(command::CloseDialog{});
  return out;
}

DocumentDesk::Outcome DocumentDesk::discardRecovered(std::size_t index, const core::Catalogue& words) {
  if (index >= recoverables_.size()) return {.taken = true};
  if (!io::discard(recoverables_[index].journal))
    return failed({{.file = recoverables_[index].journal.string(),
                    .message = std::string(words("It could not be put aside, and will be offered again."))}});
  recoverables_.erase(recoverables_.begin() + static_cast<std::ptrdiff_t>(index));
  Outcome out{.taken = true};
  if (recoverables_.empty()) out.then.push_back(command::CloseDialog{});
  return out;
}

}  // namespace cityties::desk
