/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-assign-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

struct _StewardAssignDialog {
  AdwDialog parent_instance;

  StewardPortfolio *portfolio;
  GPtrArray *customers; /* of StewardCustomer */
  GHashTable *advisors; /* name → count of customers */

  GtkEditable *entry;
  AdwBanner *banner;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (StewardAssignDialog, steward_assign_dialog, ADW_TYPE_DIALOG)

enum { ASSIGNED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Storing ---------------------------------------------------------------------------------- */

/* The customers' records as they are, or with another advisor. */
static GPtrArray *
copy_records (StewardAssignDialog *self, gboolean change, const char *advisor)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_customer_facts_free);

  for (guint i = 0; i < self->customers->len; i++)
    {
      StewardCustomer *customer = g_ptr_array_index (self->customers, i);
      StewardCustomerRecord *record = steward_customer_record_copy (
        steward_customer_get_facts (customer)->record);

      if (change)
        g_set_str (&record->advisor, advisor);
      g_ptr_array_add (copies, steward_customer_facts_new_take (record));
    }
  return copies;
}

/* An assignment on its way into the store. */
typedef struct {
  StewardAssignDialog *dialog;
  GPtrArray *before;
  char *advisor;
} Assignment;

static void
assignment_free (Assignment *self)
{
  g_object_unref (self->dialog);
  g_ptr_array_unref (self->before);
  g_free (self->advisor);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Assignment, assignment_free)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Assignment) assignment = user_data;
  StewardAssignDialog *self = assignment->dialog;
  g_autoptr (GError) error = NULL;

  if (steward_portfolio_save_finish (STEWARD_PORTFOLIO (source), result, &error))
    {
      g_signal_emit (self, signals[ASSIGNED], 0, assignment->before, assignment->advisor);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
assign (StewardAssignDialog *self, const char *advisor)
{
  Assignment *assignment = g_new0 (Assignment, 1);

  assignment->dialog = g_object_ref (self);
  assignment->before = copy_records (self, FALSE, NULL);
  assignment->advisor = g_strdup (advisor);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  steward_portfolio_save_async (self->portfolio, copy_records (self, TRUE, advisor), NULL, saved_cb,
                                assignment);
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* @advisor: NULL for nobody */
static void
add_row (StewardAssignDialog *self, const char *advisor, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "advisor", g_strdup (advisor), g_free);
  gtk_list_box_append (self->list, row);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (a, b);
}

static gboolean
holds (const char *name, const char *needle)
{
  g_autofree char *folded = steward_search_fold (name);

  return needle == NULL || (folded && strstr (folded, needle));
}

static void
add_advisors (StewardAssignDialog *self, const char *needle)
{
  g_autoptr (GPtrArray) names = g_hash_table_get_keys_as_ptr_array (self->advisors);

  g_ptr_array_sort_values (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->advisors, name));
      g_autofree char *subtitle = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", n), n);

      if (holds (name, needle))
        add_row (self, name, name, subtitle);
    }
}

static void
search_changed_cb (StewardAssignDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  g_autofree char *needle = steward_search_fold (text);

  gtk_list_box_remove_all (self->list);
  add_advisors (self, needle);
  if (*text && !g_hash_table_contains (self->advisors, text))
    add_row (self, text, text, _ ("Somebody new"));
  if (*text == '\0')
    add_row (self, NULL, _ ("Nobody"), _ ("They have no advisor"));
}

static void
row_activated_cb (StewardAssignDialog *self, GtkListBoxRow *row)
{
  assign (self, g_object_get_data (G_OBJECT (row), "advisor"));
}

/* The entry takes Escape for itself. */
static void
stop_search_cb (StewardAssignDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
entry_activate_cb (StewardAssignDialog *self)
{
  GtkListBoxRow *first;

  /* The entry tells of its text a moment later. */
  search_changed_cb (self);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (*gtk_editable_get_text (self->entry) && first && gtk_widget_is_sensitive (GTK_WIDGET (first)))
    row_activated_cb (self, first);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_assign_dialog_dispose (GObject *object)
{
  StewardAssignDialog *self = STEWARD_ASSIGN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_ASSIGN_DIALOG);
  g_clear_pointer (&self->customers, g_ptr_array_unref);
  g_clear_pointer (&self->advisors, g_hash_table_unref);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_assign_dialog_parent_class)->dispose (object);
}

static void
steward_assign_dialog_class_init (StewardAssignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_assign_dialog_dispose;
  signals[ASSIGNED] = g_signal_new ("assigned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY,
                                    G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customers/steward-assign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardAssignDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, StewardAssignDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardAssignDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
steward_assign_dialog_init (StewardAssignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
count_advisors (StewardAssignDialog *self)
{
  GListModel *all = G_LIST_MODEL (self->portfolio);

  self->advisors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);
      const char *advisor = steward_customer_get_facts (customer)->record->advisor;
      guint n = advisor ? GPOINTER_TO_UINT (g_hash_table_lookup (self->advisors, advisor)) : 0;

      if (advisor)
        g_hash_table_insert (self->advisors, g_strdup (advisor), GUINT_TO_POINTER (n + 1));
    }
}

StewardAssignDialog *
steward_assign_dialog_new (StewardPortfolio *portfolio, GPtrArray *customers)
{
  StewardAssignDialog *self = g_object_new (STEWARD_TYPE_ASSIGN_DIALOG, NULL);

  self->portfolio = g_object_ref (portfolio);
  self->customers = g_ptr_array_ref (customers);
  count_advisors (self);
  search_changed_cb (self);
  return self;
}
