#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/core/compose.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

using core::Catalogue;
using core::Language;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// 0: the name begins with the query, 1: a word of it does, 2: it contains it; nothing otherwise.
std::optional<int> rank(const std::string& name, const std::string& query) {
  const std::string text = lower(name);
  std::optional<int> best;
  for (std::size_t at = text.find(query); at != std::string::npos; at = text.find(query, at + 1)) {
    if (at == 0) return 0;
    const bool word = text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '(';
    best = std::min(best.value_or(2), word ? 1 : 2);
  }
  return best;
}

std::optional<int> bestRank(const std::vector<std::string>& names, const std::string& query) {
  std::optional<int> best;
  for (const std::string& name : names) {
    const auto one = rank(name, query);
    if (one && (!best || *one < *best)) best = one;
  }
  return best;
}

struct Ranked {
  int rank = 0;
  std::size_t ties = 0;  ///< well-connected places first among equals
  SearchHit hit;
};

class Searcher {
 public:
  Searcher(const core::Story& story, std::size_t step, const std::string& query, const Catalogue& words)
      : story_(story),
        data_(*story.dataset),
        step_(std::min(step, story.steps.size() - 1)),
        query_(query),
        words_(words) {}

  std::vector<Ranked> run() {
    countTies();
    for (const graph::City& city : data_.cities) {
      const auto r = bestRank(bothNames(city.id.text, {city.name, city.nameLocal}), query_);
      if (!r) continue;
      matching_.insert(city.id.text);
      found_.push_back({*r,
                        ties_[city.id.text],
                        {SearchHit::Kind::city, city.id.text, name(city.id.text), whereIs(story_, city, words_)}});
    }
    for (const graph::Post& post : data_.posts) {
      // In a title every word counts as much as the first.
      const auto r = bestRank(bothNames(post.id.text, {post.name, post.nameLocal}), query_);
      if (!r) continue;
      found_.push_back(
          {std::max(*r, 1),
           0,
           {SearchHit::Kind::post, post.id.text, core::postTitle(data_, post.id.text, words_), standing(post)}});
    }
    addTies();
    std::ranges::stable_sort(
        found_, [](const Ranked& a, const Ranked& b) { return std::tie(a.rank, b.ties) < std::tie(b.rank, a.ties); });
    return std::move(found_);
  }

 private:
  std::string name(const std::string& id) const { return core::placeName(data_, id, words_.language()); }

  std::vector<std::string> bothNames(const std::string& id, std::vector<std::string> names) const {
    names.push_back(core::placeName(data_, id, Language::chinese));
    return names;
  }

  std::string standing(const graph::Post& post) const {
    const bool open = story_.steps[step_].analysis->state.findPost(post.id.text) != nullptr;
    return open ? postKind(post.kind, words_) : std::string(words_("not in force"));
  }

  void countTies() {
    for (const graph::StandingAgreement& tie : story_.steps[step_].analysis->state.agreements) {
      ++ties_[tie.a.text];
      ++ties_[tie.b.text];
    }
  }

  /// Ties of the matching places; looking at one means looking at the other end.
  void addTies() {
    for (const graph::StandingAgreement& tie : story_.steps[step_].analysis->state.agreements) {
      const bool a = matching_.contains(tie.a.text), b = matching_.contains(tie.b.text);
      if (!a && !b) continue;
      const std::string& own = a ? tie.a.text : tie.b.text;
      const std::string& other = a ? tie.b.text : tie.a.text;
      if (!data_.findCity(other)) continue;
      found_.push_back(
          {3, 0, {SearchHit::Kind::tie, other, name(own) + " – " + name(other), agreementKind(tie.kind, words_)}});
    }
  }

  const core::Story& story_;
  const graph::Dataset& data_;
  std::size_t step_;
  const std::string& query_;
  const Catalogue& words_;
  std::map<std::string, std::size_t> ties_;
  std::set<std::string> matching_;
  std::vector<Ranked> found_;
};

}  // namespace

std::vector<SearchHit> search(const core::Story& story, std::size_t step, std::string_view query,
                              const Catalogue& words, std::size_t limit) {
  std::string plain = lower(query);
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  while (!plain.empty() && plain.front() == ' ') plain.erase(0, 1);
  if (plain.empty() || story.steps.empty() || !story.dataset) return {};
  std::vector<SearchHit> hits;
  for (Ranked& ranked : Searcher(story, step, plain, words).run()) {
    if (hits.size() == limit) break;
    hits.push_back(std::move(ranked.hit));
  }
  return hits;
}

}  // namespace cityties::desk
