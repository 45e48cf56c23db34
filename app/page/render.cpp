#include <algorithm>
#include <cmath>

#include "app/page/canvas_cairo.hpp"
#include "app/page/canvas_svg.hpp"
#include "app/page/job.hpp"
#include "app/page/picture_file.hpp"

namespace cityties::page {
namespace {

tl::unexpected<graph::Diagnostics> problem(const std::filesystem::path& file, std::string message) {
  return graph::failure({graph::Severity::error, file.string(), {}, 0, {}, std::move(message)});
}

void drawPage(const Job& job) {
  switch (job.options.layout) {
    case Layout::map:
      return drawMapPage(job);
    case Layout::bare:
      return drawBarePage(job);
    case Layout::sideBySide:
      return drawPairPage(job);
    case Layout::contactSheet:
      return drawContactSheet(job);
  }
}

/// Everything that does not depend on the format.
struct Picture {
  const core::Story& story;
  const core::ProjectedBasePtr& base;
  const geo::BaseMap& map;
  const core::Catalogue& words;
  const PageOptions& options;
  text::TextEngine& text;

  void drawOn(Canvas& canvas) const {
    const std::size_t last = story.steps.empty() ? 0 : story.steps.size() - 1;
    const core::Style& style = core::style(options.theme);
    const core::Rgba ground = options.layout == Layout::map ? style.water : core::withAlpha(style.panel, 1);
    const Sheet sheet{canvas, text, style, pageScale(options), ground};
    drawPage({story, base, map, words, options, sheet, std::min(options.step, last),
              std::min(options.against.value_or(0), last)});
  }
};

graph::Result<std::string> pngOf(const Picture& picture, const Metadata& about, const std::filesystem::path& file) {
  // Sizes in millimetres are no whole number of pixels: the page grows or shrinks to one, or its last row and column
  // would be covered in part and so be grey.
  PageOptions options = picture.options;
  options.width = std::max(1.0, std::round(options.width));
  options.height = std::max(1.0, std::round(options.height));
  const Picture whole{picture.story, picture.base, picture.map, picture.words, options, picture.text};
  const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(options.width),
                                                      static_cast<int>(options.height)));
  const ContextPtr cairo(cairo_create(surface.get()));
  if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) return problem(file, "no memory for a picture of this size");
  CairoCanvas canvas(cairo.get(), picture.text, CairoCanvas::Kind::pixels);
  whole.drawOn(canvas);
  if (const cairo_status_t status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
    return problem(file, std::string("cannot draw the picture: ") + cairo_status_to_string(status));
  std::string bytes = encodePng(surface.get(), picture.options.dpi, about);
  if (bytes.empty()) return problem(file, "no memory for a picture of this size");
  return bytes;
}

graph::Result<std::string> pdfOf(const Picture& picture, const Metadata& about, const std::filesystem::path& file) {
  const PageOptions& options = picture.options;
  std::string bytes = encodePdf(options.width, options.height, options.dpi, about, [&](cairo_t* cairo) {
    CairoCanvas canvas(cairo, picture.text, CairoCanvas::Kind::vectors);
    picture.drawOn(canvas);
  });
  if (bytes.empty()) return problem(file, "cannot draw the picture as PDF");
  return bytes;
}

std::string svgOf(const Picture& picture, const Metadata& about) {
  SvgCanvas canvas(picture.text);
  picture.drawOn(canvas);
  return canvas.document(picture.options.width, picture.options.height, picture.options.dpi, about);
}

graph::Result<std::string> bytesOf(Format format, const Picture& picture, const Metadata& about,
                                   const std::filesystem::path& file) {
  switch (format) {
    case Format::png:
      return pngOf(picture, about, file);
    case Format::pdf:
      return pdfOf(picture, about, file);
    case Format::svg:
      break;
  }
  return svgOf(picture, about);
}

}  // namespace

std::optional<Format> formatOf(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (ending == ".png") return Format::png;
  if (ending == ".svg") return Format::svg;
  if (ending == ".pdf") return Format::pdf;
  return std::nullopt;
}

graph::Result<void> render(const core::Story& story, const core::ProjectedBasePtr& base, const geo::BaseMap& map,
                           const core::Catalogue& words, const PageOptions& options,
                           const std::filesystem::path& file) {
  constexpr double largest = 16384;
  const auto good = [](double side) { return side >= 1 && side <= largest; };
  if (!good(options.width) || !good(options.height))
    return problem(file, "the size of a picture is 1 to 16384 pixels either way");
  const auto format = formatOf(file);
  if (!format) return problem(file, "the name must end in .png, .svg or .pdf");
  if (const auto unknown = unknownPlaces(*story.dataset, options.fit); !unknown.empty())
    return problem(file, "nothing to fit is called '" + unknown.front() + "'");
  if ((words.language() == core::Language::chinese || options.names == core::MapNames::chinese ||
       options.names == core::MapNames::both) &&
      !text::chineseFont())
    return problem(file, "no Chinese font: install WenQuanYi Micro Hei (Debian package fonts-wqy-microhei)");
  text::TextEngine text;
  const auto bytes = bytesOf(*format, {story, base, map, words, options, text}, describe(story, words, options), file);
  if (!bytes) return tl::unexpected(bytes.error());
  return writePicture(*bytes, file);
}

}  // namespace cityties::page
