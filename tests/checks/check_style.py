#!/usr/bin/python3
"""Holds assets/style/style.json against its schema, and schema, file and README against each other.

usage: check_style.py     prints every objection, exits 1 when there is one
"""
import copy
import json
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]


def objections(document, validator):
    for error in validator.iter_errors(document):
        yield "/" + "/".join(str(part) for part in error.absolute_path) + ": " + error.message


def described(schema):
    """Sections of the schema and the names in each."""
    return {section: set(schema["$defs"][section]["properties"]) for section in schema["$defs"]["sections"]["properties"]}


def given(scope):
    return {section: set(values) for section, values in scope.items() if isinstance(values, dict)}


def incomplete(document, schema):
    """Values without which a theme would fall back on what no file says."""
    sections = described(schema)
    for theme, scope in document["themes"].items():
        parents, known = [theme], {}
        while "like" in document["themes"][parents[-1]]:
            parents.append(document["themes"][parents[-1]]["like"])
        for part in [document["shared"], *(document["themes"][parent] for parent in parents)]:
            for section, names in given(part).items():
                known.setdefault(section, set()).update(names)
        for section, names in sections.items():
            for name in sorted(names - known.get(section, set())):
                yield f"{theme}: no value for {section}/{name}"


def undocumented(schema, readme):
    """README tables that are not exactly the schema's sections."""
    for section, names in described(schema).items():
        block = re.search(rf"\*\*`{section}`\*\*.*?(?=\n\*\*`|\Z)", readme, re.S)
        listed = set(re.findall(r"^\| `(\w+)` \|", block.group(0), re.M)) if block else set()
        for name in sorted(listed ^ names):
            yield f"README: {section}/{name} is in one of README and schema only"


def spoiled(document):
    """Documents with one fault each, which must all be refused."""
    changes = {"no colour": ("dark", "map", "water", "blue"), "an unknown name": ("dark", "map", "watter", "#000000"),
               "a list too short": ("dark", "loss", "colours", ["#000000"]), "a share above 1": ("dark", "lines", "city_tie_alpha", 1.5),
               "a text for a number": ("dark", "lines", "hairline", "thin")}
    for what, (theme, section, name, value) in changes.items():
        broken = copy.deepcopy(document)
        broken["themes"][theme].setdefault(section, {})[name] = value
        yield what, broken


def main():
    document = json.loads((ROOT / "assets/style/style.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "assets/schema/style.schema.json").read_text(encoding="utf-8"))
    readme = (ROOT / "assets/style/README.md").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    found = [*objections(document, validator), *incomplete(document, schema), *undocumented(schema, readme)]
    found += [f"a style with {what} is accepted" for what, broken in spoiled(document) if not list(objections(broken, validator))]
    example = re.search(r"```json\n(.*?)```", readme, re.S)
    found += [f"README's example: {what}" for what in objections(json.loads(example.group(1)), validator)]
    print("\n".join(found) if found else f"{sum(map(len, described(schema).values()))} values are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
