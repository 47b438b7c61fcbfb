# SPDX-License-Identifier: GPL-3.0-or-later
"""company show and company set: every key, its limits, and that a mistake changes nothing."""
import csv
import io
import json

from tkltest import USAGE, case, equal, expect, main, within

SWITCHES = ([f"ct-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 10, 11)]
            + [f"cl-{n}" for n in (2, 3, 4, 5, 7, 8)] + ["double-ignore-both", "export-split", "auto-addresses"])

# The manual: key, default, values it takes (as typed → as shown), values it refuses.
KEYS = {
    "name": (None, {"Dakwerken Peeters & Zn.": None, "=1+1": None, "Café Ω 雪": None},
             ["a\nb", "a\x1bb"]),
    "enterprise-number": (None, {"0123456749": None, "0123.456.749": "0123456749",
                                 "BE 0123.456.749": "0123456749"},
                          ["0123456748", "123", "abc", "01234567490"]),
    "street": (None, {"Rue de l’Église": None}, []),
    "house-number": (None, {"12 bus 3": None, "007": None}, ["none"]),
    "postal-code": (None, {"1000": None, "9999": None}, ["0999", "99999999999999", "B-2800"]),
    "town": (None, {"Liège": None}, []),
    "country": (None, {"BE": None}, []),
    "latitude": (None, {"50.8466": 50.8466, "-90": -90, "90": 90, "0": 0, "50.12345678": 50.1234568},
                 ["90.0000001", "-91", "50,8", "north", "5e1", "0x10", "nan", "1e400"]),
    "longitude": (None, {"4.3517": 4.3517, "-180": -180, "180": 180}, ["180.1", "4,3", "inf"]),
    "timezone": ("Europe/Brussels", {"Europe/London": None, "UTC": None},
                 ["Europe/Brussel", "../../etc/passwd", "/etc/localtime", "CET+1x"]),
    "language": (None, {"nl": None, "fr": None, "de": None, "en": None},
                 ["es", "NL", "nl_BE", "Nederlands"]),
    "day-start": ("00:00", {"04:30": None, "23:59": None, "00:00": None},
                  ["24:00", "4:30", "04:60", "0430", "04:30:00", "-1:00", "four"]),
    "default-radius": (0, {"0": 0, "150": 150, "100000": 100000},
                       ["-1", "100001", "1.5", "150m", "99999999999999999999"]),
    "touch-gap": (120, {"1": 1, "900": 900, "86400": 86400}, ["0", "-5", "86401", "2m"]),
    "edge-tolerance": (0, {"0": 0, "50": 50}, ["-1", "51", "12.5", "20 m"]),
    "double-window": (300, {"0": 0, "300": 300, "86400": 86400}, ["-1", "86401", "5 min"]),
    "road-factor": (1.3, {"1": 1.0, "1.25": 1.25, "5": 5.0}, ["0.9", "5.1", "1,3", "x"]),
    "trusttrack-url": ("https://api.fm-track.com",
                       {"https://example.org/tt": None, "http://127.0.0.1:8080": None,
                        "http://localhost:1": None, "http://[::1]:1": None},
                       ["http://example.org", "ftp://example.org", "example.org", "https://",
                        "https://example.org?api_key=1", "https://u:p@example.org",
                        "http://127.0.0.1.example.org"]),
    "geocoder-url": ("https://nominatim.openstreetmap.org",
                     {"https://example.org/geo": None, "http://127.0.0.1:8080": None},
                     ["http://example.org", "example.org", "https://example.org?key=1"]),
    "key-order": ("unknown", {"printed": None, "reversed": None, "decimal": None, "other": None,
                              "unseen": None, "unknown": None}, ["backwards", "Printed", "1"]),
    "failsafe-mails": (None, {"a@b.be": None, "a@b.be, c@d.be": "a@b.be,c@d.be"},
                       ["a", "a@b.be,,c@d.be", "@b.be", "a b@c.be"]),
    "sync-minutes": (5, {"1": 1, "1440": 1440}, ["0", "1441", "5 min"]),
    "export-schedule": ("off", {"daily": None, "weekly": None, "monthly": None, "off": None},
                        ["on", "yearly", "Daily"]),
    "export-time": ("06:00", {"23:59": None}, ["24:00", "6:00"]),
    "export-day": (1, {"31": 31}, ["0", "32", "Monday"]),
    "export-folder": (None, {"/srv/uren": None}, ["uren", "~/uren"]),
    "export-pattern": ("{company} {from} {to}", {"{number} {from}_{to}": None},
                       ["x", "{from}", "{from} {to} {week}", "../{from} {to}"]),
    "retention-months": (0, {"6": 6, "240": 240}, ["-1", "241", "two"]),
    **{name: ("on" if name in ("ct-1", "ct-2", "ct-3", "ct-4") else "off",
              {"on": None, "off": None}, ["1", "ON", "true", "yes", "o n"])
       for name in SWITCHES},
}


def rows(text):
    return dict(list(csv.reader(io.StringIO(text)))[1:])


@case
def shown(desk):
    """company show: every key with its default, the same in JSON, CSV and on a terminal"""
    found = desk.settings()
    for name, (default, _, _) in KEYS.items():
        equal(found[name], default, name)
    listed = rows(desk.ok("company", "show").out)
    equal(list(listed), list(found), "order")
    for name, value in found.items():
        equal(listed[name], "" if value is None else str(value), name)
    status, text = desk.on_terminal("company", "show")
    equal(status, 0)
    for name in KEYS:
        within(text, name)


@case
def good_values(desk):
    """company set: every key takes its values and shows them again; empty restores the default"""
    for name, (default, good, _) in KEYS.items():
        for typed, wanted in good.items():
            desk.ok("company", "set", f"{name}={typed}")
            equal(desk.settings()[name], typed if wanted is None else wanted, name)
        desk.ok("company", "set", f"{name}=")
        equal(desk.settings()[name], default, f"{name} emptied")


@case
def bad_values(desk):
    """company set: a bad value exits 2, names its key, and changes nothing, the good ones neither"""
    desk.ok("company", "set", "name=before")
    before = desk.settings()
    entries = len(desk.rows("history"))
    for name, (_, _, bad) in KEYS.items():
        for value in bad:
            result = desk.ctl("company", "set", "name=after", f"{name}={value}", "ct-1=off")
            within(result.exits(USAGE).err, name)
    equal(desk.settings(), before)
    equal(len(desk.rows("history")), entries, "no entry in the journal")


@case
def too_long(desk):
    """company set: a text that is too long exits 2 and names the limit"""
    desk.ok("company", "set", "name=" + "é" * 200)
    result = desk.ctl("company", "set", "name=" + "x" * 100000).exits(USAGE)
    within(result.err, "name: ", "at most 200 characters")
    expect(len(result.err) < 200, "the text itself is not said again")
    within(desk.ctl("company", "set", "street=" + "x" * 1001).exits(USAGE).err, "1000")
    equal(desk.settings()["name"], "é" * 200)


@case
def together(desk):
    """company set: what is good alone and not together exits 2, changes nothing"""
    for before, wrong in (([], ["export-schedule=weekly", "export-day=9"]),
                          ([], ["export-day=31", "export-schedule=weekly"]),
                          (["export-day=9"], ["export-schedule=weekly"]),
                          (["export-day=7", "export-schedule=weekly"], ["export-day=8"]),
                          ([], ["latitude=50", "longitude="]),
                          (["latitude=50", "longitude=4"], ["longitude=", "latitude=51"])):
        desk.ok("company", "set", "export-schedule=off", "name=before", *before)
        found = desk.settings()
        result = desk.ctl("company", "set", "name=after", *wrong).exits(USAGE)
        within(result.err, "export-day" if "export" in wrong[0] else "latitude and longitude")
        equal(desk.settings(), found)
    desk.ok("company", "set", "latitude=", "longitude=")
    within(desk.ok("company", "set", "latitude=50").err, "once latitude and longitude are set")
    desk.ok("company", "set", "longitude=4", "export-day=31", "export-schedule=monthly")


@case
def bad_keys(desk):
    """company set: an unknown key, a retired one, no = : exit 2, nothing changed"""
    desk.ok("company", "set", "name=before")
    for wrong in ("cl-6=on", "cl-1=on", "cl-9=on", "ct-0=on", "ct-12=on", "NAME=x", "=x", "name",
                  "", "ct-1", "day_start=04:00", "radius=5", "id=1"):
        desk.ctl("company", "set", "name=after", wrong).exits(USAGE)
    equal(desk.settings()["name"], "before")


@case
def alias(desk):
    """ct-9 is another name of default-radius and no key of its own in the list"""
    desk.ok("company", "set", "ct-9=75")
    found = desk.settings()
    equal(found["default-radius"], 75)
    expect("ct-9" not in found, "listed once")
    desk.ctl("company", "set", "ct-9=on").exits(USAGE)


@case
def several(desk):
    """Several settings are one change; the last of a key stands; values may contain ="""
    desk.ok("company", "set", "name=a=b=c", "ct-5=on", "touch-gap=900", "name=x=y")
    found = desk.settings()
    equal((found["name"], found["ct-5"], found["touch-gap"]), ("x=y", "on", 900))
    equal(len(desk.rows("history")), 1, "one entry of the journal")
    desk.ok("undo")
    equal(desk.settings()["touch-gap"], 120)


@case
def unchanged(desk):
    """Setting what is set already is no change"""
    desk.ok("company", "set", "name=x")
    desk.ok("company", "set", "name=x", "ct-1=on")
    equal(len(desk.rows("history")), 1)


@case
def untouched_by_language(desk):
    """CSV and JSON have dots and English words in every language"""
    desk.ok("company", "set", "latitude=50.8466", "road-factor=1.35", "ct-5=on")
    for form in ("csv", "json"):
        base = desk.ok("company", "show", "--format", form).out
        for locale in ("nl_BE.UTF-8", "fr_BE.UTF-8", "de_BE.UTF-8", "C"):
            equal(desk.ok("company", "show", "--format", form, env={"LC_ALL": locale}).out, base)
    equal(json.loads(base)["latitude"], 50.8466)


main()
