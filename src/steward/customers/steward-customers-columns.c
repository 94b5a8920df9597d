/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customers-columns.h"

#include "steward-customers-cells.h"

#include <glib/gi18n.h>

#define SETTINGS_KEY "customers-columns"

static const struct {
  const char *title;
  int width;
  gboolean expand;
  gboolean numbers; /* stand at the end, and so does the title */
  gboolean chosen;
} columns[STEWARD_N_COLUMNS] = {
  [STEWARD_COLUMN_NAME] = { N_ ("Customer"), 180, TRUE, FALSE, TRUE },
  [STEWARD_COLUMN_UTILIZATION] = { N_ ("Utilization"), 228, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_COURSE] = { N_ ("12 months"), 94, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_CONSUMPTION] = { N_ ("Consumption"), 148, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_HEALTH] = { N_ ("Health"), 122, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_STAGE] = { N_ ("Stage"), 108, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_ADVISOR] = { N_ ("Advisor"), 116, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_RENEWAL] = { N_ ("Renewal"), 128, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_SYNC] = { N_ ("Synced"), 120, FALSE, FALSE, TRUE },
  [STEWARD_COLUMN_SEGMENT] = { N_ ("Segment"), 112, FALSE, FALSE, FALSE },
  [STEWARD_COLUMN_SEATS] = { N_ ("Seats"), 96, FALSE, TRUE, FALSE },
  [STEWARD_COLUMN_MAU] = { N_ ("Monthly users"), 128, FALSE, TRUE, FALSE },
  [STEWARD_COLUMN_ARR] = { N_ ("ARR"), 124, FALSE, TRUE, FALSE },
  [STEWARD_COLUMN_PRODUCTION] = { N_ ("Production"), 128, FALSE, FALSE, FALSE },
};

/* What goes first where there is no room for all; the others stay. */
static const StewardColumn droppable[] = {
  STEWARD_COLUMN_SYNC,   STEWARD_COLUMN_PRODUCTION, STEWARD_COLUMN_SEGMENT, STEWARD_COLUMN_ADVISOR,
  STEWARD_COLUMN_COURSE, STEWARD_COLUMN_STAGE,      STEWARD_COLUMN_HEALTH,  STEWARD_COLUMN_MAU,
  STEWARD_COLUMN_SEATS,  STEWARD_COLUMN_ARR,        STEWARD_COLUMN_RENEWAL,
};

/* --- Factories -------------------------------------------------------------------------------- */

/* What a factory's rows are made of. */
typedef struct {
  guint column;
  StewardPortfolio *portfolio;
} Recipe;

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, Recipe *recipe)
{
  GtkWidget *cell = steward_customers_cells_make (recipe->column);

  g_object_set_data (G_OBJECT (cell), "item", item);
  gtk_list_item_set_child (item, cell);
}

/* What a bound cell follows. */
typedef struct {
  const Recipe *recipe;
  GtkWidget *widget;
} Binding;

static void
changed_cb (StewardCustomer *customer, Binding *binding)
{
  steward_customers_cells_show (binding->recipe->column, binding->widget, customer,
                                binding->recipe->portfolio);
}

static void
free_binding (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, Recipe *recipe)
{
  StewardCustomer *customer = gtk_list_item_get_item (item);
  Binding *binding = g_new0 (Binding, 1);

  binding->recipe = recipe;
  binding->widget = gtk_list_item_get_child (item);
  g_object_set_data (
    G_OBJECT (binding->widget), "handler",
    GSIZE_TO_POINTER (g_signal_connect_data (customer, "changed", G_CALLBACK (changed_cb), binding,
                                             free_binding, G_CONNECT_DEFAULT)));
  changed_cb (customer, binding);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, Recipe *recipe)
{
  GtkWidget *widget = gtk_list_item_get_child (item);
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (widget), "handler"));

  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
}

static GtkListItemFactory *
make_factory (guint column, StewardPortfolio *portfolio)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Recipe *recipe = g_new0 (Recipe, 1);

  recipe->column = column;
  recipe->portfolio = portfolio;
  g_object_set_data_full (G_OBJECT (factory), "recipe", recipe, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), recipe);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), recipe);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), recipe);
  return factory;
}

GtkListItem *
steward_customers_columns_get_item (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "item");
}

GtkListItemFactory *
steward_customers_columns_make_row_factory (StewardPortfolio *portfolio)
{
  return make_factory (STEWARD_N_COLUMNS, portfolio);
}

/* --- Columns ---------------------------------------------------------------------------------- */

void
steward_customers_columns_add (GtkColumnView *table, StewardPortfolio *portfolio)
{
  for (int i = 0; i < STEWARD_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (
        _ (columns[i].title), make_factory ((guint) i, portfolio));
      g_autoptr (GtkSorter) sorter = steward_column_make_sorter ((StewardColumn) i);

      gtk_column_view_column_set_id (column, steward_column_to_string ((StewardColumn) i));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_append_column (table, column);
    }
  steward_customers_columns_reset (table);
}

StewardColumn
steward_customers_columns_identify (GtkColumnViewColumn *column)
{
  StewardColumn found = STEWARD_COLUMN_NAME;

  if (column)
    steward_column_from_string (gtk_column_view_column_get_id (column), &found);
  return found;
}

GtkColumnViewColumn *
steward_customers_columns_get (GtkColumnView *table, StewardColumn column)
{
  GListModel *all = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkColumnViewColumn) candidate = g_list_model_get_item (all, i);

      if (steward_customers_columns_identify (candidate) == column)
        return candidate;
    }
  return NULL;
}

gboolean
steward_customers_columns_get_chosen (GtkColumnView *table, StewardColumn column)
{
  return g_object_get_data (G_OBJECT (steward_customers_columns_get (table, column)), "chosen")
         != NULL;
}

static void save (GtkColumnView *table);

/* GTK 4.18 takes the headers of sections for rows, and would put a cell of a column that comes into
 * each: they go while columns come. Returns: (transfer full) (nullable): what to give them back by
 */
static GtkListItemFactory *
put_headers_away (GtkColumnView *table)
{
  GtkListItemFactory *factory = gtk_column_view_get_header_factory (table);

  if (factory == NULL)
    return NULL;
  g_object_ref (factory);
  gtk_column_view_set_header_factory (table, NULL);
  return factory;
}

/* Takes the factory. */
static void
give_headers_back (GtkColumnView *table, GtkListItemFactory *factory)
{
  if (factory == NULL)
    return;
  gtk_column_view_set_header_factory (table, factory);
  g_object_unref (factory);
}

/* The table gives the column up for a moment. */
static void
move_to (GtkColumnView *table, GtkColumnViewColumn *column, guint place)
{
  g_autoptr (GtkColumnViewColumn) held = g_object_ref (column);

  gtk_column_view_insert_column (table, place, held);
}

static void
set_chosen (GtkColumnViewColumn *column, gboolean chosen)
{
  g_object_set_data (G_OBJECT (column), "chosen", GINT_TO_POINTER (chosen));
  gtk_column_view_column_set_visible (column, chosen);
}

void
steward_customers_columns_set_chosen (GtkColumnView *table, StewardColumn column, gboolean chosen)
{
  GtkListItemFactory *headers = put_headers_away (table);

  set_chosen (steward_customers_columns_get (table, column), chosen);
  give_headers_back (table, headers);
  save (table);
}

void
steward_customers_columns_reset (GtkColumnView *table)
{
  GtkListItemFactory *headers = put_headers_away (table);

  for (int i = 0; i < STEWARD_N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = steward_customers_columns_get (table, (StewardColumn) i);

      move_to (table, column, (guint) i);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      set_chosen (column, columns[i].chosen);
    }
  give_headers_back (table, headers);
}

/* Whether each column that may go is to be seen, by its place among them. */
static guint
choose_visible (GtkColumnView *table, int width)
{
  guint visible = 0;
  int wanted = 0;

  for (int i = 0; i < STEWARD_N_COLUMNS; i++)
    if (steward_customers_columns_get_chosen (table, (StewardColumn) i))
      wanted += gtk_column_view_column_get_fixed_width (
        steward_customers_columns_get (table, (StewardColumn) i));
  for (guint i = 0; i < G_N_ELEMENTS (droppable); i++)
    {
      GtkColumnViewColumn *column = steward_customers_columns_get (table, droppable[i]);

      if (!steward_customers_columns_get_chosen (table, droppable[i]))
        continue;
      if (wanted <= width)
        visible |= 1u << i;
      else
        wanted -= gtk_column_view_column_get_fixed_width (column);
    }
  return visible;
}

void
steward_customers_columns_fit (GtkColumnView *table, int width)
{
  guint visible = choose_visible (table, width);
  guint seen = 0;
  GtkListItemFactory *headers;

  for (guint i = 0; i < G_N_ELEMENTS (droppable); i++)
    if (gtk_column_view_column_get_visible (steward_customers_columns_get (table, droppable[i])))
      seen |= 1u << i;
  if (seen == visible)
    return;
  headers = put_headers_away (table);
  for (guint i = 0; i < G_N_ELEMENTS (droppable); i++)
    gtk_column_view_column_set_visible (steward_customers_columns_get (table, droppable[i]),
                                        (visible & 1u << i) != 0);
  give_headers_back (table, headers);
}

/* --- Titles ----------------------------------------------------------------------------------- */

/* GTK has no property for where a title stands: the box that holds it is found below the header. */
static void
align_title_cb (GtkColumnView *table)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (table));
  GtkWidget *title = header ? gtk_widget_get_first_child (header) : NULL;
  GListModel *all = gtk_column_view_get_columns (table);

  for (guint i = 0; title; title = gtk_widget_get_next_sibling (title), i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (column && box && columns[steward_customers_columns_identify (column)].numbers)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
    }
}

/* --- What is remembered ----------------------------------------------------------------------- */

/* A table that is moving a column or going away lacks some. */
static void
save (GtkColumnView *table)
{
  GSettings *settings = g_object_get_data (G_OBJECT (table), "settings");
  GListModel *all = gtk_column_view_get_columns (table);
  GVariantBuilder builder;

  if (settings == NULL || g_list_model_get_n_items (all) != STEWARD_N_COLUMNS)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < STEWARD_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (all, i);

      g_variant_builder_add (&builder, "(sib)", gtk_column_view_column_get_id (column),
                             gtk_column_view_column_get_fixed_width (column),
                             g_object_get_data (G_OBJECT (column), "chosen") != NULL);
    }
  g_settings_set_value (settings, SETTINGS_KEY, g_variant_builder_end (&builder));
}

/* What another version wrote may name columns that there are none of, and lack others. */
static void
restore (GtkColumnView *table, GVariant *kept)
{
  GtkListItemFactory *headers = put_headers_away (table);
  GVariantIter iter;
  const char *id;
  int width;
  gboolean chosen;
  guint place = 0;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &chosen))
    {
      StewardColumn column;
      GtkColumnViewColumn *found;

      if (!steward_column_from_string (id, &column))
        continue;
      found = steward_customers_columns_get (table, column);
      move_to (table, found, place++);
      if (width > 0)
        gtk_column_view_column_set_fixed_width (found, MIN (width, 2000));
      set_chosen (found, chosen || column == STEWARD_COLUMN_NAME);
    }
  give_headers_back (table, headers);
}

void
steward_customers_columns_remember (GtkColumnView *table, GSettings *settings)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, SETTINGS_KEY);

  restore (table, kept);
  g_object_set_data_full (G_OBJECT (table), "settings", g_object_ref (settings), g_object_unref);
  for (int i = 0; i < STEWARD_N_COLUMNS; i++)
    g_signal_connect_object (steward_customers_columns_get (table, (StewardColumn) i),
                             "notify::fixed-width", G_CALLBACK (save), table, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (table), "items-changed", G_CALLBACK (save),
                           table, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (table), "items-changed",
                           G_CALLBACK (align_title_cb), table, G_CONNECT_SWAPPED);
  align_title_cb (table);
}
