#include <algorithm>
#include <set>

#include "app/core/flows.hpp"
#include "app/core/neighbourhood.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

using core::Language;

void add(std::vector<std::string>& texts, const core::LocalText& text) {
  texts.push_back(text.english);
  texts.push_back(text.chinese);
}

bool sameFacts(const UiModel& before, const UiModel& model, const std::shared_ptr<const core::Story>& story) {
  const auto &a = before.view, &b = model.view;
  return before.story == story && before.probe == model.probe && before.shown == model.shown &&
         before.words == model.words && before.flows == model.flows && a.step == b.step && a.theme == b.theme &&
         a.names == b.names && a.content == b.content && core::againstOf(a) == core::againstOf(b);
}

void readFacts(UiModel& model, const core::Story& current, std::size_t shown) {
  const core::Story& story = model.probe ? *model.probe->story : current;
  const std::size_t step = model.probe ? model.probe->step : shown;
  core::ComposeOptions options;
  options.step = model.shownStep;
  options.theme = model.view.theme;
  options.names = model.view.names;
  options.content = model.view.content;
  options.against = core::againstOf(model.view);
  if (model.probe) {
    options.content = core::MapContent::difference;
    options.against = step - 1;
  }
  if (model.flows) options.flows = model.flows->scale.level;
  model.findings = core::findings(story, step, *model.words);
  if (model.shown.get() != &story) options.content = core::MapContent::state;
  model.legend = core::legend(*model.shown, *model.words, options);
  model.credits = core::credits(story, *model.words);
  if (!model.flows) return;
  core::MapScene told;
  told.note = core::flowNote(*model.flows, *model.words);
  if (auto note = core::noteItem(told, model.view.theme)) model.legend.push_back({std::move(*note)});
}

std::optional<InspectorModel> inspected(const UiModel& model, const core::Story& story, std::size_t step,
                                        const std::optional<std::string>& id) {
  if (!id) return std::nullopt;
  auto found = inspect(story, step, *id, *model.words);
  if (found.title.empty() && model.flows) found = inspectFlows(*story.dataset, *model.flows, *id, *model.words);
  return found.title.empty() ? std::nullopt : std::optional(std::move(found));
}

void readRings(InspectorModel& inspector, const core::Story& story, std::size_t step, const std::string& id) {
  constexpr std::size_t farthest = 3;
  const auto near = core::neighbourhood(*story.dataset, story.steps[step].analysis->network(), id, farthest);
  for (const auto& ring : near.rings) inspector.rings.push_back({ring.places.size(), ring.ties.size()});
}

}  // namespace

UiModel makeUiModel(const core::ViewState& view, std::shared_ptr<const core::Story> story,
                    std::shared_ptr<const core::Catalogue> words, std::shared_ptr<const core::Flows> flows,
                    const UiModel* before, std::shared_ptr<const core::Probe> probe,
                    std::shared_ptr<const core::Story> day) {
  UiModel model;
  model.view = view;
  model.words = words ? std::move(words) : std::make_shared<const core::Catalogue>();
  if (!story || story->steps.empty()) return model;
  // Until the story of an edited document is there, the panels tell the old one.
  model.view.stepCount = story->steps.size();
  model.view.step = std::min(view.step, story->steps.size() - 1);
  const std::size_t step = model.view.step;
  model.flows = std::move(flows);
  model.probe = std::move(probe);
  model.shown = day ? std::move(day) : model.probe ? model.probe->story : story;
  model.shownStep = model.shown == story                               ? step
                    : model.probe && model.shown == model.probe->story ? model.probe->step
                                                                       : 0;
  if (before && sameFacts(*before, model, story)) {
    model.findings = before->findings;
    model.legend = before->legend;
    model.credits = before->credits;
  } else {
    readFacts(model, *story, step);
  }
  model.inspector = inspected(model, *model.shown, model.shownStep, view.selected);
  if (model.inspector) readRings(*model.inspector, *model.shown, model.shownStep, *view.selected);
  model.tooltip = inspected(model, *model.shown, model.shownStep, view.hovered);
  model.story = std::move(story);
  return model;
}

UiTexts allTexts(const core::Story& story, const core::Catalogue& chinese) {
  UiTexts texts;
  const graph::Dataset& data = *story.dataset;
  const auto place = [&](const std::string& id, const std::string& local) {
    texts.names.push_back(core::placeName(data, id, Language::english));
    texts.names.push_back(core::placeName(data, id, Language::chinese));
    texts.names.push_back(local);
  };
  for (const graph::City& city : data.cities) place(city.id.text, city.nameLocal);
  for (const graph::Region& region : data.regions) place(region.id.text, region.nameLocal);
  for (const graph::Post& post : data.posts) {
    place(post.id.text, post.nameLocal);
    place(post.host.text, post.name);
    place(post.sending.text, core::postTitle(data, post.id.text, chinese));
    texts.interface.push_back(post.source);
  }
  for (const graph::City& city : data.cities) texts.interface.push_back(city.source);
  for (const graph::Region& region : data.regions) texts.interface.push_back(region.source);
  for (const graph::Agreement& agreement : data.agreements) texts.interface.push_back(agreement.kind);
  for (const auto& [english, translation] : chinese.all()) {
    texts.interface.push_back(english);
    texts.names.push_back(translation);
  }
  for (const std::string& text : {data.info.title, data.info.titleZh, data.info.credit, data.info.coverage})
    texts.interface.push_back(text);
  texts.names.emplace_back("中年月日");
  texts.stage.emplace_back("年月日 · ");
  add(texts.names, story.scenario.title);
  add(texts.interface, story.scenario.description);
  const auto step = [&](const core::ScenarioStep& s) {
    add(texts.names, s.title);
    add(texts.stage, s.title);
    add(texts.stage, s.caption);
    add(texts.interface, s.caption);
    add(texts.interface, s.note);
  };
  step(story.scenario.before);
  for (const core::ScenarioStep& s : story.scenario.steps) step(s);
  // The fonts are made before the steps are worked out: the stage's figure can only be put together from its parts.
  for (const core::Catalogue& words : {core::Catalogue(), chinese}) {
    for (std::string_view part : {words("reach {there}, one city"), words("reach {there}, {n} cities"),
                                  words("to {country}"), words("abroad"), words("Before"), words("What changed")}) {
      texts.stage.emplace_back(part);
    }
    std::set<std::string> countries;
    for (const graph::City& city : data.cities) countries.insert(city.country.text);
    for (const std::string& code : countries) texts.stage.push_back(core::placeName(data, code, words.language()));
  }
  for (const core::ScenarioStep& s : story.scenario.steps) {
    for (const graph::Action& action : s.actions) {
      if (const auto* opened = std::get_if<graph::OpenNewPost>(&action)) texts.names.push_back(opened->name);
    }
  }
  for (unsigned month = 1; month <= 12; ++month) {
    using namespace std::chrono;
    const sys_days day{year_month_day{year{2000}, std::chrono::month{month}, std::chrono::day{1}}};
    texts.stage.push_back(core::longDate(graph::Date(day), Language::english));
  }
  return texts;
}

}  // namespace cityties::desk
