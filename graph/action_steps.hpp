#pragma once
// Private to graph/*.cpp: one action at a time on a state of its own.

#include <optional>
#include <set>
#include <string>

#include "graph/actions.hpp"

namespace cityties::graph {

/// A sentence that says why an action cannot apply; nothing when it did.
using Problem = std::optional<std::string>;

class ActionSteps {
 public:
  /// `earlier`: the actions before, among which a post that a scenario opened is found again.
  ActionSteps(const Dataset& dataset, const State& base, State state, const std::vector<Action>& earlier,
              Undated undated)
      : dataset_(dataset), base_(base), state_(std::move(state)), earlier_(earlier), undated_(undated) {}

  /// On a problem the state may be half changed; the caller drops it.
  Problem perform(const Action& action);
  /// Performs an earlier action on top of newly recorded facts, or skips it where the record has done the same;
  /// `before` is the state that it had led to.
  void replay(const Action& action, const State& before);

  State& state() { return state_; }
  const std::set<CityId>& affected() const { return affected_; }

 private:
  Problem on(const ClosePost& action);
  Problem on(const ReopenPost& action);
  Problem on(const OpenNewPost& action);
  Problem on(const ReassignDistrict& action);
  Problem on(const SuspendAgreement& action);
  Problem on(const ResumeAgreement& action);
  Problem on(const TerminateAgreement& action);
  Problem on(const SignAgreement& action);
  Problem on(const OpenVirtualChannel& action);
  Problem on(const Curtail& action);
  Problem on(const BanAgreements& action);
  Problem on(const Advance& action);

  tl::expected<std::optional<PostId>, std::string> successor(const StandingPost& closed,
                                                             const Takeover& takeover) const;
  const OpenNewPost* openedBefore(const PostId& id) const;
  Problem reopenRecorded(const Post& post);
  void handOver(const RegionCode& region, const std::optional<std::string>& part, const PostId& to,
                const CountryCode& sender);
  std::vector<ServedDistrict> rowsOfBaseDate(const PostId& post) const;
  StandingAgreement* standing(const AgreementId& id);
  Problem checkNewId(const std::string& id) const;
  std::string newId(const std::optional<std::string>& given, const std::string& kind, const std::string& a,
                    const std::string& b) const;
  const Ban* banAgainst(const std::string& kind, const PlaceId& a, const PlaceId& b) const;
  bool selects(const AgreementSelection& select, const std::string& id, const std::string& kind, const std::string& a,
               const std::string& b) const;
  VirtualTie* virtualTie(const std::string& id);
  bool usesId(const std::string& id) const;
  void affect(const std::set<CityId>& cities) { affected_.insert(cities.begin(), cities.end()); }
  void affectEnds(const PlaceId& a, const PlaceId& b);
  void insert(StandingPost post);
  void insert(StandingAgreement agreement);
  void setRows(const std::set<ServedDistrict>& rows) { state_.districts.assign(rows.begin(), rows.end()); }
  std::set<ServedDistrict> rows() const { return {state_.districts.begin(), state_.districts.end()}; }
  std::string notInForce(const std::string& what, const std::string& id) const;

  const Dataset& dataset_;
  const State& base_;
  State state_;
  const std::vector<Action>& earlier_;
  Undated undated_;
  std::set<CityId> affected_;
};

}  // namespace cityties::graph
