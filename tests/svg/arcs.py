"""Ties in an SVG are great circles between their cities, whole but for where the map ends."""
import math
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "oracle"))
import dataset  # noqa: E402  (the oracle's)
import earth  # noqa: E402
import scenario  # noqa: E402
import svg_file  # noqa: E402

NEAR, BESIDE = .5, .4  # pixels


def unit(position):
    longitude, latitude = (math.radians(x) for x in position)
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)


def along(a, b, count=24):
    """Points of the great circle from a to b."""
    u, v = unit(a), unit(b)
    whole = math.radians(earth.angle(a, b))
    for i in range(count + 1):
        s, t = math.sin(whole * (1 - i / count)) / math.sin(whole), math.sin(whole * i / count) / math.sin(whole)
        x, y, z = (s * p + t * q for p, q in zip(u, v))
        yield math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def in_force():
    """id → (a, b) of the agreements between cities in force on the base date, by the oracle."""
    from check_map import BASE_DATE
    state = scenario.state_on(dataset.load(str(earth.DATA)), BASE_DATE)
    cities = earth.positions("cities")
    return {one.id: (one.a, one.b) for one in state.agreements.values() if one.a in cities and one.b in cities}


def loose_ends(parts):
    """Ends of a line's parts at which no other part begins."""
    left = []
    for points, _ in parts:
        for end in (points[0], points[-1]):
            met = next((i for i, other in enumerate(left) if svg_file.length(end, other) < .16), None)
            if met is None:
                left.append(end)
            else:
                left.pop(met)
    return left


def ties(case):
    drawn = {}
    for element, parts in case.drawing.lines("ties"):
        drawn.setdefault(case.drawing.data_id(element), []).extend(parts)
    cities, missing, apart, bent, torn = case.cities, [], [], [], []
    for id_, (a, b) in in_force().items():
        if id_ not in drawn:
            if sum(case.seen(at) for at in along(cities[a], cities[b])) > 1:
                missing.append(id_)
            continue
        ends = [point for points, _ in drawn[id_] for point in (points[0], points[-1])]
        for city in (a, b):
            if case.seen(cities[city]):
                page = case.camera.page(cities[city])
                if min(svg_file.length(page, end) for end in ends) > NEAR:
                    apart.append((id_, city))
        bent.extend(bends(case, id_, cities[a], cities[b], drawn[id_]))
        torn.extend(tears(case, id_, [case.camera.page(cities[one]) for one in (a, b) if case.map.shows(cities[one], 0)], drawn[id_]))
    for found, what in ((missing, "agreements are not drawn"), (apart, "ties do not end at their cities"),
                        (bent, "points of ties lie beside the great circle"), (torn, "ends of ties are loose")):
        if found:
            yield f"{len(found)} {what}, such as {found[:3]}"


def bends(case, id_, a, b, parts):
    """The point of a tie that lies farthest beside the great circle between its cities, if more than rounding tells."""
    places = [at for at in along(a, b, 240) if case.map.shows(at, 0)]
    page = [case.camera.page(at) for at in places]
    # Without the leap from one side of the map to the other.
    pieces, reach = [[]], .3 * case.camera.scale
    for point in page:
        if pieces[-1] and svg_file.length(pieces[-1][-1], point) > reach:
            pieces.append([])
        pieces[-1].append(point)
    pieces = [piece for piece in pieces if len(piece) > 1]
    off, where = 0, None
    for points, _ in parts:
        for point in points[1:-1]:
            x, y = case.plane(point)
            if abs(y) > .9 * case.map.edge[720][1] and not case.map.round or case.map.from_edge((x, y)) < .03:
                continue  # at poles and limbs a hair is a world
            apart = min((earth.distance(piece, point) for piece in pieces), default=1e9)
            if apart > off:
                off, where = apart, point
    if off > BESIDE:
        yield id_, where, f"{off:.2f} pixels"


def tears(case, id_, city_pages, parts):
    """Ends that are neither at a city, nor at the edge of picture or map."""
    for end in loose_ends(parts):
        if not case.at_frame(end) and all(svg_file.length(end, page) > NEAR for page in city_pages) and \
                case.map.from_edge(case.plane(end)) * case.camera.scale > NEAR:
            yield id_, end
