#include <algorithm>

#include "app/core/compose.hpp"
#include "app/core/search.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

using core::Catalogue;
using core::SearchMatch;

/// What the list says of a match at one step.
class Teller {
 public:
  Teller(const core::Story& story, std::size_t step, const Catalogue& words)
      : story_(story),
        data_(*story.dataset),
        state_(story.steps[std::min(step, story.steps.size() - 1)].analysis->state),
        words_(words) {}

  SearchHit operator()(const SearchMatch& match) const {
    switch (match.kind) {
      case core::SearchKind::city:
        if (const graph::City* city = data_.findCity(match.id)) return hit(match, whereIs(story_, *city, words_));
        break;
      case core::SearchKind::post:
        return {match.kind, match.id, core::postTitle(data_, match.id, words_), standing(match.id)};
      case core::SearchKind::region: {
        const graph::Region* region = data_.findRegionByCode(match.id);
        return hit(match, region ? name(region->country.text) : std::string());
      }
      case core::SearchKind::country:
        return hit(match, std::string(words_("country")));
      case core::SearchKind::tie:
        if (const graph::Agreement* agreement = data_.findAgreement(match.id)) return tie(*agreement);
        break;
    }
    return hit(match, {});
  }

 private:
  std::string name(const std::string& id) const { return core::placeName(data_, id, words_.language()); }
  SearchHit hit(const SearchMatch& match, std::string detail) const {
    return {match.kind, match.id, name(match.id), std::move(detail)};
  }

  std::string standing(const std::string& id) const {
    const graph::StandingPost* post = state_.findPost(id);
    return post ? postKind(post->kind, words_) : std::string(words_("not in force"));
  }

  SearchHit tie(const graph::Agreement& agreement) const {
    std::string detail = agreementKind(agreement.kind, words_);
    if (agreement.signedOn) detail += ", " + dateInWords(*agreement.signedOn, words_.language());
    const graph::StandingAgreement* now = state_.findAgreement(agreement.id.text);
    if (!now || now->suspended) detail += words_.language() == core::Language::chinese ? "，" : ", ";
    if (!now || now->suspended) detail += words_("not in force");
    return {core::SearchKind::tie, agreement.id.text, name(agreement.a.text) + " – " + name(agreement.b.text), detail};
  }

  const core::Story& story_;
  const graph::Dataset& data_;
  const graph::State& state_;
  const Catalogue& words_;
};

}  // namespace

std::vector<SearchHit> search(const core::SearchIndex& index, const core::Story& story, std::size_t step,
                              std::string_view query, const Catalogue& words, std::size_t limit) {
  if (story.steps.empty() || !story.dataset) return {};
  std::vector<SearchHit> hits;
  const Teller tell(story, step, words);
  for (const SearchMatch& match : index.find(query, limit)) hits.push_back(tell(match));
  return hits;
}

}  // namespace cityties::desk
