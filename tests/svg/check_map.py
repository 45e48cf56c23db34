#!/usr/bin/env python3
"""What must hold of the SVG of a map in any projection and about any centre, found by reading it and by formulas of our own.

check_map.py --program CITYTIES PROJECTION: the whole earth and the home view about several odd centres, in both languages.
"""
import argparse
import collections
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "oracle"))
try:
    import earth
    import svg_file
except ImportError as error:
    print(f"skipped: no {error.name} of Debian's Python")
    sys.exit(77)

STORY = HERE.parent / "golden/houston-2020.json"
STEP, BASE_DATE, CLOSED = 1, "2020-07-20", "cn-us-houston"
GROUPS = ["land", "borders", "regions", "lakes", "ties", "cities", "posts", "labels", "legend", "frame"]
LONGEST_SEGMENT, LONGEST_CHORD = 0.035, 0.2  # earth radii: geo/base_map.hpp, geo/great_circle.hpp
ROUNDED = 0.15  # pixels: coordinates have one digit behind the point
LAND = 146.735e6 / 6371.0088**2  # of the base map, in square earth radii
CENTRES = [(0, 0), (179.999, 0), (-160, 0), (90, 0), (180, 0), (-180, 0), (-95.4, 0)]
ROUND_CENTRES = [(0, 0), (179.999, 35), (-160, 0), (90, -20), (180, 0), (0, 90), (-170, -50), (-95.36327, 29.76328)]


class Case:
    """One drawing with what is known of it."""

    def __init__(self, program, folder, projection, centre, more):
        file = folder / "map.svg"
        file.unlink(missing_ok=True)
        self.what = f"{projection} about {centre[0]},{centre[1]} {' '.join(more)}"
        command = [program, "render", str(earth.DATA), "--scenario", str(STORY), "--step", str(STEP), "--projection", projection,
                   f"--center={centre[0]},{centre[1]}", "--size", "1280x720", *more, "-o", str(file)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}")
        self.map = earth.Map(projection, centre)
        self.take(svg_file.Drawing.read(file))

    @classmethod
    def of(cls, other, text):
        """The same case with another drawing."""
        case = cls.__new__(cls)
        case.what, case.map = other.what, other.map
        case.take(svg_file.Drawing(text))
        return case

    def take(self, drawing):
        self.drawing = drawing
        self.cities, self.posts = earth.positions("cities"), earth.positions("posts")
        self.city_marks, self.post_marks = self.drawing.marks("cities"), self.drawing.marks("posts")
        if sum(id_ in self.city_marks for id_ in self.cities) < 3:
            raise RuntimeError(f"{self.what}: fewer than three cities have a mark")
        self.camera = earth.Camera(self.map, self.city_marks, self.cities)
        self.clip = self.drawing.clip("map")

    def seen(self, position, spare_degrees=1.0, spare_pixels=2.0):
        """Whether a place is on the map and in the picture."""
        if not self.map.shows(position, spare_degrees):
            return False
        x, y = self.camera.page(position)
        left, top, right, bottom = self.clip
        return left + spare_pixels < x < right - spare_pixels and top + spare_pixels < y < bottom - spare_pixels

    def plane(self, point):
        """On the map's plane, of a point of the page."""
        return (point[0] - self.camera.left) / self.camera.scale, (self.camera.top - point[1]) / self.camera.scale

    def at_frame(self, point):
        """Whether a point lies where the drawing was cut, at or beyond the edge of the picture."""
        left, top, right, bottom = self.clip
        return not (left < point[0] < right and top < point[1] < bottom) or min(
            point[0] - left, right - point[0], point[1] - top, bottom - point[1]) < ROUNDED


def structure(case):
    drawing, order = case.drawing, case.drawing.groups()
    for id_ in GROUPS:
        if id_ not in order:
            yield f"no group {id_}"
    for id_, count in collections.Counter(drawing.ids()).items():
        if count > 1:
            yield f"the id {id_} occurs {count} times"
    for below, above in (("land", "regions"), ("land", "borders"), ("regions", "ties"), ("ties", "cities"), ("ties", "posts"), ("cities", "labels"),
                         ("posts", "labels")):
        if below in order and above in order and order.index(below) > order.index(above):
            yield f"{below} is drawn over {above}"
    words = [svg_file.name(one) for one in drawing.root]
    if "title" not in words or not drawing.root.findtext(svg_file.NAMESPACE + "title").strip():
        yield "the drawing has no title"
    if "desc" not in words or len(drawing.root.findtext(svg_file.NAMESPACE + "desc")) < 40:
        yield "the drawing has no description"
    for element in drawing.root.iter():
        for key, value in element.attrib.items():
            if key in ("d", "x", "y", "cx", "cy", "r", "rx", "ry", "width", "height", "viewBox", "opacity", "transform") and re.search(
                    r"nan|inf|\d[eE][-+]?\d", value, re.I):
                yield f"{svg_file.name(element)} has {key}={value[:40]}"
            if key.endswith("href") and not value.startswith("#"):
                yield f"{svg_file.name(element)} refers to {value[:60]}"
    if re.search(r"<script|url\((?!#|data:)", drawing.text):
        yield "something outside of the file is referred to"


def marks(case):
    for id_, error in case.camera.errors.items():
        if error > .3 and error == max(case.camera.errors.values()):
            yield f"marks are off, {id_} by {error:.2f} pixels"
    missing = [id_ for id_, at in case.cities.items() if case.seen(at) and id_ not in case.city_marks]
    if missing:
        yield f"{len(missing)} cities have no mark, such as {missing[:3]}"
    extra = [id_ for id_, at in case.cities.items() if not case.map.shows(at, -1) and id_ in case.city_marks]
    if extra:
        yield f"cities beyond the edge have marks, such as {extra[:3]}"
    for row in earth.rows("posts"):
        stands = (row["opened"] or "0") <= BASE_DATE and (not row["closed"] or row["closed"] > BASE_DATE)
        at = case.posts[row["id"]]
        if stands and case.seen(at) and row["id"] not in case.post_marks:
            yield f"the post {row['id']} has no mark"
        if not stands and row["id"] in case.post_marks:
            yield f"the post {row['id']} is marked, but was not in force"
    classes = {one.get("data-id"): one.get("class", "") for one in case.drawing.group("posts").iter() if one.get("data-id")}
    if case.seen(case.posts[CLOSED]) and "closed" not in classes.get(CLOSED, ""):
        yield f"the closed post has the class {classes.get(CLOSED)!r}"
    for id_ in ("cities", "posts", "ties"):
        marked = [one for one in case.drawing.group(id_).iter() if one.get("data-id")]
        bare = [one.get("data-id") for one in marked if not (one.findtext(svg_file.NAMESPACE + "title") or "").strip()]
        if bare:
            yield f"{len(bare)} of {len(marked)} {id_} have no title, such as {bare[:3]}"


def segments(case):
    for id_, bound in [(one, LONGEST_SEGMENT) for one in ("land", "lakes", "regions", "borders", "graticule")] + [("ties", LONGEST_CHORD)]:
        longest, where = 0, None
        for element, parts in case.drawing.lines(id_):
            for points, closed in parts:
                for a, b in zip(points, points[1:] + points[:1] if closed else points[1:]):
                    if svg_file.length(a, b) > longest and not (case.at_frame(a) and case.at_frame(b)):
                        longest, where = svg_file.length(a, b), (case.drawing.data_id(element) or element.get("class"), a, b)
        if longest > bound * case.camera.scale + 2 * ROUNDED:
            yield f"{id_}: a segment of {longest:.1f} pixels, at most {bound * case.camera.scale:.1f}: {where}"
        left, top, right, bottom = case.clip
        for element, parts in case.drawing.lines(id_):
            for points, _ in parts:
                x, y = next(((x, y) for x, y in points if not (left - 60 < x < right + 60 and top - 60 < y < bottom + 60)), (None, None))
                if x is not None:
                    yield f"{id_}: a point at {x},{y} outside of the picture"
                    return


def land_and_sea(case):
    rings = [points for _, parts in case.drawing.lines("land") for points, _ in parts if len(points) > 2]
    for what, expected, points in zip(("land", "sea"), (True, False), earth.land_and_sea()):
        places = [at for at in points if case.seen(at, 8 if case.map.projection == "globe" else 1)]
        if places:
            wrong = [at for at, inside in zip(places, earth.holds(rings, [case.camera.page(at) for at in places])) if inside != expected]
            if wrong:
                yield f"{len(wrong)} of {len(places)} points of {what} are not drawn as {what}, such as {wrong[:3]}"
    if case.map.projection == "equal-earth" and "world" in case.what:
        area = sum(sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(ring, ring[1:] + ring[:1])) / 2 for ring in rings)
        area = abs(area) / case.camera.scale**2
        if abs(area / LAND - 1) > .004:
            yield f"the land has {area:.4f} square earth radii instead of {LAND:.4f}"


def words(case, chinese):
    texts = ["".join(one.itertext()) for one in case.drawing.elements("text")]
    if len(texts) < 10:
        yield f"only {len(texts)} texts"
    hanzi = sum(bool(re.search(r"[\u4e00-\u9fff]", one)) for one in texts)
    if chinese and hanzi < len(texts) / 2:
        yield f"{hanzi} of {len(texts)} texts are in Chinese"
    if not chinese and hanzi:
        yield f"{hanzi} texts are in Chinese in an English picture"
    width, height = case.drawing.size()
    for one in case.drawing.elements("text"):
        x, y = float(one.get("x")), float(one.get("y"))
        if not (0 <= x <= width and 0 <= y <= height):
            yield f"the text {''.join(one.itertext())!r} stands at {x},{y}"


def main():
    import arcs
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("projection", choices=earth.PROJECTIONS)
    asked = parser.parse_args()
    centres = ROUND_CENTRES if asked.projection in earth.AZIMUTHAL else CENTRES
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for i, centre in enumerate(centres):
            chinese = i % 2 == 1
            more = ["--fit", "world"] if i != 2 else []  # the home view once
            more += ["--lang", "zh"] if chinese else []
            case = Case(asked.program, Path(folder), asked.projection, centre, more)
            for check in (structure, marks, segments, land_and_sea, arcs.ties, lambda one: words(one, chinese)):
                for problem in check(case):
                    failed += 1
                    print(f"{case.what}: {problem}")
    print(f"{len(centres)} drawings, {failed} problems")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
