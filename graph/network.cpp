#include <algorithm>
#include <set>

#include "graph/network_storage.hpp"

namespace cityties::graph {
namespace {

/// Collects vertices and ties in their canonical order.
class Builder {
 public:
  Builder(const Dataset& dataset, const State& state, const NetworkOptions& options)
      : dataset_(dataset), state_(state), model_(options.model) {
    for (const CountryCode& code : options.countries) kept_.insert(code.text);
    collectCountries();
  }

  std::shared_ptr<Network::Storage> build() {
    addVertices();
    addAgreements();
    addPostTies();
    addAdministrativeTies();
    for (const VirtualTie& tie : state_.virtualTies) {
      add(ChannelKind::virtualChannel, tie.id, tie.a.text, tie.b.text, model_.virtualChannel / tie.strength);
    }
    std::sort(ties().begin(), ties().end(),
              [](const Tie& x, const Tie& y) { return x.kind != y.kind ? x.kind < y.kind : x.id < y.id; });
    storage_->arcs = arcGraph();
    return storage_;
  }

 private:
  std::vector<Tie>& ties() { return storage_->ties; }

  bool keeps(const CountryCode& country) const { return kept_.empty() || kept_.contains(country.text); }

  void collectCountries() {
    std::set<std::string> codes;
    auto note = [&](const CountryCode& code) {
      if (keeps(code)) codes.insert(code.text);
    };
    for (const City& city : dataset_.cities) note(city.country);
    for (const Region& region : dataset_.regions) note(region.country);
    for (const Post& post : dataset_.posts) note(post.sending), note(post.host);
    for (const StandingPost& post : state_.posts) note(post.sending), note(post.host);
    storage_->countries.assign(codes.begin(), codes.end());
  }

  std::uint32_t countryIndex(const CountryCode& country) const {
    const auto& codes = storage_->countries;
    return static_cast<std::uint32_t>(std::lower_bound(codes.begin(), codes.end(), country.text) - codes.begin());
  }

  void addVertex(VertexKind kind, const std::string& id, const CountryCode& country, LonLat position) {
    storage_->byId.emplace(id, static_cast<VertexIndex>(storage_->vertices.size()));
    storage_->vertices.push_back({kind, id, countryIndex(country), position});
  }

  void addVertices() {
    for (const City& city : dataset_.cities) {
      if (keeps(city.country)) addVertex(VertexKind::city, city.id.text, city.country, city.position);
    }
    storage_->cityCount = storage_->vertices.size();
    for (const Region& region : dataset_.regions) {
      if (!keeps(region.country)) continue;
      if (!region.sameAsCity) {
        addVertex(VertexKind::region, region.id.text, region.country, {});
      } else if (auto city = storage_->byId.find(region.sameAsCity->text); city != storage_->byId.end()) {
        storage_->byId.emplace(region.id.text, city->second);
      }
    }
    for (const std::string& code : storage_->countries) {
      addVertex(VertexKind::government, code, CountryCode{code}, {});
    }
    for (const StandingPost& post : state_.posts) {
      if (keeps(post.sending)) addVertex(VertexKind::post, post.id.text, post.sending, post.position);
    }
  }

  /// Ends that were dropped with their country, and ties from a place to itself, make no tie.
  void add(ChannelKind kind, std::string id, const std::string& a, const std::string& b, double cost) {
    const auto from = storage_->byId.find(a);
    const auto to = storage_->byId.find(b);
    if (from == storage_->byId.end() || to == storage_->byId.end() || from->second == to->second) return;
    ties().push_back({kind, std::move(id), from->second, to->second, cost});
  }

  void addAgreements() {
    for (const StandingAgreement& agreement : state_.agreements) {
      if (agreement.suspended) continue;
      add(ChannelKind::agreement, agreement.id.text, agreement.a.text, agreement.b.text,
          model_.agreement / agreement.strength);
    }
  }

  void addPostTies() {
    for (const StandingPost& post : state_.posts) {
      const std::string& id = post.id.text;
      add(ChannelKind::mission, "mission:" + id, id, post.sending.text, model_.mission);
      if (post.kind == PostKind::embassy) {
        add(ChannelKind::accreditation, "accreditation:" + id, id, post.host.text, model_.accreditation);
      }
    }
    std::set<std::pair<std::string, std::string>> served;
    for (const ServedDistrict& district : state_.districts) {
      const StandingPost* post = state_.findPost(district.post.text);
      if (!post) continue;
      for (const City& city : dataset_.cities) {
        if (city.region != district.region || (!district.part.empty() && city.regionPart != district.part)) continue;
        if (served.emplace(post->id.text, city.id.text).second) addConsular(*post, city);
      }
    }
  }

  void addConsular(const StandingPost& post, const City& city) {
    const double km = greatCircleDistance(post.position, city.position).value;
    add(ChannelKind::consular, "consular:" + post.id.text + ":" + city.id.text, post.id.text, city.id.text,
        model_.consularBase + km / model_.consularKilometresPerUnit.value);
  }

  void addAdministrativeTies() {
    std::unordered_map<std::string, const Region*> byCode;
    for (const Region& region : dataset_.regions) {
      byCode.emplace(region.code.text, &region);
      const std::string& seat = region.sameAsCity ? region.sameAsCity->text : region.id.text;
      add(ChannelKind::administrative, "administrative:" + seat, seat, region.country.text, model_.administrative);
    }
    for (const City& city : dataset_.cities) {
      const auto region = byCode.find(city.region.text);
      if (region == byCode.end()) continue;
      add(ChannelKind::administrative, "administrative:" + city.id.text, city.id.text, region->second->id.text,
          model_.administrative);
    }
  }

  ArcGraph arcGraph() const {
    std::vector<std::pair<VertexIndex, VertexIndex>> ends;
    std::vector<Arc> arcs;
    ends.reserve(2 * storage_->ties.size());
    arcs.reserve(2 * storage_->ties.size());
    for (TieIndex i = 0; i < storage_->ties.size(); ++i) {
      const Tie& tie = storage_->ties[i];
      ends.insert(ends.end(), {{tie.a, tie.b}, {tie.b, tie.a}});
      arcs.insert(arcs.end(), 2, Arc{tie.cost, i});
    }
    return ArcGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(),
                    static_cast<std::uint32_t>(storage_->vertices.size()));
  }

  const Dataset& dataset_;
  const State& state_;
  ChannelModel model_;
  std::set<std::string> kept_;
  std::shared_ptr<Network::Storage> storage_ = std::make_shared<Network::Storage>();
};

}  // namespace

Network Network::build(const Dataset& dataset, const State& state, const NetworkOptions& options) {
  return Network(Builder(dataset, state, options).build());
}

std::span<const Vertex> Network::vertices() const { return storage_->vertices; }
std::span<const Tie> Network::ties() const { return storage_->ties; }
std::span<const std::string> Network::countries() const { return storage_->countries; }
std::size_t Network::cityCount() const { return storage_->cityCount; }

std::optional<VertexIndex> Network::find(std::string_view id) const {
  const auto at = storage_->byId.find(std::string(id));
  if (at == storage_->byId.end()) return std::nullopt;
  return at->second;
}

}  // namespace cityties::graph
