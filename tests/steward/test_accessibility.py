# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over everything that opens: whatever takes the keyboard has a name and a role, and the keyboard gets there."""

import pathlib

import pytest
from steps import FIRST_STEP, anything, begins, choose_from_menu, open_page, prepare
from window import Atspi, ancestors, comes, has_state, name_of, wait_for

UI = pathlib.Path(__file__).parents[2] / "ui"
# Focusable only to hand the focus on to what they hold.
CONTAINERS = ("scroll pane", "panel", "list", "list item", "table row", "tree table", "grouping", "page tab list")
# Takes the keys that are meant for what stands in it.
ACT_FOR_PARTS = ("list item", "combo box", "check box", "switch", "toggle button")
# Says nothing of what something is for.
SENSELESS = ("unknown", "invalid", "filler", "redundant object")
# Of those that belong together Tab goes to one; the arrows go to the others.
BY_ARROWS = {"radio button": ("Left", "Right"), "page tab": ("Left", "Right"), "list item": ("Up",)}
# Of the window itself, which the keyboard commands through the desktop.
CONTROLS = ("Minimize", "Maximize", "Restore", "Close")
MANY = 150
GOAL = "Incidents are understood sooner"
CONTACT = "Tove Berg"


# --- What opens ---------------------------------------------------------------------------------------------------

# Instead of what a page lies within: what the item that has the keyboard stands in.
MENU = object()
# Name of the page, the templates that are seen on it, and what leads there; in the order of two walks through the window,
# with customers and, in a window of its own, through the insights. A function leaves the page again where it opens something over the window.
PAGES = []


def page(name, *templates, within=None):
    def add(function):
        PAGES.append((name, templates, within, function))
        return function

    return add


@page("the customers", "steward-window", "steward-sidebar", "steward-sync-indicator", "customers/steward-customers-page",
      "customers/steward-filter-bar")
def customers(person):
    person.press("Ctrl+f", focus=begins("Search names"))
    yield


@page("the choices of a filter", within=("toggle button", begins("Add Filter")))
def choices(person):
    person.go_to("Add Filter", role="toggle button")
    person.press("Return", focus=anything, role="check box")
    yield
    person.press("Escape", focus="Add Filter")


@page("the choice of columns", within=("toggle button", begins("Columns")))
def columns(person):
    person.go_to("Columns", role="toggle button")
    person.press("Return", focus=anything)
    yield
    person.press("Escape", focus="Columns")


@page("the main menu", within=MENU)
def main_menu(person):
    person.go_to("Main Menu")
    person.open_menu()
    yield
    person.press("Escape", focus="Main Menu")


@page("the menu of a row", within=MENU)
def row_menu(person):
    person.go_to(anything, role="table row")
    person.press("Shift+F10", focus=anything, role="menu item")
    yield
    person.press("Escape", focus=anything, role="table row")


@page("the advisors", "customers/steward-assign-dialog", within=("dialog", None))
def advisors(person):
    person.press("Shift+F10", focus=anything, role="menu item")
    person.go_to("Assign Advisor…", role="menu item", key="Down")
    person.press("Return", focus="Name of an advisor")
    yield
    person.press("Escape", focus=anything)


@page("a new customer", "customer/steward-customer-dialog", within=("dialog", None))
def new_customer(person):
    person.press("Ctrl+n", focus="Name")
    yield
    person.press("Escape", focus=anything)


@page("failed syncs", "customers/steward-problems-dialog", within=("dialog", None))
def failed_syncs(person):
    person.press("Ctrl+e", focus=anything)
    person.find("dialog", "Failed Syncs")
    yield
    person.press("Escape", focus=anything)


@page("the targets", "preferences/steward-preferences-dialog", "preferences/steward-targets-page",
      "preferences/steward-effect-row", within=("dialog", None))
def targets(person):
    person.press("Ctrl+comma", focus=anything)
    person.find("dialog", "Preferences")
    yield


def turn_to(person, shown, name):
    person.go_to(shown, role="page tab")
    person.go_to(name, role="page tab", key="Right")
    person.press("space", focus=name)


@page("the sources", "preferences/steward-sources-page", within=("dialog", None))
def sources(person):
    turn_to(person, "Targets", "Sources")
    yield


@page("what is private", "preferences/steward-privacy-page", within=("dialog", None))
def privacy(person):
    turn_to(person, "Sources", "Privacy")
    yield
    person.press("Escape", focus=anything)


@page("a customer", "customer/steward-customer-page")
def customer(person):
    open_page(person, person.customer)
    yield


@page("an explanation", within=("button", begins("Utilization: ")))
def explanation(person):
    person.go_to(begins("Utilization: "))
    person.press("Return", focus="Copy as Text")
    yield
    person.press("Escape", focus=begins("Utilization: "))


@page("why a customer is where it is", within=(None, begins("Stage: ")))
def stage(person):
    person.go_to(begins("Health: "))
    person.press("Down", focus=begins("Stage: "))
    person.press("Return", focus="Copy as Text")
    yield
    person.press("Escape", focus=begins("Stage: "))
    person.go_to(begins("Utilization: "), key="Shift+Tab")


@page("the table of months")
def months(person):
    person.go_to("Show as Table")
    person.press("space", focus="Show as Table")
    person.find("tree table", "Adoption by month")
    yield


def turn_section(person, shown, name):
    person.go_to(shown, role="page tab")
    person.step("Right")
    person.press("space", focus=name)


@page("the health of a customer", "health/steward-health-section")
def health(person):
    turn_section(person, "Usage", "Health")
    person.find("label", "Last activity")
    yield


@page("the plan of a customer", "goals/steward-goals-section", "goals/steward-goal-row", "goals/steward-value-section",
      "records/steward-record-section")
def plan(person):
    turn_section(person, "Health", "Plan")
    person.find("label", GOAL)
    yield


@page("a goal", "goals/steward-goal-dialog", within=("dialog", None))
def goal(person):
    person.go_to(begins(GOAL))
    person.press("Return", focus=anything)
    person.find("dialog")
    yield
    person.press("Escape", focus=anything)


@page("a new goal", within=("dialog", None))
def new_goal(person):
    person.go_to("Add Goal")
    person.press("space", focus=begins("Goal"))
    yield
    person.press("Escape", focus="Add Goal")


@page("the account of a customer", "customer/steward-contract-section")
def account(person):
    turn_section(person, "Plan", "Account")
    person.find("label", "Contract")
    yield


@page("a contract line", "customer/steward-contract-dialog", within=("dialog", None))
def contract(person):
    person.go_to("Add: Contract Line")
    person.press("Return", focus=anything)
    person.find("dialog")
    yield
    person.press("Escape", focus="Add: Contract Line")


@page("a contact", "records/steward-record-dialog", within=("dialog", "Contact"))
def contact(person):
    person.go_to(begins(CONTACT))
    person.press("Return", focus=anything)
    person.find("dialog", "Contact")
    yield
    person.press("Escape", focus=anything)
    for shown, before in (("Account", "Plan"), ("Plan", "Health"), ("Health", "Usage")):
        person.go_to(shown, role="page tab")
        person.step("Left")
        person.press("space", focus=before)


@page("more of a customer", within=MENU)
def more(person):
    person.go_to("More")
    person.open_menu()
    yield
    person.press("Escape", focus="More")


@page("a token", "customer/steward-token-dialog", within=("dialog", None))
def token(person):
    choose_from_menu(person, "More", "Enter Token…", focus="Token")
    yield
    person.press("Escape", focus=anything)


@page("the targets of a customer", "preferences/steward-own-targets-page", within=("dialog", None))
def own_targets(person):
    choose_from_menu(person, "More", begins("Targets"), focus=anything)
    person.find("dialog", "Preferences")
    yield
    person.press("Escape", focus=anything)
    if comes(lambda: person.find_all("dialog")):
        person.press("Escape", focus=anything)


@page("the insights", "insights/steward-insights-page", "insights/steward-insight-card",
      "insights/steward-insight-list", "insights/steward-retention-section")
def insights(person):
    person.press("Alt+2", focus="Utilization by month", role="image")
    yield


@page("the choices of an advisor", within=("toggle button", begins("Advisor: ")))
def advisors_of_insights(person):
    person.go_to(begins("Advisor: "), role="toggle button")
    person.press("Return", focus=anything, role="check box")
    yield
    person.press("Escape", focus=begins("Advisor: "))


@page("the explanation of an insight", within=("button", begins("How this comes about")))
def insight_explanation(person):
    person.go_to(begins("How this comes about"))
    person.press("Return", focus="Copy as Text")
    yield
    person.press("Escape", focus=begins("How this comes about"))


@page("the periods of the revenue", within=MENU)
def periods(person):
    person.go_to(begins("Period: "))
    person.open_menu()
    yield
    person.press("Escape", focus=begins("Period: "))


@page("the days of a period", within=("alert", "Which Period?"))
def days(person):
    person.go_to(begins("Period: "))
    person.open_menu()
    person.go_to("Other days…", role="menu item", key="Down")
    person.press("Return", focus="From the end of", role="text")
    yield
    person.press("Escape", focus=begins("Period: "))


@page("what can be done with a chart", within=MENU)
def insight_menu(person):
    person.go_to(begins("Save or print"))
    person.open_menu()
    yield
    person.press("Escape", focus=begins("Save or print"))


@page("the table of an insight")
def insight_table(person):
    person.go_to("Show as table: Utilization by month")
    person.press("space", focus="Show as table: Utilization by month")
    person.find("tree table", "Utilization by month")
    yield
    person.press("Alt+1", focus=anything)


# Templates that are seen elsewhere, and where.
EXCEPTIONS = {
    "customers/steward-welcome": "test_the_welcome_can_be_used",
    "customers/steward-import-dialog": "test_an_import_can_be_used",
    "customer/steward-tokens-dialog": "test_an_import_can_be_used",
    "help-overlay": "test_shortcuts, which compares it with the keys there are",
}


def test_no_template_is_forgotten():
    templates = {str(path.relative_to(UI).with_suffix("")) for path in UI.rglob("*.blp")}
    seen = {template for _, listed, _, _ in PAGES for template in listed} | EXCEPTIONS.keys()
    assert templates == seen


# --- The walk -----------------------------------------------------------------------------------------------------


def is_header(accessible):
    """The titles over a table, which GTK 4.18 calls a row but lets nobody go to."""
    return accessible.get_role_name() == "table row" and accessible.get_child_at_index(0).get_role_name() == "filler"


def list_focusable(person, scope):
    return [found for found in person.find_all(within=scope)
            if has_state(found, Atspi.StateType.FOCUSABLE, Atspi.StateType.SENSITIVE) and not is_header(found)]


def describe(accessible):
    around = [name_of(part) for part in ancestors(accessible) if name_of(part)]
    return f"{accessible.get_role_name()} “{name_of(accessible)}” in {around[:2]}"


def complain_of_names(person, scope):
    for accessible in list_focusable(person, scope):
        role = accessible.get_role_name()
        if role in SENSELESS:
            yield f"nothing says what this is for: {describe(accessible)}"
        if not name_of(accessible) and not (role in CONTAINERS and any(map(name_of, person.walk(accessible)))):
            yield f"without a name: {describe(accessible)}"
    for role in ("image", "icon"):
        for accessible in person.find_all(role, "", scope):
            if not accessible.get_description():
                yield f"a picture of nothing: {describe(accessible)}"


def reach(person):
    """All that Tab leads to until it begins anew, and from there the arrows."""
    stops, reached = [], []
    while person.focused() not in stops:
        assert len(stops) < MANY, f"Tab does not come round: {list(map(describe, stops))}"
        stops.append(person.focused())
        for key in BY_ARROWS.get(person.focused().get_role_name(), ()):
            reached += reach_by_arrows(person, key)
        person.move("Tab")
    return stops + reached


def reach_by_arrows(person, key):
    """Goes on until the arrow leads nowhere, round, or out; Tab comes back from there."""
    start = person.focused()
    around = []
    while person.focused().get_role_name() == start.get_role_name() and person.move(key) \
            and person.focused() not in [start, *around]:
        around.append(person.focused())
    while person.focused() != start:
        person.step("Tab")
    return around


def is_reached(person, accessible, reached):
    """Whether the keyboard gets to something: to itself, to what it holds and hands the focus on to, to the entry that
    it is the text of, or to the row that acts for it."""
    around = list(ancestors(accessible))
    rows = [part for part in around if part.get_role_name() in ACT_FOR_PARTS]
    return any(part in reached for part in [accessible, *around[:1], *rows, *person.walk(accessible)])


def complain_of_reach(person, scope):
    wanted = list_focusable(person, scope)
    reached = reach(person)
    for accessible in wanted:
        role = accessible.get_role_name()
        is_control = role == "button" and name_of(accessible) in CONTROLS
        is_empty = role == "list" and accessible.get_child_count() == 0
        # What has popped up is left by Escape, not by the button that it belongs to.
        if accessible != scope and not is_control and not is_empty and not is_reached(person, accessible, reached):
            yield f"out of reach: {describe(accessible)}"


def complaints_of(person, within):
    if within is MENU:
        scope = person.focused().get_parent()
    else:
        scope = person.find(*within) if within else None
    return [*complain_of_names(person, scope), *complain_of_reach(person, scope)]


@pytest.fixture
def filled(open_window, serve, cli, tmp_path):
    server = serve("healthy", "broken")
    prepare(cli, server)
    cli("sync")
    cli("goals", "add", server.customers[0], f"name={GOAL}", "baseline=40", "target=20", "due=2027-03-31")
    cli("contacts", "add", server.customers[0], f"name={CONTACT}")
    contracts = tmp_path / "contracts.csv"
    contracts.write_text(f"customer,from,to,amount,currency\n{server.customers[0]},2025-01-01,2026-12-31,200,USD\n", "utf-8")
    cli("contracts", "import", contracts)
    person = open_window()
    person.customer = server.customers[0]
    person.find("button", begins(server.customers[1]))
    return person


@pytest.mark.parametrize("walk", ["customers", "insights"])
def test_every_page_can_be_used(filled, walk):
    complaints = []
    middle = next(i for i, page in enumerate(PAGES) if page[0] == "the insights")
    for name, _, within, opened in PAGES[:middle] if walk == "customers" else PAGES[middle:]:
        steps = opened(filled)
        next(steps)
        complaints += [f"{name}: {complaint}" for complaint in complaints_of(filled, within)]
        next(steps, None)
    assert not complaints, "\n".join(complaints)
    filled.close()


def test_the_welcome_can_be_used(open_window):
    person = open_window()
    person.expect_focus(FIRST_STEP)
    assert not complaints_of(person, None)
    person.close()


def test_an_import_can_be_used(open_window, serve, tmp_path):
    server = serve("healthy", "plateaued")
    path = tmp_path / "list.csv"
    path.write_text(server.portfolio.read_text("utf-8") + "Juno Rail\n,\n", encoding="utf-8")
    person = open_window()
    person.press("Ctrl+o", focus=anything, role="list")
    person.choose_file(path, focus=anything)
    assert not complaints_of(person, ("dialog", None))
    person.press("Alt+s", focus=begins(server.url), role="text")
    assert not complaints_of(person, ("dialog", None))
