/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-usage.h"

#include <math.h>

#define N_DAYS 400
#define N_WEEKS 56
#define N_MONTHS 26

/* Of the mean day: a weekend day sees a seventh of a working day's users, and the week's mean is 1.
 */
#define WORKING_DAY 1.32
#define WEEKEND_DAY 0.2
#define DAY_IRREGULARITY 0.06
#define MONTH_IRREGULARITY 0.015
/* Holidays, releases, newcomers: over about seven months the level goes down and up by this much.
 */
#define WAVE 0.06
#define WAVE_DAYS 210.0

/* From -1 to 1, the same for the same arguments. The constants are those of the splitmix64
 * generator. */
static double
draw (guint seed, StewardGrain grain, int ago)
{
  guint64 x = ((guint64) seed << 40) + ((guint64) grain << 32) + (guint64) (guint) ago;

  x += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  x ^= x >> 31;
  return (double) (x >> 11) / (double) (G_GUINT64_CONSTANT (1) << 52) - 1;
}

/* From 0 so many days ago to 1 so many days ago. */
static double
progress (int ago, int from, int to)
{
  return CLAMP ((from - ago) / (double) (from - to), 0, 1);
}

/* The share of people who come in the month around a day. */
static double
get_share (const StewardSampleUsage *self, int ago)
{
  double wave = cos (2 * G_PI * (ago / WAVE_DAYS + self->seed / 7.0));
  double settled = self->level * (1 - 0.85 * exp (-(self->first - ago) / 45.0))
                   * (1 - WAVE / 2 * (1 + wave));

  if (ago > self->first)
    return 0;
  switch (self->course)
    {
    case STEWARD_SAMPLE_RAMPING:
      return self->pilot
             + (self->level - self->pilot)
                 * progress (ago, self->production, self->production - 60);
    case STEWARD_SAMPLE_GROWING:
      return settled * (0.55 + 0.45 * progress (ago, 330, 0));
    case STEWARD_SAMPLE_FALLING:
      return settled * (1 - 0.45 * progress (ago, 180, 0));
    case STEWARD_SAMPLE_SEASONAL:
      return settled * (1 - 0.25 * MAX (0, cos (2 * G_PI * (ago - 200) / 365.25)));
    case STEWARD_SAMPLE_STEADY:
    default:
      return settled;
    }
}

/* The most of a period's two ends: nobody who came on one of its days is left out. */
static double
get_best_share (const StewardSampleUsage *self, int first_ago, int last_ago)
{
  return MAX (get_share (self, MIN (first_ago, self->first)), get_share (self, MAX (last_ago, 0)));
}

static void
add (StewardUsage *usage, StewardGrain grain, gint32 start, double users, gboolean complete)
{
  steward_usage_add (usage, grain, start, (gint64) lround (users), complete);
}

static void
add_days (const StewardSampleUsage *self, StewardUsage *usage, StewardDay today)
{
  for (int ago = 1; ago <= MIN (N_DAYS, self->first); ago++)
    {
      int weekday = steward_day_get_weekday (today - ago);
      double factor = weekday == 0 || weekday == 6 ? WEEKEND_DAY : WORKING_DAY;
      double irregularity = 1 + DAY_IRREGULARITY * draw (self->seed, STEWARD_GRAIN_DAY, ago);

      add (usage, STEWARD_GRAIN_DAY, today - ago,
           self->people * get_share (self, ago) * self->stickiness * factor * irregularity, TRUE);
    }
}

/* The part of a month's users that has come after a part of the period: a working day brings some
 * of them at once, and the others come by and by. */
static double
get_reach (const StewardSampleUsage *self, double at_the_end, double part)
{
  double at_once = WORKING_DAY * (1 + DAY_IRREGULARITY) * self->stickiness;

  return at_once + (at_the_end - at_once) * (1 - exp (-3 * part)) / (1 - exp (-3));
}

static void
add_weeks (const StewardSampleUsage *self, StewardUsage *usage, StewardDay today)
{
  StewardDay current = steward_day_get_week (today);
  double at_the_end = 0.45 + 0.55 * WORKING_DAY * (1 + DAY_IRREGULARITY) * self->stickiness;

  for (int weeks_ago = 0; weeks_ago <= N_WEEKS; weeks_ago++)
    {
      int first_ago = today - current + 7 * weeks_ago;
      int n_seen = MIN (7, MIN (first_ago, self->first) + 1);

      if (first_ago - 6 > self->first)
        break;
      add (usage, STEWARD_GRAIN_WEEK, today - first_ago,
           self->people * get_best_share (self, first_ago, first_ago - 6)
             * get_reach (self, at_the_end, n_seen / 7.0),
           weeks_ago > 0);
    }
}

static void
add_months (const StewardSampleUsage *self, StewardUsage *usage, StewardDay today)
{
  StewardMonth current = steward_day_get_month (today);

  for (int months_ago = 0; months_ago <= N_MONTHS; months_ago++)
    {
      StewardMonth month = current - months_ago;
      int first_ago = today - steward_month_get_first_day (month);
      int last_ago = today - steward_month_get_last_day (month);
      double length = first_ago - last_ago + 1;
      double n_seen = MIN (first_ago, self->first) - MAX (last_ago, 0) + 1;
      double irregularity = 1 - MONTH_IRREGULARITY
                            + MONTH_IRREGULARITY
                                * draw (self->seed, STEWARD_GRAIN_MONTH, months_ago);

      if (last_ago > self->first)
        break;
      if (months_ago == 0 && self->months_only)
        continue;
      add (usage, STEWARD_GRAIN_MONTH, month,
           self->people * get_best_share (self, first_ago, last_ago)
             * get_reach (self, irregularity, n_seen / length),
           months_ago > 0);
    }
}

StewardUsage *
steward_sample_usage_make (const StewardSampleUsage *self, StewardDay today)
{
  StewardUsage *usage = steward_usage_new ();

  if (!self->months_only)
    {
      add_days (self, usage, today);
      add_weeks (self, usage, today);
    }
  add_months (self, usage, today);
  return usage;
}
