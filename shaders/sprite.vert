#version 330 core
// Textured rectangles in pixels of the target, origin at its top left.
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texturePosition;
layout(location = 2) in float opacity;

uniform vec2 targetSize;

out vec2 uv;
out vec2 pixel;
out float alpha;

void main() {
  uv = texturePosition;
  pixel = position;
  alpha = opacity;
  gl_Position = vec4(position.x / targetSize.x * 2.0 - 1.0, 1.0 - position.y / targetSize.y * 2.0, 0.0, 1.0);
}
