/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-fetch-private.h"

#include "steward-address.h"
#include "steward-analytics-source.h"
#include "steward-sourcegraph-source.h"
#include "steward-usage-error.h"

#include <glib/gi18n-lib.h>

/* What goes on for one customer, as task data. */
typedef struct {
  StewardCustomerRecord *record;
  StewardUsageRequest request;
  StewardHttp *http;
  StewardUsageSource *source;
  guint n_waiting; /* parts that were asked and have not answered */
  StewardFetched *fetched;
} Fetch;

void
steward_fetched_free (StewardFetched *self)
{
  g_clear_pointer (&self->problems, steward_sync_status_free);
  g_clear_pointer (&self->usage, steward_usage_unref);
  g_free (self);
}

static void
fetch_free (Fetch *self)
{
  steward_customer_record_free (self->record);
  g_clear_object (&self->source);
  g_clear_object (&self->http);
  g_clear_pointer (&self->fetched, steward_fetched_free);
  g_free (self);
}

/* The report API knows no seats. */
static gboolean
has_part (const StewardCustomerRecord *record, StewardPart part)
{
  return part == STEWARD_PART_USAGE || record->source == STEWARD_SOURCE_SOURCEGRAPH;
}

static void
fail_all_parts (Fetch *self, StewardUsageError code, const char *message)
{
  for (int part = 0; part < STEWARD_N_PARTS; part++)
    if (has_part (self->record, (StewardPart) part))
      steward_sync_status_set_problem (self->fetched->problems, (StewardPart) part,
                                       steward_usage_error_to_code (code), message);
}

/* What a source says that is no usage error would be a fault of ours; it is still told. */
static void
fail_part (Fetch *self, StewardPart part, const GError *error)
{
  StewardUsageError code = error->domain == STEWARD_USAGE_ERROR ? (StewardUsageError) error->code
                                                                : STEWARD_USAGE_ERROR_MALFORMED;

  steward_sync_status_set_problem (self->fetched->problems, part,
                                   steward_usage_error_to_code (code), error->message);
}

static void
return_fetched (GTask *task)
{
  Fetch *self = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&self->fetched),
                         (GDestroyNotify) steward_fetched_free);
}

/* One part has answered; the last one ends the task. Takes the reference that the part held. */
static void
part_ended (GTask *task, StewardPart part, GError *error)
{
  Fetch *self = g_task_get_task_data (task);

  if (error)
    fail_part (self, part, error);
  g_clear_error (&error);
  if (--self->n_waiting == 0 && !g_task_return_error_if_cancelled (task))
    return_fetched (task);
  g_object_unref (task);
}

static void
seats_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Fetch *self = g_task_get_task_data (task);
  GError *error = NULL;

  steward_usage_source_fetch_seats_finish (STEWARD_USAGE_SOURCE (source), result,
                                           &self->fetched->seats, &error);
  part_ended (task, STEWARD_PART_SEATS, error);
}

static void
usage_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Fetch *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->fetched->usage = steward_usage_source_fetch_usage_finish (STEWARD_USAGE_SOURCE (source),
                                                                  result, &error);
  part_ended (task, STEWARD_PART_USAGE, error);
}

static StewardUsageSource *
make_source (Fetch *self, const char *token)
{
  const StewardCustomerRecord *record = self->record;
  const char *address = steward_customer_record_get_api_address (record);
  g_autofree char *host = NULL;

  if (record->source == STEWARD_SOURCE_SOURCEGRAPH)
    return STEWARD_USAGE_SOURCE (steward_sourcegraph_source_new (self->http, address, token));
  host = steward_address_dup_host (record->url);
  return STEWARD_USAGE_SOURCE (steward_analytics_source_new (self->http, address, host, token));
}

static void
ask (GTask *task, const char *token)
{
  Fetch *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->source = make_source (self, token);
  /* Counted first: a part may answer before the next one is asked. */
  self->n_waiting = has_part (self->record, STEWARD_PART_SEATS) ? 2 : 1;
  if (has_part (self->record, STEWARD_PART_SEATS))
    steward_usage_source_fetch_seats_async (self->source, cancellable, seats_cb,
                                            g_object_ref (task));
  steward_usage_source_fetch_usage_async (self->source, &self->request, cancellable, usage_cb,
                                          g_object_ref (task));
}

static void
token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *self = g_task_get_task_data (task);
  const char *address = steward_customer_record_get_api_address (self->record);
  g_autoptr (GError) error = NULL;
  char *token = steward_vault_lookup_for_finish (STEWARD_VAULT (source), result, &error);
  g_autofree char *message = NULL;

  if (token)
    {
      ask (task, token);
      steward_vault_free_token (token);
      return;
    }
  if (error && !g_error_matches (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_UNAVAILABLE))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  message = error ? g_strdup (error->message)
                  : g_strdup_printf (_ ("No token is stored for %s. Enter one for this address."),
                                     address);
  fail_all_parts (self, STEWARD_USAGE_ERROR_NO_TOKEN, message);
  return_fetched (task);
}

/* Whether there is an address to ask; else says what is missing. The report API also needs to be
 * told which instance is meant. */
static gboolean
check_address (Fetch *self)
{
  const StewardCustomerRecord *record = self->record;

  if (steward_customer_record_get_api_address (record)
      && (record->url || record->source == STEWARD_SOURCE_SOURCEGRAPH))
    return TRUE;
  fail_all_parts (self, STEWARD_USAGE_ERROR_NO_TOKEN,
                  _ ("The customer has no address. Enter its instance's address, then a token for "
                     "it."));
  return FALSE;
}

/* Said before a token is even looked up. */
static gboolean
check_secure (Fetch *self)
{
  const char *address = steward_customer_record_get_api_address (self->record);
  g_autofree char *message = NULL;

  if (steward_address_is_secure (address))
    return TRUE;
  message = g_strdup_printf (_ ("%s is plain http, over which a token is never sent. Change the "
                                "address to https."),
                             address);
  fail_all_parts (self, STEWARD_USAGE_ERROR_INSECURE_URL, message);
  return FALSE;
}

void
steward_fetch_async (const StewardCustomerRecord *record,
                     const StewardUsageRequest *request,
                     const char *token,
                     StewardVault *vault,
                     StewardHttp *http,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *self = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, steward_fetch_async);
  g_task_set_task_data (task, self, (GDestroyNotify) fetch_free);
  self->record = steward_customer_record_copy (record);
  self->request = *request;
  self->http = g_object_ref (http);
  self->fetched = g_new0 (StewardFetched, 1);
  self->fetched->problems = g_new0 (StewardSyncStatus, 1);
  if (!check_address (self) || !check_secure (self))
    return_fetched (task);
  else if (token)
    ask (task, token);
  else
    steward_vault_lookup_for_async (vault, steward_customer_record_get_api_address (record),
                                    record->url, cancellable, token_cb, g_object_ref (task));
}

StewardFetched *
steward_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
