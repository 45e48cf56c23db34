#pragma once
// What was asked for on the command line, as plain values.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/core/compose.hpp"
#include "app/core/scenario.hpp"
#include "app/core/style.hpp"
#include "app/desk/measure_kind.hpp"
#include "graph/actions.hpp"
#include "graph/attack.hpp"
#include "graph/doubt.hpp"
#include "graph/impact.hpp"

namespace cityties::cli {

enum class Command { validate, impact, metrics, path, contingency, repair, render, view, explain, replay };
enum class Format { automatic, json, csv, table };
enum class Table { regions, cities, steps, lost };

/// Options that every command understands. What was not given is left to the scenario, then to the defaults.
struct CommonOptions {
  std::optional<std::string> data;
  std::optional<graph::Date> date;
  std::optional<graph::ChannelPreset> channels;
  std::optional<std::string> from;
  std::vector<std::string> countries;
  std::optional<graph::CitySelection> cities;
  std::optional<graph::PairWeight> weight;
  std::optional<std::string> model;
  graph::Undated undated = graph::Undated::in;
  unsigned threads = 0;  ///< 0: one for each core
  Format format = Format::automatic;
  std::size_t listLimit = 1000;
  core::Language language = core::Language::english;
  bool verbose = false;
};

struct ScenarioOptions {
  std::optional<std::string> scenario;  ///< a path or the id of a shipped one
  std::vector<std::string> events;      ///< instead of a scenario: actions of one step
  std::optional<std::size_t> step;
  std::optional<std::size_t> against;
};

/// --doubt and --sensitivity, which share samples and seed.
struct DoubtRequest {
  bool asked = false;
  bool sensitivity = false;
  bool chosen = false;  ///< --doubt-probability was given
  bool tuned = false;   ///< --samples or --seed was given
  graph::DoubtOptions options;
};

struct PathOptions {
  std::string from, to;
  std::size_t count = 3;
};

struct ContingencyArguments {
  int order = 1;
  std::vector<std::string> elements{"posts", "agreements"};
  graph::Takeover::Kind takeover = graph::Takeover::Kind::none;
  std::optional<std::size_t> top;
  bool all = false;
  bool sensitivity = false;
};

enum class GraphKind {
  network,  ///< vertices and ties of DESIGN §3, under the path rule
  cities,   ///< the plain graph of cities
};
enum class MetricsTable { cities, betweenness };
enum class Structure { constraint, brokerage, attack };
enum class Grouping { country, region };

/// Days from `from` on, one step apart, up to `to`.
struct SeriesOptions {
  graph::Date from, to;
  int step = 1;
  enum class Unit { days, months, years } unit = Unit::years;
};

struct MetricsOptions {
  GraphKind graph = GraphKind::network;
  std::optional<std::size_t> top;
  std::optional<SeriesOptions> series;
  std::optional<MetricsTable> table;
  std::optional<Structure> measure;  ///< of the graph of cities, in place of its figures
  Grouping by = Grouping::country;   ///< brokerage
  graph::AttackOrder order = graph::AttackOrder::degree;
  std::uint64_t seed = 1;  ///< of the random order
};

struct RepairArguments {
  std::size_t count = 3;
  std::vector<std::string> candidates;  ///< empty: reopen, district and agreement, and post where a city is named
  double strength = 0.5;
  std::vector<std::string> newPosts, ends;
  std::string within;
  bool onePerCity = false, exhaustive = false;
};

/// As typed. `inches`: of one unit; 0: pixels.
struct PaperSize {
  double width = 0, height = 0;
  double inches = 0;
};

enum class PageLayout { map, bare, sideBySide, contactSheet };

struct PictureOptions {
  std::string file;
  std::string style;                        ///< a file laid over the built-in style; empty: none
  std::optional<std::pair<int, int>> size;  ///< of the window
  std::optional<PaperSize> paper;
  std::optional<double> dpi;
  double textScale = 1;
  geo::ProjectionKind projection = geo::ProjectionKind::equalEarth;
  std::optional<std::string> center;
  std::vector<std::string> fit;
  double zoom = 1;
  core::Theme theme = core::Theme::dark;
  core::MapNames names = core::MapNames::ofInterface;
  core::MapContent content = core::MapContent::state;
  core::FlowLevel flows = core::FlowLevel::automatic;
  PageLayout layout = PageLayout::map;
};

struct ViewOptions {
  bool present = false;
  bool reportFrames = false;
  double scale = 0;
  std::optional<std::string> screenshot;
  geo::ProjectionKind projection = geo::ProjectionKind::equalEarth;
  std::optional<std::string> center;
  core::Theme theme = core::Theme::dark;
  core::MapNames names = core::MapNames::ofInterface;
  core::MapContent content = core::MapContent::state;
  std::optional<desk::MeasureKind> measure;
  int measureFrames = 60;
};

struct Arguments {
  Command command = Command::view;
  CommonOptions common;
  ScenarioOptions scenario;
  DoubtRequest doubt;
  std::optional<Table> table;
  MetricsOptions metrics;
  PathOptions path;
  ContingencyArguments contingency;
  RepairArguments repair;
  PictureOptions picture;
  ViewOptions view;
  std::optional<std::string> measure;  ///< of explain
  std::string replay;                  ///< the script
};

}  // namespace cityties::cli
