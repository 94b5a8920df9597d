/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every figure of a customer explained, by one table. */

#include "steward-customer-metrics.h"
#include "steward-json.h"

#include <math.h>
#include <string.h>

#define TODAY (steward_day_new (2026, 11, 23))
#define NOW (steward_day_get_time (TODAY) + 12 * G_TIME_SPAN_HOUR)
#define OCTOBER (2026 * 12 + 9)
#define MARCH G_GINT64_CONSTANT (1772409600000000) /* 2026-03-02 */

/* A customer and what its figures are told from. */
typedef struct {
  StewardCustomerFacts *facts;
  StewardSettings *settings;
  StewardTargets targets;
  StewardCustomerFigures figures;
  StewardMetricSubject subject;
} Fixture;

/* 1,200 seats, 744 users in October, 230 on each of the last 28 days but 3 November. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  const StewardSeatsObservation seats = { steward_day_new (2026, 1, 1), STEWARD_SEATS_FROM_LICENSE,
                                          steward_seats_new (1200) };
  StewardCustomerRecord *record = steward_customer_record_new ("Acme");

  fixture->settings = steward_settings_new ();
  fixture->facts = steward_customer_facts_new_take (record);
  record->segment = g_strdup ("Strategic");
  record->url = g_strdup ("https://acme.example.com");
  record->contract_close = steward_day_new (2024, 1, 31);
  record->production = steward_day_new (2024, 2, 10);
  steward_seats_history_add (fixture->facts->seats, seats);
  steward_usage_add (fixture->facts->usage, STEWARD_GRAIN_MONTH, OCTOBER, 744, TRUE);
  for (StewardDay day = TODAY - 28; day < TODAY; day++)
    if (day != steward_day_new (2026, 11, 3))
      steward_usage_add (fixture->facts->usage, STEWARD_GRAIN_DAY, day, 230, TRUE);
  fixture->facts->sync->at = NOW - 2 * G_TIME_SPAN_DAY;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  steward_customer_facts_free (fixture->facts);
  steward_settings_unref (fixture->settings);
}

static const StewardMetricSubject *
get_subject (Fixture *fixture)
{
  const StewardCustomerRecord *record = fixture->facts->record;

  fixture->targets = steward_settings_resolve (fixture->settings, record->segment, record->id);
  fixture->figures = steward_customer_figures_compute (fixture->facts, TODAY, &fixture->targets);
  fixture->subject = (StewardMetricSubject) {
    .facts = fixture->facts,
    .figures = &fixture->figures,
    .targets = &fixture->targets,
    .settings = fixture->settings,
    .today = TODAY,
    .now = NOW,
  };
  return &fixture->subject;
}

static StewardExplanation *
explain (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  const StewardCustomerMetric *metric = steward_customer_metric_find (key, &error);

  g_assert_no_error (error);
  return steward_customer_metric_explain (metric, get_subject (fixture));
}

static const char *
get_line (const StewardExplanation *explanation, const char *label)
{
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const StewardExplanationLine *line = g_ptr_array_index (explanation->lines, i);

      if (strcmp (line->label, label) == 0)
        return line->value;
    }
  return NULL;
}

/* --- The table -------------------------------------------------------------------------------- */

static void
test_table (void)
{
  guint n_metrics;
  const StewardCustomerMetric *all = steward_customer_metric_get_all (&n_metrics);
  g_autofree char *keys = steward_customer_metric_list_keys ();
  g_auto (GStrv) words = g_strsplit (keys, ", ", -1);

  g_assert_cmpuint (g_strv_length (words), ==, n_metrics);
  for (guint i = 0; i < n_metrics; i++)
    {
      g_assert_cmpstr (words[i], ==, all[i].key);
      g_assert_true (steward_customer_metric_find (all[i].key, NULL) == &all[i]);
      for (const char *const *key = all[i].settings; key && *key; key++)
        g_assert_nonnull (steward_setting_find (*key));
    }
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (steward_customer_metric_find ("velocity", &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_true (g_str_has_prefix (error->message, "There is no metric “velocity”; there are "
                                                   "utilization, consumption, "));
}

/* Whoever it is, and whatever is not known: every figure has a name, words and a rule, and is
 * either there or says why not. */
static void
assert_complete (Fixture *fixture)
{
  guint n_metrics;
  const StewardCustomerMetric *all = steward_customer_metric_get_all (&n_metrics);

  for (guint i = 0; i < n_metrics; i++)
    {
      g_autoptr (StewardExplanation) explanation = steward_customer_metric_explain (
        &all[i], get_subject (fixture));
      g_autofree char *text = steward_explanation_to_text (explanation);

      g_assert_nonnull (explanation->formula);
      g_assert_nonnull (explanation->rule);
      g_assert_nonnull (explanation->summary);
      g_assert_true (explanation->value || explanation->reason);
      g_assert_null (strstr (text, "nan"));
      g_assert_null (strstr (text, "inf"));
      g_assert_nonnull (get_line (explanation, "Source"));
      g_assert_cmpint (get_line (explanation, "Read") != NULL, ==, all[i].from_usage);
      g_assert_cmpint (get_line (explanation, "Limits") != NULL, ==, all[i].settings != NULL);
    }
}

static void
test_complete (Fixture *fixture, gconstpointer data)
{
  assert_complete (fixture);
}

static void
test_complete_of_nobody (void)
{
  Fixture fixture = { .facts = steward_customer_facts_new_take (
                        steward_customer_record_new ("Nobody")),
                      .settings = steward_settings_new () };

  assert_complete (&fixture);
  fixture.facts->record->production = TODAY + 30;
  fixture.facts->record->contract_close = TODAY + 10;
  fixture.facts->record->renewal = TODAY + 375;
  assert_complete (&fixture);
  tear_down (&fixture, NULL);
}

/* --- What an explanation says ----------------------------------------------------------------- */

/* 744 of 1,200 seats are 62 %; 230 of 744 are 30.9 %. */
static void
test_says (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardExplanation) utilization = explain (fixture, "utilization");
  g_autoptr (StewardExplanation) consumption = explain (fixture, "consumption");

  g_assert_cmpstr (utilization->formula, ==, "744 MAU ÷ 1200 seats = 62.0\u00a0%");
  g_assert_cmpfloat_with_epsilon (utilization->number, 0.62, 1e-12);
  g_assert_cmpint (utilization->state, ==, STEWARD_STATE_CONCERNING);
  g_assert_cmpint (utilization->seats, ==, 1200);
  g_assert_cmpstr (get_line (utilization, "Seats in force"), ==,
                   "1200 (licence), seen since 1 Jan 2026");
  g_assert_cmpstr (get_line (utilization, "Source"), ==,
                   "the instance's GraphQL API, https://acme.example.com");
  g_assert_true (g_str_has_suffix (get_line (utilization, "Read"), "(2026-11-21T12:00:00Z)"));
  g_assert_cmpstr (get_line (utilization, "Limits"), ==, "The published values");
  g_assert_cmpstr (consumption->value, ==, "30.9\u00a0%");
  g_assert_cmpstr (get_line (consumption, "Days present"), ==, "27 of 28, 1 missing");
  g_assert_cmpstr (get_line (consumption, "Missing days"), ==, "3 Nov 2026");
}

/* Another threshold: the state, the rule and whose it is follow. */
static void
test_follows_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardExplanation) explanation = NULL;

  steward_settings_set (fixture->settings, "utilization-healthy", STEWARD_SCOPE_SEGMENT,
                        "Strategic", "0.62", MARCH);
  explanation = explain (fixture, "utilization");
  g_assert_cmpint (explanation->state, ==, STEWARD_STATE_HEALTHY);
  g_assert_true (
    g_str_has_suffix (explanation->rule, "Healthy from 62\u00a0%, poor below 50\u00a0%."));
  g_assert_cmpstr (get_line (explanation, "Limits"), ==,
                   "62\u00a0% instead of 80\u00a0% since 2 Mar 2026, for the segment Strategic");
}

/* Production 2024-02-10, due 2024-04-10; from contract close on 2024-01-31, due 2024-03-31
 * (advisor-domain 10.6). Onboarding is by contract close in any case. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  const StewardMetricSubject *subject = get_subject (fixture);
  g_autoptr (StewardExplanation) ramp = NULL;

  g_assert_cmpint (subject->figures->ramp_due, ==, steward_day_new (2024, 4, 10));
  steward_settings_set (fixture->settings, "ramp-clock", STEWARD_SCOPE_CUSTOMER,
                        fixture->facts->record->id, "contract-close", MARCH);
  ramp = explain (fixture, "ramp");
  g_assert_cmpint (fixture->figures.ramp_start, ==, steward_day_new (2024, 1, 31));
  g_assert_cmpint (fixture->figures.ramp_due, ==, steward_day_new (2024, 3, 31));
  g_assert_cmpstr (ramp->formula, ==, "31 Jan 2024 + 60 days = 31 Mar 2024");
  g_assert_cmpstr (get_line (ramp, "Limits"), ==,
                   "Contract close instead of Production since 2 Mar 2026, for this customer");
}

/* 1,100 of 1,200 seats are 91.7 %. */
static void
test_seat_alert (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardExplanation) before = explain (fixture, "seats");
  g_autoptr (StewardExplanation) after = NULL;

  g_assert_false (before->attention);
  g_assert_cmpstr (before->summary, ==, "456 seats left");
  steward_usage_add (fixture->facts->usage, STEWARD_GRAIN_MONTH, OCTOBER + 1, 1100, FALSE);
  after = explain (fixture, "seats");
  g_assert_true (after->attention);
  g_assert_cmpstr (after->summary, ==, "91\u00a0% of seats in use: tell the account executive");
  g_assert_cmpint (fixture->figures.seat_use.alert, ==, STEWARD_SEAT_ALERT_FIRST);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static JsonNode *
build (Fixture *fixture, const char *key)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  steward_customer_metric_build_json (steward_customer_metric_find (key, NULL),
                                      get_subject (fixture), builder);
  return json_builder_get_root (builder);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = build (fixture, "consumption");
  JsonObject *object = json_node_get_object (root);
  JsonArray *missing = json_object_get_array_member (object, "days_missing");
  JsonObject *window = json_object_get_object_member (object, "window");

  g_assert_cmpstr (json_object_get_string_member (object, "customer"), ==, "Acme");
  g_assert_cmpstr (json_object_get_string_member (object, "metric"), ==, "consumption");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "value"), 230 / 744.0,
                                  1e-12);
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "healthy");
  g_assert_true (json_object_get_null_member (object, "reason"));
  g_assert_cmpstr (json_object_get_string_member (window, "from"), ==, "2026-10-26");
  g_assert_cmpstr (json_object_get_string_member (window, "to"), ==, "2026-11-22");
  g_assert_cmpint (json_object_get_int_member (object, "days_present"), ==, 27);
  g_assert_cmpint (json_object_get_int_member (object, "days_expected"), ==, 28);
  g_assert_cmpuint (json_array_get_length (missing), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (missing, 0), ==, "2026-11-03");
  g_assert_cmpstr (json_object_get_string_member (object, "source"), ==, "sourcegraph");
  g_assert_cmpstr (json_object_get_string_member (object, "at"), ==, "2026-11-21T12:00:00Z");
}

static JsonObject *
get_setting (JsonNode *root, guint index)
{
  JsonArray *settings = json_object_get_array_member (json_node_get_object (root), "settings");

  return json_array_get_object_element (settings, index);
}

static void
test_json_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;

  steward_settings_set (fixture->settings, "utilization-healthy", STEWARD_SCOPE_SEGMENT,
                        "Strategic", "0.75", MARCH);
  root = build (fixture, "ramp");
  g_assert_cmpstr (json_object_get_string_member (get_setting (root, 0), "key"), ==,
                   "utilization-healthy");
  g_assert_cmpfloat (json_object_get_double_member (get_setting (root, 0), "value"), ==, 0.75);
  g_assert_cmpfloat (json_object_get_double_member (get_setting (root, 0), "published"), ==, 0.8);
  g_assert_cmpstr (json_object_get_string_member (get_setting (root, 0), "for"), ==, "segment");
  g_assert_cmpstr (json_object_get_string_member (get_setting (root, 0), "since"), ==,
                   "2026-03-02T00:00:00Z");
  g_assert_cmpstr (json_object_get_string_member (get_setting (root, 2), "value"), ==,
                   "production");
  g_assert_cmpstr (json_object_get_string_member (get_setting (root, 2), "for"), ==, "published");
  g_assert_true (json_object_get_null_member (get_setting (root, 2), "since"));
}

/* A figure that looks back says on what. */
static void
test_json_spells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = build (fixture, "lifecycle");
  JsonObject *object = json_node_get_object (root);
  JsonArray *spells = json_object_get_array_member (object, "spells");
  JsonObject *onboarding = json_array_get_object_element (spells, 1);

  g_assert_cmpstr (json_object_get_string_member (object, "value"), ==, "adopting");
  g_assert_cmpuint (json_array_get_length (spells), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (onboarding, "value"), ==, "onboarding");
  g_assert_cmpstr (json_object_get_string_member (onboarding, "from"), ==, "2024-01-31");
  g_assert_cmpstr (json_object_get_string_member (onboarding, "to"), ==, "2024-03-31");
}

/* --- Laws ------------------------------------------------------------------------------------- */

#define N_RANDOM_CUSTOMERS 60

/* A year of days and months with holes, of which some are 0, and seats that change. */
static void
fill_at_random (StewardCustomerFacts *facts, GRand *random)
{
  double chance = g_rand_double_range (random, 0.3, 1);

  facts->record->contract_close = TODAY - g_rand_int_range (random, 0, 500);
  facts->record->production = facts->record->contract_close + g_rand_int_range (random, 0, 60);
  facts->record->renewal = TODAY + g_rand_int_range (random, -30, 400);
  facts->record->tam = g_rand_boolean (random) ? g_rand_int_range (random, 1, 3000) : 0;
  for (int i = 0; i < 3; i++)
    {
      const StewardSeatsObservation seats = {
        TODAY - g_rand_int_range (random, 0, 600), STEWARD_SEATS_FROM_LICENSE,
        steward_seats_new (g_rand_int_range (random, 1, 2000))
      };

      steward_seats_history_add (facts->seats, seats);
    }
  for (StewardDay day = TODAY - 365; day < TODAY; day++)
    if (g_rand_double (random) < chance)
      steward_usage_add (facts->usage, STEWARD_GRAIN_DAY, day, g_rand_int_range (random, 0, 900),
                         TRUE);
  for (StewardMonth month = OCTOBER - 11; month <= OCTOBER; month++)
    if (g_rand_double (random) < chance)
      steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, month,
                         g_rand_int_range (random, 0, 2000), TRUE);
}

/* Everything that can be said of a customer. */
static char *
explain_all (Fixture *fixture)
{
  GString *all = g_string_new (NULL);
  guint n_metrics;
  const StewardCustomerMetric *metrics = steward_customer_metric_get_all (&n_metrics);
  const StewardMetricSubject *subject = get_subject (fixture);

  for (guint i = 0; i < n_metrics; i++)
    {
      g_autoptr (StewardExplanation) explanation = steward_customer_metric_explain (&metrics[i],
                                                                                    subject);
      g_autofree char *text = steward_explanation_to_text (explanation);

      g_string_append_printf (all, "%.17g %s\n", explanation->number, text);
    }
  return g_string_free_and_steal (all);
}

/* Who a customer is, is no part of any figure. */
static void
test_renaming_changes_nothing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (guint i = 0; i < N_RANDOM_CUSTOMERS; i++)
    {
      Fixture fixture;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      set_up (&fixture, NULL);
      fill_at_random (fixture.facts, random);
      before = explain_all (&fixture);
      g_set_str (&fixture.facts->record->name, "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d %s ÷ 0");
      after = explain_all (&fixture);
      g_assert_cmpstr (before, ==, after);
      tear_down (&fixture, NULL);
    }
}

/* The days of an explanation that were counted, and how many were not. */
static double
add_up_days (const StewardExplanation *explanation,
             const StewardUsage *usage,
             guint *n_present,
             guint *n_missing)
{
  double sum = 0;

  *n_present = *n_missing = 0;
  for (guint i = 0; explanation->days && i < explanation->days->len; i++)
    {
      const StewardExplanationDay *day = &g_array_index (explanation->days, StewardExplanationDay,
                                                         i);
      const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_DAY,
                                                                    day->day);

      g_assert_true (day->present == (point != NULL));
      *n_present += point != NULL;
      *n_missing += point == NULL;
      sum += point ? (double) point->users : 0;
    }
  return sum;
}

/* A mean is of the days that it shows as counted, and every other day of its window is named. */
static void
test_no_day_is_missing_silently (void)
{
  static const char *const keys[] = { "consumption", "consumption-weekdays", "dau-mau" };
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  guint n_told = 0;

  for (guint i = 0; i < N_RANDOM_CUSTOMERS; i++)
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      fill_at_random (fixture.facts, random);
      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        {
          g_autoptr (StewardExplanation) explanation = explain (&fixture, keys[j]);
          guint n_present;
          guint n_missing;
          double sum = add_up_days (explanation, fixture.facts->usage, &n_present, &n_missing);
          const StewardUsagePoint *month = steward_usage_find_complete (
            fixture.facts->usage, STEWARD_GRAIN_MONTH, OCTOBER);

          g_assert_true ((n_missing > 0) == (get_line (explanation, "Missing days") != NULL));
          if (isnan (explanation->number))
            continue;
          g_assert_cmpuint (n_present, >, 0);
          g_assert_cmpfloat_with_epsilon (explanation->number,
                                          sum / n_present / (double) month->users, 1e-12);
          n_told++;
        }
      tear_down (&fixture, NULL);
    }
  g_assert_cmpuint (n_told, >, N_RANDOM_CUSTOMERS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define PATH "/steward/customers/customer-metrics/"
#define ADD(path, func) g_test_add (PATH path, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func (PATH "table", test_table);
  g_test_add_func (PATH "unknown", test_unknown);
  ADD ("complete", test_complete);
  g_test_add_func (PATH "complete-of-nobody", test_complete_of_nobody);
  ADD ("says", test_says);
  ADD ("follows-settings", test_follows_settings);
  ADD ("clock", test_clock);
  ADD ("seat-alert", test_seat_alert);
  ADD ("json", test_json);
  ADD ("json-settings", test_json_settings);
  ADD ("json-spells", test_json_spells);
  g_test_add_func (PATH "law/renaming", test_renaming_changes_nothing);
  g_test_add_func (PATH "law/missing-days", test_no_day_is_missing_silently);
#undef ADD
#undef PATH
  return g_test_run ();
}
