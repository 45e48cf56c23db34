#!/usr/bin/env python3
"""Plants one fault per rule of the path model and of the actions, builds the graph tests and sees them fail.

usage: mutate.py

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
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy, build = Path(folder) / "copy", Path(folder) / "build"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("build", ".git", "out"))
        # A fault may leave something unused; that must not hide it from the tests.
        settings = copy / "CMakeLists.txt"
        settings.write_text(settings.read_text(encoding="utf-8").replace("-Werror", ""), encoding="utf-8")
        run("cmake", "-S", str(copy), "-B", str(build), "-G", "Ninja", "-DCMAKE_CXX_FLAGS=-O1")
        for rule, path, old, new in FAULTS:
            alive = survives(copy, build, path, old, new)
            survivors += alive
            print(f"{'SURVIVES' if alive else 'seen':8}  {rule}", flush=True)
    print(f"{len(FAULTS) - survivors} of {len(FAULTS)} faults seen")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
