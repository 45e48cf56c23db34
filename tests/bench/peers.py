#!/usr/bin/env python3
"""What networkx needs for all least costs under the path rule, and for N-1 and N-2 the plain way, on the frozen data.

Prints a JSON object a line: name, ms, and scale, by which a sample is to be multiplied. Graphs are made beforehand and
are not timed.
"""
import itertools
import json
import sys
import time
from pathlib import Path

import networkx

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "oracle"))

import dataset as ds  # noqa: E402  (the oracle stands beside us)
import network  # noqa: E402
import scenario as sc  # noqa: E402

SAMPLE = 4


def frozen():
    data = ds.load(str(ROOT / "tests/data/us-china-2026-11"))
    return network.build(sc.state_on(data, "2020-07-20"))


def graphs(net, channels, failed=()):
    """A directed graph of (stage, vertex) states a home country, with the sources that begin there."""
    for home in sorted(set(net.country.values())):
        graph = networkx.DiGraph()
        sources = [(0, city) for city in net.cities() if net.country[city] == home]
        graph.add_nodes_from(sources)
        for u, v, tie in network.arcs(net, home, channels):
            if not {tie.id, tie.a, tie.b}.isdisjoint(failed):
                continue
            if not graph.has_edge(u, v) or graph[u][v]["cost"] > tie.cost:
                graph.add_edge(u, v, cost=tie.cost)
        yield graph, sources


def search_ms(net, channels, failed=()):
    """Milliseconds of one search of all pairs."""
    prepared = list(graphs(net, channels, failed))
    start = time.perf_counter()
    for graph, sources in prepared:
        for source in sources:
            networkx.single_source_dijkstra_path_length(graph, source, weight="cost")
    return 1000 * (time.perf_counter() - start)


def say(name, ms, scale=1.0):
    print(json.dumps({"name": name, "ms": ms, "scale": scale}), flush=True)


def sweep(net, channels, order):
    """A sample of the failures, evenly spread."""
    elements = sorted([v for v, role in net.role.items() if role == "post"]
                      + [tie.id for tie in net.ties if tie.kind in network.CLOSABLE_TIES])
    failures = list(itertools.combinations(elements, order))
    asked = [failures[i * len(failures) // SAMPLE] for i in range(SAMPLE)]
    ms = sum(search_ms(net, channels, failed) for failed in asked)
    say(f"contingency/n{order}_{channels}/networkx", ms, len(failures) / SAMPLE)


def main():
    net = frozen()
    if "analysis" in sys.argv[1:]:
        say("analysis/all_pairs/networkx", min(search_ms(net, "local") for _ in range(3)))
    if "contingency" in sys.argv[1:]:
        for order, channels in itertools.product((1, 2), ("local", "national")):
            sweep(net, channels, order)


if __name__ == "__main__":
    main()
