"""Rows of least costs that are mended after a change instead of computed anew (Ramalingam & Reps 1996).

`measures.Paths` is the plain definition; `second_check.py` holds this against it. The costs are the same to the last bit: the
least cost of a vertex is the least of (cost of a neighbour + tie), summed from the source on, whichever way it is found.
For one home country the country of a vertex fixes its stage, so a vertex stands for its state.
"""
import heapq
from collections import defaultdict

import network

INFINITE = float("inf")


class Row:
    """Least costs from one source, and the tree of ties that gives them."""

    def __init__(self, dist, via):
        self.dist, self.via = dist, via  # via[v]: (previous vertex, tie) or None
        self.uses = {step[1]: v for v, step in enumerate(via) if step}
        self._kids = None

    def behind(self, roots):
        """The vertices of the tree at and below the roots."""
        if self._kids is None:
            self._kids = defaultdict(list)
            for v, step in enumerate(self.via):
                if step:
                    self._kids[step[0]].append(v)
        found, stack = set(roots), list(roots)
        while stack:
            for v in self._kids.get(stack.pop(), ()):
                if v not in found:
                    found.add(v)
                    stack.append(v)
        return found


class Arcs:
    """The arcs of one home country between numbered vertices; ties are known by their number."""

    def __init__(self, net, channels, home, number, ties):
        self.out, self.into = defaultdict(list), defaultdict(list)
        numbers = {id(tie): n for n, tie in enumerate(ties)}
        for u, v, tie in network.arcs(net, home, channels):
            a, b, t = number[u[1]], number[v[1]], numbers[id(tie)]
            self.out[a].append((b, tie.cost, t))
            self.into[b].append((a, tie.cost, t))


class Rows:
    """All rows of the sources of P on one network."""

    def __init__(self, net, channels, sources):
        self.net, self.channels, self.sources = net, channels, sources
        self.names = sorted(net.country)
        self.number = {v: n for n, v in enumerate(self.names)}
        self.ties = list(net.ties)
        self.arcs = {c: Arcs(net, channels, c, self.number, net.ties) for c in {net.country[s] for s in sources}}
        self.home = {s: net.country[s] for s in sources}
        self.rows = {s: self.first(s) for s in sources}

    def first(self, source):
        size = len(self.names)
        empty = Row([INFINITE] * size, [None] * size)
        touched = self.settle(empty.dist, {}, self.arcs[self.home[source]], frozenset(), {},
                              [(0.0, self.number[source], None)])
        return self.with_changes(empty, touched)

    def mended(self, source, row, dead, extra):
        """{vertex: (cost, step)} of all whose cost is another without the `dead` ties and with the `extra` arcs.

        `dead` holds every tie missing by now, also those that `row` was computed without.
        """
        arcs = self.arcs[self.home[source]]
        roots = [row.uses[t] for t in dead.intersection(row.uses)] if len(dead) < len(row.uses) else \
            [v for t, v in row.uses.items() if t in dead]
        lost = row.behind(roots)
        dist = row.dist
        heap = []
        for v in lost:
            best = INFINITE
            for u, cost, t in arcs.into[v]:
                if u not in lost and t not in dead and dist[u] + cost < best:
                    best, step = dist[u] + cost, (u, t)
            if best < INFINITE:
                heap.append((best, v, step))
        for u, followers in extra.items():
            if u not in lost:
                heap += [(dist[u] + cost, v, (u, t)) for v, cost, t in followers if dist[u] < INFINITE]
        changed = {v: (INFINITE, None) for v in lost}
        return self.settle(dist, changed, arcs, dead, extra, heap)

    @staticmethod
    def settle(dist, changed, arcs, dead, extra, heap):
        """Dijkstra from what is in the heap; `changed` overrides `dist` and is filled in."""
        heapq.heapify(heap)
        while heap:
            d, u, step = heapq.heappop(heap)
            if d >= (changed[u][0] if u in changed else dist[u]):
                continue
            changed[u] = (d, step)
            for v, cost, t in arcs.out[u] + extra.get(u, []):
                near = d + cost
                if t not in dead and near < (changed[v][0] if v in changed else dist[v]):
                    heapq.heappush(heap, (near, v, (u, t)))
        return changed

    @staticmethod
    def with_changes(row, changed):
        if not changed:
            return row
        dist, via = list(row.dist), list(row.via)
        for v, (d, step) in changed.items():
            dist[v], via[v] = d, step
        return Row(dist, via)


def arcs_of_ties(rows, net, ties, first_number):
    """For each home: {vertex: [(vertex, cost, tie)]} of ties that the base network does not have."""
    part = network.Network(net.country, net.role, list(ties))
    result = {}
    for home in rows.arcs:
        out = defaultdict(list)
        order = {id(t): n for n, t in enumerate(part.ties)}
        for u, v, tie in network.arcs(part, home, rows.channels):
            out[rows.number[u[1]]].append((rows.number[v[1]], tie.cost, first_number + order[id(tie)]))
        result[home] = dict(out)
    return result


def difference(base, other):
    """(numbers of the base's ties that are missing, ties that are new), ties being equal when all their fields are."""
    now, before = set(other.ties), set(base.ties)
    return frozenset(n for n, t in enumerate(base.ties) if t not in now), [t for t in other.ties if t not in before]
