/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-arr.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
steward_arr_source_to_string (StewardArrSource source)
{
  switch (source)
    {
    case STEWARD_ARR_ENTERED:
      return "entered";
    case STEWARD_ARR_CONTRACTS:
      return "contracts";
    case STEWARD_ARR_UNKNOWN:
    default:
      return NULL;
    }
}

/* Where no line is active the currency is that of any. */
static void
add_line (StewardArr *self, const StewardContractLine *line, StewardDay day)
{
  if (!steward_contract_line_is_active (line, day))
    return;
  if (self->n_lines > 0 && g_strcmp0 (line->currency, self->currency) != 0)
    self->several_currencies = TRUE;
  self->currency = line->currency;
  self->value += steward_contract_line_get_arr (line);
  self->n_lines++;
}

StewardArr
steward_arr_compute (GPtrArray *lines, double entered, const char *currency, StewardDay day)
{
  StewardArr self = { .value = entered, .currency = currency };

  self.source = isnan (entered) ? STEWARD_ARR_UNKNOWN : STEWARD_ARR_ENTERED;
  if (lines->len == 0)
    return self;
  self.source = STEWARD_ARR_CONTRACTS;
  self.value = 0;
  self.currency = ((const StewardContractLine *) g_ptr_array_index (lines, 0))->currency;
  for (guint i = 0; i < lines->len; i++)
    add_line (&self, g_ptr_array_index (lines, i), day);
  self.value = self.several_currencies ? (double) NAN : MAX (self.value, 0);
  return self;
}

char *
steward_arr_format (const StewardArr *self)
{
  if (self->several_currencies)
    return g_strdup (_ ("Several currencies"));
  if (isnan (self->value))
    return g_strdup (_ ("Not known"));
  return steward_format_amount (self->value, self->currency);
}

/* --- Why -------------------------------------------------------------------------------------- */

static void
add_source (StewardExplanation *explanation, const StewardArr *self)
{
  const char *source = _ ("nothing is known: enter it, or add contract lines");

  if (self->source == STEWARD_ARR_ENTERED)
    source = _ ("entered by hand; there are no contract lines");
  else if (self->source == STEWARD_ARR_CONTRACTS)
    source = _ ("the contract lines; what was entered by hand is not used");
  /* Translators: where a figure is from */
  steward_explanation_add (explanation, _ ("Source"), "%s", source);
}

/* `Search: 1 Jan 2026 to 31 Dec 2027, 240,000 EUR ÷ 2 = 120,000 EUR` */
static void
add_active_line (StewardExplanation *explanation, const StewardContractLine *line)
{
  g_autofree char *from = steward_format_day (line->from);
  g_autofree char *to = steward_format_day (line->to);
  g_autofree char *amount = steward_format_amount (line->amount, line->currency);
  g_autofree char *arr = steward_format_amount (steward_contract_line_get_arr (line),
                                                line->currency);

  steward_explanation_add (explanation, line->product ? line->product : _ ("Contract line"),
                           /* Translators: two dates, an amount, years, the amount of a year */
                           _ ("%s to %s, %s ÷ %.4g = %s"), from, to, amount,
                           steward_contract_line_get_years (line), arr);
}

StewardExplanation *
steward_arr_explain (const StewardArr *self, GPtrArray *lines, StewardDay day)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Annual recurring revenue"));
  g_autofree char *text = steward_arr_format (self);
  g_autofree char *day_text = steward_format_day (day);

  if (self->source == STEWARD_ARR_CONTRACTS && !self->several_currencies)
    explanation->formula = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "The sum of %u active line = %s",
                   "The sum of %u active lines = %s", self->n_lines),
      self->n_lines, text);
  else
    explanation->formula = g_strdup (text);
  steward_explanation_add (explanation, _ ("Day"), "%s", day_text);
  add_source (explanation, self);
  for (guint i = 0; i < lines->len; i++)
    if (steward_contract_line_is_active (g_ptr_array_index (lines, i), day))
      add_active_line (explanation, g_ptr_array_index (lines, i));
  explanation->rule = g_strdup (_ (
    "The amount of each line that is active ÷ its years, which are its days ÷ 365.25: a quarter, "
    "a half, three quarters or 1 to 6 years where they are that to two decimals."));
  return explanation;
}
