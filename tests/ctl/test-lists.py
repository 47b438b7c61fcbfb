# SPDX-License-Identifier: GPL-3.0-or-later
"""list: the same rows as JSON, CSV and table; order, periods, filters, nothing, odd texts."""
import csv
import io
import json
import re
import sqlite3

from tkltest import (EMPLOYER, HOME, LAST_RESORT_S, P1, P2, USAGE, WIRE_1, WIRE_2, case, day_a, equal,
                     expect, fleet, main, record, small_company, within, without)

KINDS = ("employees", "schedules", "projects", "vehicles", "keys", "ticks", "days", "lines")


def full_company(desk):
    """Three days of two people in two vans, transferred."""
    small_company(desk)
    desk.ok("import", "employees", desk.write("e.csv", "number,last_name\n007,Zero\n30,Nobody\n"))
    simulator = desk.simulator()
    simulator.load(fleet({
        "VAN 10": day_a("2026-03-03") + day_a("2026-03-02"),
        "VAN 9": [record("2026-03-02T05:45:07Z", EMPLOYER, WIRE_2),
                  record("2026-03-02T07:00:00Z", P2, WIRE_2), record("2026-03-02T12:00:00Z", P2, WIRE_2),
                  record("2026-03-02T13:00:00Z", EMPLOYER, WIRE_2),
                  record("2026-03-04T13:00:00Z", P1, WIRE_2),
                  record("2026-03-04T14:00:00Z", P1, "FFFF00000000AA01")]}))
    desk.ok("sync")
    desk.ok("transfer", "--from", "2026-03-01", "--to", "2026-03-31")
    return simulator


def as_csv(value):
    """A JSON value as it stands in CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return " ".join(value)
    return str(value)


@case
def nothing(desk):
    """Of nothing: [], a header alone, a heading alone; exit 0"""
    for kind in KINDS:
        equal(desk.ok("list", kind, "--format", "json").out, "[]\n")
        equal(len(desk.ok("list", kind, "--format", "csv").out.splitlines()), 1)
        equal(len(desk.ok("list", kind, "--format", "table").out.splitlines()), 1)


@case
def same_rows(desk):
    """CSV has the members of JSON as columns: numbers with dots, 1 and 0, empty for null"""
    full_company(desk)
    for kind in KINDS:
        rows = desk.rows("list", kind)
        expect(rows, kind)
        out = desk.ok("list", kind, "--format", "csv").out
        without(out, "\r", "\ufeff")
        table = list(csv.reader(io.StringIO(out)))
        equal(table[0], list(rows[0]), kind)
        for row, cells in zip(rows, table[1:], strict=True):
            for name, cell in zip(row, cells, strict=True):
                wanted = as_csv(row[name])
                if isinstance(row[name], float):
                    equal(float(cell), row[name], name)
                else:
                    equal(cell, wanted, name)
        for row in rows:
            equal(list(row), list(rows[0]), "every row has every member")


@case
def types(desk):
    """JSON has numbers, truths and times of the right type and form"""
    full_company(desk)
    for row in desk.rows("list", "ticks"):
        expect(re.fullmatch(r"2026-03-0\dT\d\d:\d\d:\d\d\.\d{3}Z", row["time"]), row["time"])
        for name in ("double", "blocked", "to_clock", "in_clock"):
            expect(isinstance(row[name], bool), name)
        expect(isinstance(row["id"], int) and isinstance(row["candidates"], list), "types")
        within(("tick", "start", "stop", "manual"), row["kind"])
        within(("home", "employer", "project", "none"), row["place"])
    for row in desk.rows("list", "lines"):
        expect(isinstance(row["minutes"], int), "minutes")
        expect(row["km"] is None or isinstance(row["km"], (int, float)), "km")
        within(("work", "break", "commute", "mobility"), row["type"])
        expect(re.fullmatch(r"\d{4}-\d\d-\d\d", row["date"]), row["date"])
        expect(row["end"] > row["begin"], "begin and end")
    for row in desk.rows("list", "days"):
        for name in ("ticks", "worked", "break", "commute", "mobility"):
            expect(isinstance(row[name], int), name)
        expect(isinstance(row["complete"], bool), "complete")


@case
def order(desk):
    """ticks oldest first, then by vehicle and key; lines and days by number, then time"""
    full_company(desk)
    ticks = desk.rows("list", "ticks")
    equal([tick["time"] for tick in ticks], sorted(tick["time"] for tick in ticks))
    equal([tick["vehicle"] for tick in ticks[:2]], ["VAN 9", "VAN 10"], "equal times by name")
    lines = desk.rows("list", "lines")
    equal([(int(row["employee"]), row["begin"]) for row in lines],
          sorted((int(row["employee"]), row["begin"]) for row in lines))
    equal([row["employee"] for row in lines][0], "7", "7 before 12")
    equal([(row["employee"], row["date"]) for row in desk.rows("list", "days")],
          [("7", "2026-03-02"), ("7", "2026-03-04"), ("12", "2026-03-02"), ("12", "2026-03-03")])
    equal([row["number"] for row in desk.rows("list", "employees")][-2:], ["12", "30"])


def run_in_journal(desk, sql):
    """Changes rows of people as the window does, which has no command for it."""
    connection = sqlite3.connect(desk.database)
    connection.executescript(
        "BEGIN; INSERT INTO journal_entry (id, at_ms, who, action) VALUES (900, 0, 'w', 'a');"
        "INSERT INTO journal_open VALUES (1, 900, 0);" + sql + "; DELETE FROM journal_open; COMMIT")
    connection.close()


@case
def schedules(desk):
    """Days expect what their schedule says; a day without one has no balance"""
    full_company(desk)
    week = {"monday": 480, "tuesday": 480, "wednesday": 480, "thursday": 480, "friday": 480,
            "saturday": 0, "sunday": 0, "week": 2400}
    equal(desk.rows("list", "schedules"), [{"employee": "12", "from": None, "to": None, **week}])
    # 2 March 2026 is day 20514.
    run_in_journal(desk, "UPDATE work_schedule SET to_day = 20514; INSERT INTO work_schedule VALUES"
                         " (NULL, 1, 20516, NULL, 300, 300, 300, 300, 300, 0, 60)")
    equal([(row["from"], row["to"], row["monday"], row["week"]) for row in desk.rows("list", "schedules")],
          [(None, "2026-03-02", 480, 2400), ("2026-03-04", None, 300, 1560)])
    for options, count in ((("--from", "2026-03-03", "--to", "2026-03-03"), 0),
                           (("--from", "2026-03-02", "--to", "2026-03-02"), 1),
                           (("--from", "2026-03-02", "--to", "2026-03-04"), 2),
                           (("--employee", "7"), 0), (("--employee", "12"), 2)):
        equal(len(desk.rows("list", "schedules", *options)), count, options)
    equal({row["date"]: (row["worked"], row["expected"], row["balance"])
           for row in desk.rows("list", "days", "--employee", "12")},
          {"2026-03-02": (510, 480, 30), "2026-03-03": (510, None, None)})
    equal({row["number"]: row["expected_minutes"] for row in desk.rows("list", "employees")},
          {"7": None, "007": None, "12": 300, "30": None})
    equal(desk.rows("check"), [])


@case
def days_of_nobody(desk):
    """Ticks without employee are ticks, but nobody's day"""
    full_company(desk)
    last = desk.rows("list", "ticks")[-1]
    equal((last["employee"], last["reason"]), (None, "no-employee"))
    equal({row["employee"] for row in desk.rows("list", "days")}, {"7", "12"})


@case
def periods(desk):
    """--from and --to are workday dates, both included, alone or together"""
    full_company(desk)
    for kind, dates in (("days", 4), ("lines", 9), ("ticks", 14)):
        def count(*options):
            return len(desk.rows("list", kind, *options))
        equal(count(), dates, kind)
        equal(count("--from", "2026-03-02", "--to", "2026-03-04"), dates)
        equal(count("--from", "2026-03-03") + count("--to", "2026-03-02"), dates)
        equal(count("--from", "2026-03-02", "--to", "2026-03-02")
              + count("--from", "2026-03-03", "--to", "2026-03-03")
              + count("--from", "2026-03-04", "--to", "2026-03-04"), dates)
        equal(count("--to", "2026-03-01") + count("--from", "2026-03-05"), 0)
        equal(count("--from", "1900-01-01", "--to", "2199-12-31"), dates)


@case
def midnight(desk):
    """Around midnight, local time decides, in winter and in summer"""
    small_company(desk)
    desk.simulator().load(fleet({"VAN": [
        record("2026-03-02T22:59:59Z", P1, WIRE_1), record("2026-03-02T23:00:00Z", P2, WIRE_2),
        record("2026-03-30T21:59:59Z", P1, WIRE_1), record("2026-03-30T22:00:00Z", P2, WIRE_2)]}))
    desk.ok("sync")
    for date, project in (("2026-03-02", "P001"), ("2026-03-03", "P002"), ("2026-03-30", "P001"),
                          ("2026-03-31", "P002")):
        equal([tick["project"] for tick in
               desk.rows("list", "ticks", "--from", date, "--to", date)], [project], date)


@case
def own_day_start(desk):
    """A person's own day start counts for his ticks, days and lines"""
    small_company(desk)
    desk.ok("import", "employees", desk.write("n.csv", "number,day_start\n12,12:00\n"))
    desk.simulator().load(fleet({"VAN": [
        record("2026-03-02T21:00:00Z", P1, WIRE_1), record("2026-03-03T05:00:00Z", P1, WIRE_1)]}))
    desk.ok("sync")
    equal([(row["date"], row["ticks"]) for row in desk.rows("list", "days")], [("2026-03-02", 2)])
    equal(len(desk.rows("list", "ticks", "--to", "2026-03-02")), 2)
    desk.ok("transfer", "--from", "2026-03-02", "--to", "2026-03-02")
    equal([row["minutes"] for row in desk.rows("list", "lines", "--to", "2026-03-02")], [480])


@case
def filters(desk):
    """--employee and --project narrow every list; both together both"""
    full_company(desk)
    equal({row["employee"] for row in desk.rows("list", "ticks", "--employee", "12")}, {"12"})
    equal(len(desk.rows("list", "ticks", "--employee", "12")), 8)
    equal({row["employee"] for row in desk.rows("list", "lines", "--employee", "7")}, {"7"})
    equal([row["date"] for row in desk.rows("list", "days", "--employee", "7")],
          ["2026-03-02", "2026-03-04"])
    equal({row["project"] for row in desk.rows("list", "ticks", "--project", "P002")}, {"P002"})
    equal({row["project"] for row in desk.rows("list", "lines", "--project", "P001")}, {"P001"})
    equal([(row["employee"], row["date"]) for row in desk.rows("list", "days", "--project", "P002")],
          [("7", "2026-03-02")])
    equal(desk.rows("list", "lines", "--project", "P002", "--employee", "12"), [])
    equal([row["number"] for row in desk.rows("list", "employees", "--employee", "30")], ["30"])
    equal([row["number"] for row in desk.rows("list", "projects", "--project", "P002")], ["P002"])
    equal(desk.rows("list", "days", "--employee", "30"), [], "known, without days")


@case
def unknown_filters(desk):
    """An employee or project that does not exist is wrong usage, not an empty list"""
    full_company(desk)
    for kind in KINDS:
        for option in ("--employee", "--project"):
            for number in ("99", "0012", "", "' OR 1=1 --", "%"):
                result = desk.ctl("list", kind, option, number).exits(USAGE)
                equal(result.out, "", "and no half list")


@case
def tables(desk):
    """A table: a heading and aligned columns, local times, hours and minutes, yes"""
    full_company(desk)
    text = desk.ok("list", "lines", "--format", "table", "--employee", "12").out
    within(text, "2026-03-02 06:45", "0:45", "8:30", "mobility")
    without(text, "T05:45", "true", "null", "None")
    rows = text.splitlines()
    column = rows[0].index("Begin")
    for row in rows[1:]:
        expect(row[column - 1] == " " and row[column] == "2", row)
    text = desk.ok("list", "days", "--format", "table").out
    within(text, "+0:30", "odd number")
    equal(desk.on_terminal("list", "days")[1].strip(), text.strip())


@case
def wide_texts(desk):
    """Wide and combining characters keep the columns in line; line ends do not break rows"""
    desk.ok("import", "employees", desk.write("w.csv", (
        "number,first_name,last_name\n1,雪雪,x\n2,é,x\n3,e\u0301,x\n4,\U0001f600,x\n5,ab,x\n")))
    shown = desk.ok("list", "employees", "--format", "table").out.splitlines()
    equal(len(shown), 6)

    def width(text):
        return sum(0 if c == "\u0301" else 2 if ord(c) > 0x2e80 else 1 for c in text)
    equal({width(row[:row.index("x")]) for row in shown[1:]}, {shown[0].index("Last name")})


@case
def vehicles(desk):
    """vehicles: name, plate, IMEI of fifteen digits, first and last record"""
    desk.simulator().load({"now": "2026-04-01T00:00:00Z", "vehicles": [
        {"id": "v-1", "name": "VAN 07", "imei": 8683240511122, "plate": "1-KLM-412",
         "records": day_a()}, {"id": "v-2", "name": "", "records": []}]})
    desk.ok("sync")
    found = {row["remote_id"]: row for row in desk.rows("list", "vehicles")}
    equal(found["v-1"], {"name": "VAN 07", "plate": "1-KLM-412", "imei": "008683240511122",
                         "remote_id": "v-1", "gone": False,
                         "first_record": "2026-03-02T05:45:07.000Z",
                         "last_record": "2026-03-02T15:40:07.000Z"})
    equal((found["v-2"]["first_record"], found["v-2"]["last_record"]), (None, None))


@case
def other_zone(desk):
    """The company's zone decides on days, wherever the computer is"""
    small_company(desk)
    desk.ok("company", "set", "timezone=America/New_York")
    desk.simulator().load(fleet({"VAN": [record("2026-03-03T04:00:00Z", HOME, WIRE_1)]}))
    desk.ok("sync")
    for zone in ("UTC", "Europe/Brussels", "Asia/Tokyo", None, "no/such"):
        equal([row["date"] for row in desk.rows("list", "days", env={"TZ": zone})], ["2026-03-02"])
        within(desk.ok("list", "ticks", "--format", "table", env={"TZ": zone}).out,
               "2026-03-02 23:00:00")


@case
def broken_pipe(desk):
    """A reader that goes away early is no crash with a message"""
    desk.ok("import", "employees", desk.write("m.csv", "number\n" + "\n".join(map(str, range(20000)))))
    child = desk.start("list", "employees")
    child.stdout.read(10)
    child.stdout.close()
    child.stdout = None
    _, err = child.communicate(timeout=LAST_RESORT_S)
    expect(child.returncode in (-13, 3), child.returncode)
    without(err.decode(), "CRITICAL", "Traceback")
    desk.ok("check")


@case
def json_of_odd_texts(desk):
    """JSON is valid whatever the texts are"""
    text = 'a "b" \\ c / \u2028 é 雪 \U0001f600 </script>'
    desk.ok("import", "employees", desk.write("o.csv", 'number,last_name\n"x""y\\",'
                                              + '"' + text.replace('"', '""') + '"\n'))
    row = json.loads(desk.ok("list", "employees", "--format", "json").out)[0]
    equal((row["number"], row["last_name"]), ('x"y\\', text))


main()
