/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-picture-profiles.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How a picture differs from what most people see; each bit is a place in picture_variants. */
typedef enum {
  USUAL = 1 << 0,
  DARK = 1 << 1,
  HIGH_CONTRAST = 1 << 2,
  HIGH_CONTRAST_DARK = 1 << 3,
  NARROW = 1 << 4,
  MIRRORED = 1 << 5,
  LARGE_TEXT = 1 << 6,
  N_VARIANTS = 7,
  EVERY = (1 << N_VARIANTS) - 1,
} PictureVariants;

typedef struct {
  const char *name; /* comes after the page's; empty for the usual one */
  AdwColorScheme scheme;
  gboolean high_contrast; /* of the whole program: it is asked for before GTK begins */
  int width;              /* instead of the page's own; 0 */
  int height;
  GtkTextDirection direction;
  int text_percent;
} PictureVariant;

extern const PictureVariant picture_variants[N_VARIANTS];

/* NULL where there is none of that name. */
const PictureVariant *picture_variant_find (const char *name);

#define MAX_PICTURE_STEPS 2

/* Which customer a page shows. */
typedef enum {
  ANY,
  CONCERNING, /* with a figure under the target */
  RAMPING,
  FAILED, /* whose last sync failed, with seats known */
  ROWS,   /* whose user-day rows were counted, with a figure under the target */
  NEVER,  /* of whom nothing was ever read */
  SEATS,  /* whose seats are nearly used up */
} PictureWanted;

typedef struct {
  const char *name;
  int width;
  int height;
  PictureProfile profile;
  PictureWanted wanted;
  const char *page;   /* an action to open a customer's page with, or NULL */
  const char *action; /* an action to follow: with the customer, where one is wanted and there is
                         no page; NULL */
  /* Do on the page what a person would, one after the other has settled; the rest is NULL. Each
   * returns what is then drawn instead of the window, because it is a surface of its own, or
   * NULL. */
  GtkWidget *(*steps[MAX_PICTURE_STEPS]) (GtkWindow *window, StewardPortfolio *portfolio);
  PictureVariants variants;
} PicturePage;

extern const PicturePage picture_pages[];
extern const guint n_picture_pages;

/* Its id, borrowed from the portfolio; the first customer's where none is like that. */
const char *picture_find_customer (StewardPortfolio *portfolio, PictureWanted wanted);

G_END_DECLS
