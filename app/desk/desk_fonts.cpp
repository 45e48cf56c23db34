#include "app/desk/desk_fonts.hpp"

namespace cityties::desk {

void DeskFonts::setTexts(UiTexts texts) {
  texts_ = std::move(texts);
  due_ = true;
}

void DeskFonts::want(const MissingGlyphs& missing) {
  for (std::size_t face = 0; face < missing.size(); ++face)
    for (const char16_t character : missing[face]) due_ |= asked_[face].insert(character).second;
}

void DeskFonts::setScale(float scale) {
  due_ |= scale != scale_;
  scale_ = scale;
}

bool DeskFonts::build() {
  due_ = false;
  ++builds_;
  return buildFonts(texts_, scale_, 0, asked_);
}

}  // namespace cityties::desk
