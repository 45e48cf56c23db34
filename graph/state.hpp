#pragma once
// What is in force on a day: the records that make the network, and what scenario actions change. A plain value;
// actions are pure functions from one state to the next (graph/actions.hpp).

#include <compare>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/dataset.hpp"
#include "graph/date.hpp"

namespace cityties::graph {

struct ServedDistrict {
  PostId post;
  RegionCode region;
  std::string part;       ///< empty: the whole region
  bool undated = false;   ///< counted from the floor only, for want of a date
  bool doubtful = false;  ///< low confidence
  std::string record;     ///< id of the recorded row, or `post:region[:part]`; empty: a scenario made it

  /// Rows of one post, region and part are one row, however sure.
  auto operator<=>(const ServedDistrict& other) const {
    return std::tie(post, region, part) <=> std::tie(other.post, other.region, other.part);
  }
  bool operator==(const ServedDistrict& other) const { return std::is_eq(*this <=> other); }
};

/// What ServedDistrict::record holds for a recorded row.
std::string recordId(const District& district);

/// Adds a row; of two that are one, the surer stays (the fewer flags, then the one that was there). O(log n).
void insertRow(std::set<ServedDistrict>& rows, ServedDistrict row);

struct StandingPost {
  PostId id;
  std::string name;
  std::string nameLocal;
  PostKind kind = PostKind::consulateGeneral;
  CountryCode sending;
  CountryCode host;
  LonLat position;
  bool undated = false;  ///< counted from the floor only, for want of a date
};

struct StandingAgreement {
  AgreementId id;
  std::string kind;
  PlaceId a;
  PlaceId b;
  double strength = 1;
  bool suspended = false;  ///< kept so that it can be resumed; no tie while true
  bool undated = false;    ///< counted from the floor only, for want of a date
  bool doubtful = false;   ///< low confidence or unknown status on this day
};

struct VirtualTie {
  std::string id;
  CityId a;
  CityId b;
  double strength = 1;
};

struct Ban {
  std::vector<std::string> kinds;  ///< empty: every kind
  std::string x;                   ///< region or country whose agreements are banned
  std::string y;                   ///< country (or region) they are banned with
};

/// Everything ordered by id.
struct State {
  Date date;
  std::vector<StandingPost> posts;
  std::vector<ServedDistrict> districts;
  std::vector<StandingAgreement> agreements;
  std::vector<VirtualTie> virtualTies;
  std::vector<Ban> bans;

  const StandingPost* findPost(std::string_view id) const;
  const StandingAgreement* findAgreement(std::string_view id) const;
};

enum class Undated { in, out };

/// The recorded state on `date`. `Undated::out` leaves out posts, districts and agreements without a first day. O(n log
/// n).
State stateOn(const Dataset& dataset, Date date, Undated undated = Undated::in);

/// The district rows recorded for a post on `date`, whether or not the post itself is in force. O(n log n).
std::vector<ServedDistrict> recordedRows(const Dataset& dataset, const PostId& post, Date date, Undated undated);

}  // namespace cityties::graph
