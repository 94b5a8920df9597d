/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-database.h"
#include "steward-settings.h"

G_BEGIN_DECLS

/*
 * Settings. All functions run on the database's thread, inside a #StewardDatabaseJob.
 */

/* What people set; values that are none of a known setting's are passed over. */
StewardSettings *steward_setting_repository_load (StewardConnection *connection,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_setting_repository_save_all:
 * @changes: (element-type StewardSettingChange): what to set and to take back
 * @now: in microseconds since 1970
 *
 * Stores values if they are ones, may be said of such a subject and fit together with those there
 * are, for everyone, each segment and each customer; all or none. %STEWARD_INPUT_ERROR says what is
 * wrong otherwise. What is as it was keeps the time since when it holds.
 */
gboolean steward_setting_repository_save_all (StewardConnection *connection,
                                              GPtrArray *changes,
                                              gint64 now,
                                              GError **error);

/* The same for one, see #StewardSettingChange. */
gboolean steward_setting_repository_save (StewardConnection *connection,
                                          const char *key,
                                          StewardScope scope,
                                          const char *subject,
                                          const char *text,
                                          gint64 now,
                                          GError **error);

/* The name that a change is signed with: the login name, or NULL where `sign-changes` is off. */
char *
steward_setting_repository_dup_author (StewardConnection *connection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
