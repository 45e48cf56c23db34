#pragma once
// Every colour, width, size and duration of map, page and window. The values are those of assets/style/style.json,
// built into the program; what each means and its unit is told in assets/style/README.md.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cityties::core {

struct Rgba {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Rgba&) const = default;
};

/// The same colour at another opacity (0–1).
Rgba withAlpha(Rgba colour, double alpha);
/// Linear mix in sRGB: t = 0 gives a, 1 gives b.
Rgba mix(Rgba a, Rgba b, double t);

enum class Theme {
  dark,
  light,
  print,        ///< ink on white paper
  colourBlind,  ///< dark, in colours that no colour-blindness confuses
};

struct Style {
  // Map
  Rgba water, land, border, regionBorder, coast, graticule, lake;
  Rgba outside;     ///< beyond the edge of a round map: a little darker than the water
  Rgba sphereEdge;  ///< that edge
  Rgba text, textSecondary, textDisabled, panel, panelBorder, barBackground, hover, selectionBackground, buttonPrimary,
      buttonPrimaryText;
  Rgba agreement, consular, restored, cut, rerouted;
  Rgba waterName, countryName, credit;
  Rgba cityWithTie, cityWithoutTie;
  Rgba selection, halo;
  Rgba orphanFill, orphanHatch;
  std::array<Rgba, 8> districts;  ///< quiet fills, given out to posts in order
  std::array<Rgba, 5> loss;       ///< land → vermilion, by lossLimits
  Rgba context;                   ///< of a difference: everything that did not change
  Rgba districtFocus;             ///< fill of the district a step is about, while its post serves it
  Rgba onMark;                    ///< ink on or round a mark: the gap that keeps it apart from what lies below
  Rgba locator;                   ///< frame of the inset and the lines that lead to it

  // Lines and marks, in logical pixels (multiplied by the UI scale)
  float cityTieWidth = 0.9f, regionTieWidth = 0.6f, consularWidth = 1.2f, missionWidth = 2.0f, cutWidth = 1.6f;
  float cityTieAlpha = .17f, regionTieAlpha = .11f, mutedFactor = .5f;
  float dimmedFactor = .14f;  ///< what is left of the opacity of what lies outside a neighbourhood
  float glowSigma = 5.0f, glowStrength = .5f, glowStrengthMuted = .3f;
  float cityRadius = 1.5f, postSize = 6.0f, ringRadius = 5.5f;

  // Flows of gathered ties: the width grows with the root of the strength, in fixed limits, so that pictures of two
  // states compare; a circle's area grows with the ties that meet in it
  Rgba flowWeak, flowStrong;  ///< one hue: of a single tie, of `flowFullAt` and more
  float flowWidth = .2f, flowLeast = .45f, flowMost = 8;
  float flowFaint = .07f, flowFull = .92f;  ///< opacity of a single tie, of `flowFullAt`
  double flowFullAt = 600, flowContrast = 2;
  float flowEdge = .7f;                                         ///< gap in `onMark` on either side of strong flows
  double flowBulge = .14;                                       ///< rise of a short flow, of its length
  float nodeRadius = .09f, nodeLeast = 1.2f, nodeMost = 12.0f;  ///< nodeRadius·√ties

  float quietCityRadius = .8f, quietCityAlpha = .45f;  ///< where flows end in nodes
  double citySpacing = 7;                              ///< least, of a crowd

  float hairline = 0.6f, regionBorderWidth = 0.5f, coastWidth = 0.6f, outlineWidth = 1.2f, restoredWidth = 1.4f;
  float smallCityRadius = 1.1f, insetCityRadius = 2.0f, insetPostSize = 9.0f, insetRingRadius = 6.0f;
  float markGap = 1.2f;  ///< outline in `onMark` round posts
  float sphereEdgeWidth = 0.8f;
  float hatchSpacing = 7, hatchWidth = 1.2f;
  float mutedDistrict = .5f;    ///< how far districts mix into land once something is cut
  float weakenedFactor = .45f;  ///< opacity of curtailed ties
  float polarFade = .2f;        ///< opacity left to arcs at the pole line…
  double polarFadeFrom = 66;    ///< …from this latitude on, in degrees
  double stubFraction = .28;    ///< what is left of a broken tie at either end
  std::array<float, 2> cutDash{5, 3.5f}, restoredDash{1.6f, 3.6f}, weakenedDash{9, 5}, disputedDash{3, 3};
  float focusOutline = .6f, quietOutline = .35f, orphanOutline = .8f;  ///< opacity of the outlines of districts

  // A difference. The limits of the loss scale never move, so that two maps compare: a relative loss below the first is
  // no colour, from the last on the strongest.
  std::array<float, 4> lossLimits{.01f, .1f, .25f, .5f};
  float lossFill = .55f;                            ///< how strongly the scale tints regions: marks stay above it
  float contextAlpha = .1f;                         ///< opacity of ties that did not change
  float reroutedWidth = 1.2f;                       ///< of ties that newly carry a path
  std::array<float, 2> reroutedRadius{3.2f, 9.5f};  ///< of the ring round a city that lost nothing, and half its reach

  // Page: gaps and boxes on the 8 px grid
  float pageMargin = 32, pageGap = 8, pagePadding = 16, pageRadius = 8, pageColumn = 256;
  float insetWidth = 392, insetHeight = 232, tableRow = 20;

  // Type scale (logical pixels)
  float small = 12, body = 14, lead = 16, title = 20, figure = 44;
  float countrySize = 11, distanceSize = 10.5f;
  float labelHalo = 2, countryHalo = 2.5f;  ///< arcs run through the names of countries
  // Between letters, of names in Latin letters and in Chinese characters
  float waterSpacing = 4, waterSpacingHanzi = 18, seaSpacing = 2, seaSpacingHanzi = 6;
  float countrySpacing = 2.4f, countrySpacingHanzi = 3;

  // Motion
  double stepSeconds = 0.5, panelSeconds = 0.2;
  double projectionSeconds = 0.4;  ///< one projection or centre giving way to another

  // Playing by itself: time to look, then to read; about 180 English words or 330 characters a minute
  double lookSeconds = 3, lettersPerSecond = 15, hanziPerSecond = 5.5, dwellLeast = 5, dwellMost = 24;
};

/// The style of a theme: built in, or what useStyles gave.
const Style& style(Theme theme);

/// One style a theme, in the order of Theme.
using Styles = std::array<Style, 4>;
/// Every later style() is of these; references handed out before show the new values. To be called once, at start,
/// before there are other threads or scenes.
void useStyles(const Styles& styles);

inline constexpr std::array<Theme, 4> allThemes{Theme::dark, Theme::light, Theme::print, Theme::colourBlind};
/// `dark`, `light`, `print`, `colour-blind`: as on the command line and in keys.
std::string_view nameOf(Theme theme);

/// Step of the loss scale (0–4) of a relative loss, by the fixed limits.
std::size_t lossStep(const Style& style, double loss);

/// The colour of a post's district: by the post's place among the posts of its sender, DESIGN/LOOK order.
Rgba districtColour(const Style& style, std::size_t index);

}  // namespace cityties::core
