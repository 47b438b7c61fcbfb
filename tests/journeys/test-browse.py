# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking around in the demo company by keyboard: period, tabs, search, commands."""
from journey import TABS, case, equal, expect, main, wait


@case
def period(journey):
    """Ctrl+G, a month, Return: the ticks of that month; Alt+Right goes on, * shows all"""
    journey.start_demo()
    journey.show_period("03/2026")
    journey.see("push button", "March 2026")
    journey.see_rows("2487 rows")
    equal(journey.titles()[:4], ["Date", "Time", "Employee", "Place"])
    for row in journey.rows():
        equal(row[0], "02/03/2026", "the first day with ticks")
    journey.key("alt+Right")
    journey.see("push button", "April 2026")
    journey.see("label", "No ticks in this period")
    journey.show_period("*")
    journey.see("push button", "All days")
    journey.see_rows("2487 rows")
    journey.type_period("somewhen")
    # A period would have closed the entry; this key is for what is still open.
    journey.key("Escape")
    journey.gone("label", "A day, a month, a year or a range; * for all days")
    journey.see("push button", "All days")


@case
def tabs(journey):
    """Ctrl+1 … Ctrl+5 show the five tables with their rows, every control has a name"""
    journey.start_demo()
    journey.show_period("03/2026")
    journey.see_rows("2487 rows")
    for number, (tab, count, column) in enumerate(zip(
            TABS, ("2487 rows", None, "25 rows", "40 rows", "8 rows"),
            ("Time", "Begin", "Name", "Name", "Vehicle")), 1):
        journey.key(f"ctrl+{number}")
        wait(f"tab {tab}", lambda: journey.tab() == tab)
        if count:
            journey.see_rows(count)
        wait(f"rows of {tab}", journey.rows)
        expect(column in journey.titles(), f"{tab}: {journey.titles()}")
        equal(journey.unnamed(), [], tab)
        journey.picture(f"tab-{tab}")


@case
def attention(journey):
    """F8 goes to ticks that need attention, wherever the focus is; F1 opens the manual at ticks"""
    journey.start_demo()
    journey.show_period("03/2026")
    journey.see_rows("2487 rows")
    journey.key("F8")
    wait("the first tick without employee", lambda: "No employee" in journey.selected())
    journey.picture("attention")
    journey.key("shift+F8")
    journey.see("label", "No row further up needs attention")
    journey.key("F1")
    journey.see("heading", "Ticks")
    journey.picture("help")
    equal(journey.unnamed(), [])
    journey.key("Escape")
    journey.gone("heading", "Ticks")


@case
def search(journey):
    """Ctrl+F searches while one types, without accents or capitals; Escape shows all again"""
    journey.start_demo()
    journey.key("ctrl+3")
    journey.see_rows("25 rows")
    journey.key("ctrl+f")
    journey.focus_on_text()
    journey.type("DAKWAERT")
    journey.see_rows("1 of 25 rows")
    expect(any("Dakwaert" in cell for cell in journey.rows()[0]), journey.rows()[0])
    equal(journey.unnamed(), [])
    journey.type("x")
    journey.see("label", "Nothing found")
    journey.press("push button", "Show all rows")
    journey.see_rows("25 rows")
    journey.key("Escape")


@case
def commands(journey):
    """Ctrl+K finds a command by some letters of its name and runs it"""
    journey.start_demo()
    journey.key("ctrl+k")
    journey.focus_on_text()
    equal(journey.unnamed(), [])
    journey.type("vehic")
    journey.key("Return")
    wait("the tab", lambda: journey.tab() == "Vehicles")
    journey.see_rows("8 rows")


main()
