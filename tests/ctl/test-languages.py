# SPDX-License-Identifier: GPL-3.0-or-later
"""Dutch, French and German: tables and messages are translated, what programs read is not."""
import os
import re
import shutil
import subprocess

import openpyxl
from tkltest import (IMPOSSIBLE, PARTLY, USAGE, Skip, case, day_a, equal, expect, fleet, main,
                     small_company, within, without)

PO = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "po")
LANGUAGES = {"nl": "nl_BE.UTF-8", "fr": "fr_BE.UTF-8", "de": "de_BE.UTF-8"}
KINDS = ("employees", "projects", "vehicles", "keys", "ticks", "days", "lines")


def catalogues(desk):
    """Compiles the catalogues into the folder of the case; environments by language."""
    if shutil.which("msgfmt") is None:
        raise Skip("msgfmt is not installed")
    found = {}
    for language, locale in LANGUAGES.items():
        folder = desk.path("locale", language, "LC_MESSAGES")
        os.makedirs(folder)
        subprocess.run(["msgfmt", "-o", os.path.join(folder, "tikklok.mo"),
                        os.path.join(PO, f"{language}.po")], check=True)
        found[language] = {"TIKKLOK_LOCALE_DIR": desk.path("locale"), "LC_ALL": locale}
    probe = {desk.ok("--help", env=env).out for env in found.values()}
    if len(probe) != len(LANGUAGES):
        raise Skip("the locales nl_BE, fr_BE and de_BE are not installed")
    return found


def full_company(desk):
    small_company(desk)
    desk.simulator().load(fleet({"VAN 07": day_a() + day_a("2026-03-03")[:3]}))
    desk.ok("sync")
    desk.ok("transfer", "--from", "2026-03-01", "--to", "2026-03-31")


@case
def for_people(desk):
    """Headings, words, messages and help differ from English and from each other"""
    languages = catalogues(desk)
    full_company(desk)
    english = {"LC_ALL": "C.UTF-8"}
    for words in (*(["list", kind, "--format", "table"] for kind in KINDS),
                  ["diagnose", "--employee", "12", "--format", "table"],
                  ["company", "show", "--format", "table"], ["history", "--format", "table"],
                  ["--help"], ["sync", "--help"], ["import", "employees", "--help"]):
        shown = [desk.ok(*words, env=env).out for env in (english, *languages.values())]
        equal(len(set(shown)), 4, words)
        for text in shown:
            without(text, "\ufffd")
    for words, code in ((["list", "ticks", "--from", "2026-02-30"], USAGE), (["bogus"], USAGE),
                        (["company", "set", "x"], USAGE), (["transfer"], USAGE),
                        *((["company", "set", bad], USAGE) for bad in (
                            "x=y", "ct-1=yes", "day-start=24:00", "touch-gap=0", "latitude=91",
                            "double-window=x", "default-radius=-1", "road-factor=9",
                            "timezone=Europe/Gent", "language=es", "failsafe-mails=a",
                            "enterprise-number=1", "enterprise-number=0123456794", "name=a\nb",
                            "trusttrack-url=x", "trusttrack-url=http://example.org",
                            "geocoder-url=x")),
                        (["import", "employees", "nothing.csv"], IMPOSSIBLE),
                        (["list", "days", "--employee", "99"], USAGE)):
        said = [desk.ctl(*words, env=env).exits(code).err for env in (english, *languages.values())]
        equal(len(set(said)), 4, words)


@case
def for_programs(desk):
    """CSV and JSON, exit statuses and files are the same in every language"""
    languages = catalogues(desk)
    full_company(desk)
    bad = desk.write("bad.csv", "number,latitude,longitude,role\n1,50.5,4.5,\n2,50.5,x,boss\n"
                                "12,,,\n12,,,own\n,1,,\n")
    for env in ({"LC_ALL": "C"}, *languages.values()):
        for kind in KINDS:
            for form in ("csv", "json"):
                equal(desk.ok("list", kind, "--format", form, env=env).out,
                      desk.ok("list", kind, "--format", form).out, kind)
        for words in (["company", "show"], ["history"], ["check"], ["diagnose", "--employee", "12"]):
            equal(desk.ok(*words, env=env).out, desk.ok(*words).out, words)
        desk.ok("company", "set", "road-factor=1.25", "latitude=50.85", env=env)
        equal((desk.settings()["road-factor"], desk.settings()["latitude"]), (1.25, 50.85))
        desk.ctl("company", "set", "road-factor=1,25", env=env).exits(USAGE)
        for form in ("csv", "json"):
            preview = ["import", "employees", bad, "--dry-run", "--format", form]
            result = desk.ctl(*preview, env=env).exits(PARTLY)
            within(result.err, "3", "longitude")
            equal(result.out, desk.ctl(*preview).out)


@case
def times_for_people(desk):
    """Tables show local times and durations alike in every language"""
    languages = catalogues(desk)
    full_company(desk)
    for env in languages.values():
        text = desk.ok("list", "lines", "--format", "table", env=env).out
        within(text, "06:45", "8:30", "P001")
        expect(len(re.findall(r"2026-03-02", text)) >= 3, text)


@case
def in_workbooks(desk):
    """A workbook is in the language of the company, whoever writes it"""
    full_company(desk)
    months = ("export", "excel", "--from", "2026-03-01", "--to", "2026-03-31")
    for language, employee, project, work in (("nl", "Werknemer", "Project", "Werk"),
                                              ("fr", "Travailleur", "Projet", "Travail"),
                                              ("de", "Mitarbeiter", "Projekt", "Arbeit"),
                                              ("en", "Employee", "Project", "Work")):
        desk.ok("company", "set", f"language={language}")
        desk.ok(*months, f"{language}.xlsx", env={"LC_ALL": "C.UTF-8"})
        book = openpyxl.load_workbook(desk.path(f"{language}.xlsx"))
        words = [[str(cell) for row in sheet.values for cell in row if cell is not None]
                 for sheet in book]
        equal(len(words), 2, "the overview and one employee")
        for word in (employee, project, work):
            expect(word in words[1], f"no {word!r} in {words[1]}")


@case
def columns_in_line(desk):
    """Translated tables keep their columns in line"""
    languages = catalogues(desk)
    full_company(desk)
    for env in languages.values():
        for kind in ("ticks", "lines", "days"):
            rows = desk.ok("list", kind, "--format", "table", env=env).out.splitlines()
            blank = [n for n in range(min(map(len, rows))) if all(row[n] == " " for row in rows)]
            expect(len(blank) > 8, f"no blank columns between those of {kind}")


main()
