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


# Between them every projection, theme, language, layout and content, and centres on both sides of the date line and at a pole.
PICTURES = {
    "page-before": page(0),
    "page-houston-closed": page(1),
    "page-houston-closed-chinese-light": page(1, "--lang", "zh", "--theme", "light"),
    "page-difference-print": page(1, "--content", "difference", "--theme", "print"),
    "page-globe-pacific": page(1, "--projection", "globe", "--center=-170,35"),
    "page-azimuthal-houston-chinese": page(3, "--projection", "azimuthal-equidistant", "--center", "Houston", "--lang", "zh", "--layout", "bare"),
    "page-azimuthal-pole": page(0, "--projection", "azimuthal-equidistant", "--center=0,90", "--theme", "light", "--layout", "bare", size="720x720"),
    "page-mercator-both-names": page(1, "--projection", "mercator", "--fit", "world", "--names", "both", "--layout", "bare"),
    "page-robinson-greenwich": page(0, "--projection", "robinson", "--center=0,0", "--fit", "world", "--theme", "light", "--layout", "bare"),
    "page-natural-earth-date-line": page(2, "--projection", "natural-earth", "--center=179.999,0", "--fit", "world", "--layout", "bare"),
    "page-winkel-tripel-print": page(1, "--projection", "winkel-tripel", "--center=90,0", "--fit", "world", "--theme", "print", "--layout", "bare"),
    "page-colour-blind": page(3, "--theme", "colour-blind"),
    "page-contact-sheet": page(1, "--layout", "contact-sheet", size="960x720"),
    "page-side-by-side-chinese-light": page(1, "--layout", "side-by-side", "--lang", "zh", "--theme", "light"),
    "window-before": window(0),
    "window-houston-closed-chinese": window(1, "--lang", "zh"),
    "window-light-mercator": window(1, "--theme", "light", "--projection", "mercator"),
    "window-globe": window(1, "--projection", "globe", "--center=-170,35", size="1280x720"),
    "window-stage": window(1, "--present"),
    "window-difference-chinese-colour-blind": window(1, "--content", "difference", "--lang", "zh", "--theme", "colour-blind"),
}
