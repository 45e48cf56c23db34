#include "app/desk/event_queue.hpp"

#include <algorithm>

namespace cityties::desk {
namespace {

/// What one portion already holds.
struct Portion {
  std::vector<KeyCode> keys;
  std::vector<int> buttons;
  bool text = false;
  bool focus = false;

  bool admits(const event::MouseMove&) const { return buttons.empty(); }
  bool admits(const event::Wheel&) const { return buttons.empty(); }
  bool admits(const event::MouseButton& b) const { return std::ranges::find(buttons, b.button) == buttons.end(); }
  bool admits(const event::KeyPress& k) const { return !text && std::ranges::find(keys, k.key) == keys.end(); }
  bool admits(const event::Text&) const { return !focus; }
  bool admits(const event::Focus&) const { return keys.empty() && buttons.empty() && !text; }
  bool admits(const event::PointerLeft&) const { return buttons.empty(); }

  void add(const event::MouseButton& b) { buttons.push_back(b.button); }
  void add(const event::KeyPress& k) { keys.push_back(k.key); }
  void add(const event::Text&) { text = true; }
  void add(const event::Focus&) { focus = true; }
  void add(const auto&) {}
};

}  // namespace

void EventQueue::push(const Event& event) {
  if (const auto* text = std::get_if<event::Text>(&event); text && (text->character < 32 || text->character == 127))
    return;
  // Only the newest of several moves in a row matters.
  if (!events_.empty() && std::holds_alternative<event::MouseMove>(event) &&
      std::holds_alternative<event::MouseMove>(events_.back()))
    events_.pop_back();
  events_.push_back(event);
}

std::vector<Event> EventQueue::takeFrame() {
  Portion portion;
  std::vector<Event> taken;
  while (!events_.empty() && std::visit([&](const auto& e) { return portion.admits(e); }, events_.front())) {
    std::visit([&](const auto& e) { portion.add(e); }, events_.front());
    taken.push_back(events_.front());
    events_.pop_front();
  }
  return taken;
}

}  // namespace cityties::desk
