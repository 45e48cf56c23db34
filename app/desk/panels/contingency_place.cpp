// "Harm to Louisiana": finding the place whose harm the table tells.
#include <algorithm>
#include <map>
#include <set>

#include "app/core/compose.hpp"
#include "app/desk/panels/contingency_parts.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

constexpr std::size_t mostHits = 6;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// Regions and countries first, then cities; whole beginnings before the rest.
std::vector<PlaceHit> findPlaces(const graph::Dataset& dataset, std::string_view query, const core::Catalogue& words) {
  const std::string plain = lower(query);
  std::map<std::pair<int, std::size_t>, PlaceHit> found;
  std::set<std::string> seen;
  const auto consider = [&](const std::string& id, int kind) {
    if (id.empty() || !seen.insert(id).second) return;
    int best = 9;
    for (const auto language : {core::Language::english, core::Language::chinese}) {
      const auto at = lower(core::placeName(dataset, id, language)).find(plain);
      if (at != std::string::npos) best = std::min(best, at == 0 ? 0 : 1);
    }
    if (best < 9)
      found.emplace(std::pair(best * 3 + kind, found.size()),
                    PlaceHit{id, core::placeName(dataset, id, words.language())});
  };
  for (const graph::Region& region : dataset.regions) consider(region.code.text, 0);
  for (const graph::City& city : dataset.cities) consider(city.country.text, 1), consider(city.region.text, 0);
  for (const graph::City& city : dataset.cities) consider(city.id.text, 2);
  std::vector<PlaceHit> hits;
  for (auto& [order, hit] : found) {
    if (hits.size() == mostHits) break;
    hits.push_back(std::move(hit));
  }
  return hits;
}

void choose(Ui& ui, const std::string& place) {
  core::ContingencyView next = ui.model.view.desk.contingencies;
  next.place = place;
  next.sort = core::ContingencyColumn::harm;
  next.ascending = false;
  ui.scratch.contingencies.placeText.clear();
  ui.scratch.contingencies.placeHits.clear();
  ui.emit(core::command::SetContingencies{next});
}

/// A place is told of: its name, and the way out.
float chosenPlace(Ui& ui, float x, float y, float width) {
  const StudyModel& study = *ui.model.study;
  const float middle = y + ui.px(14);
  const bool own = !ui.model.view.desk.contingencies.place.empty();
  drawRect(ui, {x, y, width, ui.px(28)}, ui.style.selectionBackground, ui.px(6));
  drawElided(ui, x + ui.px(12), middle, width - ui.px(52),
             core::fill(ui.words("Harm to {place}"), {{"place", study.placeName}}), {Face::strong, ui.style.text});
  const PixelRect cross{x + width - ui.px(28), y, ui.px(28), ui.px(28)};
  const Touch t = touch(ui, "all places", cross);
  if (t.hovered) tip(ui, ui.words("Harm to all"));
  drawCross(ui, {cross.x + ui.px(14), middle}, ui.px(4), ui.style.textSecondary, 1.5f * ui.scale);
  if (t.clicked) {
    if (own) choose(ui, {});
    if (!own) ui.emit(core::command::ClearSelection{});
  }
  return ui.px(28);
}

}  // namespace

float drawPlaceField(Ui& ui, float x, float y, float width) {
  if (!ui.model.study->place.empty()) return chosenPlace(ui, x, y, width);
  ContingencyScratch& scratch = ui.scratch.contingencies;
  FieldLook look;
  const std::string hint(ui.words("Harm to … a state, province or city"));
  look.hint = hint;
  const FieldResult field = textField(ui, "##place", {x, y, width, ui.px(28)}, scratch.placeText, look);
  if (field.changed)
    scratch.placeHits = scratch.placeText.empty() ? std::vector<PlaceHit>{}
                                                  : findPlaces(*ui.model.story->dataset, scratch.placeText, ui.words);
  float height = ui.px(28);
  if (scratch.placeHits.empty()) {
    if (!scratch.placeText.empty()) {
      drawLine(ui, x + ui.px(12), y + height + ui.px(12), ui.words("No such place"),
               {Face::small, ui.style.textSecondary});
      height += ui.px(24);
    }
    return height;
  }
  const float rows = ui.px(24) * static_cast<float>(scratch.placeHits.size());
  const auto answer =
      list(ui, "places", {x, y + height + ui.px(4), width, rows}, scratch.placeHits.size(), scratch.places,
           {.rowHeight = 24, .alwaysKeys = field.active, .enter = false}, [&](std::size_t i, PixelRect row) {
             drawElided(ui, row.x + ui.px(12), row.y + row.height / 2, row.width - ui.px(24), scratch.placeHits[i].name,
                        {Face::body, ui.style.text});
           });
  const std::size_t at = std::min(scratch.places.current, scratch.placeHits.size() - 1);
  if (field.entered || keyPressed(ImGuiKey_Enter, false))
    choose(ui, std::string(scratch.placeHits[at].id));
  else if (answer.chosen && ImGui::IsMouseReleased(0))
    choose(ui, std::string(scratch.placeHits[*answer.chosen].id));
  return height + rows + ui.px(8);
}

}  // namespace cityties::desk
