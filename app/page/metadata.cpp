#include "app/page/metadata.hpp"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "app/core/alt_text.hpp"
#include "app/page/svg_text.hpp"

namespace cityties::page {
namespace {

std::string twoDigits(long value) { return (value < 10 ? "0" : "") + std::to_string(value); }

const char* nameOf(graph::ChannelPreset channels) {
  switch (channels) {
    case graph::ChannelPreset::ties:
      return "ties";
    case graph::ChannelPreset::local:
      return "local";
    case graph::ChannelPreset::national:
      return "national";
  }
  return "";
}

std::string joined(const std::string& a, const char* between, const std::string& b) {
  return a.empty() ? b : b.empty() ? a : a + between + b;
}

}  // namespace

std::string creationDate(graph::Date day) {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    long long seconds = 0;
    const char* end = epoch + std::strlen(epoch);
    constexpr long long last = 253402300799;  // the end of the year 9999
    const auto read = std::from_chars(epoch, end, seconds);
    if (read.ec == std::errc{} && read.ptr == end && read.ptr != epoch && seconds >= 0 && seconds <= last) {
      const std::chrono::sys_seconds moment{std::chrono::seconds{seconds}};
      const auto midnight = std::chrono::floor<std::chrono::days>(moment);
      const std::chrono::hh_mm_ss time{moment - midnight};
      return graph::Date{midnight}.text() + "T" + twoDigits(time.hours().count()) + ":" +
             twoDigits(time.minutes().count()) + ":" + twoDigits(time.seconds().count()) + "Z";
    }
  }
  return day.text() + "T00:00:00Z";
}

Metadata describe(const core::Story& story, const core::Catalogue& words, const PageOptions& options) {
  const core::Language language = words.language();
  const graph::DatasetInfo& info = story.dataset->info;
  const std::size_t step = story.steps.empty() ? 0 : std::min(options.step, story.steps.size() - 1);
  core::ComposeOptions compose;
  compose.step = step;
  compose.content = options.content;
  compose.against = options.against.value_or(0);
  Metadata about;
  about.title = joined(core::storyTitle(story, language), language == core::Language::chinese ? "：" : ": ",
                       core::stepTitle(story, step, language));
  if (about.title.empty()) about.title = "CityTies";
  about.description = core::altText(story, words, compose);
  about.software = std::string("CityTies ") + CITYTIES_VERSION;
  about.author = about.software;
  about.rights = core::credits(story, words);
  about.language = language == core::Language::chinese ? "zh-CN" : "en";
  about.keywords = {std::string(words("city-to-city ties")), std::string(words("map"))};
  if (!story.scenario.id.empty()) about.keywords.push_back(story.scenario.id);
  const graph::Date day = core::stepDate(story, step);
  about.date = creationDate(day);
  about.source = joined(info.title, ", ", info.version);
  if (!options.datasetSha256.empty()) about.source = joined(about.source, ", ", "SHA-256 " + options.datasetSha256);
  about.coverage = day.text() + ", channels: " + nameOf(story.options.channels);
  about.command = options.command;
  return about;
}

std::string svgMetadata(const Metadata& about) {
  std::string out =
      "<metadata>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<rdf:Description rdf:about=\"\">\n";
  const auto element = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    out += std::string("<dc:") + name + ">";
    svg::escape(out, value);
    out += std::string("</dc:") + name + ">\n";
  };
  element("title", about.title);
  element("description", about.description);
  element("creator", about.author);
  element("date", about.date);
  element("format", "image/svg+xml");
  element("language", about.language);
  element("coverage", about.coverage);
  element("source", about.source);
  element("rights", about.rights);
  for (const std::string& word : about.keywords) element("subject", word);
  element("identifier", about.command);
  return out + "</rdf:Description>\n</rdf:RDF>\n</metadata>\n";
}

}  // namespace cityties::page
