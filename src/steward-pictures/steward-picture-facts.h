/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * picture_facts_print:
 * @widget: what was drawn: a window or a popover
 * @node: what it was drawn from
 * @with_contrast: whether to measure the contrast of every text
 *
 * Prints what can be told of a picture without looking at it, a line a fact: the picture's name,
 * what it is about, and the value, apart by tabs.
 *
 * - `size`: width and height
 * - `minimum`: the least width of what the window holds
 * - `colors`: how many colours there are, up to 16
 * - `ellipsized`: a text that is cut short; `ellipsized-title` in a header bar, which gives way
 * - `outside`: a text that reaches over the edge and cannot be scrolled to
 * - `overlap`: two texts that are drawn over each other
 * - `contrast`: the ratio of WCAG 2.2 between a text and what it stands on, and the text;
 *   `contrast-on-accent` where that is a button in the accent colour
 */
void picture_facts_print (GtkWidget *widget,
                          GskRenderNode *node,
                          const char *name,
                          gboolean with_contrast);

G_END_DECLS
