# SPDX-License-Identifier: GPL-3.0-or-later
"""sync: from the simulator into the database; what fails, what is kept, what is never written."""
import json
import os
import resource
import signal
import sqlite3

from tkltest import (API_KEY, DONE, HOME, IMPOSSIBLE, KEY_1, LAST_RESORT_S, NOWHERE, P1, PARTLY,
                     USAGE, WIRE_1, WIRE_2, case, day_a, equal, expect, fleet, main, record,
                     small_company, within, without)


def times(desk, *options):
    return [row["time"] for row in desk.rows("list", "ticks", *options)]


@case
def first_sync(desk):
    """First sync: vehicles, ticks and links, in the very form of the manual"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    result = desk.ok("sync")
    equal(result.out, "")
    ticks = desk.rows("list", "ticks")
    equal(list(ticks[0]), ["id", "kind", "time", "vehicle", "key", "employee", "latitude",
                           "longitude", "address", "place", "project", "candidates", "reason",
                           "double", "blocked", "to_clock", "in_clock"])
    equal({**ticks[1], "id": 0}, {
        "id": 0, "kind": "tick", "time": "2026-03-02T06:30:07.000Z", "vehicle": "VAN 07",
        "key": KEY_1, "employee": "12", "latitude": P1[0], "longitude": P1[1], "address": None,
        "place": "project", "project": "P001", "candidates": [], "reason": "ok", "double": False,
        "blocked": False, "to_clock": True, "in_clock": False})
    equal([tick["place"] for tick in ticks], ["home", "project", "project", "home"])
    vehicle = desk.rows("list", "vehicles")[0]
    equal((vehicle["name"], vehicle["last_record"]), ("VAN 07", "2026-03-02T15:40:07.000Z"))
    without(json.dumps(simulator.log()), API_KEY)


@case
def reach(desk):
    """The first sync reads 92 days of a vehicle and says so; a range reads what is older"""
    small_company(desk)
    desk.simulator().load(fleet({"VAN 07": day_a("2025-11-03") + day_a("2026-03-02"),
                                 "VAN 08": day_a(key=WIRE_2)}))
    within(desk.ok("sync").err, "First sync of 2 vehicles", "92 days", "1 vehicle has older records")
    equal(len(desk.rows("list", "ticks")), 8)
    without(desk.ok("sync").err, "First sync", "older")
    desk.ok("sync", "--from", "2025-11-01", "--to", "2025-12-01")
    equal(times(desk)[0][:10], "2025-11-03")
    equal(len(times(desk)), 12)


@case
def probe(desk):
    """probe: what the key may do, by name; one without history: exit 1, also of sync; wrong key: 3"""
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    table = json.loads(desk.ok("probe", "--format", "json").out)
    equal([(row["name"], row["state"]) for row in table],
          [(name, "ok") for name in ("objects-v1", "last-coordinate-v2", "history-v2", "history-v1",
                                     "drivers-v2", "trips-v1")])
    simulator.admin("POST", "/fault", {"fault": "status=403,path:/coordinates"})
    result = desk.ctl("probe", "--format", "json").exits(PARTLY)
    states = {row["name"]: row["state"] for row in json.loads(result.out)}
    equal((states["history-v2"], states["history-v1"], states["objects-v1"]),
          ("denied", "denied", "ok"))
    without(result.out + result.err, API_KEY)
    told = result.err.strip().splitlines()[-1]
    within(told, "trips")
    within(desk.ctl("sync", "--quiet").exits(PARTLY).err, told)  # the same words
    simulator.admin("POST", "/fault", {"fault": "status=403,path:/drivers"})
    result = desk.ctl("probe", "--format", "json").exits(PARTLY)
    equal(json.loads(result.out)[-1], {"name": "stream-v2", "state": "ok", "message": None})
    told = result.err.strip().splitlines()[-1]
    within(told, "neither the history nor trips")
    within(desk.ctl("sync", "--quiet").exits(PARTLY).err, told)
    within(desk.ctl("sync", "--from", "2026-03-01", "--to", "2026-03-04").exits(IMPOSSIBLE).err,
           "Nothing of the past")
    simulator.admin("POST", "/fault", {"fault": "status=403,path:-stream"})
    told = desk.ctl("probe").exits(PARTLY).err.strip().splitlines()[-1]
    within(desk.ctl("sync").exits(IMPOSSIBLE).err, told)
    simulator.heal()
    simulator.load(fleet({}))
    within(desk.ctl("probe").exits(PARTLY).err, "no vehicle")
    desk.ctl("probe", env={"TIKKLOK_TRUSTTRACK_KEY": "wrong"}).exits(IMPOSSIBLE)


@case
def other_spelling(desk):
    """Keys that come another way round than was confirmed are told once, and stand in the log"""
    small_company(desk)
    desk.ok("company", "set", "key-order=printed")
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a(key="00000BADC0DE")}))
    without(desk.ok("sync").err, "another way round")
    simulator.load(fleet({"VAN 07": day_a("2026-03-03", key="DEC0AD0B0000"),
                          "VAN 08": day_a("2026-03-04", key="017856341200004E")}))
    within(desk.ok("sync", "--from", "2026-03-01", "--to", "2026-03-08").err,
           "1 key is sent another way round", "Set Up the Company",
           "For example DEC0AD0B0000; vehicles: VAN 07.")
    without(desk.ok("sync", "--from", "2026-03-01", "--to", "2026-03-08").err, "another way round")


@case
def again(desk):
    """The same once more: no change, the same ids; --quiet keeps silent"""
    small_company(desk)
    desk.simulator().load(fleet({"VAN 07": day_a(), "VAN 08": day_a(key=WIRE_2)}))
    desk.ok("sync")
    before = desk.ok("list", "ticks").out
    for _ in range(2):
        equal(desk.ok("sync", "--quiet").err, "")
        desk.ok("sync", "--from", "2026-03-01T00:00:00Z", "--to", "2026-03-04T00:00:00Z")
        equal(desk.ok("list", "ticks").out, before)


@case
def unlinked(desk):
    """With CT-10 off ticks have no employee, place or reason until link"""
    small_company(desk)
    desk.ok("company", "set", "ct-10=off")
    desk.simulator().load(fleet({"VAN 07": day_a()}))
    desk.ok("sync")
    for tick in desk.rows("list", "ticks"):
        equal((tick["employee"], tick["double"], tick["reason"], tick["project"], tick["place"]),
              (None, False, "unlinked", None, "none"))
        equal(tick["key"], KEY_1)
    desk.ok("link")
    equal([tick["employee"] for tick in desk.rows("list", "ticks")], ["12"] * 4)


@case
def ranges(desk):
    """--from T is in, --to T is out; without offset T is a time of the company's zone"""
    small_company(desk)
    simulator = desk.simulator()
    minutes = [record(f"2026-03-02T0{hour}:{minute:02d}:00Z", P1, key)
               for hour in (5, 6, 7) for minute, key in ((0, WIRE_1), (30, WIRE_2))]
    for start, end in (("2026-03-02T06:00:00Z", "2026-03-02T07:00:00Z"),
                       ("2026-03-02T07:00:00", "2026-03-02T08:00:00"),
                       ("2026-03-02T07:00", "2026-03-02T08:00"),
                       ("2026-03-02T07:00:00+01:00", "2026-03-02T02:00:00.000-05:00")):
        database = desk.path(f"{len(os.listdir(desk.folder))}.db")
        env = {"TIKKLOK_DATABASE": database}
        desk.ok("company", "set", f"trusttrack-url={simulator.url}", env=env)
        simulator.load(fleet({"VAN 07": minutes}))
        simulator.admin("DELETE", "/log")
        desk.ok("sync", "--from", start, "--to", end, env=env)
        found = [row["time"][11:16] for row in desk.rows("list", "ticks", env=env)]
        equal(found, ["06:00", "06:30"], start)
        asked = [request for request in simulator.log() if "/coordinates" in request["path"]]
        equal(len(asked), 1, "the range and nothing else is asked")
        within(asked[0]["query"], "from_datetime=2026-03-02T06%3A00%3A00.000Z",
               "to_datetime=2026-03-02T07%3A00%3A00.000Z")


@case
def wrong_ranges(desk):
    """Half a range, an end before or at the begin, times that do not exist: exit 2"""
    for line in (["--from", "2026-03-02T00:00:00Z"], ["--to", "2026-03-02T00:00:00Z"],
                 ["--from", "2026-03-02T00:00:00Z", "--to", "2026-03-01T00:00:00Z"],
                 ["--from", "2026-03-02T00:00:00Z", "--to", "2026-03-02T00:00:00Z"],
                 ["--from", "2026-02-30T00:00:00Z", "--to", "2026-03-03T00:00:00Z"],
                 ["--from", "2026-03-02T24:00:00Z", "--to", "2026-03-03T25:00:00Z"],
                 ["--from", "", "--to", ""]):
        desk.ctl("sync", *line).exits(USAGE)


@case
def one_vehicle(desk):
    """--vehicle fetches that vehicle alone; an unknown name is wrong usage"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a(), "VAN é": day_a(key=WIRE_2)}))
    desk.ok("sync", "--vehicle", "VAN é", env={"LC_ALL": "C"})
    equal({tick["vehicle"] for tick in desk.rows("list", "ticks")}, {"VAN é"})
    within(desk.ctl("sync", "--vehicle", "VAN 99").exits(USAGE).err, "VAN 99")
    desk.ok("sync")
    equal(len(desk.rows("list", "ticks")), 8)


@case
def late_records(desk):
    """Records that arrive late make their ticks at the next sync; ids of the others stay"""
    small_company(desk)
    simulator = desk.simulator()
    day = day_a()
    simulator.load(fleet({"VAN 07": [day[0], day[3]]}, now="2026-03-03T00:00:00Z"))
    desk.ok("sync")
    before = {row["time"]: row["id"] for row in desk.rows("list", "ticks")}
    simulator.admin("POST", "/record", {"vehicle": "VAN 07", "items": day[1:3]})
    desk.ok("sync", "--from", "2026-03-02T00:00:00Z", "--to", "2026-03-03T00:00:00Z")
    after = {row["time"]: row["id"] for row in desk.rows("list", "ticks")}
    equal(len(after), 4)
    equal({at: after[at] for at in before}, before)


@case
def no_key(desk):
    """No key anywhere, or none in the variable: exit 3, before anything is asked"""
    simulator = desk.simulator()
    for key in (None, ""):
        desk.ctl("sync", env={"TIKKLOK_TRUSTTRACK_KEY": key}).exits(IMPOSSIBLE)
    equal(simulator.log(), [])


@case
def wrong_key(desk):
    """A key that is refused: exit 3, nothing changed, with every kind of answer"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    for body in ("json", "empty", "html"):
        simulator.admin("POST", "/switch", {"error-body": body})
        result = desk.ctl("sync", env={"TIKKLOK_TRUSTTRACK_KEY": "another-key-4711"})
        result.exits(IMPOSSIBLE)
        without(result.out + result.err, "another-key-4711", "api_key")
        equal((desk.rows("list", "vehicles"), desk.rows("list", "ticks")), ([], []))
    equal(desk.files_with("another-key-4711"), [])


@case
def revoked_key(desk):
    """A key revoked between two syncs: exit 3, what was there stays"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}, keys=[{"key": API_KEY}]))
    desk.ok("sync")
    simulator.admin("POST", "/revoke-key", {"key": API_KEY})
    desk.ctl("sync").exits(IMPOSSIBLE)
    equal(len(desk.rows("list", "ticks")), 4)


@case
def odd_keys(desk):
    """Keys with characters that mean something in an address or a header are sent as they are"""
    simulator = desk.simulator()
    for key in ("a&b=c#d", "plus+space %41", "é", "x\r\nHost: evil"):
        result = desk.ctl("sync", env={"TIKKLOK_TRUSTTRACK_KEY": key}).exits(IMPOSSIBLE)
        without(result.err, key)
    without(json.dumps(simulator.log()), "evil")


@case
def offline(desk):
    """Nobody listens: exit 3, nothing changed, no key in the message"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.stop()
    result = desk.ctl("sync").exits(IMPOSSIBLE)
    without(result.out + result.err, API_KEY)
    equal(desk.rows("list", "vehicles"), [])


@case
def not_trusttrack(desk):
    """Another server answers 200 with a page of its own: exit 3"""
    small_company(desk)
    simulator = desk.simulator("--fault", "html")
    result = desk.ctl("sync").exits(IMPOSSIBLE)
    without(result.err, API_KEY, "<html", "\n\n")
    simulator.heal()
    desk.ok("sync")


@case
def one_fails(desk):
    """One vehicle of three fails: exit 1, it is named, the others are there; then it is healed"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a(), "VAN 08": day_a("2026-03-03"),
                          "VAN 09": day_a("2026-03-04")}))
    simulator.fault("status=400,path:van-08")
    result = desk.ctl("sync").exits(PARTLY)
    within(result.err, "VAN 08")
    without(result.err, "VAN 07", "VAN 09", API_KEY)
    equal({tick["vehicle"] for tick in desk.rows("list", "ticks")}, {"VAN 07", "VAN 09"})
    within(desk.ctl("--quiet", "sync", "--vehicle", "VAN 08").exits(IMPOSSIBLE).err, "tikklokctl: ")
    simulator.heal()
    desk.ok("sync", "--vehicle", "VAN 08")
    equal(len(desk.rows("list", "ticks")), 12)


@case
def vehicle_gone(desk):
    """A vehicle that disappears keeps its data"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a(), "VAN 08": day_a(key=WIRE_2)}))
    desk.ok("sync")
    simulator.fault("vehicle-gone=van-08")
    desk.ctl("sync", "--from", "2026-03-02T00:00:00Z", "--to", "2026-03-03T00:00:00Z")
    equal(len(desk.rows("list", "ticks")), 8)
    desk.ok("check")


@case
def stormy(desk):
    """429, 503, truncated bodies and resets now and then: the same ticks as in good weather"""
    small_company(desk)
    simulator = desk.simulator()
    days = [item for day in range(2, 7) for item in day_a(f"2026-03-0{day}")]
    simulator.load(fleet({"VAN 07": days}))
    desk.ok("sync")
    calm = [(row["time"], row["place"]) for row in desk.rows("list", "ticks")]
    equal(len(calm), 20)
    desk.env["TIKKLOK_DATABASE"] = desk.path("storm.db")
    small_company(desk)
    desk.ok("company", "set", f"trusttrack-url={simulator.url}")
    for fault in ("status=503,every:4,count:3", "truncated,every:5,count:2",
                  "reset,every:7,count:2", "content-type,every:2"):
        simulator.fault(fault)
    desk.ok("sync")
    equal([(row["time"], row["place"]) for row in desk.rows("list", "ticks")], calm)


@case
def key_nowhere(desk):
    """The key stands in no file of the company and in no output, whatever happened"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    said = desk.ok("sync").err
    simulator.fault("status=400")
    said += desk.ctl("sync", env={"G_MESSAGES_DEBUG": "all"}).err
    simulator.heal()
    simulator.fault("cut-json")
    said += desk.ctl("sync", env={"G_MESSAGES_DEBUG": "all"}).err
    simulator.stop()
    said += desk.ctl("sync", env={"G_MESSAGES_DEBUG": "all"}).err
    desk.ok("backup", "copy.db")
    for command in ("history", "check"):
        said += desk.ok(command).out
    without(said, API_KEY)
    equal(desk.files_with(API_KEY), [])


@case
def two_at_once(desk):
    """A second sync of the same company while one runs: exit 3; other commands work beside it"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    simulator.fault("latency=3000")
    first = simulator.start(desk, 1, "", "sync")
    desk.ctl("sync").exits(IMPOSSIBLE)
    desk.ok("company", "set", "name=meanwhile")
    desk.ok("list", "ticks")
    simulator.heal()
    first.communicate(timeout=LAST_RESORT_S)
    equal(first.returncode, DONE)
    desk.ok("sync")


@case
def stopped(desk):
    """SIGINT and SIGTERM end it soon: exit 3 before anything came in, then 1 and it is kept"""
    small_company(desk)
    simulator = desk.simulator()
    days = [item for day in range(2, 30) for item in day_a(f"2026-03-{day:02d}", offset=1)]
    simulator.load(fleet({"VAN 07": days}))
    simulator.fault("latency=3600000")
    child = simulator.start(desk, 1, "", "sync")
    child.send_signal(signal.SIGTERM)
    _, err = child.communicate(timeout=LAST_RESORT_S)
    equal(child.returncode, IMPOSSIBLE, "nothing had come in")
    within(err.decode(), "Nothing was changed")
    equal(desk.rows("list", "ticks"), [])
    simulator.heal()
    simulator.fault("latency=3600000,after:8,path:/coordinates")
    child = simulator.start(desk, 9, "/coordinates", "sync")
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=LAST_RESORT_S)
    equal(child.returncode, PARTLY)
    within(err.decode(), "What was complete until then is kept")
    kept = desk.rows("list", "ticks")
    expect(0 < len(kept) < 112, f"{len(kept)} ticks are kept")
    desk.ok("check")
    simulator.heal()
    desk.ok("sync")
    after = desk.rows("list", "ticks")
    equal(len(after), 112)
    equal([row["id"] for row in after][:len(kept)], [row["id"] for row in kept])
    equal({row["reason"] for row in after}, {"ok"})


@case
def no_room(desk):
    """A full disk in the middle: exit 1 and what came in is kept; before anything: 3; then it goes on"""
    simulator = desk.simulator()
    simulator.load({"bulk": {"vehicles": 2, "records": 20000, "keys": 3, "spacing_s": 60,
                             "from": "2026-03-01T00:00:00.000Z", "seed": 1}})
    count = "SELECT count(*) FROM record"
    counts = [0]
    for room, status in ((os.path.getsize(desk.database) + (256 << 10), PARTLY), (8192, IMPOSSIBLE)):
        result = desk.ctl("sync", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE,
                                                                        (room, room)))
        result.exits(status)
        equal(result.err.count("no space left"), 1, result.err)
        counts += desk.query(count)[0]
        desk.ok("check")
    expect(0 < counts[1] == counts[2] < 20000, f"kept: {counts}")
    desk.ok("sync")
    equal(desk.query(count)[0][0], 20000)


@case
def no_log(desk):
    """What came in is done in part, not refused, when links or the log of runs cannot be written"""
    small_company(desk)
    desk.simulator().load(fleet({"VAN 07": day_a()}))
    for n, table in enumerate(("tick_link", "run_log")):
        connection = sqlite3.connect(desk.database)
        connection.executescript(f"CREATE TRIGGER refuse BEFORE INSERT ON {table}"
                                 " BEGIN SELECT RAISE (ABORT, 'no'); END")
        connection.close()
        result = desk.ctl("sync", "--from", "2026-03-01", "--to", "2026-03-04").exits(PARTLY)
        within(result.err, f"Records: {4 * (n == 0)} new")
        equal(len(times(desk)), 4)
        connection = sqlite3.connect(desk.database)
        connection.executescript("DROP TRIGGER refuse")
        connection.close()
    desk.ok("sync", "--from", "2026-03-01", "--to", "2026-03-04")
    equal({row["reason"] for row in desk.rows("list", "ticks")}, {"ok"})


@case
def killed(desk):
    """kill −9 in the middle: the next sync completes it, the database is sound"""
    small_company(desk)
    simulator = desk.simulator()
    days = [item for day in range(2, 30) for item in day_a(f"2026-03-{day:02d}")]
    simulator.load(fleet({"VAN 07": days}))
    for wanted in (2, 5, 9, 14):
        simulator.heal()
        simulator.fault(f"latency=3600000,after:{wanted},path:/coordinates")
        child = simulator.start(desk, wanted, "/coordinates", "sync")
        child.kill()
        child.communicate()
        desk.ok("check")
    simulator.heal()
    desk.ok("sync")
    equal(len(times(desk)), 112)
    equal(times(desk), sorted(set(times(desk))))


@case
def progress(desk):
    """Progress is shown on standard error when that is a terminal, never on a pipe or --quiet"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    without(desk.ok("sync").err, "\r", "\x1b")
    shown = desk.on_terminal("sync", "--from", "2026-03-01T00:00:00Z", "--to",
                             "2026-03-20T00:00:00Z")[1]
    within(shown, "\r")
    shown = desk.on_terminal("--quiet", "sync")[1]
    equal(shown, "")

    # a command that cannot tell how far it is tells for how long it is at work
    simulator.fault("latency=1200")
    status, shown = desk.on_terminal("probe")
    equal(status, 0)
    within(shown, "\r\x1b[KAt work for 0:0")
    without(shown[shown.rindex("\x1b[K"):], "At work")
    without(desk.ok("probe").err, "At work")


@case
def hostile_names(desk):
    """Names of vehicles that carry escape sequences do not steer the terminal"""
    small_company(desk)
    simulator = desk.simulator()
    evil = "VAN\x1b]0;owned\x07\x9b2J\u202e, \"7\""
    simulator.load({"now": "2026-04-01T00:00:00Z", "vehicles": [
        {"id": "v1", "name": evil, "records": day_a()},
        {"id": "v2", "name": "=1+1", "records": []}]})
    desk.ok("sync")
    for words in (["list", "vehicles"], ["list", "ticks"]):
        without(desk.on_terminal(*words)[1], "\x1b", "\x07", "\x9b", "\u202e")
    simulator.fault("status=400,path:v1")
    without(desk.on_terminal("sync", "--vehicle", evil)[1].replace("\x1b[K", ""), "\x1b", "\x07", "\x9b")
    json.loads(desk.ok("list", "ticks", "--format", "json").out)


@case
def derive(desk):
    """derive: ticks anew from what is stored, without network or key; several vehicles; exit 2"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a(), "VAN 08": day_a("2026-03-03"),
                          "VAN 09": day_a("2026-03-04")}))
    desk.ok("sync", "--vehicle", "VAN 07", "--vehicle", "VAN 08")
    before = desk.ok("list", "ticks").out
    equal({row["vehicle"] for row in desk.rows("list", "ticks")}, {"VAN 07", "VAN 08"})
    desk.ctl("sync", "--vehicle", "VAN 07", "--vehicle", "VAN 99").exits(USAGE)
    simulator.stop()
    desk.env.pop("TIKKLOK_TRUSTTRACK_KEY")
    within(desk.ok("derive").err, "Vehicles: 3.", "0 new, 0 changed, 0 gone")
    equal(desk.ok("list", "ticks").out, before)
    lost = desk.rows("list", "ticks")[1]
    connection = sqlite3.connect(desk.database)
    connection.execute("DELETE FROM tick WHERE id = ?", (lost["id"],))
    connection.execute("DELETE FROM tick_link WHERE tick_id = ?", (lost["id"],))
    connection.commit()
    connection.close()
    period = ("--from", "2026-03-02T00:00:00Z", "--to", "2026-03-03T00:00:00Z")
    within(desk.ok("derive", *period, "--vehicle", "VAN 08").err, "Vehicles: 1.", " 0 new")
    within(desk.ok("derive", *period, "--vehicle", "VAN 08", "--vehicle", "VAN 07").err,
           "Vehicles: 2.", " 1 new", "Linked: 1 ")
    found = desk.rows("list", "ticks")
    equal([{**row, "id": 0} for row in found if row["time"] == lost["time"]], [{**lost, "id": 0}])
    equal(desk.ok("derive", "--quiet").err, "")
    desk.ctl("derive", "--vehicle", "VAN 99").exits(USAGE)
    desk.ctl("derive", "--from", "2026-03-02T00:00:00Z").exits(USAGE)
    desk.ctl("derive", "--vehicle", b"\xff").exits(USAGE)
    desk.ok("check")


@case
def unknown_keys(desk):
    """A key of nobody, of a person out of service, and without a place: ticks with their reason"""
    small_company(desk)
    desk.ok("import", "employees", desk.write("out.csv", "number,active\n7,0\n"))
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": [
        record("2026-03-02T06:00:00Z", P1, "0100000000000000"),
        record("2026-03-02T07:00:00Z", P1, WIRE_2), record("2026-03-02T08:00:00Z", NOWHERE, WIRE_1),
        record("2026-03-02T09:00:00Z", (0, 0), WIRE_1),
        record("2026-03-02T10:00:00Z", HOME, WIRE_1)]}))
    desk.ok("sync")
    ticks = desk.rows("list", "ticks")
    equal([(tick["employee"], tick["place"], tick["project"], tick["reason"]) for tick in ticks[1:]],
          [(None, "project", "P001", "no-employee"), ("12", "none", None, "no-destination"),
           ("12", "none", None, "no-destination"), ("12", "home", None, "ok")])
    equal((ticks[0]["employee"], ticks[0]["project"], ticks[0]["reason"]),
          (None, "P001", "no-employee"))
    equal((ticks[3]["latitude"], ticks[3]["longitude"]), (None, None))


main()
