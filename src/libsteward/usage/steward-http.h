/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_HTTP (steward_http_get_type ())
G_DECLARE_FINAL_TYPE (StewardHttp, steward_http, STEWARD, HTTP, GObject)

/**
 * StewardHttp:
 *
 * The one HTTP client: it moves bytes from usage APIs and turns everything that can go wrong on the
 * way into %STEWARD_USAGE_ERROR. Certificates are always verified, redirects are never followed,
 * nothing is cached or written to disk, plain http goes to loopback alone, and no header or body is
 * ever logged. What may be retried is retried (usage-api 1 and 7): 429, 500 and 502 to 504 before
 * any byte of the answer was handed on, with full-jitter back-off or as long as the server's
 * Retry-After says. Lives on the main thread.
 */

/* JSON answers end there, after decompression. */
#define STEWARD_HTTP_MAX_JSON (8 * 1024 * 1024)
/* An answer that streams may take as many times the time-out in all, if it never stalls longer than
 * that. */
#define STEWARD_HTTP_STREAM_TIMEOUTS 15
#define STEWARD_HTTP_MAX_RETRIES 4
/* A longer Retry-After is told instead of waited for. */
#define STEWARD_HTTP_MAX_WAIT_S 60

/**
 * steward_http_new:
 * @timeout_ms: how long an answer may take
 * @backoff_ms: the upper end of the first wait before a retry; it doubles with each, up to 30 s
 * @tls_database: (nullable): trusted certificates instead of the system's
 */
StewardHttp *steward_http_new (guint timeout_ms,
                               guint backoff_ms,
                               GTlsDatabase *tls_database) G_GNUC_WARN_UNUSED_RESULT;
/* 60 s, or STEWARD_HTTP_TIMEOUT seconds (fractions allowed); back-off from 500 ms. */
StewardHttp *steward_http_new_from_environment (void) G_GNUC_WARN_UNUSED_RESULT;

/* Which API is asked: they say some things by different statuses. */
typedef enum {
  STEWARD_HTTP_GRAPHQL, /* JSON; 400 with JSON is an answer; 403 and others as usage-api 1 */
  STEWARD_HTTP_REPORT,  /* CSV; 403 and 404: no access to the instance (usage-api 7) */
} StewardHttpKind;

/**
 * StewardHttpRequest:
 * @authorization: the header's value; never part of a message
 * @body: (nullable): JSON to post; without it the request is a GET
 */
typedef struct {
  StewardHttpKind kind;
  const char *url;
  const char *authorization;
  GBytes *body;
} StewardHttpRequest;

/* Takes bytes of the answer as they come, decompressed; FALSE with @error set ends the request with
 * that error. */
typedef gboolean (*StewardHttpChunkFunc) (const char *bytes,
                                          gsize n_bytes,
                                          gpointer user_data,
                                          GError **error);

/* Sends a request whose answer is handed to @chunk. The callback is called after the last byte. */
void steward_http_stream_async (StewardHttp *self,
                                const StewardHttpRequest *request,
                                StewardHttpChunkFunc chunk,
                                gpointer chunk_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean steward_http_stream_finish (StewardHttp *self, GAsyncResult *result, GError **error);

/* Sends a request whose answer is wanted in one piece of at most #STEWARD_HTTP_MAX_JSON. */
void steward_http_fetch_async (StewardHttp *self,
                               const StewardHttpRequest *request,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GBytes *steward_http_fetch_finish (StewardHttp *self,
                                   GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_http_plan_retry:
 * @attempt: retries made so far
 * @retry_after_s: what the server asked for in seconds, or a negative number
 * @chance: from 0 to 1
 *
 * How long to wait before the next try in milliseconds, or -1 where there is to be none: full
 * jitter, that is, a random part of a limit that doubles.
 */
gint64
steward_http_plan_retry (guint attempt, guint backoff_ms, gint64 retry_after_s, double chance);
/* Reads Retry-After: seconds or an HTTP date, as seconds from @now (seconds since 1970); -1 where
 * it is neither. */
gint64 steward_http_read_retry_after (const char *value, gint64 now);

G_END_DECLS
