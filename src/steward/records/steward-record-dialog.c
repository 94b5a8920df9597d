/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-dialog.h"

#include "steward-discard.h"
#include "steward-record-changes.h"
#include "steward-record-list.h"
#include "steward-record-row.h"

#include <glib/gi18n.h>

struct _StewardRecordDialog {
  AdwDialog parent_instance;

  StewardPortfolio *portfolio;
  StewardRecord *record; /* as it was */
  GPtrArray *rows;       /* of GtkWidget, borrowed: one a field */

  AdwBanner *banner;
  GtkWidget *save_button;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (StewardRecordDialog, steward_record_dialog, ADW_TYPE_DIALOG)

static const StewardField *
get_fields (StewardRecordDialog *self)
{
  return steward_record_get_kind (self->record)->fields;
}

static void
tell (StewardRecordDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
  if (text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* --- What was typed --------------------------------------------------------------------------- */

static void
take_focus (GtkWidget *row)
{
  /* Else it would go on to what comes after it. */
  if (!(gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* The record with what stands in the rows; NULL where one of them holds no value. The first such
 * row gets the keyboard, and @problem says why. */
static StewardRecord *
read_record (StewardRecordDialog *self, GError **problem)
{
  g_autoptr (StewardRecord) record = steward_record_copy (self->record);
  gboolean good = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const StewardField *field = &get_fields (self)[i];
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = steward_record_row_dup_text (row, field);
      gboolean fits = steward_record_set (record, field, text, good ? problem : NULL);

      if (fits && field->required && !steward_record_has (record, field->key))
        fits = steward_record_check (record, good ? problem : NULL);
      steward_record_row_set_invalid (row, !fits);
      if (!fits && good)
        take_focus (row);
      good = good && fits;
    }
  return good ? g_steal_pointer (&record) : NULL;
}

static gboolean
has_changes (StewardRecordDialog *self)
{
  g_autoptr (StewardRecord) record = steward_record_copy (self->record);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const StewardField *field = &get_fields (self)[i];
      g_autofree char *text = steward_record_row_dup_text (g_ptr_array_index (self->rows, i),
                                                           field);

      if (!steward_record_set (record, field, text, NULL))
        return TRUE;
    }
  return !steward_record_equal (record, self->record);
}

static void
close_attempt_cb (StewardRecordDialog *self)
{
  if (has_changes (self))
    steward_discard_ask (ADW_DIALOG (self));
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- Saving and deleting ---------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (steward_portfolio_change_records_finish (STEWARD_PORTFOLIO (source), result, &error))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    tell (self, error->message);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardRecordDialog *self = STEWARD_RECORD_DIALOG (widget);
  g_autoptr (GError) problem = NULL;
  StewardRecord *record = read_record (self, &problem);
  GPtrArray *records;

  tell (self, problem ? problem->message : NULL);
  if (record == NULL)
    return;
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, record);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  steward_portfolio_save_records_async (self->portfolio, records, NULL, saved_cb,
                                        g_object_ref (self));
}

/* What goes wrong is told over the window: the dialog has nothing more to keep. */
static void
delete_record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardRecordDialog *self = STEWARD_RECORD_DIALOG (widget);
  const StewardRecordKind *kind = steward_record_get_kind (self->record);
  g_autofree char *name = steward_record_format (self->record, kind->fields);
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), name ? name : _ (kind->label));

  steward_record_changes_delete (GTK_WIDGET (gtk_widget_get_root (widget)), self->portfolio,
                                 self->record, text);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_record_dialog_dispose (GObject *object)
{
  StewardRecordDialog *self = STEWARD_RECORD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_RECORD_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (steward_record_dialog_parent_class)->dispose (object);
}

static void
steward_record_dialog_class_init (StewardRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_record_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/records/steward-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardRecordDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "dialog.delete", NULL, delete_record);
}

static void
steward_record_dialog_init (StewardRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save_button);
}

static void
records_loaded_cb (StewardRecordList *list, GParamSpec *pspec, GtkWidget *row)
{
  steward_record_row_set_records (row, G_LIST_MODEL (list));
}

/* Other records of the customer to choose from, once they are read. */
static void
offer_records (StewardRecordDialog *self, GtkWidget *row, const StewardField *field)
{
  StewardCustomer *customer = steward_portfolio_find (
    self->portfolio, steward_record_get_customer_id (self->record));
  StewardRecordList *list;

  if (customer == NULL)
    return;
  list = steward_record_list_new (self->portfolio, customer, steward_record_kind_find (field->key));
  g_signal_connect_object (list, "notify::loaded", G_CALLBACK (records_loaded_cb), row,
                           G_CONNECT_DEFAULT);
  g_object_set_data_full (G_OBJECT (row), "list", list, g_object_unref);
}

static AdwPreferencesGroup *
add_group (StewardRecordDialog *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title ? _ (title) : "");
  adw_preferences_page_add (self->page, group);
  return group;
}

static void
add_rows (StewardRecordDialog *self)
{
  AdwPreferencesGroup *group = NULL;

  for (const StewardField *field = get_fields (self); field->key; field++)
    {
      GtkWidget *row = steward_record_row_new (field);

      if (field->type == STEWARD_FIELD_RECORD)
        offer_records (self, row, field);
      steward_record_row_show (row, field, self->record);
      if (group == NULL || field->group)
        group = add_group (self, field->group);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
  adw_dialog_set_focus (ADW_DIALOG (self), steward_record_row_get_input (
                                             g_ptr_array_index (self->rows, 0), get_fields (self)));
}

/* Below all fields. */
static void
add_delete_button (StewardRecordDialog *self)
{
  GtkWidget *button = adw_button_row_new ();
  AdwPreferencesGroup *group = add_group (self, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("_Delete"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dialog.delete");
  gtk_widget_add_css_class (button, "destructive-action");
  adw_preferences_group_add (group, button);
}

StewardRecordDialog *
steward_record_dialog_new (StewardPortfolio *portfolio, StewardRecord *record, gboolean is_new)
{
  StewardRecordDialog *self;

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (STEWARD_IS_RECORD (record), NULL);
  self = g_object_new (STEWARD_TYPE_RECORD_DIALOG, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->record = steward_record_copy (record);
  adw_dialog_set_title (ADW_DIALOG (self), _ (steward_record_get_kind (record)->label));
  add_rows (self);
  if (!is_new)
    add_delete_button (self);
  return self;
}
