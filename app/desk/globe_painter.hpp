#pragma once
// Draws a GlobePicture with OpenGL: unit vectors, one matrix, the far side hidden. Needs a current context.

#include <filesystem>
#include <memory>

#include "app/desk/globe_picture.hpp"
#include "app/desk/painter.hpp"

namespace cityties::desk {

class GlobePainter {
 public:
  static graph::Result<GlobePainter> make(const std::filesystem::path& shaders);

  /// Sends a picture to the GPU unless it is there; the one before goes.
  void upload(const std::shared_ptr<const GlobePicture>& picture, FrameStats& stats);
  /// The globe turned to `centre`, on the plane of that projection, with the first `ties` of its ties. Sends nothing.
  void draw(graph::LonLat centre, const PaintView& view, std::size_t ties) const;
  /// Frees what is on the GPU.
  void forget();

 private:
  void drawAreas(const PaintView& view, const geo::Rotation& turn) const;
  void drawLines(const GlobeLines& lines, const PaintView& view) const;
  void drawMarks(const PaintView& view, const geo::Rotation& turn) const;

  gl::Program area_, line_, mark_;
  std::shared_ptr<const GlobePicture> picture_;
  gl::Buffer areas_, points_, marks_;
  gl::VertexArray areaArray_, pointArray_, markArray_;
};

}  // namespace cityties::desk
