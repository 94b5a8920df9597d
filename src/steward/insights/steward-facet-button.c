/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-facet-button.h"

#include "steward-facets.h"

#include <glib/gi18n.h>

struct _StewardFacetButton {
  AdwBin parent_instance;

  StewardPortfolio *portfolio;
  StewardView *view; /* borrowed */
  StewardFacet facet;

  GtkMenuButton *button;
  GtkBox *choices;
};

G_DEFINE_FINAL_TYPE (StewardFacetButton, steward_facet_button, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Words ------------------------------------------------------------------------------------ */

static const char *
get_label_of_all (StewardFacet facet)
{
  switch (facet)
    {
    case STEWARD_FACET_ADVISOR:
      return _ ("All advisors");
    case STEWARD_FACET_SEGMENT:
      return _ ("All segments");
    case STEWARD_FACET_LIFECYCLE:
      return _ ("All stages");
    case STEWARD_FACET_STATE:
    case STEWARD_FACET_RAMP:
    case STEWARD_FACET_SYNC:
    default:
      return steward_facet_get_label (facet);
    }
}

/* Nothing but the names of what is chosen, or how many there are. */
static char *
describe_chosen (StewardFacetButton *self)
{
  char **options = self->view->options[self->facet];
  guint n = options ? g_strv_length (options) : 0;

  if (n == 0)
    return g_strdup (get_label_of_all (self->facet));
  if (n == 1)
    return steward_facet_dup_option_label (self->portfolio, self->facet, options[0]);
  /* Translators: what is chosen of advisors, segments or stages: `Advisor: 2` */
  return g_strdup_printf (_ ("%s: %u"), steward_facet_get_label (self->facet), n);
}

/* --- Choosing --------------------------------------------------------------------------------- */

static void
choice_toggled_cb (StewardFacetButton *self, GtkCheckButton *choice)
{
  const char *option = g_object_get_data (G_OBJECT (choice), "option");

  steward_view_set_option (self->view, self->facet, option, gtk_check_button_get_active (choice));
  steward_facet_button_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A choice that nobody has and that is not on would only be in the way. */
static void
add_choice (StewardFacetButton *self, const StewardCustomerFilter *filter, const char *option)
{
  gboolean wanted = steward_view_has_option (self->view, self->facet, option);
  guint n = steward_facet_count (self->portfolio, filter, self->facet, option);
  g_autofree char *label = steward_facet_dup_option_label (self->portfolio, self->facet, option);
  /* Translators: a filter, and how many customers it shows */
  g_autofree char *text = g_strdup_printf (_ ("%s  (%u)"), label, n);
  GtkWidget *choice;

  if (n == 0 && !wanted)
    return;
  choice = gtk_check_button_new_with_label (text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), wanted);
  g_object_set_data_full (G_OBJECT (choice), "option", g_strdup (option), g_free);
  g_signal_connect_object (choice, "toggled", G_CALLBACK (choice_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->choices, choice);
}

static void
visible_cb (StewardFacetButton *self, GParamSpec *pspec, GtkWidget *popover)
{
  const StewardCustomerFilter filter = {
    .view = self->view,
    .now = steward_portfolio_get_now (self->portfolio),
    .today = steward_portfolio_get_today (self->portfolio),
  };
  g_autoptr (GPtrArray) options = NULL;
  GtkWidget *child;

  if (!gtk_widget_get_visible (popover))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))))
    gtk_box_remove (self->choices, child);
  options = steward_facet_list_options (self->portfolio, self->facet);
  for (guint i = 0; i < options->len; i++)
    add_choice (self, &filter, g_ptr_array_index (options, i));
  gtk_widget_child_focus (GTK_WIDGET (self->choices), GTK_DIR_TAB_FORWARD);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_facet_button_dispose (GObject *object)
{
  g_clear_object (&STEWARD_FACET_BUTTON (object)->portfolio);
  G_OBJECT_CLASS (steward_facet_button_parent_class)->dispose (object);
}

static void
steward_facet_button_class_init (StewardFacetButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_facet_button_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_facet_button_init (StewardFacetButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = g_object_new (
    GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height",
    TRUE, "propagate-natural-width", TRUE, "max-content-height", 460, NULL);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->choices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_add_css_class (GTK_WIDGET (self->choices), "filter-choices");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->choices));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "chip");
  g_signal_connect_object (popover, "notify::visible", G_CALLBACK (visible_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

void
steward_facet_button_set_up (StewardFacetButton *self,
                             StewardPortfolio *portfolio,
                             StewardView *view,
                             StewardFacet facet)
{
  g_return_if_fail (STEWARD_IS_FACET_BUTTON (self));
  g_return_if_fail (self->portfolio == NULL);
  self->portfolio = g_object_ref (portfolio);
  self->view = view;
  self->facet = facet;
  steward_facet_button_refresh (self);
}

void
steward_facet_button_refresh (StewardFacetButton *self)
{
  g_autofree char *chosen = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (STEWARD_IS_FACET_BUTTON (self));
  chosen = describe_chosen (self);
  /* Translators: a facet and what is chosen of it: `Advisor: Wen Zhou` */
  name = g_strdup_printf (_ ("%s: %s"), steward_facet_get_label (self->facet), chosen);
  gtk_menu_button_set_label (self->button, chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}
