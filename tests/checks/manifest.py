#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak's manifest asks for as little as Steward needs, says why in the README, and brings what the runtime
lacks."""

import json
import pathlib
import re
import sys

ID = "dev.steward.Steward"
# A permission that is not here needs a portal in its place, or a reason and a line of the README.
ALLOWED = {"--share=network", "--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}
# pkg-config's names of what GNOME 50 holds, after its build metadata.
RUNTIME = {"cairo", "cairo-pdf", "cairo-svg", "gio-2.0", "gio-unix-2.0", "gtk4", "gtksourceview-5", "json-glib-1.0",
           "libadwaita-1", "libsecret-1", "libsoup-3.0", "pangocairo", "sqlite3"}
NEWEST_KNOWN_RUNTIME = 50


def check_permissions(manifest, readme):
    permissions = manifest["finish-args"]
    for permission in permissions:
        if permission not in ALLOWED:
            yield f"{permission} is more than Steward needs"
        if f"`{permission}`" not in readme:
            yield f"README.md does not say what {permission} is for"
    if len(permissions) != len(set(permissions)):
        yield "a permission is asked for twice"
    # Without Wayland X11 is what is left, and X11 is slow without shared memory.
    if "--socket=wayland" in permissions and "--socket=fallback-x11" not in permissions:
        yield "--socket=wayland goes with --socket=fallback-x11"
    if "--socket=fallback-x11" in permissions and "--share=ipc" not in permissions:
        yield "--socket=fallback-x11 goes with --share=ipc"


def check_source(module, source):
    pins = {"archive": "sha256", "file": "sha256", "git": "commit", "patch": "path", "dir": "path"}
    pin = pins.get(source["type"])
    if pin is None:
        yield f"{module}: a source of the type {source['type']} is not pinned"
    elif pin not in source:
        yield f"{module}: a source of the type {source['type']} needs {pin}"
    if source["type"] == "dir" and module != "steward":
        yield f"{module}: only Steward itself comes from a folder"


def check_modules(manifest, root):
    for module in manifest["modules"]:
        for source in module["sources"]:
            yield from check_source(module["name"], source)
    steward = manifest["modules"][-1]
    if steward["name"] != "steward" or "-Dtests=false" not in steward["config-opts"]:
        yield "the last module is Steward, without its tests"
    provided = {name for module in manifest["modules"] for name in [module["name"], *module.get("x-provides", [])]}
    wanted = set(re.findall(r"\bdependency\('([^']+)'", (root / "meson.build").read_text(encoding="utf-8")))
    for name in sorted(wanted - RUNTIME - provided):
        yield f"{name} is not in the runtime: a module has to bring it (and name it in x-provides if it is called otherwise)"


def check(root):
    path = root / "flatpak" / f"{ID}.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    if manifest["id"] != ID or [found.name for found in path.parent.glob("*.json")] != [path.name]:
        yield "the one manifest is named after the application"
    if (manifest["runtime"], manifest["sdk"]) != ("org.gnome.Platform", "org.gnome.Sdk"):
        yield "the runtime is GNOME's"
    if int(manifest["runtime-version"]) < NEWEST_KNOWN_RUNTIME:
        yield f"the runtime is older than {NEWEST_KNOWN_RUNTIME}"
    if manifest["command"] != "steward":
        yield "the command is steward"
    yield from check_permissions(manifest, (root / "README.md").read_text(encoding="utf-8"))
    yield from check_modules(manifest, root)


def main():
    problems = list(check(pathlib.Path(sys.argv[1])))
    for problem in problems:
        print(f"flatpak/{ID}.json: {problem}", file=sys.stderr)
    return 1 if problems else 0


sys.exit(main())
