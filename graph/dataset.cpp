#include "graph/dataset.hpp"

#include <algorithm>

namespace cityties::graph {
namespace {

template <class Record>
const Record* findById(const std::vector<Record>& records, std::string_view id) {
  const auto it = std::lower_bound(records.begin(), records.end(), id,
                                   [](const Record& record, std::string_view key) { return record.id.text < key; });
  return it != records.end() && it->id.text == id ? &*it : nullptr;
}

}  // namespace

const City* Dataset::findCity(std::string_view id) const { return findById(cities, id); }

const Region* Dataset::findRegion(std::string_view id) const { return findById(regions, id); }

const Region* Dataset::findRegionByCode(std::string_view code) const {
  const auto it = std::find_if(regions.begin(), regions.end(), [&](const Region& r) { return r.code.text == code; });
  return it != regions.end() ? &*it : nullptr;
}

const Post* Dataset::findPost(std::string_view id) const { return findById(posts, id); }

const Agreement* Dataset::findAgreement(std::string_view id) const { return findById(agreements, id); }

bool inForce(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to,
             const std::optional<Date>& undatedFloor, Date day) {
  if (from ? day < from->firstDay() : undatedFloor && day < *undatedFloor) return false;
  return !to || day < to->exclusiveEnd();
}

}  // namespace cityties::graph
