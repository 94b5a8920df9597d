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
read_day (StewardDay *day, const char *cell)
{
  if (cell[0] == '\0')
    *day = STEWARD_DAY_NONE;
  else if (!steward_day_parse (cell, day))
    return g_strdup_printf (_ ("“%s” is not a date such as 2026-11-23"), cell);
  return NULL;
}

static char *
read_contract_close (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return read_day (&facts->record->contract_close, cell);
}

static char *
write_contract_close (const StewardCustomerFacts *facts, StewardDay today)
{
  return steward_day_format (facts->record->contract_close);
}

static char *
read_production (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return read_day (&facts->record->production, cell);
}

static char *
write_production (const StewardCustomerFacts *facts, StewardDay today)
{
  return steward_day_format (facts->record->production);
}

static char *
read_renewal (StewardCustomerFacts *facts, const char *cell, StewardDay today)
{
  return read_day (&facts->record->renewal, cell);
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
  if (cell[0] != '\0' && (strlen (cell) != 3 || strspn (cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3))
    return g_strdup_printf (_ ("“%s” is not a currency code such as EUR"), cell);
  set_text (&facts->record->currency, cell);
  return NULL;
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
  char **header;
  int *known; /* for each column of the file its place in columns, or -1 for a tag */
  guint n_columns;
  guint name_column;
  StewardDay today;
} Reading;

/* Takes @message. */
static void
add_problem (Reading *reading, guint line, guint column, const char *customer, char *message)
{
  g_ptr_array_add (reading->import->problems,
                   steward_import_problem_new (line, column,
                                               column > 0 ? reading->header[column - 1] : NULL,
                                               customer, message));
}

static int
find_column (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

static gboolean
read_header (Reading *reading, const StewardCsvRow *row, GError **error)
{
  gboolean has_name = FALSE;

  reading->n_columns = row->n_fields;
  reading->header = steward_import_read_header (row, error);
  if (reading->header == NULL)
    return FALSE;
  reading->known = g_new0 (int, row->n_fields);
  for (guint i = 0; i < row->n_fields; i++)
    {
      reading->known[i] = find_column (reading->header[i]);
      if (strcmp (reading->header[i], "name") == 0)
        {
          reading->name_column = i;
          has_name = TRUE;
        }
    }
  if (has_name)
    return TRUE;
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("line %u: there is no column “name”"), row->line);
  return FALSE;
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
read_cells (Reading *reading, const StewardCsvRow *row, StewardCustomerFacts *facts)
{
  gboolean good = TRUE;

  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *cell = steward_import_clean_cell (row->fields[i]);
      char *message = NULL;

      if (reading->known[i] < 0)
        steward_customer_record_set_tag (facts->record, reading->header[i], cell);
      else
        message = columns[reading->known[i]].read (facts, cell, reading->today);
      if (message == NULL)
        continue;
      add_problem (reading, row->line, i + 1, facts->record->name, message);
      good = FALSE;
    }
  return good;
}

/* The row's customer name in NFC, or NULL after a problem was added. */
static char *
read_row_name (Reading *reading, const StewardCsvRow *row)
{
  char *message = steward_import_check_width (row, reading->n_columns);
  g_autofree char *cell = NULL;
  g_autofree char *name = NULL;
  guint other_line;

  if (message)
    {
      add_problem (reading, row->line, 0, NULL, message);
      return NULL;
    }
  cell = steward_import_clean_cell (row->fields[reading->name_column]);
  name = g_utf8_normalize (cell, -1, G_NORMALIZE_NFC);
  if (name == NULL || name[0] == '\0')
    {
      add_problem (reading, row->line, reading->name_column + 1, NULL,
                   g_strdup (_ ("the customer has no name")));
      return NULL;
    }
  other_line = GPOINTER_TO_UINT (g_hash_table_lookup (reading->met, name));
  if (other_line != 0)
    {
      add_problem (reading, row->line, reading->name_column + 1, name,
                   g_strdup_printf (_ ("line %u has this customer already"), other_line));
      return NULL;
    }
  g_hash_table_insert (reading->met, g_strdup (name), GUINT_TO_POINTER (row->line));
  return g_steal_pointer (&name);
}

static gboolean
read_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  g_autofree char *name = NULL;
  g_autoptr (StewardCustomerFacts) facts = NULL;

  if (reading->header == NULL)
    return read_header (reading, row, error);
  reading->import->n_rows++;
  name = read_row_name (reading, row);
  if (name)
    facts = make_customer (reading, name);
  if (facts == NULL || !read_cells (reading, row, facts))
    {
      reading->import->n_bad_rows++;
      return TRUE;
    }
  if (!g_hash_table_contains (reading->existing, name))
    reading->import->n_new++;
  g_ptr_array_add (reading->import->customers, g_steal_pointer (&facts));
  return TRUE;
}

void
steward_portfolio_import_free (StewardPortfolioImport *self)
{
  g_ptr_array_unref (self->customers);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

StewardPortfolioImport *
steward_portfolio_file_read (
  const char *bytes, gsize n_bytes, GPtrArray *existing, StewardDay today, GError **error)
{
  g_autoptr (StewardPortfolioImport) import = g_new0 (StewardPortfolioImport, 1);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .import = import, .existing = by_name, .met = met, .today = today };
  gboolean succeeded;

  import->customers = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_customer_facts_free);
  import->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_import_problem_free);
  for (guint i = 0; i < existing->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (existing, i);

      g_hash_table_insert (by_name, facts->record->name, facts);
    }
  succeeded = steward_csv_read (bytes, n_bytes, read_row_cb, &reading, error);
  if (succeeded && reading.header == NULL)
    {
      g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                           _ ("the file is empty: its first line has to name the columns"));
      succeeded = FALSE;
    }
  g_strfreev (reading.header);
  g_free (reading.known);
  return succeeded ? g_steal_pointer (&import) : NULL;
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
