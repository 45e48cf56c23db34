// Every value of the style file: its address, where it goes, and its bounds.

#include <algorithm>

#include "app/core/style_sheet.hpp"

namespace cityties::core {
namespace {

constexpr double opaque = 1, longest = 400, slowest = 60;

// clang-format off
const StyleField fields[] = {
    {"map", "water", &Style::water}, {"map", "outside", &Style::outside}, {"map", "sphere_edge", &Style::sphereEdge},
    {"map", "land", &Style::land}, {"map", "lake", &Style::lake}, {"map", "coast", &Style::coast},
    {"map", "border", &Style::border}, {"map", "region_border", &Style::regionBorder},
    {"map", "graticule", &Style::graticule}, {"map", "locator", &Style::locator},
    {"meaning", "agreement", &Style::agreement}, {"meaning", "consular", &Style::consular},
    {"meaning", "restored", &Style::restored}, {"meaning", "cut", &Style::cut},
    {"meaning", "rerouted", &Style::rerouted}, {"meaning", "context", &Style::context},
    {"meaning", "city_with_tie", &Style::cityWithTie}, {"meaning", "city_without_tie", &Style::cityWithoutTie},
    {"meaning", "selection", &Style::selection}, {"meaning", "on_mark", &Style::onMark},
    {"districts", "fills", &Style::districts}, {"districts", "focus", &Style::districtFocus},
    {"districts", "orphan", &Style::orphanFill}, {"districts", "orphan_hatch", &Style::orphanHatch},
    {"districts", "muted", &Style::mutedDistrict, 0, opaque},
    {"districts", "focus_outline", &Style::focusOutline, 0, opaque},
    {"districts", "quiet_outline", &Style::quietOutline, 0, opaque},
    {"districts", "orphan_outline", &Style::orphanOutline, 0, opaque},
    {"loss", "colours", &Style::loss}, {"loss", "limits", &Style::lossLimits, 0, 1}, {"loss", "fill", &Style::lossFill, 0, 1},
    {"text", "primary", &Style::text}, {"text", "secondary", &Style::textSecondary},
    {"text", "disabled", &Style::textDisabled}, {"text", "water", &Style::waterName},
    {"text", "country", &Style::countryName}, {"text", "credit", &Style::credit}, {"text", "halo", &Style::halo},
    {"panel", "fill", &Style::panel}, {"panel", "border", &Style::panelBorder}, {"panel", "bar", &Style::barBackground},
    {"panel", "hover", &Style::hover}, {"panel", "selected", &Style::selectionBackground},
    {"panel", "button", &Style::buttonPrimary}, {"panel", "button_text", &Style::buttonPrimaryText},
    {"lines", "city_tie_width", &Style::cityTieWidth, 0, longest},
    {"lines", "region_tie_width", &Style::regionTieWidth, 0, longest},
    {"lines", "consular_width", &Style::consularWidth, 0, longest},
    {"lines", "mission_width", &Style::missionWidth, 0, longest}, {"lines", "cut_width", &Style::cutWidth, 0, longest},
    {"lines", "restored_width", &Style::restoredWidth, 0, longest},
    {"lines", "rerouted_width", &Style::reroutedWidth, 0, longest},
    {"lines", "hairline", &Style::hairline, 0, longest},
    {"lines", "region_border_width", &Style::regionBorderWidth, 0, longest},
    {"lines", "coast_width", &Style::coastWidth, 0, longest}, {"lines", "outline_width", &Style::outlineWidth, 0, longest},
    {"lines", "sphere_edge_width", &Style::sphereEdgeWidth, 0, longest},
    {"lines", "hatch_spacing", &Style::hatchSpacing, 1, longest}, {"lines", "hatch_width", &Style::hatchWidth, 0, longest},
    {"lines", "cut_dash", &Style::cutDash, 0, longest}, {"lines", "restored_dash", &Style::restoredDash, 0, longest},
    {"lines", "weakened_dash", &Style::weakenedDash, 0, longest},
    {"lines", "disputed_dash", &Style::disputedDash, 0, longest},
    {"lines", "city_tie_alpha", &Style::cityTieAlpha, 0, opaque},
    {"lines", "region_tie_alpha", &Style::regionTieAlpha, 0, opaque},
    {"lines", "muted_factor", &Style::mutedFactor, 0, opaque},
    {"lines", "dimmed_factor", &Style::dimmedFactor, 0, opaque},
    {"lines", "weakened_factor", &Style::weakenedFactor, 0, opaque},
    {"lines", "context_alpha", &Style::contextAlpha, 0, opaque},
    {"lines", "glow_sigma", &Style::glowSigma, .5, 100}, {"lines", "glow_strength", &Style::glowStrength, 0, 4},
    {"lines", "glow_strength_muted", &Style::glowStrengthMuted, 0, 4},
    {"lines", "polar_fade", &Style::polarFade, 0, opaque}, {"lines", "polar_fade_from", &Style::polarFadeFrom, 0, 90},
    {"lines", "stub_fraction", &Style::stubFraction, 0, .5},
    {"marks", "city_radius", &Style::cityRadius, .1, longest},
    {"marks", "small_city_radius", &Style::smallCityRadius, .1, longest},
    {"marks", "post_size", &Style::postSize, .1, longest}, {"marks", "ring_radius", &Style::ringRadius, .1, longest},
    {"marks", "inset_city_radius", &Style::insetCityRadius, .1, longest},
    {"marks", "inset_post_size", &Style::insetPostSize, .1, longest},
    {"marks", "inset_ring_radius", &Style::insetRingRadius, .1, longest},
    {"marks", "gap", &Style::markGap, 0, longest}, {"marks", "rerouted_radius", &Style::reroutedRadius, .1, longest},
    {"marks", "quiet_city_radius", &Style::quietCityRadius, .1, longest},
    {"marks", "quiet_city_alpha", &Style::quietCityAlpha, 0, opaque},
    {"marks", "city_spacing", &Style::citySpacing, 0, longest},
    {"flows", "weak", &Style::flowWeak}, {"flows", "strong", &Style::flowStrong},
    {"flows", "width", &Style::flowWidth, 0, longest}, {"flows", "least_width", &Style::flowLeast, 0, longest},
    {"flows", "most_width", &Style::flowMost, 0, longest}, {"flows", "faint", &Style::flowFaint, 0, opaque},
    {"flows", "full", &Style::flowFull, 0, opaque}, {"flows", "full_at", &Style::flowFullAt, 1, 1e6},
    {"flows", "contrast", &Style::flowContrast, .1, 10},
    {"flows", "edge", &Style::flowEdge, 0, longest}, {"flows", "bulge", &Style::flowBulge, 0, 1},
    {"flows", "node_radius", &Style::nodeRadius, 0, longest}, {"flows", "least_node", &Style::nodeLeast, .1, longest},
    {"flows", "most_node", &Style::nodeMost, .1, longest},
    {"type", "small", &Style::small, 4, longest}, {"type", "body", &Style::body, 4, longest},
    {"type", "lead", &Style::lead, 4, longest}, {"type", "title", &Style::title, 4, longest},
    {"type", "figure", &Style::figure, 4, longest}, {"type", "country", &Style::countrySize, 4, longest},
    {"type", "distance", &Style::distanceSize, 4, longest}, {"type", "halo", &Style::labelHalo, 0, longest},
    {"type", "country_halo", &Style::countryHalo, 0, longest},
    {"type", "water_spacing", &Style::waterSpacing, 0, longest},
    {"type", "water_spacing_hanzi", &Style::waterSpacingHanzi, 0, longest},
    {"type", "sea_spacing", &Style::seaSpacing, 0, longest},
    {"type", "sea_spacing_hanzi", &Style::seaSpacingHanzi, 0, longest},
    {"type", "country_spacing", &Style::countrySpacing, 0, longest},
    {"type", "country_spacing_hanzi", &Style::countrySpacingHanzi, 0, longest},
    {"layout", "margin", &Style::pageMargin, 0, longest}, {"layout", "gap", &Style::pageGap, 0, longest},
    {"layout", "padding", &Style::pagePadding, 0, longest}, {"layout", "radius", &Style::pageRadius, 0, longest},
    {"layout", "column", &Style::pageColumn, 1, 1000}, {"layout", "inset_width", &Style::insetWidth, 1, 4000},
    {"layout", "inset_height", &Style::insetHeight, 1, 4000}, {"layout", "table_row", &Style::tableRow, 1, longest},
    {"motion", "step_seconds", &Style::stepSeconds, 0, slowest},
    {"motion", "panel_seconds", &Style::panelSeconds, 0, slowest},
    {"motion", "look_seconds", &Style::lookSeconds, 0, slowest},
    {"motion", "letters_per_second", &Style::lettersPerSecond, .1, 1000},
    {"motion", "hanzi_per_second", &Style::hanziPerSecond, .1, 1000},
    {"motion", "dwell_least", &Style::dwellLeast, 0, slowest}, {"motion", "dwell_most", &Style::dwellMost, 0, 600},
};
// clang-format on

}  // namespace

std::span<const StyleField> styleFields() { return fields; }

const StyleField* findStyleField(std::string_view section, std::string_view name) {
  const auto* at = std::ranges::find_if(
      fields, [&](const StyleField& field) { return field.section == section && field.name == name; });
  return at == std::end(fields) ? nullptr : at;
}

}  // namespace cityties::core
