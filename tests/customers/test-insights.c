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
  g_autoptr (StewardSettings) settings = steward_settings_new ();

  return steward_insights_new (portfolio, &filter, settings);
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

/* --- Revenue ---------------------------------------------------------------------------------- */

static StewardDay
day_of (const char *text)
{
  StewardDay day = 0;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

static StewardCustomerFacts *
get_facts (GListModel *portfolio, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (portfolio); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (portfolio, i);

      if (g_str_equal (steward_customer_get_name (customer), name))
        return (StewardCustomerFacts *) steward_customer_get_facts (customer);
    }
  g_assert_not_reached ();
}

/* A contract of whole years. */
static void
sign (GListModel *portfolio,
      const char *name,
      const char *from,
      const char *to,
      double amount,
      const char *currency)
{
  StewardContractLine *line = steward_contract_line_new (name);

  line->from = day_of (from);
  line->to = day_of (to);
  line->amount = amount;
  line->currency = g_strdup (currency);
  g_ptr_array_add (get_facts (portfolio, name)->contracts, line);
}

/* advisor-domain 10.3: 100, churn 10, contraction 10, expansion 10. Acme leaves, Beta pays less,
 * Celt more, Dome as before; Elm is new. */
static GListModel *
create_paying (const char *currency)
{
  GListModel *portfolio = create_portfolio ();

  sign (portfolio, "Acme", "2025-01-01", "2025-12-31", 10, currency);
  sign (portfolio, "Beta", "2025-01-01", "2025-12-31", 40, currency);
  sign (portfolio, "Beta", "2026-01-01", "2026-12-31", 30, currency);
  sign (portfolio, "Celt", "2025-01-01", "2025-12-31", 20, currency);
  sign (portfolio, "Celt", "2026-01-01", "2026-12-31", 30, currency);
  sign (portfolio, "Dome", "2025-04-01", "2027-03-31", 60, currency);
  sign (portfolio, "Elm", "2026-04-01", "2027-03-31", 7, currency);
  return portfolio;
}

static void
test_retention (void)
{
  g_autoptr (GListModel) portfolio = create_paying ("EUR");
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = compute (portfolio, all);

  g_assert_null (self->revenue_problem);
  g_assert_true (self->has_contracts);
  g_assert_cmpstr (self->currency, ==, "EUR");
  g_assert_cmpfloat_with_epsilon (self->retention->grr, 0.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (self->retention->nrr, 0.9, 1e-12);
  assert_ids (steward_insights_list_movement (self, STEWARD_MOVEMENT_CHURN), "Acme");
  assert_ids (steward_insights_list_movement (self, STEWARD_MOVEMENT_CONTRACTION), "Beta");
  assert_ids (steward_insights_list_movement (self, STEWARD_MOVEMENT_EXPANSION), "Celt");
  assert_ids (steward_insights_list_movement (self, STEWARD_MOVEMENT_NEW), "Elm");
  assert_ids (steward_insights_list_movement (self, STEWARD_MOVEMENT_RESURRECTION), "");
  assert_ids (steward_insights_list_paying (self, FALSE), "Acme Beta Celt Dome");
  assert_ids (steward_insights_list_paying (self, TRUE), "Beta Celt Dome Elm");
}

/* Beta and Celt on 1 January, Dome and Elm on 1 April; Dome's users are at 30 %, which is poor. */
static void
test_renewals (void)
{
  const StewardMonth january = 2027 * 12;
  const StewardState poor = STEWARD_STATE_POOR;
  const StewardState unknown = STEWARD_STATE_UNKNOWN;
  g_autoptr (GListModel) portfolio = create_paying ("EUR");
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = compute (portfolio, all);
  const StewardInsightRenewal *first = &g_array_index (self->renewals, StewardInsightRenewal, 0);

  g_assert_cmpuint (self->renewals->len, ==, 4);
  g_assert_cmpint (first->day, ==, day_of ("2027-01-01"));
  g_assert_cmpfloat_with_epsilon (first->open_arr, 30, 1e-9);
  assert_ids (steward_insights_list_renewals (self, january, NULL), "Beta Celt");
  assert_ids (steward_insights_list_renewals (self, january + 3, NULL), "Dome Elm");
  assert_ids (steward_insights_list_renewals (self, january + 3, &poor), "Dome");
  assert_ids (steward_insights_list_renewals (self, january + 3, &unknown), "Elm");
  assert_ids (steward_insights_list_renewals (self, january + 1, NULL), "");
}

/* What is signed for the time after is not to be renewed any more. */
static void
test_renewed_already (void)
{
  g_autoptr (GListModel) portfolio = create_paying ("EUR");
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = NULL;

  sign (portfolio, "Beta", "2027-01-01", "2027-12-31", 30, "EUR");
  self = compute (portfolio, all);
  assert_ids (steward_insights_list_renewals (self, 2027 * 12, NULL), "Celt");
}

/* Amounts in two currencies without a rate do not add up; who renews when can still be told. */
static void
test_currencies_without_a_rate (void)
{
  g_autoptr (GListModel) portfolio = create_paying ("EUR");
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = NULL;

  sign (portfolio, "Beta", "2026-01-01", "2026-12-31", 5, "GBP");
  self = compute (portfolio, all);
  g_assert_nonnull (strstr (self->revenue_problem, "GBP"));
  g_assert_null (self->retention);
  g_assert_true (self->has_contracts);
  assert_ids (steward_insights_list_renewals (self, 2027 * 12, NULL), "Beta Celt");
  g_assert_true (isnan (g_array_index (self->renewals, StewardInsightRenewal, 0).open_arr));
  assert_ids (steward_insights_list_movement (self, STEWARD_MOVEMENT_CHURN), "");
}

static void
test_no_contracts (void)
{
  g_autoptr (GListModel) portfolio = create_portfolio ();
  g_autoptr (StewardView) all = steward_view_new ();
  g_autoptr (StewardInsights) self = NULL;

  get_facts (portfolio, "Acme")->record->renewal = day_of ("2027-02-10");
  self = compute (portfolio, all);
  g_assert_false (self->has_contracts);
  g_assert_null (self->retention);
  g_assert_null (self->revenue_problem);
  assert_ids (steward_insights_list_renewals (self, 2027 * 12 + 1, NULL), "Acme");
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
  ADD ("retention", test_retention);
  ADD ("renewals", test_renewals);
  ADD ("renewed-already", test_renewed_already);
  ADD ("currencies-without-a-rate", test_currencies_without_a_rate);
  ADD ("no-contracts", test_no_contracts);
  ADD ("speed", test_speed);
#undef ADD
  return g_test_run ();
}
