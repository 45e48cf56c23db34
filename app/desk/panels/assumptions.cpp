// What every figure rests on: path rule, costs of channels, and which pairs count. Each change is an edit, and every
// figure follows.
#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "app/desk/panels/dialog_frame.hpp"
#include "app/desk/panels/form.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;
namespace command = core::command;
namespace edit = core::edit;

class Assumptions {
 public:
  Assumptions(Ui& ui, PixelRect area)
      : ui_(ui), words_(ui.words), row_{area.x, area.y, area.width}, options_(ui.model.story->options) {}

  float draw() {
    const float top = row_.y;
    rule();
    heading(words_("Which pairs count"));
    reporting();
    heading(words_("Costs of channels"));
    costs();
    return row_.y - top;
  }

 private:
  void heading(std::string_view text) {
    row_.y += ui_.px(8);
    drawLine(ui_, row_.x, row_.y + ui_.px(10), text, {Face::strong, ui_.style.text});
    row_.y += ui_.px(28);
  }

  void rule() {
    auto current = static_cast<std::size_t>(options_.channels);
    bool changed = false;
    row_.y += segmentRow(ui_, "rule", row_, words_("Path rule"),
                         {words_("Ties only"), words_("Local avenues"), words_("National avenues")}, current, changed);
    if (changed) ui_.emit(command::SetChannels{static_cast<graph::ChannelPreset>(current)});
  }

  void reporting() {
    graph::ReportingOptions reporting = options_.reporting;
    std::string from = reporting.from ? reporting.from->text : std::string();
    auto cities = static_cast<std::size_t>(reporting.cities), weight = static_cast<std::size_t>(reporting.weight);
    bool changed = false;
    row_.y += chooseRow(ui_, "from", row_, words_("Begun in"), countries(), from, changed);
    row_.y += segmentRow(ui_, "cities", row_, words_("Cities"),
                         {words_("all"), words_("with agreements"), words_("capitals")}, cities, changed);
    row_.y += segmentRow(ui_, "weight", row_, words_("Weight"),
                         {words_("equal"), words_("population"), words_("region")}, weight, changed);
    if (!changed) return;
    reporting.from = from.empty() ? std::nullopt : std::optional(graph::CountryCode(from));
    reporting.cities = static_cast<graph::CitySelection>(cities);
    reporting.weight = static_cast<graph::PairWeight>(weight);
    ui_.emit(command::Change{edit::SetReporting{reporting}});
    ui_.emit(command::EndRun{});
  }

  void costs() {
    graph::ChannelModel model = options_.network.model;
    struct Cost {
      const char* id;
      std::string_view name;
      double* value;
      double most;
    };
    const std::array<Cost, 7> all{{{"agreement", words_("Agreement"), &model.agreement, 5},
                                   {"consular", words_("Consular, and beside it"), &model.consularBase, 5},
                                   {"km", words_("one more each … km"), &model.consularKilometresPerUnit.value, 10000},
                                   {"mission", words_("Mission"), &model.mission, 5},
                                   {"accreditation", words_("Accreditation"), &model.accreditation, 5},
                                   {"administrative", words_("Administrative"), &model.administrative, 5},
                                   {"virtual", words_("Virtual"), &model.virtualChannel, 5}}};
    bool ended = false;
    for (const Cost& cost : all) ended |= costRow(cost.id, cost.name, *cost.value, cost.most);
    if (model != options_.network.model) ui_.emit(command::Change{edit::SetModel{model}});
    if (ended) ui_.emit(command::EndRun{});
    if (options_.network.model != graph::ChannelModel{} &&
        link(ui_, "standard", row_.x, row_.y + ui_.px(12), words_("Costs as they are by default")))
      ui_.emit(command::Change{edit::SetModel{graph::ChannelModel{}}});
    row_.y += ui_.px(28);
  }

  /// True when the slider was let go.
  bool costRow(const char* id, std::string_view name, double& value, double most) {
    const float label = std::min(ui_.px(184), row_.width * .45f), figure = ui_.px(72);
    const float middle = row_.y + ui_.px(14);
    drawElided(ui_, row_.x, middle, label - ui_.px(8), name, {Face::body, ui_.style.textSecondary});
    const double step = most > 100 ? 100 : .1;
    const SliderResult result =
        slider(ui_, id, {row_.x + label, row_.y, row_.width - label - figure, ui_.px(28)}, value, step, most, step);
    const std::string text = core::fill("{n}", {{"n", shortNumber(value, most > 100)}});
    drawLine(ui_, row_.x + row_.width, middle, text, {Face::body, ui_.style.text, Align::right});
    row_.y += ui_.px(32);
    return result.ended;
  }

  static std::string shortNumber(double value, bool whole) {
    std::array<char, 32> text{};
    const int n = std::snprintf(text.data(), text.size(), whole ? "%.0f" : "%.2f", value);
    return {text.data(), static_cast<std::size_t>(std::max(n, 0))};
  }

  std::vector<Option> countries() const {
    const graph::Dataset& data = *ui_.model.story->dataset;
    std::set<std::string> codes;
    for (const graph::City& c : data.cities) codes.insert(c.country.text);
    std::vector<Option> options{{"", std::string(words_("all"))}};
    for (const std::string& code : codes) options.push_back({code, core::placeName(data, code, words_.language())});
    return options;
  }

  Ui& ui_;
  const core::Catalogue& words_;
  FormRow row_;
  const core::StoryOptions& options_;
};

}  // namespace

void drawAssumptions(Ui& ui) {
  if (!ui.model.story) return;
  const DialogLook look{.id = "assumptions", .title = ui.words("Assumptions"), .width = 560};
  dialogFrame(ui, look, [&](PixelRect area) { return Assumptions(ui, area).draw(); });
}

}  // namespace cityties::desk
