// d3-geo on a browser's canvas: every frame of a pan draws land and arcs anew, as its projection has moved.
async function measure() {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  document.getElementById('map').append(canvas);
  const context = canvas.getContext('2d', { willReadFrequently: true });  // drawn by the processor, which is faster than software GL
  const projection = d3.geoEqualEarth().rotate([170, 0]).fitSize([1280, 720], { type: 'Sphere' });
  const path = d3.geoPath(projection, context);
  const lines = { type: 'MultiLineString', coordinates: DATA.ties.map(([a, b]) => [DATA.places[a], DATA.places[b]]) };
  const draw = () => {
    const start = performance.now();
    context.fillStyle = '#0e1621';
    context.fillRect(0, 0, 1280, 720);
    context.beginPath();
    path(DATA.land);
    context.fillStyle = '#1b2735';
    context.fill();
    context.beginPath();
    path(lines);
    context.strokeStyle = 'rgba(230,180,80,.17)';
    context.lineWidth = 0.9;
    context.stroke();
    context.getImageData(0, 0, 1, 1);  // waits until it is drawn
    return performance.now() - start;
  };
  const first = draw(), [x, y] = projection.translate(), pans = [], centres = [];
  for (let i = 1; i <= 3; ++i) pans.push((projection.translate([x + 8 * i, y]), draw()));
  projection.translate([x, y]);
  for (let i = 1; i <= 3; ++i) centres.push((projection.rotate([170 + 20 * i, 0]), draw()));
  const median = (list) => list.sort((a, b) => a - b)[1];
  return { first, pan: median(pans), centre: median(centres) };
}
