/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customers-order.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static const char *const names[STEWARD_N_COLUMNS] = {
  [STEWARD_COLUMN_NAME] = "name",       [STEWARD_COLUMN_UTILIZATION] = "utilization",
  [STEWARD_COLUMN_COURSE] = "course",   [STEWARD_COLUMN_CONSUMPTION] = "consumption",
  [STEWARD_COLUMN_HEALTH] = "health",   [STEWARD_COLUMN_STAGE] = "stage",
  [STEWARD_COLUMN_ADVISOR] = "advisor", [STEWARD_COLUMN_RENEWAL] = "renewal",
  [STEWARD_COLUMN_SYNC] = "synced",     [STEWARD_COLUMN_SEGMENT] = "segment",
  [STEWARD_COLUMN_SEATS] = "seats",     [STEWARD_COLUMN_MAU] = "mau",
  [STEWARD_COLUMN_ARR] = "arr",         [STEWARD_COLUMN_PRODUCTION] = "production",
};

const char *
steward_column_to_string (StewardColumn column)
{
  g_return_val_if_fail ((guint) column < STEWARD_N_COLUMNS, NULL);
  return names[column];
}

gboolean
steward_column_from_string (const char *text, StewardColumn *column)
{
  for (guint i = 0; i < STEWARD_N_COLUMNS; i++)
    if (g_strcmp0 (names[i], text) == 0)
      {
        *column = (StewardColumn) i;
        return TRUE;
      }
  return FALSE;
}

/* --- Order ------------------------------------------------------------------------------------ */

static int
compare_doubles (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (b) - isnan (a);
  return (a > b) - (a < b);
}

static double
get_last_change (StewardCustomer *customer)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  const double *recent = figures->recent;

  return recent[STEWARD_RECENT_MONTHS - 1] - recent[STEWARD_RECENT_MONTHS - 2];
}

static double
day_or_nan (StewardDay day)
{
  return day == STEWARD_DAY_NONE ? (double) NAN : day;
}

static double
get_seats (const StewardCustomerFigures *figures)
{
  switch (figures->seats.seats.kind)
    {
    case STEWARD_SEATS_KNOWN:
      return (double) figures->seats.seats.count;
    case STEWARD_SEATS_UNLIMITED:
      return (double) INFINITY;
    case STEWARD_SEATS_UNKNOWN:
    default:
      return (double) NAN;
    }
}

/* What a column of numbers is sorted by; NAN where the customer has none. */
static double
get_number (StewardColumn column, StewardCustomer *customer)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

  switch (column)
    {
    case STEWARD_COLUMN_UTILIZATION:
      return figures->utilization.value;
    case STEWARD_COLUMN_COURSE:
      return get_last_change (customer);
    case STEWARD_COLUMN_CONSUMPTION:
      return figures->consumption.value;
    case STEWARD_COLUMN_HEALTH:
      return figures->health.value;
    case STEWARD_COLUMN_STAGE:
      return (double) figures->lifecycle;
    case STEWARD_COLUMN_RENEWAL:
      return day_or_nan (facts->record->renewal);
    case STEWARD_COLUMN_PRODUCTION:
      return day_or_nan (facts->record->production);
    case STEWARD_COLUMN_SYNC:
      return (double) facts->sync->at;
    case STEWARD_COLUMN_SEATS:
      return get_seats (figures);
    case STEWARD_COLUMN_MAU:
      return figures->utilization.mau < 0 ? (double) NAN : (double) figures->utilization.mau;
    case STEWARD_COLUMN_ARR:
      return figures->arr.value;
    case STEWARD_COLUMN_NAME:
    case STEWARD_COLUMN_ADVISOR:
    case STEWARD_COLUMN_SEGMENT:
    default:
      return (double) NAN;
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer column)
{
  return compare_doubles (get_number ((StewardColumn) GPOINTER_TO_INT (column), (gpointer) a),
                          get_number ((StewardColumn) GPOINTER_TO_INT (column), (gpointer) b));
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer column)
{
  return strcmp (steward_customer_get_name_key ((gpointer) a),
                 steward_customer_get_name_key ((gpointer) b));
}

static const char *
get_text (StewardColumn column, gconstpointer customer)
{
  const StewardCustomerRecord *record = steward_customer_get_facts ((gpointer) customer)->record;

  return column == STEWARD_COLUMN_ADVISOR ? record->advisor : record->segment;
}

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer column)
{
  const char *first = get_text ((StewardColumn) GPOINTER_TO_INT (column), a);
  const char *second = get_text ((StewardColumn) GPOINTER_TO_INT (column), b);

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  /* Many customers share an advisor. */
  return strcmp (first, second) == 0 ? 0 : g_utf8_collate (first, second);
}

GtkSorter *
steward_column_make_sorter (StewardColumn column)
{
  GCompareDataFunc compare = compare_numbers;

  if (column == STEWARD_COLUMN_NAME)
    compare = compare_names;
  else if (column == STEWARD_COLUMN_ADVISOR || column == STEWARD_COLUMN_SEGMENT)
    compare = compare_texts;
  return GTK_SORTER (gtk_custom_sorter_new (compare, GINT_TO_POINTER (column), NULL));
}

/* --- Sections --------------------------------------------------------------------------------- */

guint
steward_column_get_section (StewardColumn column, StewardCustomer *customer)
{
  double number = get_number (column, customer);

  switch (column)
    {
    case STEWARD_COLUMN_UTILIZATION:
      if (isnan (number))
        return 2;
      return steward_customer_get_figures (customer)->utilization.state == STEWARD_STATE_HEALTHY
               ? 1
               : 0;
    case STEWARD_COLUMN_COURSE:
    case STEWARD_COLUMN_CONSUMPTION:
    case STEWARD_COLUMN_HEALTH:
    case STEWARD_COLUMN_RENEWAL:
    case STEWARD_COLUMN_SEATS:
    case STEWARD_COLUMN_MAU:
    case STEWARD_COLUMN_ARR:
    case STEWARD_COLUMN_PRODUCTION:
      return isnan (number) ? 1 : 0;
    case STEWARD_COLUMN_NAME:
    case STEWARD_COLUMN_STAGE:
    case STEWARD_COLUMN_ADVISOR:
    case STEWARD_COLUMN_SYNC:
    case STEWARD_COLUMN_SEGMENT:
    default:
      return 0;
    }
}

char *
steward_column_dup_section_title (StewardColumn column, guint section, const char *target)
{
  switch (column)
    {
    case STEWARD_COLUMN_UTILIZATION:
      if (section == 2)
        return g_strdup (_ ("Without a figure"));
      if (target == NULL)
        return g_strdup (section == 0 ? _ ("Below target") : _ ("At or above target"));
      return g_strdup_printf (section == 0 ? _ ("Below %s") : _ ("At or above %s"), target);
    case STEWARD_COLUMN_COURSE:
    case STEWARD_COLUMN_CONSUMPTION:
    case STEWARD_COLUMN_HEALTH:
    case STEWARD_COLUMN_SEATS:
    case STEWARD_COLUMN_MAU:
    case STEWARD_COLUMN_ARR:
      return g_strdup (section == 0 ? _ ("With a figure") : _ ("Without a figure"));
    case STEWARD_COLUMN_RENEWAL:
    case STEWARD_COLUMN_PRODUCTION:
      return g_strdup (section == 0 ? _ ("With a date") : _ ("Without a date"));
    case STEWARD_COLUMN_NAME:
    case STEWARD_COLUMN_STAGE:
    case STEWARD_COLUMN_ADVISOR:
    case STEWARD_COLUMN_SYNC:
    case STEWARD_COLUMN_SEGMENT:
    default:
      return NULL;
    }
}
