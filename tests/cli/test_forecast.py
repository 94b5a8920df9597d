# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a customer reaches the target, told by steward-cli forecast, and compared with another program's fits."""

import datetime
import json
import math
import random

import numpy
import pytest
from scipy import optimize

SPACE = "\u00a0"
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)][:34]
KEYS = {"model", "crossing", "plateau", "chance_by_due", "band", "points"}


def last_day(month):
    year, number = map(int, month.split("-"))
    return datetime.date(year + number // 12, number % 12 + 1, 1) - datetime.timedelta(days=1)


def days_after(months, origin):
    return [(last_day(month) - last_day(origin)).days for month in months]


@pytest.fixture
def customer(cli, write_file):
    """Adds a customer with shares of its seats by complete month up to October 2026."""
    def add(shares, name="Acme", seats=10000, production=""):
        cli("customers", "import", write_file(f"name,seats,source,production\n{name},{seats},file,{production}\n"))
        rows = "".join(f"{month},{round(share * seats)}\n" for month, share in zip(MONTHS[-len(shares):], shares))
        cli("usage", "import", name, write_file("month,mau\n" + rows, "months.csv"))
    return add


def forecast(cli, name="Acme"):
    return json.loads(cli("forecast", name, "--json").stdout)


def logistic(t, level, b2, b3):
    return level / (1 + numpy.exp(b2 - b3 * t))


def ramp(n, level=0.9, rate=0.02, middle=datetime.date(2026, 8, 1)):
    return [float(logistic((last_day(month) - middle).days, level, 0, rate)) for month in MONTHS[-n:]]


def test_contract(cli, customer):
    customer(ramp(10), production="2026-10-25")
    told = forecast(cli)
    assert KEYS <= told.keys()
    assert told["model"] == "logistic" and told["reason"] is None
    # ln (0.9 / 0.8 - 1) / -0.02 = 104 days after 1 August.
    crossing = datetime.date.fromisoformat(told["crossing"])
    assert abs((crossing - datetime.date(2026, 8, 1)).days - 104) <= 1
    assert told["plateau"] == pytest.approx(0.9, abs=0.002)
    assert told["due"] == "2026-12-24" and told["chance_by_due"] > 0.9
    assert [point["date"] for point in told["points"]] == [str(last_day(month)) for month in MONTHS[-10:]]
    assert told["points"][0]["users"] == round(ramp(10)[0] * 10000) and told["points"][0]["seats"] == 10000
    assert told["band"][0]["date"] == "2026-10-31" and told["band"][-1]["date"] == "2027-10-31"
    for step in told["band"]:
        assert 0 <= step["low"] <= step["value"] <= step["high"]
    assert told["crossing_band"]["from"] <= told["crossing"] <= told["crossing_band"]["to"]


def test_the_due_date_has_passed(cli, customer):
    customer(ramp(10), production="2026-01-10")
    told = forecast(cli)
    assert told["due"] == "2026-03-11" and told["chance_by_due"] is None and told["crossing"]


def test_never_at_this_rate(cli, customer):
    customer(ramp(18, level=0.62, middle=datetime.date(2025, 11, 1)))
    told = forecast(cli)
    assert told["model"] == "logistic" and told["crossing"] is None and told["reason"] == "levels-off"
    assert told["plateau"] == pytest.approx(0.62, abs=0.002)
    assert told["crossing_band"] == {"from": None, "to": None}
    text = cli("forecast", "Acme").stdout
    assert f"62.0{SPACE}% ÷ (1 + exp (" in text and f"does not reach 80{SPACE}%" in text


def test_flat(cli, customer):
    customer([0.5] * 8)
    told = forecast(cli)
    assert told["model"] == "flat" and told["plateau"] == 0.5 and told["crossing"] is None


def test_over_three_years_away(cli, customer):
    days = days_after(MONTHS[-12:], MONTHS[-12])
    customer([0.4 + 0.0001 * t for t in days])
    told = forecast(cli)
    assert told["model"] == "line" and told["crossing"] is None and told["reason"] == "too-far"
    assert told["plateau"] is None
    cli("settings", "set", "forecast-years", "10")
    # 40 points at a hundredth of a point a day.
    told = forecast(cli)
    assert told["crossing"].startswith("2036-") and told["reason"] is None
    assert "Limits: 10 instead of 3 since" in cli("forecast", "Acme").stdout


def test_too_few_months(cli, customer):
    customer([0.3, 0.35, 0.41])
    told = forecast(cli)
    assert told["model"] is None and told["crossing"] is None and told["band"] == []
    assert told["reason"] == "too-few-points" and told["enough_on"] == "2027-02-01"
    assert len(told["points"]) == 3
    text = cli("forecast", "Acme").stdout
    assert "Not available: too few months: there will be enough on 1 Feb 2027" in text
    explained = json.loads(cli("explain", "Acme", "forecast", "--json").stdout)
    assert explained["text"] is None and explained["reason"] == "too-few-points"


def test_without_seats_or_usage(cli, write_file):
    cli("customers", "import", write_file("name,seats,source\nAcme,,file\nBare,10,file\n"))
    rows = "".join(f"{month},100\n" for month in MONTHS[-8:])
    cli("usage", "import", "Acme", write_file("month,mau\n" + rows))
    assert forecast(cli)["reason"] == "no-seats"
    assert forecast(cli, "Bare")["reason"] == "no-usage"
    assert "There is no customer" in cli("forecast", "Nobody", code=2).stderr
    assert "Usage: steward-cli forecast NAME" in cli("forecast", code=2).stderr


def test_the_target_is_a_setting(cli, customer):
    customer(ramp(10))
    before = forecast(cli)["crossing"]
    cli("settings", "set", "utilization-healthy", "85 %")
    told = forecast(cli)
    assert told["target"] == 0.85 and told["crossing"] > before
    assert cli("forecast", "Acme").stdout.startswith(f"Reaches 85{SPACE}%\n")
    assert "forecast" in cli("--help").stdout


# --- Another program's fits ---------------------------------------------------------------------------------------

def fit_logistic(t, y):
    """By scipy's bounded trust region, which is not the method that Steward fits with."""
    best = None
    for rate in (0.005, 0.02, 0.1):
        for middle in (t[0], numpy.mean(t), t[-1]):
            found = optimize.least_squares(
                lambda b: logistic(t, *b) - y, [max(y), rate * middle, rate], method="trf",
                bounds=([1e-9, -numpy.inf, 1e-9], [1.2, numpy.inf, numpy.inf]), x_scale=[1, 1, 0.01],
                ftol=1e-14, xtol=1e-14, gtol=1e-14, max_nfev=2000)
            if best is None or found.cost < best.cost:
                best = found
    return best.x, 2 * best.cost


def aicc(rss, n, k):
    return n * math.log(rss / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1)


@pytest.mark.parametrize("seed", range(6))
def test_the_fits_are_those_of_scipy(cli, customer, seed):
    drawn = random.Random(seed)
    n = drawn.choice([8, 10, 14, 20])
    shares = [share + drawn.gauss(0, 0.01) for share in ramp(
        n, level=drawn.uniform(0.5, 1), rate=drawn.uniform(0.01, 0.03), middle=datetime.date(2026, drawn.randint(4, 8), 1))]
    customer([max(share, 0) for share in shares])
    told = forecast(cli)
    assert told["points_left_out"] == 0
    y = numpy.array([point["value"] for point in told["points"]])
    t = numpy.array(days_after(MONTHS[-n:], MONTHS[-n]), dtype=float)
    models = {model["model"]: model for model in told["models"]}
    line = numpy.polynomial.Polynomial.fit(t, y, 1).convert()
    parameters, rss = fit_logistic(t, y)
    expected = {"constant": ([y.mean()], ((y - y.mean()) ** 2).sum(), 2),
                "line": (line.coef, ((y - line(t)) ** 2).sum(), 3),
                "logistic": (parameters, rss, 4)}
    for name, (coefficients, sum_of_squares, k) in expected.items():
        assert models[name]["rss"] == pytest.approx(sum_of_squares, rel=1e-6)
        assert models[name]["parameters"] == pytest.approx(list(coefficients), rel=1e-3)
        assert models[name]["aicc"] == pytest.approx(aicc(sum_of_squares, n, k), abs=1e-4)
    assert told["model"] == min(models, key=lambda name: models[name]["aicc"])
