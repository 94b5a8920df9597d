/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/* Whom an advisor knows at a customer, and whether that is enough (advisor-domain 7). */

/* The champion test: all three have to hold. */
typedef enum {
  STEWARD_CHAMPION_POWER,    /* power and influence */
  STEWARD_CHAMPION_SELLS,    /* sells on our behalf */
  STEWARD_CHAMPION_INTEREST, /* a vested interest */
  STEWARD_N_CHAMPION_TRAITS,
} StewardChampionTrait;

/**
 * StewardChampionTest:
 * @called: whether the contact has the role of a champion, whatever the test says
 * @lacking: bits by #StewardChampionTrait: somebody said no
 * @unknown: the same: nobody said anything, which is not no
 */
typedef struct {
  gboolean called;
  guint lacking;
  guint unknown;
} StewardChampionTest;

/* @contact: a record of the kind `contact` */
StewardChampionTest steward_champion_test_run (StewardRecord *contact);
/* Whether all three hold; who is not called a champion may pass, too. */
gboolean steward_champion_test_passes (const StewardChampionTest *self);
/* What is missing, for people: `without power and influence; not known: a vested interest`; NULL
 * where nothing is. */
char *steward_champion_test_describe (const StewardChampionTest *self) G_GNUC_WARN_UNUSED_RESULT;

/* The contacts that a customer needs at least. */
typedef enum {
  STEWARD_MINIMUM_INSTANCE_ADMIN,
  STEWARD_MINIMUM_PROGRAM_CONTACT,
  STEWARD_MINIMUM_CHAMPION,
  STEWARD_N_MINIMUM_ROLES,
} StewardMinimumRole;

/**
 * StewardContactRoles:
 * @n_contacts: how many there are
 * @missing: bits by #StewardMinimumRole: nobody has that role. Who passes the champion test has
 *   that of a champion.
 * @champion: (nullable): the first contact that passes the test, else the one that is called a
 *   champion and of which least is missing; borrowed from the list
 * @test: of @champion
 */
typedef struct {
  guint n_contacts;
  guint missing;
  StewardRecord *champion;
  StewardChampionTest test;
} StewardContactRoles;

/* @contacts: a list of #StewardRecord of the kind `contact` that outlives the result */
StewardContactRoles steward_contact_roles_check (GListModel *contacts);

/* `Nobody yet as: Instance admin, Program contact`; NULL where none is missing. */
char *
steward_contact_roles_describe_missing (const StewardContactRoles *self) G_GNUC_WARN_UNUSED_RESULT;
/* Who the champion is, or why there is none, in one sentence without its full stop. */
char *
steward_contact_roles_describe_champion (const StewardContactRoles *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
