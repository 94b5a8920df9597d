/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-note-outline.h"

/* A customer of whom nothing but the name is known. */
static char *
fill (const char *name, const char *outline)
{
  g_autoptr (StewardCustomerFacts) facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  StewardDay today = steward_day_new (2026, 11, 23);
  StewardCustomerFigures figures = steward_customer_figures_compute (facts, today,
                                                                     &steward_targets_published);
  const StewardMetricSubject metrics = { .facts = facts,
                                         .figures = &figures,
                                         .targets = &steward_targets_published,
                                         .settings = settings,
                                         .today = today,
                                         .now = steward_day_get_time (today) };

  return steward_note_outline_fill (outline, &(StewardNoteSubject) { &metrics, none, none });
}

static void
test_fill (void)
{
  static const struct {
    const char *outline;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "nothing", "nothing" },
    { "{{customer}}", "Acme" },
    { "a {{customer}} b {{customer}}", "a Acme b Acme" },
    { "{{target}} on {{date}}", "80\302\240% on 23 Nov 2026" },
    { "{{advisor}}, {{renewal}}, {{seats}}", "not known, not known, not known" },
    { "{{goals}}\n", "none yet\n" },
    { "{{weather}}", "{{weather}}" },
    { "{{}} {{ {{customer}}", "{{}} {{ Acme" },
    { "{{customer", "{{customer" },
    { "}} {{customer}} }}", "}} Acme }}" },
    { "{{Customer}}", "{{Customer}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fill ("Acme", cases[i].outline);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* A name is no outline. */
static void
test_hostile_name (void)
{
  g_autofree char *text = fill ("{{customer}} %s {{", "{{customer}}{{date}}");

  g_assert_cmpstr (text, ==, "{{customer}} %s {{23 Nov 2026");
}

/* A figure that is not there says why. */
static void
test_figure (void)
{
  g_autofree char *text = fill ("Acme", "{{utilization}}");

  g_assert_cmpstr (text, !=, "{{utilization}}");
  g_assert_cmpstr (text, !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/notes/note-outline/fill", test_fill);
  g_test_add_func ("/steward/notes/note-outline/hostile-name", test_hostile_name);
  g_test_add_func ("/steward/notes/note-outline/figure", test_figure);
  return g_test_run ();
}
