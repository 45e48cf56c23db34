#!/usr/bin/env python3
"""Plants one fault per rule (faults.py) in a copy of the sources, builds the graph tests and sees them fail.

usage: mutate.py [WORD]     with WORD only the faults whose rule or file contains it

Copy and build lie in build/mutate and stay, for a quicker next run; the sources themselves are never touched. A run that takes too
long counts as failed: a fault may loop for ever. Exits 1 when a fault survives.
"""
import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

from faults import FAULTS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "mutate"
COPY, BUILD = FOLDER / "copy", FOLDER / "build"
COPIED = ("CMakeLists.txt", "app", "assets", "geo", "graph", "shaders", "tests")
SECONDS = 120  # for a run; a sound one needs a few

# The test files that a source's faults concern, by the beginning of its name; all others come after them.
NEAREST = {
    "action": ("actions",), "attack": ("structure",), "avenues": ("metrics",), "betweenness": ("betweenness",),
    "brokerage": ("structure",), "city_graph": ("city_graph",), "closure": ("paths", "random_worlds"),
    "constraint": ("structure",), "contingency": ("contingency", "contingency_cities"), "critical": ("metrics",),
    "dependencies": ("betweenness",), "dominator": ("dominator_tree", "contingency"),
    "failure": ("contingency", "contingency_cities"), "isolation": ("paths", "contingency", "contingency_cities", "metrics"),
    "network": ("network",), "pair_sums": ("impact",), "paths": ("paths",), "repair": ("repair", "repair_choices"),
    "takeover": ("actions", "contingency"),
}


def update(source, target):
    """Makes the target equal to the source; what is equal already keeps its time, so that it is not built again."""
    if source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        for name in {p.name for p in target.iterdir()} - {p.name for p in source.iterdir()}:
            path = target / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path in source.iterdir():
            if path.name != "__pycache__":
                update(path, target / path.name)
    elif not target.exists() or not filecmp.cmp(source, target, shallow=False):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def build():
    return subprocess.run(["cmake", "--build", str(BUILD), "--target", "graph_tests", "--parallel", str(os.cpu_count())],
                          capture_output=True, text=True, check=False)


def prepare():
    """A build of the sound sources, of which the tests pass."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        update(ROOT / name, COPY / name)
    # No warnings: a fault may leave something unused, which must not hide it from the tests.
    subprocess.run(["cmake", "-S", str(COPY), "-B", str(BUILD), "-G", "Ninja", "-DCMAKE_CXX_FLAGS=-O1 -w"],
                   capture_output=True, check=True)
    built = build()
    if built.returncode != 0:
        raise SystemExit("the sound sources do not build:\n" + built.stdout[-3000:])
    if fails([]) or any(fails(nearest(start + ".cpp")) for start in NEAREST):
        raise SystemExit("the tests fail without a fault")


def fails(words):
    try:
        return subprocess.run([str(BUILD / "graph_tests"), "--abort", *words], capture_output=True, timeout=SECONDS,
                              check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def nearest(name):
    """Words for the test program that choose the tests of a source."""
    near = [f"[#{test}_test]" for start, tests in NEAREST.items() if name.startswith(start) for test in tests]
    return ["-#", ",".join(near)] if near else []


def survives(path, old, new):
    """True when the tests still pass with the fault in place."""
    file = COPY / path
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace(old, new), encoding="utf-8")
    try:
        if build().returncode != 0:
            raise SystemExit(f"{path}: with the fault it does not compile, which shows nothing: {new}")
        return not fails(nearest(file.name)) and not fails([])
    finally:
        file.write_text(sound, encoding="utf-8")


def misplaced(faults):
    """Faults of which the place is gone, or is none in particular."""
    return [f"{path}: stands there {count} times, not once: {old}" for _, path, old, _ in faults
            if (count := (ROOT / path).read_text(encoding="utf-8").count(old)) != 1]


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    faults = [fault for fault in FAULTS if word in fault[0] or word in fault[1]]
    wrong = misplaced(faults)
    if wrong or not faults:
        raise SystemExit("\n".join(wrong) or f"no fault is about {word}")
    os.environ.setdefault("CCACHE_BASEDIR", str(FOLDER))
    prepare()
    survivors = 0
    for rule, path, old, new in faults:
        alive = survives(path, old, new)
        survivors += alive
        print(f"{'SURVIVES' if alive else 'seen':8}  {rule}", flush=True)
    print(f"{len(faults) - survivors} of {len(faults)} faults seen")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
