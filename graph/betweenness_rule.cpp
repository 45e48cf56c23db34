// Betweenness under the path rule, and the rows of costs on the way.

#include <algorithm>
#include <map>

#include "graph/betweenness.hpp"
#include "graph/dependencies.hpp"
#include "graph/ordered_chunks.hpp"
#include "graph/rule_rows.hpp"

namespace cityties::graph {
namespace {

constexpr std::size_t sourcesPerChunk = 16;

struct Scratch {
  Scratch(std::size_t vertices, double worth, std::size_t rowLength)
      : search(vertices, worth), sum(vertices, 0), rows(sourcesPerChunk * rowLength) {}
  Dependencies search;
  std::vector<ExactSum> sum;
  std::vector<double> rows;
};

class Sweep {
 public:
  Sweep(const PathEngine& engine, const ReportingSet& set, const BetweennessOptions& options, const CostRow& row)
      : network_(engine.network()), set_(set), options_(options), row_(row), rule_(engine) {
    for (VertexIndex v = 0; v < network_.cityCount(); ++v) {
      if (set.source[v]) sources_.push_back(v);
      if (set.selected[v]) worth_ += set.weight[v];
    }
    unit_ = FixedPoint::forSumsBelow(worth_ * worth_);
  }

  std::optional<std::vector<double>> run() {
    const std::size_t chunks = (sources_.size() + sourcesPerChunk - 1) / sourcesPerChunk;
    const std::size_t threads = std::clamp<std::size_t>(options_.threads, 1, std::max<std::size_t>(chunks, 1));
    std::vector<Scratch> scratches(threads,
                                   Scratch(network_.vertices().size(), worth_, row_ ? network_.cityCount() : 0));
    std::vector<double> result(network_.vertices().size(), 0);
    const auto work = [&](Scratch& scratch, std::size_t chunk) { addChunk(scratch, chunk); };
    const auto merge = [&](const Scratch& scratch, std::size_t chunk) {
      if (!row_) return;
      for (std::size_t i = 0; i < sizeOf(chunk); ++i) {
        row_(sources_[chunk * sourcesPerChunk + i],
             {scratch.rows.data() + i * network_.cityCount(), network_.cityCount()});
      }
    };
    if (!forEachChunkInOrder(chunks, scratches, options_.watch, work, merge)) return std::nullopt;
    for (std::size_t v = 0; v < result.size(); ++v) {
      ExactSum sum = 0;
      for (const Scratch& scratch : scratches) sum += scratch.sum[v];
      result[v] = unit_.value(sum);
    }
    return result;
  }

 private:
  std::size_t sizeOf(std::size_t chunk) const {
    return std::min(sourcesPerChunk, sources_.size() - chunk * sourcesPerChunk);
  }

  void addChunk(Scratch& scratch, std::size_t chunk) const {
    for (std::size_t i = 0; i < sizeOf(chunk) && !options_.watch.stop.stop_requested(); ++i) {
      addSource(scratch, sources_[chunk * sourcesPerChunk + i]);
      if (row_) writeRow(scratch, i * network_.cityCount());
    }
  }

  void addSource(Scratch& scratch, VertexIndex source) const {
    const auto vertices = network_.vertices();
    const std::uint32_t home = vertices[source].country;
    const auto rowOf = [&](VertexIndex v) { return rule_.row(v, vertices[v].country == home); };
    const auto worth = [&](VertexIndex v) {
      return v < network_.cityCount() && set_.selected[v] && vertices[v].country != home ? set_.weight[v] : 0.0;
    };
    const double weight = set_.weight[source];
    const auto take = [&](VertexIndex v, double dependency) { scratch.sum[v] += unit_.of(weight * dependency); };
    if (rule_.oneCost()) {
      scratch.search.byHops(rule_.arcs(), source, rowOf);
      scratch.search.takeByHops(rule_.arcs(), rowOf, worth, take);
    } else {
      scratch.search.byLength(rule_.arcs(), source, rowOf);
      scratch.search.takeByLength(rule_.arcs(), rowOf, worth, take);
    }
  }

  /// A cost is the sum taken from the source on: hops · cost would differ in the last bits.
  void writeRow(Scratch& scratch, std::size_t begin) const {
    const auto row = scratch.rows.begin() + static_cast<std::ptrdiff_t>(begin);
    if (!rule_.oneCost()) {
      std::copy_n(scratch.search.costs().begin(), network_.cityCount(), row);
      return;
    }
    std::fill_n(row, network_.cityCount(), std::numeric_limits<double>::infinity());
    std::uint32_t hops = 0;
    double cost = 0;
    for (const VertexIndex v : scratch.search.order()) {
      for (; hops < scratch.search.hops(v); ++hops) cost += *rule_.oneCost();
      if (v < network_.cityCount()) row[v] = cost;
    }
  }

  const Network& network_;
  const ReportingSet& set_;
  const BetweennessOptions& options_;
  const CostRow& row_;
  RuleRows rule_;
  std::vector<VertexIndex> sources_;
  double worth_ = 0;  ///< of all cities
  FixedPoint unit_;
};

}  // namespace

std::optional<std::vector<double>> betweenness(const PathEngine& engine, const ReportingSet& set,
                                               const BetweennessOptions& options, const CostRow& row) {
  return Sweep(engine, set, options, row).run();
}

}  // namespace cityties::graph
