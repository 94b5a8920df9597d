/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sync-status.h"

const char *
steward_part_to_string (StewardPart part)
{
  return part == STEWARD_PART_SEATS ? "seats" : "usage";
}

const char *
steward_sync_state_to_string (StewardSyncState state)
{
  switch (state)
    {
    case STEWARD_SYNC_OK:
      return "ok";
    case STEWARD_SYNC_FAILED:
      return "failed";
    case STEWARD_SYNC_NEVER:
    default:
      return "never";
    }
}

StewardSyncStatus *
steward_sync_status_copy (const StewardSyncStatus *self)
{
  StewardSyncStatus *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < STEWARD_N_PARTS; i++)
    {
      copy->problems[i].code = g_strdup (self->problems[i].code);
      copy->problems[i].message = g_strdup (self->problems[i].message);
    }
  return copy;
}

void
steward_sync_status_free (StewardSyncStatus *self)
{
  for (guint i = 0; i < STEWARD_N_PARTS; i++)
    {
      g_free (self->problems[i].code);
      g_free (self->problems[i].message);
    }
  g_free (self);
}

StewardSyncState
steward_sync_status_get_state (const StewardSyncStatus *self)
{
  if (steward_sync_status_get_problem (self))
    return STEWARD_SYNC_FAILED;
  return self->at > 0 ? STEWARD_SYNC_OK : STEWARD_SYNC_NEVER;
}

const StewardSyncProblem *
steward_sync_status_get_problem (const StewardSyncStatus *self)
{
  for (guint i = 0; i < STEWARD_N_PARTS; i++)
    if (self->problems[i].code)
      return &self->problems[i];
  return NULL;
}

void
steward_sync_status_set_problem (StewardSyncStatus *self,
                                 StewardPart part,
                                 const char *code,
                                 const char *message)
{
  StewardSyncProblem *problem = &self->problems[part];

  g_set_str (&problem->code, code);
  g_set_str (&problem->message, message);
}
