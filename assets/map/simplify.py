"""Visvalingam's simplification of shared arcs that keeps the topology.

A point goes only when the triangle with its neighbours holds no other point and the new edge does not exist yet, so
no arc can cross another, no island can jump a coast, and no face can vanish.
"""

import heapq
import math
from collections import defaultdict

from topology import KM, UNIT

CELL = UNIT // 4
MAX_LON_STEP = 5 * UNIT  # straight borders keep a point at least this often, so that they bend with the projection
MIN_RING = 5  # points of a closed arc, its closing point included


def triangle_km2(a, b, c):
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(cross) / 2 * math.cos(math.radians(b[1] / UNIT)) * KM * KM


def turn(a, b, p):
    return (b[0] - a[0]) * (p[1] - a[1]) - (p[0] - a[0]) * (b[1] - a[1])


def inside(a, b, c, p):
    """Is p in the closed triangle?"""
    d, e, f = turn(a, b, p), turn(b, c, p), turn(c, a, p)
    return (d >= 0 and e >= 0 and f >= 0) or (d <= 0 and e <= 0 and f <= 0)


class Simplifier:
    """Works on all arcs at once, smallest triangle first."""

    def __init__(self, arcs, limits):
        self.points = [arc.points[:] for arc in arcs]
        self.arcs = arcs
        self.limits = limits
        self.before = [list(range(-1, len(p) - 1)) for p in self.points]
        self.after = [list(range(1, len(p) + 1)) for p in self.points]
        self.count = [len(p) for p in self.points]
        self.cells = defaultdict(set)
        self.edges = set()
        self.heap = []
        self.current = {}
        self._fill()

    def _fill(self):
        for n, points in enumerate(self.points):
            for p in points:
                self.cells[(p[0] // CELL, p[1] // CELL)].add(p)
            for a, b in zip(points, points[1:]):
                self.edges.add((min(a, b), max(a, b)))
            for i in range(1, len(points) - 1):
                self._push(n, i, 0.0)

    def _push(self, n, i, floor):
        a, b, c = self._corner(n, i)
        weight = max(floor, triangle_km2(a, b, c) / self.limits[n])
        self.current[(n, i)] = weight
        if weight <= 1:
            heapq.heappush(self.heap, (weight, b, n, i))

    def _corner(self, n, i):
        points = self.points[n]
        return points[self.before[n][i]], points[i], points[self.after[n][i]]

    def _blocked(self, n, i):
        a, b, c = self._corner(n, i)
        if self.arcs[n].closed() and self.count[n] <= MIN_RING:
            return True
        if a == c or (min(a, c), max(a, c)) in self.edges or abs(a[0] - c[0]) > MAX_LON_STEP:
            return True
        xs, ys = sorted((a[0], b[0], c[0])), sorted((a[1], b[1], c[1]))
        for cx in range(xs[0] // CELL, xs[2] // CELL + 1):
            for cy in range(ys[0] // CELL, ys[2] // CELL + 1):
                for p in self.cells.get((cx, cy), ()):
                    if p != a and p != b and p != c and inside(a, b, c, p):
                        return True
        return False

    def _remove(self, n, i, weight):
        a, b, c = self._corner(n, i)
        self.cells[(b[0] // CELL, b[1] // CELL)].discard(b)
        self.edges -= {(min(a, b), max(a, b)), (min(b, c), max(b, c))}
        self.edges.add((min(a, c), max(a, c)))
        before, after = self.before[n][i], self.after[n][i]
        self.after[n][before], self.before[n][after] = after, before
        self.current[(n, i)] = None
        self.count[n] -= 1
        for j in (before, after):
            if 0 < j < len(self.points[n]) - 1:
                self._push(n, j, weight)

    def run(self):
        """The simplified points of each arc; points that were blocked get a second chance."""
        removed = True
        while removed:
            removed, blocked = False, []
            while self.heap:
                weight, _, n, i = heapq.heappop(self.heap)
                if self.current[(n, i)] != weight:
                    continue
                if self._blocked(n, i):
                    blocked.append((n, i))
                else:
                    self._remove(n, i, weight)
                    removed = True
            for n, i in blocked:
                if self.current[(n, i)] is not None:
                    self._push(n, i, 0.0)
        return [self._chain(n) for n in range(len(self.points))]

    def _chain(self, n):
        chain, i = [], 0
        while i < len(self.points[n]):
            chain.append(self.points[n][i])
            i = self.after[n][i]
        return chain
