/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-switch-row.h"

#define KEY "setting"

static gboolean
is_on (StewardSettingsEditor *editor, AdwSwitchRow *row)
{
  return steward_settings_get_number (steward_settings_editor_get_settings (editor),
                                      g_object_get_data (G_OBJECT (row), KEY), NULL, NULL)
         > 0;
}

static void
show (AdwSwitchRow *row, StewardSettingsEditor *editor)
{
  if (!steward_settings_editor_is_pending (editor, g_object_get_data (G_OBJECT (row), KEY),
                                           STEWARD_SCOPE_EVERYONE, ""))
    adw_switch_row_set_active (row, is_on (editor, row));
}

static void
active_cb (StewardSettingsEditor *editor, GParamSpec *pspec, AdwSwitchRow *row)
{
  gboolean active = adw_switch_row_get_active (row);
  const char *key = g_object_get_data (G_OBJECT (row), KEY);

  if (active == is_on (editor, row)
      && !steward_settings_editor_is_pending (editor, key, STEWARD_SCOPE_EVERYONE, ""))
    return;
  steward_settings_editor_set (editor, key, STEWARD_SCOPE_EVERYONE, "", active ? "on" : "off");
}

void
steward_switch_row_follow (AdwSwitchRow *row, StewardSettingsEditor *editor, const char *key)
{
  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
  show (row, editor);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (active_cb), editor,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show), row, G_CONNECT_SWAPPED);
}
