# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window from first run to everyday use, by keyboard alone. Each action says where the focus is after it."""

import sqlite3

from conftest import TODAY
from steps import (FIRST_STEP, SEARCH, WELCOME, anything, begins, choose_from_menu, open_page, percent, prepare,
                   rows_of)
from window import name_of, text_of, wait_for

def token_of(server, customer):
    url = next(row["url"] for row in rows_of(server.portfolio) if row["name"] == customer)
    return next(row["token"] for row in rows_of(server.tokens) if row["url"] == url)


def add_one(cli, tmp_path, name="Halvorsen Marine", **columns):
    path = tmp_path / "one.csv"
    path.write_text(f"{','.join(['name', *columns])}\n{','.join([name, *columns.values()])}\n", encoding="utf-8")
    cli("customers", "import", path)


# --- First run ----------------------------------------------------------------------------------------------------


def test_the_first_customer_is_added(open_window, cli):
    person = open_window()
    person.see(WELCOME)
    person.expect_focus(FIRST_STEP)
    person.press("Ctrl+n", focus="Name")
    person.type("Halvorsen Marine")
    person.press("Tab", focus="Advisor")
    person.type("M. Okafor")
    person.go_to("Production")
    person.type("31.07.2026")
    # The field at fault is named and holds the keyboard, and nothing that was typed is gone.
    person.press("Alt+s", focus="Production")
    person.see("Production: write a date as year-month-day, such as 2026-11-23")
    assert text_of(person.find("text", "Name")) == "Halvorsen Marine"
    assert text_of(person.find("text", "Production")) == "31.07.2026"
    assert "Halvorsen" not in cli("customers", "list")
    person.retype("2026-07-31")
    person.press("Alt+s", focus="Halvorsen Marine")
    assert not person.sees(WELCOME)
    customer = cli.show("Halvorsen Marine")
    assert customer["advisor"] == "M. Okafor" and customer["production"] == "2026-07-31"
    person.close()


def test_a_name_is_taken_once(open_window, cli, tmp_path):
    add_one(cli, tmp_path, advisor="M. Okafor")
    person = open_window()
    person.expect_focus("Halvorsen Marine")
    person.press("Ctrl+n", focus="Name")
    person.type(" Halvorsen Marine")
    person.press("Tab", focus="Advisor")
    person.type("Somebody Else")
    person.press("Alt+s", focus="Name")
    person.see("Another customer is called “Halvorsen Marine” already.")
    assert text_of(person.find("text", "Advisor")) == "Somebody Else"
    person.press("Escape", focus="Halvorsen Marine")
    assert cli.show("Halvorsen Marine")["advisor"] == "M. Okafor"
    person.close()


def test_another_program_adds_customers(open_window, serve, cli):
    server = serve("healthy", "plateaued")
    person = open_window()
    person.expect_focus(FIRST_STEP)
    cli("customers", "import", server.portfolio)
    for name in server.customers:
        person.find("label", name)
    person.expect_focus(server.customers[0])
    person.close()


# --- Import -------------------------------------------------------------------------------------------------------


def test_a_list_is_imported_given_its_tokens_and_synced(open_window, serve, cli):
    server = serve("healthy", "plateaued")
    person = open_window()
    person.expect_focus(FIRST_STEP)
    person.press("Return", focus=anything, role="list")
    person.choose_file(server.portfolio, focus="Import 2", role="button")
    assert cli("customers", "list", "--json").strip() == "[]"
    for customer in server.customers:
        person.see(customer)
    person.press("Return", focus=begins(server.url), role="text")
    person.see("2 customers imported")
    person.go_to(begins("Import a File of Tokens"))
    person.press("Return", focus=anything, role="list")
    person.choose_file(server.tokens, focus=lambda name: name in server.customers)
    person.see("tokens stored")
    person.press("Ctrl+r", focus=begins(*server.customers))
    for customer in server.customers:
        figures = wait_for("the figures", lambda name=customer: cli.show(name)["utilization"]["value"] and cli.show(name))
        person.see(percent(figures["utilization"]["value"]))
    person.close()


def test_a_list_with_faults_is_read_again_once_they_are_mended(open_window, cli, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,seats\nHalvorsen Marine,1200\nJuno Rail,many\n", encoding="utf-8")
    person = open_window()
    person.press("Ctrl+o", focus=anything, role="list")
    person.choose_file(path, focus="Read the File Again")
    person.see("1 row can't be imported as it is")
    person.find("button", "Skip 1 and Import 1")
    path.write_text("name,seats\nHalvorsen Marine,1200\nJuno Rail,900\n", encoding="utf-8")
    person.press("Return", focus="Import 2")
    person.press("Return", focus="Halvorsen Marine")
    assert cli.show("Juno Rail")["seats"] == 900
    person.close()


def test_a_file_that_is_no_list_is_refused(open_window, cli, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    person = open_window()
    person.press("Ctrl+o", focus=anything, role="list")
    person.choose_file(path, focus="Read the File Again", role="button")
    person.see("This File Can't Be Imported")
    person.press("Escape", focus=FIRST_STEP)
    person.close()


# --- Sync ---------------------------------------------------------------------------------------------------------


def test_a_token_is_tried_and_brings_figures(open_window, serve, cli):
    server = serve("healthy")
    name = server.customers[0]
    cli("customers", "import", server.portfolio)
    person = open_window()
    person.expect_focus(name)
    person.press("Ctrl+r", focus=name)
    person.find("button", f"{name}: Enter token…")
    person.go_to(f"{name}: Enter token…", role="button")
    person.press("Return", focus="Token")
    person.type("sgp_" + "0" * 40)
    person.press("Alt+t", focus=anything)
    person.see("does not accept the token")
    person.go_to("Token", key="Shift+Tab")
    person.retype(token_of(server, name))
    wait_for("the end of the old verdict", lambda: not person.sees("does not accept the token"))
    person.press("Alt+t", focus=anything)
    person.see("The token works.")
    person.press("Alt+s", focus=name)
    figures = wait_for("the figures", lambda: cli.show(name)["utilization"]["value"] and cli.show(name))
    person.see(percent(figures["utilization"]["value"]))
    person.see(percent(figures["consumption"]["value"]))
    assert figures["sync"]["state"] == "ok"
    person.expect_focus(name)
    person.close()


def test_a_failed_sync_is_told_and_retried(open_window, serve, cli):
    server = serve("broken", "healthy", speed=300)
    broken, healthy = server.customers
    prepare(cli, server)
    person = open_window()
    person.expect_focus(broken)
    person.press("Ctrl+r", focus=begins(broken))
    person.find("progress bar", "Sync progress")
    person.see("1 failed")
    person.wait_gone("progress bar", "Sync progress")
    person.expect_focus(broken)
    assert cli.show(healthy)["sync"]["state"] == "ok"
    person.press("Ctrl+e", focus="Retry All")
    dialog = person.find("dialog", "Failed Syncs")
    message = cli.show(broken)["sync"]["error"]["message"]
    person.find("label", broken, within=dialog)
    person.find("label", message, within=dialog)
    assert not person.find_all("label", healthy, within=dialog)
    server.stop()
    serve("healthy", "healthy", port=server.port)
    person.go_to(f"{broken}: Try again", role="button")
    person.press("Return", focus=anything)
    person.find("label", "Nothing Failed", within=dialog)
    person.press("Escape", focus=broken)
    person.see(percent(cli.show(broken)["utilization"]["value"]))
    person.close()


# --- Customers ----------------------------------------------------------------------------------------------------


def test_customers_are_filtered_and_all_shown_again(open_window, serve, cli):
    server = serve("plateaued", "healthy")
    prepare(cli, server)
    cli("sync")
    name, other = server.customers
    person = open_window()
    person.expect_focus(lambda text: text in server.customers)
    person.press("Ctrl+f", focus=SEARCH)
    person.type(name[:5].lower())
    person.wait_gone("label", other)
    person.see("1 of 2 · figures of October 2026")
    person.press("Return", focus=name)
    # The search is left by one key, with its text.
    person.press("Ctrl+f", focus=SEARCH)
    person.press("Escape", focus=lambda text: text in server.customers)
    person.find("label", other)
    person.go_to("Add Filter", role="toggle button", key="Shift+Tab")
    person.press("Return", focus=anything)
    person.go_to(begins("Healthy"))
    person.press("space", focus=begins("Healthy"))
    person.wait_gone("label", name)
    person.press("Escape", focus="Add Filter")
    person.go_to("Clear")
    person.press("Return", focus=anything)
    person.find("label", name)
    person.find("label", other)
    person.close()


def test_a_customer_is_found_opened_and_read(open_window, serve, cli):
    server = serve("plateaued", "healthy")
    prepare(cli, server)
    cli("sync")
    name, other = server.customers
    figures = cli.show(name)
    person = open_window()
    person.find("label", other)
    open_page(person, name)
    read_chart(person, figures["utilization"])
    read_explanation(person, figures["utilization"])
    read_stage(person)
    person.press("Escape", focus=name)
    person.find("tree table", "Customers")
    read_totals(person, figures["utilization"])
    person.close()


def read_chart(person, utilization):
    """The chart tells its last figure, and each month by keyboard."""
    chart = person.find("image", "Adoption chart")
    sentence = f"Adoption in October 2026 was {percent(utilization['value'])}, "
    assert chart.get_description().startswith(sentence)
    person.see(sentence)
    person.go_to("Adoption chart")
    for key, told in (("End", "January 2027, forecast: "), ("Left", "December 2026, forecast: "),
                      ("Left", "November 2026, to date: "), ("Left", f"October 2026: {percent(utilization['value'])}, "),
                      ("Left", "September 2026: "), ("Right", "October 2026: ")):
        person.press(key, focus="Adoption chart")
        person.see(told)


def read_explanation(person, utilization):
    card = begins(f"Utilization: {percent(utilization['value'])}.")
    person.go_to(card, key="Shift+Tab")
    person.press("Return", focus="Copy as Text")
    person.see(f"{utilization['mau']} MAU ÷ {utilization['seats']} seats = {percent(utilization['value'])}")
    person.press("Escape", focus=card)
    person.wait_gone("button", "Copy as Text")


def read_totals(person, utilization):
    """The bar below opens, too; the search still shows one customer."""
    person.go_to(begins("Weighted "))
    person.press("Return", focus="Copy as Text")
    person.see("Utilization of the customers shown")
    person.see(f"{utilization['mau']} MAU ÷ {utilization['seats']} seats = {percent(utilization['value'])}")
    person.press("Escape", focus=begins("Weighted "))


def read_stage(person):
    """The further figures are rows, each of which opens as a card does."""
    stage = begins("Stage: ")
    person.go_to(begins("Health: "))
    person.press("Down", focus=stage)
    person.press("Return", focus="Copy as Text")
    person.see("Told by the dates, the usage and the targets as they are known today.")
    person.press("Escape", focus=stage)
    person.wait_gone("button", "Copy as Text")


def test_a_customer_without_dates_explains_itself(open_window, cli, tmp_path):
    add_one(cli, tmp_path)
    person = open_window()
    person.expect_focus("Halvorsen Marine")
    person.press("Return", focus=anything)
    person.find("image", "Adoption chart")
    card = person.find("button", lambda name: "Production date not known" in name)
    person.go_to(name_of(card))
    person.press("Return", focus="Copy as Text")
    person.see("The production date is not known. Edit the customer to enter it.")
    person.press("Escape", focus=name_of(card))
    person.press("Escape", focus="Halvorsen Marine")
    person.close()


def test_all_customers_are_exported(open_window, serve, cli, tmp_path):
    server = serve("plateaued", "healthy", "broken")
    prepare(cli, server)
    cli("sync")
    path = tmp_path / "exported.csv"
    person = open_window()
    choose_from_menu(person, "Main Menu", "Export All Customers…", focus=anything, role="text")
    person.choose_file(path, focus=anything)
    person.see("3 customers exported to exported.csv")
    rows = {row["name"]: row for row in rows_of(path)}
    assert sorted(rows) == sorted(server.customers)
    for name, row in rows.items():
        value = cli.show(name)["utilization"]["value"]
        assert row["utilization"] == "" if value is None else float(row["utilization"]) == value
    person.close()


# --- A database that cannot be used -------------------------------------------------------------------------------


def damage(profile):
    database = profile / "steward.db"
    database.write_bytes(b"no database " * 1000)
    return database


def test_a_backup_is_restored(open_window, cli, profile, tmp_path):
    add_one(cli, tmp_path)
    person = open_window()
    person.expect_focus("Halvorsen Marine")
    wait_for("today's backup", lambda: (profile / "backups" / f"steward-{TODAY}.db").exists())
    person.close()
    garbage = damage(profile).read_bytes()
    person = open_window()
    person.see("The database is damaged")
    person.expect_focus(begins("Restore backup of "), role="button")
    person.press("Return", focus="Halvorsen Marine")
    assert garbage in [kept.read_bytes() for kept in profile.iterdir() if kept.is_file()]
    person.close()


def test_begin_empty_keeps_the_damaged_database(open_window, cli, profile):
    cli("customers", "list")
    garbage = damage(profile).read_bytes()
    person = open_window()
    person.see("The database is damaged")
    assert not person.find_all("button", begins("Restore backup"))
    person.go_to("Begin empty")
    person.press("Return", focus=FIRST_STEP)
    assert garbage in [kept.read_bytes() for kept in profile.iterdir() if kept.is_file()]
    person.close()


def test_a_newer_database_is_left_alone(open_window, cli, profile):
    cli("customers", "list")
    with sqlite3.connect(profile / "steward.db") as database:
        database.execute("PRAGMA user_version = 99")
    person = open_window()
    person.see("Steward could not start")
    person.see("newer Steward")
    person.go_to("Quit")
    person.leave("Return")
    with sqlite3.connect(profile / "steward.db") as database:
        assert database.execute("PRAGMA user_version").fetchone() == (99,)
