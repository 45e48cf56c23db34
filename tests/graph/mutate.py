#!/usr/bin/env python3
"""Plants one fault per rule of the path model, of the actions and of the measures, builds the graph tests and sees them fail.

usage: mutate.py [WORD]     with WORD only the faults whose rule or file contains it

Works on a copy of the sources; exits 1 when a fault survives.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# (rule, file, what stands there, the fault)
FAULTS = [
    ("local: own government and posts are no avenue", "graph/paths.cpp",
     "return preset_ == ChannelPreset::national || isPlace(end.kind);", "return true;"),
    ("local: a path leaves from cities and regions only", "graph/paths.cpp",
     "if (preset_ == ChannelPreset::local && !isPlace(start.kind)) return false;\n  if (end.country",
     "if (end.country"),
    ("no way back home and none to a third country", "graph/paths.cpp",
     "return start.country == end.country;  //", "return true;  //"),
    ("abroad anything of that country serves", "graph/paths.cpp",
     "return start.country == end.country;  //", "return false;  //"),
    ("consular ties cross", "graph/paths.cpp", "isTie(kind) || kind == ChannelKind::consular", "isTie(kind)"),
    ("national: accreditation crosses", "graph/paths.cpp",
     "|| kind == ChannelKind::accreditation;", ";"),
    ("ties: agreements and virtual ties only", "graph/paths.cpp",
     "if (preset_ == ChannelPreset::ties) return isTie(tie.kind);", "if (preset_ == ChannelPreset::ties) return true;"),
    ("ties: no rule", "graph/paths.cpp", "if (preset_ == ChannelPreset::ties) return isTie(tie.kind);",
     "if (preset_ == ChannelPreset::ties && !isTie(tie.kind)) return false;"),
    ("a post belongs to the country that sends it", "graph/network.cpp",
     "addVertex(VertexKind::post, post.id.text, post.sending,", "addVertex(VertexKind::post, post.id.text, post.host,"),
    ("strength divides the cost", "graph/network.cpp", "model_.agreement / agreement.strength", "model_.agreement"),
    ("a consular tie costs by distance", "graph/network.cpp", "km / model_.consularKilometresPerUnit.value", "0 * km"),
    ("a district's part is its own", "graph/network.cpp", "(!district.part.empty() && city.regionPart != district.part)", "false"),
    ("several rows make one tie", "graph/network.cpp", "if (served.emplace(post->id.text, city.id.text).second)", ""),
    ("a suspended agreement is no tie", "graph/network.cpp", "if (agreement.suspended) continue;", ""),
    ("only embassies are accredited", "graph/network.cpp", "if (post.kind == PostKind::embassy) {", "{"),
    ("posts can be closed in a cut", "graph/closures.cpp", "flow_.addArc(entrance(v), exit(v), 1);",
     "flow_.addArc(entrance(v), exit(v), FlowNetwork::unlimited);"),
    ("administrative ties cannot be cut", "graph/closures.cpp",
     "closable(tie.kind) ? 1 : FlowNetwork::unlimited;", "1;"),
    ("a takeover stays with one sender", "graph/action_posts.cpp",
     "if (same && from && from->sending == sender) {", "if (same && from) {"),
    ("a fixed reporting set: lost pairs count 0", "graph/impact.cpp", "    weight += pairWeight;",
     "    if (std::isfinite(costAfterIt)) weight += pairWeight;"),
    ("curtailing sets the strength", "graph/action_agreements.cpp", "strength = action.strength;", "strength *= action.strength;"),
    ("a ban forbids signing", "graph/action_agreements.cpp",
     'if (const Ban* ban = banAgainst(action.kind, action.a, action.b)) {', 'if (const Ban* ban = nullptr) {'),
    ("betweenness: pairs that an articulation point parts", "graph/betweenness_plain.cpp",
     "result[v] += earlier[v] * piece;", ""),
    ("betweenness: unordered pairs once", "graph/betweenness_plain.cpp", "scratch.sum[i] / 2;", "scratch.sum[i];"),
    ("betweenness: what hangs behind a source", "graph/betweenness_plain.cpp",
     "const double weight = block.behind[source];", "const double weight = 1;"),
    ("betweenness: a block of lengths is no block of hops", "graph/betweenness_plain.cpp",
     "block.oneLength &= block.lengths.back() == length;", ""),
    ("betweenness: lengths within 1e-9 are equal", "graph/dependencies.hpp", "cost_[to] + costTolerance", "cost_[to]"),
    ("betweenness: endpoints are excluded", "graph/dependencies.hpp", "for (std::size_t i = order_.size(); i-- > 1;) {",
     "for (std::size_t i = order_.size(); i-- > 0;) {"),
    ("betweenness: of parallel edges the cheapest", "graph/simple_graph.cpp",
     "std::tie(x.a, x.b, x.length) < std::tie(y.a, y.b, y.length)",
     "std::tie(x.a, x.b, y.length) < std::tie(y.a, y.b, x.length)"),
    ("betweenness, rule: only cities of P end a path", "graph/betweenness_rule.cpp", "&& set_.selected[v] &&", "&&"),
    ("betweenness, rule: paths end abroad", "graph/betweenness_rule.cpp", "&& vertices[v].country != home ?", "?"),
    ("betweenness, rule: pairs have weights", "graph/betweenness_rule.cpp", "scratch.sum[v] += weight * dependency",
     "scratch.sum[v] += dependency"),
    ("betweenness, rule: parallel ties are one path", "graph/rule_rows.cpp",
     "result.erase(std::unique(result.begin(), result.end(), parallel), result.end());", ""),
    ("rule rows: abroad another row holds", "graph/rule_rows.cpp", "engine.admits(nowhere,",
     "engine.admits(vertices[from].country,"),
    ("critical: parallel agreements spare each other", "graph/critical_bridges.cpp", "&& ties.count == 1 &&", "&&"),
    ("critical: a pair of P lies across", "graph/critical_bridges.cpp", "&& pairsAcross(below[v], wholes[parts_.of[v]]) > 0",
     ""),
    ("critical: posts can be", "graph/critical_dominators.cpp",
     "vertex.kind == VertexKind::post ? vertex.id : std::string{}", "std::string{}"),
    ("critical: only targets in P", "graph/critical_dominators.cpp", "if (set.selected[city] &&", "if ("),
    ("critical: one post parts cities of one group from another", "graph/critical_dominators.cpp",
     "if (isClosableTie(tie.kind) || post ||", "if (post ||"),
    ("avenues: paths are rearranged", "graph/avenues.cpp", "visit(back(before_[at]), side);", "(void)side;"),
    ("avenues: a vertex serves one path", "graph/avenues.cpp", "if (!onPath(at))", "if (true)"),
    ("avenues: they end abroad", "graph/avenues.cpp", "network_.vertices()[v].country != home_ && !onPath(v)", "!onPath(v)"),
    ("isolation: a post is closed once", "graph/isolation.cpp", "through_[at] == leaves", "(through_[at] == leaves || !leaves)"),
    ("isolation: an agreement is closed once", "graph/isolation.cpp", "|| flow < 1;", "|| flow < 2;"),
    ("isolation: flow can be sent back", "graph/isolation.cpp", "if (enters && flow < 0)", "if (false && flow < 0)"),
    ("city graph: agreements only", "graph/city_graph.cpp", "tie.kind != ChannelKind::agreement || b", "b"),
    ("city graph: the largest component is measured", "graph/city_graph.cpp",
     "hopFigures(graph, parts, parts.largest(),", "hopFigures(graph, parts, 0,"),
    ("triangles: each once", "graph/triangles.cpp", "out[forward ? edge.a : edge.b].push_back(forward ? edge.b : edge.a);",
     "out[edge.a].push_back(edge.b), out[edge.b].push_back(edge.a);"),
    ("assortativity: one degree only has none", "graph/assortativity.cpp", "if (oneDegree) return std::nullopt;", ""),
    ("hops: the mean over unordered pairs", "graph/hops.cpp", "(size * (size - 1))", "(size * size)"),
    ("cores: neighbours of lower degree do not count", "graph/cores.cpp", "if (degree[w] <= degree[v]) continue;",
     "if (degree[w] == 0) continue;"),
    ("constraint: shared partners count", "graph/constraint.cpp", "invested[j] += through;", ";"),
    ("brokerage: partners of each other need no broker", "graph/brokerage.cpp", "if (!graph.joined(near[x], near[y])) ", ""),
    ("attack: degrees of what is left", "graph/attack.cpp", "left.emplace(--degree[w], w);", "left.emplace(degree[w], w);"),
    ("attack: the removed city is gone", "graph/attack.cpp", "    largest[i] = most;\n    const", "    const"),
    ("rankings are rounded", "graph/metrics.cpp", "std::round(x.value * 1e12), b = std::round(y.value * 1e12)",
     "x.value, b = y.value"),
]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def survives(copy, build, path, old, new):
    """True when the tests still pass with the fault in place."""
    file = copy / path
    sound = file.read_text(encoding="utf-8")
    if sound.count(old) == 0:
        raise SystemExit(f"{path}: the place of a fault is gone: {old}")
    file.write_text(sound.replace(old, new, 1), encoding="utf-8")
    try:
        built = run("cmake", "--build", str(build), "--target", "graph_tests")
        if built.returncode != 0:  # refused by the compiler: seen as well, but say it
            print("  (does not compile)", flush=True)
            return False
        return run(str(build / "graph_tests")).returncode == 0
    finally:
        file.write_text(sound, encoding="utf-8")


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    faults = [fault for fault in FAULTS if word in fault[0] or word in fault[1]]
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy, build = Path(folder) / "copy", Path(folder) / "build"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("build", ".git", "out"))
        # A fault may leave something unused; that must not hide it from the tests.
        settings = copy / "CMakeLists.txt"
        settings.write_text(settings.read_text(encoding="utf-8").replace("-Werror", ""), encoding="utf-8")
        run("cmake", "-S", str(copy), "-B", str(build), "-G", "Ninja", "-DCMAKE_CXX_FLAGS=-O1")
        for rule, path, old, new in faults:
            alive = survives(copy, build, path, old, new)
            survivors += alive
            print(f"{'SURVIVES' if alive else 'seen':8}  {rule}", flush=True)
    print(f"{len(faults) - survivors} of {len(faults)} faults seen")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
