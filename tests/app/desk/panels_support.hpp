#pragma once
// Panels without a window: an ImGui context without a backend, and the shipped story on frozen data.

#include <imgui.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/desk/ui.hpp"

namespace cityties::test {

std::shared_ptr<const core::Story> houston();
std::shared_ptr<const core::Catalogue> english();
std::shared_ptr<const core::Catalogue> chinese();

/// Frames of one size and scale; one at a time, since ImGui knows one context. Commands that panels emit are collected,
/// not carried out.
class Headless {
 public:
  Headless(int width, int height, float scale = 1);
  ~Headless();
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  core::ViewState view;
  bool chineseWords = false;
  std::shared_ptr<const core::Flows> flows;  ///< what the map would gather its ties into
  std::shared_ptr<const core::Story> story = houston();
  std::shared_ptr<const core::Story> day;  ///< the network of the view's day
  desk::UiScratch scratch;
  std::vector<core::Command> emitted;
  std::vector<desk::DrawnText> texts;
  std::function<void(desk::UiModel&)> edit;  ///< changes the model before it is drawn

  desk::UiLayout layout() const { return desk::layoutUi(view, width_, height_, scale_, flows != nullptr); }
  /// One frame; its vertices.
  int frame();
  /// Moves there, presses and releases.
  void click(float x, float y);
  /// Clicks the middle of the first text drawn that says so; false when there is none.
  bool clickText(const std::string& text);
  bool says(const std::string& text) const;
  void type(const std::string& text);
  void press(ImGuiKey key);

 private:
  int width_, height_;
  float scale_;
};

}  // namespace cityties::test
