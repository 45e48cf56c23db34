#pragma once
// Private to graph/*.cpp: closures_to_isolate again and again, with one or two elements gone.

#include <array>
#include <climits>
#include <map>
#include <vector>

#include "graph/elements.hpp"
#include "graph/paths.hpp"
#include "graph/search_graph.hpp"

namespace cityties::graph {

/// Flows from one city to the nearest foreign ones in which posts, agreements and virtual ties carry one unit and all
/// else any number (Ford & Fulkerson 1956). It walks the arcs of a SearchGraph as they lie and stops at the first
/// foreign city, so that a flow costs what it looks at, not the size of the network. One a thread.
class IsolationFlow {
 public:
  explicit IsolationFlow(const PathEngine& engine);

  /// The fewest closures that leave `city` no foreign city once `removed` are gone; at most `limit`.
  int closures(VertexIndex city, const std::array<Removed, 2>& removed, int limit);
  /// The elements that the last flow ran through, ascending. Without all of them untouched, closures may be fewer;
  /// while they stand, not.
  std::vector<ElementIndex> used(const ElementMap& elements) const;

 private:
  struct Step {
    std::uint32_t from = 0;
    TieIndex tie = noIndex;
  };
  bool isPost(VertexIndex v) const { return isPost_[v]; }
  std::uint32_t entrance(VertexIndex v) const { return isPost(v) ? 2 * v : 2 * v + 1; }
  static std::uint32_t exit(VertexIndex v) { return 2 * v + 1; }
  bool isGone(const SearchArc& arc) const;
  /// Flow along the tie away from `from`.
  int flow(TieIndex tie, VertexIndex from) const { return ties_[tie].a == from ? flow_[tie] : -flow_[tie]; }
  bool augment(VertexIndex city);
  void expand(std::uint32_t node);
  void visit(std::uint32_t node, std::uint32_t from, TieIndex tie);
  void push(std::uint32_t goal);
  void clear();

  const SearchGraph& graph_;
  std::span<const Tie> ties_;
  std::vector<bool> isPost_, isClosable_;
  std::uint32_t home_ = 0;
  VertexIndex city_ = 0;
  std::array<Removed, 2> removed_;
  std::vector<int> flow_;      ///< by tie, from a to b
  std::vector<bool> through_;  ///< by post
  std::vector<TieIndex> touchedTies_;
  std::vector<VertexIndex> touchedPosts_;
  std::vector<std::uint32_t> seen_, queue_;
  std::vector<Step> step_;
  std::uint32_t stamp_ = 0, goal_ = noIndex;
};

/// Closures to isolate every city of a network, and after the failure of one element or (with `pairs`) of two.
class IsolationTable {
 public:
  /// Only cities that begin pairs count. Cities that share their closures are one group.
  struct Group {
    VertexIndex city = 0;     ///< one of them
    std::size_t sources = 0;  ///< how many begin pairs
    int closures = 0;         ///< or the limit, if that is less
  };

  IsolationTable(const PathEngine& engine, const ElementMap& elements, const ReportingSet& set, bool cityElements,
                 int limit, unsigned threads);

  const std::vector<Group>& groups() const { return groups_; }
  /// The groups that a failure of the element may concern.
  const std::vector<std::uint32_t>& concerned(ElementIndex element) const { return concerned_[element]; }
  int closures(std::uint32_t group, ElementIndex failed) const;
  int closures(std::uint32_t group, ElementIndex a, ElementIndex b, IsolationFlow& flow) const;

 private:
  struct AfterOne {
    int closures = 0;
    std::vector<ElementIndex> used;
  };
  void group(const PathEngine& engine, const ReportingSet& set, bool cityElements);
  void workOut(std::size_t group, IsolationFlow& flow);
  const AfterOne* after(std::uint32_t group, ElementIndex failed) const;

  const ElementMap& elements_;
  int limit_;
  std::vector<Group> groups_;
  std::vector<std::map<ElementIndex, AfterOne>> after_;  ///< by group, of the elements its flow ran through
  std::vector<std::vector<std::uint32_t>> concerned_;    ///< by element
};

}  // namespace cityties::graph
