#version 330 core
// One segment of a polyline on the sphere, as line.vert draws those of a plane; it fades out at the limb.
layout(location = 0) in vec3 before;   // the point before the segment
layout(location = 1) in vec4 from;     // w negative: no point of a line
layout(location = 2) in vec4 fromColour;
layout(location = 3) in vec4 to;
layout(location = 4) in vec4 toColour;
layout(location = 5) in vec3 after;    // the point after it

uniform mat3 turn;
uniform vec4 toClip;
uniform vec2 pixelToClip;
uniform float halfWidth;               // at least half a pixel

out vec4 colour;
out float across;                      // pixels from the middle of the line
out float along;

const float softEdge = 0.5;
const float limb = 0.04;               // height above the limb at which a line is whole

vec2 left(vec2 v) { return vec2(-v.y, v.x); }

// The direction of the mitre at an end, scaled so that its projection on `normal` is 1.
vec2 mitre(vec2 normal, vec2 neighbour) {
  float size = length(neighbour);
  if (size < 1e-6) return normal;
  vec2 sum = normal + left(neighbour / size);
  float projection = dot(sum, normal);
  return projection < 0.3 ? normal : sum / projection;
}

void main() {
  colour = vec4(0.0);
  across = 0.0;
  along = 0.0;
  vec3 a = turn * from.xyz;
  vec3 b = turn * to.xyz;
  vec2 segment = b.xy - a.xy;
  float size = length(segment);
  if (from.w < 0.0 || to.w < 0.0 || size < 1e-7 || (a.z <= 0.0 && b.z <= 0.0)) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  bool atEnd = gl_VertexID >= 2;
  float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
  vec2 normal = left(segment / size);
  vec2 joint = atEnd ? mitre(normal, (turn * after).xy - b.xy) : mitre(normal, a.xy - (turn * before).xy);
  float reach = halfWidth + softEdge;
  vec3 point = atEnd ? b : a;
  gl_Position = vec4(point.xy * toClip.xy + toClip.zw + joint * side * reach * pixelToClip, 0.0, 1.0);
  across = side * reach;
  colour = atEnd ? toColour : fromColour;
  colour.a *= clamp(point.z / limb, 0.0, 1.0);
}
