"""What `cityties metrics` must print (DESIGN §4), computed a second time: on the network by formulas that share nothing
with Brandes' method, dominators or augmenting paths; on the graph of cities by networkx and igraph."""
import math

import igraph
import networkx as nx

import network
import report
import scenario as sc
from measures import INFINITE, Paths, dijkstra

TOLERANCE = 1e-9


# --- the network under its path rule --------------------------------------------------------------------------------

class StateGraph:
    """Cheapest arcs between the (stage, vertex) states of one home country."""

    def __init__(self, net, home, channels):
        self.out = {}
        for u, v, tie in network.arcs(net, home, channels):
            row = self.out.setdefault(u, {})
            row[v] = min(row.get(v, INFINITE), tie.cost)

    def from_(self, source):
        """Least costs and numbers of shortest state sequences from one state."""
        costs = dijkstra({u: list(row.items()) for u, row in self.out.items()}, source)
        paths = {source: 1}
        for u in sorted(costs, key=costs.get):
            for v, cost in self.out.get(u, {}).items():
                if costs[u] + cost <= costs[v] + TOLERANCE and v != source:
                    paths[v] = paths.get(v, 0) + paths[u]
        return costs, paths


def betweenness(net, pairs, channels):
    """σ_uv·σ_vw/σ_uw over P, wherever v lies on a shortest path from u to w."""
    result = dict.fromkeys(net.country, 0.0)
    for home in sorted(set(net.country[c] for c in pairs.sources)):
        graph = StateGraph(net, home, channels)
        states = {(0, c) for c in pairs.sources} | set(graph.out) | {v for row in graph.out.values() for v in row}
        known = {state: graph.from_(state) for state in states}
        for u in (c for c in pairs.sources if net.country[c] == home):
            costs, paths = known[(0, u)]
            ends = [s for s in costs if network.is_goal(net, s, home) and s[1] in pairs.cities]
            for v in costs:
                if v == (0, u):
                    continue
                for w in ends:
                    if v == w or w not in known[v][0]:
                        continue
                    if costs[v] + known[v][0][w] <= costs[w] + TOLERANCE:
                        share = paths[v] * known[v][1][w] / paths[w]
                        result[v[1]] += pairs.weight[u] * pairs.weight[w[1]] * share
    return result


def reached_pairs(net, pairs, channels):
    paths = Paths(net, channels)
    return {(u, v) for u in pairs.sources for v in paths.row(u) if v in pairs.cities}


def critical(state, pairs, channels, countries):
    """Every post, agreement and virtual tie closed by itself."""
    whole = len(reached_pairs(network.build(state, countries), pairs, channels))
    found = []
    for records in (state.posts, state.agreements, state.virtual):
        for id_ in list(records):
            record = records.pop(id_)
            if len(reached_pairs(network.build(state, countries), pairs, channels)) < whole:
                found.append(id_)
            records[id_] = record
    return sorted(found)


def avenues(net, city, channels):
    """networkx's maximum flow, every vertex but the city split into two with room for one path."""
    home, graph = net.country[city], nx.DiGraph()
    graph.add_node(("out", city))
    graph.add_node("goal")
    for u, v, _ in network.arcs(net, home, channels):
        graph.add_edge(("out", u[1]), ("in", v[1]), capacity=1)
    for vertex in net.country:
        if vertex != city:
            graph.add_edge(("in", vertex), ("out", vertex), capacity=1)
        if net.role[vertex] == "city" and net.country[vertex] != home:
            graph.add_edge(("out", vertex), "goal", capacity=1)
    return nx.maximum_flow_value(graph, ("out", city), "goal")


def usable_by_kind(net, channels):
    """Ties that a path of some country may walk."""
    counts = dict.fromkeys(("agreement", "consular", "mission", "accreditation", "administrative", "virtual"), 0)
    usable = {tie for home in set(net.country.values()) for _, _, tie in network.arcs(net, home, channels)}
    for tie in usable:
        counts[tie.kind] += 1
    return counts


def printed_id(vertex):
    return vertex.split(":", 1)[1] if vertex.startswith("government:") else vertex


def of_network(data, date, options):
    """Keys as the program prints them; betweenness by id."""
    state = sc.state_on(data, date)
    net = network.build(state, options.countries)
    pairs = report.reporting_set(net, data, options)
    paths = Paths(net, options.channels)
    rows = {u: paths.row(u) for u in pairs.sources}
    kinds = usable_by_kind(net, options.channels)

    def reach(sources):
        counted = [(u, v) for u in sources for v in pairs.targets(u)]
        return {"pairs": len(counted), "reachable_pairs": sum(v in rows[u] for u, v in counted),
                "efficiency": report.efficiency(pairs, rows, sources)}

    def city(c):
        serving = net.serving.get(c, {})
        region = net.region_vertex.get(data.cities[c].region_code, c)
        return {"id": c, "own_ties": paths.own_ties(c), "own_cost": paths.own_cost(c, region),
                "closures_to_isolate": paths.closures_to_isolate(c), "avenues": avenues(net, c, options.channels),
                "posts": sorted(serving), "post_km": min(serving.values(), default=None)}

    countries = sorted({net.country[c] for c in pairs.sources})
    return {
        "vertices": len(net.country), "ties": sum(kinds.values()), "ties_by_kind": kinds, **reach(pairs.sources),
        "by_country": {x: reach([c for c in pairs.sources if net.country[c] == x]) for x in countries},
        "critical": critical(state, pairs, options.channels, options.countries),
        "cities": [city(c) for c in pairs.sources],
        "betweenness": {printed_id(v): x for v, x in betweenness(net, pairs, options.channels).items()},
    }


# --- the plain graph of cities --------------------------------------------------------------------------------------

def city_graph(data, date):
    net = network.build(sc.state_on(data, date))
    graph = nx.Graph()
    for tie in sorted((t for t in net.ties if t.kind == "agreement"), key=lambda t: t.id):
        if net.role[tie.a] == net.role[tie.b] == "city" and not graph.has_edge(tie.a, tie.b):
            graph.add_edge(tie.a, tie.b, id=tie.id)
    return graph


def defined(value):
    return None if value is None or math.isnan(value) else value


def to_igraph(graph):
    names = sorted(graph)
    index = {name: i for i, name in enumerate(names)}
    return names, igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in graph.edges])


def of_city_graph(graph):
    """networkx where it is quick, igraph for the rest; betweenness by id."""
    names, other = to_igraph(graph)
    parts = sorted((sorted(p) for p in nx.connected_components(graph)), key=lambda p: (-len(p), p[0]))
    largest = graph.subgraph(parts[0]) if parts else None
    cores = nx.core_number(graph)
    return {
        "vertices": len(graph), "ties": graph.number_of_edges(), "components": len(parts),
        "largest_component": len(parts[0]) if parts else 0,
        "triangles": sum(nx.triangles(graph).values()) // 3,
        "transitivity": float(nx.transitivity(graph)),
        "assortativity": defined(other.assortativity_degree(directed=False)) if names else None,
        "diameter": nx.diameter(largest) if parts else None,
        "mean_distance": nx.average_shortest_path_length(largest) if parts else None,
        "max_core": max(cores.values(), default=0),
        "articulation_points": sorted(nx.articulation_points(graph)),
        "bridges": sorted(graph.edges[edge]["id"] for edge in nx.bridges(graph)),
        "betweenness": dict(zip(names, other.betweenness(directed=False))) if names else {},
    }
