#!/usr/bin/python3
"""Holds a `cityties` program to the files under tests/data/analysis: check_expected.py BINARY [WORD]

Each file names its command in `context`; where it keeps a part of a long list, that part is looked for in the program's list,
whose length and sums `context` tells. With WORD only the files whose path contains it. Prints each difference with its command.
"""
import glob
import json
import os
import shlex
import subprocess
import sys

import compare_cli as cli
import expected_analysis as analysis

AT_LEAST = 250  # files; fewer means that they are not where they are looked for


def command_line(binary, about):
    """The program's command line that the context of a file stands for."""
    folder = os.path.join(cli.DATA, about["dataset"])
    words = about["arguments"]
    words = [analysis.scenario_file(folder, w) if n and words[n - 1] == "--scenario" else w for n, w in enumerate(words)]
    return [binary, about["command"], *words, "--data", folder, "--format", "json"]


def listed(expected, got):
    """What of the program's list the file keeps, in the program's order."""
    names = {cli.name_of(entry, n) for n, entry in enumerate(expected)}
    return [entry for n, entry in enumerate(got) if cli.name_of(entry, n) in names]


def about_whole(about, got):
    """[(where, expected, got)] of lengths and sums of whole lists that a file keeps a part of."""
    entries = got.get("contingencies", [])
    whole = {
        **{key: len(got.get(key, [])) for key in ("cities", "betweenness", "contingencies")},
        "pairs_lost_in_all": sum(e["pairs_lost"] for e in entries),
        "synergy_beyond_1e-9": sum(1 for e in entries if abs(e.get("synergy", 0)) > 1e-9),
        "synergy_pairs_lost_not_0": sum(1 for e in entries if e.get("synergy_pairs_lost")),
    }
    return [("context." + key, about[key], value) for key, value in whole.items() if about.get(key, value) != value]


def differences(expected, got):
    about = expected.pop("context")
    found = about_whole(about, got) if "listed" in about else []
    for key in ("cities", "betweenness", "contingencies") if "listed" in about else ():
        if key in expected:
            got[key] = listed(expected[key], got[key])
    if about["command"] == "repair" and got["candidates"] < max(about["candidates"], default=0):  # it counts banned ones too
        found.append(("candidates", f"{about['candidates'][0]} or more", got["candidates"]))
    return found + cli.differences(expected, got)


def check(binary, path):
    """0, or 1 and what differs is printed."""
    with open(path, encoding="utf-8") as file:
        expected = json.load(file)
    line = command_line(binary, expected["context"])
    run = subprocess.run(line, capture_output=True, text=True)
    found = [("exit code", 0, f"{run.returncode}: {run.stderr[:300]}")] if run.returncode \
        else differences(expected, json.loads(run.stdout))
    if found:
        print(f"\n{os.path.relpath(path, cli.DATA)}\n{' '.join(map(shlex.quote, line))}\n  {len(found)} differences")
    for where, wanted, was in found[:5]:
        print(f"  {where or '(all)'}: expected {wanted!r}, got {was!r}")
    return 1 if found else 0


def main():
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    every = sorted(glob.glob(os.path.join(analysis.TARGET, "**", "*.json"), recursive=True))
    if len(every) < AT_LEAST:
        print(f"only {len(every)} files under {analysis.TARGET}")
        return 1
    chosen = [path for path in every if word in path]
    wrong = sum(check(sys.argv[1], path) for path in chosen)
    print(f"{len(chosen)} files, {wrong} with differences")
    return 1 if wrong or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
