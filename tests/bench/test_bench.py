# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`./dev bench` tells what it says it tells; how quick anything is depends on the machine, and is not judged."""

import json
import os
import shutil
import subprocess
import sys

NAMES = ["start-contacts", "start-bare", "sync-curl"]


def bench(tmp_path, *arguments):
    environment = {**os.environ, "STEWARD_BENCH_PLACE": str(tmp_path / "bench")}
    return subprocess.run([sys.executable, os.environ["STEWARD_BENCH"], *arguments], env=environment, capture_output=True,
                          text=True, check=False)


def test_ratios(tmp_path):
    done = bench(tmp_path, "--json", "--customers=20", "--runs=1", *NAMES)
    assert done.returncode == 0, done.stderr
    results = {result["name"]: result for result in map(json.loads, done.stdout.splitlines())}
    assert list(results) == NAMES
    for result in results.values():
        assert {"ratio", "aim", "a", "b", "unit"} < set(result)
        if result["ratio"] is None:
            assert result["a"] is None and result["b"] is None and result["reason"]
        else:
            assert result["a"] > 0 and result["b"] > 0 and result["ratio"] > 0 and "reason" not in result
    assert (results["start-contacts"]["ratio"] is None) == (shutil.which("gnome-contacts") is None)
    assert results["sync-curl"]["ratio"] is not None, results
    assert results["start-bare"]["ratio"] is not None, results
    assert not (tmp_path / "bench").exists()


def test_table(tmp_path):
    done = bench(tmp_path, "--customers=20", "--runs=1", "sync-curl")
    assert done.returncode == 0, done.stderr
    assert "sync-curl" in done.stdout and "1.25" in done.stdout and len(done.stdout.splitlines()) == 2


def test_unknown_name(tmp_path):
    done = bench(tmp_path, "speed")
    assert done.returncode == 2 and "speed" in done.stderr and done.stdout == ""
