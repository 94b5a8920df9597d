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
 * steward_setting_repository_save:
 * @subject: "" for everyone, a segment's name, or a customer's id
 * @text: the value as a person typed it; NULL takes it back
 * @now: in microseconds since 1970
 *
 * Stores a value if it is one, may be said of such a subject and fits those there are;
 * %STEWARD_INPUT_ERROR says what is wrong otherwise, and nothing is changed.
 */
gboolean steward_setting_repository_save (StewardConnection *connection,
                                          const char *key,
                                          StewardScope scope,
                                          const char *subject,
                                          const char *text,
                                          gint64 now,
                                          GError **error);

G_END_DECLS
