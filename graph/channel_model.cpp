#include "graph/channel_model.hpp"

namespace cityties::graph {

std::string_view name(ChannelKind kind) {
  switch (kind) {
    case ChannelKind::agreement:
      return "agreement";
    case ChannelKind::consular:
      return "consular";
    case ChannelKind::mission:
      return "mission";
    case ChannelKind::accreditation:
      return "accreditation";
    case ChannelKind::administrative:
      return "administrative";
    case ChannelKind::virtualChannel:
      return "virtual";
  }
  return {};
}

std::string_view name(ChannelPreset preset) {
  switch (preset) {
    case ChannelPreset::ties:
      return "ties";
    case ChannelPreset::local:
      return "local";
    case ChannelPreset::national:
      return "national";
  }
  return {};
}

std::optional<ChannelPreset> channelPreset(std::string_view text) {
  for (auto preset : {ChannelPreset::ties, ChannelPreset::local, ChannelPreset::national}) {
    if (name(preset) == text) return preset;
  }
  return std::nullopt;
}

}  // namespace cityties::graph
