/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * steward_menu_names_install:
 *
 * GTK 4.18 labels the items of a popover menu by a part that screen readers do not see, so that
 * they hear of no item what it is. From now on each menu that opens has items with names. Once in
 * a program, after GTK was made ready.
 */
void steward_menu_names_install (void);

G_END_DECLS
