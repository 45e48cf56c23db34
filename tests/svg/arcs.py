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

NEAR = .5  # pixels


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
    """Points of a tie that are not on the great circle between its cities."""
    u, v = unit(a), unit(b)
    normal = (u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
    size = math.sqrt(sum(x * x for x in normal))
    for points, _ in parts:
        for point in points[1:-1]:
            x, y = (point[0] - case.camera.left) / case.camera.scale, (case.camera.top - point[1]) / case.camera.scale
            place = case.map.proj(x, y, inverse=True)
            if not math.isfinite(place[0]) or not case.map.shows(place, 2) or abs(place[1]) > 80:
                continue
            off = abs(math.asin(max(-1, min(1, sum(p * q for p, q in zip(unit(place), normal)) / size))))
            # A tenth of a pixel, by how much the map is stretched there: twice, to be fair to shapes far from the centre.
            foot = case.map.forward((place[0], place[1]))
            other = case.map.forward((place[0], place[1] + .1))
            across = math.radians(.1) / max(1e-9, math.dist(foot, other))
            if off > 3 * svg_rounding(case) * max(1.0, across, 1 / max(.05, math.cos(math.radians(place[1])))):
                yield id_, point, f"{math.degrees(off):.2f} degrees"
                return


def svg_rounding(case):
    return .1 / case.camera.scale


def tears(case, id_, city_pages, parts):
    """Ends that are neither at a city, nor at the edge of picture or map, nor joined across the seam."""
    for end in loose_ends(parts):
        if case.at_frame(end) or any(svg_file.length(end, page) <= NEAR for page in city_pages):
            continue
        x, y = (end[0] - case.camera.left) / case.camera.scale, (case.camera.top - end[1]) / case.camera.scale
        if not at_edge(case.map, x, y, 2 * svg_rounding(case)):
            yield id_, end


def at_edge(map_, x, y, near):
    """Whether a point of the plane lies at the edge of the map, within `near` earth radii."""
    if map_.projection == "globe":
        return abs(math.hypot(x, y) - 1) < near
    if map_.projection == "azimuthal-equidistant":
        return abs(math.hypot(x, y) - math.pi) < near
    if map_.projection == "mercator" and abs(abs(y) - math.pi) < near:
        return True
    # About a meridian the edge is where longitudes are 180 degrees from the centre: the latitude of this height there.
    low, high = -90.0, 90.0
    for _ in range(50):
        middle = (low + high) / 2
        if map_.proj(map_.centre[0] + 179.999999, middle)[1] < y:
            low = middle
        else:
            high = middle
    return abs(abs(x) - abs(map_.proj(map_.centre[0] + 179.999999, low)[0])) < 2 * near
