# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings as a person changes them, by keyboard alone. Each action says where the focus is after it."""

import json

import pytest

from steps import anything, open_page
from window import wait_for

HEALTHY = "Utilization: healthy from"


@pytest.fixture
def portfolio(cli, tmp_path):
    """78 and 60 of 100 users in October."""
    (tmp_path / "two.csv").write_text("name,seats,source,segment\nHalvorsen Marine,100,file,Strategic\n"
                                      "Juno Rail,100,file,Digital\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "two.csv")
    for name, users in (("Halvorsen Marine", 78), ("Juno Rail", 60)):
        (tmp_path / "months.csv").write_text(f"month,mau\n2026-10,{users}\n", encoding="utf-8")
        cli("usage", "import", name, tmp_path / "months.csv")


def read(cli, key):
    return next(setting for setting in json.loads(cli("settings", "list", "--json")) if setting["key"] == key)


def close_dialog(person):
    person.press("Escape", focus=anything)
    person.wait_gone("dialog", "Preferences")


def test_a_target_is_changed_and_changed_back(open_window, cli, portfolio):
    person = open_window()
    person.find("label", "Halvorsen Marine")
    person.press("Ctrl+comma", focus=anything)
    person.find("dialog", "Preferences")
    person.go_to(HEALTHY)
    for _ in range(2):
        person.press("Down", focus=HEALTHY)
    person.see("1 customer becomes healthy, 1 stays below target")
    assert read(cli, "utilization-healthy")["value"] == 0.78
    assert cli.show("Halvorsen Marine")["utilization"]["state"] == "healthy"
    person.go_to("Undo")
    person.press("space", focus="Utilization: poor below")
    wait_for("the setting", lambda: read(cli, "utilization-healthy")["value"] == 0.8)
    close_dialog(person)
    person.close()


def test_a_value_that_is_none_is_refused(open_window, cli, portfolio):
    person = open_window()
    person.find("label", "Halvorsen Marine")
    person.press("Ctrl+comma", focus=anything)
    person.go_to(HEALTHY)
    person.retype("most")
    person.press("Return", focus=HEALTHY)
    person.see("“most” is not a value from")
    assert read(cli, "utilization-healthy")["value"] == 0.8
    # The first Escape puts the sentence away.
    person.press("Escape", focus=HEALTHY)
    close_dialog(person)
    person.close()


def test_a_customer_gets_its_own_target(open_window, cli, portfolio):
    person = open_window()
    person.find("label", "Juno Rail")
    open_page(person, "Juno Rail")
    person.go_to("More")
    person.press("space", focus=anything)
    person.go_to("Targets…", key="Down")
    person.press("Return", focus=anything)
    person.find("dialog", "Preferences")
    person.go_to(HEALTHY)
    person.retype("60")
    person.press("Return", focus=HEALTHY)
    person.see("1 customer becomes healthy")
    assert read(cli, "utilization-healthy")["customers"] == {"Juno Rail": 0.6}
    assert cli.show("Juno Rail")["utilization"]["state"] == "healthy"
    # Back to all targets first, where the customer is listed by now.
    person.press("Escape", focus=anything)
    person.see("Utilization: healthy from 60")
    close_dialog(person)
    person.close()
