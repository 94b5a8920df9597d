# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a script sees it: exit codes, standard output, standard error."""

import csv
import io
import json
import os
import sqlite3
import stat

import pytest


def test_import_list_and_show(cli, write_file):
    cli("customers", "import", write_file("name,seats,renewal\nBeta,unlimited,\nÁcme,1200,2027-01-31\n"))
    customers = json.loads(cli("--json", "customers", "list").stdout)
    assert [c["name"] for c in customers] == ["Beta", "Ácme"]
    acme = json.loads(cli("customers", "show", "Ácme", "--json").stdout)
    assert acme["seats"] == 1200 and acme["seats_state"] == "known"
    # 2027-01-31 is 69 days away, inside the 120 days before renewal.
    assert acme["lifecycle"] == "renewing"
    assert acme["utilization"] == {
        "value": None, "state": "unknown", "month": "2026-10", "mau": None, "seats": 1200, "tam": None,
        "reason": "no-usage",
    }
    assert acme["sync"] == {"state": "never", "at": None, "attempted_at": None, "errors": [], "error": None}
    assert json.loads(cli("customers", "show", "Beta", "--json").stdout)["seats_state"] == "unlimited"


def test_the_name_is_found_in_any_normal_form(cli, write_file):
    cli("customers", "import", write_file("name\nCaf\u00e9\n"))
    assert json.loads(cli("customers", "show", "Cafe\u0301", "--json").stdout)["name"] == "Caf\u00e9"


def test_bad_rows_stop_the_import(cli, write_file):
    path = write_file("name,seats\nGood,10\nBad,ten\n")
    done = cli("customers", "import", path, code=2)
    assert "line 3, column 2 (seats), Bad" in done.stderr
    assert json.loads(cli("customers", "list", "--json").stdout) == []
    done = cli("customers", "import", path, "--skip-invalid", "--json")
    assert json.loads(done.stdout) == {"added": 1, "updated": 0, "skipped": 1}
    assert [c["name"] for c in json.loads(cli("customers", "list", "--json").stdout)] == ["Good"]


def test_csv_comes_back(cli, write_file):
    cli("customers", "import", write_file("name,seats,region\n=1+1,7,EMEA\n"))
    text = cli("customers", "list", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["name"] == "'=1+1" and rows[0]["seats"] == "7" and rows[0]["region"] == "EMEA"
    done = cli("customers", "import", write_file(text), "--json")
    assert json.loads(done.stdout) == {"added": 0, "updated": 1, "skipped": 0}


@pytest.mark.parametrize(
    "arguments",
    [[], ["customers"], ["customers", "fly"], ["customers", "show"], ["--nonsense"], ["--today=tomorrow", "customers", "list"],
     ["customers", "show", "Nobody"], ["customers", "import", "/nonexistent.csv"], ["customers", "remove"],
     ["customers", "remove", "A", "--sample"], ["customers", "import", "file.csv", "--sample"], ["customers", "restore"],
     ["customers", "restore", "A", "--sample"], ["sync", "--sample"]],
)
def test_wrong_usage(cli, arguments):
    done = cli(*arguments, code=2)
    assert done.stdout == "" and len(done.stderr.splitlines()) == 1


def names(cli):
    return [customer["name"] for customer in json.loads(cli("customers", "list", "--json").stdout)]


def test_remove_and_restore(cli, write_file):
    cli("customers", "import", write_file("name,seats,region\nA,10,EMEA\nB,20,\nC,30,\n"))
    cli("usage", "import", "A", write_file("month,mau\n2026-10,9\n", "usage.csv"))
    before = json.loads(cli("customers", "show", "A", "--json").stdout)
    done = cli("customers", "remove", "A", "C", "A", "--json")
    assert json.loads(done.stdout) == {"removed": 2}
    assert names(cli) == ["B"]
    done = cli("customers", "restore", "A", "--json")
    assert json.loads(done.stdout) == {"restored": 1}
    assert names(cli) == ["A", "B"]
    # Its id, its history and its tags: nothing is different.
    assert json.loads(cli("customers", "show", "A", "--json").stdout) == before
    assert before["utilization"]["value"] == 0.9


def test_removing_is_all_or_none(cli, write_file):
    cli("customers", "import", write_file("name\nA\nB\n"))
    done = cli("customers", "remove", "A", "Nobody", code=2)
    assert "There is no customer “Nobody”." in done.stderr
    assert names(cli) == ["A", "B"]
    done = cli("customers", "restore", "A", code=2)
    assert "No customer “A” was removed." in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_removed_name_is_free(cli, write_file):
    """Who imports the name again means a new customer; the old one waits until the name is free once more."""
    path = write_file("name,seats\nA,10\n")
    cli("customers", "import", path)
    first = json.loads(cli("customers", "show", "A", "--json").stdout)
    cli("customers", "remove", "A")
    assert json.loads(cli("customers", "import", path, "--json").stdout) == {"added": 1, "updated": 0, "skipped": 0}
    second = json.loads(cli("customers", "show", "A", "--json").stdout)
    assert second["id"] != first["id"]
    done = cli("customers", "restore", "A", code=2)
    assert "another customer is called that now" in done.stderr and len(done.stderr.splitlines()) == 1
    assert json.loads(cli("customers", "show", "A", "--json").stdout) == second
    # Of two with the name, the one that was removed last comes back.
    cli("customers", "remove", "A")
    cli("customers", "restore", "A")
    assert json.loads(cli("customers", "show", "A", "--json").stdout)["id"] == second["id"]


def test_sample_portfolio(cli, write_file):
    cli("customers", "import", write_file("name\nReal Ltd\nJuno Rail\n"))
    # One of the names is taken by a real customer, which stays what it is.
    assert json.loads(cli("customers", "import", "--sample", "--json").stdout) == {"added": 23}
    assert json.loads(cli("customers", "import", "--sample", "--json").stdout) == {"added": 0}
    customers = json.loads(cli("customers", "list", "--json").stdout)
    assert [c["name"] for c in customers if not c["sample"]] == ["Juno Rail", "Real Ltd"]
    cobalt = next(c for c in customers if c["name"] == "Cobalt Freight")
    assert cobalt["sample"] and cobalt["source"] == "file" and cobalt["sync"]["state"] == "ok"
    assert cobalt["utilization"]["state"] == "healthy" and cobalt["utilization"]["month"] == "2026-10"
    # A file does not make a sample real, nor a real customer a sample.
    cli("customers", "import", write_file("name,sample,advisor\nCobalt Freight,0,Me\nReal Ltd,1,Me\n"))
    customers = {c["name"]: c for c in json.loads(cli("customers", "list", "--json").stdout)}
    assert customers["Cobalt Freight"]["sample"] and customers["Cobalt Freight"]["advisor"] == "Me"
    assert not customers["Real Ltd"]["sample"]
    assert json.loads(cli("customers", "remove", "--sample", "--json").stdout) == {"removed": 23}
    assert names(cli) == ["Juno Rail", "Real Ltd"]
    assert json.loads(cli("customers", "remove", "--sample", "--json").stdout) == {"removed": 0}


def test_the_sample_portfolio_passes_through_a_file(cli, write_file):
    cli("customers", "import", "--sample")
    text = cli("customers", "list", "--csv").stdout
    done = cli("customers", "import", write_file(text), "--json")
    assert json.loads(done.stdout) == {"added": 0, "updated": 24, "skipped": 0}
    assert cli("customers", "list", "--csv").stdout == text


def test_a_sample_that_cannot_be_written_is_a_sentence(cli):
    cli("customers", "list")
    with sqlite3.connect(cli.profile / "steward.db", isolation_level=None) as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON usage BEGIN SELECT RAISE (FAIL, 'no room'); END")
    done = cli("customers", "import", "--sample", code=3)
    assert "no room" in done.stderr and len(done.stderr.splitlines()) == 1
    assert names(cli) == []


def test_a_newer_database_is_left_alone(cli):
    cli("customers", "list")
    with sqlite3.connect(cli.profile / "steward.db") as database:
        database.execute("PRAGMA user_version = 999")
    done = cli("customers", "list", code=3)
    assert "newer Steward" in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_damaged_database_is_a_sentence(cli):
    cli.profile.mkdir()
    (cli.profile / "steward.db").write_bytes(b"no database " * 1000)
    done = cli("customers", "list", code=3)
    assert "damaged" in done.stderr and len(done.stderr.splitlines()) == 1
    assert "there is no backup" in done.stderr


def test_the_last_backup_of_a_damaged_database_is_named(cli):
    backups = cli.profile / "backups"
    backups.mkdir(parents=True)
    (backups / "steward-2026-11-20.db").write_bytes(b"")
    (cli.profile / "steward.db").write_bytes(b"no database " * 1000)
    assert str(backups / "steward-2026-11-20.db") in cli("customers", "list", code=3).stderr


def test_others_cannot_read(cli):
    cli("customers", "list")
    assert stat.S_IMODE(os.stat(cli.profile).st_mode) == 0o700
    assert stat.S_IMODE(os.stat(cli.profile / "steward.db").st_mode) == 0o600
