#include <unistd.h>

#include <algorithm>
#include <utility>

#include "app/page/sheet.hpp"

namespace cityties::page {
namespace {

using core::PixelRect;

graph::Diagnostic problem(const std::filesystem::path& file, std::string message) {
  return {graph::Severity::error, file.string(), {}, 0, {}, std::move(message)};
}

/// One page while it is made: what renderPng was given, and where things go.
class Page {
 public:
  Page(cairo_t* cairo, const core::Story& story, const core::ProjectedBasePtr& base, const geo::BaseMap& map,
       const core::Catalogue& words, const PageOptions& options)
      : story_(story),
        base_(base),
        map_(map),
        words_(words),
        options_(options),
        step_(story.steps.empty() ? 0 : std::min(options.step, story.steps.size() - 1)),
        layout_(layoutPage(options)),
        sheet_{cairo, text_, core::style(options.theme), layout_.scale},
        chinese_(words.language() == core::Language::chinese) {}

  void draw() {
    const MapView view{mainCamera(), layout_.page, layout_.scale};
    core::ComposeOptions compose{step_, options_.theme, false, 1, {}};
    compose.pixelsPerUnit = view.camera.pixelsPerUnit / static_cast<double>(layout_.scale);
    const core::MapScene scene = core::compose(story_, base_, words_, compose);
    paintScene(sheet_.cairo, scene, view);
    shadeTitle();

    const auto plan = core::planInset(story_, step_, words_);
    std::optional<PixelRect> inset;
    if (plan) inset = placeInset(*plan, view);
    const auto rows = core::legend(story_, words_, compose);
    const std::string credits = core::credits(story_, words_);
    const float legendWidth =
        std::max(1.0f, (inset && inset->x > layout_.page.width * .25f ? inset->x : layout_.column.x) -
                           layout_.legend.x - 2 * sheet_.style.pageGap * layout_.scale);

    if (plan) drawLocator(*plan, view, *inset);
    const PixelRect title = drawTitle(sheet_, layout_, story_, step_, words_);
    const PixelRect column = drawColumn(sheet_, layout_, core::findings(story_, step_, words_), words_);
    const PixelRect legend = drawLegend(sheet_, layout_, legendWidth, rows, credits, true);
    // Beside and below the column there is only a strip of map, too narrow for names.
    const float strip = column.x - sheet_.style.pageGap * layout_.scale;
    std::vector<PixelRect> obstacles{title, {strip, 0, layout_.page.width - strip, layout_.page.height}, legend};
    if (inset) obstacles.push_back(*inset);
    drawLabels(scene, view, obstacles);
    if (plan) drawInset(*plan, *inset);
  }

 private:
  core::Camera mainCamera() const {
    core::Camera camera = core::fit(core::framing(story_, step_, base_->projection), layout_.page, layout_.inner);
    if (options_.centre)
      if (const auto at = base_->projection.forward(*options_.centre)) camera.centre = *at;
    return camera;
  }

  /// A soft shade of the water under the title, so that threads and borders do not run through it.
  void shadeTitle() const {
    const double width = static_cast<double>(layout_.page.width) * .36,
                 height = 150.0 * static_cast<double>(layout_.scale);
    const PatternPtr shade(cairo_pattern_create_radial(0, 0, 0, 0, 0, 1));
    const core::Rgba water = sheet_.style.water;
    for (const auto& [at, alpha] : {std::pair{0.0, .92}, {.55, .75}, {1.0, .0}})
      cairo_pattern_add_color_stop_rgba(shade.get(), at, water.r / 255.0, water.g / 255.0, water.b / 255.0, alpha);
    cairo_save(sheet_.cairo);
    cairo_scale(sheet_.cairo, width * 1.3, height * 1.2);
    cairo_set_source(sheet_.cairo, shade.get());
    cairo_paint(sheet_.cairo);
    cairo_restore(sheet_.cairo);
  }

  PixelRect placeInset(const core::InsetPlan& plan, const MapView& view) const {
    float x = 0;
    int seen = 0;
    for (const graph::LonLat& point : plan.outline)
      if (const auto at = base_->projection.forward(point)) {
        x += core::toPixels(view.camera, view.viewport, *at).x;
        ++seen;
      }
    return insetRect(layout_, seen > 0 && x / static_cast<float>(seen) < layout_.column.x / 2);
  }

  void drawLabels(const core::MapScene& scene, const MapView& view, const std::vector<PixelRect>& obstacles) {
    core::LabelRequest request;
    request.wishes = scene.labels.get();
    request.camera = view.camera;
    request.viewport = view.viewport;
    request.obstacles = obstacles;
    const float edge = sheet_.style.pageGap * layout_.scale * .75f;  // no name touches the frame
    const PixelRect& port = view.viewport;
    request.obstacles.insert(request.obstacles.end(), {{port.x, port.y, edge, port.height},
                                                       {port.x, port.y, port.width, edge},
                                                       {port.x + port.width - edge, port.y, edge, port.height},
                                                       {port.x, port.y + port.height - edge, port.width, edge}});
    request.marks = marksOf(scene, view);
    request.style = &sheet_.style;
    request.chinese = chinese_;
    request.scale = layout_.scale;
    paintLabels(sheet_.cairo, core::placeLabels(request, text_.measurer()), text_);
  }

  void drawLocator(const core::InsetPlan& plan, const MapView& view, PixelRect inset) const {
    const auto locator = locate(plan.outline, base_->projection, view.camera, view.viewport, inset);
    if (!locator) return;
    cairo_t* cairo = sheet_.cairo;
    for (const core::PixelPoint& p : locator->frame)
      cairo_line_to(cairo, static_cast<double>(p.x), static_cast<double>(p.y));
    for (int i = 0; i < 2; ++i) {
      cairo_move_to(cairo, static_cast<double>(locator->from[i].x), static_cast<double>(locator->from[i].y));
      cairo_line_to(cairo, static_cast<double>(locator->to[i].x), static_cast<double>(locator->to[i].y));
    }
    paintStroke(cairo, {sheet_.style.locator, 1}, layout_.scale);
  }

  void drawInset(const core::InsetPlan& plan, PixelRect rect) {
    cairo_t* cairo = sheet_.cairo;
    const auto base = core::projectBase(map_, plan.projection);
    const core::ComposeOptions compose{step_, options_.theme, true, 1, {}};
    const core::MapScene scene = core::compose(story_, base, words_, compose);
    const MapView view{core::fit(plan.box, rect, rect), rect, layout_.scale};
    cairo_save(cairo);
    roundedPath(cairo, rect, sheet_.style.pageRadius * layout_.scale);
    cairo_clip(cairo);
    paintScene(cairo, scene, view);
    const core::TextStyle set = captionStyle();
    const core::TextSize size = text_.measure(plan.caption, set);
    const float pad = sheet_.style.pagePadding * layout_.scale;
    const PixelRect caption{rect.x + pad, rect.y + rect.height - pad - size.height * .8f, size.width, size.height};
    drawLabels(scene, view, {caption});
    sheet_.write(plan.caption, set, caption.x, caption.y);
    cairo_restore(cairo);
    roundedPath(cairo, rect, sheet_.style.pageRadius * layout_.scale);
    paintStroke(cairo, {sheet_.style.locator, 1}, layout_.scale);
  }

  core::TextStyle captionStyle() const {
    core::TextStyle set = sheet_.type(sheet_.style.small, core::FontWeight::medium, sheet_.style.textSecondary);
    set.halo = sheet_.style.halo;
    set.haloWidth = 2 * layout_.scale;
    return set;
  }

  const core::Story& story_;
  const core::ProjectedBasePtr& base_;
  const geo::BaseMap& map_;
  const core::Catalogue& words_;
  const PageOptions& options_;
  std::size_t step_;
  PageLayout layout_;
  text::TextEngine text_;
  Sheet sheet_;
  bool chinese_;
};

/// Written beside the target and renamed: a reader never sees half a picture.
graph::Result<void> write(cairo_surface_t* surface, const std::filesystem::path& file) {
  std::filesystem::path part = file;
  part += "." + std::to_string(getpid()) + ".part";
  const cairo_status_t status = cairo_surface_write_to_png(surface, part.c_str());
  std::error_code ignored;
  if (status != CAIRO_STATUS_SUCCESS) {
    std::filesystem::remove(part, ignored);
    return graph::failure(problem(file, std::string("cannot write the picture: ") + cairo_status_to_string(status)));
  }
  std::error_code error;
  std::filesystem::rename(part, file, error);
  if (error) {
    std::filesystem::remove(part, ignored);
    return graph::failure(problem(file, "cannot write the picture: " + error.message()));
  }
  return {};
}

}  // namespace

graph::Result<void> renderPng(const core::Story& story, const core::ProjectedBasePtr& base, const geo::BaseMap& map,
                              const core::Catalogue& words, const PageOptions& options,
                              const std::filesystem::path& file) {
  constexpr int largest = 16384;
  if (options.width < 1 || options.height < 1 || options.width > largest || options.height > largest)
    return graph::failure(problem(file, "the size of a picture is 1 to 16384 pixels either way"));
  if (words.language() == core::Language::chinese && !text::chineseFont())
    return graph::failure(
        problem(file, "no Chinese font: install WenQuanYi Micro Hei (Debian package fonts-wqy-microhei)"));
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, options.width, options.height));
  const ContextPtr cairo(cairo_create(surface.get()));
  if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS)
    return graph::failure(problem(file, "no memory for a picture of this size"));
  Page(cairo.get(), story, base, map, words, options).draw();
  return write(surface.get(), file);
}

}  // namespace cityties::page
