/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-renewal-risk.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
steward_renewal_is_at_risk (const StewardRenewalRisk *renewal)
{
  return renewal->health == STEWARD_STATE_POOR || renewal->health == STEWARD_STATE_CONCERNING;
}

/* --- Adding up -------------------------------------------------------------------------------- */

int
steward_renewal_sums_find_month (const StewardRenewalSums *self, const StewardRenewalRisk *renewal)
{
  int month = steward_day_get_month (renewal->day) - self->first;

  return month >= 0 && month < (int) self->n_months ? month : -1;
}

static gboolean
has_amounts (const StewardRenewalRisk *renewals, guint n_renewals)
{
  for (guint i = 0; i < n_renewals; i++)
    if (!isnan (renewals[i].arr))
      return TRUE;
  return FALSE;
}

static void
add (StewardRenewalSums *self, const StewardRenewalRisk *renewal)
{
  double amount = self->with_amounts ? renewal->arr : 1;

  if (isnan (amount))
    {
      self->n_without_amount++;
      return;
    }
  self->all += amount;
  self->by_state[renewal->health] += amount;
  self->counts[renewal->health]++;
  if (steward_renewal_is_at_risk (renewal))
    self->at_risk += amount;
}

StewardRenewalSums
steward_renewal_sums_compute (const StewardRenewalRisk *renewals,
                              guint n_renewals,
                              StewardDay today,
                              guint n_months)
{
  StewardRenewalSums self = { .first = steward_day_get_month (today),
                              .n_months = n_months,
                              .with_amounts = has_amounts (renewals, n_renewals) };

  for (guint i = 0; i < n_renewals; i++)
    if (steward_renewal_sums_find_month (&self, &renewals[i]) >= 0)
      add (&self, &renewals[i]);
  return self;
}

/* --- Explaining ------------------------------------------------------------------------------- */

static char *
format_sum (const StewardRenewalSums *self, double sum, const char *currency)
{
  return self->with_amounts ? steward_format_amount (sum, currency)
                            : steward_format_count ((gint64) sum);
}

static void
add_formula (const StewardRenewalSums *self, StewardExplanation *explanation, const char *currency)
{
  g_autofree char *at_risk = format_sum (self, self->at_risk, currency);
  g_autofree char *all = format_sum (self, self->all, currency);

  if (self->all <= 0)
    {
      steward_explanation_set_reason (explanation, STEWARD_REASON_NO_RENEWALS);
      return;
    }
  explanation->number = self->at_risk / self->all;
  explanation->value = steward_format_percent (explanation->number, 1);
  /* Translators: two amounts and a percentage */
  explanation->formula = g_strdup_printf (_ ("%s at risk ÷ %s up for renewal = %s"), at_risk, all,
                                          explanation->value);
  steward_explanation_add_term (explanation, "", at_risk, _ ("at risk"));
  steward_explanation_add_term (explanation, "÷", all, _ ("up for renewal"));
  steward_explanation_add_term (explanation, "=", explanation->value, explanation->title);
}

static void
add_states (const StewardRenewalSums *self, StewardExplanation *explanation, const char *currency)
{
  for (int state = STEWARD_STATE_POOR; state <= STEWARD_STATE_HEALTHY + 1; state++)
    {
      StewardState health = state > STEWARD_STATE_HEALTHY ? STEWARD_STATE_UNKNOWN
                                                          : (StewardState) state;
      guint n = self->counts[health];
      g_autofree char *sum = format_sum (self, self->by_state[health], currency);
      const char *label = health == STEWARD_STATE_UNKNOWN ? _ ("Health not known")
                                                          : steward_state_get_label (health);

      if (self->with_amounts)
        steward_explanation_add (
          explanation, label,
          /* Translators: an amount of money, and of how many renewals */
          g_dngettext (GETTEXT_PACKAGE, "%s, %u renewal", "%s, %u renewals", n), sum, n);
      else
        steward_explanation_add (explanation, label, "%s", sum);
    }
}

StewardExplanation *
steward_renewal_sums_explain (const StewardRenewalSums *self,
                              const char *currency,
                              const char *rates)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Renewals at risk"));
  g_autofree char *first = steward_format_month (self->first);
  g_autofree char *last = steward_format_month (self->first + (int) self->n_months - 1);

  add_formula (self, explanation, currency);
  /* Translators: two months */
  steward_explanation_add (explanation, _ ("Window"), _ ("%s to %s"), first, last);
  add_states (self, explanation, currency);
  if (self->n_without_amount > 0)
    steward_explanation_add (explanation, _ ("Revenue not known, left out"), "%u",
                             self->n_without_amount);
  if (rates)
    steward_explanation_add (explanation, _ ("Exchange rates"), "%s", rates);
  explanation->rule = g_strdup (
    _ ("What a contract that ends in these months comes to a year, less what is renewed of it "
       "already; without contracts, the renewal date and the revenue that were entered. At risk "
       "is what is due from customers whose health today is poor or concerning."));
  return explanation;
}
