// The event queue: what happens in one frame must be something Dear ImGui can see.

#include "app/desk/event_queue.hpp"
#include "tests/support/catch.hpp"

using namespace cityties::desk;

namespace {

event::KeyPress key(int code, bool down) { return {.key = code, .down = down}; }
event::MouseButton button(int which, bool down, float x = 0, float y = 0) { return {which, down, {x, y}}; }

}  // namespace

TEST_CASE("a press and release of one key take two frames") {
  EventQueue queue;
  queue.push(key(3, true));
  queue.push(key(3, false));
  const auto first = queue.takeFrame();
  REQUIRE(first.size() == 1);
  CHECK(std::get<event::KeyPress>(first[0]).down);
  const auto second = queue.takeFrame();
  REQUIRE(second.size() == 1);
  CHECK_FALSE(std::get<event::KeyPress>(second[0]).down);
  CHECK(queue.empty());
}

TEST_CASE("different keys share a frame") {
  EventQueue queue;
  queue.push(key(1, true));
  queue.push(key(2, true));
  CHECK(queue.takeFrame().size() == 2);
}

TEST_CASE("a click of one button takes two frames and a move after it a third") {
  EventQueue queue;
  queue.push(event::MouseMove{{5, 5}});
  queue.push(button(0, true, 5, 5));
  queue.push(button(0, false, 5, 5));
  queue.push(event::MouseMove{{9, 9}});
  CHECK(queue.takeFrame().size() == 2);  // move, press
  CHECK(queue.takeFrame().size() == 1);  // release
  const auto last = queue.takeFrame();
  REQUIRE(last.size() == 1);
  CHECK(std::get<event::MouseMove>(last[0]).position.x == 9);
}

TEST_CASE("only the newest of moves in a row is kept") {
  EventQueue queue;
  for (int i = 0; i < 10; ++i) queue.push(event::MouseMove{{static_cast<float>(i), 0}});
  const auto frame = queue.takeFrame();
  REQUIRE(frame.size() == 1);
  CHECK(std::get<event::MouseMove>(frame[0]).position.x == 9);
}

TEST_CASE("a wheel after a button change waits, so that it turns where the button ended") {
  EventQueue queue;
  queue.push(button(0, true));
  queue.push(event::Wheel{.y = 1});
  CHECK(queue.takeFrame().size() == 1);
  CHECK(queue.takeFrame().size() == 1);
}

TEST_CASE("a key after text waits, text after a key does not") {
  EventQueue queue;
  queue.push(key(0, true));
  queue.push(event::Text{U'a'});
  queue.push(event::Text{U'b'});
  queue.push(key(58, true));
  CHECK(queue.takeFrame().size() == 3);
  CHECK(queue.takeFrame().size() == 1);
}

TEST_CASE("control characters are no text") {
  EventQueue queue;
  for (char32_t c : {char32_t{8}, char32_t{9}, char32_t{13}, char32_t{27}, char32_t{31}, char32_t{127}})
    queue.push(event::Text{c});
  CHECK(queue.empty());
  queue.push(event::Text{U' '});
  queue.push(event::Text{U'洛'});
  CHECK(queue.takeFrame().size() == 2);
}

TEST_CASE("losing the focus does not swallow what was pressed before it") {
  EventQueue queue;
  queue.push(key(1, true));
  queue.push(event::Focus{false});
  CHECK(queue.takeFrame().size() == 1);
  CHECK(std::holds_alternative<event::Focus>(queue.takeFrame().at(0)));
}

TEST_CASE("order is kept over any number of frames") {
  EventQueue queue;
  for (int i = 0; i < 30; ++i) {
    queue.push(key(i % 3, i % 2 == 0));
    queue.push(button(i % 2, i % 3 == 0));
  }
  std::vector<int> keys;
  while (!queue.empty()) {
    const auto frame = queue.takeFrame();
    REQUIRE_FALSE(frame.empty());
    for (const auto& e : frame)
      if (const auto* k = std::get_if<event::KeyPress>(&e)) keys.push_back(k->key);
  }
  REQUIRE(keys.size() == 30);
  for (int i = 0; i < 30; ++i) CHECK(keys[static_cast<std::size_t>(i)] == i % 3);
}
