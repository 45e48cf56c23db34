#pragma once
// What `view --measure` does by itself.

namespace cityties::desk {

enum class MeasureKind {
  pan,     ///< drags the map to and fro
  zoom,    ///< turns the wheel in and out
  spin,    ///< drags a globe round
  centre,  ///< asks for one new centre after another, each when the one before is settled
};

}  // namespace cityties::desk
