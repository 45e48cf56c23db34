#!/usr/bin/python3
"""Writes every expected file under tests/data from the oracle: make_expected.py [impact] [small] [frozen] [pairs | pairs-PRESET…]

Run it only when the data or the specification changed. Without a part named it writes them all: impact's, the analysis of the small
and of the frozen dataset, and (about ten minutes) all pairs of elements of the latter.
"""
import glob
import json
import os
import sys

import dataset as ds
import expected_analysis
import impact

DATA = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data"))
PRESETS = ("ties", "local", "national")
FROZEN = "us-china-2026-11"
EVERY = 10  # of the cities of the large dataset, besides those affected

# Further options, each tried on the last step of one scenario.
VARIANTS = {
    "three-countries/agreements": {
        "from-XA": ["--from", "XA"],
        "weight-population": ["--weight", "population"],
        "weight-region": ["--weight", "region"],
        "cities-tied": ["--cities", "tied"],
        "cities-capitals": ["--cities", "capitals"],
    },
    "three-countries/closures": {
        "countries-XA-XB": ["--countries", "XA,XB"],
        "capitals-from-XB-by-region": ["--cities", "capitals", "--from", "XB", "--weight", "region"],
        "date-2015": ["--date", "2015-01-01"],
    },
    "undated/dates": {"undated-out": ["--undated", "out"]},
    "no-ties/first-tie": {"weight-population": ["--weight", "population"], "cities-tied": ["--cities", "tied"]},
    "parallel/strengths": {"weight-population": ["--weight", "population"]},
}


def one_per_line(value, indent=""):
    """JSON with objects opened to the second level and one line for each region or city."""
    if isinstance(value, dict) and len(indent) < 2:
        inner = indent + "  "
        lines = [f"{inner}{json.dumps(k)}: {one_per_line(v, inner)}" for k, v in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + indent + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        inner = indent + "  "
        return "[\n" + ",\n".join(inner + one_per_line(v, inner) for v in value) + "\n" + indent + "]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def context(folder, scenario, options):
    return {
        "dataset": os.path.relpath(folder, DATA), "scenario": scenario, "step": options.step,
        "date": options.date, "channels": options.channels, "from": options.from_,
        "countries": sorted(options.countries) if options.countries else None,
        "cities": options.cities, "weight": options.weight, "undated": options.undated,
    }


def some_cities(figures):
    """The affected cities and every tenth of all by id, in the order of the whole list."""
    ids = sorted(entry["city"] for entry in figures["cities"])
    kept = set(ids[::EVERY]) | set(figures["affected"]["cities"])
    return [entry for entry in figures["cities"] if entry["city"] in kept]


def write(target, folder, study, options, shown, cut):
    figures = study.detail(options.step)
    about = context(folder, shown, options)
    about["cities_listed"] = len(figures["cities"])
    if cut:
        figures["cities"] = some_cities(figures)
    with open(target, "w", encoding="utf-8") as file:
        file.write(one_per_line({"context": about, **figures}) + "\n")


def make(folder, scenario_file, stem, presets, steps, shown, extra=(), suffix="", cut=False):
    """One file for each preset and step; `steps(preset)` is "all" or "last"."""
    data, scenario = ds.load(folder), impact.read_scenario(scenario_file)
    every = range(len(scenario["steps"]) + 1)
    for preset in presets:
        options = impact.arguments([folder, "--scenario", scenario_file, "--channels", preset, *extra])
        study = impact.Study(data, scenario, options)
        for options.step in (every if steps(preset) == "all" else every[-1:]):
            target = f"{stem}-step{options.step}-{preset}{suffix}.json"
            write(target, folder, study, options, shown, cut)


def make_small(folder):
    """All steps under the scenario's own preset, the last under the others, and the variants."""
    for old in glob.glob(os.path.join(folder, "expected-*.json")):
        os.remove(old)
    for path in sorted(glob.glob(os.path.join(folder, "scenario-*.json"))):
        base = os.path.basename(path)
        name = base[len("scenario-"):-len(".json")]
        own = impact.read_scenario(path).get("channels", "local")
        stem = os.path.join(folder, "expected-" + name)
        make(folder, path, stem, PRESETS, lambda p: "all" if p == own else "last", base)
        for variant, extra in VARIANTS.get(os.path.basename(folder) + "/" + name, {}).items():
            make(folder, path, stem, [own], lambda p: "last", base, extra, "-" + variant)


def make_frozen():
    target = os.path.join(DATA, "expected", FROZEN)
    os.makedirs(target, exist_ok=True)
    scenario = os.path.join(DATA, "..", "..", "assets", "scenarios", "houston-2020.json")
    make(os.path.join(DATA, FROZEN), scenario, os.path.join(target, "houston-2020"), PRESETS, lambda p: "all",
         "houston-2020", cut=True)


def main():
    parts = set(sys.argv[1:]) or {"impact", "small", "frozen", "pairs"}
    if "impact" in parts:
        for folder in sorted(glob.glob(os.path.join(DATA, "small", "*"))):
            make_small(folder)
        make_frozen()
    expected_analysis.make(parts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
