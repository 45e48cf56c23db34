#include "app/text/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/text/engine_state.hpp"
#include "app/text/font_names.hpp"

namespace cityties::text {
namespace {

using core::FontWeight;
using core::TextStyle;

/// How much a Chinese outline grows for bold, in ems: WenQuanYi Micro Hei comes in one weight.
constexpr double boldGrowth = .035;

PangoWeight pangoWeight(FontWeight weight) {
  switch (weight) {
    case FontWeight::regular:
      return PANGO_WEIGHT_NORMAL;
    case FontWeight::medium:
      return PANGO_WEIGHT_MEDIUM;
    case FontWeight::semibold:
      return PANGO_WEIGHT_SEMIBOLD;
    case FontWeight::bold:
      return PANGO_WEIGHT_BOLD;
  }
  return PANGO_WEIGHT_NORMAL;
}

FontPtr description(const char* family, double size, PangoWeight weight, bool italic) {
  FontPtr font(pango_font_description_new());
  pango_font_description_set_family(font.get(), family);
  pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), weight);
  pango_font_description_set_style(font.get(), italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

/// Han letters, their punctuation and full-width forms: what Inter does not have and WenQuanYi does.
bool isChinese(gunichar c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

/// Chinese upright and in its one weight, so that fontconfig does not slant or embolden it in its own way.
void addChinese(PangoAttrList* list, const std::string& text, const TextStyle& style) {
  const FontPtr font = description(chineseFamily, style.size, PANGO_WEIGHT_NORMAL, false);
  const char* begin = text.c_str();
  const char* runStart = nullptr;
  for (const char* at = begin;; at = g_utf8_next_char(at)) {
    const bool chinese = *at != 0 && isChinese(g_utf8_get_char(at));
    if (chinese && !runStart) runStart = at;
    if (!chinese && runStart) {
      insert(list, pango_attr_font_desc_new(font.get()), static_cast<std::size_t>(runStart - begin),
             static_cast<std::size_t>(at - begin));
      runStart = nullptr;
    }
    if (*at == 0) return;
  }
}

bool isChineseRun(const PangoGlyphItem& run) {
  const FontPtr font(pango_font_describe(run.item->analysis.font));
  const char* family = pango_font_description_get_family(font.get());
  return family && std::string_view(family) == chineseFamily;
}

/// A letter that no font has would be drawn as a box with its code.
void dropUnknown(PangoGlyphString& glyphs) {
  for (int i = 0; i < glyphs.num_glyphs; ++i)
    if (glyphs.glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) glyphs.glyphs[i].glyph = PANGO_GLYPH_EMPTY;
}

double pixels(int pangoUnits) { return static_cast<double>(pangoUnits) / PANGO_SCALE; }

enum class Runs { all, chinese };

/// Outlines of the layout's letters as the current path, with (x, y) at its top left.
void outline(cairo_t* cairo, PangoLayout* layout, Runs wanted, double x, double y) {
  const IterPtr iter(pango_layout_get_iter(layout));
  do {
    PangoLayoutRun* run = pango_layout_iter_get_run(iter.get());
    if (!run || (wanted == Runs::chinese && !isChineseRun(*run))) continue;
    PangoRectangle logical;
    pango_layout_iter_get_run_extents(iter.get(), nullptr, &logical);
    dropUnknown(*run->glyphs);
    cairo_move_to(cairo, x + pixels(logical.x), y + pixels(pango_layout_iter_get_baseline(iter.get())));
    pango_cairo_glyph_string_path(cairo, run->item->analysis.font, run->glyphs);
  } while (pango_layout_iter_next_run(iter.get()));
}

void setColour(cairo_t* cairo, core::Rgba colour) {
  cairo_set_source_rgba(cairo, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0);
}

/// The layout's letters as text of the surface.
void letters(cairo_t* cairo, PangoLayout* layout, double x, double y) {
  const char* text = pango_layout_get_text(layout);
  const IterPtr iter(pango_layout_get_iter(layout));
  do {
    PangoLayoutRun* run = pango_layout_iter_get_run(iter.get());
    if (!run) continue;
    PangoRectangle logical;
    pango_layout_iter_get_run_extents(iter.get(), nullptr, &logical);
    dropUnknown(*run->glyphs);
    cairo_move_to(cairo, x + pixels(logical.x), y + pixels(pango_layout_iter_get_baseline(iter.get())));
    pango_cairo_show_glyph_item(cairo, text, run);
  } while (pango_layout_iter_next_run(iter.get()));
}

void drawLayout(cairo_t* cairo, PangoLayout* layout, const TextStyle& style, double x, double y, TextForm form) {
  const double growth = style.weight >= FontWeight::semibold ? boldGrowth * style.size : 0;
  cairo_save(cairo);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_BEST);
  cairo_new_path(cairo);
  if (style.haloWidth > 0 && style.halo.a > 0) {
    outline(cairo, layout, Runs::all, x, y);
    setColour(cairo, style.halo);
    cairo_set_line_width(cairo, 2.0 * style.haloWidth + growth);
    cairo_stroke(cairo);
  }
  setColour(cairo, style.colour);
  if (form == TextForm::letters) {
    letters(cairo, layout, x, y);
    cairo_new_path(cairo);
  } else {
    outline(cairo, layout, Runs::all, x, y);
    cairo_fill(cairo);
  }
  if (growth > 0) {
    outline(cairo, layout, Runs::chinese, x, y);
    cairo_set_line_width(cairo, growth);
    cairo_stroke(cairo);
  }
  cairo_restore(cairo);
}

}  // namespace

TextEngine::State::State() {
  // Unhinted, unrounded: a label has the same shape and relative width at every size.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
}

LayoutPtr TextEngine::State::layout(const std::string& text, const TextStyle& style) const {
  LayoutPtr layout(pango_layout_new(context.get()));
  const std::string families = std::string(latinFamily) + ", sans-serif";
  const FontPtr font = description(families.c_str(), style.size, pangoWeight(style.weight), style.italic);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  const AttrsPtr list(pango_attr_list_new());
  addChinese(list.get(), text, style);
  if (style.letterSpacing != 0)
    insert(list.get(), pango_attr_letter_spacing_new(static_cast<int>(std::lround(style.letterSpacing * PANGO_SCALE))),
           0, text.size());
  if (style.tabular) insert(list.get(), pango_attr_font_features_new("tnum=1"), 0, text.size());
  pango_layout_set_attributes(layout.get(), list.get());
  return layout;
}

TextEngine::TextEngine() : state_(std::make_unique<State>()) {}
TextEngine::~TextEngine() = default;

core::TextSize TextEngine::measure(const std::string& utf8, const TextStyle& style) {
  const LayoutPtr layout = state_->layout(utf8, style);
  PangoRectangle logical;
  pango_layout_get_extents(layout.get(), nullptr, &logical);
  return {static_cast<float>(pixels(logical.width)), static_cast<float>(pixels(logical.height)),
          static_cast<float>(pixels(pango_layout_get_baseline(layout.get())))};
}

std::vector<std::string> TextEngine::wrap(const std::string& utf8, const TextStyle& style, double width) {
  const LayoutPtr layout = state_->layout(utf8, style);
  pango_layout_set_width(layout.get(), static_cast<int>(std::lround(width * PANGO_SCALE)));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  std::vector<std::string> lines;
  const char* text = pango_layout_get_text(layout.get());
  for (GSList* at = pango_layout_get_lines_readonly(layout.get()); at; at = at->next) {
    const auto* line = static_cast<const PangoLayoutLine*>(at->data);
    std::string words(text + line->start_index, static_cast<std::size_t>(line->length));
    while (!words.empty() && words.back() == ' ') words.pop_back();
    lines.push_back(std::move(words));
  }
  return lines;
}

void TextEngine::draw(cairo_t* cairo, const std::string& utf8, const TextStyle& style, double x, double y,
                      TextForm form) {
  drawLayout(cairo, state_->layout(utf8, style).get(), style, x, y, form);
}

TextEngine::Bitmap TextEngine::rasterise(const std::string& utf8, const TextStyle& style) {
  const core::TextSize size = measure(utf8, style);
  Bitmap bitmap;
  bitmap.pad = static_cast<int>(std::ceil(style.haloWidth)) + 2;
  bitmap.width = static_cast<int>(std::ceil(size.width)) + 2 * bitmap.pad;
  bitmap.height = static_cast<int>(std::ceil(size.height)) + 2 * bitmap.pad;
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, bitmap.width, bitmap.height);
  cairo_t* cairo = cairo_create(surface);
  draw(cairo, utf8, style, bitmap.pad, bitmap.pad);
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  bitmap.rgba.resize(static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height) * 4);
  auto* out = bitmap.rgba.data();
  for (int row = 0; data && row < bitmap.height; ++row) {
    const auto* in = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(row) * stride);
    for (int column = 0; column < bitmap.width; ++column, out += 4) {
      const std::uint32_t argb = in[column];
      out[0] = static_cast<std::uint8_t>(argb >> 16);
      out[1] = static_cast<std::uint8_t>(argb >> 8);
      out[2] = static_cast<std::uint8_t>(argb);
      out[3] = static_cast<std::uint8_t>(argb >> 24);
    }
  }
  cairo_surface_destroy(surface);
  return bitmap;
}

}  // namespace cityties::text
