#include "app/io/recovery.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>
#include <sstream>

#include "app/io/journal.hpp"
#include "app/io/journal_line.hpp"
#include "tests/app/io/journal_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using test::numbered;
namespace fs = std::filesystem;

namespace {

/// A journal of documents 1 to `count`, every one on the disk.
std::string journalOf(int count) {
  test::TemporaryFolder folder;
  io::Journal journal(folder.path(), {.pause = std::chrono::milliseconds(0)});
  for (int i = 1; i <= count; ++i) {
    journal.note(numbered(i), "/f.json", static_cast<std::size_t>(i));
    REQUIRE(journal.flush());
  }
  std::ostringstream out;
  out << std::ifstream(test::journalsIn(folder.path()).at(0), std::ios::binary).rdbuf();
  return out.str();
}

int stateOf(const io::JournalRead& read) { return read.unsaved ? test::numberOf(read.unsaved->document) : 0; }

struct Report {
  int noted = 0, written = 0;
};

/// Edits and journals until it is killed, and tells of it.
[[noreturn]] void editFor(const fs::path& folder, int pipe, bool flushEach, unsigned seed) {
  io::Journal journal(folder, {.pause = std::chrono::milliseconds(flushEach ? 0 : 3), .compactAbove = 3000});
  std::mt19937 random(seed);
  for (int i = 1;; ++i) {
    // Told before: it may be on the disk before it can be told after.
    Report report{i, static_cast<int>(journal.written())};
    if (write(pipe, &report, sizeof report) != sizeof report) _exit(1);
    journal.note(numbered(i), "", static_cast<std::size_t>(i));
    if (flushEach) journal.flush();
    usleep(static_cast<unsigned>(random() % 1500));
  }
}

/// The last report of a child that was killed once `enough` says so, or after some microseconds.
Report killWhile(const fs::path& folder, bool flushEach, unsigned seed, int reports, unsigned microseconds) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) editFor(folder, ends[1], flushEach, seed);
  close(ends[1]);
  Report last, next;
  for (int i = 0; i < reports; ++i) {
    REQUIRE(read(ends[0], &next, sizeof next) == sizeof next);
    last = next;
  }
  usleep(microseconds);
  kill(child, SIGKILL);
  REQUIRE(waitpid(child, nullptr, 0) == child);
  while (read(ends[0], &next, sizeof next) == sizeof next) last = next;
  close(ends[0]);
  return last;
}

int recovered(const fs::path& folder) {
  const auto found = io::recoverable(folder);
  REQUIRE(found.size() <= 1);
  if (found.empty()) return 0;
  CHECK(found[0].warnings.empty());
  const int state = test::numberOf(found[0].state.document);
  CHECK(found[0].state.document == *numbered(state));
  return state;
}

}  // namespace

TEST_CASE("a journal cut at every byte gives the last state that is whole") {
  const std::string bytes = journalOf(6);
  int last = 0;
  for (std::size_t length = 0; length <= bytes.size(); ++length) {
    const auto read = io::readJournal(std::string_view(bytes).substr(0, length), "j");
    const int state = stateOf(read);
    CHECK(read.warnings.empty());
    CHECK((state == last || state == last + 1));
    if (state > 0) CHECK(read.unsaved->document == *numbered(state));
    if (length > 0 && bytes[length - 1] == '\n' && length > io::journalHeading.size()) CHECK(state == last + 1);
    last = state;
  }
  CHECK(last == 6);
}

TEST_CASE("a byte that has rotted ends reading before it, with a warning, and never gives what was not written") {
  const std::string bytes = journalOf(6);
  std::mt19937 random(1);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string rotten = bytes;
    rotten[at] = static_cast<char>(rotten[at] ^ (1 << (random() % 8)));
    const auto read = io::readJournal(rotten, "j");
    INFO("byte " << at);
    const auto lines = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    CHECK(stateOf(read) == std::max<std::ptrdiff_t>(lines - 1, 0));
    if (read.unsaved) CHECK(read.unsaved->document == *numbered(stateOf(read)));
    // The very last break gone is a torn line.
    if (at + 1 < bytes.size()) CHECK(read.warnings.size() == 1);
  }
}

TEST_CASE("kill -9 at random moments loses nothing that was on the disk") {
  std::mt19937 random(20261125);
  for (unsigned round = 0; round < 40; ++round) {
    test::TemporaryFolder folder;
    const auto report = killWhile(folder.path(), false, round, 1, static_cast<unsigned>(random() % 60000));
    INFO("round " << round << ", noted " << report.noted << ", written " << report.written);
    const int state = recovered(folder.path());
    CHECK(state >= report.written);
    CHECK(state <= report.noted);
  }
}

TEST_CASE("kill -9 after every write gives the state written") {
  for (int step = 1; step <= 30; ++step) {
    test::TemporaryFolder folder;
    // The report of step + 1 is told when step has been flushed.
    const auto report = killWhile(folder.path(), true, static_cast<unsigned>(step), step + 1, 0);
    INFO("noted " << report.noted);
    const int state = recovered(folder.path());
    CHECK(state >= step);
    CHECK((state == report.noted || state == report.noted - 1));
  }
}

TEST_CASE("journals are put aside, not deleted, and the newest twenty are kept") {
  test::TemporaryFolder folder;
  for (int i = 1; i <= 25; ++i) {
    {
      io::Journal journal(folder.path());
      journal.note(numbered(i), "", 1);
      REQUIRE(journal.flush());
    }
    const auto found = io::recoverable(folder.path());
    REQUIRE(found.size() == 1);
    CHECK(io::discard(found[0].journal));
    CHECK(io::recoverable(folder.path()).empty());
    CHECK(fs::exists(folder.path() / "journals/discarded" / found[0].journal.filename()));
  }
  const fs::path discarded = folder.path() / "journals/discarded";
  CHECK(std::distance(fs::directory_iterator(discarded), fs::directory_iterator()) == 20);
  CHECK_FALSE(io::discard(folder.path() / "journals/none.journal"));
}

TEST_CASE("what is no journal is left where it is") {
  test::TemporaryFolder folder;
  fs::create_directories(folder.path() / "journals");
  const auto alien = folder.write("journals/1-1-1.journal", "CityTies journal 2\nwho knows\n");
  CHECK(io::recoverable(folder.path()).empty());
  CHECK(fs::exists(alien));
  CHECK(io::readJournal("CityTies journal 2\n", "j").warnings.size() == 1);
  CHECK(io::readJournal("", "j").warnings.empty());
}
