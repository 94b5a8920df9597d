/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-setting-repository.h"

#include "steward-connection-private.h"
#include "steward-customer-repository-private.h"

#include <glib/gi18n-lib.h>

static void
read_setting (StewardStatement *statement, StewardSettings *settings)
{
  g_autofree char *key = steward_statement_dup_text (statement, 0);
  gint64 scope = steward_statement_get_int (statement, 1);
  g_autofree char *subject = steward_statement_dup_text (statement, 2);
  g_autofree char *value = steward_statement_dup_text (statement, 3);
  const StewardSetting *setting = steward_setting_find (key);
  g_autofree char *checked = setting && value ? steward_setting_parse (setting, value, NULL) : NULL;

  if (checked && scope >= STEWARD_SCOPE_EVERYONE && scope <= STEWARD_SCOPE_CUSTOMER)
    steward_settings_set (settings, key, (StewardScope) scope, subject, checked,
                          steward_statement_get_int (statement, 4));
}

StewardSettings *
steward_setting_repository_load (StewardConnection *connection, GError **error)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT key, scope, subject, value, updated_at FROM setting WHERE value IS NOT NULL", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        read_setting (statement, settings);
    }
  return g_steal_pointer (&settings);
}

static const StewardSetting *
find_setting (const char *key, StewardScope scope, GError **error)
{
  const StewardSetting *setting = steward_setting_find (key);

  if (setting == NULL)
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 _ ("There is no setting “%s”."), key);
  else if (scope != STEWARD_SCOPE_EVERYONE && !setting->overridable)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("%s is the same for all customers."), key);
      return NULL;
    }
  return setting;
}

static gboolean
write_setting (StewardConnection *connection,
               const char *key,
               StewardScope scope,
               const char *subject,
               const char *value,
               gint64 now,
               GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO setting VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET value = ?4,"
    " author = ?5, updated_at = ?6",
    error);
  gint64 revision;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, key);
  steward_statement_bind_int (statement, 2, scope);
  steward_statement_bind_text (statement, 3, subject);
  steward_statement_bind_text (statement, 4, value);
  steward_statement_bind_text (statement, 5, g_get_user_name ());
  steward_statement_bind_int (statement, 6, now);
  /* Other programs look at the count of changes. */
  return steward_statement_run (statement, error)
         && steward_customer_repository_advance_revision (connection, &revision, error);
}

gboolean
steward_setting_repository_save (StewardConnection *connection,
                                 const char *key,
                                 StewardScope scope,
                                 const char *subject,
                                 const char *text,
                                 gint64 now,
                                 GError **error)
{
  const StewardSetting *setting = find_setting (key, scope, error);
  g_autofree char *value = setting && text ? steward_setting_parse (setting, text, error) : NULL;
  g_autoptr (StewardSettings) settings = NULL;
  gboolean succeeded;

  if (setting == NULL || (text && value == NULL) || !steward_connection_begin (connection, error))
    return FALSE;
  settings = steward_setting_repository_load (connection, error);
  if (settings)
    steward_settings_set (settings, key, scope, subject, value, now);
  succeeded = settings && steward_settings_check (settings, error)
              && write_setting (connection, key, scope, subject, value, now, error);
  return steward_connection_end (connection, succeeded, error);
}
