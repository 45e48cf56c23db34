#pragma once
// What the window waits for: base map, story and scenes, made in the background, newest wish first.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/desk/frame_stats.hpp"
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
  explicit Work(Subject subject);

  /// What the window wants to show now.
  struct Wish {
    std::shared_ptr<const core::Catalogue> words;
    std::size_t step = 0;
    core::Theme theme = core::Theme::dark;
    std::optional<std::string> selected;
    double progress = 1;
    float scale = 1;
    bool inset = true;  ///< there is room for a close-up
  };
  /// Gives out what is missing for the wish. Cheap when nothing is.
  void want(const Wish& wish);
  /// Works the story out again with another path rule; the newest wins.
  void setChannels(graph::ChannelPreset preset);
  /// Takes results over. Returns whether there were any.
  bool drain(FrameStats& stats);

  std::shared_ptr<const core::Story> story() const { return story_; }
  const PreparedMain* main() const { return main_ ? &*main_ : nullptr; }
  const PreparedInset* inset() const { return inset_ ? &*inset_ : nullptr; }
  /// Step of which `main` is a picture.
  std::optional<std::size_t> mainStep() const { return main_ ? std::optional(mainFor_.step) : std::nullopt; }
  /// Nothing is under way any more.
  bool idle() const;
  /// The fine base map has come.
  bool fine() const { return fine_; }
  /// A sentence: why there is no map or no story.
  const std::string& failure() const { return failure_; }

 private:
  struct Base {
    std::shared_ptr<const geo::BaseMap> map;
    core::ProjectedBasePtr projected;
  };
  void readMap(geo::Detail detail);
  void workOut();
  void findFigures();
  SceneRequest requestFor(const Wish& wish) const;
  void wantMain(const SceneRequest& request);
  void wantInset(const SceneRequest& request);
  void fail(const graph::Diagnostics& problems);

  Subject subject_;
  Base base_;
  bool fine_ = false;
  std::shared_ptr<const core::Story> story_;
  std::optional<PreparedMain> main_;
  std::optional<PreparedInset> inset_;
  SceneRequest mainFor_, mainAsked_, insetAsked_;
  std::string failure_;
  std::uint64_t composed_ = 0;
  std::shared_ptr<SceneMaker> mainMaker_, insetMaker_;
  Lane mapLane_, storyLane_, figuresLane_, mainLane_, insetLane_;  // last: they stop before what they work on goes
};

}  // namespace cityties::desk
