/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-line.h"

#include "steward-input-error.h"
#include "steward-json.h"
#include "steward-json-members.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DAYS_OF_YEAR 365.25

StewardContractLine *
steward_contract_line_new (const char *customer_id)
{
  StewardContractLine *self = g_new0 (StewardContractLine, 1);

  self->id = g_uuid_string_random ();
  self->customer_id = g_strdup (customer_id);
  self->from = STEWARD_DAY_NONE;
  self->to = STEWARD_DAY_NONE;
  return self;
}

StewardContractLine *
steward_contract_line_copy (const StewardContractLine *self)
{
  StewardContractLine *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->customer_id = g_strdup (self->customer_id);
  copy->product = g_strdup (self->product);
  copy->currency = g_strdup (self->currency);
  copy->merged_into = g_strdup (self->merged_into);
  copy->author = g_strdup (self->author);
  return copy;
}

void
steward_contract_line_free (StewardContractLine *self)
{
  g_free (self->id);
  g_free (self->customer_id);
  g_free (self->product);
  g_free (self->currency);
  g_free (self->merged_into);
  g_free (self->author);
  g_free (self);
}

gboolean
steward_contract_line_equal (const StewardContractLine *self, const StewardContractLine *other)
{
  return g_strcmp0 (self->id, other->id) == 0
         && g_strcmp0 (self->customer_id, other->customer_id) == 0
         && g_strcmp0 (self->product, other->product) == 0 && self->from == other->from
         && self->to == other->to && fabs (self->amount - other->amount) <= 0
         && g_strcmp0 (self->currency, other->currency) == 0
         && g_strcmp0 (self->merged_into, other->merged_into) == 0;
}

/* --- What is right ---------------------------------------------------------------------------- */

gboolean
steward_contract_line_is_currency (const char *text)
{
  return strlen (text) == 3 && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

/* What is wrong, or NULL. */
static const char *
find_problem (const StewardContractLine *self)
{
  if (self->from == STEWARD_DAY_NONE || self->to == STEWARD_DAY_NONE)
    return _ ("A contract line needs its first and its last day.");
  if (self->from < 0 || self->to > steward_day_new (STEWARD_LAST_YEAR, 12, 31))
    return _ ("The days are not between 1970 and 9999.");
  if (self->to < self->from)
    return _ ("The last day is before the first.");
  if (!isfinite (self->amount) || fabs (self->amount) > STEWARD_CONTRACT_MAX_AMOUNT)
    return _ ("The amount is larger than any contract.");
  if (self->currency && !steward_contract_line_is_currency (self->currency))
    return _ ("The currency is not a code such as EUR.");
  if (g_strcmp0 (self->merged_into, self->customer_id) == 0)
    return _ ("A customer cannot be merged into itself.");
  return NULL;
}

gboolean
steward_contract_line_check (const StewardContractLine *self, GError **error)
{
  const char *problem = find_problem (self);

  if (problem)
    g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED, problem);
  return problem == NULL;
}

/* --- Revenue ---------------------------------------------------------------------------------- */

double
steward_contract_line_get_years (const StewardContractLine *self)
{
  static const double terms[] = { 0.25, 0.5, 0.75, 1, 2, 3, 4, 5, 6 };
  double years = (self->to - self->from + 1) / DAYS_OF_YEAR;

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (lround (years * 100) == lround (terms[i] * 100))
      return terms[i];
  return years;
}

double
steward_contract_line_get_arr (const StewardContractLine *self)
{
  return self->amount / steward_contract_line_get_years (self);
}

gboolean
steward_contract_line_is_active (const StewardContractLine *self, StewardDay day)
{
  return self->from <= day && day <= self->to;
}

/* --- JSON ------------------------------------------------------------------------------------- */

void
steward_contract_line_build_json (const StewardContractLine *self, JsonBuilder *builder)
{
  steward_json_add_text (builder, "id", self->id);
  steward_json_add_text (builder, "customer_id", self->customer_id);
  steward_json_add_text (builder, "product", self->product);
  steward_json_add_day (builder, "from", self->from);
  steward_json_add_day (builder, "to", self->to);
  steward_json_add_number (builder, "amount", self->amount);
  steward_json_add_text (builder, "currency", self->currency);
  steward_json_add_text (builder, "merged_into", self->merged_into);
  steward_json_add_text (builder, "author", self->author);
  steward_json_add_time (builder, "created_at", self->created_at);
  steward_json_add_time (builder, "updated_at", self->updated_at);
}
