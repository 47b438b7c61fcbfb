# SPDX-License-Identifier: GPL-3.0-or-later
"""Zones of projects: found, drawn and saved with a real pointer, by keyboard alone, from a file, without
a network. What is said to change is compared with what tikklokctl then lists."""
import json
import math
import os
import re
import subprocess

import pyatspi
from journey import case, children, equal, expect, is_called, is_shown, main, wait, walk
from tap import Skip

PROJECT = "P001"
SIMPLE = "P005"  # gets one area of four corners
AREAS = os.path.join(os.environ.get("TKL_TEST_SHARED_DATA", ""), "polygons",
                     "schaerbeek-street-occupations.geojson")
ARROWS = {"L": "Left", "R": "Right", "U": "Up", "D": "Down"}


# --- steps --------------------------------------------------------------------------------------


def row_of(journey, number):
    return next(row for row in journey.listed("projects") if row["number"] == number)


def ticks_of(journey, number):
    return [tick for tick in journey.listed("ticks") if tick["project"] == number]


def start_without_place(journey):
    """P001 has no position and no zone. Returns: the ticks that have no destination since."""
    journey.fill_this_month()
    there = {tick["id"] for tick in ticks_of(journey, PROJECT)}
    if not there:
        raise Skip("this month is too young for a tick at the project")
    journey.ctl("import", "projects", journey.write(
        "no-place.csv", f"number,latitude,longitude,mode\n{PROJECT},,,poi\n"))
    journey.ctl("link")
    equal(ticks_of(journey, PROJECT), [])
    lost = {tick["id"] for tick in journey.listed("ticks")
            if tick["id"] in there and tick["reason"] == "no-destination"}
    expect(lost, f"none of {len(there)} ticks is without a destination")
    journey.start(journey.path("demo.db"))
    return lost


def choose_project(journey, number=PROJECT):
    journey.key("ctrl+4")
    journey.see_rows("40 rows")
    journey.key("ctrl+f")
    journey.focus_on_text()
    journey.type(number)
    journey.see_rows("1 of 40 rows")
    journey.key("Return")
    wait("the focus out of the entry", lambda: not journey.focused())
    journey.key("Return")
    journey.see("label", row_of(journey, number)["name"])


def locate(journey, press):
    """Finds the work address; then the project has its coordinates."""
    journey.tab_to("Locate", (pyatspi.ROLE_PUSH_BUTTON,))
    press("push button", "Locate")
    wait("coordinates", lambda: row_of(journey, PROJECT)["latitude"])


def open_editor(journey, seen="No zone yet."):
    journey.run_command("draw the zones")
    wait("the editor", lambda: journey.windows()[-1].name.startswith("Zones of"))
    journey.see_text(seen)


def the_map(journey):
    """Returns: the map of the newest window: it is named like the window."""
    window = journey.windows()[-1]
    return wait("the map", lambda: next(
        (node for node in walk(window) if node != window and node.name == window.name
         and node.getRole() != pyatspi.ROLE_LABEL), None))


class Hand:
    """Points in pixels from the middle of the map."""

    def __init__(self, journey):
        self.journey = journey
        x, y, width, height = journey.place_of(the_map(journey))
        self.x, self.y = x + width // 2, y + height // 2
        # Of a square that the editor was opened at.
        self.side_of_fit = min(width, height) * 2 // 3

    def click(self, x, y, button=1):
        self.journey.click(self.x + x, self.y + y, button)

    def drag(self, x, y, to_x, to_y):
        steps = ["mousemove", self.x + x, self.y + y, "mousedown", 1]
        for step in (((x + to_x) // 2, (y + to_y) // 2), (to_x, to_y)):
            steps += ["mousemove", self.x + step[0], self.y + step[1], "sleep", "0.15"]
        self.journey.point(*steps, "mouseup", 1)


def see_corners(journey, count):
    journey.see_text("m²", f", {count} corners")


def see_what_changes(journey):
    """Returns: how many ticks the question promises the project."""
    journey.key("ctrl+s")
    told = journey.see_text("What this changes in the last 60 days", "Ticks that get a project: ")
    return int(re.search(r"get a project: (\d+)", told).group(1))


def expect_linked(journey, promised, lost):
    """LOST: ids of ticks that had no destination; some of them are in order now."""
    wait("the editor as it was saved", lambda: len(journey.windows()) == 2)
    wait("ticks of the project", lambda: ticks_of(journey, PROJECT))
    linked = ticks_of(journey, PROJECT)
    expect(0 < promised <= len(linked), f"{len(linked)} ticks, {promised} were promised")
    found = {tick["id"] for tick in linked if tick["reason"] in ("ok", "presence-expected")}
    expect(lost & found, f"none of {len(lost)} has its project: {linked}")


def close_window(journey):
    journey.key("Escape")
    wait("one window", lambda: len(journey.windows()) == 1)


def show_linked(journey):
    """The ticks are where the clerk looks for them; the project is searched for still."""
    journey.key("ctrl+1")
    journey.show_period("*")
    wait("ticks of the project", lambda: journey.rows()
         and all(any(PROJECT in cell for cell in row) for row in journey.rows()))


# --- cases --------------------------------------------------------------------------------------


@case
def draw_with_the_pointer(journey):
    """With the pointer: address, corners, a hole, what would change; then ticks have a destination"""
    lost = start_without_place(journey)
    choose_project(journey)
    locate(journey, journey.click_on)
    journey.picture("zones-1-located")
    open_editor(journey)
    hand = Hand(journey)

    journey.click_on("push button", "Draw")
    for corner in ((-180, -160), (180, -160), (220, 0), (180, 160), (-180, 160), (-180, -160)):
        hand.click(*corner)
    see_corners(journey, 5)
    journey.picture("zones-2-five-corners")

    hand.drag(0, -160, 0, -200)
    see_corners(journey, 6)
    hand.drag(220, 0, 240, 20)
    journey.picture("zones-3-inserted-and-moved")
    hand.click(0, -200, 3)
    see_corners(journey, 5)

    journey.click_on("push button", "Cut Hole")
    for corner in ((120, 100), (160, 100), (160, 140), (120, 100)):
        hand.click(*corner)
    see_corners(journey, 8)
    equal(journey.unnamed(), [])
    journey.picture("zones-4-hole")

    promised = see_what_changes(journey)
    journey.picture("zones-5-what-changes")
    journey.click_on("push button", "Save")
    expect_linked(journey, promised, lost)
    close_window(journey)
    show_linked(journey)
    journey.picture("zones-6-linked")


@case
def draw_by_keyboard(journey):
    """Without a pointer: tools by their letters, arrows, and the list of corners"""
    lost = start_without_place(journey)
    choose_project(journey)
    locate(journey, lambda role, name: journey.key("space"))
    journey.picture("zones-keys-0-located")
    open_editor(journey)
    journey.tab_to("Draw", (pyatspi.ROLE_PUSH_BUTTON,))
    journey.key("space")
    journey.see_text("Click sets a corner.")

    def go(ways):
        for way in ways.split():
            journey.key(*[ARROWS[way[0]]] * int(way[1:]))
    for ways in ("L3 U3", "R6", "D3 R1", "D3 L1", "L6"):
        go(ways)
        journey.key("Insert")
    journey.key("Return")
    see_corners(journey, 5)
    journey.picture("zones-keys-1-five-corners")

    journey.key("n", "n", "Insert")
    see_corners(journey, 6)
    journey.key("shift+Up", "shift+Up", "Up")
    journey.picture("zones-keys-2-inserted-and-moved")
    journey.key("Delete")
    see_corners(journey, 5)
    journey.key("shift+Right", "h")
    for ways in ("R4 U1", "R1", "U1"):
        go(ways)
        journey.key("Insert")
    journey.key("Return")
    see_corners(journey, 8)
    journey.tab_to("Hole 1, corner 1")
    equal(journey.unnamed(), [])
    journey.picture("zones-keys-3-hole")

    promised = see_what_changes(journey)
    journey.picture("zones-keys-4-what-changes")
    journey.key("Return")
    expect_linked(journey, promised, lost)
    journey.picture("zones-keys-5-saved")
    close_window(journey)
    show_linked(journey)
    journey.picture("zones-keys-6-linked")


@case
def areas_from_a_file(journey):
    """The areas of a town: what cannot be used is named, mended in the file; a crossed one is repaired"""
    if not os.path.exists(AREAS):
        raise Skip(f"the areas are not here: {AREAS} (TKL_TEST_SHARED_DATA)")
    with open(AREAS, encoding="utf-8") as file:
        areas = json.load(file)
    for number, feature in enumerate(areas["features"], 1):
        feature["properties"] = {"project": "P002", "name": f"Area {number}"}
    simple = next(feature for feature in areas["features"]
                  if feature["geometry"]["type"] == "Polygon"
                  and [len(ring) for ring in feature["geometry"]["coordinates"]] == [5])
    simple["properties"] = {"project": SIMPLE, "name": "Simple"}
    journey.start_demo()
    before = row_of(journey, "P002")["zones"]
    broken = [feature for feature in areas["features"] if is_line(feature["geometry"])]
    equal(len(broken), 2, "areas that are only a line")
    new, same, refused = preview(journey, areas)
    equal(new + same + refused, len(areas["features"]))
    expect(refused >= 35 + len(broken), refused)  # collections of other things than areas
    see_refused(journey, {feature["properties"]["name"] for feature in broken})
    journey.picture("zones-file-1-preview")
    import_good(journey)
    wait("the zones", lambda: row_of(journey, "P002")["zones"] == before + new - 1)
    widen(broken[0]["geometry"])
    equal(preview(journey, areas), (1, new + same, refused - 1))
    see_refused(journey, {broken[1]["properties"]["name"]})
    journey.picture("zones-file-1-mended")
    import_good(journey)
    wait("the mended zone", lambda: row_of(journey, "P002")["zones"] == before + new)
    correct(journey, [write_position(corner) for corner in simple["geometry"]["coordinates"][0][:4]])


def is_line(geometry):
    """An outline that has no more than two different corners."""
    return geometry["type"] == "MultiPolygon" and any(
        len({tuple(corner) for corner in area[0]}) < 3 for area in geometry["coordinates"])


def widen(geometry):
    """What was a line is an area, as somebody would mend it in the file."""
    west, south = geometry["coordinates"][0][0][0]
    geometry["coordinates"] = [[[[west, south], [west + 0.0003, south], [west, south + 0.0003],
                                 [west, south]]]]


def preview(journey, areas):
    """Returns: numbers of new, unchanged and refused zones that the preview of a file tells."""
    path = journey.write_paper("areas.geojson", json.dumps(areas))
    journey.run_command("import zones")
    journey.choose_file(path)
    told = journey.see_text(" new · ", " refused")
    return tuple(int(re.search(rf"(\d+) {word}", told).group(1))
                 for word in ("new", "unchanged", "refused"))


def import_good(journey):
    journey.key("alt+r")  # leave out those refused
    journey.press("push button", "Import")
    wait("the dialog closed", lambda: len(journey.windows()) == 1)


def see_refused(journey, names):
    """The areas of NAMES, and no others, are told to be no areas for want of corners."""
    rows = wait("rows", lambda: children(children(journey.table_of_dialog())[1]))
    x, y, width, height = journey.place_of(rows[0])
    journey.click(x + width // 2, y + height // 2)
    journey.key("End")  # only what is in sight has texts

    def told():
        rows = children(children(journey.table_of_dialog())[1])
        texts = [[children(cell)[0].name for cell in children(row) if children(cell)] for row in rows]
        return {text[3] for text in texts if len(text) == 5 and text[1] == "Refused"
                and "fewer than three different corners" in text[4]}
    wait(f"{names} among those refused", lambda: told() == names)
    # There is no outline that could be drawn right.
    wait("nothing to correct", lambda: not journey.look_for(
        lambda node: is_called(node, "Correct…") and is_shown(node)))


def write_position(corner):
    return f"{corner[1]}, {corner[0]}"


def correct(journey, corners):
    """Two corners change places: the zone crosses itself, which is said; it is repaired, then saved."""
    choose_project(journey, SIMPLE)
    open_editor(journey, "Simple")
    journey.tab_to("Simple", (pyatspi.ROLE_LIST_ITEM,))
    journey.key("space")
    see_corners(journey, 4)
    journey.fill("Corner 2", corners[2])
    journey.fill("Corner 3", corners[1])
    journey.see_text("Simple: ")
    journey.picture("zones-file-2-crossed")
    journey.press("push button", "Repair…")
    journey.see_text("As drawn: ", "Repaired: ")
    journey.picture("zones-file-3-repair")
    journey.press("push button", "Repair")
    journey.gone("push button", "Repair…")
    journey.key("ctrl+s")
    journey.see_text("What this changes in the last 60 days")
    journey.key("Return")
    wait("the editor as it was saved", lambda: len(journey.windows()) == 2)
    journey.picture("zones-file-4-repaired")
    close_window(journey)


def write_crossed(journey):
    """A file with a zone like a bow tie around SIMPLE, which is square on the map, and a good one."""
    project = row_of(journey, SIMPLE)
    # Hundreds of metres: small zones are not shown from as near as they could be.
    east, north = 0.003, 0.003 * math.cos(math.radians(project["latitude"]))

    def feature(number, name, *signs):
        ring = [[project["longitude"] + x * east, project["latitude"] + y * north] for x, y in signs]
        return {"type": "Feature", "properties": {"project": number, "name": name},
                "geometry": {"type": "Polygon", "coordinates": [ring]}}
    features = [feature("P002", "Good", (2, 0), (3, 0), (3, 1), (2, 0)),
                feature(SIMPLE, "Bow tie", (-1, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))]
    return journey.write_paper("crossed.geojson", json.dumps(
        {"type": "FeatureCollection", "features": features}))


def see_first_row(journey, *parts):
    wait(f"a row with {parts}", lambda: all(
        part in " ".join(journey.rows(table=journey.table_of_dialog())[0]) for part in parts))


@case
def crossed_in_a_file(journey):
    """What crosses itself in a file is opened from its preview, drawn right, saved; the rest imported"""
    journey.start_demo()
    zones = {number: row_of(journey, number)["zones"] for number in (SIMPLE, "P002")}
    path = write_crossed(journey)
    journey.run_command("import zones")
    journey.choose_file(path)
    journey.see_text("1 new · 0 changed · 0 unchanged · 1 refused")
    see_first_row(journey, "Refused", "Bow tie")
    journey.picture("zones-crossed-1-preview")
    journey.click_on("push button", "Correct…")
    wait("the editor", lambda: journey.windows()[-1].name.startswith("Zones of"))
    journey.see_text("4 corners")
    journey.see("push button", "Repair…")
    journey.picture("zones-crossed-2-opened")

    hand = Hand(journey)
    half = hand.side_of_fit // 2
    hand.drag(half, -half, 0, half + half // 5)
    journey.gone("push button", "Repair…")
    journey.picture("zones-crossed-3-dragged")
    journey.key("ctrl+s")
    journey.see_text("What this changes in the last 60 days")
    journey.key("Return")
    wait("the zone", lambda: row_of(journey, SIMPLE)["zones"] == zones[SIMPLE] + 1)
    wait("the editor as it was saved", lambda: len(journey.windows()) == 3)
    journey.key("Escape")
    journey.see_text("0 refused · 1 corrected")
    see_first_row(journey, "Corrected", "Bow tie")
    journey.picture("zones-crossed-4-corrected")
    journey.click_on("push button", "Import")
    wait("the zones", lambda: row_of(journey, "P002")["zones"] == zones["P002"] + 1)
    equal(row_of(journey, SIMPLE)["zones"], zones[SIMPLE] + 1)
    wait("the dialog closed", lambda: len(journey.windows()) == 1)


@case
def offline(journey):
    """Without any network the maps show the ground that comes with the program"""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        journey.env[name] = "http://127.0.0.1:9"  # nobody listens there
    journey.start_demo()
    journey.run_command("map of projects")
    wait("the map", lambda: len(journey.windows()) == 2)
    wait("a map with more than one colour", lambda: count_colours(journey) > 50)
    equal(journey.unnamed(), [])
    close_window(journey)


def count_colours(journey):
    picture = journey.picture("zones-offline")
    return int(subprocess.run(["identify", "-format", "%k", picture], stdout=subprocess.PIPE,
                              text=True, check=True).stdout)


main()
