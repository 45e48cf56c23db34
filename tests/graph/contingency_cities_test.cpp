// Two failures with cities among them, the list's order and its reference, against a relaxation that knows nothing of
// sweeps, dominators or flows.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "graph/contingency.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace cityties;
using namespace cityties::graph;
using test::day;
using test::randomWorld;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using Ids = std::set<std::string>;
/// Least costs of the pairs of cities of two countries that a path joins.
using Costs = std::map<std::pair<VertexIndex, VertexIndex>, double>;

bool isClosableTie(const Tie& tie) {
  return tie.kind == ChannelKind::agreement || tie.kind == ChannelKind::virtualChannel;
}

class Plain {
 public:
  explicit Plain(const PathEngine& engine) : engine_(engine), network_(engine.network()) {
    for (const Vertex& vertex : network_.vertices()) {
      if (vertex.kind == VertexKind::post) closable_.insert(vertex.id);
    }
    for (const Tie& tie : network_.ties()) {
      if (isClosableTie(tie)) closable_.insert(tie.id);
    }
  }

  /// Every pair once what is named has failed.
  Costs costs(const Ids& failed) const {
    Costs result;
    for (VertexIndex s = 0; s < network_.cityCount(); ++s) {
      const std::vector<double> row = rowOf(s, failed);
      for (VertexIndex t = 0; t < network_.cityCount(); ++t) {
        if (isPair(s, t) && row[t] < infinity) result[{s, t}] = row[t];
      }
    }
    return result;
  }
  bool isPair(VertexIndex s, VertexIndex t) const {
    return network_.vertices()[s].country != network_.vertices()[t].country;
  }
  /// Closures that leave the city no foreign one: 0, 1, or 2 for more.
  int closures(VertexIndex city, Ids failed) const {
    if (!reaches(city, failed)) return 0;
    for (const std::string& id : closable_) {
      if (!failed.insert(id).second) continue;
      const bool cut = !reaches(city, failed);
      failed.erase(id);
      if (cut) return 1;
    }
    return 2;
  }

 private:
  bool reaches(VertexIndex city, const Ids& failed) const {
    const std::vector<double> row = rowOf(city, failed);
    for (VertexIndex t = 0; t < network_.cityCount(); ++t) {
      if (isPair(city, t) && row[t] < infinity) return true;
    }
    return false;
  }

  std::vector<double> rowOf(VertexIndex source, const Ids& failed) const {
    const auto vertices = network_.vertices();
    std::vector<double> row(vertices.size(), infinity);
    if (failed.contains(vertices[source].id)) return row;
    row[source] = 0;
    for (bool changed = true; changed;) {
      changed = false;
      for (const Tie& tie : network_.ties()) {
        if (isClosableTie(tie) && failed.contains(tie.id)) continue;
        if (failed.contains(vertices[tie.a].id) || failed.contains(vertices[tie.b].id)) continue;
        for (auto [from, to] : {std::pair{tie.a, tie.b}, std::pair{tie.b, tie.a}}) {
          if (!engine_.admits(vertices[source].country, tie, from, to) || row[from] + tie.cost >= row[to]) continue;
          row[to] = row[from] + tie.cost;
          changed = true;
        }
      }
    }
    return row;
  }

  const PathEngine& engine_;
  const Network& network_;
  Ids closable_;
};

struct Study {
  Dataset dataset;
  ChannelPreset preset;
  State state = stateOn(dataset, day("2020-01-01"));
  PathEngine engine{Network::build(dataset, state), preset};
  ReportingSet set = reportingSet(dataset, engine.network(), {});
  Plain plain{engine};

  ContingencyReport report(const ContingencyOptions& options) const {
    return contingencies(dataset, state, engine, set, {}, options).value();
  }
};

double sumOfGains(const Costs& costs) {
  double sum = 0;
  for (const auto& [pair, cost] : costs) sum += 1 / cost;
  return sum;
}

void checkPairs(const Contingency& fast, const Costs& before, const Costs& after) {
  std::size_t lost = 0, rerouted = 0;
  double detour = 0, greatest = 0;
  for (const auto& [pair, cost] : before) {
    const auto then = after.find(pair);
    if (then == after.end()) {
      ++lost;
    } else if (then->second > cost + 1e-9) {
      ++rerouted;
      detour += then->second - cost;
      greatest = std::max(greatest, then->second - cost);
    }
  }
  CHECK(fast.pairsLost == lost);
  CHECK(fast.pairsRerouted == rerouted);
  CHECK(fast.pairsImproved == 0);
  CHECK(fast.detourMean == Approx(rerouted ? detour / static_cast<double>(rerouted) : 0).margin(1e-12));
  CHECK(fast.detourMax == Approx(greatest).margin(1e-12));
  const double all = sumOfGains(before);
  CHECK(fast.efficiencyLoss == Approx(all > 0 ? 1 - sumOfGains(after) / all : 0).margin(1e-12));
}

void checkCities(const Contingency& fast, const Study& study, const std::vector<int>& before) {
  std::size_t cut = 0, downToOne = 0;
  for (VertexIndex city = 0; city < study.engine.network().cityCount(); ++city) {
    const int after = study.plain.closures(city, {fast.elements.begin(), fast.elements.end()});
    cut += before[city] >= 1 && after == 0 ? 1 : 0;
    downToOne += before[city] > 1 && after == 1 ? 1 : 0;
  }
  CHECK(fast.citiesCut == cut);
  CHECK(fast.citiesDownToOne == downToOne);
}

}  // namespace

TEST_CASE("posts, agreements and cities, one and two at once, against a relaxation without them") {
  std::mt19937 random(1979);
  for (int round = 0; round < 9; ++round) {
    const Study study{randomWorld(random, 3, 4, 6, true).build(), static_cast<ChannelPreset>(round % 3)};
    const Costs before = study.plain.costs({});
    std::vector<int> closures;
    for (VertexIndex city = 0; city < study.engine.network().cityCount(); ++city)
      closures.push_back(study.plain.closures(city, {}));
    for (const int order : {1, 2}) {
      const ContingencyReport report = study.report({.order = order, .elements = {true, true, true}, .all = true});
      CHECK(report.contingencies.size() == report.count);
      for (const Contingency& one : report.contingencies) {
        CAPTURE(round, one.elements);
        checkPairs(one, before, study.plain.costs({one.elements.begin(), one.elements.end()}));
        checkCities(one, study, closures);
      }
    }
  }
}

TEST_CASE("contingencies stand in order of loss, equal ones by id") {
  std::mt19937 random(20);
  const Study study{randomWorld(random, 6, 5, 20, true).build(), ChannelPreset::local};
  for (const int order : {1, 2}) {
    const std::vector<Contingency> list = study.report({.order = order, .all = true}).contingencies;
    std::size_t falls = 0, equals = 0;
    for (std::size_t i = 1; i < list.size(); ++i) {
      const double was = std::round(list[i - 1].efficiencyLoss * 1e12), is = std::round(list[i].efficiencyLoss * 1e12);
      CHECK(was >= is);
      if (was == is) CHECK(list[i - 1].elements < list[i].elements);
      ++(was == is ? equals : falls);
      CHECK(std::is_sorted(list[i].elements.begin(), list[i].elements.end()));
    }
    CHECK(falls > 5);
    CHECK(equals > 3);
  }
}

TEST_CASE("the reference is the network as it stands") {
  std::mt19937 random(4);
  for (int round = 0; round < 9; ++round) {
    CAPTURE(round);
    const Study study{randomWorld(random, 4, 4, 5, true).build(), static_cast<ChannelPreset>(round % 3)};
    const Costs costs = study.plain.costs({});
    double sum = 0;
    for (const auto& [pair, cost] : costs) sum += cost;
    const StateFigures reference = study.report({}).reference;
    CHECK(reference.reachablePairs == costs.size());
    CHECK(reference.reachablePairs < reference.pairs);
    REQUIRE(reference.costMean.has_value() == !costs.empty());
    if (reference.costMean) CHECK(*reference.costMean == Approx(sum / static_cast<double>(costs.size())));
  }
}
