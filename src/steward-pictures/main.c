/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves a picture of every page and dialog, for a profile that holds customers: what `./dev run`
 * leaves behind where there is no display to look at. */

#include "steward-application.h"
#include "steward-picture-profiles.h"
#include "steward-window.h"

#include <glib/gstdio.h>
#include <math.h>

/* What every picture gets to settle: fonts, layout, list rows. */
#define SETTLE_MS 500
#define MAX_TRIES 40

typedef struct {
  AdwApplication *application;
  StewardContext *contexts[N_PROFILES];
  guint n_loaded;
  const char *folder;
  const char *portfolio_file; /* one with bad rows, for the import's picture */
  guint next;
  guint n_tries;
  GtkWindow *window;
  int result;
} Book;

/* Which customer a page shows. */
typedef enum {
  ANY,
  CONCERNING, /* with a figure under the target */
  RAMPING,
  FAILED, /* whose last sync failed, with seats known */
  ROWS,   /* whose user-day rows were counted, with a figure under the target */
  NEVER,  /* of whom nothing was ever read */
} Wanted;

/* How a picture differs from what most people see. */
typedef enum {
  LOOK_USUAL = 0,
  LOOK_MIRRORED = 1 << 0,
  LOOK_LARGE_TEXT = 1 << 1,
  LOOK_EXPLAINED = 1 << 2, /* of the explanation of the page's first figure */
  LOOK_TABLE = 1 << 3,
  LOOK_CHANGED = 1 << 4, /* with another target, and the segments' own ones in sight */
  LOOK_SOURCES = 1 << 5, /* of the page of the preferences that is called so */
  LOOK_PRIVACY = 1 << 6,
} Look;

/* What a person does on the page first. */
#define LOOKS_PREPARED (LOOK_EXPLAINED | LOOK_TABLE | LOOK_CHANGED | LOOK_SOURCES | LOOK_PRIVACY)

static gboolean
is_wanted (StewardCustomer *customer, Wanted wanted, StewardDay today)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

  switch (wanted)
    {
    case CONCERNING:
      return figures->utilization.state == STEWARD_STATE_CONCERNING && !isnan (figures->recent[6]);
    case RAMPING:
      return facts->record->production != STEWARD_DAY_NONE && today - facts->record->production < 60
             && !isnan (figures->utilization.value);
    case FAILED:
      return steward_sync_status_get_state (facts->sync) == STEWARD_SYNC_FAILED
             && facts->sync->problems[STEWARD_PART_SEATS].code == NULL;
    case ROWS:
      return facts->record->source == STEWARD_SOURCE_ANALYTICS
             && steward_sync_status_get_state (facts->sync) == STEWARD_SYNC_OK
             && figures->utilization.state == STEWARD_STATE_CONCERNING;
    case NEVER:
      return steward_sync_status_get_state (facts->sync) == STEWARD_SYNC_NEVER;
    case ANY:
    default:
      return TRUE;
    }
}

/* Its id, borrowed from the portfolio; the first customer's where none is like that. */
static const char *
find_customer (StewardPortfolio *portfolio, Wanted wanted)
{
  StewardCustomer *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      if (found == NULL)
        found = customer;
      if (is_wanted (customer, wanted, steward_portfolio_get_today (portfolio)))
        return steward_customer_get_id (customer);
    }
  return found ? steward_customer_get_id (found) : "";
}

typedef struct {
  const char *name;
  int width;
  int height;
  gboolean dark;
  PictureProfile profile;
  const char *page;   /* an action to open a customer's page with, or NULL */
  const char *action; /* an action to follow, or NULL */
  Wanted wanted;
  Look look;
} Picture;

#define OPEN "win.open-customer"
#define PREFERENCES "win.preferences"

static const Picture pictures[] = {
  { "first-run", 1280, 800, FALSE, EMPTY, NULL, NULL, ANY },
  { "first-run-dark", 1280, 800, TRUE, EMPTY, NULL, NULL, ANY },
  { "first-run-360", 360, 720, FALSE, EMPTY, NULL, NULL, ANY },
  { "first-customer", 900, 900, FALSE, EMPTY, NULL, "win.add-customer", ANY },
  { "sample", 1280, 1000, FALSE, SAMPLE, NULL, NULL, ANY },
  { "sample-360", 360, 720, FALSE, SAMPLE, NULL, NULL, ANY },
  { "sample-customer", 1280, 1000, FALSE, SAMPLE, OPEN, NULL, RAMPING },
  { "sample-never", 1280, 1000, FALSE, SAMPLE, OPEN, NULL, NEVER },
  { "loading", 1280, 800, FALSE, UNREAD, NULL, NULL, ANY },
  { "offline", 1280, 800, FALSE, UNREACHED, NULL, NULL, ANY },
  { "offline-360", 360, 720, FALSE, UNREACHED, NULL, NULL, ANY },
  { "offline-customer", 1280, 800, FALSE, UNREACHED, OPEN, NULL, CONCERNING },
  { "tokens", 900, 800, FALSE, UNREACHED, NULL, "tokens", ANY },
  { "customers", 1280, 800, FALSE, CUSTOMERS, NULL, NULL, ANY },
  { "customers-dark", 1280, 800, TRUE, CUSTOMERS, NULL, NULL, ANY },
  { "customers-all", 1280, 2000, FALSE, CUSTOMERS, NULL, NULL, ANY },
  { "customers-900", 900, 700, FALSE, CUSTOMERS, NULL, NULL, ANY },
  { "customers-360", 360, 720, FALSE, CUSTOMERS, NULL, NULL, ANY },
  { "customer", 1280, 1000, FALSE, CUSTOMERS, OPEN, NULL, CONCERNING },
  { "customer-dark", 1280, 1000, TRUE, CUSTOMERS, OPEN, NULL, CONCERNING },
  { "customer-ramp", 1280, 800, FALSE, CUSTOMERS, OPEN, NULL, RAMPING },
  { "customer-360", 360, 1000, FALSE, CUSTOMERS, OPEN, NULL, CONCERNING },
  { "customer-rows", 1280, 1000, FALSE, CUSTOMERS, OPEN, NULL, ROWS },
  { "customer-mirrored", 1280, 1000, FALSE, CUSTOMERS, OPEN, NULL, ROWS, LOOK_MIRRORED },
  { "customer-large-text", 1280, 1400, FALSE, CUSTOMERS, OPEN, NULL, ROWS, LOOK_LARGE_TEXT },
  { "customer-large-text-360", 360, 1600, FALSE, CUSTOMERS, OPEN, NULL, ROWS, LOOK_LARGE_TEXT },
  { "customer-table", 1280, 800, FALSE, CUSTOMERS, OPEN, NULL, ROWS, LOOK_TABLE },
  { "explain", 1280, 1000, FALSE, CUSTOMERS, OPEN, NULL, CONCERNING, LOOK_EXPLAINED },
  { "explain-dark", 1280, 1000, TRUE, CUSTOMERS, OPEN, NULL, ROWS, LOOK_EXPLAINED },
  { "explain-360", 360, 1000, FALSE, CUSTOMERS, OPEN, NULL, ROWS, LOOK_EXPLAINED },
  { "customer-failed", 1280, 800, FALSE, CUSTOMERS, OPEN, NULL, FAILED },
  { "add-customer", 900, 900, FALSE, CUSTOMERS, NULL, "win.add-customer", ANY },
  { "edit-customer", 900, 900, FALSE, CUSTOMERS, NULL, "win.edit-customer", CONCERNING },
  { "token", 900, 700, FALSE, CUSTOMERS, NULL, "win.enter-token", FAILED },
  { "problems", 1000, 800, FALSE, CUSTOMERS, NULL, "win.show-problems", ANY },
  { "problems-360", 360, 720, FALSE, CUSTOMERS, NULL, "win.show-problems", ANY },
  { "import", 1280, 800, FALSE, CUSTOMERS, NULL, "import", ANY },
  { "sources", 1280, 900, FALSE, CUSTOMERS, NULL, PREFERENCES, ANY, LOOK_SOURCES },
  { "privacy", 1280, 900, FALSE, CUSTOMERS, NULL, PREFERENCES, ANY, LOOK_PRIVACY },
  { "privacy-360", 360, 720, FALSE, CUSTOMERS, NULL, PREFERENCES, ANY, LOOK_PRIVACY },
  { "customer-targets", 900, 900, FALSE, SAMPLE, NULL, "win.customer-targets", RAMPING },
  /* These change the settings of the sample. */
  { "preferences", 1280, 800, FALSE, SAMPLE, NULL, PREFERENCES, ANY, LOOK_CHANGED },
  { "preferences-dark", 1280, 1100, TRUE, SAMPLE, NULL, PREFERENCES, ANY, LOOK_CHANGED },
  { "preferences-360", 360, 900, FALSE, SAMPLE, NULL, PREFERENCES, ANY, LOOK_CHANGED },
  { "sources-360", 360, 720, FALSE, UNREACHED, NULL, PREFERENCES, ANY, LOOK_SOURCES },
};

static gboolean
save_picture (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, path);
}

/* The first widget in a tree that is of a type, and has a style class where one is given. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *css_class)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, css_class);
  return found;
}

static void begin_picture (Book *book);

static gboolean
take_cb (gpointer user_data)
{
  Book *book = user_data;
  const Picture *picture = &pictures[book->next];
  g_autofree char *path = g_strdup_printf ("%s/%s.png", book->folder, picture->name);
  GtkWidget *widget = GTK_WIDGET (book->window);

  /* What pops up is a surface of its own. */
  if (picture->look & LOOK_EXPLAINED)
    widget = find_widget (find_widget (widget, GTK_TYPE_BUTTON, "kpi"), GTK_TYPE_POPOVER, NULL);
  /* A busy machine takes longer until there is something to see. */
  if (!save_picture (widget, path))
    {
      if (book->n_tries++ < MAX_TRIES)
        return G_SOURCE_CONTINUE;
      g_printerr ("%s could not be saved\n", path);
      book->result = 1;
    }
  gtk_window_destroy (book->window);
  book->n_tries = 0;
  book->next++;
  if (book->next < G_N_ELEMENTS (pictures))
    begin_picture (book);
  else
    g_application_release (G_APPLICATION (book->application));
  return G_SOURCE_REMOVE;
}

/* Sets another target each time, 5 points away from the last. */
static void
change_target (GtkWidget *dialog)
{
  GtkSpinButton *spin = GTK_SPIN_BUTTON (find_widget (dialog, GTK_TYPE_SPIN_BUTTON, NULL));

  gtk_spin_button_set_value (spin, gtk_spin_button_get_value (spin) - 5);
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (find_widget (dialog, ADW_TYPE_EXPANDER_ROW, NULL)), TRUE);
}

static void
prepare_preferences (Book *book, Look look)
{
  GtkWidget *dialog = find_widget (GTK_WIDGET (book->window), ADW_TYPE_PREFERENCES_DIALOG, NULL);

  if (look & LOOK_CHANGED)
    change_target (dialog);
  else
    adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog),
                                                  look & LOOK_SOURCES ? "sources" : "privacy");
}

/* Does on the page what a person would. */
static gboolean
prepare_cb (gpointer user_data)
{
  Book *book = user_data;
  GtkWidget *card = find_widget (GTK_WIDGET (book->window), GTK_TYPE_BUTTON, "kpi");
  Look look = pictures[book->next].look;

  if (look & LOOK_EXPLAINED)
    g_signal_emit_by_name (card, "clicked");
  else if (look & LOOK_TABLE)
    gtk_widget_activate_action (card, "chart.show-table", NULL);
  else
    prepare_preferences (book, look);
  g_timeout_add (SETTLE_MS, take_cb, book);
  return G_SOURCE_REMOVE;
}

static void
set_look (Look look)
{
  gtk_widget_set_default_direction (look & LOOK_MIRRORED ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                (look & LOOK_LARGE_TEXT ? 192 : 96) * PANGO_SCALE, NULL);
}

/* As after customers of four addresses were imported. */
static void
ask_for_tokens (GtkWindow *window, StewardPortfolio *portfolio)
{
  GVariantBuilder ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      g_variant_builder_add (&ids, "s", steward_customer_get_id (customer));
    }
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.begin-first-sync",
                                      g_variant_builder_end (&ids));
}

static void
begin_picture (Book *book)
{
  const Picture *picture = &pictures[book->next];
  StewardContext *context = book->contexts[picture->profile];
  StewardPortfolio *portfolio = steward_context_get_portfolio (context);
  const char *id = find_customer (portfolio, picture->wanted);
  g_autoptr (GFile) file = g_file_new_for_path (book->portfolio_file);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      picture->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  set_look (picture->look);
  book->window = GTK_WINDOW (steward_window_new (STEWARD_APPLICATION (book->application), context));
  gtk_window_set_default_size (book->window, picture->width, picture->height);
  gtk_window_present (book->window);
  if (picture->page)
    gtk_widget_activate_action (GTK_WIDGET (book->window), picture->page, "s", id);
  if (g_strcmp0 (picture->action, "import") == 0)
    steward_window_import (STEWARD_WINDOW (book->window), file);
  else if (g_strcmp0 (picture->action, "tokens") == 0)
    ask_for_tokens (book->window, portfolio);
  else if (picture->action && picture->wanted != ANY)
    gtk_widget_activate_action (GTK_WIDGET (book->window), picture->action, "s", id);
  else if (picture->action)
    gtk_widget_activate_action (GTK_WIDGET (book->window), picture->action, NULL);
  g_timeout_add (SETTLE_MS, picture->look & LOOKS_PREPARED ? prepare_cb : take_cb, book);
}

static void load_next (Book *book);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Book *book = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_refresh_finish (STEWARD_PORTFOLIO (source), result, &error))
    {
      g_printerr ("%s\n", error->message);
      book->result = 1;
      g_application_release (G_APPLICATION (book->application));
    }
  else
    load_next (book);
}

/* All but the one that stays unread. */
static void
load_next (Book *book)
{
  guint next = book->n_loaded++;

  if (next == UNREAD)
    begin_picture (book);
  else
    steward_portfolio_refresh_async (steward_context_get_portfolio (book->contexts[next]), NULL,
                                     loaded_cb, book);
}

static void
activate_cb (GApplication *application, Book *book)
{
  /* The application would open a window of its own. */
  g_signal_stop_emission_by_name (application, "activate");
  g_application_hold (application);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name",
                "Inter 11", NULL);
  load_next (book);
}

/* steward-pictures PROFILE TODAY PORTFOLIO.csv FOLDER */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardClock) clock = NULL;
  g_autofree char *nothing = g_dir_make_tmp (NULL, NULL);
  g_autofree char *profile_argument = g_strconcat ("--profile=", nothing, NULL);
  Book book = { 0 };
  StewardDay today;

  if (argc != 5 || !steward_day_parse (argv[2], &today))
    {
      g_printerr ("Usage: steward-pictures PROFILE TODAY PORTFOLIO.csv FOLDER\n");
      return 2;
    }
  clock = steward_clock_new_fixed (today);
  for (int profile = 0; profile < N_PROFILES; profile++)
    {
      book.contexts[profile] = picture_profile_open ((PictureProfile) profile, argv[1], clock,
                                                     &error);
      if (book.contexts[profile] == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
    }
  book.portfolio_file = argv[3];
  book.folder = argv[4];
  g_mkdir_with_parents (book.folder, 0755);
  book.application = ADW_APPLICATION (steward_application_new ());
  g_application_set_flags (G_APPLICATION (book.application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (book.application, "activate", G_CALLBACK (activate_cb), &book);
  /* Not the user's own. */
  g_application_run (G_APPLICATION (book.application), 2,
                     (char *[]) { argv[0], profile_argument, NULL });
  g_clear_object (&book.application);
  for (int profile = 0; profile < N_PROFILES; profile++)
    g_clear_object (&book.contexts[profile]);
  return book.result;
}
