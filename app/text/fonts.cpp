#include <fontconfig/fontconfig.h>

#include <cstring>

#include "app/text/font_names.hpp"
#include "app/text/text.hpp"

namespace cityties::text {
namespace {

struct PatternDeleter {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDeleter>;

int fontconfigWeight(core::FontWeight weight) {
  switch (weight) {
    case core::FontWeight::regular:
      return FC_WEIGHT_REGULAR;
    case core::FontWeight::medium:
      return FC_WEIGHT_MEDIUM;
    case core::FontWeight::semibold:
      return FC_WEIGHT_DEMIBOLD;
    case core::FontWeight::bold:
      return FC_WEIGHT_BOLD;
  }
  return FC_WEIGHT_REGULAR;
}

Pattern match(const char* family, const char* fallback, int weight) {
  const Pattern wanted(FcPatternCreate());
  if (!wanted) return nullptr;
  for (const char* name : {family, fallback})
    if (name) FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(name));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
  FcPatternAddInteger(wanted.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultNoMatch;
  return Pattern(FcFontMatch(nullptr, wanted.get(), &result));
}

std::optional<FontFile> fileOf(const Pattern& font) {
  FcChar8* file = nullptr;
  if (!font || FcPatternGetString(font.get(), FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
  int index = 0;
  FcPatternGetInteger(font.get(), FC_INDEX, 0, &index);
  return FontFile{reinterpret_cast<const char*>(file), index & 0xFFFF};  // the high half names instances
}

bool hasFamily(const Pattern& font, const char* family) {
  FcChar8* name = nullptr;
  for (int i = 0; font && FcPatternGetString(font.get(), FC_FAMILY, i, &name) == FcResultMatch; ++i)
    if (std::strcmp(reinterpret_cast<const char*>(name), family) == 0) return true;
  return false;
}

}  // namespace

std::optional<FontFile> latinFont(core::FontWeight weight) {
  return fileOf(match(latinFamily, "sans-serif", fontconfigWeight(weight)));
}

std::optional<FontFile> chineseFont() {
  // fontconfig always finds something; only the family that was asked for has the letters we count on.
  const Pattern font = match(chineseFamily, nullptr, FC_WEIGHT_REGULAR);
  return hasFamily(font, chineseFamily) ? fileOf(font) : std::nullopt;
}

}  // namespace cityties::text
