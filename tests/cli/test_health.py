# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A customer's health: entered, judged, explained, looked back on and replayed."""

import csv
import datetime
import io
import json

import pytest

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def acme(cli, write_file):
    """70 % of 1,000 seats in October after 90 % in September; 300 users a day."""
    cli("customers", "import", write_file("name,seats,source,segment\nAcme,1000,file,Digital\n"))
    cli("usage", "import", "Acme", write_file("month,mau\n2026-09,900\n2026-10,700\n", "months.csv"))
    dates = (TODAY - datetime.timedelta(days=i) for i in range(1, 100))
    cli("usage", "import", "Acme",
        write_file("date,dau\n" + "".join(f"{date},300\n" for date in dates), "days.csv"))


def health(cli, *options):
    return json.loads(cli("health", "Acme", *options, "--json").stdout)


def trait(answer, name):
    return next(each for each in answer["traits"] if each["trait"] == name)


def test_of_a_sync_alone(cli, acme):
    answer = health(cli)
    assert (answer["value"], answer["state"], answer["known"]) == (7.5, "healthy", 2)
    assert answer["reasons"] == ["MAU over seats: Concerning, takes 2.5"]
    assert answer["weights"] == {"pulse": 5, "technical": 15, "relationships": 25, "utilization": 55}
    assert answer["changes"] == [] and answer["week_before"]["value"] == 7.5
    assert trait(answer, "champion") == {"trait": "champion", "category": "relationships", "state": "unknown",
                                         "said_on": None, "stale": False, "takes": 0}


def test_what_an_advisor_enters(cli, acme):
    cli("health-inputs", "add", "Acme", "day=2026-11-20", "pulse=poor", "champion=no", "versions-behind=1")
    answer = health(cli)
    # (5 × 0 + 15 × 10 + 25 × 0 + 55 × 7.5) ÷ 100
    assert answer["value"] == pytest.approx(5.625) and answer["state"] == "concerning" and answer["known"] == 5
    assert answer["reasons"][0] == "Champion: Poor, takes 2.5"
    assert trait(answer, "champion")["said_on"] == "2026-11-20"
    assert answer["week_before"]["value"] == 7.5
    assert answer["changes"] == ["Advisor’s pulse: Poor, was Unknown", "Versions behind: Healthy, was Unknown",
                                 "Champion: Poor, was Unknown"]
    shown = json.loads(cli("customers", "show", "Acme", "--json").stdout)["health"]
    assert (shown["value"], shown["known"]) == (pytest.approx(5.625), 5)
    text = cli("health", "Acme").stdout
    assert "Today: 5.6, Concerning, from 5 of 10 traits\nA week ago: 7.5, Healthy, from 2 of 10 traits\n" in text
    assert "Champion (Poor, of 20 Nov 2026)" in cli("explain", "Acme", "health").stdout


def test_what_was_said_grows_old(cli, acme):
    cli("health-inputs", "add", "Acme", "day=2026-08-25", "pulse=poor")
    assert trait(health(cli), "pulse")["state"] == "poor"
    cli("health-inputs", "add", "Acme", "day=2026-08-24", "champion=yes")
    champion = trait(health(cli), "champion")
    assert (champion["state"], champion["stale"], champion["said_on"]) == ("unknown", True, "2026-08-24")
    assert "Champion (too old, of 24 Aug 2026)" in cli("explain", "Acme", "health").stdout
    cli("settings", "set", "health-input-days", "91")
    assert trait(health(cli), "champion")["state"] == "healthy"


def test_settings_count_at_once_and_are_named(cli, acme):
    cli("settings", "set", "health-healthy", "8", "--segment=Digital")
    assert health(cli)["state"] == "concerning"
    explained = cli("explain", "Acme", "health").stdout
    assert "Healthy from 8.0, poor below 3.3." in explained
    assert "8 instead of 6.67 since 23 Nov 2026, for the segment Digital" in explained
    cli("health-inputs", "add", "Acme", "day=2026-11-20", "pulse=poor")
    cli("settings", "set", "health-weight-pulse", "55", "--customer=Acme")
    # (55 × 0 + 55 × 7.5) ÷ 110
    assert health(cli)["value"] == pytest.approx(3.75)


def test_history_and_replay(cli, acme):
    cli("health-inputs", "add", "Acme", "day=2026-11-03", "pulse=poor")
    days = {day["day"]: day for day in health(cli, "--weights=50,0,0,50", "--from=2026-10-30", "--to=2026-11-04")["days"]}
    assert list(days) == ["2026-10-30", "2026-10-31", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"]
    assert [day["value"] for day in days.values()] == pytest.approx([10, 10, 7.5, 7.5, 6.875, 6.875])
    assert [day["replayed"] for day in days.values()] == pytest.approx([10, 10, 7.5, 7.5, 3.75, 3.75])
    assert days["2026-11-03"]["replayed_state"] == "concerning"
    rows = list(csv.DictReader(io.StringIO(
        cli("health", "Acme", "--csv", "--from=2026-10-31", "--to=2026-11-01").stdout)))
    assert [(row["day"], row["value"], row["state"]) for row in rows] == [
        ("2026-10-31", "10.0000", "healthy"), ("2026-11-01", "7.5000", "healthy")]
    # Text tells the days on which something changed.
    assert "2026-11-02" not in cli("health", "Acme", "--from=2026-10-30").stdout
    assert len(health(cli)["days"]) == 90


@pytest.mark.parametrize("options, complaint", [
    (["--weights=5,15,25"], "“5,15,25” is not four numbers"),
    (["--weights=0,0,0,0"], "is not four numbers"),
    (["--weights=5,15,25,nan"], "is not four numbers"),
    (["--weights=5,15,25,-1"], "is not four numbers"),
    (["--from=2026-11-31"], "--from: “2026-11-31” is not a date"),
    (["--to=2026-11-24"], "not after today"),
    (["--from=2026-11-20", "--to=2026-11-19"], "in order"),
])
def test_bad_options(cli, acme, options, complaint):
    assert complaint in cli("health", "Acme", *options, code=2).stderr


def test_a_file_of_inputs(cli, acme, write_file):
    good = write_file("customer,day,pulse,last-activity\nAcme,2026-11-01,healthy,2026-10-30\n", "good.csv")
    cli("health-inputs", "import", good)
    cli("health-inputs", "import", good)
    assert len(json.loads(cli("health-inputs", "list", "--json").stdout)) == 1
    answer = health(cli)
    # 24 days since the last activity: neither up to 14 nor 30 and more.
    assert (trait(answer, "pulse")["state"], trait(answer, "last-activity")["state"]) == ("healthy", "concerning")
    bad = write_file("customer,day,pulse\nAcme,2026-11-02,fine\n", "bad.csv")
    assert "line 2" in cli("health-inputs", "import", bad, code=2).stderr
    assert len(json.loads(cli("health-inputs", "list", "--json").stdout)) == 1


@pytest.mark.parametrize("field, name, state", [
    ("pulse=concerning", "pulse", "concerning"), ("champion=yes", "champion", "healthy"),
    ("buyer-access=no", "buyer-access", "poor"), ("last-activity=2026-10-24", "last-activity", "poor"),
    ("versions-behind=3", "versions-behind", "concerning"), ("precise-intel=yes", "precise-intel", "healthy"),
    ("defect-tickets=2", "defect-tickets", "concerning"), ("help-tickets=15", "help-tickets", "poor"),
])
def test_every_field_tells_its_trait(cli, acme, field, name, state):
    cli("health-inputs", "add", "Acme", "day=2026-11-23", field)
    answer = health(cli)
    assert {each["trait"]: each["state"] for each in answer["traits"] if each["said_on"]} == {name: state}
