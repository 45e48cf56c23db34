"""Writes the layers of both levels to one GeoPackage, the same bytes for the same input as far as GDAL allows."""

import math
import sqlite3
from collections import defaultdict

from osgeo import ogr, osr
from shapely import wkb
from shapely.affinity import scale
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.polygon import orient
from shapely.ops import polylabel, unary_union

from names import country_of
from topology import polygon_area, rings_of, shape

STAMP = "2000-01-01T00:00:00.000Z"
OWN_FEATURE = 40000.0  # km2 of a landmass that is a feature of its own
CELL = 45  # degrees of the cells that gather the smaller islands
LAST_LABELS = ("AQ",)
FIRST_LABELS = ("US", "CN")


def parts_of(geometry):
    return list(getattr(geometry, "geoms", [geometry]))


def tidy(polygons):
    """One multipolygon with sorted, oriented parts on the grid."""
    clean = [orient(shape(rings_of(p))) for p in polygons]
    clean.sort(key=lambda p: (-polygon_area(p), p.bounds))
    return MultiPolygon(clean)


def label_point(geometry):
    """The centroid of the largest part where it lies well inside, else the point farthest from its shores."""
    largest = max(parts_of(geometry), key=polygon_area)
    factor = max(0.1, math.cos(math.radians(largest.centroid.y)))
    flat = scale(largest, factor, 1, origin=(0, 0))
    size = math.sqrt(flat.area)
    deep = polylabel(flat, size / 50)
    middle = flat.centroid
    room = flat.exterior.distance(deep)
    point = middle if flat.contains(middle) and flat.exterior.distance(middle) > 0.7 * room else deep
    return round(point.x / factor, 4), round(point.y, 4)


def country_shapes(faces):
    groups = defaultdict(list)
    for label, geometry in faces.items():
        groups[country_of(label)].append(geometry)
    return {key: tidy(parts_of(unary_union(g))) for key, g in sorted(groups.items())}


def label_order(shapes):
    def weight(key):
        place = 0 if key in FIRST_LABELS else 2 if key in LAST_LABELS else 1
        area = sum(polygon_area(p) for p in shapes[key].geoms)
        return place, FIRST_LABELS.index(key) if place == 0 else -area, key
    return {key: rank + 1 for rank, key in enumerate(sorted(shapes, key=weight))}


def country_rows(faces, names):
    shapes = country_shapes(faces)
    ranks = label_order(shapes)
    rows = []
    for key, geometry in shapes.items():
        english, chinese = names.country(key)
        lon, lat = label_point(geometry)
        rows.append(((names.iso_a2(key), english, chinese, lon, lat, ranks[key]), geometry))
    return sorted(rows, key=lambda r: r[0][5])


def region_rows(faces, names):
    rows = []
    for label, geometry in faces.items():
        if country_of(label) != label:
            rows.append(((label, label[:2], *names.region(label)), tidy(parts_of(geometry))))
    return sorted(rows, key=lambda r: r[0])


def land_rows(faces):
    """Large landmasses one by one, smaller islands gathered by cell."""
    groups = defaultdict(list)
    for polygon in parts_of(unary_union(list(faces.values()))):
        middle = Point(polygon.centroid)
        if polygon_area(polygon) >= OWN_FEATURE:
            groups[(0, -polygon_area(polygon), 0)].append(polygon)
        else:
            groups[(1, middle.x // CELL, middle.y // CELL)].append(polygon)
    return [((), tidy(groups[key])) for key in sorted(groups)]


LAYERS = (
    ("land", ogr.wkbMultiPolygon, ()),
    ("countries", ogr.wkbMultiPolygon, (("iso_a2", ogr.OFTString), ("name", ogr.OFTString),
                                        ("name_zh", ogr.OFTString), ("label_lon", ogr.OFTReal),
                                        ("label_lat", ogr.OFTReal), ("label_rank", ogr.OFTInteger))),
    ("regions", ogr.wkbMultiPolygon, tuple((f, ogr.OFTString) for f in
                                           ("region_code", "country", "name", "name_zh"))),
    ("lakes", ogr.wkbMultiPolygon, ()),
    ("borders", ogr.wkbLineString, (("kind", ogr.OFTString),)),
)


def level_rows(level, names):
    lakes = sorted(level["lakes"], key=lambda p: -polygon_area(p))
    return {
        "land": land_rows(level["faces"]),
        "countries": country_rows(level["faces"], names),
        "regions": region_rows(level["faces"], names),
        "lakes": [((), tidy([lake])) for lake in lakes],
        "borders": [((kind,), line) for kind, line in level["borders"]],
    }


def write_layer(dataset, name, kind, fields, rows):
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = dataset.CreateLayer(name, srs, kind, options=["SPATIAL_INDEX=NO", "GEOMETRY_NAME=geom", "FID=fid"])
    for field, field_kind in fields:
        layer.CreateField(ogr.FieldDefn(field, field_kind))
    layer.StartTransaction()
    for values, geometry in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for (field, _), value in zip(fields, values):
            feature.SetField(field, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb.dumps(geometry)))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def fix_stamps(path):
    with sqlite3.connect(path) as database:
        database.execute("UPDATE gpkg_contents SET last_change = ?", (STAMP,))
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA page_size = 1024")
    database.execute("VACUUM")
    database.close()


def write_map(path, levels, names):
    driver = ogr.GetDriverByName("GPKG")
    if path.exists():
        driver.DeleteDataSource(str(path))
    dataset = driver.CreateDataSource(str(path))
    for suffix, level in levels.items():
        rows = level_rows(level, names)
        for name, kind, fields in LAYERS:
            write_layer(dataset, f"{name}_{suffix}", kind, fields, rows[name])
    dataset = None
    fix_stamps(path)
