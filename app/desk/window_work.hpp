#pragma once
// What the window waits for: base map, story and scenes, made in the background, newest wish first.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/desk/frame_stats.hpp"
#include "app/desk/globe_picture.hpp"
#include "app/desk/window_bases.hpp"
#include "app/desk/window_jobs.hpp"
#include "app/desk/window_scenes.hpp"

namespace cityties::desk {

class Work {
 public:
  struct Subject {
    std::filesystem::path baseMapFile;
    std::shared_ptr<const graph::Dataset> dataset;
    core::Scenario scenario;
    core::StoryOptions story;
  };
  /// Begins to read the base map, coarse first, and to work out the story.
  Work(Subject subject, geo::Projection first);

  /// What the window wants to show now.
  struct Wish {
    std::shared_ptr<const core::Story> story;  ///< of a day, or to be tried out, in place of the document's; null: that
    std::shared_ptr<const core::Catalogue> words;
    geo::Projection projection = geo::Projection::equalEarth({-170});
    core::ComposeOptions options;
    float scale = 1;
    bool inset = true;  ///< there is room for a close-up
  };
  /// Gives out what is missing for the wish. Cheap when nothing is.
  void want(const Wish& wish);
  /// Works another story out, of another document; the newest wins, and the old one stays until then.
  void setStory(core::Scenario scenario, core::StoryOptions options);
  /// Takes results over. Returns whether there were any.
  bool drain(FrameStats& stats);

  std::shared_ptr<const core::Story> story() const { return story_; }
  std::shared_ptr<const PreparedMain> main() const { return main_; }
  /// What the main map gathers its ties into; null: each is drawn by itself, or there is no map yet.
  std::shared_ptr<const core::Flows> flows() const;
  /// What the globe shows while it turns; null before, and in other projections.
  std::shared_ptr<const GlobePicture> globe() const { return globe_; }
  /// Of the coarse map, for going from one map to another; null before it is read.
  std::shared_ptr<const CoastLines> coast() const { return bases_.coast(); }
  const PreparedInset* inset() const { return inset_ ? &*inset_ : nullptr; }
  /// Step of which `main` is a picture.
  std::optional<std::size_t> mainStep() const { return main_ ? std::optional(mainFor_.options.step) : std::nullopt; }
  /// Nothing is under way any more.
  bool idle() const;
  /// The picture is of the fine base map, in the projection that was wanted last.
  bool fine() const { return main_ && !main_->passing && main_->projection == wanted_; }
  /// A sentence: why there is no map or no story.
  std::string failure() const { return bases_.failure().empty() ? failure_ : bases_.failure(); }

 private:
  void workOut();
  void findFigures();
  void wantMain(const SceneRequest& request, bool passing);
  void wantInset(const SceneRequest& request);
  void wantGlobe(const SceneRequest& request);
  void fail(const graph::Diagnostics& problems);

  Subject subject_;
  Bases bases_;
  geo::Projection wanted_;
  std::shared_ptr<const core::Story> story_, figuresOf_;
  std::shared_ptr<const PreparedMain> main_;
  std::optional<PreparedInset> inset_;
  std::shared_ptr<const geo::GlobeMesh> globeMesh_;
  std::shared_ptr<const GlobePicture> globe_;
  SceneRequest mainFor_, mainAsked_, insetAsked_, globeAsked_;
  std::string failure_;
  std::uint64_t composed_ = 0;
  std::shared_ptr<SceneMaker> mainMaker_, insetMaker_;
  Lane storyLane_, figuresLane_, mainLane_, insetLane_, globeLane_;  // last: they stop before what they work on goes
};

}  // namespace cityties::desk
