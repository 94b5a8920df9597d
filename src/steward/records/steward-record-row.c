/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-row.h"

#include <glib/gi18n.h>

/* What a row keeps its text view or its check buttons under. */
#define PARTS "steward-parts"
#define TEXT_HEIGHT 72

/* --- Making ----------------------------------------------------------------------------------- */

static GtkInputPurpose
get_purpose (const StewardField *field)
{
  if (field->type == STEWARD_FIELD_COUNT)
    return GTK_INPUT_PURPOSE_DIGITS;
  return field->type == STEWARD_FIELD_NUMBER ? GTK_INPUT_PURPOSE_NUMBER
                                             : GTK_INPUT_PURPOSE_FREE_FORM;
}

/* The second line of most rows is the value: what is meant stands in the title. */
static void
set_title (GtkWidget *row, const StewardField *field)
{
  const char *hint = field->type == STEWARD_FIELD_DAY ? N_ ("such as 2026-11-23") : field->hint;
  g_autofree char *title = hint
                             /* Translators: a field, and what is meant by it */
                             ? g_strdup_printf (_ ("%s (%s)"), _ (field->label), _ (hint))
                             : g_strdup (_ (field->label));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static GtkWidget *
make_entry (const StewardField *field)
{
  GtkWidget *row = adw_entry_row_new ();

  set_title (row, field);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), get_purpose (field));
  return row;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
make_text (const StewardField *field)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  /* Tab goes on to the next row. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, TEXT_HEIGHT);
  gtk_widget_add_css_class (view, "record-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  gtk_box_append (GTK_BOX (box), make_label (_ (field->label), "dim-label"));
  if (field->hint)
    gtk_box_append (GTK_BOX (box), make_label (_ (field->hint), "dim-label"));
  gtk_box_append (GTK_BOX (box), view);
  gtk_widget_add_css_class (box, "record-text-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  g_object_set_data (G_OBJECT (row), PARTS, view);
  return row;
}

static const StewardChoice yes_no[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { NULL, NULL },
};

static const StewardChoice *
get_choices (const StewardField *field)
{
  return field->type == STEWARD_FIELD_YES_NO ? yes_no : field->choices;
}

static GtkWidget *
make_combo (const StewardField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  /* Translators: nobody has said anything yet */
  gtk_string_list_append (labels, _ ("Not known"));
  for (const StewardChoice *choice = get_choices (field); choice->key; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  set_title (row, field);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

/* What is chosen, in the row that can be closed. */
static void
show_chosen (GtkWidget *row)
{
  GPtrArray *checks = g_object_get_data (G_OBJECT (row), PARTS);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      g_strv_builder_add (builder, g_object_get_data (g_ptr_array_index (checks, i), "label"));
  labels = g_strv_builder_end (builder);
  text = g_strjoinv (", ", labels);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), *text ? text : _ ("Not known"));
}

static GtkWidget *
make_check (GtkWidget *row, const StewardChoice *choice)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "label", (gpointer) _ (choice->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _ (choice->label));
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_chosen), row, G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
make_checks (const StewardField *field)
{
  GtkWidget *row = adw_expander_row_new ();
  GPtrArray *checks = g_ptr_array_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  for (const StewardChoice *choice = field->choices; choice->key; choice++)
    g_ptr_array_add (checks, make_check (row, choice));
  g_object_set_data_full (G_OBJECT (row), PARTS, checks, (GDestroyNotify) g_ptr_array_unref);
  show_chosen (row);
  return row;
}

/* --- Another record --------------------------------------------------------------------------- */

/* What a row keeps the ids behind its labels under, and the one that is chosen. */
#define IDS "steward-ids"
#define CHOSEN "steward-chosen"

static void
chosen_cb (GtkWidget *row)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), IDS);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected < ids->len)
    g_object_set_data_full (G_OBJECT (row), CHOSEN, g_strdup (ids->pdata[selected]), g_free);
}

static GtkWidget *
make_reference (const StewardField *field)
{
  GtkWidget *row = adw_combo_row_new ();

  set_title (row, field);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), IDS, g_ptr_array_new_with_free_func (g_free),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), NULL);
  steward_record_row_set_records (row, NULL);
  return row;
}

static void
select_chosen (GtkWidget *row, const char *id)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), IDS);
  guint place = 0;

  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (ids->pdata[i], id) == 0)
      place = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place);
  g_object_set_data_full (G_OBJECT (row), CHOSEN, g_strdup (id), g_free);
}

void
steward_record_row_set_records (GtkWidget *row, GListModel *records)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (row), IDS);
  g_autofree char *chosen = g_strdup (g_object_get_data (G_OBJECT (row), CHOSEN));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, NULL);
  /* Translators: of a list of records, not any of them */
  gtk_string_list_append (labels, _ ("None"));
  for (guint i = 0; records && i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (StewardRecord) record = g_list_model_get_item (records, i);
      g_autofree char *name = steward_record_format (record,
                                                     steward_record_get_kind (record)->fields);

      g_ptr_array_add (ids, g_strdup (steward_record_get_id (record)));
      gtk_string_list_append (labels, name);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  select_chosen (row, chosen);
}

GtkWidget *
steward_record_row_new (const StewardField *field)
{
  switch (field->type)
    {
    case STEWARD_FIELD_RECORD:
      return make_reference (field);
    case STEWARD_FIELD_TEXT:
      return make_text (field);
    case STEWARD_FIELD_YES_NO:
    case STEWARD_FIELD_CHOICE:
      return make_combo (field);
    case STEWARD_FIELD_CHOICES:
      return make_checks (field);
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_NUMBER:
    case STEWARD_FIELD_COUNT:
    default:
      return make_entry (field);
    }
}

/* --- Values ----------------------------------------------------------------------------------- */

static void
show_choice (AdwComboRow *row, const StewardField *field, const char *text)
{
  const StewardChoice *choices = get_choices (field);

  for (guint i = 0; choices[i].key; i++)
    if (g_strcmp0 (choices[i].key, text) == 0)
      adw_combo_row_set_selected (row, i + 1);
}

static void
show_checks (GtkWidget *row, const StewardField *field, StewardRecord *record)
{
  GPtrArray *checks = g_object_get_data (G_OBJECT (row), PARTS);

  for (guint i = 0; i < checks->len; i++)
    gtk_check_button_set_active (
      g_ptr_array_index (checks, i),
      steward_record_has_choice (record, field->key, field->choices[i].key));
}

void
steward_record_row_show (GtkWidget *row, const StewardField *field, StewardRecord *record)
{
  g_autofree char *text = steward_record_dup_text (record, field);
  GtkTextView *view = g_object_get_data (G_OBJECT (row), PARTS);

  switch (field->type)
    {
    case STEWARD_FIELD_TEXT:
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text ? text : "", -1);
      break;
    case STEWARD_FIELD_YES_NO:
    case STEWARD_FIELD_CHOICE:
      show_choice (ADW_COMBO_ROW (row), field, text);
      break;
    case STEWARD_FIELD_CHOICES:
      show_checks (row, field, record);
      break;
    case STEWARD_FIELD_RECORD:
      select_chosen (row, text);
      break;
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_NUMBER:
    case STEWARD_FIELD_COUNT:
    default:
      gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
    }
}

static char *
dup_buffer (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_checked (GPtrArray *checks, const StewardField *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      g_strv_builder_add (builder, field->choices[i].key);
  keys = g_strv_builder_end (builder);
  return g_strjoinv (";", keys);
}

char *
steward_record_row_dup_text (GtkWidget *row, const StewardField *field)
{
  guint selected;

  switch (field->type)
    {
    case STEWARD_FIELD_TEXT:
      return dup_buffer (g_object_get_data (G_OBJECT (row), PARTS));
    case STEWARD_FIELD_YES_NO:
    case STEWARD_FIELD_CHOICE:
      selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
      return selected == 0 ? NULL : g_strdup (get_choices (field)[selected - 1].key);
    case STEWARD_FIELD_RECORD:
      return g_strdup (g_object_get_data (G_OBJECT (row), CHOSEN));
    case STEWARD_FIELD_CHOICES:
      return dup_checked (g_object_get_data (G_OBJECT (row), PARTS), field);
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_NUMBER:
    case STEWARD_FIELD_COUNT:
    default:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
    }
}

void
steward_record_row_set_invalid (GtkWidget *row, gboolean invalid)
{
  if (!invalid)
    {
      gtk_widget_remove_css_class (row, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
      return;
    }
  gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

GtkWidget *
steward_record_row_get_input (GtkWidget *row, const StewardField *field)
{
  g_return_val_if_fail (GTK_IS_WIDGET (row), NULL);
  return field->type == STEWARD_FIELD_TEXT ? g_object_get_data (G_OBJECT (row), PARTS) : row;
}
