// With arguments_analysis.cpp the only file that knows CLI11. Its own exit codes (106, 109, …) never leave it: a
// mistake is 2.
#include "app/cli/arguments.hpp"

#include "app/cli/arguments_parts.hpp"
#include "app/cli/help.hpp"
#include "app/cli/picture.hpp"
#include "app/io/nearest_word.hpp"

namespace cityties::cli {
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
  list(app, "--countries", common.countries,
       "Keep only these countries in the network, such as CN,US; default: the scenario's, else all")
      ->type_name("CODES");
  words<graph::Undated>(app, "--undated", common.undated, {{"in", graph::Undated::in}, {"out", graph::Undated::out}},
                        "Count records without a first day; default: in");
  app.add_option("--model", common.model, "JSON file with the costs of channels; default: the scenario's")
      ->type_name("FILE");
}

void addReporting(CLI::App& app, CommonOptions& common) {
  app.add_option("--from", common.from, "Only pairs begun in this country; default: the scenario's, else all")
      ->type_name("CODE");
  words<graph::CitySelection>(app, "--cities", common.cities,
                              {{"all", graph::CitySelection::all},
                               {"tied", graph::CitySelection::tied},
                               {"capitals", graph::CitySelection::capitals}},
                              "Cities that count; default: the scenario's, else all");
  words<graph::PairWeight>(app, "--weight", common.weight,
                           {{"equal", graph::PairWeight::equal},
                            {"population", graph::PairWeight::population},
                            {"region", graph::PairWeight::region}},
                           "Weight of pairs; default: the scenario's, else equal");
  app.add_option("--threads", common.threads,
                 "Threads; figures are the same for any number; default: one for each core")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
}

void addScenario(CLI::App& app, ScenarioOptions& options, const std::string& stepDefault, bool events) {
  app.add_option("--scenario", options.scenario,
                 "A scenario: JSON file, or the id of a shipped one such as "
                 "houston-2020")
      ->type_name("FILE|ID");
  app.add_option("--step", options.step, "Step of the scenario, from 1; 0 is before; default: " + stepDefault)
      ->type_name("N");
  if (!events) return;
  app.add_option("--event", options.events,
                 "Instead of a scenario, an action such as close_post:cn-us-san-francisco; repeat it "
                 "for more at once")
      ->type_name("ACTION")
      ->expected(1)
      ->take_all();
}

namespace {

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

void addValidate(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("validate", help::validateAbout);
  addDataset(app, all.common, true);
  addFormat(app, all.common);
  app.footer(help::validateFooter);
  app.callback([&] { all.command = Command::validate; });
}

void addSize(CLI::App& app, Arguments& all, const std::string& about) {
  app.add_option_function<std::string>(
         "--size", [&](const std::string& text) { all.picture.size = readSize(text); }, about)
      ->type_name("WxH");
}

/// How the picture is framed.
void addFraming(CLI::App& app, PictureOptions& picture) {
  std::map<std::string, geo::ProjectionKind> projections;
  for (const geo::ProjectionKind kind : geo::mapProjections()) projections.emplace(geo::nameOf(kind), kind);
  words<geo::ProjectionKind>(app, "--projection", picture.projection, projections,
                             "Map projection; default: equal-earth");
  app.add_option(
         "--center", picture.center,
         "LON,LAT or a city: the point that azimuthal-equidistant and globe are drawn about; for the others the "
         "central meridian, and the middle of the picture; default: -170 and where the step looks")
      ->type_name("LON,LAT|CITY");
  list(app, "--fit", picture.fit,
       "Ids or cities that the picture must hold, such as US-TX,cn-gd-shenzhen, or 'world'; default: where the step "
       "looks")
      ->type_name("IDS|world");
  app.add_option("--zoom", picture.zoom, "Closer by this factor; default: 1")
      ->check(CLI::Range(0.05, 1000.0).description(""))
      ->type_name("X");
}

/// How large the picture is.
void addPaper(CLI::App& app, PictureOptions& picture) {
  auto size = [&picture](const std::string& text) {
    picture.paper = readPaperSize(text);
    if (!picture.paper)
      throw CLI::ValidationError("'" + text +
                                 "' is no size; expected WIDTHxHEIGHT in pixels such as 1600x900, or with "
                                 "mm, cm, in or pt such as 297x210mm");
  };
  app.add_option_function<std::string>("--size", size, "Pixels, or with mm, cm, in or pt behind; default: 1600x900")
      ->type_name("WxH[UNIT]");
  app.add_option("--dpi", picture.dpi,
                 "Pixels an inch, of a PNG; default: 96, and 300 where --size has a unit of length")
      ->check(CLI::Range(10.0, 2400.0).description(""))
      ->type_name("N");
  app.add_option("--scale", picture.textScale, "Size of text, marks and lines; default: 1")
      ->check(CLI::Range(0.2, 8.0).description(""))
      ->type_name("X");
}

/// What the map shows, and how it looks.
void addContent(CLI::App& app, PictureOptions& picture) {
  words<core::Theme>(app, "--theme", picture.theme,
                     {{"dark", core::Theme::dark},
                      {"light", core::Theme::light},
                      {"print", core::Theme::print},
                      {"colour-blind", core::Theme::colourBlind}},
                     "Colours; default: dark");
  words<core::MapNames>(
      app, "--names", picture.names,
      {{"en", core::MapNames::english}, {"zh", core::MapNames::chinese}, {"both", core::MapNames::both}},
      "Names on the map; default: as --lang");
  app.add_option("--style", picture.style,
                 "JSON file with colours, widths and sizes of one's own, laid over the built-in ones")
      ->type_name("FILE");
  words<core::FlowLevel>(app, "--flows", picture.flows,
                         {{"auto", core::FlowLevel::automatic},
                          {"ties", core::FlowLevel::ties},
                          {"city-pairs", core::FlowLevel::cityPairs},
                          {"cells", core::FlowLevel::cells},
                          {"countries", core::FlowLevel::countries}},
                         "How far ties are gathered; default: auto, by their number and the scale");
  words<core::MapContent>(app, "--content", picture.content,
                          {{"state", core::MapContent::state}, {"difference", core::MapContent::difference}},
                          "The network at the step, or what the step changed; default: state");
  words<PageLayout>(
      app, "--layout", picture.layout,
      {{"map", PageLayout::map},
       {"bare", PageLayout::bare},
       {"side-by-side", PageLayout::sideBySide},
       {"contact-sheet", PageLayout::contactSheet}},
      "Map with the finding; map alone with legend and credits; before and after; every step; default: map");
}

void addRender(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("render", help::renderAbout);
  addDataset(app, all.common, true);
  app.add_option("-o,--output", all.picture.file, "Picture to write: .png, .svg or .pdf")
      ->required()
      ->type_name("FILE.png|svg|pdf");
  addScenario(app, all.scenario, "the last");
  app.add_option("--against", all.scenario.against,
                 "Step to compare with, for --content difference and --layout side-by-side; default: 0")
      ->type_name("M");
  addPaper(app, all.picture);
  addFraming(app, all.picture);
  addContent(app, all.picture);
  addLanguage(app, all.common);
  addNetwork(app, all.common);
  addReporting(app, all.common);
  app.footer(help::renderFooter);
  app.callback([&] { all.command = Command::render; });
}

/// How the window's map is drawn at first.
void addViewMap(CLI::App& app, ViewOptions& view) {
  Words<geo::ProjectionKind> kinds;
  for (const auto kind : geo::mapProjections()) kinds.emplace(geo::nameOf(kind), kind);
  words<geo::ProjectionKind>(app, "--projection", view.projection, kinds, "Map projection; default: equal-earth")
      ->type_name("NAME");
  app.add_option("--center", view.center, "Middle of the map: LON,LAT or a city; default: the Pacific")
      ->type_name("LON,LAT|CITY");
  words<core::Theme>(app, "--theme", view.theme,
                     {{"dark", core::Theme::dark},
                      {"light", core::Theme::light},
                      {"print", core::Theme::print},
                      {"colour-blind", core::Theme::colourBlind}},
                     "Colours; default: dark");
  words<core::MapNames>(
      app, "--names", view.names,
      {{"en", core::MapNames::english}, {"zh", core::MapNames::chinese}, {"both", core::MapNames::both}},
      "Names on the map; default: as --lang");
  words<core::MapContent>(app, "--content", view.content,
                          {{"state", core::MapContent::state}, {"difference", core::MapContent::difference}},
                          "What there is, or what the step changed; default: state");
}

void addView(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("view", help::viewAbout);
  addDataset(app, all.common, true);
  addScenario(app, all.scenario, "0, before", false);
  addNetwork(app, all.common);
  addReporting(app, all.common);
  addViewMap(app, all.view);
  app.add_flag("--present", all.view.present, "Begin on stage: full map, caption, one figure; keys only");
  addSize(app, all, "Pixels of the window; default: 1280x720");
  app.add_option("--scale", all.view.scale,
                 "Size of text and panels; default: from the screen. On stage all grows with the window instead")
      ->check(CLI::Range(0.5, 4.0).description(""))
      ->type_name("X");
  app.add_option("--screenshot", all.view.screenshot, "Write the settled window as a picture and leave")
      ->type_name("FILE.png");
  words<desk::MeasureKind>(app, "--measure", all.view.measure,
                           {{"pan", desk::MeasureKind::pan},
                            {"zoom", desk::MeasureKind::zoom},
                            {"spin", desk::MeasureKind::spin},
                            {"centre", desk::MeasureKind::centre}},
                           "For benchmarks: move the map by itself, print as JSON what it took, and leave");
  app.add_option("--measure-frames", all.view.measureFrames, "Frames of --measure, centres of centre; default: 60")
      ->check(CLI::Range(1, 10000).description(""))
      ->type_name("N");
  app.add_flag("--report-frames", all.view.reportFrames, "At the end, print how often the window was drawn");
  addLanguage(app, all.common);
  app.footer(help::viewFooter);
  app.callback([&] { all.command = Command::view; });
}

void addReplay(CLI::App& root, Arguments& all) {
  auto& app = *root.add_subcommand("replay", help::replayAbout);
  app.add_option("SCRIPT", all.replay, "The script")->required()->type_name("FILE");
  app.footer(help::replayFooter);
  app.callback([&] { all.command = Command::replay; });
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
  addAnalysis(root, all);
  addRender(root, all);
  addReplay(root, all);
  addValidate(root, all);
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
