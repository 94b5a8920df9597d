/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves a picture of every page and dialog in one variant, for a profile that holds customers, and
 * prints what can be told of each: what `./dev run` leaves behind where there is no display to look
 * at, and what the tests look at. */

#include "steward-application.h"
#include "steward-late-spinner.h"
#include "steward-picture-facts.h"
#include "steward-picture-pages.h"
#include "steward-window.h"

#include <glib/gstdio.h>

/* What GTK draws around a window where nothing composes the display. */
#define FRAME_WIDTH 10
/* A page is drawn once its data were read and nothing moved for so many frames: fonts, layout, list
 * rows. Where that never comes, the picture is given up. */
#define SETTLED_FRAMES 8
#define PATIENCE_SECONDS 60

typedef struct {
  AdwApplication *application;
  StewardContext *contexts[N_PROFILES];
  guint n_loaded;
  const PictureVariant *variant;
  const char *folder;
  const char *portfolio_file; /* one with bad rows, for the import's picture */
  guint next;
  GtkWindow *window;
  GtkWidget *drawn; /* the window, or what popped up from it; NULL when that closed again */
  guint n_steps;    /* done of the page's */
  guint n_frames;
  gint64 begun_at;
  int result;
} Book;

static const PicturePage *
get_page (Book *book)
{
  return &picture_pages[book->next];
}

static StewardPortfolio *
get_portfolio (Book *book)
{
  return steward_context_get_portfolio (book->contexts[get_page (book)->profile]);
}

static char *
make_name (Book *book)
{
  return g_strconcat (get_page (book)->name, *book->variant->name ? "-" : "", book->variant->name,
                      NULL);
}

static void
fail (Book *book, const char *what)
{
  g_autofree char *name = make_name (book);

  g_printerr ("%s: %s\n", name, what);
  book->result = 1;
}

/* --- Taking a picture ------------------------------------------------------------------------- */

static gboolean
save_picture (Book *book)
{
  GtkWidget *widget = book->drawn;
  g_autofree char *name = make_name (book);
  g_autofree char *path = g_strdup_printf ("%s/%s.png", book->folder, name);
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
  picture_facts_print (widget, node, name,
                       book->variant->text_percent == 100 && book->variant->width == 0
                         && book->variant->direction == GTK_TEXT_DIR_LTR);
  return gdk_texture_save_to_png (texture, path);
}

static void begin_picture (Book *book);

static void
next_picture (Book *book)
{
  guint wanted = 1u << (book->variant - picture_variants);

  do
    book->next++;
  while (book->next < n_picture_pages && (get_page (book)->variants & wanted) == 0);
  if (book->next < n_picture_pages)
    begin_picture (book);
  else
    g_application_release (G_APPLICATION (book->application));
}

static gboolean
take_cb (gpointer user_data)
{
  Book *book = user_data;

  if (book->drawn == NULL || !save_picture (book))
    fail (book, "could not be drawn");
  if (book->drawn != GTK_WIDGET (book->window) && GTK_IS_WINDOW (book->drawn))
    gtk_window_destroy (GTK_WINDOW (book->drawn));
  g_clear_weak_pointer (&book->drawn);
  gtk_window_destroy (book->window);
  next_picture (book);
  return G_SOURCE_REMOVE;
}

/* --- Waiting until a page has settled --------------------------------------------------------- */

static gboolean
is_loading (GtkWidget *widget)
{
  gboolean loading = STEWARD_IS_LATE_SPINNER (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !loading;
       child = gtk_widget_get_next_sibling (child))
    loading = is_loading (child);
  return loading;
}

static void settle (Book *book);

static gboolean
settled_cb (gpointer user_data)
{
  Book *book = user_data;

  const PicturePage *page = get_page (book);
  GtkWidget *drawn;

  if (book->n_steps == MAX_PICTURE_STEPS || page->steps[book->n_steps] == NULL)
    return take_cb (book);
  drawn = page->steps[book->n_steps++](book->window, get_portfolio (book));
  if (drawn)
    g_set_weak_pointer (&book->drawn, drawn);
  settle (book);
  return G_SOURCE_REMOVE;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Book *book = user_data;
  gboolean late = g_get_monotonic_time () - book->begun_at > PATIENCE_SECONDS * G_TIME_SPAN_SECOND;
  gboolean waits = book->drawn == NULL || !gtk_widget_get_mapped (book->drawn)
                   || (get_page (book)->profile != UNREAD && is_loading (widget));

  book->n_frames = waits ? 0 : book->n_frames + 1;
  if (late)
    fail (book, "never settled");
  if (book->n_frames < SETTLED_FRAMES && !late)
    return G_SOURCE_CONTINUE;
  /* Not within the frame: the window goes. */
  g_idle_add_full (G_PRIORITY_LOW, settled_cb, book, NULL);
  return G_SOURCE_REMOVE;
}

static gpointer
do_nothing (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Book *book = user_data;

  book->n_frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (book->window), frame_cb, book, NULL);
}

/* The store answers in the order in which it is asked: what the page wanted was read by then. */
static void
settle (Book *book)
{
  book->begun_at = g_get_monotonic_time ();
  steward_database_run_async (
    steward_context_get_database (book->contexts[get_page (book)->profile]), do_nothing, NULL, NULL,
    NULL, NULL, read_cb, book);
}

/* --- Beginning a picture ---------------------------------------------------------------------- */

static void
set_variant (const PictureVariant *variant)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), variant->scheme);
  gtk_widget_set_default_direction (variant->direction);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                96 * PANGO_SCALE * variant->text_percent / 100, NULL);
}

static void
follow_actions (Book *book, const PicturePage *page)
{
  const char *id = picture_find_customer (get_portfolio (book), page->wanted);
  GtkWidget *window = GTK_WIDGET (book->window);
  g_autoptr (GFile) file = g_file_new_for_path (book->portfolio_file);

  if (page->page)
    gtk_widget_activate_action (window, page->page, "s", id);
  if (g_strcmp0 (page->action, "import") == 0)
    steward_window_import (STEWARD_WINDOW (window), file);
  else if (page->action && page->wanted != ANY)
    gtk_widget_activate_action (window, page->action, "s", id);
  else if (page->action)
    gtk_widget_activate_action (window, page->action, NULL);
}

static void
begin_picture (Book *book)
{
  const PicturePage *page = get_page (book);
  const PictureVariant *variant = book->variant;

  book->window = GTK_WINDOW (
    steward_window_new (STEWARD_APPLICATION (book->application), book->contexts[page->profile]));
  g_set_weak_pointer (&book->drawn, GTK_WIDGET (book->window));
  book->n_steps = 0;
  gtk_window_set_default_size (book->window,
                               (variant->width ? variant->width : page->width) + FRAME_WIDTH,
                               (variant->height ? variant->height : page->height) + FRAME_WIDTH);
  gtk_window_present (book->window);
  follow_actions (book, page);
  settle (book);
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
  set_variant (book->variant);
  load_next (book);
}

/* --- The program ------------------------------------------------------------------------------ */

static gboolean
open_contexts (Book *book, const char *profile, StewardDay today)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (today);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_PROFILES; i++)
    {
      book->contexts[i] = picture_profile_open ((PictureProfile) i, profile, clock, &error);
      if (book->contexts[i] == NULL)
        {
          g_printerr ("%s\n", error->message);
          return FALSE;
        }
    }
  return TRUE;
}

static void
run (Book *book, char *program)
{
  g_autofree char *nothing = g_dir_make_tmp (NULL, NULL);
  /* Not the user's own. */
  g_autofree char *profile_argument = g_strconcat ("--profile=", nothing, NULL);

  g_mkdir_with_parents (book->folder, 0755);
  if (book->variant->high_contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  book->application = ADW_APPLICATION (steward_application_new ());
  g_application_set_flags (G_APPLICATION (book->application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (book->application, "activate", G_CALLBACK (activate_cb), book);
  g_application_run (G_APPLICATION (book->application), 2,
                     (char *[]) { program, profile_argument, NULL });
  g_clear_object (&book->application);
}

/* steward-pictures PROFILE TODAY PORTFOLIO.csv FOLDER [VARIANT] */
int
main (int argc, char **argv)
{
  Book book = { .variant = picture_variant_find (argc == 6 ? argv[5] : "") };
  StewardDay today;

  if (argc < 5 || argc > 6 || book.variant == NULL || !steward_day_parse (argv[2], &today))
    {
      g_printerr ("Usage: steward-pictures PROFILE TODAY PORTFOLIO.csv FOLDER [VARIANT]\n");
      return 2;
    }
  book.portfolio_file = argv[3];
  book.folder = argv[4];
  if (!open_contexts (&book, argv[1], today))
    return 1;
  run (&book, argv[0]);
  for (int profile = 0; profile < N_PROFILES; profile++)
    g_clear_object (&book.contexts[profile]);
  return book.result;
}
