/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * steward_chart_print_new:
 * @widget: whose font and direction the page has
 * @title: of the page: a customer's name, or what the chart shows
 *
 * A print job of one page: the title, the chart in words, the drawing of the screen, always in
 * light colours, and its table, as many rows as there is room for.
 */
GtkPrintOperation *steward_chart_print_new (StewardChartPicture *picture,
                                            GtkWidget *widget,
                                            const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
