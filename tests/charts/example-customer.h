/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"

/*
 * A customer to draw, put together by the tests: dates and months as text.
 */
typedef struct {
  StewardUsage *usage;
  GArray *seats;
  StewardForecast *forecast; /* NULL without */
  StewardAdoptionInputs inputs;
} ExampleCustomer;

static inline StewardDay
example_day (const char *text)
{
  StewardDay day = 0;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

static inline StewardMonth
example_month (const char *text)
{
  StewardMonth month = 0;

  g_assert_true (steward_month_parse (text, &month));
  return month;
}

static inline ExampleCustomer *
example_customer_new (const char *today)
{
  ExampleCustomer *self = g_new0 (ExampleCustomer, 1);

  self->usage = steward_usage_new ();
  self->seats = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
  self->inputs = (StewardAdoptionInputs) {
    .usage = self->usage,
    .seats_history = self->seats,
    .production = STEWARD_DAY_NONE,
    .contract_close = STEWARD_DAY_NONE,
    .today = example_day (today),
    .targets = &steward_targets_published,
    .range = STEWARD_ADOPTION_RANGE_12_MONTHS,
  };
  return self;
}

static inline void
example_customer_free (ExampleCustomer *self)
{
  steward_usage_unref (self->usage);
  g_array_unref (self->seats);
  g_clear_pointer (&self->forecast, steward_forecast_free);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExampleCustomer, example_customer_free)

static inline void
example_customer_see_seats (ExampleCustomer *self,
                            const char *since,
                            StewardSeatsKind kind,
                            gint64 count)
{
  StewardSeatsObservation seen = { example_day (since),
                                   STEWARD_SEATS_FROM_LICENSE,
                                   { kind, count } };

  steward_seats_history_add (self->seats, seen);
}

/* Makes the forecast of what was counted so far. */
static inline void
example_customer_look_ahead (ExampleCustomer *self)
{
  const StewardForecastInputs inputs = {
    .usage = self->usage,
    .seats_history = self->seats,
    .tam = self->inputs.tam,
    .due = self->inputs.production == STEWARD_DAY_NONE
             ? STEWARD_DAY_NONE
             : self->inputs.production + (StewardDay) self->inputs.targets->ramp_days,
    .today = self->inputs.today,
    .targets = self->inputs.targets,
  };

  self->forecast = steward_forecast_new (&inputs);
  self->inputs.forecast = self->forecast;
}

static inline void
example_customer_count_month (ExampleCustomer *self, const char *month, gint64 users)
{
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month (month), users, TRUE);
}

static inline void
example_customer_count_week (ExampleCustomer *self, const char *sunday, gint64 users)
{
  steward_usage_add (self->usage, STEWARD_GRAIN_WEEK, example_day (sunday), users, TRUE);
}

/* Windows of 28 days, one a day from @first to @last, whose users go evenly from the one count to
 * the other. */
static inline void
example_customer_count_windows (
  ExampleCustomer *self, const char *first, const char *last, gint64 from, gint64 to)
{
  StewardDay start = example_day (first);
  StewardDay end = example_day (last);

  for (StewardDay day = start; day <= end; day++)
    steward_usage_add (self->usage, STEWARD_GRAIN_ROLLING_28, day,
                       from + (to - from) * (day - start) / MAX (end - start, 1), TRUE);
}

/* A customer of 1,000 seats with shares of them by complete month, up to October 2026, and its
 * forecast. */
static inline ExampleCustomer *
example_customer_new_ahead (const double *shares, int n)
{
  ExampleCustomer *self = example_customer_new ("2026-11-24");

  example_customer_see_seats (self, "2024-01-01", STEWARD_SEATS_KNOWN, 1000);
  for (int i = 0; i < n; i++)
    steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-10") - n + 1 + i,
                       (gint64) (shares[i] * 1000 + 0.5), TRUE);
  example_customer_look_ahead (self);
  return self;
}

/* The customer of the picture book: 900 seats, 1,200 since 1 July, production on 12 March. */
static inline ExampleCustomer *
example_customer_new_halvorsen (void)
{
  static const gint64 months[] = { 119, 338, 510, 642, 704, 729, 808, 888 };
  ExampleCustomer *self = example_customer_new ("2026-11-24");
  StewardDay sunday = example_day ("2026-04-05");

  self->inputs.production = example_day ("2026-03-12");
  example_customer_see_seats (self, "2026-03-01", STEWARD_SEATS_KNOWN, 900);
  example_customer_see_seats (self, "2026-07-01", STEWARD_SEATS_KNOWN, 1200);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-03") + (int) i,
                       months[i], TRUE);
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-11"), 865, FALSE);
  for (int week = 0; week < 33; week++)
    steward_usage_add (self->usage, STEWARD_GRAIN_WEEK, sunday + 7 * week,
                       200 + week * 10 + (week * 7) % 12, TRUE);
  return self;
}
