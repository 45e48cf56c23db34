#!/usr/bin/python3
"""What `cityties path` must print: routes.py DATASET FROM TO [-k 3] [--scenario S --step N] …"""
import heapq
import itertools
import sys

import network
import scenario as sc
import setting as st
from measures import INFINITE, dijkstra, max_flow

SAME = 1e-9


def arguments(argv=None):
    parser = st.parser(__doc__)
    parser.add_argument("from_city", metavar="FROM")
    parser.add_argument("to_city", metavar="TO")
    parser.add_argument("-k", type=int, default=3)
    return parser.parse_args(argv)


class Pair:
    """The arcs that a path from one city to a city of another country may take."""

    def __init__(self, net, channels, u, v):
        self.net, self.home = net, net.country[u]
        self.start = (0, u)
        self.goal = (0 if channels == "ties" else 1, v)
        self.arcs = network.arcs(net, self.home, channels)
        self.out = {}
        for a, b, tie in self.arcs:
            self.out.setdefault(a, []).append((b, tie))


# --- routes -------------------------------------------------------------------------------------------------------

def cost_of(route):
    total = 0.0
    for _, _, tie in route:
        total += tie.cost
    return total


def every_route(pair):
    """All routes without a vertex twice, by walking; for small networks only."""
    found, seen = [], {pair.start}

    def walk(state, route):
        if state == pair.goal:
            found.append(list(route))
            return
        for after, tie in pair.out.get(state, ()):
            if after not in seen:
                seen.add(after)
                route.append((state, after, tie))
                walk(after, route)
                route.pop()
                seen.discard(after)

    walk(pair.start, [])
    return found


def cheap_routes(pair, k):
    """At least the k cheapest and all that cost the same as the last: partial routes, the most promising first."""
    back = {}
    for a, b, tie in pair.arcs:
        back.setdefault(b, []).append((a, tie.cost))
    left = dijkstra(back, pair.goal)
    number = itertools.count()
    heap = [(left[pair.start], next(number), [])] if pair.start in left else []
    found, limit = [], INFINITE
    while heap and heap[0][0] <= limit + 2 * SAME:
        _, _, route = heapq.heappop(heap)
        here = route[-1][1] if route else pair.start
        if here == pair.goal:
            found.append(route)
            limit = cost_of(found[k - 1]) if len(found) >= k else INFINITE
            continue
        seen = {pair.start} | {step[1] for step in route}
        for after, tie in pair.out.get(here, ()):
            if after in left and after not in seen:
                longer = route + [(here, after, tie)]
                heapq.heappush(heap, (cost_of(longer) + left[after], next(number), longer))
    return found


def in_order(routes):
    """By cost, and by the ids of their ties where the costs are equal within 1e-9 of the first of them."""
    routes = sorted(routes, key=cost_of)
    result = []
    while routes:
        same = [r for r in routes if cost_of(r) <= cost_of(routes[0]) + SAME]
        routes = routes[len(same):]
        result += sorted(same, key=lambda r: [tie.id for _, _, tie in r])
    return result


def shown(route):
    return {"cost": cost_of(route), "ties": [
        {"id": tie.id, "kind": tie.kind, "from": st.shown_vertex(a[1]), "to": st.shown_vertex(b[1]), "cost": tie.cost}
        for a, b, tie in route]}


# --- independent routes and cuts --------------------------------------------------------------------------------------

class Flow:
    """Unit capacities where asked; `room(kind, thing)` says how much a vertex or a tie carries."""

    def __init__(self, pair, vertex_room, tie_room):
        self.capacity, self.element = {}, {}
        self.pair = pair
        for n, (a, b, tie) in enumerate(pair.arcs):
            middle = ("tie", n)
            self.add(("out", a), middle, tie_room(tie), tie.id)
            self.add(middle, ("in", b), tie_room(tie), None)
        for state in {s for arc in pair.arcs for s in arc[:2]} | {pair.start, pair.goal}:
            ends = state in (pair.start, pair.goal)
            self.add(("in", state), ("out", state), INFINITE if ends else vertex_room(state), state[1])

    def add(self, u, v, room, element):
        self.capacity.setdefault(u, {})[v] = room
        self.capacity.setdefault(v, {}).setdefault(u, 0)
        self.element[(u, v)] = element

    def value(self, capacity=None):
        return max_flow(capacity or self.capacity, ("out", self.pair.start), ("in", self.pair.goal))

    def nearest_cut(self, value):
        """The elements on the border of what the start still reaches when a greatest flow is running: that side is the same for
        every greatest flow, and the smallest of all min cuts (Ford & Fulkerson 1956)."""
        side = self.reached_after_flow()
        return sorted({self.element[(u, v)] for u in side for v, room in self.capacity[u].items()
                       if room > 0 and v not in side}) if value else []

    def reached_after_flow(self):
        residual = {u: dict(row) for u, row in self.capacity.items()}
        start, goal = ("out", self.pair.start), ("in", self.pair.goal)
        while True:
            came, stack = {start: None}, [start]
            while stack and goal not in came:
                u = stack.pop()
                for v, room in residual[u].items():
                    if room > 0 and v not in came:
                        came[v] = u
                        stack.append(v)
            if goal not in came:
                return set(came)
            v = goal
            while came[v] is not None:
                residual[came[v]][v] -= 1
                residual[v][came[v]] += 1
                v = came[v]


def closing_flow(pair):
    return Flow(pair, lambda s: 1 if pair.net.role[s[1]] == "post" else INFINITE,
                lambda t: 1 if t.kind in network.CLOSABLE_TIES else INFINITE)


def fewest_by_trial(pair, most=6):
    """closures_to_separate by its meaning: the smallest set of closable elements without which there is no route."""
    routes = [{e for a, b, tie in route for e in elements_of(pair, b, tie)} for route in every_route(pair)]
    closable = sorted(set().union(*routes)) if routes else []
    for size in range(most + 1):
        if any(all(route & set(closed) for route in routes) for closed in itertools.combinations(closable, size)):
            return size
    return None


def elements_of(pair, reached, tie):
    if tie.kind in network.CLOSABLE_TIES:
        yield tie.id
    if pair.net.role[reached[1]] == "post":
        yield reached[1]


def of(setting, u, v, k, routes_of=cheap_routes):
    net = setting.net
    for city in (u, v):
        if net.role.get(city) != "city":
            raise sc.ScenarioError(f"no city {city!r}")
    pair = Pair(net, setting.channels, u, v)
    routes = in_order(routes_of(pair, k))[:k]
    closing = closing_flow(pair)
    separate = closing.value()
    return {
        "from": u, "to": v, "routes": [shown(r) for r in routes],
        "independent_edge": Flow(pair, lambda s: INFINITE, lambda t: 1).value(),
        "independent_vertex": Flow(pair, lambda s: 1, lambda t: 1).value(),
        "closures_to_separate": separate, "min_cut": closing.nearest_cut(separate),
    }


def compute(options):
    return of(st.Setting(options), options.from_city, options.to_city, options.k)


if __name__ == "__main__":
    sys.exit(st.main(compute, arguments()))
