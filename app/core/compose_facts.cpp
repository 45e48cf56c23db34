#include "app/core/compose_facts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace cityties::core {
namespace {

using graph::ChannelKind;
using graph::Dataset;
using graph::LonLat;
using graph::Network;
using graph::PostId;
using graph::ServedDistrict;
using graph::State;
using graph::Tie;

/// The middle of a region's largest piece, for the few regions without a city.
std::optional<LonLat> middleOf(const ProjectedBase& base, const std::string& code) {
  for (const geo::ProjectedRegion& region : base.map.regions) {
    if (region.code != code || region.area.empty()) continue;
    const auto largest = std::ranges::max_element(
        region.area, {}, [](const geo::PlanePolygon& polygon) { return polygon.outer.size(); });
    geo::PlanePoint sum;
    for (const geo::PlanePoint& p : largest->outer) sum = {sum.x + p.x, sum.y + p.y};
    const double n = static_cast<double>(std::max<std::size_t>(largest->outer.size(), 1));
    return base.projection.inverse({sum.x / n, sum.y / n});
  }
  return std::nullopt;
}

std::optional<LonLat> placeOf(const Dataset& dataset, const ProjectedBase& base, const std::string& id) {
  if (const graph::City* city = dataset.findCity(id)) return city->position;
  const graph::Region* region = dataset.findRegion(id);
  if (!region) return std::nullopt;
  for (const auto& seat : {region->sameAsCity, region->capital})
    if (seat)
      if (const graph::City* city = dataset.findCity(seat->text)) return city->position;
  for (const graph::City& city : dataset.cities)
    if (city.region == region->code) return city.position;
  return middleOf(base, region->code.text);
}

/// The ties of some kinds, in order of id.
std::vector<const Tie*> tiesOf(const Network& network, std::initializer_list<ChannelKind> kinds) {
  std::vector<const Tie*> ties;
  for (const Tie& tie : network.ties())
    if (std::ranges::find(kinds, tie.kind) != kinds.end()) ties.push_back(&tie);
  const auto byId = [](const Tie* x, const Tie* y) { return x->id < y->id; };
  if (!std::ranges::is_sorted(ties, byId)) std::ranges::sort(ties, byId);  // they come by kind, then id
  return ties;
}

/// Walks two lists that are in order of id and tells of each tie what it was and what it is; null: not there.
template <class Tell>
void walk(const std::vector<const Tie*>& then, const std::vector<const Tie*>& today, const Tell& tell) {
  auto a = then.begin(), b = today.begin();
  while (a != then.end() || b != today.end()) {
    const int order = a == then.end() ? 1 : b == today.end() ? -1 : (*a)->id.compare((*b)->id);
    tell(order <= 0 ? *a : nullptr, order >= 0 ? *b : nullptr);
    if (order <= 0) ++a;
    if (order >= 0) ++b;
  }
}

std::optional<AgreementTie> agreementTie(const Story& story, const ProjectedBase& base, const Network& network,
                                         const State& state, const Tie& tie) {
  const Dataset& dataset = *story.dataset;
  const auto &a = network.vertices()[tie.a], &b = network.vertices()[tie.b];
  AgreementTie drawn{tie.id, a.id, b.id, {}, {}};
  // A region that is a city is drawn by its own name.
  if (const graph::StandingAgreement* agreement = state.findAgreement(tie.id)) {
    drawn.a = agreement->a.text;
    drawn.b = agreement->b.text;
  }
  const auto place = [&](const std::string& id, const graph::Vertex& vertex) {
    const bool known = vertex.kind == graph::VertexKind::city && vertex.id == id;
    return known ? std::optional(vertex.position) : placeOf(dataset, base, id);  // without searching for it
  };
  const auto from = place(drawn.a, a), to = place(drawn.b, b);
  if (!from || !to) return std::nullopt;
  drawn.from = *from;
  drawn.to = *to;
  const auto region = [&](const std::string& id, const graph::Vertex& vertex) {
    const bool city = vertex.kind == graph::VertexKind::city && vertex.id == id;
    return !city && dataset.findRegion(id);
  };
  drawn.regional = region(drawn.a, a) && region(drawn.b, b);
  const graph::ChannelModel& model = story.options.network.model;
  drawn.strength = (tie.kind == ChannelKind::agreement ? model.agreement : model.virtualChannel) / tie.cost;
  return drawn;
}

ConsularTie consularTie(const Network& network, const Tie& tie) {
  const auto& a = network.vertices()[tie.a];
  const auto& b = network.vertices()[tie.b];
  const bool postFirst = a.kind == graph::VertexKind::post;
  const auto &post = postFirst ? a : b, &city = postFirst ? b : a;
  return {tie.id, post.id, city.id, post.position, city.position};
}

void readAgreements(const Story& story, std::size_t step, const ProjectedBase& base, StepFacts& facts) {
  const Network& before = story.steps.front().analysis->network();
  const Network& after = story.steps[step].analysis->network();
  const auto kinds = {ChannelKind::agreement, ChannelKind::virtualChannel};
  walk(tiesOf(before, kinds), tiesOf(after, kinds), [&](const Tie* was, const Tie* is) {
    auto drawn =
        is ? agreementTie(story, base, after, *facts.now, *is) : agreementTie(story, base, before, *facts.base, *was);
    if (!drawn) return;
    drawn->fresh = is && !was;
    drawn->weakened = is && was && is->cost > was->cost + graph::costTolerance;
    const graph::StandingAgreement* left = is ? nullptr : facts.now->findAgreement(was->id);
    drawn->suspended = left && left->suspended;
    (is ? facts.agreements : facts.cutAgreements).push_back(std::move(*drawn));
  });
}

void readConsular(const Story& story, std::size_t step, StepFacts& facts) {
  const Network& before = story.steps.front().analysis->network();
  const Network& after = story.steps[step].analysis->network();
  const auto kinds = {ChannelKind::consular};
  walk(tiesOf(before, kinds), tiesOf(after, kinds), [&](const Tie* was, const Tie* is) {
    if (!is) return facts.cutConsular.push_back(consularTie(before, *was));
    ConsularTie drawn = consularTie(after, *is);
    if (was && facts.focus && drawn.post == facts.focus->id.text) facts.served.push_back(drawn);
    if (!was) facts.restored.push_back(std::move(drawn));
  });
}

/// Who serves a region (part) for a sending country.
using Duty = std::tuple<std::string, std::string, std::string>;

std::map<Duty, PostId> duties(const State& state) {
  std::map<Duty, PostId> result;
  for (const ServedDistrict& row : state.districts)
    if (const graph::StandingPost* post = state.findPost(row.post.text))
      result.emplace(Duty{post->sending.text, row.region.text, row.part}, row.post);
  return result;
}

void readDistricts(StepFacts& facts) {
  const auto then = duties(*facts.base), today = duties(*facts.now);
  std::map<std::pair<PostId, PostId>, std::vector<ServedDistrict>> passed;
  for (const auto& [duty, post] : then) {
    const auto& [sender, region, part] = duty;
    auto heir = today.find(duty);
    // A part that was folded into the whole region (or the other way round) is served all the same.
    if (heir == today.end() && !part.empty()) heir = today.find({sender, region, ""});
    const PostId to = heir == today.end() ? PostId{} : heir->second;
    if (to == post) continue;
    passed[{post, to}].push_back({post, graph::RegionCode{region}, part});
  }
  for (auto& [hands, rows] : passed)
    (hands.second.empty() ? facts.orphans : facts.taken).push_back({hands.first, hands.second, std::move(rows)});
}

void readPosts(const Story& story, std::size_t step, StepFacts& facts) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < step; ++i)
    for (const graph::StandingPost& post : story.steps[i].analysis->state.posts)
      if (!facts.now->findPost(post.id.text) && seen.insert(post.id.text).second) facts.closed.push_back(post);
}

void readCutCities(const graph::Impact& impact, StepFacts& facts) {
  for (const graph::CityId& id : impact.citiesCut) facts.cutCities.insert(id.text);
  for (const graph::CityId& id : impact.citiesDownToOne) facts.lastChance.insert(id.text);
}

}  // namespace

std::size_t clampStep(const Story& story, std::size_t step) {
  return story.steps.empty() ? 0 : std::min(step, story.steps.size() - 1);
}

bool serves(const ServedDistrict& row, const graph::City& city) {
  return city.region == row.region && (row.part.empty() || row.part == city.regionPart);
}

std::vector<ServedDistrict> districtOf(const Story& story, std::size_t step, const PostId& post) {
  const auto rowsAt = [&](std::size_t i) {
    std::vector<ServedDistrict> rows;
    std::ranges::copy_if(story.steps[i].analysis->state.districts, std::back_inserter(rows),
                         [&](const ServedDistrict& row) { return row.post == post; });
    return rows;
  };
  for (std::size_t i = std::min(step + 1, story.steps.size()); i-- > 0;)
    if (auto rows = rowsAt(i); !rows.empty()) return rows;
  for (std::size_t i = step + 1; i < story.steps.size(); ++i)
    if (auto rows = rowsAt(i); !rows.empty()) return rows;
  return {};
}

std::optional<graph::StandingPost> standingPost(const Story& story, std::size_t step, const PostId& post) {
  for (std::size_t i = std::min(step + 1, story.steps.size()); i-- > 0;)
    if (const auto* found = story.steps[i].analysis->state.findPost(post.text)) return *found;
  for (std::size_t i = step + 1; i < story.steps.size(); ++i)
    if (const auto* found = story.steps[i].analysis->state.findPost(post.text)) return *found;
  return std::nullopt;
}

std::optional<LonLat> positionOf(const Dataset& dataset, const ProjectedBase& base, const std::string& id) {
  return placeOf(dataset, base, id);
}

std::optional<LonLat> seatOfGovernment(const Dataset& dataset, const graph::CountryCode& country) {
  for (const graph::Post& post : dataset.posts) {
    if (post.kind != graph::PostKind::embassy || post.host != country) continue;
    const graph::City* city = post.city ? dataset.findCity(post.city->text) : nullptr;
    return city ? city->position : post.position;
  }
  return std::nullopt;
}

StepFacts stepFacts(const Story& story, std::size_t step, const ProjectedBase& base) {
  StepFacts facts;
  if (story.steps.empty()) return facts;
  step = clampStep(story, step);
  facts.base = &story.steps.front().analysis->state;
  facts.now = &story.steps[step].analysis->state;
  if (const auto id = postInFocus(story, step)) {
    facts.focus = standingPost(story, step, *id);
    facts.focusRows = districtOf(story, step, *id);
  }
  for (const graph::City& city : story.dataset->cities)
    if (std::ranges::any_of(facts.focusRows, [&](const ServedDistrict& row) { return serves(row, city); }))
      facts.focusCities.insert(city.id.text);
  readAgreements(story, step, base, facts);
  readConsular(story, step, facts);
  readDistricts(facts);
  readPosts(story, step, facts);
  if (step > 0) readCutCities(*story.steps[step].impact, facts);
  facts.anythingCut = !facts.cutAgreements.empty() || !facts.cutConsular.empty() || !facts.closed.empty();
  return facts;
}

}  // namespace cityties::core
