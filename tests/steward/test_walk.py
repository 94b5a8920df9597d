# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk over everything that can be used on every page: each thing has a name, and Tab leads to it."""

from steps import FIRST_STEP, anything, open_page, prepare
from window import Atspi, ancestors, has_state, name_of

# Focusable only to hand the focus on to what they hold.
CONTAINERS = ("scroll pane", "panel", "list", "list item", "table row", "table cell", "tree table", "grouping", "filler")
# What Tab stops at; within lists, tables and groups of radio buttons the arrow keys lead further.
STOPS = ("button", "toggle button", "check box", "entry", "text", "password text", "spin button", "switch", "combo box",
         "image")
LISTS = ("list", "list box", "table", "tree table", "menu")
MOST_STOPS = 150
# The buttons of a window and of a dialog have keys of the desktop and Escape, and GTK has Tab pass them.
OF_THE_FRAME = ("Close", "Minimize", "Maximize")


def used(person, root):
    return [accessible for accessible in person.find_all(within=root)
            if has_state(accessible, Atspi.StateType.FOCUSABLE, Atspi.StateType.SENSITIVE)]


def nameless(person, root):
    """What takes the keyboard and has nothing to be called by."""
    for accessible in used(person, root):
        # GTK 4.18 leaves the items of a menu without the name that they show.
        if name_of(accessible) or any(around.get_role_name() == "menu" for around in ancestors(accessible)):
            continue
        inside = accessible.get_role_name() in CONTAINERS and any(name_of(part) for part in person.walk(accessible))
        # A number is typed into a part of what has the name.
        part = accessible.get_role_name() in ("text", "entry") and any(name_of(above) for above in ancestors(accessible))
        if not inside and not part:
            yield describe(accessible)


def describe(accessible):
    return f"{accessible.get_role_name()} “{name_of(accessible)}”"


def stops(person, root):
    """What Tab has to lead to."""
    for accessible in used(person, root):
        if accessible.get_role_name() not in STOPS or name_of(accessible) in ("", *OF_THE_FRAME):
            continue
        if not any(above.get_role_name() in LISTS for above in ancestors(accessible)):
            yield describe(accessible)


def reached(person, wanted):
    """Where Tab stops, until it has been everywhere that is wanted or has gone round twice."""
    seen = []
    for _ in range(MOST_STOPS):
        if wanted <= set(seen):
            break
        found = person.step("Tab")
        seen.append(describe(found))
        # The part of a spin button or a search entry that is typed into stands for the whole.
        seen.extend(describe(above) for above in ancestors(found) if above.get_role_name() in STOPS)
    return set(seen)


def assert_usable(person, root=None):
    assert not list(nameless(person, root))
    wanted = set(stops(person, root))
    assert wanted, person.describe()
    missed = wanted - reached(person, wanted)
    assert not missed, f"Tab does not lead to {missed}"


def test_the_first_window(open_window):
    person = open_window()
    person.expect_focus(FIRST_STEP)
    assert_usable(person)
    person.close()


def test_the_pages(open_window, serve, cli):
    server = serve("plateaued", "broken")
    prepare(cli, server)
    cli("sync")
    plateaued, broken = server.customers
    person = open_window()
    person.find("button", f"{broken}: Try again")
    assert_usable(person)
    open_page(person, plateaued)
    assert_usable(person)
    person.close()


def test_the_dialogs(open_window, serve, cli):
    server = serve("plateaued", "broken")
    prepare(cli, server)
    cli("sync")
    person = open_window()
    person.find("label", server.customers[0])
    for keys, title in (("Ctrl+n", "Add Customer"), ("Ctrl+e", "Failed Syncs"), ("Ctrl+comma", "Preferences")):
        person.press(keys, focus=anything)
        assert_usable(person, person.find("dialog", title))
        person.press("Escape", focus=anything)
        person.wait_gone("dialog", title)
    person.close()
