/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-input-error.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * The one way JSON is read: the parser is strict, node types are checked, fields that nobody asks
 * for are ignored, and a required field that is missing, null or of another type is
 * %STEWARD_INPUT_ERROR_MALFORMED with the field's name. Nothing here trusts the text.
 */

/* Parses one JSON value. Never NULL without @error: empty text, text after the value and text that
 * is not UTF-8 are malformed. */
JsonNode *
steward_json_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The value as an object, borrowed; @what names it in the error. */
JsonObject *steward_json_as_object (JsonNode *node, const char *what, GError **error);

/* Required members. Objects, arrays and strings are borrowed from @object. */
JsonObject *steward_json_get_object (JsonObject *object, const char *member, GError **error);
JsonArray *steward_json_get_array (JsonObject *object, const char *member, GError **error);
const char *steward_json_get_string (JsonObject *object, const char *member, GError **error);
/* A whole number from 0 to G_MAXINT32, the range of GraphQL's Int without its negative half: all
 * counts are. */
gboolean
steward_json_get_count (JsonObject *object, const char *member, gint64 *count, GError **error);

/* Optional members: NULL where missing, null or of another type. */
JsonObject *steward_json_find_object (JsonObject *object, const char *member);
JsonArray *steward_json_find_array (JsonObject *object, const char *member);
const char *steward_json_find_string (JsonObject *object, const char *member);

/* The object at @index of an array; @what names the array in the error. */
JsonObject *
steward_json_get_element (JsonArray *array, guint index, const char *what, GError **error);

G_END_DECLS
