#include "app/core/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/core/compose.hpp"
#include "app/core/findings.hpp"

namespace cityties::core {
namespace {

using graph::Assumption;
using graph::PostSensitivity;
using graph::SensitivityReport;

std::string_view citiesText(graph::CitySelection cities, const Catalogue& words) {
  switch (cities) {
    case graph::CitySelection::tied:
      return words("only cities with an agreement");
    case graph::CitySelection::capitals:
      return words("only regional capitals");
    case graph::CitySelection::all:
      break;
  }
  return words("all cities");
}

std::string_view weightText(graph::PairWeight weight, const Catalogue& words) {
  switch (weight) {
    case graph::PairWeight::population:
      return words("weights by population");
    case graph::PairWeight::region:
      return words("every region of equal weight");
    case graph::PairWeight::equal:
      break;
  }
  return words("equal weights");
}

std::string_view costText(std::size_t cost, const Catalogue& words) {
  switch (cost) {
    case 0:
      return words("the cost of agreements");
    case 1:
      return words("the base cost of consular ties");
    case 2:
      return words("the cost of distance to the post");
    case 3:
      return words("the cost of missions");
    case 4:
      return words("the cost of accreditations");
    case 5:
      return words("the cost of administrative ties");
    default:
      return words("the cost of virtual channels");
  }
}

/// In how many of its three parts an assumption differs from the printed one.
int differences(const Assumption& x, const Assumption& printed) {
  return int{x.cities != printed.cities} + int{x.weight != printed.weight} + int{x.cost != printed.cost};
}

struct Speaker {
  const SensitivityReport& report;
  const graph::Dataset& dataset;
  const Catalogue& words;

  std::string post(const graph::PostId& id) const { return postTitle(dataset, id.text, words); }
  const Assumption& printed() const { return report.assumptions.front(); }
  std::string all() const { return std::to_string(report.assumptions.size()); }
};

std::string topSentence(const Speaker& s) {
  const PostSensitivity& top = s.report.posts.front();
  if (top.loss <= 0) return std::string(s.words("Closing any one post loses no reach."));
  if (top.worst == 1) {
    return fill(s.words("Closing the {post} hurts most under all {n} combinations of cities, weights and costs tried."),
                {{"post", s.post(top.post)}, {"n", s.all()}});
  }
  const auto first = std::count(top.ranks.begin(), top.ranks.end(), std::size_t{1});
  return fill(s.words("Closing the {post} hurts most as printed, and under {k} of the {n} combinations of cities, "
                      "weights and costs tried."),
              {{"post", s.post(top.post)}, {"k", std::to_string(first)}, {"n", s.all()}});
}

/// The single changes of an assumption that move a post, told once for each rank it moves to.
std::string movesSentence(const Speaker& s, const PostSensitivity& post) {
  std::map<std::size_t, std::vector<std::string>> causes;
  for (std::size_t a = 0; a < s.report.assumptions.size(); ++a) {
    const Assumption& assumption = s.report.assumptions[a];
    if (differences(assumption, s.printed()) != 1 || post.ranks[a] == post.rank) continue;
    causes[post.ranks[a]].push_back(assumptionText(assumption, s.printed(), s.words));
  }
  std::string text;
  for (const auto& [rank, reasons] : causes) {
    const std::string why = joinNames(reasons, s.words.language());
    text += fill(s.words(" It moves to place {rank} with: {why}."), {{"rank", std::to_string(rank)}, {"why", why}});
  }
  return text;
}

std::string rankSentence(const Speaker& s, const PostSensitivity& post) {
  const std::string name = s.post(post.post), all = std::to_string(s.report.posts.size());
  if (post.best == post.worst) {
    return fill(s.words("{post}: place {rank} of {all} whatever is assumed."),
                {{"post", name}, {"rank", std::to_string(post.rank)}, {"all", all}});
  }
  return fill(s.words("{post}: place {rank} of {all}; {best} to {worst} over all combinations."),
              {{"post", name},
               {"rank", std::to_string(post.rank)},
               {"all", all},
               {"best", std::to_string(post.best)},
               {"worst", std::to_string(post.worst)}}) +
         movesSentence(s, post);
}

std::string baselineSentence(const Speaker& s, const graph::ClosureBaseline& baseline) {
  const Language language = s.words.language();
  if (!baseline.scattered.percentile || !baseline.regions.percentile) {
    return fill(s.words("{post}: no random district of its size can be drawn to compare it with."),
                {{"post", s.post(baseline.post)}});
  }
  const auto part = [&](const graph::RandomDistricts& random) {
    return percent(static_cast<double>(random.below) / static_cast<double>(s.report.options.samples), language);
  };
  return fill(s.words("{post}: its {n} cities lose {p} of their reach, more than {regions} of random districts of that "
                      "size made of whole regions, and more than {scattered} of those of scattered cities."),
              {{"post", s.post(baseline.post)},
               {"n", std::to_string(baseline.cities)},
               {"p", percent(baseline.loss, language)},
               {"regions", part(baseline.regions)},
               {"scattered", part(baseline.scattered)}});
}

}  // namespace

std::optional<SensitivityReport> sensitivityOf(const Story& story, std::size_t m, std::size_t n,
                                               graph::SensitivityOptions options, const graph::Watch& watch) {
  options.threads = story.options.threads;
  graph::SensitivityQuestion question;
  question.dataset = story.dataset.get();
  question.state = story.steps.at(m).analysis->state;
  question.reference = story.steps.front().analysis->state;  // P is that of step 0, as in the impact
  question.network = story.options.network;
  question.preset = story.options.channels;
  question.reporting = story.options.reporting;
  for (std::size_t step = m + 1; step <= n; ++step) {
    for (const graph::Action& action : story.scenario.steps.at(step - 1).actions) {
      const auto* close = std::get_if<graph::ClosePost>(&action);
      if (close && std::find(question.closing.begin(), question.closing.end(), close->post) == question.closing.end())
        question.closing.push_back(close->post);
    }
  }
  return graph::sensitivity(question, options, watch);
}

std::string assumptionText(const Assumption& assumption, const Assumption& printed, const Catalogue& words) {
  std::vector<std::string> parts;
  if (assumption.cities != printed.cities) parts.emplace_back(citiesText(assumption.cities, words));
  if (assumption.weight != printed.weight) parts.emplace_back(weightText(assumption.weight, words));
  if (assumption.cost) {
    const std::string_view pattern = assumption.factor < 1 ? words("{cost} halved") : words("{cost} raised by half");
    parts.push_back(fill(pattern, {{"cost", std::string(costText(*assumption.cost, words))}}));
  }
  return parts.empty() ? std::string(words("as printed")) : joinNames(parts, words.language());
}

std::vector<std::string> sensitivitySentences(const SensitivityReport& report, const graph::Dataset& dataset,
                                              const Catalogue& words) {
  const Speaker speaker{report, dataset, words};
  if (report.posts.empty()) return {std::string(words("No post is in force."))};
  std::vector<std::string> sentences{topSentence(speaker)};
  if (report.baselines.empty()) {  // nothing is said to close: the places that are looked at first
    for (const PostSensitivity& post : report.posts) {
      if (post.rank <= 3 && post.loss > 0) sentences.push_back(rankSentence(speaker, post));
    }
  }
  for (const auto& baseline : report.baselines) {
    const auto post = std::find_if(report.posts.begin(), report.posts.end(),
                                   [&](const PostSensitivity& x) { return x.post == baseline.post; });
    if (post != report.posts.end()) sentences.push_back(rankSentence(speaker, *post));
    sentences.push_back(baselineSentence(speaker, baseline));
  }
  return sentences;
}

}  // namespace cityties::core
