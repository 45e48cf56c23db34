#pragma once
// What exploring asks for in the background: the index of names, the network of a day, the counts that filters leave,
// routes, and what depends on the selection.

#include <memory>
#include <optional>
#include <string>

#include "app/core/search.hpp"
#include "app/desk/seek_models.hpp"
#include "app/desk/ui.hpp"
#include "app/desk/window_jobs.hpp"

namespace cityties::desk {

class Seek {
 public:
  /// Begins to read the names.
  explicit Seek(std::shared_ptr<const graph::Dataset> dataset);

  /// Gives out what is missing for the view. Cheap when nothing is. `scenario`: the story of the document.
  void want(const core::ViewState& view, std::shared_ptr<const core::Story> scenario,
            std::shared_ptr<const core::Catalogue> words);
  /// Takes results over. Returns whether there were any.
  bool drain();
  bool idle() const;

  /// The network as of the view's day, without scenario; of the day before while it is being worked out. Null: none
  /// is asked for, or there is none yet.
  std::shared_ptr<const core::Story> day() const { return day_; }
  /// The question of the view, answered; null: there is none, or it is being searched.
  std::shared_ptr<const core::Routes> routes() const { return routes_; }
  /// Puts what is known into the model.
  void fill(UiModel& model) const;

 private:
  using StoryPtr = std::shared_ptr<const core::Story>;
  /// What is looked at: a step of a story.
  struct Sight {
    StoryPtr story;
    std::size_t step = 0;
    bool operator==(const Sight&) const = default;
  };
  void wantDay(const core::ViewState& view, const StoryPtr& scenario);
  void wantFigures(const core::ViewState& view);
  void wantFacets(const core::ViewState& view, const Sight& sight, std::shared_ptr<const core::Catalogue> words);
  void wantRoutes(const core::ViewState& view, const Sight& sight);
  void wantDependents(const core::ViewState& view, const Sight& sight);

  std::shared_ptr<const core::SearchIndex> index_;
  StoryPtr day_, dayOf_, figuresOf_;
  std::optional<graph::Date> dayAsked_;
  struct FacetsAsked {
    Sight sight;
    core::Filter filter;
    std::shared_ptr<const core::Catalogue> words;
    bool operator==(const FacetsAsked&) const = default;
  };
  /// The ties of a sight, read once for all filters. Belongs to the facets' thread.
  struct Ties {
    Sight sight;
    std::vector<core::FilterTie> ties;
  };
  std::optional<FacetsAsked> facetsAsked_;
  std::shared_ptr<Ties> ties_ = std::make_shared<Ties>();
  std::shared_ptr<const ExploreModel> explore_;
  std::optional<std::pair<Sight, core::RouteQuestion>> routesAsked_;
  std::shared_ptr<const core::Routes> routes_;
  std::optional<std::pair<Sight, std::string>> dependsAsked_;
  std::shared_ptr<const DependsModel> depends_;
  Lane indexLane_, dayLane_, figuresLane_, facetsLane_, routesLane_,
      dependsLane_;  // last: they stop before what they work on goes
};

}  // namespace cityties::desk
