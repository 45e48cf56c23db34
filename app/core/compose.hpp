#pragma once
// From a story to pictures: the layers, labels, legend and framing of the map at one step. Pure functions; both the
// window and the page call them.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/catalogue.hpp"
#include "app/core/open_water.hpp"
#include "app/core/scene.hpp"
#include "app/core/story.hpp"
#include "app/core/view_desk.hpp"
#include "geo/base_map.hpp"
#include "geo/projection.hpp"

namespace cityties::core {

struct Routes;

/// A base map projected once and shared by every scene that uses the projection.
struct ProjectedBase {
  geo::Projection projection;
  geo::ProjectedBaseMap map;
  std::vector<geo::CountryShape> countries;  ///< names and where they stand; empty: no country is labelled
  std::shared_ptr<const OpenWater> water;    ///< room for the names of seas; null: they stand where they are wished
};
using ProjectedBasePtr = std::shared_ptr<const ProjectedBase>;

/// Projects a base map once, with the names of its countries and the room for those of seas. As dear as geo::project.
ProjectedBasePtr projectBase(const geo::BaseMap& map, const geo::Projection& projection);

/// What places are called on the map: as the interface speaks, or otherwise.
enum class MapNames { ofInterface, english, chinese, both };

/// `state`: the network at a step, what was cut beside it. `difference`: what the step removed, weakened, rerouted,
/// improved and added against another, and nothing else.
enum class MapContent { state, difference };

/// How far ties are gathered into flows. `automatic`: by the number of ties and the scale of the map.
enum class FlowLevel { automatic, ties, cityPairs, cells, countries };

struct ComposeOptions {
  std::size_t step = 0;
  Theme theme = Theme::dark;
  bool inset = false;                   ///< the close-up: all consular ties of the district, city labels, no glow
  double progress = 1;                  ///< of the step's animation: 0 as before, 1 done
  std::optional<std::string> selected;  ///< id of the city or post, or region code, clicked
  std::vector<std::string> marked;      ///< ids of cities that a proof points at
  MapNames names = MapNames::ofInterface;
  MapContent content = MapContent::state;
  std::size_t against = 0;  ///< for a difference: the step compared with
  FlowLevel flows = FlowLevel::automatic;
  Filter filter;          ///< only these ties and places
  int neighbourhood = 0;  ///< what is not within so many ties of the selection steps back; 0: nothing does
  std::shared_ptr<const Routes> routes;  ///< drawn over the ties, before and after; null: none
  double pixelsPerUnit = 200;            ///< logical pixels an earth radius: what the map will be looked at with, about
};

/// A difference has the same layers: `regions` shaded by what they lost, `ties` unchanged and grey, `rerouted` below
/// `restored` (improved, added) and `cut` (weakened, removed); `cities` and `posts` by what became of them, in classes
/// `removed weakened rerouted improved added`; `progress` says nothing. Step and `against` may be in either order; of a
/// step against itself nothing is marked. A round map (globe, azimuthal) has `sphere` first, its edge with the water.
///
/// From back to front: `land graticule borders`, `regions` (choropleth by serving post, orphaned district), `lakes`,
/// `ties` (in force), `restored` (new ones, and ties of a post that took a district over), `cut`, `cities`, `posts`,
/// `routes`, `selection`, label wishes, and a callout for the stage. Every layer that would come out as in `previous`
/// is that very pointer; `progress` touches `cut` and `restored` only. With progress 0 all is as at the step before.
MapScene compose(const Story& story, const ProjectedBasePtr& base, const Catalogue& words,
                 const ComposeOptions& options, const MapScene* previous = nullptr);

/// Where the main map should look at step `n`. A step with a close-up (planInset) keeps the main map at home, because
/// the close-up goes where the camera points; without one, the box that the step's camera fits. Home is the box of what
/// the camera of `before` fits, by default of the posts in force, else of the cities, with the arcs between them up to
/// the Arctic, and room to the south for the close-up.
geo::PlaneBox framing(const Story& story, std::size_t step, const geo::Projection& projection);

/// The close-up of the district in focus at a step; nothing where no step of the scenario acts on a district.
struct InsetPlan {
  geo::Projection projection;
  geo::PlaneBox box;                   ///< on the inset's plane
  std::vector<graph::LonLat> outline;  ///< its frame on the earth, for the locator on the main map
  std::string caption;                 ///< "District of the Houston consulate"
};
std::optional<InsetPlan> planInset(const Story& story, std::size_t step, const Catalogue& words);

/// The post whose closure, opening or district a step is about (for step 0, that of step 1).
std::optional<graph::PostId> postInFocus(const Story& story, std::size_t step);

struct LegendItem {
  std::string label;
  std::optional<Stroke> line;
  std::optional<MarkShape> mark;
  std::optional<AreaShape> area;  ///< fill, hatch and outline only
};
/// `step`: the signs of the step shown. `allSteps`: those of every step, so that all pictures of a comparison have the
/// same legend; a difference then has no counts.
enum class LegendScope { step, allSteps };
/// Two rows: lines and areas, marks. Of a difference each with its count in words ("58 ties removed"), and a third row
/// with the scale of losses where regions are shaded by it.
std::vector<std::vector<LegendItem>> legend(const Story& story, const Catalogue& words, const ComposeOptions& options,
                                            LegendScope scope = LegendScope::step);

/// A scale bar for the middle of what is seen.
struct ScaleBar {
  double km = 0;
  float length = 0;  ///< pixels, at most what was asked for
  std::string text;  ///< "1,000 km"; "1,000 km at 35° N" where the scale changes over the picture
};
/// A round distance (1, 2 or 5 times a power of ten). Nothing where no bar is honest: the middle is off the map or next
/// to the limb of a globe, or the scale changes over the picture otherwise than by latitude (azimuthal maps, Winkel's).
std::optional<ScaleBar> scaleBar(const geo::Projection& projection, const Camera& camera, PixelRect viewport,
                                 float longest, const Catalogue& words);
/// "Places: GeoNames (CC BY 4.0) · … · Boundaries are illustrative".
std::string credits(const Story& story, const Catalogue& words);

/// A short name for the map and lists: "Houston", 休斯敦 — without 市, and without "Consulate General of …".
std::string placeName(const graph::Dataset& dataset, const std::string& id, Language language);
/// "PRC consulate general in Houston" / 中国驻休斯敦总领事馆.
std::string postTitle(const graph::Dataset& dataset, const std::string& postId, const Catalogue& words);

}  // namespace cityties::core
