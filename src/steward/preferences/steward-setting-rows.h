/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has every row of settings beneath a widget follow an editor. @scope: of the setting rows;
 * @subject: "" for everyone, a segment's name, or a customer's id; @segment: (nullable): that of
 * the customer */
void steward_setting_rows_follow (GtkWidget *root,
                                  StewardSettingsEditor *editor,
                                  StewardScope scope,
                                  const char *subject,
                                  const char *segment);

G_END_DECLS
