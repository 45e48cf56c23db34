#include "tests/app/desk/panels_support.hpp"

#include <algorithm>

#include "app/io/scenario_json.hpp"
#include "geo/read_dataset.hpp"
#include "tests/support/catch.hpp"

namespace cityties::test {

std::shared_ptr<const core::Story> houston() {
  static const auto story = [] {
    auto read = geo::readDataset(CITYTIES_TEST_DATA "/us-china-2026-11");
    auto decoded = io::readScenario(CITYTIES_SOURCE_DIR "/assets/scenarios/houston-2020.json");
    REQUIRE((read.report.ok() && decoded.has_value()));
    core::StoryOptions options;
    options.date = decoded->scenario.baseDate.value();
    auto data = std::make_shared<const graph::Dataset>(std::move(read.report.dataset));
    auto worked = std::make_shared<const core::Story>(core::workOut(data, decoded->scenario, options).value());
    (void)*worked->steps.front().impact;  // panels wait for no figures
    return worked;
  }();
  return story;
}

std::shared_ptr<const core::Catalogue> english() {
  static const auto words = std::make_shared<const core::Catalogue>();
  return words;
}

std::shared_ptr<const core::Catalogue> chinese() {
  static const auto words = std::make_shared<const core::Catalogue>(
      core::Catalogue::read(CITYTIES_BUILD_DIR "/assets/i18n/zh.mo", core::Language::chinese).value());
  return words;
}

Headless::Headless(int width, int height, float scale) : width_(width), height_(height), scale_(scale) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = 1.0f / 60;
  for (int key : {ImGuiKey_Enter, ImGuiKey_DownArrow, ImGuiKey_UpArrow, ImGuiKey_Escape}) io.KeyMap[key] = key;
  view.stepCount = story->steps.size();
  desk::buildFonts(desk::allTexts(*story, *chinese()), scale, static_cast<float>(height));
  desk::applyTheme(view.theme, scale);
}

Headless::~Headless() { ImGui::DestroyContext(); }

int Headless::frame() {
  view.language = chineseWords ? core::Language::chinese : core::Language::english;
  desk::UiModel model =
      desk::makeUiModel(view, story, chineseWords ? chinese() : english(), flows, nullptr, nullptr, day);
  static const auto index = std::make_shared<const core::SearchIndex>(*houston()->dataset);
  model.index = index;
  if (edit) edit(model);
  scratch.drawn = &texts;
  ImGui::NewFrame();
  desk::drawUi(model, layout(), scale_, scratch, [&](core::Command command) { emitted.push_back(std::move(command)); });
  ImGui::Render();
  return ImGui::GetDrawData()->TotalVtxCount;
}

void Headless::click(float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = {x, y};
  frame();
  io.MouseDown[0] = true;
  frame();
  io.MouseDown[0] = false;
  frame();
}

bool Headless::clickText(const std::string& text) {
  const auto at = std::ranges::find(texts, text, &desk::DrawnText::text);
  if (at == texts.end()) return false;
  const core::PixelRect box = at->box;
  click(box.x + box.width / 2, box.y + box.height / 2);
  return true;
}

bool Headless::says(const std::string& text) const {
  return std::ranges::find(texts, text, &desk::DrawnText::text) != texts.end();
}

void Headless::type(const std::string& text) {
  ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
  frame();
}

void Headless::press(ImGuiKey key) {
  ImGui::GetIO().KeysDown[key] = true;
  frame();
  ImGui::GetIO().KeysDown[key] = false;
  frame();
}

}  // namespace cityties::test
