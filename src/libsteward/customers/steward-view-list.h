/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-clock.h"
#include "steward-database.h"
#include "steward-view.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_SAVED_VIEW (steward_saved_view_get_type ())
G_DECLARE_FINAL_TYPE (StewardSavedView, steward_saved_view, STEWARD, SAVED_VIEW, GObject)

/* One view of a #StewardViewList; borrowed, with id and name. */
const StewardView *steward_saved_view_get (StewardSavedView *self);

#define STEWARD_TYPE_VIEW_LIST (steward_view_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardViewList, steward_view_list, STEWARD, VIEW_LIST, GObject)

/**
 * StewardViewList:
 *
 * The saved views, as a #GListModel of [class@SavedView] in the order of their creation. A view
 * that was changed is a new object. Lives on the main thread.
 */
StewardViewList *steward_view_list_new (StewardDatabase *database,
                                        StewardClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* The view of an id, borrowed, or NULL. */
const StewardView *steward_view_list_find (StewardViewList *self, const char *id);
/* A view that shows the same, borrowed, or NULL. */
const StewardView *steward_view_list_find_same (StewardViewList *self, const StewardView *view);

/* Reads the store; the list changes only if the views did. */
void steward_view_list_load_async (StewardViewList *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
steward_view_list_load_finish (StewardViewList *self, GAsyncResult *result, GError **error);

/* Adds a view that has no id yet, or replaces the one of its id, even one that was deleted. */
void steward_view_list_save_async (StewardViewList *self,
                                   const StewardView *view,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
steward_view_list_save_finish (StewardViewList *self, GAsyncResult *result, GError **error);

void steward_view_list_delete_async (StewardViewList *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
steward_view_list_delete_finish (StewardViewList *self, GAsyncResult *result, GError **error);

G_END_DECLS
