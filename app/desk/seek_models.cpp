#include "app/desk/seek_models.hpp"

#include "app/core/compose.hpp"
#include "app/core/flows.hpp"
#include "app/desk/panels/facts.hpp"

namespace cityties::desk {

std::string statusInWords(const std::string& status, const core::Catalogue& words) {
  if (status == "active") return std::string(words("in force"));
  if (status == "curtailed") return std::string(words("weakened"));
  if (status == "suspended") return std::string(words("suspended"));
  if (status == "cut") return std::string(words("cut"));
  if (status == "new") return std::string(words("new"));
  if (status == "doubtful") return std::string(words("doubtful"));
  return status;
}

std::string confidenceInWords(const std::string& confidence, const core::Catalogue& words) {
  if (confidence == "high") return std::string(words("high"));
  if (confidence == "medium") return std::string(words("medium"));
  if (confidence == "low") return std::string(words("low"));
  if (confidence == "scenario") return std::string(words("made by the scenario"));
  return confidence;
}

namespace {

std::string kindInWords(const std::string& kind, const core::Catalogue& words) {
  if (kind == "consular") return std::string(words("consular tie"));
  if (kind == "virtual") return std::string(words("virtual channel"));
  return agreementKind(kind, words);
}

}  // namespace

std::shared_ptr<const ExploreModel> makeExploreModel(const graph::Dataset& dataset, const core::Facets& facets,
                                                     const core::Catalogue& words) {
  auto model = std::make_shared<ExploreModel>();
  const auto add = [&](std::string_view title, std::vector<std::string> core::Filter::*chosen,
                       const std::vector<core::FacetValue>& values, const auto& label) {
    ExploreModel::Facet facet{std::string(title), chosen, {}};
    for (const core::FacetValue& value : values)
      facet.values.push_back({value.value, label(value.value), value.ties, value.chosen});
    model->facets.push_back(std::move(facet));
  };
  const auto place = [&](const std::string& id) { return core::placeName(dataset, id, words.language()); };
  add(words("Country"), &core::Filter::countries, facets.countries, place);
  add(words("Kind"), &core::Filter::kinds, facets.kinds,
      [&](const std::string& kind) { return kindInWords(kind, words); });
  add(words("Status"), &core::Filter::statuses, facets.statuses,
      [&](const std::string& status) { return statusInWords(status, words); });
  add(words("Confidence"), &core::Filter::confidences, facets.confidences,
      [&](const std::string& confidence) { return confidenceInWords(confidence, words); });
  add(words("Region"), &core::Filter::regions, facets.regions, place);
  model->all = facets.all;
  model->dated = facets.dated;
  model->undated = facets.undated;
  model->note = core::fill(words("Shown: {a} of {b} agreements, {c} of {d} consular ties"),
                           {{"a", core::grouped(facets.agreementsShown)},
                            {"b", core::grouped(facets.agreements)},
                            {"c", core::grouped(facets.consularShown)},
                            {"d", core::grouped(facets.consular)}});
  return model;
}

}  // namespace cityties::desk
