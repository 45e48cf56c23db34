#include <algorithm>
#include <set>

#include "app/core/compose.hpp"
#include "app/desk/panels/deeds.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

using core::Catalogue;
using core::fill;
using core::Language;
using core::Story;
using graph::StandingAgreement;
using graph::State;

constexpr std::size_t longestList = 12;

class Inspection {
 public:
  Inspection(const Story& story, std::size_t step, const Catalogue& words)
      : story_(story),
        step_(std::min(step, story.steps.size() - 1)),
        words_(words),
        data_(*story.dataset),
        base_(story.steps.front().analysis->state),
        now_(story.steps[step_].analysis->state),
        figures_(story.steps[step_].impact.known()) {}

  InspectorModel city(const graph::City& city) {
    model_.title = nameOf(city.id.text);
    model_.subtitle = whereIs(story_, city, words_);
    const graph::CityFigures* figures = figures_ ? figuresOf(story_, step_, city.id.text) : nullptr;
    if (city.population) row(words_("Population"), grouped(*city.population));
    if (figures) cityFigures(*figures);
    if (!figures_) waiting();
    doubtsOf(city.note);
    tiesOf({city.id.text, sameRegion(city)});
    sources(city.source);
    if (model_.ties.empty())
      model_.ties.emplace_back(words_("No agreement is listed. An unlisted tie is not “no tie”."));
    return std::move(model_);
  }

  InspectorModel post(const std::string& id) {
    model_.title = core::postTitle(data_, id, words_);
    const graph::Post* record = data_.findPost(id);
    const graph::StandingPost* standing = now_.findPost(id);
    const graph::StandingPost* before = base_.findPost(id);
    if (!record) standingTitle(standing ? standing : before);
    if (record) recordRows(*record);
    if (before && !standing) row(words_("In this step"), std::string(words_("closed")));
    if (!before && standing) row(words_("In this step"), std::string(words_("open")));
    district(id, standing ? now_ : base_);
    if (record) sources(record->source);
    return std::move(model_);
  }

  InspectorModel region(const std::string& code) {
    const graph::Region* record = data_.findRegionByCode(code);
    model_.title = nameOf(record ? record->id.text : code);
    if (record) model_.subtitle = nameOf(record->country.text);
    static const std::vector<graph::RegionFigures> unknown;
    const auto& regions = figures_ ? story_.steps[step_].impact->regions : unknown;
    const auto figures = std::ranges::find_if(regions, [&](const auto& r) { return r.region.text == code; });
    std::set<std::string> places;
    if (record) places.insert(record->id.text);
    for (const graph::City& city : data_.cities)
      if (city.region.text == code) places.insert(city.id.text);
    if (figures != regions.end()) {
      served(figures->postsAfter, figures->postKmAfter);
      row(words_("Cities"), std::to_string(figures->cities));
      change(-figures->loss());
      figure(words_("Agreements before"), std::to_string(figures->listedTies), "listed_ties_in_region");
    } else if (!figures_) {
      waiting();
    } else {
      row(words_("Cities"), std::string(words_("none on the list")));
      served(postsServing(code), std::nullopt);
    }
    tiesOf(places);
    if (record) sources(record->source);
    return std::move(model_);
  }

 private:
  std::string nameOf(const std::string& id) const { return core::placeName(data_, id, words_.language()); }
  void row(std::string_view name, std::string value, std::string id = {}) {
    model_.rows.push_back({std::string(name), std::move(value), std::move(id)});
  }
  void figure(std::string_view name, std::string value, std::string_view metric) {
    model_.rows.push_back({std::string(name), std::move(value), {}, std::string(metric)});
  }

  void change(double value) {
    if (step_ == 0) return;
    const std::string text = core::percent(value, words_.language());
    const bool gain = value > 0 && text != core::percent(0, words_.language());
    figure(words_("Reach since before"), gain ? "+" + text : text, "efficiency_loss");
  }

  void waiting() { model_.doubts.emplace_back(words_("The figures are being worked out …")); }
  void doubtsOf(const std::string& note) {
    if (!note.empty()) model_.note = note;
  }

  void arrow(std::string_view name, std::size_t before, std::size_t after, std::string_view metric) {
    std::string text = grouped(static_cast<double>(after));
    if (before != after) text = grouped(static_cast<double>(before)) + " → " + text;
    figure(name, std::move(text), metric);
  }

  void served(const std::vector<std::string>& posts, const std::optional<double>& km) {
    std::vector<std::string> names;
    names.reserve(posts.size());
    for (const std::string& post : posts) names.push_back(nameOf(post));
    std::string text = names.empty() ? std::string(words_("no post")) : core::joinNames(names, words_.language());
    if (!names.empty() && km) {
      text = fill(words_("{post}, {km} km away"), {{"post", text}, {"km", grouped(*km)}});
    }
    row(words_("Served from"), std::move(text), posts.size() == 1 ? posts.front() : std::string());
  }

  void cityFigures(const graph::CityFigures& figures) {
    served(figures.postsAfter, figures.postKmAfter);
    change(-figures.loss());
    arrow(words_("Own agreements"), figures.ownTiesBefore, figures.ownTiesAfter, "own_ties");
    arrow(words_("Closures to isolate it"), static_cast<std::size_t>(std::max(figures.closuresBefore, 0)),
          static_cast<std::size_t>(std::max(figures.closuresAfter, 0)), "closures_to_isolate");
    arrow(words_("Foreign cities in reach"), figures.reachableBefore, figures.reachableAfter, "reachable_pairs");
  }

  std::string sameRegion(const graph::City& city) const {
    for (const graph::Region& region : data_.regions)
      if (region.sameAsCity == city.id) return region.id.text;
    return {};
  }

  std::string tieInWords(const StandingAgreement& tie, const std::set<std::string>& places) const {
    const bool first = places.contains(tie.a.text);
    const std::string partner = nameOf(first ? tie.b.text : tie.a.text);
    const std::string kind = agreementKind(tie.kind, words_);
    const graph::Agreement* record = data_.findAgreement(tie.id.text);
    std::string text = fill(words_("{partner} – {kind}"), {{"partner", partner}, {"kind", kind}});
    if (places.size() > 2) text = nameOf(first ? tie.a.text : tie.b.text) + " – " + partner;
    if (record && record->signedOn) text += ", " + dateInWords(*record->signedOn, words_.language());
    return text;
  }

  void tiesOf(std::set<std::string> places) {
    places.erase("");
    std::vector<Line> gone, standing;
    for (const StandingAgreement& tie : base_.agreements) {
      if (!places.contains(tie.a.text) && !places.contains(tie.b.text)) continue;
      const StandingAgreement* kept = now_.findAgreement(tie.id.text);
      if (!tie.suspended && (!kept || kept->suspended)) {
        gone.push_back({fill(words_("{tie} (not in force now)"), {{"tie", tieInWords(tie, places)}}), tie.id.text});
      }
    }
    for (const StandingAgreement& tie : now_.agreements) {
      if (tie.suspended || (!places.contains(tie.a.text) && !places.contains(tie.b.text))) continue;
      standing.push_back({tieInWords(tie, places), tie.id.text});
    }
    for (auto* list : {&gone, &standing}) append(*list);
  }

  struct Line {
    std::string text, id;
    auto operator<=>(const Line&) const = default;
  };
  void append(const std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (model_.ties.size() >= longestList) {
        model_.ties.push_back(fill(words_("and {n} more"), {{"n", std::to_string(lines.size() - i)}}));
        model_.tieIds.emplace_back();
        return;
      }
      model_.ties.push_back(lines[i].text);
      model_.tieIds.push_back(lines[i].id);
    }
  }

  void standingTitle(const graph::StandingPost* post) {
    if (!post) return;
    model_.title = words_.language() == Language::chinese && !post->nameLocal.empty() ? post->nameLocal : post->name;
    model_.subtitle = postKind(post->kind, words_);
  }

  void recordRows(const graph::Post& post) {
    model_.subtitle = postKind(post.kind, words_);
    row(words_("Sent by"), nameOf(post.sending.text), post.sending.text);
    row(words_("Hosted by"), nameOf(post.host.text), post.host.text);
    if (post.city) row(words_("City"), nameOf(post.city->text), post.city->text);
    doubtsOf(post.note);
    if (post.opened) row(words_("Opened on"), dateInWords(*post.opened, words_.language()));
    if (post.closed) row(words_("Closed on"), dateInWords(*post.closed, words_.language()));
  }

  std::vector<std::string> postsServing(const std::string& code) const {
    std::set<std::string> posts;
    for (const graph::ServedDistrict& row : now_.districts)
      if (row.region.text == code) posts.insert(row.post.text);
    return {posts.begin(), posts.end()};
  }

  void district(const std::string& id, const State& state) {
    std::set<std::string> codes;
    for (const graph::ServedDistrict& row : state.districts)
      if (row.post.text == id) codes.insert(row.region.text);
    std::vector<std::string> names;
    for (const std::string& code : codes) {
      const graph::Region* region = data_.findRegionByCode(code);
      names.push_back(nameOf(region ? region->id.text : code));
    }
    row(words_("District"),
        names.empty() ? std::string(words_("none recorded")) : core::joinNames(names, words_.language()));
    const bool before = &state == &base_;
    if (!figures_) return waiting();
    std::vector<Line> cities;
    for (const graph::CityFigures& figures : story_.steps[step_].impact->cities) {
      const auto& posts = before ? figures.postsBefore : figures.postsAfter;
      if (std::ranges::count(posts, id) > 0) cities.push_back({nameOf(figures.city.text), figures.city.text});
    }
    row(words_("Cities served"), std::to_string(cities.size()));
    std::ranges::sort(cities);
    append(cities);
  }

  void sources(const std::string& text) { model_.sources = sourcesIn(text); }

  const Story& story_;
  std::size_t step_;
  const Catalogue& words_;
  const graph::Dataset& data_;
  const State& base_;
  const State& now_;
  bool figures_;  ///< that have been searched: drawing never waits for them
  InspectorModel model_;
};

InspectorModel facts(const Story& story, std::size_t step, const std::string& id, const Catalogue& words) {
  Inspection inspection(story, step, words);
  if (const graph::City* city = story.dataset->findCity(id)) return inspection.city(*city);
  const auto stands = [&](const core::StoryStep& s) { return s.analysis->state.findPost(id) != nullptr; };
  if (story.dataset->findPost(id) || std::ranges::any_of(story.steps, stands)) return inspection.post(id);
  if (story.dataset->findRegionByCode(id)) return inspection.region(id);
  if (const graph::Region* region = story.dataset->findRegion(id)) return inspection.region(region->code.text);
  return inspectTie(story, step, id, words);
}

}  // namespace

InspectorModel inspect(const Story& story, std::size_t step, const std::string& id, const Catalogue& words) {
  if (story.steps.empty() || !story.dataset) return {};
  auto found = facts(story, step, id, words);
  if (!found.title.empty()) found.deeds = deedsOf(story, step, id, words);
  return found;
}

}  // namespace cityties::desk
