#include "tests/support/random_world.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace cityties::test {

using namespace graph;

World randomWorld(std::mt19937& random, const RandomWorldOptions& options) {
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  World world;
  std::vector<std::string> places, codes, countries;
  for (int c = 0; c < options.countries; ++c) countries.push_back({static_cast<char>('A' + c), 'X'});
  for (const std::string& country : countries) {
    const std::string small{static_cast<char>(country[0] + 32), 'x'};
    for (int r = 0; r < 2; ++r) {
      const bool isCity = options.citiesEach > 0 && below(3) == 0;
      codes.push_back(country + "-" + std::to_string(r));
      world.region(codes.back(), country, isCity ? small + "-city" + std::to_string(r % options.citiesEach) : "");
      places.push_back(small + "-" + std::to_string(r));
    }
    for (int i = 0; i < options.citiesEach; ++i) {
      places.push_back(small + "-city" + std::to_string(i));
      const std::size_t region = below(3);
      world.city(places.back(), country, region < 2 ? country + "-" + std::to_string(region) : "",
                 static_cast<double>(below(90)), static_cast<double>(below(45)));
    }
  }
  for (int p = 0; p < options.posts; ++p) {
    const std::string& sending = countries[below(countries.size())];
    const std::string& host = countries[below(countries.size())];
    if (sending == host) continue;
    const std::string id = "post" + std::to_string(p);
    below(2) ? world.embassy(id, sending, host, 5, 5) : world.consulate(id, sending, host, 5, 5);
    world.serves(id, host + "-" + std::to_string(below(2)));
    if (below(2)) world.serves(id, host + "-" + std::to_string(below(2)));
  }
  for (int a = 0; a < options.agreements && places.size() > 1; ++a) {
    const std::string& x = places[below(places.size())];
    const std::string& y = places[below(places.size())];
    const double strength = options.oneStrength || below(2) ? 1 : 0.5;
    if (x != y) world.agreement("agreement" + std::to_string(a), x, y, "", "", strength);
    if (x != y && below(6) == 0) world.agreement("parallel" + std::to_string(a), y, x, "", "", 1);
  }
  return world;
}

bool mayStep(ChannelPreset preset, const Tie& tie, const Vertex& from, const Vertex& to, int phase, int& next) {
  const bool own = tie.kind == ChannelKind::agreement || tie.kind == ChannelKind::virtualChannel;
  if (preset == ChannelPreset::ties) {
    next = 0;
    return own;
  }
  const auto place = [](const Vertex& v) { return v.kind == VertexKind::city || v.kind == VertexKind::region; };
  const bool domestic = from.country == to.country;
  next = domestic ? phase : 1;
  if (phase == 1) return domestic;
  if (preset == ChannelPreset::local && (!place(from) || (domestic && !place(to)))) return false;
  if (domestic || own || tie.kind == ChannelKind::consular) return true;
  return preset == ChannelPreset::national && tie.kind == ChannelKind::accreditation;
}

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

class PathWalker {
 public:
  PathWalker(const Network& network, ChannelPreset preset, VertexIndex source)
      : network_(network), preset_(preset), source_(source), costs_(network.vertices().size(), {infinity, infinity}) {
    costs_[source][0] = 0;
    for (bool changed = true; changed;) {
      changed = false;
      forEachStep([&](VertexIndex from, int phase, VertexIndex to, int next, double cost) {
        const double through = at(from, phase) + cost;
        if (through >= at(to, next)) return;
        at(to, next) = through;
        changed = true;
      });
    }
  }

  std::vector<std::vector<std::vector<VertexIndex>>> walk() {
    found_.resize(costs_.size());
    path_ = {source_};
    go(source_, 0, 0);
    std::vector<std::vector<std::vector<VertexIndex>>> result;
    for (const auto& paths : found_) result.emplace_back(paths.begin(), paths.end());
    return result;
  }

 private:
  double& at(VertexIndex v, int phase) { return costs_[v][static_cast<std::size_t>(phase)]; }

  template <class Do>
  void forEachStep(const Do& act) {
    const auto vertices = network_.vertices();
    for (const Tie& tie : network_.ties()) {
      for (auto [from, to] : {std::pair{tie.a, tie.b}, std::pair{tie.b, tie.a}}) {
        for (int phase = 0, next = 0; phase < 2; ++phase) {
          if (mayStep(preset_, tie, vertices[from], vertices[to], phase, next)) act(from, phase, to, next, tie.cost);
        }
      }
    }
  }

  void go(VertexIndex v, int phase, double cost) {
    if (cost <= std::min(at(v, 0), at(v, 1)) + 1e-9) found_[v].insert(path_);
    forEachStep([&](VertexIndex from, int fromPhase, VertexIndex to, int next, double step) {
      if (from != v || fromPhase != phase || cost + step > at(to, next) + 1e-9) return;
      if (std::find(path_.begin(), path_.end(), to) != path_.end()) return;
      path_.push_back(to);
      go(to, next, cost + step);
      path_.pop_back();
    });
  }

  const Network& network_;
  ChannelPreset preset_;
  VertexIndex source_;
  std::vector<std::array<double, 2>> costs_;
  std::vector<VertexIndex> path_;
  std::vector<std::set<std::vector<VertexIndex>>> found_;
};

}  // namespace

std::vector<std::vector<std::vector<VertexIndex>>> allShortestPaths(const Network& network, ChannelPreset preset,
                                                                    VertexIndex source) {
  return PathWalker(network, preset, source).walk();
}

}  // namespace cityties::test
