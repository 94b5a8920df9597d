/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contact-roles.h"

#include "steward-record-words.h"

#include <glib/gi18n-lib.h>

#define CHAMPION "champion"

/* --- The champion test ------------------------------------------------------------------------ */

static const struct {
  const char *key; /* of the contact's field */
  const char *label;
} traits[STEWARD_N_CHAMPION_TRAITS] = {
  /* Translators: what a champion has, in a list: “not known: power and influence” */
  [STEWARD_CHAMPION_POWER] = { "power", N_ ("power and influence") },
  [STEWARD_CHAMPION_SELLS] = { "sells", N_ ("selling on our behalf") },
  [STEWARD_CHAMPION_INTEREST] = { "interest", N_ ("a vested interest") },
};

StewardChampionTest
steward_champion_test_run (StewardRecord *contact)
{
  StewardChampionTest self = { .called = steward_record_has_choice (contact, "roles", CHAMPION) };

  for (guint i = 0; i < STEWARD_N_CHAMPION_TRAITS; i++)
    if (!steward_record_has (contact, traits[i].key))
      self.unknown |= 1u << i;
    else if (!steward_record_get_yes (contact, traits[i].key))
      self.lacking |= 1u << i;
  return self;
}

gboolean
steward_champion_test_passes (const StewardChampionTest *self)
{
  return self->lacking == 0 && self->unknown == 0;
}

static char *
join_traits (guint bits)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < STEWARD_N_CHAMPION_TRAITS; i++)
    if (bits & 1u << i)
      g_strv_builder_add (builder, _ (traits[i].label));
  labels = g_strv_builder_end (builder);
  return g_strjoinv (", ", labels);
}

char *
steward_champion_test_describe (const StewardChampionTest *self)
{
  g_autofree char *lacking = join_traits (self->lacking);
  g_autofree char *unknown = join_traits (self->unknown);

  if (self->lacking && self->unknown)
    /* Translators: two lists of what a champion has */
    return g_strdup_printf (_ ("without %s; not known: %s"), lacking, unknown);
  if (self->lacking)
    return g_strdup_printf (_ ("without %s"), lacking);
  if (self->unknown)
    return g_strdup_printf (_ ("not known: %s"), unknown);
  return NULL;
}

/* --- Roles ------------------------------------------------------------------------------------ */

static const char *const minimum_roles[STEWARD_N_MINIMUM_ROLES] = {
  [STEWARD_MINIMUM_INSTANCE_ADMIN] = "instance-admin",
  [STEWARD_MINIMUM_PROGRAM_CONTACT] = "program-contact",
  [STEWARD_MINIMUM_CHAMPION] = CHAMPION,
};

static guint
count_bits (guint bits)
{
  guint n = 0;

  for (; bits > 0; bits >>= 1)
    n += bits & 1;
  return n;
}

/* Whether a test is nearer to a champion than another; of equals, the one that came first. */
static gboolean
is_nearer (const StewardChampionTest *test, const StewardChampionTest *other)
{
  return count_bits (test->lacking | test->unknown) < count_bits (other->lacking | other->unknown);
}

static void
look_for_champion (StewardContactRoles *self, StewardRecord *contact)
{
  StewardChampionTest test = steward_champion_test_run (contact);

  if (!test.called && !steward_champion_test_passes (&test))
    return;
  self->missing &= ~(1u << STEWARD_MINIMUM_CHAMPION);
  if (self->champion && !is_nearer (&test, &self->test))
    return;
  self->champion = contact;
  self->test = test;
}

StewardContactRoles
steward_contact_roles_check (GListModel *contacts)
{
  StewardContactRoles self = {
    .n_contacts = g_list_model_get_n_items (contacts),
    .missing = (1u << STEWARD_N_MINIMUM_ROLES) - 1,
  };

  for (guint i = 0; i < self.n_contacts; i++)
    {
      g_autoptr (StewardRecord) contact = g_list_model_get_item (contacts, i);

      for (guint role = 0; role < STEWARD_N_MINIMUM_ROLES; role++)
        if (steward_record_has_choice (contact, "roles", minimum_roles[role]))
          self.missing &= ~(1u << role);
      look_for_champion (&self, contact);
    }
  return self;
}

static const char *
get_role_label (const char *key)
{
  const StewardField *roles = steward_record_kind_find_field (steward_record_kind_find ("contact"),
                                                              "roles");

  for (const StewardChoice *choice = roles->choices; choice->key; choice++)
    if (g_str_equal (choice->key, key))
      return _ (choice->label);
  return key;
}

char *
steward_contact_roles_describe_missing (const StewardContactRoles *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  g_autofree char *list = NULL;

  if (self->missing == 0)
    return NULL;
  for (guint role = 0; role < STEWARD_N_MINIMUM_ROLES; role++)
    if (self->missing & 1u << role)
      g_strv_builder_add (builder, get_role_label (minimum_roles[role]));
  labels = g_strv_builder_end (builder);
  list = g_strjoinv (", ", labels);
  /* Translators: roles of contacts that a customer needs and that nobody has */
  return g_strdup_printf (_ ("Nobody yet as: %s"), list);
}

char *
steward_contact_roles_describe_champion (const StewardContactRoles *self)
{
  g_autofree char *name = NULL;
  g_autofree char *why = NULL;

  if (self->champion == NULL)
    return g_strdup (_ ("No champion yet"));
  name = steward_record_dup_title (self->champion);
  why = steward_champion_test_describe (&self->test);
  if (why)
    /* Translators: a person, then what is missing to be a champion */
    return g_strdup_printf (_ ("%s is called a champion, %s"), name, why);
  /* Translators: a person who passes the champion test */
  return g_strdup_printf (_ ("Champion: %s"), name);
}
