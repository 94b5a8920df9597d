/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-state-mark.h"

struct _StewardStateMark {
  GtkWidget parent_instance;

  StewardState state;
};

G_DEFINE_FINAL_TYPE (StewardStateMark, steward_state_mark, GTK_TYPE_WIDGET)

static const char *const css_classes[] = {
  [STEWARD_STATE_UNKNOWN] = "dim-label",
  [STEWARD_STATE_POOR] = "error",
  [STEWARD_STATE_CONCERNING] = "warning",
  [STEWARD_STATE_HEALTHY] = "success",
};

/* Shapes of about the same area, in a square of 12. */
static GskPath *
make_shape (StewardState state)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  switch (state)
    {
    case STEWARD_STATE_POOR:
      gsk_path_builder_move_to (builder, 6, 1);
      gsk_path_builder_line_to (builder, 11.5f, 11);
      gsk_path_builder_line_to (builder, 0.5f, 11);
      gsk_path_builder_close (builder);
      break;
    case STEWARD_STATE_CONCERNING:
      gsk_path_builder_move_to (builder, 6, 0.5f);
      gsk_path_builder_line_to (builder, 11.5f, 6);
      gsk_path_builder_line_to (builder, 6, 11.5f);
      gsk_path_builder_line_to (builder, 0.5f, 6);
      gsk_path_builder_close (builder);
      break;
    case STEWARD_STATE_HEALTHY:
    case STEWARD_STATE_UNKNOWN:
    default:
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (6, 6), 4.5f);
    }
  return gsk_path_builder_free_to_path (g_steal_pointer (&builder));
}

void
steward_state_mark_append (GtkSnapshot *snapshot, StewardState state, const GdkRGBA *color)
{
  g_autoptr (GskPath) shape = make_shape (state);

  if (state == STEWARD_STATE_UNKNOWN)
    {
      g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);

      gtk_snapshot_append_stroke (snapshot, shape, stroke, color);
    }
  else
    gtk_snapshot_append_fill (snapshot, shape, GSK_FILL_RULE_WINDING, color);
}

static void
steward_state_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardStateMark *self = STEWARD_STATE_MARK (widget);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - STEWARD_STATE_MARK_SIZE) / 2,
                          (float) (gtk_widget_get_height (widget) - STEWARD_STATE_MARK_SIZE) / 2));
  steward_state_mark_append (snapshot, self->state, &color);
  gtk_snapshot_restore (snapshot);
}

static void
steward_state_mark_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = STEWARD_STATE_MARK_SIZE;
}

static void
steward_state_mark_class_init (StewardStateMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = steward_state_mark_snapshot;
  widget_class->measure = steward_state_mark_measure;
  gtk_widget_class_set_css_name (widget_class, "statemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
show_state (StewardStateMark *self)
{
  const char *label = steward_state_get_label (self->state);

  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[self->state]);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
steward_state_mark_init (StewardStateMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  show_state (self);
}

GtkWidget *
steward_state_mark_new (void)
{
  return g_object_new (STEWARD_TYPE_STATE_MARK, NULL);
}

void
steward_state_mark_set_state (StewardStateMark *self, StewardState state)
{
  g_return_if_fail (STEWARD_IS_STATE_MARK (self));
  if (self->state == state)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), css_classes[self->state]);
  self->state = state;
  show_state (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
