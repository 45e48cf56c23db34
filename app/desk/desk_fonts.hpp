#pragma once
// Letters of the interface as they are needed: those of program and data from the start, and what a person types or a
// file brings when it is first to be drawn. Rebuilt once for each such change, never for a character that no font has.

#include <cstdint>

#include "app/desk/ui.hpp"

namespace cityties::desk {

class DeskFonts {
 public:
  explicit DeskFonts(UiTexts texts) : texts_(std::move(texts)) {}

  /// The names of other data, or of an edited story.
  void setTexts(UiTexts texts);
  /// What the panels could not draw in the last frame. Asks for a build when some of it was never asked for.
  void want(const MissingGlyphs& missing);
  void setScale(float scale);
  /// Whether `build` is to be called before the next frame.
  bool due() const { return due_; }
  /// False when no Chinese font is installed.
  bool build();
  std::uint64_t builds() const { return builds_; }

 private:
  UiTexts texts_;
  MissingGlyphs asked_;
  float scale_ = 1;
  bool due_ = true;
  std::uint64_t builds_ = 0;
};

}  // namespace cityties::desk
