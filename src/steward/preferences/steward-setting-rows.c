/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-setting-rows.h"

#include "steward-effect-row.h"
#include "steward-segments-row.h"
#include "steward-setting-row.h"

void
steward_setting_rows_follow (GtkWidget *root,
                             StewardSettingsEditor *editor,
                             StewardScope scope,
                             const char *subject,
                             const char *segment)
{
  if (STEWARD_IS_SETTING_ROW (root))
    steward_setting_row_follow (STEWARD_SETTING_ROW (root), editor, scope, subject, segment);
  else if (STEWARD_IS_SEGMENTS_ROW (root))
    steward_segments_row_follow (STEWARD_SEGMENTS_ROW (root), editor);
  else if (STEWARD_IS_EFFECT_ROW (root))
    steward_effect_row_follow (STEWARD_EFFECT_ROW (root), editor);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (root); child;
         child = gtk_widget_get_next_sibling (child))
      steward_setting_rows_follow (child, editor, scope, subject, segment);
}
