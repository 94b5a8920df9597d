/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_LATE_SPINNER (steward_late_spinner_get_type ())
G_DECLARE_FINAL_TYPE (StewardLateSpinner, steward_late_spinner, STEWARD, LATE_SPINNER, AdwBin)

/**
 * StewardLateSpinner:
 *
 * A spinner for what is usually there at once: it is seen only where that takes longer than a
 * moment, so that nothing flashes. Accessible as a progress bar called “Loading” from then on.
 */
GtkWidget *steward_late_spinner_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
