#version 330 core
// A symbol on the sphere, as mark.vert draws those of a plane.
layout(location = 0) in vec3 position;
layout(location = 1) in vec2 shape;       // size and outline width in logical pixels
layout(location = 2) in float symbolIndex;
layout(location = 3) in vec4 fillColour;
layout(location = 4) in vec4 outlineColour;

uniform mat3 turn;
uniform vec4 toClip;
uniform vec2 pixelToClip;
uniform float scale;                      // physical pixels in a logical one

out vec2 offset;
flat out float size;
flat out float outlineWidth;
flat out int symbol;
flat out vec4 fill;
flat out vec4 outline;

void main() {
  size = shape.x * scale;
  outlineWidth = shape.y * scale;
  symbol = int(symbolIndex + 0.5);
  fill = fillColour;
  outline = outlineColour;
  vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, gl_VertexID < 2 ? -1.0 : 1.0);
  offset = corner * (size * 1.1 + outlineWidth + 1.5);
  vec3 p = turn * position;
  gl_Position = p.z < 0.0 ? vec4(2.0, 2.0, 2.0, 1.0)
                          : vec4(p.xy * toClip.xy + toClip.zw + offset * pixelToClip, 0.0, 1.0);
}
