/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-utilization.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Smaller than a figure shows: a tenth of a percentage point. */
#define LEAST_CHANGE 0.0005

static gint
by_change (gconstpointer a, gconstpointer b)
{
  const StewardUtilizationMove *first = a;
  const StewardUtilizationMove *second = b;
  double one = fabs (first->change);
  double other = fabs (second->change);

  if (one != other && !isnan (one) && !isnan (other))
    return one < other ? 1 : -1;
  return (second->now.denominator > first->now.denominator)
         - (second->now.denominator < first->now.denominator);
}

StewardUtilizationMoves *
steward_utilization_moves_new (const StewardPortfolioUtilization *portfolio)
{
  StewardUtilizationMoves *self = g_new0 (StewardUtilizationMoves, 1);
  GArray **const lists[] = { &self->up, &self->down, &self->first };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_array_new (FALSE, FALSE, sizeof (StewardUtilizationMove));
  for (guint i = 0; i < portfolio->figures->len; i++)
    {
      StewardUtilizationMove move = {
        .index = i,
        .before = g_array_index (portfolio->before, StewardUtilization, i),
        .now = g_array_index (portfolio->figures, StewardUtilization, i),
      };

      move.change = move.now.value - move.before.value;
      if (move.change >= LEAST_CHANGE)
        g_array_append_val (self->up, move);
      else if (move.change <= -LEAST_CHANGE)
        g_array_append_val (self->down, move);
      else if (isnan (move.before.value) && !isnan (move.now.value))
        g_array_append_val (self->first, move);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_array_sort (*lists[i], by_change);
  return self;
}

void
steward_utilization_moves_free (StewardUtilizationMoves *self)
{
  g_array_unref (self->up);
  g_array_unref (self->down);
  g_array_unref (self->first);
  g_free (self);
}

/* --- In words --------------------------------------------------------------------------------- */

/* NULL where they are the same. */
static char *
describe_users (gint64 change)
{
  g_autofree char *count = steward_format_count (ABS (change));

  if (change == 0)
    return NULL;
  return g_strdup_printf (
    change > 0 ? g_dngettext (GETTEXT_PACKAGE, "%s more user", "%s more users", (gulong) change)
               : g_dngettext (GETTEXT_PACKAGE, "%s user fewer", "%s users fewer", (gulong) -change),
    count);
}

static char *
describe_seats (gint64 change)
{
  g_autofree char *count = steward_format_count (ABS (change));

  if (change == 0)
    return NULL;
  return g_strdup_printf (
    change > 0 ? g_dngettext (GETTEXT_PACKAGE, "%s more seat", "%s more seats", (gulong) change)
               : g_dngettext (GETTEXT_PACKAGE, "%s seat fewer", "%s seats fewer", (gulong) -change),
    count);
}

/* NULL where it stayed on its side of the target. */
static char *
describe_crossing (const StewardUtilizationMove *self, const StewardTargets *targets)
{
  g_autofree char *target = steward_format_limit (targets->utilization_healthy);
  gboolean was_below = steward_utilization_is_below (&self->before);

  if (was_below == steward_utilization_is_below (&self->now))
    return NULL;
  /* Translators: a customer's utilization came to, or left, its target: `Reached 80 %` */
  return g_strdup_printf (was_below ? _ ("Reached %s") : _ ("Fell under %s"), target);
}

/* What changed of users and seats. */
static char *
describe_cause (const StewardUtilizationMove *self)
{
  g_autofree char *users = describe_users (self->now.mau - self->before.mau);
  g_autofree char *seats = describe_seats (self->now.denominator - self->before.denominator);

  if (users && seats)
    /* Translators: `120 more seats, 4 users fewer` */
    return g_strdup_printf (_ ("%s, %s"), seats, users);
  if (seats)
    /* Translators: `120 more seats, same users` */
    return g_strdup_printf (_ ("%s, same users"), seats);
  return g_steal_pointer (&users);
}

char *
steward_utilization_move_describe (const StewardUtilizationMove *self,
                                   const StewardTargets *targets)
{
  g_autofree char *crossing = NULL;
  g_autofree char *cause = NULL;

  if (isnan (self->change))
    {
      g_autofree char *users = steward_format_count (self->now.mau);
      g_autofree char *seats = steward_format_count (self->now.denominator);

      /* Translators: users of a month, and seats */
      return g_strdup_printf (_ ("%s of %s seats"), users, seats);
    }
  crossing = describe_crossing (self, targets);
  cause = describe_cause (self);
  if (crossing)
    /* Translators: `Reached 80 %: 82 more users` */
    return g_strdup_printf (_ ("%s: %s"), crossing, cause);
  return g_steal_pointer (&cause);
}
