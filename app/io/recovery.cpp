#include "app/io/recovery.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "app/io/atomic_file.hpp"
#include "app/io/document_json.hpp"
#include "app/io/journal_line.hpp"
#include "app/io/json.hpp"

namespace cityties::io {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t discardedKept = 20;

bool ownerIsDead(const fs::path& journal) {
  const Descriptor file(open(journal.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return false;
  if (flock(file.get(), LOCK_EX | LOCK_NB) == 0) return true;
  if (errno == EWOULDBLOCK) return false;
  // A disk without locks: the name begins with the number of the process.
  const pid_t owner = std::atoi(journal.filename().c_str());
  return owner > 0 && kill(owner, 0) != 0 && errno == ESRCH;
}

/// One line's entry. False: it is not what a journal writes.
bool take(std::string_view json, const std::string& name, std::optional<JournalState>& unsaved) {
  const auto entry = parseJson(json, name);
  if (!entry) return false;
  if (entry->find("saved")) {
    unsaved.reset();
    return true;
  }
  const JsonValue* document = entry->find("document");
  if (!document) return false;
  auto decoded = decodeDocument(toText(*document), name);
  if (!decoded) return false;
  JournalState state{std::move(decoded->document), {}, 0, 0};
  if (const auto* file = entry->find("file")) state.file = file->text;
  if (const auto* changes = entry->find("changes")) state.changes = static_cast<std::size_t>(changes->number);
  if (const auto* at = entry->find("at")) state.at = static_cast<long long>(at->number);
  unsaved = std::move(state);
  return true;
}

graph::Diagnostic warning(const std::string& name, std::size_t row, std::string message) {
  return {.severity = graph::Severity::warning, .file = name, .row = row, .message = std::move(message)};
}

std::vector<fs::path> journalsIn(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".journal") found.push_back(at->path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

JournalRead readJournal(std::string_view bytes, const std::string& name) {
  JournalRead read;
  if (!bytes.starts_with(journalHeading)) {
    if (!journalHeading.starts_with(bytes))
      read.warnings.push_back(warning(name, 1, "this is no journal, or one of a newer CityTies"));
    return read;
  }
  bytes.remove_prefix(journalHeading.size());
  for (std::size_t row = 2; !bytes.empty(); ++row) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) break;  // torn
    const auto text = journalText(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
    if (text && take(*text, name, read.unsaved)) continue;
    read.warnings.push_back(
        warning(name, row, "the line is not as it was written; the document is as it was before it"));
    break;
  }
  return read;
}

std::vector<Recoverable> recoverable(const std::optional<fs::path>& folder) {
  std::vector<Recoverable> found;
  if (!folder) return found;
  for (const auto& journal : journalsIn(*folder / "journals")) {
    if (!ownerIsDead(journal)) continue;
    std::ifstream in(journal, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in && bytes.empty()) continue;
    auto read = readJournal(bytes, journal.filename().string());
    if (read.unsaved)
      found.push_back({journal, std::move(*read.unsaved), std::move(read.warnings)});
    else if (read.warnings.empty())
      discard(journal);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Recoverable& a, const Recoverable& b) { return a.state.at > b.state.at; });
  return found;
}

bool discard(const fs::path& journal) {
  const fs::path folder = journal.parent_path() / "discarded";
  std::error_code error;
  fs::create_directories(folder, error);
  fs::rename(journal, folder / journal.filename(), error);
  if (error) return false;
  // When it was put aside counts, not when it was last written.
  fs::last_write_time(folder / journal.filename(), fs::file_time_type::clock::now(), error);
  std::vector<std::pair<fs::file_time_type, fs::path>> kept;
  for (const auto& file : journalsIn(folder)) kept.emplace_back(fs::last_write_time(file, error), file);
  std::sort(kept.begin(), kept.end());
  for (std::size_t i = 0; i + discardedKept < kept.size(); ++i) fs::remove(kept[i].second, error);
  return true;
}

}  // namespace cityties::io
