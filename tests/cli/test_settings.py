# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what holds for whom, what is refused, and what figures make of it."""

import json

import pytest

SPACE = "\u00a0"


def read(cli):
    return {setting["key"]: setting for setting in json.loads(cli("settings", "list", "--json").stdout)}


@pytest.fixture
def portfolio(cli, write_file):
    """Two customers with 74 of 100 users in October, of which one is of a segment."""
    cli("customers", "import", write_file(
        "name,seats,source,segment\nAcme,100,file,Strategic\nOther,100,file,\n"))
    for name in ("Acme", "Other"):
        cli("usage", "import", name, write_file("month,mau\n2026-10,74\n", "months.csv"))


def states(cli):
    return {c["name"]: c["utilization"]["state"] for c in json.loads(cli("customers", "list", "--json").stdout)}


def test_published(cli):
    settings = read(cli)
    # The table of the handbook: healthy from 80 %, poor below 50 %; 30 % and 20 % of consumption.
    assert settings["utilization-healthy"] == {
        "key": "utilization-healthy", "value": 0.8, "published": 0.8, "segments": {}, "customers": {}}
    assert settings["utilization-poor"]["value"] == 0.5
    assert settings["consumption-healthy"]["value"] == 0.3 and settings["consumption-poor"]["value"] == 0.2
    assert settings["ramp-days"]["value"] == 60 and settings["renewing-days"]["value"] == 120
    assert settings["sync-on-start"]["value"] is True and settings["currency"]["value"] == ""
    assert f"utilization-healthy      80{SPACE}%" in cli("settings", "list").stdout


@pytest.mark.parametrize("text", ["75 %", "75%", "0.75"])
def test_percentages(cli, text):
    cli("settings", "set", "utilization-healthy", text)
    assert read(cli)["utilization-healthy"]["value"] == 0.75


def test_the_nearest_holds(cli, portfolio):
    assert states(cli) == {"Acme": "concerning", "Other": "concerning"}
    cli("settings", "set", "utilization-healthy", "74 %")
    assert states(cli) == {"Acme": "healthy", "Other": "healthy"}
    cli("settings", "set", "utilization-healthy", "85 %", "--segment=Strategic")
    assert states(cli) == {"Acme": "concerning", "Other": "healthy"}
    cli("settings", "set", "utilization-healthy", "70 %", "--customer=Acme")
    assert states(cli) == {"Acme": "healthy", "Other": "healthy"}
    setting = read(cli)["utilization-healthy"]
    assert setting["value"] == 0.74 and setting["published"] == 0.8
    assert setting["segments"] == {"Strategic": 0.85} and setting["customers"] == {"Acme": 0.7}
    table = cli("settings", "list").stdout
    assert f"segment Strategic: 85{SPACE}%" in table and f"customer Acme: 70{SPACE}%" in table
    for option in ("--customer=Acme", "--segment=Strategic"):
        cli("settings", "reset", "utilization-healthy", option)
    assert states(cli) == {"Acme": "healthy", "Other": "healthy"}
    cli("settings", "reset", "utilization-healthy")
    assert states(cli) == {"Acme": "concerning", "Other": "concerning"}


def test_every_way_to_the_figures_goes_by_them(cli, portfolio):
    cli("settings", "set", "utilization-healthy", "74 %", "--segment=Strategic")
    assert json.loads(cli("customers", "show", "Acme", "--json").stdout)["utilization"]["state"] == "healthy"
    rows = cli("customers", "list", "--csv", "--figures").stdout.splitlines()
    states_of = {row.split(",")[0]: "healthy" in row.split(",") for row in rows[1:]}
    assert states_of["Acme"] and not states_of["Other"]
    text = cli("customers", "show", "Acme").stdout
    assert f"Healthy from 74{SPACE}%, poor below 50{SPACE}%." in text
    assert f"Limits: 74{SPACE}% instead of 80{SPACE}% since 23 Nov 2026, for the segment Strategic\n" in text
    assert "Limits: The published values\n" in text
    assert f"Limits: 74{SPACE}%" not in cli("customers", "show", "Other").stdout


@pytest.mark.parametrize(("arguments", "sentence"), [
    (("utilization-healthy", "much"), f"utilization-healthy: “much” is not a value from 1{SPACE}% to 150{SPACE}%."),
    (("utilization-healthy", "75"), f"utilization-healthy: “75” is not a value from 1{SPACE}% to 150{SPACE}%."),
    (("utilization-poor", "80 %"), f"utilization-poor would be 80{SPACE}%, and has to be below utilization-healthy, "
                                   f"which is 80{SPACE}%."),
    (("consumption-min-days", "29"), "consumption-min-days would be 29 days, more than consumption-days, which is "
                                     "28 days."),
    (("colour", "red"), "There is no setting “colour”."),
    (("ramp-days", "45", "--customer=Nobody"), "There is no customer “Nobody”."),
    (("sync-jobs", "4", "--segment=Strategic"), "sync-jobs is the same for all customers."),
    (("ramp-days", "45", "--segment=Strategic", "--customer=Acme"), "Give --segment or --customer, not both."),
    (("ramp-days", "45", "--segment="), "--segment: the name of a segment is missing"),
])
def test_bad_input_changes_nothing(cli, portfolio, arguments, sentence):
    before = read(cli)
    assert cli("settings", "set", *arguments, code=2).stderr == f"steward-cli: {sentence}\n"
    assert read(cli) == before


def test_options_belong_to_settings(cli):
    done = cli("customers", "list", "--segment=Strategic", code=2)
    assert "only together with settings set, settings reset or goals summary" in done.stderr
    assert "Usage: steward-cli settings set KEY VALUE" in cli("settings", "set", "ramp-days", code=2).stderr
    assert "There is no setting" in cli("settings", "reset", "colour", code=2).stderr


def test_a_segment_of_nobody_is_told(cli, portfolio):
    done = cli("settings", "set", "ramp-days", "45", "--segment=Stratigic")
    assert "no customer is of the segment “Stratigic” yet" in done.stderr
    assert read(cli)["ramp-days"]["segments"] == {"Stratigic": 45}


def test_the_default_currency_of_imports(cli, write_file):
    cli("settings", "set", "currency", "chf")
    cli("customers", "import", write_file("name,arr,currency\nA,100,\nB,100,EUR\nC,,\n"))
    assert {c["name"]: c["currency"] for c in json.loads(cli("customers", "list", "--json").stdout)} == {
        "A": "CHF", "B": "EUR", "C": None}


def test_a_removed_customer_keeps_its_values(cli, portfolio):
    cli("settings", "set", "utilization-healthy", "70 %", "--customer=Acme")
    cli("customers", "remove", "Acme")
    assert read(cli)["utilization-healthy"]["customers"] == {}
    cli("customers", "restore", "Acme")
    assert states(cli)["Acme"] == "healthy"
