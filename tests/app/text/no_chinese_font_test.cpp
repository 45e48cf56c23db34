// A machine without the Chinese font, made by a fontconfig file that knows one folder of Latin fonts.

#include <cstdlib>
#include <fstream>

#include "app/text/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;

namespace {

/// Set before fontconfig is asked for the first time; this program has no other test.
const bool prepared = [] {
  static const cityties::test::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "fonts.conf";
  std::ofstream(file) << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                         "<dir>/usr/share/fonts/opentype/inter</dir><dir>/usr/share/fonts/truetype/inter</"
                         "dir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
                         "</fontconfig>\n";
  return setenv("FONTCONFIG_FILE", file.c_str(), 1) == 0;
}();

}  // namespace

TEST_CASE("without the Chinese font nothing is taken for it, and no box is drawn in its place") {
  REQUIRE(prepared);
  REQUIRE(text::latinFont(core::FontWeight::regular));
  CHECK_FALSE(text::chineseFont());
  text::TextEngine engine;
  core::TextStyle style;
  style.size = 30;
  style.haloWidth = 0;
  style.colour = {255, 255, 255, 255};
  const auto bitmap = engine.rasterise("休斯敦", style);
  for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4) REQUIRE(bitmap.rgba[i] == 0);
  double ink = 0;
  for (const auto byte : engine.rasterise("Houston", style).rgba) ink += byte;
  CHECK(ink > 0);
}
