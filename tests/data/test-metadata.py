# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop entry, metainfo, settings, icons, D-Bus service and templates hold together."""
import configparser
import glob
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

from tap import case, equal, expect, main

ID = "be.tikklok.Tikklok"
SOURCE, BUILD = os.environ["TIKKLOK_SOURCE"], os.environ["TIKKLOK_BUILD"]
VERSION, BINDIR = os.environ["TIKKLOK_VERSION"], os.environ["TIKKLOK_BINDIR"]
LANGUAGES = ("fr", "nl", "de")
SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def source(*names):
    return os.path.join(SOURCE, *names)


def built(suffix):
    return os.path.join(BUILD, "data", ID + suffix)


def approved(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    equal(done.returncode, 0, f"{' '.join(command)}\n{done.stdout}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def ini(path):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(read(path))
    return parser


def installed_programs():
    """Names of the executables of src/**/meson.build that are installed."""
    names = set()
    for path in glob.glob(source("src", "*", "meson.build")):
        for call in re.findall(r"executable\((.*?)\)\n", read(path) + "\n", re.S):
            if "install: true" in call:
                names.add(re.match(r"'([^']+)'", call).group(1))
    return names


@case
def desktop_entry(_):
    """The desktop entry is valid, starts our program, and speaks three languages"""
    path = built(".desktop")
    approved("desktop-file-validate", path)
    entry = ini(path)["Desktop Entry"]
    expect(entry["Exec"].split()[0] in installed_programs(), entry["Exec"])
    equal(entry["Icon"], ID)
    equal(entry["DBusActivatable"], "true", "with the service file")
    for key in ("GenericName", "Comment", "Keywords"):
        for language in LANGUAGES:
            expect(entry.get(f"{key}[{language}]"), f"{key} in {language}")


@case
def metainfo(_):
    """The metainfo is valid and tells the truth about programs, version and languages"""
    path = built(".metainfo.xml")
    approved("appstreamcli", "validate", "--no-net", path)
    root = ElementTree.parse(path).getroot()
    equal(root.findtext("id"), ID)
    equal(root.findtext("launchable"), ID + ".desktop")
    equal({node.text for node in root.iter("binary")}, installed_programs())
    equal(root.find("releases/release").get("version"), VERSION, "newest release")
    equal(root.findtext("translation"), "tikklok")
    for language in LANGUAGES:
        summary = [node.text for node in root.iter("summary") if node.get(XML_LANG) == language]
        equal(len(summary), 1, f"summary in {language}")


@case
def settings(_):
    """The schemas are strict, below our own path, and every key of the program is in them"""
    approved("glib-compile-schemas", "--strict", "--dry-run", source("data"))
    root = ElementTree.parse(source("data", ID + ".gschema.xml")).getroot()
    keys = {key.get("name") for key in root.iter("key")}
    for schema in root.iter("schema"):
        equal(schema.get("path"), "/" + schema.get("id").replace(".", "/") + "/")
    header = read(source("src", "ui", "common", "tkl-settings.h"))
    equal({name for name in re.findall(r'TKL_KEY_\w+ "([^"]+)"', header)} - keys, set(),
          "keys the schemas lack")


@case
def icons(_):
    """The icons are square SVG drawings without scripts, pictures or links"""
    folder = source("data", "icons")
    equal(sorted(os.listdir(folder)), [ID + "-symbolic.svg", ID + ".svg"])
    for path in glob.glob(folder + "/*.svg") + glob.glob(source("resources", "icons", "**", "*.svg"),
                                                         recursive=True):
        root = ElementTree.parse(path).getroot()
        equal(root.tag, SVG + "svg", path)
        left, top, width, height = (float(n) for n in root.get("viewBox").split())
        equal((left, top, width), (0, 0, height), path)
        for node in root.iter():
            expect(node.tag.startswith(SVG), f"{path}: {node.tag}")
            expect(node.tag[len(SVG):] not in ("script", "image", "a", "foreignObject"), path)


@case
def icon_names(_):
    """Every icon the program names is its own or one of Adwaita"""
    known = {os.path.basename(path)[:-len(".svg")]
             for folder in ("/usr/share/icons/Adwaita", source("resources", "icons"),
                            source("data", "icons"))
             for path in glob.glob(folder + "/**/*.svg", recursive=True)}
    used = set()
    for path in glob.glob(source("src", "**", "*.[cu]*"), recursive=True):
        used |= set(re.findall(r"""["'>]([a-z0-9-]+-symbolic)["'<]""", read(path)))
    expect(len(used) > 5, "icons were found at all")
    equal(used - known, set(), "icons nobody has")


@case
def service(_):
    """The D-Bus service has the name of the application and starts the installed program"""
    found = ini(built(".service"))["D-BUS Service"]
    equal(found["Name"], ID)
    program, option = found["Exec"].split()
    equal((os.path.dirname(program), option), (BINDIR, "--gapplication-service"))
    expect(os.path.basename(program) in installed_programs(), program)


@case
def templates(_):
    """Every template is XML and in the resources; nothing is there twice"""
    listed = [node for node in ElementTree.parse(source("resources", "tikklok.gresource.xml"))
              .getroot().iter("file") if node.text.endswith(".ui")]
    there = sorted(os.path.relpath(path, source("src", "ui"))
                   for path in glob.glob(source("src", "ui", "**", "*.ui"), recursive=True))
    equal(sorted(node.text for node in listed), there)
    for node in listed:
        equal(node.get("alias"), os.path.basename(node.text), "under its own name")
    for name in there:
        root = ElementTree.parse(source("src", "ui", name)).getroot()
        equal(root.tag, "interface", name)
        ids = [node.get("id") for node in root.iter() if node.get("id")]
        equal(len(ids), len(set(ids)), f"{name}: an id is there twice")


main()
