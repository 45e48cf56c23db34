// .mo files of either byte order, whole and damaged, and the translations that the program ships.
#include "app/core/catalogue.hpp"

#include <fstream>
#include <set>

#include "tests/app/core/source_texts.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties::core;
namespace fs = std::filesystem;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string word(std::uint32_t value, bool bigEndian) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(value >> 8 * (bigEndian ? 3 - i : i) & 255);
  return bytes;
}

/// A .mo file without a hash table: header, two tables, texts.
std::string moOf(const Pairs& pairs, bool bigEndian = false) {
  const auto count = static_cast<std::uint32_t>(pairs.size());
  const std::uint32_t originals = 28, translations = originals + 8 * count;
  std::uint32_t at = translations + 8 * count;
  std::string tables[2], texts;
  for (int side = 0; side < 2; ++side) {
    for (const auto& [id, text] : pairs) {
      const std::string& one = side == 0 ? id : text;
      tables[side] += word(static_cast<std::uint32_t>(one.size()), bigEndian) + word(at, bigEndian);
      texts += one + '\0';
      at += static_cast<std::uint32_t>(one.size()) + 1;
    }
  }
  return word(0x950412de, bigEndian) + word(0, bigEndian) + word(count, bigEndian) + word(originals, bigEndian) +
         word(translations, bigEndian) + word(0, bigEndian) + word(at, bigEndian) + tables[0] + tables[1] + texts;
}

class File {
 public:
  explicit File(const std::string& bytes) : path_(folder_.write("words.mo", bytes)) {}
  const fs::path& path() const { return path_; }

 private:
  cityties::test::TemporaryFolder folder_;
  fs::path path_;
};

const Pairs some{{"", "Language: zh_CN\n"}, {"Back", "上一步"}, {"city", ""}};

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close != std::string_view::npos) names.insert(std::string(text.substr(open, close - open + 1)));
  }
  return names;
}

Catalogue shipped() {
  auto read = Catalogue::read(fs::path(CITYTIES_BUILD_DIR) / "assets/i18n/zh.mo", Language::chinese);
  REQUIRE(read.has_value());
  return *read;
}

}  // namespace

TEST_CASE("a catalogue without a file gives every text back") {
  const Catalogue english;
  CHECK(english.language() == Language::english);
  CHECK(english("Back") == "Back");
}

TEST_CASE("texts are read from .mo files of either byte order") {
  for (bool bigEndian : {false, true}) {
    const File file(moOf(some, bigEndian));
    const auto read = Catalogue::read(file.path(), Language::chinese);
    REQUIRE(read.has_value());
    CHECK(read->language() == Language::chinese);
    CHECK((*read)("Back") == "上一步");
    CHECK((*read)("Next") == "Next");
    CHECK((*read)("city") == "city");  // listed, but not translated
    CHECK((*read)("") == "");          // the header is no text
  }
}

TEST_CASE("of plural forms the first is taken") {
  const File file(moOf({{std::string("{n} city\0{n} cities", 18), std::string("{n}座城市\0x", 13)}}));
  const auto read = Catalogue::read(file.path(), Language::chinese);
  REQUIRE(read.has_value());
  CHECK((*read)("{n} city") == "{n}座城市");
}

TEST_CASE("a .mo file cut off at any byte is refused, not read past its end") {
  const std::string whole = moOf({{"Back", "上一步"}, {"Next", "下一步"}});
  // The last byte is only the NUL behind the last text.
  for (std::size_t length = 0; length + 1 < whole.size(); ++length) {
    const File file(whole.substr(0, length));
    const auto read = Catalogue::read(file.path(), Language::chinese);
    INFO("length " << length);
    REQUIRE_FALSE(read.has_value());
    CHECK_FALSE(read.error().front().message.empty());
  }
}

TEST_CASE("offsets and counts that point outside the file are refused") {
  const std::string whole = moOf({{"Back", "上一步"}});
  for (std::size_t at : {8u, 12u, 16u, 28u, 32u, 36u, 40u}) {
    std::string bad = whole;
    bad.replace(at, 4, "\xff\xff\xff\x7f");
    const File file(bad);
    INFO("word at " << at);
    CHECK_FALSE(Catalogue::read(file.path(), Language::chinese).has_value());
  }
  CHECK_FALSE(Catalogue::read(fs::temp_directory_path(), Language::chinese).has_value());
  CHECK_FALSE(Catalogue::read("/nowhere/zh.mo", Language::chinese).has_value());
  CHECK_FALSE(Catalogue::read(File(std::string(200, 'x')).path(), Language::chinese).has_value());
}

TEST_CASE("places are filled by name, in any order, and unknown ones stay") {
  CHECK(fill("{n} cities of {country}", {{"n", "42"}, {"country", "China"}}) == "42 cities of China");
  CHECK(fill("{country}{n}座城市", {{"n", "42"}, {"country", "中国"}}) == "中国42座城市");
  CHECK(fill("{x} and {n", {{"n", "1"}}) == "{x} and {n");
  CHECK(fill("{a}", {{"a", "{b}"}, {"b", "no"}}) == "{b}");  // a value is not a pattern
  CHECK(fill("", {{"n", "1"}}).empty());
}

TEST_CASE("every text of the source has a Chinese translation with the same places") {
  const Catalogue chinese = shipped();
  const auto texts = cityties::test::textsInSource(fs::path(CITYTIES_SOURCE_DIR) / "app");
  CHECK(texts.size() > 100);
  for (const auto& [text, where] : texts) {
    INFO(where << ": " << text);
    CHECK(chinese.all().contains(text));
    CHECK(placeholders(chinese(text)) == placeholders(text));
  }
}

TEST_CASE("every translation keeps its places") {
  const Catalogue chinese = shipped();
  for (const auto& [english, translation] : chinese.all()) {
    INFO(english << " | " << translation);
    CHECK(placeholders(english) == placeholders(translation));
  }
}
