/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-file.h"

#include <glib/gi18n-lib.h>

typedef enum {
  COLUMN_CUSTOMER,
  COLUMN_PRODUCT,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_AMOUNT,
  COLUMN_CURRENCY,
  COLUMN_MERGED_INTO,
} Column;
#define N_COLUMNS 7

static const struct {
  const char *name;
  gboolean required;
} columns[N_COLUMNS] = {
  [COLUMN_CUSTOMER] = { "customer", TRUE },
  [COLUMN_PRODUCT] = { "product", FALSE },
  [COLUMN_FROM] = { "from", TRUE },
  [COLUMN_TO] = { "to", TRUE },
  [COLUMN_AMOUNT] = { "amount", TRUE },
  [COLUMN_CURRENCY] = { "currency", FALSE },
  [COLUMN_MERGED_INTO] = { "merged_into", FALSE },
};

typedef struct {
  StewardContractImport *import;
  GHashTable *by_name; /* name to StewardCustomerRecord, borrowed */
  GHashTable *by_key;  /* what a line is known by to StewardContractLine, borrowed */
  GHashTable *n_met;   /* the same to how many rows had it */
  int places[N_COLUMNS];
  gboolean create;
} Reading;

/* --- Which line it is ------------------------------------------------------------------------- */

/* @number: of those that are the same in all else */
static char *
make_key (const StewardContractLine *line, guint number)
{
  return g_strdup_printf ("%s %d %d %u %s", line->customer_id, line->from, line->to, number,
                          line->product ? line->product : "");
}

/* How many were counted before. */
static guint
count (GHashTable *n_met, const StewardContractLine *line)
{
  char *key = make_key (line, 0);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_met, key));

  g_hash_table_replace (n_met, key, GUINT_TO_POINTER (n + 1));
  return n;
}

static void
index_lines (Reading *reading, GPtrArray *existing)
{
  g_autoptr (GHashTable) n_met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < existing->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (existing, i);

      g_hash_table_insert (reading->by_name, facts->record->name, facts->record);
      for (guint j = 0; j < facts->contracts->len; j++)
        {
          StewardContractLine *line = g_ptr_array_index (facts->contracts, j);

          g_hash_table_insert (reading->by_key, make_key (line, count (n_met, line)), line);
        }
    }
}

/* --- Cells ------------------------------------------------------------------------------------ */

static gboolean
has_column (const Reading *reading, Column column)
{
  return reading->places[column] >= 0;
}

static char *
dup_cell (const Reading *reading, const StewardCsvRow *row, Column column)
{
  if (!has_column (reading, column))
    return g_strdup ("");
  return steward_import_clean_cell (row->fields[reading->places[column]]);
}

static char *
read_required_day (const char *cell, StewardDay *day)
{
  if (cell[0] == '\0')
    return g_strdup (_ ("the date is missing"));
  return steward_import_read_day (cell, day);
}

/* The customer of a name; one that is new is added where that is wanted. */
static char *
read_customer (Reading *reading, const char *cell, const StewardCustomerRecord **record)
{
  g_autofree char *name = g_utf8_normalize (cell, -1, G_NORMALIZE_NFC);
  StewardCustomerFacts *facts;

  if (name == NULL || name[0] == '\0')
    return g_strdup (_ ("the customer has no name"));
  *record = g_hash_table_lookup (reading->by_name, name);
  if (*record)
    return NULL;
  if (!reading->create)
    return g_strdup_printf (_ ("there is no customer “%s”"), name);
  facts = steward_customer_facts_new_take (steward_customer_record_new (name));
  g_ptr_array_add (reading->import->customers, facts);
  g_hash_table_insert (reading->by_name, facts->record->name, facts->record);
  *record = facts->record;
  return NULL;
}

static char *
read_merged_into (Reading *reading, const char *cell, StewardContractLine *line)
{
  const StewardCustomerRecord *record = NULL;
  char *message = cell[0] != '\0' ? read_customer (reading, cell, &record) : NULL;

  if (message)
    return message;
  if (record && g_str_equal (record->id, line->customer_id))
    return g_strdup (_ ("a customer cannot be merged into itself"));
  g_set_str (&line->merged_into, record ? record->id : NULL);
  return NULL;
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* Keeps what is wrong with a cell, if anything; whether it is good. Takes @message. */
static gboolean
note (Reading *reading,
      StewardImportTable *table,
      const StewardCsvRow *row,
      Column column,
      const char *customer,
      char *message)
{
  if (message)
    steward_import_table_add_problem (table, row, reading->places[column], customer, message);
  return message == NULL;
}

/* What a line is known by; the other cells are read into the one that it turns out to be. */
static StewardContractLine *
read_identity (Reading *reading, StewardImportTable *table, const StewardCsvRow *row)
{
  g_autofree char *name = dup_cell (reading, row, COLUMN_CUSTOMER);
  g_autofree char *product = dup_cell (reading, row, COLUMN_PRODUCT);
  g_autofree char *from = dup_cell (reading, row, COLUMN_FROM);
  g_autofree char *to = dup_cell (reading, row, COLUMN_TO);
  g_autoptr (StewardContractLine) line = steward_contract_line_new (NULL);
  const StewardCustomerRecord *record = NULL;
  const char *customer = name[0] != '\0' ? name : NULL;
  gboolean good;

  good = note (reading, table, row, COLUMN_FROM, customer, read_required_day (from, &line->from));
  good &= note (reading, table, row, COLUMN_TO, customer, read_required_day (to, &line->to));
  if (good && line->to < line->from)
    good = note (reading, table, row, COLUMN_TO, customer,
                 g_strdup (_ ("the last day is before the first")));
  good &= note (reading, table, row, COLUMN_CUSTOMER, customer,
                read_customer (reading, name, &record));
  if (!good)
    return NULL;
  line->customer_id = g_strdup (record->id);
  line->product = product[0] != '\0' ? g_steal_pointer (&product) : NULL;
  return g_steal_pointer (&line);
}

/* @row_line: takes it */
static StewardContractLine *
find_line (Reading *reading, StewardContractLine *row_line)
{
  g_autoptr (StewardContractLine) line = row_line;
  g_autofree char *key = make_key (line, count (reading->n_met, line));
  const StewardContractLine *there = g_hash_table_lookup (reading->by_key, key);

  if (there)
    return steward_contract_line_copy (there);
  return g_steal_pointer (&line);
}

/* A column that is not there keeps what is; an empty cell clears it. */
static gboolean
read_values (Reading *reading,
             StewardImportTable *table,
             const StewardCsvRow *row,
             StewardContractLine *line)
{
  g_autofree char *customer = dup_cell (reading, row, COLUMN_CUSTOMER);
  g_autofree char *amount = dup_cell (reading, row, COLUMN_AMOUNT);
  g_autofree char *currency = dup_cell (reading, row, COLUMN_CURRENCY);
  g_autofree char *merged_into = dup_cell (reading, row, COLUMN_MERGED_INTO);
  gboolean good = note (reading, table, row, COLUMN_AMOUNT, customer,
                        steward_import_read_amount (amount, &line->amount));

  if (has_column (reading, COLUMN_CURRENCY))
    good &= note (reading, table, row, COLUMN_CURRENCY, customer,
                  steward_import_read_currency (currency, &line->currency));
  if (has_column (reading, COLUMN_MERGED_INTO))
    good &= note (reading, table, row, COLUMN_MERGED_INTO, customer,
                  read_merged_into (reading, merged_into, line));
  return good;
}

static gboolean
read_row (StewardImportTable *table, const StewardCsvRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  StewardContractLine *identity = read_identity (reading, table, row);
  g_autoptr (StewardContractLine) line = identity ? find_line (reading, identity) : NULL;

  if (line == NULL || !read_values (reading, table, row, line))
    return FALSE;
  reading->import->n_new += line->created_at == 0;
  g_ptr_array_add (reading->import->lines, g_steal_pointer (&line));
  return TRUE;
}

/* A column that nobody asked for may be one whose name is misspelt. */
static gboolean
read_header (StewardImportTable *table, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  guint n_known = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      reading->places[i] = columns[i].required
                             ? steward_import_table_require_column (table, columns[i].name, error)
                             : steward_import_table_find_column (table, columns[i].name);
      if (columns[i].required && reading->places[i] < 0)
        return FALSE;
      n_known += reading->places[i] >= 0;
    }
  if (n_known == g_strv_length (table->header))
    return TRUE;
  g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                       _ ("the columns are customer, product, from, to, amount, currency and "
                          "merged_into: there is another"));
  return FALSE;
}

/* --- The file --------------------------------------------------------------------------------- */

/* Of the customers that were new, those that no good row names are not added. */
static void
drop_unused_customers (StewardContractImport *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lines->len; i++)
    {
      StewardContractLine *line = g_ptr_array_index (self->lines, i);

      g_hash_table_add (used, line->customer_id);
      if (line->merged_into)
        g_hash_table_add (used, line->merged_into);
    }
  for (guint i = self->customers->len; i > 0; i--)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (self->customers, i - 1);

      if (!g_hash_table_contains (used, facts->record->id))
        g_ptr_array_remove_index (self->customers, i - 1);
    }
}

void
steward_contract_import_free (StewardContractImport *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->customers);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

StewardContractImport *
steward_contract_file_read (
  const char *bytes, gsize n_bytes, GPtrArray *existing, gboolean create, GError **error)
{
  g_autoptr (StewardContractImport) import = g_new0 (StewardContractImport, 1);
  g_autoptr (StewardImportTable) table = NULL;
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) n_met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = {
    .import = import, .by_name = by_name, .by_key = by_key, .n_met = n_met, .create = create
  };

  import->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_line_free);
  import->customers = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_customer_facts_free);
  index_lines (&reading, existing);
  table = steward_import_table_read (bytes, n_bytes, read_header, read_row, &reading, error);
  if (table == NULL)
    return NULL;
  drop_unused_customers (import);
  import->problems = g_ptr_array_ref (table->problems);
  import->n_rows = table->n_rows;
  import->n_bad_rows = table->n_bad_rows;
  return g_steal_pointer (&import);
}

void
steward_contract_import_set_currency (StewardContractImport *self, const char *currency)
{
  for (guint i = 0; *currency && i < self->lines->len; i++)
    {
      StewardContractLine *line = g_ptr_array_index (self->lines, i);

      if (line->currency == NULL)
        line->currency = g_strdup (currency);
    }
}

static void
write_line (GString *out, const char *name, const StewardContractLine *line, GHashTable *names)
{
  g_autofree char *from = steward_day_format (line->from);
  g_autofree char *to = steward_day_format (line->to);
  const char *taker = line->merged_into ? g_hash_table_lookup (names, line->merged_into) : NULL;
  char amount[G_ASCII_DTOSTR_BUF_SIZE];
  const char *const cells[] = {
    name,
    line->product ? line->product : "",
    from,
    to,
    g_ascii_dtostr (amount, sizeof amount, line->amount),
    line->currency ? line->currency : "",
    taker ? taker : "",
    NULL,
  };

  steward_csv_write_row (out, cells);
}

char *
steward_contract_file_write (GPtrArray *customers, GPtrArray *everyone)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out = g_string_new (NULL);
  const char *header[N_COLUMNS + 1] = { NULL };

  for (guint i = 0; i < N_COLUMNS; i++)
    header[i] = columns[i].name;
  steward_csv_write_row (out, header);
  for (guint i = 0; i < everyone->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (everyone, i);

      g_hash_table_insert (names, facts->record->id, facts->record->name);
    }
  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      for (guint j = 0; j < facts->contracts->len; j++)
        write_line (out, facts->record->name, g_ptr_array_index (facts->contracts, j), names);
    }
  return g_string_free_and_steal (out);
}
