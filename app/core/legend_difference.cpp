// The legend of a difference: every sign with its count in words.

#include <algorithm>

#include "app/core/compose_difference.hpp"
#include "app/core/compose_facts.hpp"
#include "app/core/findings.hpp"
#include "app/core/legend_row.hpp"

namespace cityties::core {
namespace {

/// How many there are of what the signs stand for.
struct Counts {
  std::size_t removed = 0, weakened = 0, rerouted = 0, improved = 0, added = 0;  // ties
  std::size_t closed = 0, opened = 0;                                            // posts
  std::size_t cut = 0, last = 0, longer = 0, better = 0;                         // cities
  bool losses = false, gains = false;                                            // regions on the scale

  void take(const Difference& difference, const Style& style) {
    removed += difference.count(Change::removed);
    weakened += difference.count(Change::weakened);
    rerouted += difference.count(Change::rerouted);
    improved += difference.count(Change::improved);
    added += difference.count(Change::added);
    for (const ChangedPost& one : difference.posts) ++(one.change == Change::removed ? closed : opened);
    cut += difference.cityCount(Change::removed);
    last += difference.cityCount(Change::weakened);
    longer += difference.longerWays();
    better += difference.cityCount(Change::improved);
    for (const auto& [region, loss] : difference.loss) {
      losses = losses || lossStep(style, loss) > 0;
      gains = gains || lossStep(style, -loss) > 0;
    }
  }
};

/// "58 ties removed"; without counts the sign's name.
class Labels {
 public:
  explicit Labels(bool counted) : counted_(counted) {}

  std::string operator()(std::size_t n, std::string_view name, std::string_view one, std::string_view many) const {
    if (!counted_) return std::string(name);
    return fill(n == 1 ? one : many, {{"n", std::to_string(n)}});
  }

 private:
  bool counted_;
};

std::vector<LegendItem> lineRow(const Counts& counts, const Labels& label, const Style& s, const Catalogue& words) {
  LegendRow row;
  row.line(counts.removed > 0,
           label(counts.removed, words("Ties removed"), words("{n} tie removed"), words("{n} ties removed")),
           {s.cut, s.missionWidth, s.cutDash});
  row.line(counts.weakened > 0,
           label(counts.weakened, words("Ties weakened"), words("{n} tie weakened"), words("{n} ties weakened")),
           {withAlpha(s.agreement, .9), s.cityTieWidth * 1.5f, s.weakenedDash});
  row.line(counts.rerouted > 0,
           label(counts.rerouted, words("Ties that newly carry a way"), words("{n} tie newly carries a way"),
                 words("{n} ties newly carry a way")),
           {s.rerouted, s.reroutedWidth * 1.5f});
  row.line(
      counts.improved > 0,
      label(counts.improved, words("Ties strengthened"), words("{n} tie strengthened"), words("{n} ties strengthened")),
      {s.restored, s.cityTieWidth * 1.5f});
  row.line(counts.added > 0, label(counts.added, words("New ties"), words("{n} new tie"), words("{n} new ties")),
           {s.restored, s.missionWidth, s.restoredDash});
  return row.take();
}

std::vector<LegendItem> markRow(const Counts& counts, const Labels& label, const Style& s, const Catalogue& words) {
  LegendRow row;
  const Stroke gap{s.onMark, s.markGap};
  const Rgba none{0, 0, 0, 0};
  row.mark(counts.closed > 0,
           label(counts.closed, words("Posts closed"), words("{n} post closed"), words("{n} posts closed")),
           Symbol::cross, s.postSize, s.cut, gap);
  row.mark(counts.opened > 0,
           label(counts.opened, words("Posts opened"), words("{n} post opened"), words("{n} posts opened")),
           Symbol::diamond, s.postSize, s.restored, gap);
  row.mark(counts.cut > 0,
           label(counts.cut, words("Cities cut off"), words("{n} city cut off"), words("{n} cities cut off")),
           Symbol::ring, s.ringRadius, none, Stroke{s.cut, s.cutWidth});
  row.mark(counts.last > 0,
           label(counts.last, words("Cities down to one channel"), words("{n} city down to one channel"),
                 words("{n} cities down to one channel")),
           Symbol::ring, s.ringRadius, none, Stroke{s.selection, s.consularWidth});
  row.mark(counts.longer > 0,
           label(counts.longer, words("Cities with longer ways"), words("{n} city with longer ways"),
                 words("{n} cities with longer ways")),
           Symbol::ring, s.ringRadius, none, Stroke{s.rerouted, s.consularWidth});
  row.mark(counts.better > 0,
           label(counts.better, words("Cities that reach more"), words("{n} city reaches more"),
                 words("{n} cities reach more")),
           Symbol::ring, s.ringRadius, none, Stroke{s.restored, s.consularWidth});
  return row.take();
}

/// The steps of the loss scale with their limits, always all of them: they are what two pictures are compared by.
std::vector<LegendItem> scaleRow(const Style& s, const Catalogue& words) {
  LegendRow row;
  const Language language = words.language();
  const Stroke edge{s.border, s.hairline};
  const auto limit = [&](std::size_t i) { return percent(static_cast<double>(s.lossLimits[i]), language); };
  for (std::size_t i = 0; i < s.lossLimits.size(); ++i) {
    const bool last = i + 1 == s.lossLimits.size();
    const std::string_view pattern = i == 0 ? words("Reach lost by region: {from} to {to}")
                                     : last ? words("{from} and more")
                                            : words("{from} to {to}");
    row.area(true, fill(pattern, {{"from", limit(i)}, {"to", last ? std::string{} : limit(i + 1)}}),
             lossFill(s, static_cast<double>(s.lossLimits[i])), {}, edge);
  }
  return row.take();
}

}  // namespace

std::vector<std::vector<LegendItem>> differenceLegend(const Story& story, const Catalogue& words,
                                                      const ComposeOptions& options, LegendScope scope) {
  const Style& look = style(options.theme);
  Counts counts;
  if (scope == LegendScope::step)
    counts.take(*rememberedDifference(story, options.step, options.against), look);
  else
    for (std::size_t step = 0; step < story.steps.size(); ++step)
      counts.take(difference(story, step, options.against), look);
  const Labels label(scope == LegendScope::step);
  std::vector<std::vector<LegendItem>> rows{lineRow(counts, label, look, words), markRow(counts, label, look, words)};
  if (counts.losses) rows.push_back(scaleRow(look, words));
  if (rows[0].empty() && rows[1].empty()) {
    LegendRow none;
    none.line(true, words("Nothing changed"), {withAlpha(look.context, .5), look.cityTieWidth});
    return {none.take(), {}};
  }
  return rows;
}

}  // namespace cityties::core
