#pragma once
// Colour as the eye takes it, for tests of the themes: contrast, distance, and colour blindness.

#include "app/core/style.hpp"

namespace cityties::test {

enum class Vision { full, protan, deutan, tritan };
inline constexpr Vision everyVision[] = {Vision::full, Vision::protan, Vision::deutan, Vision::tritan};

/// What lies over what, both in sRGB, mixed as painters mix.
core::Rgba over(core::Rgba top, core::Rgba ground);
/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrast(core::Rgba a, core::Rgba b);
/// Hundredths of OKLab (Ottosson 2020) between two opaque colours as someone sees them: Machado, Oliveira & Fernandes
/// 2009, table at severity 1, in linear light. About 2 can just be told apart side by side.
double distance(core::Rgba a, core::Rgba b, Vision vision = Vision::full);
/// OKLab lightness, 0 to 1.
double lightness(core::Rgba colour);

}  // namespace cityties::test
