/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-day.h"

#include <string.h>

/* GDate counts days from 0001-01-01 as 1; this is its number of 1970-01-01. */
#define EPOCH_JULIAN 719163

/* 0000-03-01, in days from 1970-01-01. */
#define MARCH_OF_YEAR_0 (-719468)

#define DAY_US (24 * G_TIME_SPAN_HOUR)

/* The first day of a month, by arithmetic alone: a list asks for it thousands of times, and GDate
 * takes ten times as long. Years begin in March, so that a leap day is the last of one. */
static StewardDay
find_first_of_month (int year, int month)
{
  int month_from_march = (month + 9) % 12;
  int march_year = year - (month < 3);
  int leap_days = march_year / 4 - march_year / 100 + march_year / 400;

  /* Five months that begin in March or August have 153 days. */
  return march_year * 365 + leap_days + (153 * month_from_march + 2) / 5 + MARCH_OF_YEAR_0;
}

StewardDay
steward_day_new (int year, int month, int day)
{
  GDate date;

  if (year < STEWARD_FIRST_YEAR || year > STEWARD_LAST_YEAR || month < 1 || month > 12 || day < 1
      || day > 31)
    return STEWARD_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return STEWARD_DAY_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (StewardDay) g_date_get_julian (&date) - EPOCH_JULIAN;
}

/* Reads a run of exactly @n digits. */
static gboolean
read_digits (const char **text, int n, int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value ((*text)[i]);
    }
  *text += n;
  return TRUE;
}

static gboolean
read_char (const char **text, char expected)
{
  if (**text != expected)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
read_day (const char **text, StewardDay *day)
{
  int year, month, day_of_month;

  if (!read_digits (text, 4, &year) || !read_char (text, '-') || !read_digits (text, 2, &month)
      || !read_char (text, '-') || !read_digits (text, 2, &day_of_month))
    return FALSE;
  *day = steward_day_new (year, month, day_of_month);
  return *day != STEWARD_DAY_NONE;
}

gboolean
steward_day_parse (const char *text, StewardDay *day)
{
  return read_day (&text, day) && *text == '\0';
}

void
steward_day_get_date (StewardDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_return_if_fail (day != STEWARD_DAY_NONE);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + EPOCH_JULIAN));
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  *day_of_month = g_date_get_day (&date);
}

char *
steward_day_format (StewardDay day)
{
  int year, month, day_of_month;

  if (day == STEWARD_DAY_NONE)
    return g_strdup ("");
  steward_day_get_date (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

StewardDay
steward_day_from_time (gint64 time_us)
{
  gint64 day = time_us / DAY_US;

  if (time_us % DAY_US < 0)
    day--;
  return (StewardDay) day;
}

gint64
steward_day_get_time (StewardDay day)
{
  return day * DAY_US;
}

StewardMonth
steward_day_get_month (StewardDay day)
{
  int year, month, day_of_month;

  steward_day_get_date (day, &year, &month, &day_of_month);
  return year * 12 + month - 1;
}

int
steward_day_get_weekday (StewardDay day)
{
  /* 1970-01-01 was a Thursday. */
  int weekday = (day + 4) % 7;

  return weekday < 0 ? weekday + 7 : weekday;
}

StewardDay
steward_day_get_week (StewardDay day)
{
  return day - steward_day_get_weekday (day);
}

gboolean
steward_month_parse (const char *text, StewardMonth *month)
{
  int year, month_of_year;

  if (!read_digits (&text, 4, &year) || !read_char (&text, '-')
      || !read_digits (&text, 2, &month_of_year) || *text != '\0')
    return FALSE;
  if (year < STEWARD_FIRST_YEAR || month_of_year < 1 || month_of_year > 12)
    return FALSE;
  *month = year * 12 + month_of_year - 1;
  return TRUE;
}

char *
steward_month_format (StewardMonth month)
{
  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

StewardDay
steward_month_get_first_day (StewardMonth month)
{
  int year = month / 12;

  if (month < 0 || year < STEWARD_FIRST_YEAR || year > STEWARD_LAST_YEAR)
    return STEWARD_DAY_NONE;
  return find_first_of_month (year, month % 12 + 1);
}

StewardDay
steward_month_get_last_day (StewardMonth month)
{
  int year = month / 12;

  if (month < 0 || year < STEWARD_FIRST_YEAR || year > STEWARD_LAST_YEAR)
    return STEWARD_DAY_NONE;
  return find_first_of_month ((month + 1) / 12, (month + 1) % 12 + 1) - 1;
}

gboolean
steward_time_parse (const char *text, gint64 *time_us)
{
  const char *at = text;
  StewardDay day;
  int hour, minute, second;

  if (!read_day (&at, &day) || !read_char (&at, 'T') || !read_digits (&at, 2, &hour)
      || !read_char (&at, ':') || !read_digits (&at, 2, &minute) || !read_char (&at, ':')
      || !read_digits (&at, 2, &second))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  if (*at == '.')
    at += 1 + strspn (at + 1, "0123456789");
  if (strcmp (at, "Z") != 0 && strcmp (at, "+00:00") != 0)
    return FALSE;
  *time_us = steward_day_get_time (day) + hour * G_TIME_SPAN_HOUR + minute * G_TIME_SPAN_MINUTE
             + second * G_TIME_SPAN_SECOND;
  return TRUE;
}

char *
steward_time_format (gint64 time_us)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc_usec (time_us);

  return moment ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}
