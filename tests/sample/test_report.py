# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report API: distinct users are counted here by other means than the server's."""

import collections

import pytest

USER, ACTIVE, DATE = "Instance user ID", "Active Sourcegraph User", "Timestamp Date"
OCTOBER = {"granularity": "by_user_day", "startDate": "2026-10-01", "endDate": "2026-10-31"}


@pytest.fixture(name="reported", scope="module")
def fixture_reported(sample):
    """The smallest customer of the report API, so that its years are soon counted."""
    return min((customer for customer in sample.truth if customer["kind"] == "reported"),
               key=lambda customer: customer["seats"])


def users_by(rows, length):
    users = collections.defaultdict(set)
    for row in rows:
        if row[ACTIVE] == "true":
            users[row[DATE][:length]].add(row[USER])
    return {period: len(ids) for period, ids in users.items()}


def test_distinct_users_are_those_of_the_truth(sample, reported):
    rows = sample.report(reported, granularity="by_user_day", startDate="2024-12-01", endDate="2026-11-23")
    days, months = users_by(rows, 10), users_by(rows, 7)
    assert len(months) > 6
    assert {day: count for day, count in reported["days"].items() if count and day >= "2024-12"} == days
    assert {month: count for month, count in reported["months"].items() if count and month >= "2024-12"} == months


def test_both_ends_are_included(sample, reported):
    rows = sample.report(reported, granularity="by_user_day", startDate="2026-10-05", endDate="2026-10-06")
    assert {row[DATE] for row in rows} == {"2026-10-05", "2026-10-06"}


def test_either_end_may_be_left_out(sample, reported):
    late = sample.report(reported, granularity="by_user_day", startDate="2026-11-19")
    early = sample.report(reported, granularity="by_user_day", endDate="2026-11-18")
    everything = sample.report(reported, granularity="by_user_day")
    assert {row[DATE] for row in late} == {f"2026-11-{day}" for day in range(19, 24)}
    assert early + late == everything


def test_a_user_has_several_rows_a_day_and_some_are_not_active(sample, reported):
    rows = sample.report(reported, **OCTOBER)
    active = collections.Counter((row[USER], row[DATE]) for row in rows if row[ACTIVE] == "true")
    assert max(active.values()) > 1
    idle = {(row[USER], row[DATE]) for row in rows if row[ACTIVE] == "false"}
    assert idle and not idle & active.keys()


def test_fields_are_quoted(sample, reported):
    text = sample.ask_report(reported, **OCTOBER).body.decode()
    assert ', of ""' in text
    assert all(", of " in row["Username"] and row["Username"].count('"') == 2
               for row in sample.report(reported, **OCTOBER))
    assert not any(None in row or None in row.values() for row in sample.report(reported, **OCTOBER))


def test_it_is_streamed(sample, reported):
    headers = sample.ask_report(reported, **OCTOBER).headers
    assert headers["Transfer-Encoding"] == "chunked"
    assert headers.get_content_type() == "text/csv"


def test_languages_are_the_preset(sample, reported):
    preset = sample.report(reported, startDate="2026-11-20")
    named = sample.report(reported, startDate="2026-11-20", granularity="by_user_day_client_language")
    assert preset == named
    assert preset and "Language" in preset[0]
    assert "Language" not in sample.report(reported, **OCTOBER)[0]


def test_months_without_rows_are_a_header(sample, reported):
    answer = sample.ask_report(reported, granularity="by_user_day", startDate="2027-01-01", endDate="2027-01-31")
    assert answer.status == 200
    assert len(answer.body.decode().splitlines()) == 1


@pytest.mark.parametrize("token", ["Bearer sams_at_wrong", "token sams_at_wrong"])
def test_a_wrong_token(sample, reported, token):
    assert sample.ask_report(reported, token, **OCTOBER).status == 401


def test_no_access(sample, start):
    server = start("--kinds=no-access", "--customers=12")
    assert {server.ask_report(customer, **OCTOBER).status for customer in server.truth} == {403, 404}
    assert sample.ask_report({"slug": "nobody"}, **OCTOBER).status == 404
    assert sample.ask_report(sample.of_kind("healthy"), **OCTOBER).status == 403


def test_a_wrong_question(sample, reported):
    assert sample.ask_report(reported, granularity="by_hour").status == 400
    assert sample.ask_report(reported, granularity="by_user_day", startDate="2026-13-01").status == 400
