/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-widget-palette.h"

StewardPalette
steward_widget_get_palette (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) rgba = adw_style_manager_get_accent_color_rgba (style);
  const StewardColor accent = { (double) rgba->red, (double) rgba->green, (double) rgba->blue, 1 };

  return steward_palette_new (adw_style_manager_get_dark (style),
                              adw_style_manager_get_high_contrast (style), &accent);
}

GdkRGBA
steward_widget_get_state_color (const StewardPalette *palette, StewardState state)
{
  const StewardColor *const colors[] = {
    [STEWARD_STATE_UNKNOWN] = &palette->dim_text,
    [STEWARD_STATE_POOR] = &palette->poor,
    [STEWARD_STATE_CONCERNING] = &palette->concerning,
    [STEWARD_STATE_HEALTHY] = &palette->healthy,
  };
  const StewardColor *color = colors[state];

  return (GdkRGBA) { (float) color->red, (float) color->green, (float) color->blue, 1 };
}

void
steward_widget_follow_palette (GtkWidget *widget)
{
  const char *const signals[] = { "notify::dark", "notify::high-contrast",
                                  "notify::accent-color-rgba" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (adw_style_manager_get_default (), signals[i],
                             G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}
