#include "app/io/journal.hpp"

#include <latch>

#include <sys/stat.h>
#include <cerrno>
#include <fstream>
#include <sstream>

#include "app/io/recovery.hpp"
#include "tests/app/io/as_nobody.hpp"
#include "tests/app/io/journal_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using test::numbered;
namespace fs = std::filesystem;

TEST_CASE("what was noted is on the disk, is nobody else's while the window lives, and is offered after it") {
  test::TemporaryFolder folder;
  {
    io::Journal journal(folder.path());
    journal.note(numbered(1), "/somewhere/a.json", 1);
    journal.note(numbered(2), "/somewhere/a.json", 2);
    REQUIRE(journal.flush());
    CHECK(journal.written() == 2);
    CHECK(io::recoverable(folder.path()).empty());
    journal.note(numbered(3), "/somewhere/a.json", 3);
  }
  const auto found = io::recoverable(folder.path());
  REQUIRE(found.size() == 1);
  CHECK(found[0].state.document == *numbered(3));
  CHECK(found[0].state.file == "/somewhere/a.json");
  CHECK(found[0].state.changes == 3);
  CHECK(found[0].state.at > 1'700'000'000);
  CHECK(found[0].warnings.empty());
}

TEST_CASE("nothing is kept of a window without changes, of one that saved, and of one that closed") {
  test::TemporaryFolder folder;
  { const io::Journal idle(folder.path()); }
  CHECK(test::journalsIn(folder.path()).empty());
  {
    io::Journal journal(folder.path());
    journal.note(numbered(1), "", 1);
    REQUIRE(journal.flush());
    journal.close();
  }
  CHECK(test::journalsIn(folder.path()).empty());
  {
    io::Journal journal(folder.path());
    journal.note(numbered(1), "", 1);
    REQUIRE(journal.flush());
    journal.saved();
    REQUIRE(journal.flush());
  }
  REQUIRE(test::journalsIn(folder.path()).size() == 1);
  CHECK(io::recoverable(folder.path()).empty());
  CHECK(test::journalsIn(folder.path()).empty());  // put aside
  CHECK(fs::exists(folder.path() / "journals/discarded"));
}

TEST_CASE("a journal does not grow for ever") {
  test::TemporaryFolder folder;
  {
    io::Journal journal(folder.path(), {.pause = std::chrono::milliseconds(0), .compactAbove = 2000});
    for (int i = 1; i <= 100; ++i) {
      journal.note(numbered(i), "", static_cast<std::size_t>(i));
      REQUIRE(journal.flush());
      const auto files = test::journalsIn(folder.path());
      REQUIRE(files.size() == 1);
      CHECK(fs::file_size(files[0]) <= 2000);
      CHECK(io::recoverable(folder.path()).empty());  // the new file is this window's too
    }
  }
  const auto found = io::recoverable(folder.path());
  REQUIRE(found.size() == 1);
  CHECK(found[0].state.document == *numbered(100));
}

TEST_CASE("a disk that fails is told, and what was written before can be read") {
  for (const bool inWrite : {true, false}) {
    test::TemporaryFolder folder;
    bool full = false;
    io::JournalOptions options{.pause = std::chrono::milliseconds(0)};
    options.calls.write = [&](int file, const void* bytes, std::size_t count) -> ssize_t {
      // Half a line fits before the disk is full.
      static thread_local bool half = false;
      if (full && inWrite && std::exchange(half, !half)) return errno = ENOSPC, -1;
      return ::write(file, bytes, full && inWrite ? count / 2 : count);
    };
    options.calls.sync = [&](int file) { return full && !inWrite ? (errno = EIO, -1) : ::fsync(file); };
    {
      io::Journal journal(folder.path(), options);
      journal.note(numbered(1), "", 1);
      REQUIRE(journal.flush());
      CHECK_FALSE(journal.problem());
      full = true;
      journal.note(numbered(2), "", 2);
      CHECK_FALSE(journal.flush());
      REQUIRE(journal.problem());
      CHECK(journal.problem()->message.find("cannot be kept safe") != std::string::npos);
      full = false;
      journal.note(numbered(3), "", 3);
      CHECK(journal.flush());
      CHECK_FALSE(journal.problem());
    }
    const auto found = io::recoverable(folder.path());
    REQUIRE(found.size() == 1);
    CHECK(found[0].state.document == *numbered(3));
    CHECK(found[0].warnings.empty());
  }
}

TEST_CASE("a journal that somebody took away is begun anew, its folder too") {
  test::TemporaryFolder folder;
  {
    io::Journal journal(folder.path());
    journal.note(numbered(1), "", 1);
    REQUIRE(journal.flush());
    fs::remove_all(folder.path() / "journals");
    journal.note(numbered(2), "", 2);
    CHECK(journal.flush());
  }
  const auto found = io::recoverable(folder.path());
  REQUIRE(found.size() == 1);
  CHECK(found[0].state.document == *numbered(2));
}

TEST_CASE("a window does not wait for a disk that does not answer") {
  test::TemporaryFolder folder;
  std::latch answer(1);
  io::JournalOptions options;
  options.calls.sync = [&](int file) {
    answer.wait();
    return ::fsync(file);
  };
  io::Journal journal(folder.path(), options);
  for (int i = 1; i <= 1000; ++i) journal.note(numbered(i), "", static_cast<std::size_t>(i));
  CHECK(journal.written() == 0);
  answer.count_down();  // not reached, had a note waited
  CHECK(journal.flush());
  CHECK(journal.written() == 1000);
}

TEST_CASE("without a folder, or with one that may only be read, nothing is kept and nothing breaks") {
  io::Journal nowhere(std::nullopt);
  nowhere.note(numbered(1), "", 1);
  CHECK_FALSE(nowhere.flush());
  CHECK(io::recoverable(std::nullopt).empty());
  test::TemporaryFolder folder;
  const fs::path readOnly = folder.path() / "read";
  fs::create_directory(readOnly);
  chmod(readOnly.c_str(), 0555);
  const test::AsNobody nobody(folder.path());
  io::Journal journal(readOnly);
  journal.note(numbered(1), "", 1);
  CHECK_FALSE(journal.flush());
  CHECK(journal.problem());
}
