/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-application.h"

#include "steward-backup.h"
#include "steward-context.h"
#include "steward-explanation.h"
#include "steward-menu-names.h"
#include "steward-window.h"

#include <glib/gi18n.h>

struct _StewardApplication {
  AdwApplication parent_instance;

  char *profile;
  StewardClock *clock;
  StewardContext *context;
  GError *open_error; /* why there is no context, until it is told */
  GtkWindow *opening; /* waits for its customers before it shows */
  guint patience_id;
};

G_DEFINE_FINAL_TYPE (StewardApplication, steward_application, ADW_TYPE_APPLICATION)

static void open_window (StewardApplication *self);

/* --- A database that cannot be used ----------------------------------------------------------- */

/* Choices of the dialog; each is also its response's name. */
#define RESTORE "restore"
#define BEGIN_EMPTY "empty"
#define QUIT "quit"
#define TRY_AGAIN "again"

/* A window for a dialog to stand on while there is no other. */
static GtkWindow *
make_bare_window (StewardApplication *self)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 480);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Steward"));
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

/* Puts the damaged database aside, and the backup in its place where one is wanted. */
static gboolean
replace_database (StewardApplication *self, gboolean restore, GError **error)
{
  g_autofree char *path = steward_context_make_database_path (self->profile);
  gint64 made_at;
  g_autofree char *backup = steward_backup_find_last (path, &made_at);
  g_autofree char *aside = steward_backup_set_aside (path, g_get_real_time (), error);

  return aside && (!restore || steward_backup_restore (backup, path, error));
}

static void show_failure (StewardApplication *self, const GError *error);

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StewardApplication *self = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;
  gboolean restore = g_str_equal (response, RESTORE);

  g_application_hold (G_APPLICATION (self));
  if (window)
    gtk_window_destroy (window);
  if ((restore || g_str_equal (response, BEGIN_EMPTY)) && !replace_database (self, restore, &error))
    show_failure (self, error);
  else if (g_str_equal (response, QUIT))
    g_application_quit (G_APPLICATION (self));
  else
    open_window (self);
  g_application_release (G_APPLICATION (self));
  g_object_unref (self);
}

static void
add_damage_choices (StewardApplication *self, AdwAlertDialog *dialog)
{
  g_autofree char *path = steward_context_make_database_path (self->profile);
  gint64 made_at;
  g_autofree char *backup = steward_backup_find_last (path, &made_at);
  g_autofree char *day = steward_format_day (steward_day_from_time (made_at));
  g_autofree char *restore = g_strdup_printf (_ ("_Restore backup of %s"), day);

  adw_alert_dialog_add_response (dialog, BEGIN_EMPTY, _ ("Begin _empty"));
  if (backup == NULL)
    return;
  adw_alert_dialog_add_response (dialog, RESTORE, restore);
  adw_alert_dialog_set_response_appearance (dialog, RESTORE, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, RESTORE);
}

/* What happened, what it means, and what can be done about it. */
static void
show_failure (StewardApplication *self, const GError *error)
{
  gboolean damaged = g_error_matches (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED);
  g_autofree char *body = g_strdup_printf (
    damaged ? _ ("%s\n\nNothing is thrown away: the damaged file is kept beside the new one.")
            : "%s",
    error->message);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    damaged ? _ ("The database is damaged") : _ ("Steward could not start"), body));

  adw_alert_dialog_add_response (dialog, QUIT, _ ("_Quit"));
  adw_alert_dialog_set_close_response (dialog, QUIT);
  if (damaged)
    add_damage_choices (self, dialog);
  else
    adw_alert_dialog_add_response (dialog, TRY_AGAIN, _ ("_Try again"));
  adw_alert_dialog_choose (dialog, GTK_WIDGET (make_bare_window (self)), NULL, chosen_cb,
                           g_object_ref (self));
}

/* --- Opening ---------------------------------------------------------------------------------- */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardApplication) self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (!steward_backup_make_finish (result, &error) && STEWARD_IS_WINDOW (window))
    steward_window_show_error (STEWARD_WINDOW (window), _ ("Today's backup was not made"), error);
}

/* A window that shows without its customers is painted twice; one that waits too long for them
 * looks as if nothing happened. */
#define PATIENCE_MS 300

static void
show_window (StewardApplication *self)
{
  GtkWindow *window = self->opening;

  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->opening = NULL;
  if (window)
    gtk_window_present (window);
}

static gboolean
patience_cb (gpointer user_data)
{
  StewardApplication *self = user_data;

  self->patience_id = 0;
  show_window (self);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardApplication) self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (steward_portfolio_refresh_finish (STEWARD_PORTFOLIO (source), result, &error))
    {
      show_window (self);
      steward_backup_make_async (
        steward_database_get_path (steward_context_get_database (self->context)),
        steward_clock_get_today (self->clock), NULL, backed_up_cb, g_object_ref (self));
      return;
    }
  g_application_hold (G_APPLICATION (self));
  self->opening = NULL;
  show_window (self);
  if (window)
    gtk_window_destroy (window);
  g_clear_object (&self->context);
  show_failure (self, error);
  g_application_release (G_APPLICATION (self));
}

/* Opens the store and has it read on its thread. */
static void
open_context (StewardApplication *self)
{
  g_clear_error (&self->open_error);
  self->context = steward_context_open (self->profile, self->clock, &self->open_error);
  if (self->context)
    steward_portfolio_refresh_async (steward_context_get_portfolio (self->context), NULL, loaded_cb,
                                     g_object_ref (self));
}

static void
open_window (StewardApplication *self)
{
  if (self->context == NULL && self->open_error == NULL)
    open_context (self);
  if (self->context == NULL)
    {
      g_autoptr (GError) error = g_steal_pointer (&self->open_error);

      show_failure (self, error);
      return;
    }
  self->opening = GTK_WINDOW (steward_window_new (self, self->context));
  if (steward_portfolio_get_loaded (steward_context_get_portfolio (self->context)))
    show_window (self);
  else
    self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

static void
steward_application_activate (GApplication *application)
{
  StewardApplication *self = STEWARD_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window)
    gtk_window_present (window);
  else
    open_window (self);
}

static int
steward_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  StewardApplication *self = STEWARD_APPLICATION (application);
  const char *today_text;
  StewardDay today;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("steward %s\n", STEWARD_VERSION);
      return 0;
    }
  /* A profile is a program of its own, beside the user's usual one. */
  if (g_variant_dict_lookup (options, "profile", "^ay", &self->profile))
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  if (!g_variant_dict_lookup (options, "today", "&s", &today_text))
    return -1;
  if (!steward_day_parse (today_text, &today))
    {
      g_printerr (_ ("steward: --today: “%s” is not a date such as 2026-11-23\n"), today_text);
      return 2;
    }
  g_clear_object (&self->clock);
  self->clock = steward_clock_new_fixed (today);
  return -1;
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_quit (user_data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);
  const char *const developers[] = { "The Steward authors", NULL };

  adw_show_about_dialog (window ? GTK_WIDGET (window) : NULL, "application-name", _ ("Steward"),
                         "application-icon", APP_ID, "developer-name", "The Steward authors",
                         "version", STEWARD_VERSION, "license-type", GTK_LICENSE_GPL_3_0,
                         "developers", developers, "comments",
                         _ ("Looks after customers of a developer platform"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
};

static void
steward_application_startup (GApplication *application)
{
  GtkApplication *self = GTK_APPLICATION (application);
  const struct {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.search", { "<Control>f" } },
    { "win.add-customer", { "<Control>n" } },
    { "win.import", { "<Control>o" } },
    { "win.sync", { "<Control>r", "F5" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.show-customers", { "<Alt>1" } },
    { "win.show-insights", { "<Alt>2" } },
    { "win.undo", { "<Control>z" } },
    { "win.preferences", { "<Control>comma" } },
    { "customer.print", { "<Control>p" } },
    { "win.show-problems", { "<Control>e" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };

  /* The store is read while GTK is made ready. */
  open_context (STEWARD_APPLICATION (application));
  G_APPLICATION_CLASS (steward_application_parent_class)->startup (application);
  steward_menu_names_install ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (self, accelerators[i].action, accelerators[i].keys);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_application_finalize (GObject *object)
{
  StewardApplication *self = STEWARD_APPLICATION (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_error (&self->open_error);
  g_free (self->profile);
  g_clear_object (&self->context);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (steward_application_parent_class)->finalize (object);
}

static void
steward_application_class_init (StewardApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_application_finalize;
  application_class->activate = steward_application_activate;
  application_class->startup = steward_application_startup;
  application_class->handle_local_options = steward_application_handle_local_options;
}

static void
steward_application_init (StewardApplication *self)
{
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Keep everything in this folder instead of your own places"), "DIR" },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The day that counts as today"), "YYYY-MM-DD" },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  self->clock = steward_clock_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

StewardApplication *
steward_application_new (void)
{
  return g_object_new (STEWARD_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path",
                       "/dev/steward/Steward", "flags", G_APPLICATION_DEFAULT_FLAGS, NULL);
}
