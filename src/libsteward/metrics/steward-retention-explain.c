/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-retention.h"

#include "steward-revenue-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Of each figure what is above the line of its fraction, and what is below. */
typedef struct {
  const char *title;
  char *above;
  char *below;
  const char *above_caption;
  const char *below_caption;
  const char *of; /* what both are, where it has to be said */
  double value;
  StewardReason reason;
} Fraction;

static void
clear_fraction (Fraction *fraction)
{
  g_free (fraction->above);
  g_free (fraction->below);
}

static char *
format_amount (const StewardRetention *self, double amount)
{
  return steward_format_amount (amount, steward_revenue_get_currency (self->revenue));
}

static Fraction
make_fraction (const StewardRetention *self, StewardRetentionFigure figure)
{
  double kept = self->start_arr - self->contraction - self->churn;

  switch (figure)
    {
    case STEWARD_RETENTION_GROSS:
      return (Fraction) { _ ("Gross retention"),
                          format_amount (self, kept),
                          format_amount (self, self->start_arr),
                          _ ("kept, without growth"),
                          _ ("at the start"),
                          "",
                          self->grr,
                          self->grr_reason };
    case STEWARD_RETENTION_NET:
      return (Fraction) { _ ("Net retention"),
                          format_amount (self, kept + self->expansion),
                          format_amount (self, self->start_arr),
                          _ ("paid by the same customers"),
                          _ ("at the start"),
                          "",
                          self->nrr,
                          self->grr_reason };
    case STEWARD_RETENTION_RENEWAL_RATE:
      return (Fraction) { _ ("Gross renewal rate"),
                          format_amount (self, self->renewed_arr),
                          format_amount (self, self->up_arr),
                          _ ("renewed, without growth"),
                          _ ("up for renewal"),
                          "",
                          self->renewal_rate,
                          self->renewal_reason };
    case STEWARD_RETENTION_LOGO_CHURN:
      return (Fraction) { _ ("Logo churn"),
                          steward_format_count (self->logos_lost),
                          steward_format_count (self->logos_start),
                          _ ("customers lost"),
                          _ ("customers at the start"),
                          _ ("customers"),
                          self->logo_churn,
                          self->grr_reason };
    case STEWARD_RETENTION_CONTRACTS:
    default:
      return (Fraction) { _ ("Contract retention"),
                          steward_format_count (self->n_renewed),
                          steward_format_count (self->n_up),
                          _ ("contracts renewed"),
                          _ ("up for renewal"),
                          _ ("contracts"),
                          self->contract_retention,
                          self->renewal_reason };
    }
}

static void
add_formula (StewardExplanation *explanation, const Fraction *fraction)
{
  const char *percent;

  if (isnan (fraction->value))
    {
      steward_explanation_set_reason (explanation, fraction->reason);
      return;
    }
  explanation->number = fraction->value;
  percent = explanation->value = steward_format_percent (fraction->value, 1);
  /* Translators: two amounts, or two counts, and what they are of */
  explanation->summary = g_strchomp (
    g_strdup_printf (_ ("%s of %s %s"), fraction->above, fraction->below, fraction->of));
  /* Translators: an amount, what it is, an amount, what it is, and the percentage */
  explanation->formula = g_strdup_printf (_ ("%s %s ÷ %s %s = %s"), fraction->above,
                                          fraction->above_caption, fraction->below,
                                          fraction->below_caption, percent);
  steward_explanation_add_term (explanation, "", fraction->above, fraction->above_caption);
  steward_explanation_add_term (explanation, "÷", fraction->below, fraction->below_caption);
  steward_explanation_add_term (explanation, "=", percent, fraction->title);
}

static void
add_period (StewardExplanation *explanation, const StewardRetention *self)
{
  g_autofree char *from = steward_format_day (self->from);
  g_autofree char *to = steward_format_day (self->to);

  explanation->first_day = self->from;
  explanation->last_day = self->to;
  /* Translators: two dates */
  steward_explanation_add (explanation, _ ("Period"), _ ("%s to %s"), from, to);
}

static void
add_amount (StewardExplanation *explanation,
            const StewardRetention *self,
            const char *label,
            double amount,
            StewardMovementKind kind)
{
  g_autofree char *text = format_amount (self, amount);
  guint n = self->counts[kind];

  steward_explanation_add (explanation, label,
                           /* Translators: an amount of money, and of how many customers */
                           g_dngettext (GETTEXT_PACKAGE, "%s, %u customer", "%s, %u customers", n),
                           text, n);
}

static void
add_start (StewardExplanation *explanation, const StewardRetention *self)
{
  g_autofree char *text = format_amount (self, self->start_arr);

  steward_explanation_add (
    explanation, _ ("At the start"),
    g_dngettext (GETTEXT_PACKAGE, "%s, %u customer", "%s, %u customers", self->logos_start), text,
    self->logos_start);
}

/* What is in neither retention, so that nobody looks for it there. */
static void
add_left_out (StewardExplanation *explanation, const StewardRetention *self)
{
  add_amount (explanation, self, _ ("New, not counted"), self->new_arr, STEWARD_MOVEMENT_NEW);
  add_amount (explanation, self, _ ("Returned, not counted"), self->resurrection,
              STEWARD_MOVEMENT_RESURRECTION);
  steward_explanation_add (explanation, _ ("Signed and lost in the period, not counted"), "%u",
                           self->counts[STEWARD_MOVEMENT_INSIDE]);
}

static void
add_retention (StewardExplanation *explanation, const StewardRetention *self, gboolean net)
{
  add_start (explanation, self);
  add_amount (explanation, self, _ ("Contraction"), self->contraction,
              STEWARD_MOVEMENT_CONTRACTION);
  add_amount (explanation, self, _ ("Churn"), self->churn, STEWARD_MOVEMENT_CHURN);
  if (net)
    add_amount (explanation, self, _ ("Expansion"), self->expansion, STEWARD_MOVEMENT_EXPANSION);
  if (self->counts[STEWARD_MOVEMENT_MERGED] > 0)
    steward_explanation_add (explanation, _ ("Merged into another customer"), "%u",
                             self->counts[STEWARD_MOVEMENT_MERGED]);
  add_left_out (explanation, self);
}

static void
add_logos (StewardExplanation *explanation, const StewardRetention *self)
{
  add_amount (explanation, self, _ ("Churn"), self->churn, STEWARD_MOVEMENT_CHURN);
  steward_explanation_add (explanation, _ ("Merged into another customer, not lost"), "%u",
                           self->counts[STEWARD_MOVEMENT_MERGED]);
  add_left_out (explanation, self);
}

static void
add_contracts (StewardExplanation *explanation, const StewardRetention *self)
{
  g_autofree char *from = steward_format_day (self->from);
  g_autofree char *to = steward_format_day (self->to - 1);

  /* Translators: how many of how many contracts, then two dates */
  steward_explanation_add (explanation, _ ("Contracts renewed"),
                           _ ("%u of %u whose last day is from %s to %s"), self->n_renewed,
                           self->n_up, from, to);
}

static void
add_settings (StewardExplanation *explanation, const StewardRetention *self)
{
  guint grace = steward_revenue_get_grace_days (self->revenue);

  if (self->revenue->rates)
    steward_explanation_add (explanation, _ ("Exchange rates"), "%s", self->revenue->rates);
  steward_explanation_add (
    explanation, _ ("Grace"),
    g_dngettext (GETTEXT_PACKAGE, "a lapse of at most %u day", "a lapse of at most %u days", grace),
    grace);
}

static const char *
get_rule (StewardRetentionFigure figure)
{
  switch (figure)
    {
    case STEWARD_RETENTION_GROSS:
      return _ ("What the customers of the first day still pay on the last, each at most what it "
                "paid, ÷ what they paid. New and returning customers are left out.");
    case STEWARD_RETENTION_NET:
      return _ ("What the customers of the first day pay on the last ÷ what they paid. New and "
                "returning customers are left out.");
    case STEWARD_RETENTION_RENEWAL_RATE:
      return _ ("What was renewed of the contracts that ended, without growth, ÷ what they came "
                "to a year. A contract is renewed by one that begins within the grace.");
    case STEWARD_RETENTION_LOGO_CHURN:
      return _ ("Customers who paid on the first day and pay nothing on the last ÷ customers who "
                "paid on the first day, each counted alike.");
    case STEWARD_RETENTION_CONTRACTS:
    default:
      return _ ("Contracts renewed ÷ contracts that ended. A contract is renewed by one that "
                "begins within the grace.");
    }
}

StewardExplanation *
steward_retention_explain (const StewardRetention *self, StewardRetentionFigure figure)
{
  Fraction fraction = make_fraction (self, figure);
  StewardExplanation *explanation = steward_explanation_new (fraction.title);

  add_formula (explanation, &fraction);
  add_period (explanation, self);
  if (figure == STEWARD_RETENTION_GROSS || figure == STEWARD_RETENTION_NET)
    add_retention (explanation, self, figure == STEWARD_RETENTION_NET);
  else if (figure == STEWARD_RETENTION_LOGO_CHURN)
    add_logos (explanation, self);
  else
    add_contracts (explanation, self);
  add_settings (explanation, self);
  explanation->rule = g_strdup (get_rule (figure));
  clear_fraction (&fraction);
  return explanation;
}
