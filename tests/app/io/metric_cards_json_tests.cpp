// Metric cards: the shipped file, look-ups, and files with one fault each.
#include "app/io/metric_cards_json.hpp"

#include "tests/support/catch.hpp"

using namespace cityties;
using core::Language;

namespace {

const core::MetricCards& shipped() {
  static const core::MetricCards cards = [] {
    auto read = io::readMetricCards(std::string(CITYTIES_SOURCE_DIR) + "/assets");
    INFO((read ? std::string() : read.error().front().text()));
    REQUIRE(read.has_value());
    return *read;
  }();
  return cards;
}

std::string keyOf(const core::MetricCard* card) { return card ? card->key : "none"; }

std::string text(const std::string& words) { return R"({"en": ")" + words + R"(", "zh": "字"})"; }

std::string card(const std::string& key, const std::string& more = R"("also": [], "related": [])",
                 const std::string& range = R"({"min": 0, "max": null, "whole": true})") {
  return R"({"key": ")" + key + R"(", "group": "g", "name": )" + text(key) + R"(, "definition": )" + text("d") +
         R"(, "formula": )" + text("f") + R"(, "unit": )" + text("u") + R"(, "range": )" + range +
         R"(, "references": [], "limits": )" + text("l") + R"(, "reading": )" + text("r") + ", " + more + "}";
}

std::string file(const std::string& cards) {
  return R"({"cityties_cards": 1, "groups": [{"id": "g", "name": )" + text("G") + R"(}], "cards": [)" + cards + "]}";
}

std::string problem(const std::string& json) {
  const auto read = io::parseMetricCards(json, "cards.json");
  return read ? "" : read.error().front().text();
}

}  // namespace

TEST_CASE("the shipped cards are whole in both languages") {
  CHECK(shipped().cards.size() >= 50);
  for (const core::MetricCard& one : shipped().cards) {
    INFO(one.key);
    for (const core::LocalText* words :
         {&one.name, &one.definition, &one.formula, &one.unit, &one.limits, &one.reading})
      CHECK_FALSE((words->english.empty() || words->chinese.empty()));
  }
}

TEST_CASE("every measure of the specification has a card") {
  for (const char* key : {"reachable_pairs",
                          "efficiency",
                          "efficiency_loss",
                          "by_country",
                          "affected",
                          "pairs_lost",
                          "pairs_rerouted",
                          "pairs_improved",
                          "detour_mean",
                          "detour_max",
                          "cost_mean",
                          "own_ties",
                          "own_cost",
                          "closures_to_isolate",
                          "cities_cut",
                          "cities_down_to_one",
                          "avenues",
                          "independent_edge",
                          "independent_vertex",
                          "closures_to_separate",
                          "critical",
                          "synergy",
                          "recovered",
                          "betweenness",
                          "constraint",
                          "brokerage",
                          "attack_curve",
                          "robustness",
                          "components",
                          "largest_component",
                          "triangles",
                          "transitivity",
                          "assortativity",
                          "diameter",
                          "mean_distance",
                          "max_core",
                          "articulation_points",
                          "bridges",
                          "listed_ties_in_region",
                          "post_km",
                          "doubt_range",
                          "rank"}) {
    INFO(key);
    CHECK(keyOf(core::findCard(shipped(), key)) == key);
  }
}

TEST_CASE("a key of the output finds its card, the more particular one first") {
  CHECK(keyOf(core::findCard(shipped(), "efficiency_after")) == "efficiency");
  CHECK(keyOf(core::findCard(shipped(), "pairs_lost.count")) == "pairs_lost");
  CHECK(keyOf(core::findCard(shipped(), "count")) == "element_count");
  CHECK(keyOf(core::findCard(shipped(), "context.model.agreement")) == "channel_model");
  CHECK(keyOf(core::findCard(shipped(), "ties_by_kind.agreement")) == "ties");
  CHECK(keyOf(core::findCard(shipped(), "by_country.US.efficiency_loss")) == "efficiency_loss");
  CHECK(keyOf(core::findCard(shipped(), "regions.closures_to_isolate_mean_after")) == "closures_to_isolate");
  for (const char* nothing : {"", ".", "elements", "agreement", "pairs_lost.", ".elements", "efficiency_loss.x"})
    CHECK(core::findCard(shipped(), nothing) == nullptr);
}

TEST_CASE("what a person types finds a card by key or name") {
  CHECK(keyOf(core::findCardTyped(shipped(), "Closures-To Isolate")) == "closures_to_isolate");
  CHECK(keyOf(core::findCardTyped(shipped(), "Degree assortativity")) == "assortativity");
  CHECK(keyOf(core::findCardTyped(shipped(), "介数中心性")) == "betweenness");
  CHECK(core::findCardTyped(shipped(), "nothing") == nullptr);
}

TEST_CASE("a panel gets the card in its language") {
  const auto english = core::cardFor(shipped(), "efficiency_before", Language::english);
  const auto chinese = core::cardFor(shipped(), "efficiency_before", Language::chinese);
  REQUIRE((english && chinese));
  CHECK(english->name == "Reach (efficiency)");
  CHECK(chinese->name == "可达性（效率）");
  CHECK(english->range == "0 or more");
  CHECK(core::cardFor(shipped(), "cost_mean", Language::english)->range.starts_with("0 or more; null when no pair"));
  CHECK(core::cardFor(shipped(), "assortativity", Language::chinese)->range.starts_with("\u22121至1；"));
  CHECK(core::cardFor(shipped(), "efficiency_loss", Language::chinese)->range == "不大于1");
  CHECK_FALSE(core::cardFor(shipped(), "nothing", Language::english).has_value());
}

TEST_CASE("a faulty file is refused with the place of the fault") {
  CHECK(problem(file(card("a"))).empty());
  CHECK(problem(file(card("a") + "," + card("a"))).find("'a' is explained twice") != std::string::npos);
  CHECK(problem(file(card("a") + "," + card("b", R"("also": ["a"], "related": [])"))).find("twice") !=
        std::string::npos);
  CHECK(problem(file(card("a", R"("also": [], "related": ["b"])"))).find("no related card 'b'") != std::string::npos);
  CHECK(problem(file(card("a", R"("also": [], "related": [], "colour": 1)"))).find("/cards/0/colour") !=
        std::string::npos);
  CHECK(problem(file(card("a", R"("also": [])"))).find("'related' is missing") != std::string::npos);
  CHECK(problem(file(card("a", R"("also": [], "related": [])", R"({"min": 2, "max": 1, "whole": true})")))
            .find("greater than max") != std::string::npos);
  CHECK(problem(R"({"cityties_cards": 1, "groups": [], "cards": [)" + card("a") + "]}").find("no group 'g'") !=
        std::string::npos);
  CHECK_FALSE(problem(R"({"cityties_cards": 1, "groups": [], "cards": [7]})").empty());
  CHECK_FALSE(problem("[]").empty());
  CHECK_FALSE(problem("{").empty());
  CHECK_FALSE(io::readMetricCards("/nowhere").has_value());
}
