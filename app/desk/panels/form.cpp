#include "app/desk/panels/form.hpp"

#include <algorithm>
#include <cmath>

#include "app/core/findings.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

constexpr float labelWidth = 136, rowGap = 8, hitHeight = 28, factLine = 18;
constexpr std::size_t mostHits = 6;

float rowHeight(const Ui& ui) { return ui.px(controlHeight + rowGap); }

PixelRect control(const Ui& ui, FormRow row) {
  const float label = std::min(ui.px(labelWidth), row.width * .4f);
  return {row.x + label, row.y, row.width - label, ui.px(controlHeight)};
}

void drawLabel(Ui& ui, FormRow row, std::string_view label) {
  drawElided(ui, row.x, row.y + ui.px(controlHeight / 2), control(ui, row).x - row.x - ui.px(8), label,
             {Face::body, ui.style.textSecondary});
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::vector<const Option*> hits(const std::vector<Option>& options, const std::string& query) {
  std::vector<const Option*> begins, contains;
  const std::string wanted = lower(query);
  for (const Option& option : options) {
    const std::string name = lower(option.name);
    if (name.starts_with(wanted))
      begins.push_back(&option);
    else if (name.find(wanted) != std::string::npos || lower(option.id).find(wanted) != std::string::npos)
      contains.push_back(&option);
  }
  begins.insert(begins.end(), contains.begin(), contains.end());
  return begins;
}

std::string nameOf(const std::vector<Option>& options, const std::string& id) {
  const auto found = std::ranges::find(options, id, &Option::id);
  return found == options.end() ? std::string() : found->name;
}

/// What can be chosen, below the field; the height of it.
float drawHits(Ui& ui, const std::string& key, PixelRect field, const std::vector<Option>& options, std::string& value,
               bool& changed) {
  FormState& form = ui.scratch.form;
  std::string& text = form.texts[key];
  const auto found = hits(options, text == nameOf(options, value) ? std::string() : text);
  const float y = field.y + field.height + ui.px(2);
  if (found.empty()) {
    drawLine(ui, field.x + ui.px(10), y + ui.px(hitHeight / 2), ui.words("Nothing is called so"),
             {Face::small, ui.style.textSecondary});
    return ui.px(hitHeight);
  }
  const auto shown = static_cast<float>(std::min(found.size(), mostHits));
  const PixelRect area{field.x, y, field.width, ui.px(hitHeight) * shown};
  form.list.current = std::min(form.list.current, found.size() - 1);
  const ListResult result =
      list(ui, (key + " hits").c_str(), area, found.size(), form.list, {.rowHeight = hitHeight, .alwaysKeys = true},
           [&](std::size_t n, PixelRect row) {
             drawElided(ui, row.x + ui.px(10), row.y + row.height / 2, row.width - ui.px(20), found[n]->name,
                        {found[n]->id == value ? Face::strong : Face::body, ui.style.text});
           });
  if (result.activated && *result.activated < found.size()) {
    value = found[*result.activated]->id;
    text = found[*result.activated]->name;
    changed = true;
    form.open.clear();
  }
  return area.height + ui.px(4);
}

}  // namespace

float factRow(Ui& ui, FormRow row, std::string_view label, std::string_view text) {
  drawLabel(ui, row, label);
  const PixelRect area = control(ui, row);
  const float top = std::round((area.height - ui.px(factLine)) / 2);
  const float height =
      drawParagraph(ui, area.x, area.y + top, area.width, ui.px(factLine), text, {Face::body, ui.style.text});
  return std::max(rowHeight(ui), height + 2 * top);
}

float chooseRow(Ui& ui, const char* id, FormRow row, std::string_view label, const std::vector<Option>& options,
                std::string& value, bool& changed) {
  drawLabel(ui, row, label);
  const PixelRect area = control(ui, row);
  FormState& form = ui.scratch.form;
  const std::string key = id;
  const bool open = form.open == key;
  std::string& text = form.texts[key];
  if (!open) text = nameOf(options, value);
  const FieldResult result = textField(ui, id, area, text, {.hint = ui.words("Type a name …"), .takesEnter = open});
  if (!ui.measuring && ((result.active && !open && form.activeField != key) || (result.changed && result.active))) {
    form.open = key;
    form.list = {};
  }
  // Only a caret that has just come opens the list: one that stays after a choice does not.
  if (!ui.measuring) {
    if (result.active) {
      form.activeField = key;
    } else if (form.activeField == key) {
      form.activeField.clear();
    }
  }
  const float hitsHeight = open ? drawHits(ui, key, area, options, value, changed) : 0;
  return rowHeight(ui) + hitsHeight;
}

float segmentRow(Ui& ui, const char* id, FormRow row, std::string_view label,
                 const std::vector<std::string_view>& names, std::size_t& current, bool& changed) {
  drawLabel(ui, row, label);
  if (const auto chosen = segmented(ui, id, control(ui, row), names, current)) {
    current = *chosen;
    changed = true;
  }
  return rowHeight(ui);
}

float textRow(Ui& ui, const char* id, FormRow row, std::string_view label, std::string& value, bool& changed,
              std::string_view hint, bool error) {
  drawLabel(ui, row, label);
  if (textField(ui, id, control(ui, row), value, {.hint = hint, .error = error}).changed) changed = true;
  return rowHeight(ui);
}

float strengthRow(Ui& ui, const char* id, FormRow row, std::string_view label, double& value, bool& changed) {
  drawLabel(ui, row, label);
  PixelRect area = control(ui, row);
  const float figure = ui.px(56);
  area.width -= figure;
  if (slider(ui, id, area, value, .05, 1, .05).changed) changed = true;
  drawLine(ui, area.x + area.width + figure, area.y + area.height / 2, core::percent(value, ui.words.language()),
           {Face::body, ui.style.text, Align::right});
  return rowHeight(ui);
}

}  // namespace cityties::desk
