#pragma once
// Random worlds, and the path rule said a second time, for tests that hold the engine to something else.

#include <random>
#include <vector>

#include "graph/network.hpp"
#include "tests/support/world.hpp"

namespace cityties::test {

struct RandomWorldOptions {
  int countries = 3;
  int citiesEach = 4;
  int agreements = 9;
  int posts = 4;
  bool oneStrength = false;
};

/// Two regions a country (one of them now and then a city itself), cities in and outside of them, posts, agreements
/// between any two places, some of them parallel.
World randomWorld(std::mt19937& random, const RandomWorldOptions& options = {});

/// A walk through phases, 0 at home and 1 abroad: whether a path of `preset` in phase `phase` may step from one end of
/// a tie to the other, and its phase there (under `ties` it stays 0). Written from DESIGN §3, not from the engine.
bool mayStep(graph::ChannelPreset preset, const graph::Tie& tie, const graph::Vertex& from, const graph::Vertex& to,
             int phase, int& next);

/// Every least-cost path of one source as a sequence of vertices, by target (empty where none): all of them, found by
/// walking. Parallel ties make one sequence.
std::vector<std::vector<std::vector<graph::VertexIndex>>> allShortestPaths(const graph::Network& network,
                                                                           graph::ChannelPreset preset,
                                                                           graph::VertexIndex source);

}  // namespace cityties::test
