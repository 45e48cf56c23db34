#pragma once
// What parts two steps of a story: who lost, kept, gained, and by which ties. No geometry here.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/core/compose.hpp"

namespace cityties::core {

/// What became of something between two steps.
enum class Change {
  removed,   ///< a tie or post that is gone; a city whose last channel is
  weakened,  ///< a tie that is dearer; a city that is down to one channel
  rerouted,  ///< a city that still reaches all it can, by longer ways; a tie that newly lies on such a way
  improved,  ///< a tie that is cheaper; a city that reaches more, or has a channel again
  added,     ///< a tie or post that is new
};
/// `removed`, `weakened`, …: the classes on the map.
const char* nameOf(Change change);

/// The colour of a region that lost this share of its reach (negative: gained), by the fixed limits.
Rgba lossFill(const Style& style, double loss);

struct ChangedTie {
  Change change = Change::removed;
  graph::ChannelKind kind = graph::ChannelKind::agreement;
  std::string id;
  std::string a, b;                  ///< ids of cities, regions or posts, or codes of countries
  std::vector<std::string> carries;  ///< rerouted: ids of the cities whose way now leads over it, in order
};

struct ChangedCity {
  Change change = Change::rerouted;  ///< the gravest of what happened to it
  std::string id;
  double loss = 0;      ///< of its reach, as a share; negative: a gain; 0 where there was none
  bool longer = false;  ///< its reach fell without being cut: one of the cities with longer ways
};

struct ChangedPost {
  Change change = Change::removed;  ///< or added
  graph::StandingPost post;
};

struct Difference {
  std::vector<ChangedTie> ties;        ///< by id; a tie is in one change only
  std::vector<ChangedCity> cities;     ///< by id
  std::vector<ChangedPost> posts;      ///< by id
  std::map<std::string, double> loss;  ///< of reach by region code, where it changed; negative: a gain

  std::size_t count(Change change) const;  ///< of ties
  std::size_t cityCount(Change change) const;
  std::size_t longerWays() const;  ///< cities that are `longer`
};

/// Ties are compared by id: agreements, virtual channels, consular ties and missions; what a state does at home
/// (administration, accreditation) is no tie between cities. Cities and regions are those of graph::compare over the
/// story's reporting set. Ties that newly carry a way are those on the cheapest way of a city with longer ways to a
/// foreign seat of government (the city of an embassy in the dataset) after, which became dearer, and not on the one
/// before. As dear as graph::compare, unless `against` is 0, and two searches a city with longer ways and seat.
Difference difference(const Story& story, std::size_t step, std::size_t against);

/// The same, remembered for the few pairs of steps asked for last: legend and scene ask for the same one, and a panel
/// asks again whenever the pointer moves. Keeps no story alive. Safe to ask from several threads.
std::shared_ptr<const Difference> rememberedDifference(const Story& story, std::size_t step, std::size_t against);

/// Worked out when it is first asked for: a scene whose layers are all there already needs none.
class DifferenceOnDemand {
 public:
  DifferenceOnDemand(const Story& story, std::size_t step, std::size_t against)
      : story_(story), step_(step), against_(against) {}
  const Difference& operator*() const {
    if (!known_) known_ = rememberedDifference(story_, step_, against_);
    return *known_;
  }

 private:
  const Story& story_;
  std::size_t step_, against_;
  mutable std::shared_ptr<const Difference> known_;
};

}  // namespace cityties::core
