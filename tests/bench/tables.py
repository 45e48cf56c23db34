"""The sections of RESULTS.md, made from results by name: {"ms": …, "scale": …, "apart": …, "peak_kb": …} or {"error": …}."""


def duration(ms):
    for limit, unit, size in ((1000, "ms", 1), (120_000, "s", 1000), (7_200_000, "min", 60_000)):
        if ms < limit:
            return f"{ms / size:.3g} {unit}" if ms / size < 100 else f"{ms / size:.0f} {unit}"
    return f"{ms / 3_600_000:,.3g} h" if ms < 3_600_000_000 else f"{ms / 3_600_000:,.0f} h"


def ratio(x):
    return f"{x:.2f}" if x < 10 else f"{x:,.0f}" if x >= 100 else f"{x:.1f}"


def megabytes(peak_kb):
    return f"{peak_kb / 1024:,.0f} MiB"


def whole(results, name):
    """Milliseconds for the whole question: a sample times its scale; nothing when not measured."""
    one = results.get(name, {})
    return one["ms"] * one.get("scale", 1) if "ms" in one else None


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def beside(results, rows, one, two):
    """Rows (label, name) with their time, the measured sample if it is one, and how many times ours they take."""
    lines = []
    for label, name in rows:
        ms = whole(results, name)
        if ms is None:
            lines.append([label, "not measured", "", "", ""])
            continue
        scale = results[name].get("scale", 1)
        sample = f"extrapolated × {scale:,.{0 if scale > 100 else 1}f} from {duration(results[name]['ms'])}" if scale > 1 else "all"
        ratios = [ratio(ms / whole(results, own)) if whole(results, own) else "" for own in (one, two)]
        lines.append([label, duration(ms), sample, *ratios])
    return lines


def errors(results):
    """What was left out, said plainly."""
    said = sorted({one["error"] for one in results.values() if "error" in one})
    names = sorted(name for name, one in results.items() if "error" in one)
    return f"\n\nNot measured: {', '.join(names)} ({'; '.join(said)})." if names else ""


def apart(results, what):
    values = [one["apart"] for name, one in results.items() if "apart" in one]
    return f"\n\n{what} differ by at most {max(values):.1g}." if values else ""


RATIO_HEADER = ["what", "time", "measured", "× ours, one thread", "× ours, two threads"]


def analysis(results):
    rows = [("read and validate the dataset (CSV)", "read/ours"),
            ("closures that isolate each of the 484 cities", "isolate/ours"),
            ("a scenario of four steps worked out whole, one thread", "story/ours/1"),
            ("— two threads", "story/ours/2"),
            ("all least costs from 484 cities under the path rule (`local`), ours, one thread", "all_pairs/ours/1"),
            ("— Boost.Graph's Dijkstra on compressed rows, on the graphs that our rule leaves", "all_pairs/boost"),
            ("— Boost.Graph's Dijkstra on an adjacency list, all ties, without any rule", "all_pairs/boost_without_rule"),
            ("— igraph C, igraph_distances_dijkstra, on the graphs that our rule leaves", "all_pairs/igraph"),
            ("— networkx, on the same", "all_pairs/networkx")]
    own = whole(results, "analysis/all_pairs/ours/1")
    lines = []
    for label, name in rows:
        ms = whole(results, "analysis/" + name)
        compared = "all_pairs" in name and ms and own
        lines.append([label, duration(ms) if ms else "not measured", ratio(ms / own) if compared else ""])
    return table(["what", "time", "× ours"], lines) + errors(results)


def contingency(results):
    lines = []
    for order, channels in ((1, "local"), (1, "national"), (2, "local"), (2, "national")):
        what = f"contingency/n{order}_{channels}"
        rows = [(f"**N-{order} `{channels}`**, ours, one thread", what + "/ours/1"),
                ("— two threads", what + "/ours/2"),
                ("— two threads, the embassy takes over", what + "_embassy/ours/2"),
                ("— two threads, recomputing all figures per closure as `impact` does", what + "/recompute"),
                ("— igraph C, all pairs per contingency, one thread", what + "/igraph"),
                ("— Boost.Graph, likewise", what + "/boost"),
                ("— networkx, likewise", what + "/networkx")]
        lines += beside(results, rows, what + "/ours/1", what + "/ours/2")
    targets = []
    for order, limit in ((1, 50), (2, 5000)):
        for name in (f"n{order}_local", f"n{order}_national", f"n{order}_local_embassy", f"n{order}_national_embassy"):
            ms = whole(results, f"contingency/{name}/ours/2")
            if ms:
                targets.append(f"{name} {duration(ms)} ({'met' if ms <= limit else 'not met'})")
    return (table(RATIO_HEADER, lines)
            + f"\n\nTargets on two threads, N-1 in 50 ms and N-2 in 5 s: {', '.join(targets)}."
            + apart(results, "Losses of efficiency, ours and those of igraph, Boost.Graph and recomputing,") + errors(results))


def world(results):
    own = "world/n1/ours/2"
    count = results.get(own, {}).get("count")
    rows = [(f"N-1 over every tie{f' ({count:,.0f})' if count else ''}, exact, ours, two threads", own),
            ("igraph C, breadth first from every city per contingency, one thread", "world/n1/igraph"),
            ("Boost.Graph, likewise", "world/n1/boost")]
    lines = [line[:3] + line[4:] for line in beside(results, rows, own, own)]
    ms = whole(results, own)
    target = f"\n\nTarget 5 min: {duration(ms)} ({'met' if ms <= 300_000 else 'not met'})." if ms else ""
    return (table(RATIO_HEADER[:3] + RATIO_HEADER[4:], lines) + target
            + apart(results, "Efficiencies of the whole network, ours and the peers',") + errors(results))


def betweenness(results):
    lines, reached = [], []
    for graph, label in (("world", "world, all lengths 1"), ("world_weighted", "world, lengths 1 + km/2000"),
                         ("twin", "KONECT twin, all lengths 1"),
                         ("twin_weighted", "KONECT twin, whole lengths 1–10 at random (seed 1)")):
        what = "betweenness/" + graph
        rows = [(f"**{label}**, ours, one thread", what + "/ours/1"), ("— two threads", what + "/ours/2"),
                ("— igraph C, igraph_betweenness", what + "/igraph"),
                ("— Boost.Graph, brandes_betweenness_centrality", what + "/boost")]
        rows = rows[:3] if graph.startswith("world") else rows  # minutes
        lines += [line[:2] + line[3:] for line in beside(results, rows, what + "/ours/1", what + "/ours/2")]
        own, theirs = whole(results, what + "/ours/2"), whole(results, what + "/igraph")
        if own and theirs:
            reached.append(f"{ratio(theirs / own)} ({'met' if theirs >= 2 * own else 'not met'})")
    target = f"\n\nTarget, igraph at least × 2 of ours on two threads: {', '.join(reached)}." if reached else ""
    return (table(RATIO_HEADER[:2] + RATIO_HEADER[3:], lines) + target
            + apart(results, "Values of ours and of igraph, as shares of the largest,") + errors(results))


def repair(results):
    lines = []
    for what, label in (("one", "the best addition"), ("three", "three additions, one after the other (greedy)")):
        for threads in (1, 2):
            one = results.get(f"repair/{what}/ours/{threads}", {})
            if "ms" not in one:
                continue
            rounds = one["additions"]
            # Each addition taken leaves one candidate less.
            asked = rounds * one["candidates"] - rounds * (rounds - 1) / 2
            plain = whole(results, "repair/one/plain")
            lines.append([f"{label}, {threads} thread{'s' if threads > 1 else ''}", duration(one["ms"]), f"{asked:,.0f}",
                          f"{one['evaluated']:,.0f}", f"{100 * (1 - one['evaluated'] / asked):.1f} %",
                          ratio(plain / one["ms"]) if plain and what == "one" else ""])
    plain = results.get("repair/one/plain", {})
    if "ms" in plain:
        lines.append(["the best addition, every candidate compared on a network of its own, 2 threads (extrapolated × "
                      f"{plain['scale']:.4g})", duration(whole(results, "repair/one/plain")), "", "", "", ""])
    return table(["what", "time", "candidates, all rounds (about)", "worked out exactly", "pruned by the bound",
                  "plain × ours"], lines) + errors(results)


GROWTH = {"network": "build the network from the records", "isolate": "closures that isolate each city",
          "parts": "components, blocks, articulation points, bridges", "cores": "core numbers",
          "triangles": "triangles", "least_costs": "least costs between all cities (`ties`), one thread",
          "hops": "diameter and mean distance, two threads", "betweenness": "exact betweenness, two threads",
          "n1": "N-1 over every tie (`ties`), two threads"}


def growth(results):
    said = []
    for measures in (("network", "isolate", "parts", "cores", "triangles"), ("least_costs", "hops", "betweenness", "n1")):
        sizes = sorted({int(name.split("/")[2]) for name in results if name.split("/")[1] in measures})
        lines = []
        for measure in measures:
            cells = []
            for size in sizes:
                one = results.get(f"growth/{measure}/{size}", {})
                absent = "growth-n1-large" if (measure, size) == ("n1", 50_000) else "not measured"
                cells.append(f"{duration(one['ms'])}, {megabytes(one['peak_kb'])}" if "ms" in one else absent)
            lines.append([GROWTH[measure], *cells])
        if sizes:
            said.append(table(["measure", *(f"{size:,} ties" for size in sizes)], lines))
    return "\n\n".join(said) + errors(results)


def growth_large(results):
    one = results.get("growth/n1/50000", {})
    cell = f"{duration(one['ms'])}, {megabytes(one['peak_kb'])}" if "ms" in one else "not measured"
    return table(["measure", "50,000 ties"], [[GROWTH["n1"], cell]]) + errors(results)


def basemap(results):
    rows = (("read", "read"), ("project", "cut and projected"), ("triangulate", "triangulated (in the background)"),
            ("globe", "triangles and lines on the ball (in the background)"))
    lines = [[label, *(duration(whole(results, f"map/{name}/{detail}")) for detail in (0, 1))] for name, label in rows]
    said = [table(["base map", "coarse", "fine"], lines)]
    kinds = ("Equal Earth", "azimuthal equidistant", "globe", "Mercator", "Robinson", "Natural Earth", "Winkel Tripel")
    own = {what: whole(results, f"map/{what}/0") for what in ("turn", "arcs")}
    lines = []
    for i, kind in enumerate(kinds):
        times = {what: whole(results, f"map/{what}/{i}") for what in own}
        if all(times.values()) and all(own.values()):
            lines.append([kind, *(cell for what in own for cell in (duration(times[what]), ratio(times[what] / own[what])))])
    if lines:
        slowest = max(whole(results, f"map/turn/{i}") for i in range(len(kinds)))
        said.append(table(["a new centre", "fine map", "× Equal Earth", "32,034 great circles", "× Equal Earth"], lines)
                    + f"\n\nTarget 300 ms for the map on one core: {duration(slowest)} at most"
                    + f" ({'met' if slowest <= 300 else 'not met'}).")
    return "\n\n".join(said) + errors(results)


def process(results):
    names = [name.removeprefix("process/") for name in results]
    lines = [[f"`{name}`" if name.startswith("cityties") else name, duration(one["ms"]), megabytes(one["peak_kb"])]
             for name, one in zip(names, results.values())]
    impact, oracle = (next(one["ms"] for name, one in results.items() if word in name) for word in ("impact", "oracle"))
    return (table(["whole process, the fastest of nine", "time", "peak memory"], lines)
            + f"\n\nThe oracle takes {ratio(oracle / impact)} times as long as `impact`.")
