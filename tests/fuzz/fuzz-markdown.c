/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown: whatever it is, what was read is text that can be shown, and links lead nowhere else
 * than they may; an item that is ticked is the same item, and ticking it back gives the same text.
 */

#include "fuzz.h"

#include "steward-action-item.h"
#include "steward-markdown.h"

static void
check_spans (const StewardMarkdownBlock *block)
{
  gsize end = 0;

  for (guint i = 0; i < block->spans->len; i++)
    {
      const StewardMarkdownSpan *span = &g_array_index (block->spans, StewardMarkdownSpan, i);

      g_assert_cmpuint (span->start, >=, end);
      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->end, <=, block->text->len);
      g_assert_true (
        g_utf8_validate_len (block->text->str + span->start, span->end - span->start, NULL));
      g_assert_cmpint (span->style, !=, 0);
      g_assert_cmpint ((span->style & STEWARD_MARKDOWN_LINK) != 0, ==, span->address != NULL);
      if (span->address)
        g_assert_true (steward_markdown_is_safe (span->address));
      end = span->end;
    }
}

static void
check_blocks (const char *text)
{
  g_autoptr (GPtrArray) blocks = steward_markdown_read (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const StewardMarkdownBlock *block = blocks->pdata[i];

      g_assert_true (g_utf8_validate_len (block->text->str, block->text->len, NULL));
      g_assert_cmpint (block->kind == STEWARD_MARKDOWN_HEADING, ==, block->level > 0);
      g_assert_cmpuint (block->level, <=, 6);
      if (block->task != STEWARD_MARKDOWN_NO_TASK)
        g_assert_cmpint (text[block->task_at] == ' ', ==, block->task == STEWARD_MARKDOWN_OPEN);
      check_spans (block);
    }
}

static void
check_items (const char *text)
{
  g_autoptr (GPtrArray) items = steward_action_items_read (text);

  for (guint i = 0; i < items->len; i++)
    {
      const StewardActionItem *item = items->pdata[i];
      g_autofree char *ticked = steward_action_items_tick (text, item->at, !item->done);
      g_autoptr (GPtrArray) after = steward_action_items_read (ticked);

      g_assert_cmpuint (after->len, ==, items->len);
      g_assert_cmpint (((StewardActionItem *) after->pdata[i])->done, ==, !item->done);
      g_assert_cmpstr (((StewardActionItem *) after->pdata[i])->text, ==, item->text);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  /* Nothing else is ever saved. */
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  check_blocks (text);
  check_items (text);
  return 0;
}
