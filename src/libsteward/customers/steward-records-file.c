/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-records-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CUSTOMER "customer"

/* --- Records that others name ----------------------------------------------------------------- */

static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static gboolean
is_called (StewardRecord *record, const char *folded_name)
{
  g_autofree char *text = steward_record_dup_text (record,
                                                   steward_record_get_kind (record)->fields);
  g_autofree char *own = text ? fold (text) : NULL;

  return g_strcmp0 (own, folded_name) == 0;
}

/* The customer's records of a kind that have an id or are called so: the last one, borrowed. */
static StewardRecord *
find_named (
  GPtrArray *records, const char *kind, const char *customer_id, const char *name, guint *n_found)
{
  g_autofree char *folded = fold (name);
  StewardRecord *found = NULL;

  *n_found = 0;
  for (guint i = 0; i < records->len; i++)
    {
      StewardRecord *record = g_ptr_array_index (records, i);

      if (strcmp (steward_record_get_kind (record)->key, kind) != 0
          || g_strcmp0 (steward_record_get_customer_id (record), customer_id) != 0)
        continue;
      if (strcmp (steward_record_get_id (record), name) == 0)
        {
          *n_found = 1;
          return record;
        }
      if (!is_called (record, folded))
        continue;
      found = record;
      (*n_found)++;
    }
  return found;
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct {
  StewardRecordsImport *import;
  const StewardRecordKind *kind;
  GPtrArray *records;    /* that there are, of every kind */
  GHashTable *customers; /* name to StewardCustomerRecord, borrowed */
  GHashTable *existing;  /* what a record is known by to StewardRecord, borrowed */
  GHashTable *met;       /* what a record is known by to the line that had it */
  StewardDay today;
  const StewardField **fields; /* for each column of the file; NULL where it is none */
  int customer_column;
} Reading;

/* One row while it is read. */
typedef struct {
  StewardImportTable *table;
  const StewardCsvRow *row;
  const StewardCustomerRecord *customer;
} Row;

/* Takes @message. @column: -1 for the row as a whole */
static void
complain (const Row *row, int column, char *message)
{
  steward_import_table_add_problem (row->table, row->row, column,
                                    row->customer ? row->customer->name : NULL, message);
}

/* Whether a field is part of what tells a record from the others. */
static gboolean
tells_apart (const StewardRecordKind *kind, const StewardField *field)
{
  return !kind->single
         && (field == kind->fields || (field->type == STEWARD_FIELD_RECORD && field->required));
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

/* A column that is no field may be one whose name is misspelt. */
static void
complain_of_column (Reading *reading, StewardImportTable *table, int column)
{
  const StewardCsvRow header = { .line = table->header_line };
  g_autofree char *keys = list_fields (reading->kind);

  steward_import_table_add_problem (table, &header, column, NULL,
                                    g_strdup_printf (_ ("there is no such field, but %s"), keys));
}

static gboolean
read_header (StewardImportTable *table, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  reading->customer_column = steward_import_table_require_column (table, CUSTOMER, error);
  if (reading->customer_column < 0)
    return FALSE;
  for (const StewardField *field = reading->kind->fields; field->key; field++)
    if (tells_apart (reading->kind, field)
        && steward_import_table_require_column (table, field->key, error) < 0)
      return FALSE;
  reading->fields = g_new0 (const StewardField *, g_strv_length (table->header));
  for (int i = 0; table->header[i]; i++)
    {
      reading->fields[i] = steward_record_kind_find_field (reading->kind, table->header[i]);
      if (reading->fields[i] == NULL && i != reading->customer_column)
        complain_of_column (reading, table, i);
    }
  return TRUE;
}

/* The customer of a row, or NULL after a problem was added. */
static const StewardCustomerRecord *
find_customer (Reading *reading, const Row *row)
{
  g_autofree char *cell = steward_import_clean_cell (row->row->fields[reading->customer_column]);
  g_autofree char *name = g_utf8_normalize (cell, -1, G_NORMALIZE_NFC);
  const StewardCustomerRecord *customer = name ? g_hash_table_lookup (reading->customers, name)
                                               : NULL;

  if (customer == NULL)
    complain (row, reading->customer_column,
              *cell ? g_strdup_printf (_ ("there is no customer “%s”"), cell)
                    : g_strdup (_ ("the customer has no name")));
  return customer;
}

/* What tells a record from the others of its kind. */
static char *
make_identity (StewardRecord *record)
{
  const StewardRecordKind *kind = steward_record_get_kind (record);
  GString *identity = g_string_new (steward_record_get_customer_id (record));

  for (const StewardField *field = kind->fields; field->key; field++)
    {
      g_autofree char *text = tells_apart (kind, field) ? steward_record_dup_text (record, field)
                                                        : NULL;
      g_autofree char *normal = text ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;

      if (normal)
        g_string_append_printf (identity, "\n%s", normal);
    }
  return g_string_free_and_steal (identity);
}

/* Puts the id in the place of what another record is called. */
static gboolean
resolve (
  Reading *reading, const Row *row, int column, const StewardField *field, StewardRecord *record)
{
  const char *name = steward_record_get_text (record, field->key);
  guint n_found = 0;
  StewardRecord *found = name ? find_named (reading->records, field->key, row->customer->id, name,
                                            &n_found)
                              : NULL;

  if (name == NULL)
    return TRUE;
  if (n_found == 1)
    return steward_record_set (record, field, steward_record_get_id (found), NULL);
  complain (row, column,
            g_strdup_printf (n_found == 0 ? _ ("the customer has none called “%s”")
                                          : _ ("the customer has several called “%s”"),
                             name));
  return FALSE;
}

static gboolean
read_cell (Reading *reading, const Row *row, int column, StewardRecord *record)
{
  const StewardField *field = reading->fields[column];
  g_autofree char *cell = steward_import_clean_cell (row->row->fields[column]);
  g_autoptr (GError) error = NULL;

  if (field == NULL)
    return TRUE;
  if (steward_record_set (record, field, cell, &error))
    return field->type != STEWARD_FIELD_RECORD || resolve (reading, row, column, field, record);
  complain (row, column, g_strdup (error->message));
  return FALSE;
}

/* What tells a record from others must not be empty. */
static gboolean
read_identity (Reading *reading, const Row *row, StewardRecord *record)
{
  gboolean good = TRUE;

  for (guint i = 0; i < row->row->n_fields; i++)
    {
      const StewardField *field = reading->fields[i];

      if (field == NULL || !tells_apart (reading->kind, field))
        continue;
      if (!read_cell (reading, row, (int) i, record))
        good = FALSE;
      else if (!steward_record_has (record, field->key))
        {
          complain (row, (int) i, g_strdup_printf (_ ("%s is missing."), _ (field->label)));
          good = FALSE;
        }
    }
  return good;
}

/* Whether the file has not told of the record yet; a problem was added where it has. */
static gboolean
is_first_row (Reading *reading, const Row *row, const char *identity)
{
  guint other_line = GPOINTER_TO_UINT (g_hash_table_lookup (reading->met, identity));

  if (other_line == 0)
    {
      g_hash_table_insert (reading->met, g_strdup (identity), GUINT_TO_POINTER (row->row->line));
      return TRUE;
    }
  complain (row, -1, g_strdup_printf (_ ("line %u has this one already"), other_line));
  return FALSE;
}

/* The record that a row is about: a copy of the one there is, or a new one; NULL after a problem
 * was added. */
static StewardRecord *
find_record (Reading *reading, const Row *row, StewardRecord **there)
{
  g_autoptr (StewardRecord) record = steward_record_new (reading->kind, row->customer->id);
  g_autofree char *identity = NULL;

  if (!read_identity (reading, row, record))
    return NULL;
  identity = make_identity (record);
  if (!is_first_row (reading, row, identity))
    return NULL;
  *there = g_hash_table_lookup (reading->existing, identity);
  return *there ? steward_record_copy (*there) : g_steal_pointer (&record);
}

static gboolean
read_values (Reading *reading, const Row *row, StewardRecord *record, gboolean is_new)
{
  g_autoptr (GError) error = NULL;
  gboolean good = TRUE;

  for (guint i = 0; i < row->row->n_fields; i++)
    if (reading->fields[i] && !tells_apart (reading->kind, reading->fields[i]))
      good &= read_cell (reading, row, (int) i, record);
  if (is_new)
    steward_record_set_initial (record, reading->today);
  if (!good || steward_record_check (record, &error))
    return good;
  complain (row, -1, g_strdup (error->message));
  return FALSE;
}

static gboolean
read_row (StewardImportTable *table, const StewardCsvRow *csv_row, gpointer user_data)
{
  Reading *reading = user_data;
  Row row = { .table = table, .row = csv_row };
  StewardRecord *there = NULL;
  g_autoptr (StewardRecord) record = NULL;

  row.customer = find_customer (reading, &row);
  if (row.customer)
    record = find_record (reading, &row, &there);
  if (record == NULL || !read_values (reading, &row, record, there == NULL))
    return FALSE;
  if (there && steward_record_equal (there, record))
    reading->import->n_unchanged++;
  else
    {
      reading->import->n_new += there ? 0 : 1;
      g_ptr_array_add (reading->import->records, g_steal_pointer (&record));
    }
  return TRUE;
}

void
steward_records_import_free (StewardRecordsImport *self)
{
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
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
  g_autoptr (StewardImportTable) table = NULL;
  g_autoptr (GHashTable) by_name = index_customers (customers);
  g_autoptr (GHashTable) by_identity = index_records (kind, existing);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = {
    .import = import,
    .kind = kind,
    .records = existing,
    .customers = by_name,
    .existing = by_identity,
    .met = met,
    .today = today,
  };

  import->records = g_ptr_array_new_with_free_func (g_object_unref);
  table = steward_import_table_read (bytes, n_bytes, read_header, read_row, &reading, error);
  g_free (reading.fields);
  if (table == NULL)
    return NULL;
  import->problems = g_ptr_array_ref (table->problems);
  import->n_rows = table->n_rows;
  import->n_bad_rows = table->n_bad_rows;
  return g_steal_pointer (&import);
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

/* What a field says: of another record what it is called, unless others are called the same. */
static char *
make_cell (StewardRecord *record, const StewardField *field, GPtrArray *records)
{
  g_autofree char *text = steward_record_dup_text (record, field);
  g_autofree char *name = NULL;
  const char *customer_id = steward_record_get_customer_id (record);
  StewardRecord *other;
  guint n_found;

  if (text == NULL)
    return g_strdup ("");
  if (field->type != STEWARD_FIELD_RECORD)
    return g_steal_pointer (&text);
  other = find_named (records, field->key, customer_id, text, &n_found);
  if (other)
    name = steward_record_dup_text (other, steward_record_get_kind (other)->fields);
  if (name && find_named (records, field->key, customer_id, name, &n_found) && n_found == 1)
    return g_steal_pointer (&name);
  return g_steal_pointer (&text);
}

static void
write_record (GString *out, const char *customer, StewardRecord *record, GPtrArray *records)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (16, g_free, TRUE);

  g_ptr_array_add (cells, g_strdup (customer));
  for (const StewardField *field = steward_record_get_kind (record)->fields; field->key; field++)
    g_ptr_array_add (cells, make_cell (record, field, records));
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
        write_record (out, name, record, records);
    }
  return g_string_free_and_steal (out);
}
