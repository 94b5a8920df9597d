/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Made-up names. Every one of them is a pure function of its arguments.
 */

/* The name of customer @index; different for every index of one @key. Some need quoting in CSV,
 * some are not ASCII. */
char *steward_sample_dup_customer_name (guint64 key, guint index) G_GNUC_WARN_UNUSED_RESULT;
/* A name as a part of an address: lower case ASCII letters, digits and single hyphens. */
char *steward_sample_dup_slug (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* The account of user @user, such as `ada.keller42`; different for every user of one @key. */
char *steward_sample_dup_user_name (guint64 key, guint user) G_GNUC_WARN_UNUSED_RESULT;
/* An advisor's full name. Borrowed. */
const char *steward_sample_get_advisor (guint64 key);

G_END_DECLS
