#!/usr/bin/env python3
"""Draws the golden pictures again and compares them, or renews them.

golden.py --program CITYTIES [--out FOLDER] [--update] [NAME…]: a NAME may be a part of names; none: all of them.
"""
import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pictures import HERE, PICTURES  # noqa: E402

SKIPPED = 77


def needs(kind):
    """What is missing for a picture of this kind, in words; nothing where all is there."""
    for module in ("numpy", "PIL"):
        if not importlib.util.find_spec(module):
            return f"{module} of Debian's Python"
    if kind == "window" and not shutil.which("xvfb-run"):
        return "xvfb-run"
    return None


def environment():
    """The same for everybody: software GL, no settings of the desk's owner."""
    # A display of its own scale would change the window; LC_ALL must not matter, so it is left as it is.
    return os.environ | {"LIBGL_ALWAYS_SOFTWARE": "1"}


def draw(program, name, file, more=()):
    kind, arguments = PICTURES[name]
    if kind == "page":
        command = [program, *arguments, *more, "-o", str(file)]
    else:
        command = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24 -noreset", program, *arguments, *more, "--screenshot", str(file)]
    done = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0 or not file.exists():
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}")


def golden(name):
    return HERE / "images" / (name + ".png")


def check(program, name, out):
    """Problems in words; the pictures lie in `out` where there are any."""
    import compare
    out.mkdir(parents=True, exist_ok=True)
    got_file, seen_file = out / (name + ".png"), out / (name + "-difference.png")
    seen_file.unlink(missing_ok=True)
    draw(program, name, got_file)
    if not golden(name).exists():
        return [f"there is no {golden(name)} yet; look at {got_file} and run ./dev golden --update {name}"]
    expected, got = compare.load(golden(name)), compare.load(got_file)
    difference = compare.Difference(expected, got)
    if not difference.problems:
        print(f"{name}: {difference.figures()}")
        return []
    compare.side_by_side(expected, got, difference).save(seen_file)
    where = difference.where()
    return [*difference.problems, *([f"between ({where[0]}, {where[1]}) and ({where[2]}, {where[3]})"] if where else []),
            f"expected | got | what differs: {seen_file}",
            f"If this is meant, look at it and run: ./dev golden --update {name}"]


def update(program, name):
    import compare
    from PIL import Image
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "picture.png"
        draw(program, name, fresh)
        if golden(name).exists() and not compare.Difference(compare.load(golden(name)), compare.load(fresh)).problems:
            return print(f"{name}: the same, kept")
        with Image.open(fresh) as picture:
            compare.small(picture).save(golden(name), optimize=True)
        print(f"{name}: renewed, {golden(name).stat().st_size // 1000} kB: look at {golden(name)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", help="the cityties to try")
    parser.add_argument("--out", type=Path, default=Path("build/golden"), help="where pictures and differences go")
    parser.add_argument("--update", action="store_true", help="renew the golden pictures that differ, instead of comparing")
    parser.add_argument("--list", action="store_true", help="names, one a line")
    parser.add_argument("names", metavar="NAME", nargs="*")
    asked = parser.parse_args()
    if asked.list:
        return print("\n".join(PICTURES))
    names = [name for name in PICTURES if not asked.names or any(part in name for part in asked.names)]
    if asked.names and any(name in PICTURES for name in asked.names):  # whole names mean only themselves
        names = [name for name in PICTURES if name in asked.names]
    if not names:
        parser.error("no such picture; --list names them")
    missing = sorted({lack for name in names if (lack := needs(PICTURES[name][0]))})
    if missing:
        print(f"skipped: no {', no '.join(missing)}")
        sys.exit(SKIPPED)
    if asked.update:
        (HERE / "images").mkdir(exist_ok=True)
        for file in (HERE / "images").glob("*.png"):
            if file.stem not in PICTURES:
                file.unlink()
        return [update(asked.program, name) for name in names] and None
    failed = 0
    for file in sorted((HERE / "images").glob("*.png")):
        if file.stem not in PICTURES:
            failed += 1
            print(f"{file} belongs to no picture of pictures.py")
    for name in names:
        if problems := check(asked.program, name, asked.out):
            failed += 1
            print(f"{name}:\n  " + "\n  ".join(problems))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
