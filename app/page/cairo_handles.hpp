#pragma once
// Owners of Cairo objects, and the few calls every drawing here makes.

#include <cairo.h>

#include <memory>

#include "app/core/style.hpp"

namespace cityties::page {

struct CairoDelete {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};
using ContextPtr = std::unique_ptr<cairo_t, CairoDelete>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, CairoDelete>;
using PatternPtr = std::unique_ptr<cairo_pattern_t, CairoDelete>;

inline void setColour(cairo_t* cairo, core::Rgba colour) {
  cairo_set_source_rgba(cairo, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0);
}

}  // namespace cityties::page
