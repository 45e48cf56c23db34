#pragma once
// Private to graph/*.cpp: disjoint sets with path halving.

#include <numeric>
#include <vector>

#include "graph/network.hpp"

namespace cityties::graph {

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  VertexIndex find(VertexIndex x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(VertexIndex a, VertexIndex b) { parent_[find(a)] = find(b); }

 private:
  std::vector<VertexIndex> parent_;
};

}  // namespace cityties::graph
