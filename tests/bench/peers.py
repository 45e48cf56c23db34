#!/usr/bin/env python3
"""All least costs between cities under the path rule, by igraph's C core and by networkx, on the frozen data.

Prints `NAME MILLISECONDS` a line: the fastest of several runs. The graph is made beforehand and is not timed.
"""
import sys
import time
from pathlib import Path

import igraph
import networkx

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "oracle"))

import dataset as ds  # noqa: E402  (the oracle stands beside us)
import network  # noqa: E402
import scenario as sc  # noqa: E402


def graphs():
    """One directed graph of (stage, vertex) states a home country, with the sources that begin there."""
    data = ds.load(str(ROOT / "tests/data/us-china-2026-11"))
    net = network.build(sc.state_on(data, "2020-07-20"))
    for home in sorted(set(net.country.values())):
        arcs = network.arcs(net, home, "local")
        sources = [(0, city) for city in net.cities() if net.country[city] == home]
        yield sorted({s for arc in arcs for s in arc[:2]} | set(sources)), arcs, sources


def fastest(work, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def by_igraph(prepared):
    built = []
    for states, arcs, sources in prepared:
        index = {state: i for i, state in enumerate(states)}
        graph = igraph.Graph(n=len(states), edges=[(index[u], index[v]) for u, v, _ in arcs], directed=True)
        built.append((graph, [index[s] for s in sources], [tie.cost for _, _, tie in arcs]))
    return fastest(lambda: [g.distances(source=s, weights=w, mode="out") for g, s, w in built], 7)


def by_networkx(prepared):
    built = []
    for states, arcs, sources in prepared:
        graph = networkx.DiGraph()
        graph.add_nodes_from(states)
        for u, v, tie in arcs:
            if not graph.has_edge(u, v) or graph[u][v]["cost"] > tie.cost:
                graph.add_edge(u, v, cost=tie.cost)
        built.append((graph, sources))

    def search():
        for graph, sources in built:
            for source in sources:
                networkx.single_source_dijkstra_path_length(graph, source, weight="cost")
    return fastest(search, 2)


if __name__ == "__main__":
    PREPARED = list(graphs())
    print(f"igraph {by_igraph(PREPARED):.1f}")
    print(f"networkx {by_networkx(PREPARED):.1f}")
