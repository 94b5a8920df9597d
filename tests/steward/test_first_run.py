# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to a first synced customer without a manual, the sample portfolio and back, and what is said on the way."""

from steps import FIRST_STEP, WELCOME, anything, begins, choose_from_menu, names, open_page, percent, rows_of
from window import wait_for


def test_each_step_leads_to_the_next(open_window, serve, cli):
    """Add, token, sync, figure: nobody has to look for the next step, and the keyboard is enough."""
    server = serve("healthy")
    row = rows_of(server.portfolio)[0]
    token = next(token["token"] for token in rows_of(server.tokens) if token["url"] == row["url"])
    person = open_window()
    person.expect_focus(FIRST_STEP)
    person.go_to("Add One Customer", role="list item")
    person.press("Return", focus="Name")
    person.type(row["name"])
    person.go_to("Address of the Instance")
    person.type(row["url"])
    person.press("Tab", focus="Address of the API, if Another")
    if row["source_url"]:
        person.type(row["source_url"])
    person.press("Alt+s", focus="Token")
    # Where it is made, on the very page.
    person.see("/user/settings/tokens")
    person.find("link", "Open the Page Where It Is Made")
    person.type(token)
    person.press("Return", focus=row["name"])
    figures = wait_for("the figures", lambda: cli.show(row["name"])["utilization"]["value"] and cli.show(row["name"]),
                       lambda: f": {cli.show(row['name'])['sync']}")
    person.see(percent(figures["utilization"]["value"]))
    person.close()


def test_an_import_asks_for_every_token(open_window, serve, cli):
    """From a file to the figures of all its customers, while samples are there."""
    cli("customers", "import", "--sample")
    server = serve("healthy", "plateaued")
    tokens = {row["url"]: row["token"] for row in rows_of(server.tokens)}
    person = open_window()
    person.see("These are sample customers")
    person.press("Ctrl+o", focus=anything, role="list")
    person.choose_file(server.portfolio, focus="Import 2", role="button")
    person.press("Return", focus=begins(server.url), role="text")
    for row in rows_of(server.portfolio):
        person.go_to(row["url"], role="text")
        person.type(tokens[row["url"]])
    person.press("Alt+s", focus=anything, role="table row")
    for name in server.customers:
        wait_for(f"the figure of {name}", lambda name=name: cli.show(name)["sync"]["state"] == "ok")
    # The sample was of use until now, and has not become real.
    person.go_to("Remove Sample", role="button")
    person.press("Return", focus=anything)
    wait_for("the end of the sample", lambda: names(cli) == sorted(server.customers))
    for name in server.customers:
        person.see(percent(cli.show(name)["utilization"]["value"]))


def test_a_file_without_customers_says_so(open_window, cli, tmp_path):
    (tmp_path / "empty.csv").write_text("name,seats\n", encoding="utf-8")
    person = open_window()
    person.expect_focus(FIRST_STEP)
    person.press("Ctrl+o", focus=anything, role="list")
    person.choose_file(tmp_path / "empty.csv", focus="Read the File Again", role="button")
    person.see("The file names its columns, but no customer.")
    person.press("Tab", focus="Save an Example File…")
    person.press("Alt+c", focus=FIRST_STEP)
    assert not names(cli)


def test_without_an_api_the_next_step_is_a_file(open_window, cli):
    person = open_window()
    person.press("Ctrl+n", focus="Name")
    person.type("Halvorsen Marine")
    person.press("Alt+s", focus="Halvorsen Marine")
    person.see("“Halvorsen Marine” has no address yet")
    person.go_to("Edit…", role="button")
    person.press("Return", focus="Name")
    person.find("dialog", "Edit Customer")
    person.press("Escape", focus=anything)
    person.close()
    assert names(cli) == ["Halvorsen Marine"]


def test_the_sample_portfolio_comes_and_goes(open_window, cli):
    person = open_window()
    person.expect_focus(FIRST_STEP)
    person.go_to("Try with a Sample Portfolio", role="list item")
    person.press("Return", focus=anything, role="table row")
    person.see("These are sample customers")
    person.see("24 · figures of October 2026")
    assert len(names(cli)) == 24
    choose_from_menu(person, "Main Menu", "Remove Sample Customers", focus="Add")
    person.see("24 sample customers removed")
    assert not names(cli)
    person.press("Ctrl+z", focus="Add")
    person.see("These are sample customers")
    assert len(names(cli)) == 24
    person.close()


def test_real_customers_are_told_from_samples(open_window, cli, tmp_path):
    cli("customers", "import", "--sample")
    (tmp_path / "one.csv").write_text("name\nHalvorsen Marine\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "one.csv")
    person = open_window()
    person.see("24 of these are sample customers")
    person.go_to("Remove Sample", role="button")
    person.press("Return", focus=anything)
    person.wait_gone("label", "24 of these are sample customers")
    person.find("label", "Halvorsen Marine")
    assert names(cli) == ["Halvorsen Marine"]
    person.close()


def test_a_customer_is_removed_and_comes_back(open_window, cli, tmp_path):
    (tmp_path / "two.csv").write_text("name,seats\nHalvorsen Marine,100\nJuno Rail,50\n", encoding="utf-8")
    (tmp_path / "usage.csv").write_text("month,mau\n2026-10,90\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "two.csv")
    cli("usage", "import", "Halvorsen Marine", tmp_path / "usage.csv")
    before = cli.show("Halvorsen Marine")
    person = open_window()
    person.see("Halvorsen Marine")
    open_page(person, "Halvorsen Marine")
    # There is nothing left to show of it.
    choose_from_menu(person, "More", "Remove Customer", focus=anything)
    person.wait_gone("image", "Adoption chart")
    person.see("“Halvorsen Marine” removed")
    wait_for("the removal", lambda: names(cli) == ["Juno Rail"])
    person.go_to("Undo", role="button")
    person.press("Return", focus=anything)
    person.find("label", "Halvorsen Marine")
    assert cli.show("Halvorsen Marine") == before
    person.close()


def test_offline_is_said_once(open_window, serve, cli):
    server = serve("healthy", "healthy")
    cli("customers", "import", server.portfolio)
    cli("tokens", "import", server.tokens)
    cli("sync")
    server.stop()
    person = open_window()
    person.find("label", server.customers[0])
    person.press("Ctrl+r", focus=anything, role="table row")
    person.see("You are offline. Figures are of today, 12:00; sync goes on when the network is back.")
    # The last good figures stay.
    person.see(percent(cli.show(server.customers[0])["utilization"]["value"]))
    serve("healthy", "healthy", port=server.port)
    person.go_to("Try Again", role="button")
    person.press("Return", focus=anything)
    person.see("2 customers synced")
    person.wait_gone("button", "Try Again")
    person.close()
