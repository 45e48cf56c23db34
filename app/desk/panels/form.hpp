#pragma once
// Rows of a form: a word at the left, a control at the right. Each returns the height it takes; `y` is its top.

#include <string>
#include <vector>

#include "app/desk/panels/widgets.hpp"

namespace cityties::desk {

struct Option {
  std::string id, name;
};

/// Places in which a form's rows stand.
struct FormRow {
  float x = 0, y = 0, width = 0;
};

/// A fact that cannot be changed here.
float factRow(Ui& ui, FormRow row, std::string_view label, std::string_view text);
/// One of many, found by typing a part of its name or id; true when another was chosen. `value` is an id.
float chooseRow(Ui& ui, const char* id, FormRow row, std::string_view label, const std::vector<Option>& options,
                std::string& value, bool& changed);
/// One of few, side by side.
float segmentRow(Ui& ui, const char* id, FormRow row, std::string_view label,
                 const std::vector<std::string_view>& names, std::size_t& current, bool& changed);
float textRow(Ui& ui, const char* id, FormRow row, std::string_view label, std::string& value, bool& changed,
              std::string_view hint = {}, bool error = false);
/// 0 to 1, as a percentage.
float strengthRow(Ui& ui, const char* id, FormRow row, std::string_view label, double& value, bool& changed);

}  // namespace cityties::desk
