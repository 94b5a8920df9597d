/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-input-error.h"

G_DEFINE_QUARK (steward - input - error - quark, steward_input_error)
