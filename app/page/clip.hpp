#pragma once
// Cutting lines and rings to a rectangle a little larger than what is seen, so that no picture holds coordinates of the
// other end of the earth.

#include "app/page/canvas.hpp"

namespace cityties::page {

core::PixelRect grown(core::PixelRect rect, float by);

/// The parts of a line inside `rect`, in pieces of nearly one opacity (`levels` steps from 0 to 1). `opacity`: one per
/// point, or of another size: 1 everywhere. O(points).
std::vector<LinePiece> clipLine(const PixelLine& line, const std::vector<float>& opacity, core::PixelRect rect,
                                int levels);

/// A ring inside `rect` (Sutherland & Hodgman 1974): along the rectangle's sides it may run back and forth, which an
/// even-odd fill does not see. Pieces of it that lie on the rectangle are no longer than `longest`. Empty: nothing
/// inside. O(points).
PixelLine clipRing(const PixelLine& ring, core::PixelRect rect, float longest);

}  // namespace cityties::page
