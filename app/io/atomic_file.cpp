#include "app/io/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace cityties::io {
namespace {

namespace fs = std::filesystem;

/// What went wrong, as a person would say it.
std::string inWords(int problem, const fs::path& folder) {
  switch (problem) {
    case ENOSPC:
    case EDQUOT:
      return "the disk is full";
    case EFBIG:
      return "the file would be larger than is allowed here";
    case EROFS:
      return "the disk can only be read";
    case EACCES:
    case EPERM:
      return "you may not write into the folder " + folder.string();
    case ENOENT:
      return "the folder " + folder.string() + " is not there";
    case ENOTDIR:
      return folder.string() + " is no folder";
    case ENAMETOOLONG:
      return "the name is too long";
    case EIO:
      return "the disk reports an error";
    default:
      return std::strerror(problem);
  }
}

struct Writing {
  fs::path target, folder, temporary, spare;
  const FileCalls& calls;
  std::optional<struct stat> old;
  bool made = false, spareMade = false;

  ~Writing() {
    if (made) unlink(temporary.c_str());
    if (spareMade) unlink(spare.c_str());
  }

  graph::Diagnostic failed(const std::string& why) const {
    return {.file = target.string(), .message = "not saved: " + why + (old ? "; the file is as it was" : "")};
  }
  graph::Diagnostic failed(int problem) const { return failed(inWords(problem, folder)); }

  std::optional<graph::Diagnostic> look() {
    struct stat found {};
    if (stat(target.c_str(), &found) != 0) {
      if (errno == ENOENT) return std::nullopt;
      return failed(errno);
    }
    old = found;
    if (S_ISDIR(found.st_mode)) return failed("this is a folder, not a file");
    if (!S_ISREG(found.st_mode)) return failed("this is no ordinary file");
    if (faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0) return failed("the file may only be read");
    return std::nullopt;
  }

  /// The new bytes, lasting, under a name of their own.
  int writeTemporary(std::string_view bytes) {
    const Descriptor file(open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!file) return errno;
    made = true;
    if (old) {
      // The owner first: changing it takes bits of the mode away. Only root may, and then must.
      [[maybe_unused]] const int owner = fchown(file.get(), old->st_uid, old->st_gid);
      if (fchmod(file.get(), old->st_mode & 07777) != 0 && errno != EPERM) return errno;
    }
    if (const int problem = writeAll(file.get(), bytes, calls); problem != 0) return problem;
    return calls.sync(file.get()) == 0 ? 0 : errno;
  }

  /// A second name for the old file; a copy where the disk knows no second names.
  int keepOld() {
    if (link(target.c_str(), spare.c_str()) == 0) {
      spareMade = true;
      return 0;
    }
    const Descriptor from(open(target.c_str(), O_RDONLY | O_CLOEXEC));
    const Descriptor to(open(spare.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, old->st_mode & 0777));
    if (!from || !to) return errno;
    spareMade = true;
    std::array<char, 65536> buffer;
    for (;;) {
      const ssize_t count = read(from.get(), buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return errno;
      if (count == 0) break;
      if (const int problem = writeAll(to.get(), {buffer.data(), static_cast<std::size_t>(count)}, calls); problem != 0)
        return problem;
    }
    return calls.sync(to.get()) == 0 ? 0 : errno;
  }

  int move(const fs::path& from, const fs::path& to, bool& gone) {
    if (calls.rename(from.c_str(), to.c_str()) != 0) return errno;
    gone = false;
    return 0;
  }

  /// Renames last through a loss of power only once the folder does; where a disk cannot say so, it has been done.
  void syncFolder() const {
    const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened) calls.sync(opened.get());
  }
};

fs::path besides(const fs::path& folder, const char* what) {
  static std::atomic<unsigned> number{0};
  // Short, so that a name as long as the disk allows can be written too.
  return folder / (".cityties-" + std::to_string(getpid()) + "-" + std::to_string(++number) + what);
}

}  // namespace

FileCalls systemCalls() { return {::write, ::fsync, ::rename}; }

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this == &other) return *this;
  if (number_ >= 0) close(number_);
  number_ = other.release();
  return *this;
}
Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}
int Descriptor::release() { return std::exchange(number_, -1); }

int writeAll(int file, std::string_view bytes, const FileCalls& calls) {
  while (!bytes.empty()) {
    const ssize_t count = calls.write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

fs::path resolved(const fs::path& file) {
  std::error_code error;
  fs::path at = fs::absolute(file, error);
  if (error) at = file;
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(at, error)); ++links) {
    const fs::path to = fs::read_symlink(at, error);
    if (error) break;
    at = to.is_absolute() ? to : at.parent_path() / to;
  }
  const fs::path canonical = fs::weakly_canonical(at, error);
  return error ? at.lexically_normal() : canonical;
}

std::optional<graph::Diagnostic> writeAtomically(const fs::path& file, std::string_view bytes, Previous previous,
                                                 const FileCalls& calls) {
  const fs::path target = resolved(file);
  const fs::path folder = target.parent_path();
  Writing writing{target, folder, besides(folder, ".new"), besides(folder, ".old"), calls, {}};
  if (auto problem = writing.look()) return problem;
  if (const int problem = writing.writeTemporary(bytes); problem != 0) return writing.failed(problem);
  const bool keep = writing.old && previous == Previous::keep;
  if (keep)
    if (const int problem = writing.keepOld(); problem != 0)
      return writing.failed("the previous version cannot be kept: " + inWords(problem, folder));
  if (const int problem = writing.move(writing.temporary, target, writing.made); problem != 0)
    return writing.failed(problem);
  // Only now: had the last step failed, the version before the previous one would be gone for nothing.
  fs::path kept = target;
  kept += "~";
  const int problem = keep ? writing.move(writing.spare, kept, writing.spareMade) : 0;
  writing.syncFolder();
  if (problem == 0) return std::nullopt;
  return graph::Diagnostic{.severity = graph::Severity::warning,
                           .file = target.string(),
                           .message = "saved, but the previous version could not be kept as " +
                                      kept.filename().string() + ": " + inWords(problem, folder)};
}

}  // namespace cityties::io
