/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-window.h"

/*
 * The window's actions are in several files, one a subject.
 */

/* Says something for a few seconds; @button and @action may be NULL. */
void steward_window_show_toast (StewardWindow *self,
                                const char *text,
                                const char *button,
                                const char *action);

/* The same for one with more to it; takes it. */
void steward_window_add_toast (StewardWindow *self, AdwToast *toast);

StewardContext *steward_window_get_context (StewardWindow *self);
/* Syncs the customers of the ids, or for NULL all. */
void steward_window_sync (StewardWindow *self, const char *const *ids);

/* `win.remove-customers`, `win.add-sample`, `win.remove-sample`. */
void steward_window_install_removal_actions (GtkWidgetClass *widget_class);
/* Offers to remove the sample customers where there are any. */
void steward_window_show_sample (StewardWindow *self);

/* `win.begin-first-sync`, `win.tell-import`, `win.sync-address`, `win.import-file`,
 * `win.save-example`. */
void steward_window_install_first_sync_actions (GtkWidgetClass *widget_class);

/* `win.assign-advisor`, `win.sync-customers`, `win.export-customers`, `win.export`, `win.undo`. */
void steward_window_install_selection_actions (GtkWidgetClass *widget_class);

/* `win.save-view`, `win.rename-view`, `win.delete-view`. */
void steward_window_install_view_actions (GtkWidgetClass *widget_class);
/* The view that is seen, to be freed. */
StewardView *steward_window_dup_view (StewardWindow *self);
/* Shows all customers again for NULL. */
void steward_window_choose_view (StewardWindow *self, const StewardView *view);
/* The customers that are shown, in their order. */
GListModel *steward_window_get_shown (StewardWindow *self);
