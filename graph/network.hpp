#pragma once
// The network as of a state: vertices, ties and their costs (DESIGN §3). Held in Boost.Graph inside the .cpp files.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/channel_model.hpp"
#include "graph/dataset.hpp"
#include "graph/state.hpp"

namespace cityties::graph {

enum class VertexKind : unsigned char { city, region, government, post };

using VertexIndex = std::uint32_t;
using TieIndex = std::uint32_t;

struct Vertex {
  VertexKind kind = VertexKind::city;
  std::string id;             ///< city, region or post id, or country code
  std::uint32_t country = 0;  ///< index into Network::countries(); a post's is the country that sends it
  LonLat position;            ///< of cities and posts
};

struct Tie {
  ChannelKind kind = ChannelKind::agreement;
  std::string id;
  VertexIndex a = 0;
  VertexIndex b = 0;
  double cost = 1;  ///< default cost of the kind divided by the strength
};

struct NetworkOptions {
  ChannelModel model;
  std::vector<CountryCode> countries;  ///< keep only vertices of these; empty: all
};

/// Undirected multigraph. Vertices: cities, then regions, governments and posts, each ordered by id, so that a city's
/// index is the same in every state of one dataset. Ties are ordered by kind, then id. Copying shares.
class Network {
 public:
  /// O((cities + ties) log n).
  static Network build(const Dataset& dataset, const State& state, const NetworkOptions& options = {});

  std::span<const Vertex> vertices() const;
  std::span<const Tie> ties() const;
  std::span<const std::string> countries() const;
  std::size_t cityCount() const;
  /// Vertex of a city, region (also one that is a city), government or post id; nothing when there is none.
  std::optional<VertexIndex> find(std::string_view id) const;

  struct Storage;  // Boost.Graph; defined in graph/network_storage.hpp, for graph/*.cpp only
  const Storage& storage() const { return *storage_; }

 private:
  explicit Network(std::shared_ptr<const Storage> storage) : storage_(std::move(storage)) {}
  std::shared_ptr<const Storage> storage_;
};

}  // namespace cityties::graph
