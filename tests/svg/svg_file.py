"""Reads an SVG of ours as a stranger would: groups, paths, marks and words, with nothing assumed but SVG itself."""
import math
import re
import xml.etree.ElementTree as ElementTree

NAMESPACE = "{http://www.w3.org/2000/svg}"
TOKEN = re.compile(r"([MmLlHhVvCcZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([\s,]+)|(.)", re.S)
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}


def subpaths(d):
    """[(points, closed)] of a path's data. Curves give their end and control points, which bound them."""
    words, found, at = [], [], (0.0, 0.0)
    for command, number, _, other in TOKEN.findall(d):
        if other:
            raise ValueError(f"{other!r} in a path: {d[:60]}")
        if command:
            words.append([command, []])
        elif number:
            words[-1][1].append(float(number))
    for command, numbers in words:
        upper, relative = command.upper(), command.islower()
        size = ARGUMENTS[upper]
        if upper == "Z":
            found[-1] = (found[-1][0], True)
            at = found[-1][0][0]
            continue
        if not numbers or len(numbers) % size:
            raise ValueError(f"{len(numbers)} numbers after {command} in a path: {d[:60]}")
        for i in range(0, len(numbers), size):
            part = numbers[i:i + size]
            x, y = at
            if upper == "H":
                points = [(part[0] + (x if relative else 0), y)]
            elif upper == "V":
                points = [(x, part[0] + (y if relative else 0))]
            else:
                points = [(part[k] + (x if relative else 0), part[k + 1] + (y if relative else 0)) for k in range(0, size, 2)]
            at = points[-1]
            if upper == "M" and i == 0:
                found.append(([at], False))
            elif found and found[-1][1]:
                found.append(([found[-1][0][0], *points], False))
            else:
                found[-1][0].extend(points)
    return found


def name(element):
    return element.tag.removeprefix(NAMESPACE)


class Drawing:
    def __init__(self, text):
        self.text = text
        self.root = ElementTree.fromstring(self.text)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    @classmethod
    def read(cls, file):
        return cls(file.read_text(encoding="utf-8"))

    def elements(self, *names):
        return [one for one in self.root.iter() if name(one) in names]

    def group(self, id_):
        return next((one for one in self.elements("g") if one.get("id") == id_), None)

    def ids(self):
        return [one.get("id") for one in self.root.iter() if one.get("id")]

    def groups(self):
        """Ids of groups, in the order of drawing."""
        return [one.get("id") for one in self.elements("g") if one.get("id")]

    def lines(self, id_):
        """(element, [(points, closed)]) of every path in a group."""
        group = self.group(id_)
        return [] if group is None else [(one, subpaths(one.get("d"))) for one in group.iter() if name(one) == "path"]

    def data_id(self, element):
        """Of itself or of the nearest around it."""
        while element is not None and element.get("data-id") is None:
            element = self.parents.get(element)
        return None if element is None else element.get("data-id")

    def size(self):
        return tuple(float(word) for word in self.root.get("viewBox").split()[2:])

    def clip(self, id_):
        """(left, top, right, bottom) of what a clipped group shows."""
        reference = re.fullmatch(r"url\(#(.+)\)", self.group(id_).get("clip-path", ""))
        clip = next(one for one in self.elements("clipPath") if one.get("id") == reference.group(1))
        rect = next(one for one in clip if name(one) == "rect")
        x, y, width, height = (float(rect.get(key, "0")) for key in ("x", "y", "width", "height"))
        return x, y, x + width, y + height

    def marks(self, id_):
        """data-id → middle, of the marks in a group."""
        found = {}
        group = self.group(id_)
        for one in [] if group is None else group:
            if one.get("data-id") is None:
                continue
            if name(one) == "circle":
                found[one.get("data-id")] = float(one.get("cx")), float(one.get("cy"))
                continue
            points = [p for path in one.iter() if name(path) == "path" for part, _ in subpaths(path.get("d")) for p in part]
            if points:
                found[one.get("data-id")] = tuple((min(p[k] for p in points) + max(p[k] for p in points)) / 2 for k in (0, 1))
        return found


def length(a, b):
    return math.hypot(b[0] - a[0], b[1] - a[1])
