/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-discard.h"

#include <glib/gi18n.h>

static void
discard_cb (AdwDialog *dialog)
{
  adw_dialog_force_close (dialog);
}

void
steward_discard_ask (AdwDialog *dialog)
{
  AdwAlertDialog *question = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_ ("Discard What You Typed?"), _ ("It was not saved yet.")));

  adw_alert_dialog_add_responses (question, "keep", _ ("_Keep Editing"), "discard", _ ("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "keep");
  adw_alert_dialog_set_close_response (question, "keep");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (discard_cb), dialog,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (dialog));
}
