# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a script sees it: exit codes, standard output, standard error."""

import csv
import datetime
import io
import json
import os
import re
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
    assert "Health: 7.5, Healthy\n(55 × 7.5) ÷ 55 = 7.5 of 10\nTraits known: 2 of 10\n" in text


def read_figures(text):
    """The rows by name, after a check that no column is there twice and no row is ragged."""
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len(set(header)) == len(header)
    assert all(len(row) == len(header) for row in rows)
    return [dict(zip(header, row)) for row in rows]


def cell(value):
    """A value of the JSON form as the table has it; a number is compared as a number."""
    return "" if value is None else value if isinstance(value, str) else float(value)


def days_from_today(text):
    return (datetime.date.fromisoformat(text) - datetime.date(2026, 11, 23)).days if text else None


def assert_same(row, customer, tags):
    utilization, consumption, health = customer["utilization"], customer["consumption"], customer["health"]
    sync, production, seat_use = customer["sync"], customer["production"], customer["seat_use"]
    ramp_day = -days_from_today(production) if production else None
    expected = {
        "utilization": utilization["value"],
        **{f"utilization_{key}": utilization[key] for key in ("state", "month", "mau", "seats", "reason")},
        "consumption": consumption["value"],
        **{f"consumption_{key}": consumption[key] for key in ("state", "mean_dau", "days_present", "days_expected", "reason")},
        "health": health["value"],
        **{f"health_{key}": health[key] for key in ("state", "known", "of", "reason")},
        "seat_use": seat_use["value"], "seat_alert": seat_use["alert"],
        "ramp_day": ramp_day if production and 0 <= ramp_day <= 60 else None,
        "ramp_due": str(datetime.date.fromisoformat(production) + datetime.timedelta(days=60)) if production else None,
        "days_to_renewal": days_from_today(customer["renewal"]),
        "sync_state": sync["state"], "sync_at": sync["at"], "sync_error": sync["error"] and sync["error"]["code"],
        **{key: customer[key] for key in (
            "lifecycle", "advisor", "segment", "renewal", "source", "url", "source_url", "seats", "seats_state", "tam", "arr",
            "currency", "production", "contract_close")},
        **{column: customer["tags"].get(tag) for tag, column in tags.items()},
    }
    months = {key: text for key, text in row.items() if re.fullmatch(r"utilization_\d{4}-\d\d", key)}
    assert list(months) == ["utilization_2025-11", "utilization_2025-12"] + [f"utilization_2026-{m:02}" for m in range(1, 11)]
    assert months["utilization_2026-10"] == row["utilization"]
    assert set(row) - set(months) - {"name"} == set(expected)
    for column, value in expected.items():
        text = row[column]
        assert (float(text) if text and isinstance(cell(value), float) else text) == cell(value), column


NAMES = ['Say "hi", Ltd.', "Two\nlines", "Ácme, ünd", "=cmd|' /C calc'!A0", "+49 30", "@home", "'quoted"]


def test_figures_as_csv_are_those_of_json(cli, write_file, with_usage):
    columns = ["name", "seats", "source", "source_url", "url", "tam", "segment", "contract_close", "production", "renewal", "arr",
               "currency", "advisor", "région", "health", "tag:health", "utilization_2026-10"]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for i, name in enumerate(NAMES):
        writer.writerow([
            name, ["1000", "unlimited", ""][i % 3], "file", "", f"https://c{i}.example.com" if i % 2 else "", ["", "500"][i % 2],
            "-Enterprise" if i == 2 else "", "2026-10-01" if i < 3 else "", "2026-10-20" if i < 5 else "", "2026-11-20" if i % 2 else
            "2027-10-01", ["", "216000.5", "0.1"][i % 3], "EUR", "=Anne" if i == 0 else "", f"EMEA, {i}", "good" if i else "", "x", "y"])
    writer.writerow(["Last year", "7", "analytics"] + [""] * (len(columns) - 3))
    cli("customers", "import", write_file(text.getvalue()))
    with_usage(NAMES[0], {"2025-11": 100, "2026-09": 333, "2026-10": 744}, 301)
    with_usage(NAMES[1], {"2026-10": 250}, 10)
    with_usage(NAMES[3], {"2026-10": 0})
    customers = json.loads(cli("customers", "list", "--json").stdout)
    done = cli("customers", "list", "--csv", "--figures")
    rows = read_figures(done.stdout)
    assert len(rows) == len(customers) == len(NAMES) + 1
    tags = {"région": "région", "health": "tag:health", "tag:health": "tag:tag:health", "utilization_2026-10": "tag:utilization_2026-10"}
    guarded = {name: "'" + name for name in ("=cmd|' /C calc'!A0", "+49 30", "@home", "-Enterprise", "=Anne")}
    for row, customer in zip(rows, customers):
        assert row["name"] == guarded.get(customer["name"], customer["name"])
        assert_same(row, {key: guarded.get(value, value) if isinstance(value, str) else value for key, value in customer.items()}, tags)
    first = rows[[c["name"] for c in customers].index(NAMES[0])]
    assert first["utilization"] == "0.744" and first["utilization_2026-09"] == "0.333" and first["utilization_2025-11"] == "0.1"
    assert first["utilization_2026-08"] == "" and first["ramp_day"] == "34" and first["ramp_due"] == "2026-12-19"
    # It has no tag “health”, and alone there is no column for it.
    assert first.pop("tag:health") == ""
    assert read_figures(cli("customers", "show", NAMES[0], "--csv", "--figures").stdout) == [first]


def test_data_is_utf_8_in_any_locale(cli, write_file, monkeypatch):
    cli("customers", "import", write_file("name\nÁcme\n"))
    monkeypatch.setenv("LC_ALL", "C")
    assert json.loads(cli("customers", "list", "--json").stdout)[0]["name"] == "Ácme"
    assert "Ácme" in cli("customers", "list", "--csv").stdout
    assert "Ácme" in cli("customers", "list", "--csv", "--figures").stdout


@pytest.mark.parametrize(
    "arguments",
    [[], ["customers", "list", "--figures"], ["customers"], ["customers", "fly"], ["customers", "show"], ["--nonsense"],
     ["--today=tomorrow", "customers", "list"],
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
