#include "app/desk/window_seek.hpp"

#include <utility>

namespace cityties::desk {

Seek::Seek(std::shared_ptr<const graph::Dataset> dataset) {
  indexLane_.submit([this, dataset = std::move(dataset)](const std::stop_token&) -> Lane::Delivery {
    auto made = std::make_shared<const core::SearchIndex>(*dataset);
    return [this, made] { index_ = made; };
  });
}

void Seek::want(const core::ViewState& view, std::shared_ptr<const core::Story> scenario,
                std::shared_ptr<const core::Catalogue> words) {
  if (!scenario || scenario->steps.empty()) return;
  wantDay(view, scenario);
  wantFigures(view);
  if (view.desk.day && !day_) return;
  const Sight sight = view.desk.day ? Sight{day_, 0} : Sight{scenario, std::min(view.step, scenario->steps.size() - 1)};
  wantFacets(view, sight, std::move(words));
  wantRoutes(view, sight);
  wantDependents(view, sight);
}

void Seek::wantDay(const core::ViewState& view, const StoryPtr& scenario) {
  if (!view.desk.day) {
    if (dayAsked_) dayLane_.submit([](const std::stop_token&) -> Lane::Delivery { return {}; });
    day_ = figuresOf_ = nullptr;
    dayAsked_.reset();
    return;
  }
  if (dayAsked_ == view.desk.day && dayOf_ == scenario) return;
  // While the days go by each is shown, however slow the machine.
  if (view.desk.playingDays && dayLane_.busy()) return;
  dayAsked_ = view.desk.day;
  dayOf_ = scenario;
  dayLane_.submit([this, scenario, day = *view.desk.day](const std::stop_token&) -> Lane::Delivery {
    core::StoryOptions options = scenario->options;
    options.date = day;
    auto worked = core::workOut(scenario->dataset, {}, options);
    if (!worked) return {};
    auto story = std::make_shared<const core::Story>(std::move(*worked));
    return [this, story] { day_ = story; };
  });
}

/// The map of a day needs no figures; who asks about a city does, once the days stand still.
void Seek::wantFigures(const core::ViewState& view) {
  if (!day_ || view.desk.playingDays || figuresOf_ == day_) return;
  figuresOf_ = day_;
  figuresLane_.submit([story = day_](const std::stop_token& stop) -> Lane::Delivery {
    if (!stop.stop_requested()) (void)*story->steps.front().impact;
    return [] {};
  });
}

void Seek::wantFacets(const core::ViewState& view, const Sight& sight, std::shared_ptr<const core::Catalogue> words) {
  if (view.desk.left != core::LeftTab::explore && view.desk.filter.empty()) return;
  FacetsAsked asked{sight, view.desk.filter, std::move(words)};
  if (facetsAsked_ == asked) return;
  facetsAsked_ = asked;
  facetsLane_.submit([this, asked = std::move(asked), ties = ties_](const std::stop_token&) -> Lane::Delivery {
    if (ties->sight != asked.sight) *ties = {asked.sight, core::filterTies(*asked.sight.story, asked.sight.step)};
    auto made = makeExploreModel(*asked.sight.story->dataset, core::facets(ties->ties, asked.filter), *asked.words);
    return [this, made] { explore_ = made; };
  });
}

void Seek::wantRoutes(const core::ViewState& view, const Sight& sight) {
  const auto& question = view.desk.route;
  if (!question || question->from.empty() || question->to.empty()) {
    routesAsked_.reset();
    routes_ = nullptr;
    return;
  }
  if (routesAsked_ && routesAsked_->first == sight && routesAsked_->second == *question) return;
  routesAsked_ = {sight, *question};
  routes_ = nullptr;
  routesLane_.submit([this, sight, question = *question](const std::stop_token&) -> Lane::Delivery {
    const core::Story& story = *sight.story;
    auto found = std::make_shared<core::Routes>(core::findRoutes(
        *story.dataset, *story.steps.front().analysis, *story.steps[sight.step].analysis, question.from, question.to));
    found->step = sight.step;
    return [this, found] {
      if (routesAsked_) routes_ = found;
    };
  });
}

void Seek::wantDependents(const core::ViewState& view, const Sight& sight) {
  if (!view.selected || view.desk.right != core::RightTab::findings) return;
  if (dependsAsked_ && dependsAsked_->first == sight && dependsAsked_->second == *view.selected) return;
  dependsAsked_ = {sight, *view.selected};
  depends_ = nullptr;
  dependsLane_.submit([this, sight, id = *view.selected](const std::stop_token&) -> Lane::Delivery {
    auto made = std::make_shared<const DependsModel>(DependsModel{id, core::dependents(*sight.story, sight.step, id)});
    return [this, made] { depends_ = made; };
  });
}

bool Seek::drain() {
  bool any = indexLane_.drain();
  any |= dayLane_.drain();
  any |= figuresLane_.drain();
  any |= facetsLane_.drain();
  any |= routesLane_.drain();
  any |= dependsLane_.drain();
  return any;
}

bool Seek::idle() const {
  return !indexLane_.busy() && !dayLane_.busy() && !facetsLane_.busy() && !routesLane_.busy() && !dependsLane_.busy();
}

void Seek::fill(UiModel& model) const {
  model.index = index_;
  model.explore = explore_;
  model.routes = routes_;
  model.depends = depends_;
}

}  // namespace cityties::desk
