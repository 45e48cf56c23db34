#include "app/cli/picture.hpp"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <string_view>

#include "app/cli/context.hpp"

namespace cityties::cli {
namespace {

/// Reads a number at `from` and moves it on.
std::optional<double> readNumber(const char*& from, const char* end) {
  double value = 0;
  const auto read = std::from_chars(from, end, value);
  if (read.ec != std::errc{} || !std::isfinite(value)) return std::nullopt;
  from = read.ptr;
  return value;
}

/// The last name of a path.
std::string lastName(const std::string& word) {
  std::filesystem::path path(word);
  if (!path.has_filename()) path = path.parent_path();
  return path.filename().string();
}

std::string quoted(const std::string& word) {
  return word.find_first_of(" \t\n\"'$&;<>|*?()") == std::string::npos ? word : "\"" + word + "\"";
}

const char* nameOf(core::MapNames names) {
  switch (names) {
    case core::MapNames::ofInterface:
      return "";
    case core::MapNames::english:
      return "en";
    case core::MapNames::chinese:
      return "zh";
    case core::MapNames::both:
      return "both";
  }
  return "";
}

const char* nameOf(core::FlowLevel flows) {
  switch (flows) {
    case core::FlowLevel::automatic:
      return "";
    case core::FlowLevel::ties:
      return "ties";
    case core::FlowLevel::cityPairs:
      return "city-pairs";
    case core::FlowLevel::cells:
      return "cells";
    case core::FlowLevel::countries:
      return "countries";
  }
  return "";
}

const char* nameOf(PageLayout layout) {
  switch (layout) {
    case PageLayout::map:
      return "";
    case PageLayout::bare:
      return "bare";
    case PageLayout::sideBySide:
      return "side-by-side";
    case PageLayout::contactSheet:
      return "contact-sheet";
  }
  return "";
}

/// Shortest digits that read back as the same number.
std::string digits(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

/// ` --name value`, where there is a value.
class CommandLine {
 public:
  void add(const char* name, const std::string& value) {
    if (!value.empty()) text_ += std::string(" ") + name + " " + quoted(value);
  }
  void add(const char* name, double value, double otherwise) {
    if (value != otherwise) add(name, digits(value));
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_ = "cityties render";
};

void addCounting(CommandLine& command, const CommonOptions& common, const core::StoryOptions& story) {
  command.add("--date", story.date.text());
  command.add("--channels", std::string(graph::name(story.channels)));
  command.add("--countries", joined(common.countries));
  if (common.undated == graph::Undated::out) command.add("--undated", "out");
  if (common.model) command.add("--model", lastName(*common.model));
  command.add("--from", common.from.value_or(""));
  if (common.cities) command.add("--cities", name(*common.cities));
  if (common.weight) command.add("--weight", name(*common.weight));
}

void addLook(CommandLine& command, const Arguments& arguments, const page::PageOptions& options) {
  const PictureOptions& picture = arguments.picture;
  const bool length = picture.paper && picture.paper->inches > 0;
  const auto size = [&](double pixels) {
    return digits(length ? std::round(pixels / options.dpi * 25.4 * 1000) / 1000 : pixels);
  };
  command.add("--size", size(options.width) + "x" + size(options.height) + (length ? "mm" : ""));
  command.add("--dpi", options.dpi, 96);
  command.add("--scale", options.textScale, 1);
  if (picture.projection != geo::ProjectionKind::equalEarth)
    command.add("--projection", std::string(geo::nameOf(picture.projection)));
  if (options.middle)
    command.add("--center", digits(options.middle->lon.degrees) + "," + digits(options.middle->lat.degrees));
  command.add("--fit", joined(options.fit));
  command.add("--zoom", options.zoom, 1);
  if (options.theme != core::Theme::dark) command.add("--theme", std::string(core::nameOf(options.theme)));
  command.add("--names", nameOf(options.names));
  command.add("--flows", nameOf(options.flows));
  if (options.content == core::MapContent::difference) command.add("--content", "difference");
  command.add("--layout", nameOf(picture.layout));
  if (arguments.common.language == core::Language::chinese) command.add("--lang", "zh");
}

}  // namespace

std::optional<PaperSize> readPaperSize(const std::string& text) {
  static const std::map<std::string_view, double> inches{{"", 0},          {"px", 0}, {"mm", 1 / 25.4},
                                                         {"cm", 1 / 2.54}, {"in", 1}, {"pt", 1.0 / 72}};
  const char *at = text.data(), *end = at + text.size();
  const auto width = readNumber(at, end);
  if (!width || at == end || (*at != 'x' && *at != 'X')) return std::nullopt;
  const auto height = readNumber(++at, end);
  const auto unit = inches.find(std::string_view(at, static_cast<std::size_t>(end - at)));
  if (!height || unit == inches.end() || *width <= 0 || *height <= 0) return std::nullopt;
  return PaperSize{*width, *height, unit->second};
}

std::optional<graph::LonLat> readPosition(const std::string& text) {
  const char *at = text.data(), *end = at + text.size();
  const auto lon = readNumber(at, end);
  if (!lon || at == end || *at != ',') return std::nullopt;
  const auto lat = readNumber(++at, end);
  if (!lat || at != end) return std::nullopt;
  return graph::LonLat{{*lon}, {*lat}};
}

std::string commandOf(const Arguments& arguments, const core::StoryOptions& story, const page::PageOptions& options) {
  CommandLine command;
  if (arguments.common.data) command.add("--data", lastName(*arguments.common.data));
  if (arguments.scenario.scenario) command.add("--scenario", lastName(*arguments.scenario.scenario));
  for (const std::string& event : arguments.scenario.events) command.add("--event", event);
  if (arguments.scenario.scenario || !arguments.scenario.events.empty())
    command.add("--step", std::to_string(options.step));
  if (options.against) command.add("--against", std::to_string(*options.against));
  addCounting(command, arguments.common, story);
  addLook(command, arguments, options);
  return command.take();
}

}  // namespace cityties::cli
