#pragma once
// The scenario actions of DESIGN §5, as values and as pure functions from state to state.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/dataset.hpp"
#include "graph/diagnostic.hpp"
#include "graph/state.hpp"

namespace cityties::graph {

struct Takeover {
  enum class Kind { none, embassy, nearest, post } kind = Kind::none;
  PostId post;  ///< for Kind::post
  bool operator==(const Takeover&) const = default;
};

struct ClosePost {
  PostId post;
  Takeover takeover;
  bool operator==(const ClosePost&) const = default;
};
struct ReopenPost {
  PostId post;
  bool operator==(const ReopenPost&) const = default;
};
struct OpenNewPost {
  PostId id;
  std::string name;
  PostKind kind = PostKind::consulateGeneral;
  CountryCode sending;
  CountryCode host;
  LonLat position;
  struct Part {
    RegionCode region;
    std::string part;
    bool operator==(const Part&) const = default;
  };
  std::vector<Part> districts;
  bool operator==(const OpenNewPost&) const = default;
};
struct ReassignDistrict {
  RegionCode region;
  std::optional<std::string> part;
  PostId to;
  bool operator==(const ReassignDistrict&) const = default;
};
struct SuspendAgreement {
  AgreementId agreement;
  bool operator==(const SuspendAgreement&) const = default;
};
struct ResumeAgreement {
  AgreementId agreement;
  bool operator==(const ResumeAgreement&) const = default;
};
struct TerminateAgreement {
  AgreementId agreement;
  bool operator==(const TerminateAgreement&) const = default;
};
struct SignAgreement {
  std::optional<std::string> id;
  std::string kind;
  PlaceId a;
  PlaceId b;
  double strength = 1;
  bool operator==(const SignAgreement&) const = default;
};
struct OpenVirtualChannel {
  std::optional<std::string> id;
  CityId a;
  CityId b;
  double strength = 1;
  bool operator==(const OpenVirtualChannel&) const = default;
};
/// Selects agreements that meet every criterion given; an absent criterion selects all.
struct AgreementSelection {
  std::vector<std::string> ids;
  std::vector<std::string> kinds;
  std::string region;   ///< ISO 3166-2: agreements of the region or of its cities
  std::string country;  ///< ISO 3166-1: agreements with an end in that country
  bool operator==(const AgreementSelection&) const = default;
};
struct Curtail {
  AgreementSelection select;
  double strength = 1;
  bool operator==(const Curtail&) const = default;
};
struct BanAgreements {
  std::vector<std::string> kinds;
  std::string x;
  std::string y;
  bool operator==(const BanAgreements&) const = default;
};
struct Advance {
  Date to;
  bool operator==(const Advance&) const = default;
};

using Action = std::variant<ClosePost, ReopenPost, OpenNewPost, ReassignDistrict, SuspendAgreement, ResumeAgreement,
                            TerminateAgreement, SignAgreement, OpenVirtualChannel, Curtail, BanAgreements, Advance>;

/// The word after "do" (`close_post`, …).
std::string_view name(const Action& action);

/// What a sequence of actions made of a state.
struct Applied {
  State state;
  std::vector<CityId>
      affected;  ///< cities of the districts, regions and agreements acted on (DESIGN §4), ordered by id
};

/// Applies one action after `earlier` ones (which `advance` replays on top of the recorded facts). An action that
/// cannot apply is an error whose `field` is empty; the caller adds the step's address. Never partly applied.
Result<Applied> apply(const Dataset& dataset, const State& base, const State& state, const std::vector<Action>& earlier,
                      const Action& action, Undated undated);

}  // namespace cityties::graph
