#!/usr/bin/python3
"""Small random datasets and scenarios of three countries: random_world.py SEED FOLDER

Few cities, many odd cases: parallel and domestic agreements, strengths, regions that are a city, parts of regions, cities
without a region or with one nobody lists, posts without a district, missing layers, dates of every precision, shuffled rows.
"""
import csv
import glob
import json
import os
import random
import sys

import dataset as ds
import repair
import scenario as sc

COUNTRIES = ("XA", "XB", "XC")
BASE = "2015-06-15"
DATES = ("", "", "1990", "2001-02", "2004-02-29", "2010-10-10", "2015-06-15")
ENDS = ("", "", "", "", "2014", "2015-06", "2015-06-15", "2015-06-16", "2030")
STRENGTHS = ("", "", "1", "0.5", "0.3", "0.25", "0.1")
FIELDS = {
    "dataset": ("key", "value"),
    "cities": ("id", "name", "country", "region_code", "region_part", "lat", "lon", "population"),
    "regions": ("id", "name", "country", "region_code", "capital_city_id", "same_as_city"),
    "posts": ("id", "name", "kind", "sending_country", "host_country", "lat", "lon", "opened", "closed"),
    "districts": ("post_id", "region_code", "part", "valid_from", "valid_to"),
    "agreements": ("id", "kind", "a", "b", "signed", "ended", "status", "strength"),
}


class World:
    def __init__(self, seed):
        self.pick = random.Random(seed)
        self.layers = {name: [] for name in FIELDS}
        self.used = set()
        self.fill()

    def new_id(self, start):
        """Upper and lower case, digits, umlauts: order by bytes is neither that of a dictionary nor that of the file."""
        while True:
            id_ = start + "-" + "".join(self.pick.choice("abZ09Éü_") for _ in range(self.pick.randint(1, 3)))
            if id_ not in self.used:
                self.used.add(id_)
                return id_

    def place(self):
        return {"lat": round(self.pick.uniform(-80, 80), 3), "lon": round(self.pick.uniform(-180, 180), 3)}

    def dates(self, start, end):
        """A beginning before its end: the other way round is an error."""
        while True:
            first, last = self.pick.choice(DATES), self.pick.choice(ENDS)
            if not first or not last or ds.first_day(first) < ds.first_day_without(last):
                return {start: first, end: last}

    def chance(self, p):
        return self.pick.random() < p

    def fill(self):
        countries = COUNTRIES if self.chance(0.75) else COUNTRIES[:2]
        self.layers["dataset"] = [{"key": "title", "value": "Random"}, {"key": "as_of", "value": BASE}]
        if self.chance(0.5):
            self.layers["dataset"].append({"key": "undated_floor", "value": self.pick.choice(("1990-01-01", "2016-01-01"))})
        for country in countries:
            self.add_country(country)
        self.add_posts(countries)
        self.add_agreements()
        for rows in self.layers.values():
            self.pick.shuffle(rows)
        for name in ("regions", "posts", "districts", "agreements"):
            if self.chance(0.04):
                self.layers[name] = []
                if name == "posts":
                    self.layers["districts"] = []
                if name == "regions":
                    ids = {c["id"] for c in self.layers["cities"]}
                    self.layers["agreements"] = [a for a in self.layers["agreements"] if {a["a"], a["b"]} <= ids]

    def add_country(self, country):
        codes = [f"{country}-{letter}" for letter in "PQR"[:self.pick.randint(1, 3)]]
        for code in codes:
            names = [self.new_id(country.lower()) for _ in range(self.pick.randint(1, 3))]
            kind = self.pick.random()
            for id_ in names:
                odd = self.chance(0.15)
                written = self.pick.choice(("", country + "-NONE", self.pick.choice(codes))) if odd else code
                self.layers["cities"].append({
                    "id": id_, "name": id_.upper(), "country": country, "region_code": written,
                    "region_part": self.pick.choice(("", "east", "west")), **self.place(),
                    "population": self.pick.choice(("", "1000", "250000", "8000000"))})
            self.layers["regions"].append({
                "id": self.new_id("region-" + country.lower()), "name": code, "country": country, "region_code": code,
                "capital_city_id": self.pick.choice(names) if kind < 0.7 else "",
                "same_as_city": names[0] if kind > 0.8 else ""})

    def add_posts(self, countries):
        for sender in countries:
            for host in countries:
                if sender == host or self.chance(0.2):
                    continue
                kinds = ["embassy"] if self.chance(0.8) else []
                kinds += ["consulate_general", "consulate"][:self.pick.choice((0, 1, 1, 2))]
                for kind in kinds:
                    self.add_post(sender, host, kind)

    def add_post(self, sender, host, kind):
        id_ = self.new_id(f"{sender}.{host}".lower())
        self.layers["posts"].append({
            "id": id_, "name": f"{kind} of {sender}", "kind": kind, "sending_country": sender, "host_country": host,
            **self.place(), **self.dates("opened", "closed")})
        codes = sorted({r["region_code"] for r in self.layers["regions"] if r["country"] == host})
        for code in codes:
            for _ in range(self.pick.choice((0, 1, 1, 2))):
                self.layers["districts"].append({
                    "post_id": id_, "region_code": code, "part": self.pick.choice(("", "", "", "east", "west")),
                    **self.dates("valid_from", "valid_to")})

    def add_agreements(self):
        places = [r["id"] for name in ("cities", "cities", "regions") for r in self.layers[name]]
        alias = {r["id"]: r["same_as_city"] or r["id"] for r in self.layers["regions"]}
        for _ in range(self.pick.choice((0, 3, 6, 10, 16))):
            a, b = self.pick.choice(places), self.pick.choice(places)
            if alias.get(a, a) == alias.get(b, b):
                continue
            for _ in range(self.pick.choice((1, 1, 1, 1, 2, 3))):
                self.layers["agreements"].append({
                    "id": self.new_id("tie"), "kind": self.pick.choice(("sister_city", "friendship_city", "mou")),
                    "a": a, "b": b, **self.dates("signed", "ended"),
                    "status": self.pick.choice(("active", "active", "active", "active", "unknown", "suspended", "terminated")),
                    "strength": self.pick.choice(STRENGTHS)})

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for old in glob.glob(os.path.join(folder, "*.csv")):
            os.remove(old)
        for layer, rows in self.layers.items():
            if not rows and layer != "cities":
                continue
            with open(os.path.join(folder, layer + ".csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, FIELDS[layer])
                writer.writeheader()
                writer.writerows(rows)


# --- scenarios ------------------------------------------------------------------------------------------------------

def propose(pick, state):
    """An action that may or may not apply."""
    data = state.data
    cities, posts = sorted(data.cities), sorted(data.posts)
    places, ties = cities + sorted(data.regions), sorted(data.agreements)
    codes = sorted({r.region_code for r in data.regions.values()})
    any_of = lambda things: pick.choice(things) if things else "nothing"
    one, two = any_of(places), any_of(places)
    return pick.choice((
        {"do": "close_post", "post": any_of(sorted(state.posts)),
         "takeover": pick.choice((None, "embassy", "nearest", any_of(posts)))},
        {"do": "close_post", "post": any_of(sorted(state.posts))},
        {"do": "open_post", "post": any_of(posts)},
        {"do": "reassign_district", "region": any_of(codes), "to": any_of(sorted(state.posts))},
        {"do": "reassign_district", "region": any_of(codes), "part": "east", "to": any_of(sorted(state.posts))},
        {"do": "suspend_agreement", "agreement": any_of(ties)},
        {"do": "resume_agreement", "agreement": any_of(ties)},
        {"do": "terminate_agreement", "agreement": any_of(ties)},
        {"do": "sign_agreement", "a": one, "b": two, "kind": "sister_city"},
        {"do": "virtual_channel", "a": any_of(cities), "b": any_of(cities), "strength": pick.choice((1, 0.5, 0.2))},
        {"do": "curtail", "select": {"kinds": ["sister_city"]}, "strength": 0.4},
        {"do": "ban", "kinds": ["sister_city"], "between": [any_of(codes), any_of(sorted(data.countries()))]},
    ))


def sensible(state, action):
    """Whether an odd action is an error is not what is compared here: a tie of a place with itself, a district
    that nobody lives in, a selection of nothing."""
    data = state.data
    if action["do"] == "reassign_district":
        return any(c.region_code == action["region"] and action.get("part", c.region_part) == c.region_part
                   for c in data.cities.values())
    if action["do"] == "curtail":
        return any(a.kind in action["select"]["kinds"] for a in state.agreements.values())
    if "a" not in action:
        return True
    ends = [data.place(action[k]) for k in ("a", "b")]
    names = [getattr(p, "same_as_city", "") or p.id for p in ends if p]
    return len(names) == 2 and names[0] != names[1]


def scenario(seed, data):
    pick, state, steps = random.Random(seed), sc.state_on(data, BASE), []
    for number in range(pick.randint(1, 4)):
        actions = []
        for _ in range(12):
            action = propose(pick, state)
            after = repair.applied(state, action) if sensible(state, action) else None
            if after is not None:
                actions.append(action)
                state = after
            if len(actions) == 2 or (actions and pick.random() < 0.5):
                break
        steps.append({"id": f"s{number + 1}", "date": BASE, "title": f"Step {number + 1}", "actions": actions})
    return {"cityties": 1, "id": f"random-{seed}", "title": "Random", "base_date": BASE, "steps": steps}


def write(seed, folder):
    """Writes the dataset and scenario.json."""
    World(seed).write(folder)
    with open(os.path.join(folder, "scenario.json"), "w", encoding="utf-8") as file:
        json.dump(scenario(seed, ds.load(folder)), file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
