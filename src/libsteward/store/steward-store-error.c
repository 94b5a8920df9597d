/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-store-error.h"

G_DEFINE_QUARK (steward - store - error - quark, steward_store_error)
