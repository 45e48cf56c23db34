// Folders of CSV files.

#include <sys/stat.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "geo/read_dataset.hpp"
#include "tests/graph/validate_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
using test::dump;
using test::list;
using test::TemporaryFolder;

namespace {

const std::string header = "id,name,country,lat,lon,note\n";

graph::ValidationReport read(std::string_view citiesFile) {
  const TemporaryFolder folder;
  folder.write("cities.csv", citiesFile);
  return geo::readDataset(folder.path()).report;
}

/// The one diagnostic of a file that has exactly one.
std::string only(const graph::ValidationReport& report) {
  REQUIRE(report.diagnostics.size() == 1);
  REQUIRE_FALSE(report.ok());
  return report.diagnostics[0].text();
}

}  // namespace

TEST_CASE("cells arrive as RFC 4180 writes them", "[read][csv]") {
  const auto text = header +
                    "a,\"Anders, \"\"Ort\"\"\",XA,1,2,\"two\nlines\"\n"
                    "\n"
                    "b,Bé,XB,3,4,\n";
  const std::string expected =
      "||||||"
      "|\n"
      "a|Anders, \"Ort\"||XA|||2 1|-|||two\nlines|\n"
      "b|Bé||XB|||4 3|-||||\n";
  CHECK(dump(read(text).dataset).substr(dump(read(text).dataset).find('\n')) == expected.substr(expected.find('\n')));
  SECTION("with a byte order mark") { CHECK(dump(read("\xEF\xBB\xBF" + text).dataset) == dump(read(text).dataset)); }
  SECTION("without a last line end") {
    CHECK(dump(read(text.substr(0, text.size() - 1)).dataset) == dump(read(text).dataset));
  }
  SECTION("with CR LF or CR at the ends of rows") {
    for (const std::string end : {"\r\n", "\r"}) {
      std::string other;
      for (const char c : header + "a,A,XA,1,2,\n\nb,Bé,XB,3,4,\n") other += c == '\n' ? end : std::string(1, c);
      CHECK(dump(read(other).dataset) == dump(read(header + "a,A,XA,1,2,\nb,Bé,XB,3,4,\n").dataset));
    }
  }
}

TEST_CASE("a row is known by the line it begins in", "[read][csv]") {
  const std::string bad = "x,X,XA,one,2,\n";
  const std::string message = " field lat: 'one' is not a number; row skipped";
  CHECK(only(read(header + bad)) == "cities.csv:2" + message);
  CHECK(only(read(header + "a,A,XA,1,2,\"1\n2\n3\"\n" + bad)) == "cities.csv:5" + message);
  CHECK(only(read(header + "\n \n" + bad)) == "cities.csv:4" + message);
  CHECK(only(read("\n" + header + "x,X,XA,one,2,\"1\n2\"")) == "cities.csv:3" + message);
  CHECK(only(read("id,name,country,lat,lon,note\r\na,A,XA,1,2,\"1\r\n2\"\r\nx,X,XA,one,2,\r\n")) ==
        "cities.csv:4" + message);
}

TEST_CASE("a quotation mark that is not closed swallows nothing in silence", "[read][csv]") {
  const std::string told =
      ": a quotation mark that is not closed, or stands inside a cell without being doubled (column name, noticed in "
      "line ";
  const std::string rest = "); the rest of the file was not read";
  CHECK(only(read(header + "a,A,XA,1,2,\nb,\"B,XB,1,2,\nc,C,XB,1,2,\n")) == "cities.csv:3" + told + "4" + rest);
  CHECK(only(read(header + "a,A,XA,1,2,\nb,\"B,XB,1,2,\nc,\"C\",XB,1,2,\n")) == "cities.csv:3" + told + "4" + rest);
  CHECK(only(read(header + "a,A,XA,1,2,\nb,B\"B,XB,1,2,\nc,C,XB,1,2,\n")) == "cities.csv:3" + told + "3" + rest);
  CHECK(only(read(header + "a,A,XA,1,2,\nb,\"B\"B,XB,1,2,\n")) == "cities.csv:3" + told + "3" + rest);
  CHECK(read(header + "a,A,XA,1,2,\nb,\"B,XB,1,2,\n").dataset.cities.size() == 1);
}

TEST_CASE("a file that breaks off blames no reference into it", "[read][csv]") {
  const TemporaryFolder folder;
  folder.write("cities.csv", header + "a,A,XA,1,2,\nb,\"B,XB,1,2,\n");
  folder.write("agreements.csv", "id,a,b\nt,a,b\n");
  const auto report = geo::readDataset(folder.path()).report;
  REQUIRE(report.diagnostics.size() == 2);
  CHECK(report.diagnostics[1].text() == "agreements.csv: 1 row names what could not be read (b); row skipped");
}

TEST_CASE("rows that are too short or too long are told", "[read][csv]") {
  CHECK(only(read(header + "a,A,XA,1,2\n")) == "cities.csv:2: 5 cells, but the header has 6; row skipped");
  CHECK(only(read(header + "a,A,XA,1,2,,\n")) == "cities.csv:2: 7 cells, but the header has 6; row skipped");
  CHECK(only(read(header + "a\n")) == "cities.csv:2: 1 cells, but the header has 6; row skipped");
}

TEST_CASE("broken UTF-8 is told", "[read][csv]") {
  const auto [bytes, at] = GENERATE(table<std::string, int>({
      {"\xFF", 1},
      {"Z\xFCrich", 2},             // Latin-1
      {"\xC0\xAF", 1},              // over-long
      {"\xE0\x80\xAF", 1},          // over-long
      {"\xED\xA0\x80", 1},          // surrogate
      {"\xF4\x90\x80\x80", 1},      // beyond U+10FFFF
      {"\xE5\x9F", 1},              // cut off
      {"\x80", 1},                  // continuation alone
      {std::string("a\0b", 3), 2},  // NUL
  }));
  CHECK(only(read(header + "a," + bytes + ",XA,1,2,\n")) ==
        "cities.csv:2 field name: broken UTF-8 at byte " + std::to_string(at) + " of the cell; row skipped");
}

TEST_CASE("well-formed UTF-8 of every length is kept", "[read][csv]") {
  const std::string name = "A\u00A2\u07FF\u0800成都\uFFFD\U00010000\U0010FFFF";
  CHECK(read(header + "a," + name + ",XA,1,2,\n").dataset.cities.at(0).name == name);
}

TEST_CASE("files that hold no table are told", "[read][csv]") {
  CHECK(only(read("")) == "cities.csv:1: the file is empty; expected a header row");
  CHECK(only(read("\xEF\xBB\xBF\n\n")) == "cities.csv:1: the file is empty; expected a header row");
  CHECK(only(read(std::string_view("\xFF\xFEi\0d\0", 6))) == "cities.csv: the file is UTF-16; expected UTF-8");
  CHECK(only(read("id,na\xFFme\n")) == "cities.csv:1: the header is not UTF-8");
  CHECK(only(read("id,\"name\n")).find("cities.csv:1: a quotation mark") == 0);
}

TEST_CASE("what is no dataset is told, whatever it is", "[read]") {
  const TemporaryFolder folder;
  const auto told = [](const std::filesystem::path& path) {
    const auto loaded = geo::readDataset(path);
    CHECK(loaded.sha256.empty());
    return only(loaded.report);
  };
  CHECK(told(folder.path()) ==
        folder.path().string() + ": no dataset here; expected a folder with cities.csv or a GeoPackage (.gpkg)");
  CHECK(told(folder.path() / "nothing") == (folder.path() / "nothing").string() + ": no such file or folder");
  CHECK(told("") == "no such file or folder");
  CHECK(told(folder.write("cities.csv", header)) ==
        "cities.csv: not a dataset; expected a folder with cities.csv or a GeoPackage (.gpkg)");
}

TEST_CASE("a layer that is no regular file is not opened", "[read][csv]") {
  const TemporaryFolder folder;
  SECTION("a pipe, which would wait for ever") { REQUIRE(mkfifo((folder.path() / "cities.csv").c_str(), 0600) == 0); }
  SECTION("a folder") { std::filesystem::create_directory(folder.path() / "cities.csv"); }
  SECTION("a link to nothing") { std::filesystem::create_symlink("nowhere", folder.path() / "cities.csv"); }
  CHECK(only(geo::readDataset(folder.path()).report) == "cities.csv: not a regular file");
}

TEST_CASE("other files in the folder are none of our business", "[read][csv]") {
  const TemporaryFolder folder;
  folder.write("cities.csv", header + "a,A,XA,1,2,\n");
  const auto alone = geo::readDataset(folder.path());
  folder.write("mayors.csv", "\"\xFF");
  folder.write("Agreements.csv", "\"\xFF");
  const auto among = geo::readDataset(folder.path());
  CHECK(among.report.diagnostics.empty());
  CHECK(among.report.records.size() == 1);
  CHECK(among.sha256 == alone.sha256);
}

TEST_CASE("the checksum is that of names and bytes", "[read][csv]") {
  const TemporaryFolder folder;
  folder.write("cities.csv", "id,name,country,lat,lon\na,A,XA,1,2\n");
  folder.write("agreements.csv", "id,a,b\n");
  const auto before = geo::readDataset(folder.path()).sha256;
  // printf 'agreements.csv\0id,a,b\ncities.csv\0id,name,country,lat,lon\na,A,XA,1,2\n' | sha256sum
  CHECK(before == "70c2bc518469affedfca59d1dba1283462db77a29ade1c0b08e7729356790297");
  folder.write("agreements.csv", "id,a,b\n\n");
  CHECK(geo::readDataset(folder.path()).sha256 != before);
}

TEST_CASE("reading the tables alone judges nothing", "[read][csv]") {
  const TemporaryFolder folder;
  folder.write("cities.csv", "id,strange\na,1\nb\n");
  graph::Diagnostics problems;
  const auto tables = geo::readTables(folder.path(), problems);
  CHECK(list(problems) == "E cities.csv:3: 1 cells, but the header has 2; row skipped\n");
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].columns == std::vector<std::string>{"id", "strange"});
  CHECK(tables[0].rows.size() == 2);
}

namespace {

/// Every reference of the dataset leads somewhere and every value is in its range, whatever was left out.
bool consistent(const graph::Dataset& d) {
  const auto isCity = [&](const auto& id) { return !id || d.findCity(id->text) != nullptr; };
  const auto isPlace = [&](const graph::PlaceId& id) { return d.findCity(id.text) || d.findRegion(id.text); };
  const auto onEarth = [](graph::LonLat p) { return std::abs(p.lon.degrees) <= 180 && std::abs(p.lat.degrees) <= 90; };
  return std::all_of(d.cities.begin(), d.cities.end(), [&](const auto& c) { return onEarth(c.position); }) &&
         std::all_of(d.regions.begin(), d.regions.end(),
                     [&](const auto& r) { return isCity(r.capital) && isCity(r.sameAsCity); }) &&
         std::all_of(d.posts.begin(), d.posts.end(),
                     [&](const auto& p) { return onEarth(p.position) && isCity(p.city); }) &&
         std::all_of(d.districts.begin(), d.districts.end(),
                     [&](const auto& s) { return d.findPost(s.post.text) != nullptr; }) &&
         std::all_of(d.agreements.begin(), d.agreements.end(), [&](const auto& a) {
           return isPlace(a.a) && isPlace(a.b) && a.a != a.b && a.strength > 0 && a.strength <= 1;
         });
}

}  // namespace

TEST_CASE("no damage to a file makes a dataset inconsistent", "[read][csv]") {
  const std::filesystem::path small = CITYTIES_TEST_DATA "/small/three-countries";
  const TemporaryFolder folder;
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto layer : graph::layerNames) {
    const auto name = std::string(layer) + ".csv";
    std::ifstream in(small / name, std::ios::binary);
    if (in) files.emplace_back(name, std::string(std::istreambuf_iterator<char>(in), {}));
  }
  REQUIRE(files.size() >= 5);
  std::mt19937 random(1979);
  constexpr std::string_view bytes("\",\n\r\0\xFF\xE5-9aZ ", 12);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (const auto& [name, text] : files) folder.write(name, text);
  std::size_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    const auto& whole = files[below(files.size())];
    auto [name, text] = whole;
    for (std::size_t hits = 1 + below(4); hits > 0; --hits) text[below(text.size())] = bytes[below(bytes.size())];
    if (below(4) == 0) text.resize(below(text.size()));
    folder.write(name, text);
    const auto report = geo::readDataset(folder.path()).report;
    INFO(name << "\n" << text << "\n" << list(report.diagnostics));
    REQUIRE(consistent(report.dataset));
    refused += report.ok() ? 0 : 1;
    folder.write(whole.first, whole.second);
  }
  CHECK(refused > 100);
}
