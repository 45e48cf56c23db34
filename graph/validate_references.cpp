// What one record says of another.

#include <algorithm>
#include <unordered_set>

#include "graph/validate_draft.hpp"

namespace cityties::graph::validation {
namespace {

/// Many equal warnings say less than one that counts them.
class WarningGroup {
 public:
  WarningGroup(const Source& source, std::string_view field, std::string summary)
      : source_(source), field_(field), summary_(std::move(summary)) {}

  /// `value` is what the summary shows as an example.
  void add(std::size_t row, std::string message, const std::string& value) {
    single_.push_back(source_.warning(row, field_, std::move(message)));
    if (std::find(values_.begin(), values_.end(), value) == values_.end() && values_.size() <= most) {
      values_.push_back(value);
    }
  }

  void flush(Diagnostics& out) {
    if (single_.size() <= most) {
      std::move(single_.begin(), single_.end(), std::back_inserter(out));
      return;
    }
    out.push_back(source_.warning(0, field_, std::to_string(single_.size()) + " " + summary_ + examples(values_)));
  }

  /// ` (a, b, c, …)`.
  static std::string examples(const std::vector<std::string>& values) {
    std::string text = " (";
    for (std::size_t i = 0; i < std::min<std::size_t>(values.size(), 3); ++i) {
      text += (i > 0 ? ", " : "") + values[i];
    }
    return text + (values.size() > 3 ? ", …)" : ")");
  }

 private:
  static constexpr std::size_t most = 10;
  const Source& source_;
  std::string_view field_;
  std::string summary_;
  Diagnostics single_;
  std::vector<std::string> values_;
};

class References {
 public:
  explicit References(Draft& draft) : draft_(draft), out_(draft.diagnostics) {}

  void check() {
    for (const auto& region : draft_.regions.rows) codes_.insert(region.record.code.text);
    checkRegions();
    checkCityRegions();
    checkPosts();
    checkDistricts();
    checkAgreements();
    checkTargets();
  }

 private:
  /// Leaves a record out for a reason of its own, which is reported.
  template <class Record>
  void reject(Layer<Record>& layer, Checked<Record>& checked, std::string_view field, std::string message) {
    out_.push_back(layer.source.error(checked.row, field, message.append(rowSkipped)));
    checked.keep = false;
  }

  /// Whether `id` names one of `kinds`. A record that names nothing is rejected; one that names a record left out is
  /// left out in silence and counted, because the error to mend stands elsewhere.
  template <class Record>
  bool resolve(Layer<Record>& layer, Checked<Record>& checked, std::string_view field, const std::string& id,
               std::initializer_list<Kind> kinds) {
    const auto* entry = draft_.ids.find(id);
    const bool right = entry != nullptr && std::find(kinds.begin(), kinds.end(), entry->kind) != kinds.end();
    if (right && !entry->leftOut) return true;
    if (right || (entry == nullptr && !allComplete(kinds))) {
      checked.keep = false;
      ++followers_;
      followed_.push_back(id);
      return false;
    }
    std::string message = "no ";
    for (const auto kind : kinds) message += (kind == *kinds.begin() ? "" : " or ") + std::string(name(kind));
    message += " " + quoted(id);
    if (entry != nullptr) message += "; that id is of the layer of " + std::string(plural(entry->kind));
    reject(layer, checked, field, std::move(message));
    return false;
  }

  bool allComplete(std::initializer_list<Kind> kinds) const {
    return std::all_of(kinds.begin(), kinds.end(), [&](Kind kind) {
      return kind == Kind::city     ? draft_.cities.source.complete
             : kind == Kind::region ? draft_.regions.source.complete
             : kind == Kind::post   ? draft_.posts.source.complete
                                    : draft_.agreements.source.complete;
    });
  }

  static std::string_view plural(Kind kind) {
    return kind == Kind::city     ? "cities"
           : kind == Kind::region ? "regions"
           : kind == Kind::post   ? "posts"
                                  : "agreements";
  }

  /// Reports, once a layer, the records that fell with others.
  void reportFollowers(const Source& source) {
    if (followers_ > 0) {
      std::sort(followed_.begin(), followed_.end());
      followed_.erase(std::unique(followed_.begin(), followed_.end()), followed_.end());
      const bool one = followers_ == 1;
      out_.push_back(source.error(0, "",
                                  std::to_string(followers_) + (one ? " row names" : " rows name") +
                                      " what could not be read" + WarningGroup::examples(followed_) +
                                      (one ? "; row skipped" : "; rows skipped")));
    }
    followers_ = 0;
    followed_.clear();
  }

  void checkRegions() {
    auto& layer = draft_.regions;
    std::unordered_map<std::string_view, std::size_t> codeRows;
    std::unordered_map<std::string_view, std::size_t> claims;
    for (auto& checked : layer.rows) {
      if (!checked.keep) continue;
      const auto& region = checked.record;
      if (region.capital) resolve(layer, checked, "capital_city_id", region.capital->text, {Kind::city});
      if (checked.keep && region.sameAsCity) checkSameAs(checked, claims);
      if (checked.keep) {
        const auto [it, isNew] = codeRows.try_emplace(region.code.text, checked.row);
        if (!isNew) {
          reject(layer, checked, "region_code",
                 "region code " + quoted(region.code.text) + " is already given in row " + std::to_string(it->second));
        }
      }
      if (!checked.keep) draft_.ids.leaveOut(region.id.text);
    }
    reportFollowers(layer.source);
  }

  void checkSameAs(Checked<Region>& checked, std::unordered_map<std::string_view, std::size_t>& claims) {
    auto& layer = draft_.regions;
    const auto& region = checked.record;
    const auto& id = region.sameAsCity->text;
    if (!resolve(layer, checked, "same_as_city", id, {Kind::city})) return;
    const auto& country = cityCountry(id);
    if (country != region.country) {
      reject(layer, checked, "same_as_city",
             "city " + quoted(id) + " is in " + country.text + ", the region in " + region.country.text);
      return;
    }
    const auto [it, isNew] = claims.try_emplace(id, checked.row);
    if (!isNew) {
      reject(layer, checked, "same_as_city",
             "city " + quoted(id) + " is already the region in row " + std::to_string(it->second));
      return;
    }
    sameAs_.emplace(region.id.text, id);
  }

  const CountryCode& cityCountry(const std::string& id) {
    if (countries_.empty()) {
      for (const auto& city : draft_.cities.rows) {
        if (city.keep) countries_.emplace(city.record.id.text, &city.record.country);
      }
    }
    return *countries_.at(id);
  }

  void checkCityRegions() {
    // Without regions and districts a code is a mere attribute: a bare list of sister cities is a dataset too.
    const bool used = draft_.regions.source.present || draft_.districts.source.present;
    if (!used || !draft_.regions.source.complete) return;
    WarningGroup unknown(draft_.cities.source, "region_code", "cities have region codes that name no row of regions");
    for (const auto& checked : draft_.cities.rows) {
      const auto& code = checked.record.region.text;
      if (!checked.keep || code.empty() || codes_.contains(code)) continue;
      unknown.add(checked.row, "no region has the code " + quoted(code) + "; the city gets no tie by it", code);
    }
    unknown.flush(out_);
  }

  void checkPosts() {
    auto& layer = draft_.posts;
    for (auto& checked : layer.rows) {
      if (!checked.keep || !checked.record.city) continue;
      resolve(layer, checked, "city_id", checked.record.city->text, {Kind::city});
      if (!checked.keep) draft_.ids.leaveOut(checked.record.id.text);
    }
    reportFollowers(layer.source);
  }

  void checkDistricts() {
    auto& layer = draft_.districts;
    WarningGroup unknown(layer.source, "region_code", "districts have region codes that name no row of regions");
    std::unordered_set<std::string_view> served;
    for (auto& checked : layer.rows) {
      const auto& district = checked.record;
      served.insert(district.post.text);
      if (!checked.keep || !resolve(layer, checked, "post_id", district.post.text, {Kind::post})) continue;
      const auto& code = district.region.text;
      if (codes_.contains(code) || !draft_.regions.source.complete) continue;
      unknown.add(checked.row, "no region has the code " + quoted(code) + "; the district serves no city", code);
    }
    reportFollowers(layer.source);
    unknown.flush(out_);
    if (!layer.source.complete) return;
    WarningGroup idle(draft_.posts.source, "id", "posts have no row in districts and serve no city");
    for (const auto& checked : draft_.posts.rows) {
      const auto& id = checked.record.id.text;
      if (!checked.keep || served.contains(id)) continue;
      idle.add(checked.row, "post " + quoted(id) + " has no row in districts and serves no city", id);
    }
    idle.flush(out_);
  }

  /// The id of the vertex that a place is: a region that is a city is that city.
  const std::string& vertex(const std::string& place) const {
    const auto it = sameAs_.find(place);
    return it == sameAs_.end() ? place : it->second;
  }

  void checkAgreements() {
    auto& layer = draft_.agreements;
    WarningGroup endless(layer.source, "ended",
                         "terminated or suspended agreements have no end date and are not in force");
    for (auto& checked : layer.rows) {
      const auto& agreement = checked.record;
      if (!checked.keep) continue;
      if (resolve(layer, checked, "a", agreement.a.text, {Kind::city, Kind::region})) {
        resolve(layer, checked, "b", agreement.b.text, {Kind::city, Kind::region});
      }
      if (checked.keep && vertex(agreement.a.text) == vertex(agreement.b.text)) {
        reject(layer, checked, "b", quoted(agreement.b.text) + " is the same place as the other end");
      }
      if (!checked.keep) {
        draft_.ids.leaveOut(agreement.id.text);
      } else if (!agreement.ended &&
                 (agreement.status == AgreementStatus::terminated || agreement.status == AgreementStatus::suspended)) {
        endless.add(checked.row, "no end date, so the agreement counts as never in force", agreement.id.text);
      }
    }
    reportFollowers(layer.source);
    endless.flush(out_);
  }

  void checkTargets() {
    WarningGroup unknown(draft_.events.source, "targets", "targets of events name nothing in the dataset");
    const bool judged = allComplete({Kind::city, Kind::region, Kind::post, Kind::agreement});
    for (const auto& checked : draft_.events.rows) {
      if (!checked.keep || !judged) continue;
      for (const auto& target : checked.record.targets) {
        if (draft_.ids.find(target) != nullptr) continue;
        unknown.add(checked.row, "no city, region, post or agreement " + quoted(target), target);
      }
    }
    unknown.flush(out_);
  }

  Draft& draft_;
  Diagnostics& out_;
  std::unordered_set<std::string_view> codes_;
  std::unordered_map<std::string_view, const CountryCode*> countries_;
  std::unordered_map<std::string, std::string> sameAs_;
  std::size_t followers_ = 0;
  std::vector<std::string> followed_;
};

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::city:
      return "city";
    case Kind::region:
      return "region";
    case Kind::post:
      return "post";
    case Kind::agreement:
      break;
  }
  return "agreement";
}

const IdIndex::Entry* IdIndex::add(const std::string& id, const Entry& entry) {
  const auto [it, isNew] = entries_.try_emplace(id, entry);
  return isNew ? nullptr : &it->second;
}

void IdIndex::leaveOut(const std::string& id) {
  const auto it = entries_.find(id);
  if (it != entries_.end()) it->second.leftOut = true;
}

const IdIndex::Entry* IdIndex::find(const std::string& id) const {
  const auto it = entries_.find(id);
  return it == entries_.end() ? nullptr : &it->second;
}

void checkReferences(Draft& draft) { References(draft).check(); }

}  // namespace cityties::graph::validation
