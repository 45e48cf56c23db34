#include "graph/takeover.hpp"

#include <algorithm>

namespace cityties::graph {

const StandingPost* heirOf(const State& state, const StandingPost& closed, Takeover::Kind kind) {
  if (kind != Takeover::Kind::embassy && kind != Takeover::Kind::nearest) return nullptr;
  const StandingPost* best = nullptr;
  double bestKm = 0;
  for (const StandingPost& post : state.posts) {
    if (post.id == closed.id || post.sending != closed.sending || post.host != closed.host) continue;
    if (kind == Takeover::Kind::embassy && post.kind != PostKind::embassy) continue;
    const double km = kind == Takeover::Kind::nearest ? greatCircleDistance(post.position, closed.position).value : 0;
    if (!best || km < bestKm) best = &post, bestKm = km;  // equal ones: the first by id
  }
  return best;
}

State closePosts(State state, const std::vector<std::string>& posts, Takeover::Kind takeover) {
  std::vector<StandingPost> closed;
  std::erase_if(state.posts, [&](const StandingPost& post) {
    const bool closes = std::find(posts.begin(), posts.end(), post.id.text) != posts.end();
    if (closes) closed.push_back(post);
    return closes;
  });
  std::vector<ServedDistrict> rows;
  for (ServedDistrict row : state.districts) {
    const auto of = std::find_if(closed.begin(), closed.end(), [&](const auto& post) { return post.id == row.post; });
    if (of != closed.end()) {
      const StandingPost* heir = heirOf(state, *of, takeover);
      if (!heir) continue;
      row.post = heir->id;
    }
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  state.districts = std::move(rows);
  return state;
}

}  // namespace cityties::graph
