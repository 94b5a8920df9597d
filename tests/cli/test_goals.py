# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where goals stand, and hours saved. The expected figures are calculated by hand from what the sample plans say."""

import json

import pytest

SPACE = "\u00a0"


def summary(cli, *options):
    return json.loads(cli("goals", "summary", "--json", *options).stdout)


@pytest.fixture
def sample(cli):
    cli("customers", "import", "--sample")


def goals(found):
    return {goal["name"]: goal for goal in found["list"]}


def test_nobody_has_a_goal(cli, write_file):
    cli("customers", "import", write_file("name,source\nAcme,file\n"))
    found = summary(cli)
    assert (found["customers"], found["without_goals"], found["goals"], found["open"]) == (1, 1, 0, 0)
    assert found["list"] == []
    assert cli("goals", "summary").stdout == "1 customer, 1 without a goal\n0 goals\n"


def test_totals(cli, sample):
    found = summary(cli)
    assert (found["customers"], found["without_goals"], found["goals"]) == (24, 21, 6)
    assert found["states"]["met"] == 1 and found["states"]["dropped"] == 1 and found["states"]["missed"] == 0
    assert found["open"] == 4
    assert sum(found["states"].values()) == 6


def test_less_is_better(cli, sample):
    goal = goals(summary(cli))["Incidents are understood sooner"]
    # From 45 to 20 minutes in 60 days; 38 on day 26.
    assert goal["customer"] == "Brightwater Energy" and goal["advisor"] == "M. Okafor"
    assert goal["state"] == "behind" and goal["reason"] is None and not goal["by_hand"]
    assert goal["progress"] == pytest.approx((38 - 45) / (20 - 45))
    assert goal["expected"] == pytest.approx(26 / 60)
    assert (goal["value"], goal["day"], goal["due"]) == (38, "2026-11-20", "2026-12-24")


def test_unknown_is_not_zero(cli, sample):
    goal = goals(summary(cli))["New engineers merge sooner"]
    assert goal["state"] == "unknown" and goal["reason"] == "no-readings"
    assert goal["progress"] is None and goal["value"] is None and goal["day"] is None


def test_decided_by_hand(cli, sample):
    goal = goals(summary(cli))["One monorepo"]
    assert goal["state"] == "dropped" and goal["by_hand"]


def test_follows_a_figure(cli, sample):
    goal = goals(summary(cli))["Every team finds code in one place"]
    shown = json.loads(cli("customers", "show", "Brightwater Energy", "--json").stdout)
    assert goal["value"] == pytest.approx(shown["utilization"]["value"] * 100)
    assert goal["day"] == "2026-10-31"


def test_some_customers(cli, sample):
    one = summary(cli, "--customer=Cobalt Freight")
    assert (one["customers"], one["goals"], one["open"]) == (1, 2, 0)
    segment = summary(cli, "--segment=SMB")
    assert segment["goals"] == 0 and segment["customers"] == segment["without_goals"] > 0
    cli("goals", "summary", "--customer=Nobody", code=2)
    cli("goals", "summary", "--customer=Cobalt Freight", "--segment=SMB", code=2)


def test_table(cli, sample):
    lines = cli("goals", "summary", "--customer=Brightwater Energy").stdout.splitlines()
    row = next(line for line in lines if "Incidents" in line)
    assert f"Behind, 28{SPACE}%" in row and "2026-12-24" in row and f"38{SPACE}min, target 20{SPACE}min" in row
    assert "Add a first reading." in next(line for line in lines if "New engineers" in line)
    assert lines[-1].startswith("3 goals, Unknown: 1")


def test_limits_are_settings(cli, sample):
    cli("settings", "set", "goal-slack", "20 %", "--customer=Brightwater Energy")
    # 28 % of the way where 43 % are expected.
    assert goals(summary(cli))["Incidents are understood sooner"]["state"] == "on-track"


# --- Hours saved ---


@pytest.fixture
def acme(cli, write_file):
    """700 + 744 + 800 users in three of four months since production."""
    cli("customers", "import", write_file("name,seats,source,production,currency\nAcme,1000,file,2026-07-15,EUR\n"))
    cli("usage", "import", "Acme", write_file("month,mau\n2026-07,700\n2026-09,744\n2026-10,800\n", "months.csv"))


def hours(cli):
    return json.loads(cli("customers", "show", "Acme", "--json").stdout)["hours_saved"]


def test_hours_ask_for_searches(cli, acme):
    saved = hours(cli)
    assert saved["value"] is None and saved["reason"] == "no-searches"
    assert saved["search_minutes"] == 5 and saved["searches_per_user"] is None
    assert "Enter how many searches" in cli("explain", "Acme", "hours-saved").stdout


def test_hours(cli, acme):
    cli("settings", "set", "searches-per-user", "20")
    saved = hours(cli)
    assert saved["value"] == pytest.approx(2244 * 20 * 5 / 60)
    assert (saved["months_present"], saved["months_expected"], saved["missing"]) == (3, 4, ["2026-08"])
    assert saved["amount"] is None
    cli("settings", "set", "hourly-rate", "75", "--customer=Acme")
    assert hours(cli)["amount"] == pytest.approx(3740 * 75)
    text = cli("explain", "Acme", "hours-saved").stdout
    assert "missing, and adding nothing: August 2026" in text and f"280500{SPACE}EUR" in text


def test_assumptions_go_back(cli, acme):
    cli("settings", "set", "search-minutes", "0.5")
    cli("settings", "set", "searches-per-user", "20")
    assert hours(cli)["value"] == pytest.approx(374)
    cli("settings", "reset", "search-minutes")
    assert hours(cli)["search_minutes"] == 5
    cli("settings", "set", "search-minutes", "-1", code=2)
