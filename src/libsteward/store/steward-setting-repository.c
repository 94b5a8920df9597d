/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-setting-repository.h"

#include "steward-connection-private.h"
#include "steward-customer-repository-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Reading ---------------------------------------------------------------------------------- */

/* A damaged database may hold any time. */
static gint64
read_time (StewardStatement *statement, int column)
{
  gint64 time = steward_statement_get_int (statement, column);
  StewardDay last = steward_day_new (STEWARD_LAST_YEAR, 12, 31);

  return time >= 0 && time < steward_day_get_time (last) ? time : 0;
}

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
                          read_time (statement, 4));
}

StewardSettings *
steward_setting_repository_load (StewardConnection *connection, GError **error)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "SELECT key, scope, subject, value, since FROM setting WHERE value IS NOT NULL",
    error);
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

char *
steward_setting_repository_dup_author (StewardConnection *connection)
{
  gint64 n_refusals = 0;

  /* Where it cannot be read, nothing will be written either. */
  if (!steward_connection_get_number (
        connection,
        "SELECT count (*) FROM setting WHERE key = 'sign-changes' AND scope = 1 AND value = '0'",
        &n_refusals, NULL)
      || n_refusals > 0)
    return NULL;
  return g_strdup (g_get_user_name ());
}

/* --- Whether it fits -------------------------------------------------------------------------- */

static gboolean
check_segments (const StewardSettings *settings, GError **error)
{
  g_autoptr (GPtrArray) segments = steward_settings_list_subjects (settings, NULL,
                                                                   STEWARD_SCOPE_SEGMENT);

  for (guint i = 0; i < segments->len; i++)
    if (!steward_settings_check (settings, g_ptr_array_index (segments, i), NULL, NULL, error))
      return FALSE;
  return TRUE;
}

/* A customer's values have to fit those of its segment. */
static gboolean
check_customer (StewardConnection *connection,
                const StewardSettings *settings,
                const char *id,
                GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "SELECT name, segment FROM customer WHERE id = ? AND deleted_at IS NULL", error);
  g_autofree char *name = NULL;
  g_autofree char *segment = NULL;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, id);
  if (!steward_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  name = steward_statement_dup_text (statement, 0);
  segment = steward_statement_dup_text (statement, 1);
  return steward_settings_check (settings, segment, id, name, error);
}

static gboolean
check_all (StewardConnection *connection, const StewardSettings *settings, GError **error)
{
  g_autoptr (GPtrArray) customers = steward_settings_list_subjects (settings, NULL,
                                                                    STEWARD_SCOPE_CUSTOMER);

  if (!steward_settings_check (settings, NULL, NULL, NULL, error)
      || !check_segments (settings, error))
    return FALSE;
  for (guint i = 0; i < customers->len; i++)
    if (!check_customer (connection, settings, g_ptr_array_index (customers, i), error))
      return FALSE;
  return TRUE;
}

static const StewardSetting *
find_setting (const StewardSettingChange *change, GError **error)
{
  const StewardSetting *setting = steward_setting_find (change->key);

  if (setting == NULL)
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 _ ("There is no setting “%s”."), change->key);
  else if (change->scope != STEWARD_SCOPE_EVERYONE && !setting->overridable)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("%s is the same for all customers."), change->key);
      return NULL;
    }
  return setting;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static gboolean
write_setting (StewardConnection *connection,
               const StewardSettingChange *change,
               const char *value,
               gint64 now,
               GError **error)
{
  g_autofree char *author = steward_setting_repository_dup_author (connection);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO setting VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET value = ?4,"
    " since = ?5, author = ?6, updated_at = ?7",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, change->key);
  steward_statement_bind_int (statement, 2, change->scope);
  steward_statement_bind_text (statement, 3, change->subject);
  steward_statement_bind_text (statement, 4, value);
  steward_statement_bind_int (statement, 5, change->since ? change->since : now);
  steward_statement_bind_text (statement, 6, author);
  steward_statement_bind_int (statement, 7, now);
  return steward_statement_run (statement, error);
}

/* Writes one change and takes it into the settings, unless it is so already. */
static gboolean
save_one (StewardConnection *connection,
          StewardSettings *settings,
          const StewardSettingChange *change,
          gint64 now,
          GError **error)
{
  const StewardSetting *setting = find_setting (change, error);
  g_autofree char *value = setting && change->text
                             ? steward_setting_parse (setting, change->text, error)
                             : NULL;

  if (setting == NULL)
    return FALSE;
  if (change->text && value == NULL)
    {
      g_prefix_error (error, "%s: ", change->key);
      return FALSE;
    }
  if (g_strcmp0 (
        value, steward_settings_peek (settings, change->key, change->scope, change->subject, NULL))
      == 0)
    return TRUE;
  steward_settings_set (settings, change->key, change->scope, change->subject, value, now);
  return write_setting (connection, change, value, now, error);
}

gboolean
steward_setting_repository_save_all (StewardConnection *connection,
                                     GPtrArray *changes,
                                     gint64 now,
                                     GError **error)
{
  g_autoptr (StewardSettings) settings = NULL;
  gboolean succeeded;
  gint64 revision;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  settings = steward_setting_repository_load (connection, error);
  succeeded = settings != NULL;
  for (guint i = 0; succeeded && i < changes->len; i++)
    succeeded = save_one (connection, settings, g_ptr_array_index (changes, i), now, error);
  /* Other programs look at the count of changes. */
  succeeded = succeeded && check_all (connection, settings, error)
              && steward_customer_repository_advance_revision (connection, &revision, error);
  return steward_connection_end (connection, succeeded, error);
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
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);

  g_ptr_array_add (changes, steward_setting_change_new (key, scope, subject, text));
  return steward_setting_repository_save_all (connection, changes, now, error);
}
