/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a chart leaves the window. @widget is the chart's: the page has its font and direction, and
 * its window asks. What goes wrong is told in a dialog. */

/**
 * steward_chart_save_picture:
 * @title: written above the chart
 * @caption: (nullable): written below the title
 * @name: what the file is called at first, with its ending
 *
 * Asks where to save a chart, and writes PNG, SVG or PDF by the ending of the name, always in light
 * colours.
 */
void steward_chart_save_picture (StewardChartPicture *picture,
                                 GtkWidget *widget,
                                 const char *title,
                                 const char *caption,
                                 const char *name);

/* Asks where to save what a chart draws, and writes it as CSV. */
void steward_chart_save_figures (StewardChartPicture *picture, GtkWidget *widget, const char *name);

/* Asks for a printer and prints a chart, see steward_chart_print_new(). */
void steward_chart_print (StewardChartPicture *picture, GtkWidget *widget, const char *title);

/* Writes a chart into a file without asking: PNG, SVG, PDF, or its figures, by the ending of the
 * name. */
gboolean steward_chart_write_file (StewardChartPicture *picture,
                                   GtkWidget *widget,
                                   const char *title,
                                   const char *caption,
                                   GFile *file,
                                   GError **error);

G_END_DECLS
