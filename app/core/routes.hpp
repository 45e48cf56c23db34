#pragma once
// The cheapest routes between two cities, before and at a step, and what would part them.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/impact.hpp"

namespace cityties::core {

struct RouteLeg {
  std::string tie;  ///< id
  graph::ChannelKind kind = graph::ChannelKind::agreement;
  std::string from, to;  ///< ids of vertices
  double cost = 0;
  bool operator==(const RouteLeg&) const = default;
};

struct FoundRoute {
  double cost = 0;
  std::vector<RouteLeg> legs;
  bool operator==(const FoundRoute&) const = default;
};

/// In one state. The figures are those of `cityties path`.
struct RoutesAt {
  std::vector<FoundRoute> routes;  ///< the cheapest, in order; empty: no known channel joins them
  int independentTies = 0;         ///< most paths that share no tie
  int independentPlaces = 0;       ///< most paths that share no place but the ends
  int closures = 0;                ///< fewest that part them
  std::vector<std::string> cut;    ///< these, the nearest to the start
  bool operator==(const RoutesAt&) const = default;
};

struct Routes {
  /// Why there is nothing to search: a path ends in another country, except under `ties`.
  enum class Problem { none, unknown, sameCity, sameCountry };
  std::string from, to;  ///< ids of cities
  Problem problem = Problem::none;
  RoutesAt before, now;
  std::size_t step = 0;
  /// Routes of `before` that are gone.
  bool stands(const FoundRoute& before) const;
};

/// Up to `count` routes in each state (PathEngine::routes). Two Yen searches and six flows.
Routes findRoutes(const graph::Dataset& dataset, const graph::Analysis& before, const graph::Analysis& now,
                  const std::string& from, const std::string& to, std::size_t count = 3);

}  // namespace cityties::core
