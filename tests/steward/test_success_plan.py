# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A success plan as a person keeps it, by keyboard alone. Each action says where the focus is after it."""

import json

import pytest

from steps import anything, begins, open_page
from window import wait_for

SPACE = "\u00a0"


@pytest.fixture
def customer(cli, tmp_path):
    """60 of 100 users in October; and another customer."""
    (tmp_path / "two.csv").write_text("name,seats,source,production\nHalvorsen Marine,100,file,2026-09-01\n"
                                      "Juno Rail,100,file,\n", encoding="utf-8")
    (tmp_path / "months.csv").write_text("month,mau\n2026-10,60\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "two.csv")
    cli("usage", "import", "Halvorsen Marine", tmp_path / "months.csv")
    return "Halvorsen Marine"


def open_plan(person, name):
    person.find("label", name)
    open_page(person, name)
    person.go_to("Usage")
    person.step("Right")
    person.step("Right")
    person.press("space", focus="Plan")


def goals(cli):
    return json.loads(cli("goals", "summary", "--json"))["list"]


def test_a_goal_is_set_and_read(open_window, cli, customer):
    person = open_window()
    open_plan(person, customer)
    person.see("What does the customer want to be true?")
    person.go_to("Add Goal…")
    person.press("Return", focus=begins("Goal"), role="text")
    person.type("Find the cause sooner")
    for field, text in (("Unit", "min"), ("Baseline", "45"), ("Target", "20")):
        person.go_to(begins(field), role="text")
        person.type(text)
    # The first reading is two keys away: Enter opens the goal, and once it is typed Enter adds it.
    person.press("Return", focus=begins("Find the cause sooner. Unknown"))
    person.press("Return", focus="Value, in min", role="text")
    person.type("40")
    person.press("Return", focus="Value, in min")
    person.see(f"40{SPACE}min")
    goal = wait_for("the reading", lambda: goals(cli)[0]["value"] == 40 and goals(cli)[0])
    assert goal["day"] == "2026-11-23" and goal["progress"] == pytest.approx(0.2)
    # (40 - 45) / (20 - 45), of which nothing is expected on the first day.
    person.see(f"On track, 20{SPACE}% of the way, 0{SPACE}% expected")
    # The first Escape puts away what was said.
    person.press("Escape", focus="Value, in min")
    person.press("Escape", focus=begins("Find the cause sooner. On track"))
    person.close()


def test_a_goal_follows_utilization_until_it_is_undone(open_window, cli, customer):
    person = open_window()
    open_plan(person, customer)
    person.go_to("Follow Utilization")
    person.press("Return", focus=begins(f"80{SPACE}% of the seats are used. On track"))
    goal = goals(cli)[0]
    assert (goal["baseline"], goal["target"], goal["value"]) == (60, 80, 60)
    person.press("Ctrl+z", focus=anything)
    person.see("What does the customer want to be true?")
    assert goals(cli) == []
    person.close()


def test_hours_saved_ask_for_searches(open_window, cli, customer):
    person = open_window()
    open_plan(person, customer)
    person.go_to("Assumptions…")
    person.press("Return", focus=anything)
    person.find("dialog", "Preferences")
    person.go_to("Value: searches of an active user in a month")
    person.retype("20")
    person.press("Return", focus="Value: searches of an active user in a month")
    person.press("Escape", focus=anything)
    if person.find_all("dialog"):
        person.press("Escape", focus=anything)
    # 60 users × 20 searches × 5 minutes ÷ 60; September was never counted.
    person.find("button", begins("Hours saved, an estimate: 100. 1 of 2 months counted"))
    saved = cli.show(customer)["hours_saved"]
    assert saved["value"] == 100 and saved["missing"] == ["2026-09"]
    person.close()
