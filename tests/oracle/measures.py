"""Distances, closures to isolate and own cost (DESIGN §4)."""
import heapq
from collections import deque

from network import CLOSABLE_TIES, arcs, is_goal

INFINITE = float("inf")


class Paths:
    """Everything about paths on one network under one preset; rows are kept once computed."""

    def __init__(self, net, channels):
        self.net, self.channels = net, channels
        self.arcs_of, self.out_of, self.cut_of = {}, {}, {}

    def arcs_from(self, home):
        if home not in self.arcs_of:
            self.arcs_of[home] = arcs(self.net, home, self.channels)
        return self.arcs_of[home]

    def out(self, home):
        if home not in self.out_of:
            out = {}
            for u, v, tie in self.arcs_from(home):
                out.setdefault(u, []).append((v, tie.cost))
            self.out_of[home] = out
        return self.out_of[home]

    def row(self, source):
        """Least cost from a city to every city of another country that it reaches."""
        home = self.net.country[source]
        best = dijkstra(self.out(home), (0, source))
        return {state[1]: d for state, d in best.items() if is_goal(self.net, state, home)}

    def closures_to_isolate(self, city):
        home = self.net.country[city]
        if home not in self.cut_of:
            self.cut_of[home] = Closing(self.net, self.arcs_from(home), home)
        return self.cut_of[home].fewest(city)

    def own_ties(self, city):
        return sum(1 for t in self.net.ties if t.kind in CLOSABLE_TIES and city in (t.a, t.b))

    def own_cost(self, city, region_vertex):
        """Least cost to a foreign city with no post and no agreements but the city's and its region's."""
        home, own = self.net.country[city], {city, region_vertex}
        out = {}
        for u, v, tie in self.arcs_from(home):
            if tie.kind == "administrative" or (tie.kind in CLOSABLE_TIES and own & {tie.a, tie.b}):
                out.setdefault(u, []).append((v, tie.cost))
        best = dijkstra(out, (0, city))
        return min((d for s, d in best.items() if is_goal(self.net, s, home)), default=None)


def dijkstra(out, start):
    best, heap = {}, [(0.0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if u in best:
            continue
        best[u] = d
        for v, cost in out.get(u, ()):
            if v not in best:
                heapq.heappush(heap, (d + cost, v))
    return best


class Closing:
    """Min cuts from the cities of one country in which only posts, agreements and virtual ties can be cut.

    States joined both ways by what cannot be cut are one node, so cities of one node share one answer.
    """

    def __init__(self, net, arc_list, home):
        self.leader, self.known = {}, {}
        self.capacity = {}
        self.join_uncuttable(net, arc_list)
        for u, v, tie in arc_list:
            closable = tie.kind in CLOSABLE_TIES
            self.add_capacity(self.exit(net, u), self.enter(net, v), 1 if closable else INFINITE)
        for state in {s for arc in arc_list for s in arc[:2]}:
            if net.role[state[1]] == "post":
                self.add_capacity(("in", state), ("out", state), 1)
            elif is_goal(net, state, home):
                self.add_capacity(self.find(state), "goal", INFINITE)

    def find(self, state):
        while self.leader.get(state, state) != state:
            state = self.leader[state]
        return state

    def join_uncuttable(self, net, arc_list):
        for u, v, tie in arc_list:
            posts = "post" in (net.role[u[1]], net.role[v[1]])
            if u[0] == v[0] and tie.kind not in CLOSABLE_TIES and not posts:
                self.leader[self.find(u)] = self.find(v)

    def exit(self, net, state):
        return ("out", state) if net.role[state[1]] == "post" else self.find(state)

    def enter(self, net, state):
        return ("in", state) if net.role[state[1]] == "post" else self.find(state)

    def add_capacity(self, u, v, amount):
        if u == v:
            return
        row = self.capacity.setdefault(u, {})
        row[v] = row.get(v, 0) + amount
        self.capacity.setdefault(v, {}).setdefault(u, 0)

    def fewest(self, city):
        node = self.find((0, city))
        if node not in self.known:
            self.known[node] = max_flow(self.capacity, node, "goal")
        return self.known[node]


def max_flow(capacity, source, goal):
    """Ford and Fulkerson, by shortest augmenting paths. The capacities given are not changed."""
    residual = {u: dict(row) for u, row in capacity.items()}
    if source not in residual or goal not in residual:
        return 0
    flow = 0
    while True:
        came = {source: None}
        queue = deque([source])
        while queue and goal not in came:
            u = queue.popleft()
            for v, room in residual[u].items():
                if room > 0 and v not in came:
                    came[v] = u
                    queue.append(v)
        if goal not in came:
            return flow
        path, v = [], goal
        while came[v] is not None:
            path.append((came[v], v))
            v = came[v]
        amount = min(residual[u][v] for u, v in path)
        for u, v in path:
            residual[u][v] -= amount
            residual[v][u] += amount
        flow += amount
