#include "app/core/style.hpp"

#include <algorithm>
#include <cmath>

#include "app/core/labels.hpp"

namespace cityties::core {
namespace {

constexpr Rgba hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
  return {static_cast<std::uint8_t>(rgb >> 16 & 255), static_cast<std::uint8_t>(rgb >> 8 & 255),
          static_cast<std::uint8_t>(rgb & 255), alpha};
}

Style dark() {
  Style s;
  s.water = hex(0x0E1621);
  s.land = hex(0x1B2735);
  s.border = hex(0x33445A);
  s.regionBorder = hex(0x2A384A);
  s.coast = hex(0x2C3B4E);
  s.graticule = hex(0x9FB0C3, 16);
  s.lake = hex(0x0E1621);
  s.text = hex(0xE8EEF4);
  s.textSecondary = hex(0x9FB0C3);
  s.textDisabled = hex(0x66788C);
  s.panel = hex(0x131E2B, 235);
  s.panelBorder = hex(0x273547);
  s.barBackground = hex(0x101A26, 245);
  s.hover = hex(0x223044);
  s.selectionBackground = hex(0x2A384B);
  s.buttonPrimary = hex(0xE8EEF4);
  s.buttonPrimaryText = hex(0x131E2B);
  s.agreement = hex(0xE6B450);
  s.flowWeak = hex(0xB98432);
  s.flowStrong = hex(0xFFD27A);
  s.consular = hex(0x56B4E9);
  s.restored = hex(0x3CCFA0);
  s.cut = hex(0xF2603C);
  s.rerouted = hex(0xCC9BD8);
  s.waterName = hex(0x6C88A5);
  s.countryName = hex(0x8C9DB1);
  s.credit = hex(0x7F92A6);
  s.cityWithTie = hex(0xF3D9A0);
  s.cityWithoutTie = hex(0x8496A8);
  s.selection = hex(0xFFFFFF);
  s.halo = hex(0x111A26, 230);
  s.orphanFill = hex(0x141B24);
  s.orphanHatch = hex(0xF2603C, 77);
  // By id, the posts of China come as Chicago, Houston, Los Angeles, New York, San Francisco, Washington: neighbours
  // differ, and the three near teals never touch.
  s.districts = {hex(0x233849), hex(0x16383C), hex(0x342E45), hex(0x17383F),
                 hex(0x163939), hex(0x2D2C43), hex(0x1C3B4A), hex(0x263350)};
  s.loss = {hex(0x1B2735), hex(0x4A3032), hex(0x7F3F36), hex(0xB84F39), hex(0xF2603C)};
  s.districtFocus = hex(0x16464A);
  s.onMark = hex(0x0E1621);
  s.locator = hex(0x9FB0C3, 120);
  return s;
}

Style light() {
  Style s;
  s.water = hex(0xE6EDF3);
  s.land = hex(0xFFFFFF);
  s.border = hex(0xB3C0CC);
  s.regionBorder = hex(0xD5DEE6);
  s.coast = hex(0xC3CFDA);
  s.graticule = hex(0x5A6B7D, 26);
  s.lake = hex(0xE6EDF3);
  s.text = hex(0x16202B);
  s.textSecondary = hex(0x526273);
  s.textDisabled = hex(0x8B99A7);
  s.panel = hex(0xFFFFFF, 240);
  s.panelBorder = hex(0xD3DCE4);
  s.barBackground = hex(0xFFFFFF, 245);
  s.hover = hex(0xEEF3F7);
  s.selectionBackground = hex(0xE0E8EF);
  s.buttonPrimary = hex(0x16202B);
  s.buttonPrimaryText = hex(0xFFFFFF);
  s.agreement = hex(0xB07A10);
  s.flowWeak = hex(0xC39A4A);
  s.flowStrong = hex(0x8F5E00);
  s.consular = hex(0x0072B2);
  s.restored = hex(0x007E5C);
  s.cut = hex(0xC8400E);
  s.rerouted = hex(0x8E4A9E);
  s.waterName = hex(0x48698A);
  s.countryName = hex(0x5F7081);
  s.credit = hex(0x5A6B7D);
  s.cityWithTie = hex(0xA06C0A);
  s.cityWithoutTie = hex(0x7C8B99);
  s.selection = hex(0x000000);
  s.halo = hex(0xFFFFFF, 235);
  s.orphanFill = hex(0xFFFFFF);
  s.orphanHatch = hex(0xC8400E, 96);
  s.districts = {hex(0xDCE9F2), hex(0xD6ECEA), hex(0xE6E2F0), hex(0xD7EBEF),
                 hex(0xD5EDE8), hex(0xE2E1F0), hex(0xD9EAF2), hex(0xDDE4F3)};
  s.loss = {hex(0xFFFFFF), hex(0xF6D5C8), hex(0xEAA68C), hex(0xDA7549), hex(0xC8400E)};
  s.districtFocus = hex(0xBFE3E0);
  s.onMark = hex(0xFFFFFF);
  s.locator = hex(0x5A6B7D, 150);
  // Ink on paper: nothing glows, and thin lines need more of it.
  s.cityTieAlpha = .24f;
  s.regionTieAlpha = .16f;
  s.mutedFactor = .42f;
  s.glowStrength = 0;
  s.glowStrengthMuted = 0;
  return s;
}

}  // namespace

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

const Style& style(Theme theme) {
  static const Style darkStyle = dark();
  static const Style lightStyle = light();
  return theme == Theme::dark ? darkStyle : lightStyle;
}

Rgba districtColour(const Style& style, std::size_t index) { return style.districts[index % style.districts.size()]; }

TextStyle labelStyle(const Style& style, LabelClass kind, bool chinese) {
  TextStyle text;
  text.size = style.small;
  text.colour = style.text;
  text.halo = style.halo;
  text.haloWidth = 2;
  switch (kind) {
    case LabelClass::water:
      text.size = style.body;
      text.italic = !chinese;
      text.letterSpacing = chinese ? 18 : 4;
      text.colour = style.waterName;
      text.haloWidth = 0;
      break;
    case LabelClass::sea:
      text.italic = !chinese;
      text.letterSpacing = chinese ? 6 : 2;
      text.colour = style.waterName;
      text.haloWidth = 0;
      break;
    case LabelClass::country:
      text.size = chinese ? style.small : 11;
      text.letterSpacing = chinese ? 3 : 2.4f;
      text.colour = style.countryName;
      text.haloWidth = 2.5f;  // arcs run through them
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
