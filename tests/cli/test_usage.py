# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage from files, and the figures that follow from it."""

import datetime
import json

import pytest


def show(cli, name):
    return json.loads(cli("customers", "show", name, "--json").stdout)


@pytest.fixture
def acme(cli, write_file):
    cli("customers", "import", write_file("name,source,seats\nAcme,file,1200\n"))
    return "Acme"


def days(first, last, dau):
    first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    each = (first + datetime.timedelta(n) for n in range((last - first).days + 1))
    return "date,dau\n" + "".join(f"{day},{dau(day)}\n" for day in each)


def test_utilization_of_the_last_complete_month(cli, write_file, acme):
    cli("usage", "import", acme, write_file("mau,month\n744,2026-10\n900,2026-11\n"))
    customer = show(cli, acme)
    assert customer["utilization"]["value"] == pytest.approx(744 / 1200, abs=1e-12)
    assert customer["utilization"]["state"] == "concerning"
    assert customer["consumption"]["reason"] == "too-few-days"
    assert customer["sync"] == {
        "state": "ok", "at": "2026-11-23T12:00:00Z", "attempted_at": "2026-11-23T12:00:00Z", "errors": [],
        "error": None,
    }


def test_an_import_says_what_came(cli, write_file, acme):
    file = write_file("date,dau\n2026-11-20,5\n2026-11-21,6\nmonth,mau\n2026-10,9\n")
    assert cli("usage", "import", acme, file).stdout == "2 days and 1 months imported\n"
    assert json.loads(cli("usage", "import", acme, file, "--json").stdout) == {"days": 2, "months": 1}


def test_consumption_over_all_days_of_the_week(cli, write_file, acme):
    # 28 days before 2026-11-23 hold 20 weekdays: 300 on each and none on weekends, MAU 1,000, is 21.4 %.
    text = days("2026-10-26", "2026-11-22", lambda day: 300 if day.weekday() < 5 else 0)
    cli("usage", "import", acme, write_file(text + "month,mau\n2026-10,1000\n"))
    consumption = show(cli, acme)["consumption"]
    assert consumption["value"] == pytest.approx(6000 / 28 / 1000, abs=1e-12)
    assert consumption["state"] == "concerning"
    assert consumption["days_present"] == consumption["days_expected"] == 28


def test_today_is_kept_but_never_scored(cli, write_file, acme):
    text = days("2026-11-09", "2026-11-22", lambda day: 100) + "2026-11-23,100000\n"
    cli("usage", "import", acme, write_file(text + "month,mau\n2026-10,200\n"))
    consumption = show(cli, acme)["consumption"]
    assert consumption["mean_dau"] == 100 and consumption["days_present"] == 14
    assert "2026-11-23,100000,no" in cli("usage", "export", acme).stdout


def test_thirteen_days_are_too_few(cli, write_file, acme):
    text = days("2026-11-10", "2026-11-22", lambda day: 100)
    cli("usage", "import", acme, write_file(text + "month,mau\n2026-10,200\n"))
    consumption = show(cli, acme)["consumption"]
    assert consumption["value"] is None and consumption["reason"] == "too-few-days"


def test_nobody_was_active(cli, write_file, acme):
    cli("usage", "import", acme, write_file("month,mau\n2026-10,0\n"))
    customer = show(cli, acme)
    assert customer["utilization"]["value"] == 0 and customer["utilization"]["state"] == "poor"
    assert customer["consumption"]["reason"] == "mau-zero"


def test_import_of_export_is_identity(cli, write_file, acme):
    cli("usage", "import", acme, write_file("date,dau\n2026-11-20,5\n2026-11-22,0\n2026-11-23,3\nmonth,mau\n2026-09,9\n"))
    exported = cli("usage", "export", acme).stdout
    cli("customers", "import", write_file("name,source\nOther,file\n"))
    cli("usage", "import", "Other", write_file(exported))
    assert cli("usage", "export", "Other").stdout == exported
    assert "2026-11-21" not in exported


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("date,dau\n2026-11-24,1\n", "line 2, column 1"),
        ("month,mau\n2026-12,1\n", "line 2, column 1"),
        ("date,dau\n2026-11-20,1\n2026-11-20,1\n", "line 3, column 1"),
        ("date,dau\n2026-02-30,1\n", "line 2, column 1"),
        ("date,dau\n2026-11-20,-1\n", "line 2, column 2"),
        ("date,dau\n2026-11-20,1.5\n", "line 2, column 2"),
        ("date,dau\n2026-11-20\n", "line 2"),
        ("day,users\n2026-11-20,1\n", "line 1"),
        ("", "empty"),
    ],
)
def test_a_bad_row_stops_the_import(cli, write_file, acme, text, place):
    before = cli("usage", "export", acme).stdout
    good = "date,dau\n2026-11-01,1\n" if text.startswith("date,dau\n") else ""
    done = cli("usage", "import", acme, write_file(text.replace("date,dau\n", good or "date,dau\n", 1)), code=2)
    expected = place if not good else place.replace("line 3", "line 4").replace("line 2", "line 3")
    assert expected in done.stderr and len(done.stderr.splitlines()) == 1
    assert cli("usage", "export", acme).stdout == before
    assert show(cli, acme)["sync"]["state"] == "never"
