#include "app/io/reporting_json.hpp"

#include <array>

#include "app/io/nearest_word.hpp"

namespace cityties::io {
namespace {

constexpr std::array selections{graph::CitySelection::all, graph::CitySelection::tied, graph::CitySelection::capitals};
constexpr std::array weights{graph::PairWeight::equal, graph::PairWeight::population, graph::PairWeight::region};

template <class Values>
typename Values::value_type choice(JsonObject& object, const std::string& key, const Values& values) {
  const std::string word = object.text(key);
  std::vector<std::string> known;
  for (const auto value : values) {
    if (word == wordOf(value)) return value;
    known.emplace_back(wordOf(value));
  }
  if (word.empty()) return values.front();
  std::string message = "unknown '" + key + "' '" + word + "'; expected ";
  for (std::size_t i = 0; i < known.size(); ++i)
    message += (i == 0 ? "" : i + 1 == known.size() ? " or " : ", ") + known[i];
  if (const auto near = nearestWord(word, known)) message += "; did you mean '" + *near + "'?";
  object.fail(key, message);
  return values.front();
}

}  // namespace

const char* wordOf(graph::CitySelection selection) {
  switch (selection) {
    case graph::CitySelection::all:
      return "all";
    case graph::CitySelection::tied:
      return "tied";
    case graph::CitySelection::capitals:
      return "capitals";
  }
  return "";
}

const char* wordOf(graph::PairWeight weight) {
  switch (weight) {
    case graph::PairWeight::equal:
      return "equal";
    case graph::PairWeight::population:
      return "population";
    case graph::PairWeight::region:
      return "region";
  }
  return "";
}

graph::ReportingOptions decodeReporting(DecodeLog& log, const JsonValue& value, const std::string& pointer) {
  graph::ReportingOptions reporting;
  JsonObject object(log, value, pointer);
  if (const std::string from = object.country("from"); !from.empty()) reporting.from = graph::CountryCode(from);
  reporting.cities = choice(object, "cities", selections);
  reporting.weight = choice(object, "weight", weights);
  object.finish();
  return reporting;
}

void writeReporting(JsonWriter& out, const graph::ReportingOptions& reporting) {
  out.beginObject(JsonWriter::Layout::line);
  if (reporting.from) out.key("from").text(reporting.from->text);
  out.key("cities").text(wordOf(reporting.cities)).key("weight").text(wordOf(reporting.weight)).endObject();
}

}  // namespace cityties::io
