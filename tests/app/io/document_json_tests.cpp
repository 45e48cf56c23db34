#include "app/io/document_json.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/core/edit.hpp"
#include "app/io/scenario_json.hpp"
#include "tests/app/io/random_document.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
namespace fs = std::filesystem;

namespace {

const fs::path documents = fs::path(CITYTIES_TEST_DATA) / "documents";

std::string bytesOf(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

core::Document decoded(const std::string& json) {
  auto result = io::decodeDocument(json, "d.json");
  INFO(json << "\n" << (result ? "" : result.error()[0].text()));
  REQUIRE(result.has_value());
  return std::move(result->document);
}

std::vector<fs::path> jsonIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  return files;
}

}  // namespace

TEST_CASE("random documents read back equal, in both layouts") {
  std::mt19937 random(20261125);
  std::set<std::size_t> kinds;
  for (int i = 0; i < 500; ++i) {
    const core::Document document = test::randomDocument(random);
    for (const auto& step : document.scenario.steps)
      for (const auto& action : step.actions) kinds.insert(action.index());
    const std::string file = io::encodeDocument(document);
    const std::string line = io::encodeDocument(document, io::DocumentLayout::line);
    CHECK(line.find('\n') == std::string::npos);
    REQUIRE(decoded(file) == document);
    REQUIRE(decoded(line) == document);
    REQUIRE(io::encodeDocument(decoded(file)) == file);
  }
  CHECK(kinds.size() == std::variant_size_v<graph::Action>);
}

TEST_CASE("shipped scenarios, the corpus and old documents round-trip") {
  std::vector<fs::path> files = jsonIn(documents);
  for (const auto& folder :
       {fs::path(CITYTIES_SOURCE_DIR) / "assets/scenarios", fs::path(CITYTIES_TEST_DATA) / "scenario-corpus/good"})
    for (const auto& file : jsonIn(folder)) files.push_back(file);
  REQUIRE(files.size() > 25);
  for (const auto& file : files) {
    INFO(file.string());
    const auto read = io::readDocument(file);
    REQUIRE(read.has_value());
    CHECK(decoded(io::encodeDocument(read->document)) == read->document);
    CHECK(decoded(io::encodeDocument(read->document, io::DocumentLayout::line)) == read->document);
    const auto scenario = io::readScenario(file);
    REQUIRE(scenario.has_value());
    CHECK(scenario->scenario == read->document.scenario);
  }
}

TEST_CASE("a file of version 1 opens for ever, with all that is in it") {
  const std::string bytes = bytesOf(documents / "v1-everything.json");
  const core::Document document = decoded(bytes);
  const auto& scenario = document.scenario;
  CHECK(scenario.baseDate == graph::Date::parse("2020-07-20"));
  CHECK(scenario.channels == graph::ChannelPreset::national);
  CHECK(scenario.model->agreement == 1.5);
  CHECK(scenario.model->virtualChannel == 1e-13);
  CHECK(scenario.reporting == graph::ReportingOptions{.from = graph::CountryCode("US"),
                                                      .cities = graph::CitySelection::tied,
                                                      .weight = graph::PairWeight::population});
  CHECK(scenario.countries == std::vector{graph::CountryCode("CN"), graph::CountryCode("US")});
  CHECK(document.dataset.path == "us-china");
  CHECK(document.dataset.sha256.size() == 64);
  CHECK(scenario.before.source == "https://example.org/before");
  REQUIRE(scenario.steps.size() == 3);
  std::set<std::size_t> kinds;
  for (const auto& step : scenario.steps)
    for (const auto& action : step.actions) kinds.insert(action.index());
  CHECK(kinds.size() == std::variant_size_v<graph::Action>);
  REQUIRE(document.bookmarks.size() == 2);
  CHECK(document.bookmarks[0] == core::Bookmark{"Texas 德州", 1, {"US-TX"}, "us-tx-houston"});
  CHECK(scenario.unknownKeys.empty());
  CHECK(decoded(bytesOf(documents / "v1-smallest.json")).scenario.baseDate == std::nullopt);
}

TEST_CASE("a document is written in one order, whatever it was read from") {
  const std::string bytes = bytesOf(documents / "v1-everything.json");
  CHECK(io::encodeDocument(decoded(bytes)) == bytes);
}

TEST_CASE("unknown keys go with their step and action") {
  core::Document document = decoded(bytesOf(documents / "v1-by-hand.json"));
  const auto edited = [&](const core::Edit& edit) { document = core::apply(document, edit).value(); };
  edited(core::edit::AddStep{1, {}});
  edited(core::edit::AddAction{2, graph::ReopenPost{graph::PostId("q")}});
  edited(core::edit::MoveAction{2, 1, 2, 0});
  const std::string written = io::encodeDocument(document);
  CHECK(written.find(R"({"do": "open_post", "post": "q"},)") != std::string::npos);
  CHECK(written.find(R"({"do": "open_post", "post": "p", "why": {"x": [1, 2.50]}})") != std::string::npos);
  CHECK(written.find(R"({"name": "b", "step": 0, "colour": "red"})") != std::string::npos);
  CHECK(written.find(R"({"path": "/data/world.gpkg", "licence": "CC0"})") != std::string::npos);
  CHECK(written.find(R"("$schema": "../../../assets/schema/scenario.schema.json")") != std::string::npos);
  CHECK(written.find(R"("mood": "calm")") != std::string::npos);
  CHECK(decoded(written) == document);
  // What belonged to a step that is gone stays away, and is there again when the step is.
  const core::Document whole = document;
  edited(core::edit::RemoveStep{2});
  CHECK(io::encodeDocument(document).find("grim") == std::string::npos);
  CHECK(io::encodeDocument(whole).find("grim") != std::string::npos);
}

TEST_CASE("what cannot be read is never written") {
  core::Document document;
  document.scenario.title.english = "bell \a, delete \x7f, escape \x1b[0m, broken \xff, \\u0007 as text";
  document.scenario.before.camera.fit = {"", "US"};
  const core::Document back = decoded(io::encodeDocument(document));
  CHECK(back.scenario.id == "untitled");
  CHECK(back.scenario.title.english == "bell , delete , escape [0m, broken \uFFFD, \\u0007 as text");
  CHECK(back.scenario.before.camera.fit == std::vector<std::string>{"US"});
}

TEST_CASE("a file of a newer version is refused politely, and no more is said of it") {
  for (const char* version : {"2", "17", "1.5"}) {
    const auto result =
        io::decodeDocument("{\"cityties\": " + std::string(version) + ", \"id\": \"x\", \"steps\": 7}", "new.json");
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().size() == 1);
    CHECK(result.error()[0].message.find("made by a newer CityTies") == 0);
  }
}

TEST_CASE("broken bookmarks, reporting sets and countries are told with their place") {
  const auto fields = [](const std::string& members) {
    const auto result = io::decodeDocument(
        R"({"cityties": 1, "id": "s", "base_date": "2020-07-20", "steps": [], )" + members + "}", "d.json");
    REQUIRE_FALSE(result.has_value());
    std::vector<std::string> found;
    for (const auto& error : result.error()) found.push_back(error.field);
    return found;
  };
  using Fields = std::vector<std::string>;
  CHECK(fields(R"("bookmarks": [{"step": 1.5}, 7, {"name": "x", "step": -1}])") ==
        Fields{"/bookmarks/0/name", "/bookmarks/0/step", "/bookmarks/1", "/bookmarks/2/step"});
  CHECK(fields(R"("reporting": {"from": "us", "cities": "some", "weight": 1})") ==
        Fields{"/reporting/from", "/reporting/cities", "/reporting/weight"});
  CHECK(fields(R"("countries": ["US", "us"])") == Fields{"/countries/1"});
  CHECK(fields(R"("dataset": {"path": 1})") == Fields{"/dataset/path"});
}
