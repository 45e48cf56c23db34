#include "graph/isolation.hpp"

#include <algorithm>
#include <optional>

#include "graph/disjoint_sets.hpp"
#include "graph/parallel.hpp"

namespace cityties::graph {

IsolationFlow::IsolationFlow(const PathEngine& engine)
    : graph_(engine.searchGraph()),
      ties_(engine.network().ties()),
      flow_(ties_.size()),
      through_(graph_.vertexCount()),
      seen_(2 * graph_.vertexCount()),
      step_(2 * graph_.vertexCount()) {
  for (const Vertex& vertex : engine.network().vertices()) isPost_.push_back(vertex.kind == VertexKind::post);
  for (const Tie& tie : ties_) isClosable_.push_back(isClosable(tie.kind));
}

int IsolationFlow::closures(VertexIndex city, const std::array<Removed, 2>& removed, int limit) {
  clear();
  removed_ = removed;
  city_ = city;
  home_ = graph_.country(city);
  if (removed[0].vertex == city || removed[1].vertex == city) return 0;
  int found = 0;
  while (found < limit && augment(city)) ++found;
  return found;
}

void IsolationFlow::clear() {
  for (const TieIndex tie : touchedTies_) flow_[tie] = 0;
  for (const VertexIndex post : touchedPosts_) through_[post] = false;
  touchedTies_.clear();
  touchedPosts_.clear();
}

bool IsolationFlow::isGone(const SearchArc& arc) const {
  return std::any_of(removed_.begin(), removed_.end(),
                     [&](const Removed& removed) { return arc.tie == removed.tie || arc.vertex == removed.vertex; });
}

bool IsolationFlow::augment(VertexIndex city) {
  ++stamp_;
  queue_.clear();
  goal_ = noIndex;
  visit(exit(city), noIndex, noIndex);
  for (std::size_t i = 0; i < queue_.size() && goal_ == noIndex; ++i) expand(queue_[i]);
  if (goal_ == noIndex) return false;
  push(goal_);
  return true;
}

void IsolationFlow::visit(std::uint32_t node, std::uint32_t from, TieIndex tie) {
  if (seen_[node] == stamp_) return;
  seen_[node] = stamp_;
  step_[node] = {from, tie};
  queue_.push_back(node);
  const VertexIndex v = node / 2;
  if (goal_ == noIndex && v < graph_.cityCount() && graph_.country(v) != home_) goal_ = node;
}

void IsolationFlow::expand(std::uint32_t node) {
  const VertexIndex v = node / 2;
  const bool enters = isPost(v) && node % 2 == 0, leaves = isPost(v) && !enters;
  if (enters && !through_[v]) visit(exit(v), node, noIndex);
  if (leaves && through_[v]) visit(2 * v, node, noIndex);
  if (!enters) {
    for (const SearchArc& arc : graph_.out(v, home_)) {
      if (!isGone(arc) && !(isClosable_[arc.tie] && flow(arc.tie, v) >= 1)) visit(entrance(arc.vertex), node, arc.tie);
    }
  }
  if (leaves || touchedTies_.empty()) return;
  // Flow that comes in here may be sent back.
  graph_.forEachIn(v, home_, [&](const SearchArc& arc) {
    if (flow(arc.tie, v) < 0) visit(exit(arc.vertex), node, arc.tie);
  });
}

void IsolationFlow::push(std::uint32_t goal) {
  for (std::uint32_t node = goal; step_[node].from != noIndex; node = step_[node].from) {
    const auto [from, tie] = step_[node];
    if (tie == noIndex) {
      through_[node / 2] = node % 2 == 1;
      touchedPosts_.push_back(node / 2);
    } else {
      flow_[tie] += ties_[tie].a == from / 2 ? 1 : -1;
      touchedTies_.push_back(tie);
    }
  }
}

std::vector<ElementIndex> IsolationFlow::used(const ElementMap& elements) const {
  std::vector<ElementIndex> used;
  auto note = [&](ElementIndex element) {
    if (element != noIndex) used.push_back(element);
  };
  note(elements.ofVertex[city_]);
  for (const TieIndex tie : touchedTies_) {
    if (flow_[tie] == 0) continue;
    note(elements.ofTie[tie]);
    note(elements.ofVertex[ties_[tie].a]);
    note(elements.ofVertex[ties_[tie].b]);
  }
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  return used;
}

IsolationTable::IsolationTable(const PathEngine& engine, const ElementMap& elements, const ReportingSet& set,
                               bool cityElements, int limit, unsigned threads)
    : elements_(elements), limit_(limit), concerned_(elements.removal.size()) {
  group(engine, set, cityElements);
  after_.resize(groups_.size());
  std::vector<std::optional<IsolationFlow>> flows(std::max(1U, threads));
  forEachParallel(groups_.size(), threads, [&](std::size_t worker, std::size_t i) {
    if (!flows[worker]) flows[worker].emplace(engine);
    workOut(i, *flows[worker]);
  });
  for (std::uint32_t g = 0; g < groups_.size(); ++g) {
    for (const auto& [element, after] : after_[g]) concerned_[element].push_back(g);
  }
}

namespace {

/// Cities that ties join which nothing can close, and that are walked both ways at home, cannot be parted.
DisjointSets inseparable(const PathEngine& engine) {
  const auto vertices = engine.network().vertices();
  DisjointSets sets(vertices.size());
  for (const Tie& tie : engine.network().ties()) {
    if (isClosable(tie.kind)) continue;
    if (vertices[tie.a].kind == VertexKind::post || vertices[tie.b].kind == VertexKind::post) continue;
    const std::uint32_t home = vertices[tie.a].country;
    if (engine.admits(home, tie, tie.a, tie.b) && engine.admits(home, tie, tie.b, tie.a)) sets.join(tie.a, tie.b);
  }
  return sets;
}

}  // namespace

std::vector<int> closuresToIsolate(const PathEngine& engine) {
  DisjointSets sets = inseparable(engine);
  IsolationFlow flow(engine);
  std::vector<int> byGroup(engine.network().vertices().size(), -1), result;
  for (VertexIndex city = 0; city < engine.network().cityCount(); ++city) {
    int& closures = byGroup[sets.find(city)];
    if (closures < 0) closures = flow.closures(city, {}, INT_MAX);
    result.push_back(closures);
  }
  return result;
}

/// If a city itself may fail, others may stand behind it, and each is a group of its own.
void IsolationTable::group(const PathEngine& engine, const ReportingSet& set, bool cityElements) {
  DisjointSets sets = cityElements ? DisjointSets(engine.network().vertices().size()) : inseparable(engine);
  std::map<VertexIndex, std::uint32_t> groupOf;
  for (VertexIndex v = 0; v < engine.network().cityCount(); ++v) {
    if (!set.source[v]) continue;
    const auto [at, isNew] = groupOf.emplace(sets.find(v), static_cast<std::uint32_t>(groups_.size()));
    if (isNew) groups_.push_back({v, 0, 0});
    ++groups_[at->second].sources;
  }
}

void IsolationTable::workOut(std::size_t g, IsolationFlow& flow) {
  Group& group = groups_[g];
  group.closures = flow.closures(group.city, {}, limit_);
  if (group.closures == 0 || group.closures == limit_) return;  // nothing to lose, or too much to matter
  for (const ElementIndex element : flow.used(elements_)) {
    AfterOne& after = after_[g][element];
    after.closures = flow.closures(group.city, {elements_.removal[element], Removed{}}, limit_);
    after.used = flow.used(elements_);
  }
}

const IsolationTable::AfterOne* IsolationTable::after(std::uint32_t group, ElementIndex failed) const {
  const auto at = after_[group].find(failed);
  return at == after_[group].end() ? nullptr : &at->second;
}

int IsolationTable::closures(std::uint32_t group, ElementIndex failed) const {
  const AfterOne* one = after(group, failed);
  return one ? one->closures : groups_[group].closures;
}

int IsolationTable::closures(std::uint32_t group, ElementIndex a, ElementIndex b, IsolationFlow& flow) const {
  const AfterOne* one = after(group, a);
  if (!one) {
    one = after(group, b);
    std::swap(a, b);
  }
  if (!one) return groups_[group].closures;  // the flow stands untouched
  if (!std::binary_search(one->used.begin(), one->used.end(), b)) return one->closures;
  return flow.closures(groups_[group].city, {elements_.removal[a], elements_.removal[b]}, limit_);
}

}  // namespace cityties::graph
