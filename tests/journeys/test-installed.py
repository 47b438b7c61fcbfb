# SPDX-License-Identifier: GPL-3.0-or-later
"""What an installation leaves on the machine works from there: the units of systemd, ./dev demo."""
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request

from journey import BIN, PREFIX, SOURCE, case, equal, expect, main, wait

UNITS = os.path.join(PREFIX, "lib", "systemd", "user")


@case
def units(journey):
    """The installed service starts the installed program; the timer starts the service"""
    service, timer = (os.path.join(UNITS, "tikklok-sync" + ending) for ending in (".service", ".timer"))
    expect(os.path.exists(timer), timer)
    with open(service, encoding="utf-8") as file:
        program, *arguments = re.search(r"^ExecStart=(.*)$", file.read(), re.M).group(1).split()
    equal(program, os.path.join(BIN, "tikklokctl"))
    expect(os.access(program, os.X_OK), program)
    # There is nothing to do yet; what is misspelt would be refused.
    journey.run("tikklokctl", "--database", journey.path("new.db"), "company", "set", "ct-6=off")
    journey.run("tikklokctl", "--database", journey.path("new.db"), *arguments)
    if shutil.which("systemd-analyze"):
        os.makedirs(journey.path("run"), exist_ok=True)
        done = subprocess.run(
            ["systemd-analyze", "verify", "--user", "--man=no", timer, service],
            env={**journey.env, "XDG_RUNTIME_DIR": journey.path("run")},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        equal((done.returncode, done.stdout), (0, ""))


def answers(url):
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@case
def demo(journey):
    """./dev demo ends in the window on a month of ticks, with the simulator until it is closed"""
    folder = journey.path("made")
    with open(journey.errors, "a") as errors:
        script = subprocess.Popen(
            [os.path.join(SOURCE, "tools", "demo"), folder], cwd=journey.papers,
            env={**journey.env, "PATH": BIN + ":" + os.environ["PATH"]},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
    journey.programs.append(script)
    wait("the window", lambda: journey.ended_early(script) or journey.windows())
    journey.see_rows("2487 rows")
    journey.see("push button", "March 2026")
    equal(len(journey.windows()), 1, "windows")
    with open(os.path.join(folder, "simulator.txt"), encoding="utf-8") as file:
        url = re.match(r"listening on (\S+)", file.read()).group(1)
    expect(answers(url), "the simulator is there")
    journey.quit(from_outside=True, application="be.tikklok.Tikklok.Demo")
    expect(not answers(url), "the simulator is gone")
    expect(os.path.exists(os.path.join(folder, "march-2026.xlsx")), "the workbook")


main()
