#!/usr/bin/python3
"""Checks distances and min cuts of this oracle against networkx: second_check.py DATASET DATE [every]"""
import sys

import networkx as nx

import dataset as ds
import network
import scenario as sc
from measures import Paths


def distance_graph(arc_list):
    graph = nx.DiGraph()
    for u, v, tie in arc_list:
        if not graph.has_edge(u, v) or graph[u][v]["cost"] > tie.cost:
            graph.add_edge(u, v, cost=tie.cost)
    return graph


def cut_graph(net, arc_list, home):
    """No contraction here: every state is a node, posts are split, missing capacity means it cannot be cut."""
    graph = nx.DiGraph()

    def node(state, way):
        return (way, state) if net.role[state[1]] == "post" else state

    for number, (u, v, tie) in enumerate(arc_list):
        if tie.kind in network.CLOSABLE_TIES:
            graph.add_edge(node(u, "out"), ("tie", number), capacity=1)
            graph.add_edge(("tie", number), node(v, "in"), capacity=1)
        else:
            graph.add_edge(node(u, "out"), node(v, "in"))
    for state in {s for arc in arc_list for s in arc[:2]}:
        if net.role[state[1]] == "post":
            graph.add_edge(("in", state), ("out", state), capacity=1)
        if network.is_goal(net, state, home):
            graph.add_edge(state, "goal")
    return graph


def check(net, channels, every):
    paths, wrong = Paths(net, channels), 0
    for home in sorted(set(net.country.values())):
        arc_list = network.arcs(net, home, channels)
        near, cuts = distance_graph(arc_list), cut_graph(net, arc_list, home)
        for city in [c for c in net.cities() if net.country[c] == home][::every]:
            found = nx.single_source_dijkstra_path_length(near, (0, city), weight="cost") if (0, city) in near else {}
            expected = {s[1]: d for s, d in found.items() if network.is_goal(net, s, home)}
            got = paths.row(city)
            same = expected.keys() == got.keys() and all(abs(got[v] - expected[v]) < 1e-12 for v in got)
            cut = nx.maximum_flow_value(cuts, (0, city), "goal") if (0, city) in cuts and "goal" in cuts else 0
            if not same or cut != paths.closures_to_isolate(city):
                wrong += 1
                print(f"{channels}: {city} differs (closures {paths.closures_to_isolate(city)}, networkx {cut})")
    return wrong


def main():
    data = ds.load(sys.argv[1])
    net = network.build(sc.state_on(data, sys.argv[2]))
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    wrong = sum(check(net, channels, every) for channels in ("ties", "local", "national"))
    print(f"{len(net.country)} vertices, {len(net.ties)} ties, {wrong} cities differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
