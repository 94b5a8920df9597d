/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-records-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CUSTOMER "customer"

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct {
  StewardRecordsImport *import;
  const StewardRecordKind *kind;
  GHashTable *customers; /* name to StewardCustomerRecord, borrowed */
  GHashTable *existing;  /* what a record is known by to StewardRecord, borrowed */
  GHashTable *met;       /* what a record is known by to the line that had it */
  StewardDay today;
  char **header;
  const StewardField **fields; /* for each column of the file; NULL where it is none */
  guint n_columns;
  int customer_column;
  int first_column; /* of the kind's first field; -1: absent */
} Reading;

/* Takes @message. @column: from 0; -1 for the row */
static void
add_problem (Reading *reading, guint line, int column, const char *customer, char *message)
{
  g_ptr_array_add (reading->import->problems,
                   steward_import_problem_new (line, (guint) (column + 1),
                                               column >= 0 ? reading->header[column] : NULL,
                                               customer, message));
}

static char *
list_fields (const StewardRecordKind *kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (const StewardField *field = kind->fields; field->key; field++)
    g_strv_builder_add (builder, field->key);
  keys = g_strv_builder_end (builder);
  return g_strjoinv (", ", keys);
}

static void
read_column (Reading *reading, const StewardCsvRow *row, int column)
{
  const char *name = reading->header[column];
  g_autofree char *keys = NULL;

  if (strcmp (name, CUSTOMER) == 0)
    {
      reading->customer_column = column;
      return;
    }
  reading->fields[column] = steward_record_kind_find_field (reading->kind, name);
  if (reading->fields[column] == &reading->kind->fields[0])
    reading->first_column = column;
  if (reading->fields[column])
    return;
  keys = list_fields (reading->kind);
  add_problem (reading, row->line, column, NULL,
               g_strdup_printf (_ ("there is no such field, but %s"), keys));
}

static gboolean
require_column (int column, const char *name, guint line, GError **error)
{
  if (column >= 0)
    return TRUE;
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("line %u: there is no column “%s”"), line, name);
  return FALSE;
}

static gboolean
read_header (Reading *reading, const StewardCsvRow *row, GError **error)
{
  reading->header = steward_import_read_header (row, error);
  if (reading->header == NULL)
    return FALSE;
  reading->n_columns = row->n_fields;
  reading->fields = g_new0 (const StewardField *, row->n_fields);
  reading->customer_column = reading->first_column = -1;
  for (guint i = 0; i < row->n_fields; i++)
    read_column (reading, row, (int) i);
  return require_column (reading->customer_column, CUSTOMER, row->line, error)
         && (reading->kind->single
             || require_column (reading->first_column, reading->kind->fields[0].key, row->line,
                                error));
}

/* The customer of a row, or NULL after a problem was added. */
static const StewardCustomerRecord *
find_customer (Reading *reading, const StewardCsvRow *row)
{
  g_autofree char *cell = steward_import_clean_cell (row->fields[reading->customer_column]);
  g_autofree char *name = g_utf8_normalize (cell, -1, G_NORMALIZE_NFC);
  const StewardCustomerRecord *customer = name ? g_hash_table_lookup (reading->customers, name)
                                               : NULL;

  if (customer)
    return customer;
  add_problem (reading, row->line, reading->customer_column, NULL,
               *cell ? g_strdup_printf (_ ("there is no customer “%s”"), cell)
                     : g_strdup (_ ("the customer has no name")));
  return NULL;
}

/* What tells a record from the others of its kind. */
static char *
make_identity (StewardRecord *record)
{
  const StewardRecordKind *kind = steward_record_get_kind (record);
  g_autofree char *first = kind->single ? NULL : steward_record_dup_text (record, kind->fields);
  g_autofree char *normal = first ? g_utf8_normalize (first, -1, G_NORMALIZE_NFC) : NULL;

  return g_strjoin ("\n", steward_record_get_customer_id (record), normal, NULL);
}

static gboolean
read_cell (Reading *reading,
           const StewardCsvRow *row,
           int column,
           const StewardCustomerRecord *customer,
           StewardRecord *record)
{
  g_autofree char *cell = steward_import_clean_cell (row->fields[column]);
  g_autoptr (GError) error = NULL;

  if (reading->fields[column] == NULL
      || steward_record_set (record, reading->fields[column], cell, &error))
    return TRUE;
  add_problem (reading, row->line, column, customer->name, g_strdup (error->message));
  return FALSE;
}

static gboolean
read_cells (Reading *reading,
            const StewardCsvRow *row,
            const StewardCustomerRecord *customer,
            StewardRecord *record)
{
  g_autoptr (GError) error = NULL;
  gboolean good = TRUE;

  for (guint i = 0; i < row->n_fields; i++)
    good &= read_cell (reading, row, (int) i, customer, record);
  if (steward_record_get_created_at (record) == 0)
    steward_record_set_initial (record, reading->today);
  if (!good || steward_record_check (record, &error))
    return good;
  add_problem (reading, row->line, -1, customer->name, g_strdup (error->message));
  return FALSE;
}

/* Whether the file has not told of the record yet; a problem was added where it has. */
static gboolean
is_first_row (Reading *reading,
              const StewardCsvRow *row,
              const StewardCustomerRecord *customer,
              const char *identity)
{
  guint other_line = GPOINTER_TO_UINT (g_hash_table_lookup (reading->met, identity));

  if (other_line == 0)
    {
      g_hash_table_insert (reading->met, g_strdup (identity), GUINT_TO_POINTER (row->line));
      return TRUE;
    }
  add_problem (reading, row->line, reading->first_column, customer->name,
               g_strdup_printf (_ ("line %u has this one already"), other_line));
  return FALSE;
}

/* The cell that tells the record from others must not be empty. */
static gboolean
read_first_cell (Reading *reading,
                 const StewardCsvRow *row,
                 const StewardCustomerRecord *customer,
                 StewardRecord *record)
{
  const StewardField *first = &reading->kind->fields[0];

  if (!read_cell (reading, row, reading->first_column, customer, record))
    return FALSE;
  if (steward_record_has (record, first->key))
    return TRUE;
  add_problem (reading, row->line, reading->first_column, customer->name,
               g_strdup_printf (_ ("%s is missing."), _ (first->label)));
  return FALSE;
}

/* The record that a row is about: a copy of the one there is, or a new one; NULL after a problem
 * was added. */
static StewardRecord *
find_record (Reading *reading, const StewardCsvRow *row, const StewardCustomerRecord *customer)
{
  g_autoptr (StewardRecord) record = steward_record_new (reading->kind, customer->id);
  g_autofree char *identity = NULL;
  StewardRecord *there;

  if (!reading->kind->single && !read_first_cell (reading, row, customer, record))
    return NULL;
  identity = make_identity (record);
  if (!is_first_row (reading, row, customer, identity))
    return NULL;
  there = g_hash_table_lookup (reading->existing, identity);
  return there ? steward_record_copy (there) : g_steal_pointer (&record);
}

static void
keep_record (Reading *reading, StewardRecord *record)
{
  g_autofree char *identity = make_identity (record);
  StewardRecord *there = g_hash_table_lookup (reading->existing, identity);

  if (there && steward_record_equal (there, record))
    {
      reading->import->n_unchanged++;
      return;
    }
  reading->import->n_new += there ? 0 : 1;
  g_ptr_array_add (reading->import->records, g_object_ref (record));
}

static gboolean
read_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  const StewardCustomerRecord *customer = NULL;
  g_autoptr (StewardRecord) record = NULL;
  char *message;

  if (reading->header == NULL)
    return read_header (reading, row, error);
  reading->import->n_rows++;
  message = steward_import_check_width (row, reading->n_columns);
  if (message)
    add_problem (reading, row->line, -1, NULL, message);
  else
    customer = find_customer (reading, row);
  if (customer)
    record = find_record (reading, row, customer);
  if (record && read_cells (reading, row, customer, record))
    keep_record (reading, record);
  else
    reading->import->n_bad_rows++;
  return TRUE;
}

void
steward_records_import_free (StewardRecordsImport *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static GHashTable *
index_customers (GPtrArray *customers)
{
  GHashTable *by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      g_hash_table_insert (by_name, facts->record->name, facts->record);
    }
  return by_name;
}

/* Of two that are known by the same, the first is the one that a file means. */
static GHashTable *
index_records (const StewardRecordKind *kind, GPtrArray *records)
{
  GHashTable *by_identity = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = records->len; i > 0; i--)
    {
      StewardRecord *record = g_ptr_array_index (records, i - 1);

      if (steward_record_get_kind (record) == kind)
        g_hash_table_insert (by_identity, make_identity (record), record);
    }
  return by_identity;
}

StewardRecordsImport *
steward_records_file_read (const StewardRecordKind *kind,
                           const char *bytes,
                           gsize n_bytes,
                           GPtrArray *customers,
                           GPtrArray *existing,
                           StewardDay today,
                           GError **error)
{
  g_autoptr (StewardRecordsImport) import = g_new0 (StewardRecordsImport, 1);
  g_autoptr (GHashTable) by_name = index_customers (customers);
  g_autoptr (GHashTable) by_identity = index_records (kind, existing);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = {
    .import = import,
    .kind = kind,
    .customers = by_name,
    .existing = by_identity,
    .met = met,
    .today = today,
  };
  gboolean succeeded;

  import->records = g_ptr_array_new_with_free_func (g_object_unref);
  import->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_import_problem_free);
  succeeded = steward_csv_read (bytes, n_bytes, read_row_cb, &reading, error);
  if (succeeded && reading.header == NULL)
    {
      g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                           _ ("the file is empty: its first line has to name the columns"));
      succeeded = FALSE;
    }
  g_strfreev (reading.header);
  g_free (reading.fields);
  return succeeded ? g_steal_pointer (&import) : NULL;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static GHashTable *
index_names (GPtrArray *customers)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      g_hash_table_insert (by_id, facts->record->id, facts->record->name);
    }
  return by_id;
}

static void
write_header (GString *out, const StewardRecordKind *kind)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (16, NULL, TRUE);

  g_ptr_array_add (cells, CUSTOMER);
  for (const StewardField *field = kind->fields; field->key; field++)
    g_ptr_array_add (cells, (gpointer) field->key);
  steward_csv_write_row (out, (const char *const *) cells->pdata);
}

static void
write_record (GString *out, const char *customer, StewardRecord *record)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (16, g_free, TRUE);

  g_ptr_array_add (cells, g_strdup (customer));
  for (const StewardField *field = steward_record_get_kind (record)->fields; field->key; field++)
    {
      char *text = steward_record_dup_text (record, field);

      g_ptr_array_add (cells, text ? text : g_strdup (""));
    }
  steward_csv_write_row (out, (const char *const *) cells->pdata);
}

char *
steward_records_file_write (const StewardRecordKind *kind, GPtrArray *customers, GPtrArray *records)
{
  g_autoptr (GHashTable) names = index_names (customers);
  GString *out = g_string_new (NULL);

  write_header (out, kind);
  for (guint i = 0; i < records->len; i++)
    {
      StewardRecord *record = g_ptr_array_index (records, i);
      const char *name = g_hash_table_lookup (names, steward_record_get_customer_id (record));

      if (name && steward_record_get_kind (record) == kind)
        write_record (out, name, record);
    }
  return g_string_free_and_steal (out);
}
