#include <algorithm>
#include <map>

#include "app/core/compose_layers.hpp"
#include "app/core/legend_row.hpp"

namespace cityties::core {
namespace {

/// Which signs a step uses; the legend explains no others.
struct Signs {
  bool agreement = false, weakened = false, consular = false, cut = false, restored = false, suspended = false;
  bool districtFocus = false, orphan = false, taken = false;
  bool embassy = false, consulate = false, office = false, closed = false, tied = false, untied = false;
  bool cutCity = false, lastCity = false;
};

void readChanges(const Story& story, std::size_t step, Signs& signs) {
  const auto now = story.steps[step].analysis, base = story.steps.front().analysis;
  std::map<std::string, double> today, then;
  for (const graph::Tie& tie : now->network().ties()) today.emplace(tie.id, tie.cost);
  for (const graph::Tie& tie : base->network().ties()) {
    if (tie.kind == graph::ChannelKind::administrative) continue;
    then.emplace(tie.id, tie.cost);
    const auto kept = today.find(tie.id);
    const graph::StandingAgreement* left = kept == today.end() ? now->state.findAgreement(tie.id) : nullptr;
    const bool suspended = left && left->suspended;
    signs.suspended = signs.suspended || suspended;
    signs.cut = signs.cut || (kept == today.end() && !suspended);
    if (tie.kind == graph::ChannelKind::agreement && kept != today.end() && kept->second > tie.cost)
      signs.weakened = true;
  }
  for (const graph::Tie& tie : now->network().ties())
    if (tie.kind != graph::ChannelKind::administrative && !then.contains(tie.id)) signs.restored = true;
}

void readDistricts(const Story& story, std::size_t step, Signs& signs) {
  const auto focus = postInFocus(story, step);
  if (!focus) return;
  const graph::State& now = story.steps[step].analysis->state;
  const bool stands = now.findPost(focus->text) != nullptr;
  const auto district = districtOf(story, step, *focus);
  const auto served = [&](const graph::ServedDistrict& row) {
    return std::ranges::any_of(now.districts, [&](const graph::ServedDistrict& other) {
      const auto post = standingPost(story, step, *focus);
      const graph::StandingPost* taker = now.findPost(other.post.text);
      return other.region == row.region && other.part == row.part && other.post != *focus && taker && post &&
             taker->sending == post->sending;
    });
  };
  signs.districtFocus = signs.districtFocus || (stands && !district.empty());
  signs.taken = signs.taken || (!stands && std::ranges::any_of(district, served));
  signs.orphan = signs.orphan || (!stands && !std::ranges::all_of(district, served));
  signs.consular = signs.consular || stands;
}

/// Adds the signs of a step to those already there.
void readSigns(const Story& story, std::size_t step, Signs& signs) {
  const graph::Analysis& now = *story.steps[step].analysis;
  readChanges(story, step, signs);
  readDistricts(story, step, signs);
  for (const graph::Tie& tie : now.network().ties())
    if (tie.kind == graph::ChannelKind::agreement) signs.agreement = true;
  for (const graph::StandingPost& post : now.state.posts) {
    signs.embassy = signs.embassy || post.kind == graph::PostKind::embassy;
    signs.office = signs.office || post.kind == graph::PostKind::office;
    signs.consulate = signs.consulate || symbolOf(post.kind) == Symbol::diamond;
  }
  for (std::size_t i = 0; i < step; ++i)
    for (const graph::StandingPost& post : story.steps[i].analysis->state.posts)
      signs.closed = signs.closed || !now.state.findPost(post.id.text);
  signs.tied = signs.agreement;
  signs.untied = !story.dataset->cities.empty();
  if (step > 0) {
    signs.cutCity = signs.cutCity || !story.steps[step].impact->citiesCut.empty();
    signs.lastCity = signs.lastCity || !story.steps[step].impact->citiesDownToOne.empty();
  }
}

Signs signsOf(const Story& story, std::size_t step, LegendScope scope) {
  Signs signs;
  if (scope == LegendScope::step)
    readSigns(story, step, signs);
  else
    for (std::size_t one = 0; one < story.steps.size(); ++one) readSigns(story, one, signs);
  return signs;
}

/// "Places: GeoNames (CC BY 4.0). Identifiers: Wikidata (CC0)." as its sentences, each translated where it can be.
std::vector<std::string> sentences(const std::string& text, const Catalogue& words) {
  std::vector<std::string> result;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(". ", start), text.size());
    std::string sentence = text.substr(start, end - start);
    if (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
    if (!sentence.empty()) result.emplace_back(words(sentence));
    start = end + 2;
  }
  return result;
}

}  // namespace

std::vector<std::vector<LegendItem>> legend(const Story& story, const Catalogue& words, const ComposeOptions& options,
                                            LegendScope scope) {
  if (story.steps.empty()) return {};
  if (options.content == MapContent::difference) return differenceLegend(story, words, options, scope);
  const Signs signs = signsOf(story, clampStep(story, options.step), scope);
  const Style& s = style(options.theme);
  LegendRow lines, marks;
  const FlowScale scale = flowScaleOf(story, options);
  const bool gathered = scale.level != FlowLevel::ties && !options.inset;
  lines.line(signs.agreement && !gathered, words("Agreement"), {withAlpha(s.agreement, .9), s.missionWidth});
  for (const std::size_t n : {25, 100, 500})
    lines.line(signs.agreement && gathered, fill(words("{n} agreements"), {{"n", grouped(n)}}),
               flowStroke(s, scale.level, static_cast<double>(n)));
  lines.line(signs.weakened, words("Weakened"), {withAlpha(s.agreement, .7), s.missionWidth, s.weakenedDash});
  lines.line(signs.consular, words("Consular avenue"), {s.consular, s.missionWidth});
  lines.line(signs.cut, words("Cut"), {s.cut, s.missionWidth, s.cutDash});
  lines.line(signs.suspended, words("Suspended"), {s.cut, s.missionWidth, s.weakenedDash});
  lines.line(signs.restored, words("New or restored"), {s.restored, s.missionWidth, s.restoredDash});
  lines.area(signs.districtFocus, words("District in focus"), s.districtFocus, {}, {s.consular, s.outlineWidth});
  lines.area(signs.orphan, words("District without its post"), s.orphanFill,
             Hatch{withAlpha(s.cut, .6), s.hatchSpacing * .7f, s.hatchWidth}, {s.cut, s.outlineWidth});
  lines.area(signs.taken, words("District taken over"), s.districts.front(), {}, {s.restored, s.outlineWidth});
  const Stroke gap{s.onMark, s.markGap};
  marks.mark(signs.embassy, words("Embassy"), Symbol::square, s.postSize * .8f, s.consular, gap);
  marks.mark(signs.consulate, words("Consulate general"), Symbol::diamond, s.postSize, s.consular, gap);
  marks.mark(signs.office, words("Office"), Symbol::smallSquare, s.postSize, s.consular, gap);
  marks.mark(signs.closed, words("Closed"), Symbol::cross, s.postSize, s.cut, gap);
  marks.mark(signs.tied, words("City with a tie"), Symbol::dot, s.insetCityRadius, s.cityWithTie);
  marks.mark(signs.untied, words("City without one"), Symbol::dot, s.cityRadius, s.cityWithoutTie);
  marks.mark(signs.cutCity, words("City cut off"), Symbol::ring, s.ringRadius, {0, 0, 0, 0}, Stroke{s.cut, s.cutWidth});
  marks.mark(signs.lastCity, words("Down to one"), Symbol::ring, s.ringRadius, {0, 0, 0, 0},
             Stroke{s.selection, s.cutWidth});
  return {lines.take(), marks.take()};
}

std::string credits(const Story& story, const Catalogue& words) {
  std::string text;
  auto parts = sentences(story.dataset->info.credit, words);
  parts.emplace_back(words("Map: Natural Earth"));
  parts.emplace_back(words("Boundaries are illustrative"));
  for (const std::string& part : parts) text += (text.empty() ? "" : " · ") + part;
  return text;
}

}  // namespace cityties::core
