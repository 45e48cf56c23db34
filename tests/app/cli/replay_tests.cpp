// Flows as scripts: what is done at the desk, without a window.
#include <nlohmann/json.hpp>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::run;
using Json = nlohmann::json;

namespace {

const std::string header =
    "cityties-script 1\nstart --data " CITYTIES_TEST_DATA "/us-china-2026-11 --scenario houston-2020\n";

cityties::test::Outcome replay(const std::string& lines) {
  const cityties::test::TemporaryFolder folder;
  return run({"replay", folder.write("flow", header + lines).string()});
}

}  // namespace

TEST_CASE("a flow of edits, undo and figures replays without a window") {
  const auto outcome = replay(R"(# San Francisco closes too
expect steps 4
step 1
expect figure efficiency_loss 0.0226
expect figure pairs_lost 651
expect figure cities_cut 3
change {"edit": "add_step", "at": 2, "step": {"id": "sf", "actions": [{"do": "close_post", "post": "cn-us-san-francisco"}]}}
expect steps 5
expect undo 1
expect modified yes
next
expect step 2
expect figure efficiency_loss >=0.0227
undo
expect steps 4
expect modified no
expect redo 1
redo
settle
expect figure pairs_lost 1 651
)");
  INFO(outcome.err);
  CHECK(outcome.exitCode == 0);
}

TEST_CASE("a replay prints the document and its figures") {
  const auto outcome = replay("change {\"edit\": \"remove_step\", \"step\": 4}\nexpect steps 3\n");
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  const Json json = Json::parse(outcome.out);
  CHECK(json["document"]["steps"] == "3");
  CHECK(json["document"]["undo"] == "1");
  REQUIRE(json["figures"].size() == 3);
  CHECK(json["figures"][0]["pairs_lost"] == 651);
}

TEST_CASE("a replay ends at the line that is not so, and says what is") {
  const auto check = [](const std::string& lines, const std::string& message) {
    const auto outcome = replay(lines);
    INFO(outcome.err);
    CHECK(outcome.exitCode == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(message) != std::string::npos);
  };
  check("step 2\nexpect step 3\n", "flow:4: expect step 3: it is 2");
  check("change {\"edit\": \"remove_step\", \"step\": 9}\n",
        "flow:3: change {\"edit\": \"remove_step\", \"step\": 9}: refused: there is no step 9");
  check("click 10 10\n", "flow:3: click 10 10: needs a window");
  check("open other.json\n", "needs a window");
  check("stp 1\n", "did you mean 'step'?");
  CHECK(run({"replay", "/no/such/script"}).exitCode == 1);
  CHECK(run({"replay"}).exitCode == 2);
}

TEST_CASE("a script that begins with options the window does not have is refused") {
  const cityties::test::TemporaryFolder folder;
  const auto outcome = run({"replay", folder.write("flow", "cityties-script 1\nstart --nonsense\n").string()});
  CHECK(outcome.exitCode == 1);
  CHECK(outcome.err.find("--nonsense") != std::string::npos);
}
