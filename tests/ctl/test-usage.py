# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line itself: help, options, wrong usage, where the database is, what is printed."""
import fcntl
import os
import re
import shutil
import signal
import sqlite3
import struct
import subprocess
import termios
import time

from tkltest import (CTL, DONE, IMPOSSIBLE, LAST_RESORT_S, USAGE, Skip, case, equal, expect, main,
                     within, without)

LISTS = ["employees", "projects", "vehicles", "keys", "ticks", "days", "lines"]
DAYS = ["--from", "2026-03-01", "--to", "2026-03-31"]

# Every command: words, arguments that are right, whether it needs arguments.
COMMANDS = (
    [(["company", "show"], [], 0), (["company", "set"], ["name=x"], 1)]
    + [(["import", kind], ["nothing.csv"], 1) for kind in ("employees", "projects", "planning")]
    + [(["import", "zones"], ["nothing.geojson"], 1), (["sync"], [], 0), (["link"], [], 0),
       (["transfer"], DAYS, 0), (["diagnose"], ["--employee", "1"], 0), (["key", "store"], [], 0), (["key", "forget"], [], 0)]
    + [(["list", kind], [], 0) for kind in LISTS]
    + [(["export", "excel"], [*DAYS, "x.xlsx"], 1), (["check"], [], 0), (["backup"], ["x.db"], 1),
       (["restore"], ["nothing.db"], 1), (["history"], [], 0), (["undo"], [], 0), (["redo"], [], 0)]
)


@case
def no_command(desk):
    """Without a command: usage on standard error, exit 2"""
    result = desk.ctl().exits(USAGE)
    equal(result.out, "")
    for words, _, _ in COMMANDS:
        within(result.err, " ".join(words))


@case
def help_of_all(desk):
    """--help lists every command on standard output and makes no database"""
    result = desk.ok("--help")
    for words, _, _ in COMMANDS:
        within(result.out, "  " + " ".join(words))
    equal(result.err, "")
    expect(not os.path.exists(desk.path("data")), "help makes no folder")


@case
def help_of_each(desk):
    """--help and -h of every command, at either end and whatever else is wrong, exit 0"""
    for words, _, _ in COMMANDS:
        for line in ([*words, "--help"], ["--help", *words], [*words, "-h"],
                     [*words, "a", "b", "c", "--help"], [*words, "--format", "tabel", "--help"]):
            result = desk.ok(*line)
            within(result.out, "Usage: tikklokctl " + " ".join(words))
            equal(result.err, "", str(line))
    expect(not os.path.exists(desk.path("data")), "help makes no folder")


@case
def help_of_groups(desk):
    """`list --help` explains the group; `list` alone is wrong usage"""
    for group in ("company", "import", "list", "export", "key"):
        within(desk.ok(group, "--help").out, f"  {group} ")
        within(desk.ctl(group).exits(USAGE).err, f"  {group} ")
    within(desk.ctl("list", "tics").exits(USAGE).err, "list tics")


@case
def version(desk):
    """--version prints one line"""
    for line in (["--version"], ["list", "ticks", "--version"]):
        expect(re.fullmatch(r"tikklokctl \d+\.\d+\.\d+\n", desk.ok(*line).out), "name and version")


@case
def unknown_words(desk):
    """Unknown commands and options: exit 2, told by name, no database made"""
    for line in (["tick"], ["list", "everything"], ["List", "ticks"], ["company", "sett", "x=1"],
                 ["bogus", "--help"]):
        within(desk.ctl(*line).exits(USAGE).err, line[0])
    for words, arguments, _ in COMMANDS:
        for line in ([*words, *arguments, "--bogus"], ["--bogus", *words, *arguments]):
            within(desk.ctl(*line).exits(USAGE).err, "--bogus")
    expect(not os.path.exists(desk.database), "no database")


@case
def number_of_arguments(desk):
    """Missing and too many arguments: exit 2 and how it is used"""
    for words, arguments, needs in COMMANDS:
        if words != ["company", "set"]:
            within(desk.ctl(*words, *arguments, "more").exits(USAGE).err, " ".join(words))
        if needs:
            desk.ctl(*words).exits(USAGE)
    expect(not os.path.exists(desk.database), "no database")


@case
def options_of_others(desk):
    """An option that belongs to other commands is refused, not ignored"""
    for line in (["check", "--force"], ["list", "ticks", "--dry-run"], ["company", "show", *DAYS],
                 ["import", "projects", "x.csv", "--replace"], ["link", "--force"],
                 ["transfer", *DAYS, "--vehicle", "VAN"], ["sync", "--employee", "1"],
                 ["backup", "x", "--split", "d"]):
        desk.ctl(*line).exits(USAGE)
    expect(not os.path.exists(desk.database), "no database")


@case
def options_anywhere(desk):
    """Options stand before, between and after the words of the command; -- ends them"""
    base = desk.ok("--format", "json", "list", "ticks", *DAYS).out
    for line in (["list", "--format", "json", "ticks", *DAYS],
                 [*DAYS, "list", "ticks", "--format=json"],
                 ["list", *DAYS[:2], "ticks", "--to=2026-03-31", "--format=json"]):
        equal(desk.ok(*line).out, base, str(line))
    equal(desk.ok("--format", "json", "--", "list", "ticks").out, "[]\n")
    desk.ctl("--", "list", "ticks", "--format", "json").exits(USAGE)


@case
def formats(desk):
    """--format takes table, csv and json; csv is the default on a pipe, table on a terminal"""
    csv = desk.ok("list", "days").out
    equal(csv, "employee,date,ticks,complete,problem,worked,break,commute,mobility,km,expected,"
               "balance\n")
    equal(desk.ok("list", "days", "--format", "csv").out, csv)
    equal(desk.ok("list", "days", "--format", "json").out, "[]\n")
    status, shown = desk.on_terminal("list", "days")
    equal(status, DONE)
    within(shown, "Employee  ")
    equal(desk.ok("list", "days", "--format", "table").out.strip(), shown.strip())
    for wrong in ("xml", "JSON", "", "table,csv"):
        within(desk.ctl("list", "days", "--format", wrong).exits(USAGE).err, "--format")
    desk.ctl("list", "days", "--format").exits(USAGE)


@case
def dates(desk):
    """Dates that do not exist, other spellings and a period that ends before it begins: exit 2"""
    for words in (["list", kind] for kind in LISTS):
        for wrong in ("2026-02-30", "2026-2-3", "01-03-2026", "2026-03-01T00:00:00Z", "today", "",
                      "2026-13-01", "2026-00-10", "99999-01-01", "2025-02-29", " 2026-03-01"):
            within(desk.ctl(*words, "--from", wrong).exits(USAGE).err, "--from")
            within(desk.ctl(*words, "--to", wrong).exits(USAGE).err, "--to")
        desk.ctl(*words, "--from", "2026-03-02", "--to", "2026-03-01").exits(USAGE)
        desk.ok(*words, "--from", "2026-03-02", "--to", "2026-03-02")
        desk.ok(*words, "--from", "2028-02-29")
    for words in (["link"], ["transfer"]):
        desk.ctl(*words, "--from", "2026-03-02", "--to", "2026-03-01").exits(USAGE)
        desk.ctl(*words, "--from", "2026-02-30", "--to", "2026-03-01").exits(USAGE)
    desk.ctl("transfer").exits(USAGE)
    desk.ctl("transfer", *DAYS[:2]).exits(USAGE)
    desk.ctl("transfer", *DAYS[2:]).exits(USAGE)


@case
def usage_before_database(desk):
    """Wrong usage is told even when the database cannot be opened, and makes none"""
    for line in (["list", "ticks", "--from", "2026-02-30"], ["transfer"],
                 ["sync", "--from", "2026-03-01T00:00:00Z"], ["list", "lines", "--format", "x"],
                 ["sync", "--from", "yesterday", "--to", "today"]):
        desk.ctl(*line, "--database", "/nowhere/at/all.db").exits(USAGE)
        desk.ctl(*line).exits(USAGE)
    expect(not os.path.exists(desk.database), "no database")


@case
def default_database(desk):
    """The database is made on first use in $XDG_DATA_HOME/tikklok, and only for its owner"""
    desk.ok("company", "set", "name=Here")
    equal(oct(os.stat(desk.database).st_mode & 0o077), "0o0", "nobody else may read it")
    equal(desk.settings()["name"], "Here")
    home = desk.path("home")
    os.mkdir(home)
    desk.ok("list", "ticks", env={"XDG_DATA_HOME": None, "HOME": home})
    expect(os.path.exists(os.path.join(home, ".local/share/tikklok/tikklok.db")), "its default")


@case
def chosen_database(desk):
    """--database goes before $TIKKLOK_DATABASE, which goes before the default"""
    env = {"TIKKLOK_DATABASE": desk.path("environment.db")}
    desk.ok("company", "set", "name=Environment", env=env)
    desk.ok("company", "set", "name=Option", "--database", "option.db", env=env)
    expect(not os.path.exists(desk.database), "the default is not touched")
    within(desk.ok("company", "show", env=env).out, "name,Environment\n")
    within(desk.ok("--database", "option.db", "company", "show", env=env).out, "name,Option\n")
    expect(os.path.exists(desk.path("option.db")), "relative to the working folder")
    desk.ok("company", "set", "name=Default", env={"TIKKLOK_DATABASE": ""})
    expect(os.path.exists(desk.database), "an empty variable is none")


@case
def bad_databases(desk):
    """A folder, a missing folder, another file, an empty name: exit 3 (or 2), nothing harmed"""
    text = desk.write("text.db", "This is a letter to the tax office, not a database.\n" * 50)
    os.mkdir(desk.path("folder.db"))
    for name in ("folder.db", "text.db", "text.db/below.db", "/proc/nothing/x.db"):
        within(desk.ctl("list", "ticks", "--database", name).exits(IMPOSSIBLE).err, "tikklokctl: ")
    with open(text, encoding="utf-8") as file:
        within(file.read(), "tax office")
    equal(sorted(os.listdir(desk.folder)), ["folder.db", "text.db"], "nothing was made")
    desk.ctl("list", "ticks", "--database", "").exits(USAGE)


@case
def permissions(desk):
    """A database or folder that may not be read or written: exit 3, for a user without rights"""
    more = {}
    if os.geteuid() == 0:  # who may do everything; nobody may not
        more = {"user": 65534, "group": 65534, "extra_groups": []}
        os.chmod(desk.folder, 0o777)
        try:
            subprocess.run([CTL, "--version"], stdout=subprocess.DEVNULL, check=True, **more)
        except (OSError, subprocess.CalledProcessError):
            raise Skip("the program lies where no other user can run it") from None
    desk.ok("company", "set", "name=x", "--database", "a.db", **more)
    os.chmod(desk.path("a.db"), 0o400)
    desk.ctl("company", "set", "name=y", "--database", "a.db", **more).exits(IMPOSSIBLE)
    os.chmod(desk.path("a.db"), 0o000)
    desk.ctl("company", "show", "--database", "a.db", **more).exits(IMPOSSIBLE)
    os.mkdir(desk.path("closed"), 0o555)
    desk.ctl("company", "show", "--database", "closed/b.db", **more).exits(IMPOSSIBLE)
    desk.ctl("backup", "closed/b.db", "--database", "c.db", **more).exits(IMPOSSIBLE)
    equal(os.listdir(desk.path("closed")), [])


@case
def only_readable(desk):
    """What may only be read, in a folder where nothing may be written, is listed and left as it is"""
    desk.ok("company", "set", "name=x", "--database", "a.db")
    desk.ok("import", "employees", desk.write("e.csv", "number,last_name\n1,Maes\n"),
            "--database", "a.db")
    folder = desk.path("theirs")
    os.mkdir(folder)
    shutil.copy(desk.path("a.db"), folder)
    os.chmod(os.path.join(folder, "a.db"), 0o444)
    os.chmod(folder, 0o555)
    more = {}
    if os.geteuid() == 0:
        more = {"user": 65534, "group": 65534, "extra_groups": []}
        os.chmod(desk.folder, 0o777)
        try:
            subprocess.run([CTL, "--version"], stdout=subprocess.DEVNULL, check=True, **more)
        except (OSError, subprocess.CalledProcessError):
            raise Skip("the program lies where no other user can run it") from None
    there = ["--database", "theirs/a.db"]
    march = ["--from", "2026-03-01", "--to", "2026-03-31"]
    with open(os.path.join(folder, "a.db"), "rb") as file:
        before = file.read()
    within(desk.ok("list", "employees", *there, **more).out, "Maes")
    within(desk.ok("company", "show", *there, **more).out, "name,x")
    for words in (["list", "ticks", "--format", "table"], ["list", "days"], ["list", "keys"],
                  ["notices"], ["history"], ["check"], ["diagnose", "--employee", "1"],
                  ["export", "excel", *march, "x.xlsx"], ["backup", "copy.db"]):
        without(desk.ok(*words, *there, **more).err, "denied")
    for words in (["company", "set", "name=y"], ["undo"], ["transfer", *march], ["link"],
                  ["import", "employees", "e.csv"], ["import", "employees", "e.csv", "--dry-run"]):
        within(desk.ctl(*words, *there, **more).exits(IMPOSSIBLE).err, "permissions")
    equal(os.listdir(folder), ["a.db"])
    with open(os.path.join(folder, "a.db"), "rb") as file:
        expect(file.read() == before, "not a byte has changed")

    if os.geteuid() != 0:
        return  # whose folder it is may write to it
    # While its owner works, what he has written is read as well; what he left half done cannot be.
    holder = sqlite3.connect(os.path.join(folder, "a.db"))
    holder.execute("SELECT count(*) FROM employee").fetchall()
    desk.ok("company", "set", "name=y", *there)
    expect(os.path.getsize(os.path.join(folder, "a.db-wal")) > 0, "a log is there")
    within(desk.ok("company", "show", *there, **more).out, "name,y")
    holder.close()
    within(desk.ok("company", "show", *there, **more).out, "name,y")
    desk.write("theirs/a.db-wal", "x" * 100)
    within(desk.ctl("company", "show", *there, **more).exits(IMPOSSIBLE).err, "permissions",
           "left unfinished")


def hears_signals(child):
    with open(f"/proc/{child.pid}/status", encoding="utf-8") as file:
        caught = next(line for line in file if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def has_open(child, path):
    names = (f"/proc/{child.pid}/fd/{fd}" for fd in os.listdir(f"/proc/{child.pid}/fd"))
    return any(os.path.exists(name) and os.path.samefile(name, path) for name in names)


@case
def stopped_at_a_pipe(desk):
    """One SIGTERM ends the reading of a pipe that nobody fills: exit 3"""
    desk.ok("company", "set", "name=x")
    pipe = desk.path("pipe")
    os.mkfifo(pipe)
    for words in (["import", "employees", pipe], ["import", "zones", pipe, "--dry-run"]):
        child = desk.start(*words)
        while child.poll() is None and not (has_open(child, pipe) and hears_signals(child)):
            time.sleep(0.01)
        child.send_signal(signal.SIGTERM)
        _, err = child.communicate(timeout=LAST_RESORT_S)
        equal(child.returncode, IMPOSSIBLE, err)
        within(err.decode(), "Stopped. Nothing was changed.")
    desk.ok("check")


@case
def stopped_while_printing(desk):
    """One SIGTERM ends the printing into a pipe that nobody empties"""
    desk.ok("import", "employees",
            desk.write("many.csv", "number\n" + "".join(f"{n}\n" for n in range(9000))))
    child = desk.start("list", "employees")
    size = fcntl.fcntl(child.stdout.fileno(), fcntl.F_GETPIPE_SZ)
    waiting = lambda: struct.unpack("i", fcntl.ioctl(child.stdout, termios.FIONREAD, bytes(4)))[0]
    while child.poll() is None and waiting() < size:
        time.sleep(0.01)
    child.send_signal(signal.SIGTERM)
    equal(child.wait(timeout=LAST_RESORT_S), -signal.SIGTERM)


@case
def quiet(desk):
    """--quiet: what was done is not told, what went wrong is"""
    expect(desk.ok("company", "set", "name=x").err != "", "told")
    equal(desk.ok("company", "set", "name=y", "--quiet").err, "")
    equal(desk.ok("--quiet", "link").err, "")
    desk.ctl("--quiet", "import", "employees", "nothing.csv").exits(IMPOSSIBLE)
    desk.ctl("--quiet", "list", "ticks", "--from", "x").exits(USAGE)


@case
def other_bytes(desk):
    """Arguments that are not UTF-8 are refused or, as file names, used; no locale matters"""
    odd = b"caf\xe9"
    for line in ([b"list", b"ticks", b"--employee", odd], [b"sync", b"--vehicle", odd],
                 [b"list", b"lines", b"--from", odd], [b"list", b"lines", b"--format", odd],
                 [b"company", b"set", b"name=" + odd], [odd], [b"list", odd]):
        desk.ctl(*line).exits(USAGE)
    desk.ok(b"list", b"ticks", b"--database", odd + b".db")
    expect(os.path.exists(desk.folder.encode() + b"/" + odd + b".db"), "a file name is bytes")
    for locale in ("C", "C.UTF-8", "nl_BE.UTF-8", "POSIX", "xx_XX.UTF-8"):
        desk.ok("company", "set", "name=Café Ω", env={"LC_ALL": locale})
        equal(desk.settings()["name"], "Café Ω", locale)
        desk.ctl("list", "ticks", "--employee", "é", env={"LC_ALL": locale}).exits(USAGE)


@case
def steering_characters(desk):
    """Escape sequences in arguments and stored text never reach the terminal"""
    evil = "\x1b]0;owned\x07\x9b31m\u202e"
    shown = desk.on_terminal("list", "ticks", "--employee", evil)[1]
    shown += desk.on_terminal("list", "ticks", "--from", evil)[1]
    shown += desk.on_terminal("bogus" + evil)[1]
    shown += desk.on_terminal("import", "employees", evil)[1]
    for bad in ("\x1b", "\x07", "\x9b", "\u202e"):
        without(shown, bad)
    desk.ctl("company", "set", "name=" + evil).exits(USAGE)


@case
def long_values(desk):
    """Values of a hundred thousand characters are refused or stored, never cut silently"""
    long = "x" * 100000
    for line in (["list", "ticks", "--employee", long], ["list", "ticks", "--from", long], [long],
                 ["company", "set", f"timezone={long}"], ["company", "set", f"{long}=1"],
                 ["list", "days", "--format", long]):
        desk.ctl(*line).exits(USAGE)
    desk.ctl("list", "ticks", "--database", f"/{long}").exits(IMPOSSIBLE)
    result = desk.ctl("company", "set", f"name={long}")
    if result.code == DONE:
        equal(desk.settings()["name"], long)
    else:
        result.exits(USAGE)


@case
def broken_output(desk):
    """Standard output that is full or closed: exit 3, and no half list looks whole"""
    with open("/dev/full", "wb") as full:
        done = subprocess.run([CTL, "list", "ticks"], env=desk._env({}), stdout=full,
                              stderr=subprocess.PIPE, timeout=LAST_RESORT_S)
    equal(done.returncode, IMPOSSIBLE)
    expect(done.stderr, "a word about it")
    for words in (["--help"], ["list", "ticks"]):  # and no file of ours takes its place
        closed = desk.ctl(*words, preexec_fn=lambda: os.close(1)).exits(IMPOSSIBLE)
        within(closed.err, "Bad file descriptor")


@case
def manual(desk):
    """Every command, key of the company and option stands in the manual page"""
    page = os.path.join(os.path.dirname(__file__), "..", "..", "data", "tikklokctl.1")
    with open(page, encoding="utf-8") as file:
        text = re.sub(r"[\n ]+", " ", file.read().replace("Fl Fl ", "--"))
    # “list employees | keys” are two of them
    entries = [group + kind
               for group, kinds in re.findall(r"\.It Cm ((?:[a-z]+ )?)([a-z][a-z-]*(?: \| [a-z]+)*)", text)
               for kind in kinds.split(" | ")]
    commands = re.findall(r"^  ([a-z-]+(?: [a-z]+)?)  ", desk.ok("--help").out, re.M)
    expect(len(commands) >= len(COMMANDS), commands)
    for command in commands:
        expect(command in entries, f"{command!r} is not among {entries}")
        for option in re.findall(r"--[a-z-]+", desk.ok(*command.split(), "--help").out):
            within(text, option)
    for key in desk.settings():
        if not key.startswith(("ct-", "cl-")):
            within(text, key)


main()
