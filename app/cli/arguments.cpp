// The only file that knows CLI11. Its own exit codes (106, 109, …) never leave it: a mistake is 2.
#include "app/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <map>

#include "app/cli/help.hpp"
#include "app/io/nearest_word.hpp"

namespace cityties::cli {
namespace {

template <class T>
using Words = std::map<std::string, T>;

/// An option that takes one of some words.
template <class T, class Target>
CLI::Option* words(CLI::App& app, const std::string& name, Target& target, const Words<T>& allowed,
                   const std::string& about) {
  std::string list;
  for (const auto& [word, value] : allowed) list += (list.empty() ? "" : "|") + word;
  auto read = [&target, allowed, list](const std::string& word) {
    const auto found = allowed.find(word);
    if (found == allowed.end()) throw CLI::ValidationError("'" + word + "' is none of " + list);
    target = found->second;
  };
  return app.add_option_function<std::string>(name, read, about)->type_name(list);
}

std::pair<int, int> readSize(const std::string& text) {
  const auto cross = text.find_first_of("xX");
  int width = 0, height = 0;
  const bool good = cross != std::string::npos && CLI::detail::lexical_cast(text.substr(0, cross), width) &&
                    CLI::detail::lexical_cast(text.substr(cross + 1), height);
  if (!good) throw CLI::ValidationError("'" + text + "' is no size; expected WIDTHxHEIGHT such as 1600x900");
  if (width < 320 || height < 200 || width > 16384 || height > 16384)
    throw CLI::ValidationError("'" + text + "' is outside of 320x200 to 16384x16384");
  return {width, height};
}

void addFormat(CLI::App& app, CommonOptions& common) {
  words<Format>(app, "--format", common.format,
                {{"json", Format::json}, {"csv", Format::csv}, {"table", Format::table}},
                "How results are written; default: table on a terminal, else json");
}

void addLanguage(CLI::App& app, CommonOptions& common) {
  words<core::Language>(app, "--lang", common.language,
                        {{"en", core::Language::english}, {"zh", core::Language::chinese}},
                        "Language of words and names; default: en");
}

/// `positional`: the dataset may also stand without --data.
void addDataset(CLI::App& app, CommonOptions& common, bool positional) {
  app.add_option(positional ? "--data,DATASET" : "--data", common.data,
                 "Folder of CSV files or GeoPackage; default: the built-in us-china")
      ->type_name("PATH");
  app.add_flag("--verbose", common.verbose, "Print every warning about the dataset, not only their number");
}

void addNetwork(CLI::App& app, CommonOptions& common) {
  auto date = [&common](const std::string& text) {
    common.date = graph::Date::parse(text);
    if (!common.date) throw CLI::ValidationError("'" + text + "' is no day; expected YYYY-MM-DD");
  };
  app.add_option_function<std::string>("--date", date,
                                       "Day whose records are in force; default: the scenario's base date, else the "
                                       "dataset's as_of, else today")
      ->type_name("YYYY-MM-DD");
  words<graph::ChannelPreset>(app, "--channels", common.channels,
                              {{"ties", graph::ChannelPreset::ties},
                               {"local", graph::ChannelPreset::local},
                               {"national", graph::ChannelPreset::national}},
                              "Which channels a path may use; default: the scenario's, else local");
  app.add_option("--countries", common.countries, "Keep only these countries in the network, such as CN,US")
      ->delimiter(',')
      ->type_name("CODES");
  words<graph::Undated>(app, "--undated", common.undated, {{"in", graph::Undated::in}, {"out", graph::Undated::out}},
                        "Count records without a first day; default: in");
  app.add_option("--model", common.model, "JSON file with the costs of channels; default: the scenario's")
      ->type_name("FILE");
}

void addReporting(CLI::App& app, CommonOptions& common) {
  app.add_option("--from", common.from, "Only pairs begun in this country")->type_name("CODE");
  words<graph::CitySelection>(app, "--cities", common.cities,
                              {{"all", graph::CitySelection::all},
                               {"tied", graph::CitySelection::tied},
                               {"capitals", graph::CitySelection::capitals}},
                              "Cities that count; default: all");
  words<graph::PairWeight>(app, "--weight", common.weight,
                           {{"equal", graph::PairWeight::equal},
                            {"population", graph::PairWeight::population},
                            {"region", graph::PairWeight::region}},
                           "Weight of pairs; default: equal");
  app.add_option("--threads", common.threads,
                 "Threads; figures are the same for any number; default: one for each core")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
}

void addScenario(CLI::App& app, ScenarioOptions& options, const std::string& stepDefault, bool events = true) {
  app.add_option("--scenario", options.scenario,
                 "A scenario: JSON file, or the id of a shipped one such as "
                 "houston-2020")
      ->type_name("FILE|ID");
  app.add_option("--step", options.step, "Step of the scenario, from 1; 0 is before; default: " + stepDefault)
      ->type_name("N");
  if (!events) return;
  app.add_option("--event", options.events,
                 "Instead of a scenario, an action such as close_post:cn-us-houston; repeat it "
                 "for more at once")
      ->type_name("ACTION")
      ->expected(1)
      ->take_all();
}

void addValidate(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("validate", help::validateAbout);
  addDataset(app, all.common, true);
  addFormat(app, all.common);
  app.footer(help::validateFooter);
  app.callback([&] { all.command = Command::validate; });
}

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
  app.add_option("--elements", options.elements,
                 "What may fail: posts, agreements (virtual ties too), cities; default: posts,agreements")
      ->delimiter(',')
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

void addSize(CLI::App& app, Arguments& all, const std::string& about) {
  app.add_option_function<std::string>(
         "--size", [&](const std::string& text) { all.picture.size = readSize(text); }, about)
      ->type_name("WxH");
}

void addRender(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("render", help::renderAbout);
  addDataset(app, all.common, true);
  app.add_option("-o,--output", all.picture.file, "Picture to write, a .png")->required()->type_name("FILE.png");
  addScenario(app, all.scenario, "the last");
  addNetwork(app, all.common);
  addReporting(app, all.common);
  addSize(app, all, "Pixels; default: 1600x900");
  app.add_option("--center", all.picture.center,
                 "Middle of the picture: LON,LAT or a city; default: where the step looks")
      ->type_name("LON,LAT|CITY");
  words<core::Theme>(app, "--theme", all.picture.theme, {{"dark", core::Theme::dark}, {"light", core::Theme::light}},
                     "Colours; default: dark");
  auto projection = [](const std::string& name) {
    if (name != "equal-earth")
      throw CLI::ValidationError("'" + name + "' is not in this version; the one projection is equal-earth");
  };
  app.add_option_function<std::string>("--projection", projection, "Map projection; in this version equal-earth")
      ->type_name("NAME");
  addLanguage(app, all.common);
  app.footer(help::renderFooter);
  app.callback([&] { all.command = Command::render; });
}

void addView(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("view", help::viewAbout);
  addDataset(app, all.common, true);
  addScenario(app, all.scenario, "0, before", false);
  addNetwork(app, all.common);
  addReporting(app, all.common);
  app.add_flag("--present", all.view.present, "Begin on stage: full map, caption, one figure; keys only");
  addSize(app, all, "Pixels of the window; default: 1280x720");
  app.add_option("--scale", all.view.scale, "Size of text and panels; default: from the screen")
      ->check(CLI::Range(0.5, 4.0).description(""))
      ->type_name("X");
  app.add_option("--screenshot", all.view.screenshot, "Write the settled window as a picture and leave")
      ->type_name("FILE.png");
  app.add_flag("--report-frames", all.view.reportFrames, "At the end, print how often the window was drawn");
  addLanguage(app, all.common);
  app.footer(help::viewFooter);
  app.callback([&] { all.command = Command::view; });
}

/// What was typed and is no option or command, with the nearest one that is.
std::string unexpected(const CLI::App& root) {
  const CLI::App* app = &root;
  if (!root.get_subcommands().empty()) app = root.get_subcommands().front();
  std::vector<std::string> known;
  for (const CLI::Option* option : app->get_options())
    for (const auto& name : option->get_lnames()) known.push_back("--" + name);
  for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; }))
    known.push_back(command->get_name());
  std::string text;
  for (const auto& word : root.remaining(true)) {
    const auto bare = word.substr(0, word.find('='));
    text += (text.empty() ? "" : "\n") + std::string("unknown ") + (word[0] == '-' ? "option" : "argument") + " '" +
            word + "'";
    if (const auto near = io::nearestWord(bare, known)) text += "; did you mean '" + *near + "'?";
  }
  return text;
}

Notice mistake(const CLI::App& root, const std::string& problem) {
  const auto used = root.get_subcommands();
  const std::string command = used.empty() ? "" : " " + used.front()->get_name();
  return {2, problem + "\nTry 'cityties" + command + " --help'."};
}

}  // namespace

std::variant<Arguments, Notice> parseArguments(int argc, const char* const* argv) {
  Arguments all;
  CLI::App root(help::about, "cityties");
  root.set_help_flag("-h,--help", "Print this help and leave; every command has its own");
  root.set_version_flag("--version", std::string("cityties ") + CITYTIES_VERSION, "Print the version and leave");
  root.require_subcommand(0, 1);
  root.footer(help::footer);
  root.get_formatter()->column_width(28);
  addView(root, all);
  addImpact(root, all);
  addMetrics(root, all);
  addPath(root, all);
  addContingency(root, all);
  addRender(root, all);
  addValidate(root, all);
  addExplain(root, all);
  try {
    root.parse(argc, argv);
  } catch (const CLI::CallForVersion& call) {
    return Notice{0, std::string(call.what()) + "\n"};
  } catch (const CLI::CallForHelp&) {
    const auto used = root.get_subcommands();
    return Notice{0, used.empty() ? root.help() : used.front()->help("cityties", CLI::AppFormatMode::Normal)};
  } catch (const CLI::ExtrasError&) {
    return mistake(root, unexpected(root));
  } catch (const CLI::Error& error) {
    return mistake(root, error.what());
  }
  if (all.scenario.scenario && !all.scenario.events.empty())
    return mistake(root, "--scenario and --event exclude each other");
  return all;
}

}  // namespace cityties::cli
