/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-settings-effect.h"

#include "steward-ramp.h"
#include "steward-seat-use.h"

#include <glib/gi18n-lib.h>

const char *const *
steward_aspect_get_keys (StewardAspect aspect)
{
  switch (aspect)
    {
    case STEWARD_ASPECT_UTILIZATION:
      return steward_utilization_keys;
    case STEWARD_ASPECT_CONSUMPTION:
      return steward_consumption_keys;
    case STEWARD_ASPECT_RAMP:
      return steward_ramp_keys;
    case STEWARD_ASPECT_SEATS:
      return steward_seat_use_keys;
    case STEWARD_ASPECT_STAGE:
      return steward_stage_keys;
    case STEWARD_ASPECT_HEALTH:
      return steward_health_keys;
    case STEWARD_ASPECT_AGE:
    default:
      return steward_age_keys;
    }
}

/* --- Comparing -------------------------------------------------------------------------------- */

static void
move_free (gpointer data)
{
  StewardSettingsMove *move = data;

  g_ptr_array_unref (move->names);
  g_free (move);
}

static StewardUtilization
compute_utilization (const StewardCustomerFacts *facts,
                     StewardDay today,
                     const StewardTargets *targets)
{
  return steward_utilization_compute (facts->usage, facts->seats, facts->record->tam,
                                      steward_day_get_month (today) - 1, targets);
}

static StewardHealth
compute_health (const StewardCustomerFacts *facts, StewardDay today, const StewardTargets *targets)
{
  const StewardHealthInputs inputs = steward_health_inputs_of_facts (facts);

  return steward_health_compute_on (&inputs, today, targets);
}

/* What a customer is by some limits: a value of the aspect's own enumeration. */
static int
judge (const StewardCustomerFacts *facts,
       StewardAspect aspect,
       const StewardTargets *targets,
       StewardDay today,
       gint64 now)
{
  const StewardCustomerRecord *record = facts->record;
  StewardUtilization utilization;

  switch (aspect)
    {
    case STEWARD_ASPECT_UTILIZATION:
      return (int) compute_utilization (facts, today, targets).state;
    case STEWARD_ASPECT_CONSUMPTION:
      return (int) steward_consumption_compute (facts->usage, today, targets).state;
    case STEWARD_ASPECT_RAMP:
      utilization = compute_utilization (facts, today, targets);
      return (int) steward_ramp_judge (
        steward_ramp_get_start (record->production, record->contract_close, targets), &utilization,
        today, targets);
    case STEWARD_ASPECT_SEATS:
      return (int) steward_seat_use_compute (facts->usage, facts->seats, today, targets).alert;
    case STEWARD_ASPECT_STAGE:
      return (int) steward_lifecycle_compute (record->contract_close, record->renewal, facts->usage,
                                              facts->seats, record->tam, today, targets);
    case STEWARD_ASPECT_HEALTH:
      return (int) compute_health (facts, today, targets).state;
    case STEWARD_ASPECT_AGE:
    default:
      return facts->sync->at != 0
             && facts->sync->at < now - (gint64) targets->stale_days * G_TIME_SPAN_DAY;
    }
}

static int
judge_by_settings (const StewardCustomerFacts *facts,
                   StewardAspect aspect,
                   const StewardSettings *settings,
                   StewardDay today,
                   gint64 now)
{
  StewardTargets targets = steward_settings_resolve (settings, facts->record->segment,
                                                     facts->record->id);

  return judge (facts, aspect, &targets, today, now);
}

static void
add_to_move (GPtrArray *moves, int from, int to, const char *name)
{
  StewardSettingsMove *move = NULL;

  for (guint i = 0; i < moves->len && move == NULL; i++)
    if (((StewardSettingsMove *) g_ptr_array_index (moves, i))->to == to)
      move = g_ptr_array_index (moves, i);
  if (move == NULL)
    {
      move = g_new0 (StewardSettingsMove, 1);
      move->from = from;
      move->to = to;
      move->names = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (moves, move);
    }
  if (move->from != from)
    move->from = -1;
  g_ptr_array_add (move->names, g_strdup (name));
}

static gboolean
is_below (StewardAspect aspect, int standing)
{
  return (aspect == STEWARD_ASPECT_UTILIZATION || aspect == STEWARD_ASPECT_CONSUMPTION)
         && (standing == STEWARD_STATE_CONCERNING || standing == STEWARD_STATE_POOR);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (a, b);
}

static gint
by_most_customers (gconstpointer a, gconstpointer b)
{
  const StewardSettingsMove *first = a;
  const StewardSettingsMove *second = b;

  if (first->names->len != second->names->len)
    return first->names->len < second->names->len ? 1 : -1;
  return second->to - first->to;
}

static void
sort (StewardSettingsEffect *self)
{
  g_ptr_array_sort_values (self->moves, by_most_customers);
  for (guint i = 0; i < self->moves->len; i++)
    g_ptr_array_sort_values (((StewardSettingsMove *) self->moves->pdata[i])->names, compare_names);
}

StewardSettingsEffect *
steward_settings_effect_compute (GListModel *customers,
                                 StewardAspect aspect,
                                 const StewardSettings *before,
                                 const StewardSettings *after,
                                 StewardDay today,
                                 gint64 now)
{
  StewardSettingsEffect *self = g_new0 (StewardSettingsEffect, 1);

  self->aspect = aspect;
  self->moves = g_ptr_array_new_with_free_func (move_free);
  for (guint i = 0; i < g_list_model_get_n_items (customers); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);
      const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
      int from = judge_by_settings (facts, aspect, before, today, now);
      int to = judge_by_settings (facts, aspect, after, today, now);

      if (from != to)
        add_to_move (self->moves, from, to, facts->record->name);
      self->n_below += is_below (aspect, from) && is_below (aspect, to) ? 1 : 0;
    }
  sort (self);
  return self;
}

void
steward_settings_effect_free (StewardSettingsEffect *self)
{
  g_ptr_array_unref (self->moves);
  g_free (self);
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
describe_state (StewardState state, guint n)
{
  switch (state)
    {
    case STEWARD_STATE_HEALTHY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer becomes healthy",
                                           "%u customers become healthy", n),
                              n);
    case STEWARD_STATE_CONCERNING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer becomes concerning",
                                           "%u customers become concerning", n),
                              n);
    case STEWARD_STATE_POOR:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u customer becomes poor", "%u customers become poor", n),
        n);
    case STEWARD_STATE_UNKNOWN:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer loses its figure",
                                           "%u customers lose their figure", n),
                              n);
    }
}

static char *
describe_ramp (StewardRamp ramp, guint n)
{
  switch (ramp)
    {
    case STEWARD_RAMP_RUNNING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer is on its ramp",
                                           "%u customers are on their ramp", n),
                              n);
    case STEWARD_RAMP_BEHIND:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer falls behind its ramp",
                                           "%u customers fall behind their ramp", n),
                              n);
    case STEWARD_RAMP_NONE:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer is past its ramp",
                                           "%u customers are past their ramp", n),
                              n);
    }
}

static char *
describe_seats (StewardSeatAlert alert, guint n)
{
  switch (alert)
    {
    case STEWARD_SEAT_ALERT_FIRST:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer nearly uses up its seats",
                                           "%u customers nearly use up their seats", n),
                              n);
    case STEWARD_SEAT_ALERT_FULL:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer uses up its seats",
                                           "%u customers use up their seats", n),
                              n);
    case STEWARD_SEAT_ALERT_NONE:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer has seats left",
                                           "%u customers have seats left", n),
                              n);
    }
}

static char *
describe_move (StewardAspect aspect, const StewardSettingsMove *move)
{
  guint n = move->names->len;

  switch (aspect)
    {
    case STEWARD_ASPECT_UTILIZATION:
    case STEWARD_ASPECT_CONSUMPTION:
    case STEWARD_ASPECT_HEALTH:
      return describe_state ((StewardState) move->to, n);
    case STEWARD_ASPECT_RAMP:
      return describe_ramp ((StewardRamp) move->to, n);
    case STEWARD_ASPECT_SEATS:
      return describe_seats ((StewardSeatAlert) move->to, n);
    case STEWARD_ASPECT_STAGE:
      /* Translators: customers, then a stage of the lifecycle such as “Renewing” */
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u customer changes to %s", "%u customers change to %s", n),
        n, steward_lifecycle_get_label ((StewardLifecycle) move->to));
    case STEWARD_ASPECT_AGE:
    default:
      if (move->to)
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer’s figures count as old",
                                             "%u customers’ figures count as old", n),
                                n);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer’s figures count as new",
                                           "%u customers’ figures count as new", n),
                              n);
    }
}

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    /* Translators: between the parts of a list */
    g_string_append (text, C_ ("list", ", "));
  g_string_append (text, part);
}

char *
steward_settings_effect_describe (const StewardSettingsEffect *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->moves->len; i++)
    {
      g_autofree char *part = describe_move (self->aspect, g_ptr_array_index (self->moves, i));

      append_part (text, part);
    }
  if (self->moves->len == 0)
    append_part (text, _ ("Nothing changes for any customer"));
  if (self->n_below > 0)
    {
      g_autofree char *part = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                            "%u stays below target",
                                                            "%u stay below target", self->n_below),
                                               self->n_below);

      append_part (text, part);
    }
  return g_strdup (text->str);
}

char *
steward_settings_effect_describe_names (const StewardSettingsEffect *self, guint max)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_told = 0;
  guint n_more = 0;

  for (guint i = 0; i < self->moves->len; i++)
    {
      const StewardSettingsMove *move = g_ptr_array_index (self->moves, i);

      for (guint j = 0; j < move->names->len; j++)
        if (n_told < max)
          {
            append_part (text, g_ptr_array_index (move->names, j));
            n_told++;
          }
        else
          n_more++;
    }
  if (n_more > 0)
    /* Translators: names of customers, then how many others there are */
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s and %u more", "%s and %u more", n_more), text->str, n_more);
  return g_strdup (text->str);
}
