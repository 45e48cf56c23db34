#include <algorithm>
#include <cmath>

#include "app/desk/ui.hpp"

namespace cityties::desk {
namespace {

using core::PixelRect;

// LOOK.md, in logical pixels.
constexpr float barHeight = 40, timelineHeight = 56, gap = 8, leftWidth = 216, notesWidth = 376, narrowRight = 256,
                tableWidth = 400;
constexpr float tabsHeight = 32, tabsGap = 4;
constexpr float legendHeight = 64, narrowLegend = 24, thirdRow = 20, wideLegend = 480, insetWidth = 392,
                insetHeight = 232;
constexpr float scenarioHead = 42, scenarioFoot = 54, stepRow = 40, captionRoom = 184;
constexpr float leastMap = 240;  ///< narrower than this the map would be a slit between panels

struct Builder {
  const core::ViewState& view;
  float width, height, scale;
  bool gathered;
  UiLayout layout;

  float px(float logical) const { return std::round(logical * scale); }

  /// The coasts stand in the middle of the stage, below the figure and above the caption: the picture that is fitted
  /// has room to the south, which may lie behind the caption and below the edge.
  void onStage() {
    const float side = std::round(width * .03f);
    layout.inner = {side, std::round(height * .11f), width - 2 * side, std::round(height * .92f)};
  }

  void bare() {
    const float edge = std::min(px(24), std::min(width, height) / 4);
    layout.inner = {edge, edge, width - 2 * edge, height - 2 * edge};
  }

  void scenario(float left, float top, float bottom) {
    const float steps = px(scenarioHead + stepRow * static_cast<float>(view.stepCount) + scenarioFoot);
    const float room = bottom - px(gap) - top;
    if (view.desk.left != core::LeftTab::scenario) {
      layout.scenario = PixelRect{px(gap), top, left, room};
      return;
    }
    const float withCaption = steps + px(captionRoom);
    const float wanted = view.notesOpen ? room : withCaption <= room ? withCaption : steps;
    layout.scenario = PixelRect{px(gap), top, left, std::min(wanted, room)};
  }

  void desk() {
    layout.bar = PixelRect{0, 0, width, px(barHeight)};
    const float foot = height - px(timelineHeight);
    layout.timeline = PixelRect{0, foot, width, px(timelineHeight)};
    const float top = px(barHeight + gap), below = px(tabsHeight + tabsGap);
    // A table of contingencies needs columns of figures; where there is no room for them it makes do.
    const bool table =
        view.desk.right == core::RightTab::contingencies && width >= px(leftWidth + tableWidth + leastMap + 4 * gap);
    const float rightWidth = table ? tableWidth : narrowRight;
    const bool right = width >= px(rightWidth + leastMap + 3 * gap);
    const bool left = right && width >= px(leftWidth + rightWidth + leastMap + 4 * gap);
    // A note of a speaker's length fits below five steps only in a wide column; the map moves over for it.
    const bool notes = left && view.notesOpen && width >= px(notesWidth + rightWidth + leastMap + 4 * gap);
    const float column = px(notes ? notesWidth : leftWidth);
    if (left) {
      layout.leftTabs = PixelRect{px(gap), top, column, px(tabsHeight)};
      scenario(column, top + below, foot);
    }
    if (right) {
      const float x = width - px(rightWidth + gap);
      layout.rightTabs = PixelRect{x, top, px(rightWidth), px(tabsHeight)};
      layout.changes = PixelRect{x, top + below, px(rightWidth), foot - px(gap) - top - below};
    }
    const float x0 = left ? column + px(2 * gap) : px(gap);
    const float x1 = right ? width - px(rightWidth + 2 * gap) : width - px(gap);
    // Narrower, the legend needs a row more, and the credits a line.
    const bool narrow = notes || x1 - x0 < px(wideLegend);
    // Of a difference the scale of losses, of flows what they gather.
    const bool third = gathered || !view.desk.filter.empty() || view.content == core::MapContent::difference;
    const float legendTop = foot - px(gap + legendHeight + (narrow ? narrowLegend : 0) + (third ? thirdRow : 0));
    layout.inner = {x0, top, x1 - x0, legendTop - top};
    layout.legend = PixelRect{x0, legendTop, x1 - x0, foot - legendTop};
    if (x1 - x0 >= px(insetWidth + 200) && legendTop - top >= px(insetHeight + 260)) {
      layout.inset = PixelRect{x1 - px(insetWidth), legendTop - px(insetHeight), px(insetWidth), px(insetHeight)};
    }
  }
};

}  // namespace

UiLayout layoutUi(const core::ViewState& view, int width, int height, float scale, bool gathered) {
  Builder builder{view,
                  static_cast<float>(std::max(width, 0)),
                  static_cast<float>(std::max(height, 0)),
                  scale > 0 ? scale : 1,
                  gathered,
                  {}};
  builder.layout.map = {0, 0, builder.width, builder.height};
  // Below this there is no room for bars and a map between them.
  const bool tiny = builder.width < builder.px(360) || builder.height < builder.px(280);
  if (view.present) {
    builder.onStage();
  } else if (view.panelsHidden || tiny) {
    builder.bare();
  } else {
    builder.desk();
  }
  UiLayout& layout = builder.layout;
  for (const auto& part : {layout.bar, layout.leftTabs, layout.rightTabs, layout.scenario, layout.changes,
                           layout.legend, layout.timeline}) {
    if (part) layout.obstacles.push_back(*part);
  }
  return std::move(builder.layout);
}

}  // namespace cityties::desk
