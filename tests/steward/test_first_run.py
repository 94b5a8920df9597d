# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to a first synced customer without a manual, the sample portfolio and back, and what is said on the way."""

import csv
import json

from conftest import Atspi, wait_for

NO_BREAK_SPACE = "\u00a0"
WELCOME = "Who Do You Look After?"


def percent(fraction):
    return f"{fraction * 100:.1f}{NO_BREAK_SPACE}%"


def rows_of(path):
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def names(cli):
    return [customer["name"] for customer in json.loads(cli("customers", "list", "--json"))]


def open_page(window, name):
    """By keyboard: searched, then the only row left."""
    window.press("Control", "f")
    window.wait_for_focus("entry", "Search names, advisors, segments and tags")
    for letter in name[:5].lower():
        window.press(letter)
    window.see("1 of ")
    window.press("Return")
    window.press("Down")
    window.press("Return")
    window.find("image", "Adoption chart")


def test_each_step_leads_to_the_next(open_window, serve, cli):
    """Add, token, sync, figure: nobody has to look for the next step, and the keyboard is enough."""
    server = serve("healthy")
    row = rows_of(server.portfolio)[0]
    token = next(token["token"] for token in rows_of(server.tokens) if token["url"] == row["url"])
    window = open_window()
    window.see(WELCOME)
    window.tab_to("list item", "Add One Customer")
    window.press("Return")
    dialog = window.find("dialog", "Add Customer")
    window.fill("Name", row["name"], within=dialog)
    window.fill("Address of the Instance", row["url"], within=dialog)
    window.fill("Address of the API, if Another", row["source_url"], within=dialog)
    window.click("button", "Save", within=dialog)
    dialog = window.find("dialog", "Token")
    # Where it is made, on the very page.
    window.see("/user/settings/tokens")
    window.find("link", "Open the Page Where It Is Made")
    window.fill("Token", token)
    window.press("Return")
    window.wait_gone("dialog")
    figures = wait_for("the figures", lambda: cli.show(row["name"])["utilization"]["value"] and cli.show(row["name"]),
                       lambda: f": {cli.show(row['name'])['sync']}")
    window.see(percent(figures["utilization"]["value"]))
    window.close()


def choose_file(window, path):
    """In the file chooser, where a slash begins a path. It takes the keyboard with it: without a window manager nobody
    gives it back."""
    chooser = window.find("dialog", "Import Customers")
    window.press("/")
    entry = wait_for("the path", lambda: next(
        (found for found in window.find_all("text", within=chooser) if found.get_editable_text_iface()), None))
    Atspi.EditableText.set_text_contents(entry, str(path))
    window.click("button", "Open", within=chooser)
    # Nothing in it is looked at while it goes: GTK would complain of what it is asked about by then.
    wait_for("the end of the file chooser", lambda: count_windows(window) == 1)


def count_windows(window):
    window.application.clear_cache_single()
    return window.application.get_child_count()


def test_an_import_asks_for_every_token(open_window, serve, cli):
    """From a file to the figures of all its customers, while samples are there."""
    cli("customers", "import", "--sample")
    server = serve("healthy", "plateaued")
    tokens = {row["url"]: row["token"] for row in rows_of(server.tokens)}
    window = open_window()
    window.see("These are sample customers")
    window.press("Control", "o")
    choose_file(window, server.portfolio)
    window.click("button", "Import 2")
    dialog = window.find("dialog", "Tokens")
    for row in rows_of(server.portfolio):
        window.fill(row["url"], tokens[row["url"]], within=dialog)
    window.click("button", "Save and Sync", within=dialog)
    window.wait_gone("dialog")
    for name in server.customers:
        wait_for(f"the figure of {name}", lambda name=name: cli.show(name)["sync"]["state"] == "ok")
    # The sample was of use until now, and has not become real.
    window.click("button", "Remove Sample")
    wait_for("the end of the sample", lambda: names(cli) == sorted(server.customers))
    for name in server.customers:
        window.see(percent(cli.show(name)["utilization"]["value"]))


def test_a_file_without_customers_says_so(open_window, cli, tmp_path):
    (tmp_path / "empty.csv").write_text("name,seats\n", encoding="utf-8")
    window = open_window()
    window.see(WELCOME)
    window.press("Control", "o")
    choose_file(window, tmp_path / "empty.csv")
    window.see("The file names its columns, but no customer.")
    window.find("button", "Save an Example File…")
    window.click("button", "Cancel")
    window.wait_gone("dialog")
    assert not names(cli)


def test_without_an_api_the_next_step_is_a_file(open_window, cli):
    window = open_window()
    window.press("Control", "n")
    window.find("dialog", "Add Customer")
    window.fill("Name", "Halvorsen Marine")
    window.click("button", "Save")
    window.wait_gone("dialog")
    window.see("“Halvorsen Marine” has no address yet")
    window.click("button", "Edit…")
    window.find("dialog", "Edit Customer")
    window.press("Escape")
    window.wait_gone("dialog")
    window.close()
    assert names(cli) == ["Halvorsen Marine"]


def test_the_sample_portfolio_comes_and_goes(open_window, cli):
    window = open_window()
    window.see(WELCOME)
    window.tab_to("list item", "Try with a Sample Portfolio")
    window.press("Return")
    window.see("These are sample customers")
    window.see("24 · figures of October 2026")
    assert len(names(cli)) == 24
    window.click("button", "Remove Sample")
    window.see(WELCOME)
    window.see("24 sample customers removed")
    assert not names(cli)
    window.press("Control", "z")
    window.see("These are sample customers")
    assert len(names(cli)) == 24
    window.close()


def test_real_customers_are_told_from_samples(open_window, cli, tmp_path):
    cli("customers", "import", "--sample")
    (tmp_path / "one.csv").write_text("name\nHalvorsen Marine\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "one.csv")
    window = open_window()
    window.see("24 of these are sample customers")
    window.click("button", "Remove Sample")
    window.find("label", "Halvorsen Marine")
    window.wait_gone("label", "24 of these are sample customers")
    assert names(cli) == ["Halvorsen Marine"]
    window.close()


def test_a_customer_is_removed_and_comes_back(open_window, cli, tmp_path):
    (tmp_path / "two.csv").write_text("name,seats\nHalvorsen Marine,100\nJuno Rail,50\n", encoding="utf-8")
    (tmp_path / "usage.csv").write_text("month,mau\n2026-10,90\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "two.csv")
    cli("usage", "import", "Halvorsen Marine", tmp_path / "usage.csv")
    before = cli.show("Halvorsen Marine")
    window = open_window()
    window.find("label", "Halvorsen Marine")
    open_page(window, "Halvorsen Marine")
    window.click("toggle button", "More")
    window.find("menu item")
    window.press("r")
    # There is nothing left to show of it.
    window.wait_gone("image", "Adoption chart")
    window.see("“Halvorsen Marine” removed")
    wait_for("the removal", lambda: names(cli) == ["Juno Rail"])
    window.click("button", "Undo")
    window.find("label", "Halvorsen Marine")
    assert cli.show("Halvorsen Marine") == before
    window.close()


def test_offline_is_said_once(open_window, serve, cli):
    server = serve("healthy", "healthy")
    cli("customers", "import", server.portfolio)
    cli("tokens", "import", server.tokens)
    cli("sync")
    server.stop()
    window = open_window()
    window.find("label", server.customers[0])
    window.press("Control", "r")
    window.see("You are offline. Figures are of today, 12:00; sync goes on when the network is back.")
    # The last good figures stay.
    window.see(percent(cli.show(server.customers[0])["utilization"]["value"]))
    serve("healthy", "healthy", port=server.port)
    window.click("button", "Try Again")
    window.see("2 customers synced")
    window.wait_gone("button", "Try Again")
    window.close()
