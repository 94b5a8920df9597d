/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the adoption chart says of what is to come: courses whose end is known by hand. */

#include "steward-adoption-read-out.h"

#include "example-customer.h"

#include <math.h>
#include <string.h>

/* 2 points more each month from 40 % on: 62 % in October, 80 % nine months later; a user more or
 * less, so that it is no perfect line. */
static const double rising[] = { 0.40, 0.421, 0.44, 0.459, 0.48, 0.501,
                                 0.52, 0.539, 0.56, 0.581, 0.60, 0.619 };
static const double level[] = { 0.57, 0.59, 0.58, 0.58, 0.59, 0.57,
                                0.57, 0.59, 0.58, 0.58, 0.57, 0.59 };

static const StewardAdoptionProjection *
get_last (const StewardAdoptionSeries *series)
{
  return &g_array_index (series->projection, StewardAdoptionProjection,
                         series->projection->len - 1);
}

static void
test_crossing (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_ahead (rising, G_N_ELEMENTS (rising));
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
  const StewardAdoptionProjection *first = &g_array_index (series->projection,
                                                           StewardAdoptionProjection, 0);

  g_assert_cmpint (ABS (series->crossing - example_day ("2027-07-31")), <=, 10);
  g_assert_cmpint (first->day, ==, example_day ("2026-10-31"));
  g_assert_cmpfloat_with_epsilon (first->value, 0.62, 0.005);
  /* It ends where the target is reached. */
  g_assert_cmpint (get_last (series)->day, >=, series->crossing);
  g_assert_cmpint (steward_day_get_month (get_last (series)->day), ==,
                   steward_day_get_month (series->crossing));
  g_assert_cmpfloat_with_epsilon (get_last (series)->value, 0.80, 0.01);
  for (guint i = 0; i < series->projection->len; i++)
    {
      const StewardAdoptionProjection *day = &g_array_index (series->projection,
                                                             StewardAdoptionProjection, i);

      g_assert_cmpfloat (day->low, <, day->value);
      g_assert_cmpfloat (day->value, <, day->high);
    }
  g_assert_nonnull (strstr (series->forecast, "Reaches 80\u00a0%: "));
  g_assert_true (g_str_has_prefix (series->projection_note, "80\u00a0% in "));
}

/* The months to come are read out after this one, and the last of them tells of the target. */
static void
test_read_out (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_ahead (rising, G_N_ELEMENTS (rising));
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
  guint n_months = series->months->len;
  guint n_places = steward_adoption_series_get_n_places (series);
  StewardReadOut *december = steward_adoption_series_read_out (series, n_months);
  StewardReadOut *last = steward_adoption_series_read_out (series, n_places - 1);
  g_autofree char *lines = g_strjoinv ("|", last->lines);
  g_autofree char *whole = steward_adoption_series_describe (series);

  g_assert_cmpuint (n_places - n_months, ==,
                    (guint) (steward_day_get_month (series->crossing) - example_month ("2026-11")));
  g_assert_cmpstr (december->title, ==, "December 2026, forecast");
  /* 62 % and two months of 2 points. */
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (december->value, NULL), 66, 0.5);
  g_assert_true (g_str_has_prefix (december->lines[0], "with 80\u00a0% chance "));
  g_assert_nonnull (strstr (lines, "Reaches 80\u00a0% on "));
  g_assert_nonnull (strstr (whole, series->forecast));
  steward_read_out_free (december);
  steward_read_out_free (last);
}

/* Half a year of what never comes. */
static void
test_never (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_ahead (level, G_N_ELEMENTS (level));
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);

  g_assert_cmpint (series->crossing, ==, STEWARD_DAY_NONE);
  g_assert_cmpint (get_last (series)->day, ==, example_day ("2027-04-30"));
  g_assert_cmpfloat_with_epsilon (get_last (series)->value, 0.58, 0.01);
  g_assert_cmpstr (series->projection_note, ==, "levels off near 58\u00a0%");
  g_assert_cmpstr (series->forecast, ==,
                   "Reaches 80\u00a0%: Never at this rate (levels off near 58\u00a0%)");
}

/* Users are shares of the seats of today. */
static void
test_users (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_ahead (level, G_N_ELEMENTS (level));
  g_autoptr (StewardAdoptionSeries) series = NULL;

  customer->inputs.mode = STEWARD_ADOPTION_USERS;
  series = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpfloat_with_epsilon (get_last (series)->value, 580, 10);
}

/* Three months are looked back on: no more are looked ahead, so that the target is not in sight. */
static void
test_short_range (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_ahead (rising, G_N_ELEMENTS (rising));
  g_autoptr (StewardAdoptionSeries) series = NULL;

  customer->inputs.range = STEWARD_ADOPTION_RANGE_3_MONTHS;
  series = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (get_last (series)->day, <=, example_day ("2027-01-31"));
  g_assert_cmpint (series->crossing, ==, STEWARD_DAY_NONE);
  g_assert_null (series->projection_note);
}

static void
test_without (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_ahead (rising, 3);
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);

  /* Too few months to say anything: nothing is drawn, and it is said. */
  g_assert_cmpuint (series->projection->len, ==, 0);
  g_assert_cmpuint (steward_adoption_series_get_n_places (series), ==, series->months->len);
  g_assert_nonnull (series->forecast);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/charts/adoption-ahead/" path, func)
  ADD ("crossing", test_crossing);
  ADD ("read-out", test_read_out);
  ADD ("never", test_never);
  ADD ("users", test_users);
  ADD ("short-range", test_short_range);
  ADD ("without", test_without);
#undef ADD
  return g_test_run ();
}
