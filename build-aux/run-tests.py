#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tests of every build and counts their cases; the last line is `N passed, N failed`."""

import pathlib
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

BUILDS = ["gcc", "clang"]


def count(report):
    """Passed and failed cases of one JUnit report, each failure named."""
    passed = failed = 0
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        bad = case.find("failure") is not None or case.find("error") is not None
        if bad:
            print(f"failed: {case.get('classname')} {case.get('name')}")
        failed += bad
        passed += not bad and case.find("skipped") is None
    return passed, failed


def names_of(folder):
    """What meson calls the tests of a build, without the suites before it."""
    listing = subprocess.run(["meson", "test", "-C", str(folder), "--no-rebuild", "--list"], capture_output=True,
                             text=True, check=False).stdout
    return {line.rpartition(" / ")[2].strip() for line in listing.splitlines()}


def run(build, names):
    folder = pathlib.Path("build", build)
    report = folder / "meson-logs" / "testlog.junit.xml"
    report.unlink(missing_ok=True)
    # Some checks are made in one build alone.
    wanted = [name for name in names if name in names_of(folder)]
    if names and not wanted:
        return 0, 0
    command = ["meson", "test", "-C", str(folder), "--no-rebuild", "--print-errorlogs", *wanted]
    code = subprocess.run(command, check=False).returncode
    if not report.exists():
        print(f"failed: {build}: no test ran")
        return 0, 1
    passed, failed = count(report)
    # A program that breaks off may leave no failed case behind.
    return passed, failed or int(code != 0)


def main():
    totals = [run(build, sys.argv[1:]) for build in BUILDS]
    passed, failed = (sum(column) for column in zip(*totals))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
