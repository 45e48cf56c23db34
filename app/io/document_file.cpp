#include "app/io/document_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

#include "app/io/json.hpp"
#include "geo/sha256.hpp"

namespace cityties::io {
namespace {

namespace fs = std::filesystem;

std::string hashOf(std::string_view bytes) {
  geo::Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

tl::unexpected<graph::Diagnostics> unreadable(const fs::path& file, const std::string& why) {
  return graph::failure({.file = file.string(), .message = why});
}

Saved refused(SaveOutcome outcome, const fs::path& file, const std::string& why) {
  return {outcome, {{.file = file.string(), .message = why}}};
}

}  // namespace

FileLock FileLock::take(const std::optional<fs::path>& folder, const fs::path& file) {
  FileLock lock;
  if (!folder) return lock;
  std::error_code error;
  fs::create_directories(*folder / "locks", error);
  const fs::path side = *folder / "locks" / (hashOf(resolved(file).string()) + ".lock");
  lock.held_ = Descriptor(open(side.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.held_ && flock(lock.held_.get(), LOCK_EX | LOCK_NB) != 0) {
    lock.other_ = errno == EWOULDBLOCK;
    lock.held_ = Descriptor();
  }
  return lock;
}

DocumentFile::DocumentFile(const fs::path& file, std::optional<fs::path> lockFolder, FileCalls calls)
    : path_(resolved(file)), lockFolder_(std::move(lockFolder)), calls_(std::move(calls)) {}

std::optional<DocumentFile::Stamp> DocumentFile::stampOf(const fs::path& file) {
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) return std::nullopt;
  return Stamp{found.st_mtim.tv_sec, found.st_mtim.tv_nsec, found.st_size, found.st_ino};
}

void DocumentFile::remember(std::string_view bytes) {
  sha256_ = hashOf(bytes);
  stamp_ = stampOf(path_);
}

void DocumentFile::expect(std::string_view bytes) {
  sha256_ = hashOf(bytes);
  stamp_.reset();
}

graph::Result<std::string> DocumentFile::read() {
  lockedByOther();
  std::error_code error;
  const auto status = fs::status(path_, error);
  if (!fs::exists(status)) return unreadable(path_, "there is no such file");
  if (fs::is_directory(status)) return unreadable(path_, "this is a folder, not a file");
  if (!fs::is_regular_file(status)) return unreadable(path_, "this is no ordinary file");
  if (fs::file_size(path_, error) > jsonSizeLimit) return unreadable(path_, "the file is too large for a document");
  // Before the bytes: a change while they are read is then seen as one.
  const auto stamp = stampOf(path_);
  std::ifstream in(path_, std::ios::binary);
  if (!in) return unreadable(path_, "the file cannot be opened; you may not be allowed to read it");
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return unreadable(path_, "the file cannot be read to its end");
  sha256_ = hashOf(bytes);
  stamp_ = stamp;
  return bytes;
}

bool DocumentFile::sameBytes() const {
  const auto now = geo::sha256OfFile(path_);
  return !now || *now == sha256_;
}

bool DocumentFile::changedOnDisk() const {
  if (sha256_.empty()) return false;
  const auto now = stampOf(path_);
  return now && now != stamp_ && !sameBytes();
}

bool DocumentFile::lockedByOther() {
  if (!lock_ || lock_->other()) lock_ = FileLock::take(lockFolder_, path_);
  return lock_->other();
}

Saved DocumentFile::save(std::string_view bytes, bool force) {
  std::error_code error;
  const auto status = fs::status(path_, error);
  const bool there = fs::is_regular_file(status);
  if (!force) {
    if (lockedByOther())
      return refused(SaveOutcome::lockedByOther, path_, "not saved: the file is open in another window");
    if (there && sha256_.empty())
      return refused(SaveOutcome::exists, path_, "not saved: there is a file of that name already");
    // At this point bytes count, not times: a change within one tick of the clock is a change.
    if (there && !sameBytes())
      return refused(SaveOutcome::changedOnDisk, path_,
                     "not saved: the file was changed by somebody else since it was opened here");
  }
  Saved saved;
  if (auto problem = writeAtomically(path_, bytes, Previous::keep, calls_)) {
    if (problem->severity == graph::Severity::error) return {SaveOutcome::failed, {std::move(*problem)}};
    saved.problems.push_back(std::move(*problem));
  }
  if (!there && !sha256_.empty())
    saved.problems.push_back({.severity = graph::Severity::warning,
                              .file = path_.string(),
                              .message = "the file had been removed or renamed; it was written anew"});
  remember(bytes);
  return saved;
}

}  // namespace cityties::io
