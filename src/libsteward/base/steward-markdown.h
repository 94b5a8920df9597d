/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a block is, beside where it stands. */
typedef enum {
  STEWARD_MARKDOWN_PARAGRAPH,
  STEWARD_MARKDOWN_HEADING,
  STEWARD_MARKDOWN_CODE,
  STEWARD_MARKDOWN_RULE,
  STEWARD_MARKDOWN_TABLE_ROW, /* its cells have a tab between them */
} StewardMarkdownKind;

typedef enum {
  STEWARD_MARKDOWN_NO_TASK,
  STEWARD_MARKDOWN_OPEN,
  STEWARD_MARKDOWN_DONE,
} StewardMarkdownTask;

/* How a piece of text looks; any of them. */
typedef enum {
  STEWARD_MARKDOWN_EMPHASIS = 1 << 0,
  STEWARD_MARKDOWN_STRONG = 1 << 1,
  STEWARD_MARKDOWN_MONOSPACE = 1 << 2,
  STEWARD_MARKDOWN_STRIKE = 1 << 3,
  STEWARD_MARKDOWN_LINK = 1 << 4,
} StewardMarkdownStyle;

/* A piece of a block's text: bytes from @start to before @end. */
typedef struct {
  gsize start;
  gsize end;
  StewardMarkdownStyle style;
  char *address; /* of a link */
} StewardMarkdownSpan;

/**
 * StewardMarkdownBlock:
 * @level: of a heading, 1 to 6
 * @quotes: in how many quotations it stands
 * @lists: in how many lists it stands
 * @marker: (nullable): what the item of a list begins with, `•` or `3.`; only its first block has
 * it
 * @task: whether it begins an item that can be ticked
 * @task_at: the byte of the source that is `x` where that is done, and a space where it is not
 * @is_head: whether it is a head of a table
 * @text: what is read, without what marks it up
 * @spans: (element-type StewardMarkdownSpan): the pieces that look different, in order, none over
 *   another
 *
 * A paragraph, a heading, or whatever else stands on lines of its own.
 */
typedef struct {
  StewardMarkdownKind kind;
  guint level;
  guint quotes;
  guint lists;
  char *marker;
  StewardMarkdownTask task;
  gsize task_at;
  gboolean is_head;
  GString *text;
  GArray *spans;
} StewardMarkdownBlock;

/**
 * steward_markdown_read:
 * @text: UTF-8; any text is Markdown
 *
 * Reads CommonMark with tables, strike-through, task lists and plain addresses. Raw HTML is text as
 * it stands, pictures are what they are described by, and a link leads to `http`, `https` and
 * `mailto` addresses only: any other is its text.
 *
 * Returns: (transfer full) (element-type StewardMarkdownBlock)
 */
GPtrArray *steward_markdown_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a link may lead there. */
gboolean steward_markdown_is_safe (const char *address);

G_END_DECLS
