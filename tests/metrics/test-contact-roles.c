/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The champion test and the least of contacts, as advisor-domain 7 has them: power and influence,
 * sells on our behalf, vested interest, all three; instance admin, program contact and champion. */

#include "steward-contact-roles.h"

static void
set (StewardRecord *record, const char *key, const char *text)
{
  const StewardField *field = steward_record_kind_find_field (steward_record_get_kind (record),
                                                              key);

  g_assert_true (steward_record_set (record, field, text, NULL));
}

/* @answers: to the three questions in turn: `y`, `n` or `?` */
static StewardRecord *
make_contact (const char *name, const char *roles, const char *answers)
{
  static const char *const keys[] = { "power", "sells", "interest" };
  StewardRecord *record = steward_record_new (steward_record_kind_find ("contact"), "customer");

  set (record, "name", name);
  set (record, "roles", roles);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (answers[i] != '?')
      set (record, keys[i], answers[i] == 'y' ? "yes" : "no");
  return record;
}

static void
test_champion (void)
{
  static const struct {
    const char *roles;
    const char *answers;
    gboolean passes;
    const char *missing;
  } cases[] = {
    { "champion", "yyy", TRUE, NULL },
    { "end-user", "yyy", TRUE, NULL },
    { "champion", "nyy", FALSE, "without power and influence" },
    { "champion", "yny", FALSE, "without selling on our behalf" },
    { "champion", "yyn", FALSE, "without a vested interest" },
    { "champion", "y?y", FALSE, "not known: selling on our behalf" },
    { "champion", "n?n", FALSE,
      "without power and influence, a vested interest; not known: selling on our behalf" },
    { "champion", "???", FALSE,
      "not known: power and influence, selling on our behalf, a vested interest" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) contact = make_contact ("Ada Keller", cases[i].roles,
                                                        cases[i].answers);
      StewardChampionTest test = steward_champion_test_run (contact);
      g_autofree char *missing = steward_champion_test_describe (&test);

      g_assert_cmpint (steward_champion_test_passes (&test), ==, cases[i].passes);
      g_assert_cmpint (test.called, ==, g_str_equal (cases[i].roles, "champion"));
      g_assert_cmpstr (missing, ==, cases[i].missing);
    }
}

/* @contacts: name, roles and answers of each, in turn */
static void
assert_roles (const char *const *contacts, const char *missing, const char *champion)
{
  g_autoptr (GListStore) list = g_list_store_new (STEWARD_TYPE_RECORD);
  g_autofree char *found_missing = NULL;
  g_autofree char *found_champion = NULL;
  StewardContactRoles roles;

  for (; *contacts; contacts += 3)
    {
      g_autoptr (StewardRecord) contact = make_contact (contacts[0], contacts[1], contacts[2]);

      g_list_store_append (list, contact);
    }
  roles = steward_contact_roles_check (G_LIST_MODEL (list));
  found_missing = steward_contact_roles_describe_missing (&roles);
  found_champion = steward_contact_roles_describe_champion (&roles);
  g_assert_cmpuint (roles.n_contacts, ==, g_list_model_get_n_items (G_LIST_MODEL (list)));
  g_assert_cmpstr (found_missing, ==, missing);
  g_assert_cmpstr (found_champion, ==, champion);
}

#define CONTACTS(...) ((const char *const[]) { __VA_ARGS__ __VA_OPT__ (, ) NULL })

static void
test_minimum (void)
{
  assert_roles (CONTACTS (), "Nobody yet as: Instance admin, Program contact, Champion",
                "No champion yet");
  assert_roles (CONTACTS ("Ada", "instance-admin;program-contact", "???"),
                "Nobody yet as: Champion", "No champion yet");
  assert_roles (CONTACTS ("Ada", "instance-admin;program-contact;champion", "yyy"), NULL,
                "Champion: Ada");
  assert_roles (CONTACTS ("Ada", "instance-admin", "???", "Grace", "economic-buyer", "???"),
                "Nobody yet as: Program contact, Champion", "No champion yet");
}

/* Who passes is the champion, whoever is called one; of those that do not, the nearest. */
static void
test_which_champion (void)
{
  assert_roles (CONTACTS ("Ada", "champion", "yny", "Grace", "executive", "yyy"),
                "Nobody yet as: Instance admin, Program contact", "Champion: Grace");
  assert_roles (CONTACTS ("Ada", "champion", "nny", "Grace", "champion", "yy?"),
                "Nobody yet as: Instance admin, Program contact",
                "Grace is called a champion, not known: a vested interest");
  assert_roles (CONTACTS ("Ada", "champion", "nyy", "Grace", "champion", "yyn"),
                "Nobody yet as: Instance admin, Program contact",
                "Ada is called a champion, without power and influence");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/contact-roles/champion", test_champion);
  g_test_add_func ("/steward/metrics/contact-roles/minimum", test_minimum);
  g_test_add_func ("/steward/metrics/contact-roles/which-champion", test_which_champion);
  return g_test_run ();
}
