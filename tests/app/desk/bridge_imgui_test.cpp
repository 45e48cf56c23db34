// The bridge to Dear ImGui without a window: what it holds after a portion of events.

#include <imgui.h>

#include "app/desk/imgui_bridge.hpp"
#include "tests/support/catch.hpp"

using namespace cityties::desk;

namespace {

constexpr int keyA = 0, leftControl = 37, enter = 58;

struct Frames {
  ImGuiBridge bridge;
  Frames() {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  }
  void run(const std::vector<Event>& events) {
    bridge.beginFrame(events, 640, 480, .016f);
    ImGui::NewFrame();
    ImGui::EndFrame();
  }
};

}  // namespace

TEST_CASE("keys and modifiers reach ImGui and are cleared when the focus is lost") {
  Frames frames;
  frames.run({event::KeyPress{.key = leftControl, .down = true}, event::KeyPress{.key = keyA, .down = true}});
  CHECK(ImGui::GetIO().KeyCtrl);
  CHECK(ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_A)));
  frames.run({event::Focus{false}});
  CHECK_FALSE(ImGui::GetIO().KeyCtrl);
  CHECK_FALSE(ImGui::IsKeyDown(ImGui::GetKeyIndex(ImGuiKey_A)));
}

TEST_CASE("a quick click is seen by ImGui when it comes through the queue") {
  Frames frames;
  EventQueue queue;
  queue.push(event::MouseMove{{10, 20}});
  queue.push(event::MouseButton{0, true, {10, 20}});
  queue.push(event::MouseButton{0, false, {10, 20}});
  frames.run(queue.takeFrame());
  CHECK(ImGui::IsMouseClicked(0));
  CHECK(ImGui::GetIO().MousePos.x == 10);
  frames.run(queue.takeFrame());
  CHECK(ImGui::IsMouseReleased(0));
}

TEST_CASE("text arrives as characters, unknown keys are ignored") {
  Frames frames;
  frames.bridge.beginFrame(
      {event::Text{U'杉'}, event::KeyPress{.key = -1, .down = true}, event::KeyPress{.key = 5000, .down = true}}, 640,
      480, .016f);
  REQUIRE(ImGui::GetIO().InputQueueCharacters.Size == 1);
  CHECK(ImGui::GetIO().InputQueueCharacters[0] == 0x6749);
  ImGui::NewFrame();
  ImGui::EndFrame();
  frames.run({event::KeyPress{.key = enter, .down = true}});
  CHECK(ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)));
}

TEST_CASE("size, time and a pointer that left") {
  Frames frames;
  frames.bridge.beginFrame({event::PointerLeft{}}, 1280, 720, 0);
  CHECK(ImGui::GetIO().DisplaySize.x == 1280);
  CHECK(ImGui::GetIO().DeltaTime > 0);
  CHECK_FALSE(ImGui::IsMousePosValid());
}
