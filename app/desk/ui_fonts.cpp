#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string_view>

#include "app/desk/panels/kit.hpp"
#include "app/text/text.hpp"

namespace cityties::desk {
namespace {

using Bytes = std::vector<unsigned char>;
using Glyphs = std::set<ImWchar>;

struct FaceFile {
  Bytes bytes;
  int index = 0;
  float lineHeight = 1;  ///< of one em: what ImGui calls the size of a font
};

std::uint32_t number(const Bytes& bytes, std::size_t at, std::size_t length) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value << 8 | (at + i < bytes.size() ? bytes[at + i] : 0u);
  return value;
}

/// ImGui sizes a font by ascent + descent, designers by the em: their ratio, from the tables `head` and `hhea`
/// (OpenType specification 1.9). 1.2 for a file that has none.
float lineHeightOf(const Bytes& bytes, int index) {
  constexpr std::uint32_t ttcf = 0x74746366, head = 0x68656164, hhea = 0x68686561;
  std::size_t font = 0;
  if (number(bytes, 0, 4) == ttcf) font = number(bytes, 12 + 4 * static_cast<std::size_t>(index), 4);
  std::size_t headAt = 0, hheaAt = 0;
  const std::size_t tables = number(bytes, font + 4, 2);
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t entry = font + 12 + 16 * i;
    if (number(bytes, entry, 4) == head) headAt = number(bytes, entry + 8, 4);
    if (number(bytes, entry, 4) == hhea) hheaAt = number(bytes, entry + 8, 4);
  }
  const auto em = static_cast<float>(number(bytes, headAt + 18, 2));
  const auto ascent = static_cast<std::int16_t>(number(bytes, hheaAt + 4, 2));
  const auto descent = static_cast<std::int16_t>(number(bytes, hheaAt + 6, 2));
  const float ratio = em > 0 ? static_cast<float>(ascent - descent) / em : 0;
  return headAt && hheaAt && ratio > .5f && ratio < 3 ? ratio : 1.2f;
}

std::optional<FaceFile> load(const std::optional<text::FontFile>& file) {
  if (!file) return std::nullopt;
  std::error_code error;
  const auto size = std::filesystem::file_size(file->path, error);
  constexpr std::uintmax_t largest = 256u << 20;
  if (error || size > largest) return std::nullopt;
  FaceFile face{Bytes(static_cast<std::size_t>(size)), file->index};
  std::ifstream in(file->path, std::ios::binary);
  if (!in.read(reinterpret_cast<char*>(face.bytes.data()), static_cast<std::streamsize>(size))) return std::nullopt;
  if (face.bytes.size() < 12) return std::nullopt;
  face.lineHeight = lineHeightOf(face.bytes, face.index);
  return face;
}

void collect(Glyphs& glyphs, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    for (const char *at = text.data(), *end = at + text.size(); at < end;) {
      const auto lead = static_cast<unsigned char>(*at);
      const int bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      std::uint32_t code = bytes == 1 ? lead : lead & (0xFFu >> (bytes + 1));
      for (int i = 1; i < bytes && at + i < end; ++i) code = code << 6 | (static_cast<unsigned char>(at[i]) & 0x3Fu);
      if (code >= 0x20 && code <= 0xFFFF) glyphs.insert(static_cast<ImWchar>(code));
      at += bytes;
    }
  }
}

/// Letters that any user may type, and the signs that panels set themselves.
Glyphs alwaysNeeded() {
  Glyphs glyphs;
  for (ImWchar c = 0x20; c < 0x7F; ++c) glyphs.insert(c);
  for (ImWchar c = 0xA0; c < 0x100; ++c) glyphs.insert(c);
  constexpr std::u32string_view signs = U"−–—‘’“”…←→·\u202f";
  for (char32_t c : signs) glyphs.insert(static_cast<ImWchar>(c));
  return glyphs;
}

bool isChinese(ImWchar c) { return c >= 0x2E80; }

std::vector<ImWchar> rangesOf(const Glyphs& glyphs, bool chinese) {
  std::vector<ImWchar> ranges;
  for (auto at = glyphs.begin(); at != glyphs.end();) {
    const ImWchar first = *at;
    ImWchar last = first;
    for (++at; at != glyphs.end() && *at == last + 1; ++at) last = *at;
    // Quotation marks and dashes are in both fonts; the one that is merged first keeps them.
    if (chinese == isChinese(first)) {
      ranges.push_back(first);
      ranges.push_back(last);
    }
  }
  ranges.push_back(0);
  return ranges;
}

struct FaceSpec {
  core::FontWeight weight;
  float em;  ///< logical pixels, for the stage 1/1080 of the height
  enum Texts { interface, names, signs, figure, stage } texts;
};

// In the order of enum Face; sizes of LOOK.md's scale, stage sizes for 1080 lines.
constexpr std::array<FaceSpec, faceCount> specs{{{core::FontWeight::regular, 12, FaceSpec::interface},
                                                 {core::FontWeight::semibold, 12, FaceSpec::signs},
                                                 {core::FontWeight::regular, 14, FaceSpec::interface},
                                                 {core::FontWeight::semibold, 14, FaceSpec::names},
                                                 {core::FontWeight::semibold, 16, FaceSpec::names},
                                                 {core::FontWeight::bold, 44, FaceSpec::figure},
                                                 {core::FontWeight::bold, 60, FaceSpec::stage},
                                                 {core::FontWeight::regular, 44, FaceSpec::stage},
                                                 {core::FontWeight::bold, 144, FaceSpec::figure}}};

/// ImGui 1.86 writes a letter's picture, four bytes a pixel, into pieces of 256 KiB without asking whether it fits: "%"
/// is about .95 × .75 em. What is larger on stage is drawn from this.
constexpr float largestEm = 288;

class AtlasMaker {
 public:
  AtlasMaker(ImFontAtlas& atlas, float scale, float stageScale)
      : atlas_(atlas), scale_(scale), stageScale_(stageScale) {}

  void add(const FaceSpec& spec, const Glyphs& glyphs) {
    const FaceFile* latin = latinFace(spec.weight);
    const bool onStage = &spec - specs.data() >= static_cast<std::ptrdiff_t>(Face::stageTitle);
    const float em = std::min(std::round(spec.em * (onStage ? stageScale_ : scale_)), largestEm);
    bool merge = false;
    if (latin) {
      const float size = std::round(em * latin->lineHeight);
      // Figures that stand alone keep the spacing of their designer.
      if (spec.texts != FaceSpec::figure) addDigits(*latin, size);
      addFont(*latin, size, rangesOf(glyphs, false), spec.texts != FaceSpec::figure, false);
      merge = true;
    }
    if (chinese() && std::any_of(glyphs.begin(), glyphs.end(), isChinese)) {
      addFont(*chinese(), std::round(em * chinese()->lineHeight), rangesOf(glyphs, true), merge,
              spec.weight != core::FontWeight::regular);
    } else if (!merge) {
      atlas_.AddFontDefault();
    }
  }
  const FaceFile* chinese() {
    if (!chineseLoaded_) chinese_ = load(text::chineseFont());
    chineseLoaded_ = true;
    return chinese_ ? &*chinese_ : nullptr;
  }

 private:
  const FaceFile* latinFace(core::FontWeight weight) {
    auto [at, fresh] = latin_.try_emplace(weight);
    if (fresh) at->second = load(text::latinFont(weight));
    return at->second ? &*at->second : nullptr;
  }

  /// Figures stand in columns: every digit gets the advance of the widest.
  void addDigits(const FaceFile& face, float size) {
    static constexpr ImWchar digits[] = {'0', '9', 0};
    ImFontAtlas probe;
    probe.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    probe.Flags = ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    ImFont* font = lend(probe, configOf(face, size, digits));
    probe.Build();
    float widest = 0;
    for (ImWchar c = '0'; c <= '9'; ++c) widest = std::max(widest, font->GetCharAdvance(c));
    ImFontConfig tabular = configOf(face, size, digits);
    tabular.GlyphMinAdvanceX = tabular.GlyphMaxAdvanceX = widest;
    lend(atlas_, tabular);
  }

  /// Adds a font without letting the atlas copy or free the file: Chinese ones have megabytes and are used many times.
  static ImFont* lend(ImFontAtlas& atlas, ImFontConfig config) {
    config.FontDataOwnedByAtlas = true;
    ImFont* font = atlas.AddFont(&config);
    atlas.ConfigData.back().FontDataOwnedByAtlas = false;
    return font;
  }

  static ImFontConfig configOf(const FaceFile& face, float size, const ImWchar* ranges) {
    ImFontConfig config;
    config.FontData = const_cast<unsigned char*>(face.bytes.data());  // ImGui only reads it
    config.FontDataSize = static_cast<int>(face.bytes.size());
    config.FontNo = face.index;
    config.SizePixels = size;
    config.GlyphRanges = ranges;
    config.OversampleH = config.OversampleV = 1;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    return config;
  }

  void addFont(const FaceFile& face, float size, std::vector<ImWchar> ranges, bool merge, bool embolden) {
    kept_.push_back(std::move(ranges));
    ImFontConfig config = configOf(face, size, kept_.back().data());
    config.MergeMode = merge;
    // The light hinter brings Latin stems to the pixel; on hanzi it costs twice the time and shows nothing.
    if (&face == chinese()) config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    if (embolden) {
      // A fatter outline also moves the next character away; what is to stand out should not also stand apart.
      config.FontBuilderFlags |= ImGuiFreeTypeBuilderFlags_Bold;
      config.GlyphExtraSpacing.x = -std::round(std::max(1.0f, size * .035f));
    }
    lend(atlas_, config);
  }

  ImFontAtlas& atlas_;
  float scale_, stageScale_;
  std::map<core::FontWeight, std::optional<FaceFile>> latin_;
  std::optional<FaceFile> chinese_;
  bool chineseLoaded_ = false;
  std::deque<std::vector<ImWchar>> kept_;  ///< ImGui reads the ranges when it builds
};

}  // namespace

bool buildFonts(const UiTexts& texts, float scale, float stageHeight, const MissingGlyphs& more) {
  std::array<Glyphs, 5> glyphs;
  glyphs[FaceSpec::interface] = alwaysNeeded();
  glyphs[FaceSpec::names] = alwaysNeeded();
  collect(glyphs[FaceSpec::interface], texts.interface);
  collect(glyphs[FaceSpec::interface], texts.names);
  collect(glyphs[FaceSpec::interface], texts.stage);
  collect(glyphs[FaceSpec::names], texts.names);
  glyphs[FaceSpec::signs] = alwaysNeeded();
  collect(glyphs[FaceSpec::signs], {"中年月日"});
  collect(glyphs[FaceSpec::figure], {"+−-.0123456789% \u00a0\u202f–—"});
  collect(glyphs[FaceSpec::stage], texts.stage);
  collect(glyphs[FaceSpec::stage], {"0123456789 %−…\u00a0"});

  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.TexGlyphPadding = 1;
  AtlasMaker maker(atlas, scale, stageHeight > 0 ? stageHeight / 1080 : scale);
  for (std::size_t face = 0; face < faceCount; ++face) {
    Glyphs own = glyphs[specs[face].texts];
    own.insert(more[face].begin(), more[face].end());
    maker.add(specs[face], own);
  }
  const bool chinese = maker.chinese() != nullptr;
  atlas.Build();
  atlas.ClearInputData();  // the font files are gone after this
  return chinese;
}

}  // namespace cityties::desk
