# SPDX-License-Identifier: GPL-3.0-or-later
"""A morning of a clerk: the month with all faults, from its rows that need attention to none and back again,
by keys alone, while another program fetches from TrustTrack. Keys are counted."""
import os
import re
import sqlite3
import subprocess
import time

import pyatspi
from journey import BIN, case, children, equal, expect, main, wait, walk

MARCH = ("--from", "2026-03-01", "--to", "2026-03-31")
MOST_KEYS_PER_DAY = 1.5
# Of the pane: weekday, date, time.
TITLE = re.compile(r"\S+ \d\d[/.]\d\d[/.]\d{4}, \d\d:\d\d:\d\d")

ENGLISH = {"repairs": "Repairs", "complete": "Then complete:", "attention": "Needs attention",
           "none": "Nothing found", "done": "Nothing needs attention any more",
           "repair": re.compile(r".*Repair (\d+) Days")}
GERMAN = {"repairs": "Reparaturen", "complete": "Dann vollständig:",
          "done": "Nichts ist mehr zu prüfen", "repair": re.compile(r".*?(\d+) Tage reparieren")}


def read_march(journey):
    """Returns: what the office sees of the month."""
    return {what: journey.listed(what, *MARCH) for what in ("days", "ticks", "lines")}


def needing(march):
    """Returns: the days that need attention, nobody's too: employee or key, and date."""
    days = {(day["employee"], day["date"]) for day in march["days"] if not day["complete"]}
    nobody = {(tick["key"], tick["time"][:10]) for tick in march["ticks"]
              if tick["reason"] == "no-employee"}
    left = {}
    for tick in march["ticks"]:
        who = tick["employee"] or tick["key"]
        left.setdefault((who, tick["time"][:10]), set()).add(tick["to_clock"] and not tick["blocked"])
    return {day for day in days | nobody if left.get(day) != {False}}


def count_changes(journey):
    """A look into the database, much faster than a program that lists it."""
    with sqlite3.connect(f"file:{journey.path('demo.db')}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT count(*) FROM journal_entry").fetchone()[0]


class Clerk:
    """Presses keys, and reads the pane beside the table. What stays on the screen is looked for once."""

    def __init__(self, journey, words):
        self.journey = journey
        self.words = words
        self.n_keys = 0
        self.title = None
        self.repairs = None

    def press(self, *keys):
        self.n_keys += len(keys)
        self.journey.key(*keys)

    def find_pane(self):
        self.title = wait("the pane", lambda: self.journey.look_for(
            lambda node: node.getRole() == pyatspi.ROLE_LABEL and TITLE.fullmatch(node.name)))
        pane = self.title
        while pane.getRole() != pyatspi.ROLE_SCROLL_PANE:
            pane = pane.parent
        self.repairs = wait("repairs", lambda: next(
            node for node in walk(pane)
            if node.getRole() == pyatspi.ROLE_LIST and node.name == self.words["repairs"]))

    def read_repairs(self):
        """Returns: key and text of each repair that is offered."""
        found = []
        for row in children(self.repairs):
            texts = [node.name for node in walk(row) if node.getRole() == pyatspi.ROLE_LABEL]
            if len(texts) < 3:
                raise LookupError("a row that goes")
            found.append((texts[0], " ".join(texts[1:])))
        return found

    def find_repairs(self):
        """The next day comes by itself, but on a machine that is busy was seen not to: then F8 brings it."""
        until = time.monotonic() + 15
        while time.monotonic() < until:
            offered = wait("the pane", lambda: [self.read_repairs()])[0]
            if offered:
                return offered
            time.sleep(0.1)
        print(f"# stayed at {self.title.name}")
        self.press("F8")
        return wait("repairs", self.read_repairs)

    def repair_safe_days(self):
        """Ctrl+R, and the button that has the focus then. Returns: how many days it says."""
        before = count_changes(self.journey)
        self.press("ctrl+r")
        button = wait("all days listed", lambda: self.journey.look_for(
            lambda node: self.words["repair"].fullmatch(node.name)
            and node.getState().contains(pyatspi.STATE_FOCUSED)))
        n_days = int(self.words["repair"].fullmatch(button.name).group(1))
        self.press("Return")
        wait("the days repaired", lambda: count_changes(self.journey) > before)
        wait("the list closed", lambda: len(self.journey.windows()) == 1)
        return n_days

    def repair_day(self):
        """The first repair that completes the day, else the first one: by its key alone. The next day comes by
        itself. Returns: FALSE when nothing needs attention any more."""
        title, offered = self.title.name, self.find_repairs()
        key = next((key for key, text in offered if self.words["complete"] in text), offered[0][0])
        self.press(key)
        return wait(f"what comes after {title}, {key} of {offered}",
                    lambda: self.has_moved(title, offered)) == "next"

    def has_moved(self, title, offered):
        if self.title.name != title or self.is_another(offered):
            return "next"
        return "end" if self.journey.look_for(lambda node: self.words["done"] in node.name) else None

    def is_another(self, offered):
        """A list that is just filled is no other one."""
        now = self.read_repairs()
        if now in ([], offered):
            return False
        time.sleep(0.2)
        return self.read_repairs() == now

    def undo(self, n):
        for _ in range(n):
            before = count_changes(self.journey)
            self.press("ctrl+z")
            wait("undone", lambda: count_changes(self.journey) > before)


class Fetching:
    """tikklokctl beside the window: the days after March, which the simulator has by then."""

    def __init__(self, journey):
        journey.env["TIKKLOK_TRUSTTRACK_KEY"] = "demo-key"
        address = journey.simulate("--month=2026-04", "--fault=latency=100")
        journey.ctl("company", "set", "ct-6=off", "trusttrack-url=" + address)
        self.journey = journey
        self.errors = journey.path("sync.txt")

    def begin(self):
        with open(self.errors, "w") as errors:
            self.program = subprocess.Popen(
                [os.path.join(BIN, "tikklokctl"), "--database", self.journey.path("demo.db"), "sync",
                 "--quiet"], env=self.journey.env, stdout=errors, stderr=errors)
        self.journey.simulators.append(self.program)  # ended with them, should the case fail

    def end(self):
        """Returns: how many ticks it brought."""
        wait("the end of the sync", lambda: self.program.poll() is not None)
        with open(self.errors) as errors:
            equal((self.program.returncode, errors.read()), (0, ""), "sync")
        return len(self.journey.listed("ticks", "--from", "2026-04-01", "--to", "2026-04-30"))


def clear_march(journey, words, rows):
    """By keys alone, from all rows that need attention to none. Returns: the clerk, and the journal before it."""
    wanted = needing(read_march(journey))
    journey.show_period("03/2026")
    journey.see_text(rows)
    started = count_changes(journey)
    clerk = Clerk(journey, words)
    clerk.press("F8")
    n_safe = clerk.repair_safe_days()
    clerk.press("F9", "F8")
    clerk.find_pane()
    while clerk.repair_day():
        expect(clerk.n_keys < MOST_KEYS_PER_DAY * len(wanted), f"{clerk.n_keys} keys, no end")
    n_keys = clerk.n_keys
    print(f"# {len(wanted)} days, {n_safe} of them at once, {n_keys} keys and no click: "
          f"{n_keys / len(wanted):.2f} keys a day")
    expect(n_keys < MOST_KEYS_PER_DAY * len(wanted), f"{n_keys} keys")
    equal(needing(read_march(journey)), set(), "days that need attention")
    return clerk, started


@case
def clear_a_month(journey):
    """From all rows that need attention to none, below 1.5 keys a day, and back by Ctrl+Z, during a sync"""
    journey.start_demo()
    fetching = Fetching(journey)
    before = read_march(journey)
    fetching.begin()
    clerk, started = clear_march(journey, ENGLISH, "2487 rows")
    journey.picture("session-cleared")
    n_fetched = fetching.end()
    expect(n_fetched > 2000, f"{n_fetched} ticks of April")

    clerk.undo(count_changes(journey) - started)
    wait("the month as it was", lambda: read_march(journey) == before)
    journey.show_period("04/2026")
    journey.see_rows(f"{n_fetched} rows")


@case
def in_german(journey):
    """The same in German, in a window of 1280 × 720: to none, below 1.5 keys a day, and back by Ctrl+Z"""
    journey.env["LC_ALL"] = "de_BE.UTF-8"
    journey.start_demo()
    before = read_march(journey)
    area = journey.windows()[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    # Without a compositor the border of the window is part of the 1280 × 720.
    expect(1260 <= area.width <= 1280 and 700 <= area.height <= 720, f"{area.width} × {area.height}")
    clerk, started = clear_march(journey, GERMAN, "487 Zeilen")
    equal(journey.unnamed(), [])
    journey.picture("session-german")
    clerk.undo(count_changes(journey) - started)
    wait("the month as it was", lambda: read_march(journey) == before)


main()
