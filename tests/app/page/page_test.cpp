#include "app/page/page.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include "app/text/text.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cairo.h>

using namespace cityties;

namespace {

const cityties::test::TemporaryFolder scratch;
const std::filesystem::path& folder = scratch.path();

std::filesystem::path target(const std::string& name) {
  std::filesystem::create_directories(folder);
  auto file = folder / name;
  std::filesystem::remove(file);
  return file;
}

graph::Result<void> render(const std::filesystem::path& file, const page::PageOptions& options,
                           const core::Story& story = test::smallStory()) {
  return page::render(story, test::smallBase(), test::smallBaseMap(), {}, options, file);
}

std::string bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// How often the pixels of a PNG change from left to right: a blank picture never does.
struct Read {
  int width = 0, height = 0;
  std::size_t changes = 0;
};
Read read(const std::filesystem::path& file) {
  cairo_surface_t* surface = cairo_image_surface_create_from_png(file.c_str());
  Read result{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), 0};
  const auto* data = reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface));
  const int stride = cairo_image_surface_get_stride(surface) / 4;
  for (int y = 0; y < result.height; ++y)
    for (int x = 1; x < result.width; ++x) result.changes += data[y * stride + x] != data[y * stride + x - 1];
  cairo_surface_destroy(surface);
  return result;
}

}  // namespace

TEST_CASE("a page has the size asked for and something on it, small, large and upright") {
  for (const auto& [width, height] : {std::pair{320, 200}, {1280, 720}, {700, 1000}, {2000, 500}}) {
    const auto file = target("size.png");
    page::PageOptions options;
    options.width = width;
    options.height = height;
    options.step = 1;
    REQUIRE(render(file, options));
    const Read picture = read(file);
    CHECK(picture.width == width);
    CHECK(picture.height == height);
    CHECK(picture.changes > static_cast<std::size_t>(width * height / 200));
  }
}

TEST_CASE("a size that is no whole number of pixels leaves no grey row or column at the edge") {
  for (const auto& [width, height] : {std::pair{351.18, 248.66}, {350.6, 250.4}}) {
    const auto file = target("millimetres.png");
    page::PageOptions options;
    options.width = width;
    options.height = height;
    options.step = 1;
    options.layout = page::Layout::contactSheet;
    options.theme = core::Theme::print;
    REQUIRE(render(file, options));
    cairo_surface_t* surface = cairo_image_surface_create_from_png(file.c_str());
    const auto* data = reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(surface));
    const int stride = cairo_image_surface_get_stride(surface) / 4;
    const int right = cairo_image_surface_get_width(surface) - 1, low = cairo_image_surface_get_height(surface) - 1;
    const std::uint32_t paper = data[0] & 0xFFFFFF;
    for (int x = 0; x <= right; ++x) CHECK((data[low * stride + x] & 0xFFFFFF) == paper);
    for (int y = 0; y <= low; ++y) CHECK((data[y * stride + right] & 0xFFFFFF) == paper);
    cairo_surface_destroy(surface);
  }
}

TEST_CASE("the same page has the same bytes, and another step or theme has others") {
  page::PageOptions options;
  options.width = 640;
  options.height = 360;
  options.step = 1;
  REQUIRE(render(target("one.png"), options));
  REQUIRE(render(target("two.png"), options));
  CHECK(bytes(folder / "one.png") == bytes(folder / "two.png"));
  options.step = 0;
  REQUIRE(render(target("three.png"), options));
  CHECK(bytes(folder / "one.png") != bytes(folder / "three.png"));
  options.theme = core::Theme::light;
  REQUIRE(render(target("four.png"), options));
  CHECK(bytes(folder / "three.png") != bytes(folder / "four.png"));
}

TEST_CASE("a dataset with nothing in it still gives a page") {
  page::PageOptions options;
  options.width = 320;
  options.height = 200;
  const auto file = target("empty.png");
  REQUIRE(render(file, options, test::storyOf(std::make_shared<const graph::Dataset>(), {})));
  CHECK(read(file).changes > 100);
}

TEST_CASE("what cannot be written is an error that names the file, and leaves nothing behind") {
  page::PageOptions options;
  options.width = 320;
  options.height = 200;
  const auto nowhere = folder / "no_such_folder" / "page.png";
  const auto failed = render(nowhere, options);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().front().file == nowhere.string());
  CHECK_FALSE(std::filesystem::exists(nowhere));

  // A folder stands where the picture should go: the rename fails after the picture was written.
  const auto taken = folder / "taken.png";
  std::filesystem::create_directories(taken / "inside");
  const auto count = [] { return std::distance(std::filesystem::directory_iterator(folder), {}); };
  const auto before = count();
  CHECK_FALSE(render(taken, options));
  CHECK(count() == before);
}

TEST_CASE("sizes that make no picture are refused") {
  page::PageOptions options;
  options.width = 0;
  CHECK_FALSE(render(target("none.png"), options));
  options.width = 100000;
  CHECK_FALSE(render(target("huge.png"), options));
}
