#include "graph/repair_candidates.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "graph/elements.hpp"
#include "graph/places.hpp"

namespace cityties::graph {
namespace {

std::string shortest(double x) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, x).ptr};
}

class Collector {
 public:
  Collector(const RepairQuestion& question, const RepairOptions& options, const State& state, const Network& network)
      : question_(question), options_(options), dataset_(*question.dataset), state_(state), network_(network) {}

  std::vector<RepairCandidate> collect() {
    if (options_.reopen) addClosedPosts();
    if (options_.districts) addDistricts();
    addNewPosts();
    if (options_.agreements || options_.virtualTies) addTies();
    std::sort(found_.begin(), found_.end(), [](const auto& x, const auto& y) { return x.text < y.text; });
    return std::move(found_);
  }

 private:
  const State& before() const { return question_.before->state; }

  /// Whether a district of the post, or its host, lies in the area asked for.
  bool servesThere(const PostId& post, const CountryCode& host, const State& state) const {
    if (options_.within.empty() || host.text == options_.within) return true;
    return std::any_of(state.districts.begin(), state.districts.end(), [&](const ServedDistrict& row) {
      return row.post == post && row.region.text == options_.within;
    });
  }
  bool liesThere(const std::string& place) const {
    return options_.within.empty() || liesIn(dataset_, place, options_.within);
  }

  void addClosedPosts() {
    for (const StandingPost& post : before().posts) {
      if (!state_.findPost(post.id.text) && servesThere(post.id, post.host, before()))
        found_.push_back({ReopenPost{post.id}, "open_post:" + post.id.text});
    }
  }

  /// Rows of step 0 that their post does not serve now.
  std::vector<ServedDistrict> lostRows() const {
    std::vector<ServedDistrict> rows;
    for (const ServedDistrict& row : before().districts) {
      if (before().findPost(row.post.text) && !isServed(row.post, row)) rows.push_back(row);
    }
    return rows;
  }
  bool isServed(const PostId& post, const ServedDistrict& row) const {
    return state_.findPost(post.text) &&
           std::any_of(state_.districts.begin(), state_.districts.end(), [&](const ServedDistrict& other) {
             return other.post == post && other.region == row.region && other.part == row.part;
           });
  }

  void addDistricts() {
    std::set<std::string> known;
    for (const ServedDistrict& row : lostRows()) {
      const StandingPost& loser = *before().findPost(row.post.text);
      if (!options_.within.empty() && row.region.text != options_.within && loser.host.text != options_.within)
        continue;
      for (const StandingPost& post : state_.posts) {
        if (post.id == loser.id || post.sending != loser.sending || post.host != loser.host) continue;
        if (isServed(post.id, row)) continue;
        const std::string text =
            "reassign_district:" + row.region.text + ":" + post.id.text + (row.part.empty() ? "" : ":" + row.part);
        const std::optional<std::string> part = row.part.empty() ? std::nullopt : std::optional(row.part);
        if (known.insert(text).second) found_.push_back({ReassignDistrict{row.region, part, post.id}, text});
      }
    }
  }

  void addNewPosts() {
    for (const CityId& id : options_.newPosts) {
      const City* city = dataset_.findCity(id.text);
      if (!city || !liesThere(id.text)) continue;
      std::map<CountryCode, std::vector<OpenNewPost::Part>> lostBySender;
      for (const ServedDistrict& row : lostRows()) {
        const StandingPost& loser = *before().findPost(row.post.text);
        if (loser.host == city->country) lostBySender[loser.sending].push_back({row.region, row.part});
      }
      for (auto& [sender, districts] : lostBySender) {
        OpenNewPost post;
        post.id = PostId{"new:" + sender.text + ":" + id.text};
        post.name = "Consulate General in " + city->name;
        post.sending = sender;
        post.host = city->country;
        post.position = city->position;
        post.districts = std::move(districts);
        const std::string text = "open_post:" + post.id.text;
        found_.push_back({std::move(post), text});
      }
    }
  }

  void addTies() {
    std::set<std::pair<VertexIndex, VertexIndex>> known;  // joined already, or listed
    for (const Tie& tie : network_.ties()) {
      if (isClosable(tie.kind)) known.insert(std::minmax(tie.a, tie.b));
    }
    const bool chosen = !options_.ends.empty();
    std::vector<CityId> ends = chosen ? options_.ends : question_.affected;
    std::sort(ends.begin(), ends.end());
    for (const CityId& end : ends) {
      const auto a = network_.find(end.text);
      if (!a || *a >= network_.cityCount()) continue;
      if (!(chosen ? question_.set->selected : question_.set->source)[*a]) continue;
      for (VertexIndex b = 0; b < network_.cityCount(); ++b) {
        const Vertex& other = network_.vertices()[b];
        if (!question_.set->selected[b] || other.country == network_.vertices()[*a].country) continue;
        if (!liesThere(end.text) && !liesThere(other.id)) continue;
        if (known.insert(std::minmax(*a, b)).second) addTie(end, *a, CityId{other.id}, b);
      }
    }
  }

  void addTie(const CityId& endA, VertexIndex a, const CityId& endB, VertexIndex b) {
    const ChannelModel& model = question_.network.model;
    if (options_.agreements) {
      SignAgreement sign;
      sign.kind = "sister_city";
      sign.a = PlaceId{endA.text};
      sign.b = PlaceId{endB.text};
      found_.push_back(
          {sign, "sign_agreement:" + endA.text + ":" + endB.text + ":sister_city", true, a, b, model.agreement});
    }
    if (options_.virtualTies) {
      OpenVirtualChannel open;
      open.a = endA;
      open.b = endB;
      open.strength = options_.strength;
      found_.push_back({open, "virtual_channel:" + endA.text + ":" + endB.text + ":" + shortest(options_.strength),
                        true, a, b, model.virtualChannel / options_.strength});
    }
  }

  const RepairQuestion& question_;
  const RepairOptions& options_;
  const Dataset& dataset_;
  const State& state_;
  const Network& network_;
  std::vector<RepairCandidate> found_;
};

}  // namespace

std::vector<RepairCandidate> repairCandidates(const RepairQuestion& question, const RepairOptions& options,
                                              const State& state, const Network& network) {
  return Collector(question, options, state, network).collect();
}

}  // namespace cityties::graph
