/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-undo.h"

#include <glib/gi18n.h>

/* Long enough to read it and to change one's mind; Ctrl+Z works after it, too. */
#define OFFER_SECONDS 10
/* What the window keeps it under. */
#define KEY "steward-undo"

typedef struct {
  StewardUndo undo;
  gpointer data;
  GDestroyNotify data_free;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *self = data;

  if (self->data_free)
    self->data_free (self->data);
  g_free (self);
}

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  AdwToastOverlay *found = NULL;

  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_overlay (child);
  return found;
}

void
steward_undo_offer (
  GtkWidget *widget, const char *text, StewardUndo undo, gpointer data, GDestroyNotify data_free)
{
  GtkWidget *window;
  AdwToastOverlay *overlay;
  AdwToast *toast;
  Offer *offer;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (undo != NULL);
  offer = g_new0 (Offer, 1);
  offer->undo = undo;
  offer->data = data;
  offer->data_free = data_free;
  window = GTK_WIDGET (gtk_widget_get_root (widget));
  /* That of a dialog, if it has one, for it hides the window's. */
  overlay = ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
  if (overlay == NULL && window)
    overlay = find_overlay (window);
  if (overlay == NULL)
    {
      /* The window went meanwhile. */
      offer_free (offer);
      return;
    }
  g_object_set_data_full (G_OBJECT (window), KEY, offer, offer_free);
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, OFFER_SECONDS);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
steward_undo_fail (GtkWidget *window, const GError *error)
{
  /* Translators: why, as a sentence */
  g_autofree char *text = g_strdup_printf (_ ("It was not undone. %s"), error->message);
  AdwToastOverlay *overlay = find_overlay (window);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  if (overlay)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

void
steward_undo_run (GtkWidget *window)
{
  Offer *offer = g_object_steal_data (G_OBJECT (window), KEY);

  if (offer == NULL)
    return;
  offer->undo (window, offer->data);
  offer_free (offer);
}
