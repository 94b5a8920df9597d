/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-item.h"

#include "steward-record-words.h"

#include <glib/gi18n.h>

/* Longer text is read where it is edited. */
#define MAX_LINES 3

struct _StewardRecordItem {
  AdwActionRow parent_instance;

  StewardRecord *record;
  GtkCheckButton *check;
  GtkWidget *late;
  GtkLabel *badge;
  const char *badge_class;
};

enum {
  CHECKED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardRecordItem, steward_record_item, ADW_TYPE_ACTION_ROW)

/* --- Checking off ----------------------------------------------------------------------------- */

static void
toggled_cb (StewardRecordItem *self)
{
  gboolean done = gtk_check_button_get_active (self->check);

  if (self->record && done != steward_record_is_done (self->record))
    g_signal_emit (self, signals[CHECKED], 0, done);
}

static gboolean
space_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  StewardRecordItem *self = STEWARD_RECORD_ITEM (widget);

  if (gtk_widget_get_parent (GTK_WIDGET (self->check)) == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (self->check, !gtk_check_button_get_active (self->check));
  return GDK_EVENT_STOP;
}

/* --- Showing ---------------------------------------------------------------------------------- */

static void
show_check (StewardRecordItem *self, const char *title)
{
  const StewardRecordKind *kind = steward_record_get_kind (self->record);
  /* Translators: what a check button says: of a step, that it is done */
  g_autofree char *label = g_strdup_printf (_ ("Done: %s"), title);

  /* Only then: an empty place for it would indent the title. */
  if (kind->done && gtk_widget_get_parent (GTK_WIDGET (self->check)) == NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  gtk_check_button_set_active (self->check, steward_record_is_done (self->record));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
show_badge (StewardRecordItem *self)
{
  static const char *const classes[] = {
    [STEWARD_TONE_NEUTRAL] = NULL,
    [STEWARD_TONE_GOOD] = "success",
    [STEWARD_TONE_WARNING] = "warning",
    [STEWARD_TONE_BAD] = "error",
  };
  const StewardChoice *badge = steward_record_get_badge (self->record);

  gtk_widget_set_visible (GTK_WIDGET (self->badge), badge != NULL);
  if (self->badge_class)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), self->badge_class);
  self->badge_class = badge ? classes[badge->tone] : NULL;
  if (self->badge_class)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), self->badge_class);
  gtk_label_set_text (self->badge, badge ? _ (badge->label) : "");
}

void
steward_record_item_show (StewardRecordItem *self, StewardRecord *record, StewardDay today)
{
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (STEWARD_IS_RECORD_ITEM (self));
  g_return_if_fail (STEWARD_IS_RECORD (record));
  g_set_object (&self->record, record);
  title = steward_record_dup_title (record);
  summary = steward_record_dup_summary (record, today);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
  gtk_widget_set_visible (self->late, steward_record_get_days_late (record, today) > 0);
  show_check (self, title);
  show_badge (self);
}

StewardRecord *
steward_record_item_get_record (StewardRecordItem *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_ITEM (self), NULL);
  return self->record;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_record_item_dispose (GObject *object)
{
  StewardRecordItem *self = STEWARD_RECORD_ITEM (object);

  g_clear_object (&self->record);
  g_clear_object (&self->check);
  G_OBJECT_CLASS (steward_record_item_parent_class)->dispose (object);
}

static void
steward_record_item_class_init (StewardRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_record_item_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_space, 0, space_cb, NULL);
  /**
   * StewardRecordItem::checked:
   * @done: whether it is done now
   */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

/* Words beside it say what it shows. */
static GtkWidget *
make_icon (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static void
add_suffix (StewardRecordItem *self, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), widget);
}

static void
steward_record_item_init (StewardRecordItem *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  self->check = GTK_CHECK_BUTTON (g_object_ref_sink (gtk_check_button_new ()));
  self->late = make_icon ("dialog-warning-symbolic");
  self->badge = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (row, MAX_LINES);
  adw_action_row_set_subtitle_lines (row, MAX_LINES);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->late, "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), "record-badge");
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), "caption");
  add_suffix (self, self->late);
  add_suffix (self, GTK_WIDGET (self->badge));
  add_suffix (self, make_icon ("go-next-symbolic"));
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
steward_record_item_new (void)
{
  return g_object_new (STEWARD_TYPE_RECORD_ITEM, NULL);
}
