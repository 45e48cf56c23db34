#pragma once
// A scenario as the document holds it: actions of graph/ with titles, captions, notes and cameras.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/actions.hpp"
#include "graph/channel_model.hpp"
#include "graph/date.hpp"
#include "graph/impact.hpp"

namespace cityties::core {

enum class Language { english, chinese };

/// Text in both languages; the Chinese may be missing.
struct LocalText {
  std::string english;
  std::string chinese;
  const std::string& in(Language language) const {
    return language == Language::chinese && !chinese.empty() ? chinese : english;
  }
  bool operator==(const LocalText&) const = default;
};

struct CameraHint {
  std::vector<std::string> fit;  ///< ids of cities and posts, region codes, country codes
  bool operator==(const CameraHint&) const = default;
};

struct ScenarioStep {
  std::string id;
  std::optional<graph::Date> date;  ///< a label only (DESIGN §5)
  LocalText title, caption, note;
  std::string source;
  std::vector<graph::Action> actions;
  CameraHint camera;
  std::vector<std::string> focus;  ///< city, post ids or region codes to point at
  bool operator==(const ScenarioStep&) const = default;
};

struct Scenario {
  std::string id;
  LocalText title, description;
  std::optional<graph::Date> baseDate;
  std::optional<graph::ChannelPreset> channels;
  std::optional<graph::ChannelModel> model;
  std::optional<graph::ReportingOptions> reporting;  ///< pairs and weights that the author's figures are taken over
  std::vector<graph::CountryCode> countries;         ///< the network is kept to these; empty: all
  ScenarioStep before;                               ///< words and camera of step 0; no actions
  std::vector<ScenarioStep> steps;
  std::string unknownKeys;  ///< JSON object of the keys this version does not know; kept on save (io/unknown_keys.hpp)
  bool operator==(const Scenario&) const = default;
};

}  // namespace cityties::core
