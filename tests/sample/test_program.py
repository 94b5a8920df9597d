# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program itself: its options, what it prints, how it ends, and that it repeats itself."""

import os
import re
import signal
import subprocess
import time

import pytest

QUERY = "{ site { usageStatistics { daus { startTime userCount } maus { startTime userCount } } } }"
REPORT = {"granularity": "by_user_day", "startDate": "2026-11-02", "endDate": "2026-11-20"}


def snapshot(server):
    """All that it wrote and some of what it tells, without the ports."""
    texts = [(str(path.relative_to(server.folder)), path.read_text(encoding="utf-8"))
             for path in sorted(server.folder.rglob("*.*"))]
    texts.append(server.ask(server.of_kind("healthy"), QUERY).body.decode())
    texts.append(server.ask_report(server.of_kind("reported"), **REPORT).body.decode())
    return re.sub(r"127\.0\.0\.1:\d+", "HOST", repr(texts))


def test_same_seed_and_day_same_bytes(start):
    first, second, other = (start("--seed=11"), start("--seed=11"), start("--seed=12"))
    assert snapshot(first) == snapshot(second)
    assert snapshot(first) != snapshot(other)


def test_it_prints_one_line_and_ends_with_its_input(start):
    server = start()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", server.url)
    assert server.stop() == ("", 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_when_told(start, number):
    server = start()
    server.process.send_signal(number)
    assert server.stop() == ("", 0)


def test_it_ends_while_an_answer_is_due(start):
    server = start("--slow=60")
    slow = server.of_kind("slow")
    with pytest.raises(TimeoutError):
        server.request("POST", f"/{slow['slug']}/.api/graphql", "token x", "{}", timeout=0.2)
    assert server.stop() == ("", 0)


def test_every_answer_takes_as_long_as_told(start):
    server = start("--speed=150")
    for ask in (lambda: server.ask(server.of_kind("healthy"), QUERY),
                lambda: server.ask_report(server.of_kind("reported"), **REPORT)):
        begin = time.monotonic()
        assert ask().status == 200
        assert time.monotonic() - begin >= 0.15


@pytest.mark.parametrize("option", [
    "--customers=0", "--port=70000", "--today=2026-02-30", "--kinds=no-such", "--kinds=", "--slow=-1", "--speed=-1",
    "--nonsense", "word"])
def test_wrong_options(option):
    done = subprocess.run([os.environ["STEWARD_SAMPLE"], option], capture_output=True, text=True, timeout=60,
                          check=False)
    assert done.returncode == 2
    assert done.stdout == "" and done.stderr.startswith("steward-sample: ")


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    done = subprocess.run([os.environ["STEWARD_SAMPLE"], f"--write={tmp_path}/file/folder"], capture_output=True,
                          text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stdout == "" and "file" in done.stderr
