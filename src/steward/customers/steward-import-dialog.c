/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-import-dialog.h"

#include "steward-late-spinner.h"
#include "steward-portfolio-file.h"

#include <glib/gi18n.h>

struct _StewardImportDialog {
  AdwDialog parent_instance;

  StewardPortfolio *portfolio;
  GFile *file;
  StewardPortfolioImport *import; /* what was read */
  GVariant *new_ids;              /* of what is imported, those who were not there */
  guint n_updates;

  AdwWindowTitle *window_title;
  GtkButton *import_button;
  AdwBanner *banner;
  GtkStack *stack;
  AdwStatusPage *refusal;
  GtkWidget *again_button;
  GtkWidget *mended_button;
  GtkWidget *cancel_button;
  GtkWidget *problems_box;
  GtkLabel *problems_label;
  GtkListView *problems;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (StewardImportDialog, steward_import_dialog, ADW_TYPE_DIALOG)

/* --- The preview ------------------------------------------------------------------------------ */

/* A row of the preview is a #StewardCustomer of its own, which no portfolio holds. */
static char *
describe (StewardCustomer *customer, guint column, StewardPortfolio *portfolio)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  const StewardSeatsInForce *seats = &steward_customer_get_figures (customer)->seats;

  switch (column)
    {
    case 0:
      return g_strdup (record->name);
    case 1:
      if (record->sample)
        return g_strdup (_ ("Update of a sample"));
      return g_strdup (steward_portfolio_find (portfolio, record->id) ? _ ("Update") : _ ("New"));
    case 2:
      return g_strdup (record->source == STEWARD_SOURCE_FILE && record->url == NULL ? _ ("By file")
                                                                                    : record->url);
    case 3:
      if (seats->seats.kind == STEWARD_SEATS_UNLIMITED)
        return g_strdup (_ ("Unlimited"));
      return seats->seats.kind == STEWARD_SEATS_KNOWN ? steward_format_count (seats->seats.count)
                                                      : g_strdup (_ ("Unknown"));
    case 4:
      return g_strdup (record->advisor);
    default:
      return steward_day_format (record->renewal);
    }
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  StewardPortfolio *portfolio = g_object_get_data (G_OBJECT (factory), "portfolio");
  g_autofree char *text = describe (gtk_list_item_get_item (item), GPOINTER_TO_UINT (user_data),
                                    portfolio);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text ? text : "");
}

static void
add_columns (StewardImportDialog *self)
{
  const char *const titles[] = { _ ("Customer"), _ ("Change"),  _ ("Address"),
                                 _ ("Seats"),    _ ("Advisor"), _ ("Renewal") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data_full (G_OBJECT (factory), "portfolio", g_object_ref (self->portfolio),
                              g_object_unref);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == 0 || i == 2);
      gtk_column_view_append_column (self->table, column);
    }
}

/* The facts stay the import's; a preview's own copy holds just what it shows. */
static StewardCustomer *
make_preview (StewardImportDialog *self, const StewardCustomerFacts *facts)
{
  StewardCustomerFacts *copy = steward_customer_facts_new_take (
    steward_customer_record_copy (facts->record));
  StewardTargets targets = steward_settings_resolve (
    steward_portfolio_get_settings (self->portfolio), facts->record->segment, facts->record->id);

  g_array_append_vals (copy->seats, facts->seats->data, facts->seats->len);
  return steward_customer_new (copy, steward_portfolio_get_today (self->portfolio), &targets);
}

static void
show_customers (StewardImportDialog *self)
{
  g_autoptr (GListStore) store = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  g_autoptr (GPtrArray) previews = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkNoSelection) model = NULL;

  for (guint i = 0; i < self->import->customers->len; i++)
    g_ptr_array_add (previews, make_preview (self, g_ptr_array_index (self->import->customers, i)));
  g_list_store_splice (store, 0, 0, previews->pdata, previews->len);
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
}

static void
show_problems (StewardImportDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;
  g_autofree char *heading = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u row can't be imported as it is",
                 "%u rows can't be imported as they are", self->import->n_bad_rows),
    self->import->n_bad_rows);

  for (guint i = 0; i < self->import->problems->len; i++)
    {
      g_autofree char *text = steward_import_problem_to_string (
        g_ptr_array_index (self->import->problems, i));

      gtk_string_list_append (list, text);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&list)));
  gtk_list_view_set_model (self->problems, GTK_SELECTION_MODEL (model));
  gtk_label_set_text (self->problems_label, heading);
  gtk_widget_set_visible (self->problems_box, self->import->n_bad_rows > 0);
}

static void
show_button (StewardImportDialog *self)
{
  guint n_good = self->import->customers->len;
  g_autofree char *label = NULL;

  if (self->import->n_bad_rows > 0)
    label = g_strdup_printf (_ ("_Skip %u and Import %u"), self->import->n_bad_rows, n_good);
  else
    label = g_strdup_printf (_ ("_Import %u"), n_good);
  gtk_button_set_label (self->import_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.import", n_good > 0);
}

static void
show_import (StewardImportDialog *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  guint n_updates = self->import->customers->len - self->import->n_new;
  /* Translators: the file, rows, new customers, updated ones */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %u rows · %u new · %u updates"), name,
                                               self->import->n_rows, self->import->n_new,
                                               n_updates);

  adw_window_title_set_subtitle (self->window_title, subtitle);
  show_problems (self);
  show_customers (self);
  show_button (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  /* Return imports; where something is wrong, it reads the file that was mended. */
  gtk_widget_grab_focus (self->import->n_bad_rows > 0 ? self->mended_button
                                                      : GTK_WIDGET (self->import_button));
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
refuse (StewardImportDialog *self, const char *why)
{
  g_autofree char *markup = g_markup_escape_text (why, -1);

  adw_status_page_set_description (self->refusal, markup);
  gtk_stack_set_visible_child_name (self->stack, "refused");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.import", FALSE);
  gtk_button_set_label (self->import_button, _ ("_Import"));
  gtk_widget_grab_focus (self->again_button);
}

/* The customers there are, as reading a file wants them: borrowed. */
static GPtrArray *
list_existing (StewardPortfolio *portfolio)
{
  GPtrArray *existing = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      g_ptr_array_add (existing, (gpointer) steward_customer_get_facts (customer));
    }
  return existing;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardImportDialog) self = user_data;
  g_autoptr (GPtrArray) existing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (self->portfolio == NULL)
    return;
  g_clear_pointer (&self->import, steward_portfolio_import_free);
  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      existing = list_existing (self->portfolio);
      self->import = steward_portfolio_file_read (
        text, length, existing, steward_portfolio_get_today (self->portfolio), &error);
    }
  if (self->import && self->import->n_rows == 0)
    refuse (self, _ ("The file names its columns, but no customer. Each customer is a line below "
                     "them."));
  else if (self->import)
    {
      steward_portfolio_import_set_currency (
        self->import, steward_settings_get (steward_portfolio_get_settings (self->portfolio),
                                            "currency", NULL, NULL, NULL));
      show_import (self);
    }
  else
    refuse (self, error->message);
}

static void
read_file (StewardImportDialog *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  /* What has the focus may not come back. */
  gtk_widget_grab_focus (self->cancel_button);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.import", FALSE);
  g_file_load_contents_async (self->file, NULL, loaded_cb, g_object_ref (self));
}

static void
read_again_cb (StewardImportDialog *self)
{
  read_file (self);
}

/* --- Importing -------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (steward_portfolio_save_finish (STEWARD_PORTFOLIO (source), result, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-import", "(uu)",
                                  (guint) g_variant_n_children (self->new_ids), self->n_updates);
      gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.begin-first-sync", self->new_ids);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  /* What was read was handed over; another try begins with the file. */
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* Who is new is known before it is imported. */
static void
note_new (StewardImportDialog *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  for (guint i = 0; i < self->import->customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (self->import->customers, i);

      if (steward_portfolio_find (self->portfolio, facts->record->id) == NULL)
        g_variant_builder_add (&builder, "s", facts->record->id);
    }
  g_clear_pointer (&self->new_ids, g_variant_unref);
  self->new_ids = g_variant_ref_sink (g_variant_builder_end (&builder));
  self->n_updates = self->import->customers->len - (guint) g_variant_n_children (self->new_ids);
}

static void
import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardImportDialog *self = STEWARD_IMPORT_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "dialog.import", FALSE);
  note_new (self);
  steward_portfolio_save_async (self->portfolio, g_ptr_array_ref (self->import->customers), NULL,
                                saved_cb, g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_import_dialog_dispose (GObject *object)
{
  StewardImportDialog *self = STEWARD_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->file);
  g_clear_pointer (&self->import, steward_portfolio_import_free);
  g_clear_pointer (&self->new_ids, g_variant_unref);
  G_OBJECT_CLASS (steward_import_dialog_parent_class)->dispose (object);
}

static void
steward_import_dialog_class_init (StewardImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STEWARD_TYPE_LATE_SPINNER);
  G_OBJECT_CLASS (klass)->dispose = steward_import_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customers/steward-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, mended_button);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, problems_box);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, problems_label);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, StewardImportDialog, table);
  gtk_widget_class_bind_template_callback (widget_class, read_again_cb);
  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
}

static void
steward_import_dialog_init (StewardImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->import_button));
}

StewardImportDialog *
steward_import_dialog_new (StewardPortfolio *portfolio, GFile *file)
{
  StewardImportDialog *self = g_object_new (STEWARD_TYPE_IMPORT_DIALOG, NULL);

  self->portfolio = g_object_ref (portfolio);
  self->file = g_object_ref (file);
  add_columns (self);
  read_file (self);
  return self;
}
