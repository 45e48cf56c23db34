"""The golden pictures: name → (page or window, arguments of the program). Frozen data and a frozen scenario only."""
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATA = str(ROOT / "tests/data/us-china-2026-11")
STORY = ["--scenario", str(HERE / "houston-2020.json")]


def page(step, *more, size="960x540"):
    return "page", ["render", DATA, *STORY, "--step", str(step), "--size", size, *more]


def window(step, *more, size="960x540"):
    return "window", ["view", DATA, *STORY, "--step", str(step), "--size", size, "--scale", "1", *more]


PICTURES = {
    "page-before": page(0),
    "page-houston-closed": page(1),
    "page-houston-closed-chinese-light": page(1, "--lang", "zh", "--theme", "light"),
    "page-chengdu-closed": page(3),
    "window-before": window(0),
    "window-houston-closed": window(1),
    "window-houston-closed-chinese": window(1, "--lang", "zh"),
    "window-stage": window(1, "--present"),
}
