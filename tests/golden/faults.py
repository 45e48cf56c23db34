#!/usr/bin/env python3
"""Plants faults in what the program draws and sees that the golden pictures find them: faults.py --program CITYTIES

A colour and a width through --style, and a layer moved by three pixels through the records it is drawn from.
"""
import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import golden  # noqa: E402
from pictures import DATA, PICTURES  # noqa: E402

NAME = "page-houston-closed"
STYLES = {  # dark, as the picture is
    "cut ties of another colour": {"themes": {"dark": {"meaning": {"cut": "#B48CFF"}}}},
    "agreements of another colour": {"themes": {"dark": {"meaning": {"agreement": "#56B4E9"}}}},
    "land of another colour": {"themes": {"dark": {"map": {"land": "#232735"}}}},
    "agreements half as wide again": {"shared": {"lines": {"city_tie_width": 1.4}}},
    "cut ties half as wide again": {"shared": {"lines": {"cut_width": 2.4}}},
    "shorter dashes": {"shared": {"lines": {"cut_dash": [2.5, 2.5]}}},
}


def moved(folder, layer, degrees):
    """The frozen data with one layer some degrees further north: three pixels of the picture are 1.3 degrees."""
    shutil.copytree(DATA, folder)
    file = folder / (layer + ".csv")
    with open(file, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        row["lat"] = f"{float(row['lat']) + degrees:.5f}"
    with open(file, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return str(folder)


def differs(program, arguments, work):
    """The comparison of the picture drawn with other arguments."""
    import compare
    file = work / "faulty.png"
    file.unlink(missing_ok=True)
    subprocess.run([program, *arguments, "-o", str(file)], check=True, stderr=subprocess.DEVNULL)
    return compare.Difference(compare.load(golden.golden(NAME)), compare.load(file))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True)
    asked = parser.parse_args()
    if lack := golden.needs("page"):
        print(f"skipped: no {lack}")
        sys.exit(golden.SKIPPED)
    drawing, missed = PICTURES[NAME][1], []

    def judge(fault, difference):
        print(f"{'seen' if difference.problems else 'MISSED'}: {fault} ({difference.figures()})")
        if not difference.problems:
            missed.append(fault)

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for layer in ("cities", "posts"):
            data = moved(work / layer, layer, 1.3)
            judge(f"{layer} three pixels off", differs(asked.program, [data if word == DATA else word for word in drawing], work))
        for fault, change in STYLES.items():
            style = work / "style.json"
            style.write_text(json.dumps({"cityties_style": 1, **change}), encoding="utf-8")
            judge(fault, differs(asked.program, [*drawing, "--style", str(style)], work))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
