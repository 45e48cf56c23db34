// A saved document says how its figures were taken; the command line prints the same, unless options say otherwise.
#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::run;

namespace {

const std::string data = CITYTIES_TEST_DATA "/us-china-2026-11";

std::string scenario(const std::string& more) {
  return R"({"cityties": 1, "id": "s", "base_date": "2020-07-20", )" + more +
         R"("steps": [{"id": "one", "actions": [{"do": "close_post", "post": "cn-us-houston"}]}]})";
}

std::vector<std::string> impact(const std::string& file, std::vector<std::string> options = {}) {
  std::vector<std::string> arguments{"impact", data, "--scenario", file, "--format", "json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return arguments;
}

std::string printed(const std::vector<std::string>& arguments) {
  const auto outcome = run(arguments);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  return outcome.out;
}

}  // namespace

TEST_CASE("a document's reporting set and countries are those of the options, which override them") {
  const cityties::test::TemporaryFolder folder;
  const auto plain = folder.write("plain.json", scenario("")).string();
  const auto full = folder
                        .write("full.json", scenario(R"("reporting": {"from": "US", "cities": "tied",
                                                     "weight": "population"}, "countries": ["CN", "US"],
                                                     "dataset": {"path": "x"}, "bookmarks": [{"name": "b"}], )"))
                        .string();
  const std::string asked =
      printed(impact(plain, {"--from", "US", "--cities", "tied", "--weight", "population", "--countries", "CN,US"}));
  CHECK(printed(impact(full)) == asked);
  CHECK(run(impact(full)).err.find("not known") == std::string::npos);
  CHECK(asked != printed(impact(plain)));
  const std::vector<std::string> other{"--from", "CN", "--cities", "all", "--weight", "equal", "--countries", "US,CN"};
  CHECK(printed(impact(full, other)) == printed(impact(plain, other)));
  // Each by itself: what is not given stays the document's.
  CHECK(printed(impact(full, {"--cities", "all"})) ==
        printed(impact(plain, {"--from", "US", "--weight", "population", "--countries", "CN,US"})));
}

TEST_CASE("a document about a country that the data does not have is refused as unusable") {
  const cityties::test::TemporaryFolder folder;
  for (const char* more : {R"("countries": ["CN", "XX"], )", R"("reporting": {"from": "XX"}, )"}) {
    const auto outcome = run(impact(folder.write("d.json", scenario(more)).string()));
    CHECK(outcome.exitCode == 1);
    CHECK(outcome.err.find("'XX'") != std::string::npos);
  }
}
