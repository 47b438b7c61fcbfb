# SPDX-License-Identifier: GPL-3.0-or-later
"""Real input from the simulator to Excel: a city bus as a vehicle, street works as project areas.

In the bus (Limerick, 2019) keys are touched at its stops. A van that is made up drives among 500
real areas of Schaerbeek, with touches inside some of them. The files are found by
TKL_TEST_SHARED_DATA; without them the cases are skipped.
"""
import csv
import datetime
import io
import json
import math
import os
import urllib.request

import openpyxl

from tkltest import API_KEY, KEY_1, KEY_2, KEY_3, Skip, case, equal, expect, main, within

DATA = os.environ.get("TKL_TEST_SHARED_DATA", "")
BUS = os.path.join(DATA, "gps", "limerick-bus-304.gpx")
AREAS = os.path.join(DATA, "polygons", "schaerbeek-street-occupations.geojson")
N_AREAS = 500
DAY = "2019-02-18"

# Where the bus stood for a while, and its two ends.
START = (52.629151, -8.661746)
STOPS = {"S1": (52.627502, -8.644293), "S2": (52.639917, -8.651803), "S3": (52.660734, -8.620322)}
END = (52.672777, -8.570741)
RADIUS_M = 60


def need(*paths):
    for path in paths:
        if not os.path.isfile(path):
            raise Skip(f"the real data are not here: {path} (TKL_TEST_SHARED_DATA)")


# --- places, computed apart from the product ----------------------------------------------------


def distance_m(a, b):
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    square = (math.sin((lat_b - lat_a) / 2) ** 2
              + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2)
    return 2 * 6371008.8 * math.asin(math.sqrt(square))


def in_ring(lat, lon, ring):
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def polygons(geometry):
    parts = geometry["coordinates"]
    parts = [parts] if geometry["type"] == "Polygon" else parts
    return [[[tuple(point[:2]) for point in ring] for ring in rings] for rings in parts]


def holds(area, lat, lon):
    return any(in_ring(lat, lon, outer) and not any(in_ring(lat, lon, hole) for hole in holes)
               for outer, *holes in area)


def load_areas():
    with open(AREAS, encoding="utf-8") as file:
        features = json.load(file)["features"]
    found = [polygons(feature["geometry"]) for feature in features
             if feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
             and feature["properties"]["geos_valid"]]
    expect(len(found) >= N_AREAS, f"{len(found)} areas")
    return {f"A{number:03d}": area for number, area in enumerate(found[:N_AREAS], 1)}


def point_inside(area):
    """Well inside, if the area is wide enough for that; else None."""
    ring = area[0][0]
    lat = sum(y for _, y in ring) / len(ring)
    lon = sum(x for x, _ in ring) / len(ring)
    near = [(lat + dy, lon + dx) for dy in (0, 2e-5, -2e-5) for dx in (0, 2e-5, -2e-5)]
    return (round(lat, 6), round(lon, 6)) if all(holds(area, *point) for point in near) else None


# --- input --------------------------------------------------------------------------------------


def write_areas(desk, areas):
    features = [{"type": "Feature", "properties": {"project": number, "name": f"Street {number}"},
                 "geometry": {"type": "MultiPolygon", "coordinates": area}}
                for number, area in areas.items()]
    return desk.write("zones.geojson",
                      json.dumps({"type": "FeatureCollection", "features": features}))


def write_csv(desk, name, rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return desk.write(name, text.getvalue())


def fill_company(desk, areas):
    desk.ok("company", "set", "name=Real Input", "timezone=Europe/Brussels", "ct-10=on", "ct-1=on",
            f"latitude={START[0]}", f"longitude={START[1]}", "default-radius=100")
    desk.ok("import", "employees", write_csv(desk, "employees.csv", [
        ("number", "first_name", "last_name", "latitude", "longitude", "role", "key"),
        (1, "Aoife", "Byrne", *END, "driver", KEY_1),
        (2, "Liam", "Walsh", "", "", "passenger", KEY_2),
        (3, "Zoé", "Petit", "", "", "driver", KEY_3)]))
    projects = [(number, f"Stop {number}", *place, RADIUS_M, "radius")
                for number, place in STOPS.items()]
    projects += [(number, f"Street {number}", "", "", "", "poi") for number in areas]
    desk.ok("import", "projects", write_csv(desk, "projects.csv", [
        ("number", "name", "latitude", "longitude", "radius", "mode"), *projects]))
    result = desk.ok("import", "zones", write_areas(desk, areas))
    within(result.err, f"Added: {N_AREAS}", "bad rows: 0")
    equal(desk.query("SELECT count(*) FROM poi")[0][0], N_AREAS, "areas in the database")


def write_van_trace(desk, visits):
    """Ten minutes at each place, five on the way to the next; a fix every half minute."""
    rows = [("time", "latitude", "longitude", "speed")]
    second = 6 * 3600

    def add(place, speed):
        nonlocal second
        clock = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
        rows.append((f"{DAY}T{clock}Z", f"{place[0]:.7f}", f"{place[1]:.7f}", speed))
        second += 30

    for here, there in zip(visits, visits[1:] + [None]):
        for _ in range(20):
            add(here, 0)
        for step in range(1, 10 if there else 0):
            add([a + (b - a) * step / 10 for a, b in zip(here, there)], 30)
    return write_csv(desk, "van.csv", rows)


def choose_visits(areas):
    """Points in areas, most of them in one only, others where several lie over each other.

    They are so far apart that the van leaves one before it comes to the next.
    """
    points = [point for point in map(point_inside, areas.values()) if point]
    points.sort(key=lambda point: sum(holds(area, *point) for area in areas.values()))
    visits = []
    for point in points:
        if all(distance_m(point, other) > 500 for other in visits):
            visits.append(point)
    expect(len(visits) >= 8, f"{len(visits)} wide areas")
    return visits[:5] + visits[-2:]


def touch(key, place):
    return "--touch", f"{key}@{place[0]},{place[1]}"


def start_simulator(desk, visits):
    bus = [*touch(KEY_1, START), *touch(KEY_1, END)]
    for place in STOPS.values():
        bus += touch(KEY_1, place)
    bus += [*touch(KEY_2, STOPS["S2"]), *touch(KEY_2, STOPS["S3"])]
    van = [word for place in visits for word in touch(KEY_3, place)]
    return desk.simulator("--replay", BUS, "--vehicle", "BUS 304", *bus,
                          "--replay", write_van_trace(desk, visits), "--vehicle", "VAN 1", *van,
                          "--switch", "ibutton=printed", "--now", "2019-02-20T00:00:00Z")


def history(simulator):
    """All records of the vehicles, as the platform tells them."""

    def get(path, query):
        url = f"{simulator.url}{path}?api_key={API_KEY}&version={query}"
        with urllib.request.urlopen(url, timeout=60) as answer:
            return json.loads(answer.read())

    found = {}
    for vehicle in get("/objects", "1"):
        token, records = None, []
        while True:
            query = f"2&limit=1000&from_datetime={DAY}T00:00:00Z&to_datetime={DAY}T23:59:59Z"
            page = get(f"/objects/{vehicle['id']}/coordinates",
                       query + (f"&continuation_token={token}" if token else ""))
            records += page["items"]
            token = page.get("continuation_token")
            if not token:
                break
        found[vehicle["name"]] = {record["datetime"]: record for record in records}
    return found


def place_of(key, lat, lon, areas):
    """Place, project and candidates by the rules, §3."""
    in_areas = sorted(number for number, area in areas.items() if holds(area, lat, lon))
    if len(in_areas) == 1:
        return "project", in_areas[0], []
    if in_areas:
        return "project", None, in_areas
    if distance_m((lat, lon), START) <= 100:
        return "employer", None, []
    if key == KEY_1 and distance_m((lat, lon), END) <= 100:
        return "home", None, []
    stops = [number for number, place in STOPS.items() if distance_m((lat, lon), place) <= RADIUS_M]
    return ("project", stops[0], []) if stops else ("none", None, [])


# --- from the simulator to Excel ----------------------------------------------------------------


def check_ticks(desk, records, areas):
    wanted = []
    for vehicle, of_vehicle in records.items():
        for time, record in of_vehicle.items():
            key = record["inputs"]["device_inputs"].get("ibutton")
            if key:
                position = record["position"]
                where = place_of(key, position["latitude"], position["longitude"], areas)
                wanted.append((time, vehicle, key, *where))
    found = [(row["time"], row["vehicle"], row["key"], row["place"], row["project"],
              row["candidates"]) for row in desk.rows("list", "ticks") if row["kind"] == "tick"]
    equal(sorted(found), sorted(wanted), "ticks with their places")
    expect(len([row for row in wanted if row[1] == "BUS 304"]) >= 8, "touches in the bus")
    expect({row[4] for row in wanted} >= set(STOPS), "each stop has a touch")
    expect(len({row[4] for row in wanted if row[1] == "VAN 1"} - {None}) >= 3, "areas were found")


def named_value(book, sheet, name):
    """The value behind a name of the sheet."""
    index = book.sheetnames.index(sheet.title)
    target = book.defined_names.get(name, index).attr_text
    return sheet[target.rsplit("!", 1)[1].replace("$", "")].value


def to_minutes(value):
    return round((value or datetime.timedelta()).total_seconds() / 60)


def local_time(text):
    """Brussels in February."""
    return (datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
            + datetime.timedelta(hours=1)).strftime("%H:%M")


def rows_of_sheet(sheet):
    """Begin, end, minutes, project and kilometres of each line, by the words of the header."""
    found, header = [], None
    for row in sheet.iter_rows(values_only=True):
        if "Begin" in row:
            header = row
        elif header and isinstance(row[0], datetime.datetime):
            cell = dict(zip(header, row))
            found.append((cell["Begin"].strftime("%H:%M"), cell["End"].strftime("%H:%M"),
                          to_minutes(cell["Duration"]), cell["Project"], cell["km"]))
    return found


def check_sheet(book, day, lines):
    sheets = [sheet for sheet in book.worksheets[1:]
              if day["employee"] in [str(cell.value) for cell in sheet[2]]]
    equal(len(sheets), 1, f"sheets of employee {day['employee']}")
    sheet = sheets[0]
    for name, member in (("Worked", "worked"), ("Break", "break"), ("Commute", "commute"),
                         ("Mobility", "mobility")):
        equal(to_minutes(named_value(book, sheet, name)), day[member], f"{name} of {sheet.title}")
    equal(named_value(book, sheet, "Mobility_km"), day["km"] or 0, f"km of {sheet.title}")
    equal(rows_of_sheet(sheet),
          [(local_time(line["begin"]), local_time(line["end"]), line["minutes"], line["project"],
            line["km"]) for line in lines], f"rows of {sheet.title}")


def check_workbook(desk, path):
    book = openpyxl.load_workbook(path, data_only=True)
    days = {day["employee"]: day for day in desk.rows("list", "days")}
    lines = desk.rows("list", "lines")
    with_lines = sorted({line["employee"] for line in lines})
    expect(len(lines) >= 6 and len(with_lines) >= 2, f"{len(lines)} lines of {with_lines}")
    equal(len(book.worksheets), 1 + len(with_lines), "sheets")
    for number in with_lines:
        check_sheet(book, days[number], [line for line in lines if line["employee"] == number])


@case
def bus_and_areas(desk):
    """a real bus and 500 real areas, from the simulator to Excel and back"""
    need(BUS, AREAS)
    areas = load_areas()
    fill_company(desk, areas)
    simulator = start_simulator(desk, choose_visits(areas))
    records = history(simulator)
    expect(len(records["BUS 304"]) > 2000, "records of the bus")
    desk.ok("sync")
    equal(desk.query("SELECT count(*) FROM record")[0][0], sum(map(len, records.values())),
          "records")
    check_ticks(desk, records, areas)

    desk.ok("transfer", "--from", DAY, "--to", DAY, "--force")
    path = desk.path("real.xlsx")
    desk.ok("export", "excel", "--from", DAY, "--to", DAY, path)
    check_workbook(desk, path)

    # Everything again: nothing new, and the same file to the byte.
    with open(path, "rb") as file:
        before = file.read()
    desk.ok("sync", "--from", "2019-02-18T00:00:00Z", "--to", "2019-02-19T00:00:00Z")
    desk.ok("transfer", "--from", DAY, "--to", DAY, "--force")
    desk.ok("export", "excel", "--from", DAY, "--to", DAY, path)
    with open(path, "rb") as file:
        equal(file.read() == before, True, "the same file again")
    desk.ok("check")


main()
