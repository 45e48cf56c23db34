#!/usr/bin/python3
"""Checks this oracle against networkx, igraph and brute force: second_check.py DATASET DATE [every]

`every`: only each so many-th city, pair and contingency of a large dataset.
"""
import itertools
import sys

import igraph
import networkx as nx

import city_graph
import contingency
import failures
import metrics
import network
import routes
import setting as st
from measures import Paths
from sweep import Sweep

PRESETS = ("ties", "local", "national")
UNITS = 10 ** 9  # networkx finds equal lengths by ==, so it is given whole numbers


def same(a, b, within=1e-12):
    return (a is None) == (b is None) and (a is None or abs(a - b) <= within * max(1.0, abs(a)))


def distance_graph(arc_list):
    graph = nx.DiGraph()
    for u, v, tie in arc_list:
        if not graph.has_edge(u, v) or graph[u][v]["cost"] > tie.cost:
            graph.add_edge(u, v, cost=tie.cost, units=round(tie.cost * UNITS))
    return graph


def split(arc_list, vertex_room, tie_room, ends=()):
    """A flow network: no contraction, every state in two parts, every tie a node; missing capacity cannot be cut."""
    graph = nx.DiGraph()

    def add(u, v, room):
        graph.add_edge(u, v, **({} if room is None else {"capacity": room}))

    for number, (u, v, tie) in enumerate(arc_list):
        add(("out", u), ("tie", number), tie_room(tie))
        add(("tie", number), ("in", v), tie_room(tie))
    for state in {s for arc in arc_list for s in arc[:2]}:
        add(("in", state), ("out", state), None if state in ends else vertex_room(state))
    return graph


def flow(graph, start, goal):
    return nx.maximum_flow_value(graph, start, goal) if start in graph and goal in graph else 0


def closable_room(tie):
    return 1 if tie.kind in network.CLOSABLE_TIES else None


def post_room(net):
    return lambda state: 1 if net.role[state[1]] == "post" else None


class Checker:
    def __init__(self):
        self.count, self.wrong = {}, 0

    def expect(self, what, ok, about):
        self.count[what] = self.count.get(what, 0) + 1
        if not ok:
            self.wrong += 1
            print(f"{what} differs: {about}")


# --- distances, closures, avenues -------------------------------------------------------------------------------------

def check_cities(check, setting, every):
    net, channels = setting.net, setting.channels
    paths = Paths(net, channels)
    for home in sorted(set(net.country.values())):
        arc_list = network.arcs(net, home, channels)
        near, cuts = distance_graph(arc_list), split(arc_list, post_room(net), closable_room)
        goals = [s for s in {x for a in arc_list for x in a[:2]} if network.is_goal(net, s, home)]
        cuts.add_edges_from((("out", s), "goal") for s in goals)
        for city in [c for c in net.cities() if net.country[c] == home][::every]:
            start = (0, city)
            found = nx.single_source_dijkstra_path_length(near, start, weight="cost") if start in near else {}
            expected = {s[1]: d for s, d in found.items() if network.is_goal(net, s, home)}
            got = paths.row(city)
            check.expect("distances", expected.keys() == got.keys() and all(same(got[v], expected[v]) for v in got), city)
            check.expect("closures_to_isolate", flow(cuts, ("out", start), "goal") == paths.closures_to_isolate(city), city)
            once = split(arc_list, lambda s: 1, lambda t: 1)
            once.add_edges_from(((("out", s), "goal") for s in goals), capacity=1)
            check.expect("avenues", flow(once, ("out", start), "goal") == metrics.avenues(net, arc_list, city), city)


def check_betweenness(check, setting):
    net, total = setting.net, dict.fromkeys(setting.net.country, 0.0)
    for home in sorted(set(net.country.values())):
        graph = distance_graph(network.arcs(net, home, setting.channels))
        for source in [s for s in setting.pairs.sources if net.country[s] == home and (0, s) in graph]:
            targets = set(setting.pairs.targets(source))
            values = nx.betweenness_centrality_subset(graph, [(0, source)], [s for s in graph if s[1] in targets],
                                                      normalized=False, weight="units")
            for state, value in values.items():
                total[state[1]] += value
    got = {e["id"]: e["value"] for e in metrics.betweenness(net, setting.pairs, setting.channels)}
    for v, value in total.items():
        check.expect("betweenness", same(got[st.shown_vertex(v)], value, 1e-9), (v, got[st.shown_vertex(v)], value))


# --- the graph of cities -------------------------------------------------------------------------------------------------

def check_city_graph(check, net):
    ours = city_graph.figures(net)
    mine = city_graph.CityGraph(net)
    graph = nx.Graph([tuple(sorted(edge)) for edge in mine.name])
    parts = sorted(nx.connected_components(graph), key=lambda p: (-len(p), sorted(p)))
    largest = graph.subgraph(parts[0]) if parts else None
    theirs = {
        "vertices": len(graph), "ties": graph.number_of_edges(), "components": len(parts),
        "triangles": sum(nx.triangles(graph).values()) // 3, "transitivity": nx.transitivity(graph),
        "diameter": nx.diameter(largest) if parts else None,
        "mean_distance": nx.average_shortest_path_length(largest) if parts else None,
        "max_core": max(nx.core_number(graph).values(), default=0),
        "articulation_points": sorted(nx.articulation_points(graph)),
        "bridges": sorted(mine.name[frozenset(e)] for e in nx.bridges(graph)),
    }
    for key, value in theirs.items():
        ok = same(ours[key], value) if isinstance(value, (int, float)) else ours[key] == value
        check.expect("graph of cities: " + key, ok, (ours[key], value))
    names = sorted(graph)
    peer = igraph.Graph(len(names), [(names.index(a), names.index(b)) for a, b in graph.edges()])
    got = {e["id"]: e["value"] for e in ours["betweenness"]}
    for name, value in zip(names, peer.betweenness()):
        check.expect("graph of cities: betweenness", same(got[name], value, 1e-9), (name, got[name], value))
    degree = peer.assortativity_degree(directed=False) if names else None
    degree = None if degree is None or degree != degree else degree
    check.expect("graph of cities: assortativity", same(ours["assortativity"], degree, 1e-9), (ours["assortativity"], degree))


# --- routes, contingencies ---------------------------------------------------------------------------------------------

def check_pairs(check, setting, every, small):
    net = setting.net
    chosen = [(u, v) for u in net.cities() for v in net.cities() if net.country[u] != net.country[v]][::every]
    for u, v in chosen:
        pair, got = routes.Pair(net, setting.channels, u, v), routes.of(setting, u, v, 7)
        ends = (pair.start, pair.goal)
        start, goal = ("out", pair.start), ("in", pair.goal)
        for key, vertex_room, tie_room in (("independent_edge", lambda s: None, lambda t: 1),
                                           ("independent_vertex", lambda s: 1, lambda t: 1),
                                           ("closures_to_separate", post_room(net), closable_room)):
            expected = flow(split(pair.arcs, vertex_room, tie_room, ends), start, goal)
            check.expect(key, got[key] == expected, (u, v, got[key], expected))
        check.expect("min_cut", len(got["min_cut"]) == got["closures_to_separate"] and parts(pair, got["min_cut"]), (u, v))
        if small:
            plain = routes.of(setting, u, v, 7, lambda p, k: routes.every_route(p))
            check.expect("routes", got["routes"] == plain["routes"], (u, v))
            trial = routes.fewest_by_trial(pair, 3)
            check.expect("closures by trial", trial in (None, got["closures_to_separate"]), (u, v, trial))


def parts(pair, closed):
    """Without these elements there is no way."""
    graph = nx.DiGraph([(a, b) for a, b, tie in pair.arcs
                        if tie.id not in closed and a[1] not in closed and b[1] not in closed])
    return pair.start not in graph or pair.goal not in graph or not nx.has_path(graph, pair.start, pair.goal)


def check_contingencies(check, setting, every):
    """Mended rows against networks built anew: the same to the last bit."""
    known = failures.elements(setting, failures.KINDS)
    for takeover in ("none", "embassy", "nearest"):
        sweep, plain = Sweep(setting, known, takeover), contingency.plain_evaluator(setting, takeover)
        for a, b in [*((e, e) for e in known), *itertools.combinations(known, 2)][::every]:
            failed = {a: known[a], b: known[b]}
            check.expect("contingencies", sweep.evaluate(failed) == plain(failed), (takeover, a, b))


def main():
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    check, small = Checker(), every == 1
    for channels in PRESETS:
        setting = st.Setting(metrics.arguments([sys.argv[1], "--date", sys.argv[2], "--channels", channels]))
        check_cities(check, setting, every)
        check_betweenness(check, setting)
        check_pairs(check, setting, every * (1 if small else 151), small)
        check_contingencies(check, setting, every * (1 if small else 997))
    check_city_graph(check, setting.net)
    print(", ".join(f"{what} {n}" for what, n in check.count.items()) + f": {check.wrong} differ")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
