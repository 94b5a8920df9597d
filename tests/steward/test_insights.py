# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the portfolio adds up to, read by keyboard, and from there to the customers behind it and back."""

from steps import SEARCH, anything, begins, percent, prepare
from window import text_of, wait_for

HISTORY = "Utilization by month"
SPREAD = "Customers by utilization"


def go_to_insights(person):
    person.press("Alt+2", focus=HISTORY, role="image")


def description_of(person, chart):
    return person.find("image", chart).get_description()


def test_charts_are_read_and_lead_to_customers(open_window, serve, cli):
    server = serve("plateaued", "healthy")
    plateaued, healthy = server.customers
    prepare(cli, server)
    cli("sync")
    figures = [cli.show(name)["utilization"] for name in server.customers]
    person = open_window()
    person.expect_focus(lambda text: text in server.customers)
    go_to_insights(person)
    # All users by all seats, as the command line has them.
    weighted = percent(sum(figure["mau"] for figure in figures) / sum(figure["seats"] for figure in figures))
    person.see(f"{weighted} of seats were used in October")
    assert f"{weighted} of seats were used in October" in description_of(person, HISTORY)
    assert "1 of 2 customers are under 80" in description_of(person, SPREAD)
    person.keyboard.press("End")
    person.see(f"October 2026. Weighted: {weighted}")
    person.press("Return", focus=plateaued)
    person.see("1 of 2 · figures of October 2026")
    person.find("toggle button", "October 2026: under target, 1 customer")
    assert not person.find_all("label", healthy)
    # The filter goes as every other does, and the way back leads to the insights.
    person.go_to("October 2026: under target, 1 customer", key="Shift+Tab")
    person.press("space", focus=anything)
    person.find("label", healthy)
    person.press("Alt+Left", focus=HISTORY)
    person.close()


def test_insights_are_narrowed_down_and_shown_as_tables(open_window, serve, cli):
    server = serve("plateaued", "healthy")
    prepare(cli, server)
    cli("sync")
    customer = cli.show(server.customers[1])
    value = percent(customer["utilization"]["value"])
    person = open_window()
    person.expect_focus(lambda text: text in server.customers)
    go_to_insights(person)
    person.go_to(begins("Stage: "))
    person.press("Return", focus=anything, role="check box")
    person.go_to(begins(customer["lifecycle"].capitalize()), role="check box")
    person.press("space", focus=begins(customer["lifecycle"].capitalize()))
    person.press("Escape", focus=f"Stage: {customer['lifecycle'].capitalize()}")
    person.see(f"{value} of seats were used in October")
    person.go_to(f"Show as table: {HISTORY}")
    person.press("space", focus=f"Show as table: {HISTORY}")
    table = person.find("tree table", HISTORY)
    person.find(None, "October 2026", within=table)
    person.go_to(f"How this comes about: {HISTORY}", key="Shift+Tab")
    person.press("Return", focus="Copy as Text")
    person.see("Utilization of the portfolio")
    person.press("Escape", focus=f"How this comes about: {HISTORY}")
    person.press("Alt+1", focus=anything)
    person.see("2 · figures of October 2026")
    person.close()


def test_another_program_changes_the_insights(open_window, serve, cli):
    server = serve("plateaued", "healthy")
    prepare(cli, server)
    person = open_window()
    person.expect_focus(lambda text: text in server.customers)
    go_to_insights(person)
    person.see("No customer has a figure of October")
    assert "No month was counted yet" in description_of(person, HISTORY)
    cli("sync")
    person.see("of seats were used in October")
    person.press("Ctrl+f", focus=SEARCH)
    wait_for("the customers", lambda: text_of(person.focused()) == "")
    person.close()
