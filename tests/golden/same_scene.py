#!/usr/bin/env python3
"""Window and page show the same scene: same_scene.py --program CITYTIES

The window's camera is found from its posts, which are blue and known by their places on the earth; the page is then drawn at the same
scale, laid over it and compared in the free middle between the panels. Names may stand elsewhere, since what they must make way for
differs; so squares of eight pixels are compared, and a share of them may differ.
"""
import argparse
import itertools
import math
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "svg")]
import golden  # noqa: E402
from pictures import DATA, STORY  # noqa: E402

SIZE, FREE = (1280, 720), (240, 64, 1000, 368)  # the middle: between the panels, above the close-up
BLUE = (86, 180, 233)
CENTRE = (-170.0, 0.0)
SQUARE, APART, SHARE = 8, 14, .08


def blue_spots(pixels):
    """Middles of spots of the posts' blue in the free middle."""
    import numpy
    left, top, right, bottom = FREE
    mask = (numpy.abs(pixels - BLUE).max(axis=2) < 48)
    mask[:top], mask[bottom:], mask[:, :left], mask[:, right:] = False, False, False, False
    spots = []
    while mask.any():
        start = numpy.argwhere(mask)[0]
        spot, open_ = [], [tuple(start)]
        mask[tuple(start)] = False
        while open_:
            y, x = open_.pop()
            spot.append((x, y))
            for v, u in itertools.product((y - 1, y, y + 1), (x - 1, x, x + 1)):
                if mask[v, u]:
                    mask[v, u] = False
                    open_.append((v, u))
        if len(spot) >= 20:
            spots.append(tuple((min(p[k] for p in spot) + max(p[k] for p in spot) + 1) / 2 for k in (0, 1)))
    return spots


def camera_from(spots, places):
    """(scale, left, top, matches) under which most places lie on spots: places on the plane, y up; tried by every two of each."""
    best = (0, None)
    for (a, p), (b, q) in itertools.permutations(list(places.items()), 2):
        for s, t in itertools.permutations(spots, 2):
            plane, page = (q[0] - p[0], p[1] - q[1]), (t[0] - s[0], t[1] - s[1])
            if math.hypot(*page) < 60 or abs(math.remainder(math.atan2(*plane) - math.atan2(*page), 2 * math.pi)) > .02:
                continue
            scale = math.hypot(*page) / math.hypot(*plane)
            left, top = s[0] - scale * p[0], s[1] + scale * p[1]
            found = {id_: spot for id_, (x, y) in places.items() for spot in spots
                     if math.dist(spot, (left + scale * x, top - scale * y)) < 2}
            if len(found) > best[0]:
                best = (len(found), found)
    return best[1]


class Scene:
    def __init__(self, program, work):
        import compare
        import earth
        import svg_file
        self.compare, self.earth, self.svg, self.program, self.work = compare, earth, svg_file, program, work
        self.map = earth.Map("equal-earth", CENTRE)
        self.posts = earth.positions("posts")

    def window(self, step):
        file = self.work / "window.png"
        subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24 -noreset", self.program, "view", DATA, *STORY, "--step", str(step),
                        "--size", f"{SIZE[0]}x{SIZE[1]}", "--scale", "1", "--screenshot", str(file)],
                       env=golden.environment(), check=True, stderr=subprocess.DEVNULL)
        pixels = self.compare.load(file)
        found = camera_from(blue_spots(pixels), {id_: self.map.forward(at) for id_, at in self.posts.items()})
        if not found or len(found) < 6:
            raise RuntimeError(f"only {len(found or ())} posts are where the projection puts them")
        return pixels, self.earth.Camera(self.map, found, self.posts)

    def page(self, step, camera):
        """The page at the scale of the window's camera, laid so that the earth lies as in the window."""
        import numpy
        from PIL import Image
        zoom, file, drawn = 1.0, self.work / "page.svg", None
        for name in ("page.svg", "page.svg", "page.png"):
            file = self.work / name
            subprocess.run([self.program, "render", DATA, *STORY, "--step", str(step), "--size", f"{SIZE[0]}x{SIZE[1]}", "--layout", "bare",
                            "--zoom", f"{zoom:.6f}", "-o", str(file)], check=True, stderr=subprocess.DEVNULL)
            if name.endswith("svg"):
                drawn = self.earth.Camera(self.map, self.svg.Drawing.read(file).marks("posts"), self.posts)
                zoom *= camera.scale / drawn.scale
        with Image.open(file) as picture:
            moved = picture.convert("RGB").transform(SIZE, Image.Transform.AFFINE, (1, 0, drawn.left - camera.left, 0, 1, drawn.top - camera.top),
                                                     Image.Resampling.BILINEAR)
        return numpy.asarray(moved).astype(numpy.int16), drawn

    def share(self, one, other):
        """Of the squares of the free middle that differ."""
        import numpy
        left, top, right, bottom = FREE
        a, b = (x[top:bottom, left:right].astype(float) for x in (one, other))
        rows, columns = (n // SQUARE for n in a.shape[:2])
        a, b = (x[:rows * SQUARE, :columns * SQUARE].reshape(rows, SQUARE, columns, SQUARE, 3).mean(axis=(1, 3)) for x in (a, b))
        return float((numpy.abs(a - b).max(axis=2) > APART).mean())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--out", type=Path, default=Path("build/golden"))
    asked = parser.parse_args()
    for lack in (golden.needs("window"), None if golden.importlib.util.find_spec("pyproj") else "pyproj of Debian's Python"):
        if lack:
            print(f"skipped: no {lack}")
            sys.exit(golden.SKIPPED)
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(asked.program, Path(folder))
        window, camera = scene.window(1)
        errors = sorted(camera.errors.values())  # the largest where marks stand one over another
        print(f"of {len(errors)} posts of the window half lie within {errors[len(errors) // 2]:.2f} pixels of where other formulas put them")
        if errors[len(errors) // 2] > .6:
            problems.append(f"half of the posts of the window lie {errors[len(errors) // 2]:.2f} pixels off")
        page, drawn = scene.page(1, camera)
        if abs(drawn.scale / camera.scale - 1) > .002:
            problems.append(f"the page has a scale of {drawn.scale:.2f} where {camera.scale:.2f} was asked for")
        same = scene.share(window, page)
        faults = {"another step": scene.share(window, scene.page(0, camera)[0]),
                  "eight pixels off": scene.share(window, page.take(range(-8, SIZE[0] - 8), axis=1, mode="wrap"))}
        print(f"{100 * same:.1f} % of the squares differ; " + ", ".join(f"{fault}: {100 * value:.1f} %" for fault, value in faults.items()))
        if same > SHARE:
            problems.append(f"{100 * same:.1f} % of the squares differ between window and page (at most {100 * SHARE:.0f} %)")
        problems += [f"the comparison does not see that the page is {fault}" for fault, value in faults.items() if value <= SHARE]
        if problems:
            asked.out.mkdir(parents=True, exist_ok=True)
            file = asked.out / "same-scene-difference.png"
            scene.compare.side_by_side(window, page, scene.compare.Difference(window, page)).save(file)
            problems.append(f"window | page | what differs: {file}")
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
