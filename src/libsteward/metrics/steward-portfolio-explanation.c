/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-utilization.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
add_customers (StewardExplanation *explanation, const StewardPortfolioUtilization *self)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);
  g_autofree char *month = steward_format_month (last->month);

  steward_explanation_add (explanation, _ ("Window"), _ ("%s, the last complete month (UTC)"),
                           month);
  /* Translators: customers with a figure, all customers, customers without a figure */
  steward_explanation_add (explanation, _ ("Customers"),
                           _ ("%u of %u; %u have no figure and are left out"), last->n_with_figure,
                           self->n_customers, self->n_customers - last->n_with_figure);
}

static void
add_terms (StewardExplanation *explanation, const StewardPortfolioMonth *last)
{
  g_autofree char *users = steward_format_count (last->users);
  g_autofree char *seats = steward_format_count (last->seats);
  g_autofree char *percent = steward_format_percent (last->weighted, 1);

  explanation->formula = g_strdup_printf (_ ("%s MAU ÷ %s seats = %s"), users, seats, percent);
  steward_explanation_add_term (explanation, "", users, _ ("monthly users"));
  steward_explanation_add_term (explanation, "÷", seats, _ ("seats in force"));
  steward_explanation_add_term (explanation, "=", percent, _ ("weighted by seats"));
}

static void
add_spread (StewardExplanation *explanation, const StewardPortfolioMonth *last)
{
  g_autofree char *median = steward_format_percent (last->median, 1);
  g_autofree char *lower = steward_format_percent (last->lower, 1);
  g_autofree char *upper = steward_format_percent (last->upper, 1);

  steward_explanation_add (explanation, _ ("Median"), _ ("%s, each customer counted alike"),
                           median);
  /* Translators: the quartiles of the customers' utilizations */
  steward_explanation_add (explanation, _ ("Middle half"), _ ("from %s to %s"), lower, upper);
}

StewardExplanation *
steward_portfolio_utilization_explain (const StewardPortfolioUtilization *self)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);
  StewardExplanation *explanation = steward_explanation_new (_ ("Utilization of the portfolio"));

  if (last->n_with_figure > 0)
    add_terms (explanation, last);
  else
    explanation->formula = g_strdup (_ ("Not available: no customer has a figure."));
  add_customers (explanation, self);
  if (last->n_with_figure > 0)
    add_spread (explanation, last);
  explanation->rule = g_strdup (
    _ ("MAU of a complete calendar month, added up, ÷ licensed seats in force on its last day, "
       "added up. A past month keeps the seats of its time; a customer with unlimited seats counts "
       "with its possible end users."));
  return explanation;
}

static void
add_counts (StewardExplanation *explanation, const StewardPortfolioUtilization *self)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);
  const struct {
    const char *sign;
    guint count;
    const char *caption;
  } terms[] = {
    { "", last->n_below, _ ("under target") },
    { "+", last->n_with_figure - last->n_below, _ ("target reached") },
    { "+", self->n_customers - last->n_with_figure, _ ("without a figure") },
    { "=", self->n_customers, _ ("customers") },
  };
  GString *formula = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autofree char *count = steward_format_count (terms[i].count);

      g_string_append_printf (formula, "%s%s%s%s %s", i > 0 ? " " : "", terms[i].sign,
                              i > 0 ? " " : "", count, terms[i].caption);
      steward_explanation_add_term (explanation, terms[i].sign, count, terms[i].caption);
    }
  explanation->formula = g_string_free_and_steal (formula);
}

StewardExplanation *
steward_portfolio_utilization_explain_spread (const StewardPortfolioUtilization *self,
                                              double target)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Customers by utilization"));
  g_autofree char *percent = isnan (target) ? NULL : steward_format_limit (target);

  add_counts (explanation, self);
  add_customers (explanation, self);
  steward_explanation_add (explanation, _ ("Target"), "%s",
                           percent ? percent : _ ("each customer's own; they differ"));
  explanation->rule = g_strdup (
    _ ("Each customer's MAU of the last complete month ÷ its seats in force, in steps of 10 "
       "points. A step has its lower end and not its upper one."));
  return explanation;
}
