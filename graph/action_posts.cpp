// Actions on posts and districts.

#include <algorithm>

#include "graph/action_steps.hpp"
#include "graph/places.hpp"
#include "graph/takeover.hpp"

namespace cityties::graph {

std::string ActionSteps::notInForce(const std::string& what, const std::string& id) const {
  std::string text = what + " '" + id + "' is not in force on " + state_.date.text();
  // Where the record itself says so, its days help to choose another.
  std::optional<PartialDate> from, to;
  if (const Post* post = dataset_.findPost(id))
    from = post->opened, to = post->closed;
  else if (const Agreement* agreement = dataset_.findAgreement(id))
    from = agreement->signedOn, to = agreement->ended;
  else
    return text + "; the dataset does not have it";
  if (inForce(from, to, {}, state_.date)) return text;
  return text + ", by the record only" + (from ? " from " + from->text() : "") + (to ? " to " + to->text() : "");
}

void ActionSteps::insert(StandingPost post) {
  auto at = std::lower_bound(state_.posts.begin(), state_.posts.end(), post.id,
                             [](const StandingPost& x, const PostId& id) { return x.id < id; });
  state_.posts.insert(at, std::move(post));
}

tl::expected<std::optional<PostId>, std::string> ActionSteps::successor(const StandingPost& closed,
                                                                        const Takeover& takeover) const {
  using Kind = Takeover::Kind;
  if (takeover.kind == Kind::none) return std::nullopt;
  if (takeover.kind == Kind::post) {
    const StandingPost* post = state_.findPost(takeover.post.text);
    if (!post) return tl::unexpected(notInForce("takeover: post", takeover.post.text));
    if (post->id == closed.id) return tl::unexpected(std::string("takeover: a post cannot take over from itself"));
    if (post->sending != closed.sending) {
      return tl::unexpected("takeover: post '" + post->id.text + "' is sent by " + post->sending.text + ", not by " +
                            closed.sending.text);
    }
    return post->id;
  }
  if (const StandingPost* heir = heirOf(state_, closed, takeover.kind)) return heir->id;
  const std::string what = takeover.kind == Kind::embassy ? "no embassy of " : "no other post of ";
  return tl::unexpected("takeover: " + what + closed.sending.text + " in " + closed.host.text + " is in force on " +
                        state_.date.text());
}

Problem ActionSteps::on(const ClosePost& action) {
  const StandingPost* closed = state_.findPost(action.post.text);
  if (!closed) return notInForce("post", action.post.text);
  const auto heir = successor(*closed, action.takeover);
  if (!heir) return heir.error();
  std::set<ServedDistrict> rows;
  for (ServedDistrict row : state_.districts) {
    if (row.post == action.post) {
      affect(citiesOfRegion(dataset_, row.region, row.part));
      if (!*heir) continue;
      row.post = **heir;
    }
    insertRow(rows, std::move(row));
  }
  setRows(rows);
  std::erase_if(state_.posts, [&](const StandingPost& post) { return post.id == action.post; });
  return std::nullopt;
}

std::vector<ServedDistrict> ActionSteps::rowsOfBaseDate(const PostId& post) const {
  return recordedRows(dataset_, post, base_.date, undated_);
}

const OpenNewPost* ActionSteps::openedBefore(const PostId& id) const {
  for (const Action& action : earlier_) {
    if (const auto* opened = std::get_if<OpenNewPost>(&action); opened && opened->id == id) return opened;
  }
  return nullptr;
}

Problem ActionSteps::on(const ReopenPost& action) {
  if (state_.findPost(action.post.text)) {
    return "post '" + action.post.text + "' is already in force on " + state_.date.text();
  }
  if (const Post* post = dataset_.findPost(action.post.text)) return reopenRecorded(*post);
  if (const OpenNewPost* opened = openedBefore(action.post)) return on(*opened);
  return "no post '" + action.post.text + "'; give name, kind, countries and position to open a new one";
}

/// Its rows of the base date come back, whether or not it stood then; where the record has none left, those of its last
/// day: a district that lapsed with its post comes back with it.
Problem ActionSteps::reopenRecorded(const Post& post) {
  insert({post.id, post.name, post.nameLocal, post.kind, post.sending, post.host, post.position, !post.opened});
  std::vector<ServedDistrict> restored = rowsOfBaseDate(post.id);
  const bool lapsed = restored.empty() && post.closed && post.closed->exclusiveEnd() <= base_.date;
  if (lapsed) {
    const Date lastDay{post.closed->exclusiveEnd().days() - std::chrono::days{1}};
    restored = recordedRows(dataset_, post.id, lastDay, undated_);
  }
  std::set<ServedDistrict> all = rows();
  for (const ServedDistrict& back : restored) {
    affect(citiesOfRegion(dataset_, back.region, back.part));
    std::erase_if(all, [&](const ServedDistrict& row) {
      if (row.region != back.region || row.part != back.part) return false;
      const StandingPost* other = state_.findPost(row.post.text);
      if (!other || other->sending != post.sending) return false;
      if (lapsed) return true;  // the record's own takeover goes
      // A post that served the region beside this one at the base date is no takeover.
      const auto beside = rowsOfBaseDate(row.post);
      return !std::binary_search(beside.begin(), beside.end(), row);
    });
    insertRow(all, back);
  }
  setRows(all);
  return std::nullopt;
}

Problem ActionSteps::on(const OpenNewPost& action) {
  if (auto problem = checkNewId(action.id.text)) return problem;
  for (const CountryCode& country : {action.sending, action.host}) {
    if (!isArea(dataset_, country.text)) return "no city or region of country '" + country.text + "'";
  }
  for (const auto& [region, part] : action.districts) {
    if (!dataset_.findRegionByCode(region.text)) return "districts: no region '" + region.text + "'";
  }
  insert({action.id, action.name, {}, action.kind, action.sending, action.host, action.position});
  for (const auto& [region, part] : action.districts) {
    affect(citiesOfRegion(dataset_, region, part));
    handOver(region, part.empty() ? std::nullopt : std::optional(part), action.id, action.sending);
  }
  return std::nullopt;
}

/// Moves the sender's rows of a region, or of one part of it; a region that nobody of the sender served gets a row.
void ActionSteps::handOver(const RegionCode& region, const std::optional<std::string>& part, const PostId& to,
                           const CountryCode& sender) {
  std::set<ServedDistrict> all;
  bool moved = false;
  for (ServedDistrict row : state_.districts) {
    const StandingPost* from = state_.findPost(row.post.text);
    const bool same = row.region == region && (!part || row.part == *part);
    if (same && from && from->sending == sender) {
      row = {to, row.region, row.part};  // the action says so, whatever was doubted about the record
      moved = true;
    }
    insertRow(all, std::move(row));
  }
  if (!moved) insertRow(all, {to, region, part.value_or("")});
  setRows(all);
}

Problem ActionSteps::on(const ReassignDistrict& action) {
  const StandingPost* to = state_.findPost(action.to.text);
  if (!to) return notInForce("post", action.to.text);
  if (!dataset_.findRegionByCode(action.region.text)) return "no region '" + action.region.text + "'";
  const std::set<CityId> cities = citiesOfRegion(dataset_, action.region, action.part.value_or(""));
  if (cities.empty() && action.part) {
    return "region '" + action.region.text + "' has no city in part '" + *action.part + "'";
  }
  affect(cities);
  handOver(action.region, action.part, to->id, to->sending);
  return std::nullopt;
}

}  // namespace cityties::graph
