/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-retention.h"

#include "steward-renewals.h"
#include "steward-revenue-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Amounts that differ by less, of what is paid, are the same: it is what rounding leaves. */
#define ROUNDING 1e-9

static const struct {
  const char *key;
  const char *label;
} kinds[STEWARD_N_MOVEMENTS] = {
  /* Translators: what became of a customer and of what it pays a year */
  [STEWARD_MOVEMENT_RETAINED] = { "retained", NC_ ("movement", "Retained") },
  [STEWARD_MOVEMENT_NEW] = { "new", NC_ ("movement", "New") },
  /* Translators: a customer that had left and came back */
  [STEWARD_MOVEMENT_RESURRECTION] = { "resurrection", NC_ ("movement", "Returned") },
  [STEWARD_MOVEMENT_EXPANSION] = { "expansion", NC_ ("movement", "Expansion") },
  [STEWARD_MOVEMENT_CONTRACTION] = { "contraction", NC_ ("movement", "Contraction") },
  [STEWARD_MOVEMENT_CHURN] = { "churn", NC_ ("movement", "Churn") },
  [STEWARD_MOVEMENT_MERGED] = { "merged", NC_ ("movement", "Merged") },
  /* Translators: a customer that came and left between two days */
  [STEWARD_MOVEMENT_INSIDE] = { "inside", NC_ ("movement", "Signed and lost") },
};

const char *
steward_movement_kind_to_string (StewardMovementKind kind)
{
  return kinds[kind].key;
}

const char *
steward_movement_kind_get_label (StewardMovementKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "movement", kinds[kind].label);
}

/* --- Who went into whom ----------------------------------------------------------------------- */

/* What is known of a customer while the report is made. */
typedef struct {
  double start;
  double end;
  double taken_over;
  gboolean paid_before; /* the first day, itself or one that is gone into it */
  int heir; /* who took it over and is there on the last day: a customer, or one of these */
} Standing;

#define HEIR_UNKNOWN (-2)
#define HEIR_NONE (-1)

/* Goes from one that is gone to who took it over, until one is there. Every customer on the way has
 * the same heir, and is asked no more; those who went into each other in a circle have none. */
static int
find_heir (const StewardRevenue *revenue, Standing *standings, guint customer)
{
  int next = (int) customer;
  int heir;

  while (next >= 0 && standings[next].end <= 0 && standings[next].heir == HEIR_UNKNOWN)
    {
      standings[next].heir = HEIR_NONE;
      next = steward_revenue_get_entry (revenue, (guint) next)->into;
    }
  heir = next < 0 || standings[next].end > 0 ? next : standings[next].heir;
  for (int i = (int) customer; i >= 0 && i != next && standings[i].heir != heir;
       i = steward_revenue_get_entry (revenue, (guint) i)->into)
    standings[i].heir = heir;
  return standings[customer].heir;
}

static gboolean
paid_before (const StewardRevenue *revenue, guint customer, StewardDay day)
{
  StewardDay first = steward_revenue_get_first_day (revenue, customer);

  return first != STEWARD_DAY_NONE && first < day;
}

static Standing *
take_stock (const StewardRevenue *revenue, StewardDay from, StewardDay to)
{
  guint n_customers = steward_revenue_get_n_customers (revenue);
  Standing *standings = g_new0 (Standing, n_customers);

  for (guint i = 0; i < n_customers; i++)
    {
      standings[i].start = steward_revenue_get_arr (revenue, i, from);
      standings[i].end = steward_revenue_get_arr (revenue, i, to);
      standings[i].paid_before = paid_before (revenue, i, from);
      standings[i].heir = HEIR_UNKNOWN;
    }
  for (guint i = 0; i < n_customers; i++)
    {
      int heir = standings[i].end <= 0 ? find_heir (revenue, standings, i) : HEIR_NONE;

      if (heir < 0)
        continue;
      standings[heir].taken_over += standings[i].start;
      standings[heir].paid_before |= standings[i].paid_before;
    }
  return standings;
}

/* --- What became of each ---------------------------------------------------------------------- */

/* The most that a customer pays after one day and before another. */
static double
find_peak (const StewardRevenue *revenue, guint customer, StewardDay from, StewardDay to)
{
  guint n_steps;
  const StewardRevenueStep *steps = steward_revenue_get_steps (revenue, customer, &n_steps);
  double peak = 0;

  for (guint i = steward_revenue_find_step (revenue, customer, from);
       i < n_steps && steps[i].since < to; i++)
    peak = MAX (peak, steps[i].arr);
  return peak;
}

static StewardMovementKind
compare_ends (double base, double end)
{
  if (fabs (end - base) <= ROUNDING * base)
    return STEWARD_MOVEMENT_RETAINED;
  return end > base ? STEWARD_MOVEMENT_EXPANSION : STEWARD_MOVEMENT_CONTRACTION;
}

static StewardMovementKind
judge (const Standing *standing)
{
  double base = standing->start + standing->taken_over;

  if (base > 0 && standing->end > 0)
    return compare_ends (base, standing->end);
  if (base > 0)
    return standing->heir >= 0 ? STEWARD_MOVEMENT_MERGED : STEWARD_MOVEMENT_CHURN;
  if (standing->end > 0)
    return standing->paid_before ? STEWARD_MOVEMENT_RESURRECTION : STEWARD_MOVEMENT_NEW;
  return STEWARD_MOVEMENT_INSIDE;
}

/* Nothing to tell of a customer that was not there at all. */
static gboolean
describe_movement (const StewardRetention *self,
                   const Standing *standings,
                   guint customer,
                   StewardMovement *movement)
{
  const Standing *standing = &standings[customer];

  *movement = (StewardMovement) {
    .customer = customer,
    .into = -1,
    .kind = judge (standing),
    .start = standing->start,
    .taken_over = standing->taken_over,
    .end = standing->end,
    .amount = fabs (standing->end - standing->start - standing->taken_over),
  };
  if (movement->kind == STEWARD_MOVEMENT_RETAINED)
    movement->amount = 0;
  if (movement->kind == STEWARD_MOVEMENT_MERGED)
    movement->into = standing->heir;
  if (movement->kind == STEWARD_MOVEMENT_INSIDE)
    movement->amount = find_peak (self->revenue, customer, self->from, self->to);
  return movement->kind != STEWARD_MOVEMENT_INSIDE || movement->amount > 0;
}

/* --- The report ------------------------------------------------------------------------------- */

typedef struct {
  StewardSum start;
  StewardSum end;
  StewardSum steps[STEWARD_N_MOVEMENTS];
} Sums;

/* Rounding is part of the steps too, so that the bridge sums up. */
static void
sum_up (StewardRetention *self, Sums *sums, const StewardMovement *movement)
{
  double change = movement->end - movement->start - movement->taken_over;
  StewardMovementKind step = movement->kind;

  if (step == STEWARD_MOVEMENT_RETAINED)
    step = change < 0 ? STEWARD_MOVEMENT_CONTRACTION : STEWARD_MOVEMENT_EXPANSION;
  steward_sum_add (&sums->start, movement->start);
  steward_sum_add (&sums->end, movement->end);
  if (step != STEWARD_MOVEMENT_MERGED)
    steward_sum_add (&sums->steps[step], fabs (change));
  self->counts[movement->kind]++;
  self->logos_start += movement->start > 0;
  self->logos_end += movement->end > 0;
  self->logos_lost += movement->kind == STEWARD_MOVEMENT_CHURN;
}

static void
take_sums (StewardRetention *self, const Sums *sums)
{
  self->start_arr = steward_sum_get (&sums->start);
  self->end_arr = steward_sum_get (&sums->end);
  self->new_arr = steward_sum_get (&sums->steps[STEWARD_MOVEMENT_NEW]);
  self->resurrection = steward_sum_get (&sums->steps[STEWARD_MOVEMENT_RESURRECTION]);
  self->expansion = steward_sum_get (&sums->steps[STEWARD_MOVEMENT_EXPANSION]);
  self->contraction = steward_sum_get (&sums->steps[STEWARD_MOVEMENT_CONTRACTION]);
  self->churn = steward_sum_get (&sums->steps[STEWARD_MOVEMENT_CHURN]);
}

static void
compute_rates (StewardRetention *self)
{
  double kept = self->start_arr - self->contraction - self->churn;

  self->grr = self->nrr = self->logo_churn = (double) NAN;
  if (self->logos_start == 0)
    {
      self->grr_reason = STEWARD_REASON_NO_START_ARR;
      return;
    }
  self->grr = MAX (kept, 0) / self->start_arr;
  self->nrr = (MAX (kept, 0) + self->expansion) / self->start_arr;
  self->logo_churn = (double) self->logos_lost / self->logos_start;
}

static void
compute_renewals (StewardRetention *self)
{
  g_autoptr (GArray) renewals = steward_renewals_list (self->revenue, self->from + 1, self->to);
  StewardSum up = { 0 };
  StewardSum renewed = { 0 };

  for (guint i = 0; i < renewals->len; i++)
    {
      const StewardRenewal *renewal = &g_array_index (renewals, StewardRenewal, i);

      steward_sum_add (&up, renewal->arr);
      steward_sum_add (&renewed, renewal->renewed_arr);
      self->n_up += renewal->n_contracts;
      self->n_renewed += renewal->n_renewed;
    }
  self->up_arr = steward_sum_get (&up);
  self->renewed_arr = steward_sum_get (&renewed);
  self->renewal_rate = self->contract_retention = (double) NAN;
  if (self->n_up == 0)
    {
      self->renewal_reason = STEWARD_REASON_NO_RENEWALS;
      return;
    }
  self->renewal_rate = self->renewed_arr / self->up_arr;
  self->contract_retention = (double) self->n_renewed / self->n_up;
}

StewardRetention *
steward_retention_compute (StewardRevenue *revenue, StewardDay from, StewardDay to)
{
  StewardRetention *self = g_new0 (StewardRetention, 1);
  g_autofree Standing *standings = take_stock (revenue, from, to);
  Sums sums = { 0 };

  self->revenue = steward_revenue_ref (revenue);
  self->from = from;
  self->to = to;
  self->movements = g_array_new (FALSE, FALSE, sizeof (StewardMovement));
  for (guint i = 0; i < steward_revenue_get_n_customers (revenue); i++)
    {
      StewardMovement movement;

      if (!describe_movement (self, standings, i, &movement))
        continue;
      g_array_append_val (self->movements, movement);
      sum_up (self, &sums, &movement);
    }
  take_sums (self, &sums);
  compute_rates (self);
  compute_renewals (self);
  return self;
}

void
steward_retention_free (StewardRetention *self)
{
  steward_revenue_unref (self->revenue);
  g_array_unref (self->movements);
  g_free (self);
}

void
steward_retention_get_trailing_year (StewardDay today, StewardDay *from, StewardDay *to)
{
  StewardMonth last = steward_day_get_month (today) - 1;

  *from = steward_month_get_last_day (last - 12);
  *to = steward_month_get_last_day (last);
}
