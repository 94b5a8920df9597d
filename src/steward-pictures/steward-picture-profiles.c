/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-picture-profiles.h"

#include "steward-customer-repository.h"
#include "steward-sample-customers.h"
#include "steward-sample-plans.h"
#include "steward-setting-repository.h"

typedef struct {
  PictureProfile profile;
  StewardClock *clock;
  GAsyncResult *result;
} Filling;

/* The sample customers as if each was read from an instance, three days ago for the last time. */
static void
make_unreached (GPtrArray *customers, gint64 now)
{
  for (guint i = 0; i < customers->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (customers, i);
      StewardCustomerRecord *record = facts->record;

      record->sample = FALSE;
      record->source = STEWARD_SOURCE_SOURCEGRAPH;
      record->url = g_strdup_printf ("https://code-%u.example", i + 1);
      facts->sync->at = facts->sync->at > 0 ? now - 3 * G_TIME_SPAN_DAY : 0;
      facts->sync->attempted_at = now;
      for (int part = 0; part < STEWARD_N_PARTS; part++)
        steward_sync_status_set_problem (facts->sync, (StewardPart) part, "offline",
                                         "The server was not reached.");
    }
}

/* So that its revenue adds up. */
static gboolean
set_rates (StewardConnection *connection, gint64 now, GError **error)
{
  return steward_setting_repository_save (connection, "currency", STEWARD_SCOPE_EVERYONE, "", "EUR",
                                          now, error)
         && steward_setting_repository_save (connection, "exchange-rates", STEWARD_SCOPE_EVERYONE,
                                             "", "GBP=1.17 USD=0.92", now, error);
}

static gpointer
fill_job (StewardConnection *connection, gpointer data, GError **error)
{
  Filling *filling = data;
  gint64 now = steward_clock_get_now (filling->clock);
  g_autoptr (GPtrArray) customers = steward_sample_customers_new (
    steward_clock_get_today (filling->clock), now);

  if (filling->profile == UNREACHED)
    make_unreached (customers, now);
  if (filling->profile == RATES && !set_rates (connection, now, error))
    return NULL;
  return GINT_TO_POINTER (
    steward_customer_repository_add_whole (connection, customers, now, error)
    && steward_sample_plans_add (connection, customers, steward_clock_get_today (filling->clock),
                                 now, error)
    && steward_setting_repository_save (connection, "searches-per-user", STEWARD_SCOPE_EVERYONE, "",
                                        "25", now, error));
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Filling *) user_data)->result = g_object_ref (result);
}

static gboolean
fill (StewardDatabase *database, PictureProfile profile, StewardClock *clock, GError **error)
{
  Filling filling = { .profile = profile, .clock = clock };
  g_autoptr (GAsyncResult) result = NULL;

  steward_database_run_async (database, fill_job, &filling, NULL, NULL, NULL, filled_cb, &filling);
  while (filling.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = filling.result;
  return steward_database_run_finish (database, result, error) != NULL;
}

StewardContext *
picture_profile_open (PictureProfile profile,
                      const char *given,
                      StewardClock *clock,
                      GError **error)
{
  g_autofree char *folder = profile == CUSTOMERS ? g_strdup (given) : g_dir_make_tmp (NULL, error);
  g_autoptr (StewardContext) context = folder ? steward_context_open (folder, clock, error) : NULL;

  if (context == NULL)
    return NULL;
  if ((profile == SAMPLE || profile == RATES || profile == UNREACHED)
      && !fill (steward_context_get_database (context), profile, clock, error))
    return NULL;
  return g_steal_pointer (&context);
}
