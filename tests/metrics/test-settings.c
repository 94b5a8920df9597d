/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-settings.h"

#define MARCH G_GINT64_CONSTANT (1772409600000000) /* 2026-03-02 */

/* The published values are in two places: what is shown and what is computed with. Field by field,
 * as there may be room between them. */
static void
assert_published (const StewardTargets *targets)
{
  const StewardTargets *published = &steward_targets_published;

#define SAME(field) g_assert_cmpfloat ((double) targets->field, ==, (double) published->field)
  SAME (utilization_healthy);
  SAME (utilization_poor);
  SAME (consumption_healthy);
  SAME (consumption_poor);
  SAME (consumption_days);
  SAME (consumption_min_days);
  SAME (ramp_days);
  SAME (onboarding_days);
  SAME (renewing_days);
  SAME (stale_days);
  SAME (seat_alert_first);
  SAME (seat_alert_full);
  SAME (ramp_clock);
  SAME (goal_slack);
  SAME (goal_reading_days);
  SAME (value.search_minutes);
  SAME (value.searches);
  SAME (value.hourly_rate);
  SAME (value.months);
  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    SAME (health.weights[i]);
  g_assert_cmpfloat_with_epsilon (targets->health.healthy, published->health.healthy, 1e-12);
  g_assert_cmpfloat_with_epsilon (targets->health.poor, published->health.poor, 1e-12);
  SAME (health.versions_behind.healthy);
  SAME (health.versions_behind.poor);
  SAME (health.defect_tickets.healthy);
  SAME (health.defect_tickets.poor);
  SAME (health.help_tickets.healthy);
  SAME (health.help_tickets.poor);
  SAME (health.last_activity.healthy);
  SAME (health.last_activity.poor);
  SAME (health.reading_days);
#undef SAME
}

static void
test_published (void)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  StewardTargets targets;
  guint n_settings;
  const StewardSetting *all = steward_setting_get_all (&n_settings);

  for (guint i = 0; i < n_settings; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = steward_setting_parse (&all[i], all[i].published, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, all[i].published);
      g_assert_true (steward_setting_find (all[i].key) == &all[i]);
    }
  /* Takes everything from the settings, as a value of the customer's own is there. */
  steward_settings_set (settings, "ramp-days", STEWARD_SCOPE_CUSTOMER, "one", "60", 1);
  targets = steward_settings_resolve (settings, NULL, "one");
  assert_published (&targets);
  g_assert_null (steward_setting_find ("no-such-setting"));
}

/* --- Text ------------------------------------------------------------------------------------- */

static void
assert_parsed (const char *key, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = steward_setting_parse (steward_setting_find (key), text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
assert_refused (const char *key, const char *text, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (steward_setting_parse (steward_setting_find (key), text, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_parse (void)
{
  assert_parsed ("utilization-healthy", "75 %", "0.75");
  assert_parsed ("utilization-healthy", "75%", "0.75");
  assert_parsed ("utilization-healthy", "0.75", "0.75");
  assert_parsed ("utilization-healthy", " 55\u00a0% ", "0.55");
  assert_parsed ("utilization-healthy", "72.5 %", "0.725");
  assert_parsed ("ramp-days", "45", "45");
  assert_parsed ("ramp-days", "45 days", "45");
  assert_parsed ("sync-every-hours", "12 h", "12");
  assert_parsed ("sync-every-hours", "0", "0");
  assert_parsed ("sync-on-start", "Yes", "1");
  assert_parsed ("sync-on-start", "off", "0");
  assert_parsed ("search-minutes", "0.5", "0.5");
  assert_parsed ("hourly-rate", "0", "0");
  assert_parsed ("currency", "eur", "EUR");
  assert_parsed ("currency", "", "");
  assert_parsed ("ramp-clock", " Contract-Close ", "contract-close");
  assert_parsed ("exchange-rates", "gbp=1.270, EUR=1.08", "EUR=1.08 GBP=1.27");
  assert_parsed ("exchange-rates", "", "");
  assert_parsed ("grace-days", "0 days", "0");
}

static void
test_refuse (void)
{
  /* 75 is 7500 %. */
  assert_refused ("utilization-healthy", "75", "“75” is not a value from 1\u00a0% to 150\u00a0%.");
  assert_refused ("utilization-healthy", "nan",
                  "“nan” is not a value from 1\u00a0% to 150\u00a0%.");
  assert_refused ("utilization-healthy", "", "“” is not a value from 1\u00a0% to 150\u00a0%.");
  assert_parsed ("forecast-points", "12", "12");
  /* With five a logistic has no criterion. */
  assert_refused ("forecast-points", "5", "“5” is not a value from 6 to 24.");
  assert_refused ("forecast-years", "0", "“0” is not a value from 1 to 10.");
  assert_refused ("ramp-days", "45.5", "“45.5” is not a value from 7 days to 365 days.");
  assert_refused ("ramp-days", "45 %", "“45 %” is not a value from 7 days to 365 days.");
  assert_refused ("ramp-days", "1e99", "“1e99” is not a value from 7 days to 365 days.");
  assert_refused ("sync-jobs", "0", "“0” is not a value from 1 to 64.");
  assert_refused ("sync-on-start", "2", "“2” is neither “on” nor “off”.");
  assert_refused ("search-minutes", "-1", "“-1” is not a number up to 480.");
  assert_refused ("currency", "EURO", "“EURO” is not a currency code such as EUR.");
  assert_refused ("ramp-clock", "kick-off",
                  "“kick-off” is none of “production”, “contract-close”.");
  assert_refused ("ramp-clock", "", "“” is none of “production”, “contract-close”.");
  assert_refused ("exchange-rates", "EUR=1,08",
                  "“EUR=1,08” is not an exchange rate such as EUR=1.08.");
  assert_refused ("currency", "E1R", "“E1R” is not a currency code such as EUR.");
}

static void
test_format (void)
{
  static const struct {
    const char *key;
    const char *value;
    const char *text;
  } rows[] = {
    { "utilization-healthy", "0.8", "80\u00a0%" },
    { "utilization-healthy", "0.725", "72.5\u00a0%" },
    { "ramp-days", "60", "60 days" },
    { "forecast-points", "6", "6" },
    { "stale-days", "1", "1 day" },
    { "sync-every-hours", "1", "1 hour" },
    { "sync-jobs", "8", "8" },
    { "sync-on-start", "0", "Off" },
    { "search-minutes", "0.5", "0.5" },
    { "hourly-rate", "0", "Not set" },
    { "currency", "", "None" },
    { "ramp-clock", "production", "Production" },
    { "ramp-clock", "contract-close", "Contract close" },
    { "currency", "EUR", "EUR" },
    { "exchange-rates", "", "None" },
    { "exchange-rates", "EUR=1.08", "EUR=1.08" },
    { "grace-days", "30", "30 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = steward_setting_format (steward_setting_find (rows[i].key),
                                                      rows[i].value);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* --- What holds ------------------------------------------------------------------------------- */

/* 75 % for everyone, 85 % for the segment Strategic, 90 % for Acme, which is of that segment. */
static StewardSettings *
make_example (void)
{
  StewardSettings *settings = steward_settings_new ();

  steward_settings_set (settings, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.75", 1);
  steward_settings_set (settings, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic", "0.85",
                        MARCH);
  steward_settings_set (settings, "utilization-healthy", STEWARD_SCOPE_CUSTOMER, "acme", "0.9", 3);
  return settings;
}

static void
assert_holds (const StewardSettings *settings,
              const char *segment,
              const char *customer,
              double value,
              StewardScope scope)
{
  StewardScope found;
  StewardTargets targets = steward_settings_resolve (settings, segment, customer);

  steward_settings_get (settings, "utilization-healthy", segment, customer, &found);
  g_assert_cmpfloat (targets.utilization_healthy, ==, value);
  g_assert_cmpint (found, ==, scope);
}

static void
test_nearest_holds (void)
{
  g_autoptr (StewardSettings) nothing = steward_settings_new ();
  g_autoptr (StewardSettings) settings = make_example ();

  assert_holds (nothing, "Strategic", "acme", 0.8, STEWARD_SCOPE_PUBLISHED);
  assert_holds (settings, NULL, NULL, 0.75, STEWARD_SCOPE_EVERYONE);
  assert_holds (settings, "Digital", "other", 0.75, STEWARD_SCOPE_EVERYONE);
  assert_holds (settings, "Strategic", "other", 0.85, STEWARD_SCOPE_SEGMENT);
  assert_holds (settings, "Strategic", "acme", 0.9, STEWARD_SCOPE_CUSTOMER);
  assert_holds (settings, NULL, "acme", 0.9, STEWARD_SCOPE_CUSTOMER);
  /* A segment that is called as a customer's id is another matter. */
  assert_holds (settings, "acme", NULL, 0.75, STEWARD_SCOPE_EVERYONE);
  /* Each value on its own: nobody said anything of the poor limit. */
  g_assert_cmpfloat (steward_settings_resolve (settings, "Strategic", "acme").utilization_poor, ==,
                     0.5);
  /* Taken back one after the other. */
  steward_settings_set (settings, "utilization-healthy", STEWARD_SCOPE_CUSTOMER, "acme", NULL, 4);
  assert_holds (settings, "Strategic", "acme", 0.85, STEWARD_SCOPE_SEGMENT);
  steward_settings_set (settings, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic", NULL,
                        5);
  assert_holds (settings, "Strategic", "acme", 0.75, STEWARD_SCOPE_EVERYONE);
  steward_settings_set (settings, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL, 6);
  assert_holds (settings, "Strategic", "acme", 0.8, STEWARD_SCOPE_PUBLISHED);
}

/* Alerts at 95 % for everyone, from contract close for the segment Digital. */
static void
test_depth (void)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  g_autofree char *origin = NULL;

  steward_settings_set (settings, "seat-alert-first", STEWARD_SCOPE_EVERYONE, "", "0.95", MARCH);
  steward_settings_set (settings, "ramp-clock", STEWARD_SCOPE_SEGMENT, "Digital", "contract-close",
                        MARCH);
  g_assert_cmpfloat (steward_settings_resolve (settings, "Digital", NULL).seat_alert_first, ==,
                     0.95);
  g_assert_cmpint (steward_settings_resolve (settings, "Digital", NULL).ramp_clock, ==,
                   STEWARD_RAMP_FROM_CONTRACT_CLOSE);
  g_assert_cmpint (steward_settings_resolve (settings, "Strategic", NULL).ramp_clock, ==,
                   STEWARD_RAMP_FROM_PRODUCTION);
  origin = steward_settings_describe_origin (settings, steward_ramp_keys, "Digital", NULL);
  g_assert_cmpstr (
    origin, ==, "Contract close instead of Production since 2 Mar 2026, for the segment Digital");
  /* The first alert is below the second. */
  steward_settings_set (settings, "seat-alert-full", STEWARD_SCOPE_SEGMENT, "Digital", "0.9", 1);
  g_assert_false (steward_settings_check (settings, "Digital", NULL, NULL, NULL));
  g_assert_cmpfloat (steward_settings_resolve (settings, "Digital", NULL).seat_alert_first, ==,
                     0.9);
}

/* Values of several scopes may come together as nobody wanted them to; figures are judged all the
 * same. */
static void
test_contradiction (void)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  StewardTargets targets;

  steward_settings_set (settings, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "New", "0.4", 1);
  steward_settings_set (settings, "consumption-days", STEWARD_SCOPE_SEGMENT, "New", "7", 1);
  targets = steward_settings_resolve (settings, "New", NULL);
  g_assert_cmpfloat (targets.utilization_poor, ==, 0.4);
  g_assert_cmpuint (targets.consumption_min_days, ==, 7);
}

static void
test_subjects (void)
{
  g_autoptr (StewardSettings) settings = make_example ();
  g_autoptr (GPtrArray) segments = NULL;
  g_autoptr (GPtrArray) none = NULL;
  gint64 since = 0;

  steward_settings_set (settings, "ramp-days", STEWARD_SCOPE_SEGMENT, "Digital", "45", 1);
  steward_settings_set (settings, "ramp-days", STEWARD_SCOPE_SEGMENT, "Strategic", "90", 1);
  steward_settings_set (settings, "of-a-newer-steward", STEWARD_SCOPE_SEGMENT, "Z", "1", 1);
  segments = steward_settings_list_subjects (settings, NULL, STEWARD_SCOPE_SEGMENT);
  g_assert_cmpuint (segments->len, ==, 2);
  g_assert_cmpstr (segments->pdata[0], ==, "Digital");
  g_assert_cmpstr (segments->pdata[1], ==, "Strategic");
  none = steward_settings_list_subjects (settings, "stale-days", STEWARD_SCOPE_CUSTOMER);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (steward_settings_peek (settings, "utilization-healthy", STEWARD_SCOPE_SEGMENT,
                                          "Strategic", &since),
                   ==, "0.85");
  g_assert_cmpint (since, ==, MARCH);
}

/* --- Changes ---------------------------------------------------------------------------------- */

static char *
describe_changes (const StewardSettings *from, const StewardSettings *to, const char *const *keys)
{
  g_autoptr (GPtrArray) changes = steward_settings_list_changes (from, to, keys);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const StewardSettingChange *change = changes->pdata[i];

      g_string_append_printf (text, "%s/%d/%s=%s@%" G_GINT64_FORMAT " ", change->key, change->scope,
                              change->subject, change->text ? change->text : "-", change->since);
    }
  return g_string_free_and_steal (text);
}

static void
test_changes (void)
{
  g_autoptr (StewardSettings) before = make_example ();
  g_autoptr (StewardSettings) after = make_example ();
  g_autofree char *none = describe_changes (before, after, NULL);
  g_autofree char *all = NULL;
  g_autofree char *of_ramp = NULL;

  g_assert_cmpstr (none, ==, "");
  g_assert_true (steward_settings_equal (before, after));
  steward_settings_set (after, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic", "0.7", 9);
  steward_settings_set (after, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL, 9);
  steward_settings_set (after, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "45", 9);
  g_assert_false (steward_settings_equal (before, after));
  g_assert_false (steward_settings_equal (after, before));
  /* The way back: with the times that the values were said at. */
  all = describe_changes (after, before, NULL);
  g_assert_cmpstr (all, ==,
                   "ramp-days/1/=-@0 utilization-healthy/1/=0.75@1 "
                   "utilization-healthy/2/Strategic=0.85@1772409600000000 ");
  of_ramp = describe_changes (after, before, steward_ramp_keys);
  g_assert_cmpstr (of_ramp, ==, "ramp-days/1/=-@0 ");
}

/* --- What fits -------------------------------------------------------------------------------- */

static void
assert_unfit (const StewardSettings *settings,
              const char *segment,
              const char *customer,
              const char *name,
              const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_settings_check (settings, segment, customer, name, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_check (void)
{
  g_autoptr (StewardSettings) settings = make_example ();

  g_assert_true (steward_settings_check (settings, NULL, NULL, NULL, NULL));
  g_assert_true (steward_settings_check (settings, "Strategic", "acme", "Acme", NULL));
  steward_settings_set (settings, "utilization-poor", STEWARD_SCOPE_SEGMENT, "Strategic", "0.85",
                        1);
  g_assert_true (steward_settings_check (settings, NULL, NULL, NULL, NULL));
  assert_unfit (settings, "Strategic", NULL, NULL,
                "Segment Strategic: utilization-poor would be 85\u00a0%, and has to be below "
                "utilization-healthy, which is 85\u00a0%.");
  g_assert_true (steward_settings_check (settings, "Strategic", "acme", "Acme", NULL));
  steward_settings_set (settings, "utilization-poor", STEWARD_SCOPE_CUSTOMER, "acme", "0.95", 1);
  assert_unfit (settings, "Strategic", "acme", "Acme",
                "Acme: utilization-poor would be 95\u00a0%, and has to be below "
                "utilization-healthy, which is 90\u00a0%.");
  /* As many days as are looked at may be wanted, but not more. */
  steward_settings_set (settings, "consumption-min-days", STEWARD_SCOPE_EVERYONE, "", "28", 1);
  g_assert_true (steward_settings_check (settings, NULL, NULL, NULL, NULL));
  steward_settings_set (settings, "consumption-days", STEWARD_SCOPE_EVERYONE, "", "14", 1);
  assert_unfit (settings, NULL, NULL, NULL,
                "consumption-min-days would be 28 days, more than consumption-days, which is "
                "14 days.");
}

static void
assert_limits (
  const StewardSettings *settings, const char *key, const char *segment, double least, double most)
{
  double found_least;
  double found_most;

  steward_settings_get_limits (settings, key, segment, NULL, &found_least, &found_most);
  g_assert_cmpfloat (found_least, ==, least);
  g_assert_cmpfloat (found_most, ==, most);
}

/* What may be chosen leaves the other one of a pair where it is. */
static void
test_limits (void)
{
  g_autoptr (StewardSettings) settings = make_example ();

  assert_limits (settings, "utilization-poor", NULL, 0, 0.74);
  assert_limits (settings, "utilization-poor", "Strategic", 0, 0.84);
  assert_limits (settings, "utilization-healthy", NULL, 0.51, 1.5);
  assert_limits (settings, "consumption-min-days", NULL, 1, 28);
  assert_limits (settings, "consumption-days", NULL, 14, 90);
  assert_limits (settings, "ramp-days", NULL, 7, 365);
}

/* --- Where it comes from ---------------------------------------------------------------------- */

static void
assert_origin (const StewardSettings *settings,
               const char *segment,
               const char *customer,
               const char *sentence)
{
  g_autofree char *text = steward_settings_describe_origin (settings, steward_utilization_keys,
                                                            segment, customer);

  g_assert_cmpstr (text, ==, sentence);
}

static void
test_origin (void)
{
  g_autoptr (StewardSettings) nothing = steward_settings_new ();
  g_autoptr (StewardSettings) settings = make_example ();

  assert_origin (nothing, "Strategic", "acme", "The published values");
  assert_origin (settings, NULL, NULL,
                 "75\u00a0% instead of 80\u00a0% since 1 Jan 1970, for all customers");
  assert_origin (settings, "Strategic", "other",
                 "85\u00a0% instead of 80\u00a0% since 2 Mar 2026, for the segment Strategic");
  steward_settings_set (settings, "utilization-poor", STEWARD_SCOPE_EVERYONE, "", "0.6", MARCH);
  assert_origin (settings, "Strategic", "acme",
                 "90\u00a0% instead of 80\u00a0% since 1 Jan 1970, for this customer; "
                 "60\u00a0% instead of 50\u00a0% since 2 Mar 2026, for all customers");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/metrics/settings/" path, func)
  ADD ("published", test_published);
  ADD ("parse", test_parse);
  ADD ("refuse", test_refuse);
  ADD ("format", test_format);
  ADD ("nearest-holds", test_nearest_holds);
  ADD ("contradiction", test_contradiction);
  ADD ("ramp-clock-and-seat-alerts", test_depth);
  ADD ("subjects", test_subjects);
  ADD ("changes", test_changes);
  ADD ("check", test_check);
  ADD ("limits", test_limits);
  ADD ("origin", test_origin);
#undef ADD
  return g_test_run ();
}
