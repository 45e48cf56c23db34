#include "tests/support/world.hpp"

#include <algorithm>
#include <tuple>

namespace cityties::test {
namespace {

std::optional<graph::PartialDate> partial(const std::string& text) {
  return text.empty() ? std::nullopt : graph::PartialDate::parse(text);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

template <class Record>
void sortById(std::vector<Record>& records) {
  std::sort(records.begin(), records.end(), [](const Record& x, const Record& y) { return x.id < y.id; });
}

}  // namespace

using namespace graph;

World& World::city(const std::string& id, const std::string& country, const std::string& region, double lon, double lat,
                   const std::string& part) {
  City city{.id = CityId{id}, .name = id, .country = CountryCode{country}, .region = RegionCode{region}};
  city.regionPart = part;
  city.position = {Longitude{lon}, Latitude{lat}};
  dataset_.cities.push_back(std::move(city));
  return *this;
}

World& World::region(const std::string& code, const std::string& country, const std::string& sameAsCity,
                     const std::string& capital) {
  Region region{.id = RegionId{lower(code)}, .name = code, .country = CountryCode{country}, .code = RegionCode{code}};
  if (!sameAsCity.empty()) region.sameAsCity = CityId{sameAsCity};
  if (!capital.empty()) region.capital = CityId{capital};
  dataset_.regions.push_back(std::move(region));
  return *this;
}

World& World::embassy(const std::string& id, const std::string& sending, const std::string& host, double lon,
                      double lat) {
  consulate(id, sending, host, lon, lat);
  dataset_.posts.back().kind = PostKind::embassy;
  return *this;
}

World& World::consulate(const std::string& id, const std::string& sending, const std::string& host, double lon,
                        double lat, const std::string& opened, const std::string& closed) {
  Post post{.id = PostId{id}, .name = id, .sending = CountryCode{sending}, .host = CountryCode{host}};
  post.position = {Longitude{lon}, Latitude{lat}};
  post.opened = partial(opened);
  post.closed = partial(closed);
  dataset_.posts.push_back(std::move(post));
  return *this;
}

World& World::serves(const std::string& post, const std::string& region, const std::string& part,
                     const std::string& from, const std::string& to) {
  District district{.post = PostId{post}, .region = RegionCode{region}, .part = part};
  district.validFrom = partial(from);
  district.validTo = partial(to);
  dataset_.districts.push_back(std::move(district));
  return *this;
}

World& World::agreement(const std::string& id, const std::string& a, const std::string& b, const std::string& from,
                        const std::string& to, double strength) {
  Agreement agreement{.id = AgreementId{id}, .kind = "sister_city", .a = PlaceId{a}, .b = PlaceId{b}};
  agreement.signedOn = partial(from);
  agreement.ended = partial(to);
  agreement.strength = strength;
  dataset_.agreements.push_back(std::move(agreement));
  return *this;
}

Dataset World::build() const {
  Dataset dataset = dataset_;
  sortById(dataset.cities);
  sortById(dataset.regions);
  sortById(dataset.posts);
  sortById(dataset.agreements);
  std::sort(dataset.districts.begin(), dataset.districts.end(), [](const District& x, const District& y) {
    return std::tie(x.post, x.region, x.part, x.validFrom) < std::tie(y.post, y.region, y.part, y.validFrom);
  });
  return dataset;
}

Date day(const std::string& text) { return Date::parse(text).value(); }

World oneConsulate() {
  World world;
  world.region("US-1", "US").city("us-a", "US", "US-1").city("us-b", "US", "US-1");
  world.region("CN-1", "CN").city("cn-x", "CN", "CN-1").city("cn-y", "CN", "CN-1");
  world.consulate("cn-us-post", "CN", "US").serves("cn-us-post", "US-1");
  world.agreement("tie", "us-a", "cn-x");
  return world;
}

World randomWorld(std::mt19937& random, int citiesPerCountry, int posts, int agreements, bool withOddities) {
  static const std::vector<std::string> countries{"AA", "BB", "CC"};
  auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  World world;
  std::vector<std::string> places;
  for (const std::string& country : countries) {
    for (int r = 0; r < 2; ++r) {
      const std::string code = country + "-" + std::to_string(r);
      const bool isCity = withOddities && r == 1 && below(2) == 1;
      world.region(code, country, isCity ? country + "city0" : "");
      places.push_back(std::string{static_cast<char>(country[0] + 32), static_cast<char>(country[1] + 32)} + "-" +
                       std::to_string(r));
    }
    for (int c = 0; c < citiesPerCountry; ++c) {
      const std::string id = country + "city" + std::to_string(c);
      const std::string part = withOddities && below(3) == 0 ? "north" : "";
      world.city(id, country, country + "-" + std::to_string(below(3)), below(90), below(45), part);
      places.push_back(id);
    }
  }
  for (int p = 0; p < posts; ++p) {
    const std::string& sending = countries[static_cast<std::size_t>(below(3))];
    const std::string& host = countries[static_cast<std::size_t>(below(3))];
    if (sending == host) continue;
    const std::string id = "post" + std::to_string(p);
    below(2) ? world.embassy(id, sending, host, 5, 5) : world.consulate(id, sending, host, 5 + p, 5);
    world.serves(id, host + "-" + std::to_string(below(2)));
    if (withOddities && below(2) == 1) world.serves(id, host + "-" + std::to_string(below(2)), "north");
  }
  for (int a = 0; a < agreements; ++a) {
    const auto& x = places[static_cast<std::size_t>(below(static_cast<int>(places.size())))];
    const auto& y = places[static_cast<std::size_t>(below(static_cast<int>(places.size())))];
    if (x != y) world.agreement("agreement" + std::to_string(a), x, y, "", "", below(2) ? 1 : 0.5);
  }
  return world;
}

}  // namespace cityties::test
