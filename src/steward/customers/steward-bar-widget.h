/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_BAR_WIDGET (steward_bar_widget_get_type ())
G_DECLARE_FINAL_TYPE (StewardBarWidget, steward_bar_widget, STEWARD, BAR_WIDGET, GtkWidget)

/**
 * StewardBarWidget:
 *
 * Utilization as a bar with a tick at the target. Only a picture of the number beside it, so it has
 * no place in the accessible tree.
 */
GtkWidget *steward_bar_widget_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Fractions; @value may be NAN or above 1. @faded: the figure is not up to date. */
void steward_bar_widget_set (StewardBarWidget *self, double value, double target, gboolean faded);

G_END_DECLS
