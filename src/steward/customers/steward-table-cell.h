/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-judgement.h"
#include "steward-remedy.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_TABLE_CELL (steward_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (StewardTableCell, steward_table_cell, STEWARD, TABLE_CELL, GtkWidget)

/**
 * StewardTableCell:
 *
 * One cell of the customers table, drawn by itself: a list keeps about two hundred rows of widgets
 * for the thirty that are seen, so a cell is one widget that lays out its text only when it is
 * drawn. From the start to the end: a picture, a text, a mark, a sign, a note; then what helps, as
 * a real button. Everything is cleared by steward_table_cell_clear() and set anew for another
 * customer.
 *
 * Accessibility: a label that says text, state, note and what is to do.
 */
GtkWidget *steward_table_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
  STEWARD_TEXT_PLAIN = 0,
  STEWARD_TEXT_DIM = 1 << 0,
  STEWARD_TEXT_NUMBER = 1 << 1, /* tabular figures, against the end of room for `100.0 %` */
  STEWARD_TEXT_AT_END = 1 << 2, /* tabular figures, against the end of the cell */
} StewardTextStyle;

/* Nothing is shown until something is set. */
void steward_table_cell_clear (StewardTableCell *self);
void steward_table_cell_set_text (StewardTableCell *self, const char *text, StewardTextStyle style);
/* The whole cell against its end. */
void steward_table_cell_align_end (StewardTableCell *self);
/* Small and dim, after the text; @warning puts a warning sign before it. */
void steward_table_cell_set_note (StewardTableCell *self, const char *note, gboolean warning);
/* A sign after the text and the mark for something that somebody has to do, which @words say. */
void steward_table_cell_set_alert (StewardTableCell *self, const char *words);
/* @before: before the text, and the state's word is not said again; else after it */
void steward_table_cell_set_mark (StewardTableCell *self, StewardState state, gboolean before);
/* The bar with a tick at the target. */
void
steward_table_cell_set_bar (StewardTableCell *self, double value, double target, gboolean faded);
/* The line of the last months; @values is borrowed until the cell is cleared. */
void steward_table_cell_set_course (
  StewardTableCell *self, const double *values, guint n_values, double target, gboolean faded);
void steward_table_cell_set_remedy (StewardTableCell *self,
                                    StewardRemedy remedy,
                                    StewardCustomer *customer);
/* What the pointer is told, instead of the text where it is cut. */
void steward_table_cell_set_tooltip (StewardTableCell *self, const char *tooltip);
/* What is said instead of the text, where a picture has none. */
void steward_table_cell_set_spoken (StewardTableCell *self, const char *spoken);
/* Tells what was set to screen readers, and draws. */
void steward_table_cell_show (StewardTableCell *self);

G_END_DECLS
