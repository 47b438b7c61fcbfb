# SPDX-License-Identifier: GPL-3.0-or-later
"""kill −9 of a synchronisation at any moment: nothing is lost or doubled, the database is whole.

Seeded: TIKKLOK_TEST_SEED chooses other moments, TIKKLOK_TEST_KILLS how many there are.
"""
import os
import random
import shutil
import sqlite3
import time

from tkltest import (HOME, KEY_1, NOWHERE, P1, P2, WIRE_1, WIRE_2, case, equal, expect, fleet, main,
                     record, small_company)

KILLS = int(os.environ.get("TIKKLOK_TEST_KILLS", "200"))
SEED = int(os.environ.get("TIKKLOK_TEST_SEED", "9"))
RECORDS = 2 * 3 * 1300
NOW = "2025-03-06T00:00:00Z"  # of the simulator
# Of all kills those with a part of the records there: with fewer it would be no test.
LEAST_SHARE = 0.15

# What the database says, without the numbers of its rows.
SELECTS = (
    "SELECT 'vehicle', remote_id, remote_name, gone FROM vehicle",
    "SELECT 'record', v.remote_id, r.time_ms, r.lat, r.lon, r.odometer_m, r.state"
    " FROM record r JOIN vehicle v ON v.id = r.vehicle_id",
    "SELECT 'ident', v.remote_id, i.time_ms, i.raw"
    " FROM ident i JOIN vehicle v ON v.id = i.vehicle_id",
    "SELECT 'key', k.text, k.status, k.registered, s.raw"
    " FROM key k LEFT JOIN key_spelling s ON s.key_id = k.id",
    "SELECT 'tick', v.remote_id, t.time_ms, t.kind, k.text, t.lat, t.lon, t.odometer_m,"
    " t.withdrawn, e.number, l.day, l.place, p.number, l.distance_m, l.state FROM tick t"
    " JOIN vehicle v ON v.id = t.vehicle_id LEFT JOIN key k ON k.id = t.key_id"
    " LEFT JOIN tick_link l ON l.tick_id = t.id LEFT JOIN employee e ON e.id = l.employee_id"
    " LEFT JOIN project p ON p.id = l.project_id",
    "SELECT 'progress', v.remote_id, s.high_water_ms, s.last_device_ms, s.last_server_ms,"
    " s.window_from_ms, s.window_to_ms, s.window_token, s.error, s.next_try_ms"
    " FROM sync_vehicle s JOIN vehicle v ON v.id = s.vehicle_id",
    # How often something was noted for linking is no fact: a page that came twice notes it twice.
    "SELECT 'state', name, value FROM sync_state WHERE name <> 'link-pending-serial'",
    "SELECT 'journal', count(*) FROM journal_entry",
)


def dump(desk):
    return sorted(str(row) for select in SELECTS for row in desk.query(select))


def scenario():
    """Two vans, three days of more than a page each, with keys at its seams.

    The last page of a day spans more than the two hours that every poll reads again.
    """
    vans = {}
    for number, name in enumerate(("VAN 1", "VAN 2")):
        records = []
        for day in range(3):
            for i in range(1300):
                second = 5 * 3600 + i * 30 + number
                clock = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
                key = {0: WIRE_1, 500: WIRE_2, 999: WIRE_1, 1000: WIRE_2, 1299: WIRE_1}.get(i)
                place = (HOME, P1, NOWHERE, P2, HOME)[i // 300]
                records.append(record(f"2025-03-{day + 3:02d}T{clock}Z", place, key,
                                      ignition="OFF" if i % 250 < 20 else "ON"))
        vans[name] = records
    return fleet(vans, now=NOW)


def start_from(desk, template):
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(desk.database + ending):
            os.remove(desk.database + ending)
    shutil.copy(template, desk.database)


def sync_and_kill(desk, chance, took):
    """Kills one after some time, or a moment after some records came in.

    Returns whether it was killed before it was done.
    """
    child = desk.start("sync", "--quiet")
    if chance.random() < 0.3:
        # Also while it starts, and a little after what an undisturbed one takes.
        time.sleep(chance.uniform(0, took * 1.1))
    else:
        awaited = chance.randint(count_records(desk), RECORDS)
        while child.poll() is None and count_records(desk) < awaited:
            pass
        time.sleep(chance.uniform(0, 0.01))
    running = child.poll() is None
    child.kill()
    child.communicate()
    desk.children.remove(child)
    return running


def compare(found, wanted, what):
    if found != wanted:
        equal((sorted(set(found) - set(wanted))[:9], sorted(set(wanted) - set(found))[:9],
               len(found)), ([], [], len(wanted)), f"{what}: too much, missing, lines")


def count_records(desk):
    return desk.query("SELECT count(*) FROM record")[0][0]


def make_desk(desk, known_until=None):
    """The company before a sync, what an undisturbed one makes of it, and how long that takes.

    After a first sync at the time KNOWN_UNTIL no scan of the past is due that could heal a loss.
    """
    simulator = desk.simulator()
    small_company(desk)
    simulator.load(scenario())
    if known_until:
        simulator.admin("POST", "/clock", {"now": known_until})
        desk.ok("sync")
        simulator.admin("POST", "/clock", {"now": NOW})
    template = desk.path("template.db")
    connection = sqlite3.connect(desk.database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copy(desk.database, template)
    began = time.monotonic()
    desk.ok("sync")
    took = time.monotonic() - began
    wanted = dump(desk)
    equal(count_records(desk), RECORDS, "records of an undisturbed run")
    expect(any(KEY_1 in row and "'12'" in row for row in wanted), "ticks are linked")
    return template, wanted, took


@case
def killed_and_resumed(desk):
    """a synchronisation killed at random moments loses and doubles nothing"""
    template, wanted, took = make_desk(desk, known_until="2025-03-03T06:00:00Z")
    chance = random.Random(SEED)
    kills = amid = rounds = 0
    while kills < KILLS:
        start_from(desk, template)
        start = count_records(desk)
        rounds += 1
        for _ in range(chance.randint(2, 5)):
            killed = sync_and_kill(desk, chance, took)
            kills += 1
            amid += killed and start < count_records(desk) < RECORDS
            desk.ok("check", "--quiet")
            if not killed:
                break
        desk.ok("sync", "--quiet")
        compare(dump(desk), wanted, f"round {rounds}")
        desk.ok("check", "--quiet")
    print(f"# {kills} kills in {rounds} rounds, {amid} of them with a part of the records there")
    expect(amid >= KILLS * LEAST_SHARE, "kills came in the middle of the work")


@case
def killed_while_writing(desk):
    """killed as soon as something is written, again and again on one database"""
    template, wanted, _ = make_desk(desk)
    start_from(desk, template)
    for _ in range(8):
        before = count_records(desk)
        child = desk.start("sync", "--quiet")
        while child.poll() is None and count_records(desk) == before:
            pass
        child.kill()
        child.communicate()
        desk.ok("check", "--quiet")
    desk.ok("sync", "--quiet")
    compare(dump(desk), wanted, "the database")


main()
