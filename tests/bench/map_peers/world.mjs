// The world's sister cities: places in longitude and latitude, and pairs of them.
import fs from 'node:fs';
import path from 'node:path';

/** Lines of a CSV file without line breaks in its cells, as objects. */
function rows(file) {
  const cells = (line) => {
    const found = [];
    let cell = '', quoted = false;
    for (const c of line) {
      if (c === '"') quoted = !quoted;
      else if (c === ',' && !quoted) found.push(cell), (cell = '');
      else cell += c;
    }
    return [...found, cell];
  };
  const [head, ...lines] = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(cells);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i]])));
}

export function world(folder) {
  const cities = rows(path.join(folder, 'cities.csv'));
  const at = new Map(cities.map((city, i) => [city.id, i]));
  const ties = rows(path.join(folder, 'agreements.csv')).map((tie) => [at.get(tie.a), at.get(tie.b)]);
  return { places: cities.map((city) => [+city.lon, +city.lat]), ties: ties.filter(([a, b]) => a !== undefined && b !== undefined) };
}
