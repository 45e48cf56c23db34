// An SVG of ours is parsed, not only looked at: its structure is a contract.

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>

#include "app/page/page.hpp"
#include "app/text/text.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/app/page/svg_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;

namespace {

const cityties::test::TemporaryFolder scratch;
const std::filesystem::path& folder = scratch.path();

std::string draw(const page::PageOptions& options, const core::Story& story = test::smallStory()) {
  std::filesystem::create_directories(folder);
  const auto file = folder / "page.svg";
  const auto drawn = page::render(story, test::smallBase(), test::smallBaseMap(), {}, options, file);
  REQUIRE(drawn);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

pugi::xml_document parsed(const std::string& svg) {
  pugi::xml_document document;
  const auto result = document.load_buffer(svg.data(), svg.size());
  INFO(result.description() << " at " << result.offset);
  REQUIRE(result);
  return document;
}

page::PageOptions step(std::size_t step) {
  page::PageOptions options;
  options.width = 960;
  options.height = 540;
  options.step = step;
  return options;
}

/// Every position of a drawing: paths, circles, rectangles, texts.
std::vector<test::Point> pointsOf(const pugi::xml_document& document) {
  std::vector<test::Point> points;
  const auto number = [](const pugi::xml_attribute& attribute) {
    REQUIRE(std::string_view(attribute.value()).find_first_not_of("-.0123456789") == std::string_view::npos);
    return attribute.as_double();
  };
  for (const pugi::xml_node& node : test::elementsOf(document)) {
    for (const auto& line : test::linesOf(node.attribute("d").value()))
      points.insert(points.end(), line.begin(), line.end());
    const std::string name = node.name();
    if (name == "circle") points.push_back({number(node.attribute("cx")), number(node.attribute("cy"))});
    if (name == "text") points.push_back({number(node.attribute("x")), number(node.attribute("y"))});
  }
  return points;
}

}  // namespace

TEST_CASE("an SVG has the groups of the contract, each name once") {
  for (const auto layout :
       {page::Layout::map, page::Layout::bare, page::Layout::sideBySide, page::Layout::contactSheet}) {
    page::PageOptions options = step(1);
    options.layout = layout;
    const auto document = parsed(draw(options));
    std::vector<std::string> twice;
    const auto ids = test::idsOf(document, &twice);
    CHECK(twice.empty());
    const auto prefixes = [&]() -> std::vector<std::string> {
      if (layout == page::Layout::sideBySide) return {"before-", "after-"};
      if (layout == page::Layout::contactSheet) return {"step-0-", "step-1-", "step-4-"};
      return {""};
    }();
    for (const std::string& prefix : prefixes)
      for (const char* name : {"land", "lakes", "borders", "regions", "ties", "posts", "cities", "labels", "frame"}) {
        INFO(prefix << name);
        CHECK(ids.contains(prefix + name));
      }
    CHECK(ids.contains("legend"));
    if (layout == page::Layout::map) CHECK(ids.contains("inset-ties"));
  }
}

TEST_CASE("an SVG says what it is, for those who cannot see it and for those who make it again") {
  page::PageOptions options = step(1);
  options.command = "cityties render --scenario small";
  options.datasetSha256 = "0123abcd";
  const std::string svg = draw(options);
  const auto document = parsed(svg);
  const pugi::xml_node root = document.child("svg");
  CHECK(std::string(root.attribute("role").value()) == "img");
  CHECK(std::string(root.child("title").text().get()) == "A small world: Step closes");
  const std::string description = root.child("desc").text().get();
  CHECK(description.find("2020") != std::string::npos);
  CHECK(description.size() > 80);
  CHECK(svg.find("0123abcd") != std::string::npos);
  CHECK(svg.find("<dc:identifier>cityties render --scenario small<") != std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find(folder.string()) == std::string::npos);
}

TEST_CASE("every tie, post and city is there with its id and its name") {
  const auto document = parsed(draw(step(1)));
  std::set<std::string> ties, posts, cities;
  for (const pugi::xml_node& node : test::elementsOf(document)) {
    const std::string classes = std::string(" ") + node.attribute("class").value() + " ",
                      id = node.attribute("data-id").value();
    if (id.empty() || std::string_view(node.name()) == "text") continue;
    const auto note = [&](const char* kind, std::set<std::string>& ids) {
      if (classes.find(kind) == std::string::npos) return;
      ids.insert(id);
      CHECK_FALSE(std::string_view(node.child("title").text().get()).empty());
    };
    note(" tie agreement ", ties);
    note(" post ", posts);
    note(" city ", cities);
  }
  CHECK(ties == std::set<std::string>{"t1", "t2", "t3"});
  CHECK(posts == std::set<std::string>{"cn-us-dc", "cn-us-h", "us-cn-bj"});
  CHECK(cities == std::set<std::string>{"cn-x", "cn-y", "us-a", "us-b", "us-d"});
}

TEST_CASE("all that is drawn of ties, posts, cities and districts says what it is, at every step") {
  for (const auto content : {core::MapContent::state, core::MapContent::difference})
    for (const auto flows : {core::FlowLevel::ties, core::FlowLevel::countries})
      for (std::size_t at = 0; at < test::smallStory().steps.size(); ++at) {
        page::PageOptions options = step(at);
        options.content = content;
        options.flows = flows;
        const auto document = parsed(draw(options));
        for (const char* group : {"ties", "posts", "cities", "regions", "inset-ties", "inset-regions"}) {
          const std::string drawn = std::string("//*[@id='") + group + "']//*[self::path or self::circle]";
          for (const auto& found : document.select_nodes(drawn.c_str())) {
            pugi::xml_node node = found.node();
            while (node.attribute("data-id").empty() && node.attribute("id").empty()) node = node.parent();
            INFO(group << " of step " << at << ": " << found.node().attribute("class").value());
            CHECK_FALSE(std::string_view(node.attribute("data-id").value()).empty());
            CHECK_FALSE(std::string_view(node.attribute("class").value()).empty());
            CHECK_FALSE(std::string_view(node.child("title").text().get()).empty());
          }
        }
      }
}

TEST_CASE("nothing is drawn far outside the picture, however close it looks") {
  for (const double zoom : {1.0, 40.0}) {
    page::PageOptions options = step(1);
    options.zoom = zoom;
    const auto points = pointsOf(parsed(draw(options)));
    CHECK(points.size() > 50);
    for (const test::Point& p : points) {
      CHECK((p.x > -40 && p.x < 1000));
      CHECK((p.y > -40 && p.y < 580));
    }
  }
}

TEST_CASE("no edge of land or tie is longer than those of the map's shapes") {
  page::PageOptions options = step(1);
  options.fit = {"world"};
  const auto base = test::smallBase();
  const geo::PlaneBox world = base->projection.bounds();
  const double pixels = options.width / (world.max.x - world.min.x);  // an earth radius has no more than this
  const auto document = parsed(draw(options));
  const auto longest = [&](const char* group) {
    double length = 0;
    const std::string path = std::string("//*[@id='") + group + "']//*[@d]";
    for (const auto& found : document.select_nodes(path.c_str()))
      for (const auto& line : test::linesOf(found.node().attribute("d").value()))
        for (std::size_t i = 1; i < line.size(); ++i)
          length = std::max(length, std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
    return length;
  };
  CHECK(longest("land") > 0);
  CHECK(longest("land") < geo::longestSegment * pixels + .3);
  CHECK(longest("ties-in-force") > 0);
  CHECK(longest("ties-in-force") < .2 * pixels + .3);
}

TEST_CASE("names with the signs of XML, line ends and control characters come through") {
  graph::Dataset dataset = *test::smallDataset();
  for (graph::City& city : dataset.cities)
    if (city.id.text == "us-a") city.name = "A & B <C> \"D\"\nE\x01";
  const std::string svg =
      draw(step(1), test::storyOf(std::make_shared<const graph::Dataset>(std::move(dataset)), test::smallScenario()));
  CHECK(std::ranges::none_of(svg, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }));
  const auto document = parsed(svg);
  const auto found = document.select_node("//*[@data-id='us-a']/title");
  CHECK(std::string(found.node().text().get()) == "A & B <C> \"D\" E ");
}

TEST_CASE("text is text, and the fonts that go with it have every letter of it") {
  REQUIRE(text::chineseFont());
  page::PageOptions options = step(1);
  options.names = core::MapNames::both;
  graph::Dataset dataset = *test::smallDataset();
  dataset.info.titleZh = dataset.info.title = "Ties 友好城市 2020";
  core::Scenario scenario = test::smallScenario();
  scenario.title.english = "休斯敦 Houston";
  const auto document =
      parsed(draw(options, test::storyOf(std::make_shared<const graph::Dataset>(std::move(dataset)), scenario)));
  const auto texts = test::textsOf(document);
  CHECK(std::ranges::find(texts, "休斯敦 Houston") != texts.end());
  CHECK(std::ranges::find(texts, "Step closes") != texts.end());
  const auto fonts = test::fontsOf(document);
  CHECK(fonts.size() >= 3);
  CHECK(test::lettersWithoutFont(texts, fonts).empty());
  CHECK_FALSE(test::lettersWithoutFont({"龘"}, fonts).empty());
  for (const std::string& font : fonts) CHECK(font.size() < 60000);
}

TEST_CASE("a map alone says too what it gathers, in rows no wider than the page") {
  for (const double width : {960., 260.}) {
    page::PageOptions options = step(0);
    options.layout = page::Layout::bare;
    options.width = width;
    options.flows = core::FlowLevel::countries;
    const auto document = parsed(draw(options));
    std::string said;
    for (const auto& found : document.select_nodes("//*[@id='legend']/text"))
      said += std::string(found.node().text().get()) + " ";
    INFO(said);
    CHECK(said.find("gathered into") != std::string::npos);
    options.flows = core::FlowLevel::ties;
    CHECK(draw(options).find("gathered into") == std::string::npos);
  }
}

TEST_CASE("a scale bar stands in the legend where the scale of the map can be told") {
  const auto bars = [](const page::PageOptions& options) {
    const auto document = parsed(draw(options));
    std::size_t count = 0;
    for (const pugi::xml_node& node : test::elementsOf(document))
      if (std::string_view(node.attribute("class").value()).starts_with("scale-bar ")) {
        ++count;
        CHECK(std::string_view(node.parent().attribute("id").value()) == "legend");
        const auto lines = test::linesOf(node.attribute("d").value());
        REQUIRE(lines.size() == 3);  // the bar and its ends
        const double length = lines[1][1].x - lines[1][0].x;
        CHECK(length > 20);
        CHECK(length < 121);
      }
    const auto texts = test::textsOf(document);
    const bool told =
        std::ranges::any_of(texts, [](const std::string& text) { return text.find(" km") != std::string::npos; });
    CHECK(told == (count > 0));
    return count;
  };
  for (const auto layout : {page::Layout::map, page::Layout::bare, page::Layout::sideBySide}) {
    page::PageOptions options = step(1);
    options.layout = layout;
    CHECK(bars(options) == 1);
    options.fit = {"world"};
    CHECK(bars(options) == 0);
  }
}

TEST_CASE("a close-up covers nothing of a globe on a wide page") {
  const auto globe = core::projectBase(test::smallBaseMap(),
                                       geo::Projection::make(geo::ProjectionKind::globe, graph::LonLat{{-170}, {35}}));
  for (const auto& [width, height] : {std::pair{1280., 720.}, {1600., 900.}, {1000., 700.}}) {
    page::PageOptions options = step(1);
    options.width = width;
    options.height = height;
    const auto file = folder / "globe.svg";
    std::filesystem::create_directories(folder);
    REQUIRE(page::render(test::smallStory(), globe, test::smallBaseMap(), {}, options, file));
    std::ifstream in(file, std::ios::binary);
    const auto document = parsed({std::istreambuf_iterator<char>(in), {}});
    std::vector<test::Point> disc;
    pugi::xml_node frame;
    for (const pugi::xml_node& node : test::elementsOf(document)) {
      const std::string_view kind = node.attribute("class").value();
      if (kind.starts_with("sphere ") && disc.empty())
        for (const auto& line : test::linesOf(node.attribute("d").value()))
          disc.insert(disc.end(), line.begin(), line.end());
      if (kind.starts_with("frame ") && std::string_view(node.parent().attribute("id").value()) == "inset")
        frame = node;
    }
    REQUIRE(disc.size() > 50);
    REQUIRE(frame);
    const double x = frame.attribute("x").as_double(), y = frame.attribute("y").as_double();
    const double w = frame.attribute("width").as_double(), h = frame.attribute("height").as_double();
    INFO(width << " x " << height);
    CHECK(std::ranges::none_of(disc,
                               [&](const test::Point& p) { return p.x > x && p.x < x + w && p.y > y && p.y < y + h; }));
  }
}

TEST_CASE("beside a short finding a map of the whole earth is wider than the room left of it, and stays clear of it") {
  core::Scenario scenario;  // no close-up
  scenario.steps.resize(1);
  scenario.steps[0].actions = {graph::TerminateAgreement{graph::AgreementId{"t1"}}};
  page::PageOptions options = step(0);
  options.width = 1280;
  options.height = 720;
  options.fit = {"world"};
  const auto document = parsed(draw(options, test::storyOf(test::smallDataset(), scenario)));
  pugi::xml_node panel;
  std::vector<test::Point> lines;
  for (const pugi::xml_node& node : test::elementsOf(document)) {
    const std::string_view kind = node.attribute("class").value();
    if (kind.starts_with("panel ") && std::string_view(node.parent().attribute("id").value()) == "finding")
      panel = node;
    if (kind.starts_with("graticule "))
      for (const auto& line : test::linesOf(node.attribute("d").value()))
        lines.insert(lines.end(), line.begin(), line.end());
  }
  REQUIRE(panel);
  REQUIRE(lines.size() > 100);
  const double x = panel.attribute("x").as_double();
  const double bottom = panel.attribute("y").as_double() + panel.attribute("height").as_double();
  CHECK(std::ranges::any_of(lines, [&](const test::Point& p) { return p.x > x; }));
  CHECK(std::ranges::none_of(lines, [&](const test::Point& p) { return p.x > x && p.y < bottom; }));
}

TEST_CASE("a picture of a physical size says so") {
  page::PageOptions options = step(1);
  options.width = 480;
  options.dpi = 192;
  const pugi::xml_document document = parsed(draw(options));
  CHECK(std::string(document.child("svg").attribute("width").value()) == "63.5mm");
  CHECK(std::string(document.child("svg").attribute("viewBox").value()) == "0 0 480 540");
}
