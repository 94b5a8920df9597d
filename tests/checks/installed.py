#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`meson install` puts what a person gets, and nothing else, where desktops and Flatpak look for it."""

import configparser
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ID = "dev.steward.Steward"
EXPECTED = {
    "bin/steward",
    "bin/steward-cli",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    f"share/licenses/{ID}/GPL-3.0-or-later.txt",
    f"share/metainfo/{ID}.metainfo.xml",
}


def translations(root):
    words = " ".join(line for line in (root / "po" / "LINGUAS").read_text("utf-8").splitlines() if line[:1] != "#").split()
    return {f"share/locale/{language}/LC_MESSAGES/steward.mo" for language in words}


def check_names(folder):
    """The launcher, the bus and the metadata mean the programs that were installed."""
    launcher = configparser.ConfigParser(interpolation=None)
    launcher.read(folder / f"share/applications/{ID}.desktop", encoding="utf-8")
    entry = launcher["Desktop Entry"]
    service = configparser.ConfigParser(interpolation=None)
    service.read(folder / f"share/dbus-1/services/{ID}.service", encoding="utf-8")
    bus = service["D-BUS Service"]
    metainfo = ElementTree.parse(folder / f"share/metainfo/{ID}.metainfo.xml").getroot()
    if (entry["Icon"], bus["Name"], metainfo.findtext("id")) != (ID, ID, ID):
        yield "icon, name on the bus and metadata are called otherwise than the application"
    for command in (entry["Exec"], bus["Exec"], *(found.text for found in metainfo.iter("binary"))):
        program = pathlib.PurePath(command.split()[0]).name
        if not os.access(folder / "bin" / program, os.X_OK):
            yield f"{program} is named and not installed"


def check_version(folder):
    """The version that a store shows is the program's, of which there is a release."""
    version = subprocess.run([folder / "bin/steward-cli", "--version"], capture_output=True, text=True,
                             check=True).stdout.split()[-1]
    release = ElementTree.parse(folder / f"share/metainfo/{ID}.metainfo.xml").getroot().find("releases/release")
    if release.get("version") != version:
        yield f"the newest release of the metadata is {release.get('version')}, and the program's version is {version}"


def check(root, build, destination):
    subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", destination], check=True)
    folder = next(path.parent for path in destination.rglob("bin"))
    found = {path.relative_to(folder).as_posix() for path in destination.rglob("*") if not path.is_dir()}
    expected = EXPECTED | translations(root)
    yield from (f"{name} is not installed" for name in sorted(expected - found))
    yield from (f"{name} is installed, and nobody needs it" for name in sorted(found - expected))
    if expected <= found:
        yield from check_names(folder)
        yield from check_version(folder)


def main():
    with tempfile.TemporaryDirectory() as destination:
        problems = list(check(pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(destination)))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


sys.exit(main())
