# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a script sees it: exit codes, standard output, standard error."""

import csv
import datetime
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


@pytest.fixture
def with_usage(cli, write_file):
    """Stores usage of a customer there is: 28 days of the same DAU before today, and months."""

    def store(name, months, dau=None):
        rows = "".join(f"{month},{mau}\n" for month, mau in months.items())
        cli("usage", "import", name, write_file("month,mau\n" + rows, "months.csv"))
        if dau is not None:
            days = (datetime.date(2026, 11, 22) - datetime.timedelta(days=i) for i in range(28))
            rows = "".join(f"{day},{dau}\n" for day in days)
            cli("usage", "import", name, write_file("date,dau\n" + rows, "days.csv"))

    return store


def test_health(cli, write_file, with_usage):
    cli("customers", "import", write_file("name,seats,source\nBoth,1000,file\nOne,100,file\nNone,100,file\n"))
    # 744 / 1000 is concerning, 300 / 744 = 0.40 is healthy: (5 + 10) / 2.
    with_usage("Both", {"2026-10": 744}, 300)
    # Days were never counted, so that consumption is unknown and left out.
    with_usage("One", {"2026-10": 49})
    health = {c["name"]: c["health"] for c in json.loads(cli("customers", "list", "--json").stdout)}
    assert health["Both"] == {"value": 7.5, "state": "healthy", "known": 2, "of": 10, "reason": None}
    assert health["One"] == {"value": 0, "state": "poor", "known": 1, "of": 10, "reason": None}
    assert health["None"] == {"value": None, "state": "unknown", "known": 0, "of": 10, "reason": "no-traits"}
    assert json.loads(cli("customers", "show", "Both", "--json").stdout)["health"] == health["Both"]
    text = cli("customers", "show", "Both").stdout
    assert "Health\n(55 × 7.5) ÷ 55 = 7.5 of 10\nTraits known: 2 of 10\n" in text


@pytest.mark.parametrize(
    "arguments",
    [[], ["customers"], ["customers", "fly"], ["customers", "show"], ["--nonsense"], ["--today=tomorrow", "customers", "list"],
     ["customers", "show", "Nobody"], ["customers", "import", "/nonexistent.csv"]],
)
def test_wrong_usage(cli, arguments):
    done = cli(*arguments, code=2)
    assert done.stdout == "" and len(done.stderr.splitlines()) == 1


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
