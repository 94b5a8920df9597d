/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-section.h"

#include "steward-focus-keeper.h"
#include "steward-late-spinner.h"
#include "steward-record-changes.h"
#include "steward-record-dialog.h"
#include "steward-record-item.h"
#include "steward-record-words.h"

#include <glib/gi18n.h>

struct _StewardRecordSection {
  AdwBin parent_instance;

  const StewardRecordKind *kind;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardRecordList *list;
  GHashTable *items; /* of StewardRecordItem by the id of the record; borrowed */
  char *remark;
  gboolean failed; /* when it was read last */

  AdwPreferencesGroup *group;
  GtkWidget *add_button;
  GtkWidget *content;
  GtkWidget *spinner;
  GtkWidget *failure;
  AdwActionRow *failure_row;
  GtkListBox *rows;
  GtkWidget *offers;
  AdwPreferencesRow *offer_row;
};

enum {
  PROP_0,
  PROP_KIND,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum {
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardRecordSection, steward_record_section, ADW_TYPE_BIN)

static StewardDay
get_today (StewardRecordSection *self)
{
  return steward_portfolio_get_today (self->portfolio);
}

/* --- The order -------------------------------------------------------------------------------- */

/* None comes last. */
static int
compare_days (StewardDay a, StewardDay b)
{
  if (a == STEWARD_DAY_NONE || b == STEWARD_DAY_NONE)
    return (a == STEWARD_DAY_NONE) - (b == STEWARD_DAY_NONE);
  return (a > b) - (a < b);
}

static int
compare_items (GtkListBoxRow *row_a, GtkListBoxRow *row_b, gpointer user_data)
{
  StewardRecordSection *self = user_data;
  StewardRecord *a = steward_record_item_get_record (STEWARD_RECORD_ITEM (row_a));
  StewardRecord *b = steward_record_item_get_record (STEWARD_RECORD_ITEM (row_b));
  const StewardField *first = self->kind->fields;
  gint64 created_a = steward_record_get_created_at (a);
  gint64 created_b = steward_record_get_created_at (b);
  int order = 0;

  if (self->kind->due)
    order = compare_days (steward_record_get_day (a, self->kind->due),
                          steward_record_get_day (b, self->kind->due));
  else if (first->type == STEWARD_FIELD_DAY)
    order = compare_days (steward_record_get_day (b, first->key),
                          steward_record_get_day (a, first->key));
  return order ? order : (created_a > created_b) - (created_a < created_b);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void show_items (StewardRecordSection *self);

static void
checked_off_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardRecordSection) self = user_data;
  g_autoptr (GError) error = NULL;

  if (steward_portfolio_change_records_finish (STEWARD_PORTFOLIO (source), result, &error))
    return;
  /* The mark is not what the store holds. */
  show_items (self);
  steward_record_changes_tell (GTK_WIDGET (self), _ ("It was not saved"), error);
}

static void
checked_cb (StewardRecordItem *item, gboolean done, StewardRecordSection *self)
{
  StewardRecord *edited = steward_record_copy (steward_record_item_get_record (item));
  g_autofree char *today = steward_day_format (get_today (self));
  const StewardField *field = steward_record_kind_find_field (self->kind, self->kind->done);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean fits = steward_record_set (edited, field, done ? today : NULL, NULL);

  g_assert (fits);
  g_ptr_array_add (records, edited);
  steward_portfolio_save_records_async (self->portfolio, records, NULL, checked_off_cb,
                                        g_object_ref (self));
}

/* A row stays as long as its record, and with it the keyboard in it. */
static void
show_item (StewardRecordSection *self, StewardRecord *record)
{
  const char *id = steward_record_get_id (record);
  GtkWidget *item = g_hash_table_lookup (self->items, id);

  if (item == NULL)
    {
      item = steward_record_item_new ();
      steward_record_item_show (STEWARD_RECORD_ITEM (item), record, get_today (self));
      g_signal_connect_object (item, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_DEFAULT);
      g_hash_table_insert (self->items, g_strdup (id), item);
      gtk_list_box_append (self->rows, item);
      return;
    }
  steward_record_item_show (STEWARD_RECORD_ITEM (item), record, get_today (self));
}

/* What gets the keyboard of a row that goes: the next one, else the one before it. */
static GtkWidget *
find_heir (StewardRecordSection *self, GtkWidget *item)
{
  GtkWidget *heir = gtk_widget_get_next_sibling (item);

  if (heir == NULL)
    heir = gtk_widget_get_prev_sibling (item);
  return heir ? heir : self->add_button;
}

static guint
count_records (StewardRecordSection *self)
{
  return self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

static gboolean
has_record (StewardRecordSection *self, const char *id)
{
  guint n = count_records (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (g_str_equal (steward_record_get_id (record), id))
        return TRUE;
    }
  return FALSE;
}

static void
remove_items (StewardRecordSection *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      if (has_record (self, id))
        continue;
      steward_focus_keeper_hand_on (item, find_heir (self, item));
      gtk_list_box_remove (self->rows, item);
      g_hash_table_iter_remove (&iter);
    }
}

/* --- Following the list ----------------------------------------------------------------------- */

/* An empty place would still be a gap. */
static void
show_content (StewardRecordSection *self)
{
  gtk_widget_set_visible (self->content, gtk_widget_get_visible (GTK_WIDGET (self->rows))
                                           || gtk_widget_get_visible (self->spinner)
                                           || gtk_widget_get_visible (self->failure)
                                           || gtk_widget_get_visible (self->offers));
}

static void
show (StewardRecordSection *self)
{
  guint n = count_records (self);
  gboolean loaded = self->list && steward_record_list_get_loaded (self->list);
  const char *hint = loaded && n == 0 ? _ (self->kind->hint) : NULL;
  gboolean can_add = loaded && !(self->kind->single && n > 0);

  if (!can_add && n > 0)
    steward_focus_keeper_hand_on (self->add_button,
                                  GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0)));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_widget_set_visible (self->add_button, can_add);
  gtk_widget_set_visible (self->spinner, !loaded && !self->failed);
  gtk_widget_set_visible (self->failure, self->failed);
  show_content (self);
  adw_preferences_group_set_description (self->group, self->remark ? self->remark : hint);
}

static void
show_items (StewardRecordSection *self)
{
  guint n = count_records (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      show_item (self, record);
    }
}

static void
list_changed_cb (StewardRecordSection *self)
{
  self->failed = FALSE;
  show_items (self);
  remove_items (self);
  gtk_list_box_invalidate_sort (self->rows);
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
failed_cb (StewardRecordSection *self, const GError *error)
{
  self->failed = TRUE;
  adw_action_row_set_subtitle (self->failure_row, error->message);
  show (self);
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
present_dialog (StewardRecordSection *self, StewardRecord *record, gboolean is_new)
{
  adw_dialog_present (ADW_DIALOG (steward_record_dialog_new (self->portfolio, record, is_new)),
                      GTK_WIDGET (self));
}

static void
activated_cb (StewardRecordSection *self, GtkListBoxRow *row)
{
  present_dialog (self, steward_record_item_get_record (STEWARD_RECORD_ITEM (row)), FALSE);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardRecordSection *self = STEWARD_RECORD_SECTION (widget);
  g_autoptr (StewardRecord) record = NULL;

  if (self->customer == NULL)
    return;
  record = steward_record_new (self->kind, steward_customer_get_id (self->customer));
  steward_record_set_initial (record, get_today (self));
  present_dialog (self, record, TRUE);
}

static void
delete_focused (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardRecordSection *self = STEWARD_RECORD_SECTION (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *item = focus ? gtk_widget_get_ancestor (focus, STEWARD_TYPE_RECORD_ITEM) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  StewardRecord *record;

  if (item == NULL || !gtk_widget_is_ancestor (item, widget))
    return;
  record = steward_record_item_get_record (STEWARD_RECORD_ITEM (item));
  title = steward_record_dup_title (record);
  text = g_strdup_printf (_ ("“%s” deleted"), title);
  steward_record_changes_delete (widget, self->portfolio, record, text);
}

static void
reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardRecordSection *self = STEWARD_RECORD_SECTION (widget);

  if (self->list == NULL)
    return;
  self->failed = FALSE;
  steward_record_list_reload (self->list);
  show (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
set_kind (StewardRecordSection *self, const char *key)
{
  self->kind = steward_record_kind_find (key);
  g_return_if_fail (self->kind != NULL);
  adw_preferences_group_set_title (self->group, _ (self->kind->labels));
  gtk_widget_set_tooltip_text (self->add_button, _ (self->kind->add));
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

/* The first record rather than the buttons. */
static gboolean
steward_record_section_grab_focus (GtkWidget *widget)
{
  StewardRecordSection *self = STEWARD_RECORD_SECTION (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  if (first && gtk_widget_get_mapped (GTK_WIDGET (first)))
    return gtk_widget_grab_focus (GTK_WIDGET (first));
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
steward_record_section_dispose (GObject *object)
{
  StewardRecordSection *self = STEWARD_RECORD_SECTION (object);

  g_clear_object (&self->list);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->remark, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (steward_record_section_parent_class)->dispose (object);
}

static void
steward_record_section_class_init (StewardRecordSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = steward_record_section_set_property;
  widget_class->grab_focus = steward_record_section_grab_focus;
  object_class->dispose = steward_record_section_dispose;
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "contact",
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (STEWARD_TYPE_LATE_SPINNER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/records/steward-record-section.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, group);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, content);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, failure);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, failure_row);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, rows);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, offers);
  gtk_widget_class_bind_template_child (widget_class, StewardRecordSection, offer_row);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "record.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_focused);
  gtk_widget_class_install_action (widget_class, "record.reload", NULL, reload);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "record.delete", NULL);
}

static void
steward_record_section_init (StewardRecordSection *self)
{
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->rows, compare_items, self, NULL);
}

void
steward_record_section_set_customer (StewardRecordSection *self,
                                     StewardPortfolio *portfolio,
                                     StewardCustomer *customer)
{
  g_return_if_fail (STEWARD_IS_RECORD_SECTION (self));
  if (g_set_object (&self->portfolio, portfolio) && portfolio)
    /* Another day: what is late is later. */
    g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (show_items), self,
                             G_CONNECT_SWAPPED);
  if (!g_set_object (&self->customer, customer))
    return;
  g_clear_object (&self->list);
  g_clear_pointer (&self->remark, g_free);
  if (customer)
    {
      self->list = steward_record_list_new (portfolio, customer, self->kind);
      g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (list_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->list, "load-failed", G_CALLBACK (failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  list_changed_cb (self);
}

StewardRecordList *
steward_record_section_get_list (StewardRecordSection *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_SECTION (self), NULL);
  return self->list;
}

void
steward_record_section_set_remark (StewardRecordSection *self, const char *remark)
{
  g_return_if_fail (STEWARD_IS_RECORD_SECTION (self));
  if (g_set_str (&self->remark, remark))
    show (self);
}

void
steward_record_section_set_offer (StewardRecordSection *self,
                                  const char *label,
                                  const char *action_name)
{
  g_return_if_fail (STEWARD_IS_RECORD_SECTION (self));
  adw_preferences_row_set_title (self->offer_row, label ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer_row), action_name);
  if (label == NULL)
    steward_focus_keeper_hand_on (self->offers, GTK_WIDGET (self));
  gtk_widget_set_visible (self->offers, label != NULL);
  show_content (self);
}
