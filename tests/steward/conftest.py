# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey starts with: somebody at the keyboard of the built window, on a profile of its own, the sample
server, and the command line beside them."""

import json
import os
import subprocess

import pytest
from person import Person
from window import PATIENCE_SECONDS

TODAY = "2026-11-23"


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "profile"


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """Nothing of the person who runs the tests shows through."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("STEWARD_SECRET_PASSWORD", "correct horse")
    monkeypatch.setenv("STEWARD_HTTP_TIMEOUT", "10")
    # For the programs that are tested; this one's own libraries have read it by now. The window's warnings are read
    # from its log, for one of GTK's own cannot be helped.
    monkeypatch.setenv("G_DEBUG", "gc-friendly")


@pytest.fixture
def open_window(tmp_path, profile):
    people = []

    def start():
        log = tmp_path / f"steward-{len(people)}.log"
        with log.open("w", encoding="utf-8") as stream:
            process = subprocess.Popen([os.environ["STEWARD"], f"--profile={profile}", f"--today={TODAY}"],
                                       stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, start_new_session=True)
        people.append(Person(process, log))
        return people[-1]

    yield start
    for person in people:
        person.process.kill()
        person.process.wait()
    assert not [complaint for person in people for complaint in person.complaints()]


@pytest.fixture
def cli(profile):
    def run(*arguments, given=None):
        command = [os.environ["STEWARD_CLI"], f"--profile={profile}", f"--today={TODAY}", *map(str, arguments)]
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def show(name):
        return json.loads(run("customers", "show", name, "--json"))

    run.show = show
    return run


class Server:
    """The sample usage API, with what it wrote of its customers."""

    def __init__(self, process, folder):
        self.process = process
        self.url = process.stdout.readline().strip()
        self.port = self.url.rpartition(":")[2]
        self.portfolio = folder / "portfolio.csv"
        self.tokens = folder / "tokens.csv"
        self.customers = [customer["name"] for customer in json.loads((folder / "truth.json").read_text("utf-8"))]

    def stop(self):
        self.process.stdin.close()
        assert self.process.wait(timeout=PATIENCE_SECONDS) == 0


@pytest.fixture
def serve(tmp_path):
    processes = []

    def start(*kinds, port="0", speed=0):
        folder = tmp_path / "sample"
        process = subprocess.Popen(
            [os.environ["STEWARD_SAMPLE"], "--once-ready-print", "--until-eof", f"--write={folder}",
             f"--today={TODAY}", f"--kinds={','.join(kinds)}", f"--customers={len(kinds)}", f"--port={port}",
             f"--speed={speed}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        return Server(process, folder)

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
