/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-palette.h"
#include "steward-scale.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum {
  STEWARD_LABEL_DIM,
  STEWARD_LABEL_NORMAL,
  STEWARD_LABEL_STRONG,
  STEWARD_LABEL_LINE, /* bold, in the colour of the line it names */
} StewardLabelStyle;

typedef struct {
  double x;
  double y;
  double width;
  double height;
} StewardArea;

gboolean steward_area_overlaps (const StewardArea *a, const StewardArea *b);

/**
 * StewardLabel:
 * @area: where it stands
 * @month: the slot of the month it names, or -1
 * @backed: whether it stands on marks, and the surface is painted under it so that they do not run
 *   through the text
 */
typedef struct {
  PangoLayout *text;
  StewardArea area;
  StewardLabelStyle style;
  int month;
  gboolean backed;
} StewardLabel;

/**
 * StewardLabelBoard:
 *
 * Places labels on a drawing so that none overlaps another and none is cut. Who asks first wins:
 * ask for the important ones first and let the rest find another place, or go without.
 */
typedef struct _StewardLabelBoard StewardLabelBoard;

/* @font: the interface's; labels are written at 9/11 of its size. */
StewardLabelBoard *steward_label_board_new (PangoContext *context,
                                            const PangoFontDescription *font,
                                            double width,
                                            double height) G_GNUC_WARN_UNUSED_RESULT;
void steward_label_board_free (StewardLabelBoard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardLabelBoard, steward_label_board_free)

double steward_label_board_get_line_height (StewardLabelBoard *self);
double
steward_label_board_measure (StewardLabelBoard *self, StewardLabelStyle style, const char *text);

/* Marks that labels had better keep clear of. */
void steward_label_board_add_mark (StewardLabelBoard *self, const StewardArea *area);

/**
 * steward_label_board_place:
 * @places: (array length=n_places): upper left corners, best first
 *
 * Writes @text at the first place that is free of labels and of marks, else at the first that is
 * free of labels.
 *
 * Returns: (nullable): the label, borrowed until the board is freed and good until the next is
 *   placed; NULL where there is no room
 */
StewardLabel *steward_label_board_place (StewardLabelBoard *self,
                                         StewardLabelStyle style,
                                         const char *text,
                                         const StewardPoint *places,
                                         guint n_places,
                                         gboolean on_marks);
/* The same with one place, on marks or not. */
StewardLabel *steward_label_board_place_at (
  StewardLabelBoard *self, StewardLabelStyle style, const char *text, double x, double y);
/* A text of several lines in the middle of an area, at most as wide; NULL where it does not fit. */
StewardLabel *steward_label_board_place_message (StewardLabelBoard *self,
                                                 const char *text,
                                                 const StewardArea *area);
/* Puts every label where it is in a mirror, so that the drawing is read from the right; the texts
 * stay as they are. The last thing to do. */
void steward_label_board_mirror (StewardLabelBoard *self);
/* Takes back the labels placed after there were @n. */
void steward_label_board_truncate (StewardLabelBoard *self, guint n);

const StewardLabel *steward_label_board_get_labels (StewardLabelBoard *self, guint *n_labels);
void steward_label_board_draw (StewardLabelBoard *self,
                               cairo_t *cr,
                               const StewardPalette *palette,
                               int selected);

G_END_DECLS
