/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * steward_focus_keeper_install:
 *
 * Keeps the focus on what is seen: where its widget goes away (an empty page that gets its first
 * customers, a dialog that hands it back to what is gone by then), @take_focus gives it to the page
 * that shows.
 */
void steward_focus_keeper_install (GtkWindow *window, void (*take_focus) (GtkWindow *window));

/* Before a widget goes, or is hidden: what has the keyboard in it, or gets it back once the dialogs
 * that show are closed, hands it on. Nothing where it has not, or the window keeps no focus. */
void steward_focus_keeper_hand_on (GtkWidget *from, GtkWidget *to);

G_END_DECLS
