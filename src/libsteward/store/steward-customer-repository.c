/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-repository-private.h"
#include "steward-customer-repository-private.h"
#include "steward-usage-recent-private.h"

#include <glib/gi18n-lib.h>

gboolean
steward_customer_repository_get_revision (StewardConnection *connection,
                                          gint64 *revision,
                                          GError **error)
{
  return steward_connection_get_number (
    connection, "SELECT value FROM counter WHERE name = 'revision'", revision, error);
}

gboolean
steward_customer_repository_advance_revision (StewardConnection *connection,
                                              gint64 *revision,
                                              GError **error)
{
  return steward_connection_get_number (
    connection, "UPDATE counter SET value = value + 1 WHERE name = 'revision' RETURNING value",
    revision, error);
}

gboolean
steward_customer_repository_touch (StewardConnection *connection,
                                   gint64 key,
                                   gint64 revision,
                                   GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "UPDATE customer SET revision = ? WHERE key = ?", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, revision);
  steward_statement_bind_int (statement, 2, key);
  return steward_statement_run (statement, error);
}

/* --- Reading --- */

static gboolean
fail_deleted (GError **error)
{
  g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                       _ ("The customer was deleted meanwhile."));
  return FALSE;
}

/* Which customers are wanted: those that changed after a revision, the deleted ones, or the one of
 * an id. */
typedef struct {
  gint64 since_revision;
  gboolean deleted;
  const char *id;
  StewardDay usage_since; /* days and weeks before it are left out */
} Scope;

static const char *
get_condition (const Scope *scope)
{
  if (scope->id)
    return "c.id = ?1 AND c.deleted_at IS NULL";
  if (scope->deleted)
    return "c.deleted_at IS NOT NULL";
  /* All of them are read in the order of the tables, without the index of revisions. */
  return scope->since_revision > 0 ? "c.revision > ?1" : "c.deleted_at IS NULL";
}

/* A query whose %s is the scope's condition. */
static StewardStatement *
prepare_scoped (StewardConnection *connection, const char *sql, const Scope *scope, GError **error)
{
  g_autofree char *query = g_strdup_printf (sql, get_condition (scope));
  StewardStatement *statement = steward_connection_prepare (connection, query, error);

  if (statement && scope->id)
    steward_statement_bind_text (statement, 1, scope->id);
  else if (statement && scope->since_revision > 0)
    steward_statement_bind_int (statement, 1, scope->since_revision);
  return statement;
}

/* Reads one table's rows of the wanted customers; the first column is the customer's key. */
typedef void (*ReadRow) (StewardStatement *statement, StewardCustomerFacts *facts);

static void
read_tag (StewardStatement *statement, StewardCustomerFacts *facts)
{
  g_autofree char *name = steward_statement_dup_text (statement, 1);
  g_autofree char *value = steward_statement_dup_text (statement, 2);

  steward_customer_record_set_tag (facts->record, name, value);
}

static void
read_seats (StewardStatement *statement, StewardCustomerFacts *facts)
{
  StewardSeatsObservation observation = {
    .since = steward_statement_get_day (statement, 1),
    .origin = (StewardSeatsOrigin) steward_statement_get_int (statement, 2),
    .seats.kind = (StewardSeatsKind) steward_statement_get_int (statement, 3),
    .seats.count = steward_statement_get_int (statement, 4),
  };

  g_array_append_val (facts->seats, observation);
}

static void
read_usage (StewardStatement *statement, StewardCustomerFacts *facts)
{
  steward_usage_add (facts->usage, (StewardGrain) steward_statement_get_int (statement, 1),
                     (gint32) steward_statement_get_int (statement, 2),
                     steward_statement_get_int (statement, 3),
                     steward_statement_get_int (statement, 4) != 0);
}

static void
read_contract (StewardStatement *statement, StewardCustomerFacts *facts)
{
  StewardContractLine *line = steward_contract_repository_read (statement, 1);

  if (line)
    g_ptr_array_add (facts->contracts, line);
}

static void
read_traits (StewardStatement *statement, StewardCustomerFacts *facts)
{
  g_autofree char *body = steward_statement_dup_text (statement, 1);
  g_autoptr (StewardRecord) record = steward_record_from_json (
    steward_record_kind_find (STEWARD_HEALTH_INPUT), NULL, facts->record->id, body, NULL);

  if (record && steward_record_check (record, NULL))
    steward_trait_readings_add (facts->traits, record);
}

static void
read_sync (StewardStatement *statement, StewardCustomerFacts *facts)
{
  StewardSyncStatus *sync = facts->sync;

  sync->at = steward_statement_get_int (statement, 1);
  sync->attempted_at = steward_statement_get_int (statement, 2);
  for (int part = 0; part < STEWARD_N_PARTS; part++)
    {
      sync->problems[part].code = steward_statement_dup_text (statement, 3 + 2 * part);
      sync->problems[part].message = steward_statement_dup_text (statement, 4 + 2 * part);
    }
}

/* As SQL has it. */
#define LAST_GRAIN "3"
G_STATIC_ASSERT (STEWARD_GRAIN_ROLLING_28 == 3 && STEWARD_N_GRAINS == 4);

/* The tables beside `customer`, each read in one pass. Values are checked by the query, so that a
 * damaged row is passed over and never judged by an assertion. */
static const struct {
  const char *sql;
  ReadRow read;
} details[] = {
  { "SELECT t.customer, t.name, t.value FROM customer_tag t"
    " JOIN customer c ON c.key = t.customer WHERE %s",
    read_tag },
  { "SELECT s.customer, s.since, s.origin, s.kind, s.count FROM seats s"
    " JOIN customer c ON c.key = s.customer WHERE %s"
    " AND s.origin BETWEEN 0 AND 2 AND s.kind BETWEEN 0 AND 2 ORDER BY s.customer, s.since",
    read_seats },
  { "SELECT l.customer, " STEWARD_CONTRACT_COLUMNS " FROM contract_line l"
    " JOIN customer c ON c.key = l.customer WHERE %s AND l.deleted_at IS NULL"
    " ORDER BY l.customer, l.first_day, l.rowid",
    read_contract },
  { "SELECT r.customer, r.body FROM record r JOIN customer c ON c.key = r.customer WHERE %s"
    " AND r.kind = '" STEWARD_HEALTH_INPUT "' AND r.deleted_at IS NULL"
    " ORDER BY r.customer, r.created_at, r.rowid",
    read_traits },
  { "SELECT s.customer, s.at, s.attempted_at, s.seats_code, s.seats_message, s.usage_code,"
    " s.usage_message FROM sync s JOIN customer c ON c.key = s.customer WHERE %s",
    read_sync },
};

static StewardCustomerFacts *
read_customer (StewardStatement *statement)
{
  StewardCustomerRecord *record = g_new0 (StewardCustomerRecord, 1);
  StewardCustomerFacts *facts;
  gint64 source = steward_statement_get_int (statement, 4);

  record->id = steward_statement_dup_text (statement, 1);
  record->name = steward_statement_dup_text (statement, 2);
  record->url = steward_statement_dup_text (statement, 3);
  record->source = source >= 0 && source <= STEWARD_SOURCE_FILE ? (StewardSourceKind) source
                                                                : STEWARD_SOURCE_FILE;
  record->source_url = steward_statement_dup_text (statement, 5);
  record->tam = steward_statement_get_int (statement, 6);
  record->segment = steward_statement_dup_text (statement, 7);
  record->advisor = steward_statement_dup_text (statement, 8);
  record->contract_close = steward_statement_get_day (statement, 9);
  record->production = steward_statement_get_day (statement, 10);
  record->renewal = steward_statement_get_day (statement, 11);
  record->arr = steward_statement_get_double (statement, 12);
  record->currency = steward_statement_dup_text (statement, 13);
  record->author = steward_statement_dup_text (statement, 14);
  record->created_at = steward_statement_get_int (statement, 15);
  record->updated_at = steward_statement_get_int (statement, 16);
  facts = steward_customer_facts_new_take (record);
  facts->deleted = steward_statement_get_int (statement, 17) != 0;
  facts->revision = steward_statement_get_int (statement, 18);
  record->sample = steward_statement_get_int (statement, 19) != 0;
  return facts;
}

static gboolean
read_customers (StewardConnection *connection,
                const Scope *scope,
                GPtrArray *customers,
                GHashTable *by_key,
                GError **error)
{
  g_autoptr (StewardStatement) statement = prepare_scoped (
    connection,
    "SELECT key, id, name, url, source, source_url, tam, segment, advisor, contract_close,"
    " production, renewal, arr, currency, author, created_at, updated_at,"
    " deleted_at IS NOT NULL, revision, sample FROM customer c WHERE %s ORDER BY name",
    scope, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (steward_statement_step (statement, &has_row, error))
    {
      StewardCustomerFacts *facts;

      if (!has_row)
        return TRUE;
      facts = read_customer (statement);
      g_ptr_array_add (customers, facts);
      g_hash_table_insert (by_key, GSIZE_TO_POINTER (steward_statement_get_int (statement, 0)),
                           facts);
    }
  return FALSE;
}

static gboolean
read_details (StewardConnection *connection,
              guint which,
              const Scope *scope,
              GHashTable *by_key,
              GError **error)
{
  g_autoptr (StewardStatement) statement = prepare_scoped (connection, details[which].sql, scope,
                                                           error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (steward_statement_step (statement, &has_row, error))
    {
      StewardCustomerFacts *facts;

      if (!has_row)
        return TRUE;
      facts = g_hash_table_lookup (by_key,
                                   GSIZE_TO_POINTER (steward_statement_get_int (statement, 0)));
      if (facts)
        details[which].read (statement, facts);
    }
  return FALSE;
}

/* --- Usage --- */

/* What read the wanted usage of one customer. */
typedef struct {
  StewardStatement *statement;
  StewardDay since;
} UsageReader;

/* From the rows: all of it where @since is none. */
static gboolean
read_rows (UsageReader *reader, gint64 key, StewardCustomerFacts *facts, GError **error)
{
  gboolean has_row = TRUE;

  steward_statement_bind_int (reader->statement, 1, key);
  steward_statement_bind_int (reader->statement, 2,
                              reader->since == STEWARD_DAY_NONE ? G_MININT32 : reader->since);
  while (has_row)
    {
      if (!steward_statement_step (reader->statement, &has_row, error))
        return FALSE;
      if (has_row)
        read_usage (reader->statement, facts);
    }
  steward_statement_reset (reader->statement);
  return TRUE;
}

/* Takes those out of @by_key whose packed weeks do. */
static gboolean
read_recent (StewardConnection *connection, const Scope *scope, GHashTable *by_key, GError **error)
{
  g_autoptr (StewardStatement) statement = prepare_scoped (
    connection,
    "SELECT r.customer, r.first_day, r.days, r.first_month, r.months FROM usage_recent r"
    " JOIN customer c ON c.key = r.customer WHERE %s",
    scope, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (steward_statement_step (statement, &has_row, error))
    {
      gpointer key;
      StewardCustomerFacts *facts;

      if (!has_row)
        return TRUE;
      key = GSIZE_TO_POINTER (steward_statement_get_int (statement, 0));
      facts = g_hash_table_lookup (by_key, key);
      if (facts && steward_usage_recent_read (statement, 1, scope->usage_since, facts->usage))
        g_hash_table_remove (by_key, key);
    }
  return FALSE;
}

/* Empties @by_key of all whose usage could be read packed; the others are read by their rows. */
static gboolean
read_usages (StewardConnection *connection, const Scope *scope, GHashTable *by_key, GError **error)
{
  g_autoptr (StewardStatement) statement = NULL;
  UsageReader reader = { .since = scope->usage_since };
  GHashTableIter iter;
  gpointer key;
  gpointer facts;

  if (scope->usage_since != STEWARD_DAY_NONE && !read_recent (connection, scope, by_key, error))
    return FALSE;
  statement = steward_connection_prepare (
    connection,
    "SELECT customer, grain, start, users, complete FROM usage WHERE customer = ?1"
    " AND grain BETWEEN 0 AND " LAST_GRAIN " AND (grain = 2 OR start >= ?2) AND users >= 0",
    error);
  if (statement == NULL)
    return FALSE;
  reader.statement = statement;
  g_hash_table_iter_init (&iter, by_key);
  while (g_hash_table_iter_next (&iter, &key, &facts))
    if (!read_rows (&reader, (gint64) GPOINTER_TO_SIZE (key), facts, error))
      return FALSE;
  return TRUE;
}

/* The records of a scope, with all that is kept beside them where @with_details. */
static GPtrArray *
load (StewardConnection *connection, const Scope *scope, gboolean with_details, GError **error)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (NULL, NULL);
  gboolean succeeded;

  /* One transaction, so that all tables are read as of one moment. */
  if (!steward_connection_exec (connection, "BEGIN", error))
    return NULL;
  succeeded = read_customers (connection, scope, customers, by_key, error);
  for (guint i = 0; succeeded && with_details && i < G_N_ELEMENTS (details); i++)
    succeeded = read_details (connection, i, scope, by_key, error);
  if (succeeded && with_details)
    succeeded = read_usages (connection, scope, by_key, error);
  for (guint i = 0; i < customers->len; i++)
    ((StewardCustomerFacts *) g_ptr_array_index (customers, i))->usage_since = scope->usage_since;
  if (!steward_connection_end (connection, succeeded, error))
    return NULL;
  return g_steal_pointer (&customers);
}

GPtrArray *
steward_customer_repository_load (StewardConnection *connection,
                                  gint64 since_revision,
                                  StewardDay usage_since,
                                  GError **error)
{
  const Scope scope = { .since_revision = since_revision, .usage_since = usage_since };

  return load (connection, &scope, TRUE, error);
}

GPtrArray *
steward_customer_repository_list (StewardConnection *connection, GError **error)
{
  const Scope scope = { .usage_since = STEWARD_DAY_NONE };

  return load (connection, &scope, FALSE, error);
}

/* Nothing changes a deleted customer any more, so that its revision tells when it was deleted. */
static gint
by_newest_change (gconstpointer a, gconstpointer b)
{
  const StewardCustomerFacts *const *first = a;
  const StewardCustomerFacts *const *second = b;

  return ((*second)->revision > (*first)->revision) - ((*second)->revision < (*first)->revision);
}

GPtrArray *
steward_customer_repository_list_deleted (StewardConnection *connection, GError **error)
{
  const Scope scope = { .deleted = TRUE };
  GPtrArray *customers = load (connection, &scope, FALSE, error);

  if (customers)
    g_ptr_array_sort (customers, by_newest_change);
  return customers;
}

StewardCustomerFacts *
steward_customer_repository_load_one (StewardConnection *connection, const char *id, GError **error)
{
  const Scope scope = { .id = id, .usage_since = STEWARD_DAY_NONE };
  g_autoptr (GPtrArray) customers = load (connection, &scope, TRUE, error);

  if (customers == NULL)
    return NULL;
  if (customers->len == 0)
    {
      fail_deleted (error);
      return NULL;
    }
  return g_ptr_array_steal_index (customers, 0);
}

/* --- Packing --- */

gboolean
steward_customer_repository_pack (StewardConnection *connection,
                                  guint max,
                                  guint *n_packed,
                                  GError **error)
{
  g_autoptr (StewardStatement) statement = NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean succeeded = TRUE;
  gboolean has_row = TRUE;

  *n_packed = 0;
  statement = steward_connection_prepare (
    connection,
    "SELECT key FROM customer c WHERE NOT EXISTS (SELECT 1 FROM usage_recent WHERE customer = "
    "c.key)"
    " AND EXISTS (SELECT 1 FROM usage WHERE customer = c.key AND users < 1000000000) LIMIT ?",
    error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, max);
  while (has_row)
    {
      gint64 key;

      if (!steward_statement_step (statement, &has_row, error))
        return FALSE;
      key = steward_statement_get_int (statement, 0);
      if (has_row)
        g_array_append_val (keys, key);
    }
  if (keys->len == 0)
    return TRUE;
  if (!steward_connection_begin (connection, error))
    return FALSE;
  for (guint i = 0; succeeded && i < keys->len; i++)
    succeeded = steward_usage_recent_write (connection, g_array_index (keys, gint64, i), error);
  *n_packed = keys->len;
  return steward_connection_end (connection, succeeded, error);
}

/* --- Writing --- */

/* The key of a customer that is there; 0 where there is none. */
static gboolean
find_key (
  StewardConnection *connection, const char *sql, const char *text, gint64 *key, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, text);
  if (!steward_statement_step (statement, &has_row, error))
    return FALSE;
  *key = has_row ? steward_statement_get_int (statement, 0) : 0;
  return TRUE;
}

gboolean
steward_customer_repository_require_key (StewardConnection *connection,
                                         const char *id,
                                         gint64 *key,
                                         GError **error)
{
  if (!find_key (connection, "SELECT key FROM customer WHERE id = ? AND deleted_at IS NULL", id,
                 key, error))
    return FALSE;
  return *key != 0 || fail_deleted (error);
}

gboolean
steward_customer_repository_look_for_name (
  StewardConnection *connection, const char *name, const char *id, gboolean *taken, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "SELECT 1 FROM customer WHERE name = ? AND id <> ? AND deleted_at IS NULL", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, name);
  steward_statement_bind_text (statement, 2, id);
  return steward_statement_step (statement, taken, error);
}

static gboolean
check_name (StewardConnection *connection, const StewardCustomerRecord *record, GError **error)
{
  gboolean taken;

  if (!steward_customer_repository_look_for_name (connection, record->name, record->id, &taken,
                                                  error))
    return FALSE;
  if (taken)
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN,
                 _ ("Another customer is called “%s” already."), record->name);
  return !taken;
}

static gboolean
write_record (StewardConnection *connection,
              const StewardCustomerRecord *record,
              gint64 revision,
              gint64 now,
              GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO customer (id, name, url, source, source_url, tam, segment, advisor, "
    "contract_close,"
    " production, renewal, arr, currency, author, created_at, updated_at, revision, sample)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?15, ?15, ?16, ?17)"
    " ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url,"
    " source = excluded.source, source_url = excluded.source_url, tam = excluded.tam,"
    " segment = excluded.segment, advisor = excluded.advisor,"
    " contract_close = excluded.contract_close, production = excluded.production,"
    " renewal = excluded.renewal, arr = excluded.arr, currency = excluded.currency,"
    " author = coalesce (author, excluded.author), updated_at = excluded.updated_at,"
    " revision = excluded.revision",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, record->id);
  steward_statement_bind_text (statement, 2, record->name);
  steward_statement_bind_text (statement, 3, record->url);
  steward_statement_bind_int (statement, 4, record->source);
  steward_statement_bind_text (statement, 5, record->source_url);
  steward_statement_bind_int (statement, 6, record->tam);
  steward_statement_bind_text (statement, 7, record->segment);
  steward_statement_bind_text (statement, 8, record->advisor);
  steward_statement_bind_day (statement, 9, record->contract_close);
  steward_statement_bind_day (statement, 10, record->production);
  steward_statement_bind_day (statement, 11, record->renewal);
  steward_statement_bind_double (statement, 12, record->arr);
  steward_statement_bind_text (statement, 13, record->currency);
  steward_statement_bind_text (statement, 14, record->author);
  steward_statement_bind_int (statement, 15, now);
  steward_statement_bind_int (statement, 16, revision);
  steward_statement_bind_int (statement, 17, record->sample ? 1 : 0);
  return steward_statement_run (statement, error);
}

static gboolean
write_tags (StewardConnection *connection, gint64 key, char **tags, GError **error)
{
  g_autoptr (StewardStatement) clear = steward_connection_prepare (
    connection, "DELETE FROM customer_tag WHERE customer = ?", error);
  g_autoptr (StewardStatement) insert = NULL;

  if (clear == NULL)
    return FALSE;
  steward_statement_bind_int (clear, 1, key);
  if (!steward_statement_run (clear, error))
    return FALSE;
  insert = steward_connection_prepare (connection, "INSERT INTO customer_tag VALUES (?, ?, ?)",
                                       error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; tags && tags[i]; i += 2)
    {
      steward_statement_bind_int (insert, 1, key);
      steward_statement_bind_text (insert, 2, tags[i]);
      steward_statement_bind_text (insert, 3, tags[i + 1]);
      if (!steward_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds an observation unless its origin said the same last. */
static gboolean
write_seats (StewardConnection *connection,
             gint64 key,
             const StewardSeatsObservation *observation,
             GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO seats SELECT ?1, ?2, ?3, ?4, ?5 WHERE (?4, ?5) IS NOT"
    " (SELECT kind, count FROM seats WHERE customer = ?1 AND origin = ?3 AND since < ?2"
    "  ORDER BY since DESC LIMIT 1)"
    " OR EXISTS (SELECT 1 FROM seats WHERE customer = ?1 AND origin = ?3 AND since = ?2)"
    " ON CONFLICT DO UPDATE SET kind = excluded.kind, count = excluded.count",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, key);
  steward_statement_bind_day (statement, 2, observation->since);
  steward_statement_bind_int (statement, 3, observation->origin);
  steward_statement_bind_int (statement, 4, observation->seats.kind);
  steward_statement_bind_int (statement, 5, observation->seats.count);
  return steward_statement_run (statement, error);
}

gboolean
steward_customer_repository_write (StewardConnection *connection,
                                   const StewardCustomerFacts *facts,
                                   gint64 revision,
                                   gint64 now,
                                   GError **error)
{
  gint64 key;

  if (!check_name (connection, facts->record, error)
      || !write_record (connection, facts->record, revision, now, error)
      || !steward_customer_repository_require_key (connection, facts->record->id, &key, error)
      || !write_tags (connection, key, facts->record->tags, error))
    return FALSE;
  for (guint i = 0; i < facts->seats->len; i++)
    if (!write_seats (connection, key, &g_array_index (facts->seats, StewardSeatsObservation, i),
                      error))
      return FALSE;
  return TRUE;
}

gboolean
steward_customer_repository_save (StewardConnection *connection,
                                  GPtrArray *customers,
                                  gint64 now,
                                  GError **error)
{
  gint64 revision;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && i < customers->len; i++)
    succeeded = steward_customer_repository_write (connection, g_ptr_array_index (customers, i),
                                                   revision, now, error);
  return steward_connection_end (connection, succeeded, error);
}

static gboolean
write_usage (StewardConnection *connection, gint64 key, const StewardUsage *usage, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO usage VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET users = excluded.users, complete = excluded.complete"
    " WHERE excluded.complete >= complete",
    error);

  if (statement == NULL)
    return FALSE;
  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    {
      guint n_points;
      const StewardUsagePoint *points = steward_usage_get_points (usage, (StewardGrain) grain,
                                                                  &n_points);

      for (guint i = 0; i < n_points; i++)
        {
          steward_statement_bind_int (statement, 1, key);
          steward_statement_bind_int (statement, 2, grain);
          steward_statement_bind_int (statement, 3, points[i].start);
          steward_statement_bind_int (statement, 4, points[i].users);
          steward_statement_bind_int (statement, 5, points[i].complete ? 1 : 0);
          if (!steward_statement_run (statement, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_sync (StewardConnection *connection,
            gint64 key,
            const StewardSyncStatus *status,
            GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO sync VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
    " at = max (at, excluded.at), attempted_at = excluded.attempted_at,"
    " seats_code = excluded.seats_code, seats_message = excluded.seats_message,"
    " usage_code = excluded.usage_code, usage_message = excluded.usage_message",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, key);
  steward_statement_bind_int (statement, 2, status->at);
  steward_statement_bind_int (statement, 3, status->attempted_at);
  for (int part = 0; part < STEWARD_N_PARTS; part++)
    {
      steward_statement_bind_text (statement, 4 + 2 * part, status->problems[part].code);
      steward_statement_bind_text (statement, 5 + 2 * part, status->problems[part].message);
    }
  return steward_statement_run (statement, error);
}

/* Whether the customer is still there shows before anything is written. */
static gboolean
write_brought (StewardConnection *connection, const StewardSyncBrought *brought, GError **error)
{
  gint64 revision;
  gint64 key;

  return steward_customer_repository_require_key (connection, brought->id, &key, error)
         && (brought->seats == NULL || write_seats (connection, key, brought->seats, error))
         && (brought->usage == NULL
             || (write_usage (connection, key, brought->usage, error)
                 && steward_usage_recent_write (connection, key, error)))
         && write_sync (connection, key, brought->status, error)
         && steward_customer_repository_advance_revision (connection, &revision, error)
         && steward_customer_repository_touch (connection, key, revision, error);
}

gboolean
steward_customer_repository_save_sync (StewardConnection *connection,
                                       const char *id,
                                       const StewardSeatsObservation *seats,
                                       const StewardUsage *usage,
                                       const StewardSyncStatus *status,
                                       GError **error)
{
  const StewardSyncBrought brought = { id, seats, usage, status };

  if (!steward_connection_begin (connection, error))
    return FALSE;
  return steward_connection_end (connection, write_brought (connection, &brought, error), error);
}

gboolean
steward_customer_repository_save_syncs (StewardConnection *connection,
                                        const StewardSyncBrought *brought,
                                        guint n_brought,
                                        gboolean *gone,
                                        GError **error)
{
  gboolean succeeded = TRUE;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  for (guint i = 0; succeeded && i < n_brought; i++)
    {
      GError *problem = NULL;

      succeeded = write_brought (connection, &brought[i], &problem);
      gone[i] = g_error_matches (problem, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
      if (gone[i])
        {
          g_clear_error (&problem);
          succeeded = TRUE;
        }
      if (problem)
        g_propagate_error (error, problem);
    }
  return steward_connection_end (connection, succeeded, error);
}

static gboolean
write_contracts (
  StewardConnection *connection, gint64 key, GPtrArray *lines, gint64 now, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    if (!steward_contract_repository_write (connection, g_ptr_array_index (lines, i), key, now,
                                            error))
      return FALSE;
  return TRUE;
}

static gboolean
add_whole_one (StewardConnection *connection,
               const StewardCustomerFacts *facts,
               gint64 revision,
               gint64 now,
               GError **error)
{
  gint64 key;

  return steward_customer_repository_write (connection, facts, revision, now, error)
         && steward_customer_repository_require_key (connection, facts->record->id, &key, error)
         && write_contracts (connection, key, facts->contracts, now, error)
         && write_usage (connection, key, facts->usage, error)
         && steward_usage_recent_write (connection, key, error)
         && write_sync (connection, key, facts->sync, error);
}

gboolean
steward_customer_repository_add_whole (StewardConnection *connection,
                                       GPtrArray *customers,
                                       gint64 now,
                                       GError **error)
{
  gint64 revision;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && i < customers->len; i++)
    succeeded = add_whole_one (connection, g_ptr_array_index (customers, i), revision, now, error);
  return steward_connection_end (connection, succeeded, error);
}
