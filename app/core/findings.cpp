#include "app/core/findings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/core/compose.hpp"
#include "app/core/findings_places.hpp"
#include "app/core/findings_table.hpp"
#include "app/core/flows.hpp"

namespace cityties::core {
namespace {

using graph::CityId;

/// Smaller changes round to nothing and are called none.
constexpr double nothing = 5e-5;

std::vector<CityId> minus(const std::vector<CityId>& a, const std::vector<CityId>& b) {
  std::vector<CityId> rest;
  std::ranges::set_difference(a, b, std::back_inserter(rest));
  return rest;
}

std::vector<CityId> both(const std::vector<CityId>& a, const std::vector<CityId>& b) {
  std::vector<CityId> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common;
}

class Writer {
 public:
  Writer(const Story& story, std::size_t step, const Catalogue& words)
      : story_(story), step_(step), words_(words), impact_(story.steps[step].impact) {}

  Findings before() {
    const graph::State& state = story_.steps.front().analysis->state;
    const auto ties = std::ranges::count_if(state.agreements, [](const auto& a) { return !a.suspended; }) +
                      std::ssize(state.virtualTies);
    result_.title = words_(story_.steps.size() > 1 ? "Before" : "The network");
    result_.sentence =
        fill(words_(state.posts.empty() ? "{agreements} agreements in force, {cities} cities."
                                        : "{agreements} agreements in force, {posts} posts, {cities} cities."),
             {{"agreements", grouped(static_cast<std::size_t>(ties))},
              {"posts", grouped(state.posts.size())},
              {"cities", grouped(static_cast<std::size_t>(std::ranges::count(story_.reporting.source, true)))}});
    std::set<std::string> codes = focusPost(state);
    if (codes.empty()) codes = regionsActedOn(story_, 1);
    if (codes.empty()) codes = regionsReportedOn();
    addRegionTable(result_, story_, 0, codes, {}, {}, words_);
    result_.caution = words_("An unlisted tie is not “no tie”.");
    return std::move(result_);
  }

  Findings after() {
    concerned_ = concernedBy(story_, step_);
    there_ = reachWords(story_, concerned_.cities, words_);
    result_.title = words_("What changed");
    headline();
    lines();
    footnote();
    regions();
    caution();
    return std::move(result_);
  }

 private:
  std::string percentOf(double fraction) const { return percent(fraction, words_.language()); }
  std::string signedPercent(double fraction) const {
    return fraction >= nothing ? "+" + percentOf(fraction) : percentOf(fraction);
  }
  void line(FindingIcon icon, std::string text) { result_.lines.push_back({icon, std::move(text)}); }
  const std::vector<CityId>& cutBefore() const { return story_.steps[step_ - 1].impact->citiesCut; }
  std::string names(const std::vector<CityId>& cities) const { return cityNames(story_, cities, words_); }

  /// The regions of the cities that begin pairs of the reporting set.
  std::set<std::string> regionsReportedOn() const {
    const auto vertices = story_.steps.front().analysis->network().vertices();
    const auto& source = story_.reporting.source;
    std::set<std::string> codes;
    for (std::size_t i = 0; i < source.size(); ++i) {
      const graph::City* city = source[i] ? story_.dataset->findCity(vertices[i].id) : nullptr;
      if (city && !city->region.empty()) codes.insert(city->region.text);
    }
    return codes;
  }

  // Step 0 ---------------------------------------------------------------------------------------------------------

  /// Says what the post of the story does; the codes of its district.
  std::set<std::string> focusPost(const graph::State& state) {
    std::set<std::string> codes;
    const auto post = postInFocus(story_, 0);
    if (!post || !state.findPost(post->text)) return codes;
    for (const graph::ServedDistrict& row : state.districts)
      if (row.post == *post) codes.insert(row.region.text);
    line(FindingIcon::post, postTitle(*story_.dataset, post->text, words_));
    if (codes.empty()) {
      line(FindingIcon::none, std::string(words_("No district is recorded for it.")));
      return codes;
    }
    std::vector<CityId> served, only;
    for (const graph::CityFigures& city : impact_->cities) {
      if (std::ranges::count(city.postsBefore, post->text) == 0) continue;
      served.push_back(city.city);
      if (city.closuresBefore == 1) only.push_back(city.city);
    }
    std::string text =
        fill(served.size() == 1 ? words_("It serves {regions}: one city.") : words_("It serves {regions}: {n} cities."),
             {{"regions", regionsInWords(story_, codes, words_)}, {"n", std::to_string(served.size())}});
    // Under the plain tie network no path uses a post, so that it is nobody's channel.
    if (story_.options.channels != graph::ChannelPreset::ties) text += onlyChannel(served, only);
    line(FindingIcon::none, std::move(text));
    return codes;
  }

  /// A city that one closure isolates and that the post serves has no other avenue: the post's own cannot be cut
  /// elsewhere.
  std::string onlyChannel(const std::vector<CityId>& served, const std::vector<CityId>& only) const {
    if (only.empty()) return {};
    std::string_view pattern;
    if (only.size() == served.size() && only.size() > 1) {
      pattern = words_("For all of them it is the only known channel {there}.");
    } else if (only.size() == 1) {
      pattern = words_("For {names} it is the only known channel {there}.");
    } else if (only.size() <= 4) {
      pattern = words_("For {n} of them – {names} – it is the only known channel {there}.");
    } else {
      pattern = words_("For {n} of them it is the only known channel {there}.");
    }
    const std::string_view gap = words_.language() == Language::chinese ? "" : " ";
    return std::string(gap) + fill(pattern, {{"n", numberInWords(only.size(), words_)},
                                             {"names", names(only)},
                                             {"there", reachWords(story_, only, words_)}});
  }

  // Later steps ----------------------------------------------------------------------------------------------------

  /// "The 42 cities of its district".
  std::string who() const {
    std::size_t posts = 0, rows = 0, others = 0;
    if (step_ <= story_.scenario.steps.size()) {
      for (const graph::Action& action : story_.scenario.steps[step_ - 1].actions) {
        const bool post = std::holds_alternative<graph::ClosePost>(action) ||
                          std::holds_alternative<graph::ReopenPost>(action) ||
                          std::holds_alternative<graph::OpenNewPost>(action);
        const bool row = std::holds_alternative<graph::ReassignDistrict>(action);
        ++(post ? posts : row ? rows : others);
      }
    }
    const bool one = concerned_.cities.size() == 1;
    std::string_view pattern = one ? words_("The one city concerned") : words_("The {n} cities concerned");
    if (others == 0 && posts == 1 && rows == 0) {
      pattern = one ? words_("The one city of its district") : words_("The {n} cities of its district");
    } else if (others == 0 && posts + rows > 0) {
      pattern = one ? words_("The one city of the district") : words_("The {n} cities of the district");
    }
    return fill(pattern, {{"n", std::to_string(concerned_.cities.size())}});
  }

  void headline() {
    if (concerned_.cities.empty()) {
      result_.sentence = nobody();
      return;
    }
    const double loss = concerned_.lossNow;
    result_.figureValue = std::abs(loss) < nothing ? 0 : -loss;
    result_.figure = signedPercent(result_.figureValue);
    const bool one = concerned_.cities.size() == 1;
    result_.sentence = fill(one ? patternForOne() : patternForMany(),
                            {{"who", who()}, {"p", percentOf(std::abs(loss))}, {"there", there_}});
    result_.stageFigureCaption = fill(one ? words_("reach {there}, one city") : words_("reach {there}, {n} cities"),
                                      {{"there", there_}, {"n", std::to_string(concerned_.cities.size())}});
  }

  enum class Turn { lost, gained, stayedBelow, restored, kept };
  Turn turn() const {
    const double now = concerned_.lossNow, then = concerned_.lossPrevious;
    const bool recovered = then >= nothing && now < then - nothing;
    if (std::abs(now) < nothing) return recovered ? Turn::restored : Turn::kept;
    if (now < 0) return Turn::gained;
    return recovered ? Turn::stayedBelow : Turn::lost;
  }
  std::string_view patternForMany() const {
    switch (turn()) {
      case Turn::lost:
        return words_("{who} lose {p} of their reach {there}.");
      case Turn::gained:
        return words_("{who} gain {p} of reach {there}.");
      case Turn::stayedBelow:
        return words_("{who} stay {p} below their former reach {there}.");
      case Turn::restored:
        return words_("{who} have their former reach {there} again.");
      case Turn::kept:
        return words_("{who} keep their reach {there}.");
    }
    return {};
  }
  std::string_view patternForOne() const {
    switch (turn()) {
      case Turn::lost:
        return words_("{who} loses {p} of its reach {there}.");
      case Turn::gained:
        return words_("{who} gains {p} of reach {there}.");
      case Turn::stayedBelow:
        return words_("{who} stays {p} below its former reach {there}.");
      case Turn::restored:
        return words_("{who} has its former reach {there} again.");
      case Turn::kept:
        return words_("{who} keeps its reach {there}.");
    }
    return {};
  }

  std::string nobody() const {
    if (story_.steps[step_].affected.empty())
      return std::string(words_("No city on the list is affected by this step."));
    const auto countries = originCountries(story_);
    if (countries.size() != 1) return std::string(words_("No city that is counted here is affected by this step."));
    return fill(words_("This step affects no city that is counted here: the figures are for cities of {country}."),
                {{"country", countryWithArticle(story_, countries.front(), words_.language())}});
  }

  void lines() {
    // Sorted by id: the impact lists cities in that order.
    const auto& cut = impact_->citiesCut;
    lostChannels(minus(cut, cutBefore()));
    if (const auto still = both(cut, cutBefore()); !still.empty()) {
      line(FindingIcon::cut, fill(still.size() == 1 ? words_("{names} still has no known channel.")
                                                    : words_("{names} still have no known channel."),
                                  {{"names", names(still)}}));
    }
    const auto& one = impact_->citiesDownToOne;
    const auto& oneBefore = story_.steps[step_ - 1].impact->citiesDownToOne;
    if (const auto fresh = minus(one, oneBefore); !fresh.empty()) {
      line(FindingIcon::downToOne,
           fill(fresh.size() == 1 ? words_("{names} is down to one.") : words_("{names} are down to one."),
                {{"names", names(fresh)}}));
    }
    if (const auto still = both(one, oneBefore); !still.empty()) {
      line(FindingIcon::downToOne,
           fill(still.size() == 1 ? words_("{names} still has only one.") : words_("{names} still have only one."),
                {{"names", names(still)}}));
    }
    restoredChannels(minus(cutBefore(), cut));
    stepBefore();
  }

  /// What the step gave back, or took from an earlier gain.
  void stepBefore() {
    const double now = concerned_.lossNow, then = concerned_.lossPrevious;
    const bool recovered = then >= nothing && now < then - nothing;
    const bool spent = then <= -nothing && now > then + nothing;
    if (!recovered && !spent) return;
    line(recovered ? FindingIcon::restored : FindingIcon::none,
         fill(words_("One step before it was {p}."), {{"p", signedPercent(-then)}}));
  }

  void lostChannels(const std::vector<CityId>& cut) {
    if (cut.empty()) return;
    const bool only = std::ranges::all_of(impact_->cities, [&](const graph::CityFigures& city) {
      return city.closuresBefore == 1 || !std::ranges::binary_search(cut, city.city);
    });
    const std::string_view one =
        only ? words_("{names} loses its only known channel.") : words_("{names} loses its last known channel.");
    const std::string_view many =
        only ? words_("{names} lose their only known channel.") : words_("{names} lose their last known channel.");
    line(FindingIcon::cut, fill(cut.size() == 1 ? one : many, {{"names", names(cut)}}));
  }

  void restoredChannels(const std::vector<CityId>& restored) {
    if (restored.empty()) return;
    line(FindingIcon::restored, fill(restored.size() == 1 ? words_("{names} has a known channel again.")
                                                          : words_("{names} have a known channel again."),
                                     {{"names", names(restored)}}));
  }

  void footnote() {
    const auto countries = originCountries(story_);
    std::string_view pattern = words_("All {n} cities of {countries} countries: {p}");
    if (countries.size() == 1) pattern = words_("All {n} cities of {country}: {p}");
    if (countries.size() == 2) pattern = words_("All {n} cities of both countries: {p}");
    const std::string country =
        countries.size() == 1 ? countryWithArticle(story_, countries.front(), words_.language()) : std::string();
    result_.footnote = fill(pattern, {{"n", std::to_string(impact_->cities.size())},
                                      {"countries", std::to_string(countries.size())},
                                      {"country", country},
                                      {"p", signedPercent(-impact_->efficiencyLoss)}});
    const auto& soFar = impact_->affected.cities;
    if (soFar.empty() || soFar == concerned_.cities) return;
    const std::string sum =
        fill(words_("All steps so far, {n} cities: {p}"),
             {{"n", std::to_string(soFar.size())}, {"p", signedPercent(-impact_->affected.efficiencyLoss)}});
    result_.footnote = sum + "\n" + result_.footnote;
  }

  /// What this step acts on speaks first; a step that acts on no region shows what is left of those before it.
  void regions() {
    std::set<std::string> earlier = regionsActedOn(story_, step_), codes = regionsOfStep(story_, step_);
    if (codes.empty()) codes = std::exchange(earlier, {});
    for (const std::string& code : codes) earlier.erase(code);
    addRegionTable(result_, story_, step_, codes, earlier, reachOfRegions(codes), words_);
  }

  std::string reachOfRegions(const std::set<std::string>& codes) const {
    std::vector<CityId> cities;
    for (const graph::CityFigures& figures : impact_->cities) {
      const graph::City* city = story_.dataset->findCity(figures.city.text);
      if (city && codes.contains(city->region.text)) cities.push_back(figures.city);
    }
    return reachWords(story_, cities, words_);
  }

  /// A city without a listed tie in its whole region may well have one that nobody listed.
  void caution() {
    std::set<std::string> bare;
    for (const graph::CityFigures& figures : impact_->cities) {
      const graph::City* city = story_.dataset->findCity(figures.city.text);
      const bool cut = std::ranges::binary_search(impact_->citiesCut, figures.city);
      if (cut && city && figures.listedTiesInRegion == 0 && !city->region.empty()) bare.insert(city->region.text);
    }
    result_.caution = words_("An unlisted tie is not “no tie”.");
    if (bare.empty() || bare.size() > 4) return;
    std::vector<std::string> regions;
    regions.reserve(bare.size());
    for (const std::string& code : bare) regions.push_back(regionName(story_, code, words_.language()));
    result_.caution = fill(words_("No agreement is listed for {regions}; an unlisted tie is not “no tie”."),
                           {{"regions", joinNames(regions, words_.language())}});
  }

  const Story& story_;
  std::size_t step_;
  const Catalogue& words_;
  StepImpact impact_;  // before() asks only where a post is in focus
  Concerned concerned_;
  std::string there_;
  Findings result_;
};

}  // namespace

Findings findings(const Story& story, std::size_t step, const Catalogue& words) {
  if (story.steps.empty()) return {};
  const std::size_t known = std::min(step, story.steps.size() - 1);
  Writer writer(story, known, words);
  return known == 0 ? writer.before() : writer.after();
}

}  // namespace cityties::core
