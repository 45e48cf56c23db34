// What a filter hides and a neighbourhood dims.

#include <algorithm>
#include <array>

#include "app/core/compose_layers.hpp"

namespace cityties::core {
namespace {

bool isFlow(const std::string& id) { return id.starts_with("flow:") || id.starts_with("node:"); }
bool isMission(const std::string& className) { return className.starts_with("tie mission"); }

constexpr std::array<std::string_view, 6> ofTies{"ties", "rerouted", "restored", "cut", "cities", "posts"};

void dim(Stroke& stroke, float factor) {
  stroke.colour = withAlpha(stroke.colour, stroke.colour.a / 255.0 * factor);
  stroke.glow = false;
}

}  // namespace

bool Narrowing::hides(const std::string& id) const {
  return shown && !isFlow(id) && !shown->tie(id) && !shown->place(id);
}

bool Narrowing::dims(const std::string& id) const { return near && !isFlow(id) && !near->within(id, steps); }

Narrowing narrow(const Story& story, const ComposeOptions& options, std::size_t step, bool gathered, StepFacts& facts) {
  Narrowing result;
  if (!options.filter.empty()) {
    result.key = std::string(narrowed) + " filter " + keyOf(options.filter);
    result.shown = shownUnder(story, step, options.filter);
  }
  if (options.neighbourhood > 0 && options.selected && !story.steps.empty()) {
    result.key +=
        std::string(narrowed) + " within " + std::to_string(options.neighbourhood) + " of " + *options.selected;
    result.steps = static_cast<std::size_t>(options.neighbourhood);
    auto near = neighbourhood(*story.dataset, story.steps[step].analysis->network(), *options.selected, result.steps);
    if (!near.rings.empty()) result.near = std::move(near);
  }
  const auto drop = [&](auto& ties) {
    std::erase_if(ties, [&](const auto& tie) {
      // Flows hold ties that cannot be dimmed one by one: only the near ones are gathered.
      return result.hides(tie.id) || (gathered && result.dims(tie.id));
    });
  };
  drop(facts.agreements);
  drop(facts.cutAgreements);
  drop(facts.served);
  drop(facts.cutConsular);
  drop(facts.restored);
  return result;
}

void apply(const Narrowing& narrowing, const Style& style, Layer& layer) {
  if (!narrowing.shown && !narrowing.near) return;
  if (std::ranges::find(ofTies, layer.id) == ofTies.end()) return;
  const auto hidden = [&](const auto& shape) { return !shape.dataId.empty() && narrowing.hides(shape.dataId); };
  const bool mission = std::ranges::any_of(
      layer.lines, [&](const LineShape& line) { return isMission(line.className) && hidden(line); });
  std::erase_if(layer.lines, [&](const LineShape& line) {
    return hidden(line) || (mission && line.className == "tie edge");  // its dark edge goes with it
  });
  std::erase_if(layer.marks, hidden);
  for (LineShape& line : layer.lines)
    if (narrowing.dims(line.dataId)) dim(line.stroke, style.dimmedFactor);
  for (MarkShape& mark : layer.marks) {
    if (!narrowing.dims(mark.dataId)) continue;
    mark.fill = withAlpha(mark.fill, mark.fill.a / 255.0 * style.dimmedFactor);
    if (mark.outline) dim(*mark.outline, style.dimmedFactor);
  }
}

}  // namespace cityties::core
