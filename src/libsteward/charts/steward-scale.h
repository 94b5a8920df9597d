/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where marks go, as pure functions: nothing here knows what it draws. */

/**
 * StewardScale:
 * @from: , @to: two different values
 * @start: , @end: the places they are drawn at; @end may lie before @start
 *
 * A linear scale. Values outside of @from to @to map outside of the range: clamping is the
 * drawing's own choice.
 */
typedef struct {
  double from;
  double to;
  double start;
  double end;
} StewardScale;

double steward_scale_map (const StewardScale *self, double value);
double steward_scale_invert (const StewardScale *self, double place);

/* The smallest of 1, 2 or 5 times a power of ten by which @span has at most @max_steps steps. 0 for
 * a span that is not above 0 and finite. */
double steward_scale_get_nice_step (double span, guint max_steps);

/**
 * steward_scale_dup_ticks:
 *
 * The multiples of the nice step from @from to @to, ends included where they are multiples; one
 * tick at @from for an empty span.
 *
 * Returns: (transfer full) (element-type double): in rising order
 */
GArray *steward_scale_dup_ticks (double from, double to, guint max_steps) G_GNUC_WARN_UNUSED_RESULT;

/**
 * StewardBandScale:
 * @start: , @length: the room, in drawing units
 * @n: how many slots share it evenly
 * @fill: the share of a slot that its band takes, in the middle; from 0 to 1
 *
 * A scale of categories: months on an axis.
 */
typedef struct {
  double start;
  double length;
  guint n;
  double fill;
} StewardBandScale;

/* The place of a slot's beginning; @index may be a fraction, and up to @n. */
double steward_band_scale_map (const StewardBandScale *self, double index);
void steward_band_scale_get_band (const StewardBandScale *self,
                                  guint index,
                                  double *start,
                                  double *length);
/* The slot at a place, or -1 outside of them all. */
int steward_band_scale_find (const StewardBandScale *self, double place);

typedef struct {
  double x;
  double y;
} StewardPoint;

/**
 * steward_scale_dup_downsampled:
 * @points: in rising order of x, none of them NAN
 * @width: of a column of pixels, above 0
 *
 * A line with at most four points in each column: the first, the lowest, the highest and the last,
 * so that no peak is lost and the drawing is the same.
 *
 * Returns: (transfer full) (element-type StewardPoint)
 */
GArray *steward_scale_dup_downsampled (const StewardPoint *points,
                                       guint n_points,
                                       double width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
