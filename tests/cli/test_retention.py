# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contracts, retention and renewals from a terminal."""

import csv
import datetime
import io
import json
import random
from fractions import Fraction

import pytest

from retention_rule import Contracts

HEADER = "customer,product,from,to,amount,currency,merged_into\n"
# advisor-domain 10.3: 100, -10 churn, -10 contraction, +10 expansion: GRR 80 %, NRR 90 %.
EXAMPLE = HEADER + """\
Same,Search,2024-01-01,2024-12-31,50,EUR,
Same,Search,2025-01-01,2025-12-31,50,EUR,
Gone,Search,2024-01-01,2024-12-31,10,EUR,
Less,Search,2024-01-01,2024-12-31,30,EUR,
Less,Search,2025-01-01,2025-12-31,20,EUR,
More,Search,2024-01-01,2024-12-31,10,EUR,
More,Search,2025-01-01,2025-12-31,20,EUR,
"""
PERIOD = ["--from=2024-06-30", "--to=2025-06-30"]


def read(done):
    return json.loads(done.stdout)


# --- Contracts ------------------------------------------------------------------------------------


def test_customers_have_to_be_there(cli, write_file):
    path = write_file(EXAMPLE)
    done = cli("contracts", "import", path, code=2)
    assert "line 2, column 1 (customer), Same: there is no customer “Same”" in done.stderr
    assert "--create adds customers" in done.stderr
    assert read(cli("customers", "list", "--json")) == []
    assert read(cli("contracts", "import", path, "--create", "--json")) == {"added": 7, "updated": 0, "skipped": 0}
    assert [c["name"] for c in read(cli("customers", "list", "--json"))] == ["Gone", "Less", "More", "Same"]


def test_importing_again_updates(cli, write_file):
    cli("contracts", "import", write_file(EXAMPLE), "--create")
    done = cli("contracts", "import", write_file(EXAMPLE.replace(",50,", ",60,")), "--json")
    assert read(done) == {"added": 0, "updated": 7, "skipped": 0}
    assert [line["amount"] for line in read(cli("contracts", "list", "Same", "--json"))] == [60, 60]


def test_bad_rows_stop_the_import(cli, write_file):
    path = write_file(EXAMPLE + "Bad,Search,2025-02-30,2025-12-31,ten,EUR,\n")
    done = cli("contracts", "import", path, "--create", code=2)
    assert "line 9, column 3 (from), Bad: “2025-02-30” is not a date" in done.stderr
    assert read(cli("contracts", "list", "--json")) == []
    assert read(cli("contracts", "import", path, "--create", "--skip-invalid", "--json"))["skipped"] == 1
    assert "Bad" not in cli("customers", "list").stdout


def test_list(cli, write_file):
    cli("settings", "set", "currency", "USD")
    cli("contracts", "import", "--create", write_file(
        HEADER + "Acme,=Search,2024-01-01,2026-12-31,300,,Globex\nGlobex,,2025-01-01,2025-03-31,-5,EUR,\n"))
    acme, globex = read(cli("contracts", "list", "--json"))
    assert (acme["customer"], acme["product"], acme["from"], acme["to"]) == ("Acme", "=Search", "2024-01-01", "2026-12-31")
    assert (acme["amount"], acme["arr"], acme["currency"], acme["merged_into_name"]) == (300, 100, "USD", "Globex")
    assert (globex["amount"], globex["arr"], globex["currency"], globex["merged_into"]) == (-5, -20, "EUR", None)
    text = cli("contracts", "list", "Globex", "Acme", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["customer"] for row in rows] == ["Globex", "Acme"] and rows[1]["product"] == "'=Search"
    assert read(cli("contracts", "import", write_file(text), "--json")) == {"added": 0, "updated": 2, "skipped": 0}
    assert "100\u00a0USD" in cli("contracts", "list").stdout
    cli("contracts", "list", "Nobody", code=2)


def test_revenue_is_that_of_the_contract(cli, write_file):
    cli("customers", "import", write_file("name,arr,currency\nAcme,7,CHF\nGlobex,8,CHF\n"))
    cli("contracts", "import", write_file(HEADER + "Acme,,2026-01-01,2026-12-31,100,EUR,\n"))
    acme, globex = read(cli("customers", "list", "--json"))
    assert acme["revenue"] == {"arr": 100, "currency": "EUR", "source": "contracts", "reason": None} and acme["arr"] == 7
    assert globex["revenue"] == {"arr": 8, "currency": "CHF", "source": "entered", "reason": None}


# --- Retention ------------------------------------------------------------------------------------


def test_the_published_example(cli, write_file):
    cli("contracts", "import", write_file(EXAMPLE), "--create")
    report = read(cli("retention", *PERIOD, "--json"))
    for key, value in {"start_arr": 100, "new": 0, "resurrection": 0, "expansion": 10, "contraction": 10, "churn": 10,
                       "end_arr": 90, "grr": 0.8, "nrr": 0.9, "logos_start": 4, "logos_end": 3, "logos_lost": 1,
                       "logo_churn": 0.25, "gross_renewal_rate": 0.8, "contract_retention": 0.75,
                       "contracts_up": 4, "contracts_renewed": 3}.items():
        assert report[key] == pytest.approx(value, rel=1e-12), key
    assert report["currency"] == "EUR" and report["grr_reason"] is None and report["grace_days"] == 30
    assert {m["customer"]: (m["kind"], m["amount"]) for m in report["movements"]} == {
        "Same": ("retained", 0), "Gone": ("churn", 10), "Less": ("contraction", 10), "More": ("expansion", 10)}
    text = cli("retention", *PERIOD).stdout
    assert "Gross retention: 80\u00a0EUR kept, without growth ÷ 100\u00a0EUR at the start = 80.0\u00a0%" in text


def test_nothing_at_the_start(cli):
    report = read(cli("retention", *PERIOD, "--json"))
    assert report["grr"] is None and report["nrr"] is None and report["grr_reason"] == "no-start-arr"
    assert report["gross_renewal_rate"] is None and report["renewal_reason"] == "no-renewals"
    assert report["movements"] == [] and report["end_arr"] == 0
    assert "Not available: No revenue at the start" in cli("retention", *PERIOD).stdout


def test_the_last_twelve_months(cli, write_file):
    cli("contracts", "import", "--create", write_file(
        HEADER + "Before,,2024-11-01,2025-10-31,1,EUR,\nWithin,,2024-11-02,2025-11-01,2,EUR,\n"
        "After,,2026-10-31,2027-10-30,4,EUR,\nLater,,2026-11-01,2027-10-31,8,EUR,\n"))
    report = read(cli("retention", "--json"))
    assert (report["from"], report["to"]) == ("2025-10-31", "2026-10-31")
    assert (report["start_arr"], report["churn"], report["new"], report["end_arr"]) == (3, 3, 4, 4)


def test_signed_and_lost_in_between(cli, write_file):
    cli("contracts", "import", "--create", write_file(HEADER + "Fly,,2024-09-01,2024-11-30,5,EUR,\n"))
    report = read(cli("retention", *PERIOD, "--json"))
    assert report["movements"][0]["kind"] == "inside" and report["movements"][0]["amount"] == 20
    assert "Signed and lost in between: Fly" in cli("retention", *PERIOD).stdout


def test_grace(cli, write_file):
    cli("contracts", "import", "--create", write_file(
        HEADER + "Acme,,2024-01-01,2024-12-31,100,EUR,\nAcme,,2025-01-31,2026-01-30,100,EUR,\n"))
    period = ["retention", "--from=2024-06-30", "--to=2025-01-15", "--json"]
    assert read(cli(*period))["grr"] == 1
    assert read(cli(*period, "--grace-days=29"))["grr"] == 0
    cli("settings", "set", "grace-days", "0")
    assert read(cli(*period))["churn"] == 100
    assert read(cli(*period, "--grace-days=30"))["churn"] == 0
    for bad in ["-1", "366", "x"]:
        cli(*period, f"--grace-days={bad}", code=2)


def test_mergers(cli, write_file):
    cli("contracts", "import", "--create", write_file(
        HEADER + "Acme,,2024-01-01,2024-12-31,100,EUR,Globex\nGlobex,,2024-01-01,2024-12-31,50,EUR,\n"
        "Globex,,2025-01-01,2025-12-31,120,EUR,\n"))
    report = read(cli("retention", *PERIOD, "--json"))
    assert (report["churn"], report["contraction"], report["logos_lost"]) == (0, 30, 0)
    acme = next(m for m in report["movements"] if m["customer"] == "Acme")
    assert acme["kind"] == "merged" and acme["merged_into"] == "Globex"


def test_currencies(cli, write_file):
    cli("contracts", "import", "--create", write_file(
        HEADER + "Acme,,2024-01-01,2025-12-31,200,EUR,\nGlobex,,2024-01-01,2025-12-31,200,USD,\n"))
    assert "choose the currency of the report" in cli("retention", *PERIOD, code=2).stderr
    done = cli("retention", *PERIOD, "--currency=usd", code=2)
    assert "There is no exchange rate from EUR to USD, which the revenue of Acme needs." in done.stderr
    assert read(cli("retention", *PERIOD, "--currency=USD", "--rate=EUR=1.08", "--json"))["end_arr"] == pytest.approx(208)
    cli("settings", "set", "currency", "USD")
    cli("settings", "set", "exchange-rates", "EUR=1.25")
    report = read(cli("retention", *PERIOD, "--json"))
    assert (report["currency"], report["end_arr"]) == ("USD", 225)
    assert report["exchange_rates"] == "1 EUR = 1.25 USD"
    # The same table for a report in the other currency, and a rate of this report alone.
    assert read(cli("retention", *PERIOD, "--currency=EUR", "--json"))["end_arr"] == pytest.approx(180)
    assert read(cli("retention", *PERIOD, "--rate=EUR=2", "--json"))["end_arr"] == pytest.approx(300)
    for bad in ["--currency=EURO", "--rate=EUR", "--rate=EUR=0"]:
        cli("retention", *PERIOD, bad, code=2)


def test_periods_that_are_none(cli):
    for bad in [["--from=2025-02-30"], ["--to=soon"], ["--from=2025-01-02", "--to=2025-01-01"]]:
        cli("retention", *bad, code=2)


# --- Renewals -------------------------------------------------------------------------------------


def test_renewals(cli, write_file):
    cli("customers", "import", write_file(
        "name,renewal,arr,currency\nEntered,2026-12-31,70,EUR\nUnknown,2027-01-31,,\nFar,2028-01-01,1,EUR\n"))
    cli("contracts", "import", "--create", write_file(
        HEADER + "Acme,Search,2026-01-01,2026-12-31,100,EUR,\nAcme,Seats,2026-01-01,2026-12-31,20,EUR,\n"
        "Acme,Search,2027-01-01,2027-12-31,90,EUR,\nDone,,2025-01-01,2026-11-22,40,EUR,\n"))
    renewals = read(cli("renewals", "--json"))
    assert [(r["customer"], r["day"], r["days"], r["source"]) for r in renewals] == [
        ("Done", "2026-11-23", 0, "contracts"), ("Entered", "2026-12-31", 38, "entered"),
        ("Acme", "2027-01-01", 39, "contracts"), ("Unknown", "2027-01-31", 69, "entered")]
    acme = renewals[2]
    assert (acme["arr"], acme["renewed_arr"], acme["exposure"], acme["currency"]) == (120, 90, 30, "EUR")
    assert acme["health"] is None and acme["health_state"] == "unknown"
    assert renewals[1]["arr"] == 70 and renewals[3]["arr"] is None and renewals[3]["exposure"] is None
    assert len(read(cli("renewals", "--days=38", "--json"))) == 2
    assert "2027-01-01  Acme" in cli("renewals").stdout
    for bad in ["-1", "4000"]:
        cli("renewals", f"--days={bad}", code=2)


# --- Cohorts --------------------------------------------------------------------------------------


def test_cohorts(cli, write_file):
    """Acme grows from 100 to 150, Globex leaves; Hooli begins two months later."""
    cli("contracts", "import", "--create", write_file(
        HEADER + "Acme,,2024-01-10,2025-01-09,100,EUR,\nAcme,,2024-02-15,2025-02-14,50,EUR,\n"
        "Globex,,2024-01-31,2024-05-01,12.5,EUR,\nHooli,,2024-03-31,2025-03-30,7,EUR,\n"
        "Later,,2024-07-01,2025-06-30,9,EUR,\n"))
    january, march = read(cli("cohorts", "--to=2024-06-15", "--json"))
    assert (january["month"], january["customers"], january["currency"]) == ("2024-01", 2, "EUR")
    assert january["start_arr"] == pytest.approx(150)
    assert [(end["month"], end["customers"]) for end in january["months"]] == [
        ("2024-01", 2), ("2024-02", 2), ("2024-03", 2), ("2024-04", 2), ("2024-05", 1), ("2024-06", 1)]
    assert january["months"][1]["nrr"] == pytest.approx(200 / 150) and january["months"][1]["grr"] == pytest.approx(1)
    assert january["months"][-1]["nrr"] == pytest.approx(1) and january["months"][-1]["grr"] == pytest.approx(100 / 150)
    assert march["month"] == "2024-03" and len(march["months"]) == 4
    text = cli("cohorts", "--to=2024-06-15").stdout
    assert "January 2024    1 of 2" in text and "66.7\u00a0%" in text and "July" not in text
    cli("cohorts", "--to=June", code=2)


def test_no_cohorts(cli):
    assert read(cli("cohorts", "--json")) == []
    assert "No customer has contracts." in cli("cohorts").stdout


# --- The rule -------------------------------------------------------------------------------------


def make_lines(chance):
    """A few customers with lines that touch, overlap, leave gaps, are free, or take back what was paid."""
    names = [f"c{n}" for n in range(chance.randint(2, 12))]
    lines = []
    for _ in range(chance.randint(1, 45)):
        first = datetime.date(2023, 1, 1) + datetime.timedelta(days=chance.randrange(900))
        length = chance.choice([1, 30, 89, 91, 182, 365, 366, 500, 731])
        customer = chance.choice(names)
        taker = chance.choice(names) if chance.random() < 0.15 else None
        # Of two lines that end together and name another taker each, either would do.
        lines.append({
            "customer": customer, "from": first, "to": first + datetime.timedelta(days=length - 1),
            "amount": chance.choice([0, 10, 25, 100, 120, -20]), "currency": chance.choice(["EUR", "USD"]),
            "merged_into": None if taker == customer else taker})
    takers = {}
    return [line for line in lines
            if line["merged_into"] is None
            or takers.setdefault((line["customer"], line["to"]), line["merged_into"]) == line["merged_into"]]


@pytest.mark.parametrize("seed", range(8))
def test_random_cohorts_are_as_the_rule_says(cli, write_file, seed):
    lines = [line | {"merged_into": None} for line in make_lines(random.Random(seed))]
    cli("contracts", "import", "--create", write_file(HEADER + "".join(
        f"{line['customer']},p{n},{line['from']},{line['to']},{line['amount']},{line['currency']},\n"
        for n, line in enumerate(lines))))
    report = read(cli("cohorts", "--to=2026-03-31", "--currency=USD", "--rate=EUR=1.08", "--json"))
    rule = list(Contracts(lines, {"EUR": Fraction("1.08"), "USD": Fraction(1)}, 30).cohorts(2026, 3))
    assert [(cohort["month"], cohort["customers"]) for cohort in report] == [
        (month, n_customers) for month, n_customers, _, _ in rule]
    for cohort, (_, _, start, ends) in zip(report, rule, strict=True):
        assert cohort["start_arr"] == pytest.approx(float(start))
        assert [(end["customers"], end["arr"], end["grr"]) for end in cohort["months"]] == [
            (n, pytest.approx(float(arr), abs=1e-9), pytest.approx(float(gross / start), abs=1e-9))
            for n, arr, gross in ends]


@pytest.mark.parametrize("seed", range(25))
def test_random_portfolios_are_as_the_rule_says(cli, write_file, seed):
    chance = random.Random(seed)
    lines = make_lines(chance)
    rows = [[line["customer"], f"p{n}", line["from"], line["to"], line["amount"], line["currency"], line["merged_into"] or ""]
            for n, line in enumerate(lines)]
    chance.shuffle(rows)
    cli("contracts", "import", "--create", write_file(HEADER + "".join(",".join(map(str, row)) + "\n" for row in rows)))
    for _ in range(4):
        grace = chance.choice([0, 1, 30, 45])
        first = datetime.date(2023, 1, 1) + datetime.timedelta(days=chance.randrange(900))
        last = first + datetime.timedelta(days=chance.randrange(700))
        rule = Contracts(lines, {"EUR": Fraction("1.08"), "USD": Fraction(1)}, grace).retention(first, last)
        report = read(cli("retention", f"--from={first}", f"--to={last}", f"--grace-days={grace}", "--currency=USD",
                          "--rate=EUR=1.08", "--json"))
        for key, value in rule.items():
            wanted = None if value is None else pytest.approx(float(value), rel=1e-9, abs=1e-9)
            assert report[key] == wanted, (key, first, last, grace)
