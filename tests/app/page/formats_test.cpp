// What PNG, PDF and SVG have in common: sizes, the same bytes, what they say of themselves, what cannot be written.

#include <array>
#include <fstream>
#include <iterator>

#include "app/page/page.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;
namespace fs = std::filesystem;

namespace {

const cityties::test::TemporaryFolder scratch;
const fs::path& folder = scratch.path();
const std::array<std::string, 3> endings{".png", ".svg", ".pdf"};

fs::path target(const std::string& name) {
  fs::create_directories(folder);
  fs::remove(folder / name);
  return folder / name;
}

page::PageOptions sized(double width, double height) {
  page::PageOptions options;
  options.width = width;
  options.height = height;
  options.step = 1;
  return options;
}

graph::Result<void> render(const fs::path& file, const page::PageOptions& options) {
  return page::render(test::smallStory(), test::smallBase(), test::smallBaseMap(), {}, options, file);
}

std::string bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

unsigned number(const std::string& png, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png.at(at + i));
  return value;
}

/// The content of a PNG's first chunk of a kind that begins with `prefix`; empty: none.
std::string chunk(const std::string& png, const std::string& kind, const std::string& prefix = "") {
  for (std::size_t at = 8; at + 12 <= png.size(); at += 12 + number(png, at)) {
    std::string content = png.substr(at + 8, number(png, at));
    if (png.substr(at + 4, 4) == kind && content.rfind(prefix, 0) == 0) return content;
  }
  return {};
}

}  // namespace

TEST_CASE("every format can be of any size, from one pixel to long strips") {
  for (const auto& [width, height] :
       {std::pair{1.0, 1.0}, {1, 700}, {700, 1}, {16384, 16}, {16, 16384}, {333.3, 250.7}})
    for (const std::string& ending : endings) {
      INFO(width << " x " << height << ending);
      const auto file = target("size" + ending);
      CHECK(render(file, sized(width, height)));
      CHECK(fs::file_size(file) > 60);
    }
}

TEST_CASE("every layout can be of any shape") {
  for (const auto layout : {page::Layout::bare, page::Layout::sideBySide, page::Layout::contactSheet})
    for (const auto& [width, height] : {std::pair{2.0, 2.0}, {300, 900}, {900, 200}}) {
      page::PageOptions options = sized(width, height);
      options.layout = layout;
      CHECK(render(target("layout.svg"), options));
      CHECK(render(target("layout.png"), options));
    }
}

TEST_CASE("the same page has the same bytes in every format, wherever it goes") {
  for (const std::string& ending : endings) {
    REQUIRE(render(target("one" + ending), sized(640, 360)));
    REQUIRE(render(target("two" + ending), sized(640, 360)));
    INFO(ending);
    CHECK(bytes(folder / ("one" + ending)) == bytes(folder / ("two" + ending)));
  }
}

TEST_CASE("a PNG says what it shows, what made it and how large it is") {
  page::PageOptions options = sized(320, 200);
  options.dpi = 300;
  options.command = "cityties render --scenario small";
  REQUIRE(render(target("about.png"), options));
  const std::string png = bytes(folder / "about.png");
  const std::string resolution = chunk(png, "pHYs");
  REQUIRE(resolution.size() == 9);
  CHECK(number(resolution, 0) == 11811);
  CHECK(resolution[8] == 1);
  CHECK(chunk(png, "iTXt", "Title").find("Step closes") != std::string::npos);
  CHECK(chunk(png, "iTXt", "Description").size() > 80);
  CHECK(chunk(png, "iTXt", "Software").find("CityTies ") != std::string::npos);
  CHECK(chunk(png, "iTXt", "Comment").find("--scenario small") != std::string::npos);
  CHECK(chunk(png, "tIME").empty());
}

TEST_CASE("zoom, fit, middle and scale change what is seen, and an id that is nowhere is an error") {
  const auto drawn = [](const page::PageOptions& options) {
    REQUIRE(render(target("framed.svg"), options));
    return bytes(folder / "framed.svg");
  };
  const page::PageOptions plain = sized(640, 360);
  const std::string before = drawn(plain);
  page::PageOptions changed = plain;
  changed.zoom = 2;
  CHECK(drawn(changed) != before);
  changed = plain;
  changed.fit = {"US-1"};
  CHECK(drawn(changed) != before);
  changed.fit = {"world"};
  CHECK(drawn(changed) != before);
  changed = plain;
  changed.middle = graph::LonLat{{100}, {10}};
  CHECK(drawn(changed) != before);
  changed = plain;
  changed.textScale = 1.5;
  CHECK(drawn(changed) != before);
  changed.fit = {"nowhere"};
  const auto failed = render(folder / "framed.svg", changed);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().front().message.find("nowhere") != std::string::npos);
}

TEST_CASE("a full disk is told, in every format") {
  for (const std::string& ending : endings) {
    const auto file = target("full" + ending);
    fs::create_symlink("/dev/full", file);
    const auto failed = render(file, sized(320, 200));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().front().message.find("No space left") != std::string::npos);
    CHECK(failed.error().front().file == file.string());
    CHECK(fs::is_symlink(file));
    fs::remove(file);
  }
}

TEST_CASE("a link to a picture stays a link, and the picture it names is replaced") {
  const auto real = target("real.png"), link = target("link.png");
  std::ofstream(real) << "old";
  fs::create_symlink(real, link);
  REQUIRE(render(link, sized(320, 200)));
  CHECK(fs::is_symlink(link));
  CHECK(bytes(real).substr(1, 3) == "PNG");
}

TEST_CASE("a name that says no format is refused") {
  CHECK_FALSE(render(target("page.jpeg"), sized(320, 200)));
  CHECK(page::formatOf("a.PNG") == page::Format::png);
  CHECK(page::formatOf("a.Svg") == page::Format::svg);
  CHECK_FALSE(page::formatOf("png"));
}
