#version 330 core
in vec2 uv;

uniform sampler2D image;
uniform float strength;

out vec4 result;

void main() { result = vec4(texture(image, uv).rgb * strength, 0.0); }
