"""The network of DESIGN §3 and the path rule, as arcs between states.

A state is (stage, vertex): stage 0 at home, 1 abroad. With the preset `ties` there is one stage.
"""
from dataclasses import dataclass, field

import dataset as ds
from scenario import covers

CLOSABLE_TIES = ("agreement", "virtual")
CROSSING = {"local": {"agreement", "virtual", "consular"},
            "national": {"agreement", "virtual", "consular", "accreditation"}}


@dataclass(frozen=True)
class Tie:
    id: str
    kind: str
    a: str
    b: str
    cost: float


@dataclass
class Network:
    country: dict = field(default_factory=dict)   # vertex -> the country it belongs to
    role: dict = field(default_factory=dict)      # vertex -> city, region, post or government
    ties: list = field(default_factory=list)
    region_vertex: dict = field(default_factory=dict)  # region code -> vertex
    alias: dict = field(default_factory=dict)     # region id -> the city it is
    serving: dict = field(default_factory=dict)   # city -> {post of a foreign sender: km}

    def cities(self):
        return sorted(v for v, role in self.role.items() if role == "city")


def government(country):
    return "government:" + country


def build(state, countries=None):
    net, data = Network(), state.data
    add_vertices(net, state, countries)
    add_agreements(net, state)
    add_posts(net, state)
    add_administration(net, data)
    return net


def add_vertices(net, state, countries):
    data = state.data

    def add(vertex, country, role):
        if countries is None or country in countries:
            net.country[vertex], net.role[vertex] = country, role

    for city in data.cities.values():
        add(city.id, city.country, "city")
    for region in data.regions.values():
        if region.same_as_city in data.cities:
            net.alias[region.id] = region.same_as_city
        else:
            add(region.id, region.country, "region")
        net.region_vertex[region.region_code] = net.alias.get(region.id, region.id)
    for post in state.posts.values():
        add(post.id, post.sending_country, "post")
    opened = {c for p in state.posts.values() for c in (p.sending_country, p.host_country)}
    for country in data.countries() | opened:
        add(government(country), country, "government")


def add_tie(net, id_, kind, a, b, cost):
    if a in net.country and b in net.country and a != b:
        net.ties.append(Tie(id_, kind, a, b, cost))


def add_agreements(net, state):
    for kind, ties in (("agreement", state.agreements), ("virtual", state.virtual)):
        for t in ties.values():
            add_tie(net, t.id, kind, net.alias.get(t.a, t.a), net.alias.get(t.b, t.b), 1.0 / t.strength)


def add_posts(net, state):
    for post in state.posts.values():
        add_tie(net, "mission:" + post.id, "mission", post.id, government(post.sending_country), 1.0)
        if post.kind == "embassy":
            add_tie(net, "accreditation:" + post.id, "accreditation", post.id, government(post.host_country), 1.0)
        rows = [r for r in state.rows if r.post_id == post.id]
        for city in state.data.cities.values():
            if any(covers(r, city) for r in rows):
                add_consular(net, post, city)


def add_consular(net, post, city):
    km = ds.km_between(post, city)
    add_tie(net, f"consular:{post.id}:{city.id}", "consular", post.id, city.id, 1.0 + km / 2000.0)
    if city.id in net.country and post.id in net.country and post.sending_country != city.country:
        net.serving.setdefault(city.id, {})[post.id] = km


def add_administration(net, data):
    for city in data.cities.values():
        region = net.region_vertex.get(city.region_code)
        if region is not None:
            add_tie(net, "administrative:" + city.id, "administrative", city.id, region, 2.0)
    for region in data.regions.values():
        vertex = net.alias.get(region.id, region.id)
        add_tie(net, "administrative:" + vertex, "administrative", vertex, government(region.country), 2.0)


# --- the path rule ------------------------------------------------------------------------------------------------

def at_home(net, vertex, home, channels):
    if net.country[vertex] != home:
        return False
    return channels == "national" or net.role[vertex] in ("city", "region")


def arcs(net, home, channels):
    """Arcs (from, to, tie) that a path begun in `home` may take, in both directions of a tie where allowed."""
    result = []
    for tie in net.ties:
        for u, v in ((tie.a, tie.b), (tie.b, tie.a)):
            if channels == "ties":
                if tie.kind in CLOSABLE_TIES:
                    result.append(((0, u), (0, v), tie))
            elif net.country[u] == net.country[v]:
                if at_home(net, u, home, channels) and at_home(net, v, home, channels):
                    result.append(((0, u), (0, v), tie))
                elif net.country[u] != home:
                    result.append(((1, u), (1, v), tie))
            elif at_home(net, u, home, channels) and tie.kind in CROSSING[channels]:
                result.append(((0, u), (1, v), tie))
    return result


def is_goal(net, state, home):
    """A path ends at a city of another country."""
    return net.role[state[1]] == "city" and net.country[state[1]] != home
