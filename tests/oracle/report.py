"""What `cityties impact` prints (DESIGN §4, §6): figures of one state of the network against another."""
from dataclasses import dataclass, field

import network
from measures import Paths

LIST_LIMIT = 1000
CHANGE = 1e-9
ZERO = 1e-12


def tidy(value):
    """Nothing prints as minus zero or as a residue of rounding."""
    if isinstance(value, float) and abs(value) < ZERO:
        return 0.0
    return value


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def loss(before, after):
    return tidy((before - after) / before) if before > 0 else 0.0


# --- the reporting set --------------------------------------------------------------------------------------------

@dataclass
class ReportingSet:
    """P: ordered pairs of cities of different countries. Fixed before the event."""
    net: network.Network
    cities: list
    sources: list
    weight: dict = field(default_factory=dict)

    def targets(self, source):
        return [c for c in self.cities if self.net.country[c] != self.net.country[source]]


def chosen_cities(net, data, which):
    cities = net.cities()
    if which == "tied":
        tied = {end for t in net.ties if t.kind == "agreement" for end in (t.a, t.b)}
        cities = [c for c in cities if c in tied]
    if which == "capitals":
        named = {r.capital_city_id for r in data.regions.values()} | {r.same_as_city for r in data.regions.values()}
        cities = [c for c in cities if c in named]
    return cities


def weights(cities, data, which):
    if which == "population":
        return {c: data.cities[c].population for c in cities}
    if which == "region":
        members = {}
        for c in cities:
            members.setdefault(region_key(data, c), []).append(c)
        return {c: 1.0 / len(group) for group in members.values() for c in group}
    return {c: 1.0 for c in cities}


def region_key(data, city):
    """Its region code; a city without one is a region of its own."""
    return data.cities[city].region_code or ("city", city)


def reporting_set(net, data, options):
    cities = chosen_cities(net, data, options.cities)
    sources = [c for c in cities if options.from_ in (None, net.country[c])]
    return ReportingSet(net, cities, sources, weights(cities, data, options.weight))


# --- one state of the network ---------------------------------------------------------------------------------------

@dataclass
class Side:
    """The network before or after, with its rows of distances."""
    net: network.Network
    paths: Paths
    rows: dict


def side(net, pairs, channels):
    paths = Paths(net, channels)
    return Side(net, paths, {u: paths.row(u) for u in pairs.sources})


def efficiency(pairs, rows, sources):
    """Weighted mean of 1/d over the pairs begun in `sources`: one running sum, in the order of ids."""
    total, weight = 0.0, 0.0
    for u in sources:
        row, w_u = rows[u], pairs.weight[u]
        for v in pairs.targets(u):
            w = w_u * pairs.weight[v]
            weight += w
            if v in row:
                total += w / row[v]
    return total / weight if weight > 0 else 0.0


def reachable(pairs, rows, sources):
    return sum(1 for u in sources for v in pairs.targets(u) if v in rows[u])


def costs_of_common(pairs, before, after, sources):
    """(d, d') of the pairs finite before and after."""
    return [(before.rows[u][v], after.rows[u][v]) for u in sources for v in pairs.targets(u)
            if v in before.rows[u] and v in after.rows[u]]


def summary(pairs, this, common, index):
    return {
        "pairs": sum(len(pairs.targets(u)) for u in pairs.sources),
        "reachable_pairs": reachable(pairs, this.rows, pairs.sources),
        "efficiency": tidy(efficiency(pairs, this.rows, pairs.sources)),
        "cost_mean": mean(c[index] for c in common),
    }


# --- before against after -------------------------------------------------------------------------------------------

def loss_over(pairs, before, after, sources):
    return loss(efficiency(pairs, before.rows, sources), efficiency(pairs, after.rows, sources))


def affected_figures(pairs, before, after, reached):
    cities = [c for c in pairs.sources if c in reached]
    common = costs_of_common(pairs, before, after, cities)
    return {
        "cities": cities,
        "efficiency_loss": loss_over(pairs, before, after, cities),
        "cost_mean_before": mean(c[0] for c in common),
        "cost_mean_after": mean(c[1] for c in common),
    }


def by_country(pairs, before, after):
    countries = sorted({pairs.net.country[c] for c in pairs.sources})
    return {country: {"efficiency_loss": loss_over(
        pairs, before, after, [c for c in pairs.sources if pairs.net.country[c] == country])} for country in countries}


def lost_pairs(pairs, before, after):
    return [[u, v] for u in pairs.sources for v in pairs.targets(u)
            if v in before.rows[u] and v not in after.rows[u]]


def posts_of(this, cities):
    return sorted({p for c in cities for p in this.net.serving.get(c, {})})


def post_km(this, cities):
    served = [this.net.serving[c] for c in cities if c in this.net.serving]
    return mean(min(kms.values()) for kms in served)


def listed_ties(before, data, key):
    """Agreements in force before whose end is the region or one of its cities; `key` is a region_key."""
    if isinstance(key, tuple):
        places = {key[1]}
    else:
        places = {c.id for c in data.cities.values() if c.region_code == key}
        places |= {before.net.alias.get(r.id, r.id) for r in data.regions.values() if r.region_code == key}
    return sum(1 for t in before.net.ties if t.kind == "agreement" and places & {t.a, t.b})


def figures(pairs, before, after, data, cities, closures, key):
    """What regions and cities have in common, in the order of DESIGN §6."""
    return {
        "efficiency_before": tidy(efficiency(pairs, before.rows, cities)),
        "efficiency_after": tidy(efficiency(pairs, after.rows, cities)),
        "reachable_before": reachable(pairs, before.rows, cities),
        "reachable_after": reachable(pairs, after.rows, cities),
        **closures,
        "listed_ties_in_region": listed_ties(before, data, key),
        "posts_before": posts_of(before, cities),
        "posts_after": posts_of(after, cities),
        "post_km_before": post_km(before, cities),
        "post_km_after": post_km(after, cities),
    }


def most_harmed_first(entries, key):
    def rank(entry):
        return (-round(loss(entry["efficiency_before"], entry["efficiency_after"]), 12), entry[key])
    return sorted(entries, key=rank)


def region_entries(pairs, before, after, data, closures):
    members = {}
    for c in pairs.sources:
        if data.cities[c].region_code:
            members.setdefault(data.cities[c].region_code, []).append(c)
    result = []
    for code, cities in members.items():
        means = {
            "closures_to_isolate_mean_before": mean(closures[c][0] for c in cities),
            "closures_to_isolate_mean_after": mean(closures[c][1] for c in cities),
        }
        result.append({"region": code, "cities": len(cities),
                       **figures(pairs, before, after, data, cities, means, code)})
    return most_harmed_first(result, "region")


def city_entries(pairs, before, after, data, closures):
    result = []
    for c in pairs.sources:
        region = before.net.region_vertex.get(data.cities[c].region_code, c)
        own = {"closures_to_isolate_before": closures[c][0], "closures_to_isolate_after": closures[c][1]}
        result.append({
            "city": c,
            **figures(pairs, before, after, data, [c], own, region_key(data, c)),
            "own_ties_before": before.paths.own_ties(c),
            "own_ties_after": after.paths.own_ties(c),
            "own_cost_before": before.paths.own_cost(c, region),
            "own_cost_after": after.paths.own_cost(c, region),
        })
    return most_harmed_first(result, "city")


def impact(pairs, before, after, data, reached, limit=LIST_LIMIT):
    common = costs_of_common(pairs, before, after, pairs.sources)
    detours = [new - old for old, new in common if new > old + CHANGE]
    lost = lost_pairs(pairs, before, after)
    closures = {c: (before.paths.closures_to_isolate(c), after.paths.closures_to_isolate(c)) for c in pairs.sources}
    return {
        "before": summary(pairs, before, common, 0),
        "after": summary(pairs, after, common, 1),
        "efficiency_loss": loss_over(pairs, before, after, pairs.sources),
        "affected": affected_figures(pairs, before, after, reached),
        "by_country": by_country(pairs, before, after),
        "pairs_lost": {"count": len(lost), "list": lost[:limit]},
        "pairs_rerouted": len(detours),
        "pairs_improved": sum(1 for old, new in common if new < old - CHANGE),
        "detour_mean": mean(detours) or 0.0,
        "detour_max": max(detours, default=0.0),
        "cities_cut": [c for c in pairs.sources if closures[c][0] >= 1 and closures[c][1] == 0],
        "cities_down_to_one": [c for c in pairs.sources if closures[c][0] > 1 and closures[c][1] == 1],
        "regions": region_entries(pairs, before, after, data, closures),
        "cities": city_entries(pairs, before, after, data, closures),
    }
