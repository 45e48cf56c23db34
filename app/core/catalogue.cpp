#include "app/core/catalogue.hpp"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>

namespace cityties::core {
namespace {

// The .mo format (GNU gettext manual, "The Format of GNU MO Files"): seven 32-bit words of header, then two tables of
// (length, offset) pairs, of the originals and of the translations. Either byte order.
constexpr std::uint32_t magic = 0x950412de;
constexpr std::uint32_t swappedMagic = 0xde120495;
constexpr std::size_t largestFile = 64u << 20;

class MoFile {
 public:
  explicit MoFile(std::string_view bytes) : bytes_(bytes) {}

  bool open() {
    const std::optional<std::uint32_t> first = word(0);
    if (!first || (*first != magic && *first != swappedMagic)) return false;
    bigEndian_ = *first == swappedMagic;
    return true;
  }
  std::optional<std::uint32_t> word(std::size_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t at = offset + (bigEndian_ ? i : 3 - i);
      value = value << 8 | static_cast<unsigned char>(bytes_[at]);
    }
    return value;
  }
  /// Entry `index` of the table at `table`; nothing when any part of it lies outside the file.
  std::optional<std::string_view> text(std::uint32_t table, std::uint32_t index) const {
    const std::size_t entry = std::size_t{table} + std::size_t{8} * index;
    const auto length = word(entry), offset = word(entry + 4);
    if (!length || !offset || *offset > bytes_.size() || bytes_.size() - *offset < *length) return std::nullopt;
    return bytes_.substr(*offset, *length);
  }

 private:
  std::string_view bytes_;
  bool bigEndian_ = false;
};

graph::Diagnostic problem(const std::filesystem::path& file, std::string message) {
  graph::Diagnostic diagnostic;
  diagnostic.file = file.filename().string();
  diagnostic.message = std::move(message);
  return diagnostic;
}

/// Plural forms are kept one behind another with NULs between; the first is the text.
std::string_view firstForm(std::string_view text) { return text.substr(0, text.find('\0')); }

std::optional<std::string> contentOf(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
  if (std::filesystem::file_size(file, error) > largestFile || error) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

graph::Result<Catalogue> Catalogue::read(const std::filesystem::path& moFile, Language language) {
  const std::optional<std::string> bytes = contentOf(moFile);
  if (!bytes) return graph::failure(problem(moFile, "cannot read the translations"));
  MoFile file(*bytes);
  const bool known = file.open();
  const auto revision = file.word(4), count = file.word(8), originals = file.word(12), translations = file.word(16);
  if (!known || !revision || *revision >> 16 > 1 || !count || !originals || !translations) {
    return graph::failure(problem(moFile, "not a gettext .mo file"));
  }
  Catalogue catalogue;
  catalogue.language_ = language;
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto original = file.text(*originals, i), translation = file.text(*translations, i);
    if (!original || !translation) {
      return graph::failure(problem(moFile, "text " + std::to_string(i + 1) + " of " + std::to_string(*count) +
                                                " lies outside the file; it is cut off or damaged"));
    }
    if (original->empty() || translation->empty()) continue;  // the header; not translated
    catalogue.texts_.emplace(firstForm(*original), firstForm(*translation));
  }
  return catalogue;
}

std::string_view Catalogue::operator()(std::string_view english) const {
  const auto found = texts_.find(std::string(english));
  return found == texts_.end() ? english : std::string_view(found->second);
}

std::string fill(std::string_view pattern, std::initializer_list<Filling> fillings) {
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    text += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return text += pattern.substr(open);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const Filling* found = nullptr;
    for (const Filling& filling : fillings) {
      if (filling.name == name) found = &filling;
    }
    text += found ? std::string_view(found->value) : pattern.substr(open, close + 1 - open);
    pattern.remove_prefix(close + 1);
  }
  return text;
}

}  // namespace cityties::core
