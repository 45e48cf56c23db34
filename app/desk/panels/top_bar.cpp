#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "app/core/findings.hpp"
#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
using graph::ChannelPreset;
namespace command = core::command;

std::string_view presetName(const core::Catalogue& words, ChannelPreset preset) {
  switch (preset) {
    case ChannelPreset::ties:
      return words("Ties only");
    case ChannelPreset::local:
      return words("Local avenues");
    case ChannelPreset::national:
      return words("National avenues");
  }
  return {};
}

std::string_view presetMeaning(const core::Catalogue& words, ChannelPreset preset) {
  switch (preset) {
    case ChannelPreset::ties:
      return words("Agreements and virtual ties; other cities may relay.");
    case ChannelPreset::local:
      return words("What cities and regions can use themselves.");
    case ChannelPreset::national:
      return words("The national government may help, too.");
  }
  return {};
}

graph::Date dateOf(const Ui& ui) {
  const core::Story& story = *ui.model.story;
  if (ui.model.view.desk.day) return *ui.model.view.desk.day;
  const std::size_t step = ui.model.view.step;
  if (step > 0 && step <= story.scenario.steps.size() && story.scenario.steps[step - 1].date) {
    return *story.scenario.steps[step - 1].date;
  }
  return story.options.date;
}

void helpButton(Ui& ui, float x, float middle) {
  const PixelRect area{x - ui.px(14), middle - ui.px(14), ui.px(28), ui.px(28)};
  const Touch t = touch(ui, "help", area);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  tip(ui, ui.words("Keys, and how to read the figures"));
  drawLine(ui, x, middle, "?", {Face::strong, ui.style.textSecondary, Align::centre});
  if (t.clicked) ui.emit(command::ToggleHelp{});
}

/// "EN | 中": the language in use on a lighter ground. Both are known by their own names in either language.
void languageSwitch(Ui& ui, float x, float middle) {
  const PixelRect whole{x, middle - ui.px(12), ui.px(80), ui.px(24)};
  drawRect(ui, whole, ui.style.hover, ui.px(6));
  const bool chinese = ui.chinese();
  const float half = whole.width / 2;
  drawRect(ui, {x + (chinese ? half : 0) + ui.px(1), whole.y + ui.px(1), half - ui.px(2), whole.height - ui.px(2)},
           core::mix(ui.style.hover, ui.style.text, .22), ui.px(5));
  drawLine(ui, x + half / 2, middle, "EN",
           {Face::smallStrong, chinese ? ui.style.textSecondary : ui.style.text, Align::centre});
  const bool known = ui.model.chineseReadable;
  drawLine(ui, x + half * 1.5f, middle, known ? "中" : "ZH",
           {Face::smallStrong,
            chinese ? ui.style.text
            : known ? ui.style.textSecondary
                    : ui.style.textDisabled,
            Align::centre});
  if (touch(ui, "english", {x, whole.y, half, whole.height}).clicked) {
    ui.emit(command::SetLanguage{core::Language::english});
  }
  if (touch(ui, "chinese", {x + half, whole.y, half, whole.height}, known).clicked) {
    ui.emit(command::SetLanguage{core::Language::chinese});
  }
}

/// One line of the list; returns the height.
float presetRow(Ui& ui, ChannelPreset preset, float x, float y, float width) {
  const float height = ui.px(48);
  const bool current = ui.model.view.channels == preset;
  const std::string id = "preset" + std::to_string(static_cast<int>(preset));
  const Touch t = touch(ui, id.c_str(), {x, y, width, height});
  if (t.hovered || current) drawRect(ui, {x, y, width, height}, ui.style.selectionBackground, ui.px(6));
  const float text = x + ui.px(16);
  drawLine(ui, text, y + ui.px(15), presetName(ui.words, preset), {current ? Face::strong : Face::body, ui.style.text});
  drawLine(ui, text, y + ui.px(34), presetMeaning(ui.words, preset), {Face::small, ui.style.textSecondary});
  if (t.clicked) {
    ui.emit(command::SetChannels{preset});
    ImGui::CloseCurrentPopup();
  }
  return height;
}

void presetList(Ui& ui, float right, float top) {
  float width = ui.px(200);
  for (ChannelPreset p : {ChannelPreset::local, ChannelPreset::national, ChannelPreset::ties}) {
    width = std::max(width, textSize(presetMeaning(ui.words, p), Face::small).x + ui.px(48));
  }
  const float left = std::max(ui.px(8), right - width), height = 3 * ui.px(48) + ui.px(16);
  if (const Popup popup(ui, "presets", {left, top, width, height}); popup) {
    float y = top + ui.px(8);
    for (ChannelPreset p : {ChannelPreset::local, ChannelPreset::national, ChannelPreset::ties}) {
      y += presetRow(ui, p, left + ui.px(8), y, width - ui.px(16));
    }
  }
}

/// The name of the preset and a chevron, ending at `right`; returns where it begins.
float presetButton(Ui& ui, float right, float middle) {
  const std::string_view name = presetName(ui.words, ui.model.view.channels);
  const float left = right - ui.px(18) - textSize(name, Face::body).x;
  const PixelRect area{left - ui.px(8), middle - ui.px(14), right - left + ui.px(14), ui.px(28)};
  const Touch t = touch(ui, "channels", area);
  if (t.hovered) drawRect(ui, area, ui.style.hover, ui.px(6));
  drawLine(ui, left, middle, name, {Face::body, ui.style.text});
  drawChevron(ui, right - ui.px(5), middle);
  if (t.clicked) ImGui::OpenPopup("presets");
  presetList(ui, right + ui.px(8), ui.panel.height + ui.px(4));
  return left;
}

void magnifier(Ui& ui, float x, float middle) {
  const float r = 5 * ui.scale, width = 1.5f * ui.scale;
  const ImU32 ink = colour(ui.style.textSecondary);
  ui.list->AddCircle({x - ui.scale, middle - ui.scale}, r, ink, 0, width);
  ui.list->AddLine({x - ui.scale + r * .72f, middle - ui.scale + r * .72f}, {x + r, middle + r}, ink, width);
}

int moveRow(ImGuiInputTextCallbackData* data) {
  auto& scratch = *static_cast<UiScratch*>(data->UserData);
  if (data->EventKey == ImGuiKey_DownArrow && scratch.searchRow + 1 < scratch.hits.size()) ++scratch.searchRow;
  if (data->EventKey == ImGuiKey_UpArrow && scratch.searchRow > 0) --scratch.searchRow;
  return 0;
}

void searchField(Ui& ui, PixelRect field) {
  drawRect(ui, field, ui.style.hover, ui.px(6));
  const float middle = field.y + field.height / 2;
  magnifier(ui, field.x + ui.px(17), middle);
  UiScratch& scratch = ui.scratch;
  const float left = field.x + ui.px(32);
  if (scratch.focusSearch) ImGui::SetKeyboardFocusHere();
  scratch.focusSearch = false;
  const float line = nativeSize(Face::body);
  ImGui::PushFont(font(Face::body));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, std::round((field.height - line) / 2)));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32(0, 0, 0, 0));
  ImGui::SetCursorScreenPos({left, field.y});
  ImGui::SetNextItemWidth(field.width - ui.px(32 + 40));
  const bool entered =
      ImGui::InputText("##search", &scratch.searchText,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory, moveRow, &scratch);
  const bool active = ImGui::IsItemActive();
  noteGlyphs(ui, scratch.searchText, Face::body);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  if (!active && scratch.searchText != ui.model.view.search) scratch.searchText = ui.model.view.search;
  if (active && scratch.searchText != ui.model.view.search) ui.emit(command::Search{scratch.searchText});
  if (entered && scratch.searchRow < scratch.hits.size()) ui.emit(command::LookAt{scratch.hits[scratch.searchRow].id});
  if (scratch.searchText.empty() && !active) {
    drawElided(ui, left, middle, field.width - ui.px(32 + 48), ui.words("Search cities, posts, ties"),
               {Face::body, ui.style.textSecondary});
  }
  const PixelRect key{field.x + field.width - ui.px(32), middle - ui.px(8), ui.px(24), ui.px(16)};
  drawRect(ui, key, ui.style.selectionBackground, ui.px(4));
  drawLine(ui, key.x + key.width / 2, middle, "/", {Face::small, ui.style.textSecondary, Align::centre});
}

float searchLeft(const Ui& ui, float after) { return std::max(ui.layout.scenario ? ui.px(232) : 0, after + ui.px(16)); }

}  // namespace

void drawTopBar(Ui& ui) {
  const PixelRect bar = *ui.layout.bar;
  beginPanel(ui, "bar", bar, {.fill = ui.style.barBackground});
  const float middle = std::round(bar.height / 2);
  drawRule(ui, 0, bar.height - std::max(1.0f, std::floor(ui.scale)), bar.width);
  // In a narrow bar the program's own name goes first.
  float nameEnd = ui.px(8);
  if (bar.width >= ui.px(680)) {
    drawLine(ui, ui.px(16), middle, "CityTies", {Face::lead, ui.style.text});
    nameEnd = ui.px(16) + textSize("CityTies", Face::lead).x;
  }
  nameEnd = drawFileMenu(ui, nameEnd + ui.px(16), middle);
  if (bar.width >= ui.px(560)) nameEnd = drawHistoryButtons(ui, nameEnd + ui.px(4), middle);

  float right = bar.width - ui.px(24);
  helpButton(ui, right, middle);
  right -= ui.px(24 + 80);
  languageSwitch(ui, right, middle);
  // What finds no room beside a search field that can still be used is left out: the map's menu first, whose keys
  // serve as well, then the preset, then the date.
  const float least = nameEnd + ui.px(16 + 160 + 24);
  right -= ui.px(20);
  if (right - mapButtonWidth(ui) - ui.px(24) >= least) right = drawMapButton(ui, right, middle) - ui.px(24);
  const float preset = textSize(presetName(ui.words, ui.model.view.channels), Face::body).x + ui.px(18 + 24);
  if (right - preset >= least) right = presetButton(ui, right, middle) - ui.px(24);
  if (ui.model.story) {
    const std::string date = core::longDate(dateOf(ui), ui.words.language());
    const float width = textSize(date, Face::strong).x;
    if (right - width >= least) {
      drawLine(ui, right, middle, date, {Face::strong, ui.style.text, Align::right});
      right -= width + ui.px(24);
    }
  }
  const float left = searchLeft(ui, nameEnd);
  // Beside a search field that is wide enough stands what is open.
  const bool named = right - left >= ui.px(240 + 80);
  const float width = std::min(ui.px(named ? 280 : 320), right - left - (named ? ui.px(80) : 0));
  if (width >= ui.px(120)) searchField(ui, {left, middle - ui.px(14), width, ui.px(28)});
  if (named) drawDocumentName(ui, left + width + ui.px(16), right, middle);
  endPanel();
}

}  // namespace cityties::desk
