# SPDX-License-Identifier: GPL-3.0-or-later
"""import zones: polygons from GeoJSON, KML and GPX, good, doubtful and hostile."""
import json

from tkltest import (DONE, HOME, IMPOSSIBLE, P1, PARTLY, USAGE, WIRE_1, case, equal, expect, fleet,
                     main, record, small_company, within)


def ring(place, size=0.002):
    """A square around PLACE (latitude, longitude) as GeoJSON has it: longitude first, closed."""
    latitude, longitude = place
    return [[round(longitude + size * x, 7), round(latitude + size * y, 7)]
            for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]


def feature(project, *rings, name=None, kind="Polygon"):
    return {"type": "Feature", "properties": {"project": project, "name": name},
            "geometry": {"type": kind, "coordinates": list(rings)}}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, indent=1)


def take(desk, content, *options, code=DONE, name="zones.geojson"):
    return desk.ctl("import", "zones", desk.write(name, content), *options).exits(code)


def zones(desk):
    return {row["number"]: row["zones"] for row in desk.rows("list", "projects")}


def corners(place, size=0.002):
    return [(latitude, longitude) for longitude, latitude in ring(place, size)]


def kml(*placemarks):
    return ('<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
            "<Document><Folder>" + "".join(placemarks) + "</Folder></Document></kml>")


def placemark(project, place, name="Zone"):
    text = " ".join(f"{longitude},{latitude},0" for latitude, longitude in corners(place))
    return (f'<Placemark><name>{name}</name><ExtendedData><Data name="project"><value>{project}'
            "</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>"
            f"{text}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>")


def gpx(project, place):
    points = "".join(f'<trkpt lat="{latitude}" lon="{longitude}"/>'
                     for latitude, longitude in corners(place))
    return ('<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
            f"<trk><name>Zone</name><type>{project}</type><trkseg>{points}</trkseg></trk></gpx>")


@case
def geojson(desk):
    """GeoJSON: Polygon, MultiPolygon and holes; the number as text or number; undone as one"""
    small_company(desk)
    desk.ok("import", "projects", desk.write("n.csv", "number,mode\n42,poi\n"))
    take(desk, "\ufeff" + collection(
        feature("P001", ring(P1), ring(P1, 0.0005), name="Kerk"),
        feature("P001", [ring((50.91, 4.41))], [ring((50.92, 4.42))], kind="MultiPolygon"),
        feature(42, ring(HOME))))
    equal(zones(desk), {"42": 1, "P001": 2, "P002": 0})
    equal(desk.rows("history")[0]["action"], "import-zones")
    desk.ok("undo")
    equal(zones(desk), {"42": 0, "P001": 0, "P002": 0})
    take(desk, json.dumps(feature("P001", ring(P1))), name="one.json")
    equal(zones(desk)["P001"], 1)


@case
def kml_and_gpx(desk):
    """KML and GPX by the ending of the name, in any case"""
    small_company(desk)
    take(desk, kml(placemark("P001", P1), placemark("P002", HOME)), name="zones.KML")
    equal(zones(desk), {"P001": 1, "P002": 1})
    take(desk, gpx("P002", (50.7, 4.2)), name="zones.gpx")
    equal(zones(desk), {"P001": 1, "P002": 2})
    take(desk, kml(placemark("P001", P1)), name="same.kml")
    equal(zones(desk)["P001"], 1, "the same shape from another file")


@case
def found(desk):
    """Zones are what ticks are found by: the hole is outside, the boundary inside, POI mode alone"""
    small_company(desk)
    desk.ok("import", "projects", desk.write("m.csv", "number,mode\nP001,poi\n"))
    take(desk, collection(feature("P001", ring(P1, 0.01), ring(P1, 0.001))))
    latitude, longitude = P1
    desk.simulator().load(fleet({"VAN": [
        record("2026-03-02T06:00:00Z", (latitude + 0.005, longitude), WIRE_1),
        record("2026-03-02T07:00:00Z", (latitude + 0.01, longitude), WIRE_1),
        record("2026-03-02T08:00:00Z", (latitude, longitude), WIRE_1),
        record("2026-03-02T09:00:00Z", (latitude + 0.001, longitude), WIRE_1),
        record("2026-03-02T10:00:00Z", (latitude + 0.0101, longitude), WIRE_1)]}))
    desk.ok("sync")
    equal([tick["project"] for tick in desk.rows("list", "ticks")],
          ["P001", "P001", None, "P001", None])


@case
def again(desk):
    """A shape the project has is skipped; --replace drops the others of those projects only"""
    small_company(desk)
    both = collection(feature("P001", ring(P1)), feature("P002", ring(HOME)))
    take(desk, both)
    take(desk, both)
    equal(zones(desk), {"P001": 1, "P002": 1})
    equal(len([row for row in desk.rows("history") if row["action"] == "import-zones"]), 1)
    take(desk, collection(feature("P001", ring((50.91, 4.41)))))
    equal(zones(desk), {"P001": 2, "P002": 1})
    take(desk, collection(feature("P001", ring((50.93, 4.43)))), "--replace", "--dry-run")
    equal(zones(desk), {"P001": 2, "P002": 1})
    take(desk, collection(feature("P001", ring((50.93, 4.43)))), "--replace")
    equal(zones(desk), {"P001": 1, "P002": 1})


@case
def bad_shapes(desk):
    """Invalid shapes are named and treated as bad rows are: 3, --dry-run 1, --skip-bad 1"""
    small_company(desk)
    good = feature("P001", ring(P1))
    bow = [[4.4, 50.9], [4.41, 50.91], [4.41, 50.9], [4.4, 50.91], [4.4, 50.9]]
    for bad, word in ((feature("P999", ring(P1)), "P999"), (feature(None, ring(P1)), "project"),
                      (feature("P002", bow), "2"), (feature("P002", [[4.4, 50.9], [4.41, 50.9]]), "2"),
                      (feature("P002", ring((95, 4))), "2"), (feature("P002"), "2"),
                      ({"type": "Feature", "properties": {"project": "P002"}, "geometry": None}, "2"),
                      ({"type": "Feature", "properties": {"project": "P002"},
                        "geometry": {"type": "Point", "coordinates": [4.4, 50.9]}}, "2"),
                      (feature("P002", [["a", "b"]] * 4), "2"), (feature({"a": 1}, ring(P1)), "project"),
                      ("nonsense", "2")):
        content = collection(good, bad)
        for options, code in (([], IMPOSSIBLE), (["--dry-run"], PARTLY)):
            within(take(desk, content, *options, code=code).err, word)
            equal(zones(desk), {"P001": 0, "P002": 0})
        take(desk, content, "--skip-bad", code=PARTLY)
        equal(zones(desk), {"P001": 1, "P002": 0})
        desk.ok("undo")


@case
def no_such_files(desk):
    """Another ending, other contents, nothing at all: exit 3"""
    small_company(desk)
    for name, content in (("zones.txt", collection()), ("zones.shp", b"\x00\x00\x27\x0a"),
                          ("zones.geojson", ""), ("zones.geojson", "[]"), ("zones.geojson", "{"),
                          ("zones.geojson", "{\"type\": \"Topology\"}"), ("zones.kml", "<gpx/>"),
                          ("zones.kml", "Dear sir"), ("zones.gpx", "<kml></kml>"),
                          ("zones.gpx", "<gpx><trk>"), ("zones.geojson", b"\xff\xfe\x00{")):
        within(take(desk, content, name=name, code=IMPOSSIBLE).err, "tikklokctl: ")
        take(desk, content, "--skip-bad", name=name, code=IMPOSSIBLE)
    desk.ctl("import", "zones", "nothing.kml").exits(IMPOSSIBLE)
    desk.ctl("import", "zones").exits(USAGE)


@case
def syntax_errors(desk):
    """An error of syntax is named with its line"""
    small_company(desk)
    within(take(desk, '{"type": "FeatureCollection",\n"features": [\n oops ]}',
                code=IMPOSSIBLE).err, "3")
    within(take(desk, "<kml>\n<Document>\n<oops\n</Document></kml>", name="z.kml",
                code=IMPOSSIBLE).err, "3", "ine")


@case
def hostile_files(desk):
    """Entities, documents from elsewhere, deep nesting and huge numbers are refused soon"""
    small_company(desk)
    secret = desk.write("secret.txt", "P001")
    laughs = ('<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
              + "".join(f'<!ENTITY {chr(c + 1)} "{f"&{chr(c)};" * 10}">' for c in range(98, 110))
              + "]><kml><Placemark><name>&n;</name></Placemark></kml>")
    outside = (f'<!DOCTYPE kml [<!ENTITY x SYSTEM "file://{secret}">]>'
               + kml(placemark("&x;", P1)).split("?>", 1)[1])
    for name, content in (("a.kml", laughs), ("b.kml", outside), ("c.gpx", laughs),
                          ("d.geojson", "[" * 200000), ("e.geojson", '{"a":' * 100000),
                          ("f.kml", "<kml>" * 100000),
                          ("g.geojson", collection(feature("P001", ring(P1))).replace("50.902", "9" * 9999))):
        result = desk.ctl("import", "zones", desk.write(name, content)).exits(IMPOSSIBLE)
        expect(len(result.err) < 10000, "in short")
        equal(zones(desk), {"P001": 0, "P002": 0}, name)


main()
