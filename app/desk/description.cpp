#include "app/desk/description.hpp"

#include "app/core/alt_text.hpp"
#include "app/desk/panels/facts.hpp"

namespace cityties::desk {
namespace {

using core::Catalogue;
using core::fill;

std::string joined(const std::vector<std::string>& parts, const Catalogue& words) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += words.language() == core::Language::chinese ? "、" : ", ";
    all += part;
  }
  return all;
}

std::string selection(const UiModel& model) {
  const Catalogue& words = *model.words;
  if (!model.inspector) return {};
  const InspectorModel& facts = *model.inspector;
  std::string text = fill(words("Selected: {name}."), {{"name", facts.title}});
  if (!facts.subtitle.empty()) text += "\n" + facts.subtitle;
  for (const auto& row : facts.rows) text += "\n" + row.name + ": " + row.value;
  for (const std::string& tie : facts.ties) text += "\n– " + tie;
  return text;
}

std::string day(const UiModel& model) {
  if (!model.view.desk.day) return {};
  return fill((*model.words)("The records of {day} are shown, without the scenario."),
              {{"day", core::longDate(*model.view.desk.day, model.words->language())}});
}

std::string neighbourhood(const UiModel& model) {
  const int steps = model.view.desk.neighbourhood;
  if (steps == 0 || !model.inspector) return {};
  const Catalogue& words = *model.words;
  return fill(steps == 1 ? words("Only what is tied to {name} is shown.")
                         : words("Only what is at most {n} steps from {name} is shown."),
              {{"name", model.inspector->title}, {"n", std::to_string(steps)}});
}

std::string route(const UiModel& model) {
  const auto& asked = model.view.desk.route;
  if (!asked || asked->from.empty() || asked->to.empty()) return {};
  const auto name = [&](const std::string& id) {
    return core::placeName(*model.story->dataset, id, model.words->language());
  };
  return fill((*model.words)("Routes from {from} to {to} are drawn."),
              {{"from", name(asked->from)}, {"to", name(asked->to)}});
}

}  // namespace

std::string describeFilter(const core::Filter& filter, const graph::Dataset& dataset, const Catalogue& words) {
  std::vector<std::string> lines;
  const auto list = [&](std::string_view pattern, std::vector<std::string> parts) {
    if (!parts.empty()) lines.push_back(fill(pattern, {{"list", joined(parts, words)}}));
  };
  std::vector<std::string> places, kinds;
  for (const auto* ids : {&filter.countries, &filter.regions})
    for (const std::string& id : *ids) places.push_back(core::placeName(dataset, id, words.language()));
  for (const std::string& kind : filter.kinds) kinds.push_back(agreementKind(kind, words));
  list(words("Shown are only ties with an end in: {list}."), std::move(places));
  list(words("Shown are only ties of these kinds: {list}."), std::move(kinds));
  list(words("Shown are only ties that are: {list}."), filter.statuses);
  list(words("Shown are only ties of this confidence: {list}."), filter.confidences);
  if (filter.dates == core::DateFilter::dated) lines.emplace_back(words("Undated ties are left out."));
  if (filter.dates == core::DateFilter::undated) lines.emplace_back(words("Only undated ties are shown."));
  const auto date = [&](const graph::Date& d) { return core::longDate(d, words.language()); };
  if (filter.signedFrom) lines.push_back(fill(words("Signed from {day} on."), {{"day", date(*filter.signedFrom)}}));
  if (filter.signedTo) lines.push_back(fill(words("Signed until {day}."), {{"day", date(*filter.signedTo)}}));
  std::string text;
  for (const std::string& line : lines)
    text += (text.empty() || words.language() == core::Language::chinese ? "" : " ") + line;
  return text;
}

std::string describeView(const UiModel& model) {
  if (!model.story || !model.words) return {};
  core::ComposeOptions options;
  options.step = model.view.step;
  options.content = model.view.content;
  options.against = core::againstOf(model.view);
  std::string text = core::storyTitle(*model.story, model.words->language());
  for (const std::string& part :
       {core::altText(*model.story, *model.words, options), day(model), selection(model), neighbourhood(model),
        route(model), describeFilter(model.view.desk.filter, *model.story->dataset, *model.words)}) {
    if (part.empty()) continue;
    if (!text.empty()) text += "\n\n";
    text += part;
  }
  return text + "\n";
}

}  // namespace cityties::desk
