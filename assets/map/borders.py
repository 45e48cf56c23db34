"""Border lines: interior arcs by kind, and the disputed lines of the source."""

from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.ops import linemerge, unary_union
from shapely.prepared import prep

from names import DISPUTED_PAIRS, country_of
from topology import Arc, to_degrees

NEAR = 0.04  # degrees between a disputed line and the generalised border that it is
SHORT_RUN = 0.12
SHORT_REST = 0.25
DISPUTED_PARTS = {  # borders that are disputed inside a box only
    frozenset(("IN", "PK")): box(73.0, 32.6, 78.0, 37.0),  # the Line of Control and the working boundary
    frozenset(("RU", "UA")): box(32.5, 44.0, 36.7, 46.5),  # Crimea
}


def countries_of(arc):
    return frozenset(map(country_of, (arc.left, arc.right)))


def is_interior(arc):
    return arc.left is not None and arc.right is not None


def is_country(arc):
    return is_interior(arc) and country_of(arc.left) != country_of(arc.right)


def edge_marks(points, zone):
    marks = []
    for a, b in zip(points, points[1:]):
        middle = Point((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        marks.append(zone.contains(Point(a)) and zone.contains(Point(b)) and zone.contains(middle))
    return marks


def runs_of(marks):
    """[(mark, first edge, last edge + 1)]"""
    runs = []
    for i, mark in enumerate(marks):
        if runs and runs[-1][0] == mark:
            runs[-1][2] = i + 1
        else:
            runs.append([mark, i, i + 1])
    return runs


def smooth(marks, points):
    """Short runs take the mark of what is around them."""
    for wanted in (False, True):
        for mark, first, last in runs_of(marks):
            length = LineString(points[first:last + 1]).length
            if mark == wanted and length < SHORT_RUN and last - first < len(marks):
                marks[first:last] = [not mark] * (last - first)
    return marks


def split_disputed(arcs, disputed):
    """Cuts arcs where a disputed stretch begins or ends and marks the stretches."""
    lines = unary_union([line.buffer(NEAR) for line in disputed])
    zone = prep(lines)
    parts = {pair: prep(unary_union([lines, area])) for pair, area in DISPUTED_PARTS.items()}
    result = []
    for arc in arcs:
        arc.disputed = is_country(arc) and countries_of(arc) in DISPUTED_PAIRS
        area = parts.get(countries_of(arc), zone) if is_country(arc) else zone
        if arc.disputed or not is_country(arc) or not area.intersects(arc.line()):
            result.append(arc)
            continue
        points = to_degrees(arc.points)
        for mark, first, last in runs_of(smooth(edge_marks(points, area), points)):
            part = Arc(arc.points[first:last + 1], arc.left, arc.right)
            part.disputed = mark
            result.append(part)
    return result


def free_disputed(arcs, disputed):
    """What the disputed lines have beyond the borders and coasts of the map."""
    nearby = unary_union(disputed).buffer(1)
    drawn = [arc.line() for arc in arcs if arc.line().intersects(nearby)]
    rest = unary_union(disputed).difference(unary_union([line.buffer(NEAR) for line in drawn]))
    merged = linemerge(rest) if rest.geom_type == "MultiLineString" else rest
    return [line for line in lines_of(merged) if line.length > SHORT_REST]


def lines_of(geometry):
    if geometry.geom_type == "LineString":
        return [] if geometry.is_empty else [geometry]
    return [line for part in getattr(geometry, "geoms", ()) for line in lines_of(part)]


def kind_of(arc):
    if getattr(arc, "disputed", False):
        return "disputed"
    return "country" if country_of(arc.left) != country_of(arc.right) else "region"


def merged(lines):
    whole = linemerge(MultiLineString(lines)) if len(lines) > 1 else lines[0]
    return sorted(lines_of(whole), key=lambda line: (-line.length, line.coords[0]))


def border_lines(arcs, lakes, rest):
    """[(kind, line)]: region lines stop at the shores of lakes, country lines go on."""
    groups = {"country": [], "region": [], "disputed": list(rest)}
    for arc in filter(is_interior, arcs):
        groups[kind_of(arc)].append(arc.line())
    water = unary_union(lakes)
    groups["region"] = [piece for line in groups["region"] for piece in lines_of(line.difference(water))]
    return [(kind, line) for kind in sorted(groups) for line in merged(groups[kind])]
