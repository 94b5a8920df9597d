/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a portfolio shows, and who is behind it. */

#include "steward-insights.h"

#include <math.h>
#include <string.h>

#define TODAY (steward_day_new (2026, 11, 23))
#define OCTOBER (2026 * 12 + 9)

/* A customer whose id is its name; users of September and October, -1 where not counted. */
static void
add (GListStore *list,
     const char *name,
     const char *advisor,
     const StewardTargets *targets,
     gint64 september,
     gint64 october)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  const StewardSeatsObservation seats = { .since = TODAY - 300, .seats = steward_seats_new (100) };
  g_autoptr (StewardCustomer) customer = NULL;

  g_set_str (&facts->record->id, name);
  g_set_str (&facts->record->advisor, advisor);
  g_array_append_val (facts->seats, seats);
  if (september >= 0)
    steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, OCTOBER - 1, september, TRUE);
  if (october >= 0)
    steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, OCTOBER, october, TRUE);
  customer = steward_customer_new (facts, TODAY, targets);
  g_list_store_append (list, customer);
}

/* Of 100 seats each: Acme fell from 85 to 72, Beta rose from 70 to 75, Celt stays at 90, Dome has
 * its first figure, of Elm nothing is known. */
static GListModel *
create_portfolio (void)
{
  GListStore *list = g_list_store_new (STEWARD_TYPE_CUSTOMER);

  add (list, "Acme", "Ada", &steward_targets_published, 85, 72);
  add (list, "Beta", "Ada", &steward_targets_published, 70, 75);
  add (list, "Celt", "Wen", &steward_targets_published, 90, 90);
  add (list, "Dome", "Wen", &steward_targets_published, -1, 30);
  add (list, "Elm", NULL, &steward_targets_published, -1, -1);
  return G_LIST_MODEL (list);
}

static StewardInsights *
compute (GListModel *portfolio, const StewardView *view)
{
  const StewardCustomerFilter filter = { .view = view, .today = TODAY };

  return steward_insights_new (portfolio, &filter);
}

/* Takes the ids. */
static void
assert_ids (char **ids, const char *expected)
{
  g_auto (GStrv) held = ids;
  g_autofree char *joined = g_strjoinv (" ", held);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_who_is_behind (void)
{
  g_autoptr (GListModel) portfolio = create_portfolio ();
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = compute (portfolio, all);

  g_assert_cmpuint (self->customers->len, ==, 5);
  g_assert_cmpfloat (self->target, ==, 0.8);
  assert_ids (steward_insights_list_below (self, OCTOBER), "Acme Beta Dome");
  assert_ids (steward_insights_list_below (self, OCTOBER - 1), "Beta");
  assert_ids (steward_insights_list_below (self, OCTOBER - 2), "");
  assert_ids (steward_insights_list_bin (self, 7, TRUE, TRUE), "Acme Beta");
  assert_ids (steward_insights_list_bin (self, 7, FALSE, TRUE), "");
  assert_ids (steward_insights_list_bin (self, 9, TRUE, TRUE), "Celt");
  assert_ids (steward_insights_list_bin (self, 9, TRUE, FALSE), "");
  assert_ids (steward_insights_list_without (self), "Elm");
  assert_ids (steward_insights_list_moves (self, self->moves->up), "Beta");
  assert_ids (steward_insights_list_moves (self, self->moves->down), "Acme");
  assert_ids (steward_insights_list_moves (self, self->moves->first), "Dome");
}

/* As many as a chart says. */
static void
test_counts_agree (void)
{
  g_autoptr (GListModel) portfolio = create_portfolio ();
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = compute (portfolio, all);
  StewardUtilizationDistribution bins = steward_utilization_distribution_compute (
    self->utilization->figures);

  for (guint i = 0; i < STEWARD_UTILIZATION_BINS; i++)
    {
      g_auto (GStrv) below = steward_insights_list_bin (self, i, TRUE, FALSE);
      g_auto (GStrv) reached = steward_insights_list_bin (self, i, FALSE, TRUE);

      g_assert_cmpuint (g_strv_length (below), ==, bins.below[i]);
      g_assert_cmpuint (g_strv_length (reached), ==, bins.reached[i]);
    }
  for (guint i = 0; i < self->utilization->months->len; i++)
    {
      const StewardPortfolioMonth *month = &g_array_index (self->utilization->months,
                                                           StewardPortfolioMonth, i);
      g_auto (GStrv) below = steward_insights_list_below (self, month->month);

      g_assert_cmpuint (g_strv_length (below), ==, month->n_below);
    }
}

static void
test_filter (void)
{
  g_autoptr (GListModel) portfolio = create_portfolio ();
  g_autoptr (StewardView) view = steward_view_new ();
  g_autoptr (StewardInsights) of_ada = NULL;
  g_autoptr (StewardInsights) of_nobody = NULL;

  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "Ada", TRUE);
  of_ada = compute (portfolio, view);
  g_assert_cmpuint (of_ada->customers->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (
    steward_portfolio_utilization_get_last (of_ada->utilization)->weighted, 0.735, 1e-12);
  assert_ids (steward_insights_list_below (of_ada, OCTOBER), "Acme Beta");
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "Ada", FALSE);
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "Zed", TRUE);
  of_nobody = compute (portfolio, view);
  g_assert_cmpuint (of_nobody->customers->len, ==, 0);
  g_assert_true (isnan (of_nobody->target));
}

static void
test_targets_that_differ (void)
{
  StewardTargets lower = steward_targets_published;
  g_autoptr (GListModel) portfolio = create_portfolio ();
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = NULL;

  lower.utilization_healthy = 0.7;
  add (G_LIST_STORE (portfolio), "Fern", "Ada", &lower, 71, 72);
  self = compute (portfolio, all);
  g_assert_true (isnan (self->target));
  /* Both are at 72 %, and one of them has to be higher. */
  assert_ids (steward_insights_list_bin (self, 7, TRUE, FALSE), "Acme Beta");
  assert_ids (steward_insights_list_bin (self, 7, FALSE, TRUE), "Fern");
}

/* Two years of 10,000 customers; a page that is opened is not to be waited for. What it takes is
 * told; how long that may be depends on the machine. */
static void
test_speed (void)
{
  g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = NULL;
  gint64 begun_at;

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %d", i);
      const StewardUsage *usage;
      g_autoptr (StewardCustomer) customer = NULL;

      add (list, name, "Ada", &steward_targets_published, 50 + i % 40, 60 + i % 50);
      customer = g_list_model_get_item (G_LIST_MODEL (list), (guint) i);
      usage = steward_customer_get_facts (customer)->usage;
      for (int month = 2; month < STEWARD_PORTFOLIO_MONTHS; month++)
        steward_usage_add ((StewardUsage *) usage, STEWARD_GRAIN_MONTH, OCTOBER - month,
                           (i * 7 + month) % 120, TRUE);
    }
  begun_at = g_get_monotonic_time ();
  self = compute (G_LIST_MODEL (list), all);
  g_test_message ("%.1f ms for 10,000 customers and 24 months",
                  (double) (g_get_monotonic_time () - begun_at) / 1000);
  g_assert_cmpuint (steward_portfolio_utilization_get_last (self->utilization)->n_with_figure, ==,
                    10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/customers/insights/" path, func)
  ADD ("who-is-behind", test_who_is_behind);
  ADD ("counts-agree", test_counts_agree);
  ADD ("filter", test_filter);
  ADD ("targets-that-differ", test_targets_that_differ);
  ADD ("speed", test_speed);
#undef ADD
  return g_test_run ();
}
