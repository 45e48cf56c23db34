// The only file that knows libpng: Cairo's own writer can say neither what a picture shows nor how large it is.

#include <png.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "app/page/picture_file.hpp"

namespace cityties::page {
namespace {

void append(png_structp png, png_bytep bytes, png_size_t length) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), length);
}
void flush(png_structp) {}

/// One iTXt chunk; the keys are those of the PNG specification.
struct Chunk {
  const char* key;
  const std::string* text;
};

void writeTexts(png_structp png, png_infop info, const std::vector<Chunk>& chunks, const std::string& language) {
  std::vector<png_text> texts;
  std::string lang = language;
  for (const Chunk& chunk : chunks) {
    if (chunk.text->empty()) continue;
    png_text text{};
    text.compression = PNG_ITXT_COMPRESSION_NONE;
    text.key = const_cast<char*>(chunk.key);
    text.text = const_cast<char*>(chunk.text->c_str());
    text.lang = lang.data();
    texts.push_back(text);
  }
  png_set_text(png, info, texts.data(), static_cast<int>(texts.size()));
}

void rgbRow(const unsigned char* from, int width, unsigned char* to) {
  const auto* pixels = reinterpret_cast<const std::uint32_t*>(from);
  for (int x = 0; x < width; ++x, to += 3) {
    to[0] = static_cast<unsigned char>(pixels[x] >> 16);
    to[1] = static_cast<unsigned char>(pixels[x] >> 8);
    to[2] = static_cast<unsigned char>(pixels[x]);
  }
}

struct Job {
  cairo_surface_t* surface;
  double dpi;
  const std::vector<Chunk>* chunks;
  const std::string* language;
  std::vector<unsigned char>* row;
};

/// Between setjmp and longjmp, so with nothing of its own to destroy. False: libpng gave up.
bool writeAll(png_structp png, png_infop info, const Job& job) {
  if (setjmp(png_jmpbuf(png))) return false;  // NOLINT(cert-err52-cpp): libpng knows no other way
  const int width = cairo_image_surface_get_width(job.surface), height = cairo_image_surface_get_height(job.surface);
  const auto stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(job.surface));
  const unsigned char* data = cairo_image_surface_get_data(job.surface);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 4);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB | PNG_FILTER_UP);
  const auto perMetre = static_cast<png_uint_32>(std::lround(job.dpi / .0254));
  png_set_pHYs(png, info, perMetre, perMetre, PNG_RESOLUTION_METER);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  writeTexts(png, info, *job.chunks, *job.language);
  png_write_info(png, info);
  for (int y = 0; y < height; ++y) {
    rgbRow(data + y * stride, width, job.row->data());
    png_write_row(png, job.row->data());
  }
  png_write_end(png, info);
  return true;
}

}  // namespace

std::string encodePng(cairo_surface_t* surface, double dpi, const Metadata& about) {
  cairo_surface_flush(surface);
  if (!cairo_image_surface_get_data(surface)) return {};
  const std::vector<Chunk> chunks{{"Title", &about.title},        {"Description", &about.description},
                                  {"Author", &about.author},      {"Copyright", &about.rights},
                                  {"Creation Time", &about.date}, {"Software", &about.software},
                                  {"Source", &about.source},      {"Comment", &about.command}};
  std::string bytes;
  std::vector<unsigned char> row(static_cast<std::size_t>(cairo_image_surface_get_width(surface)) * 3);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  if (!info) return png_destroy_write_struct(&png, nullptr), std::string{};
  png_set_write_fn(png, &bytes, append, flush);
  const bool written = writeAll(png, info, {surface, dpi, &chunks, &about.language, &row});
  png_destroy_write_struct(&png, &info);
  return written ? bytes : std::string{};
}

}  // namespace cityties::page
