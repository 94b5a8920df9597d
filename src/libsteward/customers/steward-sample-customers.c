/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-customers.h"

#include "steward-customer-repository.h"
#include "steward-sample-contracts.h"
#include "steward-sample-plans.h"
#include "steward-sample-usage.h"

#include <math.h>

#define NO_DATE G_MAXINT

/* One invented customer. Close and production are days ago, the renewal is in so many days; without
 * people in the usage nothing was ever imported. */
typedef struct {
  const char *name;
  const char *segment;
  const char *advisor;
  const char *region;
  const char *currency;
  double arr;
  StewardSeats seats;
  gint64 tam;
  int close;
  int production;
  int renewal;
  StewardSampleUsage usage;
} Sample;

static const Sample samples[] = {
  { .name = "Alder & Finch Bank",
    .segment = "Strategic",
    .advisor = "M. Okafor",
    .region = "AMER",
    .currency = "USD",
    .arr = 900000,
    .seats = { STEWARD_SEATS_KNOWN, 5000 },
    .close = 1120,
    .production = 1090,
    .renewal = 340,
    .usage = { .people = 5000, .level = 1.11, .stickiness = 0.42, .first = 1100 } },
  { .name = "Brightwater Energy",
    .segment = "Enterprise",
    .advisor = "M. Okafor",
    .region = "APAC",
    .currency = "USD",
    .arr = 410000,
    .seats = { STEWARD_SEATS_KNOWN, 2100 },
    .close = 43,
    .production = 29,
    .renewal = 322,
    .usage = { .people = 2100,
               .course = STEWARD_SAMPLE_RAMPING,
               .level = 0.82,
               .pilot = 0.2,
               .stickiness = 0.46,
               .first = 75,
               .production = 29 } },
  { .name = "Cobalt Freight",
    .segment = "Enterprise",
    .advisor = "M. Okafor",
    .region = "APAC",
    .currency = "USD",
    .arr = 245000,
    .seats = { STEWARD_SEATS_KNOWN, 1000 },
    .close = 900,
    .production = 870,
    .renewal = 195,
    .usage = { .people = 1000, .level = 0.88, .stickiness = 0.41, .first = 880 } },
  { .name = "Copperfield Semiconductors",
    .segment = "Enterprise",
    .advisor = "S. Lindqvist",
    .region = "APAC",
    .currency = "USD",
    .arr = 298000,
    .seats = { STEWARD_SEATS_KNOWN, 1450 },
    .close = 1230,
    .production = 1200,
    .renewal = 230,
    .usage = { .people = 1450,
               .course = STEWARD_SAMPLE_SEASONAL,
               .level = 0.9,
               .stickiness = 0.37,
               .first = 1210 } },
  { .name = "Dunmore Aerospace",
    .segment = "Enterprise",
    .advisor = "T. Baptiste",
    .region = "EMEA",
    .currency = "GBP",
    .arr = 205000,
    .seats = { STEWARD_SEATS_KNOWN, 950 },
    .close = 760,
    .production = 730,
    .renewal = 335,
    .usage = { .people = 950, .level = 0.89, .stickiness = 0.17, .first = 740 } },
  { .name = "Eastgate Health",
    .segment = "Enterprise",
    .advisor = "M. Okafor",
    .region = "EMEA",
    .currency = "USD",
    .arr = 260000,
    .seats = { STEWARD_SEATS_KNOWN, 1300 },
    .close = 80,
    .production = 55,
    .renewal = 285,
    .usage = { .people = 1300,
               .course = STEWARD_SAMPLE_RAMPING,
               .level = 0.78,
               .pilot = 0.53,
               .stickiness = 0.44,
               .first = 120,
               .production = 55 } },
  { .name = "Fenwick Automotive",
    .segment = "SMB",
    .advisor = "T. Baptiste",
    .region = "EMEA",
    .currency = "GBP",
    .arr = 21000,
    .seats = { STEWARD_SEATS_KNOWN, 60 },
    .close = 520,
    .production = 500,
    .renewal = 210,
    .usage = { .people = 60, .level = 0.44, .stickiness = 0.26, .first = 505 } },
  { .name = "Granite Games",
    .segment = "Enterprise",
    .advisor = "S. Lindqvist",
    .region = "AMER",
    .currency = "USD",
    .arr = 330000,
    .seats = { STEWARD_SEATS_UNLIMITED, 0 },
    .tam = 4000,
    .close = 690,
    .production = 660,
    .renewal = 405,
    .usage = { .people = 4000, .level = 0.6, .stickiness = 0.35, .first = 670 } },
  { .name = "Ivory Lane Media",
    .segment = "Mid-Market",
    .advisor = "S. Lindqvist",
    .region = "AMER",
    .currency = "USD",
    .arr = 118000,
    .seats = { STEWARD_SEATS_KNOWN, 480 },
    .close = 600,
    .production = 570,
    .renewal = 495,
    .usage = { .people = 480,
               .course = STEWARD_SAMPLE_GROWING,
               .level = 0.78,
               .stickiness = 0.37,
               .first = 580 } },
  { .name = "Juno Rail",
    .segment = "Mid-Market",
    .advisor = "S. Lindqvist",
    .region = "EMEA",
    .currency = "EUR",
    .arr = 160000,
    .seats = { STEWARD_SEATS_KNOWN, 800 },
    .close = 580,
    .production = 550,
    .renewal = 150,
    .usage = { .people = 800, .level = 0.75, .stickiness = 0.34, .first = 560 } },
  { .name = "Kestrel Avionics",
    .segment = "Mid-Market",
    .advisor = "T. Baptiste",
    .region = "EMEA",
    .currency = "EUR",
    .arr = 84000,
    .seats = { STEWARD_SEATS_KNOWN, 400 },
    .close = 880,
    .production = 850,
    .renewal = 215,
    .usage
    = { .people = 400, .level = 0.89, .stickiness = 0.4, .first = 860, .months_only = TRUE } },
  { .name = "Larkspur Pharma",
    .segment = "Enterprise",
    .advisor = "M. Okafor",
    .region = "APAC",
    .currency = "USD",
    .arr = 350000,
    .seats = { STEWARD_SEATS_KNOWN, 1800 },
    .close = 920,
    .production = 890,
    .renewal = 175,
    .usage = { .people = 1800,
               .course = STEWARD_SAMPLE_GROWING,
               .level = 0.95,
               .stickiness = 0.46,
               .first = 900 } },
  { .name = "Lindenhöfer Maschinenbau",
    .segment = "Enterprise",
    .advisor = "T. Baptiste",
    .region = "EMEA",
    .currency = "EUR",
    .arr = 187000,
    .seats = { STEWARD_SEATS_KNOWN, 820 },
    .close = 1010,
    .production = 980,
    .renewal = 450,
    .usage = { .people = 820, .level = 0.91, .stickiness = 0.39, .first = 990 } },
  { .name = "Meridian Robotics",
    .segment = "Mid-Market",
    .advisor = "S. Lindqvist",
    .region = "AMER",
    .currency = "USD",
    .arr = 102000,
    .seats = { STEWARD_SEATS_KNOWN, 450 },
    .close = 830,
    .production = 800,
    .renewal = 265,
    .usage = { .people = 450,
               .course = STEWARD_SAMPLE_FALLING,
               .level = 0.95,
               .stickiness = 0.26,
               .first = 810 } },
  { .name = "Nordhavn, Vesterby & Oakenshaw Consolidated Shipping, Forwarding and Cold Storage "
            "Holdings (Asia Pacific)",
    .segment = "Strategic",
    .advisor = "T. Baptiste",
    .region = "APAC",
    .currency = "SGD",
    .arr = 520000,
    .seats = { STEWARD_SEATS_KNOWN, 2750 },
    .close = 700,
    .production = 670,
    .renewal = 395,
    .usage = { .people = 2750, .level = 0.7, .stickiness = 0.34, .first = 680 } },
  { .name = "Northfold Grid",
    .segment = "Mid-Market",
    .advisor = "S. Lindqvist",
    .region = "AMER",
    .currency = "USD",
    .arr = 90000,
    .seats = { STEWARD_SEATS_KNOWN, 600 },
    .close = 990,
    .production = 960,
    .renewal = 135,
    .usage = { .people = 600, .level = 0.32, .stickiness = 0.24, .first = 970 } },
  { .name = "Orchard Payments",
    .segment = "Mid-Market",
    .advisor = "T. Baptiste",
    .region = "EMEA",
    .currency = "EUR",
    .arr = 150000,
    .seats = { STEWARD_SEATS_UNLIMITED, 0 },
    .close = 940,
    .production = 910,
    .renewal = 155,
    .usage = { .people = 640, .level = 1, .stickiness = 0.4, .first = 920 } },
  { .name = "Pinecrest Retail",
    .segment = "Strategic",
    .advisor = "M. Okafor",
    .region = "APAC",
    .currency = "USD",
    .arr = 480000,
    .seats = { STEWARD_SEATS_KNOWN, 2500 },
    .close = 1450,
    .production = 1420,
    .renewal = 380,
    .usage = { .people = 2500, .level = 0.68, .stickiness = 0.36, .first = 1430 } },
  { .name = "Quillon Software",
    .segment = "SMB",
    .advisor = "M. Okafor",
    .region = "EMEA",
    .currency = "GBP",
    .arr = 38000,
    .seats = { STEWARD_SEATS_KNOWN, 90 },
    .close = 20,
    .production = -24,
    .renewal = 345 },
  { .name = "Rowanberry Foods",
    .segment = "Mid-Market",
    .advisor = "S. Lindqvist",
    .region = "AMER",
    .currency = "USD",
    .arr = 76000,
    .seats = { STEWARD_SEATS_KNOWN, 320 },
    .close = 324,
    .production = 300,
    .renewal = 41,
    .usage = { .people = 320, .level = 0.64, .stickiness = 0.34, .first = 310 } },
  { .name = "Saltmarsh Telecom",
    .segment = "Strategic",
    .advisor = "M. Okafor",
    .region = "APAC",
    .currency = "USD",
    .arr = 520000,
    .seats = { STEWARD_SEATS_KNOWN, 3200 },
    .close = 71,
    .production = 52,
    .renewal = 294,
    .usage = { .people = 3200,
               .course = STEWARD_SAMPLE_RAMPING,
               .level = 0.31,
               .pilot = 0.22,
               .stickiness = 0.24,
               .first = 95,
               .production = 52 } },
  { .name = "Summit & Vale Logistics",
    .segment = "Enterprise",
    .advisor = "T. Baptiste",
    .region = "AMER",
    .currency = "USD",
    .arr = 228000,
    .seats = { STEWARD_SEATS_KNOWN, 1100 },
    .close = 633,
    .production = 600,
    .renewal = 97,
    .usage = { .people = 1100, .level = 0.89, .stickiness = 0.43, .first = 615 } },
  { .name = "Tidewater Insurance",
    .segment = "Mid-Market",
    .advisor = "S. Lindqvist",
    .region = "AMER",
    .currency = "USD",
    .arr = (double) NAN,
    .close = 410,
    .production = 380,
    .renewal = 320,
    .usage = { .people = 270, .level = 1, .stickiness = 0.38, .first = 390 } },
  { .name = "Zephyr Mobility",
    .segment = "Mid-Market",
    .advisor = "T. Baptiste",
    .region = "EMEA",
    .currency = "EUR",
    .arr = 96000,
    .seats = { STEWARD_SEATS_KNOWN, 350 },
    .close = -30,
    .production = NO_DATE,
    .renewal = 395 },
};

static StewardDay
get_day_ago (StewardDay today, int ago)
{
  return ago == NO_DATE ? STEWARD_DAY_NONE : today - ago;
}

static StewardCustomerRecord *
make_record (const Sample *sample, StewardDay today)
{
  StewardCustomerRecord *record = steward_customer_record_new (sample->name);

  record->sample = TRUE;
  record->source = STEWARD_SOURCE_FILE;
  record->tam = sample->tam;
  record->segment = g_strdup (sample->segment);
  record->advisor = g_strdup (sample->advisor);
  record->contract_close = get_day_ago (today, sample->close);
  record->production = get_day_ago (today, sample->production);
  record->renewal = today + sample->renewal;
  record->arr = sample->arr;
  record->currency = g_strdup (sample->currency);
  steward_customer_record_set_tag (record, "region", sample->region);
  return record;
}

/* A file of months is imported once a month. */
static gint64
get_sync_time (const Sample *sample, StewardDay today, gint64 now)
{
  StewardDay first = steward_month_get_first_day (steward_day_get_month (today));

  return sample->usage.months_only ? now - (today - first) * G_TIME_SPAN_DAY : now;
}

static StewardCustomerFacts *
make_customer (const Sample *sample, guint seed, StewardDay today, gint64 now)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (make_record (sample, today));
  StewardSampleUsage usage = sample->usage;
  const StewardSeatsObservation seats = {
    .since = get_day_ago (today, sample->close),
    .origin = STEWARD_SEATS_FROM_FILE,
    .seats = sample->seats,
  };

  if (sample->seats.kind != STEWARD_SEATS_UNKNOWN)
    g_array_append_val (facts->seats, seats);
  steward_sample_contracts_add (facts, seed, today);
  if (usage.people == 0)
    return facts;
  usage.seed = seed;
  steward_usage_unref (facts->usage);
  facts->usage = steward_sample_usage_make (&usage, today);
  facts->sync->at = facts->sync->attempted_at = get_sync_time (sample, today, now);
  return facts;
}

GPtrArray *
steward_sample_customers_new (StewardDay today, gint64 now)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    g_ptr_array_add (customers, make_customer (&samples[i], i + 1, today, now));
  return customers;
}

static GHashTable *
collect_names (GPtrArray *customers)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      g_hash_table_add (names, facts->record->name);
    }
  return names;
}

gboolean
steward_sample_customers_add (
  StewardConnection *connection, StewardDay today, gint64 now, guint *n_added, GError **error)
{
  g_autoptr (GPtrArray) existing = steward_customer_repository_list (connection, error);
  g_autoptr (GPtrArray) customers = steward_sample_customers_new (today, now);
  g_autoptr (GHashTable) names = NULL;

  if (existing == NULL)
    return FALSE;
  names = collect_names (existing);
  for (guint i = customers->len; i > 0; i--)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i - 1);

      if (g_hash_table_contains (names, facts->record->name))
        g_ptr_array_remove_index (customers, i - 1);
    }
  *n_added = customers->len;
  return steward_customer_repository_add_whole (connection, customers, now, error)
         && steward_sample_plans_add (connection, customers, today, now, error);
}
