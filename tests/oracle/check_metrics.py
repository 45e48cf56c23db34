#!/usr/bin/python3
"""Holds `cityties metrics` to the oracle, networkx and igraph: check_metrics.py PROGRAM

Random datasets of two and three countries, and the frozen one. Exits 77 where networkx or igraph is missing.
"""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from types import SimpleNamespace

try:
    import networkx as nx
    import metrics_by_formula as metrics  # which reads igraph
except ImportError as missing:
    print(f"skipped: {missing} (Debian: python3-networkx python3-igraph)")
    sys.exit(77)

import dataset as ds

DATA = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data"))
DATE = "2020-01-01"
CLOSE = 1e-12


def write(folder, layer, columns, rows):
    with open(os.path.join(folder, layer + ".csv"), "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])


def random_dataset(folder, dice, plain):
    """`plain`: cities and agreements only, in a sparse graph with trees, cycles and parts."""
    countries = ["XA", "XB", "XC"][:dice.choice((2, 3))]
    cities, regions, codes = [], [], []
    for country in countries:
        for r in range(2):
            codes.append((f"{country}-{r}", country))
            same = f"{country}c0" if not plain and r == 0 and dice.random() < 0.3 else ""
            regions.append([f"r{country}{r}".lower(), codes[-1][0], country, codes[-1][0], same])
        for c in range(dice.randint(12, 30) if plain else dice.randint(1, 5)):
            code = dice.choice([code for code, of in codes if of == country] + [""])
            cities.append([f"{country}c{c}", f"City {c}", country, code, dice.uniform(-60, 60), dice.uniform(-170, 170),
                           dice.randint(1, 90)])
    alias = {row[0]: row[4] for row in regions if row[4]}
    places = [c[0] for c in cities] + ([] if plain else [r[0] for r in regions])
    agreements = []
    for a in range(dice.randint(20, 110) if plain else dice.randint(2, 14)):
        x, y = dice.choice(places), dice.choice(places)
        if alias.get(x, x) != alias.get(y, y):
            agreements.append([f"t{a}", "sister_city", x, y, dice.choice((1, 1, 0.5))])
    write(folder, "cities", ["id", "name", "country", "region_code", "lat", "lon", "population"], cities)
    write(folder, "agreements", ["id", "kind", "a", "b", "strength"], agreements)
    if plain:
        return
    posts, districts = [], []
    for p in range(dice.randint(0, 5)):
        sender, host = dice.sample(countries, 2)
        posts.append([f"p{p}", f"Post {p}", dice.choice(("embassy", "consulate")), sender, host,
                      dice.uniform(-60, 60), dice.uniform(-170, 170)])
        districts += [[f"p{p}", code] for code, of in codes if of == host and dice.random() < 0.6]
    write(folder, "regions", ["id", "name", "country", "region_code", "same_as_city"], regions)
    write(folder, "posts", ["id", "name", "kind", "sending_country", "host_country", "lat", "lon"], posts)
    write(folder, "districts", ["post_id", "region_code"], districts)


def printed_json(program, folder, *words):
    done = subprocess.run([program, "metrics", folder, "--date", DATE, "--format", "json", *words],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"metrics {' '.join(words)}: exit {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def run(program, folder, *words):
    printed = printed_json(program, folder, *words)
    del printed["context"]
    order = [(-round(e["value"], 12), e["id"].encode()) for e in printed["betweenness"]]
    assert order == sorted(order), "the ranking is out of order"
    printed["betweenness"] = {e["id"]: e["value"] for e in printed["betweenness"]}
    return printed


def difference(expected, got, where="", scale=1.0):
    """The first difference; "" where there is none."""
    if isinstance(expected, dict) and isinstance(got, dict):
        if expected.keys() != got.keys():
            return f"{where}: keys differ: {sorted(expected.keys() ^ got.keys())[:5]}"
        if where.endswith("betweenness"):
            scale = max([1.0, *expected.values()])
        pairs = [(expected[k], got[k], f"{where}/{k}") for k in expected]
    elif isinstance(expected, list) and isinstance(got, list):
        if len(expected) != len(got):
            return f"{where}: {len(expected)} expected, got {len(got)}"
        pairs = [(e, g, f"{where}/{i}") for i, (e, g) in enumerate(zip(expected, got))]
    elif isinstance(expected, float) and isinstance(got, (int, float)):
        return "" if abs(expected - got) <= CLOSE * max(scale, abs(expected)) else f"{where}: {expected} expected, got {got}"
    else:
        return "" if expected == got else f"{where}: {expected} expected, got {got}"
    return next(filter(None, (difference(e, g, w, scale) for e, g, w in pairs)), "")


def check(problems, what, expected, got):
    found = difference(expected, got)
    if found:
        problems.append(f"{what}{found}")


def check_networks(program, problems, dice, rounds):
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            random_dataset(folder, dice, plain=False)
            data = ds.load(folder)
            for channels in ("ties", "local", "national"):
                options = SimpleNamespace(channels=channels, countries=None, cities="all", weight="equal", from_=None)
                options.from_ = dice.choice((None, None, "XA"))
                options.weight = dice.choice(("equal", "equal", "population", "region"))
                options.cities = dice.choice(("all", "all", "tied"))
                words = ["--channels", channels, "--weight", options.weight, "--cities", options.cities]
                words += ["--from", options.from_] if options.from_ else []
                expected, got = metrics.of_network(data, DATE, options), run(program, folder, *words)
                check(problems, f"network {number} {' '.join(words)}: ", expected, got)


def check_constraint(program, problems, what, folder, graph):
    """Burt's, by igraph; a graph between two countries only has none to print."""
    printed = printed_json(program, folder, "--graph", "cities", "--measure", "constraint")["cities"]
    if printed is not None:
        names, other = metrics.to_igraph(graph)
        check(problems, what + "constraint", dict(zip(names, other.constraint())),
              {city["id"]: city["constraint"] for city in printed})


def check_city_graphs(program, problems, dice, rounds):
    def one(what, folder):
        graph = metrics.city_graph(ds.load(folder), DATE)
        expected, got = metrics.of_city_graph(graph), run(program, folder, "--graph", "cities")
        check(problems, what, expected, got)
        # networkx's betweenness too, which shares no code with igraph's.
        check(problems, what + "networkx", {"betweenness": nx.betweenness_centrality(graph, normalized=False)},
              {"betweenness": got["betweenness"]})
        check_constraint(program, problems, what, folder, graph)

    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            random_dataset(folder, dice, plain=True)
            one(f"cities {number}: ", folder)
    one("frozen: ", os.path.join(DATA, "us-china-2026-11"))


def main():
    program, problems, dice = sys.argv[1], [], random.Random(20200724)
    check_networks(program, problems, dice, 25)
    check_city_graphs(program, problems, dice, 15)
    print("\n".join(problems) if problems else "metrics agree with the oracle, networkx and igraph")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
