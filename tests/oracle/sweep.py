"""Many contingencies on one network: mended rows instead of new ones, for all the figures of `contingency.plain`."""
import failures
import network
import report
from measures import Closing
from rows import INFINITE, Rows, arcs_of_ties, difference


class Targets:
    """P by source: numbers of the targets, where they stand in the list, and pair weights over cost before."""

    def __init__(self, rows, pairs):
        self.of, self.place, self.weights, self.inverse = {}, {}, {}, {}
        for s in pairs.sources:
            names = pairs.targets(s)
            numbers = [rows.number[v] for v in names]
            self.of[s] = numbers
            self.place[s] = {v: n for n, v in enumerate(numbers)}
            self.weights[s] = [pairs.weight[s] * pairs.weight[v] for v in names]
            dist = rows.rows[s].dist
            self.inverse[s] = [w / dist[v] for w, v in zip(self.weights[s], numbers)]


class Changed:
    """What became of the row of one source: figures of its pairs against those before."""

    def __init__(self, targets, source, dist, changes, foreign):
        place, weights = targets.place[source], targets.weights[source]
        self.inverse = list(targets.inverse[source])
        self.lost, self.improved, self.detours = 0, 0, []
        for v in sorted(v for v in changes if v in place and changes[v] != dist[v]):
            old, new = dist[v], changes[v]
            self.inverse[place[v]] = weights[place[v]] / new
            if new == INFINITE:
                self.lost += 1
            elif old < INFINITE and new > old + report.CHANGE:
                self.detours.append(new - old)
            elif old < INFINITE and new < old - report.CHANGE:
                self.improved += 1
        self.isolated = all(changes.get(v, dist[v]) == INFINITE for v in foreign)


class Sweep:
    def __init__(self, setting, known, takeover):
        self.setting, self.known, self.takeover = setting, known, takeover
        net, pairs = setting.net, setting.pairs
        self.sources = pairs.sources
        self.rows = Rows(net, setting.channels, self.sources)
        self.targets = Targets(self.rows, pairs)
        self.foreign = {home: [self.rows.number[c] for c in net.cities() if net.country[c] != home]
                        for home in self.rows.arcs}
        self.whole_weight = 0.0
        for s in self.sources:
            for w in self.targets.weights[s]:
                self.whole_weight += w
        self.prefix = self.prefixes()
        self.before = self.prefix[-1] / self.whole_weight if self.whole_weight > 0 else 0.0
        self.closing = Closings(setting, self.rows)
        self.dead_of = self.ties_by_element()
        self.taken, self.last = {}, (None, None)

    def prefixes(self):
        """The running sum of 1/d up to each source."""
        total, result = 0.0, [0.0]
        for s in self.sources:
            total = sum(self.targets.inverse[s], total)
            result.append(total)
        return result

    def ties_by_element(self):
        result = {e: set() for e in self.known}
        for n, tie in enumerate(self.rows.ties):
            if self.known.get(tie.id) == "tie" and tie.kind in network.CLOSABLE_TIES:
                result[tie.id].add(n)
            for end in (tie.a, tie.b):
                if self.known.get(end) in ("post", "city"):
                    result[end].add(n)
        return {e: frozenset(ties) for e, ties in result.items()}

    def change(self, failed):
        """(numbers of the ties that go, ties that come) of a contingency."""
        dead = frozenset().union(*(self.dead_of[e] for e in failed))
        posts = frozenset(e for e, kind in failed.items() if kind == "post")
        if self.takeover == "none" or not posts:
            return dead, []
        if posts not in self.taken:
            closed = {p: "post" for p in posts}
            self.taken[posts] = difference(self.setting.net,
                                           failures.network_without(self.setting, closed, self.takeover))
        gone, new = self.taken[posts]
        return dead | gone, [t for t in new if not failures.fails(t, failed)]

    def differences(self, rows):
        """{source: {vertex: cost}} of the rows that are not those before."""
        result = {}
        for s, row in rows.items():
            base = self.rows.rows[s]
            if row is not base:
                result[s] = {v: d for v, (d, old) in enumerate(zip(row.dist, base.dist)) if d != old}
        return result

    def judge(self, source, changes):
        return Changed(self.targets, source, self.rows.rows[source].dist, changes, self.foreign[self.rows.home[source]])

    def first_failure(self, element):
        """Rows, their differences and what these mean after one failure: the start of all pairs with it."""
        if self.last[0] != element:
            dead, _ = self.change({element: self.known[element]})
            rows = {s: self.rows.with_changes(r, self.rows.mended(s, r, dead, {})) for s, r in self.rows.rows.items()}
            changes = self.differences(rows)
            self.last = (element, rows, changes, {s: self.judge(s, c) for s, c in changes.items()})
        return self.last[1:]

    def changed_rows(self, failed):
        """{source: Changed} of all sources with another row."""
        dead, new = self.change(failed)
        if len(failed) == 2 and self.takeover == "none":
            first = next(iter(failed))
            start, earlier, result = self.first_failure(first)
            more = dead - self.dead_of[first]
        else:
            start, earlier, result, more = self.rows.rows, {}, {}, dead
        extra = arcs_of_ties(self.rows, self.setting.net, new, len(self.rows.ties)) if new else {}
        result = dict(result)
        for s, row in start.items():
            arcs = extra.get(self.rows.home[s], {})
            touched = self.rows.mended(s, row, dead, arcs) if arcs or not more.isdisjoint(row.uses) else {}
            if touched:
                result[s] = self.judge(s, {**earlier.get(s, {}), **{v: d for v, (d, _) in touched.items()}})
        return result

    def evaluate(self, failed):
        after = self.changed_rows(failed)
        detours = [d for s in self.sources if s in after for d in after[s].detours]
        now = self.efficiency(after)
        return {
            "elements": sorted(failed),
            "efficiency_loss": report.loss(self.before, now),
            "pairs_lost": sum(c.lost for c in after.values()),
            "pairs_rerouted": len(detours),
            "pairs_improved": sum(c.improved for c in after.values()),
            "detour_mean": report.mean(detours) or 0.0,
            "detour_max": max(detours, default=0.0),
            **self.closing.counts(failed, self.change(failed), {s for s, c in after.items() if c.isolated}),
        }

    def efficiency(self, after):
        if self.whole_weight <= 0:
            return 0.0
        first = next((n for n, s in enumerate(self.sources) if s in after), len(self.sources))
        total = self.prefix[first]
        for s in self.sources[first:]:
            total = sum(after[s].inverse if s in after else self.targets.inverse[s], total)
        return total / self.whole_weight


class Closings:
    """Cities cut and down to one. Removing n posts or ties lowers a min cut by n at the most, so few need a new one."""

    def __init__(self, setting, rows):
        self.setting, self.rows = setting, rows
        self.arcs = {home: network.arcs(setting.net, home, setting.channels) for home in rows.arcs}
        self.base = {home: Closing(setting.net, a, home) for home, a in self.arcs.items()}
        self.number = {id(t): n for n, t in enumerate(setting.net.ties)}
        self.before = {s: self.base[rows.home[s]].fewest(s) for s in rows.sources}
        self.near = {}   # leader of a source: the numbers of ties that its paths can run through
        self.known, self.recent = {}, {}

    def ties_near(self, source):
        home = self.rows.home[source]
        key = (home, self.base[home].find((0, source)))
        if key not in self.near:
            out = {}
            for u, v, tie in self.arcs[home]:
                out.setdefault(u, []).append((v, self.number[id(tie)]))
            seen, stack, ties = {(0, source)}, [(0, source)], set()
            while stack:
                for v, n in out.get(stack.pop(), ()):
                    ties.add(n)
                    if v not in seen:
                        seen.add(v)
                        stack.append(v)
            self.near[key] = frozenset(ties)
        return key, self.near[key]

    def fewest(self, source, dead, new):
        """closures_to_isolate of the network without the dead ties and with the new ones."""
        key, near = self.ties_near(source)
        touched = dead & near
        if not touched and not new:
            return self.before[source]
        # A failed city of the leader's own parts it; then every source stands for itself.
        memo = (key, source, touched, tuple(new))
        if memo not in self.known:
            self.known[memo] = self.closing_without(key[0], dead, tuple(new)).fewest(source)
        return self.known[memo]

    def closing_without(self, home, dead, new):
        """Kept for the other sources of the same contingency."""
        asked = (home, dead, new)
        if asked not in self.recent:
            net = self.setting.net
            part = network.Network(net.country, net.role, [t for n, t in enumerate(net.ties) if n not in dead] + list(new))
            self.recent = {k: v for k, v in self.recent.items() if k[1:] == asked[1:]}
            self.recent[asked] = Closing(part, network.arcs(part, home, self.setting.channels), home)
        return self.recent[asked]

    def counts(self, failed, change, isolated):
        dead, new = change
        bound = len(failed) if "city" not in failed.values() else INFINITE
        cut = sum(1 for s in isolated if self.before[s] >= 1)
        down = sum(1 for s, k in self.before.items()
                   if k > 1 and s not in isolated and k - bound <= 1 and self.fewest(s, dead, new) == 1)
        return {"cities_cut": cut, "cities_down_to_one": down}
