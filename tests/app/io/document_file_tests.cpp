#include "app/io/document_file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>

#include "tests/app/io/as_nobody.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using io::SaveOutcome;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

std::size_t entriesOf(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

bool says(const io::Saved& saved, const std::string& words) {
  return !saved.problems.empty() && saved.problems[0].message.find(words) != std::string::npos;
}

/// Opened with "old" in it.
struct Opened {
  test::TemporaryFolder folder;
  fs::path path = folder.write("d.json", "old");
  io::DocumentFile file{path, std::nullopt};
  explicit Opened(io::FileCalls calls = io::systemCalls()) : file(path, std::nullopt, std::move(calls)) {
    REQUIRE(file.read() == "old");
  }
};

int failWith(int problem) {
  errno = problem;
  return -1;
}

}  // namespace

TEST_CASE("a saved file has the new bytes, and the previous version stays beside it") {
  Opened o;
  CHECK(o.file.save("new").outcome == SaveOutcome::saved);
  CHECK(bytesOf(o.path) == "new");
  CHECK(bytesOf(o.path.string() + "~") == "old");
  CHECK(o.file.save("newer").outcome == SaveOutcome::saved);
  CHECK(bytesOf(o.path) == "newer");
  CHECK(bytesOf(o.path.string() + "~") == "new");
  CHECK(entriesOf(o.folder.path()) == 2);
}

TEST_CASE("a failure of the disk at any call leaves the old file to the byte and nothing half-written") {
  // Every call that saving makes is counted, then each is made to fail in turn.
  for (const int problem : {ENOSPC, EIO, EDQUOT, EROFS}) {
    int calls = 0, failing = -1;
    const auto fails = [&] { return calls++ == failing; };
    io::FileCalls faulty = io::systemCalls();
    faulty.write = [&](int file, const void* bytes, std::size_t count) -> ssize_t {
      if (fails()) return failWith(problem);
      return ::write(file, bytes, std::min<std::size_t>(count, 2));  // short writes are no failure
    };
    faulty.sync = [&](int file) { return fails() ? failWith(problem) : ::fsync(file); };
    faulty.rename = [&](const char* from, const char* to) { return fails() ? failWith(problem) : ::rename(from, to); };
    {
      Opened whole(faulty);
      REQUIRE(whole.file.save("new bytes").outcome == SaveOutcome::saved);
    }
    const int all = calls;
    REQUIRE(all >= 8);
    std::size_t failed = 0;
    for (failing = 0; failing < all; ++failing) {
      calls = 0;
      Opened o(faulty);
      const auto saved = o.file.save("new bytes");
      INFO("call " << failing);
      if (saved.outcome == SaveOutcome::failed) {
        ++failed;
        CHECK(bytesOf(o.path) == "old");
        CHECK(entriesOf(o.folder.path()) == 1);
        CHECK(says(saved, "not saved"));
        if (problem == ENOSPC) CHECK(says(saved, "the disk is full"));
        // The next try succeeds.
        calls = 1000;
        CHECK(o.file.save("new bytes").outcome == SaveOutcome::saved);
      }
      CHECK(bytesOf(o.path) == "new bytes");
    }
    CHECK(failed >= 7);
  }
}

TEST_CASE("a size limit of the system stops a save, and the old file stays") {
  Opened o;
  // In a process of its own: the limit stays with it.
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(2);
    const auto saved = o.file.save(std::string(5000, 'x'));
    _exit(saved.outcome == SaveOutcome::failed && says(saved, "larger than is allowed") ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(bytesOf(o.path) == "old");
  CHECK(entriesOf(o.folder.path()) == 1);
}

TEST_CASE("what may not be written is told in plain words") {
  Opened o;
  const fs::path folder = o.folder.path() / "folder";
  fs::create_directory(folder);
  CHECK(says(io::DocumentFile(folder, std::nullopt).save("x"), "this is a folder"));
  CHECK(says(io::DocumentFile(o.folder.path() / "none" / "d.json", std::nullopt).save("x"), "is not there"));
  CHECK(says(io::DocumentFile(o.path / "d.json", std::nullopt).save("x"), "is no folder"));
  CHECK(says(io::DocumentFile(o.folder.path() / std::string(300, 'n'), std::nullopt).save("x"), "name is too long"));
  CHECK(says(io::DocumentFile("/dev/null", std::nullopt).save("x"), "no ordinary file"));
  chmod(o.path.c_str(), 0644);
  chmod(folder.c_str(), 0555);
  const test::AsNobody nobody(o.folder.path());
  const auto readOnly = o.file.save("new");
  CHECK(readOnly.outcome == SaveOutcome::failed);
  if (geteuid() == 65534) CHECK(says(readOnly, "may only be read"));
  CHECK(says(io::DocumentFile(folder / "d.json", std::nullopt).save("x"), "you may not write into the folder"));
  CHECK(bytesOf(o.path) == "old");
}

TEST_CASE("mode bits stay, and links are followed and stay") {
  Opened o;
  chmod(o.path.c_str(), 0640);
  const fs::path link = o.folder.path() / "link.json";
  fs::create_symlink("d.json", link);
  io::DocumentFile file(link, std::nullopt);
  REQUIRE(file.read() == "old");
  CHECK(file.save("new").outcome == SaveOutcome::saved);
  CHECK(fs::is_symlink(link));
  CHECK(bytesOf(o.path) == "new");
  struct stat found {};
  REQUIRE(stat(o.path.c_str(), &found) == 0);
  CHECK((found.st_mode & 07777) == 0640);
  const fs::path dangling = o.folder.path() / "dangling.json";
  fs::create_symlink("target.json", dangling);
  CHECK(io::DocumentFile(dangling, std::nullopt).save("made").outcome == SaveOutcome::saved);
  CHECK(fs::is_symlink(dangling));
  CHECK(bytesOf(o.folder.path() / "target.json") == "made");
}

TEST_CASE("a file that changed on disk is not overwritten unless one insists") {
  Opened o;
  CHECK_FALSE(o.file.changedOnDisk());
  o.folder.write("d.json", "alt");  // as long as before
  CHECK(o.file.changedOnDisk());
  const auto refused = o.file.save("mine");
  CHECK(refused.outcome == SaveOutcome::changedOnDisk);
  CHECK(says(refused, "changed by somebody else"));
  CHECK(bytesOf(o.path) == "alt");
  CHECK(o.file.save("mine", true).outcome == SaveOutcome::saved);
  CHECK(bytesOf(o.path) == "mine");
  CHECK(bytesOf(o.path.string() + "~") == "alt");
  CHECK_FALSE(o.file.changedOnDisk());
}

TEST_CASE("a file that was touched, or written with the same bytes, has not changed") {
  Opened o;
  o.folder.write("d.json", "old");
  fs::last_write_time(o.path, fs::file_time_type::clock::now() + std::chrono::hours(1));
  CHECK_FALSE(o.file.changedOnDisk());
  CHECK(o.file.save("new").outcome == SaveOutcome::saved);
}

TEST_CASE("a vanished file is written anew and that is told") {
  Opened o;
  fs::remove(o.path);
  CHECK_FALSE(o.file.changedOnDisk());
  const auto saved = o.file.save("new");
  CHECK(saved.outcome == SaveOutcome::saved);
  CHECK(says(saved, "written anew"));
  CHECK(bytesOf(o.path) == "new");
}

TEST_CASE("a name that is taken is not overwritten unless one insists") {
  Opened o;
  io::DocumentFile other(o.path, std::nullopt);
  CHECK(other.save("mine").outcome == SaveOutcome::exists);
  CHECK(bytesOf(o.path) == "old");
  CHECK(other.save("mine", true).outcome == SaveOutcome::saved);
  CHECK(bytesOf(o.path.string() + "~") == "old");
}

TEST_CASE("two windows on one file: the second is kept out, until the first one goes") {
  test::TemporaryFolder folder;
  const fs::path path = folder.write("d.json", "old");
  fs::create_symlink("d.json", folder.path() / "same.json");
  io::DocumentFile second(folder.path() / "same.json", folder.path());
  {
    io::DocumentFile first(path, folder.path());
    REQUIRE(first.read().has_value());
    REQUIRE(second.read().has_value());
    CHECK_FALSE(first.lockedByOther());
    CHECK(second.lockedByOther());
    CHECK(second.save("two").outcome == SaveOutcome::lockedByOther);
    CHECK(bytesOf(path) == "old");
    CHECK(first.save("one").outcome == SaveOutcome::saved);
  }
  CHECK_FALSE(second.lockedByOther());
  CHECK(second.save("two").outcome == SaveOutcome::changedOnDisk);
}

TEST_CASE("the lock of a process that was killed is free at once") {
  test::TemporaryFolder folder;
  const fs::path path = folder.write("d.json", "old");
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    io::DocumentFile file(path, folder.path());
    const bool held = file.read().has_value() && !file.lockedByOther();
    [[maybe_unused]] const auto written = write(ready[1], held ? "1" : "0", 1);
    for (;;) pause();
  }
  char held = 0;
  REQUIRE(read(ready[0], &held, 1) == 1);
  CHECK(held == '1');
  io::DocumentFile file(path, folder.path());
  CHECK(file.lockedByOther());
  kill(child, SIGKILL);
  REQUIRE(waitpid(child, nullptr, 0) == child);
  CHECK_FALSE(file.lockedByOther());
  close(ready[0]);
  close(ready[1]);
}

TEST_CASE("what cannot be read is told") {
  test::TemporaryFolder folder;
  const auto message = [](const fs::path& path) {
    const auto read = io::DocumentFile(path, std::nullopt).read();
    return read ? "" : read.error()[0].message;
  };
  CHECK(message(folder.path() / "none.json") == "there is no such file");
  CHECK(message(folder.path()) == "this is a folder, not a file");
  const fs::path secret = folder.write("secret.json", "x");
  chmod(secret.c_str(), 0);
  const test::AsNobody nobody(folder.path());
  CHECK(message(secret).find("cannot be opened") != std::string::npos);
}
