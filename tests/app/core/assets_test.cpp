// Assets are found from any working directory, in a moved build tree, under a prefix, and by the environment.
#include "app/core/assets.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties::core;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with its test.
class Folder {
 public:
  fs::path make(const fs::path& inside) const {
    fs::create_directories(path() / inside);
    return path() / inside;
  }
  const fs::path& path() const { return folder_.path(); }

 private:
  cityties::test::TemporaryFolder folder_;
};

class WorkingDirectory {
 public:
  explicit WorkingDirectory(const fs::path& to) : before_(fs::current_path()) { fs::current_path(to); }
  ~WorkingDirectory() { fs::current_path(before_); }

 private:
  fs::path before_;
};

std::string outputOf(const std::string& command) {
  std::string text;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::array<char, 256> part{};
  while (pipe && std::fgets(part.data(), part.size(), pipe.get())) text += part.data();
  return text;
}

}  // namespace

TEST_CASE("the build tree's assets are found from any working directory") {
  const WorkingDirectory root("/");
  const auto assets = findAssets();
  REQUIRE(assets);
  CHECK(fs::equivalent(*assets, fs::path(CITYTIES_BUILD_DIR) / "assets"));
  CHECK(fs::is_regular_file(*assets / "map/basemap.gpkg"));
  CHECK(fs::is_regular_file(*assets / "scenarios/houston-2020.json"));
  CHECK(fs::is_regular_file(*assets / "i18n/zh.mo"));
  CHECK_FALSE(fs::is_symlink(*assets / "data"));  // a link would not survive moving the tree
}

TEST_CASE("print where the assets are", "[.where]") {
  std::cout << "assets=" << findAssets().value_or("none").string() << "\n";
}

TEST_CASE("a program that was moved finds the assets beside it") {
  const Folder folder;
  const fs::path bin = folder.make("moved/elsewhere");
  folder.make("moved/elsewhere/assets/data");
  fs::copy_file(fs::read_symlink("/proc/self/exe"), bin / "program");
  const std::string out = outputOf("cd / && '" + (bin / "program").string() + "' 'print where the assets are'");
  CHECK(out.find("assets=" + (bin / "assets").string() + "\n") != std::string::npos);
}

TEST_CASE("beside the executable comes before its parent, the prefix and the environment") {
  const Folder folder;
  const fs::path bin = folder.make("bin");
  const fs::path other = folder.make("env");
  folder.make("env/data");
  CHECK_FALSE(findAssetsFrom(bin, nullptr));
  CHECK_FALSE(findAssetsFrom(bin, ""));
  CHECK(findAssetsFrom(bin, other.c_str()) == other);
  folder.make("share/cityties/assets/data");
  CHECK(findAssetsFrom(bin, other.c_str()) == folder.path() / "share/cityties/assets");
  folder.make("assets/data");
  CHECK(findAssetsFrom(bin, other.c_str()) == folder.path() / "assets");
  folder.make("bin/assets");  // without data it is not what is looked for
  CHECK(findAssetsFrom(bin, nullptr) == folder.path() / "assets");
  folder.make("bin/assets/data");
  CHECK(findAssetsFrom(bin, nullptr) == bin / "assets");
}

TEST_CASE("shaders stand beside the assets") {
  CHECK(shadersBeside("/usr/share/cityties/assets") == "/usr/share/cityties/shaders");
  CHECK(shadersBeside("/usr/share/cityties/assets/") == "/usr/share/cityties/shaders");
  CHECK(fs::is_directory(shadersBeside(findAssets().value())));
}
