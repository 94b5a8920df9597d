/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardDay:
 *
 * A civil day, as the number of days since 1970-01-01. Usage days are UTC days as the server counts
 * them and are never moved to another zone. Differences of two days are plain subtraction.
 */
typedef gint32 StewardDay;

/**
 * StewardMonth:
 *
 * A calendar month, as year * 12 + (month - 1). The month before is `month - 1`.
 */
typedef gint32 StewardMonth;

/* No such day: not given, or not known. Sorts before every day. */
#define STEWARD_DAY_NONE G_MININT32

/* The range of years that a day or month may have; everything else is refused where it is read. */
#define STEWARD_FIRST_YEAR 1970
#define STEWARD_LAST_YEAR 9999

/* The day of a date, or STEWARD_DAY_NONE where there is no such date. */
StewardDay steward_day_new (int year, int month, int day);
/* Reads exactly `YYYY-MM-DD`; anything else, and dates that do not exist, give FALSE. */
gboolean steward_day_parse (const char *text, StewardDay *day);
/* `YYYY-MM-DD`, the form of files and of the command line; "" for STEWARD_DAY_NONE. */
char *steward_day_format (StewardDay day) G_GNUC_WARN_UNUSED_RESULT;
void steward_day_get_date (StewardDay day, int *year, int *month, int *day_of_month);
/* The UTC day of a moment in microseconds since 1970, as g_get_real_time() counts. */
StewardDay steward_day_from_time (gint64 time_us);
/* Midnight UTC at which the day begins, in microseconds since 1970. */
gint64 steward_day_get_time (StewardDay day);
StewardMonth steward_day_get_month (StewardDay day);
/* The Sunday on or before a day: usageStatistics weeks start there (usage-api 3). */
StewardDay steward_day_get_week (StewardDay day);
/* 0 is Sunday. */
int steward_day_get_weekday (StewardDay day);

/* Reads exactly `YYYY-MM`. */
gboolean steward_month_parse (const char *text, StewardMonth *month);
char *steward_month_format (StewardMonth month) G_GNUC_WARN_UNUSED_RESULT;
StewardDay steward_month_get_first_day (StewardMonth month);
StewardDay steward_month_get_last_day (StewardMonth month);

/* Reads RFC 3339 in UTC, as the usage APIs write it (`2026-11-23T00:00:00Z`, fractions allowed),
 * to microseconds since 1970. */
gboolean steward_time_parse (const char *text, gint64 *time_us);
/* `YYYY-MM-DDThh:mm:ssZ`. */
char *steward_time_format (gint64 time_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
