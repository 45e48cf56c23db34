#!/usr/bin/env python3
"""Checks the shape of the house: who may include whom, where heavy headers may stand, how long a file may be.

usage: house.py [ROOT]     prints `file:line: rule: what`, exits 1 when anything breaks a rule
"""
import re
import sys
from pathlib import Path

MAX_LINES = 400

# A folder may include itself and these (DESIGN: dependencies point one way).
MAY_INCLUDE = {
    "graph": set(),
    "geo": {"graph"},
    "app/core": {"graph", "geo"},
    "app/io": {"graph", "geo", "app/core"},
    "app/text": {"graph", "geo", "app/core"},
    "app/page": {"graph", "geo", "app/core", "app/io", "app/text"},
    "app/desk": {"graph", "geo", "app/core", "app/io", "app/text"},
    "app/cli": {"graph", "geo", "app/core", "app/io", "app/text", "app/page", "app/desk"},
}

# Heavy or foreign headers: the folders that may include them, whether a header may, and in how many .cpp at most.
# fmt: prefix -> (folders, most .cpp files)
HEAVY = {
    "boost/graph/": ({"graph"}, 5),
    "boost/geometry": ({"geo", "app/core"}, 1),
    "CLI/": ({"app/cli"}, 2),
    "nlohmann/json.hpp": ({"app/io", "app/cli"}, 4),
    "gdal": ({"geo"}, None),
    "ogr": ({"geo"}, None),
    "cpl_": ({"geo"}, None),
    "proj.h": ({"geo"}, 2),
    "geos_c.h": ({"geo"}, None),
    "csv.h": ({"geo"}, 1),
    "SFML/": ({"app/desk"}, None),
    "epoxy/": ({"app/desk"}, None),
    "imgui": ({"app/desk"}, None),
    "X11/": ({"app/desk"}, None),
    "cairo": ({"app/page", "app/text", "app/desk"}, None),
    "pango/": ({"app/text"}, None),
    "fontconfig/": ({"app/text"}, None),
}

# Headers that may hold a heavy one, as long as they are private: what a CMakeLists.txt lists under HEADERS may not.
WRAPPERS = re.compile(r"graph/network_storage\.hpp|app/desk/(gl_|imgui_)\w*\.hpp|geo/\w*(geos|gdal)\w*\.hpp"
                      r"|app/page/\w+\.hpp|app/text/\w+\.hpp|app/desk/panels/\w+\.hpp|app/desk/\w+\.hpp|app/cli/arguments_parts\.hpp")
# Headers that bring a heavy one along: who includes them pays for it too.
BRINGS = {"graph/network_storage.hpp": "boost/graph/", "app/cli/arguments_parts.hpp": "CLI/"}
SCRATCH = re.compile(r'(CITYTIES_BUILD_DIR|temp_directory_path\(\))\)?\s*/\s*[("](?!assets)')
INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)[>"]')


def folder_of(path):
    """The house's folder of a relative path (`app/core/x.hpp` -> `app/core`), or None."""
    parts = path.split("/")
    name = "/".join(parts[:2]) if parts[0] == "app" else parts[0]
    return name if name in MAY_INCLUDE else None


def public_headers(root):
    """Headers that a CMakeLists.txt lists after HEADERS: the contract between folders."""
    found = set()
    for cmake in list(root.glob("*/CMakeLists.txt")) + list(root.glob("app/*/CMakeLists.txt")):
        block = re.search(r"HEADERS(.*?)SOURCES", cmake.read_text(encoding="utf-8"), re.S)
        for name in re.findall(r"\S+\.hpp", block.group(1) if block else ""):
            found.add((cmake.parent / name).relative_to(root).as_posix())
    return found


def heavy_prefix(include):
    return next((prefix for prefix in HEAVY if include.startswith(prefix)), None)


def check_include(path, include, public):
    """Yields the broken rules of one include."""
    folder = folder_of(path)
    target = folder_of(include)
    if target and target != folder and target not in MAY_INCLUDE[folder]:
        yield f"direction: {folder} must not include {target} ({include})"
    prefix = None if target else heavy_prefix(include)
    if prefix is None:
        return
    if folder not in HEAVY[prefix][0]:
        yield f"heavy: {include} belongs in {', '.join(sorted(HEAVY[prefix][0]))}, not in {folder}"
    if path.endswith(".hpp") and (path in public or not WRAPPERS.fullmatch(path)):
        yield f"heavy: {include} must stay in .cpp files"


def check_scratch(path, lines):
    """Tests run side by side, each case in a process of its own: none may write under a fixed name."""
    for number, line in enumerate(lines, 1):
        if path.startswith("tests/") and path.endswith(".cpp") and SCRATCH.search(line):
            yield f"{path}:{number}: scratch: a test writes into a TemporaryFolder, not under a name that others share"


def check_file(root, path, public, users):
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    if len(lines) > MAX_LINES:
        yield f"{path}:{len(lines)}: length: {len(lines)} lines, at most {MAX_LINES}"
    yield from check_scratch(path, lines)
    if folder_of(path) is None:
        return
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        for problem in check_include(path, match.group(1), public):
            yield f"{path}:{number}: {problem}"
        include = match.group(1)
        prefix = BRINGS.get(include) or (None if folder_of(include) else heavy_prefix(include))
        if prefix and path.endswith(".cpp"):
            users.setdefault(prefix, {}).setdefault(path, number)


def check(root):
    """All problems of a tree, in order of file and line."""
    patterns = ("graph/**/*", "geo/**/*", "app/**/*", "shaders/**/*", "tests/**/*", "assets/map/*.py")
    suffixes = {".cpp", ".hpp", ".py", ".sh", ".vert", ".frag", ".glsl"}
    paths = sorted({p.relative_to(root).as_posix() for pattern in patterns for p in root.glob(pattern)
                    if p.suffix in suffixes and p.is_file()})
    public = public_headers(root)
    users, problems = {}, []
    for path in paths:
        problems += check_file(root, path, public, users)
    for prefix, files in sorted(users.items()):
        most = HEAVY[prefix][1]
        for path in sorted(files)[most:] if most is not None else []:
            problems.append(f"{path}:{files[path]}: heavy: {prefix} is in more than {most} .cpp files")
    return problems


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2])
    problems = check(root)
    print("\n".join(problems) if problems else "the house is in order")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
