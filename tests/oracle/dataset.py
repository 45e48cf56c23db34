"""Reading a dataset folder and asking which records are in force on a day (DESIGN §2).

Everything in this folder is written from the specification alone, so that it can disagree with the program.
"""
import csv
import math
import os
from dataclasses import dataclass, field

EARTH_RADIUS_KM = 6371.0088
LAYERS = {
    "dataset": ("key", "value"),
    "cities": ("id", "name", "country", "lat", "lon"),
    "regions": ("id", "name", "country", "region_code"),
    "posts": ("id", "name", "kind", "sending_country", "host_country", "lat", "lon"),
    "districts": ("post_id", "region_code"),
    "agreements": ("id", "a", "b"),
    "events": ("id", "date", "kind"),
}
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DataError(Exception):
    """The dataset cannot be used."""


@dataclass(frozen=True)
class City:
    id: str
    name: str
    country: str
    region_code: str
    region_part: str
    lat: float
    lon: float
    population: float


@dataclass(frozen=True)
class Region:
    id: str
    name: str
    country: str
    region_code: str
    capital_city_id: str
    same_as_city: str


@dataclass(frozen=True)
class Post:
    id: str
    name: str
    kind: str
    sending_country: str
    host_country: str
    lat: float
    lon: float
    opened: str = ""
    closed: str = ""


@dataclass(frozen=True)
class District:
    """One row of `districts`; `valid_*` are as written."""
    post_id: str
    region_code: str
    part: str
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True)
class Agreement:
    id: str
    kind: str
    a: str
    b: str
    strength: float = 1.0
    signed: str = ""
    ended: str = ""
    status: str = ""


@dataclass
class Dataset:
    facts: dict = field(default_factory=dict)
    cities: dict = field(default_factory=dict)
    regions: dict = field(default_factory=dict)
    posts: dict = field(default_factory=dict)
    districts: list = field(default_factory=list)
    agreements: dict = field(default_factory=dict)

    def place(self, id_):
        """The city or region of that id, or None."""
        return self.cities.get(id_) or self.regions.get(id_)

    def region_of_code(self, code):
        for region in self.regions.values():
            if code and region.region_code == code:
                return region
        return None

    def countries(self):
        codes = {c.country for c in self.cities.values()}
        codes |= {r.country for r in self.regions.values()}
        for post in self.posts.values():
            codes |= {post.sending_country, post.host_country}
        return codes - {""}


# --- days ---------------------------------------------------------------------------------------------------------

def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return 29 if month == 2 and is_leap(year) else MONTH_DAYS[month - 1]


def parse_date(text):
    """'YYYY', 'YYYY-MM' or 'YYYY-MM-DD' as a tuple of one to three numbers."""
    parts = text.split("-")
    widths = [len(p) for p in parts]
    if widths not in ([4], [4, 2], [4, 2, 2]) or not all(p.isascii() and p.isdigit() for p in parts):
        raise DataError(f"not a date: {text!r}")
    numbers = tuple(int(p) for p in parts)
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        raise DataError(f"no such month: {text!r}")
    if len(numbers) > 2 and not 1 <= numbers[2] <= days_in(numbers[0], numbers[1]):
        raise DataError(f"no such day: {text!r}")
    return numbers


def first_day(text):
    """A partial `from` is the first day of its period."""
    numbers = parse_date(text)
    return numbers + (1,) * (3 - len(numbers))


def first_day_without(text):
    """A full `to` is exclusive; a partial one ends with the last day of its period."""
    numbers = parse_date(text)
    if len(numbers) == 3:
        return numbers
    if len(numbers) == 1:
        return (numbers[0] + 1, 1, 1)
    year, month = numbers
    return (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)


def in_force(from_, to, day, floor, undated):
    """Is a record with these dates in force on `day`? `undated` is 'in' or 'out'."""
    if not from_ and undated == "out":
        return False
    start = first_day(from_) if from_ else (first_day(floor) if floor else None)
    if start and day < start:
        return False
    return not to or day < first_day_without(to)


def agreement_in_force(agreement, day, floor, undated):
    if agreement.status in ("terminated", "suspended") and not agreement.ended:
        return False
    return in_force(agreement.signed, agreement.ended, day, floor, undated)


# --- reading ------------------------------------------------------------------------------------------------------

def read_layer(folder, layer):
    path = os.path.join(folder, layer + ".csv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True, restval="")
        header = reader.fieldnames or []
        missing = [name for name in LAYERS[layer] if name not in header]
        if missing:
            raise DataError(f"{layer}.csv: missing column {missing[0]}")
        rows = []
        for row in reader:
            if None in row:
                raise DataError(f"{layer}.csv: a row with too many cells")
            rows.append({key: value.strip() for key, value in row.items()})
        return rows


def number(text, otherwise=None):
    if text == "" and otherwise is not None:
        return otherwise
    value = float(text)
    if not math.isfinite(value):
        raise DataError(f"not a finite number: {text!r}")
    return value


def pick(cls, row, **values):
    """A record from the row's cells of the same names; `values` come first."""
    names = [n for n in cls.__dataclass_fields__ if n not in values]
    return cls(**{n: row.get(n, "") for n in names}, **values)


def by_id(records):
    result = {}
    for record in records:
        if record.id in result:
            raise DataError(f"id twice: {record.id}")
        result[record.id] = record
    return result


def load(folder):
    if not os.path.exists(os.path.join(folder, "cities.csv")):
        raise DataError(f"{folder}: no layer `cities`")
    data = Dataset()
    data.facts = {row["key"]: row["value"] for row in read_layer(folder, "dataset")}
    data.cities = by_id(
        pick(City, r, lat=number(r["lat"]), lon=number(r["lon"]), population=number(r.get("population", ""), 0.0))
        for r in read_layer(folder, "cities"))
    data.regions = by_id(pick(Region, r) for r in read_layer(folder, "regions"))
    data.posts = by_id(pick(Post, r, lat=number(r["lat"]), lon=number(r["lon"])) for r in read_layer(folder, "posts"))
    data.districts = [pick(District, r) for r in read_layer(folder, "districts")]
    data.agreements = by_id(
        pick(Agreement, r, strength=number(r.get("strength", ""), 1.0)) for r in read_layer(folder, "agreements"))
    return data


# --- distance -----------------------------------------------------------------------------------------------------

def km_between(p, q):
    """Great-circle distance of two things with lat and lon in degrees, on the sphere."""
    lat1, lat2 = math.radians(p.lat), math.radians(q.lat)
    half_dlat = (lat2 - lat1) / 2
    half_dlon = math.radians(q.lon - p.lon) / 2
    h = math.sin(half_dlat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_dlon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))
