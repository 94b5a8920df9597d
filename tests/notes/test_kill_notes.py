# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who types is killed at random moments: what was told to be kept or saved is there, and no version is lost."""

import contextlib
import os
import random
import sqlite3
import string
import subprocess

import pytest

N_KILLS = 1000 if os.environ.get("STEWARD_TEST_LONG") == "1" else 100
LONGEST_SECONDS = 0.2


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("profile")
    portfolio = folder / "portfolio.csv"
    portfolio.write_text("name\nAcme\n", encoding="utf-8")
    subprocess.run([os.environ["STEWARD_CLI"], f"--profile={folder}", "customers", "import", portfolio], check=True,
                   capture_output=True, timeout=60)
    return folder


@contextlib.contextmanager
def reading(profile):
    with contextlib.closing(sqlite3.connect(profile / "steward.db")) as database:
        yield database


def text(length):
    return (string.ascii_lowercase * (length // 26 + 1))[:length]


def type_until_killed(database, customer, note, seconds, n_lines):
    """What was told before the end, which comes after some time, or as soon as so much was told: the longest that was kept, and each length
    that was saved."""
    process = subprocess.Popen([os.environ["STEWARD_TYPE_NOTE"], database, customer, note], stdout=subprocess.PIPE, text=True,
                               bufsize=1)
    assert process.stdout.readline() == "ready 0\n"
    lines = [process.stdout.readline() for _ in range(n_lines)]
    if not n_lines:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
            raise AssertionError("it ended by itself")
    process.kill()
    told = [line.split() for line in lines + process.stdout.readlines() if line.endswith("\n")]
    process.stdout.close()
    process.wait(30)
    kept = max([int(length) for _, length in told], default=0)
    return kept, [int(length) for what, length in told if what == "saved"]


def test_nothing_is_lost(profile):
    chance = random.Random(7)
    with reading(profile) as database:
        (customer,), = database.execute("SELECT id FROM customer").fetchall()
    most_kept, n_saved = 0, 0
    for i in range(N_KILLS):
        note = f"note-{i}"
        kept, saved = type_until_killed(profile / "steward.db", customer, note, chance.uniform(0, LONGEST_SECONDS),
                                        chance.randrange(1, 30) if i % 2 else 0)
        with reading(profile) as database:
            bodies = [body for body, in database.execute(
                """SELECT body FROM note WHERE id = ?1 UNION ALL SELECT body FROM note_draft WHERE id = ?1
                   UNION ALL SELECT v.body FROM note_version v JOIN note n ON n.key = v.note WHERE n.id = ?1""", (note,))]
            if i % 20 == 0:
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert all(body == text(len(body)) for body in bodies)
        assert max(map(len, bodies), default=0) >= kept
        assert {len(body) for body in bodies} >= set(saved)
        most_kept, n_saved = max(most_kept, kept), n_saved + len(saved)
    # It was killed in the midst of it, not before it began.
    assert most_kept > 20 and n_saved > 5
    with reading(profile) as database:
        # What was found by words is what is there.
        database.execute("INSERT INTO written (written) VALUES ('integrity-check')")
        assert database.execute("SELECT count(*) FROM written").fetchone() == database.execute(
            "SELECT count(*) FROM note").fetchone()
