# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What several journeys have in common."""

import csv
import json

NO_BREAK_SPACE = "\u00a0"
SEARCH = "Search names, advisors, segments and tags"
FIRST_STEP = "Import a Customer List"
WELCOME = "Who Do You Look After?"


def percent(fraction):
    return f"{fraction * 100:.1f}{NO_BREAK_SPACE}%"


def anything(_name):
    return True


def begins(*starts):
    """For names of which the rest is told elsewhere."""
    return lambda name: name.startswith(starts)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def names(cli):
    return [customer["name"] for customer in json.loads(cli("customers", "list", "--json"))]


def prepare(cli, server):
    cli("customers", "import", server.portfolio)
    cli("tokens", "import", server.tokens)


def open_page(person, name):
    """Searched, then the only row left."""
    person.press("Ctrl+f", focus=SEARCH)
    person.type(name[:5].lower())
    person.see("1 of ")
    person.press("Return", focus=name)
    person.press("Return", focus=anything)
    person.find("image", "Adoption chart")


def choose_from_menu(person, button, item, focus, role=None):
    """Opens a menu and goes down to an item."""
    person.go_to(button)
    person.open_menu()
    person.go_to(item, role="menu item", key="Down")
    person.press("Return", focus=focus, role=role)
