#include <algorithm>
#include <cmath>

#include "app/core/compose.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/support/catch.hpp"

using namespace cityties;
using namespace cityties::core;

namespace {

const geo::Projection world = geo::Projection::equalEarth(graph::Longitude{-170});

bool shows(const geo::PlaneBox& box, const geo::Projection& projection, double lon, double lat) {
  const auto at = projection.forward({{lon}, {lat}});
  return at && box.contains(*at);
}

}  // namespace

TEST_CASE("the post in focus is the one a step is about, whoever takes its district") {
  const Story story = test::smallStory();
  for (const std::size_t step : {0u, 1u, 2u, 3u, 4u}) {
    const auto post = postInFocus(story, step);
    REQUIRE(post);
    CHECK(post->text == "cn-us-h");
  }
  Scenario redraw;
  redraw.steps.resize(1);
  redraw.steps[0].actions = {
      graph::ReassignDistrict{graph::RegionCode{"US-1"}, std::nullopt, graph::PostId{"cn-us-dc"}}};
  const auto heir = postInFocus(test::storyOf(test::smallDataset(), redraw), 1);
  REQUIRE(heir);
  CHECK(heir->text == "cn-us-dc");
}

TEST_CASE("a scenario about agreements has no close-up, and looks where its camera says") {
  Scenario scenario;
  scenario.steps.resize(1);
  scenario.steps[0].actions = {graph::TerminateAgreement{graph::AgreementId{"t1"}}};
  scenario.steps[0].camera.fit = {"US-1"};
  const Story story = test::storyOf(test::smallDataset(), scenario);
  CHECK_FALSE(planInset(story, 1, {}));
  const geo::PlaneBox box = framing(story, 1, world);
  CHECK(shows(box, world, -100, 35));
  CHECK(shows(box, world, -95, 31));
  CHECK_FALSE(shows(box, world, 116, 40));
  CHECK(shows(framing(story, 0, world), world, 116, 40));
}

TEST_CASE("home holds both coasts and does not move while a close-up tells the step") {
  const Story story = test::smallStory();
  const geo::PlaneBox home = framing(story, 0, world);
  for (const auto& [lon, lat] : {std::pair{-77.0, 39.0}, {116.0, 40.0}, {-96.0, 30.0}, {-100.0, 35.0}})
    CHECK(shows(home, world, lon, lat));
  for (std::size_t step = 1; step < story.steps.size(); ++step) {
    const geo::PlaneBox box = framing(story, step, world);
    CHECK(box.min == home.min);
    CHECK(box.max == home.max);
  }
}

TEST_CASE("the close-up shows the district in focus in the shape of its frame") {
  const Story story = test::smallStory();
  const auto plan = planInset(story, 1, {});
  REQUIRE(plan);
  CHECK(shows(plan->box, plan->projection, -100, 35));
  CHECK(shows(plan->box, plan->projection, -95, 31));
  CHECK(shows(plan->box, plan->projection, -96, 30));
  CHECK_FALSE(shows(plan->box, plan->projection, -77, 39));
  CHECK((plan->box.max.x - plan->box.min.x) / (plan->box.max.y - plan->box.min.y) == Approx(392.0 / 232.0));
  CHECK(plan->caption.find("cn-us-h") != std::string::npos);
  REQUIRE(plan->outline.size() > 4);
  CHECK(plan->outline.front() == plan->outline.back());
  for (const graph::LonLat& corner : plan->outline) {
    const auto at = plan->projection.forward(corner);
    REQUIRE(at);
    const bool onEdge = std::abs(at->x - plan->box.min.x) < 1e-6 || std::abs(at->x - plan->box.max.x) < 1e-6 ||
                        std::abs(at->y - plan->box.min.y) < 1e-6 || std::abs(at->y - plan->box.max.y) < 1e-6;
    CHECK(onEdge);
  }
}

TEST_CASE("the legend explains the signs a step uses and no others") {
  const Story story = test::smallStory();
  const auto has = [&](std::size_t step, const std::string& label) {
    ComposeOptions options;
    options.step = step;
    for (const auto& row : legend(story, {}, options))
      if (std::ranges::find(row, label, &LegendItem::label) != row.end()) return true;
    return false;
  };
  CHECK_FALSE(has(0, "Cut"));
  CHECK(has(0, "District in focus"));
  CHECK(has(1, "Cut"));
  CHECK(has(1, "Closed"));
  CHECK(has(1, "District without its post"));
  CHECK_FALSE(has(1, "New or restored"));
  CHECK(has(2, "District taken over"));
  CHECK(has(2, "New or restored"));
  CHECK_FALSE(has(2, "District without its post"));
}

TEST_CASE("places have short names in both languages") {
  graph::Dataset dataset;
  graph::City beijing;
  beijing.id = graph::CityId{"cn-bj"};
  beijing.name = "Beijing";
  beijing.nameLocal = "北京市";
  graph::City zhengding = beijing;
  zhengding.id = graph::CityId{"cn-zd"};
  zhengding.name = "Zhengding";
  zhengding.nameLocal = "正定县";
  graph::City houston;
  houston.id = graph::CityId{"us-houston"};
  houston.name = "Houston";
  dataset.cities = {beijing, zhengding, houston};
  graph::Post post;
  post.id = graph::PostId{"cn-us-houston"};
  post.name = "Consulate General of the PRC in Houston";
  post.nameLocal = "中华人民共和国驻休斯敦总领事馆";
  post.sending = graph::CountryCode{"CN"};
  post.host = graph::CountryCode{"US"};
  graph::Post embassy = post;
  embassy.id = graph::PostId{"us-cn-beijing"};
  embassy.kind = graph::PostKind::embassy;
  embassy.name = "Embassy of the United States in China";
  embassy.nameLocal.clear();
  embassy.city = beijing.id;
  embassy.sending = graph::CountryCode{"US"};
  dataset.posts = {post, embassy};

  CHECK(placeName(dataset, "cn-bj", Language::chinese) == "北京");
  CHECK(placeName(dataset, "cn-bj", Language::english) == "Beijing");
  CHECK(placeName(dataset, "cn-zd", Language::chinese) == "正定县");
  CHECK(placeName(dataset, "us-houston", Language::chinese) == "休斯敦");
  CHECK(placeName(dataset, "cn-us-houston", Language::english) == "Houston");
  CHECK(placeName(dataset, "cn-us-houston", Language::chinese) == "休斯敦");
  CHECK(placeName(dataset, "us-cn-beijing", Language::english) == "Beijing");
  CHECK(placeName(dataset, "US", Language::chinese) == "美国");
  CHECK(placeName(dataset, "no-such-place", Language::english) == "no-such-place");
  CHECK(postTitle(dataset, "cn-us-houston", {}) == "PRC consulate general in Houston");
  CHECK(postTitle(dataset, "us-cn-beijing", {}) == "US embassy in Beijing");
}

TEST_CASE("credits name the sources and say that boundaries are illustrative") {
  graph::Dataset dataset = *test::smallDataset();
  dataset.info.credit = "Places: GeoNames (CC BY 4.0). Identifiers: Wikidata (CC0).";
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(dataset), {});
  CHECK(
      credits(story, {}) ==
      "Places: GeoNames (CC BY 4.0) · Identifiers: Wikidata (CC0) · Map: Natural Earth · Boundaries are illustrative");
}

TEST_CASE("places all over the earth are framed as the whole earth, on every map") {
  graph::Dataset dataset = *test::smallDataset();
  for (graph::City& city : dataset.cities) {  // round the earth, and from Cape Horn to Tromsø
    const auto i = static_cast<double>(&city - dataset.cities.data());
    const auto n = static_cast<double>(dataset.cities.size());
    city.position = {{-175 + 350 * i / n}, {-55 + 124 * i / n}};
  }
  dataset.posts.clear();
  dataset.districts.clear();
  const Story story = test::storyOf(std::make_shared<const graph::Dataset>(std::move(dataset)), {});
  for (const geo::ProjectionKind kind : geo::mapProjections()) {
    INFO(std::string(geo::nameOf(kind)));
    const geo::Projection projection = geo::Projection::make(kind, {{-170}, {30}});
    const geo::PlaneBox box = framing(story, 0, projection), map = projection.bounds();
    CHECK(box.min.x + box.max.x == Approx(0).margin(1e-12));
    CHECK(box.max.x > map.max.x);
    CHECK(box.max.x < 1.05 * map.max.x);
    if (kind == geo::ProjectionKind::mercator) {  // without the ice
      CHECK(shows(box, projection, -175, -55));
      CHECK(shows(box, projection, 20, 79));
      CHECK_FALSE(shows(box, projection, 20, -70));
      continue;
    }
    CHECK(box.min.y + box.max.y == Approx(0).margin(1e-12));
    CHECK(box.max.y > map.max.y);
    CHECK(box.max.y < 1.05 * map.max.y);
  }
}

TEST_CASE("home holds what a map shows of its places, on every map about any centre") {
  const Story story = test::smallStory();
  for (const geo::ProjectionKind kind : geo::mapProjections()) {
    for (const graph::LonLat centre : {graph::LonLat{{-170}, {0}}, {{-95}, {30}}, {{10}, {50}}, {{0}, {-90}}}) {
      INFO(std::string(geo::nameOf(kind)) << " about " << centre.lon.degrees << " " << centre.lat.degrees);
      const geo::Projection projection = geo::Projection::make(kind, centre);
      for (std::size_t step = 0; step < story.steps.size(); ++step) {
        const geo::PlaneBox box = framing(story, step, projection);
        REQUIRE(std::isfinite(box.min.x + box.min.y + box.max.x + box.max.y));
        REQUIRE(box.max.x > box.min.x);
        REQUIRE(box.max.y > box.min.y);
        for (const auto& [lon, lat] : {std::pair{-77.0, 39.0}, {116.0, 40.0}, {-96.0, 30.0}}) {
          if (projection.forward({{lon}, {lat}})) CHECK(shows(box, projection, lon, lat));
        }
      }
    }
  }
}

TEST_CASE("a globe is framed as a ball, and a step's camera without the places behind it") {
  const geo::Projection globe = geo::Projection::make(geo::ProjectionKind::globe, {{-100}, {35}});
  const Story story = test::smallStory();
  const geo::PlaneBox home = framing(story, 0, globe);
  CHECK(home.min.x < -1);
  CHECK(home.max.y > 1);
  Scenario scenario;
  scenario.steps.resize(1);
  scenario.steps[0].actions = {graph::TerminateAgreement{graph::AgreementId{"t1"}}};
  scenario.steps[0].camera.fit = {"US-1", "CN"};  // China lies on the far side
  const geo::PlaneBox box = framing(test::storyOf(test::smallDataset(), scenario), 1, globe);
  CHECK(shows(box, globe, -100, 35));
  CHECK(box.max.x - box.min.x < 1);
}

TEST_CASE("where arcs cross the seam home is the whole map, and a box where they do not") {
  const Story story = test::smallStory();
  for (const geo::ProjectionKind kind : geo::mapProjections()) {
    if (geo::isAzimuthal(kind)) continue;
    INFO(std::string(geo::nameOf(kind)));
    const geo::Projection europe = geo::Projection::make(kind, {{10}, {0}});  // the seam at 170° W, between the two
    const geo::PlaneBox whole = framing(story, 0, europe);
    CHECK(whole.min.x < europe.bounds().min.x);
    CHECK(whole.max.x > europe.bounds().max.x);
    const geo::Projection pacific = geo::Projection::make(kind, {{-170}, {0}});
    const geo::PlaneBox part = framing(story, 0, pacific);
    CHECK(part.min.x > pacific.bounds().min.x);
    CHECK(part.max.x < pacific.bounds().max.x);
  }
}
