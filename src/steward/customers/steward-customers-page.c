/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customers-page.h"

#include "steward-customers-columns.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _StewardCustomersPage {
  AdwNavigationPage parent_instance;

  StewardPortfolio *portfolio;
  StewardSyncEngine *engine;
  GtkCustomFilter *filter;
  GtkCustomSorter *sections;
  GtkSortListModel *sorted;
  StewardColumn sort_column;
  char *needle; /* casefolded, or NULL */
  gboolean narrow;

  AdwWindowTitle *window_title;
  AdwButtonContent *add_content;
  GtkWidget *search_bar;
  GtkSearchEntry *search_entry;
  AdwBanner *banner;
  GtkStack *stack;
  GtkColumnView *table;
  GtkListView *list;
  GtkWidget *bottom_bar;
  GtkWidget *sync_button;
  GtkWidget *stop_button;
  GtkLabel *sync_label;
  GtkProgressBar *progress;
  GtkButton *problems_button;
  GtkLabel *totals_label;
};

G_DEFINE_FINAL_TYPE (StewardCustomersPage, steward_customers_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- Search ----------------------------------------------------------------------------------- */

static gboolean
holds (const char *text, const char *needle)
{
  g_autofree char *normalized = text ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;
  g_autofree char *folded = normalized ? g_utf8_casefold (normalized, -1) : NULL;

  return folded && strstr (folded, needle);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  StewardCustomersPage *self = user_data;
  const StewardCustomerRecord *record = steward_customer_get_facts (item)->record;

  if (self->needle == NULL || holds (record->name, self->needle)
      || holds (record->advisor, self->needle))
    return TRUE;
  for (guint i = 0; record->tags && record->tags[i]; i += 2)
    if (holds (record->tags[i + 1], self->needle))
      return TRUE;
  return FALSE;
}

static void show_page (StewardCustomersPage *self);

static void
search_changed_cb (StewardCustomersPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *stripped = normalized ? g_strstrip (g_steal_pointer (&normalized)) : NULL;

  g_clear_pointer (&self->needle, g_free);
  if (stripped && *stripped)
    self->needle = g_utf8_casefold (stripped, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

static void
stop_search_cb (StewardCustomersPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->narrow ? (gpointer) self->list : self->table));
}

/* --- Sections --------------------------------------------------------------------------------- */

static StewardColumn
find_sort_column (StewardCustomersPage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (
    GTK_COLUMN_VIEW_SORTER (sorter));

  for (int i = 0; i < STEWARD_N_COLUMNS; i++)
    if (steward_customers_columns_get (self->table, (StewardColumn) i) == column)
      return (StewardColumn) i;
  return STEWARD_COLUMN_NAME;
}

static guint
get_section (StewardCustomersPage *self, gpointer customer)
{
  return steward_customers_columns_get_section (self->sort_column, customer,
                                                steward_portfolio_get_targets (self->portfolio));
}

static int
compare_sections (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) get_section (user_data, (gpointer) a) - (int) get_section (user_data, (gpointer) b);
}

static void
sorter_changed_cb (StewardCustomersPage *self)
{
  gboolean has_sections;
  g_autofree char *title = NULL;

  self->sort_column = find_sort_column (self);
  title = steward_customers_columns_dup_section_title (
    self->sort_column, 0, steward_portfolio_get_targets (self->portfolio));
  has_sections = title != NULL;
  gtk_sorter_changed (GTK_SORTER (self->sections), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_sort_list_model_set_section_sorter (self->sorted,
                                          has_sections ? GTK_SORTER (self->sections) : NULL);
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
  g_autofree char *title = steward_customers_columns_dup_section_title (
    self->sort_column, get_section (self, customer),
    steward_portfolio_get_targets (self->portfolio));
  /* Translators: a section's title and how many customers are in it */
  g_autofree char *text = title ? g_strdup_printf (_ ("%s  (%u)"), title,
                                                   gtk_list_header_get_n_items (header))
                                : NULL;

  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), text ? text : "");
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
  gtk_widget_set_visible (self->search_bar, n_all > 0);
  gtk_widget_set_visible (self->bottom_bar, n_all > 0);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

/* What the rows shown add up to: `43 customers · median 78 % · 6 below 80 %`. */
static void
show_totals (StewardCustomersPage *self)
{
  const StewardTargets *targets = steward_portfolio_get_targets (self->portfolio);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_below = 0;

  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);
      double value = steward_customer_get_figures (customer)->utilization.value;

      if (isnan (value))
        continue;
      g_array_append_val (values, value);
      n_below += value < targets->utilization_healthy ? 1 : 0;
    }
  if (values->len > 0)
    {
      double middle;
      g_autofree char *median = NULL;
      g_autofree char *target = steward_format_percent (targets->utilization_healthy, 0);

      g_array_sort (values, compare_values);
      middle = (g_array_index (values, double, (values->len - 1) / 2)
                + g_array_index (values, double, values->len / 2))
               / 2;
      median = steward_format_percent (middle, 1);
      /* Translators: of the customers shown: the median of their utilization, how many are below
       * the target */
      g_string_append_printf (text, _ ("Median %s · %u below %s"), median, n_below, target);
    }
  gtk_label_set_text (self->totals_label, text->str);
}

static void
show_title (StewardCustomersPage *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->portfolio));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  g_autofree char *month = steward_format_month (
    steward_day_get_month (steward_portfolio_get_today (self->portfolio)) - 1);
  g_autofree char *count = n_shown == n_all ? g_strdup_printf ("%u", n_all)
                                            : g_strdup_printf (_ ("%u of %u"), n_shown, n_all);
  /* Translators: how many customers are shown, and the month their figures are of */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · figures of %s"), count, month);

  adw_window_title_set_subtitle (self->window_title, n_all > 0 ? subtitle : "");
}

/* --- Sync ------------------------------------------------------------------------------------- */

typedef struct {
  gint64 newest; /* of the last full successes, 0: none */
  gint64 oldest;
  guint n_failed;
} SyncSummary;

static SyncSummary
summarize_sync (StewardCustomersPage *self)
{
  SyncSummary summary = { 0 };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->portfolio));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->portfolio),
                                                                    i);
      const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;

      summary.n_failed += steward_sync_status_get_state (sync) == STEWARD_SYNC_FAILED ? 1 : 0;
      if (sync->at == 0)
        continue;
      summary.newest = MAX (summary.newest, sync->at);
      summary.oldest = summary.oldest == 0 ? sync->at : MIN (summary.oldest, sync->at);
    }
  return summary;
}

static void
show_problems_button (StewardCustomersPage *self, guint n_failed)
{
  g_autofree char *label = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u failed", "%u failed", n_failed), n_failed);

  gtk_button_set_label (self->problems_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_button), n_failed > 0);
}

static void
show_sync (StewardCustomersPage *self)
{
  gboolean running = steward_sync_engine_get_running (self->engine);
  guint done = steward_sync_engine_get_done (self->engine);
  guint total = steward_sync_engine_get_total (self->engine);
  gint64 now = steward_portfolio_get_now (self->portfolio);
  SyncSummary summary = summarize_sync (self);
  g_autofree char *newest = steward_format_age (summary.newest, now);
  g_autofree char *oldest = steward_format_age (summary.oldest, now);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->sync_button, !running);
  gtk_widget_set_visible (self->stop_button, running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  if (running)
    {
      gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
      text = g_strdup_printf (_ ("Syncing %u of %u"), done, total);
    }
  else if (summary.newest == 0)
    text = g_strdup (_ ("Never synced"));
  else
    /* Translators: ages such as “Today 08:02” and “9 days ago” */
    text = g_strdup_printf (_ ("Last sync: %s · oldest figures: %s"), newest, oldest);
  gtk_label_set_text (self->sync_label, text);
  show_problems_button (self, summary.n_failed);
}

static void
refreshed_cb (StewardCustomersPage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  adw_banner_set_revealed (self->banner, FALSE);
  gtk_sorter_changed (GTK_SORTER (self->sections), GTK_SORTER_CHANGE_DIFFERENT);
  if (gtk_column_view_sorter_get_primary_sort_column (GTK_COLUMN_VIEW_SORTER (sorter)))
    gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  if (self->needle)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
  show_title (self);
  show_totals (self);
  show_sync (self);
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

static void
table_activate_cb (StewardCustomersPage *self, guint position)
{
  g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->sorted),
                                                                position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-customer", "s",
                              steward_customer_get_id (customer));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_customers_page_dispose (GObject *object)
{
  StewardCustomersPage *self = STEWARD_CUSTOMERS_PAGE (object);

  /* The models may outlive the page for a moment, and must not ask it any more. */
  if (self->table)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->table), self);
      gtk_column_view_set_model (self->table, NULL);
      gtk_list_view_set_model (self->list, NULL);
      gtk_sort_list_model_set_sorter (self->sorted, NULL);
      gtk_sort_list_model_set_section_sorter (self->sorted, NULL);
      gtk_custom_sorter_set_sort_func (self->sections, NULL, NULL, NULL);
      gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_CUSTOMERS_PAGE);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_clear_object (&self->sections);
  g_clear_object (&self->engine);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (steward_customers_page_parent_class)->dispose (object);
}

static void
steward_customers_page_class_init (StewardCustomersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_customers_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customers/steward-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, add_content);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, table);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, list);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, sync_button);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, sync_label);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, progress);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, problems_button);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomersPage, totals_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
}

static void
steward_customers_page_init (StewardCustomersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Portfolio → search → sort, with sections → selection, which table and list share. */
static void
build_models (StewardCustomersPage *self)
{
  g_autoptr (GtkFilterListModel) filtered = NULL;
  g_autoptr (GtkSingleSelection) selection = NULL;
  g_autoptr (GtkListItemFactory) row_factory = steward_customers_columns_make_row_factory (
    self->portfolio);

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->sections = gtk_custom_sorter_new (compare_sections, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->portfolio)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (filtered)), NULL);
  /* Without a model at first, or its first item would be selected. */
  selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->sorted));
  steward_customers_columns_add (self->table, self->portfolio);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (
    self->table, steward_customers_columns_get (self->table, STEWARD_COLUMN_UTILIZATION),
    GTK_SORT_ASCENDING);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->table));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_factory (self->list, row_factory);
}

StewardCustomersPage *
steward_customers_page_new (StewardPortfolio *portfolio, StewardSyncEngine *engine)
{
  StewardCustomersPage *self = g_object_new (STEWARD_TYPE_CUSTOMERS_PAGE, NULL);

  self->portfolio = g_object_ref (portfolio);
  self->engine = g_object_ref (engine);
  build_models (self);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "refresh-failed", G_CALLBACK (refresh_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::running", G_CALLBACK (show_sync), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (show_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (show_totals), self,
                           G_CONNECT_SWAPPED);
  refreshed_cb (self);
  return self;
}

void
steward_customers_page_start_search (StewardCustomersPage *self)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
steward_customers_page_set_narrow (StewardCustomersPage *self, gboolean narrow)
{
  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->totals_label), !narrow);
  adw_button_content_set_label (self->add_content, narrow ? "" : _ ("_Add"));
  show_page (self);
}

void
steward_customers_page_set_room (StewardCustomersPage *self, int width)
{
  /* What goes first when the window is made smaller; the widths are those of the columns. */
  const struct {
    StewardColumn column;
    int least_width;
  } optional[] = {
    { STEWARD_COLUMN_STAGE, 1240 },  { STEWARD_COLUMN_ADVISOR, 1120 },
    { STEWARD_COLUMN_COURSE, 1000 }, { STEWARD_COLUMN_SYNC, 880 },
    { STEWARD_COLUMN_RENEWAL, 700 },
  };

  g_return_if_fail (STEWARD_IS_CUSTOMERS_PAGE (self));
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    gtk_column_view_column_set_visible (
      steward_customers_columns_get (self->table, optional[i].column),
      width >= optional[i].least_width);
}
