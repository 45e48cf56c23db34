// The inspector's facts of ties and of countries.
#include <algorithm>
#include <cmath>

#include "app/core/compose.hpp"
#include "app/core/filter.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/seek_models.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

using core::Catalogue;
using graph::ChannelKind;

constexpr std::size_t longestList = 12;

class TieInspection {
 public:
  TieInspection(const core::Story& story, std::size_t step, const Catalogue& words)
      : story_(story), data_(*story.dataset), words_(words), now_(*story.steps[step].analysis) {}

  InspectorModel agreement(const std::string& id) {
    const graph::Agreement* record = data_.findAgreement(id);
    const graph::StandingAgreement* standing = now_.state.findAgreement(id);
    const std::string kind = standing ? standing->kind : record->kind;
    ends(standing ? standing->a.text : record->a.text, standing ? standing->b.text : record->b.text);
    model_.subtitle = agreementKind(kind, words_);
    row(words_("In force"), !standing             ? words_("not in force")
                            : standing->suspended ? words_("suspended")
                                                  : words_("in force"));
    if (record) ofRecord(*record);
    cost(id);
    if (standing && standing->doubtful) doubt(words_("Whether it is still in force is doubtful."));
    return std::move(model_);
  }

  InspectorModel tie(const graph::Tie& tie, const graph::Network& network) {
    const auto &a = network.vertices()[tie.a], &b = network.vertices()[tie.b];
    const bool consular = tie.kind == ChannelKind::consular;
    const auto &first = consular && b.kind == graph::VertexKind::post ? b : a, &second = &first == &a ? b : a;
    ends(first.id, second.id);
    model_.subtitle = consular ? words_("consular tie") : words_("virtual channel");
    cost(tie.id);
    if (consular) district(first.id, second.id);
    return std::move(model_);
  }

  InspectorModel country(const std::string& code) {
    model_.title = name(code);
    model_.subtitle = words_("country");
    std::size_t cities = 0, regions = 0;
    for (const graph::City& city : data_.cities) cities += city.country.text == code ? 1 : 0;
    for (const graph::Region& region : data_.regions) regions += region.country.text == code ? 1 : 0;
    row(words_("Cities"), grouped(static_cast<double>(cities)));
    row(words_("Regions"), grouped(static_cast<double>(regions)));
    std::size_t agreements = 0;
    for (const core::FilterTie& tie : core::filterTies(story_, step()))
      if (tie.agreement() && isNow(tie) && (tie.countries[0] == code || tie.countries[1] == code)) ++agreements;
    row(words_("Agreements in force"), grouped(static_cast<double>(agreements)));
    for (const graph::StandingPost& post : now_.state.posts) {
      if (post.sending.text != code && post.host.text != code) continue;
      if (model_.ties.size() < longestList) add(core::postTitle(data_, post.id.text, words_), post.id.text);
    }
    return std::move(model_);
  }

 private:
  static bool isNow(const core::FilterTie& tie) {
    const auto bit = [&](core::TieStatus status) { return (tie.statuses >> static_cast<unsigned>(status) & 1) != 0; };
    return !bit(core::TieStatus::cut) && !bit(core::TieStatus::suspended);
  }
  std::size_t step() const {
    const auto at = std::ranges::find_if(story_.steps, [&](const auto& s) { return s.analysis.get() == &now_; });
    return static_cast<std::size_t>(at - story_.steps.begin());
  }
  std::string name(const std::string& id) const { return core::placeName(data_, id, words_.language()); }
  void row(std::string_view name, std::string_view value, std::string id = {}) {
    model_.rows.push_back({std::string(name), std::string(value), std::move(id)});
  }
  void doubt(std::string_view text) { model_.doubts.emplace_back(text); }
  void add(std::string text, std::string id) {
    model_.ties.push_back(std::move(text));
    model_.tieIds.push_back(std::move(id));
  }

  void ends(const std::string& a, const std::string& b) {
    model_.title = name(a) + " – " + name(b);
    add(data_.findPost(a) ? core::postTitle(data_, a, words_) : name(a), a);
    add(name(b), b);
  }

  void ofRecord(const graph::Agreement& record) {
    row(words_("Signed"),
        record.signedOn ? dateInWords(*record.signedOn, words_.language()) : std::string(words_("without a date")));
    if (record.ended) row(words_("Ended"), dateInWords(*record.ended, words_.language()));
    const char* confidence = record.confidence == graph::Confidence::high     ? "high"
                             : record.confidence == graph::Confidence::medium ? "medium"
                                                                              : "low";
    row(words_("Confidence"), confidenceInWords(confidence, words_));
    if (!record.signedOn) doubt(words_("No source gives the day of signing; it counts from the beginning."));
    if (record.confidence == graph::Confidence::low) doubt(words_("Its source is weak."));
    if (record.status == graph::AgreementStatus::unknown) doubt(words_("No source says whether it still holds."));
    model_.note = record.note;
    model_.sources = sourcesIn(record.source);
  }

  void district(const std::string& post, const std::string& cityId) {
    const graph::City* city = data_.findCity(cityId);
    for (const graph::District& district : data_.districts) {
      if (!city || district.post.text != post || district.region != city->region) continue;
      row(words_("By district"), name(district.region.text), district.region.text);
      if (district.validFrom) row(words_("Since"), dateInWords(*district.validFrom, words_.language()));
      if (district.confidence == graph::Confidence::low) doubt(words_("Its source is weak."));
      model_.note = district.note;
      model_.sources = sourcesIn(district.source);
      return;
    }
  }

  void cost(const std::string& id) {
    for (const graph::Tie& tie : now_.network().ties())
      if (tie.id == id) {
        std::string text = std::to_string(std::round(tie.cost * 1000) / 1000);
        while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
        row(words_("Cost of a step over it"), text);
      }
  }

  const core::Story& story_;
  const graph::Dataset& data_;
  const Catalogue& words_;
  const graph::Analysis& now_;
  InspectorModel model_;
};

}  // namespace

InspectorModel inspectTie(const core::Story& story, std::size_t step, const std::string& id, const Catalogue& words) {
  step = std::min(step, story.steps.size() - 1);
  TieInspection inspection(story, step, words);
  const graph::Analysis& now = *story.steps[step].analysis;
  if (story.dataset->findAgreement(id) || now.state.findAgreement(id)) return inspection.agreement(id);
  const auto isPlace = [&](const graph::City& city) { return city.country.text == id; };
  if (std::ranges::any_of(story.dataset->cities, isPlace)) return inspection.country(id);
  for (const graph::Analysis* at : {&now, story.steps.front().analysis.get()})
    for (const graph::Tie& tie : at->network().ties())
      if (tie.id == id && (tie.kind == ChannelKind::consular || tie.kind == ChannelKind::virtualChannel))
        return inspection.tie(tie, at->network());
  return {};
}

}  // namespace cityties::desk
