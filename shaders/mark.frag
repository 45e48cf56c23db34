#version 330 core
// The order of symbols is that of core::Symbol.
in vec2 offset;
flat in float size;
flat in float outlineWidth;
flat in int symbol;
flat in vec4 fill;
flat in vec4 outline;

out vec4 result;

const int dot_ = 0, square = 1, diamond = 2, smallSquare = 3, cross_ = 4, ring = 5;

float box(vec2 p, float halfSide) {
  vec2 d = abs(p) - vec2(halfSide);
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// From a line between two opposite points.
float stroke(vec2 p, vec2 end) {
  float along = clamp(dot(p, end) / dot(end, end), -1.0, 1.0);
  return length(p - end * along);
}

float inked(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }

vec4 over(vec4 top, vec4 bottom) { return top + bottom * (1.0 - top.a); }
vec4 premultiplied(vec4 colour, float coverage) { return vec4(colour.rgb, 1.0) * colour.a * coverage; }

float shapeDistance(vec2 p) {
  if (symbol == square) return box(p, size * 0.8);
  if (symbol == smallSquare) return box(p, size * 0.6);
  if (symbol == diamond) return (abs(p.x) + abs(p.y) - size) * 0.70710678;
  if (symbol == cross_) {
    float arm = size * 0.78;
    return min(stroke(p, vec2(arm)), stroke(p, vec2(arm, -arm))) - size * 0.21;
  }
  return length(p) - size;
}

void main() {
  if (symbol == ring) {
    float width = outlineWidth > 0.0 ? outlineWidth : 1.5;
    vec4 ink = outlineWidth > 0.0 ? outline : fill;
    float edge = length(offset) - size;
    vec4 inside = outlineWidth > 0.0 ? premultiplied(fill, inked(edge)) : vec4(0.0);
    result = over(premultiplied(ink, inked(abs(edge) - 0.5 * width)), inside);
    return;
  }
  float edge = shapeDistance(offset);
  vec4 colour = premultiplied(fill, inked(edge));
  if (symbol == square) {
    vec4 hole = vec4(outlineWidth > 0.0 ? outline.rgb : vec3(0.0), 1.0);
    colour = over(premultiplied(hole, colour.a * inked(box(offset, size * 0.44))), colour);
    colour = over(premultiplied(fill, inked(box(offset, size * 0.17))), colour);
  }
  if (outlineWidth > 0.0) colour = over(colour, premultiplied(outline, inked(edge - outlineWidth)));
  result = colour;
}
