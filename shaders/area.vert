#version 330 core
// Filled triangles of the map plane.
layout(location = 0) in vec2 position;
layout(location = 1) in vec4 colour;

uniform vec4 toClip;      // clip = plane * xy + zw
uniform float pixelsPerUnit;

out vec4 fill;
out vec2 planePixels;     // pinned to the map, so that a hatch travels with it

void main() {
  gl_Position = vec4(position * toClip.xy + toClip.zw, 0.0, 1.0);
  fill = colour;
  planePixels = position * pixelsPerUnit;
}
