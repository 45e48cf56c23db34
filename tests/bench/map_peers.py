"""The map of the world's sister cities beside what others need for it: whole processes, first frames, frames of a pan.

Peers that are not installed are left out and named: QGIS and cartopy are Debian's, the others come from npm into build/.
"""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from measure import HERE, Stopped, once, within
from tables import duration, errors, megabytes, ratio, table

PEERS = HERE / "map_peers"
SIZE = ["--size", "1280x720"]
LIMIT_S = float(os.environ.get("CITYTIES_PEER_LIMIT_S", "180"))  # of one run of one peer: a busy machine must not hang the bench


def told(text):
    print(f"   {text}", file=sys.stderr)


def modules(build):
    """The folder that holds the npm packages; nothing without node or npm, or where they cannot be fetched."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None
    folder = build / "map-peers"
    folder.mkdir(exist_ok=True)
    shutil.copy(PEERS / "package.json", folder)
    try:
        code, _ = within(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"], LIMIT_S, cwd=folder, stderr=subprocess.DEVNULL)
    except Stopped as error:
        told(f"npm: {error}")
        return None
    return folder if code == 0 else None


def process(results, name, command, runs):
    """The fastest of several runs of a whole process."""
    name = "map-peers/page/" + name
    try:
        found = [once(command, LIMIT_S) for _ in range(runs)]
        results[name] = {"ms": min(ms for ms, _ in found), "peak_kb": max(peak for _, peak in found)}
        told(f"{name} {results[name]['ms']:.4g} ms")
    except Stopped as error:
        results[name] = {"stopped": str(error)}
        told(f"{name}: {error}")
    except (OSError, RuntimeError) as error:
        told(f"{name}: {error}")


def window(results, program, world):
    """Our window, moved by its own hand under a virtual display with software GL."""
    if not shutil.which("xvfb-run"):
        return
    for kind, what in (("pan", "pan"), ("zoom", "zoom"), ("centre", "centre")):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", program, "view", world, *SIZE, "--scale", "1", "--measure", kind,
                   "--measure-frames", "5" if kind == "centre" else "30"]
        try:
            code, out = within(command, LIMIT_S, env=os.environ | {"LIBGL_ALWAYS_SOFTWARE": "1"}, stderr=subprocess.DEVNULL)
        except Stopped as error:
            results[f"map-peers/{what}/ours"] = {"stopped": str(error)}
            told(f"window {kind}: {error}")
            continue
        line = next((one for one in out.splitlines() if one.startswith("{")), None)
        if not line:
            told(f"window {kind}: exit code {code}")
            continue
        said = json.loads(line)
        told(f"window {line}")
        results[f"map-peers/{what}/ours"] = {"ms": said["shown_still_ms"] if kind == "centre" else said["mean_frame_ms"], "refined_ms": said["refined_ms"],
                                             "slowest_ms": said["slowest_frame_ms"], "peak_kb": said["peak_kb"], "idle": said["idle_frames"]}
        if kind == "centre":
            results["map-peers/centre/ours-moving"] = {"ms": said["shown_ms"]}
        results.setdefault("map-peers/first/ours", {"ms": 1000 * said["first_map_s"], "peak_kb": said["peak_kb"]})


def browsers(results, folder, world, work):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        return told("no chromium: peers in a browser are left out")
    for name in ("d3", "sigma", "deck"):
        try:
            _, out = within(["node", str(PEERS / "browser.mjs"), str(folder), world, str(work), chromium, name], LIMIT_S)
        except Stopped as error:
            told(f"{name}: {error}")
            for what in ("first", "pan", "centre"):
                results[f"map-peers/{what}/{name}"] = {"stopped": str(error)}
            continue
        for line in out.splitlines():
            one = json.loads(line)
            results[one["name"]] = one
            told(f"{one['name']} {one['ms']:.4g} ms")
    return None


def has(python, module):
    try:
        return within([python, "-c", f"import {module}"], LIMIT_S, stderr=subprocess.DEVNULL)[0] == 0
    except Stopped as error:
        told(f"import {module}: {error}")
        return False


def qgis(results, python, world, work):
    for file in work.glob("ties.gpkg*"):
        file.unlink()
    script = str(PEERS / "qgis_page.py")
    try:
        code, _ = within([python, script, str(work), "prepare", world], LIMIT_S)
    except Stopped as error:
        results["map-peers/page/qgis"] = {"stopped": f"preparing its data: {error}"}
        return told(f"qgis, preparing its data: {error}")
    if code:
        return told(f"qgis, preparing its data: exit code {code}")
    return process(results, "qgis", [python, script, str(work), "draw", str(work / "qgis.png")], 3)


def measure(build):
    world = os.environ.get("CITYTIES_WORLD_DATA")
    if not world:
        return {}
    world, work, program, results = str(Path(world) / "sister-cities"), build / "map-peers-work", str(build / "cityties"), {}
    work.mkdir(exist_ok=True)
    for kind in ("png", "svg"):
        process(results, f"ours-{kind}", [program, "render", world, *SIZE, "--fit", "world", "-o", str(work / f"ours.{kind}")], 5)
    process(results, "ours-plain", [program, "render", world, *SIZE, "--fit", "world", "--flows", "ties", "-o", str(work / "plain.png")], 3)
    results.setdefault("map-peers/page/ours-svg", {})["bytes"] = (work / "ours.svg").stat().st_size if (work / "ours.svg").exists() else 0
    window(results, program, world)
    folder = modules(build)
    if folder:
        process(results, "d3", ["node", str(PEERS / "d3_page.mjs"), str(folder), world, str(work / "d3.png")], 3)
        browsers(results, folder, world, work)
    else:
        told("no node with npm: d3-geo, sigma.js and deck.gl are left out")
    python = "/usr/bin/python3"
    if has(python, "qgis.core"):
        qgis(results, python, world, work)
    else:
        told("no QGIS (python3-qgis): left out")
    if has(python, "cartopy"):
        process(results, "cartopy", [python, str(PEERS / "cartopy_page.py"), world, str(work / "cartopy.png")], 1)
    else:
        told("no cartopy (python3-cartopy): left out")
    return results


ROWS = (
    ("page", "ours-png", (("ours-png", "**page, whole process: ours**, PNG, ties gathered into flows"), ("ours-svg", "— ours, SVG"),
                          ("ours-plain", "— ours, PNG, every tie by itself (`--flows ties`)"), ("d3", "— d3-geo on a canvas of node (Skia)"),
                          ("qgis", "— QGIS, arcs bent and cut beforehand, about Greenwich"), ("cartopy", "— cartopy"))),
    ("first", "ours", (("ours", "**first frame: ours**, from the start of the process; browsers: from data at hand"), ("d3", "— d3-geo on a canvas (Chromium)"), ("sigma", "— sigma.js: straight lines, no land"),
                       ("deck", "— deck.gl: Mercator"))),
    ("pan", "ours", (("ours", "**a frame of a pan: ours**, mean of 30"), ("d3", "— d3-geo"), ("sigma", "— sigma.js"), ("deck", "— deck.gl"))),
    ("centre", "ours", (("ours", "**another centre: ours**, until it is shown, motion off"),
                          ("ours-moving", "— ours, motion on: after the coast has turned there, which takes 0.4 s"), ("d3", "— d3-geo, until it is drawn"))),
)


def form(results):
    lines = []
    for what, own, rows in ROWS:
        base = results.get(f"map-peers/{what}/{own}", {}).get("ms")
        for name, label in rows:
            one = results.get(f"map-peers/{what}/{name}", {})
            if "ms" not in one:
                lines.append([label, one.get("stopped", "not measured"), "", ""])
            else:
                lines.append([label, duration(one["ms"]), ratio(one["ms"] / base) if base else "", megabytes(one["peak_kb"]) if "peak_kb" in one else ""])
    pan, zoom, said = results.get("map-peers/pan/ours", {}), results.get("map-peers/zoom/ours", {}), []
    if "ms" in zoom:
        said.append(f"zooming {duration(zoom['ms'])} a frame")
    for key, label in (("slowest_ms", "slowest frame of the pan"), ("refined_ms", "fully refined after the hand stops in")):
        if key in pan:
            said.append(f"{label} {duration(pan[key])}")
    if "idle" in pan:
        said.append(f"{pan['idle']} frames while idle")
    if size := results.get("map-peers/page/ours-svg", {}).get("bytes"):
        said.append(f"the SVG has {size / 1e6:.1f} MB")
    return table(["what", "time", "× ours", "peak memory"], lines) + (f"\n\nOurs: {', '.join(said)}." if said else "") + errors(results)
