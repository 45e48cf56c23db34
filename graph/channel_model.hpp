#pragma once
// The declared assumptions: what each kind of channel costs, and which channels a path may use.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "graph/units.hpp"

namespace cityties::graph {

enum class ChannelKind : unsigned char { agreement, consular, mission, accreditation, administrative, virtualChannel };
inline constexpr std::array<ChannelKind, 6> allChannelKinds{ChannelKind::agreement,      ChannelKind::consular,
                                                            ChannelKind::mission,        ChannelKind::accreditation,
                                                            ChannelKind::administrative, ChannelKind::virtualChannel};

/// The word of DESIGN §3 (`agreement`, …, `virtual`).
std::string_view name(ChannelKind kind);

/// Which channels a path may use (DESIGN §3, "Path rule").
enum class ChannelPreset : unsigned char {
  ties,      ///< agreements and virtual ties only; no rule, paths may be relayed through third cities
  local,     ///< at home cities and regions only; one crossing by agreement, virtual or consular tie
  national,  ///< at home anything of the own country; one crossing, also by accreditation
};

std::string_view name(ChannelPreset preset);
std::optional<ChannelPreset> channelPreset(std::string_view name);

/// Default costs are assumptions and every one is a field. Costs are > 0 and without unit; 1 is an ordinary agreement.
struct ChannelModel {
  double agreement = 1;
  double consularBase = 1;  ///< a consular tie costs consularBase + km / consularKilometresPerUnit
  Kilometres consularKilometresPerUnit{2000};
  double mission = 1;
  double accreditation = 1;
  double administrative = 2;
  double virtualChannel = 1;

  bool operator==(const ChannelModel&) const = default;
};

}  // namespace cityties::graph
