/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * steward_chart_print_new:
 * @widget: whose font and direction the page has
 * @title: the customer's name
 *
 * A print job of one page: the name, the chart in words, the drawing of the screen, always in light
 * colours, and the months as rows, the newest first, as many as there is room for.
 */
GtkPrintOperation *steward_chart_print_new (StewardAdoptionSeries *series,
                                            GtkWidget *widget,
                                            const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
