"""The earth by formulas of our own and PROJ's Python binding, for tests: never by the program's code."""
import csv
import math
from pathlib import Path

import numpy
import pyproj

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests/data/us-china-2026-11"
PROJECTIONS = {"equal-earth": "eqearth", "azimuthal-equidistant": "aeqd", "globe": "ortho", "mercator": "merc",
               "robinson": "robin", "natural-earth": "natearth", "winkel-tripel": "wintri"}
AZIMUTHAL = {"azimuthal-equidistant", "globe"}
MERCATOR_LATITUDE = math.degrees(math.atan(math.sinh(math.pi)))


def angle(a, b):
    """Great-circle angle between (lon, lat) in degrees, good for all distances (Vincenty on a sphere)."""
    (l1, p1), (l2, p2) = ([math.radians(x) for x in one] for one in (a, b))
    d = l2 - l1
    return math.degrees(math.atan2(math.hypot(math.cos(p2) * math.sin(d), math.cos(p1) * math.sin(p2) - math.sin(p1) * math.cos(p2) * math.cos(d)),
                                   math.sin(p1) * math.sin(p2) + math.cos(p1) * math.cos(p2) * math.cos(d)))


class Map:
    """A projection about a centre, on a sphere of radius 1, y up."""

    def __init__(self, projection, centre):
        self.projection, self.centre = projection, centre
        self.round = projection in AZIMUTHAL
        self.proj = pyproj.Proj(proj=PROJECTIONS[projection], R=1, lon_0=centre[0], **({"lat_0": centre[1]} if self.round else {}),
                                **({"lat_1": math.degrees(math.acos(2 / math.pi))} if projection == "winkel-tripel" else {}))
        self.edge = self.outline()

    def shows(self, position, spare=1.0):
        """Whether a point is on the map and at least `spare` degrees from its edge."""
        if self.projection == "globe":
            return angle(self.centre, position) < 90 - spare
        if self.projection == "azimuthal-equidistant":
            return angle(self.centre, position) < 180 - spare
        if self.projection == "mercator" and abs(position[1]) > MERCATOR_LATITUDE - spare:
            return False
        return angle(((self.centre[0] + 180 + 180) % 360 - 180, position[1]), position) > spare

    def outline(self):
        """The edge of the map as a closed line."""
        if self.round:
            radius = 1 if self.projection == "globe" else math.pi
            return [(radius * math.cos(t), radius * math.sin(t)) for t in (i * math.pi / 720 for i in range(1441))]
        top = MERCATOR_LATITUDE if self.projection == "mercator" else 90
        side = [self.proj(self.centre[0] + 179.9999999, top * (i / 720 - 1)) for i in range(1441)]
        lid = [self.proj(self.centre[0] + 179.9999999 * (1 - i / 60), top) for i in range(121)]
        right = [(abs(x), y) for x, y in side]
        return [*right, *((abs(x) * (1 if i < 60 else -1), y) for i, (x, y) in enumerate(lid)), *((-x, y) for x, y in reversed(right)),
                *((abs(x) * (-1 if i < 60 else 1), -y) for i, (x, y) in enumerate(lid)), right[0]]

    def from_edge(self, point):
        """Distance of a point of the plane to the edge of the map."""
        return distance(self.edge, point)

    def forward(self, position):
        longitude = (position[0] - self.centre[0] + 180) % 360 - 180 + self.centre[0]
        return self.proj(longitude, position[1])


def distance(line, point):
    """From a point to a line of points, by its segments."""
    points = numpy.asarray(line, dtype=float)
    start, step = points[:-1], numpy.diff(points, axis=0)
    size = numpy.maximum((step**2).sum(axis=1), 1e-300)
    share = numpy.clip(((point - start) * step).sum(axis=1) / size, 0, 1)
    return float(numpy.sqrt((((start + share[:, None] * step) - point) ** 2).sum(axis=1)).min())


class Camera:
    """Scale and place of a map on a page, found from marks: x = left + scale · X, y = top − scale · Y."""

    def __init__(self, map_, marks, positions):
        rows, right = [], []
        self.used = [id_ for id_ in marks if id_ in positions and map_.shows(positions[id_])]
        for id_ in self.used:
            x, y = map_.forward(positions[id_])
            rows += [[x, 1, 0], [-y, 0, 1]]
            right += marks[id_]
        (self.scale, self.left, self.top), *_ = numpy.linalg.lstsq(numpy.array(rows), numpy.array(right), rcond=None)
        self.map = map_
        self.errors = {id_: math.dist(self.page(positions[id_]), marks[id_]) for id_ in self.used}

    def page(self, position):
        x, y = self.map.forward(position)
        return self.left + self.scale * x, self.top - self.scale * y


def rows(layer):
    with open(DATA / (layer + ".csv"), encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def positions(layer):
    return {row["id"]: (float(row["lon"]), float(row["lat"])) for row in rows(layer)}


def spread(count):
    """Points spread evenly over the earth (a Fibonacci lattice)."""
    golden = math.pi * (3 - math.sqrt(5))
    return [((math.degrees(golden * i) + 180) % 360 - 180, math.degrees(math.asin(1 - 2 * (i + .5) / count))) for i in range(count)]


def land_and_sea():
    """Points well inside of land and well out at sea."""
    with open(Path(__file__).resolve().parent / "land-and-sea.csv", encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    return [[(float(row["lon"]), float(row["lat"])) for row in found if row["on"] == what] for what in ("land", "sea")]


def holds(rings, points):
    """For each point whether it lies inside by the even-odd rule; rings need not repeat their first point."""
    edges = numpy.array([(*ring[i - 1], *ring[i]) for ring in rings for i in range(len(ring))], dtype=float)
    x0, y0, x1, y1 = edges.T
    found = []
    for x, y in points:
        crossing = (y0 <= y) != (y1 <= y)
        at = x0[crossing] + (y - y0[crossing]) / (y1[crossing] - y0[crossing]) * (x1[crossing] - x0[crossing])
        found.append(bool((at > x).sum() % 2))
    return found
