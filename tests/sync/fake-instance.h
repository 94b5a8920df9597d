/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

/* What every customer's instance says; see fake_instance_set_answer() for one alone. */
#define FAKE_SEATS_900                                                                             \
  "{\"data\":{\"site\":{\"productSubscription\":{\"license\":{\"userCount\":900}}}}}"
/* 744 users in October, 5 on 2026-11-21. */
#define FAKE_USAGE_744                                                                             \
  "{\"data\":{\"site\":{\"usageStatistics\":{"                                                     \
  "\"daus\":[{\"startTime\":\"2026-11-22T00:00:00Z\",\"userCount\":3},"                            \
  "{\"startTime\":\"2026-11-21T00:00:00Z\",\"userCount\":5}],"                                     \
  "\"waus\":[{\"startTime\":\"2026-11-22T00:00:00Z\",\"userCount\":7}],"                           \
  "\"maus\":[{\"startTime\":\"2026-11-01T00:00:00Z\",\"userCount\":9},"                            \
  "{\"startTime\":\"2026-10-01T00:00:00Z\",\"userCount\":744}]}}}}"
#define FAKE_NOT_ADMIN "{\"errors\":[{\"message\":\"must be site admin\"}],\"data\":null}"

/**
 * FakeInstance:
 * @asked: (element-type utf8): the customer of each request, in the order in which they came
 * @held: requests that came and are not answered
 * @n_open: (element-type utf8 uint): customers with a request that is not answered, and how many
 * @most_at_once: the most customers that ever were open at a time
 *
 * The instances of any number of customers on one loopback port in the test's own main loop, each
 * under a path of its own. While it holds, requests wait until they are let go.
 */
typedef struct {
  SoupServer *server;
  char *address;
  gboolean holding;
  GPtrArray *asked;
  GQueue held;
  GHashTable *n_open;
  guint most_at_once;
  GHashTable *answers;
} FakeInstance;

FakeInstance *fake_instance_new (void);
void fake_instance_free (FakeInstance *self);

/* The address of a customer's instance. */
char *fake_instance_make_url (FakeInstance *self, const char *customer);
/* What a customer's instance says from now on to `StewardLicense` or `StewardUsage`. @body is kept
 * by reference. */
void fake_instance_set_answer (FakeInstance *self,
                               const char *customer,
                               const char *operation,
                               const char *body);
/* Runs the main loop until so many requests wait. */
void fake_instance_await_held (FakeInstance *self, guint n_held);
/* Answers those that wait of one customer. */
void fake_instance_let_go (FakeInstance *self, const char *customer);
/* Answers those that wait and holds no more. */
void fake_instance_let_all_go (FakeInstance *self);
/* How often a customer was asked. */
guint fake_instance_count_asked (FakeInstance *self, const char *customer);
