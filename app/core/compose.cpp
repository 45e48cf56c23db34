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
    if (previous_)
      for (const LayerPtr& layer : previous_->layers)
        if (layer->id == id && layer->key == key && layer->madeFrom == sources) {
          scene_.layers.push_back(layer);
          return;
        }
    auto layer = std::make_shared<Layer>();
    layer->id = id;
    layer->madeFrom = sources;
    layer->key = key;
    draw(context_, *layer);
    scene_.layers.push_back(std::move(layer));
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
    if (auto callout = calloutWish(context_)) scene_.callout = std::make_shared<const CalloutWish>(std::move(*callout));
  }

  MapScene take() { return std::move(scene_); }
  MapScene& scene() { return scene_; }

 private:
  const LayerContext& context_;
  const MapScene* previous_;
  MapScene scene_;
};

Sources sourcesOf(const Story& story, const ProjectedBasePtr& base, std::size_t step) {
  Sources sources{base, story.dataset};
  for (std::size_t i = 0; i < story.steps.size() && i <= step; ++i) sources.push_back(story.steps[i].analysis);
  return sources;
}

}  // namespace

ProjectedBasePtr projectBase(const geo::BaseMap& map, const geo::Projection& projection) {
  return std::make_shared<const ProjectedBase>(ProjectedBase{projection, geo::project(map, projection), map.countries});
}

MapScene compose(const Story& story, const ProjectedBasePtr& base, const Catalogue& words,
                 const ComposeOptions& options, const MapScene* previous) {
  std::size_t step = clampStep(story, options.step);
  if (options.progress <= 0 && step > 0) --step;
  const StepFacts facts = stepFacts(story, step, *base);
  const Style& look = style(options.theme);
  const LayerContext context{story, *base, facts, look, words, options, step, flowScaleOf(story, options)};

  const std::string theme = std::string(nameOf(options.theme));
  const std::string still = theme + (options.inset ? " inset " : " map ") + std::to_string(step) +
                            (facts.focus ? " " + facts.focus->id.text : std::string{});
  // As the scale of the map asks: what is gathered, and how closely an arc is followed.
  const std::string near = " " + nameOf(context.scale) + " " + std::to_string(arcTolerance(context));
  const std::string gathered = still + near, moving = gathered + " " + std::to_string(options.progress);
  const Sources sources = sourcesOf(story, base, step);

  Scenes scenes(context, previous);
  scenes.add("land", {base}, theme, drawLand);
  scenes.add("graticule", {base}, theme, drawGraticule);
  scenes.add("borders", {base}, theme, drawBorders);
  scenes.add("regions", sources, still, drawRegions);
  scenes.add("lakes", {base}, theme, drawLakes);
  scenes.add("ties", sources, gathered, drawTies);
  scenes.add("restored", sources, moving, drawRestored);
  scenes.add("cut", sources, moving, drawCut);
  scenes.add("cities", sources, gathered + " " + std::to_string(citySpacing(context)), drawCities);
  scenes.add("posts", sources, still, drawPosts);
  scenes.add("selection", sources, gathered + " " + options.selected.value_or(""), drawSelection);
  scenes.addLabels(sources, still + (words.language() == Language::chinese ? " zh" : " en"));
  scenes.scene().background = look.water;
  scenes.scene().glowStrength = options.inset ? 0 : (facts.anythingCut ? look.glowStrengthMuted : look.glowStrength);
  return scenes.take();
}

}  // namespace cityties::core
