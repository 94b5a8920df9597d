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


def test_goals_add_up_and_lead_to_who_has_them(open_window, serve, cli):
    server = serve("plateaued", "healthy")
    prepare(cli, server)
    name = server.customers[0]
    person = open_window()
    person.expect_focus(lambda text: text in server.customers)
    go_to_insights(person)
    person.see("No customer has a goal yet")
    # Another program writes them.
    cli("goals", "add", name, "name=Sooner", "baseline=40", "target=20", "start=2026-09-01", "due=2027-03-31")
    cli("readings", "add", name, "goal=Sooner", "day=2026-11-20", "value=20")
    person.see("1 of 1 goal is met, 0 behind")
    person.see("1 of 2 customers have no goal.")
    person.go_to("Goals by where they stand", role="image")
    person.keyboard.press("Home")
    person.see("Met. Goals: 1.")
    person.press("Return", focus=name)
    person.find("toggle button", "Goal: Met, 1 customer")
    person.close()


# advisor-domain 10.3: 100, -10 churn, -10 contraction, +10 expansion: GRR 80 %, NRR 90 %.
CONTRACTS = """\
customer,from,to,amount,currency
Same,2025-01-01,2025-12-31,50,EUR
Same,2026-01-01,2026-12-31,50,EUR
Gone,2025-01-01,2025-12-31,10,EUR
Less,2025-01-01,2025-12-31,30,EUR
Less,2026-01-01,2026-12-31,20,EUR
More,2025-01-01,2025-12-31,10,EUR
More,2026-01-01,2026-12-31,20,EUR
"""


def choose_period(person, chosen, name, focus, **how):
    person.go_to(f"Period: {chosen}", key="Shift+Tab")
    person.open_menu()
    person.go_to(name, role="menu item", key="Down")
    person.press("Return", focus=focus, **how)


def test_retention_of_any_period_explains_itself(open_window, cli, tmp_path):
    path = tmp_path / "contracts.csv"
    path.write_text(CONTRACTS, "utf-8")
    cli("contracts", "import", "--create", path)
    person = open_window()
    person.find("label", "Same")
    go_to_insights(person)
    person.see("Net retention is 90.0\u00a0%, gross retention 80.0\u00a0%")
    person.go_to(begins("Net retention: 90.0\u00a0%"))
    person.press("Return", focus="Copy as Text")
    person.see("90\u00a0EUR paid by the same customers ÷ 100\u00a0EUR at the start = 90.0\u00a0%")
    person.press("Escape", focus=begins("Net retention: "))
    person.go_to(begins("Logo churn: 25.0\u00a0%. 1 of 4 customers"))
    last_quarter = "Period: Last quarter"
    choose_period(person, "Last 12 complete months", "Last quarter", last_quarter)
    person.see("Annual recurring revenue from 30 Jun 2026 to 30 Sep 2026")
    person.see("Net retention is 100.0\u00a0%, gross retention 100.0\u00a0%")
    choose_period(person, "Last quarter", "Other days…", "From the end of", role="text")
    person.retype("2026-02-30")
    person.see("Days are written as in 2026-01-31.")
    person.press("Return", focus="From the end of")
    person.retype("2025-12-31")
    person.go_to("To the end of", role="text")
    person.retype("2025-12-30")
    person.see("The last day is before the first.")
    person.retype("2026-01-01")
    person.press("Return", focus="Period: 31 Dec 2025 to 1 Jan 2026")
    person.see("Net retention is 90.0\u00a0%, gross retention 80.0\u00a0%")
    # What is left of what they began with, and who began then.
    person.see("Customers pay 90\u00a0% of what they began with, 80\u00a0% without growth")
    person.go_to("Customers by when they began", role="image")
    person.keyboard.press("Home")
    person.see("January 2025. Still paid, without growth: 80.0\u00a0%. With growth: 90.0\u00a0%. "
               "3 of 4 customers; 100\u00a0EUR then, 90\u00a0EUR now.")
    person.press("Return", focus=anything)
    person.find("toggle button", "Began in 2025-01, 4 customers")
    person.close()
