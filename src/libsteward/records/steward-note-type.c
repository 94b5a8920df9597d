/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-note-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Translators: outlines are Markdown. Words between {{ and }} are replaced by figures of the
 * customer: leave them, and the marks # - [ ] as they are. */

static const StewardNoteType types[] = {
  { "customer-sync", N_ ("Customer sync"),
    N_ ("**Where we are:** utilization {{utilization}}, consumption {{consumption}}, health "
        "{{health}}\n\n## Open actions\n\n{{actions}}\n\n## What was said\n\n\n\n## Next steps\n\n"
        "- [ ] ") },
  { "kick-off", N_ ("Kick-off"),
    N_ ("**Seats:** {{seats}} · **Contract close:** {{contract-close}} · **Production:** "
        "{{production}} · **Ramp:** {{ramp}}\n\n## Business goals and value drivers\n\n\n\n"
        "## Contract terms and features\n\n\n\n## Contacts\n\n{{contacts}}\n\n"
        "## Onboarding of end users\n\n\n\n## Success metrics and how often we meet\n\n"
        "- How often do we check in?\n- Which trainings, and when?\n"
        "- How do new developers get to know it?\n\n## Next steps\n\n- [ ] ") },
  { "success-planning", N_ ("Success planning"),
    N_ ("**Where we are:** utilization {{utilization}}, consumption {{consumption}}, renewal "
        "{{renewal}}\n\n## North-star goals for the next quarter\n\n\n\n## Action plan\n\n- [ ] "
        "\n\n## Relationships\n\n{{contacts}}\n\n## Asks from the business\n\n\n") },
  { "business-review", N_ ("Business review"),
    N_ ("## Introductions\n\n{{contacts}}\n\n## Business strategy and key initiatives\n\n\n\n"
        "## Progress and outcomes so far\n\n{{goals}}\n\n## Usage\n\n"
        "- Utilization: {{utilization}}\n- Consumption: {{consumption}}\n- Health: {{health}}\n\n"
        "## Value realized\n\n\n\n## Roadmap and feedback\n\n\n\n## Next steps\n\n- [ ] ") },
  { "roadmap-review", N_ ("Roadmap review"),
    N_ ("## What they asked for\n\n\n\n## What was shown\n\n\n\n## Reactions\n\n\n\n"
        "## Next steps\n\n- [ ] ") },
  { "feedback-session", N_ ("Product feedback session"),
    N_ ("**Present:** {{contacts}}\n\n## What works well\n\n\n\n## What gets in the way\n\n\n\n"
        "## What is missing, and what that costs them\n\n\n\n## Next steps\n\n- [ ] ") },
  { "check-in", N_ ("Check-in"),
    N_ ("**Where we are:** utilization {{utilization}}, {{ramp}}\n\n## Open actions\n\n"
        "{{actions}}\n\n## Enablement and training\n\n\n\n## Questions and blockers\n\n\n\n"
        "## Next steps\n\n- [ ] ") },
  { "training", N_ ("Training"),
    N_ ("## Topics\n\n\n\n## Who took part\n\n\n\n## Questions\n\n\n\n## Next steps\n\n- [ ] ") },
  { "hand-off", N_ ("Hand-off"),
    N_ ("**Advisor so far:** {{advisor}} · **Stage:** {{lifecycle}} · **Renewal:** {{renewal}}\n\n"
        "## Where they stand\n\n- Utilization: {{utilization}}\n- Consumption: {{consumption}}\n"
        "- Health: {{health}}\n\n## Who is who\n\n{{contacts}}\n\n## Goals\n\n{{goals}}\n\n"
        "## Open actions\n\n{{actions}}\n\n## What one has to know\n\n\n") },
  { "get-well-plan", N_ ("Get-well plan"),
    N_ ("**Utilization:** {{utilization}} · **Ramp:** {{ramp}}\n\n## Why it is low\n\n\n\n"
        "## State and relationship\n\n{{contacts}}\n\n"
        "- Part of the onboarding of their developers?\n- Our documents in their own library?\n"
        "- Regular meetings with those who pay?\n\n## Plan to drive use\n\n- [ ] \n\n"
        "## Where we are stuck and need help\n\n\n") },
  { NULL },
};

const StewardNoteType *
steward_note_type_get_all (void)
{
  return types;
}

const StewardNoteType *
steward_note_type_find (const char *key)
{
  for (const StewardNoteType *type = types; key && type->key; type++)
    if (strcmp (type->key, key) == 0)
      return type;
  return NULL;
}
