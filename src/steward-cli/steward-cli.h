/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"
#include "steward-customer-metrics.h"
#include "steward-record-kind.h"

G_BEGIN_DECLS

/* The exit codes of the command line's contract. */
typedef enum {
  STEWARD_EXIT_DONE = 0,
  STEWARD_EXIT_PARTLY = 1, /* some customers failed, each is named */
  STEWARD_EXIT_USAGE = 2,  /* wrong usage or bad input; nothing changed */
  STEWARD_EXIT_STORE = 3,  /* the store or the secrets failed; nothing lost */
} StewardExit;

/* What every command is given; @clock and @database are the context's. */
typedef struct {
  StewardContext *context;
  StewardClock *clock;
  StewardDatabase *database;
  StewardSettings *settings; /* as they are in the store */
  const char *segment;       /* whom a setting is for, or NULL */
  const char *customer;
  const StewardRecordKind *kind; /* of a command about records */
  int jobs;                      /* 0: not given */
  gboolean json;
  gboolean csv;
  gboolean figures; /* with csv: the table of figures instead of the portfolio */
  gboolean skip_invalid;
  gboolean create; /* customers that are not there */
  char *from;      /* the days of a report, or NULL */
  char *to;
  char *currency; /* of a report, or NULL */
  char **rates;   /* in it, or NULL */
  char *weights;  /* that health is replayed under, or NULL */
  int grace_days; /* -1: not given */
  int days;       /* to look ahead; 0: not given */
  char *title;    /* of a note, or NULL; as those after it */
  char *type;
  char *date;
  char *tags;
  char *author; /* whose notes to look in, or NULL */
  int limit;    /* of what is found; 0: all */
  gboolean pin;
  gboolean everything; /* all that was written, not notes alone; done actions, too */
  gboolean sample;     /* the sample customers, instead of a file or of names */
} StewardCli;

/* A command: the words after its name, NULL-terminated. */
typedef StewardExit (*StewardCliCommand) (StewardCli *cli, const char *const *arguments);

StewardExit steward_cli_customers_import (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_customers_list (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_customers_show (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_customers_remove (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_customers_restore (StewardCli *cli, const char *const *arguments);
/* What `customers import --sample` does. */
StewardExit steward_cli_customers_import_sample (StewardCli *cli);

StewardExit steward_cli_explain (StewardCli *cli, const char *const *arguments);
/* What a customer's figures are told from; @targets and @figures have room for it. */
StewardMetricSubject steward_cli_make_subject (StewardCli *cli,
                                               const StewardCustomerFacts *facts,
                                               StewardTargets *targets,
                                               StewardCustomerFigures *figures);
/* Prints every figure of a customer: those that are judged explained, the others in one line. */
void steward_cli_print_figures (StewardCli *cli, const StewardCustomerFacts *facts);

StewardExit steward_cli_health (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_forecast (StewardCli *cli, const char *const *arguments);

StewardExit steward_cli_tokens_set (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_tokens_import (StewardCli *cli, const char *const *arguments);

StewardExit steward_cli_sync (StewardCli *cli, const char *const *arguments);

StewardExit steward_cli_usage_import (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_usage_export (StewardCli *cli, const char *const *arguments);

StewardExit steward_cli_contracts_import (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_contracts_list (StewardCli *cli, const char *const *arguments);

StewardExit steward_cli_cohorts (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_retention (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_renewals (StewardCli *cli, const char *const *arguments);

/* For records of the kind that the command is about. */
StewardExit steward_cli_records_list (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_records_add (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_records_set (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_records_remove (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_records_restore (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_records_import (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_onboarding_start (StewardCli *cli, const char *const *arguments);
/* The fields of a kind and what they may hold, for its help. */
char *steward_cli_describe_kind (const StewardRecordKind *kind) G_GNUC_WARN_UNUSED_RESULT;

StewardExit steward_cli_settings_list (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_settings_set (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_settings_reset (StewardCli *cli, const char *const *arguments);
/* Reads them into @cli. */
gboolean steward_cli_load_settings (StewardCli *cli, GError **error);
/* What a customer's figures are judged by. */
StewardTargets steward_cli_resolve_targets (StewardCli *cli, const StewardCustomerRecord *record);

StewardExit steward_cli_notes_add (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_outline (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_list (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_show (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_versions (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_search (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_actions (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_export (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_remove (StewardCli *cli, const char *const *arguments);
StewardExit steward_cli_notes_restore (StewardCli *cli, const char *const *arguments);

StewardExit steward_cli_goals_summary (StewardCli *cli, const char *const *arguments);

/* The customer of a name in any normal form, or %STEWARD_STORE_ERROR_NOT_FOUND. */
StewardCustomerFacts *steward_cli_load_customer (StewardCli *cli,
                                                 const char *name,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the day that an option gives; @text: NULL leaves @day as it is. */
gboolean
steward_cli_read_day (const char *option, const char *text, StewardDay *day, GError **error);

/* Writes one sentence to standard error. */
void steward_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Complains of an error and gives the exit code that it means. */
StewardExit steward_cli_fail (const GError *error);

/* Starts something asynchronous with steward_cli_await_cb() as its callback and the waiting as its
 * data, then gives its result. */
typedef struct {
  GMainLoop *loop;
  GAsyncResult *result;
} StewardCliWaiting;

void steward_cli_await_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Blocks until the callback was called. */
GAsyncResult *steward_cli_await (StewardCliWaiting *waiting) G_GNUC_WARN_UNUSED_RESULT;

/* Prints data: UTF-8 whatever the locale, which g_print() would write in. */
void steward_cli_print_data (const char *text);
/* Prints a cell of a table, filled up or cut to a width in characters, as printf() counts bytes. */
void steward_cli_print_cell (const char *text, glong width);
/* Prints one JSON value. */
void steward_cli_print_json (JsonBuilder *builder);

/* Prints how many it was: `{ "removed": 3 }`, or the sentence. */
void steward_cli_report_count (StewardCli *cli, const char *member, guint n, const char *sentence);

/* The one of @items whose id this is, or begins, borrowed; NULL with @error for none or several. */
gpointer steward_cli_find_by_id (GPtrArray *items,
                                 const char *(*get_id) (gconstpointer item),
                                 const char *id,
                                 GError **error);

/* Complains of every bad row of a file that was imported.
 * @problems: (element-type StewardImportProblem) */
void steward_cli_complain_of_rows (GPtrArray *problems, const char *path);
/* Prints how an import went. */
void steward_cli_report_import (StewardCli *cli, guint n_added, guint n_updated, guint n_skipped);

/* The records of every customer, to find one by name. */
GPtrArray *steward_cli_list_customers (StewardCli *cli, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The record among them that has a name in any normal form, borrowed; NULL with @error. */
const StewardCustomerRecord *
steward_cli_find_customer (GPtrArray *customers, const char *name, GError **error);

/* As a page has them: a list of #StewardCustomer. Takes the customers out of the array. */
GListModel *steward_cli_make_list (StewardCli *cli, GPtrArray *customers) G_GNUC_WARN_UNUSED_RESULT;

/* Runs a job of the database and waits for its result. */
gpointer steward_cli_await_job (StewardCli *cli,
                                StewardDatabaseJob job,
                                gpointer data,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
