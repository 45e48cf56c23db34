#version 330 core
// One direction of a Gaussian blur.
in vec2 uv;

uniform sampler2D image;
uniform vec2 direction;    // one texel
uniform float sigma;       // texels

out vec4 result;

void main() {
  int reach = int(ceil(2.5 * sigma));
  vec4 sum = texture(image, uv);
  float weights = 1.0;
  for (int i = 1; i <= reach; ++i) {
    float weight = exp(-0.5 * float(i * i) / (sigma * sigma));
    sum += weight * (texture(image, uv + direction * float(i)) + texture(image, uv - direction * float(i)));
    weights += 2.0 * weight;
  }
  result = sum / weights;
}
