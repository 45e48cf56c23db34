#pragma once
// The scenario that plays by itself: when the next step is due. Knows no clock; whoever asks brings the time.

#include <optional>
#include <string_view>

#include "app/core/view.hpp"

namespace cityties::core {

/// How long a step stands, in seconds: time to look, and to read its caption at an unhurried pace, within the limits of
/// the style file. A Chinese character counts as more than a letter.
double dwellSeconds(std::string_view caption, const Style& style);

/// Follows the view while it plays. Between two steps there is nothing to draw.
class Playback {
 public:
  /// `now` in seconds from any beginning, never going back. PlayOn when the step has stood for `dwell` seconds; a step
  /// begins anew when it or the language changes.
  std::optional<Command> tick(const ViewState& view, double dwell, double now);

 private:
  struct Standing {
    std::size_t step = 0;
    Language language = Language::english;
    double since = 0;
  };
  std::optional<Standing> standing_;
};

}  // namespace cityties::core
