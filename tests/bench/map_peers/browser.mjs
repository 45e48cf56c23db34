// Peers that need a browser: node browser.mjs MODULES WORLD WORK CHROMIUM NAME…; prints a JSON object a line.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { world } from './world.mjs';

const [modules, folder, work, chromium, ...names] = process.argv.slice(2);
const need = createRequire(path.resolve(modules, 'package.json'));
const puppeteer = need('puppeteer-core');
const here = path.dirname(new URL(import.meta.url).pathname);
const module_ = (file) => pathToFileURL(path.join(path.resolve(modules), 'node_modules', file)).href;

const SCRIPTS = {
  d3: ['d3-array/dist/d3-array.min.js', 'd3-geo/dist/d3-geo.min.js'],
  sigma: ['graphology/dist/graphology.umd.min.js', 'sigma/dist/sigma.min.js', 'd3-array/dist/d3-array.min.js', 'd3-geo/dist/d3-geo.min.js'],
  deck: ['deck.gl/dist.min.js'],
};

const topojson = need('topojson-client');
const atlas = need('world-atlas/land-50m.json');
const data = { ...world(folder), land: topojson.feature(atlas, atlas.objects.land) };
fs.writeFileSync(path.join(work, 'data.js'), `const DATA = ${JSON.stringify(data)};`);

for (const name of names) {
  const page = `<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#0e1621}#map{width:1280px;height:720px}</style><div id="map"></div>
${['data.js', ...SCRIPTS[name].map(module_), pathToFileURL(path.join(here, `in_browser_${name}.js`)).href].map((file) => `<script src="${file}"></script>`).join('\n')}`;
  fs.writeFileSync(path.join(work, `${name}.html`), page);
  const browser = await puppeteer.launch({
    executablePath: chromium, headless: true, protocolTimeout: 600000, userDataDir: path.join(work, 'profile'),
    args: ['--no-sandbox', '--allow-file-access-from-files', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
  try {
    const tab = await browser.newPage();
    tab.setDefaultTimeout(600000);
    await tab.setViewport({ width: 1280, height: 720 });
    tab.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    tab.on('console', (line) => line.type() === 'error' && console.error(`${name}: ${line.text()}`));
    await tab.goto(pathToFileURL(path.join(work, `${name}.html`)).href, { waitUntil: 'load' });
    await tab.waitForFunction('typeof measure === "function"');
    const found = await tab.evaluate('measure()');
    await tab.screenshot({ path: path.join(work, `${name}.png`) });
    for (const [what, ms] of Object.entries(found)) console.log(JSON.stringify({ name: `map-peers/${what}/${name}`, ms }));
  } catch (error) {
    console.error(`${name}: ${error.message}`);
  } finally {
    await browser.close();
  }
}
