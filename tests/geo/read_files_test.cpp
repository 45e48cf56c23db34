// Datasets that lie in files: the frozen one and the faulty ones.

#include <fstream>
#include <set>
#include <sstream>

#include "geo/read_dataset.hpp"
#include "tests/graph/validate_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
namespace fs = std::filesystem;

namespace {

using Address = std::tuple<std::string, std::size_t, std::string>;

std::set<Address> addresses(const graph::Diagnostics& diagnostics) {
  std::set<Address> out;
  for (const auto& d : diagnostics) {
    if (d.severity == graph::Severity::error) out.emplace(d.layer, d.row, d.field.empty() ? "-" : d.field);
  }
  return out;
}

std::set<Address> expected(const fs::path& file) {
  std::set<Address> out;
  std::ifstream in(file);
  std::string layer, field;
  for (std::size_t row = 0; in >> layer >> row >> field;) out.emplace(layer, row, field);
  return out;
}

}  // namespace

TEST_CASE("every faulty dataset is told with layer, row and field", "[read]") {
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(CITYTIES_TEST_DATA "/bad")) {
    if (!entry.is_directory()) continue;
    ++cases;
    const auto report = geo::readDataset(entry.path()).report;
    INFO(entry.path().filename() << "\n" << test::list(report.diagnostics));
    CHECK_FALSE(report.ok());
    const auto faults = expected(entry.path() / "expect.txt");
    CHECK_FALSE(faults.empty());
    const auto found = addresses(report.diagnostics);
    for (const auto& fault : faults) CHECK(found.contains(fault));
    for (const auto& d : report.diagnostics) CHECK_FALSE(d.message.empty());
  }
  CHECK(cases >= 20);
}

TEST_CASE("every small dataset is good", "[read]") {
  for (const auto& entry : fs::directory_iterator(CITYTIES_TEST_DATA "/small")) {
    if (!fs::exists(entry.path() / "cities.csv")) continue;
    const auto report = geo::readDataset(entry.path()).report;
    INFO(entry.path().filename() << "\n" << test::list(report.diagnostics));
    CHECK(report.ok());
  }
}

TEST_CASE("the frozen dataset is read whole", "[read]") {
  const auto loaded = geo::readDataset(CITYTIES_TEST_DATA "/us-china-2026-11");
  const auto& data = loaded.report.dataset;
  INFO(test::list(loaded.report.diagnostics));
  CHECK(loaded.report.ok());
  // The liaison offices of 1973-79 had no districts.
  CHECK(loaded.report.diagnostics.size() == 2);
  const std::vector<std::pair<std::string, std::size_t>> records{
      {"dataset", 7},     {"cities", 484},     {"regions", 89}, {"posts", 15},
      {"districts", 116}, {"agreements", 322}, {"events", 210}};
  CHECK(loaded.report.records == records);
  CHECK(data.cities.size() == 484);
  CHECK(data.agreements.size() == 322);
  CHECK(data.events.size() == 210);
  CHECK(data.info.asOf->text() == "2026-11-23");
  const auto* houston = data.findPost("cn-us-houston");
  REQUIRE(houston != nullptr);
  CHECK(houston->closed->text() == "2020-07-24");
  CHECK(houston->position == graph::LonLat{graph::Longitude{-95.39083}, graph::Latitude{29.74167}});
  CHECK(data.findRegion("cn-bj")->sameAsCity == graph::CityId{"cn-bj-beijing"});
  CHECK(data.findCity("cn-ah-anqing")->nameLocal == "安庆市");
}
