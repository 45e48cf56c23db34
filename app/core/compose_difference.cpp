#include "app/core/compose_difference.hpp"

#include <algorithm>
#include <deque>
#include <mutex>
#include <set>

#include "app/core/compose_facts.hpp"

namespace cityties::core {
namespace {

using graph::Analysis;
using graph::ChannelKind;
using graph::Network;
using graph::Tie;
using TiesById = std::map<std::string, const Tie*>;

bool told(ChannelKind kind) { return kind != ChannelKind::administrative && kind != ChannelKind::accreditation; }

TiesById tiesOf(const Network& network) {
  TiesById ties;
  for (const Tie& tie : network.ties())
    if (told(tie.kind)) ties.emplace(tie.id, &tie);
  return ties;
}

ChangedTie changedTie(Change change, const Analysis& side, const Tie& tie) {
  const auto vertices = side.network().vertices();
  ChangedTie changed{change, tie.kind, tie.id, vertices[tie.a].id, vertices[tie.b].id, {}};
  // Of an agreement of a region that is a city, what was signed, not the vertex.
  if (const graph::StandingAgreement* agreement = side.state.findAgreement(tie.id)) {
    changed.a = agreement->a.text;
    changed.b = agreement->b.text;
  }
  return changed;
}

void readTies(const Analysis& before, const Analysis& after, std::map<std::string, ChangedTie>& changed) {
  const TiesById then = tiesOf(before.network()), now = tiesOf(after.network());
  for (const auto& [id, tie] : then) {
    const auto kept = now.find(id);
    if (kept == now.end())
      changed.emplace(id, changedTie(Change::removed, before, *tie));
    else if (kept->second->cost > tie->cost + graph::costTolerance)
      changed.emplace(id, changedTie(Change::weakened, after, *kept->second));
    else if (kept->second->cost < tie->cost - graph::costTolerance)
      changed.emplace(id, changedTie(Change::improved, after, *kept->second));
  }
  for (const auto& [id, tie] : now)
    if (!then.contains(id)) changed.emplace(id, changedTie(Change::added, after, *tie));
}

void readPosts(const graph::State& before, const graph::State& after, Difference& result) {
  for (const graph::StandingPost& post : before.posts)
    if (!after.findPost(post.id.text)) result.posts.push_back({Change::removed, post});
  for (const graph::StandingPost& post : after.posts)
    if (!before.findPost(post.id.text)) result.posts.push_back({Change::added, post});
  std::ranges::sort(result.posts, {}, [](const ChangedPost& one) { return one.post.id; });
}

/// A share that is not merely rounding.
double share(double loss) { return graph::withoutNoise(loss); }

std::optional<ChangedCity> changedCity(const graph::CityFigures& figures, bool lastChance) {
  ChangedCity city{.id = figures.city.text, .loss = share(figures.loss())};
  if (figures.efficiencyBefore <= 0 && figures.efficiencyAfter > 0) city.loss = 0;
  const bool cut = figures.closuresBefore >= 1 && figures.closuresAfter == 0;
  const bool found = figures.closuresBefore == 0 && figures.closuresAfter >= 1;
  city.longer = !cut && city.loss > 0;
  if (cut)
    city.change = Change::removed;
  else if (lastChance)
    city.change = Change::weakened;
  else if (found || city.loss < 0)
    city.change = Change::improved;
  else if (!city.longer)
    return std::nullopt;
  return city;
}

void readFigures(const graph::Impact& impact, Difference& result) {
  std::set<std::string> last;
  for (const graph::CityId& id : impact.citiesDownToOne) last.insert(id.text);
  for (const graph::CityFigures& figures : impact.cities)
    if (auto city = changedCity(figures, last.contains(figures.city.text))) result.cities.push_back(std::move(*city));
  std::ranges::sort(result.cities, {}, &ChangedCity::id);
  for (const graph::RegionFigures& region : impact.regions)
    if (const double loss = share(region.loss()); loss != 0) result.loss.emplace(region.region.text, loss);
}

/// The cities that foreign countries are reached at: where an embassy stands, by the country it stands in.
std::map<std::string, graph::VertexIndex> seats(const graph::Dataset& dataset, const Network& network) {
  std::map<std::string, graph::VertexIndex> result;
  for (const graph::Post& post : dataset.posts)
    if (post.kind == graph::PostKind::embassy && post.city)
      if (const auto vertex = network.find(post.city->text)) result.emplace(post.host.text, *vertex);
  return result;
}

/// Finds the ties that ways have moved to.
class Detours {
 public:
  Detours(const Story& story, const Analysis& before, const Analysis& after)
      : before_(before), after_(after), seats_(seats(*story.dataset, after.network())) {}

  void add(const std::string& city, std::map<std::string, ChangedTie>& changed) const {
    const auto from = after_.network().find(city);
    if (!from) return;
    const std::string& home = after_.network().countries()[after_.network().vertices()[*from].country];
    std::set<std::string> newly;
    for (const auto& [country, seat] : seats_)
      if (country != home) compare(*from, seat, newly);
    for (const std::string& id : newly) {
      const auto at = changed.find(id);
      if (at != changed.end() && at->second.change == Change::rerouted) at->second.carries.push_back(city);
    }
    for (const std::string& id : newly)
      if (!changed.contains(id)) {
        ChangedTie tie = changedTie(Change::rerouted, after_, *ties_.at(id));
        tie.carries.push_back(city);
        changed.emplace(id, std::move(tie));
      }
  }

 private:
  /// A city has the same index in every state of a dataset.
  void compare(graph::VertexIndex from, graph::VertexIndex to, std::set<std::string>& newly) const {
    const auto old = before_.engine.route(from, to), now = after_.engine.route(from, to);
    if (!old || !now || now->cost <= old->cost + graph::costTolerance) return;
    std::set<std::string> known;
    for (const graph::RouteTie& leg : old->ties) known.insert(before_.network().ties()[leg.tie].id);
    for (const graph::RouteTie& leg : now->ties) {
      const Tie& tie = after_.network().ties()[leg.tie];
      if (told(tie.kind) && !known.contains(tie.id)) newly.insert(tie.id);
    }
  }

  const Analysis& before_;
  const Analysis& after_;
  std::map<std::string, graph::VertexIndex> seats_;
  TiesById ties_ = tiesOf(after_.network());
};

template <class Range>
std::size_t countOf(const Range& range, Change change) {
  return static_cast<std::size_t>(std::ranges::count_if(range, [&](const auto& one) { return one.change == change; }));
}

}  // namespace

const char* nameOf(Change change) {
  switch (change) {
    case Change::removed:
      return "removed";
    case Change::weakened:
      return "weakened";
    case Change::rerouted:
      return "rerouted";
    case Change::improved:
      return "improved";
    case Change::added:
      break;
  }
  return "added";
}

Rgba lossFill(const Style& style, double loss) {
  if (loss < 0) return mix(style.land, style.restored, .1 * static_cast<double>(lossStep(style, -loss)));
  return mix(style.land, style.loss[lossStep(style, loss)], static_cast<double>(style.lossFill));
}

std::size_t Difference::count(Change change) const { return countOf(ties, change); }
std::size_t Difference::cityCount(Change change) const { return countOf(cities, change); }
std::size_t Difference::longerWays() const {
  return static_cast<std::size_t>(std::ranges::count_if(cities, &ChangedCity::longer));
}

Difference difference(const Story& story, std::size_t step, std::size_t against) {
  Difference result;
  if (story.steps.empty()) return result;
  step = clampStep(story, step);
  against = clampStep(story, against);
  if (step == against) return result;
  const Analysis &before = *story.steps[against].analysis, &after = *story.steps[step].analysis;
  std::map<std::string, ChangedTie> ties;
  readTies(before, after, ties);
  readPosts(before.state, after.state, result);
  readFigures(against == 0 ? *story.steps[step].impact : impactBetween(story, against, step, 0), result);
  const Detours detours(story, before, after);
  for (const ChangedCity& city : result.cities)
    if (city.longer) detours.add(city.id, ties);
  for (auto& [id, tie] : ties) result.ties.push_back(std::move(tie));
  return result;
}

namespace {

/// A pair of states, by the objects they are: a new story has new ones.
struct Remembered {
  std::weak_ptr<const Analysis> before, after;
  std::shared_ptr<const Difference> difference;

  bool of(const std::shared_ptr<const Analysis>& a, const std::shared_ptr<const Analysis>& b) const {
    return before.lock() == a && after.lock() == b;
  }
};

}  // namespace

std::shared_ptr<const Difference> rememberedDifference(const Story& story, std::size_t step, std::size_t against) {
  constexpr std::size_t most = 4;
  static std::mutex guard;
  static std::deque<Remembered> latest;
  if (story.steps.empty()) return std::make_shared<const Difference>();
  const auto& after = story.steps[clampStep(story, step)].analysis;
  const auto& before = story.steps[clampStep(story, against)].analysis;
  {
    const std::scoped_lock lock(guard);
    for (const Remembered& one : latest)
      if (one.of(before, after)) return one.difference;
  }
  auto found = std::make_shared<const Difference>(difference(story, step, against));
  const std::scoped_lock lock(guard);
  latest.push_front({before, after, found});
  if (latest.size() > most) latest.pop_back();
  return found;
}

}  // namespace cityties::core
