#!/usr/bin/python3
"""Runs a `cityties` program beside the oracle: compare_cli.py BINARY [--random 50] [--seed 1] [--only impact,metrics,…]

Small datasets, the frozen one and seeded random worlds; numbers within 1e-12, ids and counts exactly, lists in their order. For
each difference it prints the command line that shows it.
"""
import argparse
import functools
import glob
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile

import contingency
import dataset as ds
import impact
import metrics
import random_world
import repair
import routes
import scenario as sc
import setting as st

DATA = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data"))
SCENARIOS = os.path.normpath(os.path.join(DATA, "..", "..", "assets", "scenarios"))
COMMANDS = ("impact", "metrics", "path", "contingency", "repair")
PRESETS = ("ties", "local", "national")
TOLERANCE = 1e-12
OWN = {"first_step", "candidates"}  # what only the oracle prints
VARIANTS = (
    [], ["--from", "XA"], ["--cities", "tied"], ["--cities", "capitals"], ["--weight", "population"],
    ["--weight", "region"], ["--countries", "XA,XB"], ["--undated", "out"], ["--date", "2012-03-04"],
    ["--cities", "tied", "--weight", "population", "--from", "XB"],
)
FROZEN_VARIANTS = ([], ["--from", "US"], ["--cities", "tied", "--weight", "population"])


# --- comparing ------------------------------------------------------------------------------------------------------

def name_of(entry, index):
    if isinstance(entry, dict):
        for key in ("id", "city", "region", "elements", "step"):
            if key in entry:
                return str(entry[key])
    return str(index)


def differences(expected, got, where=""):
    """[(where, expected, got)] in reading order."""
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [(where, expected, got)]
        found = []
        for key, value in expected.items():
            if key in OWN:
                continue
            if key not in got:
                found.append((f"{where}.{key}", value, "missing"))
            else:
                found += differences(value, got[key], f"{where}.{key}")
        return found
    if isinstance(expected, list):
        return list_differences(expected, got, where)
    if isinstance(expected, bool) or not isinstance(expected, (int, float)):
        return [] if expected == got else [(where, expected, got)]
    if isinstance(got, bool) or not isinstance(got, (int, float)):
        return [(where, expected, got)]
    near = abs(expected - got) <= TOLERANCE * max(1.0, abs(expected))
    return [] if near and not (isinstance(expected, int) and expected != got) else [(where, expected, got)]


def list_differences(expected, got, where):
    if not isinstance(got, list):
        return [(where, expected, got)]
    names, theirs = ([name_of(e, n) for n, e in enumerate(side)] for side in (expected, got))
    if names != theirs:
        missing, extra = [n for n in names if n not in set(theirs)], [n for n in theirs if n not in set(names)]
        if missing or extra:
            return [(where, f"{len(names)} entries; only there: {missing[:5]}", f"{len(theirs)}; only here: {extra[:5]}")]
        first = next(n for n, pair in enumerate(zip(names, theirs)) if pair[0] != pair[1])
        found = [(where + " order", f"at {first}: {names[first:first + 2]}", f"{theirs[first:first + 2]}")]
        by_name = dict(zip(theirs, got))
        got = [by_name[n] for n in names]
    else:
        found = []
    for n, entry in enumerate(expected):
        found += differences(entry, got[n], f"{where}[{names[n]}]")
    return found


# --- running --------------------------------------------------------------------------------------------------------

class Runner:
    def __init__(self, binary, show):
        self.binary, self.show = binary, show
        self.runs, self.wrong = {}, {}

    def compare(self, command, arguments, expected):
        """`expected` is a function, so that what it raises is compared too."""
        line = [self.binary, command, *arguments, "--format", "json"]
        run = subprocess.run(line, capture_output=True, text=True)
        self.runs[command] = self.runs.get(command, 0) + 1
        found = self.judge(run, expected)
        if found:
            self.wrong[command] = self.wrong.get(command, 0) + 1
            print(f"\n{' '.join(map(shlex.quote, line))}\n  {len(found)} differences")
            for where, ours, theirs in found[:self.show]:
                print(f"  {where or '(all)'}: expected {ours!r}, got {theirs!r}")

    @staticmethod
    def judge(run, expected):
        try:
            wanted, code = expected(), 0
        except (ds.DataError, sc.ScenarioError) as error:
            wanted, code = str(error), 1
        if run.returncode != code:
            return [("exit code", code if code == 0 else f"{code}: {wanted}", f"{run.returncode}: {run.stderr[:300]}")]
        try:
            return differences(wanted, json.loads(run.stdout)) if code == 0 else []
        except ValueError as error:
            return [("stdout", "JSON", str(error))]

    def report(self):
        """The exit code: 1 where anything differs, or nothing ran."""
        print()
        for command in COMMANDS:
            print(f"{command}: {self.runs.get(command, 0)} runs, {self.wrong.get(command, 0)} with differences")
        return 1 if self.wrong or not self.runs else 0


class Case:
    """One dataset with some options, and the scenarios tried on it."""

    def __init__(self, runner, only, folder, scenarios, small):
        self.runner, self.folder, self.scenarios, self.small = runner, folder, scenarios, small
        self.commands = only
        self.data = ds.load(folder)

    def knows(self, options):
        """A country without cities is wrong usage, which is not what is compared here."""
        asked = [v for n, v in zip(options[::2], options[1::2]) if n in ("--from", "--countries")]
        return {c for v in asked for c in v.split(",")} <= {c.country for c in self.data.cities.values()}

    def run(self, options, pick):
        for command in self.commands:
            getattr(self, command)(options, pick)

    def without_scenario(self, options):
        dated = "--date" in options or self.data.facts.get("as_of")
        return options if dated else [*options, "--date", "2020-06-01"]

    def impact(self, options, pick):
        for path in self.scenarios:
            parsed = impact.arguments([self.folder, "--scenario", path, *options])
            scenario = impact.read_scenario(path)
            study = functools.cache(lambda: impact.Study(self.data, scenario, parsed))
            every = range(len(scenario["steps"]) + 1)
            for step in every if self.small and len(options) == 2 else every[-1:]:
                self.runner.compare("impact", [self.folder, "--scenario", path, "--step", str(step), *options],
                                    lambda: study().detail(step))

    def applies(self, path, options):
        """Whether every step of the scenario can be applied with these options."""
        parsed, scenario = impact.arguments([self.folder, "--scenario", path, *options]), impact.read_scenario(path)
        try:
            sc.run(self.data, scenario, len(scenario["steps"]), parsed.date or scenario["base_date"], parsed.undated)
        except sc.ScenarioError:
            return False
        return True

    def metrics(self, options, pick):
        options = self.without_scenario(options)
        for extra in ([], ["--graph", "cities"]):
            line = [self.folder, *options, *extra]
            self.runner.compare("metrics", [*line, "--top", "1000000"],
                                lambda: metrics.of(st.Setting(metrics.arguments(line), self.data)))

    def path(self, options, pick):
        kept = without(self.without_scenario(options), "--from", "--cities", "--weight")
        setting = st.Setting(routes.arguments([self.folder, *kept, "", ""]), self.data)
        country = {c: setting.net.country[c] for c in setting.net.cities()}
        pairs = [(u, v) for u in country for v in country if country[u] != country[v]]
        for u, v in pick.sample(pairs, min(4, len(pairs))):
            k = pick.choice((1, 3, 10))
            self.runner.compare("path", [u, v, "--data", self.folder, "-k", str(k), *kept],
                                lambda: routes.of(setting, u, v, k))

    def contingency(self, options, pick):
        options = self.without_scenario(options)
        orders = ("1", "2") if self.small else ("1",)
        for order in orders:
            line = [self.folder, *options, "--order", order, "--takeover", pick.choice(("none", "embassy", "nearest")),
                    "--elements", pick.choice(("posts,agreements", "posts", "agreements", "posts,agreements,cities"))]
            whole = ["--all"] if order == "2" else []
            self.runner.compare("contingency", line + whole, lambda: contingency.compute(contingency.arguments(line)))

    def repair(self, options, pick):
        for path in self.scenarios:
            if not self.small and not path.endswith("houston-2020.json"):
                continue
            kinds = pick.choice(("reopen,district", "agreement", "virtual", "reopen,district,agreement,virtual")) \
                if self.small else "reopen,district"
            last = len(impact.read_scenario(path)["steps"])
            step = pick.randint(1, last)
            if not self.applies(path, options):  # the program works out every step, the oracle those up to the one asked for
                step = last
            line = [self.folder, "--scenario", path, "--step", str(step), "-k", "2", "--candidates", kinds, *options]
            self.runner.compare("repair", line, lambda: repair.compute(repair.arguments(line)))


def without(options, *names):
    result = []
    for name, value in zip(options[::2], options[1::2]):
        if name not in names:
            result += [name, value]
    return result


# --- what is tried ------------------------------------------------------------------------------------------------------

def small_cases(runner, only):
    for folder in sorted(glob.glob(os.path.join(DATA, "small", "*"))):
        yield Case(runner, only, folder, sorted(glob.glob(os.path.join(folder, "scenario-*.json"))), True), VARIANTS


def frozen_case(runner, only):
    scenarios = [os.path.join(SCENARIOS, "houston-2020.json")]
    yield Case(runner, only, os.path.join(DATA, "us-china-2026-11"), scenarios, False), FROZEN_VARIANTS


def random_cases(runner, only, seeds, keep):
    for seed in seeds:
        folder = os.path.join(keep, f"world-{seed}")
        random_world.write(seed, folder)
        case = Case(runner, only, folder, [os.path.join(folder, "scenario.json")], True)
        yield case, ([], random.Random(seed).choice(VARIANTS[1:]))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--random", type=int, default=50, help="how many random worlds")
    parser.add_argument("--seed", type=int, default=1, help="of the first of them")
    parser.add_argument("--only", default=",".join(COMMANDS), type=lambda text: text.split(","))
    parser.add_argument("--keep", default=os.path.join(tempfile.gettempdir(), "cityties-worlds"),
                        help="where random worlds are written, and stay")
    parser.add_argument("--no-frozen", action="store_true")
    parser.add_argument("--no-small", action="store_true")
    parser.add_argument("--one-preset", action="store_true", help="try each variant under one preset, not all three")
    parser.add_argument("--show", type=int, default=5, help="differences printed of each run")
    return parser.parse_args()


def main():
    options = arguments()
    runner = Runner(options.binary, options.show)
    cases = [] if options.no_small else list(small_cases(runner, options.only))
    cases += [] if options.no_frozen else list(frozen_case(runner, options.only))
    seeds = range(options.seed, options.seed + options.random)
    for number, (case, variants) in enumerate([*cases, *random_cases(runner, options.only, seeds, options.keep)]):
        for turn, variant in enumerate(variants):
            presets = [PRESETS[(number + turn) % 3]] if options.one_preset else PRESETS
            for preset in presets if case.knows(variant) else ():
                pick = random.Random(f"{os.path.basename(case.folder)} {preset} {variant}")
                case.run(["--channels", preset, *variant], pick)
    return runner.report()


if __name__ == "__main__":
    sys.exit(main())
