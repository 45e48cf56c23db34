// `render` on the frozen data: what its SVG and PDF hold, which words it understands, what it refuses.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include "app/cli/picture.hpp"
#include "tests/app/cli/process.hpp"
#include "tests/app/page/svg_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::run;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

const cityties::test::TemporaryFolder scratch;
const fs::path& folder = scratch.path();
const std::string data = CITYTIES_TEST_DATA "/us-china-2026-11";

std::string bytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Draws step 1 of the story on the frozen data.
std::string draw(const std::string& name, const Words& more) {
  fs::create_directories(folder);
  const fs::path file = folder / name;
  fs::remove(file);
  Words words{"render", "--data", data, "--scenario", "houston-2020", "--step", "1", "-o", file.string()};
  words.insert(words.end(), more.begin(), more.end());
  const auto outcome = run(words);
  INFO(outcome.err);
  REQUIRE(outcome.exitCode == 0);
  return bytes(file);
}

struct PipeClose {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

std::string outputOf(const std::string& command) {
  const std::unique_ptr<FILE, PipeClose> pipe(popen(command.c_str(), "r"));
  std::string text(1 << 20, '\0');
  text.resize(fread(text.data(), 1, text.size(), pipe.get()));
  return text;
}

/// The ids of the agreements of the frozen data, in force or not.
std::set<std::string> agreementsOf(const std::string& svg) {
  pugi::xml_document document;
  REQUIRE(document.load_buffer(svg.data(), svg.size()));
  std::set<std::string> ids;
  for (const auto& found : document.select_nodes("//*[@id='ties']//*[@data-id]")) {
    const std::string classes = std::string(" ") + found.node().attribute("class").value() + " ";
    if (classes.find(" tie agreement ") != std::string::npos) ids.insert(found.node().attribute("data-id").value());
  }
  return ids;
}

}  // namespace

TEST_CASE("the SVG of the story names every agreement in force, and parses at odd centres and in every projection") {
  const std::string plain = draw("plain.svg", {"--flows", "ties", "--layout", "bare"});
  CHECK(agreementsOf(plain).size() == 318);
  const auto ids = agreementsOf(plain);
  for (const char* centre : {"0,0", "179.999,0", "-160,20", "90,0", "0,90", "-75,-90"})
    for (const char* projection : {"equal-earth", "azimuthal-equidistant", "globe", "mercator"}) {
      INFO(projection << " " << centre);
      const std::string svg = draw("odd.svg", {"--flows", "ties", "--layout", "bare", "--fit", "world", "--projection",
                                               projection, "--center", centre, "--size", "800x500"});
      pugi::xml_document document;
      REQUIRE(document.load_buffer(svg.data(), svg.size()));
      std::vector<std::string> twice;
      cityties::test::idsOf(document, &twice);
      CHECK(twice.empty());
      double farthest = 0;
      for (const pugi::xml_node& node : cityties::test::elementsOf(document))
        for (const auto& line : cityties::test::linesOf(node.attribute("d").value()))
          for (const auto& p : line) farthest = std::max({farthest, -p.x, -p.y, p.x - 800, p.y - 500});
      CHECK(farthest < 40);
      if (std::string_view(projection) == "equal-earth") CHECK(agreementsOf(svg) == ids);
    }
}

TEST_CASE("the SVG of the Chinese story carries every letter that it shows") {
  const std::string svg = draw("zh.svg", {"--lang", "zh"});
  pugi::xml_document document;
  REQUIRE(document.load_buffer(svg.data(), svg.size()));
  const auto texts = cityties::test::textsOf(document);
  CHECK(std::ranges::find(texts, "休斯敦") != texts.end());
  CHECK(cityties::test::lettersWithoutFont(texts, cityties::test::fontsOf(document)).empty());
  CHECK(std::string(document.child("svg").child("desc").text().get()).find("休斯敦") != std::string::npos);
}

TEST_CASE("the words of a PDF can be searched, in both languages, and its fonts go with it") {
  for (const auto& [language, word] : {std::pair{"en", "Houston"}, {"zh", "休斯敦"}}) {
    draw("words.pdf", {"--lang", language, "--size", "297x210mm"});
    const std::string file = "'" + (folder / "words.pdf").string() + "'";
    CHECK(outputOf("pdftotext " + file + " -").find(word) != std::string::npos);
    const std::string about = outputOf("pdfinfo " + file);
    CHECK(about.find("841.89 x 595.276 pts (A4)") != std::string::npos);
    CHECK(about.find("Subject:") != std::string::npos);
    const std::string fonts = outputOf("pdffonts " + file + " | tail -n +3");
    const auto lines = std::count(fonts.begin(), fonts.end(), '\n');
    CHECK(lines >= 3);
    std::size_t embedded = 0;
    for (auto at = fonts.find(" yes yes yes "); at != std::string::npos; at = fonts.find(" yes yes yes ", at + 1))
      ++embedded;
    CHECK(embedded == static_cast<std::size_t>(lines));
  }
}

TEST_CASE("a picture does not depend on threads, folder or name") {
  for (const std::string ending : {".png", ".svg", ".pdf"}) {
    const std::string one = draw("one" + ending, {"--threads", "1", "--size", "640x360"});
    CHECK((one == draw("two" + ending, {"--threads", "2", "--size", "640x360"})));
    CHECK(one.find(folder.string()) == std::string::npos);
  }
}

TEST_CASE("lengths give a PNG its pixels, and a PDF its paper") {
  const std::string png = draw("paper.png", {"--size", "50.8x25.4mm", "--dpi", "200", "--layout", "bare"});
  CHECK(png.substr(16, 8) == std::string("\0\0\x01\x90\0\0\0\xC8", 8));
}

TEST_CASE("what makes no picture is wrong usage, and says what would") {
  const auto refused = [](const Words& more, const std::string& said) {
    Words words{"render", "-o", (folder / "no.png").string()};
    words.insert(words.end(), more.begin(), more.end());
    const auto outcome = run(words);
    INFO(outcome.err);
    CHECK(outcome.exitCode == 2);
    CHECK(outcome.err.find(said) != std::string::npos);
  };
  refused({"--projection", "gnomonic"}, "equal-earth");
  refused({"--center", "200,0"}, "-180 to 180");
  refused({"--center", "Houstn"}, "did you mean");
  refused({"--fit", "Atlantis"}, "no city 'Atlantis'");
  refused({"--size", "0x10"}, "no size");
  refused({"--size", "20000x10"}, "16384");
  refused({"--size", "2000x2000mm"}, "300 an inch");
  refused({"--dpi", "0"}, "10");
  refused({"--zoom", "-1"}, "0.05");
  refused({"--theme", "sepia"}, "colour-blind");
  refused({"--flows", "some"}, "city-pairs");
  refused({"--layout", "poster"}, "contact-sheet");
  refused({"--names", "fr"}, "both");
  refused({"--against", "0"}, "--content difference");
  refused({"--layout", "side-by-side"}, "nothing to compare");
  refused({"--scenario", "houston-2020", "--content", "difference", "--step", "2", "--against", "2"}, "same step");
  const auto outcome = run({"render", "-o", "map.gif"});
  CHECK(outcome.exitCode == 2);
  CHECK(outcome.err.find(".png, .svg or .pdf") != std::string::npos);
}

TEST_CASE("a folder that may not be written to is told, and nothing is left in it") {
  const fs::path closed = folder / "closed";
  fs::create_directories(closed);
  fs::permissions(closed,
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  cityties::test::Launch launch{.arguments = {"render", "-o", (closed / "map.svg").string()}};
  constexpr unsigned nobody = 65534;
  if (geteuid() == 0) launch.user = nobody;
  fs::permissions(folder, fs::perms::others_exec, fs::perm_options::add);
  const auto outcome = run(launch);
  if (outcome.exitCode == 126 || outcome.exitCode == 127) return;  // this user may not even enter the build folder
  CHECK(outcome.exitCode == 1);
  CHECK(outcome.err.find("Permission denied") != std::string::npos);
  CHECK(fs::is_empty(closed));
  fs::permissions(closed, fs::perms::owner_all);
}

TEST_CASE("the command that a picture carries makes it again, and names no folder of the machine") {
  const std::string svg = draw("command.svg", {"--center", "Houston", "--size", "18x12cm", "--layout", "bare", "--lang",
                                               "zh", "--threads", "2", "--fit", "US-TX,New Orleans"});
  const std::string open = "<dc:identifier>", close = "</dc:identifier>";
  const auto from = svg.find(open) + open.size();
  const std::string command = svg.substr(from, svg.find(close) - from);
  CHECK(command ==
        "cityties render --data us-china-2026-11 --scenario houston-2020 --step 1 --date 2020-07-20 --channels "
        "local --size 180x120mm --center -95.36327,29.76328 --fit US-TX,us-la-new-orleans --layout bare --lang zh");
  Words again;
  std::istringstream words(command);
  for (std::string word; words >> word;) again.push_back(word);
  again.erase(again.begin(), again.begin() + 8);  // up to what draw() says itself
  CHECK((draw("again.svg", again) == svg));
}

TEST_CASE("sizes are read with their unit, and nothing else is a size") {
  using cityties::cli::readPaperSize;
  const auto a4 = readPaperSize("297x210mm");
  REQUIRE(a4);
  CHECK(a4->width == 297);
  CHECK(a4->inches == Approx(1 / 25.4));
  CHECK(readPaperSize("1600X900")->inches == 0);
  CHECK(readPaperSize("8.5x11in")->width == 8.5);
  for (const char* wrong : {"", "x", "10", "10x", "x10", "10x10furlongs", "-1x5", "nanx5", "1e999x1", "10x10mm "})
    CHECK_FALSE(readPaperSize(wrong));
}
