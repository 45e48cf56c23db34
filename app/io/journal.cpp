#include "app/io/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "app/io/document_json.hpp"
#include "app/io/journal_line.hpp"
#include "app/io/json_writer.hpp"

namespace cityties::io {
namespace {

namespace fs = std::filesystem;

long long secondsNow() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Nobody else's, also after the process number has come round.
std::string freshName() {
  static std::atomic<unsigned> number{0};
  const auto start = std::chrono::system_clock::now().time_since_epoch().count();
  return std::to_string(getpid()) + "-" + std::to_string(start) + "-" + std::to_string(++number) + ".journal";
}

}  // namespace

Journal::Journal(const std::optional<fs::path>& folder, JournalOptions options) : options_(std::move(options)) {
  if (!folder) return;
  folder_ = *folder / "journals";
  path_ = folder_ / freshName();
  thread_ = std::thread([this] { work(); });
}

Journal::~Journal() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Journal::give(Pending pending) {
  if (path_.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    pending_ = std::move(pending);
    ++noted_;
  }
  changed_.notify_all();
}

void Journal::note(core::DocumentPtr document, const fs::path& file, std::size_t changes) {
  give({std::move(document), file, changes, secondsNow()});
}

void Journal::saved() { give({nullptr, {}, 0, secondsNow()}); }

bool Journal::flush() {
  if (path_.empty()) return false;
  std::unique_lock lock(mutex_);
  hurry_ = true;
  const std::size_t wanted = noted_;
  changed_.notify_all();
  changed_.wait(lock, [&] { return tried_ >= wanted || stop_; });
  hurry_ = false;
  return written_ >= wanted;
}

void Journal::close() {
  {
    const std::lock_guard lock(mutex_);
    pending_.reset();
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (file_) unlink(path_.c_str());
  file_ = Descriptor();
}

std::size_t Journal::written() const {
  const std::lock_guard lock(mutex_);
  return written_;
}

std::optional<graph::Diagnostic> Journal::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void Journal::work() {
  auto last = std::chrono::steady_clock::now() - options_.pause;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return pending_ || stop_; });
    // Typing makes a document a key: they are gathered, and the newest is written.
    changed_.wait_until(lock, last + options_.pause, [&] { return stop_ || hurry_; });
    if (!pending_) break;  // nothing is waiting, so it was the end
    const Pending pending = *std::exchange(pending_, std::nullopt);
    const std::size_t upTo = noted_;
    lock.unlock();
    auto problem = write(pending);
    last = std::chrono::steady_clock::now();
    lock.lock();
    tried_ = upTo;
    if (!problem) written_ = upTo;
    problem_ = std::move(problem);
    changed_.notify_all();
  }
}

std::optional<graph::Diagnostic> Journal::write(const Pending& pending) {
  JsonWriter out;
  out.beginObject(JsonWriter::Layout::line).key("at").integer(pending.at);
  if (pending.document) {
    out.key("file").text(pending.file.string()).key("changes").integer(static_cast<long long>(pending.changes));
    out.key("document").digits(encodeDocument(*pending.document, DocumentLayout::line));
  } else {
    if (!file_) return std::nullopt;  // nothing was ever changed
    out.key("saved").boolean(true);
  }
  const std::string line = journalLine(out.endObject().take());
  struct stat found {};
  // Where somebody took the file away, it is begun anew.
  const bool there = file_ && fstat(file_.get(), &found) == 0 && found.st_nlink > 0;
  const int problem = there && size_ + line.size() <= options_.compactAbove ? append(line) : begin(line);
  if (problem == 0) return std::nullopt;
  return graph::Diagnostic{.severity = graph::Severity::warning,
                           .file = path_.string(),
                           .message = "unsaved changes cannot be kept safe from a crash: " +
                                      std::string(std::strerror(problem)) + "; save the document to be sure"};
}

int Journal::append(const std::string& line) {
  int problem = writeAll(file_.get(), line, options_.calls);
  if (problem == 0 && options_.calls.sync(file_.get()) != 0) problem = errno;
  if (problem == 0) {
    size_ += line.size();
    return 0;
  }
  // A torn line in the middle would hide all that comes after it.
  if (ftruncate(file_.get(), static_cast<off_t>(size_)) != 0) file_ = Descriptor();
  return problem;
}

/// A new file with this line alone takes the name of the journal; it is locked before anybody can see it.
int Journal::begin(const std::string& line) {
  std::error_code error;
  fs::create_directories(folder_, error);
  const fs::path fresh = path_.string() + ".new";
  Descriptor file(open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600));
  if (!file) return errno;
  flock(file.get(), LOCK_EX | LOCK_NB);
  int problem = writeAll(file.get(), std::string(journalHeading) + line, options_.calls);
  if (problem == 0 && options_.calls.sync(file.get()) != 0) problem = errno;
  if (problem == 0 && options_.calls.rename(fresh.c_str(), path_.c_str()) != 0) problem = errno;
  if (problem != 0) {
    unlink(fresh.c_str());
    return problem;
  }
  const Descriptor folder(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) options_.calls.sync(folder.get());
  file_ = std::move(file);
  size_ = journalHeading.size() + line.size();
  return 0;
}

}  // namespace cityties::io
