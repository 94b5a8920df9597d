/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a sync fetches of a customer; one may fail while the other is kept. */
typedef enum {
  STEWARD_PART_SEATS,
  STEWARD_PART_USAGE,
} StewardPart;
#define STEWARD_N_PARTS 2

/* `seats`, `usage`. */
const char *steward_part_to_string (StewardPart part);

typedef enum {
  STEWARD_SYNC_NEVER,  /* not tried, and no file imported */
  STEWARD_SYNC_OK,     /* the last try brought every part */
  STEWARD_SYNC_FAILED, /* the last try failed in a part */
} StewardSyncState;

/* `never`, `ok`, `failed`. */
const char *steward_sync_state_to_string (StewardSyncState state);

/**
 * StewardSyncProblem:
 * @code: (nullable): one of the command line's contract, such as `not-admin`; NULL where the part
 * is well
 * @message: (nullable): what happened and what to do, for people
 */
typedef struct {
  char *code;
  char *message;
} StewardSyncProblem;

/**
 * StewardSyncStatus:
 * @at: the last time every part came, in microseconds since 1970; 0: never
 * @attempted_at: the last try; 0: never
 * @problems: of the last try, by #StewardPart
 */
typedef struct {
  gint64 at;
  gint64 attempted_at;
  StewardSyncProblem problems[STEWARD_N_PARTS];
} StewardSyncStatus;

StewardSyncStatus *
steward_sync_status_copy (const StewardSyncStatus *self) G_GNUC_WARN_UNUSED_RESULT;
void steward_sync_status_free (StewardSyncStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSyncStatus, steward_sync_status_free)

StewardSyncState steward_sync_status_get_state (const StewardSyncStatus *self);
/* The first problem, seats before usage, or NULL. */
const StewardSyncProblem *steward_sync_status_get_problem (const StewardSyncStatus *self);
void steward_sync_status_set_problem (StewardSyncStatus *self,
                                      StewardPart part,
                                      const char *code,
                                      const char *message);

G_END_DECLS
