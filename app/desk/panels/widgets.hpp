#pragma once
// Controls of dialogs and panels, in the style of the house. Tab reaches each; what it does with further keys is said
// with it. All rectangles are physical pixels.

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/desk/panels/kit.hpp"

namespace cityties::desk {

inline constexpr float controlHeight = 32;  ///< of buttons and fields, logical

struct ButtonLook {
  bool primary = false;
  bool enabled = true;
};
/// True when it was pressed.
bool button(Ui& ui, const char* id, core::PixelRect rect, std::string_view label, ButtonLook look = {});
/// Physical width with room for the label.
float buttonWidth(const Ui& ui, std::string_view label, bool primary = false);
/// Words that act, without a ground: "Show all", "Copy". Returns whether it was pressed; `x` is where it begins.
bool link(Ui& ui, const char* id, float x, float middle, std::string_view label, Align align = Align::left);

/// A box with a tick and its words, over the whole row; true when it was changed, `value` is the new one then.
bool checkbox(Ui& ui, const char* id, core::PixelRect row, std::string_view label, bool& value, bool enabled = true);

/// Words side by side of which one holds; arrows choose when Tab has come there. The one that was chosen.
std::optional<std::size_t> segmented(Ui& ui, const char* id, core::PixelRect rect,
                                     std::span<const std::string_view> names, std::size_t current);

struct FieldLook {
  std::string_view hint;    ///< shown while it is empty
  bool caretFirst = false;  ///< takes the caret when its dialog opens
  bool takesEnter = false;  ///< Enter does not also press the primary button
  bool error = false;       ///< a vermilion frame; say in words beside it why
  Face face = Face::body;
  bool takeCaret = false;                              ///< in this frame, with everything selected
  int (*keys)(ImGuiInputTextCallbackData*) = nullptr;  ///< for Up, Down and Tab; see ImGui's callbacks
  void* keysOwner = nullptr;
};
struct FieldResult {
  bool changed = false, entered = false, active = false;
  bool left = false;  ///< the caret has gone: the edit is complete
};
/// One line of text. What an input method commits arrives like typed text.
FieldResult textField(Ui& ui, const char* id, core::PixelRect rect, std::string& value, const FieldLook& look = {});
/// Several lines; Ctrl+Enter counts as `entered`.
FieldResult textBox(Ui& ui, const char* id, core::PixelRect rect, std::string& value, const FieldLook& look = {});

struct SliderResult {
  bool changed = false;
  bool ended = false;  ///< let go: an edit of its own (command::EndRun)
};
/// Dragged, or moved by arrows in steps of `step`.
SliderResult slider(Ui& ui, const char* id, core::PixelRect rect, double& value, double least, double most,
                    double step);

struct ListLook {
  float rowHeight = 40;     ///< logical
  bool alwaysKeys = false;  ///< Up and Down move it wherever the keyboard is: a text field narrows it down
  bool enter = true;        ///< Enter activates the current row
};
struct ListResult {
  std::optional<std::size_t> chosen;     ///< became the current one in this frame
  std::optional<std::size_t> activated;  ///< by Enter or a double click (a click, where `alwaysKeys`)
};
/// Rows of one height, of which only those in sight are drawn: a list may have any number. `row(index, rect)` draws
/// into a rectangle whose ground tells already whether it is current.
ListResult list(Ui& ui, const char* id, core::PixelRect rect, std::size_t count, ListState& state, const ListLook& look,
                const std::function<void(std::size_t, core::PixelRect)>& row);

/// A list that drops down: opened with `ImGui::OpenPopup(id)`, closed by Escape or a click beside it. Draw only while
/// it is true; restores the panel when it goes.
class Popup {
 public:
  Popup(Ui& ui, const char* id, core::PixelRect rect);
  ~Popup();
  Popup(const Popup&) = delete;
  Popup& operator=(const Popup&) = delete;
  explicit operator bool() const { return open_; }

 private:
  Ui& ui_;
  core::PixelRect panel_;
  ImDrawList* list_;
  FocusLevel level_;
  bool open_;
};

/// True in the frame in which the key went down (or repeats).
bool keyPressed(ImGuiKey key, bool repeat = true);

}  // namespace cityties::desk
