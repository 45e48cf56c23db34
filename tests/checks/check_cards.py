#!/usr/bin/python3
"""Holds assets/metrics/cards.json against its schema and says where a text is in the wrong language.

usage: check_cards.py [FILE]     prints every objection, exits 1 when there is one
"""
import copy
import json
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]")


def objections(document, validator):
    """All disagreements of a document with the schema, and texts in the wrong language."""
    for error in validator.iter_errors(document):
        yield "/" + "/".join(str(part) for part in error.absolute_path) + ": " + error.message
    for card in document.get("cards", []):
        for field in ("name", "definition", "unit", "limits", "reading", "null_when"):
            text = card.get(field)
            if not isinstance(text, dict):
                continue
            if HAN.search(text.get("en", "")):
                yield f"{card.get('key')}: {field}: Chinese characters in the English text"
            if not HAN.search(text.get("zh", "")):
                yield f"{card.get('key')}: {field}: no Chinese character in the Chinese text"


def spoiled(document):
    """Documents with one fault each, which must all be refused: a check that accepts anything is none."""
    for field in ("name", "definition", "formula", "unit", "range", "references", "limits", "reading", "related"):
        broken = copy.deepcopy(document)
        del broken["cards"][0][field]
        yield f"without {field}", broken
    broken = copy.deepcopy(document)
    del broken["cards"][0]["reading"]["zh"]
    yield "without a Chinese text", broken
    broken = copy.deepcopy(document)
    broken["cards"][0]["reading"]["zh"] = broken["cards"][0]["reading"]["en"]
    yield "with English for Chinese", broken
    broken = copy.deepcopy(document)
    broken["cards"][0]["references"] = ["Somebody, somewhere."]
    yield "with a reference without a year", broken
    broken = copy.deepcopy(document)
    broken["cards"][0]["colour"] = "red"
    yield "with an unknown key", broken


def main():
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "assets/metrics/cards.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "assets/schema/metric_cards.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    found = list(objections(document, validator))
    found += [f"a card {what} is accepted" for what, broken in spoiled(document) if not list(objections(broken, validator))]
    print("\n".join(found) if found else f"{len(document['cards'])} cards are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
