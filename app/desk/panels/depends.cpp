// What depends on the selection, and what lies near it.
#include "app/core/compose.hpp"
#include "app/core/neighbourhood.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/panels/widgets.hpp"
#include "app/desk/seek_models.hpp"

namespace cityties::desk {
namespace {

namespace command = core::command;
constexpr float lineHeight = 18, rowHeight = 24;
constexpr std::size_t longest = 12;

/// A city that leads on, with what becomes of it.
float cityRow(Ui& ui, float x, float y, float width, const std::string& id, std::string_view what, bool cut) {
  const core::PixelRect area{x - ui.px(8), y, width + ui.px(16), ui.px(rowHeight)};
  const Touch t = touch(ui, ("depends " + id).c_str(), area);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  const float middle = y + area.height / 2;
  if (cut)
    drawCross(ui, {x + ui.px(6), middle}, ui.px(4), ui.style.cut, 2 * ui.scale);
  else
    drawLine(ui, x + ui.px(6), middle, "1", {Face::smallStrong, ui.style.text, Align::centre});
  const float room = textSize(what, Face::small).x + ui.px(8);
  drawElided(ui, x + ui.px(20), middle, width - ui.px(20) - room,
             core::placeName(*ui.model.shown->dataset, id, ui.words.language()), {Face::body, ui.style.text});
  drawLine(ui, x + width, middle, what, {Face::small, ui.style.textSecondary, Align::right});
  if (t.clicked) ui.emit(command::LookAt{id});
  return area.height;
}

}  // namespace

float drawDependents(Ui& ui, float x, float y, float width) {
  const auto& model = ui.model.depends;
  if (!model || ui.model.view.selected != model->id || !model->found) return 0;
  const core::Dependents& found = *model->found;
  float at = y;
  drawRule(ui, x, at + ui.px(12), width);
  drawLine(ui, x, at + ui.px(31), ui.words("What depends on it"), {Face::strong, ui.style.text});
  at += ui.px(44);
  const auto say = [&](const std::string& text) {
    at += drawParagraph(ui, x, at, width, ui.px(lineHeight), text, {Face::body, ui.style.text}) + ui.px(2);
  };
  say(core::fill(
      ui.words("If it alone fails: {cut} cities without a known channel, {one} down to one."),
      {{"cut", std::to_string(found.citiesCut.size())}, {"one", std::to_string(found.citiesDownToOne.size())}}));
  if (found.pairsLost)
    say(core::fill(ui.words("{lost} pairs of cities lose every known channel, {rerouted} need a longer one."),
                   {{"lost", grouped(static_cast<double>(*found.pairsLost))},
                    {"rerouted", grouped(static_cast<double>(*found.pairsRerouted))}}));
  std::size_t shown = 0;
  const auto list = [&](const std::vector<graph::CityId>& cities, std::string_view what, bool cut) {
    for (const graph::CityId& city : cities)
      if (shown++ < longest) at += cityRow(ui, x, at, width, city.text, what, cut);
  };
  list(found.citiesCut, ui.words("cut off"), true);
  list(found.citiesDownToOne, ui.words("down to one"), false);
  if (shown > longest) say(core::fill(ui.words("and {n} more"), {{"n", std::to_string(shown - longest)}}));
  return at - y;
}

}  // namespace cityties::desk
