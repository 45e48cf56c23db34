#include "graph/state.hpp"

#include <algorithm>

namespace cityties::graph {
namespace {

template <class Record>
const Record* findById(const std::vector<Record>& records, std::string_view id) {
  auto at = std::lower_bound(records.begin(), records.end(), id,
                             [](const Record& record, std::string_view key) { return record.id.text < key; });
  return at != records.end() && at->id.text == id ? &*at : nullptr;
}

std::optional<StandingAgreement> standing(const Agreement& agreement, const std::optional<Date>& floor, Date day) {
  if (!inForce(agreement.signedOn, agreement.ended, floor, day)) return std::nullopt;
  // Ended on a day that nobody recorded: not in force on any day, because which days it was is unknown.
  if (agreement.status == AgreementStatus::terminated && !agreement.ended) return std::nullopt;
  StandingAgreement result{
      .id = agreement.id, .kind = agreement.kind, .a = agreement.a, .b = agreement.b, .strength = agreement.strength};
  result.suspended = agreement.status == AgreementStatus::suspended && !agreement.ended;
  result.undated = !agreement.signedOn;
  const bool doubted = agreement.confidence == Confidence::low || agreement.status == AgreementStatus::unknown;
  result.doubtful = doubted && (!agreement.doubtFrom || agreement.doubtFrom->firstDay() <= day);
  return result;
}

ServedDistrict served(const District& district) {
  const bool doubtful = district.confidence == Confidence::low;
  return {district.post, district.region, district.part, !district.validFrom, doubtful, recordId(district)};
}

bool holds(const Dataset& dataset, const District& district, Date date, Undated undated) {
  if (!district.validFrom && undated == Undated::out) return false;
  return inForce(district.validFrom, district.validTo, dataset.info.undatedFloor, date);
}

}  // namespace

std::string recordId(const District& district) {
  if (!district.id.empty()) return district.id;
  const std::string id = district.post.text + ":" + district.region.text;
  return district.part.empty() ? id : id + ":" + district.part;
}

void insertRow(std::set<ServedDistrict>& rows, ServedDistrict row) {
  const auto flags = [](const ServedDistrict& x) { return int{x.undated} + int{x.doubtful}; };
  const auto same = rows.find(row);
  if (same != rows.end() && flags(*same) <= flags(row)) return;
  if (same != rows.end()) rows.erase(same);
  rows.insert(std::move(row));
}

const StandingPost* State::findPost(std::string_view id) const { return findById(posts, id); }
const StandingAgreement* State::findAgreement(std::string_view id) const { return findById(agreements, id); }

State stateOn(const Dataset& dataset, Date date, Undated undated) {
  const auto& floor = dataset.info.undatedFloor;
  auto counts = [&](const std::optional<PartialDate>& from) { return from || undated == Undated::in; };
  State state;
  state.date = date;
  for (const Post& post : dataset.posts) {
    if (!counts(post.opened) || !inForce(post.opened, post.closed, floor, date)) continue;
    state.posts.push_back(
        {post.id, post.name, post.nameLocal, post.kind, post.sending, post.host, post.position, !post.opened});
  }
  std::set<ServedDistrict> districts;  // several rows of one post and region make one
  for (const District& district : dataset.districts) {
    if (holds(dataset, district, date, undated) && state.findPost(district.post.text)) {
      insertRow(districts, served(district));
    }
  }
  state.districts.assign(districts.begin(), districts.end());
  for (const Agreement& agreement : dataset.agreements) {
    if (!counts(agreement.signedOn)) continue;
    if (auto result = standing(agreement, floor, date)) state.agreements.push_back(*std::move(result));
  }
  return state;
}

std::vector<ServedDistrict> recordedRows(const Dataset& dataset, const PostId& post, Date date, Undated undated) {
  std::set<ServedDistrict> rows;
  for (const District& district : dataset.districts) {
    if (district.post == post && holds(dataset, district, date, undated)) insertRow(rows, served(district));
  }
  return {rows.begin(), rows.end()};
}

}  // namespace cityties::graph
