#include "app/cli/metrics_structure.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "graph/attack.hpp"
#include "graph/brokerage.hpp"
#include "graph/constraint.hpp"

namespace cityties::cli {
namespace {

using Cell = StructureMetrics::Cell;

class Measurer {
 public:
  Measurer(const Arguments& arguments, MeasuredStep at)
      : arguments_(arguments), result_{std::move(at), {}, {}, {}, {}, {}, {}} {
    cities_ = graph::cityGraph(result_.at.analysis().network());
    if (betweenTwoCountries()) result_.notApplicable = "every agreement joins the same two countries";
  }

  StructureMetrics run() {
    switch (*arguments_.metrics.measure) {
      case Structure::constraint:
        addConstraint();
        break;
      case Structure::brokerage:
        addBrokerage();
        break;
      case Structure::attack:
        addAttack();
        break;
    }
    if (arguments_.metrics.top && *arguments_.metrics.top < result_.rows.size())
      result_.rows.resize(*arguments_.metrics.top);
    return std::move(result_);
  }

 private:
  std::uint32_t countryOf(std::uint32_t v) const {
    return result_.at.analysis().network().vertices()[cities_.cities[v]].country;
  }

  bool betweenTwoCountries() const {
    std::set<std::uint32_t> countries;
    for (std::uint32_t v = 0; v < cities_.ids.size(); ++v) countries.insert(countryOf(v));
    const auto abroad = [&](const graph::SimpleGraph::Edge& edge) { return countryOf(edge.a) != countryOf(edge.b); };
    return countries.size() == 2 && std::all_of(cities_.graph.edges().begin(), cities_.graph.edges().end(), abroad);
  }

  /// Vertices in order of a value rounded to 1e-12, the least first; equal ones in order of id.
  static std::vector<std::uint32_t> ranked(const std::vector<double>& value) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t v = 0; v < value.size(); ++v) order.push_back(v);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      return std::round(value[x] * 1e12) < std::round(value[y] * 1e12);
    });
    return order;
  }

  void addConstraint() {
    result_.measure = "constraint";
    result_.rowsKey = "cities";
    result_.columns = {"id", "ties", "constraint"};
    if (result_.notApplicable) return;
    const std::vector<double> value = graph::constraint(cities_.graph);
    for (const std::uint32_t v : ranked(value))
      result_.rows.push_back({cities_.ids[v], cities_.graph.degree(v), value[v]});
  }

  /// A city without a region is a group of its own.
  std::vector<std::uint32_t> groups() const {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> result;
    for (std::uint32_t v = 0; v < cities_.ids.size(); ++v) {
      const graph::City& city = *result_.at.worked.data.dataset->findCity(cities_.ids[v]);
      const bool region = arguments_.metrics.by == Grouping::region;
      const std::string key = !region               ? city.country.text
                              : city.region.empty() ? "city " + city.id.text
                                                    : city.region.text;
      result.push_back(numbers.emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    return result;
  }

  void addBrokerage() {
    result_.measure = "brokerage";
    result_.facts.emplace_back("by", std::string(arguments_.metrics.by == Grouping::region ? "region" : "country"));
    result_.rowsKey = "cities";
    result_.columns = {"id", "coordinator", "consultant", "gatekeeper", "representative", "liaison", "total"};
    if (result_.notApplicable) return;
    const auto roles = graph::brokerage(cities_.graph, groups());
    std::vector<double> order;
    order.reserve(roles.size());
    for (const auto& role : roles) order.push_back(-static_cast<double>(role.total()));
    for (const std::uint32_t v : ranked(order)) {
      const graph::BrokerageRoles& r = roles[v];
      result_.rows.push_back(
          {cities_.ids[v], r.coordinator, r.consultant, r.gatekeeper, r.representative, r.liaison, r.total()});
    }
  }

  const char* orderName() const {
    switch (arguments_.metrics.order) {
      case graph::AttackOrder::degree:
        return "degree";
      case graph::AttackOrder::initialDegree:
        return "initial-degree";
      case graph::AttackOrder::betweenness:
        return "betweenness";
      case graph::AttackOrder::random:
        return "random";
    }
    return "";
  }

  void addAttack() {
    const bool random = arguments_.metrics.order == graph::AttackOrder::random;
    result_.measure = "attack";
    result_.facts = {{"order", std::string(orderName())},
                     {"tie_rule", std::string("first by id")},
                     {"seed", random ? Cell{static_cast<std::size_t>(arguments_.metrics.seed)} : Cell{}},
                     {"vertices", cities_.ids.size()},
                     {"robustness", Cell{}}};
    result_.rowsKey = "curve";
    result_.columns = {"id", "removed", "largest_component"};
    if (result_.notApplicable || cities_.ids.empty()) return;
    graph::BetweennessOptions options;
    options.threads = result_.at.story().options.threads;
    const auto found = graph::attack(cities_.graph, arguments_.metrics.order, arguments_.metrics.seed, options);
    result_.facts.back().second = found->robustness;
    for (std::size_t i = 0; i < found->removed.size(); ++i)
      result_.rows.push_back({cities_.ids[found->removed[i]], i + 1, static_cast<std::size_t>(found->largest[i])});
  }

  const Arguments& arguments_;
  StructureMetrics result_;
  graph::CityGraph cities_;
};

}  // namespace

StructureMetrics structureOf(const Arguments& arguments, MeasuredStep at) {
  return Measurer(arguments, std::move(at)).run();
}

}  // namespace cityties::cli
