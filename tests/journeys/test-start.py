# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting: nothing there yet, what was remembered, a second start, databases that do not open."""
import os
import sqlite3

import pyatspi

from journey import TABS, case, equal, expect, main, wait


@case
def first_start(journey):
    """On an empty folder the assistant comes; without it every tab says that there is nothing"""
    journey.start()
    journey.see_text("The Company")
    equal(journey.unnamed(), [], "assistant")
    wait("the assistant in front", lambda: len(journey.windows()) == 2)
    journey.key("Escape")
    wait("the assistant closed", lambda: len(journey.windows()) == 1)
    for number, (tab, words) in enumerate(zip(TABS, (
            "No ticks in this period", "No clock lines in this period", "No employees", "No projects",
            "No vehicles")), 1):
        journey.key(f"ctrl+{number}")
        wait(f"tab {tab}", lambda: journey.tab() == tab)
        journey.see("label", words)
        equal(journey.unnamed(), [], tab)


@case
def set_up_later(journey):
    """The assistant is open again where it was when the program ended; closed by hand it waits in the menu"""
    journey.start()
    journey.see_text("Step 1 of 5")
    journey.fill("Name", "Peeters bv")
    journey.press("push button", "Next")
    journey.see_text("Step 2 of 5")
    journey.press("push button", "Next")
    journey.see_text("Step 3 of 5")
    journey.quit(from_outside=True)

    journey.start()
    journey.see_text("Step 3 of 5")
    journey.key("Escape")
    wait("the assistant closed", lambda: len(journey.windows()) == 1)
    journey.quit()

    journey.start()
    journey.see("label", "No ticks in this period")
    equal([window.name for window in journey.windows()], ["Peeters bv"])
    journey.run_command("Set up the company")
    journey.see_text("Step 3 of 5")
    journey.press("push button", "Next")
    journey.see_text("Step 4 of 5")
    journey.press("push button", "Next")
    journey.press("push button", "Done")
    wait("the assistant closed", lambda: len(journey.windows()) == 1)


@case
def demo(journey):
    """One button leads to a month of ticks; the next start opens the demo again; it can be removed"""
    journey.start()
    journey.press("push button", "Try the Demo Demo company")
    wait("one window", lambda: len(journey.windows()) == 1)
    journey.see_rows("2487 rows")
    equal(len(journey.windows()), 1, "windows")
    journey.quit()

    journey.start()
    journey.see_rows("2487 rows")
    journey.press("push button", "Remove the Demo…")
    journey.press("push button", "Remove")
    journey.see_text("The Company")
    wait("the demo to be gone", lambda: not os.path.exists(journey.path("data", "tikklok", "demo")))
    journey.key("Escape")
    wait("the assistant closed", lambda: len(journey.windows()) == 1)


@case
def remembered(journey):
    """Size, tab and period are as they were when the window was closed"""
    window = journey.start_demo()
    journey.show_period("03/2026")
    journey.see_text("March 2026")
    journey.key("ctrl+4")
    journey.see_rows("40 rows")
    size = window.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    journey.quit()

    window = journey.start()
    wait("the same tab", lambda: journey.tab() == "Projects")
    journey.see_rows("40 rows")
    journey.see("push button", "March 2026")
    again = window.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    equal((again.width, again.height), (size.width, size.height))


@case
def second_start(journey):
    """A second start shows the first window and ends"""
    journey.start_demo()
    for arguments in ([], [journey.path("demo.db")]):
        second = journey.launch(*arguments)
        equal(second.wait(60), 0)
        journey.programs.remove(second)
    equal(len(journey.windows()), 1, "windows")


def dialog(journey, path, *words):
    """The program says what is wrong with PATH and ends when that was read."""
    journey.start(path)
    journey.see("label", "The company could not be opened")
    text = journey.see_text(*words)
    expect(len(text) > 20, text)
    equal(journey.unnamed(), [])
    journey.key("Escape")
    for program in journey.programs:
        equal(program.wait(60), 0)
    journey.quit()


@case
def damaged(journey):
    """A file that is no database: a clear sentence, the file is left alone"""
    letter = "This is a letter to the tax office.\n" * 200
    path = journey.write("letter.db", letter)
    dialog(journey, path, "no Tikklok database")
    with open(path, encoding="utf-8") as file:
        equal(file.read(), letter)


@case
def too_new(journey):
    """A database of a newer version: a clear sentence, nothing is changed"""
    journey.ctl("company", "set", "name=Later", database=journey.path("new.db"))
    connection = sqlite3.connect(journey.path("new.db"))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    dialog(journey, journey.path("new.db"), "later version")
    connection = sqlite3.connect(journey.path("new.db"))
    equal(connection.execute("PRAGMA user_version").fetchone(), (99,))
    connection.close()


main()
