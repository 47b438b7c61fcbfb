# SPDX-License-Identifier: GPL-3.0-or-later
"""addresses: where ticks happened, asked of the geocoder once, kept, and shown in the list."""
import signal
import urllib.request

from tkltest import (DONE, IMPOSSIBLE, KEY_1, LAST_RESORT_S, NOWHERE, PARTLY, USAGE, WIRE_1, case,
                     day_a, equal, expect, fleet, main, record, small_company, within)


def ticked(desk, records):
    """A simulator that is the geocoder as well, and its ticks in the database."""
    small_company(desk)
    simulator = desk.simulator()
    desk.ok("company", "set", f"geocoder-url={simulator.url}")
    simulator.load(fleet({"VAN 07": records}))
    desk.ok("sync")
    return simulator


def addresses(desk):
    return [row["address"] for row in desk.rows("list", "ticks")]


def asked(simulator):
    found = [request for request in simulator.log() if request["path"] in ("/reverse", "/search")]
    simulator.admin("DELETE", "/log")
    return found


@case
def once(desk):
    """Each position once, the newest first; the list shows the street; again: nothing to ask"""
    simulator = ticked(desk, day_a())
    equal(addresses(desk), [None] * 4)
    within(desk.ok("addresses").err, "Positions: 2, addresses found: 2.")
    requests = asked(simulator)
    equal(["lat=50.8" in request["query"] for request in requests], [True, False])
    found = addresses(desk)
    equal((found[0], found[1]), (found[3], found[2]))
    within(found[0], "1500 Halle")
    within(found[1], "1800 Vilvoorde")
    within(desk.ok("addresses").err, "Positions: 0")
    equal(desk.ok("addresses", "--quiet").err, "")
    equal(asked(simulator), [])


@case
def days(desk):
    """--from and --to are workdays; a date that does not exist is wrong usage"""
    simulator = ticked(desk, day_a() + [record("2026-03-05T10:00:00Z", NOWHERE, WIRE_1)])
    desk.ok("addresses", "--from", "2026-03-02", "--to", "2026-03-02")
    equal([bool(address) for address in addresses(desk)], [True] * 4 + [False])
    equal(len(asked(simulator)), 2)
    desk.ok("addresses", "--from", "2026-03-05")
    equal(len(asked(simulator)), 1)
    desk.ctl("addresses", "--from", "2026-02-30").exits(USAGE)
    desk.ctl("addresses", "--from", "2026-03-05", "--to", "2026-03-02").exits(USAGE)


@case
def faults(desk):
    """A service that refuses: exit 3; midway: exit 1 and what was found stays; then it goes on"""
    simulator = ticked(desk, day_a())
    simulator.fault("status=403,path:/reverse")
    within(desk.ctl("addresses").exits(IMPOSSIBLE).err, "address service")
    simulator.heal()
    simulator.fault("status=403,after:1,path:/reverse")
    within(desk.ctl("addresses").exits(PARTLY).err, "Positions: 1, addresses found: 1.")
    simulator.heal()
    within(desk.ok("addresses").err, "Positions: 1, addresses found: 1.")
    expect(all(addresses(desk)), "every tick has its address")


@case
def stopped(desk):
    """Ctrl+C: exit 3 before the first answer; midway exit 1, and what was found stays"""
    simulator = ticked(desk, day_a())
    for n_answered, status, sentence in ((0, IMPOSSIBLE, "Stopped. Nothing was changed."),
                                         (1, PARTLY, "Stopped. What was complete until then is kept.")):
        simulator.fault(f"latency=3600000,after:{n_answered},path:/reverse")
        child = simulator.start(desk, n_answered + 1, "/reverse", "addresses")
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=LAST_RESORT_S)
        equal(child.returncode, status, err)
        within(err.decode(), sentence)
        equal(len([found for found in addresses(desk) if found]), 2 * n_answered)
        simulator.heal()
    within(desk.ok("addresses").err, "Positions: 1, addresses found: 1.")


@case
def offline(desk):
    """Without network: exit 3, and what to do; addresses that are known stay"""
    ticked(desk, day_a() + [record("2026-03-05T10:00:00Z", NOWHERE, WIRE_1)])
    desk.ok("addresses", "--to", "2026-03-04")
    known = addresses(desk)
    desk.ok("company", "set", "geocoder-url=http://127.0.0.1:1")
    desk.ctl("addresses", "--to", "2026-03-04").exits(DONE)
    within(desk.ctl("addresses").exits(IMPOSSIBLE).err, "cannot be reached", "Check the network")
    equal(addresses(desk), known)


@case
def rate(desk):
    """One request a second"""
    simulator = ticked(desk, day_a())
    # From before the first request, which may be slow to come: that only makes it longer.
    urllib.request.urlopen(simulator.url + "/reverse?format=jsonv2&lat=51&lon=4").close()
    desk.ok("addresses", env={"TIKKLOK_REQUEST_INTERVAL_MS": ""})
    before, _, second = asked(simulator)
    expect(second["at_ms"] - before["at_ms"] >= 999, "a second between two requests")


@case
def nothing_there(desk):
    """Far from all addresses: asked once, empty, and not asked again the same month"""
    simulator = ticked(desk, [record("2026-03-02T10:00:00Z", (43.3, 5.4), WIRE_1)])
    within(desk.ok("addresses").err, "Positions: 1, addresses found: 0.")
    equal(addresses(desk), [None])
    equal([row["key"] for row in desk.rows("list", "ticks")], [KEY_1])
    desk.ok("addresses")
    equal(len(asked(simulator)), 1)


main()
