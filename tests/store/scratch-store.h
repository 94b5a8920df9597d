/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-database.h"

/* A database of a test's own, in a temporary folder that stands for a profile. */
typedef struct {
  char *folder;
  char *path;
  StewardDatabase *database; /* may be cleared, and opened again */
} ScratchStore;

void scratch_store_set_up (ScratchStore *self);
/* Removes the folder, which must be all that is left. */
void scratch_store_tear_down (ScratchStore *self);
void scratch_store_open (ScratchStore *self);

/* Runs a job to its end, and meanwhile nothing of the main loop. */
gpointer scratch_store_run (StewardDatabase *database,
                            StewardDatabaseJob job,
                            gpointer data,
                            GError **error);
/* Runs SQL that has to succeed. */
void scratch_store_exec (StewardDatabase *database, const char *sql);

/* Adds or updates a customer; the facts stay the caller's. */
void scratch_store_save (StewardDatabase *database, StewardCustomerFacts *facts);
/* Adds one, and gives its id. */
char *scratch_store_add_customer (StewardDatabase *database,
                                  const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Adds customers called "Customer 1" and so on. */
void scratch_store_add_customers (StewardDatabase *database, guint n_customers);
void scratch_store_delete (StewardDatabase *database, const char *id);
/* Reads every customer; a job for scratch_store_run(). */
gpointer scratch_store_load_job (StewardConnection *connection, gpointer data, GError **error);
/* Returns: (transfer full) (element-type StewardCustomerFacts): every customer, by name */
GPtrArray *scratch_store_load (StewardDatabase *database);
