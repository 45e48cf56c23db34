#include "graph/doubt_worlds.hpp"

#include <map>

#include "graph/random.hpp"

namespace cityties::graph {
namespace {

template <class Record>
bool isOut(const Record& record, const std::string& id, const Disbelief& world) {
  return (record.undated && world.undatedOut.contains(id)) || (record.doubtful && world.doubtfulOut.contains(id));
}

/// A post has no confidence of its own.
struct PostFlags {
  bool undated = false;
  bool doubtful = false;
};

void collect(const State& state, std::map<std::string, DoubtedRecord>& found) {
  const auto add = [&](const std::string& id, bool undated, bool doubtful) {
    if (!undated && !doubtful) return;
    DoubtedRecord& record = found[id];
    record = {id, record.undated || undated, record.doubtful || doubtful};
  };
  for (const StandingPost& post : state.posts) add(post.id.text, post.undated, false);
  for (const ServedDistrict& row : state.districts) add(row.record, row.undated, row.doubtful);
  for (const StandingAgreement& agreement : state.agreements) {
    if (!agreement.suspended) add(agreement.id.text, agreement.undated, agreement.doubtful);
  }
}

}  // namespace

State inWorld(const State& state, const Disbelief& world) {
  State result = state;
  std::erase_if(result.posts, [&](const StandingPost& post) {
    return isOut(PostFlags{post.undated, false}, post.id.text, world);
  });
  std::erase_if(result.districts, [&](const ServedDistrict& row) {
    return isOut(row, row.record, world) || !result.findPost(row.post.text);
  });
  std::erase_if(result.agreements,
                [&](const StandingAgreement& agreement) { return isOut(agreement, agreement.id.text, world); });
  return result;
}

std::vector<DoubtedRecord> doubtedRecords(const State& before, const State& after) {
  std::map<std::string, DoubtedRecord> found;
  collect(before, found);
  collect(after, found);
  std::vector<DoubtedRecord> records;
  records.reserve(found.size());
  for (auto& [id, record] : found) records.push_back(std::move(record));
  return records;
}

Disbelief corner(const std::vector<DoubtedRecord>& records, bool doubtfulOut, bool undatedOut) {
  Disbelief world;
  for (const DoubtedRecord& record : records) {
    if (doubtfulOut && record.doubtful) world.doubtfulOut.insert(record.id);
    if (undatedOut && record.undated) world.undatedOut.insert(record.id);
  }
  return world;
}

Disbelief randomWorld(const std::vector<DoubtedRecord>& records, const DoubtOptions& options, std::size_t sample) {
  Disbelief world = corner(records, false, options.undated == Undated::out);
  SplitMix64 random(options.seed, sample);
  for (const DoubtedRecord& record : records) {
    if (record.doubtful && random.unit() >= options.probability) world.doubtfulOut.insert(record.id);
  }
  return world;
}

}  // namespace cityties::graph
