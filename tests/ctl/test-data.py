# SPDX-License-Identifier: GPL-3.0-or-later
"""check, backup, restore: while others write, over damaged, foreign, newer and missing files."""
import fcntl
import os
import resource
import shutil
import signal
import sqlite3
import time

from tkltest import (DONE, IMPOSSIBLE, LAST_RESORT_S, P1, PARTLY, USAGE, WIRE_1, case, day_a,
                     equal, expect, fleet, main, record, small_company, within, without)


def content(desk, database=None):
    """What the company says, as text."""
    env = {"TIKKLOK_DATABASE": database} if database else {}
    return [desk.ok("list", kind, "--format", "json", env=env).out
            for kind in ("employees", "projects", "ticks", "lines")] + [
                desk.ok("company", "show", env=env).out]


def full_company(desk):
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    desk.ok("sync")
    desk.ok("transfer", "--from", "2026-03-02", "--to", "2026-03-02")


def copies(desk):
    """Names of safety copies."""
    return [name for name in os.listdir(os.path.dirname(desk.database)) if "before-restore" in name]


@case
def in_order(desk):
    """check: in order is exit 0 with an empty list"""
    full_company(desk)
    equal(desk.rows("check"), [])
    equal(desk.ok("check").out, "what,subject,row,detail\n")
    status, shown = desk.on_terminal("check")
    equal(status, DONE)
    expect(shown.strip(), "said to people")


@case
def out_of_order(desk):
    """check: what was damaged behind our back is a row each, exit 1"""
    full_company(desk)
    connection = sqlite3.connect(desk.database)
    connection.execute("PRAGMA foreign_keys = OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("DELETE FROM project WHERE number = 'P001'")
    connection.commit()
    connection.close()
    result = desk.ctl("check", "--format", "json").exits(PARTLY)
    within(result.out, '"what"', '"subject"')
    expect(result.err.strip(), "and said")


@case
def there_and_back(desk):
    """backup and restore: everything comes back; the state between is in the safety copy"""
    full_company(desk)
    before = content(desk)
    equal(desk.ok("backup", "march.db").out, "")
    desk.ok("company", "set", "name=after")
    desk.ok("import", "employees", desk.write("more.csv", "number\n55\n"))
    after = content(desk)
    result = desk.ok("restore", "march.db")
    within(result.err, "before-restore")
    equal(content(desk), before)
    equal(len(copies(desk)), 1)
    equal(content(desk, os.path.join(os.path.dirname(desk.database), copies(desk)[0])), after)
    desk.ok("check")
    equal(content(desk, desk.path("march.db")), before, "the backup is as it was")


@case
def into_nothing(desk):
    """restore makes a database where there is none"""
    desk.ok("company", "set", "name=old", "--database", "old.db")
    desk.ok("backup", "copy.db", "--database", "old.db")
    desk.ok("restore", "copy.db")
    equal(desk.settings()["name"], "old")


@case
def backup_again(desk):
    """A backup is replaced by the next, a file that is none and the database itself are not"""
    desk.ok("company", "set", "name=one")
    desk.ok("backup", "copy.db")
    desk.ok("company", "set", "name=two")
    desk.ok("backup", "copy.db", "--quiet")
    within(desk.ok("company", "show", "--database", "copy.db").out, "name,two")
    letter = desk.write("letter.txt", "Dear sir\n")
    os.mkdir(desk.path("folder"))
    for target in ("letter.txt", "folder", desk.database, "no/folder/x.db", "/dev/full"):
        desk.ctl("backup", target).exits(IMPOSSIBLE)
    within(desk.ctl("backup", "letter.txt").err, "something else")
    within(desk.ctl("restore", desk.database).exits(IMPOSSIBLE).err, "something else")
    desk.ctl("backup", "").exits(USAGE)
    desk.ctl("restore", "").exits(USAGE)
    with open(letter, encoding="utf-8") as file:
        equal(file.read(), "Dear sir\n")
    equal(desk.settings()["name"], "two")
    equal(sorted(name for name in os.listdir(desk.folder)),
          ["copy.db", "data", "folder", "letter.txt"], "nothing else is left behind")


@case
def parts_of_a_database(desk):
    """Neither a workbook nor a backup is written over what belongs to a database, there or not yet"""
    base = desk.path("firm")
    desk.ok("company", "set", "name=one", "--database", base)
    desk.write("firm.sync-lock", "")
    before = {name: os.stat(desk.path(name)).st_ino for name in os.listdir(desk.folder)}
    march = ["--from", "2026-03-01", "--to", "2026-03-31", "--database", base]
    for part in ("-wal", "-shm", "-journal"):
        within(desk.ctl("export", "excel", *march, base + part).exits(IMPOSSIBLE).err,
               "belongs to a database")
    os.symlink(base + ".sync-lock", desk.path("link.xlsx"))
    within(desk.ctl("export", "excel", *march, "link.xlsx").exits(IMPOSSIBLE).err,
           "belongs to a database")
    os.remove(desk.path("link.xlsx"))
    for part in ("-wal", "-shm", "-journal", ".sync-lock", ".export-lock", ".addresses-lock"):
        within(desk.ctl("backup", base + part, "--database", base).exits(IMPOSSIBLE).err,
               "something else")
    equal({name: os.stat(desk.path(name)).st_ino for name in os.listdir(desk.folder)}, before)
    desk.ok("backup", "letter-wal", "--database", base)  # of no database


@case
def left_by_the_killed(desk):
    """What a killed backup, restore or export left is removed by the next one, and nothing else"""
    desk.ok("company", "set", "name=one")
    desk.ok("backup", "copy.db")
    folder = os.path.dirname(desk.database)
    march = ["--from", "2026-03-01", "--to", "2026-03-31"]
    for where, kind, words in ((folder, "copy", ["restore", "copy.db"]),
                               (desk.folder, "copy", ["backup", "other.db"]),
                               (desk.folder, "export", ["export", "excel", *march, "x.xlsx"])):
        names = [f".tikklok-{kind}-abcdef", f".tikklok-{kind}-abcdef-journal"]
        kept = [f".tikklok-{kind}-abcde", f".tikklok-{kind}-abcdef.db", f".tikklok-{kind}-LOCKED"]
        for name in names + kept:
            with open(os.path.join(where, name), "wb"):
                pass
        with open(os.path.join(where, kept[2]), "rb") as held:  # of one that still works
            fcntl.flock(held, fcntl.LOCK_EX)
            desk.ok(*words)
        found = [name for name in os.listdir(where) if name.startswith(".tikklok-" + kind)]
        equal((words[0], sorted(found)), (words[0], sorted(kept)))
        for name in kept:
            os.remove(os.path.join(where, name))


@case
def restore_killed(desk):
    """kill −9 of a restore: the next one leaves nothing but its own safety copy and that of before"""
    rows = "".join(f"{n},{'x' * 200},{'y' * 200}\n" for n in range(5000))
    desk.ok("import", "employees", desk.write("big.csv", "number,last_name,street\n" + rows))
    desk.ok("backup", "copy.db")
    folder = os.path.dirname(desk.database)
    for _ in range(3):
        child = desk.start("restore", "copy.db")
        while child.poll() is None and not any(name.startswith(".") for name in os.listdir(folder)):
            pass
        child.kill()
        child.communicate()
    before = copies(desk)
    desk.ok("restore", "copy.db")
    equal(len(copies(desk)), len(before) + 1)
    equal([name for name in os.listdir(folder) if name.startswith(".")], [])
    desk.ok("check")


@case
def wrong_files(desk):
    """restore of a foreign, damaged, newer or missing file: exit 3, nothing changed, no copy"""
    full_company(desk)
    desk.ok("backup", "good.db")
    before = content(desk)
    with open(desk.path("good.db"), "rb") as file:
        good = file.read()
    desk.write("cut.db", good[:len(good) // 2])
    desk.write("torn.db", good[:8192] + b"\xff" * 65536 + good[8192 + 65536:])
    desk.write("letter.db", "Dear sir,\n" * 1000)
    desk.write("empty.db", "")
    shutil.copy(desk.path("good.db"), desk.path("newer.db"))
    connection = sqlite3.connect(desk.path("newer.db"))
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    connection = sqlite3.connect(desk.path("foreign.db"))
    connection.execute("CREATE TABLE employee (number)")
    connection.commit()
    connection.close()
    os.mkdir(desk.path("folder.db"))
    for name in ("cut.db", "torn.db", "letter.db", "empty.db", "newer.db", "foreign.db",
                 "folder.db", "nothing.db", desk.database):
        result = desk.ctl("restore", name)
        equal((name, result.code), (name, IMPOSSIBLE), result.err)
        equal(content(desk), before, name)
        equal(copies(desk), [], name)
        if name in ("cut.db", "torn.db", "letter.db"):
            within(result.err, "no backup of Tikklok. Choose another one.")


@case
def folders(desk):
    """A folder where a file is expected is called one, and nothing else is blamed: exit 3"""
    desk.ok("company", "set", "name=x")
    os.mkdir(desk.path("folder"))
    march = ["--from", "2026-03-01", "--to", "2026-03-31"]
    for words in (["restore", "folder"], ["backup", "folder"], ["import", "zones", "folder"],
                  ["import", "employees", "folder"], ["export", "excel", *march, "folder"],
                  ["company", "show", "--database", "folder"],
                  ["company", "set", "name=y", "--database", "folder"]):
        err = desk.ctl(*words).exits(IMPOSSIBLE).err
        within(err, "This is a folder. Choose a file.", "folder: ")
        without(err, "I/O error", "permissions")
    for words in (["restore", "/dev/null"], ["company", "show", "--database", "/dev/null"]):
        within(desk.ctl(*words).exits(IMPOSSIBLE).err, "something else", "no ordinary file")
    equal(os.listdir(desk.path("folder")), [])


@case
def damaged_database(desk):
    """A database that is damaged, newer or of another program is told and left as it is: exit 3"""
    desk.ok("company", "set", "name=x", "--database", "new.db")
    connection = sqlite3.connect(desk.path("new.db"))
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    desk.write("torn.db", b"SQLite format 3\x00" + b"\xff" * 5000)
    connection = sqlite3.connect(desk.path("foreign.db"))
    connection.execute("CREATE TABLE letters (text)")
    connection.commit()
    connection.close()
    for name in ("new.db", "torn.db", "foreign.db"):
        with open(desk.path(name), "rb") as file:
            before = file.read()
        for words in (["list", "ticks"], ["company", "set", "name=y"], ["check"], ["undo"],
                      ["backup", "copy.db"]):
            desk.ctl(*words, "--database", name).exits(IMPOSSIBLE)
        with open(desk.path(name), "rb") as file:
            expect(file.read() == before, f"{name} is as it was")
    expect(not os.path.exists(desk.path("copy.db")), "no copy of nothing")


@case
def while_others_write(desk):
    """backup while others write: each copy is whole and in order"""
    small_company(desk)
    writers = [desk.start("company", "set", f"town=Town {n}", f"street=Street {n}")
               for n in range(4)]
    for n in range(3):
        desk.ok("backup", f"copy{n}.db")
        more = desk.start("company", "set", f"town=Town 1{n}", f"street=Street 1{n}")
        writers.append(more)
    for writer in writers:
        _, err = writer.communicate(timeout=LAST_RESORT_S)
        # Two that change the same setting at once: the later one is told, nothing is half done.
        expect(writer.returncode in (DONE, IMPOSSIBLE), err)
    for n in range(3):
        desk.ok("check", "--database", f"copy{n}.db")
        found = dict(line.split(",", 1) for line in
                     desk.ok("company", "show", "--database", f"copy{n}.db").out.splitlines())
        equal(found["town"].replace("Town", ""), found["street"].replace("Street", ""))
    desk.ok("check")


@case
def while_locked(desk):
    """Another program writes for long: reading works, writing waits and then says so (exit 3)"""
    small_company(desk)
    before = content(desk)
    other = sqlite3.connect(desk.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    equal(content(desk), before)
    desk.ok("backup", "copy.db")
    desk.ctl("company", "set", "name=y").exits(IMPOSSIBLE)
    other.execute("ROLLBACK")
    other.close()
    desk.ok("company", "set", "name=y")


@case
def restore_while_fetching(desk):
    """restore while ticks are being fetched: exit 3, nothing changed; afterwards it works"""
    small_company(desk)
    desk.ok("backup", "copy.db")
    desk.ok("company", "set", "name=after")
    before = content(desk)
    with open(desk.database + ".sync-lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = desk.ctl("restore", "copy.db").exits(IMPOSSIBLE)
        within(result.err, "are being fetched")
        equal(content(desk), before)
        equal(copies(desk), [])
    desk.ok("restore", "copy.db")
    equal(len(copies(desk)), 1)


@case
def by_a_link(desk):
    """The same database by a link: what runs there counts as well"""
    full_company(desk)
    os.symlink(desk.database, desk.path("link.db"))
    with open(desk.database + ".sync-lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        within(desk.ctl("--database", desk.path("link.db"), "link").exits(IMPOSSIBLE).err,
               "being fetched")
    desk.ok("--database", desk.path("link.db"), "link")


@case
def several_steps_while_restoring(desk):
    """link, derive and purge while a backup is being restored: exit 3, nothing changed; then they work"""
    full_company(desk)
    before = content(desk)
    steps = (["link"], ["derive"], ["purge", "--before", "2020-01-01"])
    with open(desk.database + ".sync-lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for words in steps:
            within(desk.ctl(*words).exits(IMPOSSIBLE).err, "being restored")
        equal(content(desk), before)
    for words in steps:
        desk.ok(*words)


@case
def full_disk(desk):
    """No room to write (file size limit): exit 3, the database is sound and as it was"""
    full_company(desk)
    before = content(desk)
    desk.ok("backup", "good.db")
    rows = "".join(f"{n},{'x' * 200},{'y' * 200}\n" for n in range(5000))
    big = desk.write("big.csv", "number,last_name,street\n" + rows)

    size = os.path.getsize(desk.database)
    for limit, words in ((size, ["import", "employees", big]), (size // 2, ["backup", "full.db"]),
                         (size // 2, ["restore", "good.db"]),
                         (4096, ["export", "excel", "--from", "2026-03-01", "--to", "2026-03-31",
                                 "full.xlsx"])):
        result = desk.ctl(*words, preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (limit, limit)))
        equal((words, result.code), (words, IMPOSSIBLE), result.err)
        equal(content(desk), before)
        desk.ok("check")
    left = [name for name in os.listdir(desk.folder) if name.startswith(("full", ".full"))]
    equal(left, [], "no half copy, nor a piece of one")
    equal(copies(desk), [])
    desk.ok("import", "employees", big)


@case
def together(desk):
    """Programs that start together on a company that does not exist yet all succeed"""
    children = [desk.start("list", "ticks") for _ in range(6)]
    for child in children:
        _, err = child.communicate(timeout=LAST_RESORT_S)
        equal(child.returncode, DONE, err)
    desk.ok("check")


@case
def purge(desk):
    """purge: counts, deletes positions and nothing else; needs the setting or a date a month back"""
    full_company(desk)
    before = content(desk)
    count = "SELECT count(*) FROM record"
    positions = desk.query(count)[0][0]
    within(desk.ctl("purge").exits(USAGE).err, "retention-months", "--before")
    for date in ("2026-13-01", "soon", "", "2999-01-01"):
        desk.ctl("purge", "--before", date).exits(USAGE)
    desk.ctl("purge", "--skip-bad").exits(USAGE)
    equal(desk.query(count)[0][0], positions)

    within(desk.ok("purge", "--before", "2026-04-01", "--dry-run").err, f"{positions - 1} raw", "would")
    equal(desk.query(count)[0][0], positions)
    within(desk.ok("purge", "--before", "2026-04-01").err, f"{positions - 1} raw positions of 1 veh")
    equal(desk.query(count)[0][0], 1, "the last one stays, to derive what follows")
    within(desk.ok("purge", "--before", "2026-04-01").err, " 0 raw")
    desk.ok("derive")
    desk.ok("link")
    equal(content(desk), before)
    equal(desk.rows("check"), [])
    (detail,) = desk.query("SELECT detail FROM run_log WHERE kind = 'purge' AND ended_ms > 0")
    within(detail[0], f'"records": {positions - 1}')

    desk.ok("company", "set", "retention-months=240")
    within(desk.ok("purge").err, " 0 raw")


def script(desk, text):
    """Runs SQL behind the back of the program."""
    connection = sqlite3.connect(desk.database)
    connection.executescript(text)
    connection.close()


def many_positions(desk):
    """A vehicle with positions for three slices and a bit, all of them old."""
    full_company(desk)
    script(desk, """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 16000)
        INSERT INTO record (vehicle_id, time_ms, state)
        SELECT (SELECT max (vehicle_id) FROM record), i * 1000, 0 FROM n;
        UPDATE vehicle_count SET n_records = n_records + 16000""")


def positions(desk):
    return desk.query("SELECT count(*) FROM record")[0][0]


@case
def purge_fails(desk):
    """purge: a fault after some slices is exit 1, and says what is gone; before the first it is 3"""
    many_positions(desk)
    before = positions(desk)
    script(desk, "CREATE TRIGGER fault BEFORE DELETE ON record WHEN OLD.time_ms = 12000000 "
                 "BEGIN SELECT RAISE (ABORT, 'no more'); END")
    result = desk.ctl("purge", "--before", "2020-01-01").exits(PARTLY)
    within(result.err, "10000 raw positions of 1 vehicle", "no more", "is kept")
    without(result.err, "Nothing was changed")
    equal(positions(desk), before - 10000)
    (detail,) = desk.query("SELECT detail FROM run_log WHERE kind = 'purge' AND ended_ms > 0")
    within(detail[0], '"records": 10000', '"result": "failed"')
    without(desk.ctl("purge", "--before", "1970-01-01").exits(DONE).err, "kept")
    result = desk.ctl("purge", "--before", "2020-01-01").exits(IMPOSSIBLE)
    without(result.err, "were deleted", "is kept")


@case
def purge_stopped(desk):
    """purge: Ctrl+C after some slices is exit 1, and says what is gone"""
    many_positions(desk)
    before = positions(desk)
    # The second slice takes its time, so that the signal comes in the middle of it.
    script(desk, "CREATE TRIGGER slow AFTER DELETE ON record WHEN OLD.time_ms = 6000000 BEGIN "
                 "SELECT count (*) FROM (SELECT * FROM record LIMIT 3000) AS a, "
                 "(SELECT * FROM record LIMIT 3000) AS b WHERE a.time_ms + b.time_ms = 1; END")
    child = desk.start("purge", "--before", "2020-01-01")
    while positions(desk) == before and child.poll() is None:
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=LAST_RESORT_S)
    equal(child.returncode, PARTLY, err)
    gone = before - positions(desk)
    expect(gone in (5000, 10000), f"whole slices: {gone}")
    within(err.decode(), f"{gone} raw positions of 1 vehicle", "Stopped. What was complete")
    (detail,) = desk.query("SELECT detail FROM run_log WHERE kind = 'purge' AND ended_ms > 0")
    within(detail[0], f'"records": {gone}', '"result": "stopped"')
    script(desk, "DROP TRIGGER slow")
    desk.ok("purge", "--before", "2020-01-01")


def may_write(desk):
    connection = sqlite3.connect(desk.database, timeout=2)
    try:
        connection.execute("BEGIN IMMEDIATE")
        return True
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()


@case
def stopped_twice(desk):
    """Ctrl+C while the disk does not answer: the second one ends it as it ends any program"""
    many_positions(desk)
    before = positions(desk)
    script(desk, "CREATE TRIGGER endless AFTER DELETE ON record BEGIN SELECT count (*) FROM record AS a, "
                 "record AS b, record AS c, record AS d WHERE a.time_ms + b.time_ms = c.time_ms; END")
    child = desk.start("purge", "--before", "2020-01-01")
    while may_write(desk):
        pass
    while child.poll() is None:
        child.send_signal(signal.SIGINT)
        time.sleep(0.05)
    child.communicate()
    equal(child.returncode, -signal.SIGINT)
    equal(positions(desk), before)


@case
def several_steps_fail(desk):
    """derive and link: a fault after some pieces is exit 1; before the first it is 3"""
    small_company(desk)
    desk.ok("company", "set", "ct-10=off")
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": [
        record(f"{day}T10:0{minute}:00Z", P1, WIRE_1)
        for day in ("2026-03-02", "2026-06-20") for minute in (0, 2, 4)]}, now="2026-06-25T00:00:00Z"))
    desk.ok("sync", "--from", "2026-03-01", "--to", "2026-06-22")
    n_ticks = len(desk.rows("list", "ticks"))

    def fault(table, when):
        script(desk, "".join(
            f"CREATE TRIGGER fault_{table}_{act} BEFORE {act} ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE (ABORT, 'no more'); END;" for act in ("INSERT", "UPDATE")))

    fault("tick", "NEW.time_ms > 1777600000000")  # of the month of May
    fault("tick_link", "NEW.day > 20574")
    desk.ok("company", "set", "touch-gap=60")
    for words in (["derive"], ["link"]):
        result = desk.ctl(*words).exits(PARTLY)
        within(result.err, "no more", "What was complete until then is kept")
        result = desk.ctl(*words).exits(IMPOSSIBLE)
        within(result.err, "no more")
        without(result.err, "is kept")
        script(desk, "DROP TRIGGER fault_tick_INSERT; DROP TRIGGER fault_tick_UPDATE"
               if words == ["derive"] else "")
        if words == ["derive"]:
            desk.ok("derive")
            expect(len(desk.rows("list", "ticks")) > n_ticks, "a shorter gap makes more ticks")


main()
