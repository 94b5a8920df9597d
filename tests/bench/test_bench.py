# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`./dev bench` tells what it says it tells; how quick anything is depends on the machine, and is not judged."""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

NAMES = ["start-contacts", "start-bare", "sync-curl"]
# Its month and the seats of that month's last day, and the days of the window that were counted.
FIRST_CUSTOMER = """
  SELECT id, 1.0 * mau.users / (SELECT count FROM seats WHERE customer = key AND since <= 20757 ORDER BY since DESC LIMIT 1),
    (SELECT avg(users) FROM usage WHERE customer = key AND grain = 0 AND start BETWEEN 20752 AND 20779) / mau.users
  FROM customer JOIN usage mau ON mau.customer = key AND mau.grain = 2 AND mau.start = 24321 WHERE key = 1"""


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


def test_figures(tmp_path):
    names = ["figures-duckdb", "figures-duckdb-file", "figures-100000"]
    done = bench(tmp_path, "--json", "--customers=110", "--runs=1", *names)
    assert done.returncode == 0, done.stderr
    results = {result["name"]: result for result in map(json.loads, done.stdout.splitlines())}
    assert list(results) == names
    assert results["figures-100000"]["ratio"] is not None, results
    for name in names[:2]:
        assert (results[name]["ratio"] is None) == (not has_duckdb()), results


def test_search(tmp_path):
    done = bench(tmp_path, "--json", "--customers=100", "--runs=1", "search-ripgrep")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["ratio"] is None) == (shutil.which("rg") is None), result


def has_duckdb():
    folder = pathlib.Path(os.environ.get("NODE_PATH", "/nonexistent"))
    return shutil.which("node") is not None and (folder / "@duckdb").exists()


@pytest.mark.parametrize(("theirs", "told"), [
    ("a,0.5,\nb,,0.25\n,0.9,1.1\n", None),
    ("a,0.5,\nb,,0.25\n,0.9,1.100001\n", "retention"),
    ("a,0.5,0\nb,,0.25\n,0.9,1.1\n", "a is"),
    ("a,0.5,\n,0.9,1.1\n", "other customers"),
])
def test_same_figures(tmp_path, theirs, told):
    (tmp_path / "figures.csv").write_text("a,0.5,\nb,,0.25\n,0.9,1.1\n", encoding="utf-8")
    (tmp_path / "duckdb.csv").write_text(theirs, encoding="utf-8")
    module = load_bench()
    if told is None:
        module.expect_same_figures(tmp_path)
        return
    with pytest.raises(module.NotMeasured, match=told):
        module.expect_same_figures(tmp_path)


def load_bench():
    spec = importlib.util.spec_from_file_location("steward_bench", os.environ["STEWARD_BENCH"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_file_and_memory_agree(tmp_path, monkeypatch):
    module = load_bench()
    monkeypatch.setattr(module, "PLACE", tmp_path)
    profile = module.make_figures_profile(110)
    assert module.time_figures("file", profile) > 0
    (profile / "figures.csv").rename(profile / "duckdb.csv")
    assert module.time_figures("memory", profile) > 0
    module.expect_same_figures(profile)
    figures = module.read_figures(profile / "figures.csv")
    assert len(figures) == 111 and 0 < figures[""][0] < figures[""][1]
    told = module.run("sqlite3", profile / "steward.db", FIRST_CUSTOMER).strip().split("|")
    assert figures[told[0]] == [pytest.approx(float(told[1])), pytest.approx(float(told[2]))]


def test_table(tmp_path):
    done = bench(tmp_path, "--customers=20", "--runs=1", "sync-curl")
    assert done.returncode == 0, done.stderr
    assert "sync-curl" in done.stdout and "1.25" in done.stdout and len(done.stdout.splitlines()) == 2


def test_unknown_name(tmp_path):
    done = bench(tmp_path, "speed")
    assert done.returncode == 2 and "speed" in done.stderr and done.stdout == ""
