/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-clock.h"

struct _StewardClock {
  GObject parent_instance;

  StewardDay fixed; /* STEWARD_DAY_NONE: follow the machine */
};

G_DEFINE_FINAL_TYPE (StewardClock, steward_clock, G_TYPE_OBJECT)

static void
steward_clock_class_init (StewardClockClass *klass)
{
}

static void
steward_clock_init (StewardClock *self)
{
  self->fixed = STEWARD_DAY_NONE;
}

StewardClock *
steward_clock_new (void)
{
  return g_object_new (STEWARD_TYPE_CLOCK, NULL);
}

StewardClock *
steward_clock_new_fixed (StewardDay today)
{
  StewardClock *self = steward_clock_new ();

  self->fixed = today;
  return self;
}

gint64
steward_clock_get_now (StewardClock *self)
{
  g_return_val_if_fail (STEWARD_IS_CLOCK (self), 0);
  if (self->fixed == STEWARD_DAY_NONE)
    return g_get_real_time ();
  return steward_day_get_time (self->fixed) + 12 * G_TIME_SPAN_HOUR;
}

StewardDay
steward_clock_get_today (StewardClock *self)
{
  return steward_day_from_time (steward_clock_get_now (self));
}
