/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-filter-bar.h"

#include "steward-facets.h"

#include <glib/gi18n.h>
#include <string.h>

struct _StewardFilterBar {
  GtkBox parent_instance;

  StewardPortfolio *portfolio;
  StewardView *view;
  StewardCustomerFilter filter; /* the same, ready to be asked */
  gboolean stricter;
  gboolean can_save;
  guint count_id;

  GtkSearchEntry *search_entry;
  GtkWidget *chips_scroller;
  GtkToggleButton *picked_chip;
  GtkBox *chips;
  GtkWidget *add_button;
  GtkPopover *popover;
  GtkBox *choices;
  GtkWidget *clear_button;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (StewardFilterBar, steward_filter_bar, GTK_TYPE_BOX)

enum { CHANGED, LEAVE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Words ------------------------------------------------------------------------------------ */

/* An option of a facet, as a chip or a choice stands for it. */
typedef struct {
  StewardFacet facet;
  char *option;
} Option;

static void
option_free (gpointer data)
{
  Option *self = data;

  g_free (self->option);
  g_free (self);
}

static Option *
option_new (StewardFacet facet, const char *name)
{
  Option *self = g_new0 (Option, 1);

  self->facet = facet;
  self->option = g_strdup (name);
  return self;
}

/* What is asked for most often, always there as a chip. */
static const struct {
  StewardFacet facet;
  const char *option;
} standing_options[] = {
  { STEWARD_FACET_STATE, "below-target" },
  { STEWARD_FACET_RAMP, "behind" },
  { STEWARD_FACET_SYNC, "failed" },
  { STEWARD_FACET_LIFECYCLE, "renewing" },
};

static gboolean
is_always_there (const Option *option)
{
  for (guint i = 0; i < G_N_ELEMENTS (standing_options); i++)
    if (standing_options[i].facet == option->facet
        && strcmp (standing_options[i].option, option->option) == 0)
      return TRUE;
  return FALSE;
}

/* --- Asking ----------------------------------------------------------------------------------- */

/* Makes the view ready to be asked, at this moment. */
static void
prepare (StewardFilterBar *self)
{
  g_free (self->filter.needle);
  self->filter = (StewardCustomerFilter) {
    .view = self->view,
    .needle = steward_search_fold (self->view->search),
    .now = steward_portfolio_get_now (self->portfolio),
    .today = steward_portfolio_get_today (self->portfolio),
  };
}

static void show_chips (StewardFilterBar *self);

static void
announce (StewardFilterBar *self, gboolean stricter)
{
  self->stricter = stricter;
  prepare (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_option (StewardFilterBar *self, const Option *option, gboolean wanted)
{
  if (steward_view_has_option (self->view, option->facet, option->option) == wanted)
    return;
  steward_view_set_option (self->view, option->facet, option->option, wanted);
  announce (self, FALSE);
}

/* --- Chips ------------------------------------------------------------------------------------ */

static const Option *
get_option (gpointer button)
{
  return g_object_get_data (G_OBJECT (button), "option");
}

static void
chip_toggled_cb (StewardFilterBar *self, GtkToggleButton *chip)
{
  set_option (self, get_option (chip), gtk_toggle_button_get_active (chip));
}

/* A mark that it is on, words, and a number. */
static void
fill_chip (GtkWidget *chip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *number = gtk_label_new (NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), number);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  g_object_bind_property (chip, "active", check, "visible", G_BINDING_SYNC_CREATE);
}

static void
write_chip (GtkWidget *chip, const char *label, guint n)
{
  GtkWidget *number = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (chip)));
  GtkWidget *words = gtk_widget_get_prev_sibling (number);
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *spoken = g_strdup_printf (
    /* Translators: a filter, and how many customers it shows */
    g_dngettext (GETTEXT_PACKAGE, "%s, %u customer", "%s, %u customers", n), label, n);

  gtk_label_set_text (GTK_LABEL (words), label);
  gtk_label_set_text (GTK_LABEL (number), digits);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
make_chip (StewardFilterBar *self, StewardFacet facet, const char *name)
{
  GtkWidget *chip = gtk_toggle_button_new ();

  fill_chip (chip);
  g_object_set_data_full (G_OBJECT (chip), "option", option_new (facet, name), option_free);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static GtkWidget *
find_chip (StewardFilterBar *self, StewardFacet facet, const char *name)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (; chip; chip = gtk_widget_get_next_sibling (chip))
    if (get_option (chip)->facet == facet && strcmp (get_option (chip)->option, name) == 0)
      return chip;
  return NULL;
}

static void
add_chip (StewardFilterBar *self, StewardFacet facet, const char *name)
{
  if (find_chip (self, facet, name) == NULL)
    gtk_box_append (self->chips, make_chip (self, facet, name));
}

/* A chip that is off and not always there goes, unless the keyboard is on it. */
static void
remove_chips (StewardFilterBar *self)
{
  GtkWidget *next;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip; chip = next)
    {
      const Option *option = get_option (chip);

      next = gtk_widget_get_next_sibling (chip);
      if (!is_always_there (option) && !gtk_widget_has_focus (chip)
          && !steward_view_has_option (self->view, option->facet, option->option))
        gtk_box_remove (self->chips, chip);
    }
}

static void
show_chip (StewardFilterBar *self, GtkWidget *chip)
{
  const Option *option = get_option (chip);
  g_autofree char *label = steward_facet_dup_option_label (self->portfolio, option->facet,
                                                           option->option);

  write_chip (chip, label,
              steward_facet_count (self->portfolio, &self->filter, option->facet, option->option));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (chip), steward_view_has_option (self->view, option->facet, option->option));
}

/* --- Customers that were picked --------------------------------------------------------------- */

static guint
count_matching (StewardFilterBar *self)
{
  GListModel *all = G_LIST_MODEL (self->portfolio);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);

      n += steward_filter_bar_matches (self, customer) ? 1 : 0;
    }
  return n;
}

/* One that is off goes: what was picked cannot be picked again here. */
static void
show_picked_chip (StewardFilterBar *self)
{
  GtkWidget *chip = GTK_WIDGET (self->picked_chip);
  const char *label = self->view->picked_label;

  gtk_widget_set_visible (chip, self->view->picked != NULL);
  if (self->view->picked)
    write_chip (chip, label ? label : _ ("Picked customers"), count_matching (self));
  gtk_toggle_button_set_active (self->picked_chip, self->view->picked != NULL);
}

static void
picked_toggled_cb (StewardFilterBar *self)
{
  if (gtk_toggle_button_get_active (self->picked_chip) || self->view->picked == NULL)
    return;
  steward_view_pick (self->view, NULL, NULL);
  announce (self, FALSE);
}

static void
show_chips (StewardFilterBar *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (standing_options); i++)
    add_chip (self, standing_options[i].facet, standing_options[i].option);
  for (int facet = 0; facet < STEWARD_N_FACETS; facet++)
    for (char **option = self->view->options[facet]; option && *option; option++)
      add_chip (self, (StewardFacet) facet, *option);
  remove_chips (self);
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip;
       chip = gtk_widget_get_next_sibling (chip))
    show_chip (self, chip);
  show_picked_chip (self);
  gtk_widget_set_visible (self->clear_button, steward_view_is_filtering (self->view));
  gtk_widget_set_visible (self->save_button, self->can_save);
}

static gboolean
show_chips_cb (gpointer user_data)
{
  StewardFilterBar *self = user_data;

  self->count_id = 0;
  show_chips (self);
  return G_SOURCE_REMOVE;
}

/* --- Everything else -------------------------------------------------------------------------- */

static void
choice_toggled_cb (StewardFilterBar *self, GtkCheckButton *choice)
{
  set_option (self, get_option (choice), gtk_check_button_get_active (choice));
}

/* A choice that nobody has and that is not on would only be in the way. */
static gboolean
add_choice (StewardFilterBar *self, StewardFacet facet, const char *name)
{
  Option *option = option_new (facet, name);
  gboolean wanted = steward_view_has_option (self->view, facet, name);
  guint n = steward_facet_count (self->portfolio, &self->filter, option->facet, option->option);
  g_autofree char *label = steward_facet_dup_option_label (self->portfolio, option->facet,
                                                           option->option);
  /* Translators: a filter, and how many customers it shows */
  g_autofree char *text = g_strdup_printf (_ ("%s  (%u)"), label, n);
  GtkWidget *choice;

  if (n == 0 && !wanted)
    {
      option_free (option);
      return FALSE;
    }
  choice = gtk_check_button_new_with_label (text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), wanted);
  g_object_set_data_full (G_OBJECT (choice), "option", option, option_free);
  g_signal_connect_object (choice, "toggled", G_CALLBACK (choice_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->choices, choice);
  return TRUE;
}

static void
add_choices (StewardFilterBar *self, StewardFacet facet)
{
  GtkWidget *heading = gtk_label_new (steward_facet_get_label (facet));
  g_autoptr (GPtrArray) options = steward_facet_list_options (self->portfolio, facet);
  gboolean any = FALSE;

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (self->choices, heading);
  for (guint i = 0; i < options->len; i++)
    any |= add_choice (self, facet, g_ptr_array_index (options, i));
  if (!any)
    gtk_box_remove (self->choices, heading);
}

static void
popover_visible_cb (StewardFilterBar *self)
{
  const StewardFacet order[] = { STEWARD_FACET_ADVISOR,   STEWARD_FACET_SEGMENT,
                                 STEWARD_FACET_LIFECYCLE, STEWARD_FACET_STATE,
                                 STEWARD_FACET_RAMP,      STEWARD_FACET_SYNC };
  GtkWidget *child;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))))
    gtk_box_remove (self->choices, child);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_choices (self, order[i]);
  gtk_widget_child_focus (GTK_WIDGET (self->choices), GTK_DIR_TAB_FORWARD);
}

/* --- Search ----------------------------------------------------------------------------------- */

static void
search_changed_cb (StewardFilterBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  gboolean longer = self->view->search && g_str_has_prefix (text, self->view->search);

  if (g_strcmp0 (self->view->search ? self->view->search : "", text) == 0)
    return;
  g_free (self->view->search);
  self->view->search = *text ? g_strdup (text) : NULL;
  announce (self, longer);
}

static void
stop_search_cb (StewardFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
leave_cb (StewardFilterBar *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
clear_cb (StewardFilterBar *self)
{
  g_autoptr (StewardView) all = steward_view_new ();

  g_signal_emit (self, signals[LEAVE], 0);
  steward_filter_bar_set_view (self, all);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_filter_bar_dispose (GObject *object)
{
  StewardFilterBar *self = STEWARD_FILTER_BAR (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_FILTER_BAR);
  G_OBJECT_CLASS (steward_filter_bar_parent_class)->dispose (object);
}

static void
steward_filter_bar_finalize (GObject *object)
{
  StewardFilterBar *self = STEWARD_FILTER_BAR (object);

  g_clear_object (&self->portfolio);
  g_free (self->filter.needle);
  steward_view_free (self->view);
  G_OBJECT_CLASS (steward_filter_bar_parent_class)->finalize (object);
}

static void
steward_filter_bar_class_init (StewardFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_filter_bar_dispose;
  object_class->finalize = steward_filter_bar_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customers/steward-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, chips_scroller);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, picked_chip);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, popover);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, choices);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, clear_button);
  gtk_widget_class_bind_template_child (widget_class, StewardFilterBar, save_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_visible_cb);
}

static void
steward_filter_bar_init (StewardFilterBar *self)
{
  self->view = steward_view_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_chip (GTK_WIDGET (self->picked_chip));
}

void
steward_filter_bar_set_portfolio (StewardFilterBar *self, StewardPortfolio *portfolio)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));
  g_return_if_fail (self->portfolio == NULL);
  self->portfolio = g_object_ref (portfolio);
  prepare (self);
}

const StewardView *
steward_filter_bar_get_view (StewardFilterBar *self)
{
  g_return_val_if_fail (STEWARD_IS_FILTER_BAR (self), NULL);
  return self->view;
}

void
steward_filter_bar_set_view (StewardFilterBar *self, const StewardView *view)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));
  steward_view_free (self->view);
  self->view = steward_view_copy (view);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), view->search ? view->search : "");
  announce (self, FALSE);
}

gboolean
steward_filter_bar_matches (StewardFilterBar *self, StewardCustomer *customer)
{
  return steward_customer_filter_matches (&self->filter, customer, STEWARD_N_FACETS);
}

gboolean
steward_filter_bar_is_stricter (StewardFilterBar *self)
{
  g_return_val_if_fail (STEWARD_IS_FILTER_BAR (self), FALSE);
  return self->stricter;
}

void
steward_filter_bar_refresh (StewardFilterBar *self, gboolean can_save)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));
  self->can_save = can_save;
  prepare (self);
  /* Counting may wait until what was asked for is seen. */
  if (self->count_id == 0)
    self->count_id = g_idle_add_full (G_PRIORITY_LOW, show_chips_cb, self, NULL);
}

void
steward_filter_bar_grab_search (StewardFilterBar *self)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* What a search is typed with. The entry's own capture would also take the keys of the menu. */
static gboolean
key_pressed_cb (StewardFilterBar *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *keys)
{
  const GdkModifierType commands = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  if ((state & commands) != 0
      || (keyval != GDK_KEY_BackSpace && !g_unichar_isprint (gdk_keyval_to_unicode (keyval))))
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (
    keys, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry))));
}

void
steward_filter_bar_capture_keys (StewardFilterBar *self, GtkWidget *widget)
{
  GtkEventController *keys;

  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

void
steward_filter_bar_set_narrow (StewardFilterBar *self, gboolean narrow)
{
  g_return_if_fail (STEWARD_IS_FILTER_BAR (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
