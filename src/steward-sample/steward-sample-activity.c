/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-activity.h"

#include "steward-sample-chance.h"

#include <math.h>

enum {
  DRAW_ACTIVITY,
  DRAW_EAGERNESS,
  DRAW_SEASON,
};

#define WEEKEND_FACTOR 0.15
/* How much of today has been seen: the clock of `--today` says noon UTC. */
#define MORNING_SHARE 0.5
#define DECLINE_DAYS 150
#define YEAR_DAYS 365.25

static double
get_growth (const StewardSampleCustomer *customer, StewardDay day)
{
  double time_constant = customer->pattern == STEWARD_SAMPLE_RAMPING ? 30 : 22;

  return 1 - 0.92 * exp (-(day - customer->production) / time_constant);
}

/* From 1 down to about a half on the anchor, and further. */
static double
get_decline (const StewardSampleCustomer *customer, StewardDay day)
{
  double share = (day - (customer->anchor - DECLINE_DAYS)) / (double) DECLINE_DAYS;

  return share <= 0 ? 1 : MAX (1 - 0.5 * share, 0.1);
}

/* A dip of a few weeks to two thirds, once a year; 0 to 1 is where in the year. */
static double
get_season (const StewardSampleCustomer *customer, StewardDay day)
{
  double phase = steward_sample_draw_unit (customer->key, DRAW_SEASON);
  double wave = cos (2 * G_PI * (day / YEAR_DAYS - phase));

  return wave <= 0 ? 1 : 1 - 0.35 * wave;
}

guint
steward_sample_count_reach (const StewardSampleCustomer *customer, StewardDay day)
{
  double level = customer->target;

  if (day < customer->production)
    return 0;
  level *= get_growth (customer, day);
  if (customer->pattern == STEWARD_SAMPLE_DECLINING)
    level *= get_decline (customer, day);
  if (customer->pattern == STEWARD_SAMPLE_SEASONAL)
    level *= get_season (customer, day);
  return MIN ((guint) lround (level * customer->size), customer->n_users);
}

/* The chance that a user within reach comes on a weekday. */
static double
get_eagerness (const StewardSampleCustomer *customer, guint64 user_key)
{
  return customer->stickiness * (0.6 + 0.8 * steward_sample_draw_unit (user_key, DRAW_EAGERNESS));
}

static guint64
get_user_key (const StewardSampleCustomer *customer, guint user)
{
  return steward_sample_draw (steward_sample_draw (customer->key, DRAW_ACTIVITY), user);
}

static double
get_day_factor (StewardDay day, StewardDay today)
{
  int weekday = steward_day_get_weekday (day);
  double factor = weekday == 0 || weekday == 6 ? WEEKEND_FACTOR : 1;

  return day == today ? factor * MORNING_SHARE : factor;
}

/* The same draw decides about the morning and the whole day: who came in the morning has come. */
static gboolean
comes (guint64 user_key, StewardDay day, double chance)
{
  return steward_sample_draw_unit (user_key, (guint64) day + 1000) < chance;
}

gboolean
steward_sample_is_active (const StewardSampleCustomer *customer,
                          guint user,
                          StewardDay day,
                          StewardDay today)
{
  guint64 user_key = get_user_key (customer, user);

  if (day > today || user >= steward_sample_count_reach (customer, day))
    return FALSE;
  return comes (user_key, day, get_eagerness (customer, user_key) * get_day_factor (day, today));
}

/* --- Counting --- */

/* What is the same for all users of a day. */
typedef struct {
  guint reach;
  double factor;
  guint week; /* an index of the counts */
  guint month;
} DayFacts;

typedef struct {
  StewardDay first;
  StewardDay today;
  guint n_days;
  DayFacts *days;
  guint *counts[STEWARD_N_GRAINS]; /* from the period that @first lies in */
  guint max_reach;
} Count;

static gint32
get_period (StewardGrain grain, StewardDay day)
{
  switch (grain)
    {
    case STEWARD_GRAIN_WEEK:
      return steward_day_get_week (day);
    case STEWARD_GRAIN_MONTH:
      return steward_day_get_month (day);
    case STEWARD_GRAIN_DAY:
    case STEWARD_GRAIN_ROLLING_28:
    default:
      return day;
    }
}

static gint32
get_period_length (StewardGrain grain)
{
  return grain == STEWARD_GRAIN_WEEK ? 7 : 1;
}

static StewardDay
get_first_day (StewardGrain grain, gint32 period)
{
  return grain == STEWARD_GRAIN_MONTH ? steward_month_get_first_day (period) : period;
}

static void
prepare_days (Count *count, const StewardSampleCustomer *customer)
{
  StewardDay first_week = steward_day_get_week (count->first);
  StewardMonth first_month = steward_day_get_month (count->first);

  for (guint i = 0; i < count->n_days; i++)
    {
      StewardDay day = count->first + (StewardDay) i;
      DayFacts *facts = &count->days[i];

      facts->reach = steward_sample_count_reach (customer, day);
      facts->factor = get_day_factor (day, count->today);
      facts->week = (guint) (steward_day_get_week (day) - first_week) / 7;
      facts->month = (guint) (steward_day_get_month (day) - first_month);
      count->max_reach = MAX (count->max_reach, facts->reach);
    }
}

/* Each user counts once in each period. */
static void
count_user (Count *count, const StewardSampleCustomer *customer, guint user)
{
  guint64 user_key = get_user_key (customer, user);
  double eagerness = get_eagerness (customer, user_key);
  guint last_week = G_MAXUINT;
  guint last_month = G_MAXUINT;

  for (guint i = 0; i < count->n_days; i++)
    {
      const DayFacts *day = &count->days[i];

      if (user >= day->reach
          || !comes (user_key, count->first + (StewardDay) i, eagerness * day->factor))
        continue;
      count->counts[STEWARD_GRAIN_DAY][i]++;
      if (day->week != last_week)
        count->counts[STEWARD_GRAIN_WEEK][day->week]++;
      if (day->month != last_month)
        count->counts[STEWARD_GRAIN_MONTH][day->month]++;
      last_week = day->week;
      last_month = day->month;
    }
}

static void
add_periods (StewardUsage *usage, const Count *count, StewardGrain grain, guint n_periods)
{
  gint32 last = get_period (grain, count->today);
  gint32 base = get_period (grain, count->first);
  gint32 length = get_period_length (grain);

  for (guint i = 0; i < n_periods; i++)
    {
      gint32 start = last - (gint32) i * length;
      guint users = count->counts[grain][(start - base) / length];

      steward_usage_add (usage, grain, start, users, i > 0);
    }
}

StewardUsage *
steward_sample_dup_usage (const StewardSampleCustomer *customer,
                          StewardDay today,
                          guint n_days,
                          guint n_weeks,
                          guint n_months)
{
  const guint n_periods[STEWARD_N_GRAINS] = { n_days, n_weeks, n_months };
  StewardUsage *usage = steward_usage_new ();
  Count count = { .first = today, .today = today };

  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    {
      gint32 ago = ((gint32) n_periods[grain] - 1) * get_period_length (grain);

      if (n_periods[grain] > 0)
        count.first = MIN (count.first, get_first_day (grain, get_period (grain, today) - ago));
    }
  count.n_days = (guint) (today - count.first) + 1;
  count.days = g_new0 (DayFacts, count.n_days);
  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    count.counts[grain] = g_new0 (guint, count.n_days + 1);
  prepare_days (&count, customer);
  for (guint user = 0; user < count.max_reach; user++)
    count_user (&count, customer, user);
  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    {
      add_periods (usage, &count, grain, n_periods[grain]);
      g_free (count.counts[grain]);
    }
  g_free (count.days);
  return usage;
}
