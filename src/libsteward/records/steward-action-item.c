/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-action-item.h"

#include "steward-markdown.h"

#include <string.h>

void
steward_action_item_free (StewardActionItem *self)
{
  g_free (self->text);
  g_free (self->owner);
  g_free (self);
}

/* Takes owner and day out of the words: the first of each, wherever it stands. */
static gboolean
take_word (StewardActionItem *item, const char *word)
{
  if (item->owner == NULL && word[0] == '@' && word[1] != '\0')
    item->owner = g_strdup (word + 1);
  else if (item->due != STEWARD_DAY_NONE || !steward_day_parse (word, &item->due))
    return FALSE;
  return TRUE;
}

static StewardActionItem *
read_item (const StewardMarkdownBlock *block)
{
  StewardActionItem *item = g_new0 (StewardActionItem, 1);
  g_auto (GStrv) words = g_strsplit_set (block->text->str, " \t\n", -1);
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  item->due = STEWARD_DAY_NONE;
  item->done = block->task == STEWARD_MARKDOWN_DONE;
  item->at = block->task_at;
  for (char **word = words; *word; word++)
    if (**word && !take_word (item, *word))
      g_strv_builder_add (rest, *word);
  kept = g_strv_builder_end (rest);
  item->text = g_strjoinv (" ", kept);
  return item;
}

GPtrArray *
steward_action_items_read (const char *text)
{
  g_autoptr (GPtrArray) blocks = steward_markdown_read (text);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_action_item_free);

  for (guint i = 0; i < blocks->len; i++)
    {
      const StewardMarkdownBlock *block = blocks->pdata[i];

      /* What a template leaves empty is not to be done by anybody. */
      if (block->task != STEWARD_MARKDOWN_NO_TASK && block->text->len > 0)
        g_ptr_array_add (items, read_item (block));
    }
  return items;
}

char *
steward_action_items_tick (const char *text, gsize at, gboolean done)
{
  g_autoptr (GPtrArray) items = steward_action_items_read (text);

  for (guint i = 0; i < items->len; i++)
    if (((StewardActionItem *) items->pdata[i])->at == at)
      {
        char *ticked = g_strdup (text);

        ticked[at] = done ? 'x' : ' ';
        return ticked;
      }
  return NULL;
}
