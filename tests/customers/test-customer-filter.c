/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-filter.h"
#include "steward-input-error.h"
#include "steward-portfolio-totals.h"

#include <math.h>
#include <string.h>

#define TODAY (steward_day_new (2026, 11, 23))
#define OCTOBER (2026 * 12 + 9)
#define NOW (((gint64) TODAY * 24 + 12) * G_TIME_SPAN_HOUR)

/* --- Customers -------------------------------------------------------------------------------- */

/* What a test says of a customer; the rest is empty. */
typedef struct {
  const char *name;
  const char *advisor;
  const char *segment;
  const char *tag;
  gint64 seats;
  gint64 october_users; /* -1: never counted */
  StewardDay production;
  StewardDay renewal;
  gint64 synced_days_ago; /* -1: never */
  const char *problem;
} Sketch;

static const Sketch nobody = {
  .name = "Nobody",
  .seats = 0,
  .october_users = -1,
  .production = STEWARD_DAY_NONE,
  .renewal = STEWARD_DAY_NONE,
  .synced_days_ago = -1,
};

static StewardCustomer *
make (const Sketch *sketch)
{
  StewardCustomerRecord *record = steward_customer_record_new (sketch->name);
  StewardCustomerFacts *facts = steward_customer_facts_new_take (record);
  const StewardSeatsObservation seats = { .since = TODAY - 300,
                                          .seats = steward_seats_new (sketch->seats) };

  g_set_str (&record->advisor, sketch->advisor);
  g_set_str (&record->segment, sketch->segment);
  steward_customer_record_set_tag (record, "region", sketch->tag);
  record->production = sketch->production;
  record->renewal = sketch->renewal;
  g_array_append_val (facts->seats, seats);
  if (sketch->october_users >= 0)
    steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, OCTOBER, sketch->october_users, TRUE);
  if (sketch->synced_days_ago >= 0)
    facts->sync->at = facts->sync->attempted_at = NOW - sketch->synced_days_ago * G_TIME_SPAN_DAY;
  if (sketch->problem)
    steward_sync_status_set_problem (facts->sync, STEWARD_PART_USAGE, sketch->problem, "Why.");
  return steward_customer_new (facts, TODAY, &steward_targets_published);
}

static gboolean
matches (const StewardView *view, const Sketch *sketch)
{
  g_autoptr (StewardCustomer) customer = make (sketch);
  g_autofree char *needle = steward_search_fold (view->search);
  const StewardCustomerFilter filter = {
    .view = view, .needle = needle, .now = NOW, .today = TODAY
  };

  return steward_customer_filter_matches (&filter, customer, STEWARD_N_FACETS);
}

/* Whether a customer has one option. */
static gboolean
has (const Sketch *sketch, StewardFacet facet, const char *option)
{
  g_autoptr (StewardView) view = steward_view_new ();

  steward_view_set_option (view, facet, option, TRUE);
  return matches (view, sketch);
}

/* --- Search ----------------------------------------------------------------------------------- */

static gboolean
finds (const char *text, const Sketch *sketch)
{
  g_autoptr (StewardView) view = steward_view_new ();

  view->search = g_strdup (text);
  return matches (view, sketch);
}

static void
test_search (void)
{
  Sketch sketch = nobody;

  sketch.name = "Höhen Games";
  sketch.advisor = "Tomás Novák";
  sketch.segment = "Strategic";
  sketch.tag = "EMEA";
  g_assert_true (finds ("hohen", &sketch));
  g_assert_true (finds ("HÖHEN", &sketch));
  g_assert_true (finds ("  games ", &sketch));
  g_assert_true (finds ("novak", &sketch));
  g_assert_true (finds ("strat", &sketch));
  g_assert_true (finds ("emea", &sketch));
  g_assert_true (finds ("   ", &sketch));
  g_assert_false (finds ("gamestom", &sketch));
  g_assert_false (finds ("games tomas", &sketch));
  g_assert_false (finds ("apac", &sketch));
}

/* What a person types into one program may be composed, and into another taken apart. */
static void
test_fold (void)
{
  const char *const forms[] = { "Ångström", "A\u030Angstro\u0308m", "ANGSTROM", " \u212Bngström " };
  g_autofree char *nothing = steward_search_fold (" \u0301 ");
  g_autofree char *many = steward_search_fold ("Höhe\nТёмная Ёлка\n東京 が ぱ\nÅé");

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *folded = steward_search_fold (forms[i]);

      g_assert_cmpstr (folded, ==, "angstrom");
    }
  g_assert_null (nothing);
  /* Shorter and longer characters after marks that went. */
  g_assert_cmpstr (many, ==, "hohe\nтемная елка\n東京 か は\nae");
}

/* --- Options ---------------------------------------------------------------------------------- */

static void
test_states (void)
{
  /* The worked examples of 10.1: of 100 seats. */
  static const struct {
    gint64 users;
    const char *state;
    gboolean below;
  } rows[] = { { 80, "healthy", FALSE }, { 79, "concerning", TRUE }, { 50, "concerning", TRUE },
               { 49, "poor", TRUE },     { 120, "healthy", FALSE },  { 0, "poor", TRUE },
               { -1, "unknown", FALSE } };
  static const char *const states[] = { "healthy", "concerning", "poor", "unknown" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Sketch sketch = nobody;

      sketch.seats = 100;
      sketch.october_users = rows[i].users;
      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        g_assert_cmpint (has (&sketch, STEWARD_FACET_STATE, states[j]), ==,
                         strcmp (states[j], rows[i].state) == 0);
      g_assert_cmpint (has (&sketch, STEWARD_FACET_STATE, "below-target"), ==, rows[i].below);
    }
}

/* The account executive is told at 90 % and at 100 % of seats (advisor-domain 2). */
static void
test_seats (void)
{
  static const struct {
    gint64 users;
    gboolean near;
    gboolean full;
  } rows[] = {
    { 89, FALSE, FALSE }, { 90, TRUE, FALSE },  { 99, TRUE, FALSE },
    { 100, FALSE, TRUE }, { -1, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Sketch sketch = nobody;

      sketch.seats = 100;
      sketch.october_users = rows[i].users;
      g_assert_cmpint (has (&sketch, STEWARD_FACET_STATE, "seats-near"), ==, rows[i].near);
      g_assert_cmpint (has (&sketch, STEWARD_FACET_STATE, "seats-full"), ==, rows[i].full);
    }
}

static void
test_sync (void)
{
  Sketch sketch = nobody;

  g_assert_true (has (&sketch, STEWARD_FACET_SYNC, "never"));
  g_assert_false (has (&sketch, STEWARD_FACET_SYNC, "stale"));
  sketch.synced_days_ago = 7;
  g_assert_false (has (&sketch, STEWARD_FACET_SYNC, "never"));
  g_assert_false (has (&sketch, STEWARD_FACET_SYNC, "stale"));
  g_assert_false (has (&sketch, STEWARD_FACET_SYNC, "failed"));
  sketch.synced_days_ago = 8;
  g_assert_true (has (&sketch, STEWARD_FACET_SYNC, "stale"));
  sketch.problem = "offline";
  g_assert_true (has (&sketch, STEWARD_FACET_SYNC, "failed"));
}

/* 80 % on day 60: on the straight line day 30 needs 40 %. October ends on day 30 of a ramp that
 * began on the first. */
static void
test_ramp (void)
{
  Sketch sketch = nobody;

  sketch.seats = 100;
  sketch.production = steward_day_new (2026, 10, 1);
  sketch.october_users = 39;
  g_assert_true (has (&sketch, STEWARD_FACET_RAMP, "running"));
  g_assert_true (has (&sketch, STEWARD_FACET_RAMP, "behind"));
  sketch.october_users = 40;
  g_assert_false (has (&sketch, STEWARD_FACET_RAMP, "behind"));
  /* Not known is not behind. */
  sketch.october_users = -1;
  g_assert_false (has (&sketch, STEWARD_FACET_RAMP, "behind"));
  /* The month was over before the ramp began. */
  sketch.october_users = 1;
  sketch.production = steward_day_new (2026, 11, 2);
  g_assert_true (has (&sketch, STEWARD_FACET_RAMP, "running"));
  g_assert_false (has (&sketch, STEWARD_FACET_RAMP, "behind"));
  /* Day 60 is the last, day 61 is after. */
  sketch.production = TODAY - 60;
  g_assert_true (has (&sketch, STEWARD_FACET_RAMP, "running"));
  sketch.production = TODAY - 61;
  g_assert_false (has (&sketch, STEWARD_FACET_RAMP, "running"));
  sketch.production = TODAY + 1;
  g_assert_false (has (&sketch, STEWARD_FACET_RAMP, "running"));
}

/* Options of one kind add up, kinds narrow down. */
static void
test_combination (void)
{
  g_autoptr (StewardView) view = steward_view_new ();
  Sketch sketch = nobody;

  sketch.renewal = TODAY + 30;
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "Ada", TRUE);
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "", TRUE);
  steward_view_set_option (view, STEWARD_FACET_LIFECYCLE, "renewing", TRUE);
  g_assert_true (matches (view, &sketch));
  sketch.advisor = "Ada";
  g_assert_true (matches (view, &sketch));
  sketch.advisor = "Wen";
  g_assert_false (matches (view, &sketch));
  sketch.advisor = "Ada";
  sketch.renewal = STEWARD_DAY_NONE;
  g_assert_false (matches (view, &sketch));
  steward_view_set_option (view, STEWARD_FACET_LIFECYCLE, "none", TRUE);
  g_assert_true (matches (view, &sketch));
}

/* Only those that were picked, and of these only those with what else is asked for. */
static void
test_picked (void)
{
  g_autoptr (StewardCustomer) one = make (&nobody);
  g_autoptr (StewardCustomer) other = make (&nobody);
  const char *const ids[] = { "zzz", steward_customer_get_id (one), "000", NULL };
  g_autoptr (StewardView) view = steward_view_new ();
  const StewardCustomerFilter filter = { .view = view, .now = NOW, .today = TODAY };

  g_assert_true (steward_customer_filter_matches (&filter, other, STEWARD_N_FACETS));
  steward_view_pick (view, ids, "The first");
  g_assert_true (steward_view_is_filtering (view));
  g_assert_true (steward_customer_filter_matches (&filter, one, STEWARD_N_FACETS));
  g_assert_false (steward_customer_filter_matches (&filter, other, STEWARD_N_FACETS));
  g_assert_true (steward_view_may_hold (view, "000"));
  g_assert_true (steward_view_may_hold (view, "zzz"));
  g_assert_false (steward_view_may_hold (view, "001"));
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "Ada", TRUE);
  g_assert_false (steward_customer_filter_matches (&filter, one, STEWARD_N_FACETS));
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "Ada", FALSE);
  steward_view_pick (view, NULL, NULL);
  g_assert_false (steward_view_is_filtering (view));
  g_assert_true (steward_customer_filter_matches (&filter, other, STEWARD_N_FACETS));
}

/* --- Views ------------------------------------------------------------------------------------ */

static void
test_view_options (void)
{
  g_autoptr (StewardView) view = steward_view_new ();

  g_assert_false (steward_view_is_filtering (view));
  steward_view_set_option (view, STEWARD_FACET_SEGMENT, "SMB", TRUE);
  steward_view_set_option (view, STEWARD_FACET_SEGMENT, "Enterprise", TRUE);
  steward_view_set_option (view, STEWARD_FACET_SEGMENT, "SMB", TRUE);
  g_assert_cmpuint (g_strv_length (view->options[STEWARD_FACET_SEGMENT]), ==, 2);
  g_assert_cmpstr (view->options[STEWARD_FACET_SEGMENT][0], ==, "Enterprise");
  g_assert_true (steward_view_is_filtering (view));
  steward_view_set_option (view, STEWARD_FACET_SEGMENT, "SMB", FALSE);
  steward_view_set_option (view, STEWARD_FACET_SEGMENT, "Nobody", FALSE);
  steward_view_set_option (view, STEWARD_FACET_SEGMENT, "Enterprise", FALSE);
  g_assert_null (view->options[STEWARD_FACET_SEGMENT]);
  g_assert_false (steward_view_is_filtering (view));
}

static void
test_view_round_trip (void)
{
  g_autoptr (StewardView) view = steward_view_new ();
  g_autoptr (StewardView) copy = NULL;
  g_autoptr (StewardView) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  view->search = g_strdup ("“quoted”");
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, "Tomás \"T\" Novák", TRUE);
  steward_view_set_option (view, STEWARD_FACET_STATE, "poor", TRUE);
  steward_view_add_sort (view, "advisor", FALSE);
  steward_view_add_sort (view, "utilization", TRUE);
  steward_view_pick (view, (const char *const[]) { "b", "a", NULL }, "October 2026: 70 % to 80 %");
  json = steward_view_to_json (view);
  back = steward_view_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (steward_view_shows_same (view, back));
  g_assert_cmpstr (back->search, ==, "“quoted”");
  g_assert_true (steward_view_has_option (back, STEWARD_FACET_ADVISOR, "Tomás \"T\" Novák"));
  g_assert_cmpuint (back->picked->len, ==, 2);
  g_assert_true (steward_view_may_hold (back, "a") && !steward_view_may_hold (back, "c"));
  g_assert_cmpstr (back->picked_label, ==, "October 2026: 70 % to 80 %");
  g_assert_cmpuint (back->sorts->len, ==, 2);
  g_assert_cmpstr (((StewardViewSort *) back->sorts->pdata[1])->column, ==, "utilization");
  g_assert_true (((StewardViewSort *) back->sorts->pdata[1])->descending);
  copy = steward_view_copy (view);
  g_assert_true (steward_view_shows_same (view, copy));
  steward_view_set_option (copy, STEWARD_FACET_STATE, "poor", FALSE);
  g_assert_false (steward_view_shows_same (view, copy));
}

/* What a newer version or a damaged database says is taken as far as it is understood. */
static void
test_view_of_another_version (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardView) view = steward_view_from_json (
    "{\"state\":[\"poor\",7,null,{\"a\":1}],\"sort\":[{\"descending\":true},5,"
    "{\"column\":\"name\",\"descending\":\"yes\"}],\"search\":\"\","
    "\"picked\":[3,\"a\"],\"picked-"
    "label\":false,\"moon\":[\"full\"]}",
    &error);

  g_assert_no_error (error);
  g_assert_true (steward_view_has_option (view, STEWARD_FACET_STATE, "poor"));
  g_assert_cmpuint (g_strv_length (view->options[STEWARD_FACET_STATE]), ==, 1);
  g_assert_cmpuint (view->sorts->len, ==, 1);
  g_assert_false (((StewardViewSort *) view->sorts->pdata[0])->descending);
  g_assert_null (view->search);
  g_assert_cmpuint (view->picked->len, ==, 1);
  g_assert_null (view->picked_label);
  g_assert_null (steward_view_from_json ("[]", &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
}

/* --- Totals ----------------------------------------------------------------------------------- */

static StewardPortfolioTotals
add_up (const Sketch *sketches, guint n_sketches)
{
  g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_CUSTOMER);

  for (guint i = 0; i < n_sketches; i++)
    {
      g_autoptr (StewardCustomer) customer = make (&sketches[i]);

      g_list_store_append (list, customer);
    }
  return steward_portfolio_totals_compute (G_LIST_MODEL (list));
}

/* 90 of 100 and 100 of 1,000 and 60 of 100: 250 of 1,200 weighted, 60 % in the middle. */
static void
test_totals (void)
{
  Sketch sketches[4] = { nobody, nobody, nobody, nobody };
  StewardPortfolioTotals totals;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autoptr (StewardExplanation) of_none = NULL;
  g_autofree char *text = NULL;

  sketches[0].seats = 100;
  sketches[0].october_users = 90;
  sketches[1].seats = 1000;
  sketches[1].october_users = 100;
  sketches[2].seats = 100;
  sketches[2].october_users = 60;
  totals = add_up (sketches, 4);
  g_assert_cmpuint (totals.n_customers, ==, 4);
  g_assert_cmpuint (totals.n_with_figure, ==, 3);
  g_assert_cmpuint (totals.n_below, ==, 2);
  g_assert_cmpint (totals.seats, ==, 1200);
  g_assert_cmpfloat_with_epsilon (totals.weighted, 250.0 / 1200, 1e-12);
  g_assert_cmpfloat_with_epsilon (totals.median, 0.6, 1e-12);
  explanation = steward_portfolio_totals_explain (&totals, steward_day_new (2026, 11, 23));
  text = steward_explanation_to_text (explanation);
  g_assert_nonnull (strstr (text, "250 MAU ÷ 1200 seats = 20.8\u00a0%\n"));
  g_assert_nonnull (strstr (text, "Window: October 2026, the last complete month (UTC)\n"));
  g_assert_nonnull (strstr (text, "Customers: 3 of 4; 1 have no figure and are left out\n"));
  g_assert_nonnull (strstr (text, "Median: 60.0\u00a0%, each customer counted alike\n"));
  g_assert_nonnull (strstr (text, "Below the target: 2\n"));
  totals = add_up (sketches, 2);
  g_assert_cmpfloat_with_epsilon (totals.median, 0.5, 1e-12);
  totals = add_up (sketches + 3, 1);
  g_assert_true (isnan (totals.median) && isnan (totals.weighted));
  of_none = steward_portfolio_totals_explain (&totals, steward_day_new (2026, 11, 23));
  g_assert_cmpstr (of_none->formula, ==, "Not available: no customer has a figure.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/customers/" path, func)
  ADD ("filter/picked", test_picked);
  ADD ("filter/search", test_search);
  ADD ("filter/fold", test_fold);
  ADD ("filter/states", test_states);
  ADD ("filter/seats", test_seats);
  ADD ("filter/sync", test_sync);
  ADD ("filter/ramp", test_ramp);
  ADD ("filter/combination", test_combination);
  ADD ("view/options", test_view_options);
  ADD ("view/round-trip", test_view_round_trip);
  ADD ("view/of-another-version", test_view_of_another_version);
  ADD ("totals/weighted-and-median", test_totals);
#undef ADD
  return g_test_run ();
}
