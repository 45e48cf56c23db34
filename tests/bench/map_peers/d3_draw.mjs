// The map as d3's own examples draw it: one path for the land, one for all arcs, which d3-geo cuts and bends itself.
export const equalEarth = (d3) => d3.geoEqualEarth().rotate([170, 0]).fitSize([1280, 720], { type: 'Sphere' });

export function draw(d3, context, projection, land, { places, ties }) {
  const path = d3.geoPath(projection, context);
  context.fillStyle = '#0e1621';
  context.fillRect(0, 0, 1280, 720);
  context.beginPath();
  path(land);
  context.fillStyle = '#1b2735';
  context.fill();
  context.beginPath();
  path({ type: 'MultiLineString', coordinates: ties.map(([a, b]) => [places[a], places[b]]) });
  context.strokeStyle = 'rgba(230,180,80,.17)';
  context.lineWidth = 0.9;
  context.stroke();
}
