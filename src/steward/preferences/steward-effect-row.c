/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-effect-row.h"

#include "steward-state-mark.h"

#include <glib/gi18n.h>

/* More names are not read by anyone; the table shows them. */
#define MAX_NAMES 5

struct _StewardEffectRow {
  AdwPreferencesRow parent_instance;

  StewardAspect aspect;
  StewardSettingsEditor *editor;

  GtkWidget *marks;
  StewardStateMark *from_mark;
  StewardStateMark *to_mark;
  GtkLabel *text;
  GtkLabel *names;
};

G_DEFINE_FINAL_TYPE (StewardEffectRow, steward_effect_row, ADW_TYPE_PREFERENCES_ROW)

enum { PROP_0, PROP_ASPECT, N_PROPS };

static GParamSpec *properties[N_PROPS];

static const char *const aspects[] = {
  [STEWARD_ASPECT_UTILIZATION] = "utilization",
  [STEWARD_ASPECT_CONSUMPTION] = "consumption",
  [STEWARD_ASPECT_RAMP] = "ramp",
  [STEWARD_ASPECT_SEATS] = "seats",
  [STEWARD_ASPECT_STAGE] = "stage",
  [STEWARD_ASPECT_HEALTH] = "health",
  [STEWARD_ASPECT_AGE] = "age",
};

/* The shapes of the first move, where it is from one state to another. */
static void
show_marks (StewardEffectRow *self, const StewardSettingsEffect *effect)
{
  const StewardSettingsMove *move = effect->moves->len > 0 ? effect->moves->pdata[0] : NULL;
  gboolean are_states = self->aspect == STEWARD_ASPECT_UTILIZATION
                        || self->aspect == STEWARD_ASPECT_CONSUMPTION
                        || self->aspect == STEWARD_ASPECT_HEALTH;

  gtk_widget_set_visible (self->marks, are_states && move && move->from >= 0);
  if (!are_states || move == NULL || move->from < 0)
    return;
  steward_state_mark_set_state (self->from_mark, (StewardState) move->from);
  steward_state_mark_set_state (self->to_mark, (StewardState) move->to);
}

static void
show (StewardEffectRow *self)
{
  g_autoptr (StewardSettingsEffect) effect = steward_settings_editor_dup_effect (self->editor,
                                                                                 self->aspect);
  g_autofree char *text = effect ? steward_settings_effect_describe (effect) : NULL;
  g_autofree char *names = effect ? steward_settings_effect_describe_names (effect, MAX_NAMES)
                                  : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), effect != NULL);
  if (effect == NULL || g_str_equal (gtk_label_get_text (self->text), text))
    return;
  show_marks (self, effect);
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->names, names);
  gtk_widget_set_visible (GTK_WIDGET (self->names), *names != '\0');
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
undo_cb (StewardEffectRow *self)
{
  /* The button goes, and the keyboard would go with it. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_BACKWARD);
  steward_settings_editor_undo (self->editor, self->aspect);
}

static void
steward_effect_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StewardEffectRow *self = STEWARD_EFFECT_ROW (object);

  switch (id)
    {
    case PROP_ASPECT:
      for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
        if (g_strcmp0 (g_value_get_string (value), aspects[i]) == 0)
          self->aspect = (StewardAspect) i;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_effect_row_dispose (GObject *object)
{
  StewardEffectRow *self = STEWARD_EFFECT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_EFFECT_ROW);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (steward_effect_row_parent_class)->dispose (object);
}

static void
steward_effect_row_class_init (StewardEffectRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = steward_effect_row_set_property;
  object_class->dispose = steward_effect_row_dispose;
  g_type_ensure (STEWARD_TYPE_STATE_MARK);

  properties[PROP_ASPECT] = g_param_spec_string (
    "aspect", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/preferences/steward-effect-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardEffectRow, marks);
  gtk_widget_class_bind_template_child (widget_class, StewardEffectRow, from_mark);
  gtk_widget_class_bind_template_child (widget_class, StewardEffectRow, to_mark);
  gtk_widget_class_bind_template_child (widget_class, StewardEffectRow, text);
  gtk_widget_class_bind_template_child (widget_class, StewardEffectRow, names);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
steward_effect_row_init (StewardEffectRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_effect_row_follow (StewardEffectRow *self, StewardSettingsEditor *editor)
{
  g_return_if_fail (STEWARD_IS_EFFECT_ROW (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
  show (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}
