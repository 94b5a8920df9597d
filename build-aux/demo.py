#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steward on a sample portfolio. A year of history comes the way it would for anyone: by syncing now and then from
a server that forgets after 93 days, here with the days injected."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys

BUILD = pathlib.Path("build/gcc/src")
DEMO = pathlib.Path("build/demo")
PROFILE = DEMO / "profile"
FILES = DEMO / "files"
SCREENSHOTS = pathlib.Path("screenshots")
# Days between two syncs of the past: a server tells two complete months.
STEP = 58
N_PAST_SYNCS = 13
# Of the pictures, the usual one first; each is a program of its own, which the contrast needs.
VARIANTS = ["", "dark", "high-contrast", "high-contrast-dark", "360", "mirrored", "large-text"]

BAD_ROWS = """name,url,seats,production,renewal,advisor,region
Cobalt Freight,code.cobalt.example,1000,2023-06-01,2027-02-14,M. Okafor,APAC
Juno Rail,sourcegraph.juno.example,800 seats,2025-05-20,2027-05-31,S. Lindqvist,EMEA
Kestrel Avionics,code.kestrel.example,400,2024-07-08,31.07.2027,T. Baptiste,EMEA
Larkspur Pharma,code.larkspur.example,1800,2024-06-11,2027-06-30,M. Okafor,APAC
Granite Games,sg.granite.example,unlimited,2024-11-25,2027-12-01,S. Lindqvist,AMER
"""


def say(text):
    print(text, file=sys.stderr)


class Server:
    """The sample usage API on one day."""

    def __init__(self, today, last_day):
        arguments = [BUILD / "steward-sample/steward-sample", "--once-ready-print", "--until-eof", f"--write={FILES}",
                     f"--today={today}", f"--anchor={last_day}", "--slow=2"]
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def cli(today, *arguments):
    """0: done, 1: done in part, which failing customers are there for."""
    command = [BUILD / "steward-cli/steward-cli", f"--profile={PROFILE}", f"--today={today}", *arguments]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)


def sync(today, names=()):
    cli(today, "customers", "import", FILES / "portfolio.csv")
    cli(today, "tokens", "import", FILES / "tokens.csv")
    cli(today, "sync", "--jobs=16", *names)


def read_truth():
    return json.loads((FILES / "truth.json").read_text(encoding="utf-8"))


def grow_history(last_day):
    for n in range(N_PAST_SYNCS, 0, -1):
        today = last_day - datetime.timedelta(n * STEP)
        say(f"Syncing the sample portfolio as on {today}")
        with Server(today, last_day):
            sync(today, [customer["name"] for customer in read_truth()
                         if customer["source"] == "sourcegraph" and not any(customer["errors"].values())])


def import_files(today):
    for customer in read_truth():
        path = FILES / "usage" / f"{customer['name']}.csv"
        if customer["source"] == "file" and path.exists():
            cli(today, "usage", "import", customer["name"], path)


def take_pictures(today):
    bad_rows = DEMO / "portfolio-with-bad-rows.csv"
    bad_rows.write_text(BAD_ROWS, encoding="utf-8")
    code = 0
    for variant in VARIANTS:
        code |= subprocess.run([BUILD / "steward-pictures/steward-pictures", PROFILE, str(today), bad_rows, SCREENSHOTS,
                                variant], stdout=subprocess.DEVNULL, check=False).returncode
    say(f"Saved {len(list(SCREENSHOTS.glob('*.png')))} pictures to {SCREENSHOTS}/" if code == 0 else "No pictures")
    return code


def main():
    # The last whole hour of the real day would do; noon UTC of the given one keeps pictures the same.
    last_day = datetime.date.fromisoformat(os.environ.get("STEWARD_DEMO_DAY", datetime.date.today().isoformat()))
    os.environ.setdefault("STEWARD_SECRET_PASSWORD", "sample")
    os.environ["GSETTINGS_SCHEMA_DIR"] = str(pathlib.Path("build/gcc/data").absolute())
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir(parents=True)
    grow_history(last_day)
    with Server(last_day, last_day) as server:
        say(f"Syncing the sample portfolio from {server.url}")
        sync(last_day)
        import_files(last_day)
        if sys.argv[1] == "pictures":
            os.environ.update(GSK_RENDERER="cairo", GDK_BACKEND="x11", ADW_DISABLE_PORTAL="1", GSETTINGS_BACKEND="memory",
                              G_DEBUG="fatal-criticals")
            return take_pictures(last_day)
        say("Opening Steward; closing it ends the sample server")
        return subprocess.run([BUILD / "steward/steward", f"--profile={PROFILE}", f"--today={last_day}", *sys.argv[2:]],
                              check=False).returncode


sys.exit(main())
