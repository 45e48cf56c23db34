"""`metrics --graph cities`: the undirected graph of cities with an agreement with a city, parallels merged, unit weights."""
from collections import deque

import report


class CityGraph:
    def __init__(self, net):
        self.next, self.name = {}, {}  # name of an edge: the least id of its agreements
        for tie in net.ties:
            if tie.kind == "agreement" and net.role[tie.a] == net.role[tie.b] == "city":
                self.next.setdefault(tie.a, set()).add(tie.b)
                self.next.setdefault(tie.b, set()).add(tie.a)
                edge = frozenset((tie.a, tie.b))
                self.name[edge] = min(tie.id, self.name.get(edge, tie.id))
        self.vertices = sorted(self.next)

    def hops(self, source, without_vertex=None, without_edge=None):
        found, queue = {source: 0}, deque([source])
        while queue:
            u = queue.popleft()
            for v in self.next[u]:
                if v not in found and v != without_vertex and frozenset((u, v)) != without_edge:
                    found[v] = found[u] + 1
                    queue.append(v)
        return found

    def components(self):
        """The largest first; of equal ones that with the least id."""
        left, result = set(self.vertices), []
        for v in self.vertices:
            if v in left:
                part = sorted(self.hops(v))
                left -= set(part)
                result.append(part)
        return sorted(result, key=lambda part: (-len(part), part))


def articulation_points(graph):
    """By the definition: without it, some two of its neighbours are parted."""
    result = []
    for v in graph.vertices:
        near = sorted(graph.next[v])
        reached = graph.hops(near[0], without_vertex=v)
        if any(u not in reached for u in near):
            result.append(v)
    return result


def bridges(graph):
    result = []
    for edge, name in graph.name.items():
        a, b = sorted(edge)
        if b not in graph.hops(a, without_edge=edge):
            result.append(name)
    return sorted(result)


def triangles(graph):
    return sum(len(graph.next[a] & graph.next[b]) for a, b in map(sorted, graph.name)) // 3


def transitivity(graph, count):
    open_and_closed = sum(len(n) * (len(n) - 1) // 2 for n in graph.next.values())
    return 3 * count / open_and_closed if open_and_closed else 0.0


def assortativity(graph):
    """Pearson's correlation of the degrees at both ends of an edge, each edge in both directions; null without variance."""
    ends = [(len(graph.next[u]), len(graph.next[v])) for u in graph.vertices for v in sorted(graph.next[u])]
    if not ends:
        return None
    n = len(ends)
    mean = sum(x for x, _ in ends) / n
    spread = sum((x - mean) ** 2 for x, _ in ends)
    if n * sum(x * x for x, _ in ends) == sum(x for x, _ in ends) ** 2:
        return None
    return report.tidy(sum((x - mean) * (y - mean) for x, y in ends) / spread)


def max_core(graph):
    left, core = {v: set(n) for v, n in graph.next.items()}, 0
    while left:
        v = min(left, key=lambda w: (len(left[w]), w))
        core = max(core, len(left[v]))
        for u in left.pop(v):
            left[u].discard(v)
    return core


def distances(graph, part):
    """(diameter, mean distance over pairs of distinct cities) of a component; null where there is no pair."""
    if len(part) < 2:
        return None, None
    all_hops = [d for u in part for v, d in graph.hops(u).items() if v != u]
    return max(all_hops), sum(all_hops) / len(all_hops)


def betweenness(graph):
    """Each unordered pair once, unnormalised."""
    total = {v: 0.0 for v in graph.vertices}
    for s in graph.vertices:
        hops = graph.hops(s)
        order, paths = sorted(hops, key=lambda v: hops[v]), {v: 0.0 for v in hops}
        paths[s] = 1.0
        depends = {v: 0.0 for v in hops}
        for v in order[1:]:
            paths[v] = sum(paths[u] for u in sorted(graph.next[v]) if hops[u] + 1 == hops[v])
        for v in reversed(order[1:]):
            for u in sorted(graph.next[v]):
                if hops[u] + 1 == hops[v] and u != s:
                    depends[u] += paths[u] / paths[v] * (1.0 + depends[v])
        for v, value in depends.items():
            total[v] += value / 2
    return total


def figures(net):
    graph = CityGraph(net)
    parts, count = graph.components(), triangles(graph)
    diameter, mean_distance = distances(graph, parts[0] if parts else [])
    between = betweenness(graph)
    return {
        "vertices": len(graph.vertices), "ties": len(graph.name), "components": len(parts),
        "largest_component": len(parts[0]) if parts else 0,
        "triangles": count, "transitivity": transitivity(graph, count), "assortativity": assortativity(graph),
        "diameter": diameter, "mean_distance": mean_distance, "max_core": max_core(graph),
        "articulation_points": articulation_points(graph), "bridges": bridges(graph),
        "betweenness": sorted(({"id": v, "value": report.tidy(x)} for v, x in between.items()),
                              key=lambda e: (-round(e["value"], 12), e["id"])),
    }
