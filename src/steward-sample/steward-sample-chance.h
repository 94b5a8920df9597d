/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Chance without state: every draw is a pure function of a key and of what is drawn, so that a
 * figure is the same whenever, in whatever order and over whatever range it is asked for.
 */

/* Steele, Lea and Flood's SplitMix64 step: spreads nearby numbers over all 64 bits. */
static inline guint64
steward_sample_draw (guint64 key, guint64 what)
{
  guint64 z = key + (what + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* From 0 to below 1. */
static inline double
steward_sample_draw_unit (guint64 key, guint64 what)
{
  return (double) (steward_sample_draw (key, what) >> 11) * 0x1p-53;
}

/* From @low to @high, both included. */
static inline gint64
steward_sample_draw_between (guint64 key, guint64 what, gint64 low, gint64 high)
{
  return low + (gint64) (steward_sample_draw (key, what) % (guint64) (high - low + 1));
}

G_END_DECLS
