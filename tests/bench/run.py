#!/usr/bin/env python3
"""Runs the benchmarks and their peers one after the other on this machine and writes their sections of RESULTS.md."""
import argparse
import datetime
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import map_peers
import measure
import tables
from measure import HERE, ROOT

DATA = ROOT / "tests/data/us-china-2026-11"
HOUSTON = ["--scenario", "houston-2020", "--step", "1"]


def processes(build):
    program, results = str(build / "cityties"), {}
    commands = {"cityties impact --scenario houston-2020 --step 1": ["impact", *HOUSTON, "--format", "json"],
                "cityties contingency": ["contingency", "--format", "json"],
                "cityties contingency --order 2": ["contingency", "--order", "2", "--format", "json"],
                "cityties metrics": ["metrics", "--format", "json"],
                "cityties repair --scenario houston-2020 --step 1": ["repair", *HOUSTON, "--format", "json"],
                "cityties render --scenario houston-2020 --step 1 --size 1280x720":
                    ["render", *HOUSTON, "--size", "1280x720", "-o", str(build / "bench.png")]}
    for name, words in commands.items():
        results |= measure.process(name, [program, *words])
    oracle = ["/usr/bin/python3", str(ROOT / "tests/oracle/impact.py"), str(DATA), "--scenario",
              str(ROOT / "assets/scenarios/houston-2020.json"), "--step", "1"]
    return results | measure.process("the Python oracle, the same (fastest of three)", oracle, runs=3)


def matching(pattern):
    return lambda build: measure.benchmarks(build, pattern)


def with_networkx(part):
    return lambda build: measure.benchmarks(build, part + "/") | measure.networkx(part)


# name: (title, what is compared, measuring, table)
PARTS = {
    "analysis": ("Reading and analysing",
                 "Frozen U.S.–China data, 20 July 2020: 582 vertices, 1,384 ties. Peers' graphs are made beforehand.",
                 with_networkx("analysis"), tables.analysis),
    "contingency": ("N-1 and N-2 on U.S.–China",
                    "The same network; every post and agreement fails, or every two. Peers search all pairs again for each "
                    "contingency and sum efficiency, nothing else. Where a sample was measured, it is spread evenly and extrapolated.",
                    with_networkx("contingency"), tables.contingency),
    "world": ("N-1 over the world's sister cities",
              "`--channels ties`: a path may walk every tie, and each costs 1. Peers' time is that of one search of all pairs × the number of ties.",
              matching("world/"), tables.world),
    "betweenness": ("Exact betweenness",
                    "The graphs of cities of the world data and of KONECT's twin network. Peers use one thread, as they come.",
                    matching("betweenness/"), tables.betweenness),
    "repair": ("Repair", "Houston closed on the frozen data; default candidates (reopen, district, agreement).",
               matching("repair/"), tables.repair),
    "growth": ("Growth with size",
               "Generated: preferential attachment (Barabási & Albert 1999), each city joins one or two earlier ones in turn, drawn "
               "by degree, so that degrees follow a power law of exponent 3 and have mean 3; 50 countries and positions at random. "
               "Time, and peak memory (VmHWM) of a process of its own, in which the network is also generated.",
               matching("growth/(network|isolate|parts|cores|triangles|least_costs|hops|betweenness)/|growth/n1/(6250|12500|25000)/"),
               tables.growth),
    "growth-n1-large": ("Growth with size: the largest N-1", "As above.", matching("growth/n1/50000/"), tables.growth_large),
    "map": ("Base map", "Natural Earth as shipped.", matching("map/"), tables.basemap),
    "map-peers": ("The map beside others",
                  "The 32,034 ties of the world's sister cities as great circles over Natural Earth's land 1:50m, 1280 × 720, Equal Earth about 170° W "
                  "where not said otherwise; the window and browsers with software GL (Mesa llvmpipe, Chromium's SwiftShader; d3-geo's canvas by the "
                  "processor). Ours also draws lakes, borders, names, legend and credits, and, but where said, gathers ties into flows, as one "
                  "would to read them; the others draw every tie. Peers: d3-geo 3.1.2, sigma.js 3.0.3, deck.gl 9.4.0 of npm; QGIS and cartopy of Debian. "
                  "The scripts are in tests/bench/map_peers.", map_peers.measure, map_peers.form),
    "process": ("Whole processes", "On the built-in data, with as many threads as there are cores; the oracle on the frozen data, with one. Peak memory is the system's ru_maxrss.", processes, tables.process),
}
NEEDS_WORLD = {"world", "betweenness", "map-peers"}
LONG = {"growth-n1-large": "some five minutes"}  # only when named


def first_line(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, text=True)
    return done.stdout.strip().split("\n")[0]


def field(path, pattern):
    found = re.search(pattern, Path(path).read_text(encoding="utf-8"), re.M)
    return found.group(1) if found else "unknown"


def machine(build):
    """Of what and on what: figures of another one do not stand beside these."""
    gib = int(field("/proc/meminfo", r"MemTotal:\s+(\d+)")) / 2**20
    flags = " ".join(re.findall(r"(?<!\S)-[Ofm]\S+", field(build / "build.ninja", r"^  FLAGS = (.*)$")))
    debian = field("/etc/os-release", r'PRETTY_NAME="(.*)"')
    boost = field("/usr/include/boost/version.hpp", r'define BOOST_LIB_VERSION "(.*)"').replace("_", ".")
    nx = first_line(["/usr/bin/python3", "-c", "import networkx, platform; print(networkx.__version__, platform.python_version())"])
    return (f"{os.cpu_count()} × {field('/proc/cpuinfo', r'model name.*: (.*)')}, {gib:.0f} GiB; {debian}, "
            f"g++ {first_line(['g++', '-dumpfullversion'])} {flags}; igraph {first_line(['pkg-config', '--modversion', 'igraph'])}, "
            f"Boost {boost}, networkx {nx.replace(' ', ' on Python ')}.")


HEADING = """# Last figures

`./dev bench` runs our side and the peers (igraph's C library, Boost.Graph, networkx) one after the other on the same machine
and the same input, and writes this file; `./dev bench NAME…` measures and replaces only the sections named. The world data is not
part of the project: `CITYTIES_WORLD_DATA` names its folder. What takes less than a second is the median of five. Ratios within a
section are what counts: × 3 means that it takes three times as long as ours.

Machine: """


LOADED = 0.1  # of the processors' time used by others: times are too long, and ratios doubtful


def section(name, results, how):
    title, compared, _, form = PARTS[name]
    return f"## {title}\n\n{compared}\n\n{form(results)}\n\n{how}\n"


def measured(name, build):
    print(f"== {name}", file=sys.stderr)
    began, elsewhere, start = datetime.datetime.now(datetime.timezone.utc), measure.Elsewhere(), time.monotonic()
    results = PARTS[name][2](build)
    others, used = elsewhere.told()
    how = (f"`./dev bench {name}`, {began:%d %B %Y %H:%M} UTC, {time.monotonic() - start:.0f} s ({used:.0f} s of processor time); "
           f"meanwhile others used {100 * others:.0f} % of the processors' time.")
    if others > LOADED:
        how += " **The machine was loaded: times are too long, and ratios doubtful.**"
    return section(name, results, how), any("ms" in one for one in results.values())


def sections_of(text):
    """The sections of a file by title, in order, without what stands before the first."""
    parts = re.split(r"^(?=## )", text, flags=re.M)[1:]
    return {part.split("\n", 1)[0][3:]: part.strip() + "\n" for part in parts}


def merged(old, new, on):
    """The file with new sections in the place of old ones, ours first; what was written by hand stays."""
    kept = sections_of(old) | new
    for name in LONG:
        kept.setdefault(PARTS[name][0], f"## {PARTS[name][0]}\n\nNot measured yet: `./dev bench {name}`, {LONG[name]}.\n")
    titles = [part[0] for part in PARTS.values()]
    order = [title for title in titles if title in kept] + [title for title in kept if title not in titles]
    return "\n".join([HEADING + on + "\n", *(kept[title] for title in order)])


def arguments():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__, epilog="NAME is one of: " + ", ".join(
        name + (f" (only when named: {LONG[name]})" if name in LONG else "") for name in PARTS) + "; all: each of them.")
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--world", metavar="FOLDER", help="world data: sister-cities and konect-twin; default: $CITYTIES_WORLD_DATA")
    parser.add_argument("--results", metavar="FILE", type=Path, default=HERE / "RESULTS.md", help="the file to write")
    parser.add_argument("names", metavar="NAME", nargs="*", help="what to measure")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in [*PARTS, "all"]]:
        parser.error(f"no such NAME: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    return asked


def main():
    asked = arguments()
    if asked.world:
        os.environ["CITYTIES_WORLD_DATA"] = str(Path(asked.world).resolve())
    names = [name for name in PARTS if name in asked.names or "all" in asked.names or not asked.names and name not in LONG]
    if not os.environ.get("CITYTIES_WORLD_DATA") and not NEEDS_WORLD.isdisjoint(names):
        print("No world data (CITYTIES_WORLD_DATA or --world FOLDER): N-1 over the world, betweenness and the map beside others are left out.", file=sys.stderr)
    old = asked.results.read_text(encoding="utf-8") if asked.results.exists() else ""
    on = machine(asked.build)
    theirs = re.search(r"^Machine: (.*)$", old, re.M)
    if theirs and theirs.group(1) != on and len(names) < len(PARTS) - len(LONG):
        sys.exit(f"{asked.results} is of another machine or other versions:\n  {theirs.group(1)}\nthan this:\n  {on}\n"
                 "Measure everything, or write to another file with --results FILE.")
    new = {}
    for name in names:
        text, any_measured = measured(name, asked.build)
        print(text)
        if not any_measured and PARTS[name][0] in sections_of(old):
            print(f"Nothing was measured: the section of {name} stays as it was.", file=sys.stderr)
            continue
        new[PARTS[name][0]] = text
        # At once, so that a run that is broken off has kept what it measured.
        asked.results.write_text(merged(old, new, on), encoding="utf-8")


if __name__ == "__main__":
    main()
