#include "tests/app/desk/driven.hpp"

#include <imgui.h>

#include <SFML/Window/Keyboard.hpp>
#include <algorithm>
#include <map>

#include "app/desk/window_keys.hpp"
#include "tests/app/desk/panels_support.hpp"
#include "tests/support/catch.hpp"

namespace cityties::test {
namespace {

using desk::event::KeyPress;
using desk::event::MouseButton;
using desk::event::MouseMove;
using desk::event::Text;

core::Document document() {
  core::Document result;
  result.scenario = houston()->scenario;
  return result;
}

std::u32string characters(const std::string& text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = bytes == 1 ? lead : lead & (0xFFu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    result += code;
    at += bytes;
  }
  return result;
}

/// Keys that type nothing.
const std::map<std::string, int> named{
    {"→", sf::Keyboard::Right},      {"←", sf::Keyboard::Left},      {"↑", sf::Keyboard::Up},
    {"↓", sf::Keyboard::Down},       {"PgUp", sf::Keyboard::PageUp}, {"PgDn", sf::Keyboard::PageDown},
    {"Home", sf::Keyboard::Home},    {"End", sf::Keyboard::End},     {"Enter", sf::Keyboard::Enter},
    {"Esc", sf::Keyboard::Escape},   {"Tab", sf::Keyboard::Tab},     {"F1", sf::Keyboard::F1},
    {"F11", sf::Keyboard::F11},      {"Space", sf::Keyboard::Space}, {"Backspace", sf::Keyboard::Backspace},
    {"Delete", sf::Keyboard::Delete}};

}  // namespace

Driven::Driven(int width, int height, float scale)
    : session(houston()->dataset, document(), houston()->options),
      width_(width),
      height_(height),
      scale_(scale),
      fonts_(desk::allTexts(*houston(), *chinese())) {
  fonts_.setScale(scale);
  rebuildFonts();
  desk::applyTheme(view().theme, scale);
  settle();
}

void Driven::rebuildFonts() {
  fonts_.want(scratch.missing);
  if (fonts_.due()) fonts_.build();
}

desk::UiModel Driven::model() const {
  const bool inChinese = view().language == core::Language::chinese;
  auto model = desk::makeUiModel(view(), story(), inChinese ? chinese() : english());
  const auto& history = session.history();
  model.document = {
      .title = "Houston", .modified = history.modified(), .canUndo = history.canUndo(), .canRedo = history.canRedo()};
  model.files = files;
  model.chinese = chinese();
  model.edits = desk::makeEditsModel(session, *model.words);
  return model;
}

std::shared_ptr<const core::Story> Driven::story() const {
  if (!story_ || storyOf_ != session.documentPtr()) {
    storyOf_ = session.documentPtr();
    story_ = session.history().position() == 0
                 ? houston()
                 : std::make_shared<const core::Story>(
                       core::workOut(session.dataset(), storyOf_->scenario, session.options()).value());
  }
  return story_;
}

desk::UiLayout Driven::layout() const { return desk::layoutUi(view(), width_, height_, scale_); }

void Driven::frame() {
  const auto events = queue_.takeFrame();
  scratch.now += 1.0 / 60;
  bridge_.beginFrame(events, width_, height_, 1.0f / 60);
  ImGui::NewFrame();
  std::vector<core::Command> emitted;
  const desk::KeyContext at{.view = &view(), .focus = &scratch.focus, .typing = ImGui::GetIO().WantTextInput};
  for (const auto& e : events)
    if (const auto command = desk::commandOf(e, at)) emitted.push_back(*command);
  auto drawn = model();
  if (edit) edit(drawn);
  scratch.drawn = &texts;
  desk::drawUi(drawn, layout(), scale_, scratch, [&](core::Command c) { emitted.push_back(std::move(c)); });
  ImGui::Render();
  for (const auto& command : emitted) run(command);
}

void Driven::run(const core::Command& command) {
  commands.push_back(command);
  if (std::holds_alternative<core::command::FocusSearch>(command)) scratch.focusSearch = true;
  session.apply(command);
}

void Driven::settle() {
  do frame();
  while (!queue_.empty());
  frame();
  frame();
}

void Driven::key(const std::string& shown) {
  std::string rest = shown;
  KeyPress key{.key = -1, .down = true};
  const auto modifier = [&](const std::string& name) {
    if (!rest.starts_with(name + "+") || rest.size() == name.size() + 1) return false;
    rest = rest.substr(name.size() + 1);
    return true;
  };
  key.control = modifier("Ctrl");
  key.shift = modifier("Shift");
  char32_t types = 0;
  if (const auto at = named.find(rest); at != named.end()) {
    key.key = at->second;
    if (rest == "Space") types = U' ';
  } else {
    const auto one = characters(rest);
    REQUIRE(one.size() == 1);
    types = one[0] == U'−' ? U'-' : one[0];
    if (types >= U'A' && types <= U'Z') key.key = static_cast<int>(types - U'A');
    if (types >= U'0' && types <= U'9') key.key = sf::Keyboard::Num0 + static_cast<int>(types - U'0');
    if (types == U',') key.key = sf::Keyboard::Comma;
    if (key.control) types = 0;
    if (types >= U'A' && types <= U'Z') types = types - U'A' + U'a';
  }
  const auto press = [&](int code, bool down) {
    queue_.push(KeyPress{.key = code, .down = down, .control = key.control, .shift = key.shift});
  };
  if (key.control) press(sf::Keyboard::LControl, true);
  if (key.shift) press(sf::Keyboard::LShift, true);
  press(key.key, true);
  if (types != 0) queue_.push(Text{types});
  press(key.key, false);
  if (key.shift) press(sf::Keyboard::LShift, false);
  if (key.control) press(sf::Keyboard::LControl, false);
  settle();
}

void Driven::type(const std::string& text) {
  for (const char32_t c : characters(text)) queue_.push(Text{c});
  settle();
}

void Driven::hover(float x, float y) {
  queue_.push(MouseMove{{x, y}});
  settle();
}

void Driven::click(float x, float y) {
  hover(x, y);
  queue_.push(MouseButton{0, true, {x, y}});
  queue_.push(MouseButton{0, false, {x, y}});
  settle();
}

bool Driven::clickText(const std::string& text) {
  const auto at = std::ranges::find(texts, text, &desk::DrawnText::text);
  if (at == texts.end()) return false;
  const core::PixelRect box = at->box;
  click(box.x + box.width / 2, box.y + box.height / 2);
  return true;
}

bool Driven::says(const std::string& text) const {
  return std::ranges::find(texts, text, &desk::DrawnText::text) != texts.end();
}

}  // namespace cityties::test
