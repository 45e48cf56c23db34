#!/usr/bin/python3
"""Holds the expectations of tests/data/bad and tests/data/bad-scenarios against the files beside them."""
import csv
import glob
import os
import sys

from jsonschema import Draft202012Validator

import check_schema
import dataset as ds
import impact
import scenario as sc

DATA = os.path.join(check_schema.ROOT, "tests", "data")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [line.split() for line in file.read().splitlines() if line]


def header_of(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return next(csv.reader(file), [])


def check_data_case(folder):
    """Expected rows and fields must exist, or be what is missing."""
    for layer, row, field in lines(os.path.join(folder, "expect.txt")):
        path = os.path.join(folder, layer + ".csv")
        if (row == "0") == os.path.exists(path):
            return f"{layer} {row}: row 0 means a missing layer"
        if row == "0":
            continue
        with open(path, "rb") as file:
            count = len(file.read().splitlines())
        if int(row) > max(count, 1):
            return f"{layer} {row}: the file has {count} lines"
        if field != "-" and (field in header_of(path)) == (row == "1"):
            return f"{layer} {row} {field}: no such field, or it is not missing"
    return None


def refused_when_decoding(validator, path):
    try:
        scenario = impact.read_scenario(path)
    except sc.ScenarioError:
        return True
    return next(validator.iter_errors(scenario), None) is not None


def refused_when_applied(path, pointer):
    """Refused at the very step and action of the pointer."""
    scenario = impact.read_scenario(path)
    data = ds.load(os.path.join(DATA, "small", "three-countries"))
    parts = pointer.split("/")
    expected = f"step {scenario['steps'][int(parts[2])]['id']!r}, action {int(parts[4]) + 1} "
    try:
        sc.run(data, scenario, len(scenario["steps"]), scenario["base_date"])
    except sc.ScenarioError as error:
        return str(error).startswith(expected)
    return False


def main():
    validator = Draft202012Validator(check_schema.read(
        os.path.join(check_schema.ROOT, "assets/schema/scenario.schema.json")))
    wrong = []
    for folder in sorted(glob.glob(os.path.join(DATA, "bad", "*"))):
        problem = check_data_case(folder)
        if problem:
            wrong.append(f"{os.path.basename(folder)}: {problem}")
    folder = os.path.join(DATA, "bad-scenarios")
    for name, where, pointer in lines(os.path.join(folder, "expect.txt")):
        path = os.path.join(folder, name)
        decoding = refused_when_decoding(validator, path)
        good = decoding if where == "decode" else not decoding and refused_when_applied(path, pointer)
        if not good:
            wrong.append(f"{name}: not refused as expected ({where} {pointer})")
    print("\n".join(wrong + [f"{len(wrong)} wrong"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
