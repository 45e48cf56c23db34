"""The 180th meridian and the south pole.

The states layer stops at 179.9 degrees on both sides and at 89.9 degrees south. Its ends are moved to the seam and to
the pole, and the two sides of the seam get the same latitudes, so that a program can join them again exactly.
"""

from topology import POLE, SEAM

NEAR_SEAM = 17989500
NEAR_POLE = -8989500
SHORT = 5000  # a shorter touch of the seam is an island that ends there, not one that goes on


def snap(point):
    x, y = point
    if abs(x) >= NEAR_SEAM:
        x = SEAM if x > 0 else -SEAM
    return x, POLE if y <= NEAR_POLE else y


def straight(a, b, c):
    on_seam = a[0] == b[0] == c[0] and abs(b[0]) == SEAM
    return on_seam or a[1] == b[1] == c[1] == POLE


def drop_straight(points):
    """Leaves only the ends of each run along the seam or the pole."""
    kept = []
    for i, point in enumerate(points):
        before, after = points[i - 1], points[(i + 1) % len(points)]
        if point != before and not straight(before, point, after):
            kept.append(point)
    return kept


def touches(points):
    """Index lists of the runs of ring points that lie on the seam; the ring is rotated to start off it."""
    runs, inside = [], False
    for i, point in enumerate(points):
        on_seam = abs(point[0]) == SEAM
        if on_seam and inside:
            runs[-1].append(i)
        elif on_seam:
            runs.append([i])
        inside = on_seam
    return runs


def snap_ring(points):
    start = next((i for i, p in enumerate(points) if abs(p[0]) < NEAR_SEAM), 0)
    points = points[start:] + points[:start]
    snapped = [snap(p) for p in points]
    for run in touches(snapped):
        ys = [points[i][1] for i in run]
        if max(ys) - min(ys) < SHORT:
            for i in run:
                snapped[i] = points[i]
    return drop_straight([p for i, p in enumerate(snapped) if p != snapped[i - 1]])


def seam_intervals(rings, x):
    """The latitude intervals that rings run along one side of the seam."""
    found = set()
    for points in rings:
        for a, b in zip(points, points[1:] + points[:1]):
            if a[0] == b[0] == x and a != b:
                found.add((min(a[1], b[1]), max(a[1], b[1])))
    return sorted(found)


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def match_sides(rings):
    """A map from seam points to the points that both sides share."""
    east, west = seam_intervals(rings, SEAM), seam_intervals(rings, -SEAM)
    moves = {}
    for a in east:
        b = max(west, key=lambda w: overlap(a, w))
        if overlap(a, b) <= 0:
            raise SystemExit(f"seam: nothing on the west side for {a}")
        for mine, other in zip(a, b):
            mean = (mine + other) // 2
            moves[(SEAM, mine)] = (SEAM, mean)
            moves[(-SEAM, other)] = (-SEAM, mean)
    if len(east) != len(west):
        raise SystemExit(f"seam: {len(east)} intervals in the east, {len(west)} in the west")
    return moves


def move_rings(rings, moves):
    return [[moves.get(p, p) for p in points] for points in rings]
