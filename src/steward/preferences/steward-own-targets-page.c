/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-own-targets-page.h"

#include "steward-effect-row.h"
#include "steward-setting-row.h"
#include "steward-setting-rows.h"

#include <glib/gi18n.h>

struct _StewardOwnTargetsPage {
  AdwNavigationPage parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (StewardOwnTargetsPage, steward_own_targets_page, ADW_TYPE_NAVIGATION_PAGE)

static void
steward_own_targets_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_OWN_TARGETS_PAGE);
  G_OBJECT_CLASS (steward_own_targets_page_parent_class)->dispose (object);
}

static void
steward_own_targets_page_class_init (StewardOwnTargetsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_own_targets_page_dispose;
  g_type_ensure (STEWARD_TYPE_SETTING_ROW);
  g_type_ensure (STEWARD_TYPE_EFFECT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/preferences/steward-own-targets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardOwnTargetsPage, page);
}

static void
steward_own_targets_page_init (StewardOwnTargetsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

StewardOwnTargetsPage *
steward_own_targets_page_new (StewardSettingsEditor *editor, StewardCustomer *customer)
{
  StewardOwnTargetsPage *self = g_object_new (STEWARD_TYPE_OWN_TARGETS_PAGE, NULL);
  const char *segment = steward_customer_get_facts (customer)->record->segment;
  g_autofree char *description
    = segment
        /* Translators: a segment */
        ? g_strdup_printf (_ ("What is not changed here is as for the segment %s, or for all."),
                           segment)
        : g_strdup (_ ("What is not changed here is as for all customers."));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), steward_customer_get_name (customer));
  adw_preferences_page_set_description (self->page, description);
  steward_setting_rows_follow (GTK_WIDGET (self->page), editor, STEWARD_SCOPE_CUSTOMER,
                               steward_customer_get_id (customer), segment);
  return self;
}
