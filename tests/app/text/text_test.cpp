#include "app/text/text.hpp"

#include "tests/support/catch.hpp"

using namespace cityties;
using core::FontWeight;
using core::TextStyle;

namespace {

TextStyle plain(float size) {
  TextStyle style;
  style.size = size;
  style.haloWidth = 0;
  style.colour = {255, 255, 255, 255};
  return style;
}

/// Sum of opacities: how much ink a label takes.
double ink(const text::TextEngine::Bitmap& bitmap) {
  double sum = 0;
  for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4) sum += bitmap.rgba[i];
  return sum / 255;
}

}  // namespace

TEST_CASE("a text measures the same relative to its size at every size") {
  text::TextEngine engine;
  const auto small = engine.measure("Houston 休斯敦", plain(12)), large = engine.measure("Houston 休斯敦", plain(120));
  CHECK(large.width == Approx(10 * small.width).epsilon(.002));
  CHECK(large.height == Approx(10 * small.height).epsilon(.01));
  CHECK(small.baseline > 0);
  CHECK(small.baseline < small.height);
}

TEST_CASE("weight, letter spacing and italics change what is drawn") {
  text::TextEngine engine;
  TextStyle bold = plain(40), spaced = plain(40), italic = plain(40);
  bold.weight = FontWeight::bold;
  spaced.letterSpacing = 10;
  italic.italic = true;
  const auto usual = engine.rasterise("Pacific", plain(40));
  CHECK(ink(engine.rasterise("Pacific", bold)) > 1.2 * ink(usual));
  CHECK(engine.measure("Pacific", spaced).width == Approx(engine.measure("Pacific", plain(40)).width + 60).margin(1));
  CHECK(engine.rasterise("Pacific", italic).rgba != usual.rgba);
}

TEST_CASE("figures in columns have one width") {
  text::TextEngine engine;
  TextStyle tabular = plain(14);
  tabular.tabular = true;
  CHECK(engine.measure("1111", tabular).width == Approx(engine.measure("8888", tabular).width));
  CHECK(engine.measure("1111", plain(14)).width < engine.measure("8888", plain(14)).width);
}

TEST_CASE("a halo adds ink round the letters, in its own colour") {
  text::TextEngine engine;
  TextStyle haloed = plain(30);
  haloed.halo = {0, 0, 255, 255};
  haloed.haloWidth = 3;
  const auto bitmap = engine.rasterise("Jackson", haloed);
  CHECK(ink(bitmap) > 1.5 * ink(engine.rasterise("Jackson", plain(30))));
  bool blueAlone = false;
  for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4)
    blueAlone = blueAlone || (bitmap.rgba[i] == 0 && bitmap.rgba[i + 2] == 255);
  CHECK(blueAlone);
}

TEST_CASE("Chinese is drawn where its font is installed, and bold is bolder") {
  if (!text::chineseFont()) {
    WARN("no WenQuanYi Micro Hei on this machine: skipped");
    return;
  }
  text::TextEngine engine;
  TextStyle bold = plain(40);
  bold.weight = FontWeight::bold;
  const double regular = ink(engine.rasterise("洛杉矶", plain(40)));
  CHECK(regular > 300);
  CHECK(ink(engine.rasterise("洛杉矶", bold)) > 1.1 * regular);
  CHECK(engine.measure("洛杉矶", bold).width == Approx(engine.measure("洛杉矶", plain(40)).width));
}

TEST_CASE("a paragraph breaks between words and keeps every one of them") {
  text::TextEngine engine;
  const std::string sentence = "The 42 cities of its district lose 30 % of their reach to China.";
  const auto lines = engine.wrap(sentence, plain(14), 200);
  REQUIRE(lines.size() > 1);
  std::string joined;
  for (const std::string& line : lines) {
    CHECK(engine.measure(line, plain(14)).width <= 200);
    joined += (joined.empty() ? "" : " ") + line;
  }
  CHECK(joined == sentence);
  CHECK(engine.wrap(sentence, plain(14), 2000).size() == 1);
}

TEST_CASE("fonts of the interface are files that exist") {
  for (const FontWeight weight : {FontWeight::regular, FontWeight::medium, FontWeight::semibold, FontWeight::bold}) {
    const auto font = text::latinFont(weight);
    REQUIRE(font);
    CHECK(std::filesystem::is_regular_file(font->path));
  }
}
