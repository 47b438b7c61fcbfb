# SPDX-License-Identifier: GPL-3.0-or-later
"""Journeys through the installed program: seen as a screen reader sees it, driven by keys and presses.

Runs below tools/headless. Each case gets a `Journey`: a home of its own, in which it starts the
program. Nothing is timed: everything is awaited with patience.
"""
import datetime
import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import pyatspi
import tap
from tap import Failure, case, equal, expect, within, without  # for the cases

SOURCE, BUILD, PREFIX = (os.environ["TIKKLOK_" + name] for name in ("SOURCE", "BUILD", "PREFIX"))
BIN = os.path.join(PREFIX, "bin")
PATIENCE_S = 120  # under AddressSanitizer on a busy machine; a case that passes needs a fraction
PAUSE_S = 0.05

# What GTK, GLib and the sanitizers write when something is wrong.
COMPLAINT = re.compile(r"-(WARNING|CRITICAL|ERROR) \*\*|Sanitizer|runtime error:")
# There is no desktop that would show notifications.
NO_COMPLAINT = re.compile(r".*-WARNING \*\*.*unable to send notifications.*")
# GTK gives what has no name the name of its type.
NO_NAME = re.compile(r"(Gtk|Adw|Tkl|Shumate)[A-Z]\w+")

CONTROLS = ("push button", "toggle button", "check box", "entry", "text", "combo box", "page tab",
            "menu item", "switch", "spin button")
ENTRIES = (pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT, pyatspi.ROLE_PASSWORD_TEXT)
COUNT = re.compile(r"[\d,]+( of [\d,]+)? rows?")

TABS = ("Ticks", "Time Clock", "Employees", "Projects", "Vehicles")


def main():
    install()
    start_window_manager()
    tap.main(Journey)


# --- programs and data --------------------------------------------------------------------------


class Locked:
    """Test programs run side by side; what they share is made by one of them."""

    def __enter__(self):
        self.file = open(os.path.join(BUILD, "tests", "journeys", "lock"), "w")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        self.file.close()


def install():
    """The installed programs are those of this build."""
    with Locked():
        done = subprocess.run(
            ["meson", "install", "-C", BUILD, "--no-rebuild", "--only-changed", "--quiet"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    equal(done.returncode, 0, done.stdout)


def start_window_manager():
    """One gives windows the focus, as on a desktop. It ends with the display."""
    subprocess.Popen(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL,
                     stderr=subprocess.DEVNULL)
    wait("the window manager", lambda: ask_display("get_num_desktops"))


def ask_display(*words):
    """Returns: what xdotool answers, "" while there is no answer."""
    return subprocess.run(["xdotool", *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True).stdout.strip()


def demo():
    """Returns: the database of the demo company, made once for each build of the programs."""
    folder = os.path.join(BUILD, "tests", "journeys", "demo")
    stamp = " ".join(str(os.stat(os.path.join(BIN, program)).st_mtime_ns)
                     for program in ("tikklokctl", "tikklok-simulator"))
    stamp_file = os.path.join(folder, "stamp")
    with Locked():
        if not os.path.exists(stamp_file) or open(stamp_file).read() != stamp:
            env = {**os.environ, "PATH": BIN + ":" + os.environ["PATH"]}
            # With a display it would end in the window and wait for somebody to close it.
            for display in ("DISPLAY", "WAYLAND_DISPLAY"):
                env.pop(display, None)
            done = subprocess.run([os.path.join(SOURCE, "tools", "demo"), folder], env=env,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            equal(done.returncode, 0, done.stdout)
            with open(stamp_file, "w") as file:
                file.write(stamp)
    return os.path.join(folder, "demo.db")


# --- looking ------------------------------------------------------------------------------------


def wait(what, condition, patience_s=PATIENCE_S):
    """Returns: the first answer of CONDITION that is true; objects may vanish while it looks."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        try:
            found = condition()
            if found:
                return found
        except Exception as gone:
            if not is_gone(gone):
                raise
        time.sleep(PAUSE_S)
    raise Failure(f"{what}: not within {patience_s} s")


def is_gone(error):
    """A widget that vanished between two questions is no failure: the accessibility library answers
    with errors of its own or with nothing."""
    return type(error).__name__ in ("GError", "Error", "LookupError", "RuntimeError",
                                    "NotImplementedError", "AttributeError")


def children(node):
    return [child for child in (node.getChildAtIndex(i) for i in range(node.childCount)) if child]


def walk(node):
    yield node
    # Rows of a table are read by rows(); everything else is small.
    if node.getRole() != pyatspi.ROLE_TREE_TABLE:
        for child in children(node):
            yield from walk(child)


def is_shown(node):
    """GTK 4.8 does not tell which pages of a stack are covered, but what is at a point: nothing where
    a picture is, so several points are tried, one of them on the rim."""
    box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    if box.width <= 0 or box.height <= 0:
        return False
    window = node
    while window.parent.getRole() != pyatspi.ROLE_APPLICATION:
        window = window.parent
    for x, y in ((box.width // 2, box.height // 2), (-3, -3), (box.width // 4, box.height // 2),
                 (box.width // 40, 8)):
        there = window.queryComponent().getAccessibleAtPoint(box.x + x, box.y + y,
                                                             pyatspi.WINDOW_COORDS)
        while there and there != window:
            if there == node:
                return True
            there = there.parent
    return False


def is_called(node, name):
    """GTK 4.8 by itself calls a button with a mnemonic “_Next Next”: see tkl-mnemonic.h."""
    return node.name == name


class Journey(tap.Fixture):
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="tikklok-journey-")
        # What the office imports is not beside its database: the file chooser of GTK looks into all
        # files of a folder, and closing a database takes SQLite's locks on it from the whole process.
        self.papers = tempfile.mkdtemp(prefix="tikklok-papers-")
        self.env = {
            **os.environ,
            "HOME": self.papers,
            "XDG_CONFIG_HOME": self.path("config"),
            "XDG_CACHE_HOME": self.path("cache"),
            "XDG_DATA_HOME": self.path("data"),
            "XDG_DATA_DIRS": os.path.join(PREFIX, "share") + ":/usr/share",
            # A secret store that is a file: no service of the desktop is on the bus of a test.
            "SECRET_BACKEND": "file",
            "SECRET_FILE_TEST_PATH": self.path("keyring"),
            "SECRET_FILE_TEST_PASSWORD": "test",
            # The simulator does not mind requests without a pause between them.
            "TIKKLOK_REQUEST_INTERVAL_MS": "0",
        }
        self.errors = self.path("stderr.txt")
        self.programs = []
        self.simulators = []
        self.write("stderr.txt", "")

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def write_paper(self, name, text):
        path = os.path.join(self.papers, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    # --- programs ---

    def launch(self, *arguments):
        with open(self.errors, "a") as errors:
            program = subprocess.Popen([os.path.join(BIN, "tikklok"), *arguments], env=self.env,
                                       cwd=self.papers, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=errors)
        self.programs.append(program)
        return program

    def start(self, *arguments):
        """Starts the program and waits for its first window. Returns: that window."""
        program = self.launch(*arguments)
        return wait("the first window",
                    lambda: self.ended_early(program) or (self.windows() or [None])[0])

    def ended_early(self, program):
        if program.poll() is not None:
            raise SystemExit(f"tikklok ended with {program.returncode}")

    def start_demo(self):
        """Starts on a copy of the demo company."""
        shutil.copy(demo(), self.path("demo.db"))
        return self.start(self.path("demo.db"))

    def simulate(self, *options):
        """Starts a simulator beside the program. Returns: its address."""
        with open(self.path("simulator.txt"), "w") as output:
            simulator = subprocess.Popen(
                [os.path.join(BIN, "tikklok-simulator"), "--demo", "--quiet", *options], env=self.env,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL)
        self.simulators.append(simulator)
        return wait("the simulator", self.address_of_simulator).group(1)

    def address_of_simulator(self):
        with open(self.path("simulator.txt")) as output:
            return re.match(r"listening on (\S+)", output.read())

    def stop_simulator(self):
        """As when the network goes: nobody answers any more."""
        simulator = self.simulators.pop()
        simulator.kill()
        simulator.wait()

    def run(self, program, *arguments):
        """Runs a program to its end. Returns: what it wrote."""
        done = subprocess.run([os.path.join(BIN, program), *arguments], env=self.env, cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              timeout=PATIENCE_S)
        equal(done.returncode, 0, done.stdout)
        return done.stdout

    def ctl(self, *arguments, database=None):
        return self.run("tikklokctl", "--database", database or self.path("demo.db"), *arguments)

    def listed(self, *arguments, **options):
        """Returns: what tikklokctl lists."""
        return json.loads(self.ctl("list", *arguments, "--format", "json", **options))

    def fill_this_month(self):
        """The company of the demo with ticks until today, for what looks at the last days."""
        month = f"--month={datetime.date.today():%Y-%m}"
        self.env["TIKKLOK_TRUSTTRACK_KEY"] = "demo-key"
        self.run("tikklok-simulator", "--demo", month, "--write-demo", self.folder)
        address = self.simulate(month)
        with open(self.path("company.txt"), encoding="utf-8") as settings:
            self.ctl("company", "set", *settings.read().splitlines(), "ct-6=off",
                     "trusttrack-url=" + address, "geocoder-url=" + address)
        self.ctl("import", "employees", self.path("employees.csv"))
        self.ctl("import", "projects", self.path("projects.csv"))
        self.ctl("import", "zones", self.path("zones.geojson"))
        self.ctl("sync")
        self.ctl("link")

    def quit(self, from_outside=False, application="be.tikklok.Tikklok"):
        """Ends the program as the office does, or as a desktop does when its user leaves; it must end well and
        without complaints."""
        if from_outside:
            self.run(shutil.which("gapplication"), "action", application, "quit")
        elif self.programs and self.programs[-1].poll() is None:
            self.key("ctrl+q")
        wait("tikklok to end", self.has_ended)
        for program in self.programs:
            equal(program.returncode, 0, "exit status of tikklok")
        self.programs.clear()
        with open(self.errors, encoding="utf-8", errors="replace") as file:
            text = NO_COMPLAINT.sub("", file.read())
        expect(not COMPLAINT.search(text), "the program complained:\n" + text)

    def has_ended(self):
        """What a case looked at may be right a moment before its work is done; then the program asks whether
        to leave it. Who waits is not asked again."""
        if all(program.poll() is not None for program in self.programs):
            return True
        if self.look_for(lambda node: is_called(node, "Quit Anyway")):
            print("# the program asked before it ended")
            self.key("Escape")
            wait("the question to go",
                 lambda: not self.look_for(lambda node: is_called(node, "Quit Anyway")))
            time.sleep(1)
            self.key("ctrl+q")
        return False

    def finish(self):
        self.quit()

    def clear(self):
        for program in self.programs + self.simulators:
            if program.poll() is None:
                program.kill()
            program.wait()
        for folder in (self.folder, self.papers):
            shutil.rmtree(folder, ignore_errors=True)

    # --- finding ---

    def windows(self):
        return [window for application in children(pyatspi.Registry.getDesktop(0))
                if application.name == "tikklok" for window in children(application)]

    def nodes(self):
        """The newest window comes first: it is the one that is looked at."""
        return (node for top in reversed(self.windows()) for node in walk(top))

    def look_for(self, fits):
        return next((node for node in self.nodes() if fits(node)), None)

    def see(self, role, name):
        """Returns: the control, awaited until it can be seen."""
        return wait(f"{role} “{name}” on the screen", lambda: self.look_for(
            lambda node: node.getRoleName() == role and is_called(node, name) and is_shown(node)))

    def see_text(self, *parts):
        """Waits for a label that has all PARTS. Returns: its text."""
        return wait(f"text with {parts}", lambda: self.look_for(
            lambda node: node.getRole() == pyatspi.ROLE_LABEL
            and all(part in node.name for part in parts) and is_shown(node))).name

    def gone(self, role, name):
        """Waits until the control can no longer be seen."""
        wait(f"{role} “{name}” gone", lambda: not self.look_for(
            lambda node: node.getRoleName() == role and node.name == name and is_shown(node)))

    def unnamed(self):
        """Returns: controls on the screen without a name for screen readers, or with a mnemonic in it."""
        return wait("the controls", lambda: [self.find_unnamed()])[0]

    def find_unnamed(self):
        return [f"{node.getRoleName()} {node.name} ({node.description})" for node in self.nodes()
                if node.getRoleName() in CONTROLS
                and (not node.name or NO_NAME.fullmatch(node.name) or "_" in node.name)
                and is_shown(node)
                # The button of a choice is part of the choice, which has the name.
                and node.parent.getRole() != pyatspi.ROLE_COMBO_BOX]

    # --- tables ---

    def tab(self):
        """Returns: title of the tab that is looked at."""
        tab = self.look_for(lambda node: node.getRole() == pyatspi.ROLE_PAGE_TAB
                            and node.getState().contains(pyatspi.STATE_SELECTED))
        return tab.name if tab else None

    def table(self):
        """Returns: the table on the screen, of the newest window: the one below the number of rows
        that is seen."""
        page = next((node for top in reversed(self.windows()) for node in walk(top)
                     if COUNT.fullmatch(node.name) and is_shown(node)), None)
        while page and page.getRole() != pyatspi.ROLE_APPLICATION:
            for node in walk(page):
                if node.getRole() == pyatspi.ROLE_TREE_TABLE:
                    return node
            page = page.parent
        raise LookupError("table")

    def titles(self):
        header = children(self.table())[0]
        return [node.name for column in children(header) for node in walk(column)
                if node.getRole() == pyatspi.ROLE_LABEL]

    def table_of_dialog(self):
        """Returns: the first table of the newest window."""
        return next(node for node in walk(self.windows()[-1])
                    if node.getRole() == pyatspi.ROLE_TREE_TABLE)

    def rows(self, most=5, table=None):
        """Returns: texts of the first rows: a table, a list, rows, cells with a label each."""
        rows = children(table or self.table())[1]
        return [[children(cell)[0].name for cell in children(rows.getChildAtIndex(i))]
                for i in range(min(most, rows.childCount))]

    def selected(self):
        """Returns: texts of the first row that is selected; none without one."""
        rows = children(children(self.table())[1])
        return next(([children(cell)[0].name for cell in children(row)] for row in rows
                     if row.getState().contains(pyatspi.STATE_SELECTED)), [])

    def see_rows(self, count):
        """Waits until the tab says that it shows COUNT: “7 rows”, “3 of 25 rows”."""
        return self.see("label", count)

    # --- doing ---

    def press(self, role, name):
        self.see(role, name).queryAction().doAction(0)

    def focused(self):
        """Returns: the control of the newest window that has the focus, or None."""
        return next((node for node in walk(self.windows()[-1])
                     if node.getState().contains(pyatspi.STATE_FOCUSED)), None)

    def tab_to(self, title, roles=ENTRIES):
        """Goes on with Tab until the focus is on the entry (or one of ROLES) that TITLE names. Each Tab must have had its effect
        before the next, or it would come when one types already."""
        passed = []
        while len(passed) < 60:
            before = self.focused()  # None: on a row of a table, which walk() leaves out
            if before and before.getRole() in roles and title in before.name:
                return
            passed.append(before.name if before else None)
            self.key("Tab")
            wait("the next focus", lambda: before is None or self.focused() != before)
        raise Failure(f"“{title}” is not reached by Tab, but {passed}")

    def fill(self, title, text):
        """Goes by Tab to the entry of that title, which selects what is in it, and types TEXT."""
        self.tab_to(title)
        self.type(text)
        self.key("Return")

    def run_command(self, words):
        """Finds a command by some letters of its name, as with Ctrl+K, and runs it."""
        self.key("ctrl+k")
        self.focus_on_text()
        self.type(words)
        self.key("Return")

    def choose_file(self, path):
        """In the file chooser of GTK, which takes a path when one types a slash."""
        wait("the file chooser", lambda: any(
            node.getRole() == pyatspi.ROLE_FILE_CHOOSER or node.name == "Open"
            for node in self.nodes()))
        self.type(path)
        self.key("Return")

    def wait_for_keyboard(self):
        """Keys go where the focus is; that must be a window of the program."""
        wait("a window of the program in front", lambda: ask_display(
            "getactivewindow", "getwindowpid") == str(self.programs[0].pid))

    def key(self, *keys):
        self.wait_for_keyboard()
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text):
        self.wait_for_keyboard()
        subprocess.run(["xdotool", "type", "--delay", "40", text], check=True)

    def type_period(self, text):
        """By keyboard, as the office does it. What is no period stays in the entry."""
        self.key("ctrl+g")
        try:
            self.focus_on_text(PATIENCE_S / 4)
        except Failure:
            # Seen once on a busy machine, just after the window had come; a clerk presses it again.
            print("# Ctrl+G opened nothing: once more")
            self.key("ctrl+g")
            self.focus_on_text()
        self.type(text)
        self.key("Return")

    def show_period(self, text):
        self.type_period(text)
        # The next key is for the window, not for the entry that closes.
        wait("the entry to close", lambda: not self.look_for(
            lambda node: node.getRole() in ENTRIES
            and node.getState().contains(pyatspi.STATE_FOCUSED)))

    def focus_on_text(self, patience_s=PATIENCE_S):
        """Waits until what is typed goes into an entry."""
        return wait("focus on an entry", lambda: self.look_for(
            lambda node: node.getRole() in ENTRIES
            and node.getState().contains(pyatspi.STATE_FOCUSED)), patience_s)

    # --- pointer ---

    def place_of(self, node):
        """Returns: x, y, width, height on the screen of a control of the newest window."""
        self.wait_for_keyboard()
        shell = ask_display("getactivewindow", "getwindowgeometry", "--shell")
        x, y, width, height = (int(re.search(rf"^{key}=(-?\d+)", shell, re.M).group(1))
                               for key in ("X", "Y", "WIDTH", "HEIGHT"))
        # Around what a window shows lies its frame, as wide on all sides.
        window = self.windows()[-1].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return (x + (width - window.width) // 2 + box.x, y + (height - window.height) // 2 + box.y,
                box.width, box.height)

    def point(self, *steps):
        """STEPS: words of xdotool. Slower than a double click."""
        subprocess.run(["xdotool", "sleep", "0.45", *(str(step) for step in steps)], check=True)

    def click(self, x, y, button=1):
        """As a finger does, which is down for a while: GTK on X11 asks for the pointer after a layout, and
        gives a press up whose button is up by then."""
        self.point("mousemove", x, y, "sleep", "0.05", "mousedown", button, "sleep", "0.15",
                   "mouseup", button)

    def click_on(self, role, name):
        """As press(), with the pointer."""
        x, y, width, height = self.place_of(self.see(role, name))
        self.click(x + width // 2, y + height // 2)

    # --- for people ---

    def picture(self, name):
        folder = os.environ.get("TIKKLOK_SCREENSHOTS") or os.path.join(BUILD, "tests", "journeys")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, re.sub(r"\W+", "-", name).strip("-").lower() + ".png")
        subprocess.run(["import", "-window", "root", path], check=False)
        return path

    def failed(self, name):
        # The summary of a run shows only what is on stderr.
        def tell(text):
            print(text, file=sys.stderr)

        tell(f"picture: {self.picture('failed-' + name)}")
        tell(f"programs, None = runs: {[program.poll() for program in self.programs]}")
        for line in open(self.errors, encoding="utf-8", errors="replace"):
            tell(f"stderr: {line.rstrip()}")
        for node in self.nodes():
            if node.name and not NO_NAME.fullmatch(node.name):
                tell(f"there is: {node.getRoleName()} {node.name!r}")
