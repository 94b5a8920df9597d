# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that describe a sample portfolio."""

import collections
import csv
import datetime

from conftest import TODAY

COLUMNS = ["name", "url", "source", "source_url", "seats", "tam", "segment", "contract_close", "production",
           "renewal", "arr", "currency", "advisor", "region"]
PARTS_THAT_FAIL = {
    "not-admin": (None, "not-admin"), "removed": (None, "unsupported"), "no-access": (None, "no-access"),
    "slow": ("timeout",) * 2, "bad-token": ("auth",) * 2,
    "no-token": ("no-token",) * 2, "rate-limited": ("rate-limited",) * 2, "costly": ("rate-limited",) * 2,
    "broken": ("server",) * 2, "sign-in": ("redirect",) * 2, "garbage": ("malformed",) * 2,
    "changed": ("malformed",) * 2, "truncated": ("malformed",) * 2, "cut-off": ("offline",) * 2,
    "offline": ("offline",) * 2, "insecure": ("insecure-url",) * 2, "huge": ("too-large",) * 2,
}
FINE = {"healthy", "ramping", "plateaued", "declining", "seasonal", "over", "true-up", "unlimited", "no-tam",
        "no-seats", "no-license", "busy", "reported", "air-gapped", "prospect"}


def row_of(sample, kind):
    name = sample.of_kind(kind)["name"]
    return next(row for row in sample.customers if row["name"] == name)


def days_from_today(text):
    return (datetime.date.fromisoformat(text) - datetime.date.fromisoformat(TODAY)).days


def test_there_is_one_customer_of_each_kind_and_43_in_all(sample):
    assert {customer["kind"] for customer in sample.truth} == FINE | PARTS_THAT_FAIL.keys()
    assert len(sample.customers) == len(sample.truth) == 43


def test_truth_tells_how_a_sync_ends(sample):
    for customer in sample.truth:
        seats, usage = PARTS_THAT_FAIL.get(customer["kind"], (None, None))
        assert customer["errors"] == {"seats": seats, "usage": usage}, customer["kind"]


def test_truth_is_two_years_long(sample):
    for customer in sample.truth:
        months = list(customer["history"]["months"])
        assert (months[0], months[-1], len(months)) == ("2024-11", "2026-11", 25)
        days = list(customer["history"]["days"])
        assert (days[0], days[-1], len(days)) == ("2024-11-01", TODAY, 753)


def test_truth_is_what_a_source_tells_of_it(sample):
    for customer in sample.truth:
        told, history = customer, customer["history"]
        assert told["days"].items() <= history["days"].items()
        assert told["months"].items() <= history["months"].items()
        lengths = (len(told["days"]), len(told["weeks"]), len(told["months"]))
        assert lengths == ((93, 13, 3) if customer["source"] == "sourcegraph" else (753, 0, 25))


def test_portfolio_has_the_columns_of_the_contract(sample):
    assert list(sample.customers[0]) == COLUMNS
    for row in sample.customers:
        assert row["contract_close"] < row["production"] < row["renewal"]
        assert days_from_today(row["renewal"]) > 0
        assert int(row["arr"]) > 0 and len(row["currency"]) == 3 and row["segment"] and row["region"]
    assert len({row["advisor"] for row in sample.customers}) <= 6


def test_addresses(sample):
    slug = sample.of_kind("healthy")["slug"]
    assert row_of(sample, "healthy")["url"] == f"{sample.url}/{slug}"
    reported = row_of(sample, "reported")
    assert reported["source"] == "analytics" and reported["source_url"] == sample.url
    assert reported["url"] == f"https://{sample.of_kind('reported')['slug']}.sample.example"
    assert row_of(sample, "insecure")["url"].startswith("http://")
    assert "127.0.0.1" not in row_of(sample, "insecure")["url"]
    assert row_of(sample, "air-gapped")["source"] == row_of(sample, "prospect")["source"] == "file"


def test_seats(sample):
    assert [row_of(sample, "unlimited")["seats"], row_of(sample, "no-tam")["seats"]] == ["unlimited"] * 2
    assert int(row_of(sample, "unlimited")["tam"]) > 0 and row_of(sample, "no-tam")["tam"] == ""
    assert row_of(sample, "no-seats")["seats"] == row_of(sample, "no-license")["seats"] == ""
    assert sample.of_kind("no-seats")["seats"] is None
    assert [sample.of_kind(kind)["seats_of_license"] for kind in ("no-seats", "no-license", "no-tam")] == [0, None, None]
    for row, truth in zip(sample.customers, sample.truth):
        assert row["seats"] == truth["seats_in_file"]
        assert row["seats"] in ("", str(truth["seats"]))


def test_stages(sample):
    ramping = row_of(sample, "ramping")
    assert days_from_today(ramping["contract_close"]) == -41
    assert days_from_today(row_of(sample, "prospect")["contract_close"]) > 0
    assert any(days_from_today(row["renewal"]) < 60 for row in sample.customers)


def test_kinds_use_the_product_as_they_are_called(sample):
    def level(kind, month):
        customer = sample.of_kind(kind)
        return customer["history"]["months"][month] / customer["seats"]

    assert level("healthy", "2026-10") > 0.8
    assert level("plateaued", "2026-10") < 0.8
    assert 1 < level("over", "2026-10") < level("true-up", "2026-10")
    assert level("declining", "2026-10") < level("declining", "2026-05") * 0.8
    assert level("ramping", "2026-11") < 0.8
    seasonal = [level("seasonal", f"2026-{month:02}") for month in range(1, 11)]
    assert min(seasonal) < 0.8 < max(seasonal)
    assert not any(sample.of_kind("prospect")["days"].values())


def test_every_address_has_its_own_token(sample):
    tokens = sample.tokens
    assert len(set(tokens.values())) == len(tokens)
    asked = {row["source_url"] or row["url"] for row in sample.customers if row["source"] != "file"}
    assert asked - tokens.keys() == {row_of(sample, "no-token")["url"]}
    assert all(token.startswith("sams_at_" if url == sample.url else "sgp_") for url, token in tokens.items())


def test_usage_of_an_air_gapped_customer_comes_as_a_file(sample):
    truth = sample.of_kind("air-gapped")
    assert [path.stem for path in (sample.folder / "usage").iterdir()] == [
        customer["name"] for customer in sample.truth if customer["kind"] == "air-gapped"]
    with open(sample.folder / "usage" / f"{truth['name']}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    dates = rows.index(["date", "dau"])
    assert rows[0] == ["month", "mau"]
    assert {month: int(count) for month, count in rows[1:dates]} == truth["months"]
    assert {day: int(count) for day, count in rows[dates + 1:]} == truth["days"]


def test_ten_thousand_names_are_unique(start):
    server = start("--customers=10000", "--no-truth")
    assert not (server.folder / "truth.json").exists()
    assert len({row["name"] for row in server.customers}) == 10000
    assert len({row["url"] for row in server.customers if row["url"]}) == 10000 - sum(
        row["source"] == "file" for row in server.customers)


def test_most_customers_are_fine(start):
    server = start("--customers=2000", "--no-truth")
    sources = collections.Counter(row["source"] for row in server.customers)
    assert sources["sourcegraph"] > sources["analytics"] > sources["file"] > 0


def test_kinds_can_be_chosen(start):
    server = start("--kinds=broken,slow", "--customers=9")
    assert {customer["kind"] for customer in server.truth} == {"broken", "slow"}
    assert len(server.truth) == 9


def test_faults_can_be_left_out(start):
    server = start("--fault-free", "--customers=60")
    assert all(customer["errors"] == {"seats": None, "usage": None} for customer in server.truth)
    assert {"reported", "ramping", "unlimited"} < {customer["kind"] for customer in server.truth} < FINE


def test_a_later_day_continues_the_history(start):
    """Laid out around the same day, tomorrow tells the same past."""
    today = start("--anchor=2026-11-23", "--kinds=healthy,declining", "--customers=2")
    later = start("--anchor=2026-11-23", "--kinds=healthy,declining", "--customers=2", "--today=2026-12-10")
    for before, after in zip(today.truth, later.truth):
        past = {day: count for day, count in before["history"]["days"].items() if "2024-12" < day < TODAY}
        assert past.items() <= after["history"]["days"].items()
        assert list(after["days"])[-1] == "2026-12-10"
