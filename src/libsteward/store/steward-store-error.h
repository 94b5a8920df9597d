/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardStoreError:
 * @STEWARD_STORE_ERROR_FAILED: the disk or SQLite failed; the message says how
 * @STEWARD_STORE_ERROR_FULL: no space is left; free some and try again
 * @STEWARD_STORE_ERROR_READ_ONLY: the file or folder may not be written
 * @STEWARD_STORE_ERROR_BUSY: another program kept the database locked for too long; try again
 * @STEWARD_STORE_ERROR_DAMAGED: the database is damaged; set it aside and restore a backup
 * @STEWARD_STORE_ERROR_NEWER: a newer Steward wrote the database; update this one
 * @STEWARD_STORE_ERROR_TAKEN: another customer has that name
 * @STEWARD_STORE_ERROR_NOT_FOUND: there is no such record (any more)
 *
 * What failed in the store, by what can be done about it. What was confirmed before stays.
 */
typedef enum {
  STEWARD_STORE_ERROR_FAILED,
  STEWARD_STORE_ERROR_FULL,
  STEWARD_STORE_ERROR_READ_ONLY,
  STEWARD_STORE_ERROR_BUSY,
  STEWARD_STORE_ERROR_DAMAGED,
  STEWARD_STORE_ERROR_NEWER,
  STEWARD_STORE_ERROR_TAKEN,
  STEWARD_STORE_ERROR_NOT_FOUND,
} StewardStoreError;

#define STEWARD_STORE_ERROR (steward_store_error_quark ())
GQuark steward_store_error_quark (void);

G_END_DECLS
