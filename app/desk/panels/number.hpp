#pragma once
// Numbers that can be questioned: a line under the number when the pointer comes to it, and its proof on a click.

#include <string>
#include <string_view>

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

/// As drawLine. `reach` is Reach::pointer where the number stands in a row of a list, over the row's own touch.
void drawNumber(Ui& ui, const char* id, float x, float y, std::string_view text, const TextLook& look,
                const core::Proof& proof, Reach reach = Reach::all);

}  // namespace cityties::desk
