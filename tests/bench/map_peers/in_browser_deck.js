// deck.gl: land as a GeoJsonLayer, ties as great circles of its ArcLayer, on its Web Mercator map (it has no Equal Earth).
async function measure() {
  const start = performance.now();
  const layers = [
    new deck.GeoJsonLayer({ id: 'land', data: DATA.land, getFillColor: [27, 39, 53], stroked: false }),
    new deck.ArcLayer({
      id: 'ties', data: DATA.ties, greatCircle: true, getHeight: 0, getWidth: 0.9, getSourcePosition: ([a]) => DATA.places[a],
      getTargetPosition: ([, b]) => DATA.places[b], getSourceColor: [230, 180, 80, 43], getTargetColor: [230, 180, 80, 43],
    }),
  ];
  const view = { longitude: 0, latitude: 20, zoom: 1 };
  let drawn;
  const map = new deck.Deck({ parent: document.getElementById('map'), width: 1280, height: 720, initialViewState: view, controller: false, layers,
    onAfterRender: ({ gl }) => {
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));  // waits until it is drawn
      const ready = map && map.layerManager && map.layerManager.getLayers().every((layer) => layer.isLoaded);
      if (ready && drawn) drawn();
    } });
  const frame = () => new Promise((done) => (drawn = done));
  await frame();
  const first = performance.now() - start, pans = [];
  for (let i = 1; i <= 3; ++i) {
    const from = performance.now();
    map.setProps({ viewState: { ...view, longitude: 2 * i } });
    await frame();
    pans.push(performance.now() - from);
  }
  return { first, pan: pans.sort((a, b) => a - b)[1] };
}
