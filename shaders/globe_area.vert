#version 330 core
// Filled triangles of the sphere, turned to face the viewer.
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 colour;

uniform mat3 turn;
uniform vec4 toClip;      // clip = plane * xy + zw

out vec4 fill;
out float nearness;       // towards the viewer; below 0 on the far side

void main() {
  vec3 p = turn * position;
  nearness = p.z;
  fill = colour;
  gl_Position = vec4(p.xy * toClip.xy + toClip.zw, 0.0, 1.0);
}
