# SPDX-License-Identifier: GPL-3.0-or-later
"""Helpers to test the program tikklokctl from outside: temp folders, runs, simulator, TAP.

A test file imports this, marks functions with @case and ends with main(). Each case gets a fresh
`Desk`: an own folder with an own data home, so that cases depend neither on each other nor on the
user's own data, desktop or language.
"""
import json
import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

import tap
from tap import Failure, Skip, case, equal, expect, within, without  # for the cases

CTL = os.environ["TIKKLOKCTL"]
SIMULATOR = os.environ.get("TIKKLOK_SIMULATOR", "")
API_KEY = "secret-key-0815"  # nobody may ever find this text in a file or message
LAST_RESORT_S = 200  # a run that takes longer hangs

DONE, PARTLY, USAGE, IMPOSSIBLE = 0, 1, 2, 3


# --- runs ---------------------------------------------------------------------------------------


class Result:
    def __init__(self, arguments, code, out, err):
        self.arguments, self.code, self.out, self.err = arguments, code, out, err

    def __repr__(self):
        return f"tikklokctl {self.arguments} → {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"

    def exits(self, code):
        """The status is CODE, and whoever fails says so."""
        if self.code != code:
            raise Failure(f"exit status {self.code} instead of {code}: {self!r}")
        if code != DONE and self.err.strip() == "":
            raise Failure(f"no word about the failure: {self!r}")
        without(self.err, "CRITICAL", "GLib", "Sanitizer", "runtime error")
        return self


def main():
    tap.main(Desk)


class Desk(tap.Fixture):
    """A folder with the company of one case and the environment of its programs."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="tkl-ctl-")
        self.database = os.path.join(self.folder, "data", "tikklok", "tikklok.db")
        self.env = {
            name: value
            for name, value in os.environ.items()
            # Nothing of the user's desktop, company or language.
            if not name.startswith(("TIKKLOK_", "XDG_", "LC_", "DBUS_", "LANG"))
        }
        self.env.update(
            HOME=self.folder,
            XDG_DATA_HOME=os.path.join(self.folder, "data"),
            XDG_RUNTIME_DIR=os.path.join(self.folder, "run"),
            DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent",
            LC_ALL="C.UTF-8",
            TIKKLOK_REQUEST_INTERVAL_MS="0",
            TIKKLOK_TRUSTTRACK_KEY=API_KEY,
        )
        self.children = []

    def clear(self):
        for child in self.children:
            if child.poll() is None:
                child.kill()
            child.wait()
            for stream in (child.stdout, child.stderr):
                if stream:
                    stream.close()
        for folder, _, _ in os.walk(self.folder):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def _env(self, changes):
        env = {**self.env, **changes}
        return {name: value for name, value in env.items() if value is not None}

    def start(self, *arguments, env={}, **more):
        """A tikklokctl that runs beside the case; the case waits for it."""
        child = subprocess.Popen(
            [CTL, *arguments], env=self._env(env), cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
        self.children.append(child)
        return child

    def ctl(self, *arguments, env={}, **more):
        child = self.start(*arguments, env=env, **more)
        try:
            out, err = child.communicate(timeout=LAST_RESORT_S)
        except subprocess.TimeoutExpired:
            child.kill()
            raise Failure(f"tikklokctl {arguments} hangs")
        return Result(arguments, child.returncode, out.decode("utf-8", "surrogateescape"),
                      err.decode("utf-8", "surrogateescape"))

    def on_terminal(self, *arguments, env={}):
        """Runs with standard output and error on a terminal. Returns (status, what was shown)."""
        leader, follower = pty.openpty()
        child = subprocess.Popen([CTL, *arguments], env=self._env(env), cwd=self.folder,
                                 stdin=follower, stdout=follower, stderr=follower)
        self.children.append(child)
        os.close(follower)
        shown = b""
        watchdog = threading.Timer(LAST_RESORT_S, child.kill)
        watchdog.start()
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # what Linux answers once the other side is closed
                break
            if not piece:
                break
            shown += piece
        watchdog.cancel()
        os.close(leader)
        return child.wait(), shown.decode("utf-8", "surrogateescape").replace("\r\n", "\n")

    def ok(self, *arguments, **more):
        return self.ctl(*arguments, **more).exits(DONE)

    def rows(self, *arguments, **more):
        """What a list prints as JSON."""
        result = self.ok(*arguments, "--format", "json", **more)
        equal(result.err, "", "a list has nothing to say")
        return json.loads(result.out)

    def settings(self):
        found = self.rows("company", "show")
        return found[0] if isinstance(found, list) else found

    def query(self, text, *values):
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute(text, values).fetchall()
        finally:
            connection.close()

    def files_with(self, secret):
        """Names of files below the folder that contain the text."""
        found = []
        for folder, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    if secret.encode() in file.read():
                        found.append(name)
        return found

    def simulator(self, *arguments):
        return Simulator(self, *arguments)


# --- the simulator ------------------------------------------------------------------------------


class Simulator:
    """tikklok-simulator on free ports, told apart by what it prints when it is ready."""

    def __init__(self, desk, *arguments):
        self.child = subprocess.Popen(
            [SIMULATOR, "--port", "0", "--admin-port", "0", "--key", API_KEY, "--quiet",
             *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=desk._env({}))
        desk.children.append(self.child)
        words = self.child.stdout.readline().decode().split()
        equal(words[:2] + words[3:4], ["listening", "on", "admin"], "the line when it is ready")
        self.url, self.admin_url = words[2], words[4]
        desk.ok("company", "set", f"trusttrack-url={self.url}")

    def admin(self, method, path, body=None):
        request = urllib.request.Request(
            self.admin_url + path, method=method,
            data=None if body is None else json.dumps(body).encode())
        try:
            with urllib.request.urlopen(request, timeout=LAST_RESORT_S) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raise Failure(f"{method} {path}: {error.read().decode()}")

    def load(self, scenario):
        return self.admin("POST", "/scenario", scenario)

    def fault(self, text):
        return self.admin("POST", "/fault", {"fault": text})

    def heal(self):
        return self.admin("DELETE", "/fault")

    def log(self):
        found = self.admin("GET", "/log")
        return found["requests"] if isinstance(found, dict) else found

    def count(self, part):
        """Returns: requests in the log whose path has PART."""
        return len([request for request in self.log() if part in request["path"]])

    def start(self, desk, n_asked, part, *command):
        """Starts COMMAND of tikklokctl and waits until it has asked N_ASKED times for a path with PART.
        What a command stopped before had asked for may still be in the log: the simulator does not
        know yet that nobody waits for the answer."""
        old = self.count(part)
        child = desk.start(*command)
        while self.count(part) < old + n_asked:
            time.sleep(0.02)
        return child

    def stop(self):
        self.child.send_signal(signal.SIGTERM)
        equal(self.child.wait(LAST_RESORT_S), 0, "the simulator ends cleanly")


# --- a small company ----------------------------------------------------------------------------

# Places far enough apart not to be confused: about 5 km.
HOME = (50.80, 4.30)
EMPLOYER = (50.85, 4.35)
P1 = (50.90, 4.40)
P2 = (50.95, 4.45)
NOWHERE = (51.20, 4.90)

# Printed and wire order of keys that exist only in the specification.
KEY_1, WIRE_1 = "3D00000BADC0DE01", "01DEC0AD0B00003D"
KEY_2, WIRE_2 = "4E00001234567801", "017856341200004E"
KEY_3, WIRE_3 = "060000001A2B3C01", "013C2B1A00000006"


def small_company(desk):
    """Employer, two projects, employees 12 (key 1) and 7 (key 2); default radius 100 m."""
    desk.ok("company", "set", "name=Dakwerken Peeters", "latitude=50.85", "longitude=4.35",
            "default-radius=100", "ct-10=on")
    desk.ok("import", "employees", desk.write("employees.csv", (
        "number,first_name,last_name,latitude,longitude,role,key,national_number,expected_minutes\n"
        f"12,Jan,Peeters,{HOME[0]},{HOME[1]},driver,{KEY_1},85.07.30-033.28,480\n"
        f"7,An,Wouters,,,passenger,{KEY_2},,\n")))
    desk.ok("import", "projects", desk.write("projects.csv", (
        "number,name,latitude,longitude\n"
        f"P001,Dak kerk,{P1[0]},{P1[1]}\nP002,Goot school,{P2[0]},{P2[1]}\n")))


def record(time, place, key=None, ignition="ON", **more):
    """A record as scenario files have it; TIME is RFC 3339."""
    found = {"time": time, "latitude": place[0], "longitude": place[1], "ignition": ignition, **more}
    if key:
        found["key"] = key
    return found


def fleet(records, now="2026-04-01T00:00:00Z", **more):
    """A scenario; RECORDS by name of the vehicle."""
    return {
        "now": now,
        "vehicles": [{"id": name.lower().replace(" ", "-"), "name": name, "records": of_vehicle}
                     for name, of_vehicle in records.items()],
        **more,
    }


def day_a(date="2026-03-02", key=WIRE_1, offset=1):
    """Worked example A: 06:45 home, 07:30 P1, 16:00 P1, 16:40 home; local time = UTC + OFFSET."""
    times = (("06:45", HOME), ("07:30", P1), ("16:00", P1), ("16:40", HOME))
    return [record(f"{date}T{int(time[:2]) - offset:02d}:{time[3:]}:07Z", place, key)
            for time, place in times]
