#!/usr/bin/python3
"""Checks the committed base map: layers, fields, codes, topology, seam, area and size.

    /usr/bin/python3 check_map.py [basemap.gpkg]

Needs python3-gdal and python3-shapely.
"""

import math
import os
import sys
import unittest
import warnings
from pathlib import Path

from osgeo import ogr
from shapely import wkb
from shapely.geometry import Point
from shapely.ops import unary_union
from shapely.strtree import STRtree

ogr.UseExceptions()

MAP = Path(__file__).resolve().parents[2] / "assets" / "map" / "basemap.gpkg"
LEVELS = ("50m", "110m")
FIELDS = {
    "land": [],
    "countries": ["iso_a2", "name", "name_zh", "label_lon", "label_lat", "label_rank"],
    "regions": ["region_code", "country", "name", "name_zh"],
    "lakes": [],
    "borders": ["kind"],
}
STATES = ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
          "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY").split()
TERRITORIES = "PR GU VI AS MP UM".split()
PROVINCES = ("AH BJ CQ FJ GD GS GX GZ HA HB HE HI HK HL HN JL JS JX LN MO NM NX QH SC SD SH SN SX TJ XJ XZ YN "
             "ZJ").split()
PLACES = {  # region: lon, lat, found at the coarse level too
    "US-TX": (-95.37, 29.76, True), "CN-SC": (104.07, 30.67, True), "US-HI": (-157.85, 21.33, False),
    "CN-HK": (114.17, 22.39, False), "US-PR": (-66.06, 18.38, False), "US-DC": (-77.03, 38.91, False),
    "US-VA": (-75.80, 37.60, False), "CN-BJ": (116.40, 39.90, True), "US-CO": (-104.99, 39.74, True),
    "CN-HI": (109.80, 19.20, True), "CN-HB": (114.30, 30.60, True), "US-AK": (-149.90, 64.0, True),
}
ON_LAND = {(-105.0, 50.0): True, (0.0, 47.0): True, (-150.0, 30.0): False, (51.0, 41.5): False}
ON_LAKE = {"Superior": (-87.5, 47.8), "Michigan": (-87.0, 43.5), "Huron": (-82.3, 44.8), "Erie": (-81.2, 42.2),
           "Ontario": (-77.8, 43.6), "Baikal": (108.0, 53.5), "Victoria": (33.0, -1.0)}
TINY = 1e-7  # square degrees, about 1,000 m2
EARTH_KM = 6371.0072  # authalic radius


def read(layer):
    rows = []
    source = ogr.Open(str(MAP))
    for feature in source.GetLayerByName(layer):
        rows.append((feature.items(), wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))))
    return rows


def parts(geometry):
    return list(getattr(geometry, "geoms", [geometry]))


def rings(geometry):
    for part in parts(geometry):
        if part.geom_type == "LineString":
            yield list(part.coords)
        else:
            yield from (list(r.coords) for r in (part.exterior, *part.interiors))


def sphere_area(points):
    total = 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        total += ax * math.sin(math.radians(by)) - bx * math.sin(math.radians(ay))
    return abs(math.radians(total)) / 2 * EARTH_KM ** 2


def polygon_area(polygon):
    return sphere_area(list(polygon.exterior.coords)) - sum(sphere_area(list(r.coords)) for r in polygon.interiors)


def neighbours(pieces):
    """Pairs of different pieces that meet; the tree answers with pieces in shapely 1.8, with numbers in 2."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = STRtree(pieces)
    for piece in pieces:
        for found in tree.query(piece):
            other = found if hasattr(found, "bounds") else pieces[found]
            if other is not piece and other.intersects(piece):
                yield piece, other


def is_seam(a, b):
    return abs(a[0]) == 180 and a[0] == b[0]


class CheckMap(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = {f"{name}_{level}": read(f"{name}_{level}") for level in LEVELS for name in FIELDS}

    def shapes(self, layer):
        return [geometry for _, geometry in self.data[layer]]

    def test_size(self):
        self.assertLess(os.path.getsize(MAP), 5_000_000)

    def test_layers_and_fields(self):
        source = ogr.Open(str(MAP))
        self.assertEqual(source.GetLayerCount(), len(FIELDS) * len(LEVELS))
        for level in LEVELS:
            for name, fields in FIELDS.items():
                layer = source.GetLayerByName(f"{name}_{level}")
                definition = layer.GetLayerDefn()
                found = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
                self.assertEqual(found, fields, layer.GetName())
                self.assertGreater(layer.GetFeatureCount(), 0, layer.GetName())
                self.assertEqual(layer.GetSpatialRef().GetAuthorityCode(None), "4326")

    def test_region_codes(self):
        wanted = [f"US-{s}" for s in STATES + TERRITORIES] + [f"CN-{p}" for p in PROVINCES]
        self.assertEqual((len(STATES), len(PROVINCES)), (51, 33))
        for level in LEVELS:
            rows = [row for row, _ in self.data[f"regions_{level}"]]
            self.assertEqual(sorted(r["region_code"] for r in rows), sorted(wanted), level)
            for row in rows:
                self.assertEqual(row["country"], row["region_code"][:2])
                self.assertTrue(row["name"].isprintable() and row["name"], row)
                self.assertTrue(any("\u4e00" <= c <= "\u9fff" for c in row["name_zh"] or ""), row)

    def test_countries(self):
        for level in LEVELS:
            rows = self.data[f"countries_{level}"]
            codes = [row["iso_a2"] for row, _ in rows if row["iso_a2"]]
            self.assertEqual(len(codes), len(set(codes)), level)
            self.assertGreater(len(codes), 225)
            self.assertEqual(sorted(row["label_rank"] for row, _ in rows), list(range(1, len(rows) + 1)))
            self.assertIn("TW", codes)
            for row, geometry in rows:
                largest = max(parts(geometry), key=polygon_area)
                self.assertTrue(largest.contains(Point(row["label_lon"], row["label_lat"])), row)
                self.assertTrue(row["name"] and row["name_zh"], row)

    def test_levels_name_the_same(self):
        for name in ("countries", "regions"):
            keys = [sorted(row["name"] for row, _ in self.data[f"{name}_{level}"]) for level in LEVELS]
            self.assertEqual(keys[0], keys[1])

    def test_valid(self):
        for layer in self.data:
            for row, geometry in self.data[layer]:
                self.assertTrue(geometry.is_valid and not geometry.is_empty, (layer, row))

    def test_edges(self):
        for layer in self.data:
            for row, geometry in self.data[layer]:
                for points in rings(geometry):
                    for a, b in zip(points, points[1:]):
                        self.assertTrue(max(abs(a[0]), abs(b[0])) <= 180, (layer, a, b))
                        pole = a[1] == b[1] == -90
                        self.assertTrue(pole or abs(a[0] - b[0]) <= 15, (layer, row, a, b))

    def test_seam_sides_match(self):
        for layer in ("land_50m", "land_110m", "countries_50m", "countries_110m"):
            sides = {180: set(), -180: set()}
            for points in (p for g in self.shapes(layer) for p in rings(g)):
                for a, b in zip(points, points[1:]):
                    if is_seam(a, b):
                        sides[a[0]].add((min(a[1], b[1]), max(a[1], b[1])))
            self.assertGreater(len(sides[180]), 2, layer)
            self.assertEqual(sides[180], sides[-180], layer)

    def test_country_is_union_of_regions(self):
        for level in LEVELS:
            for code in ("US", "CN"):
                regions = unary_union([g for r, g in self.data[f"regions_{level}"] if r["country"] == code])
                country = next(g for r, g in self.data[f"countries_{level}"] if r["iso_a2"] == code)
                self.assertLess(country.symmetric_difference(regions).area, TINY, (level, code))

    def test_land_is_union_of_countries(self):
        for level in LEVELS:
            land = unary_union(self.shapes(f"land_{level}"))
            countries = unary_union(self.shapes(f"countries_{level}"))
            self.assertLess(land.symmetric_difference(countries).area, TINY, level)

    def test_no_overlaps(self):
        for layer in ("countries_50m", "countries_110m", "regions_50m", "regions_110m"):
            pieces = [p for g in self.shapes(layer) for p in parts(g)]
            for piece, other in neighbours(pieces):
                self.assertLess(other.intersection(piece).area, TINY, (layer, other.bounds))

    def test_no_gaps_between_neighbours(self):
        for level in LEVELS:
            union = unary_union(self.shapes(f"countries_{level}"))
            small = [r.bounds for p in parts(union) for r in p.interiors if sphere_area(list(r.coords)) < 30]
            self.assertEqual(small, [], level)

    def test_area_of_land(self):
        area = sum(polygon_area(p) for g in self.shapes("land_50m") for p in parts(g)) / 1e6
        self.assertTrue(146.5 < area < 147.0, area)
        coarse = sum(polygon_area(p) for g in self.shapes("land_110m") for p in parts(g)) / 1e6
        self.assertTrue(abs(coarse - area) < 0.5, coarse)

    def test_places(self):
        for level in LEVELS:
            for code, (lon, lat, both) in PLACES.items():
                if level == "50m" or both:
                    found = [r["region_code"] for r, g in self.data[f"regions_{level}"]
                             if g.contains(Point(lon, lat))]
                    self.assertEqual(found, [code], (level, lon, lat))

    def test_land_and_lakes(self):
        for level in LEVELS:
            land = unary_union(self.shapes(f"land_{level}"))
            for place, dry in ON_LAND.items():
                self.assertEqual(land.contains(Point(place)), dry, (level, place))
            for name, place in ON_LAKE.items():
                found = [g for g in self.shapes(f"lakes_{level}") if g.contains(Point(place))]
                self.assertEqual(len(found), 1, (level, name))

    def test_borders_are_interior(self):
        for level in LEVELS:
            coast = unary_union(self.shapes(f"land_{level}")).boundary
            kinds = set()
            for row, line in self.data[f"borders_{level}"]:
                kinds.add(row["kind"])
                if row["kind"] != "disputed":
                    self.assertLess(line.intersection(coast).length, 1e-6, (level, line.bounds))
            self.assertEqual(kinds, {"country", "region", "disputed"})

    def test_no_border_is_drawn_twice(self):
        for level in LEVELS:
            seen = set()
            for row, line in self.data[f"borders_{level}"]:
                points = list(line.coords)
                for a, b in zip(points, points[1:]):
                    edge = (min(a, b), max(a, b))
                    self.assertNotIn(edge, seen, (level, row))
                    seen.add(edge)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].endswith(".gpkg"):
        MAP = Path(sys.argv.pop(1))
    unittest.main()
