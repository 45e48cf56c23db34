#pragma once
// What the panels of exploring show, as plain data.

#include <memory>
#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/depends.hpp"
#include "app/core/filter.hpp"
#include "app/core/routes.hpp"

namespace cityties::desk {

/// The facets of a filter in words.
struct ExploreModel {
  struct Value {
    std::string value, label;
    std::size_t ties = 0;
    bool chosen = false;
  };
  struct Facet {
    std::string title;
    std::vector<std::string> core::Filter::*chosen = nullptr;
    std::vector<Value> values;
  };
  std::vector<Facet> facets;
  std::size_t all = 0, dated = 0, undated = 0;
  std::string note;  ///< "Shown: 120 of 318 agreements, 40 of 420 consular ties"
};
std::shared_ptr<const ExploreModel> makeExploreModel(const graph::Dataset& dataset, const core::Facets& facets,
                                                     const core::Catalogue& words);
std::string statusInWords(const std::string& status, const core::Catalogue& words);
std::string confidenceInWords(const std::string& confidence, const core::Catalogue& words);

/// What depends on the selection; `found` nothing: it is nothing that can fail.
struct DependsModel {
  std::string id;
  std::optional<core::Dependents> found;
};

}  // namespace cityties::desk
