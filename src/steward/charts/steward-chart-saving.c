/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-saving.h"

#include "steward-chart-print.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define SAVED_WIDTH 1200
#define SAVED_HEIGHT 500

/* What is to be written once it is known where. */
typedef struct {
  StewardChartPicture *picture;
  GtkWidget *widget;
  char *title;
  char *caption;
} Saving;

static void
saving_free (Saving *self)
{
  steward_chart_picture_unref (self->picture);
  g_object_unref (self->widget);
  g_free (self->title);
  g_free (self->caption);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
show_error (GtkWidget *widget, const char *heading, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

/* --- Writing ---------------------------------------------------------------------------------- */

static StewardChartFormat
get_format (const char *name)
{
  if (g_str_has_suffix (name, ".pdf"))
    return STEWARD_CHART_PDF;
  return g_str_has_suffix (name, ".svg") ? STEWARD_CHART_SVG : STEWARD_CHART_PNG;
}

static gboolean
write_figures (StewardChartPicture *picture, GOutputStream *stream, GError **error)
{
  g_autofree char *text = steward_chart_table_to_csv (
    steward_chart_picture_get_plain_table (picture));

  return g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error);
}

gboolean
steward_chart_write_file (StewardChartPicture *picture,
                          GtkWidget *widget,
                          const char *title,
                          const char *caption,
                          GFile *file,
                          GError **error)
{
  StewardPalette palette = steward_palette_new (FALSE, FALSE, &steward_palette_default_accent);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const StewardChartPage page = {
    .width = SAVED_WIDTH,
    .height = SAVED_HEIGHT,
    .palette = &palette,
    .font = pango_context_get_font_description (context),
    .direction = pango_context_get_base_dir (context),
    .title = title,
    .caption = caption,
  };
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                                         NULL, error);

  if (stream == NULL)
    return FALSE;
  if (!(g_str_has_suffix (name, ".csv")
          ? write_figures (picture, G_OUTPUT_STREAM (stream), error)
          : steward_chart_picture_write (picture, G_OUTPUT_STREAM (stream), get_format (name),
                                         &page, NULL, error)))
    return FALSE;
  return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

/* --- Asking ----------------------------------------------------------------------------------- */

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file
      && !steward_chart_write_file (self->picture, self->widget, self->title, self->caption, file,
                                    &error))
    show_error (self->widget, _ ("The chart was not saved"), error);
}

/* Takes the name. */
static void
ask_place (Saving *self, const char *heading, char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *shown = g_strdelimit (name, "/", '-');

  gtk_file_dialog_set_title (dialog, heading);
  gtk_file_dialog_set_initial_name (dialog, shown);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (self->widget)), NULL,
                        place_chosen_cb, self);
}

static Saving *
saving_new (StewardChartPicture *picture, GtkWidget *widget, const char *title, const char *caption)
{
  Saving *self = g_new0 (Saving, 1);

  self->picture = steward_chart_picture_ref (picture);
  self->widget = g_object_ref (widget);
  self->title = g_strdup (title);
  self->caption = g_strdup (caption);
  return self;
}

void
steward_chart_save_picture (StewardChartPicture *picture,
                            GtkWidget *widget,
                            const char *title,
                            const char *caption,
                            const char *name)
{
  ask_place (saving_new (picture, widget, title, caption), _ ("Save Chart as PNG, SVG or PDF"),
             g_strdup (name));
}

void
steward_chart_save_figures (StewardChartPicture *picture, GtkWidget *widget, const char *name)
{
  ask_place (saving_new (picture, widget, NULL, NULL), _ ("Save Figures as CSV"), g_strdup (name));
}

/* --- Printing --------------------------------------------------------------------------------- */

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_error (widget, _ ("The chart was not printed"), error);
}

void
steward_chart_print (StewardChartPicture *picture, GtkWidget *widget, const char *title)
{
  g_autoptr (GtkPrintOperation) operation = steward_chart_print_new (picture, widget, title);

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), widget, G_CONNECT_DEFAULT);
  /* What goes wrong is told by the signal as well. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}
