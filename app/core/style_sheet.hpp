#pragma once
// The style file as a list of values, and what a Style has that values can be given to. Reading JSON is app/io's.

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/core/style.hpp"

namespace cityties::core {

/// One value of a style file. `scope`: `shared` or a theme's key (`dark`, `light`, `print`, `colour_blind`). `text`:
/// the value, or the values of a list with blanks between them: `#E6B450`, `#9FB0C310`, `0.6`, `5 3.5`. The section
/// `like` without a name gives the theme that a theme starts from.
struct StyleValue {
  std::string scope, section, name, text;
};

/// A value that a style has, and between which bounds its numbers lie.
struct StyleField {
  using Member =
      std::variant<Rgba Style::*, float Style::*, double Style::*, std::array<float, 2> Style::*,
                   std::array<float, 4> Style::*, std::array<Rgba, 5> Style::*, std::array<Rgba, 8> Style::*>;
  std::string_view section, name;
  Member member;
  double low = 0, high = 0;  ///< of numbers, both allowed
};
/// All of them, in the order of the file.
std::span<const StyleField> styleFields();
/// Null where there is none.
const StyleField* findStyleField(std::string_view section, std::string_view name);

/// `dark`, `light`, `print`, `colour_blind`: the keys of the file.
std::string_view keyOf(Theme theme);

/// Gives the value to the field. Returns what is wrong with the text, in words, or nothing: `is no colour such as
/// #E6B450`, `must be between 0 and 1`, `must have 5 values`.
std::string setStyleValue(Style& style, const StyleField& field, std::string_view text);

/// Styles of the values, later ones over earlier ones; a theme starts from the one it is like, else from what is
/// shared. Values that name no field or do not fit are passed over: a reader checks them first.
Styles stylesOf(std::span<const StyleValue> values);

/// The values of assets/style/style.json as it was when the program was built.
std::vector<StyleValue> builtInStyle();

}  // namespace cityties::core
