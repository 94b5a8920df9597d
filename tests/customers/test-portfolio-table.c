/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-table.h"

#include <string.h>

#define TODAY 20780 /* 2026-11-23 */

#define HEADER                                                                                     \
  "name,utilization,utilization_state,utilization_month,utilization_mau,utilization_seats,"        \
  "utilization_reason,utilization_2025-11,utilization_2025-12,utilization_2026-01,"                \
  "utilization_2026-02,utilization_2026-03,utilization_2026-04,utilization_2026-05,"               \
  "utilization_2026-06,utilization_2026-07,utilization_2026-08,utilization_2026-09,"               \
  "utilization_2026-10,consumption,consumption_state,consumption_mean_dau,"                        \
  "consumption_days_present,consumption_days_expected,consumption_reason,health,health_state,"     \
  "health_known,health_of,health_reason,seat_use,seat_alert,lifecycle,ramp_day,ramp_due,advisor,"  \
  "segment,renewal,days_to_renewal,sync_state,sync_at,sync_error,source,url,source_url,seats,"     \
  "seats_state,tam,"                                                                               \
  "arr,currency,production,contract_close"

/* What is not known is empty; what is counted is 0. */
#define NOTHING_KNOWN                                                                              \
  ",,unknown,2026-10,,,no-usage,,,,,,,,,,,,,,unknown,,0,28,no-usage,,unknown,0,10,no-traits,,,,"   \
  ",,,,,,never,,,sourcegraph,,,,unknown,,,,,"

static StewardCustomerFacts *
make_customer (const char *name)
{
  return steward_customer_facts_new_take (steward_customer_record_new (name));
}

static void
add (GListStore *list, StewardCustomerFacts *facts)
{
  g_autoptr (StewardCustomer) customer = steward_customer_new (facts, TODAY,
                                                               &steward_targets_published);

  g_list_store_append (list, customer);
}

static char *
write_table (GListStore *list)
{
  return steward_portfolio_table_write (G_LIST_MODEL (list), TODAY);
}

/* 1,000 seats, 500 users in September and 744 in October, 300 on each of the last 28 days. */
static void
add_usage (StewardCustomerFacts *facts)
{
  StewardSeatsObservation seats = { steward_day_new (2026, 1, 1), STEWARD_SEATS_FROM_LICENSE,
                                    steward_seats_new (1000) };
  StewardMonth october = steward_day_get_month (TODAY) - 1;

  steward_seats_history_add (facts->seats, seats);
  steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, october - 1, 500, TRUE);
  steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, october, 744, TRUE);
  for (StewardDay day = TODAY - 28; day < TODAY; day++)
    steward_usage_add (facts->usage, STEWARD_GRAIN_DAY, day, 300, TRUE);
}

static StewardCustomerFacts *
make_known_customer (void)
{
  StewardCustomerFacts *facts = make_customer ("Say \"hi\", Ltd.\nBerlin");

  add_usage (facts);
  facts->record->advisor = g_strdup ("-Anne");
  facts->record->segment = g_strdup ("Enterprise");
  facts->record->url = g_strdup ("https://acme.example.com");
  facts->record->contract_close = steward_day_new (2026, 10, 1);
  facts->record->production = steward_day_new (2026, 10, 20);
  facts->record->renewal = steward_day_new (2027, 10, 1);
  facts->record->arr = 216000.1;
  facts->record->currency = g_strdup ("USD");
  steward_customer_record_set_tag (facts->record, "note", "=1+1");
  facts->sync->at = (gint64) 1795334400 * G_USEC_PER_SEC; /* 2026-11-22T08:00:00Z */
  steward_sync_status_set_problem (facts->sync, STEWARD_PART_USAGE, "timeout", "It took too long.");
  return facts;
}

/* 300 ÷ 744 = 0.4032258…; concerning 5 and healthy 10 are 7.5; 34 days since 20 October, 60 days
 * end on 19 December; 312 days to 1 October. */
static void
test_every_column (void)
{
  g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  g_autofree char *text = NULL;

  add (list, make_known_customer ());
  add (list, make_customer ("B"));
  text = write_table (list);
  g_assert_cmpstr (
    text, ==,
    HEADER
    ",note\r\n"
    "\"Say \"\"hi\"\", Ltd.\nBerlin\",0.744,concerning,2026-10,744,1000,,,,,,,,,,,,0.5,0.744,"
    "0.4032258064516129,healthy,300,28,28,,7.5,healthy,2,10,,0.744,none,onboarding,34,2026-12-19,"
    "\"'-Anne\",Enterprise,2027-10-01,312,failed,2026-11-22T08:00:00Z,timeout,sourcegraph,"
    "https://acme.example.com,,1000,known,,216000.1,USD,2026-10-20,2026-10-01,\"'=1+1\"\r\n"
    "B" NOTHING_KNOWN ",\r\n");
}

static void
test_nobody (void)
{
  g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  g_autofree char *text = write_table (list);

  g_assert_cmpstr (text, ==, HEADER "\r\n");
}

static void
test_order_is_the_lists (void)
{
  const char *const names[] = { "B", "C", "A" };
  g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  g_autoptr (GString) expected = g_string_new (HEADER "\r\n");
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      add (list, make_customer (names[i]));
      g_string_append_printf (expected, "%s" NOTHING_KNOWN "\r\n", names[i]);
    }
  text = write_table (list);
  g_assert_cmpstr (text, ==, expected->str);
}

/* A tag never takes the name of a column, nor that of another tag. */
static void
test_header_is_unique (void)
{
  const char *const tags[] = { "=x", "health", "tag:health", "utilization_2026-10", "Überland" };
  g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  StewardCustomerFacts *facts = make_customer ("A");
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    steward_customer_record_set_tag (facts->record, tags[i], tags[i]);
  add (list, facts);
  /* The same tag of another customer is the same column. */
  facts = make_customer ("B");
  steward_customer_record_set_tag (facts->record, "health", "good");
  add (list, facts);
  text = write_table (list);
  g_assert_cmpstr (text, ==,
                   HEADER ",\"'=x\",tag:health,tag:tag:health,tag:utilization_2026-10,Überland\r\n"
                          "A" NOTHING_KNOWN
                          ",\"'=x\",health,tag:health,utilization_2026-10,Überland\r\n"
                          "B" NOTHING_KNOWN ",,good,,,\r\n");
}

/* A renewal that is over is a negative number, no formula; the ramp has a first and a last day. */
static void
test_days (void)
{
  const struct {
    int days_since_production;
    const char *cells;
  } examples[] = {
    { -1, ",,2027-01-23,,,2026-11-20,-3," },
    { 0, ",0,2027-01-22,,,2026-11-20,-3," },
    { 60, ",60,2026-11-23,,,2026-11-20,-3," },
    { 61, ",,2026-11-22,,,2026-11-20,-3," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_CUSTOMER);
      StewardCustomerFacts *facts = make_customer ("A");
      g_autofree char *text = NULL;

      facts->record->production = TODAY - examples[i].days_since_production;
      facts->record->renewal = TODAY - 3;
      add (list, facts);
      text = write_table (list);
      g_assert_nonnull (strstr (text, examples[i].cells));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/customers/portfolio-table/" path, func)
  ADD ("every-column", test_every_column);
  ADD ("nobody", test_nobody);
  ADD ("order-is-the-lists", test_order_is_the_lists);
  ADD ("header-is-unique", test_header_is_unique);
  ADD ("days", test_days);
#undef ADD
  return g_test_run ();
}
