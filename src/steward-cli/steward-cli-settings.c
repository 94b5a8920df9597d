/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"
#include "steward-setting-repository.h"

#include <glib/gi18n.h>

/* --- List ------------------------------------------------------------------------------------- */

static void
add_value (JsonBuilder *builder, const StewardSetting *setting, const char *value)
{
  switch (setting->kind)
    {
    case STEWARD_SETTING_SWITCH:
      json_builder_add_boolean_value (builder, *value == '1');
      break;
    case STEWARD_SETTING_CURRENCY:
    case STEWARD_SETTING_CHOICE:
    case STEWARD_SETTING_RATES:
      json_builder_add_string_value (builder, value);
      break;
    case STEWARD_SETTING_NUMBER:
      if (g_ascii_strtod (value, NULL) > 0)
        json_builder_add_double_value (builder, g_ascii_strtod (value, NULL));
      else
        json_builder_add_null_value (builder);
      break;
    case STEWARD_SETTING_FRACTION:
    case STEWARD_SETTING_DAYS:
    case STEWARD_SETTING_HOURS:
    case STEWARD_SETTING_COUNT:
    case STEWARD_SETTING_SCORE:
    default:
      json_builder_add_double_value (builder, g_ascii_strtod (value, NULL));
    }
}

/* The name of a customer that has a value of its own; NULL where it was removed. */
static const char *
find_name (GPtrArray *customers, const char *id)
{
  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      if (g_str_equal (facts->record->id, id))
        return facts->record->name;
    }
  return NULL;
}

static void
build_overrides (StewardCli *cli,
                 GPtrArray *customers,
                 const StewardSetting *setting,
                 StewardScope scope,
                 JsonBuilder *builder)
{
  g_autoptr (GPtrArray) subjects = steward_settings_list_subjects (cli->settings, setting->key,
                                                                   scope);

  json_builder_begin_object (builder);
  for (guint i = 0; i < subjects->len; i++)
    {
      const char *subject = g_ptr_array_index (subjects, i);
      const char *name = scope == STEWARD_SCOPE_CUSTOMER ? find_name (customers, subject) : subject;

      if (name == NULL)
        continue;
      json_builder_set_member_name (builder, name);
      add_value (builder, setting,
                 steward_settings_peek (cli->settings, setting->key, scope, subject, NULL));
    }
  json_builder_end_object (builder);
}

static void
build_setting (StewardCli *cli,
               GPtrArray *customers,
               const StewardSetting *setting,
               JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, setting->key);
  json_builder_set_member_name (builder, "value");
  add_value (builder, setting,
             steward_settings_get (cli->settings, setting->key, NULL, NULL, NULL));
  json_builder_set_member_name (builder, "published");
  add_value (builder, setting, setting->published);
  json_builder_set_member_name (builder, "segments");
  build_overrides (cli, customers, setting, STEWARD_SCOPE_SEGMENT, builder);
  json_builder_set_member_name (builder, "customers");
  build_overrides (cli, customers, setting, STEWARD_SCOPE_CUSTOMER, builder);
  json_builder_end_object (builder);
}

static void
print_overrides (StewardCli *cli,
                 GPtrArray *customers,
                 const StewardSetting *setting,
                 StewardScope scope)
{
  g_autoptr (GPtrArray) subjects = steward_settings_list_subjects (cli->settings, setting->key,
                                                                   scope);

  for (guint i = 0; i < subjects->len; i++)
    {
      const char *subject = g_ptr_array_index (subjects, i);
      const char *name = scope == STEWARD_SCOPE_CUSTOMER ? find_name (customers, subject) : subject;
      g_autofree char *value = steward_setting_format (
        setting, steward_settings_peek (cli->settings, setting->key, scope, subject, NULL));

      if (scope == STEWARD_SCOPE_SEGMENT)
        g_print (_ ("  segment %s: %s\n"), name, value);
      else if (name)
        g_print (_ ("  customer %s: %s\n"), name, value);
    }
}

static void
print_setting (StewardCli *cli, GPtrArray *customers, const StewardSetting *setting)
{
  StewardScope scope;
  const char *value = steward_settings_get (cli->settings, setting->key, NULL, NULL, &scope);
  g_autofree char *text = steward_setting_format (setting, value);
  g_autofree char *published = steward_setting_format (setting, setting->published);

  if (scope == STEWARD_SCOPE_PUBLISHED)
    g_print ("%-24s %-12s %s\n", setting->key, text, _ (setting->label));
  else
    /* Translators: key, value, what it is, and the value before it was changed */
    g_print (_ ("%-24s %-12s %s (%s unless changed)\n"), setting->key, text, _ (setting->label),
             published);
  print_overrides (cli, customers, setting, STEWARD_SCOPE_SEGMENT);
  print_overrides (cli, customers, setting, STEWARD_SCOPE_CUSTOMER);
}

StewardExit
steward_cli_settings_list (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  guint n_settings;
  const StewardSetting *settings = steward_setting_get_all (&n_settings);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (customers == NULL)
    return steward_cli_fail (error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_settings; i++)
    if (cli->json)
      build_setting (cli, customers, &settings[i], builder);
    else
      print_setting (cli, customers, &settings[i]);
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}

/* --- Set -------------------------------------------------------------------------------------- */

typedef struct {
  const char *key;
  StewardScope scope;
  const char *subject;
  const char *text;
  gint64 now;
} Saving;

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Saving *saving = data;

  return GINT_TO_POINTER (steward_setting_repository_save (
    connection, saving->key, saving->scope, saving->subject, saving->text, saving->now, error));
}

static gboolean
has_segment (GPtrArray *customers, const char *segment)
{
  for (guint i = 0; i < customers->len; i++)
    if (g_strcmp0 (((StewardCustomerFacts *) g_ptr_array_index (customers, i))->record->segment,
                   segment)
        == 0)
      return TRUE;
  return FALSE;
}

/* Whom the options name. */
static gboolean
find_subject (StewardCli *cli, GPtrArray *customers, Saving *saving, GError **error)
{
  const StewardCustomerRecord *record;

  saving->scope = cli->segment ? STEWARD_SCOPE_SEGMENT : STEWARD_SCOPE_EVERYONE;
  saving->subject = cli->segment ? cli->segment : "";
  if (cli->customer == NULL)
    return TRUE;
  record = steward_cli_find_customer (customers, cli->customer, error);
  saving->scope = STEWARD_SCOPE_CUSTOMER;
  saving->subject = record ? record->id : NULL;
  return record != NULL;
}

static StewardExit
change_setting (StewardCli *cli, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  Saving saving = { .key = key, .text = text, .now = steward_clock_get_now (cli->clock) };

  if (customers == NULL || !find_subject (cli, customers, &saving, &error)
      || !steward_cli_await_job (cli, save_job, &saving, &error))
    return steward_cli_fail (error);
  if (cli->segment && !has_segment (customers, cli->segment))
    steward_cli_complain (_ ("It is kept, but no customer is of the segment “%s” yet."),
                          cli->segment);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_settings_set (StewardCli *cli, const char *const *arguments)
{
  return change_setting (cli, arguments[0], arguments[1]);
}

StewardExit
steward_cli_settings_reset (StewardCli *cli, const char *const *arguments)
{
  return change_setting (cli, arguments[0], NULL);
}
