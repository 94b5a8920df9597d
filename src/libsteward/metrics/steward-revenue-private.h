/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-revenue.h"

G_BEGIN_DECLS

/* From this day on, until that of the next step, a customer pays so much a year. */
typedef struct {
  StewardDay since;
  double arr;
} StewardRevenueStep;

/* A contract line in the report's currency. */
typedef struct {
  StewardDay from;
  StewardDay to;
  double arr;
  double renewed_arr;  /* what of it goes on in other lines */
  const char *product; /* unique by its address; NULL for none */
} StewardRevenueLine;

typedef struct {
  const char *id;
  const char *name;
  int into;         /* the customer that took it over, or -1 */
  guint group;      /* the same of all that were merged with each other */
  guint first_step; /* its steps end where those of the next one begin */
  guint first_line; /* and so do its lines */
} StewardRevenueEntry;

struct _StewardRevenue {
  char *currency;
  char *rates; /* for people, or NULL */
  guint grace_days;
  GStringChunk *texts;
  GArray *entries; /* of StewardRevenueEntry, and one behind the last */
  GArray *steps;   /* of StewardRevenueStep: the last of a customer pays nothing */
  GArray *lines;   /* of StewardRevenueLine */
  guint *by_group; /* the customers, those of a group together */
  gatomicrefcount refs;
};

static inline const StewardRevenueEntry *
steward_revenue_get_entry (const StewardRevenue *self, guint customer)
{
  return &g_array_index (self->entries, StewardRevenueEntry, customer);
}

/* The steps of a customer; none where it never paid. */
StewardRevenueStep *
steward_revenue_get_steps (const StewardRevenue *self, guint customer, guint *n_steps);
/* How many of them have begun on a day: the one after is the next to begin. Those that pay nothing
 * never follow each other. */
guint steward_revenue_find_step (const StewardRevenue *self, guint customer, StewardDay day);
/* The first day on which a customer pays, STEWARD_DAY_NONE for never. */
StewardDay steward_revenue_get_first_day (const StewardRevenue *self, guint customer);

/* Finds out which lines go on in which others. */
void steward_revenue_match_renewals (StewardRevenue *self);

/* A sum that does not depend on the order of what is added, but for its last digit (Neumaier 1974,
 * Zeitschrift für Angewandte Mathematik und Mechanik 54). */
typedef struct {
  double sum;
  double lost;
} StewardSum;

void steward_sum_add (StewardSum *self, double number);
double steward_sum_get (const StewardSum *self);

G_END_DECLS
