# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Syncing a sample portfolio over HTTP, against figures that are calculated here from what the server tells."""

import calendar
import collections
import contextlib
import csv
import datetime
import io
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import urllib.parse
import urllib.request

import pytest

TODAY = datetime.date(2026, 11, 23)
LAST_MONTH = "2026-10"
N_CUSTOMERS = 60

# What each kind's sync has to end with, by usage-api.md and interface.md; None: it is good.
CODES = {
    "not-admin": (None, "not-admin"),
    "bad-token": ("auth", "auth"),
    "no-token": ("no-token", "no-token"),
    "no-access": (None, "no-access"),
    "removed": (None, "unsupported"),
    "rate-limited": ("rate-limited", "rate-limited"),
    "broken": ("server", "server"),
    "sign-in": ("redirect", "redirect"),
    "garbage": ("malformed", "malformed"),
    "truncated": ("malformed", "malformed"),
    "cut-off": ("offline", "offline"),
    "offline": ("offline", "offline"),
    "insecure": ("insecure-url", "insecure-url"),
    "costly": ("rate-limited", "rate-limited"),
    "changed": ("malformed", "malformed"),
    "huge": ("too-large", "too-large"),
    "slow": ("timeout", "timeout"),
}


class Server:
    def __init__(self, process, folder):
        self.process = process
        self.folder = folder
        self.url = process.stdout.readline().split()[-1]
        self.port = self.url.rsplit(":", 1)[1]
        self.truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))

    def stop(self):
        self.process.stdin.close()
        assert self.process.wait(timeout=30) == 0
        self.process.stdout.close()


@pytest.fixture
def serve(tmp_path):
    servers = []

    def start(*arguments, folder="sample", today=TODAY):
        path = tmp_path / folder
        process = subprocess.Popen(
            [os.environ["STEWARD_SAMPLE"], "--once-ready-print", "--until-eof", f"--write={path}", f"--today={today}",
             *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        servers.append(process)
        return Server(process, path)

    yield start
    for process in servers:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


@pytest.fixture(autouse=True)
def secrets(monkeypatch):
    monkeypatch.setenv("STEWARD_SECRET_PASSWORD", "correct horse")
    monkeypatch.setenv("STEWARD_HTTP_TIMEOUT", "10")


def prepare(cli, server):
    cli("customers", "import", str(server.folder / "portfolio.csv"))
    cli("tokens", "import", str(server.folder / "tokens.csv"))


def by_name(cli):
    return {customer["name"]: customer for customer in json.loads(cli("customers", "list", "--json").stdout)}


# --- The independent calculation ---------------------------------------------------------------------------------


def judge(value, healthy, poor):
    """`poor` tells whether a value that is not healthy is poor."""
    if value is None:
        return "unknown"
    return "healthy" if value >= healthy else "poor" if poor(value) else "concerning"


def known_days(customer):
    """Days that were told. The report API tells nothing before the first active day."""
    days = {day: users for day, users in customer["days"].items() if day < TODAY.isoformat()}
    if customer["source"] == "analytics":
        first = min((day for day, users in days.items() if users), default="9999")
        days = {day: users for day, users in days.items() if day >= first}
    return days


def calculate(customer, seats):
    months = customer["months"]
    days = known_days(customer)
    window = [(TODAY - datetime.timedelta(n)).isoformat() for n in range(1, 29)]
    present = [days[day] for day in window if day in days]
    month_end = f"{LAST_MONTH}-{calendar.monthrange(2026, 10)[1]:02}"
    told = LAST_MONTH in months
    if customer["source"] == "analytics":
        told = told and any(day <= month_end for day in days)
    mau = months[LAST_MONTH] if told else None
    utilization = mau / seats if mau is not None and seats else None
    consumption = None
    if mau and len(present) >= 14:
        consumption = sum(present) / len(present) / mau
    return {
        "mau": mau,
        "utilization": utilization,
        "utilization_state": judge(utilization, 0.8, lambda value: value < 0.5),
        "consumption": consumption,
        "consumption_state": judge(consumption, 0.3, lambda value: value <= 0.2),
        "days_present": len(present),
    }


def seats_of(customer, shown):
    """The licence says the seats of customers read over GraphQL, the file those of the others."""
    if customer["source"] == "sourcegraph":
        return customer["seats_of_license"]
    if customer["seats_in_file"] == "unlimited":
        return shown["utilization"]["tam"]
    return int(customer["seats_in_file"])


def check_figures(customer, shown):
    expected = calculate(customer, seats_of(customer, shown))
    assert shown["utilization"]["mau"] == expected["mau"], customer["name"]
    assert shown["utilization"]["value"] == pytest.approx(expected["utilization"], rel=1e-12), customer["name"]
    assert shown["utilization"]["state"] == expected["utilization_state"]
    assert shown["consumption"]["value"] == pytest.approx(expected["consumption"], rel=1e-12), customer["name"]
    assert shown["consumption"]["state"] == expected["consumption_state"]
    assert shown["consumption"]["days_present"] == expected["days_present"], customer["name"]


# --- The tests ---------------------------------------------------------------------------------------------------


def test_every_figure_equals_an_independent_calculation(cli, serve):
    server = serve(f"--customers={N_CUSTOMERS}", "--slow=0.1")
    prepare(cli, server)
    cli("sync", code=1)
    shown = by_name(cli)
    checked = set()
    for customer in server.truth:
        if customer["kind"] == "prospect":
            assert shown[customer["name"]]["sync"]["state"] == "never"
            continue
        if customer["source"] == "file":
            cli("usage", "import", customer["name"], str(server.folder / "usage" / f"{customer['name']}.csv"))
            continue
        if CODES.get(customer["kind"]) is None or customer["kind"] == "slow":
            assert shown[customer["name"]]["sync"]["state"] == "ok", customer["name"]
            check_figures(customer, shown[customer["name"]])
            checked.add((customer["kind"], customer["source"]))
    shown = by_name(cli)
    for customer in server.truth:
        if customer["kind"] == "air-gapped":
            assert shown[customer["name"]]["sync"]["state"] == "ok"
            check_figures(customer, shown[customer["name"]])
            checked.add((customer["kind"], customer["source"]))
    kinds = {kind for kind, _ in checked}
    assert kinds >= {"healthy", "ramping", "plateaued", "declining", "seasonal", "over", "true-up", "unlimited",
                     "busy", "slow", "air-gapped"}
    assert {source for _, source in checked} == {"sourcegraph", "analytics", "file"}


def read_users(server, customer):
    """The active users of each day, as the report API tells them."""
    with open(server.folder / "tokens.csv", encoding="utf-8", newline="") as file:
        tokens = {row["url"]: row["token"] for row in csv.DictReader(file)}
    with open(server.folder / "portfolio.csv", encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["name"] == customer["name"])
    host = urllib.parse.urlsplit(row["url"]).hostname
    query = urllib.parse.urlencode({"instanceURL": host, "granularity": "by_user_day", "startDate": "2024-11-01"})
    request = urllib.request.Request(f"{row['source_url'].rstrip('/')}/api/reports/by-user-client-date?{query}",
                                     headers={"Authorization": f"Bearer {tokens[row['source_url']]}"})
    days = collections.defaultdict(set)
    with urllib.request.urlopen(request, timeout=60) as answer:
        for line in csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8")):
            if line["Active Sourcegraph User"] == "true":
                days[datetime.date.fromisoformat(line["Timestamp Date"])].add(line["Instance user ID"])
    return days


def count_windows(days):
    """Distinct users of every 28 days that are known from their first to their last, today never among them."""
    first = min(days)
    ends = [first + datetime.timedelta(n) for n in range(27, (TODAY - first).days)]
    return {end: len(set().union(*(days.get(end - datetime.timedelta(n), ()) for n in range(28)))) for end in ends}


def read_windows(cli, name):
    database = sqlite3.connect(f"file:{cli.profile}/steward.db?mode=ro", uri=True)
    with contextlib.closing(database):
        rows = database.execute("SELECT start, users, complete FROM usage JOIN customer ON key = customer"
                                " WHERE grain = 3 AND name = ?", [name]).fetchall()
    assert all(complete for _, _, complete in rows)
    return {datetime.date(1970, 1, 1) + datetime.timedelta(start): users for start, users, _ in rows}


def test_windows_of_28_days_are_what_the_rows_say(cli, serve):
    server = serve("--fault-free", "--customers=24")
    prepare(cli, server)
    cli("sync")
    checked = 0
    for customer in server.truth:
        if customer["source"] != "analytics":
            assert not read_windows(cli, customer["name"])
            continue
        days = read_users(server, customer)
        if days:
            assert read_windows(cli, customer["name"]) == count_windows(days)
            checked += 1
    assert checked > 3


def test_every_failure_has_its_code_and_a_sentence(cli, serve, monkeypatch):
    monkeypatch.setenv("STEWARD_HTTP_TIMEOUT", "2")
    server = serve(f"--kinds={','.join(CODES)}", f"--customers={len(CODES)}", "--slow=60")
    prepare(cli, server)
    complaints = cli("sync", "--jobs=32", code=1).stderr
    shown = by_name(cli)
    assert {customer["kind"] for customer in server.truth} == set(CODES)
    for customer in server.truth:
        sync = shown[customer["name"]]["sync"]
        seats, usage = CODES[customer["kind"]]
        if customer["source"] == "analytics":
            seats = None
        expected = [(part, code) for part, code in (("seats", seats), ("usage", usage)) if code]
        assert [(error["part"], error["code"]) for error in sync["errors"]] == expected, customer
        assert sync["error"] == sync["errors"][0]
        assert sync["state"] == "failed" and sync["at"] is None and sync["attempted_at"] == "2026-11-23T12:00:00Z"
        for error in sync["errors"]:
            assert re.fullmatch(r"[^\n]+[.)]", error["message"]), error
            assert error["message"] in complaints and customer["name"] in complaints
        if seats is None and customer["source"] == "sourcegraph":
            # A token without admin rights, or a server without usage, still tells the seats.
            assert shown[customer["name"]]["seats"] == customer["seats_of_license"]


FAULTS = ["broken", "garbage", "cut-off", "bad-token", "sign-in", "changed", "not-admin", "removed"]


def test_a_failed_refresh_keeps_the_last_good_figures(cli, serve):
    good = serve("--kinds=healthy,plateaued", f"--customers={len(FAULTS)}", "--seed=7", folder="good")
    prepare(cli, good)
    cli("sync")
    before = by_name(cli)
    good.stop()
    bad = serve(f"--kinds={','.join(FAULTS)}", f"--customers={len(FAULTS)}", "--seed=7", f"--port={good.port}",
                folder="bad")
    result = cli("sync", "--json", code=1)
    after = by_name(cli)
    asked = [customer for customer in bad.truth if before[customer["name"]]["source"] == "sourcegraph"]
    assert len(asked) >= 5
    failed = {outcome["name"] for outcome in json.loads(result.stdout) if outcome["state"] == "failed"}
    assert failed >= {customer["name"] for customer in asked}
    for customer in asked:
        old, new = before[customer["name"]], after[customer["name"]]
        assert new["sync"]["state"] == "failed" and new["sync"]["at"] == old["sync"]["at"]
        assert new["utilization"] == old["utilization"] and new["consumption"] == old["consumption"]
        assert new["seats"] == old["seats"] and new["utilization"]["value"] is not None
    bad.stop()


def test_only_the_named_customers_are_synced(cli, serve):
    server = serve("--kinds=healthy", "--customers=4")
    prepare(cli, server)
    name = server.truth[2]["name"]
    cli("sync", name)
    states = {shown["name"]: shown["sync"]["state"] for shown in by_name(cli).values()}
    assert states == {customer["name"]: "ok" if customer["name"] == name else "never" for customer in server.truth}
    assert "There is no customer “Nobody”." in cli("sync", name, "Nobody", code=2).stderr


def test_a_later_sync_fills_the_gap_and_forgets_nothing(cli, serve):
    # The server keeps 93 days; a longer history comes from syncing now and then.
    told = {}
    port = 0
    for today in (datetime.date(2026, 6, 1), datetime.date(2026, 8, 24), TODAY):
        server = serve("--kinds=declining", "--customers=1", f"--anchor={TODAY}", f"--port={port}", today=today)
        port = server.port
        prepare(cli, server)
        cli("sync", f"--today={today}")
        server.stop()
        told.update({day: users for day, users in server.truth[0]["days"].items() if day < today.isoformat()})
    assert server.truth[0]["source"] == "sourcegraph"
    rows = cli("usage", "export", server.truth[0]["name"]).stdout.splitlines()
    kept = dict(row.split(",")[:2] for row in rows if re.match(r"\d{4}-\d\d-\d\d,.*,yes", row))
    assert {day: int(users) for day, users in kept.items()} == told
    assert len(told) == (TODAY - datetime.date.fromisoformat(min(told))).days > 93 + 80


def test_a_second_sync_of_the_same_day_changes_nothing(cli, serve):
    # The report API tells nothing of the time before the first active day, which must not become zero.
    server = serve("--fault-free", "--customers=24")
    prepare(cli, server)
    names = [customer["name"] for customer in server.truth if customer["source"] == "analytics"]
    assert len(names) > 3

    def export():
        return {name: cli("usage", "export", name).stdout for name in names}

    cli("sync")
    once = export()
    cli("sync")
    assert export() == once


def test_no_token_is_written_down_or_shown(cli, serve):
    server = serve("--kinds=healthy,bad-token,no-access", "--customers=3")
    prepare(cli, server)
    shown = cli("sync", code=1)
    tokens = [line.split(",")[1] for line in (server.folder / "tokens.csv").read_text().splitlines()[1:]]
    assert len(tokens) >= 3
    files = [path for path in pathlib.Path(cli.profile).rglob("*") if path.is_file()]
    assert any(path.name == "steward.db" for path in files)
    for token in tokens:
        assert token not in shown.stdout + shown.stderr
        for path in files:
            assert token.encode() not in path.read_bytes(), path
    assert all(path.stat().st_mode & 0o077 == 0 for path in [*files, pathlib.Path(cli.profile)])
