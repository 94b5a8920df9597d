/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-usage-source.h"

G_DEFINE_INTERFACE (StewardUsageSource, steward_usage_source, G_TYPE_OBJECT)

static void
steward_usage_source_default_init (StewardUsageSourceInterface *iface)
{
}

gboolean
steward_usage_source_offers (StewardUsageSource *self, StewardPart part)
{
  g_return_val_if_fail (STEWARD_IS_USAGE_SOURCE (self), FALSE);
  return part == STEWARD_PART_USAGE || STEWARD_USAGE_SOURCE_GET_IFACE (self)->fetch_seats != NULL;
}

void
steward_usage_source_fetch_seats_async (StewardUsageSource *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (steward_usage_source_offers (self, STEWARD_PART_SEATS));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_usage_source_fetch_seats_async);
  STEWARD_USAGE_SOURCE_GET_IFACE (self)->fetch_seats (self, task);
}

gboolean
steward_usage_source_fetch_seats_finish (StewardUsageSource *self,
                                         GAsyncResult *result,
                                         StewardSeats *seats,
                                         GError **error)
{
  g_autofree StewardSeats *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;
  *seats = *answer;
  return TRUE;
}

void
steward_usage_source_fetch_usage_async (StewardUsageSource *self,
                                        const StewardUsageRequest *request,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (STEWARD_IS_USAGE_SOURCE (self));
  g_return_if_fail (request != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_usage_source_fetch_usage_async);
  STEWARD_USAGE_SOURCE_GET_IFACE (self)->fetch_usage (self, request, task);
}

StewardUsage *
steward_usage_source_fetch_usage_finish (StewardUsageSource *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
