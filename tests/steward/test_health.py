# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A customer's health, read, entered and replayed by keyboard alone; and what became of that of all."""

import json

import pytest

from steps import anything, begins, open_page
from window import Atspi, name_of, wait_for

HISTORY = "Health by day"
FLOW = "Health, a month ago and today"


@pytest.fixture
def customer(cli, tmp_path):
    """90 of 100 users in September, 70 in October, so that utilization was healthy and is concerning; no days."""
    (tmp_path / "two.csv").write_text("name,seats,source\nHalvorsen Marine,100,file\nJuno Rail,100,file\n", encoding="utf-8")
    (tmp_path / "months.csv").write_text("month,mau\n2026-09,90\n2026-10,70\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "two.csv")
    cli("usage", "import", "Halvorsen Marine", tmp_path / "months.csv")
    return "Halvorsen Marine"


def open_health(person, name):
    person.find("label", name)
    open_page(person, name)
    person.go_to("Usage")
    person.step("Right")
    person.press("space", focus="Health")


def health(cli, name):
    return json.loads(cli("health", name, "--json"))


def steps_to_weights(person):
    """The rows come little by little, and take no focus before; once they are there, the box is called by them, too."""
    if name_of(person.step("Tab")) == "Pulse":
        return True
    person.go_to(begins("Try Other Weights"), role="check box", key="Shift+Tab")
    return False


def test_health_is_entered_and_explained(open_window, cli, customer):
    person = open_window()
    open_health(person, customer)
    # One trait alone: 5 points of 10, since the first of November.
    person.see("Health is 5.0 of 10, Concerning, since 1 Nov 2026")
    person.see("Nothing changed since a week ago.")
    person.see("Utilization · Concerning")
    person.see("takes 5.0")
    person.see("Relationships · Nobody said")
    person.go_to("Champion", role="list item")
    person.press("Return", focus=anything)
    person.go_to("Active champion", role="combo box")
    person.press("Return", focus="Not known")
    person.press("Down", focus="Yes")
    person.press("Return", focus="Active champion")
    person.go_to("Save")
    person.press("Return", focus="Champion")
    # (25 × 10 + 55 × 5) ÷ 80
    person.see("Health is 6.6 of 10, Concerning, since 23 Nov 2026")
    person.see("Changed since a week ago: Champion: Healthy, was Unknown.")
    person.see("Relationships · Healthy, said on 23 Nov 2026")
    assert health(cli, customer)["value"] == pytest.approx(6.5625)
    person.go_to(f"How this comes about: {HISTORY}", key="Shift+Tab")
    person.press("Return", focus="Copy as Text")
    person.see("(25 × 10.0 + 55 × 5.0) ÷ 80 = 6.6 of 10")
    person.press("Escape", focus=f"How this comes about: {HISTORY}")
    person.close()


def test_history_is_read_and_replayed(open_window, cli, customer):
    cli("health-inputs", "add", customer, "day=2026-11-03", "pulse=poor")
    person = open_window()
    open_health(person, customer)
    # (5 × 0 + 55 × 5) ÷ 60
    person.see("Health is 4.6 of 10, Concerning, since 3 Nov 2026")
    person.go_to(HISTORY, role="image")
    person.keyboard.press("End")
    person.see("23 Nov 2026. Score: 4.6")
    person.go_to("Try Other Weights", role="check box")
    person.press("space", focus="Try Other Weights")
    wait_for("the weights", lambda: steps_to_weights(person), person.describe)
    person.retype("55")
    # (55 × 0 + 55 × 5) ÷ 110
    person.go_to("Technical health", role="spin button")
    person.go_to(HISTORY, role="image", key="Shift+Tab")
    person.keyboard.press("End")
    person.see("Other weights: 2.5")
    # Nothing was changed by that.
    assert health(cli, customer)["value"] == pytest.approx(55 * 5 / 60)
    person.close()


def test_the_flow_leads_to_the_customers(open_window, cli, customer):
    person = open_window()
    person.find("label", customer)
    person.press("Alt+2", focus="Utilization by month", role="image")
    person.see("1 customer fell in health since 23 Oct 2026, none rose")
    person.go_to(FLOW, role="image")
    person.keyboard.press("Home")
    person.keyboard.press("Right")
    person.see("was Healthy: 1")
    person.press("Return", focus=customer)
    person.find("toggle button", begins("Health Concerning"))
    assert not person.find_all("label", "Juno Rail")
    person.close()


def test_keys_choose_under_a_resting_pointer(open_window, cli, customer):
    person = open_window()
    person.find("label", customer)
    person.press("Alt+2", focus="Utilization by month", role="image")
    person.go_to(FLOW, role="image")
    place = Atspi.Component.get_extents(person.focused(), Atspi.CoordType.WINDOW)
    for part in (0.2, 0.5, 0.8):
        person.keyboard.rest_pointer(int(place.x + place.width * part), int(place.y + place.height * 0.5))
        person.press("Home", focus=FLOW)
        person.see("Healthy. Customers: 0.")
        person.press("Right", focus=FLOW)
        person.see("was Healthy: 1")
        person.press("Right", focus=FLOW)
        person.see("Poor. Customers: 0.")
    person.close()


def test_another_program_changes_health(open_window, cli, customer):
    person = open_window()
    open_health(person, customer)
    person.see("Health is 5.0 of 10, Concerning, since 1 Nov 2026")
    cli("settings", "set", "health-poor", "5.5")
    person.see("Health is 5.0 of 10, Poor, since 1 Nov 2026")
    person.close()
