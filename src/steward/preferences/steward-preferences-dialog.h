/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_PREFERENCES_DIALOG (steward_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardPreferencesDialog,
                      steward_preferences_dialog,
                      STEWARD,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/* Targets, sources and privacy. Every change is stored as it is made. */
StewardPreferencesDialog *
steward_preferences_dialog_new (StewardContext *context) G_GNUC_WARN_UNUSED_RESULT;

/* Shows what one customer's figures are judged by. */
void steward_preferences_dialog_open_customer (StewardPreferencesDialog *self, const char *id);

G_END_DECLS
