# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line killed at random moments: whatever was confirmed is still there, and nothing is half there."""

import contextlib
import datetime
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

N_CUSTOMERS = 30
N_WORKERS = 4
LONG = os.environ.get("STEWARD_TEST_LONG") == "1"
# 100 kills, or 1,000.
N_SYNC_KILLS, N_IMPORT_KILLS, N_FIRST_KILLS = (400, 400, 200) if LONG else (40, 40, 20)
# The days on which the portfolio is synced; a later one changes the figures of every customer.
BEFORE = datetime.date(2026, 11, 9)
TODAY = datetime.date(2026, 11, 23)


# --- The sample ---------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def serve(folder, today, port=0):
    process = subprocess.Popen(
        [os.environ["STEWARD_SAMPLE"], "--once-ready-print", "--until-eof", "--fault-free", "--no-truth",
         f"--customers={N_CUSTOMERS}", f"--write={folder}", f"--today={today}", f"--anchor={TODAY}", f"--port={port}"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip().rsplit(":", 1)[1]
    finally:
        process.stdin.close()
        process.wait(timeout=30)
        process.stdout.close()


class Profile:
    def __init__(self, folder):
        self.folder = folder

    def command(self, *arguments, today=TODAY):
        return [os.environ["STEWARD_CLI"], f"--profile={self.folder}", f"--today={today}", *map(str, arguments)]

    def run(self, *arguments, **options):
        done = subprocess.run(self.command(*arguments, **options), capture_output=True, text=True, timeout=120,
                              check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def kill(self, delay, *arguments):
        """Kills the command after a delay; whether it was still running."""
        process = subprocess.Popen(self.command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=delay)
        process.kill()
        return process.wait(timeout=30) == -signal.SIGKILL

    def read(self, query):
        with contextlib.closing(sqlite3.connect(self.folder / "steward.db")) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            return database.execute(query).fetchall()

    def read_customers(self):
        """By name, all that is kept of each customer: its figures, seats and sync."""
        customers = {}
        for name, *values in self.read("""
                SELECT name, 'record', url, tam, segment, contract_close, 0 FROM customer WHERE deleted_at IS NULL
                UNION ALL SELECT c.name, 'tag', t.name, t.value, 0, 0, 0 FROM customer_tag t JOIN customer c
                    ON t.customer = c.key
                UNION ALL SELECT c.name, 'usage', grain, start, users, complete, 0 FROM usage u JOIN customer c
                    ON u.customer = c.key
                UNION ALL SELECT c.name, 'seats', since, origin, kind, count, 0 FROM seats s JOIN customer c
                    ON s.customer = c.key
                UNION ALL SELECT c.name, 'sync', at, attempted_at, seats_code, usage_code, 0 FROM sync s
                    JOIN customer c ON s.customer = c.key"""):
            customers.setdefault(name, set()).add(tuple(values))
        return customers


def copy_database(source, folder):
    """A profile with the database of another. Its tokens stay, which are bound to the folder."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("steward.db*"):
        path.unlink()
    shutil.copy(source.folder / "steward.db", folder)
    return Profile(folder)


# --- Killing ------------------------------------------------------------------------------------------------------


class Pace:
    """How long a command takes at present: less than was measured, where it ended before its kill came."""

    def __init__(self, duration):
        self.duration = duration

    def moment(self, iteration):
        """A moment anywhere in the command, and somewhat after its usual end."""
        return random.Random(iteration).uniform(0, 1.1 * self.duration)

    def note(self, killed):
        self.duration = max(self.duration * (1.03 if killed else 0.8), 0.002)


def measure(command):
    begin = time.monotonic()
    command()
    return time.monotonic() - begin


def in_parallel(check, n_kills, pace):
    """Until so many were killed in time, by a few workers, each with a folder of its own; how many were."""
    quota = n_kills // N_WORKERS

    def work(worker):
        kills = 0
        for iteration in range(worker, 8 * n_kills, N_WORKERS):
            killed = bool(check(worker, iteration))
            pace.note(killed)
            kills += killed
            if kills == quota:
                break
        return kills

    with ThreadPoolExecutor(N_WORKERS) as pool:
        return sum(pool.map(work, range(N_WORKERS)))


def measure_in_parallel(command):
    """How long a command takes while as many others run as will."""
    with ThreadPoolExecutor(N_WORKERS) as pool:
        return max(pool.map(lambda worker: measure(lambda: command(worker)), range(N_WORKERS)))


@pytest.fixture(autouse=True)
def secrets(monkeypatch):
    monkeypatch.setenv("STEWARD_SECRET_PASSWORD", "correct horse")


def test_sync_killed_at_any_moment(tmp_path):
    """Per customer everything is as before the sync, or as after it, and the next sync ends the work."""
    base = Profile(tmp_path / "base")
    with serve(tmp_path / "sample", BEFORE) as port:
        base.run("customers", "import", tmp_path / "sample" / "portfolio.csv")
        base.run("tokens", "import", tmp_path / "sample" / "tokens.csv")
        base.run("sync", today=BEFORE)
    old = base.read_customers()
    with serve(tmp_path / "sample", TODAY, port):
        for folder in [tmp_path / "whole", *(tmp_path / f"{worker}" for worker in range(N_WORKERS))]:
            Profile(folder).run("tokens", "import", tmp_path / "sample" / "tokens.csv")
        whole = copy_database(base, tmp_path / "whole")
        outcomes = json.loads(whole.run("sync", "--json"))
        new = whole.read_customers()
        synced = {outcome["name"] for outcome in outcomes if outcome["state"] == "ok"}
        assert len(synced) > N_CUSTOMERS / 2 and all(old[name] != new[name] for name in synced)
        pace = Pace(measure_in_parallel(lambda worker: copy_database(base, tmp_path / f"{worker}").run("sync")))
        states = set()

        def check(worker, iteration):
            profile = copy_database(base, tmp_path / f"{worker}")
            killed = profile.kill(pace.moment(iteration), "sync")
            found = profile.read_customers()
            assert found.keys() == old.keys()
            for name, values in found.items():
                assert values in (old[name], new[name]), f"iteration {iteration}: {name} is mixed"
            states.add(sum(found[name] == new[name] for name in synced))
            profile.run("sync")
            assert profile.read_customers() == new, f"iteration {iteration}"
            return killed

        n_killed = in_parallel(check, N_SYNC_KILLS, pace)
    # The moments fell into the command, and between the customers.
    assert n_killed == N_SYNC_KILLS
    assert len(states) > 3, states


def test_import_killed_at_any_moment(tmp_path):
    """A file is imported whole or not at all, and what was there before stays as it was."""
    header = "name,url,tam,segment,contract_close,region\n"
    rows = [f"Customer {i},https://c{i}.example.com,{100 + i},Strategic,2026-01-31,EMEA\n" for i in range(400)]
    first = tmp_path / "first.csv"
    second = tmp_path / "second.csv"
    first.write_text(header + "".join(rows[:200]), encoding="utf-8")
    # Half of the second file changes customers, the other half adds some.
    second.write_text(header + "".join(row.replace("EMEA", "APAC") for row in rows[100:]), encoding="utf-8")
    base = Profile(tmp_path / "base")
    base.run("customers", "import", first)
    old = base.read_customers()
    whole = copy_database(base, tmp_path / "whole")
    whole.run("customers", "import", second)
    new = whole.read_customers()
    assert len(old) == 200 and len(new) == 400
    pace = Pace(measure_in_parallel(
        lambda worker: copy_database(base, tmp_path / f"{worker}").run("customers", "import", second)))
    states = set()

    def check(worker, iteration):
        profile = copy_database(base, tmp_path / f"{worker}")
        killed = profile.kill(pace.moment(10000 + iteration), "customers", "import", second)
        found = profile.read_customers()
        assert found in (old, new), f"iteration {iteration}: half an import"
        states.add(len(found))
        profile.run("customers", "import", second)
        assert profile.read_customers() == new, f"iteration {iteration}"
        return killed

    assert in_parallel(check, N_IMPORT_KILLS, pace) == N_IMPORT_KILLS
    assert states == {200, 400}


def test_first_command_killed_at_any_moment(tmp_path):
    """A profile that is only just being made: what comes next makes it whole."""
    portfolio = tmp_path / "portfolio.csv"
    portfolio.write_text("name\nAcme\nOther\n", encoding="utf-8")
    pace = Pace(measure_in_parallel(
        lambda worker: Profile(tmp_path / f"first-{worker}").run("customers", "import", portfolio)))

    def check(worker, iteration):
        profile = Profile(tmp_path / f"{worker}")
        shutil.rmtree(profile.folder, ignore_errors=True)
        killed = profile.kill(pace.moment(20000 + iteration), "customers", "import", portfolio)
        if pathlib.Path(profile.folder, "steward.db").exists():
            profile.read("SELECT 1")
        shown = json.loads(profile.run("customers", "list", "--json"))
        assert [customer["name"] for customer in shown] in ([], ["Acme", "Other"])
        profile.run("customers", "import", portfolio)
        assert len(profile.read_customers()) == 2
        return killed

    assert in_parallel(check, N_FIRST_KILLS, pace) == N_FIRST_KILLS
