#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy finds nothing (.clang-tidy says what it looks for).

A file that passed is not looked at again until it, a header it includes, its compiler flags or the
checks change: a stamp in the build folder keeps the hash of all these."""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
STAMPS = BUILD / "tidy"
INCLUDE = re.compile(rb'^#include "([^"]+)"', re.MULTILINE)


def closure(file, headers):
    """The file and the project's headers that it includes, through others too."""
    met, waiting = set(), [file]
    while waiting:
        at = waiting.pop()
        met.add(at)
        names = (pathlib.PurePath(name.decode()).name for name in INCLUDE.findall(at.read_bytes()))
        waiting += [headers[name] for name in names if name in headers and headers[name] not in met]
    return sorted(met)


def fingerprint(file, command, headers, checks):
    digest = hashlib.sha256(checks + command.encode())
    for part in closure(file, headers):
        digest.update(part.name.encode() + part.read_bytes())
    return digest.hexdigest()


def check(file, mark):
    """What clang-tidy says of one file; nothing where it is clean."""
    stamp = STAMPS / str(file.relative_to(SOURCE)).replace("/", "-")
    if stamp.exists() and stamp.read_text() == mark:
        return ""
    done = subprocess.run(["clang-tidy", "--quiet", "-p", BUILD, file], check=False,
                          capture_output=True, text=True)
    if done.returncode == 0:
        stamp.write_text(mark)
        return ""
    return done.stdout + done.stderr


def main():
    STAMPS.mkdir(exist_ok=True)
    version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True).stdout
    checks = version + (SOURCE / ".clang-tidy").read_bytes()
    headers = {header.name: header for header in (SOURCE / "src").rglob("*.h")}
    commands = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if file.suffix == ".c" and file.is_relative_to(SOURCE / "src"):
            commands[file] = entry["command"]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(
            lambda file: check(file, fingerprint(file, commands[file], headers, checks)),
            commands))
    print(*filter(None, found), sep="\n")
    print(f"{len(commands)} files, {sum(map(bool, found))} with findings")
    return 1 if any(found) or not commands else 0


sys.exit(main())
