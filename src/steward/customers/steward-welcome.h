/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_WELCOME (steward_welcome_get_type ())
G_DECLARE_FINAL_TYPE (StewardWelcome, steward_welcome, STEWARD, WELCOME, AdwBin)

/**
 * StewardWelcome:
 *
 * What stands in the place of the customers while there are none: the three ways to the first ones,
 * each in one step, and what is kept where. A portfolio file can be dropped on it.
 *
 * Uses the window's actions `import`, `import-file`, `add-customer`, `add-sample` and
 * `save-example`.
 */

G_END_DECLS
