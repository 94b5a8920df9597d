/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-example.h"

#include "steward-portfolio-file.h"

/* One row of the example: days are from today on. */
typedef struct {
  const char *name;
  const char *url;
  StewardSourceKind source;
  StewardSeats seats;
  gint64 tam;
  int contract_close;
  int production;
  int renewal;
} Example;

static StewardCustomerFacts *
make_example (const Example *example, StewardDay today)
{
  StewardCustomerRecord *record = steward_customer_record_new (example->name);
  StewardCustomerFacts *facts = steward_customer_facts_new_take (record);
  const StewardSeatsObservation seats = { .since = today, .seats = example->seats };

  record->url = g_strdup (example->url);
  record->source = example->source;
  record->tam = example->tam;
  record->segment = g_strdup ("Enterprise");
  record->contract_close = today + example->contract_close;
  record->production = today + example->production;
  record->renewal = today + example->renewal;
  record->arr = 120000;
  record->currency = g_strdup ("EUR");
  record->advisor = g_strdup ("M. Okafor");
  steward_customer_record_set_tag (record, "region", "EMEA");
  g_array_append_val (facts->seats, seats);
  return facts;
}

char *
steward_portfolio_example_write (StewardDay today)
{
  static const Example examples[] = {
    { .name = "Example: instance up to 6.10",
      .url = "https://sourcegraph.customer-one.example",
      .source = STEWARD_SOURCE_SOURCEGRAPH,
      .seats = { STEWARD_SEATS_KNOWN, 1200 },
      .contract_close = -60,
      .production = -30,
      .renewal = 305 },
    { .name = "Example: instance from 6.11",
      .url = "https://customer-two.sourcegraph.example",
      .source = STEWARD_SOURCE_ANALYTICS,
      .seats = { STEWARD_SEATS_UNLIMITED, 0 },
      .tam = 4000,
      .contract_close = -200,
      .production = -170,
      .renewal = 165 },
    { .name = "Example: not reachable, usage from files",
      .source = STEWARD_SOURCE_FILE,
      .seats = { STEWARD_SEATS_KNOWN, 400 },
      .contract_close = -400,
      .production = -380,
      .renewal = 330 },
  };
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    g_ptr_array_add (customers, make_example (&examples[i], today));
  return steward_portfolio_file_write (customers, today);
}
