/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-view.h"

#include "steward-json.h"

#include <stdlib.h>
#include <string.h>

static const char *const facets[STEWARD_N_FACETS] = {
  [STEWARD_FACET_STATE] = "state",     [STEWARD_FACET_LIFECYCLE] = "lifecycle",
  [STEWARD_FACET_RAMP] = "ramp",       [STEWARD_FACET_SYNC] = "sync",
  [STEWARD_FACET_ADVISOR] = "advisor", [STEWARD_FACET_SEGMENT] = "segment",
};

static void
sort_free (gpointer data)
{
  StewardViewSort *sort = data;

  g_free (sort->column);
  g_free (sort);
}

StewardView *
steward_view_new (void)
{
  StewardView *self = g_new0 (StewardView, 1);

  self->sorts = g_ptr_array_new_with_free_func (sort_free);
  return self;
}

StewardView *
steward_view_copy (const StewardView *self)
{
  StewardView *copy = steward_view_new ();

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->search = g_strdup (self->search);
  for (int i = 0; i < STEWARD_N_FACETS; i++)
    copy->options[i] = g_strdupv (self->options[i]);
  copy->picked = self->picked ? g_ptr_array_ref (self->picked) : NULL;
  copy->picked_label = g_strdup (self->picked_label);
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const StewardViewSort *sort = g_ptr_array_index (self->sorts, i);

      steward_view_add_sort (copy, sort->column, sort->descending);
    }
  return copy;
}

void
steward_view_free (StewardView *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->search);
  for (int i = 0; i < STEWARD_N_FACETS; i++)
    g_strfreev (self->options[i]);
  g_clear_pointer (&self->picked, g_ptr_array_unref);
  g_free (self->picked_label);
  g_ptr_array_unref (self->sorts);
  g_free (self);
}

gboolean
steward_view_has_option (const StewardView *self, StewardFacet facet, const char *option)
{
  return self->options[facet]
         && g_strv_contains ((const char *const *) self->options[facet], option);
}

void
steward_view_set_option (StewardView *self, StewardFacet facet, const char *option, gboolean wanted)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean placed = !wanted;
  guint n = 0;

  for (char **old = self->options[facet]; old && *old; old++)
    {
      int order = strcmp (*old, option);

      if (!placed && order > 0)
        {
          g_strv_builder_add (builder, option);
          placed = TRUE;
          n++;
        }
      if (order == 0)
        continue;
      g_strv_builder_add (builder, *old);
      n++;
    }
  if (!placed)
    {
      g_strv_builder_add (builder, option);
      n++;
    }
  g_strfreev (self->options[facet]);
  self->options[facet] = n > 0 ? g_strv_builder_end (builder) : NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
steward_view_pick (StewardView *self, const char *const *ids, const char *label)
{
  g_clear_pointer (&self->picked, g_ptr_array_unref);
  g_set_str (&self->picked_label, ids ? label : NULL);
  if (ids == NULL)
    return;
  self->picked = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; ids[i]; i++)
    g_ptr_array_add (self->picked, g_strdup (ids[i]));
  g_ptr_array_sort (self->picked, compare_ids);
}

gboolean
steward_view_may_hold (const StewardView *self, const char *id)
{
  return self->picked == NULL
         || bsearch (&id, self->picked->pdata, self->picked->len, sizeof (gpointer), compare_ids);
}

void
steward_view_add_sort (StewardView *self, const char *column, gboolean descending)
{
  StewardViewSort *sort = g_new0 (StewardViewSort, 1);

  sort->column = g_strdup (column);
  sort->descending = descending;
  g_ptr_array_add (self->sorts, sort);
}

gboolean
steward_view_is_filtering (const StewardView *self)
{
  for (int i = 0; i < STEWARD_N_FACETS; i++)
    if (self->options[i])
      return TRUE;
  return self->search != NULL || self->picked != NULL;
}

gboolean
steward_view_shows_same (const StewardView *self, const StewardView *other)
{
  g_autofree char *first = steward_view_to_json (self);
  g_autofree char *second = steward_view_to_json (other);

  return strcmp (first, second) == 0;
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
build_options (const StewardView *self, JsonBuilder *builder)
{
  for (int i = 0; i < STEWARD_N_FACETS; i++)
    {
      if (self->options[i] == NULL)
        continue;
      json_builder_set_member_name (builder, facets[i]);
      json_builder_begin_array (builder);
      for (char **option = self->options[i]; *option; option++)
        json_builder_add_string_value (builder, *option);
      json_builder_end_array (builder);
    }
}

static void
build_picked (const StewardView *self, JsonBuilder *builder)
{
  if (self->picked == NULL)
    return;
  json_builder_set_member_name (builder, "picked");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->picked->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (self->picked, i));
  json_builder_end_array (builder);
  if (self->picked_label == NULL)
    return;
  json_builder_set_member_name (builder, "picked-label");
  json_builder_add_string_value (builder, self->picked_label);
}

static void
build_sorts (const StewardView *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "sort");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const StewardViewSort *sort = g_ptr_array_index (self->sorts, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "column");
      json_builder_add_string_value (builder, sort->column);
      json_builder_set_member_name (builder, "descending");
      json_builder_add_boolean_value (builder, sort->descending);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
steward_view_to_json (const StewardView *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  if (self->search)
    {
      json_builder_set_member_name (builder, "search");
      json_builder_add_string_value (builder, self->search);
    }
  build_options (self, builder);
  build_picked (self, builder);
  build_sorts (self, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* An element that is a text, or NULL. */
static const char *
get_text (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static void
read_options (StewardView *self, JsonObject *object)
{
  for (int i = 0; i < STEWARD_N_FACETS; i++)
    {
      JsonArray *array = steward_json_find_array (object, facets[i]);

      for (guint j = 0; array && j < json_array_get_length (array); j++)
        if (get_text (array, j))
          steward_view_set_option (self, (StewardFacet) i, get_text (array, j), TRUE);
    }
}

static void
read_picked (StewardView *self, JsonObject *object)
{
  JsonArray *array = steward_json_find_array (object, "picked");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (get_text (array, i))
      g_strv_builder_add (ids, get_text (array, i));
  list = g_strv_builder_end (ids);
  if (array)
    steward_view_pick (self, (const char *const *) list,
                       steward_json_find_string (object, "picked-label"));
}

static void
read_sorts (StewardView *self, JsonObject *object)
{
  JsonArray *array = steward_json_find_array (object, "sort");

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonObject *sort = steward_json_get_element (array, i, "sort", NULL);
      const char *column = sort ? steward_json_find_string (sort, "column") : NULL;
      JsonNode *descending = sort ? json_object_get_member (sort, "descending") : NULL;

      if (column)
        steward_view_add_sort (self, column,
                               descending && JSON_NODE_HOLDS_VALUE (descending)
                                 && json_node_get_value_type (descending) == G_TYPE_BOOLEAN
                                 && json_node_get_boolean (descending));
    }
}

StewardView *
steward_view_from_json (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = steward_json_parse (text, strlen (text), error);
  JsonObject *object = root ? steward_json_as_object (root, "view", error) : NULL;
  StewardView *self;
  const char *search;

  if (object == NULL)
    return NULL;
  self = steward_view_new ();
  search = steward_json_find_string (object, "search");
  self->search = search && *search ? g_strdup (search) : NULL;
  read_options (self, object);
  read_picked (self, object);
  read_sorts (self, object);
  return self;
}
