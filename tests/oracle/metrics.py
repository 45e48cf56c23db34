#!/usr/bin/python3
"""What `cityties metrics` must print: metrics.py DATASET [--graph cities] [--date] [--channels] …"""
import heapq
import sys

import city_graph
import failures
import network
import report
import setting as st
from measures import max_flow
from sweep import Sweep

SAME = 1e-9


def arguments(argv=None):
    parser = st.parser(__doc__)
    parser.add_argument("--graph", choices=("cities",))
    return parser.parse_args(argv)


# --- avenues ------------------------------------------------------------------------------------------------------

def avenues(net, arc_list, city):
    """Most paths from the city to distinct foreign cities that share no vertex but the city: every other vertex once."""
    home, start = net.country[city], (0, city)
    capacity = {"goal": {}, start: {}}

    def add(u, v):
        capacity.setdefault(u, {})[v] = 1
        capacity.setdefault(v, {}).setdefault(u, 0)

    for u, v, _ in arc_list:
        if v != start:
            add(start if u == start else ("out", u), ("in", v))
    for state in {s for arc in arc_list for s in arc[:2]} - {start}:
        add(("in", state), ("out", state))
        if network.is_goal(net, state, home):
            add(("out", state), "goal")
    return max_flow(capacity, start, "goal")


# --- betweenness --------------------------------------------------------------------------------------------------

def cheapest(arc_list):
    """Out-arcs of each state, parallel ties as the cheapest of them."""
    out = {}
    for u, v, tie in arc_list:
        row = out.setdefault(u, {})
        row[v] = min(tie.cost, row.get(v, tie.cost))
    return out


def dependencies(out, start, weight_of):
    """Brandes' dependencies of one source on every state: weighted sums of sigma(v)/sigma over its shortest paths to targets."""
    cost, order, heap = {}, [], [(0.0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if u not in cost:
            cost[u] = d
            order.append(u)
            for v, c in out.get(u, {}).items():
                if v not in cost:
                    heapq.heappush(heap, (d + c, v))
    before, paths = {v: [] for v in order}, {v: 0.0 for v in order}
    paths[start] = 1.0
    for u in order:
        for v, c in out.get(u, {}).items():
            if cost[u] + c <= cost[v] + SAME:
                before[v].append(u)
                paths[v] += paths[u]
    depends = {v: 0.0 for v in order}
    for v in reversed(order):
        through = depends[v] + weight_of(v)
        for u in before[v]:
            depends[u] += paths[u] / paths[v] * through
    del depends[start]
    return depends


def betweenness(net, pairs, channels):
    """Over P, a pair counted by its weight. Every vertex is listed, the greatest first."""
    total = {v: 0.0 for v in net.country}
    for home in sorted({net.country[s] for s in pairs.sources}):
        out = cheapest(network.arcs(net, home, channels))
        for source in [s for s in pairs.sources if net.country[s] == home]:
            weight = {v: pairs.weight[v] for v in pairs.targets(source)}
            for state, value in dependencies(out, (0, source), lambda s: weight.get(s[1], 0.0)).items():
                total[state[1]] += pairs.weight[source] * value
    return ranked(total)


def ranked(values):
    entries = [{"id": st.shown_vertex(v), "value": report.tidy(x)} for v, x in values.items()]
    return sorted(entries, key=lambda e: (-round(e["value"], 12), e["id"]))


# --- all of it ------------------------------------------------------------------------------------------------------

def by_country(pairs, rows):
    result = {}
    for country in sorted({pairs.net.country[c] for c in pairs.sources}):
        sources = [c for c in pairs.sources if pairs.net.country[c] == country]
        result[country] = {
            "pairs": sum(len(pairs.targets(u)) for u in sources),
            "reachable_pairs": report.reachable(pairs, rows, sources),
            "efficiency": report.tidy(report.efficiency(pairs, rows, sources)),
        }
    return result


def critical(setting):
    known = failures.elements(setting, ["posts", "agreements"])
    sweep = Sweep(setting, known, "none")
    return [e for e, kind in known.items() if sweep.evaluate({e: kind})["pairs_lost"] > 0]


def city_entry(setting, this, arcs, city):
    net, region = setting.net, setting.net.region_vertex.get(setting.data.cities[city].region_code, city)
    return {
        "id": city,
        "own_ties": this.paths.own_ties(city),
        "own_cost": this.paths.own_cost(city, region),
        "closures_to_isolate": this.paths.closures_to_isolate(city),
        "avenues": avenues(net, arcs[net.country[city]], city),
        "posts": report.posts_of(this, [city]),
        "post_km": report.post_km(this, [city]),
    }


def ties_by_kind(arcs):
    """The ties that some path may walk under the preset."""
    usable = {tie for of_home in arcs.values() for _, _, tie in of_home}
    kinds = ("agreement", "consular", "mission", "accreditation", "administrative", "virtual")
    return {kind: sum(1 for t in usable if t.kind == kind) for kind in kinds}


def channels_metrics(setting):
    net, pairs = setting.net, setting.pairs
    this = report.side(net, pairs, setting.channels)
    arcs = {home: network.arcs(net, home, setting.channels) for home in set(net.country.values())}
    whole, kinds = report.summary(pairs, this, [], 0), ties_by_kind(arcs)
    return {
        "vertices": len(net.country), "ties": sum(kinds.values()), "ties_by_kind": kinds,
        "pairs": whole["pairs"], "reachable_pairs": whole["reachable_pairs"], "efficiency": whole["efficiency"],
        "by_country": by_country(pairs, this.rows),
        "critical": critical(setting),
        "cities": [city_entry(setting, this, arcs, c) for c in pairs.sources],
        "betweenness": betweenness(net, pairs, setting.channels),
    }


def of(setting):
    return city_graph.figures(setting.net) if setting.options.graph == "cities" else channels_metrics(setting)


def compute(options):
    return of(st.Setting(options))


if __name__ == "__main__":
    sys.exit(st.main(compute, arguments()))
