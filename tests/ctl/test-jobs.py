# SPDX-License-Identifier: GPL-3.0-or-later
"""run-jobs: what is due, once; the units of systemd that call it."""
import os
import shutil
import signal
import subprocess
import time

from tkltest import (CTL, DONE, IMPOSSIBLE, LAST_RESORT_S, PARTLY, Skip, case, day_a, equal, expect,
                     fleet, main, small_company, within, without)

UNITS = os.environ["TIKKLOK_UNITS"]
DAY_MS = 86400000


def company(desk):
    small_company(desk)
    desk.ok("company", "set", "timezone=UTC")  # no day of 23 or 25 hours
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    return simulator


def ran_days_ago(desk, job, days):
    """As if the job had run last so many days ago."""
    import sqlite3

    connection = sqlite3.connect(desk.database)
    connection.execute("UPDATE sync_state SET value = ? WHERE name = ?",
                       (str(int(time.time() * 1000) - days * DAY_MS), f"job-{job}-ms"))
    equal(connection.total_changes, 1)
    connection.commit()
    connection.close()


def failed(desk, n_failures, left_min):
    """As if so many runs in a row had failed, and the next attempt came in so many minutes."""
    import sqlite3

    connection = sqlite3.connect(desk.database)
    at = int(time.time() * 1000) + left_min * 60000
    connection.execute("UPDATE sync_state SET value = ? WHERE name = 'job-sync-failed'",
                       (f"{n_failures}@{at}",))
    equal(connection.total_changes, 1)
    connection.commit()
    connection.close()


def noted_failures(desk):
    """Returns: failures in a row, when it is tried again."""
    (value,), = desk.query("SELECT value FROM sync_state WHERE name = 'job-sync-failed'")
    return [int(part) for part in value.split("@")]


@case
def off(desk):
    """run-jobs: without CT-6 and a schedule nothing is due"""
    company(desk)
    within(desk.ok("run-jobs").err, "Nothing is due")
    equal(desk.ok("run-jobs", "--quiet").err, "")
    equal(desk.rows("list", "ticks"), [])


@case
def fetching(desk):
    """run-jobs: fetches and links when its minutes have gone by, and not before"""
    simulator = company(desk)
    desk.ok("company", "set", "ct-6=on")
    within(desk.ok("run-jobs").err, "Fetch ticks: 4 new ticks", "Link ticks: 4 ticks linked")
    equal([tick["place"] for tick in desk.rows("list", "ticks")],
          ["home", "project", "project", "home"])
    asked = len(simulator.log())
    within(desk.ok("run-jobs").err, "Nothing is due")
    equal(len(simulator.log()), asked)
    ran_days_ago(desk, "sync", 1)
    within(desk.ok("run-jobs").err, "Nothing new")
    expect(len(simulator.log()) > asked, "asked again")


@case
def failing(desk):
    """run-jobs: exit 3 when nothing worked, 1 when something did; tried again after a while"""
    simulator = company(desk)
    os.mkdir(desk.path("excel"))
    desk.ok("company", "set", "ct-6=on", "export-schedule=daily",
            f"export-folder={desk.path('excel')}")
    env = {"TIKKLOK_TRUSTTRACK_KEY": "wrong"}
    result = desk.ctl("run-jobs", "--quiet", env=env).exits(IMPOSSIBLE)
    within(result.err, "Fetch ticks: ")
    without(result.err, "wrong")
    for n_failures, next_min in ((1, 2), (2, 5), (3, 15), (4, 60), (5, 60), (6, 60)):
        failed(desk, n_failures, 1)
        asked = len(simulator.log())
        within(desk.ctl("run-jobs", env=env).exits(DONE).err, "Fetch ticks: failed before")
        equal(len(simulator.log()), asked)
        failed(desk, n_failures, 0)
        began_ms = time.time() * 1000
        within(desk.ctl("run-jobs", "--quiet", env=env).exits(IMPOSSIBLE).err, "Fetch ticks: ")
        expect(len(simulator.log()) > asked, "tried again")
        n, at = noted_failures(desk)
        equal(n, n_failures + 1)
        expect(began_ms <= at - next_min * 60000 <= time.time() * 1000, f"next attempt at {at}")
    failed(desk, 5, 600)  # the clock was put back since
    ran_days_ago(desk, "export", 2)
    within(desk.ctl("run-jobs", env=env).exits(PARTLY).err, "Excel export: 2 workbooks")
    failed(desk, 5, 0)
    within(desk.ok("run-jobs").err, "Fetch ticks: 4 new ticks")
    equal(desk.query("SELECT value FROM sync_state WHERE name = 'job-sync-failed'"), [])


@case
def excel(desk):
    """run-jobs: a workbook for each day since the last one; a second pass writes none"""
    company(desk)
    os.mkdir(desk.path("excel"))
    desk.ok("company", "set", "export-schedule=daily", f"export-folder={desk.path('excel')}")
    within(desk.ok("run-jobs").err, "Nothing is due")
    equal(os.listdir(desk.path("excel")), [], "it begins with its next time")
    ran_days_ago(desk, "export", 3)
    within(desk.ok("run-jobs").err, "3 workbooks")
    names = sorted(os.listdir(desk.path("excel")))
    equal(len(names), 3)
    within(names[0], "Dakwerken Peeters 20", ".xlsx")
    within(desk.ok("run-jobs").err, "Nothing is due")

    ran_days_ago(desk, "export", 3)
    desk.ok("run-jobs")
    equal(sorted(os.listdir(desk.path("excel"))), names, "the same files again")


@case
def excel_of_nobody(desk):
    """No lines in the period: it is said why no workbook was written, or that it is empty"""
    company(desk)
    os.mkdir(desk.path("excel"))
    desk.ok("company", "set", "export-schedule=daily", f"export-folder={desk.path('excel')}")
    desk.ok("run-jobs")  # from now on
    ran_days_ago(desk, "export", 2)
    within(desk.ok("run-jobs").err, "2 workbooks written. No employee has lines from ")
    desk.ok("company", "set", "export-split=on")
    ran_days_ago(desk, "export", 2)
    says = desk.ok("run-jobs").err
    within(says, "No workbook written: no employee has lines from ")
    without(says, "0 workbooks")
    ran_days_ago(desk, "export", 1)
    within(desk.ok("run-jobs").err, "No workbook written: no employee has lines on ")
    march = ("--from", "2026-03-01", "--to", "2026-03-31")
    within(desk.ok("export", "excel", *march, "--split", desk.path("each")).err,
           "No workbook written: no employee has lines in this period.")
    within(desk.ok("export", "excel", *march, "all.xlsx").err, "the workbook is empty")


@case
def stopped(desk):
    """run-jobs: Ctrl+C before anything was done is exit 3; midway it is 1, and what came in stays"""
    simulator = company(desk)
    simulator.load(fleet({"VAN 07": [item for day in range(2, 30)
                                     for item in day_a(f"2026-03-{day:02d}")]}))
    desk.ok("company", "set", "ct-6=on")
    for n_served, status, sentence in ((0, IMPOSSIBLE, "Stopped. Nothing was changed."),
                                       (8, PARTLY, "Stopped. What was complete until then is kept.")):
        simulator.fault(f"latency=3600000,after:{n_served},path:/coordinates")
        child = simulator.start(desk, n_served + 1, "/coordinates", "run-jobs")
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=LAST_RESORT_S)
        equal(child.returncode, status, err)
        within(err.decode(), sentence)
        without(err.decode(), "Nothing is due")
        simulator.heal()
    kept = len(desk.rows("list", "ticks"))
    expect(0 < kept < 112, f"{kept} ticks are kept")
    desk.ok("run-jobs")
    equal(len(desk.rows("list", "ticks")), 112)


@case
def provisional(desk):
    """run-jobs: the scheduled export says how many of its workdays late data may still change"""
    simulator = company(desk)
    yesterday = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400))
    simulator.load(fleet({"VAN 07": day_a(yesterday)},
                         now=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())))
    desk.ok("sync")
    os.mkdir(desk.path("excel"))
    desk.ok("company", "set", "export-schedule=daily", "export-time=00:00",
            f"export-folder={desk.path('excel')}")
    desk.ok("run-jobs")  # from now on
    ran_days_ago(desk, "export", 2)
    within(desk.ok("run-jobs").err, "2 workbooks written. ", " 1 workday is provisional")


@case
def retention(desk):
    """run-jobs: old positions go once retention-months is set, ticks stay"""
    company(desk)
    desk.ok("sync")
    ticks = desk.rows("list", "ticks")
    desk.ok("company", "set", "retention-months=1")
    desk.ok("run-jobs")
    equal(desk.query("SELECT count(*) FROM record")[0][0], 4)
    ran_days_ago(desk, "purge", 2)
    within(desk.ok("run-jobs").err, "3 raw positions deleted")
    equal(desk.rows("list", "ticks"), ticks)


def verify(desk, folder):
    os.makedirs(desk.env["XDG_RUNTIME_DIR"], exist_ok=True)
    return subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no",
         os.path.join(folder, "tikklok-sync.timer"), os.path.join(folder, "tikklok-sync.service")],
        env=desk.env, capture_output=True, text=True)


@case
def units(desk):
    """the units of systemd are good, and the check would find one that is not"""
    if shutil.which("systemd-analyze") is None:
        raise Skip("no systemd-analyze here")
    os.mkdir(desk.path("units"))
    for name in ("tikklok-sync.timer", "tikklok-sync.service"):
        with open(os.path.join(UNITS, name), encoding="utf-8") as file:
            text = file.read()
        without(text, "@")
        lines = [f"ExecStart={CTL} --quiet run-jobs" if line.startswith("ExecStart=") else line
                 for line in text.splitlines()]
        desk.write(os.path.join("units", name), "\n".join(lines) + "\n")
    result = verify(desk, desk.path("units"))
    equal((result.returncode, result.stderr), (DONE, ""))
    with open(desk.path("units", "tikklok-sync.timer"), encoding="utf-8") as file:
        text = file.read()
    desk.write("units/tikklok-sync.timer", text.replace("*:0/5", "*:0//5"))
    expect(verify(desk, desk.path("units")).returncode != 0, "a misspelt time is found")


main()
