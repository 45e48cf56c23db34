#include "app/core/doubt.hpp"

#include <algorithm>
#include <map>

#include "app/core/compose.hpp"
#include "app/core/findings.hpp"

namespace cityties::core {
namespace {

using graph::CityVerdict;
using graph::CutHinge;
using graph::DoubtFigure;

/// What every sentence needs.
struct Speaker {
  const graph::Dataset& dataset;
  const Catalogue& words;

  std::string record(const std::string& id) const {
    const Language language = words.language();
    if (const auto* agreement = dataset.findAgreement(id)) {
      return fill(words("the tie {a}–{b}"), {{"a", placeName(dataset, agreement->a.text, language)},
                                             {"b", placeName(dataset, agreement->b.text, language)}});
    }
    if (dataset.findPost(id)) return postTitle(dataset, id, words);
    const auto row = std::find_if(dataset.districts.begin(), dataset.districts.end(),
                                  [&](const graph::District& district) { return graph::recordId(district) == id; });
    if (row == dataset.districts.end()) return id;
    return fill(words("the record that {post} serves {region}"),
                {{"post", postTitle(dataset, row->post.text, words)},
                 {"region", placeName(dataset, row->region.text, language)}});
  }

  std::string records(const std::vector<std::string>& ids) const {
    constexpr std::size_t most = 6;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < ids.size() && i < most; ++i) names.push_back(record(ids[i]));
    if (ids.size() > most) names.push_back(fill(words("{n} more"), {{"n", std::to_string(ids.size() - most)}}));
    return joinNames(names, words.language());
  }

  std::string cities(const std::vector<graph::CityId>& ids) const {
    std::vector<std::string> names;
    names.reserve(ids.size());
    for (const auto& id : ids) names.push_back(placeName(dataset, id.text, words.language()));
    return joinNames(names, words.language());
  }
};

std::string lossSentence(const Speaker& speaker, const DoubtFigure& loss) {
  const Language language = speaker.words.language();
  const bool gain = loss.max <= 0 && loss.min < 0;
  const double low = gain ? -loss.max : loss.min;
  const double high = gain ? -loss.min : loss.max;
  const std::string from = percent(low, language), to = percent(high, language);
  if (loss.min < 0 && loss.max > 0) {
    return fill(
        speaker.words("Whether the cities affected lose or gain reach depends on which records are believed: from a "
                      "gain of {from} to a loss of {to}."),
        {{"from", percent(-low, language)}, {"to", to}});
  }
  if (from == to) {
    return fill(gain ? speaker.words("The cities affected gain {p} of reach whichever records are believed.")
                     : speaker.words("The cities affected lose {p} of their reach whichever records are "
                                     "believed."),
                {{"p", to}});
  }
  const std::string printed = percent(gain ? -loss.printed : loss.printed, language);
  return fill(
      gain ? speaker.words("The cities affected gain {from} to {to} of reach, depending on which records are "
                           "believed; {p} as printed.")
           : speaker.words("The cities affected lose {from} to {to} of their reach, depending on which records are "
                           "believed; {p} as printed."),
      {{"from", from}, {"to", to}, {"p", printed}});
}

std::string randomSentence(const Speaker& speaker, const graph::DoubtReport& report, const DoubtFigure& loss) {
  const Language language = speaker.words.language();
  return fill(
      speaker.words("With each doubtful record in by a chance of {chance}, the loss is {from} to {to} in 95 of 100 "
                    "random worlds."),
      {{"chance", percent(report.options.probability, language)},
       {"from", percent(loss.low, language)},
       {"to", percent(loss.high, language)}});
}

/// One sentence for all cities that hang on the same records.
std::string cutSentence(const Speaker& speaker, CutHinge hinge, const std::vector<std::string>& records,
                        const std::vector<graph::CityId>& cities) {
  const Catalogue& words = speaker.words;
  const bool one = cities.size() == 1, single = records.size() == 1;
  const std::string names = speaker.cities(cities), named = speaker.records(records);
  std::string_view text;
  switch (hinge) {
    case CutHinge::never_changes:
      text = one ? words("{names} counts as cut whichever records are believed.")
                 : words("{names} count as cut whichever records are believed.");
      break;
    case CutHinge::any_believed:
      text = single ? words("{names}: cut only if {records} is believed.")
                    : words("{names}: cut only if at least one of these is believed: {records}.");
      break;
    case CutHinge::none_believed:
      text = single ? words("{names}: cut only if {records} does not hold.")
                    : words("{names}: cut only if none of these holds: {records}.");
      break;
    case CutHinge::several:
      text = words("{names}: whether cut depends on several records together.");
      break;
  }
  return fill(text, {{"names", names}, {"records", named}});
}

void addCut(const Speaker& speaker, const graph::DoubtReport& report, std::vector<std::string>& sentences) {
  std::map<std::pair<CutHinge, std::vector<std::string>>, std::vector<graph::CityId>> groups;
  for (const CityVerdict& verdict : report.citiesCut) groups[{verdict.hinge, verdict.records}].push_back(verdict.city);
  for (const auto& [hinge, cities] : groups)
    sentences.push_back(cutSentence(speaker, hinge.first, hinge.second, cities));
  if (groups.empty())
    sentences.emplace_back(speaker.words("No city is cut, whichever of the combinations tried is believed."));
}

void addDownToOne(const Speaker& speaker, const graph::DoubtReport& report, std::vector<std::string>& sentences) {
  std::vector<graph::CityId> always, undated, doubtful, either;
  for (const CityVerdict& verdict : report.citiesDownToOne) {
    const auto& [allIn, doubtfulOut, undatedOut, bothOut] = verdict.corners;
    const bool sameForDoubtful =
        allIn == doubtfulOut && undatedOut == bothOut && (verdict.share == 0 || verdict.share == 1);
    const bool sameForUndated = allIn == undatedOut && doubtfulOut == bothOut;
    auto& list = verdict.always ? always : sameForDoubtful ? undated : sameForUndated ? doubtful : either;
    list.push_back(verdict.city);
  }
  const auto add = [&](const std::vector<graph::CityId>& cities, std::string_view text) {
    if (!cities.empty()) sentences.push_back(fill(text, {{"names", speaker.cities(cities)}}));
  };
  const Catalogue& words = speaker.words;
  add(always, words("Down to one channel in every combination tried: {names}."));
  add(undated, words("Down to one channel or not, depending on whether undated records count: {names}."));
  add(doubtful, words("Down to one channel or not, depending on whether doubtful records hold: {names}."));
  add(either, words("Down to one channel or not, depending on which records are believed: {names}."));
}

}  // namespace

graph::Result<std::optional<graph::DoubtReport>> doubtOf(const Story& story, std::size_t m, std::size_t n,
                                                         const graph::Impact& printed, graph::DoubtOptions options,
                                                         const graph::Watch& watch) {
  options.undated = story.options.undated;
  options.threads = story.options.threads;
  graph::DoubtQuestion question{
      story.dataset.get(), {},     {}, printed.affected.cities, story.options.network, story.options.channels,
      story.reporting,     printed};
  if (story.options.undated == graph::Undated::in) {
    question.before = story.steps.at(m).analysis->state;
    question.after = story.steps.at(n).analysis->state;
    return graph::doubt(question, options, watch);
  }
  StoryOptions all = story.options;
  all.undated = graph::Undated::in;
  const auto whole = workOut(story.dataset, story.scenario, all);
  if (!whole) return tl::unexpected(whole.error());
  question.before = whole->steps.at(m).analysis->state;
  question.after = whole->steps.at(n).analysis->state;
  return graph::doubt(question, options, watch);
}

std::vector<std::string> doubtSentences(const graph::DoubtReport& report, const graph::Dataset& dataset,
                                        const Catalogue& words) {
  const Speaker speaker{dataset, words};
  if (report.records.empty())
    return {std::string(words("No doubtful and no undated record is in force: every figure stands as printed."))};
  std::vector<std::string> sentences;
  const DoubtFigure& loss = report.figures[graph::affectedLossFigure];
  sentences.push_back(lossSentence(speaker, loss));
  if (report.options.samples > 0 && loss.low != loss.high) sentences.push_back(randomSentence(speaker, report, loss));
  addCut(speaker, report, sentences);
  addDownToOne(speaker, report, sentences);
  return sentences;
}

}  // namespace cityties::core
