#version 330 core
// One segment of a polyline as a quad whose ends are cut along the mitre: neighbours share that edge exactly, so a
// translucent line is no darker at its joints.
layout(location = 0) in vec2 before;   // the point before the segment
layout(location = 1) in vec3 from;     // x, y, length from the start of the line (negative: no point of a line)
layout(location = 2) in vec4 fromColour;
layout(location = 3) in vec3 to;
layout(location = 4) in vec4 toColour;
layout(location = 5) in vec2 after;    // the point after it

uniform vec4 toClip;
uniform vec2 pixelToClip;
uniform float pixelsPerUnit;
uniform float halfWidth;               // at least half a pixel

out vec4 colour;
out float across;                      // pixels from the middle of the line
out float along;                       // pixels from its start

const float softEdge = 0.5;

vec2 left(vec2 v) { return vec2(-v.y, v.x); }

// The direction of the mitre at an end, scaled so that its projection on `normal` is 1.
vec2 mitre(vec2 normal, vec2 neighbour) {
  float size = length(neighbour);
  if (size < 1e-9) return normal;
  vec2 sum = normal + left(neighbour / size);
  float projection = dot(sum, normal);
  return projection < 0.3 ? normal : sum / projection;
}

void main() {
  colour = vec4(0.0);
  across = 0.0;
  along = 0.0;
  vec2 segment = to.xy - from.xy;
  float size = length(segment);
  if (from.z < 0.0 || to.z < 0.0 || size < 1e-9) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  bool atEnd = gl_VertexID >= 2;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  vec2 direction = segment / size;
  vec2 normal = left(direction);
  vec2 joint = atEnd ? mitre(normal, after - to.xy) : mitre(normal, from.xy - before);
  float reach = halfWidth + softEdge;
  vec2 offset = joint * side * reach;
  vec2 point = atEnd ? to.xy : from.xy;
  gl_Position = vec4(point * toClip.xy + toClip.zw + offset * pixelToClip, 0.0, 1.0);
  across = side * reach;
  along = (atEnd ? to.z : from.z) * pixelsPerUnit + dot(offset, direction);
  colour = atEnd ? toColour : fromColour;
}
