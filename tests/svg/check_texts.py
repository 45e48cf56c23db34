#!/usr/bin/env python3
"""Texts of an SVG stand on the page and not on each other: check_texts.py --program CITYTIES

Their widths are those of the fonts that the SVG brings along, as a browser sets them (fontTools).
"""
import argparse
import functools
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import check_files  # noqa: E402
import svg_file  # noqa: E402

try:
    from fontTools.ttLib import TTFont
except ImportError:
    print("skipped: no python3-fonttools")
    sys.exit(77)

DATA, STORY, THREE = check_files.DATA, check_files.STORY, HERE.parent / "data/small/three-countries"
CAPITALS, CHINESE, BELOW = .73, .88, .2  # of the size: height of Latin and of Chinese letters, depth below the line
SPARE = 1.0  # pixels
CLOSED = [str(DATA), "--scenario", str(STORY), "--step", "1"]
PICTURES = (
    [*CLOSED], [*CLOSED, "--lang", "zh"], [*CLOSED, "--names", "both", "--size", "1000x800"],
    [*CLOSED, "--layout", "side-by-side", "--lang", "zh", "--size", "960x540"],
    [*CLOSED, "--layout", "contact-sheet", "--size", "297x210mm"], [*CLOSED, "--layout", "contact-sheet", "--lang", "zh"],
    [*CLOSED, "--layout", "bare", "--size", "89x60mm"], [*CLOSED, "--layout", "bare", "--fit", "US-TX,US-LA", "--names", "both"],
    [*CLOSED, "--content", "difference", "--size", "210x297mm", "--lang", "zh"], [*CLOSED, "--projection", "globe", "--center=100,-40"],
    [*CLOSED, "--projection", "azimuthal-equidistant", "--center=0,-90", "--layout", "bare", "--names", "both"],
    [str(THREE), "--projection", "mercator", "--fit", "world"],
    [*CLOSED, "--layout", "bare", "--flows", "countries", "--size", "60x60mm", "--lang", "zh"],
    [*CLOSED, "--layout", "bare", "--flows", "cells", "--size", "60x60mm"],
)


@functools.lru_cache(maxsize=32)
def font(data):
    found = TTFont(io.BytesIO(data))
    return found.getBestCmap(), found["hmtx"].metrics, found["head"].unitsPerEm


def rules(css):
    """Class → declarations."""
    return {name: dict(one.split(":", 1) for one in body.split(";") if ":" in one)
            for name, body in re.findall(r"^\.([pt]\d+)\{(.*?)\}$", css, re.M)}


def width(text, style, faces):
    """Pixels that a text takes, by the advances of its letters, each from the first face that has it."""
    size, weight = float(style["font-size"].removesuffix("px")), style.get("font-weight", "400")
    spacing = float(style.get("letter-spacing", "0px").removesuffix("px"))
    wanted = sorted(faces, key=lambda one: (one[0] != "Inter", one[1] != weight))
    total = -spacing
    for letter in text:
        held = next((face for face in (font(data) for _, _, data in wanted) if ord(letter) in face[0]), None)
        total += spacing + (size * held[1][held[0][ord(letter)]][0] / held[2] if held else size / 2)
    return total, size


def boxes(drawing):
    """[(text, is a name on the map, (left, top, right, foot), depth)] of all texts."""
    css, faces = rules(drawing.text), check_files.fonts_of(drawing.text)
    found = []
    for one in drawing.elements("text"):
        text = "".join(one.itertext())
        style = next(css[name] for name in one.get("class").split() if name in css)
        wide, size = width(text, style, faces)
        x, y = float(one.get("x")) - (wide if one.get("text-anchor") == "end" else 0), float(one.get("y"))
        high = CHINESE if re.search(r"[\u3000-\u9fff]", text) else CAPITALS
        found.append((text, "label" in one.get("class").split(), (x, y - high * size, x + wide, y), y + BELOW * size))
    return found


def overlap(a, b):
    return min(a[2], b[2]) - max(a[0], b[0]) > SPARE and min(a[3], b[3]) - max(a[1], b[1]) > SPARE


def texts(drawing):
    """Texts that leave the page or lie on another, and names that lie under a panel."""
    wide, high = drawing.size()
    found = boxes(drawing)
    panels = [tuple(float(one.get(key)) for key in ("x", "y", "width", "height"))
              for one in drawing.elements("rect") if "panel" in (one.get("class") or "").split()]
    for i, (text, name, box, low) in enumerate(found):
        if box[0] < -SPARE or box[1] < -SPARE or box[2] > wide + SPARE or low > high + SPARE:
            yield f"{text!r} leaves the page: {[round(x) for x in box]}"
        for other, _, that, _ in found[:i]:
            if overlap(box, that):
                yield f"{text!r} lies on {other!r}: {[round(x) for x in box]}"
        if name and any(overlap(box, (x, y, x + w, y + h)) for x, y, w, h in panels):
            yield f"{text!r} lies under a panel: {[round(x) for x in box]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    asked = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.svg"
        for picture in PICTURES:
            more = picture if "--size" in picture else [*picture, "--size", "1280x720"]
            subprocess.run([asked.program, "render", *more, "-o", str(file)], check=True, stderr=subprocess.DEVNULL)
            for problem in texts(svg_file.Drawing.read(file)):
                failed += 1
                print(f"{' '.join(picture[1:])}: {problem}")
    print(f"{len(PICTURES)} drawings, {failed} problems")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
