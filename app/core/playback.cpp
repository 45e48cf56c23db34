#include "app/core/playback.hpp"

#include <algorithm>

namespace cityties::core {

double dwellSeconds(std::string_view caption, const Style& style) {
  double reading = 0;
  for (const char c : caption) {
    const auto byte = static_cast<unsigned char>(c);
    // By their first bytes: three of them begin at U+0800, which for our languages means hanzi (and dashes, quotes).
    if (byte < 0x80 || (byte >= 0xC0 && byte < 0xE0)) reading += 1 / style.lettersPerSecond;
    if (byte >= 0xE0) reading += 1 / style.hanziPerSecond;
  }
  return std::clamp(style.lookSeconds + reading, style.dwellLeast, style.dwellMost);
}

std::optional<Command> Playback::tick(const ViewState& view, double dwell, double now) {
  if (!view.playing) {
    standing_.reset();
    return std::nullopt;
  }
  if (!standing_ || standing_->step != view.step || standing_->language != view.language)
    standing_ = Standing{view.step, view.language, now};
  if (now - standing_->since < dwell) return std::nullopt;
  standing_.reset();
  return command::PlayOn{};
}

}  // namespace cityties::core
