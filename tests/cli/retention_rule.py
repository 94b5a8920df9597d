# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Retention as advisor-domain 10.3 says it, day by day and in fractions: what the program's figures are compared with."""

import datetime
from fractions import Fraction

TERMS = [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), *map(Fraction, range(1, 7))]
DAY = datetime.timedelta(days=1)


class Contracts:
    """Lines are dictionaries as the rows of a file: customer, from, to (dates), amount, currency, merged_into."""

    def __init__(self, lines, rates, grace):
        self.lines, self.rates, self.grace = lines, rates, grace
        self.customers = sorted({line["customer"] for line in lines})
        self.known = {}

    def yearly(self, line):
        years = Fraction((line["to"] - line["from"]).days + 1) / Fraction(36525, 100)
        for term in TERMS:
            if abs(years - term) <= Fraction(5, 1000):
                years = term
        return Fraction(line["amount"]) * self.rates[line["currency"]] / years

    def paid(self, customer, day):
        """Before the grace."""
        key = customer, day
        if key not in self.known:
            self.known[key] = max(Fraction(0), sum(
                (self.yearly(line) for line in self.lines
                 if line["customer"] == customer and line["from"] <= day <= line["to"]), Fraction(0)))
        return self.known[key]

    def last_paid(self, customer, day):
        """The last day before this one, no further back than the grace, on which it paid."""
        return next((before for before in (day - n * DAY for n in range(1, self.grace + 1))
                     if self.paid(customer, before) > 0), None)

    def arr(self, customer, day):
        if self.paid(customer, day) > 0:
            return self.paid(customer, day)
        before = self.last_paid(customer, day)
        if before is None:
            return Fraction(0)
        back = [before + (self.grace + 1) * DAY - n * DAY for n in range(self.grace + 1)]
        again = [after for after in back if after > day and self.paid(customer, after) > 0]
        taker = self.taker(customer)
        # Who never comes back may go on in the one that took over, if that one was not there when it ended.
        if not again and taker and not self.ever_pays(customer, day) and self.arr_alone(taker, before + DAY) == 0:
            again = [after for after in back if after > day and self.arr_alone(taker, after) > 0]
        return self.paid(customer, before) if again else Fraction(0)

    def arr_alone(self, customer, day):
        """Without looking at who took it over."""
        if self.paid(customer, day) > 0:
            return self.paid(customer, day)
        before = self.last_paid(customer, day)
        if before is None:
            return Fraction(0)
        returns = any(self.paid(customer, before + n * DAY) > 0 for n in range((day - before).days, self.grace + 2))
        return self.paid(customer, before) if returns else Fraction(0)

    def ever_pays(self, customer, after):
        return any(self.paid(customer, line["from"] if line["from"] > after else after) > 0
                   for line in self.lines if line["customer"] == customer and line["to"] >= after)

    def taker(self, customer):
        said = [line for line in self.lines if line["customer"] == customer and line["merged_into"]]
        return max(said, key=lambda line: line["to"])["merged_into"] if said else None

    def heir(self, customer, day):
        """Who took it over, and is there on a day."""
        met = {customer}
        taker = self.taker(customer)
        while taker and taker in self.customers and taker not in met:
            if self.arr(taker, day) > 0:
                return taker
            met.add(taker)
            taker = self.taker(taker)
        return None

    def paid_before(self, customer, day):
        return any(line["from"] < day and self.paid(customer, line["from"]) > 0
                   for line in self.lines if line["customer"] == customer)

    def retention(self, first, last):
        start = {c: self.arr(c, first) for c in self.customers}
        end = {c: self.arr(c, last) for c in self.customers}
        own = dict(start)
        before = {c: self.paid_before(c, first) for c in self.customers}
        heirs = {c: self.heir(c, last) for c in self.customers if end[c] == 0}
        for customer, heir in heirs.items():
            if heir:
                own[heir] += start[customer]
                own[customer] = Fraction(0)
                before[heir] = before[heir] or before[customer]
        there = [c for c in self.customers if own[c] > 0]
        fresh = [c for c in self.customers if own[c] == 0 and end[c] > 0]
        total = sum(own[c] for c in there)
        return {
            "start_arr": sum(start.values()), "end_arr": sum(end.values()),
            "new": sum(end[c] for c in fresh if not before[c]),
            "resurrection": sum(end[c] for c in fresh if before[c]),
            "expansion": sum(max(end[c] - own[c], 0) for c in there),
            "contraction": sum(own[c] - end[c] for c in there if 0 < end[c] < own[c]),
            "churn": sum(own[c] for c in there if end[c] == 0),
            "grr": sum(min(own[c], end[c]) for c in there) / total if total else None,
            "nrr": sum(end[c] for c in there) / total if total else None,
            "logos_start": sum(s > 0 for s in start.values()),
            "logos_lost": sum(end[c] == 0 for c in there),
        }

    def cohorts(self, year, month):
        """Of customers who are not merged, by the month of the first day on which they pay: their number, what they
        paid then, and of each end of a month until the one given how many still pay, what, and that without growth."""
        found = {}
        for customer in self.customers:
            days = (line["from"] for line in self.lines if line["customer"] == customer)
            ends = [line["to"] + DAY for line in self.lines if line["customer"] == customer]
            # Only where a line begins, or one that takes back ends, can anything be paid that was not before.
            first = min((day for day in [*days, *ends] if self.paid(customer, day) > 0), default=None)
            if first:
                found.setdefault((first.year, first.month), []).append((customer, self.paid(customer, first)))
        for (of_year, of_month), customers in sorted(found.items()):
            if (of_year, of_month) > (year, month):
                continue
            ends = []
            for n in range(of_year * 12 + of_month, year * 12 + month + 1):
                day = datetime.date(n // 12, n % 12 + 1, 1) - DAY
                paid = [(self.arr(customer, day), start) for customer, start in customers]
                ends.append((sum(arr > 0 for arr, _ in paid), sum(arr for arr, _ in paid), sum(map(min, paid))))
            yield f"{of_year}-{of_month:02}", len(customers), sum(start for _, start in customers), ends
