# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole journeys of the office, by keyboard, with a simulator beside the program. What the window says
is compared with what tikklokctl then lists."""
import datetime
import re

import pyatspi
from journey import case, demo, equal, expect, main, wait
from tap import Skip

KEY = "E900001D2E3F0001"  # of employee 1 of the demo


def listed(journey, *arguments, **options):
    return journey.listed(*arguments, **options)


def touches(ticks):
    return sorted((tick["time"], tick["vehicle"], tick["key"] or "") for tick in ticks)


@case
def first_tick(journey):
    """First start to first tick: the assistant, the key, a sync, the ticks"""
    address = journey.simulate()
    journey.start()
    journey.see_text("The Company")
    journey.fill("Name", "Peeters bv")
    journey.press("push button", "Next")
    journey.see_text("TrustTrack")
    journey.fill("Address of TrustTrack", address)
    # The entry for the key is the next one; libadwaita 1.2 does not tell that it has the focus.
    journey.key("Tab")
    journey.type("demo-key")
    journey.key("Return")
    journey.see_text("The key is in the secret store of this computer.")
    journey.press("push button", "Try")
    journey.see_text("Ticks can be fetched with this key.")
    for step in ("Rules of the House", "Employees and Projects", "First Ticks"):
        journey.press("push button", "Next")
        journey.see_text(step)
        equal(journey.unnamed(), [], step)
    journey.press("push button", "Synchronise Fetch ticks now")
    journey.see_text("Keys seen so far")
    journey.picture("journey-first-ticks")
    journey.press("push button", "Done")
    wait("the assistant closed", lambda: len(journey.windows()) == 1)
    journey.show_period("03/2026")
    wait("ticks", lambda: len(journey.rows()) == 5)
    journey.picture("journey-first-tick")


@case
def import_with_errors(journey):
    """A list of employees with bad rows: each is named, the good ones are imported as one step"""
    journey.start_demo()
    path = journey.write_paper("people.csv", "number,first_name,last_name,key\n"
                               "901,Ann,Nieuwkomer,\n902,Bert,Fout,3D00000BADC0DE99\n,Zonder,Nummer,\n")
    journey.key("ctrl+3")
    journey.see_rows("25 rows")
    journey.run_command("import employees")
    journey.choose_file(path)
    journey.see_text("1 new", "2 refused")
    wait("the bad rows", lambda: [row[0] for row in journey.rows(
        table=journey.table_of_dialog())] == ["3", "4"])
    equal(journey.unnamed(), [])
    journey.picture("journey-import-errors")
    journey.key("alt+r")  # leave out those refused
    journey.press("push button", "Import")
    journey.see_rows("26 rows")
    numbers = [row["number"] for row in listed(journey, "employees")]
    equal([number for number in numbers if int(number) > 25], ["901"])
    journey.key("ctrl+z")
    journey.see_rows("25 rows")
    wait("25 employees", lambda: len(listed(journey, "employees")) == 25)


@case
def pass_a_key_on(journey):
    """A key goes to another employee from a day on: whoever held it held it until the day before"""
    journey.start_demo()
    before = listed(journey, "ticks", "--employee", "24")
    journey.key("ctrl+3")
    journey.see_rows("25 rows")
    journey.key("ctrl+f")
    journey.focus_on_text()
    journey.type("poortmans")
    journey.see_rows("1 of 25 rows")
    journey.key("Return")
    wait("the focus out of the entry", lambda: not journey.focused())
    journey.key("Return")
    journey.see_text("Paul Poortmans")
    journey.tab_to("Number on the key")
    journey.type(KEY)
    journey.tab_to("First day")
    journey.type("16/03/2026")
    journey.key("Return")
    # With a banner above, its row may lie below the edge.
    wait("the key in the form", lambda: journey.look_for(lambda node: node.name == "From 16/03/2026"))
    journey.picture("journey-key-passed")
    people = {row["number"]: row for row in listed(journey, "employees")}
    equal((people["1"]["key"], people["1"]["key_to"]), (KEY, "2026-03-15"))

    def of_24():
        return listed(journey, "ticks", "--employee", "24")
    wait("the ticks of 24", lambda: len(of_24()) > len(before))
    expect(all(tick["time"] >= "2026-03-15T23" for tick in of_24() if tick["key"] == KEY),
           "ticks before the first day")
    journey.key("ctrl+z")
    wait("the ticks as before", lambda: of_24() == before)


def start_this_month(journey):
    """A preview of a setting is about this month: the company of the demo, with ticks until today."""
    today = datetime.date.today()
    journey.fill_this_month()
    if not any(tick["double"] for tick in listed(journey, "ticks")):
        raise Skip("this month is too young for a double tick")
    journey.start(journey.path("demo.db"))
    return ("days", "--from", f"{today:%Y-%m}-01", "--to", str(today))


@case
def change_an_option(journey):
    """An option that changes days says how many before it is applied; then they have changed"""
    days = start_this_month(journey)
    before = listed(journey, *days)
    journey.show_period(f"{datetime.date.today():%m/%Y}")
    journey.key("ctrl+comma")
    journey.see("page tab", "Services")  # the main window has a tab of ticks as well
    journey.press("page tab", "Ticks")
    journey.tab_to("Ignore double ticks", (pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_TOGGLE_BUTTON))
    journey.key("space")
    told = journey.see_text("of this month would change.")
    equal(listed(journey, *days), before, "days while it is asked")
    equal(journey.unnamed(), [])
    journey.picture("journey-option")
    journey.press("push button", "Apply")
    wait("other days", lambda: listed(journey, *days) != before)
    changed = [day for day in listed(journey, *days) if day not in before]
    expect(0 < int(re.match(r"(\d+) days? of", told).group(1)) <= len(changed),
           f"{told} {len(changed)} did")  # some only count other ticks: their lines are the same
    journey.see("push button", "Undo")  # in front, not behind the settings
    journey.key("Escape")  # libadwaita gives the first one to the toast
    journey.key("Escape")
    wait("the settings closed", lambda: len(journey.windows()) == 1)
    journey.key("ctrl+z")
    wait("days as before", lambda: listed(journey, *days) == before)


@case
def no_network(journey):
    """The network goes during a sync: that is said, nothing is lost, the next sync brings the rest"""
    journey.env["TIKKLOK_TRUSTTRACK_KEY"] = "demo-key"
    address = journey.simulate("--fault=latency=300")
    journey.ctl("company", "set", "name=Far Away", "ct-6=off", "trusttrack-url=" + address)
    journey.start(journey.path("demo.db"))
    journey.show_period("03/2026")
    journey.key("F5")
    wait("the first ticks", lambda: len(journey.rows()) == 5)
    journey.stop_simulator()
    journey.run_command("work in the background")
    journey.see_text("cannot be reached")
    journey.picture("journey-no-network")
    journey.key("Escape")
    some = touches(listed(journey, "ticks"))
    wanted = touches(listed(journey, "ticks", database=demo()))
    expect(0 < len(some) < len(wanted), f"{len(some)} of {len(wanted)} ticks")

    journey.simulate("--port=" + address.rsplit(":", 1)[1])
    journey.key("F5")
    wait("all ticks", lambda: len(listed(journey, "ticks")) >= len(wanted))
    equal(touches(listed(journey, "ticks")), wanted)
    journey.see_rows("2487 rows")


main()
