// Routes between two cities, before and at the step, and what would part them.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/core/compose.hpp"
#include "app/desk/panels/facts.hpp"
#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr float lineHeight = 18, rowHeight = 40;
constexpr std::size_t mostHits = 6;

std::string costText(double cost) {
  std::string text = std::to_string(std::round(cost * 1000) / 1000);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string_view byKind(const core::Catalogue& words, graph::ChannelKind kind) {
  switch (kind) {
    case graph::ChannelKind::agreement:
      return words("agreement");
    case graph::ChannelKind::consular:
      return words("consular");
    case graph::ChannelKind::virtualChannel:
      return words("virtual channel");
    case graph::ChannelKind::administrative:
      return words("administration");
    default:
      return words(graph::name(kind));
  }
}

class Panel {
 public:
  Panel(Ui& ui, PixelRect panel, float top)
      : ui_(ui), x_(panel.x + ui.px(16)), y_(top), width_(panel.width - ui.px(32)) {}

  float draw() {
    const float top = y_;
    y_ += ui_.px(12);
    const auto question = ui_.model.view.desk.route.value_or(core::RouteQuestion{});
    end("##route from", ui_.words("From"), question.from, ui_.scratch.routeFrom, 1);
    end("##route to", ui_.words("To"), question.to, ui_.scratch.routeTo, 2);
    actions(question);
    answer(question);
    return y_ + ui_.px(12) - top;
  }

 private:
  std::string name(const std::string& id) const {
    const graph::Dataset& data = *ui_.model.shown->dataset;
    if (data.findPost(id)) return core::postTitle(data, id, ui_.words);
    if (const graph::Agreement* agreement = data.findAgreement(id))
      return name(agreement->a.text) + " – " + name(agreement->b.text);
    return core::placeName(data, id, ui_.words.language());
  }

  void say(std::string_view text, Face face = Face::body) {
    y_ += drawParagraph(ui_, x_, y_, width_, ui_.px(lineHeight), text,
                        {face, face == Face::small ? ui_.style.textSecondary : ui_.style.text});
  }

  void ask(const std::string& id, int which) {
    auto question = ui_.model.view.desk.route.value_or(core::RouteQuestion{});
    (which == 1 ? question.from : question.to) = id;
    ui_.scratch.routeWaits = 0;
    ui_.emit(command::AskRoute{std::move(question)});
  }

  /// A field that searches cities as it is typed into; while it has the caret a click on the map answers, too.
  void end(const char* id, std::string_view label, const std::string& city, UiScratch::RouteField& field, int which) {
    drawLine(ui_, x_, y_ + ui_.px(8), label, {Face::small, ui_.style.textSecondary});
    y_ += ui_.px(20);
    const PixelRect rect{x_, y_, width_, ui_.px(controlHeight)};
    const FieldResult typed =
        textField(ui_, id, rect, field.text, {.hint = ui_.words("A city, or click on the map"), .takesEnter = true});
    y_ += ui_.px(controlHeight + 4);
    if (typed.active) ui_.scratch.routeWaits = which;
    const bool waits = ui_.scratch.routeWaits == which;
    if (!waits) field.text = city.empty() ? std::string() : name(city);
    if (waits && (typed.changed || typed.active || typed.entered) &&
        field.text != (city.empty() ? std::string() : name(city)))
      hits(field, typed.entered, which);
    y_ += ui_.px(8);
  }

  void hits(UiScratch::RouteField& field, bool entered, int which) {
    if (!ui_.model.index || field.text.empty()) return;
    std::vector<SearchHit> found;
    for (SearchHit& hit :
         search(*ui_.model.index, *ui_.model.shown, ui_.model.shownStep, field.text, ui_.words, 4 * mostHits))
      if (hit.kind == core::SearchKind::city && found.size() < mostHits) found.push_back(std::move(hit));
    if (found.empty()) return say(ui_.words("Nothing by this name."), Face::small);
    if (field.list.current >= found.size()) field.list.current = 0;
    const PixelRect area{x_ - ui_.px(8), y_, width_ + ui_.px(16), ui_.px(rowHeight) * static_cast<float>(found.size())};
    const ListResult result =
        list(ui_, which == 1 ? "from hits" : "to hits", area, found.size(), field.list,
             {.rowHeight = rowHeight, .alwaysKeys = true, .enter = false}, [&](std::size_t i, PixelRect row) {
               const float left = row.x + ui_.px(8), room = row.width - ui_.px(16);
               drawElided(ui_, left, row.y + ui_.px(12), room, found[i].title, {Face::body, ui_.style.text});
               drawElided(ui_, left, row.y + ui_.px(29), room, found[i].detail, {Face::small, ui_.style.textSecondary});
             });
    y_ += area.height;
    if (result.activated)
      ask(found[*result.activated].id, which);
    else if (entered)
      ask(found[field.list.current].id, which);
  }

  void actions(const core::RouteQuestion& question) {
    const float half = (width_ - ui_.px(8)) / 2, height = ui_.px(28);
    const bool any = !question.from.empty() || !question.to.empty();
    if (button(ui_, "swap", {x_, y_, half, height}, ui_.words("Swap"), {.enabled = any}))
      ui_.emit(command::AskRoute{core::RouteQuestion{question.to, question.from}});
    if (button(ui_, "clear", {x_ + half + ui_.px(8), y_, half, height}, ui_.words("Clear"), {.enabled = any})) {
      ui_.scratch.routeWaits = 0;
      ui_.emit(command::AskRoute{});
    }
    y_ += height + ui_.px(12);
  }

  void answer(const core::RouteQuestion& question) {
    if (question.from.empty() || question.to.empty())
      return say(ui_.words("The cheapest chains of known channels between two cities, and what would part them."),
                 Face::small);
    if (!ui_.model.routes) return say(ui_.words("The routes are being searched …"), Face::small);
    const core::Routes& routes = *ui_.model.routes;
    using Problem = core::Routes::Problem;
    switch (routes.problem) {
      case Problem::unknown:
        return say(ui_.words("One of the two is no city of the network."));
      case Problem::sameCity:
        return say(ui_.words("Both ends are the same city."));
      case Problem::sameCountry:
        return say(ui_.words("Both cities are in one country; a path ends in another."));
      case Problem::none:
        break;
    }
    const bool now = !routes.now.routes.empty();
    if (!now && routes.before.routes.empty()) return say(ui_.words("No known channel joins them."));
    if (!now) say(ui_.words("At this step no known channel joins them any more."), Face::strong);
    if (now) at(routes.now, routes.step > 0 ? ui_.words("At this step") : ui_.words("Routes"), false);
    if (routes.step > 0 && routes.before != routes.now) at(routes.before, ui_.words("Before"), true);
  }

  void at(const core::RoutesAt& found, std::string_view title, bool before) {
    y_ += ui_.px(8);
    drawRule(ui_, x_, y_, width_);
    drawLine(ui_, x_, y_ + ui_.px(18), title, {Face::strong, ui_.style.text});
    y_ += ui_.px(32);
    if (found.routes.empty()) return say(ui_.words("No known channel joins them."));
    for (std::size_t i = 0; i < found.routes.size(); ++i)
      route(found.routes[i], i, before && !ui_.model.routes->stands(found.routes[i]), before);
    say(core::fill(ui_.words("{n} paths share no tie, {m} share no place on the way."),
                   {{"n", std::to_string(found.independentTies)}, {"m", std::to_string(found.independentPlaces)}}));
    y_ += ui_.px(4);
    say(core::fill(ui_.words("Closures that part them: {n}"), {{"n", std::to_string(found.closures)}}), Face::strong);
    for (const std::string& element : found.cut) element_(element, before);
  }

  void route(const core::FoundRoute& route, std::size_t index, bool gone, bool before) {
    const core::Style& s = ui_.style;
    const float middle = y_ + ui_.px(12);
    sample(index, gone, middle);
    std::string title = core::fill(ui_.words("Route {n}"), {{"n", std::to_string(index + 1)}});
    if (gone)
      title +=
          ui_.chinese() ? "（" + std::string(ui_.words("gone")) + "）" : " (" + std::string(ui_.words("gone")) + ")";
    drawLine(ui_, x_ + ui_.px(40), middle, title, {Face::strong, s.text});
    drawLine(ui_, x_ + width_, middle, core::fill(ui_.words("cost {c}"), {{"c", costText(route.cost)}}),
             {Face::body, s.text, Align::right});
    y_ += ui_.px(26);
    for (std::size_t i = 0; i < route.legs.size(); ++i) leg(route.legs[i], index, i, before);
    y_ += ui_.px(8);
  }

  /// The line of the route as the map draws it.
  void sample(std::size_t index, bool gone, float y) {
    if (ui_.measuring) return;
    const core::Style& s = ui_.style;
    const core::Rgba ink = gone ? s.cut : s.selection;
    const auto dash = gone         ? s.cutDash
                      : index == 0 ? std::array<float, 2>{0, 0}
                      : index == 1 ? s.weakenedDash
                                   : s.restoredDash;
    const float length = ui_.px(32), thick = s.missionWidth * ui_.scale;
    const float on = dash[0] > 0 ? dash[0] * ui_.scale : length, pitch = on + dash[1] * ui_.scale;
    for (float at = 0; at < length; at += std::max(pitch, 1.0f))
      ui_.list->AddLine({x_ + at, y}, {x_ + std::min(at + on, length), y}, colour(ink), thick);
  }

  /// One tie: what it is, where it leads, what it costs; it leads on to the tie.
  void leg(const core::RouteLeg& leg, std::size_t route, std::size_t position, bool before) {
    const core::Style& s = ui_.style;
    const PixelRect row{x_ - ui_.px(8), y_, width_ + ui_.px(16), ui_.px(36)};
    const std::string id =
        std::string(before ? "before " : "now ") + std::to_string(route) + ' ' + std::to_string(position);
    const Touch t = touch(ui_, id.c_str(), row);
    if (t.hovered) drawRect(ui_, row, s.hover, ui_.px(6));
    const std::string cost = costText(leg.cost);
    const float room = width_ - textSize(cost, Face::small).x - ui_.px(8);
    drawElided(ui_, x_, y_ + ui_.px(10), room, name(leg.from) + " → " + name(leg.to), {Face::body, s.text});
    drawElided(ui_, x_, y_ + ui_.px(26), room, byKind(ui_.words, leg.kind), {Face::small, s.textSecondary});
    drawLine(ui_, x_ + width_, y_ + ui_.px(10), cost, {Face::small, s.text, Align::right});
    y_ += row.height;
    if (!t.clicked) return;
    const bool tie = leg.kind == graph::ChannelKind::agreement || leg.kind == graph::ChannelKind::consular ||
                     leg.kind == graph::ChannelKind::virtualChannel;
    look(tie ? leg.tie : leg.to);
  }

  void element_(const std::string& id, bool before) {
    const PixelRect row{x_ - ui_.px(8), y_, width_ + ui_.px(16), ui_.px(24)};
    const Touch t = touch(ui_, ((before ? "cut before " : "cut ") + id).c_str(), row);
    if (t.hovered) drawRect(ui_, row, ui_.style.hover, ui_.px(6));
    drawCross(ui_, {x_ + ui_.px(6), y_ + row.height / 2}, ui_.px(4), ui_.style.cut, 1.5f * ui_.scale);
    drawElided(ui_, x_ + ui_.px(20), y_ + row.height / 2, width_ - ui_.px(20), name(id), {Face::body, ui_.style.text});
    y_ += row.height;
    if (t.clicked) look(id);
  }

  void look(const std::string& id) {
    ui_.emit(command::LookAt{id});
    ui_.emit(command::ShowRight{core::RightTab::findings});
  }

  Ui& ui_;
  float x_, y_, width_;
};

}  // namespace

void drawRoutes(Ui& ui) {
  const PixelRect panel = *ui.layout.changes;
  beginPanel(ui, "routes", panel, {.fill = ui.style.panel, .radius = ui.px(8), .scrolls = true});
  if (!ui.model.shown) return endPanel();
  const float height = Panel(ui, panel, panel.y - ImGui::GetScrollY()).draw();
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, height});
  endPanel();
}

}  // namespace cityties::desk
