# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a customer's instance answers: the expected values are those of the vendor's API."""

import datetime
import http.client
import json
import time

import pytest

LICENSE = "query L { site { siteID productVersion productSubscription { license { userCount expiresAt tags } } } }"
USAGE = """query U($d: Int, $w: Int, $m: Int = 2) {
  site { usageStatistics(days: $d, weeks: $w, months: $m) {
    daus { startTime userCount registeredUserCount } waus { startTime userCount } maus { startTime userCount } } } }"""


def usage_of(sample, customer, query=USAGE, **variables):
    answer = sample.ask(customer, query, variables)
    assert (answer.status, answer.type) == (200, "application/json")
    return json.loads(answer.body)["data"]["site"]["usageStatistics"]


def lengths(usage):
    return [len(usage[grain]) for grain in ("daus", "waus", "maus")]


def site_of(sample, kind):
    answer = sample.ask(sample.of_kind(kind), LICENSE)
    return json.loads(answer.body)["data"]["site"]


def test_arguments_have_the_presets_of_the_api(sample):
    query = "{ site { usageStatistics { daus { userCount } waus { userCount } maus { userCount } } } }"
    assert lengths(usage_of(sample, sample.of_kind("healthy"), query)) == [14, 10, 3]


def test_arguments_are_clamped(sample):
    healthy = sample.of_kind("healthy")
    assert lengths(usage_of(sample, healthy, d=1000, w=1000, m=1000)) == [93, 13, 3]
    assert lengths(usage_of(sample, healthy, d=-1, w=-5, m=0)) == [0, 0, 0]


def test_arguments_are_variables_presets_or_numbers(sample):
    healthy = sample.of_kind("healthy")
    assert lengths(usage_of(sample, healthy, d=5, w=4)) == [5, 4, 2]
    assert lengths(usage_of(sample, healthy, USAGE.replace("$d,", "29,"), w=1, m=1)) == [29, 1, 1]


def test_a_comment_asks_for_nothing(sample):
    assert usage_of(sample, sample.of_kind("healthy"), "# of analytics\n" + USAGE, d=1)


def test_periods_are_those_of_the_api(sample):
    usage = usage_of(sample, sample.of_kind("healthy"), d=3, w=3, m=3)
    starts = [[period["startTime"] for period in usage[grain]] for grain in ("daus", "waus", "maus")]
    assert starts == [
        ["2026-11-23T00:00:00Z", "2026-11-22T00:00:00Z", "2026-11-21T00:00:00Z"],
        ["2026-11-22T00:00:00Z", "2026-11-15T00:00:00Z", "2026-11-08T00:00:00Z"],
        ["2026-11-01T00:00:00Z", "2026-10-01T00:00:00Z", "2026-09-01T00:00:00Z"],
    ]


def test_counts_are_those_of_the_truth(sample):
    healthy = sample.of_kind("healthy")
    usage = usage_of(sample, healthy, d=93, w=13, m=3)
    days = {period["startTime"][:10]: period["userCount"] for period in usage["daus"]}
    weeks = {period["startTime"][:10]: period["userCount"] for period in usage["waus"]}
    months = {period["startTime"][:7]: period["userCount"] for period in usage["maus"]}
    assert (days, weeks, months) == (healthy["days"], healthy["weeks"], healthy["months"])
    assert (len(days), len(weeks), len(months)) == (93, 13, 3)
    assert all(period["registeredUserCount"] == period["userCount"] for period in usage["daus"])


def test_a_day_is_no_more_than_its_week_and_month(sample):
    for customer in sample.truth:
        history = customer["history"]
        for text, count in history["days"].items():
            day = datetime.date.fromisoformat(text)
            sunday = day - datetime.timedelta(days=(day.weekday() + 1) % 7)
            assert count <= history["weeks"][sunday.isoformat()]
            assert count <= history["months"][text[:7]]


def test_people_work_on_weekdays_and_today_is_not_over(sample):
    days = sample.of_kind("healthy")["days"]
    friday, saturday, today = days["2026-11-20"], days["2026-11-21"], days["2026-11-23"]
    assert 0 < saturday < friday / 3
    assert 0 < today < friday * 3 / 4


def test_a_user_counts_once_a_month(sample):
    """As many users as the days have visits would be several times as many as there are."""
    healthy = sample.of_kind("healthy")
    visits = sum(count for day, count in healthy["days"].items() if day.startswith("2026-10"))
    assert healthy["months"]["2026-10"] * 3 < visits
    assert healthy["months"]["2026-10"] <= healthy["seats"]


def test_licences_say_what_is_licensed(sample):
    healthy = sample.of_kind("healthy")
    licence = site_of(sample, "healthy")["productSubscription"]["license"]
    assert licence["userCount"] == healthy["seats"]
    assert licence["expiresAt"].endswith("T00:00:00Z")
    assert "true-up" not in [tag.strip() for tag in licence["tags"]]
    assert "true-up" in [tag.strip() for tag in site_of(sample, "true-up")["productSubscription"]["license"]["tags"]]


def test_licences_without_a_number_of_seats(sample):
    assert site_of(sample, "no-seats")["productSubscription"]["license"]["userCount"] == 0
    assert site_of(sample, "no-license")["productSubscription"]["license"] is None
    assert site_of(sample, "no-tam")["productSubscription"]["license"] is None


def test_who_asks(sample):
    query = "query W { currentUser { username siteAdmin } }"
    who = [json.loads(sample.ask(sample.of_kind(kind), query).body)["data"]["currentUser"]["siteAdmin"]
           for kind in ("healthy", "not-admin")]
    assert who == [True, False]


@pytest.mark.parametrize("token, text", [
    ("token sgp_wrong", "Invalid access token."),
    ("token two words", "Invalid Authorization header."),
    ("Bearer sgp_wrong", "Private mode requires authentication."),
])
def test_wrong_tokens(sample, token, text):
    answer = sample.ask(sample.of_kind("healthy"), USAGE, token=token)
    assert (answer.status, answer.type, answer.body.decode()) == (401, "text/plain", text)


def test_no_token(sample):
    healthy = sample.of_kind("healthy")
    answer = sample.request("POST", f"/{healthy['slug']}/.api/graphql", body="{}")
    assert (answer.status, answer.body) == (401, b"Private mode requires authentication.")


def test_a_token_is_of_one_customer(sample):
    other = sample.tokens[f"{sample.url}/{sample.of_kind('true-up')['slug']}"]
    assert sample.ask(sample.of_kind("healthy"), USAGE, token="token " + other).status == 401


def test_a_body_that_is_no_request(sample):
    healthy = sample.of_kind("healthy")
    token = "token " + sample.tokens[f"{sample.url}/{healthy['slug']}"]
    for body in ("", "{", "[]", '{"query": 1}'):
        answer = sample.request("POST", f"/{healthy['slug']}/.api/graphql", token, body)
        assert (answer.status, answer.type) == (500, "text/plain")


def test_a_bad_token(sample):
    answer = sample.ask(sample.of_kind("bad-token"), LICENSE)
    assert (answer.status, answer.type, answer.body) == (401, "text/plain", b"Invalid access token.")


def test_not_an_admin(sample):
    answer = sample.ask(sample.of_kind("not-admin"), USAGE)
    assert (answer.status, answer.type) == (200, "application/json")
    assert json.loads(answer.body) == {
        "errors": [{"message": "must be site admin", "path": ["site", "usageStatistics"]}], "data": None}
    assert site_of(sample, "not-admin")["productSubscription"]["license"]["userCount"] > 0


def test_version_without_usage(sample):
    answer = sample.ask(sample.of_kind("removed"), USAGE)
    assert (answer.status, answer.type) == (200, "application/json")
    assert json.loads(answer.body) == {"errors": [{
        "message": 'Cannot query field "usageStatistics" on type "Site".', "locations": [{"line": 2, "column": 10}]}]}
    site = site_of(sample, "removed")
    assert site["productVersion"].startswith("6.11.")
    assert site["productSubscription"]["license"]["userCount"] > 0


def test_rate_limited_once(sample):
    busy = sample.of_kind("busy")
    first, second = (sample.ask(busy, LICENSE) for _ in range(2))
    assert (first.status, first.headers["Retry-After"], first.body) == (429, "1", b"")
    assert second.status == 200


def test_rate_limited_always(sample):
    for _ in range(3):
        answer = sample.ask(sample.of_kind("rate-limited"), LICENSE)
        assert (answer.status, answer.headers["Retry-After"], answer.body) == (429, "0", b"")


def test_cost_limit(sample):
    answer = sample.ask(sample.of_kind("costly"), USAGE)
    assert (answer.status, answer.type) == (400, "application/json")
    assert json.loads(answer.body)["errors"][0]["message"] == "query exceeds maximum query cost"


def test_sign_in(sample):
    answer = sample.ask(sample.of_kind("sign-in"), USAGE)
    assert answer.status == 302
    assert "/sign-in?returnTo=" in answer.headers["Location"]
    page = sample.request("GET", answer.headers["Location"].removeprefix(sample.url))
    assert (page.status, page.type) == (200, "text/html")


def test_server_error(sample):
    answer = sample.ask(sample.of_kind("broken"), USAGE)
    assert (answer.status, answer.type) == (500, "text/plain")


def test_garbage(sample):
    answer = sample.ask(sample.of_kind("garbage"), USAGE)
    assert (answer.status, answer.type) == (200, "text/html")


def test_another_shape(sample):
    answer = sample.ask(sample.of_kind("changed"), USAGE)
    assert (answer.status, answer.type) == (200, "application/json")
    assert not isinstance(json.loads(answer.body)["data"]["site"], dict)


def test_half_a_document(sample):
    answer = sample.ask(sample.of_kind("truncated"), USAGE)
    assert (answer.status, answer.type) == (200, "application/json")
    assert answer.body.startswith(b'{"data":')
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.body)


def test_connection_lost_in_the_answer(sample):
    with pytest.raises(http.client.IncompleteRead) as caught:
        sample.ask(sample.of_kind("cut-off"), USAGE)
    assert caught.value.partial and caught.value.expected > 0


def test_too_large(sample):
    answer = sample.ask(sample.of_kind("huge"), USAGE)
    assert (answer.status, answer.type) == (200, "application/json")
    assert len(answer.body) > 8 * 1024 * 1024


def test_slow(sample):
    begin = time.monotonic()
    answer = sample.ask(sample.of_kind("slow"), USAGE)
    assert answer.status == 200
    assert time.monotonic() - begin >= 0.2


def test_nobody_listens(sample):
    offline = sample.of_kind("offline")
    address = next(row["url"] for row in sample.customers if row["name"] == offline["name"])
    host = address.removeprefix("http://").split("/")[0]
    assert host.startswith("127.0.0.1:") and host != sample.url.removeprefix("http://")
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection(host, timeout=30).connect()
    assert sample.ask(offline, USAGE).status == 404
