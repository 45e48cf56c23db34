#include "app/core/proof.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "app/core/compose.hpp"
#include "app/core/findings.hpp"
#include "app/core/flows.hpp"
#include "graph/changed_pairs.hpp"

namespace cityties::core {
namespace {

constexpr std::string_view without = "without:";

/// With a number of decimals; no zero has a sign.
std::string decimal(double value, int decimals) {
  if (std::abs(value) < 1e-12) return "0";
  std::array<char, 64> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals).ptr;
  return {digits.data(), end};
}

/// The figures of one group of pairs in two states, and the pairs that changed.
struct Group {
  graph::StateFigures before, after;
  double loss = 0;
  double detourMean = 0, detourMax = 0;
  graph::ChangedPairs pairs;
  std::vector<std::pair<graph::VertexIndex, double>> cities;  ///< that begin pairs, with their loss, worst first
};

class Prover {
 public:
  Prover(const ProofQuestion& question, const Catalogue& words, const graph::Watch& watch)
      : question_(question),
        story_(*question.story),
        words_(words),
        watch_(watch),
        network_(story_.steps.front().analysis->network()) {
    const std::string& subject = question.proof.subject;
    if (!subject.starts_with(without)) {
      place_ = subject;
      return;
    }
    const std::size_t at = subject.find('@');
    element_ = subject.substr(without.size(), at == std::string::npos ? at : at - without.size());
    if (at != std::string::npos) place_ = subject.substr(at + 1);
  }

  std::optional<ProofText> run(const MetricCards& cards) {
    ProofText text;
    text.question = question_;
    text.card = cardFor(cards, question_.proof.metric, words_.language());
    text.title = title();
    const auto group = found();
    if (!group) return std::nullopt;
    tell(text, *group);
    return text;
  }

 private:
  std::string name(graph::VertexIndex v) const {
    return placeName(*story_.dataset, network_.vertices()[v].id, words_.language());
  }
  std::string title() const {
    std::string of = place_.empty()         ? std::string(words_("All cities"))
                     : place_ == "affected" ? std::string(words_("The cities that this step acts on"))
                                            : placeName(*story_.dataset, place_, words_.language());
    if (element_.empty()) return of;
    const std::string what = failureQuestion(story_, question_.step, element_, words_);
    return place_.empty() ? what : what + " · " + of;
  }

  graph::ReportingSet set() const {
    graph::ReportingSet set = story_.reporting;
    if (place_.empty()) return set;
    std::vector<bool> inside(set.source.size());
    if (place_ == "affected") {
      for (const graph::CityId& id : story_.steps[question_.step].affected)
        if (const auto v = network_.find(id.text)) inside[*v] = true;
    } else {
      for (const graph::VertexIndex v : citiesOfPlace(story_, place_)) inside[v] = true;
    }
    for (std::size_t v = 0; v < inside.size(); ++v) set.source[v] = set.source[v] && inside[v];
    return set;
  }

  std::optional<Group> found() const {
    const graph::ReportingSet of = set();
    return element_.empty() ? betweenSteps(of) : ofFailure(of);
  }

  std::optional<Group> betweenSteps(const graph::ReportingSet& of) const {
    const graph::Analysis &before = *story_.steps[question_.against].analysis,
                          &after = *story_.steps[question_.step].analysis;
    auto pairs =
        graph::changedPairs(before.engine, after.engine, of, {probePairs, question_.threads}, {watch_.stop, {}});
    if (!pairs || watch_.stop.stop_requested()) return std::nullopt;
    const graph::Impact impact =
        graph::compare(*story_.dataset, before, {{&after, {}}}, of, {.lostPairLimit = 0, .threads = question_.threads})
            .front();
    Group group{
        impact.before, impact.after, impact.efficiencyLoss, impact.detourMean, impact.detourMax, std::move(*pairs), {}};
    for (const graph::CityFigures& city : impact.cities)
      if (const auto v = network_.find(city.city.text)) group.cities.emplace_back(*v, city.loss());
    return group;
  }

  std::optional<Group> ofFailure(const graph::ReportingSet& of) const {
    const graph::Analysis& state = *story_.steps[question_.step].analysis;
    auto pairs =
        graph::pairsChangedWithout(state.engine, element_, of, {probePairs, question_.threads}, {watch_.stop, {}});
    if (!pairs) return std::nullopt;
    graph::ContingencyOptions options;
    options.elements = {true, true, true};
    options.threads = question_.threads;
    const auto report = graph::contingencies(*story_.dataset, state.state, state.engine, of, story_.options.network,
                                             options, {watch_.stop, {}});
    if (!report) return std::nullopt;
    Group group{report->reference, report->reference, 0, 0, 0, std::move(*pairs), {}};
    for (const graph::Contingency& one : report->contingencies) {
      if (one.elements.front() != element_) continue;
      group.loss = one.efficiencyLoss;
      group.after.reachablePairs -= one.pairsLost;
      group.after.efficiency *= 1 - one.efficiencyLoss;
      group.detourMean = one.detourMean, group.detourMax = one.detourMax;
    }
    addHarmedCities(group);
    return group;
  }

  /// Of a failure: the cities whose pairs change, those with most first.
  static void addHarmedCities(Group& group) {
    std::vector<std::pair<graph::VertexIndex, double>> counts;
    const auto add = [&](const std::vector<graph::ChangedPair>& list) {
      for (const graph::ChangedPair& pair : list) {
        if (counts.empty() || counts.back().first != pair.from) counts.emplace_back(pair.from, 0);
        counts.back().second += pair.before > 0 ? 1 / pair.before - (std::isinf(pair.after) ? 0 : 1 / pair.after) : 0;
      }
    };
    add(group.pairs.lostPairs);
    add(group.pairs.reroutedPairs);
    std::ranges::sort(counts);
    for (const auto& [city, loss] : counts) {
      if (group.cities.empty() || group.cities.back().first != city) group.cities.emplace_back(city, 0);
      group.cities.back().second += loss;
    }
    std::ranges::stable_sort(group.cities, [](const auto& a, const auto& b) { return a.second > b.second; });
  }

  void tell(ProofText& text, const Group& group) const {
    const std::string& metric = question_.proof.metric;
    if (metric.starts_with("pairs_lost") || metric.starts_with("reachable")) return tellLost(text, group);
    if (metric.starts_with("pairs_rerouted") || metric.starts_with("detour")) return tellRerouted(text, group);
    if (metric == "cities_cut") return tellCities(text, group.pairs.citiesCut, words_("{n} cities are cut off"));
    if (metric == "cities_down_to_one")
      return tellCities(text, group.pairs.citiesDownToOne, words_("{n} cities are down to one channel"));
    if (metric.starts_with("closures_to_isolate")) return tellClosures(text);
    if (metric.starts_with("own_ties") || metric == "listed_ties_in_region") return tellTies(text);
    tellReach(text, group);
  }

  std::string count(std::size_t n) const { return grouped(n); }

  void tellReach(ProofText& text, const Group& group) const {
    text.before = decimal(group.before.efficiency, 4);
    text.after = decimal(group.after.efficiency, 4);
    const bool equal = story_.options.reporting.weight == graph::PairWeight::equal;
    text.lines.push_back(
        fill(equal ? words_("Reach E is the mean of 1/d over {n} ordered pairs of cities, where d is the "
                            "least total cost of a way and 1/d is 0 where there is none.")
                   : words_("Reach E is the weighted mean of 1/d over {n} ordered pairs of cities, where "
                            "d is the least total cost of a way and 1/d is 0 where there is none."),
             {{"n", count(group.before.pairs)}}));
    text.lines.push_back(fill(words_("{lost} of {n} pairs lost, {rerouted} rerouted; E {before} → {after}"),
                              {{"lost", count(group.pairs.lost)},
                               {"n", count(group.before.pairs)},
                               {"rerouted", count(group.pairs.rerouted)},
                               {"before", text.before},
                               {"after", text.after}}));
    text.lines.push_back(
        fill(words_("Loss V = (E − E′) / E = ({before} − {after}) / {before} = {loss}"),
             {{"before", text.before}, {"after", text.after}, {"loss", percent(group.loss, words_.language())}}));
    text.count = group.cities.size();
    text.listTitle =
        fill(words_("{n} cities begin these pairs, those that lose most first"), {{"n", count(text.count)}});
    const bool failure = !element_.empty();
    for (const auto& [v, loss] : group.cities) {
      if (text.items.size() == proofItems) break;
      text.items.push_back({network_.vertices()[v].id, name(v),
                            failure ? fill(words_("Σ 1/d falls by {n}"), {{"n", decimal(loss, 2)}})
                                    : percent(-loss, words_.language())});
      if (loss > 1e-12) text.marked.push_back(network_.vertices()[v].id);
    }
  }

  void tellLost(ProofText& text, const Group& group) const {
    text.before = count(group.before.reachablePairs);
    text.after = count(group.after.reachablePairs);
    text.lines.push_back(fill(words_("Of {n} ordered pairs, {before} had a way before and {after} have one after."),
                              {{"n", count(group.before.pairs)}, {"before", text.before}, {"after", text.after}}));
    text.lines.push_back(fill(words_("{n} pairs lost, each with its cost before"), {{"n", count(group.pairs.lost)}}));
    list(text, group.pairs.lostPairs, group.pairs.lost);
    text.listTitle = fill(words_("{n} pairs lost"), {{"n", count(group.pairs.lost)}});
  }

  void tellRerouted(ProofText& text, const Group& group) const {
    text.after = count(group.pairs.rerouted);
    text.lines.push_back(
        fill(words_("{n} of {all} pairs still have a way, but a dearer one: by {mean} on average, by {max} at "
                    "most."),
             {{"n", text.after},
              {"all", count(group.before.pairs)},
              {"mean", decimal(group.detourMean, 2)},
              {"max", decimal(group.detourMax, 2)}}));
    list(text, group.pairs.reroutedPairs, group.pairs.rerouted);
    text.listTitle = fill(words_("{n} pairs rerouted"), {{"n", count(group.pairs.rerouted)}});
  }

  void list(ProofText& text, const std::vector<graph::ChangedPair>& pairs, std::size_t all) const {
    text.count = all;
    std::set<graph::VertexIndex> begun;
    for (const graph::ChangedPair& pair : pairs) {
      if (text.items.size() == proofItems) break;
      const std::string after = std::isinf(pair.after) ? std::string(words_("none")) : decimal(pair.after, 2);
      text.items.push_back({network_.vertices()[pair.from].id, name(pair.from) + " → " + name(pair.to),
                            decimal(pair.before, 2) + " → " + after});
    }
    for (const graph::ChangedPair& pair : pairs)
      if (begun.insert(pair.from).second && begun.size() <= proofItems)
        text.marked.push_back(network_.vertices()[pair.from].id);
  }

  void tellCities(ProofText& text, const std::vector<graph::VertexIndex>& cities, std::string_view pattern) const {
    text.after = count(cities.size());
    text.count = cities.size();
    text.listTitle = fill(pattern, {{"n", text.after}});
    text.lines.push_back(std::string(
        words_("Counted from the fewest closures of posts, agreements and virtual channels that leave a city no way "
               "abroad: before at least one, after none; or before several, after one.")));
    for (const graph::VertexIndex v : cities) {
      if (text.items.size() == proofItems) break;
      text.items.push_back({network_.vertices()[v].id, name(v), regionOf(v)});
      text.marked.push_back(network_.vertices()[v].id);
    }
  }

  std::string regionOf(graph::VertexIndex v) const {
    const graph::City* city = story_.dataset->findCity(network_.vertices()[v].id);
    return city && !city->region.empty() ? placeName(*story_.dataset, city->region.text, words_.language()) : "";
  }

  void tellClosures(ProofText& text) const {
    const auto& before = story_.steps[question_.against].analysis->closures;
    const auto& after = story_.steps[question_.step].analysis->closures;
    const auto cities = citiesOfPlace(story_, place_);
    double was = 0, is = 0;
    for (const graph::VertexIndex v : cities) {
      was += before[v], is += after[v];
      if (text.items.size() < proofItems)
        text.items.push_back({network_.vertices()[v].id, name(v), count(static_cast<std::size_t>(after[v]))});
      text.marked.push_back(network_.vertices()[v].id);
    }
    text.count = cities.size();
    const double n = static_cast<double>(std::max<std::size_t>(cities.size(), 1));
    text.before = decimal(was / n, cities.size() > 1 ? 1 : 0);
    text.after = decimal(is / n, cities.size() > 1 ? 1 : 0);
    text.lines.push_back(std::string(
        words_("The fewest posts, agreements and virtual channels whose closing leaves a city no foreign city (a "
               "minimum cut); of several cities the mean.")));
    text.listTitle = fill(words_("{n} cities, each with its closures now"), {{"n", count(cities.size())}});
  }

  void tellTies(ProofText& text) const {
    // What a region had on the list is told as it was before.
    const bool region = question_.proof.metric == "listed_ties_in_region";
    const auto& state = story_.steps[region ? question_.against : question_.step].analysis->state;
    std::set<std::string> inside{place_};
    if (region)
      for (const graph::VertexIndex v : citiesOfPlace(story_, place_)) inside.insert(network_.vertices()[v].id);
    std::set<std::string> marked;
    for (const graph::StandingAgreement& tie : state.agreements) {
      const bool a = inside.contains(tie.a.text), b = inside.contains(tie.b.text);
      if (tie.suspended || (!a && !b)) continue;
      ++text.count;
      const std::string& other = a ? tie.b.text : tie.a.text;
      const auto place = [&](const std::string& id) { return placeName(*story_.dataset, id, words_.language()); };
      if (text.items.size() < proofItems)
        text.items.push_back({other, place(tie.a.text) + " – " + place(tie.b.text), std::string(words_(tie.kind))});
      if (marked.insert(other).second) text.marked.push_back(other);
    }
    text.after = count(text.count);
    text.lines.emplace_back(words_("Agreements in force that the data lists; one that is not listed is not “no tie”."));
    text.listTitle = fill(words_("{n} agreements"), {{"n", text.after}});
  }

  static constexpr std::size_t probePairs = 20000;

  const ProofQuestion& question_;
  const Story& story_;
  const Catalogue& words_;
  const graph::Watch& watch_;
  const graph::Network& network_;
  std::string element_, place_;
};

}  // namespace

std::optional<ProofText> prove(const ProofQuestion& question, const MetricCards& cards, const Catalogue& words,
                               const graph::Watch& watch) {
  return Prover(question, words, watch).run(cards);
}

}  // namespace cityties::core
