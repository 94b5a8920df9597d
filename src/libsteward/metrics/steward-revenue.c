/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-revenue-private.h"

#include <math.h>

/* Of what a customer's lines amount to: less than that is what rounding leaves, and nothing. */
#define ROUNDING 1e-12

void
steward_sum_add (StewardSum *self, double number)
{
  double sum = self->sum + number;

  self->lost += fabs (self->sum) >= fabs (number) ? (self->sum - sum) + number
                                                  : (number - sum) + self->sum;
  self->sum = sum;
}

double
steward_sum_get (const StewardSum *self)
{
  return self->sum + self->lost;
}

static StewardRevenueEntry *
get_entry (StewardRevenue *self, guint customer)
{
  return &g_array_index (self->entries, StewardRevenueEntry, customer);
}

/* --- Lines ------------------------------------------------------------------------------------ */

static gboolean
add_lines (StewardRevenue *self,
           const StewardRevenueCustomer *customer,
           const StewardExchange *exchange,
           GError **error)
{
  for (guint i = 0; i < customer->lines->len; i++)
    {
      const StewardContractLine *line = g_ptr_array_index (customer->lines, i);
      double rate = steward_exchange_require_rate (exchange, line->currency, customer->name, error);
      StewardRevenueLine own = { .from = line->from, .to = line->to };

      if (isnan (rate))
        return FALSE;
      own.arr = steward_contract_line_get_arr (line) * rate;
      if (line->product)
        own.product = g_string_chunk_insert_const (self->texts, line->product);
      g_array_append_val (self->lines, own);
    }
  return TRUE;
}

/* --- Steps ------------------------------------------------------------------------------------ */

/* A line begins or is over. */
typedef struct {
  StewardDay day;
  double change;
} Event;

static gint
compare_events (gconstpointer a, gconstpointer b)
{
  StewardDay first = ((const Event *) a)->day;
  StewardDay second = ((const Event *) b)->day;

  return (first > second) - (first < second);
}

/* @scale: what all lines amount to, whatever their sign */
static GArray *
list_events (const StewardRevenueLine *lines, guint n_lines, double *scale)
{
  GArray *events = g_array_sized_new (FALSE, FALSE, sizeof (Event), 2 * n_lines);

  *scale = 0;
  for (guint i = 0; i < n_lines; i++)
    {
      const Event ends[] = { { lines[i].from, lines[i].arr }, { lines[i].to + 1, -lines[i].arr } };

      g_array_append_vals (events, ends, G_N_ELEMENTS (ends));
      *scale += fabs (lines[i].arr);
    }
  g_array_sort (events, compare_events);
  return events;
}

/* Adds a step where it is one. A lapse short enough is none: it goes on at what was paid before. */
static void
add_step (StewardRevenue *self, guint first_step, StewardDay day, double arr)
{
  guint n_steps = self->steps->len - first_step;
  const StewardRevenueStep step = { day, arr };
  const StewardRevenueStep *last;

  if (n_steps == 0)
    {
      if (arr > 0)
        g_array_append_val (self->steps, step);
      return;
    }
  last = &g_array_index (self->steps, StewardRevenueStep, self->steps->len - 1);
  if (last->arr <= 0 && arr > 0 && day - last->since <= (int) self->grace_days)
    {
      g_array_set_size (self->steps, self->steps->len - 1);
      last = &g_array_index (self->steps, StewardRevenueStep, self->steps->len - 1);
    }
  if (last->arr < arr || last->arr > arr)
    g_array_append_val (self->steps, step);
}

static void
add_steps (StewardRevenue *self, const StewardRevenueEntry *entry)
{
  guint n_lines = self->lines->len - entry->first_line;
  double scale;
  StewardSum sum = { 0 };
  g_autoptr (GArray) events = list_events (
    &g_array_index (self->lines, StewardRevenueLine, entry->first_line), n_lines, &scale);

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      double arr;

      steward_sum_add (&sum, event->change);
      if (i + 1 < events->len && event[1].day == event->day)
        continue;
      arr = steward_sum_get (&sum);
      add_step (self, entry->first_step, event->day, arr > scale * ROUNDING ? arr : 0);
    }
}

StewardRevenueStep *
steward_revenue_get_steps (const StewardRevenue *self, guint customer, guint *n_steps)
{
  const StewardRevenueEntry *entry = steward_revenue_get_entry (self, customer);

  *n_steps = entry[1].first_step - entry->first_step;
  return &g_array_index (self->steps, StewardRevenueStep, entry->first_step);
}

StewardDay
steward_revenue_get_first_day (const StewardRevenue *self, guint customer)
{
  guint n_steps;
  const StewardRevenueStep *steps = steward_revenue_get_steps (self, customer, &n_steps);

  return n_steps > 0 ? steps->since : STEWARD_DAY_NONE;
}

guint
steward_revenue_find_step (const StewardRevenue *self, guint customer, StewardDay day)
{
  guint n_steps;
  const StewardRevenueStep *steps = steward_revenue_get_steps (self, customer, &n_steps);
  guint low = 0;
  guint high = n_steps;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (steps[middle].since <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

double
steward_revenue_get_arr (const StewardRevenue *self, guint customer, StewardDay day)
{
  guint n_steps;
  const StewardRevenueStep *steps = steward_revenue_get_steps (self, customer, &n_steps);
  guint n_begun = steward_revenue_find_step (self, customer, day);

  return n_begun > 0 ? steps[n_begun - 1].arr : 0;
}

double
steward_revenue_get_total (const StewardRevenue *self, StewardDay day)
{
  StewardSum sum = { 0 };

  for (guint i = 0; i < steward_revenue_get_n_customers (self); i++)
    steward_sum_add (&sum, steward_revenue_get_arr (self, i, day));
  return steward_sum_get (&sum);
}

/* --- Mergers ---------------------------------------------------------------------------------- */

/* Of the lines that say where a customer went, the one that ends last counts. */
static const char *
find_taker (GPtrArray *lines)
{
  const StewardContractLine *last = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const StewardContractLine *line = g_ptr_array_index (lines, i);

      if (line->merged_into
          && (last == NULL || line->to > last->to
              || (line->to == last->to && g_strcmp0 (line->merged_into, last->merged_into) < 0)))
        last = line;
    }
  return last ? last->merged_into : NULL;
}

static void
find_takers (StewardRevenue *self, const StewardRevenueCustomer *customers, guint n_customers)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_customers; i++)
    g_hash_table_insert (by_id, (gpointer) customers[i].id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_customers; i++)
    {
      const char *taker = find_taker (customers[i].lines);
      guint number = taker ? GPOINTER_TO_UINT (g_hash_table_lookup (by_id, taker)) : 0;

      if (number > 0 && number - 1 != i)
        get_entry (self, i)->into = (int) number - 1;
    }
}

/* The one that stands for a customer's group; the way to it gets shorter. */
static guint
find_group (StewardRevenue *self, guint customer)
{
  StewardRevenueEntry *entry = get_entry (self, customer);

  while (entry->group != customer)
    {
      entry->group = get_entry (self, entry->group)->group;
      customer = entry->group;
      entry = get_entry (self, customer);
    }
  return customer;
}

/* Puts those together that went into each other, however many, and in a circle too. */
static void
find_groups (StewardRevenue *self)
{
  guint n_customers = steward_revenue_get_n_customers (self);
  g_autofree guint *places = g_new0 (guint, n_customers + 1);

  for (guint i = 0; i < n_customers; i++)
    if (get_entry (self, i)->into >= 0)
      get_entry (self, find_group (self, i))->group = find_group (
        self, (guint) get_entry (self, i)->into);
  for (guint i = 0; i < n_customers; i++)
    places[(get_entry (self, i)->group = find_group (self, i)) + 1]++;
  for (guint i = 0; i < n_customers; i++)
    places[i + 1] += places[i];
  self->by_group = g_new (guint, n_customers);
  for (guint i = 0; i < n_customers; i++)
    self->by_group[places[get_entry (self, i)->group]++] = i;
}

/* Who goes on as another customer goes on until that one begins, if that is within the grace. */
static void
bridge_merger (StewardRevenue *self, guint customer)
{
  int into = get_entry (self, customer)->into;
  guint n_steps;
  StewardRevenueStep *steps = steward_revenue_get_steps (self, customer, &n_steps);
  StewardRevenueStep *last = n_steps > 0 ? &steps[n_steps - 1] : NULL;
  const StewardRevenueStep *taker;
  guint next;

  if (into < 0 || last == NULL || steward_revenue_get_arr (self, (guint) into, last->since) > 0)
    return;
  next = steward_revenue_find_step (self, (guint) into, last->since);
  taker = steward_revenue_get_steps (self, (guint) into, &n_steps);
  if (next < n_steps && taker[next].since - last->since <= (int) self->grace_days)
    last->since = taker[next].since;
}

/* --- The value -------------------------------------------------------------------------------- */

static void
add_entry (StewardRevenue *self, const char *id, const char *name)
{
  const StewardRevenueEntry entry = {
    .id = g_string_chunk_insert (self->texts, id),
    .name = g_string_chunk_insert (self->texts, name),
    .into = -1,
    .group = self->entries->len,
    .first_step = self->steps->len,
    .first_line = self->lines->len,
  };

  g_array_append_val (self->entries, entry);
}

static StewardRevenue *
make_empty (const StewardExchange *exchange, guint grace_days)
{
  StewardRevenue *self = g_new0 (StewardRevenue, 1);

  self->currency = g_strdup (steward_exchange_get_currency (exchange));
  self->rates = steward_exchange_describe (exchange);
  self->grace_days = grace_days;
  self->texts = g_string_chunk_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (StewardRevenueEntry));
  self->steps = g_array_new (FALSE, FALSE, sizeof (StewardRevenueStep));
  self->lines = g_array_new (FALSE, FALSE, sizeof (StewardRevenueLine));
  g_atomic_ref_count_init (&self->refs);
  return self;
}

StewardRevenue *
steward_revenue_new (const StewardRevenueCustomer *customers,
                     guint n_customers,
                     const StewardExchange *exchange,
                     guint grace_days,
                     GError **error)
{
  g_autoptr (StewardRevenue) self = make_empty (exchange, grace_days);

  for (guint i = 0; i < n_customers; i++)
    {
      add_entry (self, customers[i].id, customers[i].name);
      if (!add_lines (self, &customers[i], exchange, error))
        return NULL;
      add_steps (self, get_entry (self, i));
    }
  add_entry (self, "", "");
  find_takers (self, customers, n_customers);
  find_groups (self);
  for (guint i = 0; i < n_customers; i++)
    bridge_merger (self, i);
  steward_revenue_match_renewals (self);
  return g_steal_pointer (&self);
}

StewardRevenue *
steward_revenue_ref (StewardRevenue *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
steward_revenue_unref (StewardRevenue *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->currency);
  g_free (self->rates);
  g_string_chunk_free (self->texts);
  g_array_unref (self->entries);
  g_array_unref (self->steps);
  g_array_unref (self->lines);
  g_free (self->by_group);
  g_free (self);
}

const char *
steward_revenue_get_currency (const StewardRevenue *self)
{
  return self->currency;
}

guint
steward_revenue_get_grace_days (const StewardRevenue *self)
{
  return self->grace_days;
}

guint
steward_revenue_get_n_customers (const StewardRevenue *self)
{
  return self->entries->len - 1;
}

const char *
steward_revenue_get_id (const StewardRevenue *self, guint customer)
{
  return steward_revenue_get_entry (self, customer)->id;
}

const char *
steward_revenue_get_name (const StewardRevenue *self, guint customer)
{
  return steward_revenue_get_entry (self, customer)->name;
}
