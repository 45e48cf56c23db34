#version 330 core
in vec2 uv;
in vec2 pixel;
in float alpha;

uniform sampler2D image;  // premultiplied
uniform vec4 frame;       // rounded rectangle to draw within: centre and half size; half size 0: no frame
uniform float radius;
uniform vec4 frameColour; // one pixel wide

out vec4 result;

void main() {
  vec4 colour = texture(image, uv) * alpha;
  if (frame.z > 0.0) {
    vec2 d = abs(pixel - frame.xy) - frame.zw + vec2(radius);
    float edge = length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - radius;
    float line = clamp(1.0 - abs(edge + 0.5), 0.0, 1.0) * frameColour.a;
    colour = mix(colour, vec4(frameColour.rgb, 1.0), line) * clamp(0.5 - edge, 0.0, 1.0);
  }
  result = colour;
}
