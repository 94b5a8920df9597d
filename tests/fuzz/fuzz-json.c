/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON: whatever was parsed can be asked for members and elements of every type. */

#include "fuzz.h"

#include "steward-json.h"

static void visit_node (JsonNode *node, guint depth);

static void
check_string (const char *text, const GError *error)
{
  fuzz_check_outcome (text != NULL, error);
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
visit_member (JsonObject *object, const char *member, guint depth)
{
  g_autoptr (GError) no_object = NULL;
  g_autoptr (GError) no_array = NULL;
  g_autoptr (GError) no_string = NULL;
  g_autoptr (GError) no_count = NULL;
  gint64 count = -1;
  JsonObject *child = steward_json_get_object (object, member, &no_object);
  JsonArray *array = steward_json_get_array (object, member, &no_array);
  const char *text = steward_json_get_string (object, member, &no_string);
  gboolean is_count = steward_json_get_count (object, member, &count, &no_count);

  fuzz_check_outcome (child != NULL, no_object);
  fuzz_check_outcome (array != NULL, no_array);
  check_string (text, no_string);
  fuzz_check_outcome (is_count, no_count);
  g_assert_true (!is_count || (count >= 0 && count <= G_MAXINT32));
  g_assert_true (child == steward_json_find_object (object, member));
  g_assert_true (array == steward_json_find_array (object, member));
  g_assert_true (text == steward_json_find_string (object, member));
  visit_node (json_object_get_member (object, member), depth + 1);
}

static void
visit_array (JsonArray *array, guint depth)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (GError) error = NULL;

      fuzz_check_outcome (steward_json_get_element (array, i, "it", &error) != NULL, error);
      visit_node (json_array_get_element (array, i), depth + 1);
    }
}

static void
visit_node (JsonNode *node, guint depth)
{
  if (depth > 20)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    visit_array (json_node_get_array (node), depth);
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (node));

      for (GList *member = members; member; member = member->next)
        visit_member (json_node_get_object (node), member->data, depth);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) error_of_object = NULL;
  g_autoptr (JsonNode) node = steward_json_parse ((const char *) data, size, &error);

  fuzz_check_outcome (node != NULL, error);
  if (node == NULL)
    return 0;
  fuzz_check_outcome (steward_json_as_object (node, "it", &error_of_object) != NULL,
                      error_of_object);
  visit_node (node, 0);
  return 0;
}
