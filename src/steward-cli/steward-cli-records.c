/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write about customers: the same commands for every kind of record. */

#include "steward-cli.h"

#include "steward-onboarding.h"
#include "steward-record-repository.h"
#include "steward-record-words.h"
#include "steward-records-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is read from the store and written to it. */
typedef struct {
  const StewardRecordKind *kind; /* NULL: of every kind */
  const char *customer_id;       /* NULL: everyone's */
  GPtrArray *records;            /* saved */
  const char *const *ids;        /* deleted or restored */
  gint64 now;
} Change;

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return steward_record_repository_load (connection, change->kind ? change->kind->key : NULL,
                                         change->customer_id, error);
}

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    steward_record_repository_save (connection, change->records, change->now, error));
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    steward_record_repository_delete (connection, change->ids, change->now, error));
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    steward_record_repository_restore (connection, change->ids, change->now, error));
}

/* Records of the command's kind; @customer_id: NULL for everyone's. */
static GPtrArray *
load_records (StewardCli *cli, const char *customer_id, GError **error)
{
  Change change = { .kind = cli->kind, .customer_id = customer_id };

  return steward_cli_await_job (cli, load_job, &change, error);
}

/* Records of every kind, for those that others name. */
static GPtrArray *
load_all (StewardCli *cli, GError **error)
{
  Change change = { 0 };

  return steward_cli_await_job (cli, load_job, &change, error);
}

static gboolean
save_records (StewardCli *cli, GPtrArray *records, GError **error)
{
  Change change = { .records = records, .now = steward_clock_get_now (cli->clock) };

  return steward_cli_await_job (cli, save_job, &change, error) != NULL;
}

static const char *
find_customer_name (GPtrArray *customers, StewardRecord *record)
{
  const char *id = steward_record_get_customer_id (record);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      if (strcmp (facts->record->id, id) == 0)
        return facts->record->name;
    }
  /* The customer was removed since. */
  return "";
}

/* --- Help ------------------------------------------------------------------------------------- */

static const char *
describe_type (const StewardField *field)
{
  switch (field->type)
    {
    case STEWARD_FIELD_TEXT:
      return _ ("text of several lines");
    case STEWARD_FIELD_DAY:
      return _ ("date, YYYY-MM-DD");
    case STEWARD_FIELD_NUMBER:
      return _ ("number");
    case STEWARD_FIELD_COUNT:
      return _ ("whole number");
    case STEWARD_FIELD_YES_NO:
      return _ ("yes or no");
    case STEWARD_FIELD_CHOICE:
      return _ ("one of");
    case STEWARD_FIELD_CHOICES:
      return _ ("any of, with ; between them");
    case STEWARD_FIELD_RECORD:
      return _ ("what it is called, or its id");
    case STEWARD_FIELD_LINE:
    default:
      return _ ("text");
    }
}

char *
steward_cli_describe_kind (const StewardRecordKind *kind)
{
  GString *text = g_string_new (_ ("Fields, of which the first tells one from another:"));

  for (const StewardField *field = kind->fields; field->key; field++)
    {
      g_string_append_printf (text, "\n  %-26s %s", field->key, _ (field->label));
      if (field->hint)
        g_string_append_printf (text, " (%s)", _ (field->hint));
      g_string_append_printf (text, "\n      %s%s", describe_type (field),
                              field->choices ? ":" : "");
      for (const StewardChoice *choice = field->choices; choice && choice->key; choice++)
        g_string_append_printf (text, " %s", choice->key);
      if (field->required)
        g_string_append (text, _ ("; required"));
    }
  return g_string_free_and_steal (text);
}

/* --- list ------------------------------------------------------------------------------------- */

#define ID_WIDTH 10
#define NAME_WIDTH 24
#define TITLE_WIDTH 32

static void
build_record (JsonBuilder *builder, StewardRecord *record, const char *customer)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "customer");
  json_builder_add_string_value (builder, customer);
  steward_record_build_json (record, builder);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *customers, GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    build_record (builder, records->pdata[i], find_customer_name (customers, records->pdata[i]));
  json_builder_end_array (builder);
  steward_cli_print_json (builder);
}

static void
print_row (StewardRecord *record, const char *customer, StewardDay today)
{
  const StewardChoice *badge = steward_record_get_badge (record);
  g_autofree char *id = g_strndup (steward_record_get_id (record), ID_WIDTH - 2);
  g_autofree char *title = steward_record_dup_title (record);
  g_autofree char *summary = steward_record_dup_summary (record, today);

  steward_cli_print_cell (id, ID_WIDTH);
  steward_cli_print_cell (customer, NAME_WIDTH);
  steward_cli_print_cell (title, TITLE_WIDTH);
  g_print ("%s%s%s\n", badge ? _ (badge->label) : "", badge && *summary ? " · " : "", summary);
}

/* Keeps the records of the customers that are named. */
static gboolean
choose_customers (GPtrArray *customers,
                  GPtrArray *records,
                  const char *const *names,
                  GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (; *names; names++)
    {
      const StewardCustomerRecord *customer = steward_cli_find_customer (customers, *names, error);

      if (customer == NULL)
        return FALSE;
      g_hash_table_add (ids, customer->id);
    }
  for (guint i = records->len; i > 0; i--)
    if (!g_hash_table_contains (ids, steward_record_get_customer_id (records->pdata[i - 1])))
      g_ptr_array_remove_index (records, i - 1);
  return TRUE;
}

/* Keeps the records of the command's kind. */
static void
choose_kind (StewardCli *cli, GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    if (steward_record_get_kind (records->pdata[i - 1]) != cli->kind)
      g_ptr_array_remove_index (records, i - 1);
}

StewardExit
steward_cli_records_list (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_autoptr (GPtrArray) records = customers ? load_all (cli, &error) : NULL;

  if (records == NULL || (*arguments && !choose_customers (customers, records, arguments, &error)))
    return steward_cli_fail (error);
  if (cli->csv)
    {
      g_autofree char *text = steward_records_file_write (cli->kind, customers, records);

      steward_cli_print_data (text);
      return STEWARD_EXIT_DONE;
    }
  choose_kind (cli, records);
  if (cli->json)
    print_json (customers, records);
  else
    for (guint i = 0; i < records->len; i++)
      print_row (records->pdata[i], find_customer_name (customers, records->pdata[i]),
                 steward_clock_get_today (cli->clock));
  return STEWARD_EXIT_DONE;
}

/* --- add and set ------------------------------------------------------------------------------ */

/* Sets what `field=value` says; an empty value takes it away. */
static gboolean
set_value (StewardRecord *record, const char *assignment, GError **error)
{
  const StewardRecordKind *kind = steward_record_get_kind (record);
  const char *equals = strchr (assignment, '=');
  g_autofree char *key = equals ? g_strndup (assignment, (gsize) (equals - assignment)) : NULL;
  const StewardField *field = key ? steward_record_kind_find_field (kind, key) : NULL;

  if (field)
    return steward_record_set (record, field, equals + 1, error);
  if (key)
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 _ ("There is no field “%s”; see steward-cli %s --help."), key, kind->command);
  else
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 _ ("“%s” is not FIELD=VALUE."), assignment);
  return FALSE;
}

static gboolean
set_values (StewardRecord *record, const char *const *assignments, GError **error)
{
  for (; *assignments; assignments++)
    if (!g_utf8_validate (*assignments, -1, NULL))
      {
        g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                             _ ("A value is not UTF-8."));
        return FALSE;
      }
    else if (!set_value (record, *assignments, error))
      return FALSE;
  return TRUE;
}

/* Saves one record and tells what it is known by. */
static StewardExit
save_one (StewardCli *cli, StewardRecord *record, const char *customer)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  g_ptr_array_add (records, record);
  if (!save_records (cli, records, &error))
    return steward_cli_fail (error);
  if (!cli->json)
    {
      g_print ("%s\n", steward_record_get_id (record));
      return STEWARD_EXIT_DONE;
    }
  saved = load_records (cli, steward_record_get_customer_id (record), &error);
  if (saved == NULL)
    return steward_cli_fail (error);
  builder = json_builder_new ();
  for (guint i = 0; i < saved->len; i++)
    if (strcmp (steward_record_get_id (saved->pdata[i]), steward_record_get_id (record)) == 0)
      build_record (builder, saved->pdata[i], customer);
  steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_records_add (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  const StewardCustomerRecord *customer = NULL;
  g_autoptr (StewardRecord) record = NULL;

  if (customers)
    customer = steward_cli_find_customer (customers, arguments[0], &error);
  if (customer == NULL)
    return steward_cli_fail (error);
  record = steward_record_new (cli->kind, customer->id);
  if (!set_values (record, arguments + 1, &error))
    return steward_cli_fail (error);
  steward_record_set_initial (record, steward_clock_get_today (cli->clock));
  return save_one (cli, record, customer->name);
}

static const char *
get_id (gconstpointer record)
{
  return steward_record_get_id ((StewardRecord *) record);
}

/* The record whose id this is, or begins; borrowed. */
static StewardRecord *
find_record (GPtrArray *records, const char *id, GError **error)
{
  return steward_cli_find_by_id (records, get_id, id, error);
}

StewardExit
steward_cli_records_set (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_autoptr (GPtrArray) records = customers ? load_records (cli, NULL, &error) : NULL;
  StewardRecord *found = records ? find_record (records, arguments[0], &error) : NULL;
  g_autoptr (StewardRecord) record = found ? steward_record_copy (found) : NULL;

  if (record == NULL || !set_values (record, arguments + 1, &error))
    return steward_cli_fail (error);
  return save_one (cli, record, find_customer_name (customers, record));
}

/* --- remove and restore ----------------------------------------------------------------------- */

StewardExit
steward_cli_records_remove (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = load_records (cli, NULL, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;
  Change change = { .now = steward_clock_get_now (cli->clock) };

  if (records == NULL)
    return steward_cli_fail (error);
  for (; *arguments; arguments++)
    {
      StewardRecord *record = find_record (records, *arguments, &error);

      if (record == NULL)
        return steward_cli_fail (error);
      g_ptr_array_add (ids, (gpointer) steward_record_get_id (record));
    }
  change.ids = (const char *const *) ids->pdata;
  if (!steward_cli_await_job (cli, delete_job, &change, &error))
    return steward_cli_fail (error);
  list = g_strjoinv (" ", (char **) ids->pdata);
  /* Translators: what brings it back, as it is typed */
  sentence = g_strdup_printf (_ ("Removed; “%s restore %s” brings it back"), cli->kind->command,
                              list);
  steward_cli_report_count (cli, "removed", ids->len, sentence);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_records_restore (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  Change change = { .ids = arguments, .now = steward_clock_get_now (cli->clock) };
  guint n = g_strv_length ((char **) arguments);
  g_autofree char *sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u record restored", "%u records restored", n), n);

  if (!steward_cli_await_job (cli, restore_job, &change, &error))
    return steward_cli_fail (error);
  steward_cli_report_count (cli, "restored", n, sentence);
  return STEWARD_EXIT_DONE;
}

/* --- import ----------------------------------------------------------------------------------- */

static void
report_import (StewardCli *cli, const StewardRecordsImport *import)
{
  g_autoptr (JsonBuilder) builder = NULL;
  const struct {
    const char *member;
    guint n;
  } counts[] = {
    { "added", import->n_new },
    { "updated", import->records->len - import->n_new },
    { "unchanged", import->n_unchanged },
    { "skipped", import->n_bad_rows },
  };

  if (!cli->json)
    {
      g_print (_ ("%u added, %u updated, %u unchanged, %u skipped\n"), counts[0].n, counts[1].n,
               counts[2].n, counts[3].n);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (builder, counts[i].member);
      json_builder_add_int_value (builder, counts[i].n);
    }
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

static StewardRecordsImport *
read_file (StewardCli *cli, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GPtrArray) records = NULL;
  StewardRecordsImport *import;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  customers = steward_cli_list_customers (cli, error);
  records = customers ? load_all (cli, error) : NULL;
  if (records == NULL)
    return NULL;
  import = steward_records_file_read (cli->kind, text, length, customers, records,
                                      steward_clock_get_today (cli->clock), error);
  if (import == NULL)
    g_prefix_error (error, "%s: ", path);
  return import;
}

StewardExit
steward_cli_records_import (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardRecordsImport) import = read_file (cli, arguments[0], &error);

  if (import == NULL)
    return steward_cli_fail (error);
  steward_cli_complain_of_rows (import->problems, arguments[0]);
  if (import->problems->len > 0 && !cli->skip_invalid)
    {
      steward_cli_complain (_ ("Nothing was imported; --skip-invalid imports the other rows."));
      return STEWARD_EXIT_USAGE;
    }
  if (import->records->len > 0 && !save_records (cli, import->records, &error))
    return steward_cli_fail (error);
  report_import (cli, import);
  return STEWARD_EXIT_DONE;
}

/* --- onboarding ------------------------------------------------------------------------------- */

StewardExit
steward_cli_onboarding_start (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCustomerFacts) facts = steward_cli_load_customer (cli, arguments[0], &error);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GListStore) steps = g_list_store_new (STEWARD_TYPE_RECORD);
  g_autoptr (GPtrArray) changed = NULL;
  g_autofree char *sentence = NULL;
  StewardTargets targets;

  cli->kind = steward_record_kind_find ("onboarding-step");
  if (facts)
    records = load_records (cli, facts->record->id, &error);
  if (records == NULL)
    return steward_cli_fail (error);
  g_list_store_splice (steps, 0, 0, records->pdata, records->len);
  targets = steward_cli_resolve_targets (cli, facts->record);
  changed = steward_onboarding_complete (facts->record->id, G_LIST_MODEL (steps),
                                         facts->record->contract_close, facts->record->production,
                                         steward_clock_get_today (cli->clock), &targets);
  if (changed->len > 0 && !save_records (cli, changed, &error))
    return steward_cli_fail (error);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step added or completed",
                                           "%u steps added or completed", changed->len),
                              changed->len);
  steward_cli_report_count (cli, "steps", changed->len, sentence);
  return STEWARD_EXIT_DONE;
}
