/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-markdown.h"

#include <string.h>

/* A block in one line: where it stands, its kind, its text with each span between {}, and its
 * addresses. */
static char *
describe (const StewardMarkdownBlock *block)
{
  static const char *const kinds[] = { "p", "h", "code", "rule", "row" };
  GString *line = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < block->quotes; i++)
    g_string_append (line, "> ");
  for (guint i = 0; i < block->lists; i++)
    g_string_append (line, "- ");
  if (block->marker)
    g_string_append_printf (line, "%s ", block->marker);
  if (block->task != STEWARD_MARKDOWN_NO_TASK)
    g_string_append (line, block->task == STEWARD_MARKDOWN_DONE ? "[x] " : "[ ] ");
  g_string_append (line, kinds[block->kind]);
  if (block->level > 0)
    g_string_append_printf (line, "%u", block->level);
  if (block->is_head)
    g_string_append (line, "!");
  g_string_append_c (line, ':');
  for (guint i = 0; i < block->spans->len; i++)
    {
      const StewardMarkdownSpan *span = &g_array_index (block->spans, StewardMarkdownSpan, i);

      g_string_append_len (line, block->text->str + at, (gssize) (span->start - at));
      g_string_append_printf (line, "{%s%s%s%s%s",
                              span->style & STEWARD_MARKDOWN_EMPHASIS ? "e" : "",
                              span->style & STEWARD_MARKDOWN_STRONG ? "s" : "",
                              span->style & STEWARD_MARKDOWN_MONOSPACE ? "m" : "",
                              span->style & STEWARD_MARKDOWN_STRIKE ? "d" : "",
                              span->style & STEWARD_MARKDOWN_LINK ? "l" : "");
      g_string_append_printf (line, "%s%s ", span->address ? "=" : "",
                              span->address ? span->address : "");
      g_string_append_len (line, block->text->str + span->start,
                           (gssize) (span->end - span->start));
      g_string_append_c (line, '}');
      at = span->end;
    }
  g_string_append (line, block->text->str + at);
  return g_string_free_and_steal (line);
}

static char *
describe_all (const char *text)
{
  g_autoptr (GPtrArray) blocks = steward_markdown_read (text);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autofree char *line = describe (blocks->pdata[i]);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free_and_steal (lines);
}

typedef struct {
  const char *text;
  const char *expected;
} Case;

static void
check_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *lines = describe_all (cases[i].text);

      g_assert_cmpstr (lines, ==, cases[i].expected);
    }
}

/* By hand after the CommonMark specification 0.31 and GitHub's, whose examples some of them are. */
static void
test_blocks (void)
{
  static const Case cases[] = {
    { "", "" },
    { "one\ntwo\n\nthree", "p:one two\np:three" },
    { "# A #\n\nB\n===\n###### C", "h1:A\nh1:B\nh6:C" },
    { "a  \nb\\\nc", "p:a\nb\nc" },
    { "***", "rule:" },
    { "    a\n\n    b", "code:a\n\nb" },
    { "```c\nif (x)\n  y;\n```", "code:if (x)\n  y;" },
    { "> a\n>> b", "> p:a\n> > p:b" },
    { "<b>x</b>", "p:<b>x</b>" },
    { "| a | b |\n|---|---|\n| 1 |  |", "row!:a\tb\nrow:1\t" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_lists (void)
{
  static const Case cases[] = {
    { "- a\n- b", "- • p:a\n- • p:b" },
    { "- a\n\n- b", "- • p:a\n- • p:b" },
    { "7. a\n8. b", "- 7. p:a\n- 8. p:b" },
    { "- a\n  - b\n- c", "- • p:a\n- - • p:b\n- • p:c" },
    { "- a\n\n  b", "- • p:a\n- p:b" },
    { "-\n- b", "- • p:\n- • p:b" },
    { "- [ ] a\n- [x] b\n- [X] c", "- • [ ] p:a\n- • [x] p:b\n- • [x] p:c" },
    { "1. [ ] a\n   - b", "- 1. [ ] p:a\n- - • p:b" },
    { "- # h", "- • h1:h" },
    { "> - a", "> - • p:a" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_spans (void)
{
  static const Case cases[] = {
    { "*a* **b** `c` ~~d~~", "p:{e a} {s b} {m c} {d d}" },
    { "**a *b***", "p:{s a }{es b}" },
    { "# *a*", "h1:{e a}" },
    { "a*b", "p:a*b" },
    { "\\*a\\*", "p:*a*" },
    { "&amp; &lt;&#233;&#x1F642; &copy; &#0;", "p:& <é🙂 &copy; \xef\xbf\xbd" },
    { "`&amp;`", "p:{m &amp;}" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_links (void)
{
  static const Case cases[] = {
    { "[a](https://b.example/?c=1&amp;d=2)", "p:{l=https://b.example/?c=1&d=2 a}" },
    { "<http://b.example>", "p:{l=http://b.example http://b.example}" },
    { "https://b.example/x.", "p:{l=https://b.example/x https://b.example/x}." },
    { "<me@b.example>", "p:{l=mailto:me@b.example me@b.example}" },
    { "[*a*](HTTPS://b.example)", "p:{el=HTTPS://b.example a}" },
    { "[a][1]\n\n[1]: https://b.example", "p:{l=https://b.example a}" },
    /* Anywhere else nothing leads. */
    { "[a](javascript:alert(1))", "p:a" },
    { "[a](JaVaScRiPt:alert(1))", "p:a" },
    { "[a](data:text/html,x)", "p:a" },
    { "[a](file:///etc/passwd)", "p:a" },
    { "[a](/etc/passwd)", "p:a" },
    { "[a]()", "p:a" },
    { "[a](java&#115;cript:x)", "p:a" },
    { "![alt *x*](https://b.example/p.png)", "p:alt {e x}" },
    { "[![alt](javascript:x)](https://b.example)", "p:{l=https://b.example alt}" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Where an item is ticked. */
static void
test_task_places (void)
{
  const char *text = "é\n\n- [ ] a\n  > 1. [x] b\n";
  g_autoptr (GPtrArray) blocks = steward_markdown_read (text);
  const StewardMarkdownBlock *a = blocks->pdata[1];
  const StewardMarkdownBlock *b = blocks->pdata[2];

  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpuint (a->task_at, ==, (gsize) (strstr (text, "[ ]") + 1 - text));
  g_assert_cmpuint (b->task_at, ==, (gsize) (strstr (text, "[x]") + 1 - text));
}

/* Nothing that a person pastes takes for ever, or all of the stack. */
static void
test_hostile (void)
{
  static const char *const patterns[] = { "> ", "- ", "*",     "[",  "![",   "`",
                                          "<",  "&",  "| a\n", "~~", "[a](", "**a " };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;

      while (text->len < 20000)
        g_string_append (text, patterns[i]);
      blocks = steward_markdown_read (text->str);
      for (guint j = 0; j < blocks->len; j++)
        g_assert_cmpuint (((StewardMarkdownBlock *) blocks->pdata[j])->quotes, <=, 32);
    }
}

/* One line of a megabyte, in another script. */
static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  while (text->len < 1024 * 1024)
    g_string_append (text, "مرحبا 🙂 **x** ");
  blocks = steward_markdown_read (text->str);
  g_assert_cmpuint (blocks->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/base/markdown/blocks", test_blocks);
  g_test_add_func ("/steward/base/markdown/lists", test_lists);
  g_test_add_func ("/steward/base/markdown/spans", test_spans);
  g_test_add_func ("/steward/base/markdown/links", test_links);
  g_test_add_func ("/steward/base/markdown/task-places", test_task_places);
  g_test_add_func ("/steward/base/markdown/hostile", test_hostile);
  g_test_add_func ("/steward/base/markdown/long-line", test_long_line);
  return g_test_run ();
}
