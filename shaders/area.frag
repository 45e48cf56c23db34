#version 330 core
in vec4 fill;
in vec2 planePixels;

uniform vec4 hatchColour;  // alpha 0: no hatch, the fill itself
uniform vec2 hatch;        // distance between lines and their width, pixels

out vec4 result;

void main() {
  if (hatchColour.a <= 0.0) {
    result = vec4(fill.rgb * fill.a, fill.a);
    return;
  }
  float across = (planePixels.x - planePixels.y) * 0.70710678;
  float distance = abs(mod(across + 0.5 * hatch.x, hatch.x) - 0.5 * hatch.x);
  float alpha = hatchColour.a * clamp(0.5 * hatch.y + 0.5 - distance, 0.0, 1.0);
  result = vec4(hatchColour.rgb * alpha, alpha);
}
