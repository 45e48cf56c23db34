#!/usr/bin/env python3
"""cartopy: land and all ties as great circles in Equal Earth, as its examples draw them. cartopy_page.py WORLD OUT.png"""
import csv
import sys
from pathlib import Path

import cartopy.crs as ccrs
import matplotlib
from osgeo import ogr
from shapely import wkb

matplotlib.use("agg")
from matplotlib import pyplot  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]


def main():
    world, out = Path(sys.argv[1]), sys.argv[2]
    with open(world / "cities.csv", encoding="utf-8", newline="") as stream:
        places = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(stream)}
    with open(world / "agreements.csv", encoding="utf-8", newline="") as stream:
        ties = [(places[row["a"]], places[row["b"]]) for row in csv.DictReader(stream) if row["a"] in places and row["b"] in places]
    figure = pyplot.figure(figsize=(12.8, 7.2), dpi=100, facecolor="#0e1621")
    axes = figure.add_axes((0, 0, 1, 1), projection=ccrs.EqualEarth(central_longitude=-170))
    axes.set_global()
    axes.set_facecolor("#0e1621")
    source = ogr.Open(str(ROOT / "assets/map/basemap.gpkg"))
    land = [wkb.loads(bytes(one.GetGeometryRef().ExportToWkb())) for one in source.GetLayerByName("land_50m")]
    axes.add_geometries(land, ccrs.PlateCarree(), facecolor="#1b2735", edgecolor="none")
    axes.plot([[a[0] for a, _ in ties], [b[0] for _, b in ties]], [[a[1] for a, _ in ties], [b[1] for _, b in ties]],
              color="#e6b450", alpha=.17, linewidth=.65, transform=ccrs.Geodetic())
    figure.savefig(out)


if __name__ == "__main__":
    main()
