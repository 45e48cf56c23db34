// Several maps on one page are there to be compared: one camera, one scale of widths and colours, one legend.

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

#include "app/core/findings.hpp"
#include "app/page/page.hpp"
#include "tests/app/core/compose_support.hpp"
#include "tests/app/page/svg_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace cityties;

namespace {

const cityties::test::TemporaryFolder scratch;

pugi::xml_document drawn(page::Layout layout, core::FlowLevel flows = core::FlowLevel::ties,
                         core::MapContent content = core::MapContent::state) {
  page::PageOptions options;
  options.width = 960;
  options.height = 720;
  options.step = 1;
  options.layout = layout;
  options.flows = flows;
  options.content = content;
  std::filesystem::create_directories(scratch.path());
  const auto file = scratch.path() / "many.svg";
  REQUIRE(page::render(test::smallStory(), test::smallBase(), test::smallBaseMap(), {}, options, file));
  std::ifstream in(file, std::ios::binary);
  const std::string svg{std::istreambuf_iterator<char>(in), {}};
  pugi::xml_document document;
  REQUIRE(document.load_buffer(svg.data(), svg.size()));
  return document;
}

std::vector<std::string> prefixesOf(page::Layout layout) {
  if (layout == page::Layout::sideBySide) return {"before-", "after-"};
  std::vector<std::string> prefixes;
  for (std::size_t step = 0; step < test::smallStory().steps.size(); ++step)
    prefixes.push_back("step-" + std::to_string(step) + "-");
  return prefixes;
}

pugi::xml_node byId(const pugi::xml_document& document, const std::string& id) {
  return document.select_node(("//*[@id='" + id + "']").c_str()).node();
}

/// Left, top, width and height of what a map shows.
std::array<double, 4> portOf(const pugi::xml_document& document, const std::string& prefix) {
  const pugi::xml_node rect = byId(document, prefix + "map-clip").child("rect");
  REQUIRE(rect);
  return {rect.attribute("x").as_double(), rect.attribute("y").as_double(), rect.attribute("width").as_double(),
          rect.attribute("height").as_double()};
}

/// Where cities stand in their map.
std::map<std::string, test::Point> citiesIn(const pugi::xml_document& document, const std::string& prefix) {
  const auto port = portOf(document, prefix);
  std::map<std::string, test::Point> cities;
  for (const auto& found : document.select_nodes(("//*[@id='" + prefix + "cities']//circle[@data-id]").c_str()))
    cities[found.node().attribute("data-id").value()] = {found.node().attribute("cx").as_double() - port[0],
                                                         found.node().attribute("cy").as_double() - port[1]};
  return cities;
}

/// What the style sheet says of an element's look.
std::string lookOf(const pugi::xml_document& document, const pugi::xml_node& node) {
  const std::string css = document.child("svg").child("style").text().get(), classes = node.attribute("class").value();
  const std::string rule = "\n." + classes.substr(classes.rfind(' ') + 1) + "{";
  const auto at = css.find(rule);
  REQUIRE(at != std::string::npos);
  return css.substr(at + rule.size(), css.find('}', at) - at - rule.size());
}

std::string widthOf(const std::string& look) {
  const auto at = look.find("stroke-width:");
  return at == std::string::npos ? "" : look.substr(at, look.find(';', at) - at);
}

}  // namespace

TEST_CASE("the maps of a page look at the same place from the same height") {
  for (const auto layout : {page::Layout::sideBySide, page::Layout::contactSheet}) {
    const auto document = drawn(layout);
    const auto prefixes = prefixesOf(layout);
    const auto first = citiesIn(document, prefixes.front());
    const auto port = portOf(document, prefixes.front());
    CHECK(first.size() >= 5);
    for (const std::string& prefix : prefixes) {
      INFO(prefix);
      const auto other = portOf(document, prefix);
      CHECK(other[2] == Approx(port[2]).margin(.11));
      CHECK(other[3] == Approx(port[3]).margin(.11));
      const auto cities = citiesIn(document, prefix);
      CHECK(cities.size() == first.size());
      for (const auto& [id, at] : cities) {
        REQUIRE(first.contains(id));
        CHECK(std::hypot(at.x - first.at(id).x, at.y - first.at(id).y) < .3);
      }
    }
  }
}

TEST_CASE("a flow of as many ties is as wide in every map of a page") {
  for (const auto layout : {page::Layout::sideBySide, page::Layout::contactSheet}) {
    const auto document = drawn(layout, core::FlowLevel::countries);
    std::map<std::string, std::string> widths;  // by id and number of ties
    std::size_t compared = 0;
    for (const std::string& prefix : prefixesOf(layout))
      for (const auto& found : document.select_nodes(("//*[@id='" + prefix + "ties-in-force']/*[@data-id]").c_str())) {
        const pugi::xml_node node = found.node();
        const std::string classes = node.attribute("class").value(), title = node.child("title").text().get();
        if (classes.starts_with("casing") || classes.find(" flow") == std::string::npos) continue;
        const auto [at, isNew] = widths.emplace(title, widthOf(lookOf(document, node)));
        CHECK_FALSE(at->second.empty());
        CHECK(at->second == widthOf(lookOf(document, node)));
        compared += !isNew;
      }
    CHECK(compared > 0);
  }
}

TEST_CASE("one legend explains all maps of a page, each sign once") {
  for (const auto layout : {page::Layout::sideBySide, page::Layout::contactSheet})
    for (const auto content : {core::MapContent::state, core::MapContent::difference}) {
      const auto document = drawn(layout, core::FlowLevel::ties, content);
      CHECK(document.select_nodes("//*[@id='legend']").size() == 1);
      for (const std::string& prefix : prefixesOf(layout)) CHECK_FALSE(byId(document, prefix + "legend"));
      std::vector<std::string> texts;
      for (const auto& found : document.select_nodes("//*[@id='legend']/text"))
        texts.push_back(found.node().text().get());
      auto once = texts;
      std::ranges::sort(once);
      CHECK(std::ranges::adjacent_find(once) == once.end());
      core::ComposeOptions options;
      options.content = content;
      options.flows = core::FlowLevel::ties;
      const std::vector<std::size_t> steps =
          layout == page::Layout::sideBySide ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{0, 1, 2, 3, 4};
      std::size_t signs = 0;
      for (const std::size_t step : steps) {
        options.step = step;
        for (const auto& row : core::legend(test::smallStory(), {}, options))
          for (const core::LegendItem& item : row) {
            INFO(item.label);
            CHECK(std::ranges::find(texts, item.label) != texts.end());
            ++signs;
          }
      }
      CHECK(signs > 2);
    }
}

TEST_CASE("every map of a contact sheet says what its figure means") {
  const auto document = drawn(page::Layout::contactSheet);
  std::vector<std::string> texts = test::textsOf(document);
  const core::Findings found = core::findings(test::smallStory(), 1, {});
  REQUIRE_FALSE(found.figure.empty());
  CHECK(std::ranges::find(texts, found.figure) != texts.end());
  CHECK(std::ranges::any_of(texts, [&](const std::string& text) { return text.ends_with(" · " + found.sentence); }));
}
