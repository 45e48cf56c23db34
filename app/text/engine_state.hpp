#pragma once
// Private to app/text: the Pango objects behind a TextEngine.

#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "app/text/text.hpp"

namespace cityties::text {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
  void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref>;
using FontPtr = std::unique_ptr<PangoFontDescription, Unref>;
using AttrsPtr = std::unique_ptr<PangoAttrList, Unref>;
using IterPtr = std::unique_ptr<PangoLayoutIter, Unref>;

struct TextEngine::State {
  std::unique_ptr<PangoFontMap, Unref> map{pango_cairo_font_map_new()};
  std::unique_ptr<PangoContext, Unref> context{pango_font_map_create_context(map.get())};

  State();
  LayoutPtr layout(const std::string& text, const core::TextStyle& style) const;
};

}  // namespace cityties::text
