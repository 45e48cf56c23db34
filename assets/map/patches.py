"""Land that the states layer lacks, taken from world-atlas and fitted to its neighbours.

The generalisation of the states layer lost Virginia's Eastern Shore (1,500 km2).
"""

from shapely.geometry import LineString, Point, Polygon, box
from shapely.ops import unary_union

from sources import read_country
from topology import polygon_area

USA = "840"
EASTERN_SHORE = box(-76.15, 36.95, -75.1, 38.03)
EASTERN_SHORE_ROW = {"iso_a2": "US", "name": "Virginia", "adm0_a3": "USA", "admin": "United States of America"}
SMALLEST = 100.0
TOUCH = 1e-7


def insert_points(coords, points):
    """The ring with those points added that lie on one of its edges."""
    result = [coords[0]]
    for a, b in zip(coords, coords[1:]):
        edge = LineString([a, b])
        on_edge = [p for p in points if p not in (a, b) and edge.distance(Point(p)) < TOUCH]
        result += sorted(on_edge, key=lambda p: Point(a).distance(Point(p)))
        result.append(b)
    return result


def fit_polygon(polygon, points):
    rings = [insert_points(list(r.coords), points) for r in (polygon.exterior, *polygon.interiors)]
    return Polygon(rings[0], rings[1:])


def fit_row(row, geometry, pieces):
    """A neighbour with the corners of the new pieces on its own edges."""
    near = [p for p in pieces if p.distance(geometry) < TOUCH]
    if not near:
        return row, geometry
    points = sorted({c for p in near for c in p.exterior.coords})
    return row, unary_union([fit_polygon(p, points) for p in geometry.geoms])


def add_eastern_shore(states, world_atlas):
    """The rows of the states layer with the lost part of Virginia."""
    known = unary_union([g for _, g in states if g.intersects(EASTERN_SHORE)])
    wanted = unary_union([p.buffer(0).intersection(EASTERN_SHORE) for p in read_country(world_atlas, USA)])
    missing = wanted.difference(known)
    pieces = [p for p in missing.geoms if polygon_area(p) > SMALLEST]
    if not pieces:
        raise SystemExit("states_provinces: Virginia's Eastern Shore is no longer missing, drop the patch")
    fitted = [fit_row(row, g, pieces) if g.intersects(EASTERN_SHORE) else (row, g) for row, g in states]
    return fitted + [(EASTERN_SHORE_ROW, p) for p in pieces]
