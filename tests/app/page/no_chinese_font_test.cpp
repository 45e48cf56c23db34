// A Chinese page on a machine without the Chinese font, made by a fontconfig file that knows no other folder than
// Inter's.

#include <cstdlib>
#include <fstream>

#include "app/page/page.hpp"
#include "app/text/text.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;

namespace {

const cityties::test::TemporaryFolder scratch;
const std::filesystem::path& folder = scratch.path();

/// Set before fontconfig is asked for the first time; this program has no other test.
const bool prepared = [] {
  std::filesystem::create_directories(folder);
  const auto file = folder / "fonts.conf";
  std::ofstream(file) << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                         "<dir>/usr/share/fonts/opentype/inter</dir><dir>/usr/share/fonts/truetype/inter</"
                         "dir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
                         "</fontconfig>\n";
  return setenv("FONTCONFIG_FILE", file.c_str(), 1) == 0;
}();

/// The smallest .mo file there is: a header and no text.
core::Catalogue chinese() {
  const auto file = folder / "zh.mo";
  const unsigned header[] = {0x950412de, 0, 0, 28, 28, 0, 28};
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(header), sizeof header);
  const auto words = core::Catalogue::read(file, core::Language::chinese);
  REQUIRE(words);
  return *words;
}

}  // namespace

TEST_CASE("a Chinese page without the Chinese font is refused in words, an English one is drawn") {
  REQUIRE(prepared);
  REQUIRE_FALSE(text::chineseFont());
  page::PageOptions options;
  options.width = 320;
  options.height = 200;
  const auto file = folder / "page.png";
  std::filesystem::remove(file);
  const auto refused =
      page::render(test::smallStory(), test::smallBase(), test::smallBaseMap(), chinese(), options, file);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().message.find("fonts-wqy-microhei") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(page::render(test::smallStory(), test::smallBase(), test::smallBaseMap(), {}, options, file));
  CHECK(std::filesystem::exists(file));
}
