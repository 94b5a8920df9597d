/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes: adding them from standard input, reading them, and finding words in all that was written.
 */

#include "steward-cli.h"

#include "steward-input-error.h"
#include "steward-json-members.h"
#include "steward-note-file.h"
#include "steward-note-outline.h"
#include "steward-note-repository.h"
#include "steward-note-type.h"
#include "steward-record-repository.h"
#include "steward-search-repository.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* What is read from the store and written to it. */
typedef struct {
  GPtrArray *notes;       /* saved */
  const char *id;         /* of the note that is read, or of the customer whose notes are */
  const char *const *ids; /* deleted or restored */
  const StewardSearch *search;
  gboolean everything;
  gint64 now;
} Change;

static gpointer
list_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list (connection, ((Change *) data)->id, error);
}

static gpointer
load_all_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_load_all (connection, ((Change *) data)->id, error);
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_load (connection, ((Change *) data)->id, error);
}

static gpointer
versions_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list_versions (connection, ((Change *) data)->id, error);
}

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    steward_note_repository_save (connection, change->notes, change->now, error));
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    steward_note_repository_delete (connection, change->ids, change->now, error));
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    steward_note_repository_restore (connection, change->ids, change->now, error));
}

static gpointer
search_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_search_repository_run (connection, ((Change *) data)->search, error);
}

/* --- Finding one ------------------------------------------------------------------------------ */

static const char *
get_note_id (gconstpointer note)
{
  return ((const StewardNote *) note)->id;
}

/* The note whose id this is, or begins; with its text. */
static StewardNote *
load_note (StewardCli *cli, const char *prefix, GError **error)
{
  Change change = { 0 };
  g_autoptr (GPtrArray) notes = steward_cli_await_job (cli, list_job, &change, error);
  const StewardNote *found = NULL;

  if (notes)
    found = steward_cli_find_by_id (notes, get_note_id, prefix, error);
  if (found == NULL)
    return NULL;
  change.id = found->id;
  return steward_cli_await_job (cli, load_job, &change, error);
}

/* --- add -------------------------------------------------------------------------------------- */

/* The text on standard input. */
static char *
read_text (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 part[65536];
  gssize n;

  while ((n = read (STDIN_FILENO, part, sizeof part)) > 0 && bytes->len <= STEWARD_NOTE_MAX_BYTES)
    g_byte_array_append (bytes, part, (guint) n);
  if (n < 0)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("Standard input cannot be read: %s"), g_strerror (errno));
      return NULL;
    }
  return steward_note_file_decode ((const char *) bytes->data, bytes->len, error);
}

static const StewardNoteType *
find_type (const char *key, GError **error)
{
  const StewardNoteType *type = steward_note_type_find (key);
  g_autofree char *known = steward_note_file_list_types ();

  if (type == NULL)
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 /* Translators: a type of note, and a list of words */
                 _ ("The type “%s” is not one of %s"), key, known);
  return type;
}

/* Takes what the options say of a note. */
static gboolean
set_options (StewardCli *cli, StewardNote *note, GError **error)
{
  if (cli->type && find_type (cli->type, error) == NULL)
    return FALSE;
  note->type = g_strdup (cli->type);
  if (cli->title)
    {
      g_free (note->title);
      note->title = g_strdup (cli->title);
    }
  if (cli->tags)
    {
      g_strfreev (note->tags);
      note->tags = steward_note_parse_tags (cli->tags);
    }
  note->pinned = cli->pin;
  return steward_cli_read_day ("date", cli->date, &note->day, error);
}

static void
print_note_json (const StewardNote *note, const char *customer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "customer");
  json_builder_add_string_value (builder, customer);
  steward_note_build_json (note, builder);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

StewardExit
steward_cli_notes_add (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  const StewardCustomerRecord *customer = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (StewardNote) note = NULL;
  g_autoptr (StewardNote) saved = NULL;
  g_autofree char *text = NULL;
  Change change = { .notes = notes, .now = steward_clock_get_now (cli->clock) };

  if (customers)
    customer = steward_cli_find_customer (customers, arguments[0], &error);
  if (customer == NULL)
    return steward_cli_fail (error);
  note = steward_note_new (customer->id, steward_clock_get_today (cli->clock));
  if (!set_options (cli, note, &error) || (text = read_text (&error)) == NULL)
    return steward_cli_fail (error);
  if (text[strspn (text, " \t\n")] == '\0' && cli->title == NULL)
    {
      steward_cli_complain (_ ("The note is empty: write its text to standard input."));
      return STEWARD_EXIT_USAGE;
    }
  g_free (note->body);
  note->body = g_steal_pointer (&text);
  g_ptr_array_add (notes, note);
  if (!steward_cli_await_job (cli, save_job, &change, &error))
    return steward_cli_fail (error);
  if (!cli->json)
    {
      g_print ("%s\n", note->id);
      return STEWARD_EXIT_DONE;
    }
  saved = load_note (cli, note->id, &error);
  if (saved == NULL)
    return steward_cli_fail (error);
  print_note_json (saved, customer->name);
  return STEWARD_EXIT_DONE;
}

/* --- outline ---------------------------------------------------------------------------------- */

static gpointer
load_records_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_record_repository_load (connection, NULL, ((Change *) data)->id, error);
}

static gpointer
actions_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return steward_note_repository_list_actions (connection, change->id, change->everything, error);
}

StewardExit
steward_cli_notes_outline (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  const StewardNoteType *type = find_type (arguments[1], &error);
  g_autoptr (StewardCustomerFacts) facts = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autofree char *text = NULL;
  Change change = { 0 };
  StewardCustomerFigures figures;
  StewardMetricSubject metrics;
  StewardTargets targets;

  facts = type ? steward_cli_load_customer (cli, arguments[0], &error) : NULL;
  change.id = facts ? facts->record->id : NULL;
  records = facts ? steward_cli_await_job (cli, load_records_job, &change, &error) : NULL;
  actions = records ? steward_cli_await_job (cli, actions_job, &change, &error) : NULL;
  if (actions == NULL)
    return steward_cli_fail (error);
  metrics = steward_cli_make_subject (cli, facts, &targets, &figures);
  text = steward_note_outline_fill (_ (type->outline),
                                    &(StewardNoteSubject) { &metrics, records, actions });
  steward_cli_print_data (text);
  steward_cli_print_data ("\n");
  return STEWARD_EXIT_DONE;
}

/* --- list and show ---------------------------------------------------------------------------- */

#define ID_WIDTH 10
#define DAY_WIDTH 12
#define NAME_WIDTH 24

static const char *
find_customer_name (GPtrArray *customers, const char *id)
{
  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      if (strcmp (facts->record->id, id) == 0)
        return facts->record->name;
    }
  return "";
}

static void
print_row (const StewardNote *note, const char *customer)
{
  g_autofree char *id = g_strndup (note->id, ID_WIDTH - 2);
  g_autofree char *day = steward_day_format (note->day);

  steward_cli_print_cell (id, ID_WIDTH);
  steward_cli_print_cell (day, DAY_WIDTH);
  steward_cli_print_cell (customer, NAME_WIDTH);
  g_print ("%s%s\n", note->title, note->pinned ? " *" : "");
}

/* Means all customers, or the one that @names holds. */
static gboolean
choose_customer (GPtrArray *customers, const char *const *names, Change *change, GError **error)
{
  const StewardCustomerRecord *customer;

  if (*names == NULL)
    return TRUE;
  customer = steward_cli_find_customer (customers, *names, error);
  change->id = customer ? customer->id : NULL;
  return customer != NULL;
}

StewardExit
steward_cli_notes_list (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  Change change = { 0 };

  if (customers && choose_customer (customers, arguments, &change, &error))
    notes = steward_cli_await_job (cli, list_job, &change, &error);
  if (notes == NULL)
    return steward_cli_fail (error);
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    {
      const StewardNote *note = notes->pdata[i];
      const char *customer = find_customer_name (customers, note->customer_id);

      if (!cli->json)
        {
          print_row (note, customer);
          continue;
        }
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "customer");
      json_builder_add_string_value (builder, customer);
      steward_note_build_json (note, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_notes_show (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_autoptr (StewardNote) note = customers ? load_note (cli, arguments[0], &error) : NULL;
  g_autofree char *text = NULL;

  if (note == NULL)
    return steward_cli_fail (error);
  if (cli->json)
    {
      print_note_json (note, find_customer_name (customers, note->customer_id));
      return STEWARD_EXIT_DONE;
    }
  text = steward_note_file_write (note, find_customer_name (customers, note->customer_id));
  steward_cli_print_data (text);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_notes_versions (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardNote) note = load_note (cli, arguments[0], &error);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Change change = { .id = note ? note->id : NULL };

  if (note)
    versions = steward_cli_await_job (cli, versions_job, &change, &error);
  if (versions == NULL)
    return steward_cli_fail (error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->len; i++)
    {
      const StewardNoteVersion *version = versions->pdata[i];
      g_autofree char *saved_at = steward_time_format (version->saved_at);

      if (!cli->json)
        {
          g_print ("%s  %s  %s\n", saved_at, version->author ? version->author : "",
                   version->title);
          continue;
        }
      json_builder_begin_object (builder);
      steward_json_add_time (builder, "saved_at", version->saved_at);
      steward_json_add_text (builder, "author", version->author);
      steward_json_add_text (builder, "title", version->title);
      steward_json_add_text (builder, "body", version->body);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}

/* --- search ----------------------------------------------------------------------------------- */

static void
build_finding (JsonBuilder *builder, const StewardFinding *finding)
{
  g_autofree char *plain = steward_note_file_mark (finding->snippet, "", "");

  json_builder_begin_object (builder);
  steward_json_add_text (builder, "kind", finding->kind);
  steward_json_add_text (builder, "id", finding->id);
  steward_json_add_text (builder, "customer", finding->customer);
  steward_json_add_text (builder, "customer_id", finding->customer_id);
  steward_json_add_text (builder, "title", finding->title);
  steward_json_add_day (builder, "day", finding->day);
  steward_json_add_text (builder, "author", finding->author);
  steward_json_add_text (builder, "snippet", plain);
  json_builder_end_object (builder);
}

static void
print_finding (const StewardFinding *finding, gboolean bold)
{
  g_autofree char *id = g_strndup (finding->id, ID_WIDTH - 2);
  g_autofree char *day = steward_day_format (finding->day);
  g_autofree char *snippet = steward_note_file_mark (finding->snippet, bold ? "\033[1m" : "",
                                                     bold ? "\033[0m" : "");

  steward_cli_print_cell (id, ID_WIDTH);
  steward_cli_print_cell (day, DAY_WIDTH);
  steward_cli_print_cell (finding->customer, NAME_WIDTH);
  g_print ("%s\n          %s\n", finding->title, snippet);
}

/* What the options say of a search; FALSE and an error where they say nothing that can be. */
static gboolean
read_search (StewardCli *cli, GPtrArray *customers, StewardSearch *search, GError **error)
{
  const StewardCustomerRecord *customer;

  if (!steward_cli_read_day ("from", cli->from, &search->from, error)
      || !steward_cli_read_day ("to", cli->to, &search->to, error))
    return FALSE;
  if (cli->customer == NULL)
    return TRUE;
  customer = steward_cli_find_customer (customers, cli->customer, error);
  search->customer_id = customer ? customer->id : NULL;
  return customer != NULL;
}

StewardExit
steward_cli_notes_search (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  StewardSearch search = { .text = arguments[0],
                           .kind = cli->everything ? NULL : STEWARD_SEARCH_NOTES,
                           .author = cli->author,
                           .from = STEWARD_DAY_NONE,
                           .to = STEWARD_DAY_NONE,
                           .limit = (guint) MAX (cli->limit, 0) };
  Change change = { .search = &search };

  if (customers && read_search (cli, customers, &search, &error))
    findings = steward_cli_await_job (cli, search_job, &change, &error);
  if (findings == NULL)
    return steward_cli_fail (error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    if (cli->json)
      build_finding (builder, findings->pdata[i]);
    else
      print_finding (findings->pdata[i], isatty (STDOUT_FILENO));
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}

/* --- actions ---------------------------------------------------------------------------------- */

static gboolean
is_overdue (const StewardActionItem *item, StewardDay today)
{
  return !item->done && item->due != STEWARD_DAY_NONE && item->due < today;
}

static void
build_action (JsonBuilder *builder, const StewardNoteAction *action, StewardDay today)
{
  json_builder_begin_object (builder);
  steward_json_add_text (builder, "customer", action->customer);
  steward_json_add_text (builder, "text", action->item->text);
  steward_json_add_text (builder, "owner", action->item->owner);
  steward_json_add_day (builder, "due", action->item->due);
  json_builder_set_member_name (builder, "overdue");
  json_builder_add_boolean_value (builder, is_overdue (action->item, today));
  json_builder_set_member_name (builder, "done");
  json_builder_add_boolean_value (builder, action->item->done);
  steward_json_add_text (builder, "note", action->note_id);
  steward_json_add_text (builder, "title", action->title);
  json_builder_end_object (builder);
}

static void
print_action (const StewardNoteAction *action, StewardDay today)
{
  g_autofree char *due = steward_day_format (action->item->due);

  steward_cli_print_cell (due, DAY_WIDTH);
  steward_cli_print_cell (action->customer, NAME_WIDTH);
  g_print ("%s%s%s%s%s\n", action->item->done ? "✓ " : "", action->item->text,
           action->item->owner ? " @" : "", action->item->owner ? action->item->owner : "",
           is_overdue (action->item, today) ? _ (" (overdue)") : "");
}

StewardExit
steward_cli_notes_actions (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  StewardDay today = steward_clock_get_today (cli->clock);
  Change change = { .everything = cli->everything };

  if (customers && choose_customer (customers, arguments, &change, &error))
    actions = steward_cli_await_job (cli, actions_job, &change, &error);
  if (actions == NULL)
    return steward_cli_fail (error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < actions->len; i++)
    if (cli->json)
      build_action (builder, actions->pdata[i], today);
    else
      print_action (actions->pdata[i], today);
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}

/* --- export ----------------------------------------------------------------------------------- */

StewardExit
steward_cli_notes_export (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *sentence = NULL;
  Change change = { 0 };

  if (customers)
    notes = steward_cli_await_job (cli, load_all_job, &change, &error);
  if (notes == NULL || !steward_note_file_export (notes, customers, arguments[0], &error))
    return steward_cli_fail (error);
  sentence = g_strdup_printf (
    /* Translators: how many, and the folder */
    g_dngettext (GETTEXT_PACKAGE, "%u note written to %s", "%u notes written to %s", notes->len),
    notes->len, arguments[0]);
  steward_cli_report_count (cli, "exported", notes->len, sentence);
  return STEWARD_EXIT_DONE;
}

/* --- remove and restore ----------------------------------------------------------------------- */

StewardExit
steward_cli_notes_remove (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  g_autofree char *list = NULL;
  g_autofree char *sentence = NULL;
  Change change = { .now = steward_clock_get_now (cli->clock) };

  for (; *arguments; arguments++)
    {
      g_autoptr (StewardNote) note = load_note (cli, *arguments, &error);

      if (note == NULL)
        return steward_cli_fail (error);
      g_ptr_array_add (ids, g_strdup (note->id));
    }
  change.ids = (const char *const *) ids->pdata;
  if (!steward_cli_await_job (cli, delete_job, &change, &error))
    return steward_cli_fail (error);
  list = g_strjoinv (" ", (char **) ids->pdata);
  sentence = g_strdup_printf (_ ("Removed; “%s restore %s” brings it back"), "notes", list);
  steward_cli_report_count (cli, "removed", ids->len, sentence);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_notes_restore (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  Change change = { .ids = arguments, .now = steward_clock_get_now (cli->clock) };
  guint n = g_strv_length ((char **) arguments);
  g_autofree char *sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u note restored", "%u notes restored", n), n);

  if (!steward_cli_await_job (cli, restore_job, &change, &error))
    return steward_cli_fail (error);
  steward_cli_report_count (cli, "restored", n, sentence);
  return STEWARD_EXIT_DONE;
}
