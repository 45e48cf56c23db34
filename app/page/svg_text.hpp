#pragma once
// The small words of SVG: numbers, paths, escaped text. No locale is ever asked.

#include <string>
#include <string_view>

#include "app/page/canvas.hpp"

namespace cityties::page::svg {

/// With at most `decimals` digits behind the point, none that are zero at the end, and no zero before the point: -.5.
/// What is no number is 0.
void number(std::string& out, double value, int decimals = 1);
std::string number(double value, int decimals = 1);

/// `M12.3 45l1-2.3…`, to 0.1 pixel, relative after the first point; points that fall together are one. `close`: with z.
void path(std::string& out, const PixelLine& points, bool close);

/// & < > " as entities; control characters, which XML cannot hold, as spaces.
void escape(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

/// ` name="value"`, nothing where the value is empty.
void attribute(std::string& out, std::string_view name, std::string_view value);

/// `#e6b450`, without opacity.
std::string colour(core::Rgba colour);
/// `fill:#e6b450;fill-opacity:.17`; `fill:none` for alpha 0. `what`: fill or stroke.
std::string paint(std::string_view what, core::Rgba colour);
std::string stroke(const core::Stroke& stroke);

std::string base64(std::string_view bytes);

}  // namespace cityties::page::svg
