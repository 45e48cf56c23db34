#!/usr/bin/python3
"""What `cityties repair` must print: repair.py DATASET --scenario S [--step N] [-k 2] [--candidates reopen,district,…]"""
import sys
from dataclasses import replace

import report
import scenario as sc
import setting as st
from rows import INFINITE, Rows, arcs_of_ties, difference

KINDS = ("reopen", "district", "agreement", "virtual")


def arguments(argv=None):
    parser = st.parser(__doc__)
    parser.add_argument("-k", type=int, default=3)
    parser.add_argument("--candidates", default="reopen,district,agreement", type=lambda text: text.split(","))
    parser.add_argument("--strength", type=float, default=0.5, help="of a virtual channel")
    parser.add_argument("--ends", choices=("affected", "cut"), default="affected")
    parser.add_argument("--plain", action="store_true", help="compute every row anew, as the definition says")
    return parser.parse_args(argv)


# --- candidates ---------------------------------------------------------------------------------------------------

def text_of(action):
    """What orders equal candidates: an action as `--event` takes it."""
    keys = ("post", "region", "a", "b", "kind", "strength", "to", "part")
    return ":".join([action["do"]] + [str(action[k]) for k in keys if k in action])


def reopen(before, after):
    return [{"do": "open_post", "post": p} for p in sorted(before.posts) if p not in after.posts]


def district(before, after):
    """Rows that a post has lost, each to every other post of its sender in its host that does not hold it now."""
    held = {(r.post_id, r.region_code, r.part) for r in after.rows if r.post_id in after.posts}
    found = {}
    for row in before.rows:
        loser = before.posts.get(row.post_id)
        if loser is None or (row.post_id, row.region_code, row.part) in held:
            continue
        for post in after.posts.values():
            if (post.id != loser.id and (post.sending_country, post.host_country) ==
                    (loser.sending_country, loser.host_country) and (post.id, row.region_code, row.part) not in held):
                action = {"do": "reassign_district", "region": row.region_code, "to": post.id}
                found[(row.region_code, row.part, post.id)] = {**action, "part": row.part} if row.part else action
    return [found[key] for key in sorted(found)]


def pairs_to_join(setting, net, ends):
    """A city of `ends` and a foreign city of P, where no agreement or virtual tie joins them already."""
    joined = {frozenset((t.a, t.b)) for t in net.ties if t.kind in ("agreement", "virtual")}
    found = {}
    for a in sorted(ends):
        for b in setting.pairs.targets(a):
            both = frozenset((a, b))
            if both not in joined and both not in found:
                found[both] = (a, b)
    return sorted(found.values())


def candidates(setting, study, state, net):
    o, before = setting.options, study.before_state
    found = []
    if "reopen" in o.candidates:
        found += reopen(before, state)
    if "district" in o.candidates:
        found += district(before, state)
    for a, b in pairs_to_join(setting, net, study.ends) if {"agreement", "virtual"} & set(o.candidates) else ():
        if "agreement" in o.candidates:
            found.append({"do": "sign_agreement", "a": a, "b": b, "kind": "sister_city"})
        if "virtual" in o.candidates:
            found.append({"do": "virtual_channel", "a": a, "b": b, "strength": o.strength})
    return sorted(found, key=text_of)


def applied(state, action):
    """The state with the action, or None where it cannot apply (signing under a ban)."""
    after = replace(state, posts=dict(state.posts), rows=list(state.rows), agreements=dict(state.agreements),
                    suspended=dict(state.suspended), virtual=dict(state.virtual), bans=list(state.bans),
                    opened_rows=dict(state.opened_rows))
    try:
        sc.ACTIONS[action["do"]](after, action, False)
    except sc.ScenarioError:
        return None
    return after


# --- judging them -------------------------------------------------------------------------------------------------

class Study:
    """Before, after, and what the step did to each pair."""

    def __init__(self, setting):
        self.setting, self.pairs = setting, setting.pairs
        self.before_state, _ = setting.state_at(0)
        self.before = report.side(setting.network_of(self.before_state), self.pairs, setting.channels)
        self.after = report.side(setting.net, self.pairs, setting.channels)
        sources, old, new = self.pairs.sources, self.before.rows, self.after.rows
        self.efficiency_before = report.efficiency(self.pairs, old, sources)
        self.efficiency_after = report.efficiency(self.pairs, new, sources)
        self.lost = report.lost_pairs(self.pairs, self.before, self.after)
        self.rerouted = [(u, v, new[u][v]) for u in sources for v in self.pairs.targets(u)
                         if v in old[u] and v in new[u] and new[u][v] > old[u][v] + report.CHANGE]
        reached = [c for c in sources if c in setting.reached]
        self.ends = reached if setting.options.ends == "affected" else self.cut(sources)

    def cut(self, sources):
        return [c for c in sources if self.before.paths.closures_to_isolate(c) >= 1
                and self.after.paths.closures_to_isolate(c) == 0]

    def figures(self, rows):
        now = report.efficiency(self.pairs, rows, self.pairs.sources)
        missing = self.efficiency_before - self.efficiency_after
        return {
            "efficiency": report.tidy(now),
            "recovered": report.tidy((now - self.efficiency_after) / missing) if missing > 0 else None,
            "pairs_restored": sum(1 for u, v in self.lost if v in rows[u]),
            "pairs_eased": sum(1 for u, v, cost in self.rerouted if v in rows[u] and rows[u][v] < cost - report.CHANGE),
        }


class Mending:
    """Rows of networks that differ little from one whose rows are known."""

    def __init__(self, study, net):
        self.study, self.net = study, net
        for vertex, country in study.before.net.country.items():  # a post that may open again is a vertex without ties
            net.country.setdefault(vertex, country)
            net.role.setdefault(vertex, study.before.net.role[vertex])
        self.rows = Rows(net, study.setting.channels, study.pairs.sources)

    def rows_of(self, other):
        dead, new = difference(self.net, other)
        extra = arcs_of_ties(self.rows, self.net, new, len(self.rows.ties))
        result = {}
        for s, row in self.rows.rows.items():
            touched = self.rows.mended(s, row, dead, extra.get(self.rows.home[s], {}))
            dist = self.rows.with_changes(row, touched).dist
            number = self.rows.number
            result[s] = {v: dist[number[v]] for v in self.study.pairs.targets(s) if dist[number[v]] < INFINITE}
        return result


def better_first(entry):
    return (-round(entry["efficiency"], 12), -entry["pairs_restored"], text_of(entry["action"]))


def judged(setting, study, state, net):
    """Every candidate with its figures, the best first."""
    mending = None if setting.options.plain else Mending(study, net)
    result = []
    for action in candidates(setting, study, state, net):
        after = applied(state, action)
        if after is None:
            continue
        other = setting.network_of(after)
        rows = mending.rows_of(other) if mending else report.side(other, study.pairs, setting.channels).rows
        result.append({"action": action, **study.figures(rows)})
    return sorted(result, key=better_first)


def of(setting):
    study = Study(setting)
    state, net, now = setting.state, setting.net, study.efficiency_after
    repairs, tried = [], []
    for _ in range(setting.options.k):
        entries = judged(setting, study, state, net)
        tried.append(entries)
        if not entries or entries[0]["efficiency"] <= now + 1e-12:
            break
        repairs.append(entries[0])
        now, state = entries[0]["efficiency"], applied(state, entries[0]["action"])
        net = setting.network_of(state)
    common = report.costs_of_common(study.pairs, study.before, study.after, study.pairs.sources)
    return {"after": report.summary(study.pairs, study.after, common, 1), "repairs": repairs,
            "candidates": [len(entries) for entries in tried], "first_step": tried[0] if tried else []}


def compute(options):
    return of(st.Setting(options))


if __name__ == "__main__":
    sys.exit(st.main(compute, arguments()))
