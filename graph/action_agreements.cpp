// Actions on agreements and virtual channels, and the replay of earlier actions after `advance`.

#include <algorithm>

#include "graph/action_steps.hpp"
#include "graph/places.hpp"

namespace cityties::graph {
namespace {

bool bansKind(const std::vector<std::string>& kinds, const std::string& kind) {
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

void ActionSteps::insert(StandingAgreement agreement) {
  auto at = std::lower_bound(state_.agreements.begin(), state_.agreements.end(), agreement.id,
                             [](const StandingAgreement& x, const AgreementId& id) { return x.id < id; });
  state_.agreements.insert(at, std::move(agreement));
}

StandingAgreement* ActionSteps::standing(const AgreementId& id) {
  const auto at = std::find_if(state_.agreements.begin(), state_.agreements.end(),
                               [&](const StandingAgreement& agreement) { return agreement.id == id; });
  return at == state_.agreements.end() ? nullptr : &*at;
}

void ActionSteps::affectEnds(const PlaceId& a, const PlaceId& b) {
  affect(citiesOfPlace(dataset_, a));
  affect(citiesOfPlace(dataset_, b));
}

bool ActionSteps::usesId(const std::string& id) const {
  if (dataset_.findCity(id) || dataset_.findRegion(id) || dataset_.findPost(id) || dataset_.findAgreement(id))
    return true;
  if (state_.findPost(id) || state_.findAgreement(id)) return true;
  return std::any_of(state_.virtualTies.begin(), state_.virtualTies.end(),
                     [&](const VirtualTie& tie) { return tie.id == id; });
}

Problem ActionSteps::checkNewId(const std::string& id) const {
  if (usesId(id)) return "the id '" + id + "' is in use";
  return std::nullopt;
}

std::string ActionSteps::newId(const std::optional<std::string>& given, const std::string& kind, const std::string& a,
                               const std::string& b) const {
  if (given) return *given;
  const std::string stem = kind + ":" + a + "--" + b;
  std::string id = stem;
  for (int n = 2; usesId(id); ++n) id = stem + ":" + std::to_string(n);
  return id;
}

const Ban* ActionSteps::banAgainst(const std::string& kind, const PlaceId& a, const PlaceId& b) const {
  for (const Ban& ban : state_.bans) {
    if (!bansKind(ban.kinds, kind)) continue;
    const bool there = liesIn(dataset_, a.text, ban.x) && liesIn(dataset_, b.text, ban.y);
    const bool back = liesIn(dataset_, b.text, ban.x) && liesIn(dataset_, a.text, ban.y);
    if (there || back) return &ban;
  }
  return nullptr;
}

Problem ActionSteps::on(const SuspendAgreement& action) {
  StandingAgreement* agreement = standing(action.agreement);
  if (!agreement || agreement->suspended) return notInForce("agreement", action.agreement.text);
  agreement->suspended = true;
  affectEnds(agreement->a, agreement->b);
  return std::nullopt;
}

Problem ActionSteps::on(const ResumeAgreement& action) {
  StandingAgreement* agreement = standing(action.agreement);
  if (!agreement) return notInForce("agreement", action.agreement.text);
  if (!agreement->suspended) return "agreement '" + action.agreement.text + "' is not suspended";
  if (const Ban* ban = banAgainst(agreement->kind, agreement->a, agreement->b)) {
    return "agreement '" + action.agreement.text + "' is banned between " + ban->x + " and " + ban->y;
  }
  agreement->suspended = false;
  affectEnds(agreement->a, agreement->b);
  return std::nullopt;
}

Problem ActionSteps::on(const TerminateAgreement& action) {
  const StandingAgreement* agreement = standing(action.agreement);
  if (!agreement) return notInForce("agreement", action.agreement.text);
  affectEnds(agreement->a, agreement->b);
  std::erase_if(state_.agreements, [&](const StandingAgreement& x) { return x.id == action.agreement; });
  return std::nullopt;
}

Problem ActionSteps::on(const SignAgreement& action) {
  for (const PlaceId& place : {action.a, action.b}) {
    if (!dataset_.findCity(place.text) && !dataset_.findRegion(place.text))
      return "no city or region '" + place.text + "'";
  }
  if (action.a == action.b) return std::string("an agreement needs two different ends");
  if (const Ban* ban = banAgainst(action.kind, action.a, action.b)) {
    return "signing is banned between " + ban->x + " and " + ban->y;
  }
  if (action.id) {
    if (auto problem = checkNewId(*action.id)) return problem;
  }
  StandingAgreement agreement{.id = AgreementId{newId(action.id, "agreement", action.a.text, action.b.text)},
                              .kind = action.kind,
                              .a = action.a,
                              .b = action.b,
                              .strength = action.strength};
  affectEnds(action.a, action.b);
  insert(std::move(agreement));
  return std::nullopt;
}

Problem ActionSteps::on(const OpenVirtualChannel& action) {
  for (const CityId& city : {action.a, action.b}) {
    if (!dataset_.findCity(city.text)) return "no city '" + city.text + "'";
  }
  if (action.a == action.b) return std::string("a virtual channel needs two different cities");
  if (action.id) {
    if (auto problem = checkNewId(*action.id)) return problem;
  }
  VirtualTie tie{newId(action.id, "virtual", action.a.text, action.b.text), action.a, action.b, action.strength};
  affect({action.a, action.b});
  auto at = std::lower_bound(state_.virtualTies.begin(), state_.virtualTies.end(), tie.id,
                             [](const VirtualTie& x, const std::string& id) { return x.id < id; });
  state_.virtualTies.insert(at, std::move(tie));
  return std::nullopt;
}

VirtualTie* ActionSteps::virtualTie(const std::string& id) {
  const auto at = std::find_if(state_.virtualTies.begin(), state_.virtualTies.end(),
                               [&](const VirtualTie& tie) { return tie.id == id; });
  return at == state_.virtualTies.end() ? nullptr : &*at;
}

bool ActionSteps::selects(const AgreementSelection& select, const std::string& id, const std::string& kind,
                          const std::string& a, const std::string& b) const {
  auto touches = [&](const std::string& area) { return liesIn(dataset_, a, area) || liesIn(dataset_, b, area); };
  if (!select.ids.empty() && !contains(select.ids, id)) return false;
  if (!select.kinds.empty() && !contains(select.kinds, kind)) return false;
  if (!select.region.empty() && !touches(select.region)) return false;
  return select.country.empty() || touches(select.country);
}

Problem ActionSteps::on(const Curtail& action) {
  const AgreementSelection& select = action.select;
  for (const std::string& id : select.ids) {
    const StandingAgreement* agreement = standing(AgreementId{id});
    if ((!agreement || agreement->suspended) && !virtualTie(id)) return notInForce("agreement", id);
  }
  for (const std::string& area : {select.region, select.country}) {
    if (!area.empty() && !isArea(dataset_, area)) return "no region or country '" + area + "'";
  }
  bool any = false;
  auto weaken = [&](double& strength, const PlaceId& a, const PlaceId& b) {
    strength = action.strength;  // sets, never multiplies: curtailing twice is curtailing once
    affectEnds(a, b);
    any = true;
  };
  for (StandingAgreement& x : state_.agreements) {
    if (!x.suspended && selects(select, x.id.text, x.kind, x.a.text, x.b.text)) weaken(x.strength, x.a, x.b);
  }
  for (VirtualTie& x : state_.virtualTies) {  // these have no kind of agreement: only their ids name them
    const bool named = contains(select.ids, x.id);
    if (named && selects(select, x.id, "virtual", x.a.text, x.b.text))
      weaken(x.strength, PlaceId{x.a.text}, PlaceId{x.b.text});
  }
  if (!any) return "select matches no agreement in force on " + state_.date.text();
  return std::nullopt;
}

Problem ActionSteps::on(const BanAgreements& action) {
  for (const std::string& area : {action.x, action.y}) {
    if (!isArea(dataset_, area)) return "no region or country '" + area + "'";
  }
  state_.bans.push_back({action.kinds, action.x, action.y});
  for (StandingAgreement& agreement : state_.agreements) {
    if (banAgainst(agreement.kind, agreement.a, agreement.b)) agreement.suspended = true;
  }
  affect(citiesOfArea(dataset_, action.x));
  return std::nullopt;
}

Problem ActionSteps::on(const Advance&) { return std::string("advance is no action of a single day"); }

Problem ActionSteps::perform(const Action& action) {
  return std::visit([this](const auto& a) { return on(a); }, action);
}

/// An action beats a record of the same object: what the record ended but an action had kept alive comes back as the
/// action left it; what the record did by itself already is skipped.
void ActionSteps::replay(const Action& action, const State& before) {
  const State saved = state_;
  if (const auto* close = std::get_if<ClosePost>(&action); close && !state_.findPost(close->post.text)) {
    // The record closed it too. The action's takeover replaces the recorded one; without a takeover the record stands.
    if (close->takeover.kind == Takeover::Kind::none) return;
    if (!perform(ReopenPost{close->post})) {
      if (!perform(action)) return;
    }
    state_ = saved;
    return;
  }
  if (const auto* resume = std::get_if<ResumeAgreement>(&action); resume && !standing(resume->agreement)) {
    if (const StandingAgreement* kept = before.findAgreement(resume->agreement.text)) insert(*kept);
    return;
  }
  if (perform(action)) state_ = saved;
}

}  // namespace cityties::graph
