#pragma once
// Scenes made ready for the GPU on a background thread: composed, triangulated, indexed for the pointer.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/compose.hpp"
#include "app/desk/map_view_pick.hpp"
#include "app/desk/painter_canvas.hpp"

namespace cityties::desk {

/// What a scene depends on.
struct SceneRequest {
  std::shared_ptr<const core::Story> story;
  std::shared_ptr<const geo::BaseMap> map;  ///< for projections of the close-up
  core::ProjectedBasePtr base;              ///< of the main map
  std::shared_ptr<const core::Catalogue> words;
  core::ComposeOptions options;
  float scale = 1;

  /// All but the progress of the animation.
  bool sameSubject(const SceneRequest& other) const;
};

struct PreparedMap {
  core::MapScene scene;
  CanvasScene canvas;
  std::shared_ptr<const PickIndex> pick;
  std::vector<geo::PlanePoint> marks;  ///< that labels should not cover
};

struct PreparedMain {
  PreparedMap map;
  geo::Projection projection;
  geo::PlaneBox bounds;  ///< of the whole map
  geo::PlaneBox framing;
  bool passing = false;  ///< of the coarse base map: the fine one is on its way
  bool closeUp = false;  ///< the framing leaves room in the south for a close-up
};

struct PreparedInset {
  PreparedMap map;
  geo::PlaneBox box;
  std::string caption;
  geo::PlaneLine locator;  ///< its frame on the main map
};

/// Belongs to one thread, which makes one kind of scene: what was made before is used again.
class SceneMaker {
 public:
  PreparedMain makeMain(const SceneRequest& request);
  /// Nothing when no step of the scenario has a close-up.
  std::optional<PreparedInset> makeInset(const SceneRequest& request);

 private:
  struct InsetBase {
    std::shared_ptr<const geo::BaseMap> map;
    core::ProjectedBasePtr base;
  };
  PreparedMap prepare(core::MapScene scene, float scale);
  core::ProjectedBasePtr insetBase(const SceneRequest& request, const geo::Projection& projection);

  GeometryMaker geometry_;
  core::ProjectedBasePtr base_;  ///< of the last main map
  PreparedMap prepared_;         ///< the last: what composing the next may use again
  std::vector<InsetBase> insetBases_;
};

}  // namespace cityties::desk
