#include "app/core/routes.hpp"

#include <algorithm>

namespace cityties::core {
namespace {

using graph::PathEngine;

RoutesAt routesAt(const PathEngine& engine, const std::string& from, const std::string& to, std::size_t count) {
  RoutesAt result;
  const auto& network = engine.network();
  const auto a = network.find(from), b = network.find(to);
  if (!a || !b) return result;
  for (const graph::Route& route : engine.routes(*a, *b, count)) {
    FoundRoute found{route.cost, {}};
    for (const graph::RouteTie& walked : route.ties) {
      const graph::Tie& tie = network.ties()[walked.tie];
      found.legs.push_back(
          {tie.id, tie.kind, network.vertices()[walked.from].id, network.vertices()[walked.to].id, tie.cost});
    }
    result.routes.push_back(std::move(found));
  }
  result.independentTies = graph::independentEdgePaths(engine, *a, *b);
  result.independentPlaces = graph::independentVertexPaths(engine, *a, *b);
  auto separation = graph::closuresToSeparate(engine, *a, *b);
  result.closures = separation.closures;
  result.cut = std::move(separation.cut);
  return result;
}

}  // namespace

bool Routes::stands(const FoundRoute& route) const {
  return std::ranges::any_of(now.routes, [&](const FoundRoute& other) {
    return std::ranges::equal(route.legs, other.legs, {}, &RouteLeg::tie, &RouteLeg::tie);
  });
}

Routes findRoutes(const graph::Dataset& dataset, const graph::Analysis& before, const graph::Analysis& now,
                  const std::string& from, const std::string& to, std::size_t count) {
  Routes result;
  result.from = from;
  result.to = to;
  const graph::City *a = dataset.findCity(from), *b = dataset.findCity(to);
  if (!a || !b || !now.network().find(from) || !now.network().find(to)) {
    result.problem = Routes::Problem::unknown;
  } else if (a == b) {
    result.problem = Routes::Problem::sameCity;
  } else if (a->country == b->country && now.engine.preset() != graph::ChannelPreset::ties) {
    result.problem = Routes::Problem::sameCountry;
  } else {
    result.before = routesAt(before.engine, from, to, count);
    result.now = &before == &now ? result.before : routesAt(now.engine, from, to, count);
  }
  return result;
}

}  // namespace cityties::core
