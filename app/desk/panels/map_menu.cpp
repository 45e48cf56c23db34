// "Map ▾" in the bar: projection, centre, names, colours, difference.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;

constexpr float rowHeight = 28, heading = 28, columnGap = 16, padding = 12, textInset = 12;

struct Choice {
  std::string id;
  std::string text;
  bool current = false;
  core::Command command;
};

struct Section {
  std::string_view title;
  std::vector<Choice> choices;
};

Section projections(const Ui& ui) {
  Section section{ui.words("Projection"), {}};
  for (const auto kind : geo::mapProjections())
    section.choices.push_back({"projection" + std::to_string(static_cast<int>(kind)),
                               std::string(projectionName(kind, ui.words)), ui.model.view.projection == kind,
                               command::SetProjection{kind}});
  return section;
}

std::string placed(const Ui& ui, std::string text, const std::string& id) {
  const std::string slot = "{place}";
  if (const auto at = text.find(slot); at != std::string::npos)
    text.replace(at, slot.size(), core::placeName(*ui.model.story->dataset, id, ui.words.language()));
  return text;
}

/// Home, the selected place, and what the map is centred on already.
Section centres(const Ui& ui) {
  const auto& view = ui.model.view;
  Section section{ui.words("Centre"), {}};
  section.choices.push_back(
      {"pacific", std::string(ui.words("The Pacific")), !view.centre.has_value(), command::SetCentre{}});
  if (view.centre && view.centre->place.empty())
    section.choices.push_back(
        {"turned", std::string(ui.words("As turned by hand")), true, command::SetCentre{view.centre}});
  if (!ui.model.story) return section;
  const auto add = [&](const std::string& id, const std::string& place, bool current) {
    section.choices.push_back({id, placed(ui, std::string(ui.words("On {place}")), place), current,
                               command::SetCentre{core::MapCentre{.place = place, .at = {}}}});
  };
  const std::string at = view.centre ? view.centre->place : std::string();
  if (!at.empty()) add("centred", at, true);
  if (view.selected && *view.selected != at && core::positionOf(*ui.model.story->dataset, *view.selected))
    add("selected", *view.selected, false);
  return section;
}

Section names(const Ui& ui) {
  using core::MapNames;
  Section section{ui.words("Names"), {}};
  const auto add = [&](const char* id, std::string_view text, MapNames wanted) {
    section.choices.push_back({id, std::string(text), ui.model.view.names == wanted, command::SetNames{wanted}});
  };
  add("namesOwn", ui.words("As the interface"), MapNames::ofInterface);
  add("namesEnglish", "English", MapNames::english);
  if (ui.model.chineseReadable) {
    add("namesChinese", "中文", MapNames::chinese);
    add("namesBoth", ui.words("Both"), MapNames::both);
  }
  return section;
}

Section themes(const Ui& ui) {
  using core::Theme;
  Section section{ui.words("Colours"), {}};
  const auto add = [&](const char* id, std::string_view text, Theme wanted) {
    section.choices.push_back({id, std::string(text), ui.model.view.theme == wanted, command::SetTheme{wanted}});
  };
  add("dark", ui.words("Dark"), Theme::dark);
  add("light", ui.words("Light"), Theme::light);
  add("print", ui.words("Print"), Theme::print);
  add("colourBlind", ui.words("Colour-blind"), Theme::colourBlind);
  return section;
}

Section contents(const Ui& ui) {
  const auto& view = ui.model.view;
  const bool difference = view.content == core::MapContent::difference;
  Section section{ui.words("Shown"), {}};
  const auto differ = [&](const char* id, std::string_view text, bool before) {
    section.choices.push_back(
        {id, std::string(text), difference && view.againstBefore == before, command::SetAgainst{before}});
  };
  section.choices.push_back(
      {"state", std::string(ui.words("What there is")), !difference, command::SetContent{core::MapContent::state}});
  differ("againstPrevious", ui.words("Change by this step"), false);
  differ("againstBefore", ui.words("Change since before"), true);
  return section;
}

using Column = std::vector<Section>;

float heightOf(const Ui& ui, const Column& column) {
  float height = 0;
  for (const Section& section : column)
    height += ui.px(heading) + ui.px(rowHeight) * static_cast<float>(section.choices.size());
  return height;
}

float widthOf(const Ui& ui, const Column& column) {
  float width = ui.px(120);
  for (const Section& section : column)
    for (const Choice& choice : section.choices)
      width = std::max(width, textSize(choice.text, Face::strong).x + ui.px(2 * textInset));
  return width;
}

void drawColumn(Ui& ui, const Column& column, float x, float y, float width) {
  for (const Section& section : column) {
    drawLine(ui, x + ui.px(textInset), y + ui.px(heading / 2), section.title, {Face::small, ui.style.textSecondary});
    y += ui.px(heading);
    for (const Choice& choice : section.choices) {
      const PixelRect row{x, y, width, ui.px(rowHeight)};
      const Touch t = touch(ui, choice.id.c_str(), row);
      if (t.hovered || choice.current) drawRect(ui, row, ui.style.selectionBackground, ui.px(6));
      drawLine(ui, x + ui.px(textInset), y + ui.px(rowHeight / 2), choice.text,
               {choice.current ? Face::strong : Face::body, ui.style.text});
      if (t.clicked) ui.emit(choice.command);  // stays open: one looks at several
      y += ui.px(rowHeight);
    }
  }
}

void drawMenu(Ui& ui, float right, float top) {
  const std::array<Column, 3> columns{Column{projections(ui)}, Column{centres(ui), contents(ui)},
                                      Column{names(ui), themes(ui)}};
  std::array<float, 3> widths{};
  float width = 2 * ui.px(padding) + 2 * ui.px(columnGap), height = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    width += widths[i] = widthOf(ui, columns[i]);
    height = std::max(height, heightOf(ui, columns[i]));
  }
  height += ui.px(padding) + ui.px(8);
  const float left = std::max(ui.px(8), right - width);
  if (const Popup popup(ui, "mapMenu", {left, top, width, height}); popup) {
    float x = left + ui.px(padding);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      drawColumn(ui, columns[i], x, top + ui.px(8), widths[i]);
      x += widths[i] + ui.px(columnGap);
    }
  }
}

}  // namespace

std::string_view projectionName(geo::ProjectionKind kind, const core::Catalogue& words) {
  switch (kind) {
    case geo::ProjectionKind::equalEarth:
      return words("Equal Earth");
    case geo::ProjectionKind::azimuthalEquidistant:
      return words("Azimuthal equidistant");
    case geo::ProjectionKind::globe:
      return words("Globe");
    case geo::ProjectionKind::mercator:
      return words("Mercator");
    case geo::ProjectionKind::robinson:
      return words("Robinson");
    case geo::ProjectionKind::naturalEarth:
      return words("Natural Earth");
    case geo::ProjectionKind::winkelTripel:
      return words("Winkel Tripel");
    case geo::ProjectionKind::lambertAzimuthal:
      break;
  }
  return {};
}

float mapButtonWidth(const Ui& ui) { return ui.px(18) + textSize(ui.words("Map"), Face::body).x; }

float drawMapButton(Ui& ui, float right, float middle) {
  const float left = right - mapButtonWidth(ui);
  const PixelRect area{left - ui.px(8), middle - ui.px(14), right - left + ui.px(14), ui.px(28)};
  const Touch t = touch(ui, "map", area);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  drawLine(ui, left, middle, ui.words("Map"), {Face::body, ui.style.text});
  drawChevron(ui, right - ui.px(5), middle);
  if (t.clicked) ImGui::OpenPopup("mapMenu");
  drawMenu(ui, right + ui.px(8), ui.panel.height + ui.px(4));
  return left;
}

}  // namespace cityties::desk
