/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record.h"

#include "steward-format.h"
#include "steward-input-error.h"
#include "steward-json-members.h"
#include "steward-json.h"
#include "steward-json-members.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _StewardRecord {
  GObject parent_instance;

  const StewardRecordKind *kind;
  char *id;
  char *customer_id;
  char *author;
  gint64 created_at;
  gint64 updated_at;
  JsonObject *values; /* by the key of the field, and what a newer version has beside */
};

G_DEFINE_FINAL_TYPE (StewardRecord, steward_record, G_TYPE_OBJECT)

static void
steward_record_finalize (GObject *object)
{
  StewardRecord *self = STEWARD_RECORD (object);

  g_free (self->id);
  g_free (self->customer_id);
  g_free (self->author);
  json_object_unref (self->values);
  G_OBJECT_CLASS (steward_record_parent_class)->finalize (object);
}

static void
steward_record_class_init (StewardRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_record_finalize;
}

static void
steward_record_init (StewardRecord *self)
{
  self->values = json_object_new ();
}

StewardRecord *
steward_record_new (const StewardRecordKind *kind, const char *customer_id)
{
  StewardRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_RECORD, NULL);
  self->kind = kind;
  self->id = g_uuid_string_random ();
  self->customer_id = g_strdup (customer_id);
  return self;
}

static void
copy_values (JsonObject *from, JsonObject *to)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    json_object_set_member (to, key, json_node_copy (node));
}

StewardRecord *
steward_record_copy (StewardRecord *self)
{
  StewardRecord *copy;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  copy = steward_record_new (self->kind, self->customer_id);
  g_set_str (&copy->id, self->id);
  steward_record_set_origin (copy, self->author, self->created_at, self->updated_at);
  copy_values (self->values, copy->values);
  return copy;
}

const StewardRecordKind *
steward_record_get_kind (StewardRecord *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  return self->kind;
}

const char *
steward_record_get_id (StewardRecord *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  return self->id;
}

const char *
steward_record_get_customer_id (StewardRecord *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  return self->customer_id;
}

const char *
steward_record_get_author (StewardRecord *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  return self->author;
}

gint64
steward_record_get_created_at (StewardRecord *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), 0);
  return self->created_at;
}

gint64
steward_record_get_updated_at (StewardRecord *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), 0);
  return self->updated_at;
}

void
steward_record_set_origin (StewardRecord *self,
                           const char *author,
                           gint64 created_at,
                           gint64 updated_at)
{
  g_return_if_fail (STEWARD_IS_RECORD (self));
  g_set_str (&self->author, author);
  self->created_at = created_at;
  self->updated_at = updated_at;
}

/* --- What people type ------------------------------------------------------------------------- */

static JsonNode *
string_node (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);
  return node;
}

static JsonNode *
parse_day (const char *text)
{
  StewardDay day;

  return steward_day_parse (text, &day) ? string_node (text) : NULL;
}

static JsonNode *
parse_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  JsonNode *node;

  if (end == text || *end != '\0' || !isfinite (number))
    return NULL;
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_double (node, number);
  return node;
}

static JsonNode *
parse_count (const char *text)
{
  guint64 count;
  JsonNode *node;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &count, NULL))
    return NULL;
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_int (node, (gint64) count);
  return node;
}

static JsonNode *
parse_yes_no (const char *text)
{
  static const char *const words[][2] = { { "no", "yes" }, { "false", "true" }, { "0", "1" } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint value = 0; value < 2; value++)
      if (g_ascii_strcasecmp (text, words[i][value]) == 0)
        {
          JsonNode *node = json_node_new (JSON_NODE_VALUE);

          json_node_set_boolean (node, value == 1);
          return node;
        }
  return NULL;
}

/* A choice may be called by its key or by its label. */
static const StewardChoice *
find_choice (const StewardField *field, const char *text)
{
  for (const StewardChoice *choice = field->choices; choice->key; choice++)
    if (g_ascii_strcasecmp (choice->key, text) == 0 || g_ascii_strcasecmp (choice->label, text) == 0
        || g_strcmp0 (_ (choice->label), text) == 0)
      return choice;
  return NULL;
}

static JsonNode *
parse_choice (const StewardField *field, const char *text)
{
  const StewardChoice *choice = find_choice (field, text);

  return choice ? string_node (choice->key) : NULL;
}

/* In the order of the field, each once. */
static JsonNode *
parse_choices (const StewardField *field, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";,", -1);
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node;

  for (char **part = parts; *part; part++)
    if (*g_strstrip (*part) != '\0' && find_choice (field, *part) == NULL)
      return NULL;
  for (const StewardChoice *choice = field->choices; choice->key; choice++)
    for (char **part = parts; *part; part++)
      if (find_choice (field, *part) == choice)
        {
          json_array_add_string_element (array, choice->key);
          break;
        }
  if (json_array_get_length (array) == 0)
    return NULL;
  node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, array);
  return node;
}

static JsonNode *
parse (const StewardField *field, const char *text)
{
  switch (field->type)
    {
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_RECORD:
      return strpbrk (text, "\n\r") ? NULL : string_node (text);
    case STEWARD_FIELD_TEXT:
      return string_node (text);
    case STEWARD_FIELD_DAY:
      return parse_day (text);
    case STEWARD_FIELD_NUMBER:
      return parse_number (text);
    case STEWARD_FIELD_COUNT:
      return parse_count (text);
    case STEWARD_FIELD_YES_NO:
      return parse_yes_no (text);
    case STEWARD_FIELD_CHOICE:
      return parse_choice (field, text);
    case STEWARD_FIELD_CHOICES:
      return parse_choices (field, text);
    default:
      return NULL;
    }
}

static char *
list_choices (const StewardField *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (const StewardChoice *choice = field->choices; choice->key; choice++)
    g_strv_builder_add (builder, choice->key);
  keys = g_strv_builder_end (builder);
  return g_strjoinv (", ", keys);
}

/* What a field may be, to end a sentence. */
static char *
describe_field (const StewardField *field)
{
  g_autofree char *keys = NULL;

  switch (field->type)
    {
    case STEWARD_FIELD_DAY:
      return g_strdup (_ ("not a date such as 2026-11-23"));
    case STEWARD_FIELD_NUMBER:
      return g_strdup (_ ("not a number"));
    case STEWARD_FIELD_COUNT:
      return g_strdup (_ ("not a whole number"));
    case STEWARD_FIELD_YES_NO:
      return g_strdup (_ ("neither “yes” nor “no”"));
    case STEWARD_FIELD_CHOICE:
      keys = list_choices (field);
      return g_strdup_printf (_ ("none of %s"), keys);
    case STEWARD_FIELD_CHOICES:
      keys = list_choices (field);
      return g_strdup_printf (_ ("not some of %s"), keys);
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_RECORD:
    default:
      return g_strdup (_ ("more than one line"));
    }
}

gboolean
steward_record_set (StewardRecord *self,
                    const StewardField *field,
                    const char *text,
                    GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  g_autofree char *what = NULL;
  JsonNode *node;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  if (*stripped == '\0')
    {
      json_object_remove_member (self->values, field->key);
      return TRUE;
    }
  node = parse (field, stripped);
  if (node)
    {
      json_object_set_member (self->values, field->key, node);
      return TRUE;
    }
  what = describe_field (field);
  /* Translators: a field, what was typed, and what that is, such as “not a whole number” */
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED, _ ("%s: “%s” is %s."),
               _ (field->label), stripped, what);
  return FALSE;
}

void
steward_record_set_initial (StewardRecord *self, StewardDay today)
{
  g_autofree char *today_text = steward_day_format (today);

  g_return_if_fail (STEWARD_IS_RECORD (self));
  for (const StewardField *field = self->kind->fields; field->key; field++)
    if (field->initial && !json_object_has_member (self->values, field->key))
      steward_record_set (self, field,
                          field->type == STEWARD_FIELD_DAY ? today_text : field->initial, NULL);
}

gboolean
steward_record_check (StewardRecord *self, GError **error)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  for (const StewardField *field = self->kind->fields; field->key; field++)
    if (field->required && !json_object_has_member (self->values, field->key))
      {
        g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                     /* Translators: a field that has to be filled in */
                     _ ("%s is missing."), _ (field->label));
        return FALSE;
      }
  return TRUE;
}

/* --- Values ----------------------------------------------------------------------------------- */

static JsonNode *
find_value (StewardRecord *self, const char *key)
{
  return json_object_get_member (self->values, key);
}

/* The choices of an array, each by @name_of, with @separator between them. */
static char *
join_choices (const StewardField *field, JsonArray *array, gboolean labels, const char *separator)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *key = json_array_get_string_element (array, i);
      const StewardChoice *choice = labels ? find_choice (field, key) : NULL;

      g_strv_builder_add (builder, choice ? _ (choice->label) : key);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (separator, parts);
}

static char *
format_plain (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", number));
}

char *
steward_record_dup_text (StewardRecord *self, const StewardField *field)
{
  JsonNode *node;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  node = find_value (self, field->key);
  if (node == NULL)
    return NULL;
  switch (field->type)
    {
    case STEWARD_FIELD_NUMBER:
    case STEWARD_FIELD_COUNT:
      return format_plain (json_node_get_double (node));
    case STEWARD_FIELD_YES_NO:
      return g_strdup (json_node_get_boolean (node) ? "yes" : "no");
    case STEWARD_FIELD_CHOICES:
      return join_choices (field, json_node_get_array (node), FALSE, ";");
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_CHOICE:
    case STEWARD_FIELD_RECORD:
    default:
      return json_node_dup_string (node);
    }
}

char *
steward_record_format (StewardRecord *self, const StewardField *field)
{
  JsonNode *node;
  const StewardChoice *choice;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);
  node = find_value (self, field->key);
  if (node == NULL)
    return NULL;
  switch (field->type)
    {
    case STEWARD_FIELD_DAY:
      return steward_format_day (steward_record_get_day (self, field->key));
    case STEWARD_FIELD_NUMBER:
    case STEWARD_FIELD_COUNT:
      return g_strdup_printf ("%'.15g", json_node_get_double (node));
    case STEWARD_FIELD_YES_NO:
      return g_strdup (json_node_get_boolean (node) ? _ ("Yes") : _ ("No"));
    case STEWARD_FIELD_CHOICE:
      choice = find_choice (field, json_node_get_string (node));
      return choice ? g_strdup (_ (choice->label)) : json_node_dup_string (node);
    case STEWARD_FIELD_CHOICES:
      return join_choices (field, json_node_get_array (node), TRUE, ", ");
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_RECORD:
    default:
      return json_node_dup_string (node);
    }
}

const char *
steward_record_get_text (StewardRecord *self, const char *key)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  return steward_json_find_string (self->values, key);
}

StewardDay
steward_record_get_day (StewardRecord *self, const char *key)
{
  const char *text = steward_record_get_text (self, key);
  StewardDay day;

  return text && steward_day_parse (text, &day) ? day : STEWARD_DAY_NONE;
}

double
steward_record_get_number (StewardRecord *self, const char *key)
{
  JsonNode *node;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NAN);
  node = find_value (self, key);
  return node ? json_node_get_double (node) : NAN;
}

gboolean
steward_record_get_yes (StewardRecord *self, const char *key)
{
  JsonNode *node;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  node = find_value (self, key);
  return node && json_node_get_boolean (node);
}

gboolean
steward_record_has_choice (StewardRecord *self, const char *key, const char *choice)
{
  JsonArray *array;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  array = steward_json_find_array (self->values, key);
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), choice) == 0)
      return TRUE;
  return FALSE;
}

gboolean
steward_record_has (StewardRecord *self, const char *key)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  return find_value (self, key) != NULL;
}

gboolean
steward_record_equal (StewardRecord *self, StewardRecord *other)
{
  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (STEWARD_IS_RECORD (other), FALSE);
  return self->kind == other->kind && json_object_equal (self->values, other->values);
}

/* --- JSON ------------------------------------------------------------------------------------- */

char *
steward_record_to_json (StewardRecord *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  json_node_set_object (root, self->values);
  return json_to_string (root, FALSE);
}

void
steward_record_build_json (StewardRecord *self, JsonBuilder *builder)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  g_return_if_fail (STEWARD_IS_RECORD (self));
  steward_json_add_text (builder, "id", self->id);
  json_object_iter_init_ordered (&iter, self->values);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      json_builder_set_member_name (builder, key);
      json_builder_add_value (builder, json_node_copy (node));
    }
  steward_json_add_text (builder, "author", self->author);
  steward_json_add_time (builder, "created_at", self->created_at);
  steward_json_add_time (builder, "updated_at", self->updated_at);
}

static gboolean
holds_strings (JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_STRING)
      return FALSE;
  return array != NULL;
}

/* A choice that this version does not know may be a newer one's. */
static gboolean
is_value (const StewardField *field, JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  StewardDay day;

  switch (field->type)
    {
    case STEWARD_FIELD_CHOICES:
      return holds_strings (node);
    case STEWARD_FIELD_DAY:
      return type == G_TYPE_STRING && steward_day_parse (json_node_get_string (node), &day);
    case STEWARD_FIELD_NUMBER:
      return (type == G_TYPE_DOUBLE || type == G_TYPE_INT64)
             && isfinite (json_node_get_double (node));
    case STEWARD_FIELD_COUNT:
      return type == G_TYPE_INT64 && json_node_get_int (node) >= 0;
    case STEWARD_FIELD_YES_NO:
      return type == G_TYPE_BOOLEAN;
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_CHOICE:
    case STEWARD_FIELD_RECORD:
    default:
      return type == G_TYPE_STRING;
    }
}

StewardRecord *
steward_record_from_json (const StewardRecordKind *kind,
                          const char *id,
                          const char *customer_id,
                          const char *text,
                          GError **error)
{
  g_autoptr (JsonNode) root = steward_json_parse (text, strlen (text), error);
  JsonObject *object = root ? steward_json_as_object (root, kind->key, error) : NULL;
  g_autoptr (StewardRecord) self = NULL;

  if (object == NULL)
    return NULL;
  for (const StewardField *field = kind->fields; field->key; field++)
    {
      JsonNode *node = json_object_get_member (object, field->key);

      if (node == NULL || is_value (field, node))
        continue;
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   "%s has a field “%s” of another type", kind->key, field->key);
      return NULL;
    }
  self = steward_record_new (kind, customer_id);
  if (id)
    g_set_str (&self->id, id);
  copy_values (object, self->values);
  return g_steal_pointer (&self);
}
