#!/usr/bin/env python3
"""Writes land-and-sea.csv: points spread evenly over the earth that lie at least half a degree inside of land or out at sea by
Natural Earth's land, as Shapely sees it. Takes half a minute; only needed when the base map changes a coast by that much.
"""
import sys
from pathlib import Path

from osgeo import ogr
from shapely import wkb
from shapely.geometry import Point
from shapely.ops import unary_union
from shapely.prepared import prep

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import earth  # noqa: E402

COUNT, SPARE = 2000, .5


def main():
    ogr.UseExceptions()
    source = ogr.Open(str(earth.ROOT / "assets/map/basemap.gpkg"))
    land = unary_union([wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb())).buffer(0)
                        for feature in source.GetLayerByName("land_50m")])
    inside, around = prep(land.buffer(-SPARE)), prep(land.buffer(SPARE))
    lines = ["lon,lat,on"]
    for lon, lat in earth.spread(COUNT):
        point = Point(lon, lat)
        if abs(lon) < 179 and abs(lat) < 88 and (inside.contains(point) or not around.contains(point)):
            lines.append(f"{lon:.2f},{lat:.2f},{'land' if inside.contains(point) else 'sea'}")
    (HERE / "land-and-sea.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
