#pragma once
// What a step shows, read off the networks before and at the step: ties in force, cut and restored, districts without
// their post and districts taken over. No geometry here, only who and where on the earth.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/core/compose.hpp"

namespace cityties::core {

struct AgreementTie {
  std::string id;
  std::string a, b;  ///< ids of cities or regions
  graph::LonLat from, to;
  double strength = 1;     ///< (0, 1]
  bool regional = false;   ///< both ends are regions
  bool fresh = false;      ///< not in force at step 0
  bool weakened = false;   ///< dearer than at step 0: curtailed
  bool suspended = false;  ///< of one that is cut: it may be resumed
};

struct ConsularTie {
  std::string id, post, city;
  graph::LonLat from, to;  ///< of the post, of the city
};

/// Rows of a district that changed hands since step 0; `to` is empty where nobody took them over.
struct PassedDistrict {
  graph::PostId from, to;
  std::vector<graph::ServedDistrict> rows;
};

struct StepFacts {
  const graph::State* base = nullptr;  ///< step 0
  const graph::State* now = nullptr;
  std::vector<AgreementTie> agreements, cutAgreements;
  std::vector<ConsularTie> served;  ///< in force now, of the post in focus
  std::vector<ConsularTie> cutConsular, restored;
  std::vector<graph::StandingPost> closed;  ///< stood at an earlier step and no longer do
  std::vector<PassedDistrict> orphans, taken;
  std::optional<graph::StandingPost> focus;
  std::vector<graph::ServedDistrict> focusRows;  ///< its district: now, or when it was last served
  std::set<std::string> focusCities;
  std::set<std::string> cutCities, lastChance;  ///< without a channel, and down to one
  bool anythingCut = false;
};

/// `base` gives a position to regions that have no city. O(ties log ties).
StepFacts stepFacts(const Story& story, std::size_t step, const ProjectedBase& base);

/// A step that exists, for any number.
std::size_t clampStep(const Story& story, std::size_t step);

/// The rows a post serves at the latest step up to `step` at which it serves any, or at the first later one.
std::vector<graph::ServedDistrict> districtOf(const Story& story, std::size_t step, const graph::PostId& post);
/// The post as it stands at `step`, or at the nearest step at which it stands.
std::optional<graph::StandingPost> standingPost(const Story& story, std::size_t step, const graph::PostId& post);
/// True when the city lies in the district's region and part.
bool serves(const graph::ServedDistrict& row, const graph::City& city);
/// Where a city or region stands: of a region its city's seat, else a city in it, else the middle of its area.
std::optional<graph::LonLat> positionOf(const graph::Dataset& dataset, const ProjectedBase& base,
                                        const std::string& id);
/// Where a country is governed from: the city of an embassy it hosts.
std::optional<graph::LonLat> seatOfGovernment(const graph::Dataset& dataset, const graph::CountryCode& country);

}  // namespace cityties::core
