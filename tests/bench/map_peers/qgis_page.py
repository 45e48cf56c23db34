#!/usr/bin/env python3
"""QGIS without a screen: land and all ties in Equal Earth. qgis_page.py WORK prepare WORLD | qgis_page.py WORK draw OUT.png

QGIS draws no great circles by itself: `prepare` bends the ties beforehand, a point every two degrees, and is not timed. It does not
cut them at the date line either, so its map is centred on Greenwich.
"""
import csv
import math
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[3]


def unit(place):
    lon, lat = (math.radians(x) for x in place)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def arc(a, b):
    """Parts of a great circle, cut where its longitude leaps."""
    u, v = unit(a), unit(b)
    whole = math.acos(max(-1, min(1, sum(x * y for x, y in zip(u, v)))))
    count = max(1, round(math.degrees(whole) / 2))
    parts, last = [[]], None
    for i in range(count + 1):
        s, t = (1 - i / count, i / count) if whole < 1e-9 else (math.sin(whole * (1 - i / count)), math.sin(whole * i / count))
        x, y, z = (s * p + t * q for p, q in zip(u, v))
        lon, lat = math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))
        if last is not None and abs(lon - last) > 180:
            parts.append([])
        parts[-1].append((lon, lat))
        last = lon
    return [part for part in parts if len(part) > 1]


def prepare(work, world):
    from osgeo import ogr, osr
    with open(world / "cities.csv", encoding="utf-8", newline="") as stream:
        places = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(stream)}
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    file = ogr.GetDriverByName("GPKG").CreateDataSource(str(work / "ties.gpkg"))
    layer = file.CreateLayer("ties", degrees, ogr.wkbMultiLineString)
    layer.StartTransaction()
    with open(world / "agreements.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["a"] not in places or row["b"] not in places:
                continue
            parts = arc(places[row["a"]], places[row["b"]])
            text = ",".join("(" + ",".join(f"{x:.5f} {y:.5f}" for x, y in part) + ")" for part in parts)
            feature = ogr.Feature(layer.GetLayerDefn())
            if parts:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(f"MULTILINESTRING({text})"))
                layer.CreateFeature(feature)
    layer.CommitTransaction()


def draw(work, out):
    from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsFillSymbol, QgsLineSymbol, QgsMapRendererParallelJob,
                           QgsMapSettings, QgsVectorLayer)
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
    application = QgsApplication([], False)
    application.initQgis()
    land = QgsVectorLayer(f"{ROOT / 'assets/map/basemap.gpkg'}|layername=land_50m", "land", "ogr")
    ties = QgsVectorLayer(f"{work / 'ties.gpkg'}|layername=ties", "ties", "ogr")
    if not land.isValid() or not ties.isValid():
        sys.exit("QGIS cannot read the layers")
    land.renderer().setSymbol(QgsFillSymbol.createSimple({"color": "#1b2735", "outline_style": "no"}))
    ties.renderer().setSymbol(QgsLineSymbol.createSimple({"color": "230,180,80,43", "width": "0.9", "width_unit": "Pixel"}))
    settings = QgsMapSettings()
    settings.setLayers([ties, land])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem.fromProj("+proj=eqearth +R=6371008.8"))
    settings.setOutputSize(QSize(1280, 720))
    settings.setBackgroundColor(QColor("#0e1621"))
    settings.setExtent(settings.layerExtentToOutputExtent(land, land.extent()))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(out)
    sys.stdout.flush()
    os._exit(0)  # QGIS' own leaving is not what is measured, and crashes in some versions


if __name__ == "__main__":
    if sys.argv[2] == "prepare":
        prepare(Path(sys.argv[1]), Path(sys.argv[3]))
    else:
        draw(Path(sys.argv[1]), sys.argv[3])
