/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-section.h"

#include "steward-record-dialog.h"

#include <glib/gi18n.h>

/* How many values beside what it is called a row tells. */
#define MAX_TOLD 3
/* The field that is filled in when a record is checked off. */
#define DONE "done"

struct _StewardRecordSection {
  AdwBin parent_instance;

  const StewardRecordKind *kind;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardRecordList *list;
  char *remark;

  AdwPreferencesGroup *group;
  GtkWidget *add_button;
  GtkListBox *rows;
};

enum {
  PROP_0,
  PROP_KIND,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StewardRecordSection, steward_record_section, ADW_TYPE_BIN)

/* --- Rows ------------------------------------------------------------------------------------- */

static void
present_dialog (StewardRecordSection *self, StewardRecord *record, gboolean is_new)
{
  adw_dialog_present (ADW_DIALOG (steward_record_dialog_new (self->portfolio, record, is_new)),
                      GTK_WIDGET (self));
}

static gboolean
is_short (const StewardField *field)
{
  return field->type != STEWARD_FIELD_TEXT && field->type != STEWARD_FIELD_YES_NO
         && field->type != STEWARD_FIELD_RECORD;
}

/* The first short values, such as `Head of platform · ada@example.com · Champion`. Yes or no says
 * nothing without its question, and another record nothing by its id. */
static char *
describe (StewardRecord *record)
{
  const StewardRecordKind *kind = steward_record_get_kind (record);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  for (const StewardField *field = kind->fields + 1; field->key && n < MAX_TOLD; field++)
    {
      g_autofree char *text = is_short (field) ? steward_record_format (record, field) : NULL;

      if (text == NULL)
        continue;
      if (field->type == STEWARD_FIELD_DAY)
        /* Translators: a field and the day in it, such as `Due 23 Nov 2026` */
        g_strv_builder_take (builder, g_strdup_printf (_ ("%s %s"), _ (field->label), text));
      else
        g_strv_builder_add (builder, text);
      n++;
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardRecordSection) self = user_data;
  g_autoptr (GError) error = NULL;

  if (steward_portfolio_change_records_finish (STEWARD_PORTFOLIO (source), result, &error))
    return;
  steward_record_section_set_remark (self, error->message);
  /* The mark is not what the store holds. */
  if (self->list)
    steward_record_list_reload (self->list);
}

static void
toggled_cb (GtkCheckButton *check, StewardRecord *record)
{
  GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (check), STEWARD_TYPE_RECORD_SECTION);
  StewardRecordSection *self = STEWARD_RECORD_SECTION (section);
  const StewardField *field = steward_record_kind_find_field (self->kind, DONE);
  StewardRecord *edited = steward_record_copy (record);
  g_autofree char *today = steward_day_format (steward_portfolio_get_today (self->portfolio));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean fits = steward_record_set (edited, field,
                                      gtk_check_button_get_active (check) ? today : NULL, NULL);

  g_assert (fits);
  g_ptr_array_add (records, edited);
  steward_portfolio_save_records_async (self->portfolio, records, NULL, checked_cb,
                                        g_object_ref (self));
}

static void
add_check (GtkWidget *row, StewardRecord *record, const char *name)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), steward_record_has (record, DONE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), record, G_CONNECT_DEFAULT);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  StewardRecord *record = item;
  const StewardRecordKind *kind = steward_record_get_kind (record);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = steward_record_format (record, kind->fields);
  g_autofree char *details = describe (record);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name ? name : _ (kind->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (steward_record_kind_find_field (kind, DONE))
    add_check (row, record, name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
activated_cb (StewardRecordSection *self, GtkListBoxRow *row)
{
  g_autoptr (StewardRecord) record = g_list_model_get_item (
    G_LIST_MODEL (self->list), (guint) gtk_list_box_row_get_index (row));

  if (record)
    present_dialog (self, record, FALSE);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardRecordSection *self = STEWARD_RECORD_SECTION (widget);
  g_autoptr (StewardRecord) record = NULL;

  if (self->customer == NULL)
    return;
  record = steward_record_new (self->kind, steward_customer_get_id (self->customer));
  present_dialog (self, record, TRUE);
}

/* --- Following the list ----------------------------------------------------------------------- */

static void
show (StewardRecordSection *self)
{
  guint n = self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  gboolean loaded = self->list && steward_record_list_get_loaded (self->list);
  const char *hint = loaded && n == 0 ? _ (self->kind->hint) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_widget_set_visible (self->add_button, !(self->kind->single && n > 0));
  adw_preferences_group_set_description (self->group, self->remark ? self->remark : hint);
}

static void
failed_cb (StewardRecordSection *self, const GError *error)
{
  steward_record_section_set_remark (self, error->message);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
set_kind (StewardRecordSection *self, const char *key)
{
  g_autofree char *tooltip = NULL;

  self->kind = steward_record_kind_find (key);
  g_return_if_fail (self->kind != NULL);
  adw_preferences_group_set_title (self->group, _ (self->kind->labels));
  /* Translators: adds a record of a kind, such as `Add: Contact` */
  tooltip = g_strdup_printf (_ ("Add: %s"), _ (self->kind->label));
  gtk_widget_set_tooltip_text (self->add_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->kind->labels), -1);
}

static void
steward_record_section_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_KIND:
      set_kind (STEWARD_RECORD_SECTION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
steward_record_section_dispose (GObject *object)
{
  StewardRecordSection *self = STEWARD_RECORD_SECTION (object);

  if (self->rows)
    gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  self->rows = NULL;
  g_clear_object (&self->list);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->remark, g_free);
  G_OBJECT_CLASS (steward_record_section_parent_class)->dispose (object);
}

static void
steward_record_section_class_init (StewardRecordSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = steward_record_section_set_property;
  object_class->dispose = steward_record_section_dispose;
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "contact",
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/records/steward-record-section.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, group);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, rows);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "record.add", NULL, add);
}

static void
steward_record_section_init (StewardRecordSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_record_section_set_customer (StewardRecordSection *self,
                                     StewardPortfolio *portfolio,
                                     StewardCustomer *customer)
{
  g_return_if_fail (STEWARD_IS_RECORD_SECTION (self));
  g_set_object (&self->portfolio, portfolio);
  if (!g_set_object (&self->customer, customer))
    return;
  gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  g_clear_object (&self->list);
  g_clear_pointer (&self->remark, g_free);
  if (customer)
    {
      self->list = steward_record_list_new (portfolio, customer, self->kind);
      g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (show), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->list, "load-failed", G_CALLBACK (failed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->list), make_row, NULL, NULL);
    }
  show (self);
}

void
steward_record_section_set_remark (StewardRecordSection *self, const char *remark)
{
  g_return_if_fail (STEWARD_IS_RECORD_SECTION (self));
  if (g_set_str (&self->remark, remark))
    show (self);
}

StewardRecordList *
steward_record_section_get_list (StewardRecordSection *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_SECTION (self), NULL);
  return self->list;
}
