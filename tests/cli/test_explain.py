# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why figures are what they are, told by steward-cli explain."""

import datetime
import json
import re

import pytest

SPACE = "\u00a0"
TODAY = datetime.date(2026, 11, 23)
MONDAY_TO_FRIDAY = range(5)


def days(users, without=()):
    """The 28 days before today, as a file; @users by day."""
    dates = (TODAY - datetime.timedelta(days=i) for i in range(1, 29))
    return "date,dau\n" + "".join(f"{date},{users(date)}\n" for date in dates if str(date) not in without)


@pytest.fixture
def portfolio(cli, write_file):
    """The example of advisor-domain 10.2, with the dates of 10.6."""
    cli("customers", "import", write_file(
        "name,seats,source,segment,contract_close,production,renewal\n"
        "Acme,1250,file,Digital,2024-01-31,2024-02-10,2027-01-31\nBare,,file,,,,\n"))
    cli("usage", "import", "Acme", write_file("month,mau\n2026-09,900\n2026-10,1000\n", "months.csv"))
    cli("usage", "import", "Acme", write_file(
        days(lambda date: 300 if date.weekday() in MONDAY_TO_FRIDAY else 0), "days.csv"))


def explain(cli, metric, name="Acme"):
    return json.loads(cli("explain", name, metric, "--json").stdout)


def list_metrics(cli):
    return re.search(r"METRIC is one of (.*)\.", cli("--help").stdout)[1].split(", ")


def test_help_lists_the_metrics(cli, portfolio):
    metrics = list_metrics(cli)
    assert {"utilization", "consumption", "ramp", "lifecycle", "breaches", "seats"} <= set(metrics)
    for name in ("Acme", "Bare"):
        for metric in metrics:
            figure = explain(cli, metric, name)
            assert figure["metric"] == metric and figure["customer"] == name
            assert figure["formula"] and figure["rule"] and figure["source"] == "file"
            # Unknown is not zero: it is null, and says why.
            assert figure["text"] is not None or figure["reason"] is not None
            assert "nan" not in cli("explain", name, metric).stdout


def test_the_published_readings(cli, portfolio):
    # 300 on 20 weekdays, 0 on 8 weekend days, MAU 1,000 (advisor-domain 10.2).
    all_days, weekdays = explain(cli, "consumption"), explain(cli, "consumption-weekdays")
    assert (all_days["text"], all_days["state"]) == (f"21.4{SPACE}%", "concerning")
    assert (weekdays["text"], weekdays["state"]) == (f"30.0{SPACE}%", None)
    assert (all_days["days_present"], weekdays["days_present"]) == (28, 20)
    assert all_days["window"] == {"from": "2026-10-26", "to": "2026-11-22"}


def test_missing_days_are_named(cli, portfolio, write_file):
    cli("customers", "import", write_file("name,seats,source\nGaps,1000,file\n"))
    gaps = ["2026-11-03", "2026-11-10", "2026-11-11"]
    cli("usage", "import", "Gaps", write_file("month,mau\n2026-10,500\n", "months.csv"))
    cli("usage", "import", "Gaps", write_file(days(lambda _: 100, gaps), "days.csv"))
    figure = explain(cli, "consumption", "Gaps")
    assert figure["days_missing"] == gaps and figure["days_present"] == 25 and figure["days_expected"] == 28
    assert figure["value"] == 0.2
    assert "Missing days: 3 Nov 2026, 10 Nov 2026 – 11 Nov 2026\n" in cli("explain", "Gaps", "consumption").stdout


def test_the_lifecycle_looks_back(cli, portfolio):
    # Onboarding ends 2024-03-31; renewing from 120 days before 2027-01-31, which is 2026-10-03.
    figure = explain(cli, "lifecycle")
    assert figure["value"] == "renewing"
    assert [(spell["value"], spell["from"], spell["to"]) for spell in figure["spells"]] == [
        ("prospect", None, "2024-01-30"), ("onboarding", "2024-01-31", "2024-03-31"),
        ("adopting", "2024-04-01", "2026-10-02"), ("renewing", "2026-10-03", None)]


def test_the_clock_is_a_setting(cli, portfolio):
    def due():
        return json.loads(cli("customers", "show", "Acme", "--json").stdout)["ramp"]

    # Production 2024-02-10: 80 % due 2024-04-10 (advisor-domain 10.6).
    assert due() == {"start": "2024-02-10", "due": "2024-04-10"}
    cli("settings", "set", "ramp-clock", "contract-close", "--segment=Digital")
    assert due() == {"start": "2024-01-31", "due": "2024-03-31"}
    text = cli("explain", "Acme", "ramp").stdout
    assert "31 Jan 2024 + 60 days = 31 Mar 2024\n" in text
    assert "Limits: Contract close instead of Production since 23 Nov 2026, for the segment Digital\n" in text
    assert [(setting["key"], setting["value"], setting["for"]) for setting in explain(cli, "ramp")["settings"]] == [
        ("utilization-healthy", 0.8, "published"), ("ramp-days", 60, "published"),
        ("ramp-clock", "contract-close", "segment")]
    assert "“kick-off” is none of “production”, “contract-close”." in cli(
        "settings", "set", "ramp-clock", "kick-off", code=2).stderr


def test_seat_alerts(cli, portfolio):
    def alert():
        return json.loads(cli("customers", "show", "Acme", "--json").stdout)["seat_use"]

    assert alert() == {"value": 0.8, "alert": "none", "users": 1000, "reason": None}
    cli("settings", "set", "seat-alert-first", "75 %", "--customer=Acme")
    assert alert()["alert"] == "first"
    assert f"80{SPACE}% of seats in use: tell the account executive\n" in cli("customers", "show", "Acme").stdout
    assert json.loads(cli("customers", "show", "Bare", "--json").stdout)["seat_use"] == {
        "value": None, "alert": None, "users": None, "reason": "no-usage"}


def test_a_threshold_is_named(cli, portfolio):
    assert explain(cli, "utilization")["state"] == "healthy"
    cli("settings", "set", "utilization-healthy", "82.5 %")
    figure = explain(cli, "utilization")
    assert figure["state"] == "concerning"
    assert f"Healthy from 82.5{SPACE}%" in figure["rule"]


def test_refusals(cli, portfolio):
    metrics = ", ".join(list_metrics(cli))
    assert cli("explain", "Acme", "velocity", code=2).stderr == (
        f"steward-cli: There is no metric “velocity”; there are {metrics}.\n")
    assert "There is no customer “Nobody”." in cli("explain", "Nobody", "ramp", code=2).stderr
    assert "Usage: steward-cli explain NAME METRIC" in cli("explain", "Acme", code=2).stderr
