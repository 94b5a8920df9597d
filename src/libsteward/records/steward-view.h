/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What customers can be told apart by. */
typedef enum {
  STEWARD_FACET_STATE,     /* below-target, healthy, concerning, poor, unknown */
  STEWARD_FACET_LIFECYCLE, /* prospect … renewing, none */
  STEWARD_FACET_RAMP,      /* running, behind */
  STEWARD_FACET_SYNC,      /* failed, stale, never */
  STEWARD_FACET_ADVISOR,   /* a name; "" for customers of nobody */
  STEWARD_FACET_SEGMENT,   /* a name; "" for customers of none */
} StewardFacet;
#define STEWARD_N_FACETS 6

/* What sorts the table: by @column first where it stands first. */
typedef struct {
  char *column;
  gboolean descending;
} StewardViewSort;

/**
 * StewardView:
 * @id: UUID; NULL for one that was never saved
 * @name: (nullable): what a person called it
 * @search: (nullable): text that name, advisor, segment or a tag holds
 * @options: by #StewardFacet the NULL-terminated options that a customer may have, sorted, or NULL
 *   where it may have any
 * @picked: (nullable) (element-type utf8): the ids of the only customers that may be in it, sorted
 * @picked_label: (nullable): what these have in common, in words
 * @sorts: (element-type StewardViewSort): what the table is sorted by, most important first
 *
 * A way to look at the customers: which of them, in which order. A customer is in it that has one
 * of the options of every facet that has any, and holds the text; and where customers were picked,
 * is one of them.
 */
typedef struct {
  char *id;
  char *name;
  char *search;
  char **options[STEWARD_N_FACETS];
  GPtrArray *picked;
  char *picked_label;
  GPtrArray *sorts;
} StewardView;

/* All customers, in no order. */
StewardView *steward_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
StewardView *steward_view_copy (const StewardView *self) G_GNUC_WARN_UNUSED_RESULT;
void steward_view_free (StewardView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardView, steward_view_free)

gboolean steward_view_has_option (const StewardView *self, StewardFacet facet, const char *option);
void steward_view_set_option (StewardView *self,
                              StewardFacet facet,
                              const char *option,
                              gboolean wanted);
/* Picks customers, in any order; NULL lets any be in it again. */
void steward_view_pick (StewardView *self, const char *const *ids, const char *label);
/* Whether a customer may be in it, as far as customers were picked. */
gboolean steward_view_may_hold (const StewardView *self, const char *id);
/* Puts a column behind those that sort already. */
void steward_view_add_sort (StewardView *self, const char *column, gboolean descending);

/* Whether it leaves any customer out. */
gboolean steward_view_is_filtering (const StewardView *self);
/* Whether both show the same customers in the same order, whatever they are called. */
gboolean steward_view_shows_same (const StewardView *self, const StewardView *other);

/* All but id and name as a JSON object, the form that is stored. */
char *steward_view_to_json (const StewardView *self) G_GNUC_WARN_UNUSED_RESULT;
/* The way back; what another version wrote and this one does not know is passed over. */
StewardView *steward_view_from_json (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
