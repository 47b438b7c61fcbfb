# SPDX-License-Identifier: GPL-3.0-or-later
"""history, undo, redo: every change by people, newest first, taken back as it was made."""
import re

from tkltest import (IMPOSSIBLE, KEY_1, USAGE, case, day_a, equal, expect, fleet, main,
                     small_company, within, without)


def state(desk):
    """Everything a person can change, as text."""
    return [desk.ok("list", kind, "--format", "json").out
            for kind in ("employees", "projects", "ticks", "lines")] + [str(desk.settings())]


@case
def empty(desk):
    """Nothing to list, undo or redo: exit 0 and said"""
    equal(desk.rows("history"), [])
    for word in ("undo", "redo"):
        expect(desk.ok(word).err.strip(), "said")
        equal(desk.ok(word, "--quiet").err, "")
    equal(desk.rows("history"), [])


@case
def form(desk):
    """history: who, when and what, newest first, in every format"""
    small_company(desk)
    found = desk.rows("history")
    equal([row["action"] for row in found], ["import-projects", "import-employees", "set-company"])
    equal(list(found[0]), ["id", "time", "who", "action", "inverse_of", "rows", "detail"])
    for row in found:
        expect(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", row["time"]), row["time"])
        expect(row["who"], "who")
        expect(row["rows"] > 0, "rows")
        equal(row["inverse_of"], None)
    equal(sorted(row["id"] for row in found), [row["id"] for row in reversed(found)])
    within(found[1]["detail"], "employees.csv")
    header = desk.ok("history").out.splitlines()[0]
    equal(header, "id,time,who,action,inverse_of,rows,detail")
    equal(desk.on_terminal("history")[0], 0)


@case
def before_and_after(desk):
    """history --entry: each field that changed, before and after; of a new row all, of a gone one too"""
    small_company(desk)
    desk.ok("company", "set", "name=Peeters en zoon", "touch-gap=90")

    def changes(n=0):
        return [(row["subject"], row["field"], row["before"], row["after"])
                for row in desk.rows("history", "--entry", str(desk.rows("history")[n]["id"]))]

    equal([change[2:] for change in changes() if change[1] == "value"],
          [("Dakwerken Peeters", "Peeters en zoon"), (None, "90")])
    desk.ok("import", "employees", desk.write("a.csv", "number,town\n12,Aalst\n"))
    equal([change for change in changes() if change[1] == "town"], [("employee", "town", None, "Aalst")])
    equal(len(changes()), 1, "nothing else changed")
    desk.ok("undo")
    equal(changes(), [("employee", "town", "Aalst", None)])
    added = changes(4)  # the import of the small company
    within(str(added), "'last_name', None, 'Peeters'", "850730*****")
    without(str(added), "None, None")
    without(str(added), "85073003328", "033.28")
    equal(desk.ok("history", "--entry", "1").out.splitlines()[0], "subject,row,field,before,after")
    desk.ctl("history", "--entry", "999").exits(IMPOSSIBLE)
    for wrong in ("0", "-1", "x", ""):
        within(desk.ctl("history", "--entry", wrong).exits(USAGE).err, "--entry")
    desk.ctl("undo", "--entry", "1").exits(USAGE)


@case
def whole_way(desk):
    """Everything undone step by step and redone: each state comes back exactly"""
    states = [state(desk)]
    small_company(desk)
    steps = (["company", "set", "name=other", "ct-9=77"],
             ["import", "employees", desk.write("a.csv", f"number,town,key,key_to\n12,Aalst,{KEY_1},2026-05-01\n99,,,\n")],
             ["import", "projects", desk.write("b.csv", "number,status\nP001,closed\nP009,active\n")])
    states = [state(desk)]
    for step in steps:
        desk.ok(*step)
        states.append(state(desk))
    for wanted in reversed(states[:-1]):
        desk.ok("undo")
        equal(state(desk), wanted)
    for wanted in states[1:]:
        desk.ok("redo")
        equal(state(desk), wanted)
    desk.ok("check")
    count = len(desk.rows("history"))
    equal(count, 3 + 3 + 3 + 3, "undo and redo are entries of their own")
    equal([row["inverse_of"] is not None for row in desk.rows("history")], [True] * 6 + [False] * 6)


@case
def new_branch(desk):
    """After an undo, a new change ends what could be redone"""
    desk.ok("company", "set", "name=a")
    desk.ok("company", "set", "name=b")
    desk.ok("undo")
    equal(desk.settings()["name"], "a")
    desk.ok("company", "set", "town=x")
    desk.ok("redo")
    equal((desk.settings()["name"], desk.settings()["town"]), ("a", "x"))
    desk.ok("undo")
    equal((desk.settings()["name"], desk.settings()["town"]), ("a", None))
    desk.ok("undo")
    equal(desk.settings()["name"], None)
    desk.ok("undo")
    equal(desk.settings()["name"], None)


@case
def of_the_engine(desk):
    """What the engine derives is no entry; undoing an import leaves ticks to the next link"""
    small_company(desk)
    simulator = desk.simulator()
    simulator.load(fleet({"VAN 07": day_a()}))
    count = len(desk.rows("history"))
    desk.ok("sync")
    desk.ok("link")
    equal(len(desk.rows("history")), count)
    desk.ok("transfer", "--from", "2026-03-02", "--to", "2026-03-02")
    equal(desk.rows("history")[0]["action"], "transfer")
    for _ in range(count + 1):
        desk.ok("undo")
    equal((desk.rows("list", "lines"), desk.rows("list", "employees")), ([], []))
    desk.ok("link")
    equal({tick["employee"] for tick in desk.rows("list", "ticks")}, {None})
    desk.ok("check")
    for _ in range(count + 1):
        desk.ok("redo")
    desk.ok("link")
    equal(len(desk.rows("list", "lines")), 3)
    equal({tick["reason"] for tick in desk.rows("list", "ticks")}, {"ok"})
    desk.ok("check")


@case
def secrets(desk):
    """The journal shows no national number"""
    small_company(desk)
    for form_ in ("csv", "json", "table"):
        text = desk.ok("history", "--format", form_).out
        expect("85073003328" not in text and "033.28" not in text, text)


main()
