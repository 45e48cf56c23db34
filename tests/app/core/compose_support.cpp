#include "tests/app/core/compose_support.hpp"

#include <stdexcept>

#include "tests/support/world.hpp"

namespace cityties::test {
namespace {

geo::LonLatPolygon rectangle(double west, double south, double east, double north) {
  const auto at = [](double lon, double lat) { return graph::LonLat{{lon}, {lat}}; };
  return {{at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)}, {}};
}

core::ScenarioStep step(const std::string& id, std::vector<graph::Action> actions) {
  core::ScenarioStep result;
  result.id = id;
  result.title.english = "Step " + id;
  result.actions = std::move(actions);
  return result;
}

}  // namespace

std::shared_ptr<const graph::Dataset> smallDataset() {
  World world;
  world.region("US-1", "US").region("US-2", "US").region("CN-1", "CN").region("CN-2", "CN");
  world.city("us-a", "US", "US-1", -100, 35).city("us-b", "US", "US-1", -95, 31).city("us-d", "US", "US-2", -77, 39);
  world.city("cn-x", "CN", "CN-1", 116, 40).city("cn-y", "CN", "CN-2", 104, 31);
  world.consulate("cn-us-h", "CN", "US", -96, 30).embassy("cn-us-dc", "CN", "US", -77, 39);
  world.embassy("us-cn-bj", "US", "CN", 116, 40);
  world.serves("cn-us-h", "US-1").serves("cn-us-dc", "US-2").serves("us-cn-bj", "CN-1").serves("us-cn-bj", "CN-2");
  world.agreement("t1", "us-a", "cn-x").agreement("t2", "us-d", "cn-y").agreement("t3", "us-1", "cn-2");
  graph::Dataset dataset = world.build();
  for (graph::Post& post : dataset.posts) {
    if (post.id.text == "us-cn-bj") post.city = graph::CityId{"cn-x"};
    if (post.id.text == "cn-us-dc") post.city = graph::CityId{"us-d"};
  }
  return std::make_shared<const graph::Dataset>(std::move(dataset));
}

core::Scenario smallScenario() {
  core::Scenario scenario;
  scenario.id = "small";
  scenario.title.english = "A small world";
  scenario.steps = {
      step("closes", {graph::ClosePost{graph::PostId{"cn-us-h"}, {}}}),
      step("passes", {graph::ReassignDistrict{graph::RegionCode{"US-1"}, std::nullopt, graph::PostId{"cn-us-dc"}}}),
      step("ends", {graph::TerminateAgreement{graph::AgreementId{"t2"}}}),
      step("signs", {graph::SignAgreement{"t4", "sister_city", graph::PlaceId{"us-b"}, graph::PlaceId{"cn-y"}, 1}})};
  return scenario;
}

core::Story storyOf(std::shared_ptr<const graph::Dataset> dataset, core::Scenario scenario) {
  core::StoryOptions options;
  options.date = day("2020-07-20");
  auto story = core::workOut(std::move(dataset), std::move(scenario), options);
  if (!story) throw std::logic_error(story.error().front().text());
  return *story;
}

core::Story smallStory() { return storyOf(smallDataset(), smallScenario()); }

geo::BaseMap smallBaseMap() {
  geo::BaseMap map;
  map.regions = {{"US-1", "US", "One", "", {rectangle(-106, 26, -90, 37)}},
                 {"US-2", "US", "Two", "", {rectangle(-90, 26, -70, 45)}},
                 {"CN-1", "CN", "North", "", {rectangle(108, 35, 122, 45)}},
                 {"CN-2", "CN", "West", "", {rectangle(98, 25, 108, 35)}}};
  for (const geo::RegionShape& region : map.regions) map.land.push_back({region.polygons});
  map.countries = {{"US", "United States", "美国", {{-98}, {41}}, 2}, {"CN", "China", "中国", {{103}, {38}}, 2}};
  return map;
}

core::ProjectedBasePtr smallBase() {
  return core::projectBase(smallBaseMap(), geo::Projection::equalEarth(graph::Longitude{-170}));
}

const core::Layer& layer(const core::MapScene& scene, const std::string& id) {
  for (const core::LayerPtr& one : scene.layers)
    if (one->id == id) return *one;
  throw std::logic_error("no layer " + id);
}

}  // namespace cityties::test
