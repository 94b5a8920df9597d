/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks whether what was typed into a dialog may go, and if so closes it. */
void steward_discard_ask (AdwDialog *dialog);

G_END_DECLS
