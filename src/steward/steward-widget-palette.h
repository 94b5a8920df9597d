/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-judgement.h"
#include "steward-palette.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The charts' colours for the style that is in use: light or dark, high contrast, accent. */
StewardPalette steward_widget_get_palette (GtkWidget *widget);

/* What a state's mark is drawn in. */
GdkRGBA steward_widget_get_state_color (const StewardPalette *palette, StewardState state);

/* Draws a widget again whenever that style changes, for as long as the widget lives. */
void steward_widget_follow_palette (GtkWidget *widget);

G_END_DECLS
