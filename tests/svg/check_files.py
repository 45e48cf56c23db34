#!/usr/bin/env python3
"""What readers of the files see: check_files.py --program CITYTIES svg-fonts|pdf|browser

svg-fonts: every letter of every text is in a font that the SVG brings along, which holds little else (fontTools).
pdf:       pdftotext finds the words, Chinese ones too; pdffonts says that all fonts are embedded subsets.
browser:   Chromium opens the SVG without a complaint and shows a map; letters come from the embedded fonts.
"""
import argparse
import base64
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import svg_file  # noqa: E402

DATA, STORY = HERE.parent / "data/us-china-2026-11", HERE.parent / "golden/houston-2020.json"


def skip(lack):
    print(f"skipped: no {lack}")
    sys.exit(77)


def draw(program, file, *more):
    subprocess.run([program, "render", str(DATA), "--scenario", str(STORY), "--step", "1", "--size", "1280x720", *more, "-o", str(file)],
                   check=True, stderr=subprocess.DEVNULL)
    return file


def fonts_of(text):
    """[(family, weight, bytes)] of the faces that a style sheet brings along."""
    found = []
    for face in re.findall(r"@font-face\s*\{(.*?)\}", text, re.S):
        family = re.search(r"font-family:\s*'?([^;']+)'?", face).group(1)
        weight = re.search(r"font-weight:\s*(\w+)", face)
        data = re.search(r"url\(data:[\w/+.-]+;base64,([A-Za-z0-9+/=]+)\)", face)
        if data:
            found.append((family, weight.group(1) if weight else "400", base64.b64decode(data.group(1))))
    return found


def letters(drawing):
    """What is wrong with the fonts that a drawing brings along."""
    from fontTools.ttLib import TTFont
    faces = [(family, weight, TTFont(io.BytesIO(data)), len(data)) for family, weight, data in fonts_of(drawing.text)]
    if not faces:
        yield "no font is embedded"
        return
    used = {c for one in drawing.elements("text") for c in "".join(one.itertext()) if not c.isspace()}
    held = {chr(code) for _, _, font, _ in faces for code in font.getBestCmap()}
    if lost := used - held:
        yield f"in no embedded font: {' '.join(sorted(lost))}"
    for family, weight, font, size in faces:
        if idle := {chr(code) for code in font.getBestCmap() if not chr(code).isspace()} - used:
            if len(idle) > 10:
                yield f"{family} {weight} holds {len(idle)} letters that no text uses"
        if size > 200_000:
            yield f"{family} {weight} has {size} bytes"
    if len(drawing.text) > 15_000_000:
        yield f"the file has {len(drawing.text)} bytes"


def svg_fonts(program, work):
    try:
        import fontTools  # noqa: F401
    except ImportError:
        skip("python3-fonttools")
    for language in ("en", "zh"):
        yield from (f"{language}: {one}" for one in letters(svg_file.Drawing.read(draw(program, work / "map.svg", "--lang", language))))


def pdf(program, work):
    for tool in ("pdftotext", "pdffonts"):
        if not shutil.which(tool):
            skip(f"{tool} (poppler-utils)")
    for language, words in (("zh", ["休斯敦", "北京", "上海", "成都"]), ("en", ["Houston", "Beijing", "Shanghai", "Chengdu"]),
                            ("both", ["Houston", "休斯敦", "Beijing", "北京"])):
        file = draw(program, work / "map.pdf", *(["--names", "both"] if language == "both" else ["--lang", language]))
        text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
        for word in words:
            if word not in text:
                yield f"{language}: pdftotext does not find {word}"
        table = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
        if not table:
            yield f"{language}: pdffonts lists no font"
        for line in table:
            print(f"{language}: {line}")
            if not re.match(r"[A-Z]{6}\+", line):
                yield f"{language}: not a subset: {line}"
            if line.split()[-5:-2] != ["yes", "yes", "yes"]:  # embedded, subset, to Unicode
                yield f"{language}: not embedded, or without its letters' codes: {line}"
        about = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True).stdout
        for key in ("Title", "Subject|Keywords", "Creator"):
            if not re.search(rf"^({key}):\s+\S", about, re.M):
                yield f"{language}: pdfinfo tells no {key}"


def browser(program, work):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        skip("chromium")
    try:
        import numpy
        from PIL import Image
    except ImportError as error:
        skip(error.name)
    file, shot = draw(program, work / "map.svg", "--lang", "zh"), work / "shot.png"
    done = subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr", "--log-level=0",
                           f"--user-data-dir={work / 'profile'}", "--window-size=1280,720", f"--screenshot={shot}", file.as_uri()],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=120)
    for line in done.stdout.splitlines():
        if "CONSOLE" in line or "OTS parsing error" in line or "Failed to decode downloaded font" in line:
            yield f"the browser complains: {line}"
    if not shot.exists():
        yield "the browser made no picture:\n" + done.stdout[-2000:]
        return
    sys.path.insert(0, str(HERE.parent / "golden"))
    import compare
    seen = compare.load(shot)
    draw(program, work / "map.png", "--lang", "zh")
    ours = compare.load(work / "map.png")
    with Image.open(shot) as picture:
        print(f"the browser's picture: {picture.size}")
    height, width = min(seen.shape[0], ours.shape[0]), min(seen.shape[1], ours.shape[1])
    apart = numpy.abs(compare.squares(seen[:height, :width]) - compare.squares(ours[:height, :width]))
    print(f"squares differ by {apart.mean():.2f} on average, {100 * (apart.max(axis=2) > 40).mean():.2f} % by more than 40")
    # The glow is the page's alone, and letters are set by another library.
    if apart.mean() > 6 or (apart.max(axis=2) > 40).mean() > .03:
        compare.side_by_side(ours[:height, :width], seen[:height, :width],
                             compare.Difference(ours[:height, :width], seen[:height, :width])).save("browser-difference.png")
        yield f"the browser shows something else than the PNG: {Path('browser-difference.png').resolve()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("what", choices=("svg-fonts", "pdf", "browser"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        problems = list({"svg-fonts": svg_fonts, "pdf": pdf, "browser": browser}[asked.what](asked.program, Path(folder)))
    print("\n".join(problems) or "in order")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
