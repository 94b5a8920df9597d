/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customers-page.h"

#include "steward-customers-columns.h"
#include "steward-explanation-popover.h"
#include "steward-filter-bar.h"
#include "steward-late-spinner.h"
#include "steward-notice.h"
#include "steward-portfolio-totals.h"
#include "steward-welcome.h"
#include "steward-widget-palette.h"

#include <glib/gi18n.h>
#include <math.h>

struct _StewardCustomersPage {
  AdwNavigationPage parent_instance;

  StewardPortfolio *portfolio;
  GtkCustomFilter *filter;
  GHashTable *known_sections; /* customer → its section + 1, as the list knows it */
  GtkMultiSorter *order;      /* the table's own sorter, then those of @then_view */
  StewardView *then_view;     /* what a saved view sorts by beside its first column */
  GtkSortListModel *sorted;
  GtkSliceListModel *slice; /* the first rows alone while they are painted */
  GtkMultiSelection *selection;
  StewardColumn sort_column;
  gboolean narrow;
  gboolean can_save;
  gboolean has_other_target; /* than the sections were told with */
  gboolean was_read;         /* whether the portfolio was, when it was refreshed last */
  guint totals_id;
  guint rows_tick_id;
  guint rows_id;
  guint prepare_id;
  guint n_prepared; /* customers whose search text was made */

  AdwWindowTitle *window_title;
  AdwButtonContent *add_content;
  GtkWidget *sidebar_button;
  GtkWidget *menu_button;
  GtkWidget *columns_button;
  GtkPopover *columns_popover;
  GtkBox *column_choices;
  StewardFilterBar *filter_bar;
  StewardNotice *notice;
  AdwBanner *banner;
  GtkStack *stack;
  GtkColumnView *table;
  GtkListView *list;
  GtkWidget *bottom_bar;
  GtkStack *bottom_stack;
  GtkLabel *count_label;
  GtkLabel *order_label;
  GtkWidget *totals_button;
  GtkLabel *totals_label;
  GtkLabel *selection_label;
  GMenuModel *row_menu;
};

G_DEFINE_FINAL_TYPE (StewardCustomersPage, steward_customers_page, ADW_TYPE_NAVIGATION_PAGE)

enum { VIEW_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Which customers, in which order ---------------------------------------------------------- */

static gboolean
matches (gpointer item, gpointer user_data)
{
  return steward_filter_bar_matches (STEWARD_CUSTOMERS_PAGE (user_data)->filter_bar, item);
}

static void show_page (StewardCustomersPage *self);

/* --- The first rows first --------------------------------------------------------------------- */

/* More than the highest window shows. A list makes widgets for two hundred rows; what is not seen
 * is made once what is seen was painted. */
#define FIRST_ROWS 64

/* So many customers get their search text at once. */
#define FOLD_AT_ONCE 200

/* What a search compares is made before the first key, a few customers at a time. */
static gboolean
prepare_search_cb (gpointer user_data)
{
  StewardCustomersPage *self = user_data;
  GListModel *all = G_LIST_MODEL (self->portfolio);
  guint n = g_list_model_get_n_items (all);
  guint end = MIN (self->n_prepared + FOLD_AT_ONCE, n);

  for (; self->n_prepared < end; self->n_prepared++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, self->n_prepared);

      steward_customer_get_search_text (customer);
    }
  if (self->n_prepared < n)
    return G_SOURCE_CONTINUE;
  self->prepare_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
show_all_rows_cb (gpointer user_data)
{
  StewardCustomersPage *self = user_data;

  self->rows_id = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  if (self->prepare_id == 0)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_search_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
painting_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (widget);

  self->rows_tick_id = 0;
  if (self->rows_id == 0)
    self->rows_id = g_timeout_add_full (G_PRIORITY_LOW, 100, show_all_rows_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* Not while something is selected further down. */
static void
show_first_rows (StewardCustomersPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));

  g_clear_handle_id (&self->rows_id, g_source_remove);
  if (gtk_bitset_is_empty (selected))
    gtk_slice_list_model_set_size (self->slice, FIRST_ROWS);
  if (self->rows_tick_id == 0)
    self->rows_tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), painting_cb, NULL, NULL);
}

static void
filter_changed_cb (StewardCustomersPage *self)
{
  show_first_rows (self);
  gtk_filter_changed (GTK_FILTER (self->filter), steward_filter_bar_is_stricter (self->filter_bar)
                                                   ? GTK_FILTER_CHANGE_MORE_STRICT
                                                   : GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
leave_search_cb (StewardCustomersPage *self)
{
  steward_customers_page_focus_rows (self);
}

static gboolean
focus_rows_cb (gpointer user_data)
{
  steward_customers_page_focus_rows (user_data);
  return G_SOURCE_REMOVE;
}

/* A list that was empty once lets Tab pass by (GTK 4.18): what scrolls it gets the focus instead,
 * and cannot hand it on before it has it. */
static void
scroller_focused_cb (StewardCustomersPage *self, GParamSpec *pspec, GtkWidget *scroller)
{
  if (gtk_widget_has_focus (scroller))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_rows_cb, g_object_ref (self), g_object_unref);
}

static void
clear_filters_cb (StewardCustomersPage *self)
{
  g_autoptr (StewardView) all = steward_view_new ();

  steward_filter_bar_set_view (self->filter_bar, all);
  leave_search_cb (self);
}

static GtkColumnViewSorter *
get_order (StewardCustomersPage *self)
{
  return GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
}

static guint
compute_section (StewardCustomersPage *self, gpointer customer)
{
  return steward_column_get_section (self->sort_column, customer);
}

/* A customer's section is what it was when the list was told of the sections: the list breaks down
 * over sections that change without its being told. */
static guint
get_section (StewardCustomersPage *self, gpointer customer)
{
  gpointer known = g_hash_table_lookup (self->known_sections, customer);

  if (known == NULL)
    {
      known = GUINT_TO_POINTER (compute_section (self, customer) + 1);
      g_hash_table_insert (self->known_sections, g_object_ref (customer), known);
    }
  return GPOINTER_TO_UINT (known) - 1;
}

static int
compare_sections (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) get_section (user_data, (gpointer) a) - (int) get_section (user_data, (gpointer) b);
}

static void select_again (StewardCustomersPage *self, GPtrArray *customers);
static GPtrArray *list_selected (StewardCustomersPage *self);

/* Tells the list of the sections by a sorter of its own. A sorter that says it changed would have
 * the model tell the list of those rows alone that moved (GTK 4.18), and not of those that only
 * came into another section. */
static void
renew_sections (StewardCustomersPage *self)
{
  g_autofree char *title = steward_column_dup_section_title (self->sort_column, 0, NULL);
  g_autoptr (GPtrArray) selected = list_selected (self);
  g_autoptr (GtkCustomSorter) sections = gtk_custom_sorter_new (compare_sections, self, NULL);

  g_hash_table_remove_all (self->known_sections);
  gtk_sort_list_model_set_section_sorter (self->sorted, title ? GTK_SORTER (sections) : NULL);
  select_again (self, selected);
}

/* Whether a customer belongs into another section than the list knows. */
static gboolean
have_sections_changed (StewardCustomersPage *self)
{
  GHashTableIter iter;
  gpointer customer;
  gpointer known;

  g_hash_table_iter_init (&iter, self->known_sections);
  while (g_hash_table_iter_next (&iter, &customer, &known))
    if (compute_section (self, customer) != GPOINTER_TO_UINT (known) - 1)
      return TRUE;
  return FALSE;
}

/* Headers are made again for sections of which the rows stay and the title does not. */
static void
renew_headers (StewardCustomersPage *self)
{
  g_autoptr (GtkListItemFactory) of_table = g_object_ref (
    gtk_column_view_get_header_factory (self->table));
  g_autoptr (GtkListItemFactory) of_list = g_object_ref (
    gtk_list_view_get_header_factory (self->list));

  gtk_column_view_set_header_factory (self->table, NULL);
  gtk_column_view_set_header_factory (self->table, of_table);
  gtk_list_view_set_header_factory (self->list, NULL);
  gtk_list_view_set_header_factory (self->list, of_list);
}

/* Figures changed: rows may belong elsewhere. */
static void
sort_again (StewardCustomersPage *self)
{
  g_autoptr (GPtrArray) selected = NULL;

  if (self->has_other_target || have_sections_changed (self))
    {
      if (self->has_other_target)
        renew_headers (self);
      self->has_other_target = FALSE;
      renew_sections (self);
      return;
    }
  selected = list_selected (self);
  if (gtk_column_view_sorter_get_primary_sort_column (get_order (self)))
    gtk_sorter_changed (GTK_SORTER (get_order (self)), GTK_SORTER_CHANGE_DIFFERENT);
  select_again (self, selected);
}

/* The customers' new figures are told of after it. */
static void
settings_changed_cb (StewardCustomersPage *self)
{
  self->has_other_target = TRUE;
}

static void
order_changed_cb (StewardCustomersPage *self)
{
  GtkColumnViewColumn *first = gtk_column_view_sorter_get_primary_sort_column (get_order (self));

  self->sort_column = steward_customers_columns_identify (first);
  renew_sections (self);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
header_setup_cb (StewardCustomersPage *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (StewardCustomersPage *self, GtkListHeader *header)
{
  gpointer customer = gtk_list_header_get_item (header);
  guint start;
  guint end;
  g_autofree char *target = steward_portfolio_dup_target (self->portfolio);
  g_autofree char *title = steward_column_dup_section_title (self->sort_column,
                                                             get_section (self, customer), target);
  g_autofree char *text = NULL;

  /* All of them, while the first rows alone are there as well. */
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->sorted),
                                 gtk_list_header_get_start (header), &start, &end);
  if (title)
    /* Translators: a section's title and how many customers are in it */
    text = g_strdup_printf (_ ("%s  (%u)"), title, end - start);
  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), text ? text : "");
}

/* --- Totals ----------------------------------------------------------------------------------- */

/* `Sorted by advisor, then utilization`, where more than one column sorts. */
static char *
describe_order (StewardCustomersPage *self)
{
  g_autoptr (StewardView) view = steward_customers_page_dup_view (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (view->sorts->len, 3); i++)
    {
      const StewardViewSort *sort = g_ptr_array_index (view->sorts, i);
      StewardColumn column = STEWARD_COLUMN_NAME;
      const char *title;

      steward_column_from_string (sort->column, &column);
      title = gtk_column_view_column_get_title (
        steward_customers_columns_get (self->table, column));
      if (i == 0)
        /* Translators: the title of the column that sorts first */
        g_string_append_printf (text, _ ("Sorted by %s"), title);
      else
        /* Translators: the title of the column that sorts those that are alike so far */
        g_string_append_printf (text, _ (", then %s"), title);
    }
  return view->sorts->len > 1 ? g_strdup (text->str) : NULL;
}

static char *
describe_below (StewardCustomersPage *self, const StewardPortfolioTotals *totals)
{
  g_autofree char *target = steward_portfolio_dup_target (self->portfolio);

  return target ? g_strdup_printf (_ ("%u below %s"), totals->n_below, target)
                : g_strdup_printf (_ ("%u below target"), totals->n_below);
}

/* `Weighted 76.5 % · Median 78.0 % · 6 below 80 %`, of the customers shown. */
static char *
describe_totals (StewardCustomersPage *self, const StewardPortfolioTotals *totals)
{
  g_autofree char *weighted = NULL;
  g_autofree char *median = NULL;
  g_autofree char *below = describe_below (self, totals);

  if (totals->n_with_figure == 0)
    return g_strdup ("");
  weighted = steward_format_percent (totals->weighted, 1);
  median = steward_format_percent (totals->median, 1);
  if (self->narrow)
    return g_steal_pointer (&below);
  /* Translators: all users / all seats; the median of the utilizations; `6 below 80 %` */
  return g_strdup_printf (_ ("Weighted %s · Median %s · %s"), weighted, median, below);
}

static char *
describe_count (const StewardPortfolioTotals *totals, gboolean narrow)
{
  g_autofree char *number = steward_format_count (totals->n_customers);
  g_autofree char *customers = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s customer", "%s customers", totals->n_customers), number);
  g_autofree char *seats = steward_format_count (totals->seats);

  if (narrow || totals->n_with_figure == 0)
    return g_steal_pointer (&customers);
  /* Translators: a count of customers, then of the seats that their figures are of */
  return g_strdup_printf (_ ("%s · %s seats with figures"), customers, seats);
}

static gboolean
show_totals_cb (gpointer user_data)
{
  StewardCustomersPage *self = user_data;
  StewardPortfolioTotals totals = steward_portfolio_totals_compute (G_LIST_MODEL (self->sorted));
  g_autofree char *count = describe_count (&totals, self->narrow);
  g_autofree char *order = describe_order (self);
  g_autofree char *text = describe_totals (self, &totals);

  self->totals_id = 0;
  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->order_label, order && !self->narrow ? order : "");
  gtk_label_set_text (self->totals_label, text);
  gtk_widget_set_visible (self->totals_button, *text != '\0');
  /* Else it would be called by its explanation, too, while that is open. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->totals_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return G_SOURCE_REMOVE;
}

static void
totals_clicked_cb (StewardCustomersPage *self)
{
  const StewardPortfolioTotals totals = steward_portfolio_totals_compute (
    G_LIST_MODEL (self->sorted));

  steward_explanation_popover_open (
    self->totals_button,
    steward_portfolio_totals_explain (&totals, steward_portfolio_get_today (self->portfolio)));
}

static void
show_title (StewardCustomersPage *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->portfolio));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  g_autofree char *month = steward_format_month (
    steward_day_get_month (steward_portfolio_get_today (self->portfolio)) - 1);
  g_autofree char *all = steward_format_count (n_all);
  g_autofree char *shown = steward_format_count (n_shown);
  g_autofree char *count = n_shown == n_all ? g_strdup (all)
                                            : g_strdup_printf (_ ("%s of %s"), shown, all);
  /* Translators: how many customers are shown, and the month their figures are of */
  g_autofree char *subtitle = g_strdup_printf (
    self->narrow ? C_ ("narrow", "%s · %s") : _ ("%s · figures of %s"), count, month);

  adw_window_title_set_subtitle (self->window_title, n_all > 0 ? subtitle : "");
}

/* Adding up may wait until the rows are seen. */
static void
show_counts (StewardCustomersPage *self)
{
  show_title (self);
  if (self->totals_id == 0)
    self->totals_id = g_idle_add_full (G_PRIORITY_LOW, show_totals_cb, self, NULL);
}

/* --- What is shown ---------------------------------------------------------------------------- */

static void
show_page (StewardCustomersPage *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->portfolio));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  const char *page = self->narrow ? "list" : "table";

  if (!steward_portfolio_get_loaded (self->portfolio))
    page = "loading";
  else if (n_all == 0)
    page = "empty";
  else if (n_shown == 0)
    page = "no-match";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), n_all > 0);
  gtk_widget_set_visible (self->bottom_bar, n_all > 0);
  gtk_widget_set_visible (self->columns_button, n_all > 0 && !self->narrow);
}

static void
refreshed_cb (StewardCustomersPage *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  steward_filter_bar_refresh (self->filter_bar, self->can_save);
  /* What was read for the first time is sorted. */
  if (self->was_read)
    sort_again (self);
  self->was_read = steward_portfolio_get_loaded (self->portfolio);
  if (steward_view_is_filtering (steward_filter_bar_get_view (self->filter_bar)))
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
  show_counts (self);
}

static void
refresh_failed_cb (StewardCustomersPage *self, GError *error)
{
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_button_label (self->banner, _ ("Try Again"));
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
banner_clicked_cb (StewardCustomersPage *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
}

/* Cells draw in colours that their style does not tell them of. */
static void
redraw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    redraw (child);
}

static void
style_changed_cb (StewardCustomersPage *self)
{
  redraw (GTK_WIDGET (self->stack));
}

/* --- Selection -------------------------------------------------------------------------------- */

static GPtrArray *
list_selected (StewardCustomersPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));
  GPtrArray *customers = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (customers, g_list_model_get_item (G_LIST_MODEL (self->selection), position));
  return customers;
}

/* Rows that moved are not selected any more; the customers in them stay selected. */
static void
select_again (StewardCustomersPage *self, GPtrArray *customers)
{
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GtkBitset) all = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (customers->len == 0)
    return;
  wanted = g_hash_table_new (NULL, NULL);
  selected = gtk_bitset_new_empty ();
  all = gtk_bitset_new_range (0, n);
  for (guint i = 0; i < customers->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (customers, i));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                                    i);

      if (g_hash_table_contains (wanted, customer))
        gtk_bitset_add (selected, i);
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
}

static GVariant *
make_selected_ids (StewardCustomersPage *self)
{
  g_autoptr (GPtrArray) selected = list_selected (self);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  for (guint i = 0; i < selected->len; i++)
    g_variant_builder_add (&builder, "s",
                           steward_customer_get_id (g_ptr_array_index (selected, i)));
  return g_variant_builder_end (&builder);
}

static void
selection_changed_cb (StewardCustomersPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (selected);
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer selected", "%u customers selected", n), n);

  gtk_label_set_text (self->selection_label, text);
  /* One is selected wherever the keyboard goes. */
  gtk_stack_set_visible_child_name (self->bottom_stack, n > 1 ? "selection" : "totals");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.assign", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.sync", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.remove", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.export", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.open", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.edit", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.enter-token", n == 1);
}

/* Every action of the selection is one of the window's, with the ids. */
static void
pass_on_all (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (widget);
  const char *const names[][2] = {
    { "selection.assign", "win.assign-advisor" },
    { "selection.sync", "win.sync-customers" },
    { "selection.remove", "win.remove-customers" },
    { "selection.export", "win.export-customers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], action))
      gtk_widget_activate_action_variant (widget, names[i][1], make_selected_ids (self));
}

static void
pass_on_one (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (widget);
  const char *const names[][2] = {
    { "selection.open", "win.open-customer" },
    { "selection.edit", "win.edit-customer" },
    { "selection.enter-token", "win.enter-token" },
  };
  g_autoptr (GVariant) ids = g_variant_ref_sink (make_selected_ids (self));
  g_autoptr (GVariant) id = g_variant_n_children (ids) > 0 ? g_variant_get_child_value (ids, 0)
                                                           : NULL;

  for (guint i = 0; id && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], action))
      gtk_widget_activate_action_variant (widget, names[i][1], id);
}

static void
select_all (GtkWidget *widget, const char *action, GVariant *target)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (STEWARD_CUSTOMERS_PAGE (widget)->selection));
}

static void
unselect (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (widget);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  leave_search_cb (self);
}

static void
activate_cb (StewardCustomersPage *self, guint position)
{
  g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->sorted),
                                                                position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-customer", "s",
                              steward_customer_get_id (customer));
}

/* --- A row's menu ----------------------------------------------------------------------------- */

static void
menu_closed_cb (GtkWidget *menu)
{
  /* Its actions are still to be called. */
  g_idle_add_once ((GSourceOnceFunc) gtk_widget_unparent, menu);
}

static void
open_row_menu (StewardCustomersPage *self, GtkWidget *view, double x, double y)
{
  GtkWidget *menu = gtk_popover_menu_new_from_model (self->row_menu);

  gtk_widget_set_parent (menu, view);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (menu, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (menu));
}

/* The row under the pointer; G_MAXUINT for none. */
static guint
find_row (GtkWidget *view, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  for (; widget && widget != view; widget = gtk_widget_get_parent (widget))
    {
      GtkListItem *item = steward_customers_columns_get_item (widget);

      if (item)
        return gtk_list_item_get_position (item);
    }
  return G_MAXUINT;
}

/* The menu is about what is selected, which a row in hand is from then on. */
static void
select_for_menu (StewardCustomersPage *self, guint row)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (!gtk_selection_model_is_selected (selection, row))
    gtk_selection_model_select_item (selection, row, TRUE);
}

static void
open_menu_at (StewardCustomersPage *self, GtkEventController *controller, double x, double y)
{
  GtkWidget *view = gtk_event_controller_get_widget (controller);
  guint row = find_row (view, x, y);

  if (row == G_MAXUINT)
    return;
  select_for_menu (self, row);
  open_row_menu (self, view, x, y);
}

static void
secondary_click_cb (
  StewardCustomersPage *self, int n_press, double x, double y, GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu_at (self, GTK_EVENT_CONTROLLER (click), x, y);
}

static void
long_press_cb (StewardCustomersPage *self, double x, double y, GtkGestureLongPress *press)
{
  open_menu_at (self, GTK_EVENT_CONTROLLER (press), x, y);
}

/* By keyboard: below the row that has the focus. */
static void
open_menu (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (widget);
  GtkWidget *view = GTK_WIDGET (self->narrow ? (gpointer) self->list : self->table);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t place;
  guint row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view)
      || !gtk_widget_compute_bounds (focus, view, &place))
    return;
  row = find_row (view, (double) place.origin.x + 24,
                  (double) (place.origin.y + place.size.height / 2));
  if (row != G_MAXUINT)
    select_for_menu (self, row);
  open_row_menu (self, view, (double) place.origin.x + 24,
                 (double) (place.origin.y + place.size.height));
}

static void
add_menu_gestures (StewardCustomersPage *self, GtkWidget *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_click_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));
}

/* --- Columns ---------------------------------------------------------------------------------- */

static void
column_toggled_cb (StewardCustomersPage *self, GtkCheckButton *choice)
{
  StewardColumn column = (StewardColumn) GPOINTER_TO_INT (
    g_object_get_data (G_OBJECT (choice), "column"));

  steward_customers_columns_set_chosen (self->table, column, gtk_check_button_get_active (choice));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The name is not a matter of choice. */
static void
columns_visible_cb (StewardCustomersPage *self)
{
  GtkWidget *child;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->columns_popover)))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->column_choices))))
    gtk_box_remove (self->column_choices, child);
  for (int i = STEWARD_COLUMN_NAME + 1; i < STEWARD_N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = steward_customers_columns_get (self->table, (StewardColumn) i);
      GtkWidget *choice = gtk_check_button_new_with_label (
        gtk_column_view_column_get_title (column));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), steward_customers_columns_get_chosen (
                                                                self->table, (StewardColumn) i));
      g_object_set_data (G_OBJECT (choice), "column", GINT_TO_POINTER (i));
      g_signal_connect_object (choice, "toggled", G_CALLBACK (column_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->column_choices, choice);
    }
}

static void
reset_columns_cb (StewardCustomersPage *self)
{
  steward_customers_columns_reset (self->table);
  gtk_popover_popdown (self->columns_popover);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* A page has a layout of its own class, which knows nothing of columns: here the room is known
 * before the table gets it. */
static void
steward_customers_page_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  gtk_widget_measure (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (widget)), orientation,
                      for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
steward_customers_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (widget);

  if (self->sorted && !self->narrow)
    steward_customers_columns_fit (self->table, width);
  gtk_widget_allocate (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (widget)), width, height,
                       baseline, NULL);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_customers_page_dispose (GObject *object)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (object);

  /* The models may outlive the page for a moment, and must not ask it any more. */
  if (self->table && self->sorted)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->table), self);
      g_signal_handlers_disconnect_by_data (self->sorted, self);
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->list, NULL);
      gtk_sort_list_model_set_sorter (self->sorted, NULL);
      gtk_sort_list_model_set_section_sorter (self->sorted, NULL);
      gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
    }
  g_clear_handle_id (&self->totals_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_CUSTOMERS_PAGE);
  g_clear_handle_id (&self->rows_id, g_source_remove);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->known_sections, g_hash_table_unref);
  g_clear_pointer (&self->then_view, steward_view_free);
  g_clear_object (&self->order);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_customers_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "selection.assign", pass_on_all },      { "selection.sync", pass_on_all },
    { "selection.remove", pass_on_all },      { "selection.export", pass_on_all },
    { "selection.open", pass_on_one },        { "selection.edit", pass_on_one },
    { "selection.enter-token", pass_on_one }, { "selection.select-all", select_all },
    { "selection.unselect", unselect },       { "selection.menu", open_menu },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "selection.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "selection.menu", NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, name)
  BIND (window_title);
  BIND (add_content);
  BIND (sidebar_button);
  BIND (menu_button);
  BIND (columns_button);
  BIND (columns_popover);
  BIND (column_choices);
  BIND (filter_bar);
  BIND (notice);
  BIND (banner);
  BIND (stack);
  BIND (table);
  BIND (list);
  BIND (bottom_bar);
  BIND (bottom_stack);
  BIND (count_label);
  BIND (order_label);
  BIND (totals_button);
  BIND (totals_label);
  BIND (selection_label);
  BIND (row_menu);

#undef BIND
}

static void
steward_customers_page_class_init (StewardCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_customers_page_dispose;
  widget_class->measure = steward_customers_page_measure;
  widget_class->size_allocate = steward_customers_page_size_allocate;
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (STEWARD_TYPE_FILTER_BAR);
  g_type_ensure (STEWARD_TYPE_LATE_SPINNER);
  g_type_ensure (STEWARD_TYPE_NOTICE);
  g_type_ensure (STEWARD_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customers/steward-customers-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, totals_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroller_focused_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_columns_cb);
}

static void
steward_customers_page_init (StewardCustomersPage *self)
{
  self->known_sections = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->then_view = steward_view_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Table and list share their rows, but only the one that is seen makes widgets for them. */
static void
show_rows (StewardCustomersPage *self)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->selection);

  gtk_column_view_set_model (self->table, self->narrow ? NULL : rows);
  gtk_list_view_set_model (self->list, self->narrow ? rows : NULL);
}

/* Portfolio → filter → sort, with sections → selection. */
static void
build_models (StewardCustomersPage *self)
{
  g_autoptr (GtkFilterListModel) filtered = NULL;
  g_autoptr (GtkListItemFactory) row_factory = steward_customers_columns_make_row_factory (
    self->portfolio);

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->portfolio)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (filtered)), NULL);
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)), 0,
                                          FIRST_ROWS);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->slice)));
  steward_customers_columns_add (self->table, self->portfolio);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (
    self->table, steward_customers_columns_get (self->table, STEWARD_COLUMN_UTILIZATION),
    GTK_SORT_ASCENDING);
  self->order = gtk_multi_sorter_new ();
  gtk_multi_sorter_append (self->order, g_object_ref (gtk_column_view_get_sorter (self->table)));
  gtk_sort_list_model_set_sorter (self->sorted, GTK_SORTER (self->order));
  gtk_list_view_set_factory (self->list, row_factory);
  show_rows (self);
  show_first_rows (self);
}

static void
follow (StewardCustomersPage *self)
{
  const char *const styles[] = { "notify::dark", "notify::high-contrast",
                                 "notify::accent-color-rgba" };

  g_signal_connect_object (self->portfolio, "notify::settings", G_CALLBACK (settings_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "refresh-failed", G_CALLBACK (refresh_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_bar, "leave", G_CALLBACK (leave_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    g_signal_connect_object (adw_style_manager_get_default (), styles[i],
                             G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

StewardCustomersPage *
steward_customers_page_new (StewardPortfolio *portfolio, GSettings *settings)
{
  StewardCustomersPage *self = g_object_new (STEWARD_TYPE_CUSTOMERS_PAGE, NULL);

  self->portfolio = g_object_ref (portfolio);
  steward_filter_bar_set_portfolio (self->filter_bar, portfolio);
  steward_filter_bar_capture_keys (self->filter_bar, GTK_WIDGET (self->stack));
  build_models (self);
  if (settings)
    steward_customers_columns_remember (self->table, settings);
  add_menu_gestures (self, GTK_WIDGET (self->table));
  add_menu_gestures (self, GTK_WIDGET (self->list));
  follow (self);
  selection_changed_cb (self);
  refreshed_cb (self);
  return self;
}

void
steward_customers_page_follow_sync (StewardCustomersPage *self, StewardSyncEngine *engine)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  steward_notice_follow (self->notice, self->portfolio, engine);
}

void
steward_customers_page_start_search (StewardCustomersPage *self)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  steward_filter_bar_grab_search (self->filter_bar);
}

static gboolean
has_sort (const StewardView *view, const char *column)
{
  for (guint i = 0; i < view->sorts->len; i++)
    if (g_str_equal (((StewardViewSort *) g_ptr_array_index (view->sorts, i))->column, column))
      return TRUE;
  return FALSE;
}

StewardView *
steward_customers_page_dup_view (StewardCustomersPage *self)
{
  GtkColumnViewSorter *order;
  StewardView *view;

  g_return_val_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self), NULL);
  order = get_order (self);
  view = steward_view_copy (steward_filter_bar_get_view (self->filter_bar));
  g_ptr_array_set_size (view->sorts, 0);
  for (guint i = 0; i < gtk_column_view_sorter_get_n_sort_columns (order); i++)
    {
      GtkSortType direction;
      GtkColumnViewColumn *column = gtk_column_view_sorter_get_nth_sort_column (order, i,
                                                                                &direction);

      steward_view_add_sort (view, gtk_column_view_column_get_id (column),
                             direction == GTK_SORT_DESCENDING);
    }
  for (guint i = 0; i < self->then_view->sorts->len; i++)
    {
      const StewardViewSort *sort = g_ptr_array_index (self->then_view->sorts, i);

      if (!has_sort (view, sort->column))
        steward_view_add_sort (view, sort->column, sort->descending);
    }
  return view;
}

/* Sorts by a column the other way round. */
static int
compare_descending (gconstpointer a, gconstpointer b, gpointer sorter)
{
  return (int) gtk_sorter_compare (sorter, (gpointer) b, (gpointer) a);
}

static void
set_then (StewardCustomersPage *self, GPtrArray *sorts)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (self->order)) > 1)
    gtk_multi_sorter_remove (self->order, 1);
  g_ptr_array_set_size (self->then_view->sorts, 0);
  for (guint i = 1; i < sorts->len; i++)
    {
      const StewardViewSort *sort = g_ptr_array_index (sorts, i);
      StewardColumn column;
      GtkSorter *sorter;

      if (!steward_column_from_string (sort->column, &column))
        continue;
      sorter = steward_column_make_sorter (column);
      if (sort->descending)
        sorter = GTK_SORTER (gtk_custom_sorter_new (compare_descending, sorter, g_object_unref));
      gtk_multi_sorter_append (self->order, sorter);
      steward_view_add_sort (self->then_view, sort->column, sort->descending);
    }
}

/* The table can be told of one column alone; a person adds others by clicking on their titles. */
static void
set_order (StewardCustomersPage *self, GPtrArray *sorts)
{
  const StewardViewSort *first = g_ptr_array_index (sorts, 0);
  StewardColumn column = STEWARD_COLUMN_NAME;

  steward_column_from_string (first->column, &column);
  set_then (self, sorts);
  gtk_column_view_sort_by_column (self->table, steward_customers_columns_get (self->table, column),
                                  first->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

void
steward_customers_page_set_view (StewardCustomersPage *self, const StewardView *view)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  if (view->sorts->len > 0)
    set_order (self, view->sorts);
  steward_filter_bar_set_view (self->filter_bar, view);
}

void
steward_customers_page_set_can_save (StewardCustomersPage *self, gboolean can_save)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  self->can_save = can_save;
  steward_filter_bar_refresh (self->filter_bar, can_save);
}

GListModel *
steward_customers_page_get_shown (StewardCustomersPage *self)
{
  g_return_val_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self), NULL);
  return G_LIST_MODEL (self->sorted);
}

void
steward_customers_page_set_narrow (StewardCustomersPage *self, gboolean narrow)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  self->narrow = narrow;
  steward_filter_bar_set_narrow (self->filter_bar, narrow);
  adw_button_content_set_label (self->add_content, narrow ? "" : _ ("_Add"));
  show_rows (self);
  show_page (self);
  show_counts (self);
}

void
steward_customers_page_set_sidebar (StewardCustomersPage *self, gboolean there, gboolean away)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  gtk_widget_set_visible (self->sidebar_button, there && away);
  gtk_widget_set_visible (self->menu_button, !there);
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (self->menu_button), !there);
}

void
steward_customers_page_focus_rows (StewardCustomersPage *self)
{
  GtkWidget *rows = self->narrow ? GTK_WIDGET (self->list) : GTK_WIDGET (self->table);

  if (gtk_widget_get_mapped (rows))
    gtk_widget_grab_focus (rows);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
