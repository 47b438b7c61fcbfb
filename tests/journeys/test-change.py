# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes: undone and made again from the keyboard, and made by another program meanwhile."""
from journey import case, expect, main, wait

NEW = ("number,first_name,last_name\n"
       "901,Ann,Nieuwkomer\n902,Bert,Nieuwkomer\n")


@case
def undo_and_redo(journey):
    """Ctrl+Z takes an import back and says so, Shift+Ctrl+Z makes it again, the history has both"""
    journey.start_demo()
    journey.ctl("import", "employees", journey.write("new.csv", NEW))
    journey.key("ctrl+3")
    journey.see_rows("27 rows")
    journey.see("push button", "Undo: Import employees (Ctrl+Z)")
    journey.key("ctrl+z")
    journey.see_text("Undone: Import employees")
    journey.see_rows("25 rows")
    journey.see("push button", "Redo: Import employees (Shift+Ctrl+Z)")
    journey.key("ctrl+shift+z")
    journey.see_text("Redone: Import employees")
    journey.see_rows("27 rows")
    journey.press("push button", "Undo: Import employees (Ctrl+Z)")
    journey.see_rows("25 rows")
    journey.key("ctrl+h")
    wait("the history", lambda: len(journey.windows()) == 2)
    wait("its newest line", lambda: any("Undo" in cell or "Import employees" in cell
                                        for row in journey.rows() for cell in row))
    journey.key("Escape")
    wait("the history closed", lambda: len(journey.windows()) == 1)


@case
def another_program(journey):
    """What tikklokctl writes while the window is open appears by itself"""
    journey.start_demo()
    journey.key("ctrl+3")
    journey.see_rows("25 rows")
    journey.ctl("import", "employees", journey.write("new.csv", NEW))
    journey.see_rows("27 rows")
    journey.ctl("undo")
    journey.see_rows("25 rows")
    journey.ctl("company", "set", "name=Another Name")
    wait("the title", lambda: journey.windows()[0].name == "Another Name")


@case
def employee_by_keys(journey):
    """Ctrl+N adds an employee from any tab, Delete in the table takes him away, Ctrl+Z brings him back"""
    journey.start_demo()
    journey.show_period("03/2026")
    journey.see_rows("2487 rows")
    journey.key("ctrl+n")
    journey.see_text("New Employee")
    journey.fill("Number", "901")
    journey.fill("Last name", "Quisthoudt")
    journey.see_rows("26 rows")
    journey.key("ctrl+f")
    journey.focus_on_text()
    journey.type("quisthoudt")
    journey.see_rows("1 of 26 rows")
    journey.key("Return", "Delete")
    journey.see_text("Employee deleted")
    journey.see_rows("0 of 25 rows")
    journey.key("ctrl+z")
    journey.see_rows("1 of 26 rows")


main()
