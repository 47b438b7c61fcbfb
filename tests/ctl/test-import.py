# SPDX-License-Identifier: GPL-3.0-or-later
"""import employees, projects, planning: files as people make them, right and wrong."""
import csv
import datetime
import io
import json
import os
import shutil
import zipfile

import openpyxl

from tkltest import (DONE, IMPOSSIBLE, KEY_1, KEY_2, KEY_3, LAST_RESORT_S, PARTLY, USAGE, WIRE_1, case, equal,
                     expect, main, within, without)

EMPLOYEE_COLUMNS = ("number,first_name,last_name,street,house_number,postal_code,town,country,"
                    "latitude,longitude,registered,active,role,key,key_from,key_to,"
                    "national_number,in_service_from,in_service_to,expected_minutes,day_start")
PROJECT_COLUMNS = ("number,name,client,street,house_number,postal_code,town,country,latitude,"
                   "longitude,radius,mode,status,from,to,declaration_number,presence_required,"
                   "works_declared,for_service")


def take(desk, kind, content, *options, code=DONE):
    return desk.ctl("import", kind, desk.write(f"{kind}.csv", content), *options).exits(code)


def refuse(desk, kind, content, *parts):
    """The file has bad rows: 3 and nothing changed; --dry-run 1; --skip-bad takes the others."""
    before = desk.rows("list", kind) if kind != "planning" else plans(desk)
    entries = len(desk.rows("history"))
    for options, code in (([], IMPOSSIBLE), (["--dry-run"], PARTLY),
                          (["--dry-run", "--skip-bad"], PARTLY)):
        result = take(desk, kind, content, *options, code=code)
        within(result.err, *parts)
        equal(result.out, "")
        found = desk.rows("list", kind) if kind != "planning" else plans(desk)
        equal(found, before, "nothing changed")
        equal(len(desk.rows("history")), entries, "nothing in the journal")


def plans(desk):
    return desk.query("SELECT * FROM planning ORDER BY 1, 2, 3")


def employee(desk, number):
    return [row for row in desk.rows("list", "employees") if row["number"] == number]


def keys(desk, number):
    return [(row["key"], row["key_from"], row["key_to"]) for row in employee(desk, number)
            if row["key"]]


@case
def all_columns(desk):
    """employees: every column arrives, new rows default to registered and active"""
    take(desk, "employees", EMPLOYEE_COLUMNS + "\n" + (
        f'12,Jan,"Peeters, Zn.",Kerkstraat,5A,0900,Gent,BE,51.05,3.72,0,0,own,{KEY_1},2026-01-01,'
        "2026-12-31,85.07.30-033.28,2020-02-29,2027-01-01,480,22:15\n") + "7" + "," * 20 + "\n")
    equal(employee(desk, "12"), [{
        "number": "12", "first_name": "Jan", "last_name": "Peeters, Zn.", "street": "Kerkstraat",
        "house_number": "5A", "postal_code": "0900", "town": "Gent", "country": "BE",
        "latitude": 51.05, "longitude": 3.72, "registered": False, "active": False, "role": "own",
        "key": KEY_1, "key_from": "2026-01-01", "key_to": "2026-12-31",
        "national_number": "850730*****", "in_service_from": "2020-02-29",
        "in_service_to": "2027-01-01", "expected_minutes": 480, "day_start": "22:15"}])
    bare = employee(desk, "7")[0]
    equal({name: value for name, value in bare.items() if value is not None},
          {"number": "7", "registered": True, "active": True})
    equal(desk.ok("list", "employees").out.splitlines()[0], EMPLOYEE_COLUMNS)


@case
def project_columns(desk):
    """projects: every column arrives, new rows default to radius and active"""
    take(desk, "projects", PROJECT_COLUMNS + "\n" + (
        "P1,Dak,Klant,Straat,1,1000,Brussel,BE,50.9,4.4,75,poi,blocked,2026-01-01,2026-06-30,"
        "1AB12345678,1,1,1\n") + "P2" + "," * 18 + "\n")
    found = {row["number"]: row for row in desk.rows("list", "projects")}
    first = found["P1"]
    equal([first[name] for name in ("name", "client", "radius", "mode", "status", "from", "to",
                                    "presence_required", "works_declared", "for_service")],
          ["Dak", "Klant", 75, "poi", "blocked", "2026-01-01", "2026-06-30", True, True, True])
    equal([found["P2"][name] for name in ("radius", "mode", "status", "presence_required")],
          [None, "radius", "active", False])
    equal(desk.ok("list", "projects").out.splitlines()[0][:len(PROJECT_COLUMNS)], PROJECT_COLUMNS)


@case
def spellings_of_files(desk):
    """BOM, semicolons, CRLF, no last line end, quotes, other order and case of the header"""
    for content in (
            "\ufeffnumber;last_name\n1;Één\n", "number;last_name\r\n1;Één\r\n",
            'last_name,number\n"Één",1', '"number";"last_name"\n"1";"Één"\n',
            "Number , LAST_NAME\n 1 , Één \n", "\ufeffnumber,last_name\n\n1,Één\n\n\n"):
        desk.ok("import", "employees", desk.write("a.csv", "number,last_name\n1,before\n"))
        take(desk, "employees", content)
        equal([(row["number"], row["last_name"]) for row in desk.rows("list", "employees")],
              [("1", "Één")], repr(content))


@case
def quoted_cells(desk):
    """Quotes as in RFC 4180: separators, doubled quotes and line ends inside a cell"""
    take(desk, "employees", 'number,last_name,town\n1,"a ""b"", c;d","x\ny"\n2,e,f\n')
    found = desk.rows("list", "employees")
    equal((found[0]["last_name"], found[0]["town"]), ('a "b", c;d', "x y"))
    listed = list(csv.reader(io.StringIO(desk.ok("list", "employees").out)))
    equal(listed[1][2], 'a "b", c;d', "and they come out so that CSV readers understand them")
    refuse(desk, "employees", 'number,last_name,active\n1,"a\nb\nc",1\n2,d,yes\n', "line 5", "active")


@case
def missing_and_empty(desk):
    """A missing column keeps what is stored, an empty cell clears it, an empty key takes none"""
    take(desk, "employees", "number,first_name,town,key,active,expected_minutes\n"
                            f"1,Jan,Gent,{KEY_1},0,480\n")
    take(desk, "employees", "number,first_name\n1,Piet\n")
    found = employee(desk, "1")[0]
    equal((found["first_name"], found["town"], found["active"], found["expected_minutes"]),
          ("Piet", "Gent", False, 480))
    take(desk, "employees", "number,town,key,expected_minutes,active\n1,,,,\n")
    found = employee(desk, "1")[0]
    equal((found["town"], found["expected_minutes"], found["active"]), (None, None, True))
    equal(keys(desk, "1"), [(KEY_1, None, None)])
    take(desk, "projects", "number,radius,status,mode\nP1,50,closed,poi\n")
    take(desk, "projects", "number,radius\nP1,0\n")
    found = desk.rows("list", "projects")[0]
    equal((found["radius"], found["status"], found["mode"]), (None, "closed", "poi"))


@case
def unknown_columns(desk):
    """Unknown columns are named in a warning and ignored; --quiet keeps silent"""
    content = "number,shoe_size,last_name\n1,43,Peeters\n"
    within(take(desk, "employees", content).err, "shoe_size")
    equal(employee(desk, "1")[0]["last_name"], "Peeters")
    equal(take(desk, "employees", content, "--quiet").err, "")


@case
def not_such_files(desk):
    """No file, a folder, not CSV, no number column, the same column twice: exit 3"""
    for name in ("nothing.csv", desk.folder, "/dev/null/x.csv"):
        within(desk.ctl("import", "employees", name).exits(IMPOSSIBLE).err, "tikklokctl: ")
    for content in (b"", b"\x00\x01\x02\x03" * 100, b"\x7fELF\x02\x01", b"last_name\nPeeters\n",
                    b"number,number\n1,2\n", b"number,last_name,LAST_NAME\n1,a,b\n",
                    b"PK\x03\x04" + bytes(range(256)), b"n\x00u\x00m\x00b\x00e\x00r\x00"):
        take(desk, "employees", content, code=IMPOSSIBLE)
        take(desk, "employees", content, "--skip-bad", code=IMPOSSIBLE)
        take(desk, "employees", content, "--dry-run", code=IMPOSSIBLE)
    equal(desk.rows("list", "employees"), [])
    take(desk, "planning", "date,project\n2026-03-02,P1\n", code=IMPOSSIBLE)


@case
def own_lists(desk):
    """What list writes can be read again as it is: nothing changes, nothing is warned of"""
    take(desk, "employees", f"number,last_name,key\n1,Peeters,{KEY_1}\n")
    take(desk, "projects", "number,name,radius\nP1,Werf,150\n")
    for kind in ("employees", "projects"):
        listed = desk.ok("list", kind, "--format", "csv").out
        result = desk.ok("import", kind, desk.write("again.csv", listed))
        without(result.err, "Warning", "ignored")
        within(result.err, "changed: 0")
        equal(desk.ok("list", kind, "--format", "csv").out, listed)
    within(desk.ok("import", "projects", desk.write("odd.csv", "number,zone\nP1,2\n")).err, "zone")


@case
def header_only(desk):
    """A file with a header and no rows is in order and changes nothing"""
    for kind in ("employees", "projects"):
        take(desk, kind, "number\n")
        take(desk, kind, "number")
    take(desk, "planning", "date,employee,project\n")
    equal(desk.rows("history"), [])


@case
def bad_employees(desk):
    """employees: each kind of bad cell is named with line and column"""
    take(desk, "employees", "number,last_name\n1,before\n")
    for column, values in {
            "latitude": ["91", "x", "50,8"], "longitude": ["-181", "4,3"],
            "registered": ["2", "yes", "true"], "active": ["no", "-1"],
            "role": ["Driver", "boss", "1"], "key": [KEY_1[:-1] + "2", WIRE_1[:-1] + "F"],
            "key_from": ["2026-02-30", "1/2/2026"], "key_to": ["2026-13-01"],
            "national_number": ["85.07.30-033.29", "123", "abc"],
            "in_service_from": ["2026-02-29", "x"], "in_service_to": ["31-12-2026"],
            "expected_minutes": ["-1", "1441", "8h", "7.5"],
            "day_start": ["24:00", "5:00", "0500"]}.items():
        for value in values:
            pair = "latitude,longitude" if column == "latitude" else "key," + column
            if column in ("key", "longitude"):
                pair = column
            cell = {"latitude,longitude": f'"{value}",4'}.get(pair, f'{KEY_2},"{value}"')
            if pair == column:
                cell = f'"{value}"'
            refuse(desk, "employees",
                   f"number,last_name,{pair}\n2,good,{'50,4' if ',' in pair and 'lat' in pair else ',' * pair.count(',')}\n1,after,{cell}\n",
                   "line 3", column)


@case
def bad_rows(desk):
    """Rows without a number, too long or short, half a position, a period backwards"""
    for content, parts in (
            ("number,last_name\n,nobody\n", ["line 2", "number"]),
            ("number,last_name\n1,a,b\n", ["line 2"]),
            ("number,last_name\n1,a\n2\n", ["line 3"]),
            ("number,latitude,longitude\n1,50.8,\n", ["line 2"]),
            ("number,latitude\n1,50.8\n", ["line 2"]),
            ("number,in_service_from,in_service_to\n1,2026-02-01,2026-01-31\n",
             ["line 2", "in_service_to"]),
            (f"number,key,key_from,key_to\n1,{KEY_1},2026-02-01,2026-01-31\n",
             ["line 2", "key_to"]),
            (b"number,last_name\n1,caf\xe9\n", ["line 2"])):
        refuse(desk, "employees", content, *parts)


@case
def skip_bad(desk):
    """--skip-bad imports the good rows and exits 1; each bad one is named"""
    content = "number,last_name,active\n1,a,1\n2,b,yes\n3,c,0\n4,d,no\n"
    result = take(desk, "employees", content, "--skip-bad", code=PARTLY)
    within(result.err, "line 3", "line 5", "active")
    without(result.err, "line 2", "line 4")
    equal([row["number"] for row in desk.rows("list", "employees")], ["1", "3"])
    within(take(desk, "employees", content, "--skip-bad", "--quiet", code=PARTLY).err, "line 3")
    take(desk, "employees", "number\n5\n", "--skip-bad")


@case
def dry_run(desk):
    """--dry-run of a good file: exit 0, told, nothing changed"""
    expect(take(desk, "employees", f"number,key\n1,{KEY_1}\n", "--dry-run").err != "", "told")
    equal((desk.rows("list", "employees"), desk.rows("history")), ([], []))


@case
def once_more(desk):
    """The same file once more changes nothing and makes no entry; one file is one undo"""
    content = f"number,last_name,key\n1,a,{KEY_1}\n2,b,{KEY_2}\n"
    take(desk, "employees", content)
    before = desk.rows("list", "employees")
    take(desk, "employees", content)
    equal(desk.rows("list", "employees"), before)
    equal(len(desk.rows("history")), 1)
    desk.ok("undo")
    equal(desk.rows("list", "employees"), [])
    desk.ok("redo")
    equal(desk.rows("list", "employees"), before)


@case
def spellings_of_keys(desk):
    """A key in any spelling is the printed one; the same key in another spelling is no second"""
    for text in (KEY_1, WIRE_1, KEY_1.lower(), "0x" + KEY_1, "3D 00000BADC0DE 01",
                 "3D:00:00:0B:AD:C0:DE:01", str(int(WIRE_1, 16)), str(int(KEY_1, 16)),
                 "00000BADC0DE", WIRE_1[1:]):
        take(desk, "employees", f"number,key\n1,{text}\n")
        equal(keys(desk, "1"), [(KEY_1, None, None)], text)
    equal(len(desk.rows("history")), 1)
    take(desk, "employees", "number,key\n2,TAG-0042\n")
    equal(keys(desk, "2"), [("TAG-0042", None, None)], "text of another reader")


@case
def several_keys(desk):
    """Several rows with one number and different keys; their other columns must agree"""
    take(desk, "employees", f"number,last_name,key\n1,a,{KEY_1}\n1,a,{KEY_2}\n2,b,{KEY_3}\n")
    equal(sorted(keys(desk, "1")), sorted([(KEY_1, None, None), (KEY_2, None, None)]))
    equal(len(employee(desk, "1")), 2, "a row per key")
    refuse(desk, "employees", f"number,last_name,key\n1,a,{KEY_1}\n1,z,{KEY_2}\n", "line 3",
           "last_name")


@case
def dates_of_keys(desk):
    """The same key with other dates changes its dates; new keys are added to those held"""
    take(desk, "employees", f"number,key,key_from\n1,{KEY_1},2026-01-01\n")
    take(desk, "employees", f"number,key,key_from,key_to\n1,{KEY_1},2026-02-01,2026-03-31\n")
    equal(keys(desk, "1"), [(KEY_1, "2026-02-01", "2026-03-31")])
    take(desk, "employees", f"number,key\n1,{KEY_1}\n")
    equal(keys(desk, "1"), [(KEY_1, "2026-02-01", "2026-03-31")], "no columns of dates")
    take(desk, "employees", f"number,key,key_to\n1,{KEY_1},\n1,{KEY_2},2026-12-31\n")
    equal(sorted(keys(desk, "1")), sorted([(KEY_1, "2026-02-01", None),
                                           (KEY_2, None, "2026-12-31")]))


@case
def key_changes_hands(desk):
    """One key, one holder after the other, and back to the first: three periods in one file"""
    content = (f"number,key,key_from,key_to\n1,{KEY_1},,2026-01-31\n"
               f"2,{KEY_1},2026-02-01,2026-02-28\n1,{KEY_1},2026-03-01,\n")
    take(desk, "employees", content)
    equal(keys(desk, "1"), [(KEY_1, None, "2026-01-31"), (KEY_1, "2026-03-01", None)])
    equal(keys(desk, "2"), [(KEY_1, "2026-02-01", "2026-02-28")])
    take(desk, "employees", content)
    equal(len(desk.rows("history")), 1, "once more: no change")
    take(desk, "employees", f"number,key,key_from,key_to\n2,{KEY_1},2026-02-01,2026-02-15\n"
                            f"3,{KEY_1},2026-02-16,2026-02-28\n")
    equal(keys(desk, "3"), [(KEY_1, "2026-02-16", "2026-02-28")], "handed over within a file")


@case
def overlapping_holders(desk):
    """Two holders of a key at one time are a bad row, within a file and against what is stored"""
    take(desk, "employees", f"number,key,key_from,key_to\n1,{KEY_1},2026-01-01,2026-01-31\n")
    for period in (",", "2026-01-31,", ",2026-01-01", "2026-01-10,2026-01-20", "2025-12-01,2026-03-01"):
        refuse(desk, "employees", f"number,key,key_from,key_to\n2,{KEY_1},{period}\n", "line 2", "key")
    refuse(desk, "employees", f"number,key\n3,{KEY_2}\n4,{WIRE_1}\n5,4e00001234567801\n", "line 4",
           "line 3")
    take(desk, "employees", f"number,key,key_from\n2,{KEY_1},2026-02-01\n")
    take(desk, "employees", f"number,key,key_from\n2,{KEY_1},2026-01-01\n1,{KEY_3},\n",
         "--skip-bad", code=PARTLY)
    equal(keys(desk, "2"), [(KEY_1, "2026-02-01", None)])


@case
def swapped_keys(desk):
    """Two people swap their keys in one file, without a day between"""
    take(desk, "employees", f"number,key,key_from\n1,{KEY_1},2026-01-01\n2,{KEY_2},2026-01-01\n")
    take(desk, "employees", "number,key,key_from,key_to\n"
         f"1,{KEY_1},2026-01-01,2026-03-31\n2,{KEY_2},2026-01-01,2026-03-31\n"
         f"2,{KEY_1},2026-04-01,\n1,{KEY_2},2026-04-01,\n")
    equal(sorted(keys(desk, "1")), sorted([(KEY_1, "2026-01-01", "2026-03-31"),
                                           (KEY_2, "2026-04-01", None)]))


@case
def national_numbers(desk):
    """National numbers are stored whole, shown masked, and never stand in a message"""
    take(desk, "employees", "number,national_number\n1,85.07.30-033.28\n2,85073003328\n")
    equal([row["national_number"] for row in desk.rows("list", "employees")], ["850730*****"] * 2)
    equal(desk.query("SELECT DISTINCT national_number FROM employee"), [("85073003328",)])
    for options in ([], ["--skip-bad"], ["--dry-run"]):
        result = desk.ctl("import", "employees", *options, desk.write(
            "bad.csv", "number,national_number\n3,85.07.30-033.29\n4,85073003330\n"))
        without(result.out + result.err, "033", "85073003330")
    for form in ("csv", "json", "table"):
        without(desk.ok("list", "employees", "--format", form).out, "0033", "03328")


@case
def bad_projects(desk):
    """projects: each kind of bad cell is named with line and column"""
    take(desk, "projects", "number,name\nP1,before\n")
    for column, values in {
            "radius": ["-1", "100001", "1.5", "50m"], "mode": ["Radius", "zone"],
            "status": ["open", "ACTIVE"], "from": ["2026-02-30"], "to": ["x"],
            "presence_required": ["yes"], "works_declared": ["2"], "number": [""]}.items():
        for value in values:
            header = "name,number" if column == "number" else f"number,name,{column}"
            row = f"after,{value}" if column == "number" else f"P1,after,{value}"
            refuse(desk, "projects", f"{header}\n{row}\n", "line 2", column)
    refuse(desk, "projects", "number,from,to\nP1,2026-02-01,2026-01-01\n", "line 2", "to")
    refuse(desk, "projects", "number,name\nP2,a\nP2,b\n", "line 3", "name")
    take(desk, "projects", "number,from\nP1,2026-06-01\n")
    refuse(desk, "projects", "number,to\nP1,2026-01-01\n", "line 2", "to")


@case
def declaration_numbers(desk):
    """An ill-formed declaration number is stored with a warning"""
    result = take(desk, "projects", "number,declaration_number\nP1,what is this\n")
    within(result.err, "declaration_number")
    equal(desk.rows("list", "projects")[0]["declaration_number"], "what is this")


@case
def planning(desk):
    """planning: adds, once; unknown numbers and dates are bad rows"""
    take(desk, "employees", "number\n1\n2\n")
    take(desk, "projects", "number\nP1\nP2\n")
    content = "date,employee,project\n2026-03-02,1,P1\n2026-03-02,1,P2\n2026-03-02,2,P1\n"
    take(desk, "planning", content)
    equal(len(plans(desk)), 3)
    take(desk, "planning", content)
    equal(len(plans(desk)), 3)
    for row, column in (("2026-03-03,9,P1", "employee"), ("2026-03-03,1,P9", "project"),
                        ("2026-02-30,1,P1", "date"), (",1,P1", "date"), ("2026-03-03,,P1", "employee"),
                        ("2026-03-03,1,", "project")):
        refuse(desk, "planning", f"date,employee,project\n2026-03-09,1,P1\n{row}\n", "line 3", column)
    result = take(desk, "planning", "date,employee,project\n2026-03-03,9,P1\n2026-02-30,1,P1\n"
                  "2026-03-03,9,P9\n", code=IMPOSSIBLE)
    equal([line.split(",")[0] for line in result.err.splitlines() if line.startswith("line")],
          ["line 2", "line 3", "line 4", "line 4"], "in the order of the file")
    result = take(desk, "planning", "date,employee,project\nx,8,P9\n,1,P8\n2026-03-03,9,P1\n",
                  code=IMPOSSIBLE)
    equal([line.split(":")[0] for line in result.err.splitlines() if line.startswith("line")],
          ["line 2, date", "line 2, employee", "line 2, project", "line 3, date", "line 3, project",
           "line 4, employee"], "all that is wrong with a row")
    within(result.err, "3")
    take(desk, "planning", "date,employee,project\n2026-03-09,1,P1\n2026-03-09,9,P1\n",
         "--skip-bad", code=PARTLY)
    equal(len(plans(desk)), 4)


@case
def order_of_numbers(desk):
    """Lists go by number, digits compared as numbers; leading zeros make another number"""
    take(desk, "employees", "number\n10\n9\nA10\nA9\n007\n7\n100\n")
    found = [row["number"] for row in desk.rows("list", "employees")]
    equal(found[2:], ["9", "10", "100", "A9", "A10"])
    equal(set(found[:2]), {"7", "007"})


@case
def many_rows(desk):
    """Ten thousand rows are one change; a file with thousands of bad rows stays readable"""
    take(desk, "employees", "number,last_name\n" + "".join(f"{n},Name {n}\n" for n in range(10000)))
    equal(len(desk.rows("list", "employees")), 10000)
    equal(len(desk.rows("history")), 1)
    result = take(desk, "employees", "number,active\n" + "x,maybe\n" * 20000, code=IMPOSSIBLE)
    within(result.err, "20000")
    expect(len(result.err) < 1000000, "not a message per row without end")


@case
def texts_that_steer(desk):
    """Control characters in cells are refused, long and odd texts told in short"""
    for bad in ("\x1b[2J", "\x9b31m", "\x00", "\x07"):
        content = f"number,last_name\n1,a{bad}b\n"
        for options, code in (([], IMPOSSIBLE), (["--skip-bad"], None)):
            result = desk.ctl("import", "employees", desk.write("x.csv", content), *options)
            expect(result.code in (IMPOSSIBLE, PARTLY), repr(result))
            without(result.err, bad)
    result = take(desk, "employees", "number,active\n1," + "y" * 100000 + "\n", code=IMPOSSIBLE)
    expect(len(result.err) < 1000, "an excerpt of the value only")
    take(desk, "employees", "number,last_name,first_name\n1,=cmd|' /C calc'!A0,Ω 雪 \U0001f600\n")
    found = employee(desk, "1")[0]
    equal((found["last_name"], found["first_name"]), ("=cmd|' /C calc'!A0", "Ω 雪 \U0001f600"))


@case
def from_a_pipe(desk):
    """A file may be a pipe"""
    os.mkfifo(desk.path("pipe"))
    child = desk.start("import", "employees", "pipe")
    with open(desk.path("pipe"), "wb") as pipe:
        pipe.write(b"number\n1\n")
    child.communicate(timeout=LAST_RESORT_S)
    equal(child.returncode, DONE)
    equal(len(desk.rows("list", "employees")), 1)


def workbook(desk, name, sheets):
    """A workbook of {title: rows}; a cell may be (value, number format)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                value, form = value if isinstance(value, tuple) else (value, None)
                if value is not None:
                    cell = sheet.cell(r, c, value)
                    cell.number_format = form or cell.number_format
    book.save(desk.path(name))
    return desk.path(name)


@case
def workbooks(desk):
    """A workbook is told by its content; cells arrive as the clerk sees them"""
    path = workbook(desk, "people.xlsx", {"Blad & 1": [
        ["number", "last_name", "postal_code", "registered", "key", "in_service_from", "day_start",
         "expected_minutes", "latitude", "longitude"],
        [12, "Peeters", (900, "0000"), True, KEY_1, datetime.date(2026, 3, 31),
         datetime.time(6, 0), 480, 51.05, 3.72],
        [None] * 10,
        ["007", "Maes", "0900", False, None, (46112, "d mmm yyyy"), (0.3125, "h:mm"), "480"]]})
    for name in ("people.xlsx", "people.csv"):
        if name != "people.xlsx":
            shutil.copy(path, desk.path(name))
        desk.ctl("import", "employees", desk.path(name)).exits(DONE)
        found = {row["number"]: row for row in desk.rows("list", "employees")}
        equal([found["12"][column] for column in (
            "postal_code", "registered", "key", "in_service_from", "day_start", "expected_minutes",
            "latitude", "longitude")],
            ["0900", True, KEY_1, "2026-03-31", "06:00", 480, 51.05, 3.72])
        equal([found["007"][column] for column in (
            "postal_code", "registered", "in_service_from", "day_start", "expected_minutes")],
            ["0900", False, "2026-03-31", "07:30", 480])
    equal(len(desk.rows("history")), 1, "the second time nothing has changed")


@case
def workbook_problems(desk):
    """Problems of a workbook name sheet and cell; nothing is imported then"""
    path = workbook(desk, "a.xlsx", {"People": [
        ["number", "key", "shoe_size"], [1, KEY_1, 43], [2, 450363051234567890, 44], [3, "#N/A", 45]]})
    result = desk.ctl("import", "employees", path).exits(IMPOSSIBLE)
    within(result.err, "“People”", "C1, shoe_size", "B3, key", "4.50363E+17", "B4, key")
    equal(desk.rows("list", "employees"), [])
    desk.ctl("import", "employees", path, "--skip-bad").exits(PARTLY)
    equal(keys(desk, "1"), [(KEY_1, None, None)])


@case
def named_sheets(desk):
    """--sheet takes another sheet by name; not of CSV, not one that is absent"""
    path = workbook(desk, "a.xlsx", {"Help": [["number"], ["1"]], "Werven": [["number"], ["2"]]})
    desk.ctl("import", "projects", path, "--sheet", "werven").exits(DONE)
    equal([row["number"] for row in desk.rows("list", "projects")], ["2"])
    within(desk.ctl("import", "projects", path, "--sheet", "Absent").exits(IMPOSSIBLE).err, "Absent")
    content = desk.write("a.csv", "number\n3\n")
    desk.ctl("import", "projects", content, "--sheet", "Werven").exits(IMPOSSIBLE)
    desk.ctl("import", "projects", path, "--sheet", "").exits(USAGE)
    desk.ctl("import", "zones", path, "--sheet", "Werven").exits(USAGE)


@case
def other_workbooks(desk):
    """Other kinds of workbooks are named, with what to do; planning works as well"""
    path = workbook(desk, "a.xlsx", {"A": [["number"], ["1"]]})
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(
        b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"ms-excel.sheet.macroEnabled.main+xml")
    with zipfile.ZipFile(desk.path("b.xlsx"), "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    within(desk.ctl("import", "employees", desk.path("b.xlsx")).exits(IMPOSSIBLE).err, ".xlsm", "CSV")
    with open(path, "rb") as file:
        desk.write("cut.xlsx", file.read()[:-100])
    within(desk.ctl("import", "employees", desk.path("cut.xlsx")).exits(IMPOSSIBLE).err, "damaged")
    desk.ctl("import", "employees", path).exits(DONE)
    desk.ctl("import", "projects", path).exits(DONE)
    plan = workbook(desk, "p.xlsx", {"A": [["date", "employee", "project"],
                                           [datetime.datetime(2026, 3, 2), 1, 1]]})
    desk.ctl("import", "planning", plan).exits(DONE)
    equal(len(plans(desk)), 1)


@case
def preview(desk):
    """--dry-run --format lists what would become of each row; without --format only the counts"""
    take(desk, "employees", "number,last_name,town\n1,Maes,Gent\n")
    path = desk.write("b.csv", "number,last_name,town,active\n1,Maes,Aalst,1\n2,Cools,,1\n3,Dé,,x\n")
    result = desk.ctl("import", "employees", path, "--dry-run", "--format", "json").exits(PARTLY)
    equal(json.loads(result.out), [
        {"line": 2, "kind": "changed", "number": "1", "name": "Maes",
         "changes": ["town: Gent → Aalst"], "problems": []},
        {"line": 3, "kind": "added", "number": "2", "name": "Cools",
         "changes": ["number: → 2", "last_name: → Cools", "active: → 1"], "problems": []},
        {"line": 4, "kind": "refused", "number": "3", "name": "Dé", "changes": [],
         "problems": ["active: 1 (yes) or 0 (no) is expected. (“x”)"]}])
    within(result.err, "line 4, active")
    listed = desk.ctl("import", "employees", path, "--dry-run", "--format", "csv").exits(PARTLY)
    equal(listed.out.splitlines()[0], "line,kind,number,name,changes,problems")
    equal(desk.ctl("import", "employees", path, "--dry-run").exits(PARTLY).out, "")
    equal([row["town"] for row in desk.rows("list", "employees")], ["Gent"])


@case
def lists_come_in_again(desk):
    """What list employees writes changes nothing when it is imported, masked as its numbers are"""
    take(desk, "employees", (
        "number,last_name,national_number,key,key_from,key_to,expected_minutes\n"
        f"1,Maes,85.07.30-033.28,{KEY_1},2026-01-01,2026-03-31,480\n"
        f"1,Maes,85.07.30-033.28,{KEY_2},2026-04-01,,480\n2,Cools,,,,,\n"))
    stored = desk.query("SELECT number, national_number FROM employee ORDER BY number")
    listed = desk.ok("list", "employees", "--format", "csv").out
    equal(listed.count("850730*****"), 2)
    found = desk.ctl("import", "employees", desk.write("list.csv", listed), "--dry-run", "--format",
                     "json").exits(DONE)
    equal({row["kind"] for row in json.loads(found.out)}, {"unchanged"})
    equal([row["changes"] for row in json.loads(found.out)], [[], [], []])
    entries = len(desk.rows("history"))
    within(take(desk, "employees", listed).err, "unchanged: 2; bad rows: 0")
    equal(len(desk.rows("history")), entries)
    take(desk, "employees", listed.replace("Maes", "Claes"))
    equal(employee(desk, "1")[0]["last_name"], "Claes")
    equal(desk.query("SELECT number, national_number FROM employee ORDER BY number"), stored)


@case
def masks_of_no_number(desk):
    """A mask is bad when the stored number begins otherwise, is none or nobody's, or as other text"""
    take(desk, "employees", "number,national_number\n1,85073003328\n2,\n")
    for number, mask in (("1", "850731*****"), ("2", "850730*****"), ("3", "850730*****")):
        refuse(desk, "employees", f"number,national_number\n{number},{mask}\n4,\n",
               "line 2, national_number", "hidden", mask)
    for text in ("850730****", "850730******", "***********", "850730*3328", "85073*****8"):
        refuse(desk, "employees", f"number,national_number\n1,{text}\n", "no national number")


main()
