#pragma once
// The records of a dataset, as read and validated. Immutable in the program; every vector is ordered by id
// (districts by post, region, part, from), so that the order of rows in a file changes no figure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.hpp"
#include "graph/ids.hpp"
#include "graph/units.hpp"

namespace cityties::graph {

enum class Confidence { high, medium, low };
enum class AgreementStatus { active, unknown, suspended, terminated };
enum class PostKind { embassy, consulateGeneral, consulate, office };

struct City {
  CityId id;
  std::string name;
  std::string nameLocal;
  CountryCode country;
  RegionCode region;       ///< may be empty or name no row of `regions`
  std::string regionPart;  ///< part of a region that is divided between posts; may be empty
  LonLat position;
  std::optional<double> population;
  std::string wikidata;
  std::string source;
  std::string note;
};

struct Region {
  RegionId id;
  std::string name;
  std::string nameLocal;
  CountryCode country;
  RegionCode code;
  std::optional<CityId> capital;
  std::optional<CityId> sameAsCity;  ///< the region is this city's vertex (Beijing, Hong Kong, DC)
  std::string source;
};

struct Post {
  PostId id;
  std::string name;
  std::string nameLocal;
  PostKind kind = PostKind::consulateGeneral;
  CountryCode sending;
  CountryCode host;
  std::optional<CityId> city;
  LonLat position;
  std::optional<PartialDate> opened;
  std::optional<PartialDate> closed;
  std::string source;
  std::string note;
};

struct District {
  std::string id;  ///< may be empty
  PostId post;
  RegionCode region;
  std::string part;
  std::optional<PartialDate> validFrom;
  std::optional<PartialDate> validTo;
  Confidence confidence = Confidence::high;
  std::string source;
  std::string note;
};

struct Agreement {
  AgreementId id;
  std::string
      kind;  ///< `sister_city`, `sister_state`, `friendship_city`, `partner_state`, `mou` or any word of the dataset
  PlaceId a;
  PlaceId b;
  std::optional<PartialDate> signedOn;
  std::optional<PartialDate> ended;
  AgreementStatus status = AgreementStatus::active;
  std::optional<PartialDate> doubtFrom;
  double strength = 1;  ///< (0, 1]
  Confidence confidence = Confidence::high;
  std::string source;
  std::string note;
};

struct Event {
  EventId id;
  PartialDate date;
  std::string kind;
  std::vector<std::string> targets;
  std::string title;
  std::string description;
  std::string source;
  Confidence confidence = Confidence::high;
};

/// Facts about the dataset itself (`dataset` layer); every one may be missing.
struct DatasetInfo {
  std::string title;
  std::string titleZh;
  std::string version;
  std::optional<Date> asOf;
  std::optional<Date> undatedFloor;
  std::string coverage;
  std::string credit;
};

struct Dataset {
  DatasetInfo info;
  std::vector<City> cities;
  std::vector<Region> regions;
  std::vector<Post> posts;
  std::vector<District> districts;
  std::vector<Agreement> agreements;
  std::vector<Event> events;

  /// Binary search by id: O(log n); null when there is none.
  const City* findCity(std::string_view id) const;
  const Region* findRegion(std::string_view id) const;
  const Region* findRegionByCode(std::string_view code) const;  // linear in the number of regions
  const Post* findPost(std::string_view id) const;
  const Agreement* findAgreement(std::string_view id) const;
};

/// True when a record with these dates is in force on `day`: from ≤ day < to (DESIGN §2). A missing `from` means
/// from `undatedFloor`, or always when there is none; a missing `to`, still in force.
bool inForce(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to,
             const std::optional<Date>& undatedFloor, Date day);

}  // namespace cityties::graph
