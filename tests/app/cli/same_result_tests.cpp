// The same figures for any number of threads and any order of rows.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <utility>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::run;
namespace fs = std::filesystem;

namespace {

const fs::path data = CITYTIES_TEST_DATA "/us-china-2026-11";

/// Records of a CSV file: a line break inside quotes does not end one.
std::vector<std::string> records(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::vector<std::string> found;
  std::string record;
  bool quoted = false;
  for (char c; stream.get(c);) {
    record += c;
    quoted ^= c == '"';
    if (c == '\n' && !quoted) found.push_back(std::exchange(record, {}));
  }
  if (!record.empty()) found.push_back(record + "\n");
  return found;
}

void writeShuffled(const fs::path& from, const fs::path& to, unsigned seed) {
  auto rows = records(from);
  std::mt19937 random(seed);
  for (std::size_t i = rows.size(); i > 2; --i)
    std::swap(rows[1 + random() % (i - 1)], rows[i - 1]);  // the header stays
  std::ofstream stream(to, std::ios::binary);
  for (const auto& row : rows) stream << row;
}

std::string withoutChecksum(std::string text) {
  const auto at = text.find("\"sha256\": \"");
  REQUIRE(at != std::string::npos);
  return text.erase(at + 11, 64);
}

}  // namespace

TEST_CASE("1, 2 and 7 threads print the same bytes") {
  for (const char* channels : {"ties", "local", "national"}) {
    const auto with = [&](const char* threads) {
      return run({"impact", data.string(), "--scenario", "houston-2020", "--channels", channels, "--threads", threads});
    };
    const auto one = with("1");
    REQUIRE(one.exitCode == 0);
    CHECK(with("2").out == one.out);
    CHECK(with("7").out == one.out);
  }
}

TEST_CASE("shuffled rows print the same bytes but the checksum") {
  const cityties::test::TemporaryFolder folder;
  const fs::path& shuffled = folder.path();
  unsigned seed = 7;
  for (const auto& entry : fs::directory_iterator(data))
    if (entry.path().extension() == ".csv") writeShuffled(entry.path(), shuffled / entry.path().filename(), ++seed);
  const auto impactOn = [](const fs::path& path) {
    const auto outcome = run({"impact", path.string(), "--scenario", "houston-2020"});
    REQUIRE(outcome.exitCode == 0);
    return outcome.out;
  };
  const auto straight = impactOn(data), mixed = impactOn(shuffled);
  CHECK(straight != mixed);  // the checksum tells them apart
  CHECK(withoutChecksum(straight) == withoutChecksum(mixed));
}

TEST_CASE("a run repeated prints the same bytes") {
  const std::vector<std::string> arguments{"path", "us-tx-houston", "cn-gd-shenzhen", "-k",
                                           "8",    "--data",        data.string()};
  CHECK(run(arguments).out == run(arguments).out);
}
