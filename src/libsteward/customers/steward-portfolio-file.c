/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-file.h"

#include "steward-address.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- Columns
 * ---------------------------------------------------------------------------------------- */

/* Reads a cell into a customer; "" clears. Gives what is wrong with it, or NULL. */
typedef char *(*ReadCell) (StewardCustomerFacts *facts, const char *cell, StewardDay today);
/* The cell of a customer; "" where nothing is known. */
typedef char *(*WriteCell) (const StewardCustomerFacts *facts, StewardDay today);

static char *
or_empty (const char *text)
{
  return g_strdup (text ? text : "");
}

static void
set_text (char **text, const char *cell)
{
  g_set_str (text, cell[0] != '\0' ? cell : NULL);
}

static char *
read_name (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  /* The row's customer was found or made by it. */
  return NULL;
}

static char *
write_name (const StewardCustomerFacts *facts, StewardDay today)
{
  return g_strdup (facts->record->name);
}

static char *
read_address (char **address, const char *cell)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normalized = NULL;

  if (cell[0] == '\0')
    {
      g_clear_pointer (address, g_free);
      return NULL;
    }
  normalized = steward_address_normalize (cell, &error);
  if (normalized == NULL)
    return g_strdup (error->message);
  g_set_str (address, normalized);
  return NULL;
}

static char *
read_url (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return read_address (&facts->record->url, cell);
}

static char *
write_url (const StewardCustomerFacts *facts, StewardDay today)
{
  return or_empty (facts->record->url);
}

static char *
read_source_url (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return read_address (&facts->record->source_url, cell);
}

static char *
write_source_url (const StewardCustomerFacts *facts, StewardDay today)
{
  return or_empty (facts->record->source_url);
}

static char *
read_source (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  if (cell[0] == '\0')
    facts->record->source = STEWARD_SOURCE_SOURCEGRAPH;
  else if (!steward_source_kind_from_string (cell, &facts->record->source))
    return g_strdup_printf (_ ("“%s” is not sourcegraph, analytics or file"), cell);
  return NULL;
}

static char *
write_source (const StewardCustomerFacts *facts, StewardDay today)
{
  return g_strdup (steward_source_kind_to_string (facts->record->source));
}

static char *
read_count (gint64 *count, const char *cell)
{
  guint64 number;

  if (cell[0] == '\0')
    *count = 0;
  else if (g_ascii_string_to_unsigned (cell, 10, 0, G_MAXINT32, &number, NULL))
    *count = (gint64) number;
  else
    return g_strdup_printf (_ ("“%s” is not a whole number"), cell);
  return NULL;
}

static char *
read_seats (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  StewardSeatsObservation observation = { .since = today, .origin = STEWARD_SEATS_FROM_FILE };

  if (strcmp (cell, "unlimited") == 0)
    observation.seats.kind = STEWARD_SEATS_UNLIMITED;
  else
    {
      gint64 count = 0;
      g_autofree char *message = read_count (&count, cell);

      if (message)
        return g_strdup_printf (_ ("“%s” is neither a whole number nor “unlimited”"), cell);
      observation.seats = steward_seats_new (count);
    }
  steward_seats_history_add (facts->seats, observation);
  return NULL;
}

static char *
write_seats (const StewardCustomerFacts *facts, StewardDay today)
{
  StewardSeats seats = steward_seats_in_force (facts->seats, today).seats;

  switch (seats.kind)
    {
    case STEWARD_SEATS_KNOWN:
      return g_strdup_printf ("%" G_GINT64_FORMAT, seats.count);
    case STEWARD_SEATS_UNLIMITED:
      return g_strdup ("unlimited");
    case STEWARD_SEATS_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

static char *
read_tam (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return read_count (&facts->record->tam, cell);
}

static char *
write_tam (const StewardCustomerFacts *facts, StewardDay today)
{
  if (facts->record->tam == 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, facts->record->tam);
}

static char *
read_segment (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  set_text (&facts->record->segment, cell);
  return NULL;
}

static char *
write_segment (const StewardCustomerFacts *facts, StewardDay today)
{
  return or_empty (facts->record->segment);
}

static char *
read_advisor (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  set_text (&facts->record->advisor, cell);
  return NULL;
}

static char *
write_advisor (const StewardCustomerFacts *facts, StewardDay today)
{
  return or_empty (facts->record->advisor);
}

static char *
read_contract_close (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return steward_import_read_day (cell, &facts->record->contract_close);
}

static char *
write_contract_close (const StewardCustomerFacts *facts, StewardDay today)
{
  return steward_day_format (facts->record->contract_close);
}

static char *
read_production (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return steward_import_read_day (cell, &facts->record->production);
}

static char *
write_production (const StewardCustomerFacts *facts, StewardDay today)
{
  return steward_day_format (facts->record->production);
}

static char *
read_renewal (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return steward_import_read_day (cell, &facts->record->renewal);
}

static char *
write_renewal (const StewardCustomerFacts *facts, StewardDay today)
{
  return steward_day_format (facts->record->renewal);
}

static char *
read_arr (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  char *end;
  double arr;

  if (cell[0] == '\0')
    {
      facts->record->arr = (double) NAN;
      return NULL;
    }
  arr = g_ascii_strtod (cell, &end);
  if (*end != '\0' || !g_ascii_isdigit (cell[0]) || !isfinite (arr))
    return g_strdup_printf (_ ("“%s” is not an amount such as 216000.50"), cell);
  facts->record->arr = arr;
  return NULL;
}

static char *
write_arr (const StewardCustomerFacts *facts, StewardDay today)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (facts->record->arr))
    return g_strdup ("");
  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, facts->record->arr));
}

static char *
read_currency (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return steward_import_read_currency (cell, &facts->record->currency);
}

static char *
write_currency (const StewardCustomerFacts *facts, StewardDay today)
{
  return or_empty (facts->record->currency);
}

static const struct {
  const char *name;
  ReadCell read;
  WriteCell write;
} columns[] = {
  { "name", read_name, write_name },
  { "url", read_url, write_url },
  { "source", read_source, write_source },
  { "source_url", read_source_url, write_source_url },
  { "seats", read_seats, write_seats },
  { "tam", read_tam, write_tam },
  { "segment", read_segment, write_segment },
  { "contract_close", read_contract_close, write_contract_close },
  { "production", read_production, write_production },
  { "renewal", read_renewal, write_renewal },
  { "arr", read_arr, write_arr },
  { "currency", read_currency, write_currency },
  { "advisor", read_advisor, write_advisor },
};

/* --- Reading
 * ---------------------------------------------------------------------------------------- */

typedef struct {
  StewardPortfolioImport *import;
  GHashTable *existing; /* name to StewardCustomerFacts, borrowed */
  GHashTable *met;      /* name to the line that had it */
  int *known;           /* for each column of the file its place in columns, or -1 for a tag */
  int name_column;
  StewardDay today;
} Reading;

static int
find_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

static gboolean
read_header (StewardImportTable *table, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  guint n_columns = g_strv_length (table->header);

  reading->known = g_new0 (int, n_columns);
  for (guint i = 0; i < n_columns; i++)
    reading->known[i] = find_known (table->header[i]);
  reading->name_column = steward_import_table_require_column (table, "name", error);
  return reading->name_column >= 0;
}

/* The customer a row is about: a copy of the one there is, or a new one. Only the seats that the
 * row itself gives are put in its history. */
static StewardCustomerFacts *
make_customer (Reading *reading, const char *name)
{
  const StewardCustomerFacts *there = g_hash_table_lookup (reading->existing, name);

  return steward_customer_facts_new_take (there ? steward_customer_record_copy (there->record)
                                                : steward_customer_record_new (name));
}

static gboolean
read_cells (Reading *reading,
            StewardImportTable *table,
            const StewardCsvRow *row,
            StewardCustomerFacts *facts)
{
  gboolean good = TRUE;

  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *cell = steward_import_clean_cell (row->fields[i]);
      char *message = NULL;

      if (reading->known[i] < 0)
        steward_customer_record_set_tag (facts->record, table->header[i], cell);
      else
        message = columns[reading->known[i]].read (facts, cell, reading->today);
      if (message == NULL)
        continue;
      steward_import_table_add_problem (table, row, (int) i, facts->record->name, message);
      good = FALSE;
    }
  return good;
}

/* The row's customer name in NFC, or NULL after a problem was added. */
static char *
read_row_name (Reading *reading, StewardImportTable *table, const StewardCsvRow *row)
{
  g_autofree char *cell = steward_import_clean_cell (row->fields[reading->name_column]);
  g_autofree char *name = g_utf8_normalize (cell, -1, G_NORMALIZE_NFC);
  guint other_line;

  if (name == NULL || name[0] == '\0')
    {
      steward_import_table_add_problem (table, row, reading->name_column, NULL,
                                        g_strdup (_ ("the customer has no name")));
      return NULL;
    }
  other_line = GPOINTER_TO_UINT (g_hash_table_lookup (reading->met, name));
  if (other_line != 0)
    {
      steward_import_table_add_problem (
        table, row, reading->name_column, name,
        g_strdup_printf (_ ("line %u has this customer already"), other_line));
      return NULL;
    }
  g_hash_table_insert (reading->met, g_strdup (name), GUINT_TO_POINTER (row->line));
  return g_steal_pointer (&name);
}

static gboolean
read_row (StewardImportTable *table, const StewardCsvRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  g_autofree char *name = read_row_name (reading, table, row);
  g_autoptr (StewardCustomerFacts) facts = name ? make_customer (reading, name) : NULL;

  if (facts == NULL || !read_cells (reading, table, row, facts))
    return FALSE;
  if (!g_hash_table_contains (reading->existing, name))
    reading->import->n_new++;
  g_ptr_array_add (reading->import->customers, g_steal_pointer (&facts));
  return TRUE;
}

void
steward_portfolio_import_free (StewardPortfolioImport *self)
{
  g_ptr_array_unref (self->customers);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

StewardPortfolioImport *
steward_portfolio_file_read (
  const char *bytes, gsize n_bytes, GPtrArray *existing, StewardDay today, GError **error)
{
  g_autoptr (StewardPortfolioImport) import = g_new0 (StewardPortfolioImport, 1);
  g_autoptr (StewardImportTable) table = NULL;
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .import = import, .existing = by_name, .met = met, .today = today };

  import->customers = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_customer_facts_free);
  for (guint i = 0; i < existing->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (existing, i);

      g_hash_table_insert (by_name, facts->record->name, facts);
    }
  table = steward_import_table_read (bytes, n_bytes, read_header, read_row, &reading, error);
  g_free (reading.known);
  if (table == NULL)
    return NULL;
  import->problems = g_ptr_array_ref (table->problems);
  import->n_rows = table->n_rows;
  import->n_bad_rows = table->n_bad_rows;
  return g_steal_pointer (&import);
}

/* --- Writing
 * ---------------------------------------------------------------------------------------- */

/* Every tag of any customer, in order. */
static GPtrArray *
collect_tags (GPtrArray *customers)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tags = g_ptr_array_new ();

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      for (char **tag = facts->record->tags; tag && *tag; tag += 2)
        if (g_hash_table_add (met, *tag))
          g_ptr_array_add (tags, *tag);
    }
  g_ptr_array_sort_values (tags, (GCompareFunc) strcmp);
  return tags;
}

static void
write_customer (GString *out,
                const StewardCustomerFacts *facts,
                const GPtrArray *tags,
                StewardDay today)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_null_terminated (16, g_free, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (cells, columns[i].write (facts, today));
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (cells, or_empty (steward_customer_record_get_tag (
                              facts->record, g_ptr_array_index (tags, i))));
  steward_csv_write_row (out, (const char *const *) cells->pdata);
}

char *
steward_portfolio_file_write (GPtrArray *customers, StewardDay today)
{
  g_autoptr (GPtrArray) tags = collect_tags (customers);
  g_autoptr (GPtrArray) header = g_ptr_array_new_null_terminated (16, NULL, TRUE);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (header, (gpointer) columns[i].name);
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (header, g_ptr_array_index (tags, i));
  steward_csv_write_row (out, (const char *const *) header->pdata);
  for (guint i = 0; i < customers->len; i++)
    write_customer (out, g_ptr_array_index (customers, i), tags, today);
  return g_string_free_and_steal (out);
}

void
steward_portfolio_import_set_currency (StewardPortfolioImport *self, const char *currency)
{
  for (guint i = 0; *currency && i < self->customers->len; i++)
    {
      StewardCustomerRecord *record
        = ((StewardCustomerFacts *) g_ptr_array_index (self->customers, i))->record;

      if (!isnan (record->arr) && record->currency == NULL)
        record->currency = g_strdup (currency);
    }
}
