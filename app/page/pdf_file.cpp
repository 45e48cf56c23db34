#include <cairo-pdf.h>

#include "app/page/picture_file.hpp"

namespace cityties::page {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void describePdf(cairo_surface_t* surface, const Metadata& about) {
  const auto set = [surface](cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, value.c_str());
  };
  std::string keywords;
  for (const std::string& word : about.keywords) keywords += (keywords.empty() ? "" : ", ") + word;
  set(CAIRO_PDF_METADATA_TITLE, about.title);
  set(CAIRO_PDF_METADATA_AUTHOR, about.author);
  set(CAIRO_PDF_METADATA_SUBJECT, about.description);
  set(CAIRO_PDF_METADATA_KEYWORDS, keywords);
  set(CAIRO_PDF_METADATA_CREATOR, about.software);
  set(CAIRO_PDF_METADATA_CREATE_DATE, about.date);
  set(CAIRO_PDF_METADATA_MOD_DATE, about.date);
}

}  // namespace

std::string encodePdf(double width, double height, double dpi, const Metadata& about,
                      const std::function<void(cairo_t*)>& draw) {
  constexpr double pointsAnInch = 72;
  const double points = pointsAnInch / dpi;
  std::string bytes;
  const SurfacePtr surface(cairo_pdf_surface_create_for_stream(append, &bytes, width * points, height * points));
  describePdf(surface.get(), about);
  {
    const ContextPtr cairo(cairo_create(surface.get()));
    cairo_scale(cairo.get(), points, points);
    draw(cairo.get());
    if (cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS) return {};
  }
  cairo_surface_finish(surface.get());
  return cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS ? bytes : std::string{};
}

}  // namespace cityties::page
