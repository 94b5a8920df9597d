/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-markdown.h"

#include <md4c.h>
#include <string.h>

/* Deeper than anybody quotes or lists; what is deeper stands where this does. */
#define DEEPEST 32

/* A list that the reader is in. */
typedef struct {
  gboolean ordered;
  guint next;
} List;

typedef struct {
  GPtrArray *blocks;
  StewardMarkdownBlock *block; /* that text goes to, or NULL */
  GArray *lists;               /* of List */
  guint quotes;
  gboolean item_begins; /* its first block has not come yet */
  StewardMarkdownTask task;
  gsize task_at;
  gboolean in_head;
  /* How deep the spans are that the reader is in. */
  guint emphasis, strong, monospace, strike;
  GPtrArray *addresses; /* of the links it is in; "" for one that leads nowhere */
} Reader;

static void
clear_span (gpointer span)
{
  g_free (((StewardMarkdownSpan *) span)->address);
}

static void
block_free (gpointer data)
{
  StewardMarkdownBlock *block = data;

  g_free (block->marker);
  g_string_free (block->text, TRUE);
  g_array_unref (block->spans);
  g_free (block);
}

/* --- Blocks ----------------------------------------------------------------------------------- */

static char *
make_marker (Reader *reader)
{
  List *list = &g_array_index (reader->lists, List, reader->lists->len - 1);

  return list->ordered ? g_strdup_printf ("%u.", list->next++) : g_strdup ("•");
}

static StewardMarkdownBlock *
begin_block (Reader *reader, StewardMarkdownKind kind)
{
  StewardMarkdownBlock *block = g_new0 (StewardMarkdownBlock, 1);

  block->kind = kind;
  block->quotes = MIN (reader->quotes, DEEPEST);
  block->lists = MIN (reader->lists->len, DEEPEST);
  block->text = g_string_new (NULL);
  block->spans = g_array_new (FALSE, FALSE, sizeof (StewardMarkdownSpan));
  g_array_set_clear_func (block->spans, clear_span);
  if (reader->item_begins && reader->lists->len > 0)
    {
      block->marker = make_marker (reader);
      block->task = reader->task;
      block->task_at = reader->task_at;
    }
  reader->item_begins = FALSE;
  g_ptr_array_add (reader->blocks, block);
  reader->block = block;
  return block;
}

static void
begin_list (Reader *reader, gboolean ordered, guint start)
{
  List list = { ordered, start };

  g_array_append_val (reader->lists, list);
}

static void
begin_item (Reader *reader, const MD_BLOCK_LI_DETAIL *detail)
{
  reader->item_begins = TRUE;
  reader->block = NULL;
  reader->task = STEWARD_MARKDOWN_NO_TASK;
  if (detail->is_task)
    {
      reader->task = detail->task_mark == ' ' ? STEWARD_MARKDOWN_OPEN : STEWARD_MARKDOWN_DONE;
      reader->task_at = detail->task_mark_offset;
    }
}

static void
begin_cell (Reader *reader, gboolean is_head)
{
  if (reader->block == NULL)
    return;
  reader->block->is_head = is_head;
  /* A row begins with none. */
  if (reader->block->level++ > 0)
    g_string_append_c (reader->block->text, '\t');
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      reader->quotes++;
      break;
    case MD_BLOCK_UL:
      begin_list (reader, FALSE, 0);
      break;
    case MD_BLOCK_OL:
      begin_list (reader, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
      break;
    case MD_BLOCK_LI:
      begin_item (reader, detail);
      break;
    case MD_BLOCK_HR:
      begin_block (reader, STEWARD_MARKDOWN_RULE);
      break;
    case MD_BLOCK_H:
      begin_block (reader, STEWARD_MARKDOWN_HEADING)->level = ((MD_BLOCK_H_DETAIL *) detail)->level;
      break;
    case MD_BLOCK_CODE:
      begin_block (reader, STEWARD_MARKDOWN_CODE);
      break;
    case MD_BLOCK_P:
      begin_block (reader, STEWARD_MARKDOWN_PARAGRAPH);
      break;
    case MD_BLOCK_TR:
      begin_block (reader, STEWARD_MARKDOWN_TABLE_ROW);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      begin_cell (reader, type == MD_BLOCK_TH);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    }
  return 0;
}

/* The text of a code block ends with the end of its last line. */
static void
end_code (Reader *reader)
{
  GString *text = reader->block ? reader->block->text : NULL;

  if (text && text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      reader->quotes--;
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      g_array_set_size (reader->lists, reader->lists->len - 1);
      reader->block = NULL;
      break;
    case MD_BLOCK_LI:
      /* An item without a text is one, too. */
      if (reader->item_begins)
        begin_block (reader, STEWARD_MARKDOWN_PARAGRAPH);
      reader->block = NULL;
      break;
    case MD_BLOCK_CODE:
      end_code (reader);
      reader->block = NULL;
      break;
    case MD_BLOCK_TR:
      reader->block->level = 0;
      reader->block = NULL;
      break;
    case MD_BLOCK_HR:
    case MD_BLOCK_H:
    case MD_BLOCK_P:
      reader->block = NULL;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    }
  return 0;
}

/* --- Text ------------------------------------------------------------------------------------- */

static const char *
get_address (Reader *reader)
{
  for (guint i = reader->addresses->len; i > 0; i--)
    if (*(const char *) reader->addresses->pdata[i - 1])
      return reader->addresses->pdata[i - 1];
  return NULL;
}

static StewardMarkdownStyle
get_style (Reader *reader)
{
  return (reader->emphasis > 0 ? STEWARD_MARKDOWN_EMPHASIS : 0)
         | (reader->strong > 0 ? STEWARD_MARKDOWN_STRONG : 0)
         | (reader->monospace > 0 ? STEWARD_MARKDOWN_MONOSPACE : 0)
         | (reader->strike > 0 ? STEWARD_MARKDOWN_STRIKE : 0)
         | (get_address (reader) ? STEWARD_MARKDOWN_LINK : 0);
}

static void
append_text (Reader *reader, const char *text, gsize length)
{
  StewardMarkdownSpan span = { .style = get_style (reader) };
  StewardMarkdownSpan *last;
  GArray *spans;

  /* The text of a tight item has no paragraph around it. */
  if (reader->block == NULL)
    begin_block (reader, STEWARD_MARKDOWN_PARAGRAPH);
  spans = reader->block->spans;
  span.start = reader->block->text->len;
  g_string_append_len (reader->block->text, text, (gssize) length);
  span.end = reader->block->text->len;
  if (span.style == 0 || span.end == span.start)
    return;
  last = spans->len > 0 ? &g_array_index (spans, StewardMarkdownSpan, spans->len - 1) : NULL;
  if (last && last->end == span.start && last->style == span.style
      && g_strcmp0 (last->address, get_address (reader)) == 0)
    {
      last->end = span.end;
      return;
    }
  g_array_append_val (spans, span);
  g_array_index (spans, StewardMarkdownSpan, spans->len - 1).address = g_strdup (
    get_address (reader));
}

/* `&amp;`, `&#233;`: the numbers, and the names that Markdown itself needs. Any other name stays as
 * it was written. */
static void
append_entity (Reader *reader, const char *entity, gsize length)
{
  static const struct {
    const char *name;
    const char *text;
  } names[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&nbsp;", "\u00a0" }
  };
  g_autofree char *name = g_strndup (entity, length);
  char character[6] = "";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i].name) == 0)
      {
        append_text (reader, names[i].text, strlen (names[i].text));
        return;
      }
  if (g_str_has_prefix (name, "&#"))
    {
      gboolean hexadecimal = name[2] == 'x' || name[2] == 'X';
      guint64 number = g_ascii_strtoull (name + 2 + hexadecimal, NULL, hexadecimal ? 16 : 10);
      gboolean valid = number > 0 && number <= 0x10ffff && g_unichar_validate ((gunichar) number);

      append_text (reader, character,
                   (gsize) g_unichar_to_utf8 (valid ? (gunichar) number : 0xfffd, character));
    }
  else
    append_text (reader, entity, length);
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Reader *reader = user_data;

  switch (type)
    {
    case MD_TEXT_NULLCHAR:
      append_text (reader, "\ufffd", strlen ("\ufffd"));
      break;
    case MD_TEXT_BR:
      append_text (reader, "\n", 1);
      break;
    case MD_TEXT_SOFTBR:
      append_text (reader, " ", 1);
      break;
    case MD_TEXT_ENTITY:
      append_entity (reader, text, size);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
      append_text (reader, text, size);
      break;
    }
  return 0;
}

/* --- Spans ------------------------------------------------------------------------------------ */

gboolean
steward_markdown_is_safe (const char *address)
{
  static const char *const schemes[] = { "http", "https", "mailto" };
  const char *scheme = g_uri_peek_scheme (address);

  for (guint i = 0; scheme && i < G_N_ELEMENTS (schemes); i++)
    if (strcmp (scheme, schemes[i]) == 0)
      return TRUE;
  return FALSE;
}

static char *
read_address (const MD_SPAN_A_DETAIL *detail)
{
  GString *address = g_string_new (NULL);

  for (gsize i = 0;
       detail->href.substr_offsets && detail->href.substr_offsets[i] < detail->href.size; i++)
    {
      const char *part = detail->href.text + detail->href.substr_offsets[i];
      gsize length = detail->href.substr_offsets[i + 1] - detail->href.substr_offsets[i];

      if (detail->href.substr_types[i] == MD_TEXT_ENTITY && length == strlen ("&amp;")
          && strncmp (part, "&amp;", length) == 0)
        g_string_append_c (address, '&');
      else
        g_string_append_len (address, part, (gssize) length);
    }
  return g_string_free_and_steal (address);
}

static void
begin_link (Reader *reader, const MD_SPAN_A_DETAIL *detail)
{
  g_autofree char *address = read_address (detail);

  g_ptr_array_add (reader->addresses,
                   steward_markdown_is_safe (address) ? g_steal_pointer (&address) : g_strdup (""));
}

/* @by: 1 where it begins, -1 where it ends */
static void
change_span (Reader *reader, MD_SPANTYPE type, int by)
{
  guint step = (guint) by;

  switch (type)
    {
    case MD_SPAN_EM:
      reader->emphasis += step;
      break;
    case MD_SPAN_STRONG:
      reader->strong += step;
      break;
    case MD_SPAN_CODE:
      reader->monospace += step;
      break;
    case MD_SPAN_DEL:
      reader->strike += step;
      break;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
      break;
    }
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  if (type == MD_SPAN_A)
    begin_link (user_data, detail);
  change_span (user_data, type, 1);
  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *reader = user_data;

  if (type == MD_SPAN_A)
    g_ptr_array_remove_index (reader->addresses, reader->addresses->len - 1);
  change_span (reader, type, -1);
  return 0;
}

GPtrArray *
steward_markdown_read (const char *text)
{
  const MD_PARSER parser = {
    .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS
             | MD_FLAG_PERMISSIVEAUTOLINKS,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  Reader reader = { .blocks = g_ptr_array_new_with_free_func (block_free),
                    .lists = g_array_new (FALSE, FALSE, sizeof (List)),
                    .addresses = g_ptr_array_new_with_free_func (g_free) };

  g_return_val_if_fail (text != NULL, NULL);
  /* It fails only where memory does, and then GLib ends the program before. */
  md_parse (text, (MD_SIZE) strlen (text), &parser, &reader);
  g_array_unref (reader.lists);
  g_ptr_array_unref (reader.addresses);
  return reader.blocks;
}
