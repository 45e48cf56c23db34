#include "app/core/style.hpp"

#include <algorithm>
#include <cmath>

#include "app/core/labels.hpp"

namespace cityties::core {
Rgba withAlpha(Rgba colour, double alpha) {
  colour.a = static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255));
  return colour;
}

Rgba mix(Rgba a, Rgba b, double t) {
  t = std::clamp(t, 0.0, 1.0);
  const auto channel = [t](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround(x + (y - x) * t));
  };
  return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), channel(a.a, b.a)};
}

std::string_view nameOf(Theme theme) {
  switch (theme) {
    case Theme::dark:
      return "dark";
    case Theme::light:
      return "light";
    case Theme::print:
      return "print";
    case Theme::colourBlind:
      break;
  }
  return "colour-blind";
}

std::size_t lossStep(const Style& style, double loss) {
  const auto* above = std::upper_bound(style.lossLimits.begin(), style.lossLimits.end(), loss, [](double a, float b) {
    // A loss of just 25 % is of the step that begins with 25 %, whichever way .25 is rounded.
    return a < static_cast<double>(b) - 1e-9;
  });
  return static_cast<std::size_t>(above - style.lossLimits.begin());
}

Rgba districtColour(const Style& style, std::size_t index) { return style.districts[index % style.districts.size()]; }

TextStyle labelStyle(const Style& style, LabelClass kind, bool chinese) {
  TextStyle text;
  text.size = style.small;
  text.colour = style.text;
  text.halo = style.halo;
  text.haloWidth = style.labelHalo;
  switch (kind) {
    case LabelClass::water:
      text.size = style.body;
      text.italic = !chinese;
      text.letterSpacing = chinese ? style.waterSpacingHanzi : style.waterSpacing;
      text.colour = style.waterName;
      text.haloWidth = 0;
      break;
    case LabelClass::sea:
      text.italic = !chinese;
      text.letterSpacing = chinese ? style.seaSpacingHanzi : style.seaSpacing;
      text.colour = style.waterName;
      text.haloWidth = 0;
      break;
    case LabelClass::country:
      text.size = chinese ? style.small : style.countrySize;
      text.letterSpacing = chinese ? style.countrySpacingHanzi : style.countrySpacing;
      text.colour = style.countryName;
      text.haloWidth = style.countryHalo;
      break;
    case LabelClass::distance:
      text.size = style.distanceSize;
      text.colour = style.waterName;
      break;
    case LabelClass::post:
      text.weight = FontWeight::medium;
      break;
    case LabelClass::city:
      text.colour = style.textSecondary;
      break;
    case LabelClass::focusCity:
      text.weight = FontWeight::semibold;
      break;
    case LabelClass::cutPost:
      text.size = style.body;
      text.weight = FontWeight::bold;
      text.colour = style.cut;
      break;
  }
  return text;
}

}  // namespace cityties::core
