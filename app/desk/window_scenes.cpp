#include "app/desk/window_scenes.hpp"

#include <algorithm>
#include <utility>

#include "app/desk/process_memory.hpp"

namespace cityties::desk {
namespace {

/// Close-ups kept projected: a scenario goes back and forth between few districts.
constexpr std::size_t keptInsets = 3;

core::ComposeOptions insetOptions(const SceneRequest& request) {
  auto options = request.options;
  options.inset = true;
  return options;
}

/// All but the progress of the animation.
bool sameOptions(const core::ComposeOptions& a, const core::ComposeOptions& b) {
  return a.step == b.step && a.theme == b.theme && a.selected == b.selected && a.marked == b.marked &&
         a.names == b.names && a.content == b.content && a.against == b.against && a.filter == b.filter &&
         a.neighbourhood == b.neighbourhood && a.routes == b.routes && a.flows == b.flows &&
         a.pixelsPerUnit == b.pixelsPerUnit;
}

}  // namespace

bool SceneRequest::sameSubject(const SceneRequest& o) const {
  return story == o.story && map == o.map && base == o.base && words == o.words && scale == o.scale &&
         sameOptions(options, o.options);
}

PreparedMap SceneMaker::prepare(core::MapScene scene, float scale) {
  PreparedMap map;
  map.canvas.background = scene.background;
  map.canvas.glowStrength = scene.glowStrength;
  map.canvas.glowSigma = core::style(core::Theme::dark).glowSigma * scale;
  for (auto& layer : scene.layers) {
    map.canvas.layers.push_back(geometry_.makeLight(layer));
    layer = map.canvas.layers.back()->layer;
  }
  // What cannot be found changes without the index: glows, labels, an animation of lines that are no ties.
  const auto findable = [](const core::Layer& layer) {
    return !layer.marks.empty() || !layer.areas.empty() || !layer.lines.empty();
  };
  const bool sameIndex =
      prepared_.pick && std::ranges::equal(scene.layers, prepared_.scene.layers, [&](auto& a, auto& b) {
        return a == b || (!findable(*a) && !findable(*b));
      });
  if (sameIndex) {
    map.pick = prepared_.pick;
    map.marks = prepared_.marks;
  } else {
    map.pick = std::make_shared<const PickIndex>(scene);
    for (const auto& layer : scene.layers)
      for (const auto& mark : layer->marks) map.marks.push_back(mark.position);
  }
  map.scene = std::move(scene);
  prepared_ = map;
  return map;
}

PreparedMain SceneMaker::makeMain(const SceneRequest& request) {
  auto scene = core::compose(*request.story, request.base, *request.words, request.options, &prepared_.scene);
  const auto step = request.options.step;
  auto map = prepare(std::move(scene), request.scale);
  // Cutting, projecting and triangulating a base map take many times what is kept of it.
  if (std::exchange(base_, request.base) != request.base) giveBackMemory();
  return {.map = std::move(map),
          .projection = request.base->projection,
          .bounds = request.base->projection.bounds(),
          .framing = core::framing(*request.story, step, request.base->projection),
          .closeUp = core::postInFocus(*request.story, step).has_value()};
}

core::ProjectedBasePtr SceneMaker::insetBase(const SceneRequest& request, const geo::Projection& projection) {
  const auto known = std::ranges::find_if(
      insetBases_, [&](const InsetBase& b) { return b.map == request.map && b.base->projection == projection; });
  if (known != insetBases_.end()) return known->base;
  if (insetBases_.size() >= keptInsets) insetBases_.erase(insetBases_.begin());
  insetBases_.push_back({request.map, core::projectBase(*request.map, projection)});
  return insetBases_.back().base;
}

std::optional<PreparedInset> SceneMaker::makeInset(const SceneRequest& request) {
  const auto plan = core::planInset(*request.story, request.options.step, *request.words);
  if (!plan) return std::nullopt;
  const auto base = insetBase(request, plan->projection);
  auto scene = core::compose(*request.story, base, *request.words, insetOptions(request), &prepared_.scene);
  PreparedInset inset{
      .map = prepare(std::move(scene), request.scale), .box = plan->box, .caption = plan->caption, .locator = {}};
  for (const auto& corner : plan->outline)
    if (const auto point = request.base->projection.forward(corner)) inset.locator.push_back(*point);
  return inset;
}

}  // namespace cityties::desk
