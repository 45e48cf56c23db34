#include "app/core/compose.hpp"

#include "app/core/compose_layers.hpp"

namespace cityties::core {
namespace {

using Sources = std::vector<std::shared_ptr<const void>>;
using Draw = void (*)(const LayerContext&, Layer&);

/// Makes layers, or finds them among those of the scene before.
class Scenes {
 public:
  Scenes(const LayerContext& context, const MapScene* previous) : context_(context), previous_(previous) {}

  void add(const char* id, const Sources& sources, const std::string& key, Draw draw) {
    if (LayerPtr known = find(id, sources, key)) return push(std::move(known));
    auto layer = std::make_shared<Layer>();
    layer->id = id;
    layer->madeFrom = sources;
    layer->key = key;
    draw(context_, *layer);
    if (context_.narrowing) apply(*context_.narrowing, context_.style, *layer);
    push(std::move(layer));
  }

  void addLabels(const Sources& sources, const std::string& key) {
    if (previous_ && previous_->labelSource && previous_->labelSource->key == key &&
        previous_->labelSource->madeFrom == sources) {
      scene_.labels = previous_->labels;
      scene_.callout = previous_->callout;
      scene_.labelSource = previous_->labelSource;
      return;
    }
    auto source = std::make_shared<Layer>();
    source->id = "labels";
    source->madeFrom = sources;
    source->key = key;
    scene_.labelSource = std::move(source);
    scene_.labels = std::make_shared<const std::vector<LabelWish>>(labelWishes(context_));
    if (auto callout = calloutOf()) scene_.callout = std::make_shared<const CalloutWish>(std::move(*callout));
  }

  MapScene take() { return std::move(scene_); }
  MapScene& scene() { return scene_; }

 private:
  void push(LayerPtr layer) {
    if (scene_.note.empty()) scene_.note = layer->note;
    scene_.layers.push_back(std::move(layer));
  }

  /// The sentence of the stage speaks of what a step did since the first one.
  std::optional<CalloutWish> calloutOf() const {
    return context_.compared && context_.options.against > 0 ? std::nullopt : calloutWish(context_);
  }

  LayerPtr find(std::string_view id, const Sources& sources, const std::string& key) const {
    if (previous_)
      for (const LayerPtr& layer : previous_->layers)
        if (layer->id == id && layer->key == key && layer->madeFrom == sources) return layer;
    return nullptr;
  }

  const LayerContext& context_;
  const MapScene* previous_;
  MapScene scene_;
};

/// What layers are remade for, as text.
struct Keys {
  std::string theme, detail, still, gathered, moving, labels, selected;
};

Keys keysOf(const LayerContext& context) {
  const ComposeOptions& options = context.options;
  Keys keys;
  keys.theme = nameOf(options.theme);
  keys.detail = keys.theme + (options.inset ? " inset" : " level " + std::to_string(detailLevel(options)));
  keys.still = keys.theme + (options.inset ? " inset " : " map ") + std::to_string(context.step) +
               (context.facts.focus ? " " + context.facts.focus->id.text : std::string{}) +
               (context.narrowing ? context.narrowing->key : std::string{});
  // As the scale of the map asks: what is gathered, and how closely an arc is followed.
  keys.gathered = keys.still + " " + nameOf(context.scale) + " " + std::to_string(arcTolerance(context));
  // Flows are titled and told of in words.
  if (context.scale.level != FlowLevel::ties && context.words.language() == Language::chinese) keys.gathered += " zh";
  keys.moving = keys.gathered + " " + std::to_string(options.progress);
  keys.labels = keys.still + " " + keys.detail + " names " + std::to_string(static_cast<int>(options.names)) +
                (context.words.language() == Language::chinese ? " zh" : " en");
  keys.selected = keys.gathered + " " + options.selected.value_or("");
  for (const std::string& id : options.marked) keys.selected += " " + id;
  return keys;
}

/// Everything below the regions.
void addGround(Scenes& scenes, const LayerContext& context, const ProjectedBasePtr& base, const Keys& keys) {
  if (isRound(*base)) scenes.add("sphere", {base}, keys.theme, drawSphere);
  scenes.add("land", {base}, keys.theme, drawLand);
  const bool rings = base->projection.kind() == geo::ProjectionKind::azimuthalEquidistant;
  scenes.add("graticule", {base}, rings ? keys.detail : keys.theme, drawGraticule);
  scenes.add("borders", {base}, keys.detail, drawBorders);
  scenes.scene().background = isRound(*base) ? context.style.outside : context.style.water;
}

Sources sourcesOf(const Story& story, const ProjectedBasePtr& base, std::size_t step) {
  Sources sources{base, story.dataset};
  for (std::size_t i = 0; i < story.steps.size() && i <= step; ++i) sources.push_back(story.steps[i].analysis);
  return sources;
}

Sources withRoutes(Sources sources, const LayerContext& context) {
  if (context.options.routes) sources.push_back(context.options.routes);
  return sources;
}

/// What was asked about, over everything: routes and the selection.
void addQuestions(Scenes& scenes, const LayerContext& context, const Sources& sources, const Keys& keys) {
  if (context.options.routes && !context.options.inset)
    scenes.add("routes", withRoutes(sources, context), keys.gathered, drawRoutes);
  scenes.add("selection", sources, keys.selected, drawSelection);
}

MapScene composeState(const LayerContext& context, const ProjectedBasePtr& base, const Keys& keys,
                      const MapScene* previous) {
  const Sources sources = sourcesOf(context.story, base, context.step);
  Scenes scenes(context, previous);
  addGround(scenes, context, base, keys);
  scenes.add("regions", sources, keys.still, drawRegions);
  scenes.add("lakes", {base}, keys.theme, drawLakes);
  scenes.add("ties", sources, keys.gathered, drawTies);
  scenes.add("restored", sources, keys.moving, drawRestored);
  scenes.add("cut", sources, keys.moving, drawCut);
  scenes.add("cities", sources, keys.gathered + " " + std::to_string(citySpacing(context)), drawCities);
  scenes.add("posts", sources, keys.still, drawPosts);
  addQuestions(scenes, context, sources, keys);
  scenes.addLabels(withRoutes(sources, context), keys.labels);
  const Style& look = context.style;
  scenes.scene().glowStrength =
      context.options.inset ? 0 : (context.facts.anythingCut ? look.glowStrengthMuted : look.glowStrength);
  return scenes.take();
}

MapScene composeDifference(LayerContext context, const ProjectedBasePtr& base, const Keys& keys,
                           const MapScene* previous) {
  const std::size_t against = clampStep(context.story, context.options.against);
  const std::string since = " since " + std::to_string(against);
  const std::string still = keys.still + since + (context.words.language() == Language::chinese ? " zh" : " en");
  const std::string arcs = still + " " + std::to_string(arcTolerance(context));
  const Sources sources = sourcesOf(context.story, base, std::max(context.step, against));
  const DifferenceOnDemand changes(context.story, context.step, against);
  context.compared = &changes;
  Scenes scenes(context, previous);
  addGround(scenes, context, base, keys);
  scenes.add("regions", sources, still, drawLosses);
  scenes.add("lakes", {base}, keys.theme, drawLakes);
  scenes.add("ties", sources, arcs, drawUnchanged);
  scenes.add("rerouted", sources, arcs, drawRerouted);
  scenes.add("restored", sources, arcs, drawAdded);
  scenes.add("cut", sources, arcs, drawRemoved);
  scenes.add("cities", sources, still, drawChangedCities);
  scenes.add("posts", sources, still, drawChangedPosts);
  addQuestions(scenes, context, sources, keys);
  scenes.addLabels(withRoutes(sources, context), keys.labels + since);
  scenes.scene().glowStrength = 0;
  return scenes.take();
}

}  // namespace

ProjectedBasePtr projectBase(const geo::BaseMap& map, const geo::Projection& projection) {
  geo::ProjectedBaseMap projected = geo::project(map, projection);
  auto water = std::make_shared<const OpenWater>(projection, projected);
  return std::make_shared<const ProjectedBase>(
      ProjectedBase{projection, std::move(projected), map.countries, std::move(water)});
}

MapScene compose(const Story& story, const ProjectedBasePtr& base, const Catalogue& words,
                 const ComposeOptions& options, const MapScene* previous) {
  const bool compares = options.content == MapContent::difference;
  std::size_t step = clampStep(story, options.step);
  // A difference does not move: it has no before to begin from.
  if (!compares && options.progress <= 0 && step > 0) --step;
  StepFacts facts = stepFacts(story, step, *base);
  const FlowScale scale = flowScaleOf(story, options);
  const Narrowing narrowing = narrow(story, options, step, scale.level != FlowLevel::ties, facts);
  LayerContext context{story, *base, facts, style(options.theme), words, options, step, scale, previous};
  if (!narrowing.key.empty()) context.narrowing = &narrowing;
  const Keys keys = keysOf(context);
  return compares ? composeDifference(context, base, keys, previous) : composeState(context, base, keys, previous);
}

}  // namespace cityties::core
