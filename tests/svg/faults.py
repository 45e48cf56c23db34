#!/usr/bin/env python3
"""Plants faults in SVGs that are in order and sees that each check finds its own: faults.py --program CITYTIES

Every fault is one that a change of the program could make; a check that misses one is no check.
"""
import argparse
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
try:
    import check_files
    import check_map
    import check_texts
    import svg_file
except ImportError as error:
    print(f"skipped: no {error.name} of Debian's Python")
    sys.exit(77)
import arcs  # noqa: E402

MARK = re.compile(r'<circle class="[^"]*" data-id="us-[^"]*" cx="([\d.]+)"')


def changed(text, pattern, put, count=1):
    """The text with what matches replaced; a fault that changes nothing is a fault of ours."""
    result, times = re.subn(pattern, put, text, count=count, flags=re.S)
    if not times or result == text:
        raise RuntimeError(f"nothing to doctor: {pattern}")
    return result


def group(text, id_, change):
    """The text with the inside of one group changed."""
    start = text.index(f'<g id="{id_}">')
    end = text.index('\n<g id="', start + 1)
    return text[:start] + change(text[start:end]) + text[end:]


def thinned(d, keep):
    """A path of which only some points are left, in absolute coordinates."""
    parts = []
    for points, closed in svg_file.subpaths(d):
        left = [*points[::keep], points[-1]]
        parts.append("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in left) + ("z" if closed else ""))
    return "".join(parts)


def halved(d):
    """The first half of a path's points."""
    points = svg_file.subpaths(d)[0][0]
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points[:len(points) // 2])


def coarse(pattern, keep):
    """Fewer points in the longest path that matches."""
    def doctor(text):
        found = max(re.finditer(pattern + r'[^>]* d="([^"]+)"', text), key=lambda one: len(one.group(1)))
        return text[:found.start(1)] + thinned(found.group(1), keep) + text[found.end(1):]
    return doctor


def tie_path(change):
    """The path of a tie that is one piece, changed."""
    def doctor(text):
        found = next(one for one in re.finditer(r'<path class="tie agreement [^"]*" data-id="sister-city[^"]*" d="([^"]+)"', text)
                     if one.group(1).count("M") == 1 and len(one.group(1)) > 90)
        return text[:found.start(1)] + change(found.group(1)) + text[found.end(1):]
    return doctor


def without_tie(text):
    found = next(one for one in re.finditer(r'<path class="tie agreement [^"]*" data-id="(sister-city[^"]*)"[^\n]*\n', text)
                 if text.count(f'data-id="{one.group(1)}"') == 1)
    return text.replace(found.group(0), "")


def joined(text):
    """Both parts of a tie that the seam cuts, drawn as one line."""
    pattern = r'<path class="tie agreement [^"]*" data-id="(sister-city[^"]*)" d="([^"]+)"><title>[^\n]*</path>\n' \
              r'<path class="tie agreement [^"]*" data-id="\1" d="([^"]+)"'
    found = re.search(pattern, text)
    first, second = found.group(2), thinned(found.group(3), 1)
    return text[:found.start(2)] + first + "L" + second[1:] + text[found.end(2):]


def moved_marks(text):
    """One mark three pixels to the east."""
    return changed(text, MARK.pattern, lambda one: one.group(0).replace(f'cx="{one.group(1)}"', f'cx="{float(one.group(1)) + 3:.1f}"'))


def flooded(text):
    """A square of land in the Pacific."""
    return group(text, "land", lambda inside: inside.replace(' d="M', ' d="M380 330l5 0 5 0 5 0 5 0 5 0 5 0 5 0 5 0 5 0 5 0 0 60-55 0zM', 1))


def sunk(text):
    """Without the largest ring of land."""
    def change(inside):
        rings = re.findall(r"M[^Mz]*z", inside)
        return inside.replace(max(rings, key=len), "")
    return group(text, "land", change)


def titleless(id_):
    return lambda text: group(text, id_, lambda inside: changed(inside, r"<title>[^<]*</title>", ""))


def under(text):
    """The cities drawn before the ties."""
    start, end, ties = (text.index(f'<g id="{id_}">') for id_ in ("cities", "posts", "ties"))
    return text[:ties] + text[start:end] + text[ties:start] + text[end:]


# check → what is drawn, and its faults.
WORLD, CHINESE = ["--fit", "world"], ["--fit", "world", "--lang", "zh"]
MAPS = {
    check_map.structure: {
        "a group under another name": lambda text: text.replace('<g id="lakes">', '<g id="water">'),
        "an id twice": lambda text: text.replace("</svg>", '<g id="land"/></svg>'),
        "cities under ties": under,
        "no description": lambda text: changed(text, r"<desc.*?</desc>", ""),
        "no title": lambda text: changed(text, r"<title id.*?</title>", ""),
        "a coordinate that is no number": lambda text: changed(text, r' cx="[\d.]+"', ' cx="nan"'),
        "a script": lambda text: text.replace("<defs>", "<script/><defs>"),
        "a picture from elsewhere": lambda text: text.replace("<defs>", '<image href="http://example.org/a.png"/><defs>'),
    },
    check_map.marks: {
        "a mark three pixels off": moved_marks,
        "a city without its mark": lambda text: changed(text, MARK.pattern + r"[^\n]*\n", ""),
        "a closed post as if open": lambda text: changed(text, 'class="post closed"', 'class="post"', 0),
        "a city without a title": titleless("cities"),
    },
    check_map.segments: {
        "land with few points": coarse('<path class="[^"]*land', 40),
        "a border with few points": coarse('<path class="border', 30),
        "a point far outside": lambda text: group(text, "land", lambda inside: inside.replace(' d="M', ' d="M-900 -900l1 1zM', 1)),
        "a tie as one straight line": tie_path(lambda d: thinned(d, 10000)),
    },
    check_map.land_and_sea: {"land in the Pacific": flooded, "a continent gone": sunk},
    arcs.ties: {
        "a tie left out": without_tie,
        "a tie that ends beside its city": tie_path(lambda d: re.sub(r"^M([\d.]+)", lambda one: f"M{float(one.group(1)) + 4:.1f}", d)),
        "a tie with half of it gone": tie_path(halved),
    },
    check_map.words: {
        "English among Chinese": lambda text: re.sub(r"(<text [^>]*>)[^<]*[\u4e00-\u9fff][^<]*</text>", r"\1Name</text>", text),
        "a text off the page": lambda text: changed(text, r'(<text [^>]*)y="[\d.]+"', r'\1y="800"'),
    },
}
FILES = {
    check_files.letters: {
        "a letter that no font has": lambda text: changed(text, r"(<text [^>]*>)[^<]", r"\1龘"),
        "no font at all": lambda text: re.sub(r"@font-face\s*\{.*?\}", "", text, flags=re.S),
        "a font with hundreds of letters that no text uses": lambda text: re.sub(r"(<text [^>]*>)[^<]*(</text>)", r"\1A\2", text),
    },
    check_texts.texts: {
        "two names on one spot": lambda text: changed(
            text, r'(<text class="label [^>]*?)x="[\d.]+" y="[\d.]+"([^\n]*\n<text class="label [^>]*?)x="[\d.]+" y="[\d.]+"',
            r'\1x="400" y="300"\2x="405" y="303"'),
        "a name that the edge cuts": lambda text: changed(text, r'(<text class="label [^>]*?)x="[\d.]+"', r'\1x="1270"'),
        "a name over the panel": lambda text: changed(text, r'(<text class="label [^>]*?)x="[\d.]+" y="[\d.]+"', r'\1x="1030" y="45"'),
    },
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    asked = parser.parse_args()
    bad = []

    def judge(check, fault, problems):
        print(f"{'seen' if problems else 'MISSED'}: {check.__name__}: {fault}" + (f" ({problems[0][:110]})" if problems else ""))
        if not problems:
            bad.append(fault)

    with tempfile.TemporaryDirectory() as folder:
        sound = check_map.Case(asked.program, Path(folder), "equal-earth", (-160, 0), CHINESE)
        text = sound.drawing.text
        for check in (*MAPS, *FILES):
            found = list(check(sound, True) if check is check_map.words else check(sound if check in MAPS else sound.drawing))
            if found:
                print(f"{check.__name__} complains of a drawing that is in order: {found[0]}")
                bad.append(check.__name__)
        for check, faults in MAPS.items():
            for fault, doctor in faults.items():
                case = check_map.Case.of(sound, doctor(text))
                judge(check, fault, list(check(case, True) if check is check_map.words else check(case)))
        for check, faults in FILES.items():
            for fault, doctor in faults.items():
                judge(check, fault, list(check(check_map.Case.of(sound, doctor(text)).drawing)))
        # A seam that ties cross: about Greenwich they do.
        seam = check_map.Case(asked.program, Path(folder), "equal-earth", (0, 0), WORLD)
        judge(check_map.segments, "a tie that leaps over the map", list(check_map.segments(check_map.Case.of(seam, joined(seam.drawing.text)))))
        print(f"{len(bad)} missed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
