"""One graph of shared arcs for the whole map.

Points are integers of 1e-5 degree. Every directed edge knows the label of the face on its left, so a border between
two faces is one edge stored once for both, and whatever is done to it is done to both sides.
"""

import math
from collections import defaultdict

from shapely.geometry import LineString, Polygon
from shapely.geometry.polygon import orient
from shapely.ops import polygonize

UNIT = 100000
SEAM = 180 * UNIT
POLE = -90 * UNIT
KM = 6371.0088 * math.pi / 180 / UNIT  # kilometres in one unit along a meridian


def to_grid(coords):
    """Rounds a ring, without repeated points and without its closing point."""
    points = []
    for x, y in coords:
        p = (round(x * UNIT), round(y * UNIT))
        if not points or points[-1] != p:
            points.append(p)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def to_degrees(points):
    return [(x / UNIT, y / UNIT) for x, y in points]


def ring_area(points):
    """Area in km2 on the sphere (cylindrical equal-area), positive when counter-clockwise."""
    total = 0.0
    scale = math.pi / 180 / UNIT
    sines = [math.sin(y * scale) for _, y in points]
    for i, (x, _) in enumerate(points):
        j = (i + 1) % len(points)
        total += x * sines[j] - points[j][0] * sines[i]
    return total / 2 * scale * 6371.0088 ** 2


def polygon_area(polygon):
    rings = [polygon.exterior, *polygon.interiors]
    areas = [abs(ring_area(to_grid(r.coords))) for r in rings]
    return areas[0] - sum(areas[1:])


class Topology:
    """Labels on the left of directed edges."""

    def __init__(self):
        self.left = {}
        self.conflicts = 0

    def add_ring(self, points, label):
        for a, b in zip(points, points[1:] + points[:1]):
            if a == b:
                continue
            if self.left.get((a, b), label) != label:
                self.conflicts += 1
            self.left[(a, b)] = label

    def add_polygon(self, rings, label):
        """rings: grid rings, exterior first, any orientation."""
        for i, points in enumerate(rings):
            if len(points) < 3:
                continue
            wanted = 1 if i == 0 else -1
            self.add_ring(points if ring_area(points) * wanted > 0 else points[::-1], label)

    def edges(self):
        """Undirected edges (a < b) between faces of different labels, as (a, b, left label, right label)."""
        found = []
        for (a, b), label in self.left.items():
            other = self.left.get((b, a))
            if a < b and other != label:
                found.append((a, b, label, other))
            elif a > b and other is None:
                found.append((b, a, None, label))
        return sorted(found, key=lambda e: (e[0], e[1]))


class Arc:
    """A chain of points between two nodes, or a ring without a node; left and right are face labels."""

    def __init__(self, points, left, right):
        self.points = points
        self.left = left
        self.right = right

    def closed(self):
        return self.points[0] == self.points[-1]

    def line(self):
        return LineString(to_degrees(self.points))


def find_nodes(edges):
    """Points where the chain of edges cannot simply go on."""
    around = defaultdict(list)
    for a, b, left, right in edges:
        around[a].append((left, right))
        around[b].append((right, left))
    nodes = set()
    for point, pairs in around.items():
        on_seam = abs(point[0]) == SEAM or point[1] == POLE
        if on_seam or len(pairs) != 2 or set(pairs[0]) != set(pairs[1]):
            nodes.add(point)
    return nodes


def follow(start, following, neighbours, nodes, used):
    points = [start, following]
    used.add(frozenset((start, following)))
    while points[-1] not in nodes and points[-1] != start:
        step = [n for n in neighbours[points[-1]] if frozenset((points[-1], n)) not in used]
        if not step:
            break
        used.add(frozenset((points[-1], step[0])))
        points.append(step[0])
    return points


def build_arcs(edges):
    """Joins edges to arcs, in a fixed order."""
    nodes = find_nodes(edges)
    neighbours, labels = defaultdict(list), {}
    for a, b, left, right in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
        labels[(a, b)] = (left, right)
        labels[(b, a)] = (right, left)
    used, arcs = set(), []
    for start in sorted(nodes) + sorted(set(neighbours) - nodes):
        for following in sorted(neighbours[start]):
            if frozenset((start, following)) not in used:
                points = follow(start, following, neighbours, nodes, used)
                arcs.append(Arc(points, *labels[(points[0], points[1])]))
    return arcs, nodes


def build_faces(arcs):
    """Polygons of the arcs with their labels (None: water inside land)."""
    side = {}
    for arc in arcs:
        for a, b in zip(arc.points, arc.points[1:]):
            side[(a, b)] = arc.left
            side[(b, a)] = arc.right
    faces = []
    for polygon in polygonize([arc.line() for arc in arcs]):
        points = to_grid(orient(polygon).exterior.coords)
        faces.append((side[(points[0], points[1])], polygon))
    return faces


def rings_of(polygon):
    polygon = orient(polygon)
    return [to_grid(r.coords) for r in (polygon.exterior, *polygon.interiors)]


def shape(rings):
    return Polygon(to_degrees(rings[0]), [to_degrees(r) for r in rings[1:]])
