#version 330 core
in vec4 fill;
in float nearness;

out vec4 result;

void main() {
  if (nearness < 0.0) discard;
  result = vec4(fill.rgb * fill.a, fill.a);
}
