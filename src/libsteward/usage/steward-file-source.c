/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-file-source.h"

#include "steward-usage-file.h"

#include <glib/gi18n-lib.h>

struct _StewardFileSource {
  GObject parent_instance;

  GFile *file;
};

static void usage_source_init (StewardUsageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardFileSource,
                               steward_file_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STEWARD_TYPE_USAGE_SOURCE, usage_source_init))

static void
steward_file_source_finalize (GObject *object)
{
  g_clear_object (&STEWARD_FILE_SOURCE (object)->file);
  G_OBJECT_CLASS (steward_file_source_parent_class)->finalize (object);
}

static void
steward_file_source_class_init (StewardFileSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_file_source_finalize;
}

static void
steward_file_source_init (StewardFileSource *self)
{
}

StewardFileSource *
steward_file_source_new (GFile *file)
{
  StewardFileSource *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  self = g_object_new (STEWARD_TYPE_FILE_SOURCE, NULL);
  self->file = g_object_ref (file);
  return self;
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct {
  StewardDay today;
  GByteArray *bytes;
} Reading;

static void
reading_free (Reading *self)
{
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/* Every error names the file. */
static void
fail (GTask *task, GError *error)
{
  StewardFileSource *self = g_task_get_source_object (task);

  g_prefix_error (&error,
                  "%s: ", g_file_peek_path (self->file) ? g_file_peek_path (self->file) : "");
  g_task_return_error (task, error);
}

static void
parse (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  StewardUsage *usage = steward_usage_file_read ((const char *) reading->bytes->data,
                                                 reading->bytes->len, reading->today, &error);

  if (usage)
    g_task_return_pointer (task, usage, (GDestroyNotify) steward_usage_unref);
  else
    fail (task, error);
}

#define CHUNK_SIZE (1024 * 1024)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result,
                                                               &error);

  if (bytes == NULL)
    fail (task, error);
  else if (g_bytes_get_size (bytes) == 0)
    parse (task);
  else if (reading->bytes->len + g_bytes_get_size (bytes) > STEWARD_FILE_SOURCE_MAX_BYTES)
    fail (task, g_error_new (STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_TOO_LARGE,
                             _ ("the file is larger than %d MiB"),
                             STEWARD_FILE_SOURCE_MAX_BYTES / 1024 / 1024));
  else
    {
      g_byte_array_append (reading->bytes, g_bytes_get_data (bytes, NULL),
                           (guint) g_bytes_get_size (bytes));
      g_input_stream_read_bytes_async (G_INPUT_STREAM (source), CHUNK_SIZE, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), read_cb, g_object_ref (task));
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream)
    g_input_stream_read_bytes_async (G_INPUT_STREAM (stream), CHUNK_SIZE, G_PRIORITY_DEFAULT,
                                     g_task_get_cancellable (task), read_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
fetch_usage (StewardUsageSource *source, const StewardUsageRequest *request, GTask *task)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->today = request->today;
  reading->bytes = g_byte_array_new ();
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_file_read_async (STEWARD_FILE_SOURCE (source)->file, G_PRIORITY_DEFAULT,
                     g_task_get_cancellable (task), opened_cb, task);
}

static void
usage_source_init (StewardUsageSourceInterface *iface)
{
  iface->fetch_usage = fetch_usage;
}
