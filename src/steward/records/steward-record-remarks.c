/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-remarks.h"

#include "steward-contact-roles.h"
#include "steward-onboarding-start.h"
#include "steward-onboarding.h"
#include "steward-renewal-watch.h"

#include <glib/gi18n.h>

typedef struct {
  StewardRecordSection *const *sections;
  guint n_sections;
} Sections;

/* That of a kind, once its records were read; else NULL. */
static StewardRecordSection *
find (const Sections *self, const char *kind)
{
  for (guint i = 0; i < self->n_sections; i++)
    {
      StewardRecordList *list = steward_record_section_get_list (self->sections[i]);

      if (list && steward_record_list_get_loaded (list)
          && g_str_equal (steward_record_list_get_kind (list)->key, kind))
        return self->sections[i];
    }
  return NULL;
}

static StewardDay
get_today (StewardRecordList *list)
{
  return steward_portfolio_get_today (steward_record_list_get_portfolio (list));
}

/* Who passes the champion test is in the rows: what is said is who is missing, and why who is
 * called a champion is none. */
static void
show_contacts (const Sections *sections)
{
  StewardRecordSection *section = find (sections, "contact");
  StewardContactRoles roles;
  g_autofree char *missing = NULL;
  g_autofree char *champion = NULL;
  g_autofree char *text = NULL;

  if (section == NULL)
    return;
  roles = steward_contact_roles_check (G_LIST_MODEL (steward_record_section_get_list (section)));
  missing = steward_contact_roles_describe_missing (&roles);
  if (roles.champion)
    champion = steward_contact_roles_describe_champion (&roles);
  if (roles.n_contacts > 0 && missing && champion)
    text = g_strdup_printf ("%s\n%s", missing, champion);
  else if (roles.n_contacts > 0)
    text = g_strdup (missing ? missing : champion);
  steward_record_section_set_remark (section, text);
}

static void
show_onboarding (const Sections *sections)
{
  StewardRecordSection *section = find (sections, "onboarding-step");
  StewardRecordList *list;
  StewardOnboardingProgress progress;
  g_autofree char *text = NULL;

  if (section == NULL)
    return;
  list = steward_record_section_get_list (section);
  progress = steward_onboarding_measure (G_LIST_MODEL (list), get_today (list));
  text = steward_onboarding_describe (&progress);
  steward_record_section_set_remark (section, text);
  steward_record_section_set_offer (section, steward_onboarding_get_offer (list),
                                    STEWARD_ACTION_START_ONBOARDING);
}

static void
show_renewal (const Sections *sections)
{
  StewardRecordSection *assessments = find (sections, "renewal-assessment");
  StewardRecordSection *plans = find (sections, "save-plan");
  StewardRenewalWatch watch;
  StewardRecordList *list;
  StewardCustomer *customer;
  g_autofree char *assessment = NULL;
  g_autofree char *plan = NULL;

  if (assessments == NULL || plans == NULL)
    return;
  list = steward_record_section_get_list (assessments);
  customer = steward_record_list_get_customer (list);
  watch = steward_renewal_watch_run (steward_customer_get_facts (customer)->record->renewal,
                                     steward_customer_get_targets (customer)->renewing_days,
                                     get_today (list), G_LIST_MODEL (list),
                                     G_LIST_MODEL (steward_record_section_get_list (plans)));
  assessment = steward_renewal_watch_describe_assessment (&watch);
  plan = steward_renewal_watch_describe_plan (&watch);
  steward_record_section_set_remark (assessments, assessment);
  steward_record_section_set_remark (plans, plan);
}

void
steward_record_remarks_show (StewardRecordSection *const *sections, guint n_sections)
{
  const Sections all = { sections, n_sections };

  show_contacts (&all);
  show_onboarding (&all);
  show_renewal (&all);
}
