/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer.h"
#include "steward-sync-summary.h"

#define NOON ((gint64) 1700000000 * G_USEC_PER_SEC)

/* One customer: when it was last synced in full and last tried, in hours after noon (0: never),
 * and what its parts failed with. */
typedef struct {
  const char *url;
  int at;
  int attempted_at;
  const char *seats_code;
  const char *usage_code;
  StewardSourceKind source;
} Row;

static StewardCustomer *
make_customer (const Row *row)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (row->url));

  facts->record->url = g_strdup (row->url);
  facts->record->source = row->source;
  facts->sync->at = row->at > 0 ? NOON + row->at * G_TIME_SPAN_HOUR : 0;
  facts->sync->attempted_at = row->attempted_at > 0 ? NOON + row->attempted_at * G_TIME_SPAN_HOUR
                                                    : 0;
  if (row->seats_code)
    steward_sync_status_set_problem (facts->sync, STEWARD_PART_SEATS, row->seats_code, "Why.");
  if (row->usage_code)
    steward_sync_status_set_problem (facts->sync, STEWARD_PART_USAGE, row->usage_code, "Why.");
  return steward_customer_new (facts, steward_day_new (2026, 11, 23), &steward_targets_published);
}

/* @address is given a copy, as the customers go. */
static StewardSyncSummary
summarize (const Row *rows, guint n_rows, char **address)
{
  g_autoptr (GListStore) store = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  StewardSyncSummary summary;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (StewardCustomer) customer = make_customer (&rows[i]);

      g_list_store_append (store, customer);
    }
  summary = steward_sync_summary_compute (G_LIST_MODEL (store));
  if (address)
    *address = g_strdup (summary.address);
  summary.address = NULL;
  return summary;
}

static void
test_nobody (void)
{
  StewardSyncSummary summary = summarize (NULL, 0, NULL);

  g_assert_cmpuint (summary.n_customers, ==, 0);
  g_assert_cmpint (summary.oldest, ==, 0);
  g_assert_false (summary.offline);
}

static void
test_counts_and_times (void)
{
  const Row rows[] = {
    { "https://a.example", 5, 5, NULL, NULL, STEWARD_SOURCE_SOURCEGRAPH },
    { "https://b.example", 2, 6, NULL, "not-admin", STEWARD_SOURCE_SOURCEGRAPH },
    { "https://c.example", 0, 6, "auth", "auth", STEWARD_SOURCE_SOURCEGRAPH },
    { "https://d.example", 0, 0, NULL, NULL, STEWARD_SOURCE_SOURCEGRAPH },
    { "https://e.example", 1, 1, NULL, NULL, STEWARD_SOURCE_FILE },
    { "https://f.example", 3, 6, "offline", "offline", STEWARD_SOURCE_SOURCEGRAPH },
  };
  StewardSyncSummary summary = summarize (rows, G_N_ELEMENTS (rows), NULL);

  g_assert_cmpuint (summary.n_customers, ==, 6);
  g_assert_cmpuint (summary.n_failed, ==, 3);
  g_assert_cmpuint (summary.n_unreached, ==, 1);
  g_assert_cmpint (summary.oldest, ==, NOON + G_TIME_SPAN_HOUR);
  g_assert_cmpint (summary.newest, ==, NOON + 5 * G_TIME_SPAN_HOUR);
  /* Others were reached. */
  g_assert_false (summary.offline);
}

static void
test_offline (void)
{
  const Row rows[] = {
    { "https://a.example", 5, 6, "offline", "offline", STEWARD_SOURCE_SOURCEGRAPH },
    { "https://b.example", 2, 6, "offline", "offline", STEWARD_SOURCE_SOURCEGRAPH },
    /* Nothing was sent to these, or nothing ever tried. */
    { "https://c.example", 0, 6, "no-token", "no-token", STEWARD_SOURCE_SOURCEGRAPH },
    { "http://d.example", 0, 6, "insecure-url", "insecure-url", STEWARD_SOURCE_SOURCEGRAPH },
    { "https://e.example", 0, 0, NULL, NULL, STEWARD_SOURCE_SOURCEGRAPH },
    { "https://f.example", 4, 4, NULL, NULL, STEWARD_SOURCE_FILE },
  };
  g_autofree char *address = NULL;
  StewardSyncSummary summary = summarize (rows, G_N_ELEMENTS (rows), &address);

  g_assert_true (summary.offline);
  g_assert_cmpuint (summary.n_unreached, ==, 2);
  g_assert_cmpuint (summary.n_failed, ==, 4);
  g_assert_null (address);
  /* One who answers, be it with a refusal, is enough. */
  {
    Row answered[] = { rows[0], rows[1], { "https://g.example", 0, 6, "auth", "auth", 0 } };

    g_assert_false (summarize (answered, G_N_ELEMENTS (answered), NULL).offline);
  }
}

/* Seats came, and then the line was cut: the network is there. */
static void
test_partly_reached (void)
{
  const Row rows[] = {
    { "https://a.example", 5, 6, NULL, "offline", STEWARD_SOURCE_SOURCEGRAPH },
  };
  StewardSyncSummary summary = summarize (rows, G_N_ELEMENTS (rows), NULL);

  g_assert_false (summary.offline);
  g_assert_cmpuint (summary.n_unreached, ==, 0);
}

/* Where all are read from one address, that server may be down as well as the network. */
static void
test_one_address (void)
{
  const Row rows[] = {
    { "https://a.example", 5, 6, NULL, "offline", STEWARD_SOURCE_ANALYTICS },
    { "https://b.example", 2, 6, NULL, "offline", STEWARD_SOURCE_ANALYTICS },
  };
  g_autofree char *address = NULL;
  StewardSyncSummary summary = summarize (rows, G_N_ELEMENTS (rows), &address);

  /* It knows no seats, so that nothing came. */
  g_assert_true (summary.offline);
  g_assert_cmpstr (address, ==, "https://analytics.sourcegraph.com");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/customers/sync-summary/" path, func)
  ADD ("nobody", test_nobody);
  ADD ("counts-and-times", test_counts_and_times);
  ADD ("offline", test_offline);
  ADD ("partly-reached", test_partly_reached);
  ADD ("one-address", test_one_address);
#undef ADD
  return g_test_run ();
}
