/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-segments-row.h"

#include "steward-setting-row.h"

#include <glib/gi18n.h>

struct _StewardSegmentsRow {
  AdwExpanderRow parent_instance;

  char *key;
  StewardSettingsEditor *editor;
  GPtrArray *segments; /* of char *, sorted; those that there are rows of */
  GPtrArray *rows;     /* borrowed */
};

G_DEFINE_FINAL_TYPE (StewardSegmentsRow, steward_segments_row, ADW_TYPE_EXPANDER_ROW)

enum { PROP_0, PROP_KEY, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* --- Segments --------------------------------------------------------------------------------- */

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (a, b);
}

static void
add_once (GPtrArray *segments, GHashTable *met, const char *segment)
{
  if (segment && !g_hash_table_contains (met, segment))
    {
      g_ptr_array_add (segments, g_strdup (segment));
      g_hash_table_add (met, g_ptr_array_index (segments, segments->len - 1));
    }
}

static GPtrArray *
list_segments (StewardSegmentsRow *self)
{
  GListModel *all = G_LIST_MODEL (steward_settings_editor_get_portfolio (self->editor));
  g_autoptr (GPtrArray) own = steward_settings_list_subjects (
    steward_settings_editor_get_settings (self->editor), self->key, STEWARD_SCOPE_SEGMENT);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *segments = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);

      add_once (segments, met, steward_customer_get_facts (customer)->record->segment);
    }
  for (guint i = 0; i < own->len; i++)
    add_once (segments, met, g_ptr_array_index (own, i));
  g_ptr_array_sort_values (segments, compare_names);
  return segments;
}

static gboolean
are_same (GPtrArray *first, GPtrArray *second)
{
  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (!g_str_equal (first->pdata[i], second->pdata[i]))
      return FALSE;
  return TRUE;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
make_rows (StewardSegmentsRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->segments->len; i++)
    {
      GtkWidget *row = g_object_new (STEWARD_TYPE_SETTING_ROW, "key", self->key, "title",
                                     self->segments->pdata[i], NULL);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->rows, row);
      steward_setting_row_follow (STEWARD_SETTING_ROW (row), self->editor, STEWARD_SCOPE_SEGMENT,
                                  self->segments->pdata[i], NULL);
    }
}

static void
show (StewardSegmentsRow *self)
{
  g_autoptr (GPtrArray) segments = list_segments (self);
  g_autoptr (GPtrArray) own = steward_settings_list_subjects (
    steward_settings_editor_get_settings (self->editor), self->key, STEWARD_SCOPE_SEGMENT);
  g_autofree char *subtitle = NULL;

  if (!are_same (segments, self->segments))
    {
      g_ptr_array_unref (self->segments);
      self->segments = g_steal_pointer (&segments);
      make_rows (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->segments->len > 0);
  if (own->len == 0)
    subtitle = g_strdup (_ ("The same for all"));
  else
    /* Translators: segments with a value of their own, of all segments */
    subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u has its own value",
                                             "%u of %u have their own value", own->len),
                                own->len, self->segments->len);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_segments_row_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  StewardSegmentsRow *self = STEWARD_SEGMENTS_ROW (object);

  switch (id)
    {
    case PROP_KEY:
      self->key = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_segments_row_dispose (GObject *object)
{
  StewardSegmentsRow *self = STEWARD_SEGMENTS_ROW (object);

  g_clear_object (&self->editor);
  G_OBJECT_CLASS (steward_segments_row_parent_class)->dispose (object);
}

static void
steward_segments_row_finalize (GObject *object)
{
  StewardSegmentsRow *self = STEWARD_SEGMENTS_ROW (object);

  g_free (self->key);
  g_ptr_array_unref (self->segments);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (steward_segments_row_parent_class)->finalize (object);
}

static void
steward_segments_row_class_init (StewardSegmentsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = steward_segments_row_set_property;
  object_class->dispose = steward_segments_row_dispose;
  object_class->finalize = steward_segments_row_finalize;

  properties[PROP_KEY] = g_param_spec_string (
    "key", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_segments_row_init (StewardSegmentsRow *self)
{
  self->segments = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("By segment"));
}

void
steward_segments_row_follow (StewardSegmentsRow *self, StewardSettingsEditor *editor)
{
  g_return_if_fail (STEWARD_IS_SEGMENTS_ROW (self));
  g_return_if_fail (self->editor == NULL && self->key != NULL);
  self->editor = g_object_ref (editor);
  show (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}
