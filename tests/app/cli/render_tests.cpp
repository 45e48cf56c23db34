// The picture of a step, made where there is no display.
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/app/cli/process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using cityties::test::run;
namespace fs = std::filesystem;

namespace {

std::string bytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Width and height of a PNG; zeros for what is none.
std::array<unsigned, 2> pngSize(const std::string& png) {
  if (png.size() < 24 || png.substr(1, 3) != "PNG") return {0, 0};
  const auto number = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png[at + i]);
    return value;
  };
  return {number(16), number(20)};
}

struct Picture {
  cityties::test::TemporaryFolder folder;
  fs::path path = folder.path() / "picture.png";
};

}  // namespace

TEST_CASE("render writes a PNG of the size asked for") {
  const Picture picture;
  const auto outcome =
      run({"render", "--scenario", "houston-2020", "--step", "1", "--size", "960x540", "-o", picture.path.string()});
  INFO(outcome.err);
  CHECK(outcome.exitCode == 0);
  CHECK(outcome.out.empty());
  CHECK(pngSize(bytes(picture.path)) == std::array<unsigned, 2>{960, 540});
}

TEST_CASE("step, language, theme and centre change the picture, the same command makes the same one") {
  const auto draw = [](const std::vector<std::string>& more) {
    const Picture picture;
    std::vector<std::string> words{"render",  "--scenario", "houston-2020",       "--size",
                                   "640x360", "-o",         picture.path.string()};
    words.insert(words.end(), more.begin(), more.end());
    const auto outcome = run(words);
    INFO(outcome.err);
    REQUIRE(outcome.exitCode == 0);
    return bytes(picture.path);
  };
  const std::string plain = draw({"--step", "1"});
  CHECK((draw({"--step", "1"}) == plain));
  CHECK((draw({"--step", "0"}) != plain));
  CHECK((draw({"--step", "1", "--lang", "zh"}) != plain));
  CHECK((draw({"--step", "1", "--theme", "light"}) != plain));
  const std::string centred = draw({"--step", "1", "--center", "Houston"});
  CHECK((centred != plain));
  CHECK((draw({"--step", "1", "--center", "us-tx-houston"}) == centred));
  CHECK((draw({}) == draw({"--step", "4"})));
}

TEST_CASE("a picture that cannot be written is an error and leaves nothing") {
  const auto outcome = run({"render", "-o", "/no/such/folder/map.png"});
  CHECK(outcome.exitCode == 1);
  CHECK(outcome.err.find("/no/such/folder") != std::string::npos);
}
