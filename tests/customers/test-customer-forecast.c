/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The forecast of a customer of a portfolio: made when it is asked for, and for one that is too
 * young with what the others lend it. */

#include "scratch-store.h"
#include "steward-customer-metrics.h"

#include <math.h>

typedef struct {
  ScratchStore store;
  StewardPortfolio *portfolio;
} Fixture;

static StewardDay
day_of (const char *text)
{
  StewardDay day = 0;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));

  scratch_store_set_up (&fixture->store);
  fixture->portfolio = steward_portfolio_new (fixture->store.database, clock, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->portfolio));
  scratch_store_tear_down (&fixture->store);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_portfolio_refresh_async (fixture->portfolio, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_refresh_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
}

static void
open_customer (Fixture *fixture, StewardCustomer *customer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_portfolio_load_history_async (fixture->portfolio, customer, NULL, kept_cb, &result);
  g_assert_true (
    steward_portfolio_load_history_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
}

static void
add_usage (Fixture *fixture, StewardCustomer *customer, StewardUsage *usage)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_portfolio_add_usage_async (fixture->portfolio, customer, usage, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_add_usage_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
}

/* With a thousand seats, in production since so many days ago. */
static StewardCustomer *
add_customer (Fixture *fixture, const char *name, int age)
{
  StewardCustomerRecord *record = steward_customer_record_new (name);
  g_autoptr (StewardCustomerFacts) facts = steward_customer_facts_new_take (record);
  const StewardSeatsObservation seen = { day_of ("2025-01-01"),
                                         STEWARD_SEATS_FROM_FILE,
                                         { STEWARD_SEATS_KNOWN, 1000 } };

  record->source = STEWARD_SOURCE_FILE;
  record->production = day_of ("2026-11-23") - age;
  g_array_append_val (facts->seats, seen);
  scratch_store_save (fixture->store.database, facts);
  refresh (fixture);
  return steward_portfolio_find (fixture->portfolio, record->id);
}

/* Twelve weeks up to 21 November. */
static void
add_weeks (StewardUsage *usage)
{
  for (int week = 0; week < 12; week++)
    steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-08-30") + 7 * week, 100 + 15 * week,
                       TRUE);
}

/* A customer whose October counts for @ratio of its weeks: 175, 190, 205 and 220. */
static void
add_older (Fixture *fixture, const char *name, double ratio)
{
  StewardCustomer *customer = add_customer (fixture, name, 60);
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  add_weeks (usage);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, (gint64) round (ratio * 197.5),
                     TRUE);
  add_usage (fixture, customer, usage);
}

static void
test_lent_ratio (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardUsage) later = steward_usage_new ();
  const StewardForecast *forecast;
  StewardCustomer *young;

  add_older (fixture, "Older 1", 2);
  add_older (fixture, "Older 2", 2.4);
  add_older (fixture, "Older 3", 4);
  young = add_customer (fixture, "Young", 50);
  add_weeks (usage);
  add_usage (fixture, young, usage);
  /* Of a list nobody is lent anything. */
  forecast = steward_customer_get_forecast (young);
  g_assert_false (steward_forecast_has_curve (forecast));
  g_assert_true (isnan (steward_customer_get_facts (young)->lent_ratio));
  open_customer (fixture, young);
  forecast = steward_customer_get_forecast (young);
  g_assert_cmpint (forecast->basis, ==, STEWARD_FORECAST_WEEKS);
  g_assert_true (forecast->ratio_of_portfolio);
  g_assert_cmpfloat_with_epsilon (forecast->weeks_ratio, 2.4, 0.01);
  /* It stays with a customer that is looked at. */
  steward_usage_add (later, STEWARD_GRAIN_DAY, day_of ("2026-11-20"), 90, TRUE);
  add_usage (fixture, young, later);
  forecast = steward_customer_get_forecast (young);
  g_assert_cmpfloat_with_epsilon (forecast->weeks_ratio, 2.4, 0.01);
}

/* Who has a month of its own needs nobody's. */
static void
test_own_ratio (Fixture *fixture, gconstpointer data)
{
  StewardCustomer *customer;
  const StewardForecast *forecast;

  add_older (fixture, "Acme", 3);
  add_older (fixture, "Other", 2);
  customer = g_list_model_get_item (G_LIST_MODEL (fixture->portfolio), 0);
  open_customer (fixture, customer);
  forecast = steward_customer_get_forecast (customer);
  g_assert_false (forecast->ratio_of_portfolio);
  g_assert_true (isnan (steward_customer_get_facts (customer)->lent_ratio));
  g_object_unref (customer);
}

/* The same until something changes, and then of the new targets. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  StewardCustomer *customer = add_customer (fixture, "Acme", 200);
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardExplanation) explanation = NULL;
  StewardTargets targets = steward_targets_published;
  StewardMetricSubject subject;
  const StewardForecast *forecast;

  for (int month = 0; month < 8; month++)
    steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 2 + month, 300 + 40 * month, TRUE);
  add_usage (fixture, customer, usage);
  forecast = steward_customer_get_forecast (customer);
  g_assert_true (steward_customer_get_forecast (customer) == forecast);
  g_assert_cmpfloat (forecast->target, ==, 0.8);
  targets.utilization_healthy = 0.7;
  steward_customer_update (customer, NULL, day_of ("2026-11-24"), &targets);
  forecast = steward_customer_get_forecast (customer);
  g_assert_cmpfloat (forecast->target, ==, 0.7);
  g_assert_cmpint (forecast->today, ==, day_of ("2026-11-24"));
  subject = steward_metric_subject_of_customer (customer, fixture->portfolio);
  explanation = steward_customer_metric_explain (steward_customer_metric_find ("forecast", NULL),
                                                 &subject);
  g_assert_cmpstr (explanation->title, ==, "Reaches 70\u00a0%");
  g_assert_cmpstr (explanation->word, ==, "crosses");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/customers/customer-forecast/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("lent-ratio", test_lent_ratio);
  ADD ("own-ratio", test_own_ratio);
  ADD ("kept", test_kept);
#undef ADD
  return g_test_run ();
}
