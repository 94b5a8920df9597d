/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Takes back what was done. @window: where it was done, and where to say that it failed */
typedef void (*StewardUndo) (GtkWidget *window, gpointer data);

/**
 * steward_undo_offer:
 * @widget: in the window in which something was done
 * @text: says what
 * @data: (transfer full): for @undo, freed by @data_free
 *
 * Says what was done and offers to take it back, for some seconds by a button and until the next
 * such thing by `win.undo`, which is Ctrl+Z.
 */
void steward_undo_offer (
  GtkWidget *widget, const char *text, StewardUndo undo, gpointer data, GDestroyNotify data_free);

/* For an undo that ends later: says that it failed, and why. */
void steward_undo_fail (GtkWidget *window, const GError *error);

/* What `win.undo` does; nothing where there is nothing to take back. */
void steward_undo_run (GtkWidget *window);

G_END_DECLS
