// The commands that compute.
#include "app/cli/arguments_parts.hpp"
#include "app/cli/help.hpp"

namespace cityties::cli {
namespace {

void addDoubt(CLI::App& app, DoubtRequest& doubt) {
  app.add_flag("--doubt", doubt.asked,
               "Also tell the range of the figures with doubtful and undated records in and out");
  app.add_flag("--sensitivity", doubt.sensitivity,
               "Also tell how the ranks of closures depend on counted cities, weights and costs");
  auto probability = [&doubt](double value) {
    doubt.options.probability = value;
    doubt.chosen = true;
  };
  app.add_option_function<double>("--doubt-probability", probability,
                                  "Chance that a doubtful record holds in a random world; default: 0.5")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("P");
  auto samples = [&doubt](std::size_t value) {
    doubt.options.samples = value;
    doubt.tuned = true;
  };
  app.add_option_function<std::size_t>("--samples", samples,
                                       "Random worlds of --doubt, random districts of --sensitivity; default: 200")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}).description(""))
      ->type_name("N");
  auto seed = [&doubt](std::uint64_t value) {
    doubt.options.seed = value;
    doubt.tuned = true;
  };
  app.add_option_function<std::uint64_t>("--seed", seed, "Which random ones; default: 1")->type_name("N");
}

void addImpact(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("impact", help::impactAbout);
  addDataset(app, all.common, true);
  addScenario(app, all.scenario, "all are summed up, and the one of greatest loss is shown in detail");
  app.add_option("--against", all.scenario.against, "Compare with this earlier step; default: 0, before")
      ->type_name("M");
  addNetwork(app, all.common);
  addReporting(app, all.common);
  addDoubt(app, all.doubt);
  addFormat(app, all.common);
  words<Table>(app, "--table", all.table,
               {{"regions", Table::regions}, {"cities", Table::cities}, {"steps", Table::steps}, {"lost", Table::lost}},
               "Which table to write as CSV; default: regions");
  app.add_option("--list-limit", all.common.listLimit,
                 "List at most this many pairs; counts are always whole; default: 1000")
      ->check(CLI::Range(std::size_t{0}, std::size_t{100'000'000}).description(""))
      ->type_name("N");
  addLanguage(app, all.common);
  app.footer(help::impactFooter);
  app.callback([&] { all.command = Command::impact; });
}

/// `6m`: every sixth month.
std::optional<SeriesOptions> readSeries(const std::vector<std::string>& texts) {
  const auto from = graph::Date::parse(texts.at(0)), to = graph::Date::parse(texts.at(1));
  const std::string& step = texts.at(2);
  SeriesOptions series;
  const bool number = step.size() > 1 && CLI::detail::lexical_cast(step.substr(0, step.size() - 1), series.step);
  if (!from || !to || !number || series.step < 1 || series.step > 10'000) return std::nullopt;
  const std::map<char, SeriesOptions::Unit> units{
      {'d', SeriesOptions::Unit::days}, {'m', SeriesOptions::Unit::months}, {'y', SeriesOptions::Unit::years}};
  const auto unit = units.find(step.back());
  if (unit == units.end() || *to < *from) return std::nullopt;
  series.from = *from;
  series.to = *to;
  series.unit = unit->second;
  return series;
}

void addSeries(CLI::App& app, MetricsOptions& metrics) {
  auto read = [&metrics](const std::vector<std::string>& texts) {
    metrics.series = readSeries(texts);
    if (!metrics.series)
      throw CLI::ValidationError("--series needs two days, the earlier first, and a step such as 1y, 6m or 30d");
  };
  app.add_option_function<std::vector<std::string>>(
         "--series", read,
         "The cities on many days as one CSV panel: from FROM to TO every STEP (1y, 6m, 30d); --date says on which day "
         "the cities that count are chosen")
      ->expected(3)
      ->type_name("FROM TO STEP");
}

void addStructure(CLI::App& app, MetricsOptions& metrics) {
  words<Structure>(
      app, "--measure", metrics.measure,
      {{"constraint", Structure::constraint}, {"brokerage", Structure::brokerage}, {"attack", Structure::attack}},
      "With --graph cities, in place of its figures: Burt's constraint, Gould and Fernandez' brokerage roles, or what "
      "is "
      "left of the largest component while cities are taken away");
  words<Grouping>(app, "--by", metrics.by, {{"country", Grouping::country}, {"region", Grouping::region}},
                  "Groups of the brokerage roles; default: country");
  words<graph::AttackOrder>(
      app, "--order", metrics.order,
      {{"degree", graph::AttackOrder::degree},
       {"initial-degree", graph::AttackOrder::initialDegree},
       {"betweenness", graph::AttackOrder::betweenness},
       {"random", graph::AttackOrder::random}},
      "Which city an attack takes next, the first by id among equals; default: degree (of what is "
      "left)");
  app.add_option("--seed", metrics.seed, "Seed of the random order; default: 1")->type_name("N");
}

void addMetrics(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("metrics", help::metricsAbout);
  addDataset(app, all.common, true);
  words<GraphKind>(app, "--graph", all.metrics.graph, {{"network", GraphKind::network}, {"cities", GraphKind::cities}},
                   "What is measured: the network under its path rule, or the plain graph of cities with an agreement; "
                   "default: network");
  app.add_option("--top", all.metrics.top, "Rank only the first N; default: all (a table shows 10)")
      ->check(CLI::Range(std::size_t{0}, std::size_t{100'000'000}).description(""))
      ->type_name("N");
  words<MetricsTable>(app, "--table", all.metrics.table,
                      {{"cities", MetricsTable::cities}, {"betweenness", MetricsTable::betweenness}},
                      "Which table to write as CSV; default: cities");
  addSeries(app, all.metrics);
  addStructure(app, all.metrics);
  addScenario(app, all.scenario, "the last");
  addNetwork(app, all.common);
  addReporting(app, all.common);
  addFormat(app, all.common);
  addLanguage(app, all.common);
  app.footer(help::metricsFooter);
  app.callback([&] { all.command = Command::metrics; });
}

void addPath(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("path", help::pathAbout);
  app.add_option("FROM", all.path.from, "City the paths begin in: id or name")->required()->type_name("CITY");
  app.add_option("TO", all.path.to, "City of another country: id or name")->required()->type_name("CITY");
  app.add_option("-k", all.path.count, "How many routes, the cheapest first; default: 3")
      ->check(CLI::Range(1, 1000).description(""))
      ->type_name("N");
  addDataset(app, all.common, false);
  addScenario(app, all.scenario, "the last");
  addNetwork(app, all.common);
  addFormat(app, all.common);
  addLanguage(app, all.common);
  app.footer(help::pathFooter);
  app.callback([&] { all.command = Command::path; });
}

void addContingency(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("contingency", help::contingencyAbout);
  ContingencyArguments& options = all.contingency;
  addDataset(app, all.common, true);
  app.add_option("--order", options.order, "How many elements fail at once: 1 or 2; default: 1")
      ->check(CLI::Range(1, 2).description(""))
      ->type_name("1|2");
  list(app, "--elements", options.elements,
       "What may fail: posts, agreements (virtual ties too), cities; default: posts,agreements")
      ->check(CLI::IsMember({"posts", "agreements", "cities"}).description(""))
      ->type_name("KINDS");
  using Kind = graph::Takeover::Kind;
  words<Kind>(app, "--takeover", options.takeover,
              {{"none", Kind::none}, {"embassy", Kind::embassy}, {"nearest", Kind::nearest}},
              "Who takes the district of a failed post over; default: none");
  app.add_option("--top", options.top, "List the N most harmful; default: all of order 1, 100 of order 2")
      ->check(CLI::Range(std::size_t{0}, std::size_t{100'000'000}).description(""))
      ->type_name("N");
  app.add_flag("--all", options.all, "Order 2: list every pair; default: the most harmful, and those with synergy");
  app.add_flag("--sensitivity", options.sensitivity,
               "Also tell how the ranks of posts depend on counted cities, weights and costs");
  addScenario(app, all.scenario, "the last");
  addNetwork(app, all.common);
  addReporting(app, all.common);
  addFormat(app, all.common);
  addLanguage(app, all.common);
  app.footer(help::contingencyFooter);
  app.callback([&] { all.command = Command::contingency; });
}

void addRepair(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("repair", help::repairAbout);
  RepairArguments& options = all.repair;
  addDataset(app, all.common, true);
  addScenario(app, all.scenario, "the last");
  app.add_option("-k", options.count, "How many additions at most; default: 3")
      ->check(CLI::Range(1, 100).description(""))
      ->type_name("N");
  list(app, "--candidates", options.candidates,
       "What may be added: reopen, district, agreement, virtual, post; default: reopen,district,agreement")
      ->check(CLI::IsMember({"reopen", "district", "agreement", "virtual", "post"}).description(""))
      ->type_name("KINDS");
  app.add_option("--strength", options.strength, "Strength of a virtual channel, up to 1; default: 0.5")
      ->check(CLI::Range(1e-6, 1.0).description(""))
      ->type_name("S");
  app.add_option("--post", options.newPosts, "City in which a new post may open; repeat it for more")
      ->expected(1)
      ->take_all()
      ->type_name("CITY");
  list(app, "--ends", options.ends, "Cities that new ties may begin in, ids or names; default: the affected ones")
      ->type_name("CITIES");
  app.add_option("--within", options.within, "Only what serves this region or country, such as US-TX")
      ->type_name("CODE");
  app.add_flag("--one-per-city", options.onePerCity, "No two new ties end in one city");
  app.add_flag("--exhaustive", options.exhaustive, "The best of all combinations, at most 100,000 of them");
  addNetwork(app, all.common);
  addReporting(app, all.common);
  addFormat(app, all.common);
  addLanguage(app, all.common);
  app.footer(help::repairFooter);
  app.callback([&] { all.command = Command::repair; });
}

void addExplain(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("explain", help::explainAbout);
  app.add_option("MEASURE", all.measure, "A key of JSON output such as efficiency_loss, or a name; default: list all")
      ->type_name("NAME");
  words<Format>(app, "--format", all.common.format, {{"json", Format::json}, {"table", Format::table}},
                "How it is written; default: table on a terminal, else json");
  addLanguage(app, all.common);
  app.footer(help::explainFooter);
  app.callback([&] { all.command = Command::explain; });
}

}  // namespace

void addAnalysis(CLI::App& root, Arguments& all) {
  addImpact(root, all);
  addMetrics(root, all);
  addPath(root, all);
  addContingency(root, all);
  addRepair(root, all);
  addExplain(root, all);
}

}  // namespace cityties::cli
