#!/usr/bin/python3
"""What `cityties contingency` must print: contingency.py DATASET [--order 1|2] [--elements …] [--takeover …] [--plain]"""
import itertools
import sys

import failures
import report
import setting as st
from sweep import Sweep


def arguments(argv=None):
    parser = st.parser(__doc__)
    parser.add_argument("--order", type=int, choices=(1, 2), default=1)
    parser.add_argument("--elements", default="posts,agreements", type=lambda text: text.split(","))
    parser.add_argument("--takeover", choices=("none", "embassy", "nearest"), default="none")
    parser.add_argument("--all", action="store_true", help="every pair, not only the telling ones (always so here)")
    parser.add_argument("--plain", action="store_true", help="build every network anew, as the definition says")
    return parser.parse_args(argv)


def plain(setting, before, closures, failed, takeover):
    """The figures of one contingency, straight from the definitions. `failed` is {id: kind}."""
    net = failures.network_without(setting, failed, takeover)
    after = report.side(net, setting.pairs, setting.channels)
    sources = setting.pairs.sources
    common = report.costs_of_common(setting.pairs, before, after, sources)
    detours = [new - old for old, new in common if new > old + report.CHANGE]
    still = {c: after.paths.closures_to_isolate(c) for c in sources}
    return {
        "elements": sorted(failed),
        "efficiency_loss": report.loss_over(setting.pairs, before, after, sources),
        "pairs_lost": len(report.lost_pairs(setting.pairs, before, after)),
        "pairs_rerouted": len(detours),
        "pairs_improved": sum(1 for old, new in common if new < old - report.CHANGE),
        "detour_mean": report.mean(detours) or 0.0,
        "detour_max": max(detours, default=0.0),
        "cities_cut": sum(1 for c in sources if closures[c] >= 1 and still[c] == 0),
        "cities_down_to_one": sum(1 for c in sources if closures[c] > 1 and still[c] == 1),
    }


def plain_evaluator(setting, takeover):
    before = report.side(setting.net, setting.pairs, setting.channels)
    closures = {c: before.paths.closures_to_isolate(c) for c in setting.pairs.sources}
    return lambda failed: plain(setting, before, closures, failed, takeover)


def harm(entry):
    return (-round(entry["efficiency_loss"], 12), entry["elements"])


def add_synergy(entry, single):
    a, b = (single[e] for e in entry["elements"])
    entry["synergy"] = report.tidy(entry["efficiency_loss"] - a["efficiency_loss"] - b["efficiency_loss"])
    entry["synergy_pairs_lost"] = entry["pairs_lost"] - a["pairs_lost"] - b["pairs_lost"]
    return entry


def reference(setting):
    before = report.side(setting.net, setting.pairs, setting.channels)
    common = report.costs_of_common(setting.pairs, before, before, setting.pairs.sources)
    return report.summary(setting.pairs, before, common, 0)


def first_order(evaluate, known):
    return {e: evaluate({e: kind}) for e, kind in known.items()}


def second_order(evaluate, known, single, pairs=None):
    """Over all pairs of elements, or those given."""
    chosen = pairs if pairs is not None else itertools.combinations(known, 2)
    return [add_synergy(evaluate({a: known[a], b: known[b]}), single) for a, b in chosen]


def compute(options):
    setting = st.Setting(options)
    known = failures.elements(setting, options.elements)
    evaluate = plain_evaluator(setting, options.takeover) if options.plain else \
        Sweep(setting, known, options.takeover).evaluate
    entries = single = first_order(evaluate, known)
    entries = second_order(evaluate, known, single) if options.order == 2 else list(single.values())
    return {"reference": reference(setting), "contingencies": sorted(entries, key=harm)}


if __name__ == "__main__":
    sys.exit(st.main(compute, arguments()))
