#include "app/desk/imgui_bridge.hpp"

#include <imgui.h>

#include <SFML/Window/Keyboard.hpp>
#include <algorithm>
#include <cfloat>

namespace cityties::desk {
namespace {

void mapKeys(ImGuiIO& io) {
  const std::pair<ImGuiKey_, sf::Keyboard::Key> keys[] = {{ImGuiKey_Tab, sf::Keyboard::Tab},
                                                          {ImGuiKey_LeftArrow, sf::Keyboard::Left},
                                                          {ImGuiKey_RightArrow, sf::Keyboard::Right},
                                                          {ImGuiKey_UpArrow, sf::Keyboard::Up},
                                                          {ImGuiKey_DownArrow, sf::Keyboard::Down},
                                                          {ImGuiKey_PageUp, sf::Keyboard::PageUp},
                                                          {ImGuiKey_PageDown, sf::Keyboard::PageDown},
                                                          {ImGuiKey_Home, sf::Keyboard::Home},
                                                          {ImGuiKey_End, sf::Keyboard::End},
                                                          {ImGuiKey_Insert, sf::Keyboard::Insert},
                                                          {ImGuiKey_Delete, sf::Keyboard::Delete},
                                                          {ImGuiKey_Backspace, sf::Keyboard::Backspace},
                                                          {ImGuiKey_Space, sf::Keyboard::Space},
                                                          {ImGuiKey_Enter, sf::Keyboard::Enter},
                                                          {ImGuiKey_Escape, sf::Keyboard::Escape},
                                                          {ImGuiKey_A, sf::Keyboard::A},
                                                          {ImGuiKey_C, sf::Keyboard::C},
                                                          {ImGuiKey_V, sf::Keyboard::V},
                                                          {ImGuiKey_X, sf::Keyboard::X},
                                                          {ImGuiKey_Y, sf::Keyboard::Y},
                                                          {ImGuiKey_Z, sf::Keyboard::Z}};
  for (const auto& [key, code] : keys) io.KeyMap[key] = static_cast<int>(code);
}

const char* readClipboard(void* owner) {
  auto& text = *static_cast<std::string*>(owner);
  text = Window::clipboard();
  return text.c_str();
}

void writeClipboard(void*, const char* text) { Window::setClipboard(text); }

void releaseEverything(ImGuiIO& io) {
  std::ranges::fill(io.KeysDown, false);
  std::ranges::fill(io.MouseDown, false);
  io.KeyCtrl = io.KeyShift = io.KeyAlt = io.KeySuper = false;
}

}  // namespace

ImGuiBridge::ImGuiBridge() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "cityties_sfml";
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  mapKeys(io);
}

ImGuiBridge::~ImGuiBridge() { ImGui::DestroyContext(); }

void ImGuiBridge::useSystemClipboard() {
  auto& io = ImGui::GetIO();
  io.ClipboardUserData = &clipboard_;
  io.GetClipboardTextFn = readClipboard;
  io.SetClipboardTextFn = writeClipboard;
}

void ImGuiBridge::apply(const event::MouseMove& e) { ImGui::GetIO().MousePos = {e.position.x, e.position.y}; }

void ImGuiBridge::apply(const event::MouseButton& e) {
  auto& io = ImGui::GetIO();
  io.MousePos = {e.position.x, e.position.y};
  if (e.button >= 0 && e.button < ImGuiMouseButton_COUNT) io.MouseDown[e.button] = e.down;
}

void ImGuiBridge::apply(const event::Wheel& e) {
  auto& io = ImGui::GetIO();
  io.MouseWheel += e.y;
  io.MouseWheelH += e.x;
}

void ImGuiBridge::apply(const event::KeyPress& e) {
  auto& io = ImGui::GetIO();
  if (e.key >= 0 && e.key < IM_ARRAYSIZE(io.KeysDown)) io.KeysDown[e.key] = e.down;
  // Of a modifier's own event the state is the one before it on X11, so those keys are followed themselves.
  const auto held = [&](sf::Keyboard::Key left, sf::Keyboard::Key right) {
    return io.KeysDown[left] || io.KeysDown[right];
  };
  io.KeyCtrl = held(sf::Keyboard::LControl, sf::Keyboard::RControl);
  io.KeyShift = held(sf::Keyboard::LShift, sf::Keyboard::RShift);
  io.KeyAlt = held(sf::Keyboard::LAlt, sf::Keyboard::RAlt);
}

void ImGuiBridge::apply(const event::Text& e) {
  // ImWchar has 16 bits here; ImGui turns what does not fit into the replacement character.
  ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(e.character));
}

void ImGuiBridge::apply(const event::Focus& e) {
  if (!e.gained) releaseEverything(ImGui::GetIO());
}

void ImGuiBridge::apply(const event::PointerLeft&) { ImGui::GetIO().MousePos = {-FLT_MAX, -FLT_MAX}; }

void ImGuiBridge::beginFrame(const std::vector<Event>& events, int width, int height, float seconds) {
  auto& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = std::clamp(seconds, 1e-4f, .25f);
  for (const auto& e : events) std::visit([&](const auto& known) { apply(known); }, e);
}

CursorKind ImGuiBridge::cursor() const {
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_None:
      return CursorKind::none;
    case ImGuiMouseCursor_TextInput:
      return CursorKind::text;
    case ImGuiMouseCursor_ResizeAll:
      return CursorKind::resizeAll;
    case ImGuiMouseCursor_ResizeNS:
      return CursorKind::resizeVertical;
    case ImGuiMouseCursor_ResizeEW:
      return CursorKind::resizeHorizontal;
    case ImGuiMouseCursor_Hand:
      return CursorKind::hand;
    default:
      return CursorKind::arrow;
  }
}

}  // namespace cityties::desk
