#version 330 core
in vec4 colour;
in float across;
in float along;

uniform float halfWidth;
uniform float thinness;  // below one pixel a line is drawn one pixel wide and fainter
uniform vec2 dash;       // on, off in pixels; off 0: solid

out vec4 result;

void main() {
  float coverage = clamp(halfWidth + 0.5 - abs(across), 0.0, 1.0);
  if (dash.y > 0.0) {
    float phase = mod(along, dash.x + dash.y);
    if (phase > dash.x + 0.5 * dash.y) phase -= dash.x + dash.y;
    coverage *= clamp(0.5 * dash.x + 0.5 - abs(phase - 0.5 * dash.x), 0.0, 1.0);
  }
  float alpha = colour.a * coverage * thinness;
  result = vec4(colour.rgb * alpha, alpha);
}
