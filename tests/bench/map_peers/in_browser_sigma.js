// sigma.js: a graph, not a map. Places are projected by d3-geo beforehand, ties are straight, there is no land.
async function measure() {
  const Graph = graphology.Graph ?? graphology, project = d3.geoEqualEarth().rotate([170, 0]);
  const graph = new Graph({ multi: true });
  DATA.places.forEach((place, i) => {
    const [x, y] = project(place);
    graph.addNode(i, { x, y: -y, size: 1, color: '#f3d9a0' });
  });
  DATA.ties.forEach(([a, b]) => a !== b && graph.addEdge(a, b, { size: 0.9, color: 'rgba(230,180,80,.17)' }));
  const pixel = new Uint8Array(4);
  const finish = (renderer) => Object.values(renderer.webGLContexts ?? {}).forEach((gl) => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel));
  let start = performance.now();
  const renderer = new Sigma(graph, document.getElementById('map'), { renderLabels: false, hideEdgesOnMove: false });
  finish(renderer);
  const first = performance.now() - start, pans = [];
  const state = renderer.getCamera().getState();
  for (let i = 1; i <= 3; ++i) {
    renderer.getCamera().setState({ ...state, x: state.x + 0.006 * i });
    start = performance.now();
    await new Promise((done) => renderer.once('afterRender', done));
    finish(renderer);
    pans.push(performance.now() - start);
  }
  return { first, pan: pans.sort((a, b) => a - b)[1] };
}
