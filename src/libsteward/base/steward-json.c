/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json.h"

#include <math.h>

#include <string.h>

G_GNUC_PRINTF (2, 3)
static void
set_malformed (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED, message);
}

JsonNode *
steward_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  JsonNode *root = NULL;

  /* An empty answer has no text at all. */
  if (length == 0)
    {
      set_malformed (error, "the JSON text is empty");
      return NULL;
    }
  /* Without strict mode `{}{}` would end the process inside json-glib. */
  json_parser_set_strict (parser, TRUE);
  if (length > G_MAXSSIZE || !g_utf8_validate_len (text, length, NULL))
    {
      set_malformed (error, "the text is not UTF-8");
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) length, &local_error))
    {
      /* The message quotes bytes around the fault and may cut a character in two. */
      g_autofree char *message = g_utf8_make_valid (local_error->message, -1);

      set_malformed (error, "not valid JSON: %s", message);
      return NULL;
    }
  root = json_parser_steal_root (parser);
  if (root == NULL)
    set_malformed (error, "the JSON text is empty");
  return root;
}

JsonObject *
steward_json_as_object (JsonNode *node, const char *what, GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  set_malformed (error, "%s is not a JSON object", what);
  return NULL;
}

/* The member, where it has the wanted type, else NULL. */
static JsonNode *
find_member (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_TYPE (node) == type ? node : NULL;
}

static JsonNode *
get_member (
  JsonObject *object, const char *member, JsonNodeType type, const char *type_name, GError **error)
{
  JsonNode *node = find_member (object, member, type);

  if (node)
    return node;
  if (json_object_has_member (object, member))
    set_malformed (error, "“%s” is not %s", member, type_name);
  else
    set_malformed (error, "“%s” is missing", member);
  return NULL;
}

JsonObject *
steward_json_get_object (JsonObject *object, const char *member, GError **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_OBJECT, "an object", error);

  return node ? json_node_get_object (node) : NULL;
}

JsonArray *
steward_json_get_array (JsonObject *object, const char *member, GError **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_ARRAY, "an array", error);

  return node ? json_node_get_array (node) : NULL;
}

const char *
steward_json_get_string (JsonObject *object, const char *member, GError **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE, "a string", error);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  set_malformed (error, "“%s” is not a string", member);
  return NULL;
}

gboolean
steward_json_get_count (JsonObject *object, const char *member, gint64 *count, GError **error)
{
  JsonNode *node = get_member (object, member, JSON_NODE_VALUE, "a whole number", error);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    {
      set_malformed (error, "“%s” is not a whole number", member);
      return FALSE;
    }
  *count = json_node_get_int (node);
  if (*count >= 0 && *count <= G_MAXINT32)
    return TRUE;
  set_malformed (error, "“%s” is %" G_GINT64_FORMAT ", which no count can be", member, *count);
  return FALSE;
}

JsonObject *
steward_json_find_object (JsonObject *object, const char *member)
{
  JsonNode *node = find_member (object, member, JSON_NODE_OBJECT);

  return node ? json_node_get_object (node) : NULL;
}

JsonArray *
steward_json_find_array (JsonObject *object, const char *member)
{
  JsonNode *node = find_member (object, member, JSON_NODE_ARRAY);

  return node ? json_node_get_array (node) : NULL;
}

const char *
steward_json_find_string (JsonObject *object, const char *member)
{
  JsonNode *node = find_member (object, member, JSON_NODE_VALUE);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

JsonObject *
steward_json_get_element (JsonArray *array, guint index, const char *what, GError **error)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  set_malformed (error, "element %u of “%s” is not an object", index, what);
  return NULL;
}
