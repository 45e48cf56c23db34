#!/usr/bin/python3
"""Holds the scenario schema against tests/data/scenario-corpus the old documents and the shipped scenarios; prints every disagreement."""
import glob
import json
import os
import sys

from jsonschema import Draft202012Validator

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def judge(validator, path):
    """None where the file is accepted, else the first objection."""
    errors = sorted(validator.iter_errors(read(path)), key=lambda e: [str(p) for p in e.absolute_path])
    if not errors:
        return None
    return "/" + "/".join(str(p) for p in errors[0].absolute_path) + ": " + errors[0].message


def main():
    schema = read(os.path.join(ROOT, "assets/schema/scenario.schema.json"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    good = glob.glob(os.path.join(ROOT, "tests/data/scenario-corpus/good/*.json"))
    good += glob.glob(os.path.join(ROOT, "assets/scenarios/*.json"))
    good += glob.glob(os.path.join(ROOT, "tests/data/small/*/scenario-*.json"))
    good += glob.glob(os.path.join(ROOT, "tests/data/documents/*.json"))
    bad = glob.glob(os.path.join(ROOT, "tests/data/scenario-corpus/bad/*.json"))
    wrong = 0
    for path in sorted(good + bad):
        objection = judge(validator, path)
        if (objection is None) != (path in good):
            wrong += 1
            print(f"{os.path.relpath(path, ROOT)}: {objection or 'accepted, but it should not be'}")
    print(f"{len(good)} good, {len(bad)} bad, {wrong} disagree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
