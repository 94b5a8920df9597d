/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_SPARK_WIDGET (steward_spark_widget_get_type ())
G_DECLARE_FINAL_TYPE (StewardSparkWidget, steward_spark_widget, STEWARD, SPARK_WIDGET, GtkWidget)

/**
 * StewardSparkWidget:
 *
 * The last complete months of a customer's utilization as a small line. Only a picture; the same
 * data stands on the customer's page, so it has no place in the accessible tree.
 */
GtkWidget *steward_spark_widget_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @values: (array length=n_values): fractions, oldest first, NAN where not known; copied. */
void steward_spark_widget_set (StewardSparkWidget *self,
                               const double *values,
                               guint n_values,
                               double target);

G_END_DECLS
