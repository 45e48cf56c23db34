"""The files under tests/data/analysis: metrics, path, contingency and repair on the small datasets and on the frozen one.

Each `context` names the command and its arguments as the program takes them (to which `--data` and the dataset are added), so a
test needs no table of its own. Everything else is what the program prints, except for what `context` says was left out.
"""
import glob
import json
import os
import random

import contingency
import dataset as ds
import impact
import metrics
import repair
import routes
import setting as st

DATA = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data"))
SCENARIOS = os.path.normpath(os.path.join(DATA, "..", "..", "assets", "scenarios"))
TARGET = os.path.join(DATA, "analysis")
PRESETS = ("ties", "local", "national")
FROZEN, DAY = "us-china-2026-11", "2020-07-20"
MODULES = {"metrics": metrics, "path": routes, "contingency": contingency, "repair": repair}
ALL = "posts,agreements,cities"
METRICS_VARIANTS = {
    "from-XA": ["--from", "XA"], "cities-capitals": ["--cities", "capitals"], "cities-tied": ["--cities", "tied"],
    "countries-XA-XB": ["--countries", "XA,XB"], "weight-region": ["--weight", "region"],
    "date-2015": ["--date", "2015-01-01"],
}
FROZEN_PATHS = (("us-tx-houston", "cn-gd-shenzhen"), ("us-ms-jackson", "cn-sc-chengdu"), ("cn-sc-chengdu", "us-az-phoenix"),
                ("cn-sh-shanghai", "us-ca-los-angeles"))


def run(folder, command, arguments):
    """What the oracle's command prints; a scenario is a file of the dataset's folder or the id of a shipped one."""
    words = [scenario_file(folder, w) if n and arguments[n - 1] == "--scenario" else w for n, w in enumerate(arguments)]
    module = MODULES[command]
    return module.compute(module.arguments([folder, *words]))


def scenario_file(folder, name):
    return os.path.join(folder, name) if name.endswith(".json") else os.path.join(SCENARIOS, name + ".json")


def dump(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def lines(figures):
    """One line for each key, and for each entry of a list of objects."""
    parts = []
    for key, value in figures.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            parts.append(f"  {dump(key)}: [\n" + ",\n".join("    " + dump(entry) for entry in value) + "\n  ]")
        else:
            parts.append(f"  {dump(key)}: {dump(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def write(name, stem, command, arguments, choose=None):
    folder = os.path.join(DATA, name)
    figures, about = run(folder, command, arguments), {"dataset": name, "command": command, "arguments": arguments}
    if command == "repair":
        about["candidates"] = figures.pop("candidates")
        about["best_of_first_step"] = figures.pop("first_step")[:10]
    if choose:
        about.update(choose(figures))
    target = os.path.join(TARGET, os.path.basename(name))
    os.makedirs(target, exist_ok=True)
    with open(os.path.join(target, stem + ".json"), "w", encoding="utf-8") as file:
        file.write(lines({"context": about, **figures}))


# --- what of a long list is kept ----------------------------------------------------------------------------------------

def top_and_every(top, every):
    """The first entries of a ranking, and every so many-th of all, in its order."""
    def choose(figures):
        entries = figures["contingencies"]
        figures["contingencies"] = [e for n, e in enumerate(entries) if n < top or n % every == 0]
        about = {"listed": f"the first {top} and every {every}th of all, from the first, in the order of the whole list",
                 "contingencies": len(entries), "pairs_lost_in_all": sum(e["pairs_lost"] for e in entries)}
        if entries and "synergy" in entries[0]:
            about["synergy_beyond_1e-9"] = sum(1 for e in entries if abs(e["synergy"]) > 1e-9)
            about["synergy_pairs_lost_not_0"] = sum(1 for e in entries if e["synergy_pairs_lost"])
        return about
    return choose


def some_of_metrics(figures):
    about = {"listed": "every 10th city; the first 100 of betweenness, in the order of the whole list"}
    for key in ("cities", "betweenness"):
        if key in figures:
            about[key] = len(figures[key])
    figures["betweenness"] = figures["betweenness"][:100]
    if "cities" in figures:
        figures["cities"] = figures["cities"][::10]
    return about


# --- small datasets -----------------------------------------------------------------------------------------------------

def make_small(name):
    folder = os.path.join(DATA, name)
    dated = [] if ds.load(folder).facts.get("as_of") else ["--date", "2020-06-01"]
    three = name.endswith("three-countries")
    write(name, "metrics-graph-cities", "metrics", ["--graph", "cities", *dated])
    for preset in PRESETS:
        channels = ["--channels", preset, *dated]
        write(name, f"metrics-{preset}", "metrics", channels)
        small_contingencies(name, preset, channels, three)
        small_paths(name, folder, preset, channels)
    for variant, extra in METRICS_VARIANTS.items() if three else ():
        write(name, f"metrics-local-{variant}", "metrics", ["--channels", "local", *extra])
        write(name, f"contingency-1-local-{variant}", "contingency", ["--channels", "local", "--elements", ALL, *extra])
    for path in sorted(glob.glob(os.path.join(folder, "scenario-*.json"))):
        small_repairs(name, path)


def small_contingencies(name, preset, channels, three):
    first = [*channels, "--order", "1", "--elements"]
    write(name, f"contingency-1-{preset}-all", "contingency", [*first, ALL])
    if preset != "ties":
        for takeover in ("embassy", "nearest"):
            write(name, f"contingency-1-{preset}-posts-{takeover}", "contingency",
                  [*first, "posts", "--takeover", takeover])
    takeover = {"ties": "none", "local": "none", "national": "nearest"}[preset]
    elements = ALL if preset == "local" or not three else "posts,agreements"
    write(name, f"contingency-2-{preset}-{takeover}", "contingency",
          [*channels, "--order", "2", "--elements", elements, "--takeover", takeover, "--all"])


def small_paths(name, folder, preset, channels):
    setting = st.Setting(metrics.arguments([folder, *channels]))
    cities, country = setting.net.cities(), setting.net.country
    pairs = [(u, v) for u in cities for v in cities if country[u] != country[v]]
    for n, (u, v) in enumerate(random.Random(name + preset).sample(pairs, min(4, len(pairs)))):
        write(name, f"path-{preset}-{n + 1}", "path", [u, v, "-k", "5", *channels])


def small_repairs(name, path):
    scenario, base = impact.read_scenario(path), os.path.basename(path)
    stem = base[len("scenario-"):-len(".json")]
    for step in sorted({1, len(scenario["steps"])}):
        for kinds in ("reopen,district", "agreement", "virtual"):
            write(name, f"repair-{stem}-step{step}-{kinds.replace(',', '-')}", "repair",
                  ["--scenario", base, "--step", str(step), "-k", "2", "--candidates", kinds])


# --- the frozen dataset -----------------------------------------------------------------------------------------------------

def make_frozen():
    dated = ["--date", DAY]
    write(FROZEN, "metrics-graph-cities", "metrics", ["--graph", "cities", *dated], some_of_metrics)
    for preset in PRESETS:
        channels = ["--channels", preset, *dated]
        write(FROZEN, f"metrics-{preset}", "metrics", channels, some_of_metrics)
        write(FROZEN, f"contingency-1-{preset}", "contingency", [*channels, "--order", "1"])
        for n, (u, v) in enumerate(FROZEN_PATHS):
            write(FROZEN, f"path-{preset}-{n + 1}", "path", [u, v, "-k", "8", *channels])
    local = ["--channels", "local", *dated]
    for takeover in ("embassy", "nearest"):
        for order in ("1", "2"):
            write(FROZEN, f"contingency-{order}-local-posts-{takeover}", "contingency",
                  [*local, "--order", order, "--elements", "posts", "--takeover", takeover, *["--all"] * (order == "2")])
    write(FROZEN, "contingency-1-local-cities", "contingency", [*local, "--elements", "cities"], top_and_every(50, 7))
    for step in ("1", "3"):
        write(FROZEN, f"repair-houston-2020-step{step}-reopen-district", "repair",
              ["--scenario", "houston-2020", "--step", step, "-k", "2", "--candidates", "reopen,district"])
    for kinds in ("agreement", "virtual"):
        write(FROZEN, f"repair-houston-2020-step1-capitals-{kinds}", "repair",
              ["--scenario", "houston-2020", "--step", "1", "-k", "2", "--candidates", kinds, "--cities", "capitals"])


def make_frozen_pairs(presets):
    """All 54,615 pairs of elements under each preset: minutes each."""
    for preset in presets:
        write(FROZEN, f"contingency-2-{preset}", "contingency",
              ["--channels", preset, "--date", DAY, "--order", "2", "--all"], top_and_every(200, 97))


def make(parts):
    if "small" in parts:
        for folder in sorted(glob.glob(os.path.join(DATA, "small", "*"))):
            make_small(os.path.relpath(folder, DATA))
    if "frozen" in parts:
        make_frozen()
    make_frozen_pairs([p for p in PRESETS if {"pairs", "pairs-" + p} & parts])
