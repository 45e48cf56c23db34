#include "app/core/document.hpp"

#include "app/core/catalogue.hpp"

namespace cityties::core {

std::string datasetChanged(const DatasetReference& reference, const std::string& sha256Now, const Catalogue& words) {
  if (reference.sha256.empty() || sha256Now.empty() || reference.sha256 == sha256Now) return {};
  if (reference.path.empty())
    return std::string(words("The records are not those that this document was made on: its figures may differ."));
  return fill(words("The records are not those of {data} that this document was made on: its figures may differ."),
              {{"data", reference.path}});
}

StoryOptions storyOptions(const Document& document, const StoryOptions& given) {
  const Scenario& scenario = document.scenario;
  StoryOptions options = given;
  if (scenario.baseDate) options.date = *scenario.baseDate;
  if (scenario.channels) options.channels = *scenario.channels;
  if (scenario.model) options.network.model = *scenario.model;
  if (scenario.reporting) options.reporting = *scenario.reporting;
  if (!scenario.countries.empty()) options.network.countries = scenario.countries;
  return options;
}

Document withOptions(Document document, const StoryOptions& given) {
  Scenario& scenario = document.scenario;
  scenario.baseDate = given.date;
  scenario.channels = given.channels;
  // What is as by default is not written down: the file says what its author chose.
  if (scenario.model || given.network.model != graph::ChannelModel{}) scenario.model = given.network.model;
  if (scenario.reporting || given.reporting != graph::ReportingOptions{}) scenario.reporting = given.reporting;
  scenario.countries = given.network.countries;
  return document;
}

const ScenarioStep& stepOf(const Scenario& scenario, std::size_t step) {
  return step == 0 ? scenario.before : scenario.steps.at(step - 1);
}

}  // namespace cityties::core
