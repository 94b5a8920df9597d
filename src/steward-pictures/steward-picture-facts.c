/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-picture-facts.h"

#include <adwaita.h>
#include <math.h>

/* Strokes of letters are thinner than a pixel; drawn so much larger they are not. */
#define SCALE 2

typedef struct {
  GtkLabel *label;
  graphene_rect_t ink; /* of its text, in the picture */
} Text;

typedef struct {
  const char *name;
  GtkWidget *root;
  GArray *texts; /* of Text */
} Facts;

static void
print_fact (Facts *facts, const char *about, const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\n\t", ' ');

  g_print ("%s\t%s\t%s\n", facts->name, about, line);
}

/* --- Texts ------------------------------------------------------------------------------------ */

static graphene_rect_t
get_ink (GtkLabel *label, GtkWidget *root)
{
  PangoRectangle ink;
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);
  int x, y;

  pango_layout_get_pixel_extents (gtk_label_get_layout (label), &ink, NULL);
  gtk_label_get_layout_offsets (label, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (label), root, &origin, &origin))
    return *graphene_rect_zero ();
  return GRAPHENE_RECT_INIT (origin.x + (float) (x + ink.x), origin.y + (float) (y + ink.y),
                             (float) ink.width, (float) ink.height);
}

static void
collect_texts (Facts *facts, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  /* What pops up is a picture of its own. */
  if (GTK_IS_NATIVE (widget) && widget != facts->root)
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)))
    {
      Text text = { GTK_LABEL (widget), get_ink (GTK_LABEL (widget), facts->root) };

      g_array_append_val (facts->texts, text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (facts, child);
}

/* What is scrolled out of sight, or lies under a dialog, is not seen: neither is it wrong. */
static gboolean
is_in_sight (const Text *text, GtkWidget *root)
{
  GtkWidget *widget = GTK_WIDGET (text->label);
  graphene_point_t middle;
  GtkWidget *there;

  graphene_rect_get_center (&text->ink, &middle);
  there = gtk_widget_pick (root, middle.x, middle.y,
                           GTK_PICK_NON_TARGETABLE | GTK_PICK_INSENSITIVE);
  return there && (there == widget || gtk_widget_is_ancestor (there, widget));
}

static void
drop_hidden (Facts *facts)
{
  for (guint i = facts->texts->len; i-- > 0;)
    if (!is_in_sight (&g_array_index (facts->texts, Text, i), facts->root))
      g_array_remove_index (facts->texts, i);
}

static gboolean
can_be_scrolled_to (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkPolicyType horizontal = GTK_POLICY_NEVER;

  if (scroller)
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroller), &horizontal, NULL);
  return horizontal != GTK_POLICY_NEVER;
}

static void
print_text (Facts *facts, const Text *text)
{
  const char *words = gtk_label_get_text (text->label);
  float width = (float) gtk_widget_get_width (facts->root);

  if (pango_layout_is_ellipsized (gtk_label_get_layout (text->label)))
    print_fact (facts,
                gtk_widget_get_ancestor (GTK_WIDGET (text->label), ADW_TYPE_WINDOW_TITLE)
                  ? "ellipsized-title"
                  : "ellipsized",
                words);
  if ((text->ink.origin.x < -1 || text->ink.origin.x + text->ink.size.width > width + 1)
      && !can_be_scrolled_to (GTK_WIDGET (text->label)))
    print_fact (facts, "outside", words);
}

static void
print_overlaps (Facts *facts, guint i)
{
  const Text *text = &g_array_index (facts->texts, Text, i);

  for (guint j = i + 1; j < facts->texts->len; j++)
    {
      const Text *other = &g_array_index (facts->texts, Text, j);
      graphene_rect_t both;

      if (graphene_rect_intersection (&text->ink, &other->ink, &both) && both.size.width > 1
          && both.size.height > 1)
        {
          g_autofree char *words = g_strdup_printf ("%s | %s", gtk_label_get_text (text->label),
                                                    gtk_label_get_text (other->label));

          print_fact (facts, "overlap", words);
        }
    }
}

/* --- Colours ---------------------------------------------------------------------------------- */

typedef struct {
  guint32 *pixels; /* in the order of the machine: alpha, red, green, blue */
  int width;
  int height;
} Canvas;

static Canvas
draw (GtkWidget *root, GskRenderNode *node, float scale)
{
  g_autoptr (GskTransform) larger = gsk_transform_scale (NULL, scale, scale);
  g_autoptr (GskRenderNode) scaled = gsk_transform_node_new (node, larger);
  Canvas canvas = { .width = (int) ((float) gtk_widget_get_width (root) * scale),
                    .height = (int) ((float) gtk_widget_get_height (root) * scale) };
  const graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) canvas.width,
                                                    (float) canvas.height);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (gtk_widget_get_native (root)), scaled, &whole);

  canvas.pixels = g_new (guint32, canvas.width * canvas.height);
  gdk_texture_download (texture, (guchar *) canvas.pixels, (gsize) canvas.width * sizeof (guint32));
  return canvas;
}

static double
linearize (guint channel)
{
  double c = channel / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * linearize (pixel >> 16 & 0xff) + 0.7152 * linearize (pixel >> 8 & 0xff)
         + 0.0722 * linearize (pixel & 0xff);
}

static double
get_ratio (double a, double b)
{
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The colours under a text, each with how often it is there. */
static GHashTable *
count_colors (const Canvas *canvas, const graphene_rect_t *area)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);
  int left = MAX ((int) floorf (area->origin.x), 0);
  int top = MAX ((int) floorf (area->origin.y), 0);
  int right = MIN ((int) ceilf (area->origin.x + area->size.width), canvas->width);
  int bottom = MIN ((int) ceilf (area->origin.y + area->size.height), canvas->height);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        gpointer color = GUINT_TO_POINTER (canvas->pixels[y * canvas->width + x]);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, color));

        g_hash_table_insert (counts, color, GUINT_TO_POINTER (count + 1));
      }
  return counts;
}

/* Between the colour that most of the area has, and the one that is farthest from it: the ink where
 * it covers a pixel wholly. 0 for an empty area. */
static double
measure_contrast (const Canvas *canvas, const graphene_rect_t *area)
{
  g_autoptr (GHashTable) counts = count_colors (canvas, area);
  GHashTableIter iter;
  gpointer color, count;
  guint most = 0;
  double ground = 0;
  double best = 0;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        ground = get_luminance (GPOINTER_TO_UINT (color));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    best = MAX (best, get_ratio (get_luminance (GPOINTER_TO_UINT (color)), ground));
  return best;
}

static gboolean
has_words (const Text *text)
{
  for (const char *c = gtk_label_get_text (text->label); *c; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

static void
print_contrasts (Facts *facts, GskRenderNode *node)
{
  Canvas canvas = draw (facts->root, node, SCALE);

  for (guint i = 0; i < facts->texts->len; i++)
    {
      const Text *text = &g_array_index (facts->texts, Text, i);
      GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (text->label), GTK_TYPE_BUTTON);
      graphene_rect_t area;
      g_autofree char *value = NULL;

      /* WCAG asks nothing of what cannot be used, or says nothing. */
      if (!gtk_widget_is_sensitive (GTK_WIDGET (text->label)) || !has_words (text))
        continue;
      graphene_rect_scale (&text->ink, SCALE, SCALE, &area);
      graphene_rect_inset (&area, -SCALE, -SCALE);
      value = g_strdup_printf ("%.2f %s", measure_contrast (&canvas, &area),
                               gtk_label_get_text (text->label));
      print_fact (facts,
                  button && gtk_widget_has_css_class (button, "suggested-action")
                    ? "contrast-on-accent"
                    : "contrast",
                  value);
    }
  g_free (canvas.pixels);
}

static guint
count_all_colors (GtkWidget *root, GskRenderNode *node)
{
  Canvas canvas = draw (root, node, 0.25f);
  const graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) canvas.width,
                                                    (float) canvas.height);
  g_autoptr (GHashTable) counts = count_colors (&canvas, &whole);

  g_free (canvas.pixels);
  return MIN (g_hash_table_size (counts), 16);
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
print_sizes (Facts *facts, GskRenderNode *node)
{
  GtkWidget *root = facts->root;
  g_autofree char *size = g_strdup_printf ("%d %d", gtk_widget_get_width (root),
                                           gtk_widget_get_height (root));
  g_autofree char *colors = g_strdup_printf ("%u", count_all_colors (root, node));

  print_fact (facts, "size", size);
  print_fact (facts, "colors", colors);
  if (ADW_IS_APPLICATION_WINDOW (root))
    {
      GtkWidget *content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));
      g_autofree char *minimum = NULL;
      int width;

      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      minimum = g_strdup_printf ("%d", width);
      print_fact (facts, "minimum", minimum);
    }
}

void
picture_facts_print (GtkWidget *widget,
                     GskRenderNode *node,
                     const char *name,
                     gboolean with_contrast)
{
  Facts facts = { name, widget, g_array_new (FALSE, FALSE, sizeof (Text)) };

  print_sizes (&facts, node);
  collect_texts (&facts, widget);
  drop_hidden (&facts);
  for (guint i = 0; i < facts.texts->len; i++)
    {
      print_text (&facts, &g_array_index (facts.texts, Text, i));
      print_overlaps (&facts, i);
    }
  if (with_contrast)
    print_contrasts (&facts, node);
  g_array_unref (facts.texts);
}
