#pragma once
// Private to graph/*.cpp: the figures of cities and regions that need no path over the reporting set.

#include <map>
#include <string>
#include <vector>

#include "graph/impact.hpp"

namespace cityties::graph {

/// Posts, distances, own ties and listed ties of every place, in two states.
class PlaceFigures {
 public:
  PlaceFigures(const Dataset& dataset, const Analysis& before, const Analysis& after);

  /// Posts, distances, own ties and own costs; the rest is left at 0.
  CityFigures city(VertexIndex city) const;
  /// Posts, distances and listed ties of a region whose cities (of P) are `cities`.
  RegionFigures region(const std::string& code, const std::vector<VertexIndex>& cities) const;

 private:
  struct Side {
    std::vector<std::vector<std::string>> posts;  ///< by city index, ordered by id
    std::vector<std::optional<double>> postKm;    ///< to the nearest of them
    std::vector<std::size_t> ownTies;
    std::vector<std::optional<double>> ownCost;
  };
  Side side(const Analysis& analysis) const;
  void addPosts(Side& side, const Network& network) const;
  static void addOwnTies(Side& side, const Network& network);
  static std::optional<double> meanKm(const Side& side, const std::vector<VertexIndex>& cities);
  static std::vector<std::string> postsOf(const Side& side, const std::vector<VertexIndex>& cities);

  const Dataset& dataset_;
  const Network& network_;
  Side before_, after_;
  std::map<std::string, std::size_t> listedTies_;  ///< by region code, in force before
};

}  // namespace cityties::graph
