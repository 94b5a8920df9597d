/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-insight-behind.h"

#include "steward-revenue-charts.h"
#include "steward-utilization-charts.h"

#include <glib/gi18n.h>

static char *
label_of (StewardMonth month, const char *what)
{
  g_autofree char *name = steward_format_month (month);

  /* Translators: a month, then what customers have in common: `October 2026: 70 % to 80 %` */
  return g_strdup_printf (_ ("%s: %s"), name, what);
}

char *
steward_insights_label_of_month (const StewardInsights *self, const char *what)
{
  return label_of (steward_day_get_month (self->today) - 1, what);
}

static char **
find_in_history (const StewardInsights *self, const char *category, char **label)
{
  StewardMonth month;

  if (!steward_month_parse (category, &month))
    return NULL;
  *label = label_of (month, _ ("under target"));
  return steward_insights_list_below (self, month);
}

static char **
find_in_distribution (const StewardInsights *self,
                      const char *category,
                      const char *series,
                      char **label)
{
  gboolean below = g_strcmp0 (series, STEWARD_CHART_ID_REACHED) != 0;
  gboolean reached = g_strcmp0 (series, STEWARD_CHART_ID_BELOW) != 0;
  g_autofree char *range = NULL;
  guint64 bin = 0;

  if (g_str_equal (category, STEWARD_CHART_ID_NONE))
    {
      *label = steward_insights_label_of_month (self, _ ("without a figure"));
      return steward_insights_list_without (self);
    }
  if (!g_ascii_string_to_unsigned (category, 10, 0, STEWARD_UTILIZATION_BINS - 1, &bin, NULL))
    return NULL;
  range = steward_utilization_bin_get_label ((guint) bin);
  *label = steward_insights_label_of_month (self, range);
  return steward_insights_list_bin (self, (guint) bin, below, reached);
}

/* `31 Oct 2025 to 31 Oct 2026: Churn`. */
static char *
label_of_period (const StewardInsights *self, const char *step)
{
  g_autofree char *from = steward_format_day (self->retention->from);
  g_autofree char *to = steward_format_day (self->retention->to);

  /* Translators: two dates, and what became of the revenue between them */
  return g_strdup_printf (_ ("%s to %s: %s"), from, to, step);
}

static char **
find_in_retention (const StewardInsights *self, const char *category, char **label)
{
  if (self->retention == NULL)
    return NULL;
  if (g_str_equal (category, STEWARD_CHART_ID_START)
      || g_str_equal (category, STEWARD_CHART_ID_END))
    {
      gboolean on_last_day = g_str_equal (category, STEWARD_CHART_ID_END);

      *label = label_of_period (self, on_last_day ? _ ("paying at the end")
                                                  : _ ("paying at the beginning"));
      return steward_insights_list_paying (self, on_last_day);
    }
  for (int kind = 0; kind < STEWARD_N_MOVEMENTS; kind++)
    if (g_str_equal (category, steward_movement_kind_to_string ((StewardMovementKind) kind)))
      {
        *label = label_of_period (self,
                                  steward_movement_kind_get_label ((StewardMovementKind) kind));
        return steward_insights_list_movement (self, (StewardMovementKind) kind);
      }
  return NULL;
}

static char **
find_in_cohorts (const StewardInsights *self, const char *category, char **label)
{
  StewardMonth first;
  StewardMonth last;

  if (!steward_cohorts_chart_parse_id (category, &first, &last))
    return NULL;
  /* Translators: a month, a quarter or a year, as in `2024-Q1` */
  *label = g_strdup_printf (_ ("Began in %s"), category);
  return steward_insights_list_cohort (self, first, last);
}

/* FALSE for a word that is none. */
static gboolean
read_state (const char *word, StewardState *state)
{
  for (int i = STEWARD_STATE_UNKNOWN; i <= STEWARD_STATE_HEALTHY; i++)
    if (g_str_equal (word, steward_state_to_string ((StewardState) i)))
      {
        *state = (StewardState) i;
        return TRUE;
      }
  return FALSE;
}

static char **
find_in_renewals (const StewardInsights *self,
                  const char *category,
                  const char *series,
                  char **label)
{
  g_autofree char *what = g_strdup (_ ("renewal"));
  StewardMonth month;
  StewardState state;

  if (!steward_month_parse (category, &month))
    return NULL;
  if (series && read_state (series, &state))
    {
      g_free (what);
      /* Translators: customers whose contract renews, and their health */
      what = g_strdup_printf (_ ("renewal, health %s"), steward_state_get_label (state));
      *label = label_of (month, what);
      return steward_insights_list_renewals (self, month, &state);
    }
  *label = label_of (month, what);
  return steward_insights_list_renewals (self, month, NULL);
}

static char **
find_in_health (const StewardInsights *self, const char *category, const char *series, char **label)
{
  StewardState now;
  StewardState before;

  if (!read_state (category, &now) || (series && !read_state (series, &before)))
    return NULL;
  *label = series ? g_strdup_printf (
                      /* Translators: what health customers have, and what they had */
                      _ ("Health %s, a month ago %s"), steward_state_get_label (now),
                      steward_state_get_label (before))
                  /* Translators: what health customers have */
                  : g_strdup_printf (_ ("Health %s"), steward_state_get_label (now));
  return steward_insights_list_health (self, series ? &before : NULL, now);
}

char **
steward_insights_find_behind (const StewardInsights *self,
                              StewardInsightChart chart,
                              const char *category,
                              const char *series,
                              char **label)
{
  switch (chart)
    {
    case STEWARD_INSIGHT_DISTRIBUTION:
      return find_in_distribution (self, category, series, label);
    case STEWARD_INSIGHT_RETENTION:
      return find_in_retention (self, category, label);
    case STEWARD_INSIGHT_COHORTS:
      return find_in_cohorts (self, category, label);
    case STEWARD_INSIGHT_RENEWALS:
      return find_in_renewals (self, category, series, label);
    case STEWARD_INSIGHT_HEALTH:
      return find_in_health (self, category, series, label);
    case STEWARD_INSIGHT_HISTORY:
    default:
      return find_in_history (self, category, label);
    }
}
