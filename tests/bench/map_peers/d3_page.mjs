// d3-geo on a canvas without a browser (Skia): one picture as PNG. node d3_page.mjs MODULES WORLD OUT.png
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { world } from './world.mjs';
import { draw, equalEarth } from './d3_draw.mjs';

const [modules, folder, out] = process.argv.slice(2);
const need = createRequire(path.resolve(modules, 'package.json'));
const { createCanvas } = need('@napi-rs/canvas');
const d3 = await import(need.resolve('d3-geo'));
const topojson = need('topojson-client');
const land = topojson.feature(...[need('world-atlas/land-50m.json')].flatMap((atlas) => [atlas, atlas.objects.land]));
const canvas = createCanvas(1280, 720);
draw(d3, canvas.getContext('2d'), equalEarth(d3), land, world(folder));
fs.writeFileSync(out, canvas.encodeSync('png'));
