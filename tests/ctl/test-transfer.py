# SPDX-License-Identifier: GPL-3.0-or-later
"""From touches to lines: the worked examples A–G of the rules, and what a transfer does again."""
import json
import os

from tkltest import (DONE, EMPLOYER, HOME, IMPOSSIBLE, KEY_1, NOWHERE, P1, P2, PARTLY, WIRE_1,
                     WIRE_2, case, day_a, equal, expect, fleet, main, record, small_company, within,
                     without)

PLACES = {"home": HOME, "employer": EMPLOYER, "P1": P1, "P2": P2, "nowhere": NOWHERE}
DAY = ["--from", "2026-03-02", "--to", "2026-03-02"]


def touches(text, date="2026-03-02", key=WIRE_1, offset=1, odometer=None):
    """`06:45 home · 07:30 P1` as records of a vehicle; local times, UTC + OFFSET hours."""
    found = []
    for step, word in enumerate(text.split(" · ")):
        time, place = word.split()
        hour = int(time[:2]) - offset
        more = {} if odometer is None else {"mileage_km": 1000 + step * odometer}
        found.append(record(f"{date}T{hour:02d}:{time[3:]}:00Z", PLACES[place], key, **more))
    return found


def synced(desk, records, *settings, simulator=None):
    """A company with those touches in van 07, linked."""
    if not os.path.exists(desk.database):
        small_company(desk)
    if settings:
        desk.ok("company", "set", *settings)
    simulator = simulator or desk.simulator()
    simulator.load(fleet(records if isinstance(records, dict) else {"VAN 07": records}))
    desk.ok("sync")
    return simulator


def lines(desk, *options):
    """Lines in short: what, duration, project."""
    return [(row["type"] + ("/" + row["subtype"] if row["subtype"] else ""),
             f"{row['minutes'] // 60}:{row['minutes'] % 60:02d}",
             {"P001": "P1", "P002": "P2"}.get(row["project"]))
            for row in desk.rows("list", "lines", *options)]


def day(desk):
    found = desk.rows("list", "days", *DAY)
    equal(len(found), 1)
    return found[0]


A = [("mobility", "0:45", "P1"), ("work/site", "8:30", "P1"), ("mobility", "0:40", "P1")]


@case
def example_a(desk):
    """Example A, with every member of lines and days as in the manual"""
    synced(desk, touches("06:45 home · 07:30 P1 · 16:00 P1 · 16:40 home"))
    equal(day(desk), {"employee": "12", "date": "2026-03-02", "ticks": 4, "complete": True,
                      "problem": None, "worked": 0, "break": 0, "commute": 0, "mobility": 0,
                      "km": 0, "expected": 480, "balance": -480})
    result = desk.ok("transfer", *DAY)
    equal(result.out, "")
    equal(lines(desk), A)
    first = desk.rows("list", "lines")[0]
    equal(list(first), ["id", "employee", "date", "begin", "end", "minutes", "type", "subtype",
                        "project", "km", "km_source", "doubled", "role", "with_passengers",
                        "origin", "finished", "note"])
    equal({**first, "id": 0, "km": 0}, {
        "id": 0, "employee": "12", "date": "2026-03-02", "begin": "2026-03-02T05:45:00.000Z",
        "end": "2026-03-02T06:30:00.000Z", "minutes": 45, "type": "mobility", "subtype": None,
        "project": "P001", "km": 0, "km_source": "estimated", "doubled": False, "role": "driver",
        "with_passengers": False, "origin": "ticks", "finished": False, "note": None})
    found = day(desk)
    equal((found["worked"], found["mobility"], found["balance"]), (510, 85, 30))
    desk.ok("transfer", *DAY)
    kms = [row["km"] for row in desk.rows("list", "lines") if row["km"] is not None]
    equal(found["km"], round(sum(kms), 1))
    equal([tick["in_clock"] for tick in desk.rows("list", "ticks")], [True] * 4)
    work = desk.rows("list", "lines")[1]
    equal((work["km"], work["km_source"], work["role"]), (None, None, None))


@case
def example_b(desk):
    """Example B: by way of the employer"""
    synced(desk, touches("06:30 home · 06:50 employer · 07:15 employer · 07:55 P1 · 16:05 P1 · "
                         "16:50 home"))
    desk.ok("transfer", *DAY)
    equal(lines(desk), [("commute", "0:20", None), ("work/loading", "0:25", None),
                        ("mobility", "0:40", "P1"), ("work/site", "8:10", "P1"),
                        ("mobility", "0:45", "P1")])
    equal((day(desk)["worked"], day(desk)["commute"]), (515, 20))


@case
def example_c(desk):
    """Example C: a break; with CT-3 off three work lines"""
    synced(desk, touches("07:00 P1 · 12:00 P1 · 12:30 P1 · 16:00 P1"))
    desk.ok("transfer", *DAY)
    equal(lines(desk), [("work/site", "5:00", "P1"), ("break", "0:30", "P1"),
                        ("work/site", "3:30", "P1")])
    equal((day(desk)["worked"], day(desk)["break"]), (510, 30))
    desk.ok("company", "set", "ct-3=off")
    equal(lines(desk)[1][0], "break", "acts at the next transfer")
    desk.ok("transfer", *DAY)
    equal(lines(desk), [("work/site", "5:00", "P1"), ("work/site", "0:30", "P1"),
                        ("work/site", "3:30", "P1")])
    equal(day(desk)["worked"], 540)


@case
def example_d(desk):
    """Example D: two sites; CT-2 off makes the way between them mobility, CT-1 off drops projects"""
    synced(desk, touches("07:00 home · 07:40 P1 · 11:50 P1 · 12:15 P2 · 15:45 P2 · 16:30 home"))
    desk.ok("transfer", *DAY)
    equal(lines(desk), [("mobility", "0:40", "P1"), ("work/site", "4:10", "P1"),
                        ("work/between-sites", "0:25", "P2"), ("work/site", "3:30", "P2"),
                        ("mobility", "0:45", "P2")])
    equal(day(desk)["worked"], 485)
    equal([row["km"] is not None for row in desk.rows("list", "lines")],
          [True, False, True, False, True])
    desk.ok("company", "set", "ct-2=off")
    desk.ok("transfer", *DAY)
    equal(lines(desk)[2], ("mobility", "0:25", "P2"))
    desk.ok("company", "set", "ct-1=off")
    desk.ok("transfer", *DAY)
    equal([line[2] for line in lines(desk)], [None, "P1", None, "P2", None])


@case
def example_e(desk):
    """Example E: a double is ignored; with CT-4 off the day waits"""
    synced(desk, touches("06:45 home · 07:30 P1 · 07:33 P1 · 16:00 P1 · 16:40 home"))
    equal([tick["double"] for tick in desk.rows("list", "ticks")],
          [False, False, True, False, False])
    equal([tick["reason"] for tick in desk.rows("list", "ticks")],
          ["ok", "ok", "double", "ok", "ok"])
    equal((day(desk)["ticks"], day(desk)["complete"]), (4, True))
    desk.ok("transfer", *DAY)
    equal(lines(desk), A)
    equal([tick["in_clock"] for tick in desk.rows("list", "ticks")],
          [True, True, False, True, True])
    desk.ok("company", "set", "ct-4=off")
    desk.ok("link")
    equal((day(desk)["ticks"], day(desk)["complete"], day(desk)["problem"]), (5, False, "double"))
    desk.ok("transfer", *DAY)
    equal(lines(desk), [], "withdrawn")


@case
def example_f(desk):
    """Example F: an odd day stays, is reported and is no problem; forced it gives two lines"""
    synced(desk, touches("06:45 home · 07:30 P1 · 16:40 home"))
    result = desk.ok("transfer", *DAY)
    within(result.err, "12", "2026-03-02")
    equal(lines(desk), [])
    equal((day(desk)["ticks"], day(desk)["complete"], day(desk)["problem"]), (3, False, "odd"))
    desk.ok("transfer", *DAY, "--force")
    equal(lines(desk), [("mobility", "0:45", "P1"), ("mobility", "9:10", "P1")])
    equal((day(desk)["complete"], day(desk)["problem"]), (False, "odd"))
    desk.ok("transfer", *DAY)
    equal(lines(desk), [], "withdrawn without force")


@case
def example_g(desk):
    """Example G: rounded to five minutes"""
    synced(desk, touches("06:43 home · 07:32 P1 · 16:02 P1 · 16:38 home"), "cl-2=on")
    desk.ok("transfer", *DAY)
    equal([row["begin"][11:16] for row in desk.rows("list", "lines")] +
          [desk.rows("list", "lines")[-1]["end"][11:16]], ["05:45", "06:30", "15:00", "15:40"])
    equal(lines(desk), A)


@case
def again(desk):
    """A transfer once more changes nothing: same ids, no entry in the journal"""
    synced(desk, day_a())
    desk.ok("transfer", *DAY)
    before = desk.ok("list", "lines").out
    entries = len(desk.rows("history"))
    desk.ok("transfer", "--from", "2026-01-01", "--to", "2026-12-31")
    equal(desk.ok("list", "lines").out, before)
    equal(len(desk.rows("history")), entries)


@case
def undone(desk):
    """A transfer is undone and redone as one, the ticks' result boxes too"""
    synced(desk, day_a() + day_a("2026-03-03"))
    desk.ok("transfer", "--from", "2026-03-01", "--to", "2026-03-31")
    before = desk.ok("list", "lines").out
    desk.ok("undo")
    equal(lines(desk), [])
    equal({tick["in_clock"] for tick in desk.rows("list", "ticks")}, {False})
    desk.ok("redo")
    equal(desk.ok("list", "lines").out, before)
    equal({tick["in_clock"] for tick in desk.rows("list", "ticks")}, {True})
    desk.ok("check")


@case
def range_of_days(desk):
    """Only the workdays from --from to --to, both included"""
    synced(desk, [item for date in ("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
                  for item in day_a(date)])
    desk.ok("transfer", "--from", "2026-03-03", "--to", "2026-03-04")
    equal(sorted({row["date"] for row in desk.rows("list", "lines")}), ["2026-03-03", "2026-03-04"])


@case
def late_tick(desk):
    """A late tick makes a transferred day incomplete: its lines are withdrawn, and it is told"""
    simulator = synced(desk, day_a())
    desk.ok("transfer", *DAY)
    simulator.admin("POST", "/record", {"vehicle": "VAN 07", "items": touches("12:00 P1")})
    desk.ok("sync", "--from", "2026-03-02T00:00:00Z", "--to", "2026-03-03T00:00:00Z")
    within(desk.ok("transfer", *DAY).err, "2026-03-02")
    equal(lines(desk), [])
    equal(day(desk)["problem"], "odd")


@case
def problems(desk):
    """The problem of a day is the reason of its first tick that is not in order"""
    for text, problem in (("06:45 home · 07:30 nowhere · 16:00 P1 · 16:40 home", "no-destination"),
                          ("06:45 home · 07:30 P1 · 16:00 P1", "odd"),
                          ("06:45 nowhere", "no-destination"),
                          ("06:45 home · 07:30 home", None)):
        desk.env["TIKKLOK_DATABASE"] = desk.database = desk.path(f"{problem}{len(text)}.db")
        synced(desk, touches(text))
        result = desk.ok("transfer", *DAY)
        equal((day(desk)["complete"], day(desk)["problem"]), (problem is None, problem), text)
        equal(lines(desk), [])
        (without if problem is None else within)(result.err, "2026-03-02")


@case
def several_projects(desk):
    """Two circles over one tick: several-projects, candidates nearest first"""
    small_company(desk)
    desk.ok("import", "projects", desk.write("near.csv", (
        "number,latitude,longitude,radius\nP010,50.9004,4.4,100\nP009,50.9002,4.4,100\n")))
    synced(desk, touches("06:45 home · 07:30 P1"))
    tick = desk.rows("list", "ticks")[1]
    equal((tick["place"], tick["project"], tick["candidates"], tick["reason"]),
          ("project", None, ["P001", "P009", "P010"], "several-projects"))
    equal(day(desk)["problem"], "several-projects")
    csv = desk.ok("list", "ticks").out.splitlines()[2]
    within(csv, "P001 P009 P010")


@case
def presence(desk):
    """The first tick at a project with presence required says what is missing, the day is complete"""
    small_company(desk)
    desk.ok("import", "projects", desk.write("p.csv", "number,presence_required\nP001,1\n"))
    synced(desk, touches("06:45 home · 07:30 P1 · 16:00 P1 · 16:40 home"))
    equal([tick["reason"] for tick in desk.rows("list", "ticks")],
          ["ok", "presence-expected", "ok", "ok"])
    equal((day(desk)["complete"], day(desk)["problem"]), (True, None))


@case
def passengers(desk):
    """Driver and passenger in one van; their lines by number of the employee, then begin"""
    synced(desk, {"VAN 07": sorted(
        touches("06:45 employer · 07:30 P1 · 16:00 P1 · 16:40 employer")
        + touches("06:46 employer · 07:31 P1 · 16:01 P1 · 16:41 employer", key=WIRE_2),
        key=lambda item: item["time"])})
    desk.ok("transfer", *DAY)
    found = desk.rows("list", "lines")
    equal([(row["employee"], row["type"], row["role"], row["with_passengers"]) for row in found],
          [("7", "mobility", "passenger", True), ("7", "work", None, False),
           ("7", "mobility", "passenger", True), ("12", "mobility", "driver", True),
           ("12", "work", None, False), ("12", "mobility", "driver", True)])
    equal([row["expected"] for row in desk.rows("list", "days")], [None, 480])
    equal([row["balance"] for row in desk.rows("list", "days")], [None, 30])


@case
def distances(desk):
    """Km by odometer with one decimal; CL-4 and CL-5 double a single journey, once"""
    synced(desk, touches("06:45 home · 07:30 P1 · 16:00 P1 · 16:40 home", odometer=12.34))
    desk.ok("transfer", *DAY)
    found = desk.rows("list", "lines")
    equal([(row["km"], row["km_source"]) for row in found],
          [(12.3, "odometer"), (None, None), (12.3, "odometer")])
    equal(day(desk)["km"], 24.6)
    desk.env["TIKKLOK_DATABASE"] = desk.database = desk.path("single.db")
    synced(desk, touches("06:45 home · 07:30 P1", odometer=12.34), "cl-4=on", "cl-5=on")
    desk.ok("transfer", *DAY)
    row = desk.rows("list", "lines")[0]
    equal((row["km"], row["minutes"], row["doubled"], row["begin"][11:16], row["end"][11:16]),
          (24.7, 90, True, "05:45", "06:30"))


@case
def all_work(desk):
    """CL-8: every leg is work, journeys included"""
    synced(desk, touches("06:45 home · 07:30 P1 · 16:00 P1 · 16:40 employer"), "cl-8=on")
    desk.ok("transfer", *DAY)
    equal(lines(desk), [("work/site", "0:45", "P1"), ("work/site", "8:30", "P1"),
                        ("work/site", "0:40", "P1")])


@case
def clock_changes(desk):
    """Both nights of the clock change: 7 and 9 hours, the right workday"""
    small_company(desk)
    desk.ok("company", "set", "day-start=12:00")
    synced(desk, [record("2025-10-25T20:00:00Z", P1, WIRE_1),  # 22:00 summer time
                  record("2025-10-26T05:00:00Z", P1, WIRE_1),  # 06:00 winter time
                  record("2026-03-28T21:00:00Z", P1, WIRE_1),  # 22:00 winter time
                  record("2026-03-29T04:00:00Z", P1, WIRE_1)])  # 06:00 summer time
    # A first sync begins 92 days before the newest record; older ones are read on demand.
    desk.ok("sync", "--from", "2025-10-25T00:00:00", "--to", "2025-10-27T00:00:00")
    desk.ok("transfer", "--from", "2025-10-25", "--to", "2026-03-28")
    equal([(row["date"], row["minutes"]) for row in desk.rows("list", "lines")],
          [("2025-10-25", 540), ("2026-03-28", 420)])


@case
def start_of_the_day(desk):
    """A tick before the day start belongs to the day before, in every list and report"""
    synced(desk, [record("2026-03-02T21:00:00Z", P1, WIRE_1),
                  record("2026-03-03T02:59:59Z", P1, WIRE_1)], "day-start=04:00")
    equal([(row["date"], row["ticks"]) for row in desk.rows("list", "days")], [("2026-03-02", 2)])
    equal(len(desk.rows("list", "ticks", *DAY)), 2)
    equal(desk.rows("list", "ticks", "--from", "2026-03-03"), [])
    desk.ok("company", "set", "day-start=00:00")
    desk.ok("link")
    equal([row["date"] for row in desk.rows("list", "days")], ["2026-03-02", "2026-03-03"])


@case
def start_and_stop(desk):
    """CT-5: start and stop lines show after the next link, never count and never transfer"""
    records = day_a()
    for item, ignition in zip(records, ("ON", "OFF", "ON", "OFF")):
        item["ignition"] = ignition
    synced(desk, [record("2026-03-02T05:00:00Z", HOME, ignition="OFF"), *records])
    equal([tick["kind"] for tick in desk.rows("list", "ticks")], ["tick"] * 4)
    desk.ok("company", "set", "ct-5=on")
    desk.ok("link")
    found = [(tick["kind"], tick["employee"], tick["place"], tick["reason"], tick["key"])
             for tick in desk.rows("list", "ticks") if tick["kind"] != "tick"]
    equal(found, [("start", None, "none", "ok", None), ("stop", None, "none", "ok", None)] * 2)
    desk.ok("transfer", *DAY)
    equal(lines(desk), A)
    equal(day(desk)["ticks"], 4)
    desk.ok("company", "set", "ct-5=off")
    desk.ok("link")
    equal([tick["kind"] for tick in desk.rows("list", "ticks")], ["tick"] * 4)


@case
def planned_only(desk):
    """CT-11: only projects planned for him on that day are found"""
    synced(desk, touches("06:45 home · 07:30 P1 · 16:00 P2 · 16:40 home"), "ct-11=on")
    equal([tick["project"] for tick in desk.rows("list", "ticks")], [None] * 4)
    desk.ok("import", "planning",
            desk.write("plan.csv", "date,employee,project\n2026-03-02,12,P001\n2026-03-03,12,P002\n"))
    desk.ok("link", *DAY)
    equal([tick["project"] for tick in desk.rows("list", "ticks")], [None, "P001", None, None])


@case
def validity(desk):
    """Projects and people count on their dates only"""
    small_company(desk)
    desk.ok("import", "projects", desk.write("p.csv", (
        "number,from,to,status\nP001,2026-03-03,2026-03-03,active\nP002,,,blocked\n")))
    desk.ok("import", "employees", desk.write("e.csv", "number,in_service_to\n12,2026-03-04\n"))
    synced(desk, [item for date in ("2026-03-02", "2026-03-03", "2026-03-05")
                  for item in touches("07:30 P1 · 12:00 P2", date)])
    equal([(tick["project"], tick["reason"]) for tick in desk.rows("list", "ticks")],
          [(None, "no-destination"), (None, "no-destination"), ("P001", "ok"),
           (None, "no-destination"), (None, "no-employee"), (None, "no-employee")])


@case
def notices(desk):
    """notices and history: words and local times for people, JSON for programs"""
    simulator = synced(desk, touches("06:45 home · 07:30 P1 · 16:00 P1 · 16:40 home"))
    desk.ok("transfer", *DAY)
    synced(desk, touches("06:45 home · 07:30 P1 · 12:00 P1 · 16:00 P1 · 16:40 home"),
           simulator=simulator)
    desk.ok("sync", "--from", "2026-03-01T00:00:00Z", "--to", "2026-03-04T00:00:00Z")
    desk.ok("transfer", *DAY)
    found = desk.rows("notices")
    equal([(row["kind"], row["problem"]) for row in found], [("withdrawn", "odd")])
    gone = json.loads(found[0]["before"])
    equal([line["type"] for line in gone], ["mobility", "work", "mobility"])
    equal(json.loads(found[0]["after"]), [])
    within(desk.ok("notices", "--format", "csv").out, '""begin""')
    text = desk.ok("notices", "--format", "table").out
    within(text, "06:45–07:30 mobility P001", "07:30–16:00 work P001")
    without(text, "begin", "project_id", "{")

    equal(json.loads(desk.rows("history")[0]["detail"])["removed"], 3)
    text = desk.ok("history", "--format", "table").out
    within(text, "From 02/03/2026 until 02/03/2026. Added: 0, changed: 0, removed: 3.",
           "employees.csv. Added:")
    without(text, "{")


@case
def link_again(desk):
    """link says what changed; a radius or a project that changes acts at the next link"""
    synced(desk, touches("06:45 home · 07:30 nowhere"))
    equal(desk.rows("list", "ticks")[1]["reason"], "no-destination")
    desk.ok("import", "projects", desk.write("n.csv", (
        f"number,latitude,longitude\nP003,{NOWHERE[0]},{NOWHERE[1]}\n")))
    equal(desk.rows("list", "ticks")[1]["reason"], "no-destination")
    before = [tick["id"] for tick in desk.rows("list", "ticks")]
    desk.ok("link", "--from", "2026-03-03", "--to", "2026-03-31")
    equal(desk.rows("list", "ticks")[1]["project"], None, "not in that range")
    desk.ok("link", *DAY)
    equal(desk.rows("list", "ticks")[1]["project"], "P003")
    equal([tick["id"] for tick in desk.rows("list", "ticks")], before)
    equal(desk.rows("history")[0]["action"], "import-projects", "a run of the engine is no entry")


@case
def by_excel(desk):
    """export excel: a file, replaced by a second run byte for byte; --split; nothing on a mistake"""
    synced(desk, day_a())
    desk.ok("transfer", *DAY)
    march = ["--from", "2026-03-01", "--to", "2026-03-31"]
    desk.ok("export", "excel", *march, "march.xlsx")
    with open(desk.path("march.xlsx"), "rb") as file:
        first = file.read()
    equal(first[:2], b"PK")
    result = desk.ok("export", "excel", *march, "march.xlsx", "--quiet")
    within(result.err, "1 workday is provisional")  # nothing came in after its end
    with open(desk.path("march.xlsx"), "rb") as file:
        expect(file.read() == first, "the same bytes")
    for _ in range(2):  # the folder is made, then used again
        desk.ok("export", "excel", *march, "--split", "each")
    equal(os.listdir(desk.path("each")), ["12 Jan Peeters.xlsx"])
    os.remove(desk.path("each", "12 Jan Peeters.xlsx"))
    os.mkdir(desk.path("each", "12 Jan Peeters.xlsx"))
    within(desk.ctl("export", "excel", *march, "--split", "each").exits(IMPOSSIBLE).err, "12 Jan")
    synced(desk, {"VAN 07": day_a(), "VAN 08": touches("07:30 P1 · 16:00 P1", key=WIRE_2)})
    desk.ok("transfer", *DAY)
    within(desk.ctl("export", "excel", *march, "--split", "each").exits(PARTLY).err, "12 Jan",
           "Files written: 1, not written: 1.")
    expect(os.path.isfile(desk.path("each", "7 An Wouters.xlsx")), "the other is written")
    os.rmdir(desk.path("each", "12 Jan Peeters.xlsx"))
    desk.ok("export", "excel", "--from", "2020-01-01", "--to", "2020-01-31", "empty.xlsx")
    for line in (["no/such/folder.xlsx"], ["each"], ["/dev/full/x.xlsx"], ["--split", "march.xlsx"],
                 ["--split", "march.xlsx/below"], ["--split", "no/folder"]):
        desk.ctl("export", "excel", *march, *line).exits(IMPOSSIBLE)
    desk.ok("backup", "copy.xlsx")
    os.symlink(desk.database, desk.path("firm.xlsx"))
    for database in (desk.path("firm.xlsx"), desk.path("copy.xlsx")):  # a slip of the finger
        within(desk.ctl("export", "excel", *march, database).exits(IMPOSSIBLE).err, "database")
        desk.ok("check", "--database", database)
    os.remove(desk.path("copy.xlsx"))
    os.remove(desk.path("firm.xlsx"))
    for line in (["x.xlsx", "--split", "each"], [], ["a.xlsx", "b.xlsx"]):
        desk.ctl("export", "excel", *march, *line).exits(2)
    desk.ctl("export", "excel", "x.xlsx").exits(2)
    equal(sorted(name for name in os.listdir(desk.folder) if name.endswith((".xlsx", ".tmp"))),
          ["empty.xlsx", "march.xlsx"])
    within(desk.rows("list", "employees")[1]["key"], KEY_1)
    equal(desk.ctl("check").code, DONE)


@case
def kinds_of_workbooks(desk):
    """export excel writes .xlsx only: a name that ends otherwise is a mistake, and nothing is written"""
    march = ["--from", "2026-03-01", "--to", "2026-03-31"]
    os.mkdir(desk.path("v1.0"))
    before = sorted(os.listdir(desk.folder))
    for name in ("x.ods", "x.xls", "x.csv", "x.xlsm", "x.xlsx.bak", "x.", "v1.0/x.pdf", ".x.ods",
                 "x.ods%s%n"):
        within(desk.ctl("export", "excel", *march, name).exits(2).err, ".xlsx", name)
    equal(sorted(os.listdir(desk.folder)), before)
    equal(os.listdir(desk.path("v1.0")), [])
    for name in ("x.xlsx", "X.XLSX", "plain", "v1.0/plain", ".hidden"):
        desk.ok("export", "excel", *march, name)
        with open(desk.path(name), "rb") as file:
            equal(file.read(2), b"PK")


main()
