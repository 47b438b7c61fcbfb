# SPDX-License-Identifier: GPL-3.0-or-later
"""diagnose and list keys: known and unknown keys, and why a worker has no ticks."""
import csv
import io

from tkltest import (HOME, IMPOSSIBLE, KEY_1, KEY_2, KEY_3, P1, USAGE, WIRE_1, WIRE_3, case, day_a, equal,
                     expect, fleet, main, record, small_company, within, without)

CHECKS = ["employee", "active", "registered", "service", "key", "spelling", "holder", "api-key",
          "sync", "source", "vehicles", "reader", "silent", "other-key", "touched", "deleted", "given",
          "linked", "blocked", "place"]
PERIOD = ["--from", "2026-03-01", "--to", "2026-03-03"]


def synced(desk, records):
    small_company(desk)
    desk.simulator().load(fleet(records, now="2026-03-03T12:00:00Z"))
    desk.ok("sync")


def states(desk, *options, **more):
    return {row["check"]: row["state"]
            for row in desk.rows("diagnose", "--employee", *options, "--quiet", **more)}


def cause(desk, *options, **more):
    return [name for name, state in states(desk, *options, **more).items() if state == "cause"]


@case
def keys(desk):
    """list keys: who holds them, what they ticked, how the reader spells them"""
    synced(desk, {"VAN 1": day_a(), "VAN 2": [
        record("2026-03-02T06:00:00Z", P1, WIRE_3), record("2026-03-03T06:00:00Z", HOME, WIRE_3),
        record("2026-03-03T07:00:00Z", HOME, "0000A1B2C3D4"),
        record("2026-03-03T08:00:00Z", HOME, "FFFF00000000AA01")]})
    rows = {row["key"]: row for row in desk.rows("list", "keys")}
    known = rows[KEY_1]
    equal((known["employee"], known["status"], known["ticks"], known["unknown"]),
          ("12", "valid", 4, 0))
    equal((known["spellings"], known["vehicles"]), ([WIRE_1], ["VAN 1"]))
    unknown = rows[KEY_3]
    equal((unknown["employee"], unknown["ticks"], unknown["unknown"]), (None, 2, 2))
    equal((unknown["first"], unknown["last"]),
          ("2026-03-02T06:00:00.000Z", "2026-03-03T06:00:00.000Z"))
    equal((unknown["vehicle"], unknown["latitude"], unknown["aside"]), ("VAN 2", HOME[0], False))
    never = rows[KEY_2]
    equal((never["ticks"], never["first"], never["vehicle"], never["vehicles"]), (0, None, None, []))
    equal((rows["0000A1B2C3D4"]["status"], rows["0000A1B2C3D4"]["candidates"][0]),
          ("serial", "820000A1B2C3D401"))
    equal(rows["FFFF00000000AA01"]["status"], "opaque")
    equal([row["key"] for row in desk.rows("list", "keys", "--employee", "12")], [KEY_1])


@case
def in_order(desk):
    """Of a worker with ticks every check is in order"""
    synced(desk, {"VAN 1": day_a()})
    equal(states(desk, "12", *PERIOD), dict.fromkeys(CHECKS, "ok"))
    within(desk.ok("diagnose", "--employee", "12", *PERIOD).err, "Nothing is wrong", "4 ticks")


@case
def first_cause(desk):
    """The first cause is named with its cure and action; what follows is not looked at"""
    synced(desk, {"VAN 1": day_a()})
    desk.ok("import", "employees", desk.write("off.csv", "number,active\n12,0\n"))
    found = desk.rows("diagnose", "--employee", "12", *PERIOD, "--quiet")
    equal([row["check"] for row in found], CHECKS)
    equal([row["state"] for row in found], ["ok", "cause"] + ["not-reached"] * (len(CHECKS) - 2))
    equal(found[1]["action"], "employee.edit")
    within(desk.ok("diagnose", "--employee", "12", *PERIOD).err, "inactive", "active again")


@case
def unknown_employee(desk):
    """Who is not there is missing in the company by its name; without a name nothing stands for it"""
    desk.ok("company", "set", "name=")
    within(desk.ctl("diagnose", "--employee", "99").err, "There is no employee with the number “99”.")
    desk.ok("company", "set", "name=Peeters")
    within(desk.ctl("diagnose", "--employee", "99").err, "the number “99” in Peeters.")


@case
def other_spelling(desk):
    """A serial that comes another way round than was confirmed is told, and hides no later cause"""
    small_company(desk)
    desk.ok("company", "set", "key-order=printed")
    desk.simulator().load(fleet({"VAN 1": day_a(key="DEC0AD0B0000")}, now="2026-03-03T12:00:00Z"))
    desk.ok("sync")
    rows = {row["check"]: row
            for row in desk.rows("diagnose", "--employee", "12", *PERIOD, "--quiet")}
    equal((rows["spelling"]["state"], rows["spelling"]["action"]), ("unknown", "keys.compare"))
    equal(rows["touched"]["state"], "ok")
    within(desk.ok("diagnose", "--employee", "12", *PERIOD, "--format", "table").out,
           "A reader sends DEC0AD0B0000 for the key", "another way round")
    desk.ok("company", "set", "key-order=reversed")
    equal(states(desk, "12", *PERIOD)["spelling"], "ok")


@case
def causes(desk):
    """Nobody, no sync, no key touched, no API key"""
    small_company(desk)
    equal(cause(desk, "99"), ["employee"])
    equal(cause(desk, "7"), ["sync"])
    desk.simulator().load(fleet({"VAN 1": day_a()}, now="2026-03-03T12:00:00Z"))
    desk.ok("sync")
    equal(cause(desk, "7", *PERIOD), ["touched"])
    equal(states(desk, "7", *PERIOD, env={"TIKKLOK_TRUSTTRACK_KEY": None})["api-key"], "unknown")


@case
def refused(desk):
    """A key that TrustTrack refused at the last sync is the cause, until a sync with one it takes"""
    synced(desk, {"VAN 1": day_a()})
    desk.ctl("sync", env={"TIKKLOK_TRUSTTRACK_KEY": "withdrawn"}).exits(IMPOSSIBLE)
    equal(cause(desk, "7", *PERIOD), ["api-key"])
    within(desk.ok("diagnose", "--employee", "7", *PERIOD).err, "refuses the API key")
    desk.ok("sync")
    equal(cause(desk, "7", *PERIOD), ["touched"])


@case
def formats(desk):
    """CSV and JSON say the same; a table has sentences"""
    synced(desk, {"VAN 1": day_a()})
    rows = desk.rows("diagnose", "--employee", "7", *PERIOD, "--quiet")
    table = list(csv.reader(io.StringIO(
        desk.ok("diagnose", "--employee", "7", *PERIOD, "--format", "csv").out)))
    equal(table[0], ["check", "state", "action"])
    equal(table[1:], [[row["check"], row["state"], row["action"] or ""] for row in rows])
    text = desk.ok("diagnose", "--employee", "7", *PERIOD, "--format", "table").out
    within(text, "Key touched", "CAUSE", "7 is An Wouters.")
    without(text, "not-reached", "other-key")


@case
def usage(desk):
    """Without a number, with a project or a bad date: wrong usage, nothing is made"""
    for words in ([], ["--employee", ""], ["--employee", "1", "--project", "P1"], ["12"],
                  ["--employee", "1", "--from", "2026-02-30"],
                  ["--employee", "1", "--from", "2026-03-02", "--to", "2026-03-01"]):
        equal(desk.ctl("diagnose", *words).exits(USAGE).out, "")
    expect(not desk.files_with("SQLite"), "no database")


main()
