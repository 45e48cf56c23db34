#pragma once
// From what was drawn to bytes, and from bytes to a file.

#include <filesystem>
#include <functional>
#include <string>

#include "app/page/cairo_handles.hpp"
#include "app/page/metadata.hpp"

namespace cityties::page {

/// An opaque RGB24 surface as PNG with text and physical size; empty when there is no memory for it.
std::string encodePng(cairo_surface_t* surface, double dpi, const Metadata& about);

/// What `draw` draws, in pixels of which `dpi` are an inch, as a PDF of one page; empty when Cairo fails.
std::string encodePdf(double width, double height, double dpi, const Metadata& about,
                      const std::function<void(cairo_t*)>& draw);

/// Written beside the target and renamed: a reader never sees half a picture. What is no plain file is written to.
graph::Result<void> writePicture(const std::string& bytes, const std::filesystem::path& file);

}  // namespace cityties::page
