/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
format_date (StewardDay day, const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc_usec (steward_day_get_time (day));

  return g_date_time_format (moment, format);
}

char *
steward_format_month (StewardMonth month)
{
  /* Translators: a month and its year, see g_date_time_format() */
  return format_date (steward_month_get_first_day (month), C_ ("month", "%B %Y"));
}

char *
steward_format_day (StewardDay day)
{
  if (day == STEWARD_DAY_NONE)
    return g_strdup (_ ("Not known"));
  /* Translators: a date, see g_date_time_format() */
  return format_date (day, C_ ("date", "%-d %b %Y"));
}

char *
steward_format_percent (double fraction, guint decimals)
{
  /* Translators: a percentage, with a no-break space before the sign */
  return g_strdup_printf (C_ ("percentage", "%.*f\u00a0%%"), (int) decimals, fraction * 100);
}

char *
steward_format_limit (double fraction)
{
  return steward_format_percent (fraction,
                                 fabs (fraction * 100 - round (fraction * 100)) < 1e-9 ? 0 : 1);
}

char *
steward_format_count (gint64 count)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, count);
}

char *
steward_format_age (gint64 time_us, gint64 now_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (time_us / G_TIME_SPAN_SECOND);
  int days = (int) ((now_us - time_us) / G_TIME_SPAN_DAY);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_TIME_SPAN_SECOND);

  if (time_us == 0 || time == NULL)
    return g_strdup (_ ("Never"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    return g_date_time_format (time, _ ("Today %H:%M"));
  if (days < 1)
    days = 1;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) days),
                          days);
}

char *
steward_format_amount (double amount, const char *currency)
{
  g_autofree char *count = steward_format_count (llround (amount));

  if (currency == NULL || *currency == '\0')
    return g_steal_pointer (&count);
  /* Translators: an amount of money and its currency code, with a no-break space between them */
  return g_strdup_printf (C_ ("money", "%s\u00a0%s"), count, currency);
}
