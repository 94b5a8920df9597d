/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"
#include "steward-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_FACET_BUTTON (steward_facet_button_get_type ())
G_DECLARE_FINAL_TYPE (StewardFacetButton, steward_facet_button, STEWARD, FACET_BUTTON, AdwBin)

/**
 * StewardFacetButton:
 *
 * Narrows a view down by one facet: the button says what is chosen, and opens to every option that
 * a customer has, with how many there are beside what else is chosen.
 *
 * #StewardFacetButton::changed is emitted when another option was chosen.
 *
 * CSS: the button has the class `chip`.
 */

/* @view: borrowed, and changed when a person chooses */
void steward_facet_button_set_up (StewardFacetButton *self,
                                  StewardPortfolio *portfolio,
                                  StewardView *view,
                                  StewardFacet facet);
/* Says what is chosen by now. */
void steward_facet_button_refresh (StewardFacetButton *self);

G_END_DECLS
