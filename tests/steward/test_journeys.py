# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window from first run to everyday use, by keyboard and accessible actions alone."""

import csv
import sqlite3

from conftest import TODAY, Atspi, name_of, text_of, wait_for

NO_BREAK_SPACE = "\u00a0"


def percent(fraction):
    return f"{fraction * 100:.1f}{NO_BREAK_SPACE}%"


def token_of(server, customer):
    with server.portfolio.open(encoding="utf-8") as portfolio, server.tokens.open(encoding="utf-8") as tokens:
        url = next(row["url"] for row in csv.DictReader(portfolio) if row["name"] == customer)
        return next(row["token"] for row in csv.DictReader(tokens) if row["url"] == url)


def prepare(cli, server):
    cli("customers", "import", server.portfolio)
    cli("tokens", "import", server.tokens)


def test_the_first_customer_is_added(open_window, cli):
    window = open_window()
    window.see("Who Do You Look After?")
    window.press("Control", "n")
    window.find("dialog", "Add Customer")
    window.fill("Name", "Halvorsen Marine")
    window.fill("Advisor", "M. Okafor")
    window.fill("Production", "31.07.2026")
    window.click("button", "Save")
    # The field is named, and nothing that was typed is gone.
    window.see("Production: write a date as year-month-day, such as 2026-11-23")
    assert text_of(window.entry("Name")) == "Halvorsen Marine"
    assert text_of(window.entry("Production")) == "31.07.2026"
    assert "Halvorsen" not in cli("customers", "list")
    window.fill("Production", "2026-07-31")
    window.click("button", "Save")
    window.wait_gone("dialog")
    window.find("label", "Halvorsen Marine")
    assert not window.sees("Who Do You Look After?")
    customer = cli.show("Halvorsen Marine")
    assert customer["advisor"] == "M. Okafor" and customer["production"] == "2026-07-31"
    window.close()


def test_a_name_is_taken_once(open_window, cli, tmp_path):
    (tmp_path / "one.csv").write_text("name,advisor\nHalvorsen Marine,M. Okafor\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "one.csv")
    window = open_window()
    window.find("label", "Halvorsen Marine")
    window.press("Control", "n")
    window.fill("Name", " Halvorsen Marine")
    window.fill("Advisor", "Somebody Else")
    window.click("button", "Save")
    window.see("Another customer is called “Halvorsen Marine” already.")
    assert text_of(window.entry("Advisor")) == "Somebody Else"
    window.press("Escape")
    window.wait_gone("dialog")
    assert cli.show("Halvorsen Marine")["advisor"] == "M. Okafor"
    window.close()


def test_a_token_is_tried_and_brings_figures(open_window, serve, cli):
    server = serve("healthy")
    name = server.customers[0]
    cli("customers", "import", server.portfolio)
    window = open_window()
    window.press("Control", "r")
    window.click("button", f"{name}: Enter token…")
    window.find("dialog", "Token")
    window.fill("Token", "sgp_" + "0" * 40)
    window.click("button", "Test Connection")
    window.see("does not accept the token")
    window.fill("Token", token_of(server, name))
    wait_for("the end of the old verdict", lambda: not window.sees("does not accept the token"))
    window.click("button", "Test Connection")
    window.see("The token works.")
    window.click("button", "Save")
    window.wait_gone("dialog")
    figures = wait_for("the figures", lambda: cli.show(name)["utilization"]["value"] and cli.show(name))
    window.see(percent(figures["utilization"]["value"]))
    window.see(percent(figures["consumption"]["value"]))
    assert figures["sync"]["state"] == "ok"
    window.close()


def test_another_program_adds_customers(open_window, serve, cli):
    server = serve("healthy", "plateaued")
    window = open_window()
    window.see("Who Do You Look After?")
    cli("customers", "import", server.portfolio)
    for name in server.customers:
        window.find("label", name)
    window.close()


def test_a_failed_sync_is_told_and_retried(open_window, serve, cli):
    server = serve("broken", "healthy", speed=200)
    broken, healthy = server.customers
    prepare(cli, server)
    window = open_window()
    window.find("label", broken)
    window.press("Control", "r")
    window.find("progress bar", "Sync progress")
    window.see("1 failed")
    window.wait_gone("progress bar", "Sync progress")
    assert cli.show(healthy)["sync"]["state"] == "ok"
    window.press("Control", "e")
    dialog = window.find("dialog", "Failed Syncs")
    message = cli.show(broken)["sync"]["error"]["message"]
    window.find("label", broken, within=dialog)
    window.find("label", message, within=dialog)
    assert not window.find_all("label", healthy, within=dialog)
    server.stop()
    serve("healthy", "healthy", port=server.port)
    window.click("button", f"{broken}: Try again", within=dialog)
    window.find("label", "Nothing Failed", within=dialog)
    window.press("Escape")
    window.wait_gone("dialog")
    window.see(percent(cli.show(broken)["utilization"]["value"]))
    window.close()


def test_a_customer_is_found_opened_and_read(open_window, serve, cli):
    server = serve("plateaued", "healthy")
    prepare(cli, server)
    cli("sync")
    name, other = server.customers
    figures = cli.show(name)
    window = open_window()
    window.find("label", other)
    window.press("Control", "f")
    window.wait_for_focus("entry", "Search names, advisors, segments and tags")
    for letter in name[:5].lower():
        window.press(letter)
    window.wait_gone("label", other)
    window.see("1 of 2 · figures of October 2026")
    window.press("Return")
    window.press("Down")
    window.press("Return")
    read_chart(window, figures["utilization"])
    read_explanation(window, figures["utilization"])
    window.press("Escape")
    window.wait_gone("image", "Adoption chart")
    window.find("tree table", "Customers")
    window.close()


def read_chart(window, utilization):
    """The chart tells its last figure, and each month by keyboard."""
    chart = window.find("image", "Adoption chart")
    sentence = f"Adoption in October 2026 was {percent(utilization['value'])}, "
    assert chart.get_description().startswith(sentence)
    window.see(sentence)
    window.tab_to("image", "Adoption chart")
    window.press("End")
    window.see("November 2026, to date: ")
    window.press("Left")
    window.see(f"October 2026: {percent(utilization['value'])}, ")
    window.press("Left")
    window.see("September 2026: ")
    window.press("Right")
    window.see("October 2026: ")


def test_a_customer_without_dates_explains_itself(open_window, cli, tmp_path):
    (tmp_path / "one.csv").write_text("name\nHalvorsen Marine\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "one.csv")
    window = open_window()
    window.find("label", "Halvorsen Marine")
    open_page(window, "Halvorsen Marine")
    window.find("image", "Adoption chart")
    window.click("button", lambda name: "Production date not known" in name)
    window.see("The production date is not known. Edit the customer to enter it.")
    window.press("Escape")
    window.wait_gone("button", "Copy as Text")
    window.close()


def read_explanation(window, utilization):
    window.tab_to("button", lambda name: name.startswith(f"Utilization: {percent(utilization['value'])}."))
    window.press("Return")
    window.find("button", "Copy as Text")
    window.see(f"{utilization['mau']} MAU ÷ {utilization['seats']} seats = {percent(utilization['value'])}")
    window.press("Escape")
    window.wait_gone("button", "Copy as Text")
    assert window.sees("Adoption chart")


# --- Names --------------------------------------------------------------------------------------------------------

# Focusable only to hand the focus on to what they hold.
CONTAINERS = ("scroll pane", "panel", "list", "list item", "table row", "tree table", "grouping")


def nameless(window):
    """What takes the keyboard or a click, and has nothing to be called by."""
    for accessible in window.find_all():
        states = accessible.get_state_set()
        if not states.contains(Atspi.StateType.FOCUSABLE) or name_of(accessible):
            continue
        # GTK 4.18 leaves the items of a menu without the name that they show.
        if any(around.get_role_name() == "menu" for around in ancestors(accessible)):
            continue
        inside = accessible.get_role_name() in CONTAINERS and any(name_of(part) for part in window.walk(accessible))
        if not inside:
            yield f"{accessible.get_role_name()} in {[name_of(part) for part in ancestors(accessible)]}"


def ancestors(accessible):
    while accessible := accessible.get_parent():
        yield accessible


def assert_named(window):
    assert not list(nameless(window))


def test_everything_that_can_be_used_has_a_name(open_window, serve, cli, tmp_path):
    window = open_window()
    window.see("Who Do You Look After?")
    assert_named(window)
    server = serve("plateaued", "broken")
    prepare(cli, server)
    cli("sync")
    plateaued, broken = server.customers
    window.find("button", f"{broken}: Try again")
    assert_named(window)
    for keys, title in ((("Control", "n"), "Add Customer"), (("Control", "e"), "Failed Syncs")):
        window.press(*keys)
        window.find("dialog", title)
        assert_named(window)
        window.press("Escape")
        window.wait_gone("dialog")
    window.click("toggle button", "Main Menu")
    window.find("menu item")
    assert_named(window)
    window.press("Escape")
    window.wait_gone("menu item")
    open_page(window, plateaued)
    assert_named(window)
    window.click("toggle button", "Show as Table")
    window.find("tree table", "Adoption by month")
    assert_named(window)
    window.close()


def open_page(window, name):
    """By keyboard: searched, then the only row left."""
    window.press("Control", "f")
    window.wait_for_focus("entry", "Search names, advisors, segments and tags")
    for letter in name[:5].lower():
        window.press(letter)
    window.see("figures of October 2026")
    window.press("Return")
    window.press("Down")
    window.press("Return")
    window.find("image", "Adoption chart")


# --- A database that cannot be used -------------------------------------------------------------------------------


def damage(profile):
    database = profile / "steward.db"
    database.write_bytes(b"no database " * 1000)
    return database


def test_a_backup_is_restored(open_window, cli, profile, tmp_path):
    (tmp_path / "one.csv").write_text("name\nHalvorsen Marine\n", encoding="utf-8")
    cli("customers", "import", tmp_path / "one.csv")
    window = open_window()
    window.find("label", "Halvorsen Marine")
    wait_for("today's backup", lambda: (profile / "backups" / f"steward-{TODAY}.db").exists())
    window.close()
    garbage = damage(profile).read_bytes()
    window = open_window()
    window.see("The database is damaged")
    window.click("button", lambda name: name.startswith("Restore backup of "))
    window.find("label", "Halvorsen Marine")
    assert garbage in [kept.read_bytes() for kept in profile.iterdir() if kept.is_file()]
    window.close()


def test_begin_empty_keeps_the_damaged_database(open_window, cli, profile):
    cli("customers", "list")
    garbage = damage(profile).read_bytes()
    window = open_window()
    window.see("The database is damaged")
    assert not window.find_all("button", lambda name: name.startswith("Restore backup"))
    window.click("button", "Begin empty")
    window.see("Who Do You Look After?")
    assert garbage in [kept.read_bytes() for kept in profile.iterdir() if kept.is_file()]
    window.close()


def test_a_newer_database_is_left_alone(open_window, cli, profile):
    cli("customers", "list")
    with sqlite3.connect(profile / "steward.db") as database:
        database.execute("PRAGMA user_version = 99")
    window = open_window()
    window.see("Steward could not start")
    window.see("newer Steward")
    window.click("button", "Quit")
    window.wait_for_end()
    with sqlite3.connect(profile / "steward.db") as database:
        assert database.execute("PRAGMA user_version").fetchone() == (99,)
