#include "app/core/map_centre.hpp"

#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

graph::City cityAt(const std::string& id, double lon, double lat) {
  graph::City city;
  city.id = graph::CityId{id};
  city.position = {{lon}, {lat}};
  return city;
}

/// Cities stand in order of id, as a validated dataset has them.
graph::Dataset joined(std::vector<graph::City> cities, const std::vector<std::pair<std::string, std::string>>& ties) {
  graph::Dataset dataset;
  dataset.cities = std::move(cities);
  for (const auto& [a, b] : ties) {
    graph::Agreement agreement;
    agreement.id = graph::AgreementId{a + "-" + b};
    agreement.a = graph::PlaceId{a};
    agreement.b = graph::PlaceId{b};
    dataset.agreements.push_back(agreement);
  }
  return dataset;
}

double home(const graph::Dataset& dataset) { return homeCentre(dataset, geo::ProjectionKind::equalEarth).lon.degrees; }

}  // namespace

TEST_CASE("home is the middle of the Pacific while its seam cuts few agreements") {
  CHECK(home({}) == -170);
  CHECK(home(joined({cityAt("houston", -95, 30), cityAt("shenzhen", 114, 22)}, {{"houston", "shenzhen"}})) == -170);
  // One of eleven across 10 degrees east is borne, one of nine is not.
  std::vector<std::pair<std::string, std::string>> ties{{"lyon", "prague"}};
  for (int i = 0; i < 10; ++i) ties.emplace_back("houston", "shenzhen");
  const std::vector<graph::City> cities{cityAt("houston", -95, 30), cityAt("lyon", 5, 46), cityAt("prague", 14, 50),
                                        cityAt("shenzhen", 114, 22)};
  CHECK(home(joined(cities, ties)) == -170);
  ties.resize(9);
  CHECK(home(joined(cities, ties)) != -170);
}

TEST_CASE("home of a network about the Pacific's seam is a meridian whose seam cuts the fewest agreements") {
  const auto europe = joined({cityAt("lyon", 5, 46), cityAt("osaka", 135, 35), cityAt("prague", 14, 50)},
                             {{"lyon", "prague"}, {"lyon", "osaka"}, {"osaka", "prague"}});
  const double seam = std::remainder(home(europe) + 180, 360.0);
  CHECK((seam < 5 || seam > 135));
  // Nearest to the Pacific of those: just west of Lyon.
  CHECK(seam == 2.5);
  SECTION("also where ties cross the date line") {
    const auto fiji =
        joined({cityAt("apia", -172, -14), cityAt("lyon", 5, 46), cityAt("prague", 14, 50), cityAt("suva", 178, -18)},
               {{"apia", "suva"}, {"lyon", "prague"}});
    const double at = std::remainder(home(fiji) + 180, 360.0);
    CHECK((at < 5 || at > 14));
    CHECK((at > -172 && at < 178));
  }
}

TEST_CASE("a projection about a point has its home in the north of that meridian") {
  const auto at = homeCentre({}, geo::ProjectionKind::globe);
  CHECK(at.lon.degrees == -170);
  CHECK(at.lat.degrees == 35);
}

TEST_CASE("who asks for the centre in every frame has the data searched once") {
  const auto data = std::make_shared<const graph::Dataset>(
      joined({cityAt("houston", -95, 30), cityAt("lyon", 5, 46), cityAt("prague", 14, 50)}, {{"lyon", "prague"}}));
  Centres centres(data);
  const std::vector<std::optional<MapCentre>> asked{std::nullopt, MapCentre{"houston", {}}, MapCentre{"nowhere", {}},
                                                    MapCentre{{}, {{12}, {34}}}};
  for (const auto kind : {geo::ProjectionKind::equalEarth, geo::ProjectionKind::globe})
    for (const auto& centre : asked) CHECK(centres.of(kind, centre) == centreOf(*data, kind, centre));
  Centres frames(data);
  for (int frame = 0; frame < 100; ++frame) {
    CHECK(frames.of(geo::ProjectionKind::equalEarth, std::nullopt) ==
          homeCentre(*data, geo::ProjectionKind::equalEarth));
    CHECK(frames.of(geo::ProjectionKind::globe, MapCentre{"houston", {}}).lon.degrees == -95);
  }
  CHECK(frames.searches() == 2);
}
