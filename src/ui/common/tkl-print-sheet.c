/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPrintSheet: rows of a table on pages: with a head and column titles on each, and nothing cut off. */
/* Thread: main, a few milliseconds at a time. */
#include "tkl-print-sheet.h"

#include "tkl-page-fit.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

/* In points. */
#define TEXT_PT 9
#define TITLE_PT 14
#define FOOT_PT 8
#define PAD_X 4
#define PAD_Y 1.5
#define GAP 8
#define EDGE 2.5

/* Letters of seven points are as small as anybody reads on paper. */
#define SMALLEST_PER_MILLE (7 * 1000 / TEXT_PT)

/* A word longer than that part of a page may be broken. */
#define WORDS_OF_A_PAGE 5

#define MOST_LINES 12
#define MOST_CHARS 3000

#define ROWS_OF_A_STEP 8

/* Texts come again and again: each is measured once, but not all of a million of them are kept. */
#define MOST_SIZES 20000

typedef enum
{
  STEP_MEASURE, /* how wide columns want to be */
  STEP_PLACE,   /* where pages end, now that it is known how wide they are */
  STEP_READY,
} Step;

typedef struct
{
  GHashTable *
      sizes; /* (owned): text → width or height of its cell in Pango units, whichever matters now */
  glong word_chars; /* of the longest word that was measured */
} Texts;

struct _TklPrintSheet
{
  TklTableOut *out;       /* (owned) */
  PangoLayout *layout;    /* (owned): of cells and titles */
  PangoLayout *head;      /* (owned): of what stands above and below the table */
  GtkWidget *paper;       /* (owned): has the colours */
  char *printed;          /* (owned): when that was, in words */
  double width, height;   /* of a page */
  double top;             /* of the titles */
  double first_row;       /* of the first row below them */
  guint scale;            /* of the letters, per mille */
  TklPageColumn *columns; /* (owned): in Pango units */
  Texts *texts;           /* (owned): of each column */
  guint n_columns, n_parts;
  Step step;
  guint row;     /* the next one */
  GArray *pages; /* (owned) (element-type guint): first row of each, of those below each other */
  guint page;    /* being drawn */
  guint end;     /* its last row, and one */
  double y;      /* where the next row goes; 0 = nothing is drawn yet */
};

/* --- texts ------------------------------------------------------------------------------------ */

static const TklOutColumn *
column_at (const TklPrintSheet *self, guint i)
{
  return &g_array_index (self->out->columns, TklOutColumn, i);
}

/* A cell is one paragraph, of what may go into as many lines. Returns: (transfer full). */
static char *
make_cell (const TklPrintSheet *self, guint row, guint i)
{
  gint64 value;
  char *text = self->out->cell (self->out->data, row, i, &value);

  if (strlen (text) > MOST_CHARS)
    {
      g_autofree char *all = text;
      g_autofree char *start = g_utf8_substring (all, 0, MIN (g_utf8_strlen (all, -1), MOST_CHARS));

      text = g_strconcat (start, "…", NULL);
    }
  return g_strdelimit (text, "\t\n\v\f\r", ' ');
}

static void
set_font (PangoLayout *layout, double points, gboolean bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "Sans");
  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
}

static double
scaled (const TklPrintSheet *self, double points)
{
  return points * self->scale / 1000;
}

static void
set_cell_font (TklPrintSheet *self, gboolean bold)
{
  set_font (self->layout, scaled (self, TEXT_PT), bold);
}

/* --- how wide columns want to be -------------------------------------------------------------- */

static guint
measure (TklPrintSheet *self, const char *text, int length)
{
  /* Twice the width of a page is as much too wide as anything. */
  double most = self->width * 2 * PANGO_SCALE;
  int width;

  pango_layout_set_text (self->layout, text, length);
  pango_layout_get_size (self->layout, &width, NULL);
  /* One point more: rounding must not break a line. */
  return (guint) MIN (width + (1 + 2 * PAD_X) * PANGO_SCALE, most);
}

static void
measure_words (TklPrintSheet *self, guint i, const char *text)
{
  TklPageColumn *column = &self->columns[i];
  const char *word = text;

  while (*word != '\0')
    {
      const char *end = strchr (word, ' ');
      gsize length = end != NULL ? (gsize) (end - word) : strlen (word);
      glong chars = g_utf8_strlen (word, (gssize) length);

      if (chars > self->texts[i].word_chars)
        {
          column->least = MAX (column->least, measure (self, word, (int) length));
          self->texts[i].word_chars = chars;
        }
      word += length + (end != NULL ? 1 : 0);
    }
}

/* @text: (transfer full) */
static void
keep_size (TklPrintSheet *self, guint i, char *text, guint size)
{
  GHashTable *sizes = self->texts[i].sizes;

  if (g_hash_table_size (sizes) >= MOST_SIZES)
    g_hash_table_remove_all (sizes);
  g_hash_table_insert (sizes, text, GUINT_TO_POINTER (size));
}

static void
measure_cell (TklPrintSheet *self, guint row, guint i)
{
  TklPageColumn *column = &self->columns[i];
  g_autofree char *text = make_cell (self, row, i);
  guint width;

  if (g_hash_table_contains (self->texts[i].sizes, text))
    return;
  width = measure (self, text, -1);
  column->natural = MAX (column->natural, width);
  if (column_at (self, i)->numeric)
    column->least = column->natural;
  else
    measure_words (self, i, text);
  keep_size (self, i, g_steal_pointer (&text), width);
}

/* A title takes as many lines as it has words before it makes its column wider. */
static void
measure_titles (TklPrintSheet *self)
{
  set_cell_font (self, TRUE);
  for (guint i = 0; i < self->n_columns; i++)
    {
      measure_words (self, i, column_at (self, i)->title);
      self->columns[i].natural = self->columns[i].least;
      self->texts[i].word_chars = 0;
    }
  set_cell_font (self, FALSE);
}

/* --- where pages end -------------------------------------------------------------------------- */

static void
set_cell_width (TklPrintSheet *self, guint i)
{
  int padding = (int) (scaled (self, 2 * PAD_X) * PANGO_SCALE);

  pango_layout_set_width (self->layout, MAX ((int) self->columns[i].width - padding, PANGO_SCALE));
  pango_layout_set_alignment (self->layout,
                              column_at (self, i)->numeric ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static guint
measure_height (TklPrintSheet *self, guint i, const char *text)
{
  int height;

  set_cell_width (self, i);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, NULL, &height);
  return (guint) height;
}

/* Returns: points. */
static double
get_row_height (TklPrintSheet *self, guint row)
{
  guint highest = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = make_cell (self, row, i);
      gpointer known;

      if (!g_hash_table_lookup_extended (self->texts[i].sizes, text, NULL, &known))
        {
          known = GUINT_TO_POINTER (measure_height (self, i, text));
          keep_size (self, i, g_steal_pointer (&text), GPOINTER_TO_UINT (known));
        }
      highest = MAX (highest, GPOINTER_TO_UINT (known));
    }
  return (double) highest / PANGO_SCALE + scaled (self, 2 * PAD_Y);
}

static double
get_titles_height (TklPrintSheet *self)
{
  guint highest = 0;

  set_cell_font (self, TRUE);
  for (guint i = 0; i < self->n_columns; i++)
    highest = MAX (highest, measure_height (self, i, column_at (self, i)->title));
  set_cell_font (self, FALSE);
  return (double) highest / PANGO_SCALE + scaled (self, 2 * PAD_Y);
}

static void
fit (TklPrintSheet *self)
{
  guint room = (guint) (self->width * PANGO_SCALE);

  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].least = MIN (self->columns[i].least, room / WORDS_OF_A_PAGE);
      g_hash_table_remove_all (self->texts[i].sizes);
    }
  self->scale
      = tkl_page_fit (self->columns, self->n_columns, room, SMALLEST_PER_MILLE, &self->n_parts);
  set_cell_font (self, FALSE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->layout, -MOST_LINES);
  self->first_row = self->top + get_titles_height (self) + scaled (self, 2 * PAD_Y);
}

static void
place_row (TklPrintSheet *self, guint row)
{
  double height = get_row_height (self, row);
  double bottom = self->height - 2 * FOOT_PT;

  if (self->pages->len == 0 || (self->y + height > bottom && self->y > self->first_row))
    {
      g_array_append_val (self->pages, row);
      self->y = self->first_row;
    }
  self->y += height;
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* The reason of a row is told by a word; paper is light whatever the window is. FALSE: none. */
static gboolean
find_colour (TklPrintSheet *self, guint row, guint i, GdkRGBA *ret_colour)
{
  const char *style = self->out->style != NULL ? self->out->style (self->out->data, row, i) : NULL;
  g_autofree char *name = NULL;

  if (style == NULL)
    return FALSE;
  name = g_strdelimit (g_strdup (style), "-", '_');
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (self->paper), name,
                                         ret_colour);
}

static void
fill (cairo_t *cr, const GdkRGBA *colour, double alpha, const double *box)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
  cairo_rectangle (cr, box[0], box[1], box[2], box[3]);
  cairo_fill (cr);
}

static void
draw_line (TklPrintSheet *self, cairo_t *cr, double y, double grey, double thick)
{
  GdkRGBA colour = { (float) grey, (float) grey, (float) grey, 1 };
  double box[] = { 0, y, self->width, thick };

  fill (cr, &colour, 1, box);
}

static void
draw_layout (PangoLayout *layout, cairo_t *cr, double x, double y, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* The first column is on all parts. */
static gboolean
is_on_part (const TklPrintSheet *self, guint i, guint part)
{
  return i == 0 || self->columns[i].part == part;
}

static guint
get_part (const TklPrintSheet *self)
{
  return self->page % self->n_parts;
}

static double
column_width (const TklPrintSheet *self, guint i)
{
  return (double) self->columns[i].width / PANGO_SCALE;
}

static void
draw_titles (TklPrintSheet *self, cairo_t *cr)
{
  double x = 0;

  set_cell_font (self, TRUE);
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!is_on_part (self, i, get_part (self)))
        continue;
      measure_height (self, i, column_at (self, i)->title);
      draw_layout (self->layout, cr, x + scaled (self, PAD_X), self->top + scaled (self, PAD_Y), 0);
      x += column_width (self, i);
    }
  set_cell_font (self, FALSE);
  draw_line (self, cr, self->first_row - scaled (self, PAD_Y), 0, 0.75);
}

static void
draw_row (TklPrintSheet *self, cairo_t *cr, guint row)
{
  double height = get_row_height (self, row);
  double x = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *text = make_cell (self, row, i);
      double box[] = { x, self->y, column_width (self, i), height };
      GdkRGBA colour;

      if (!is_on_part (self, i, get_part (self)))
        continue;
      if (find_colour (self, row, i, &colour))
        {
          double edge[] = { 0, self->y, EDGE, height };

          if (!column_at (self, i)->numeric)
            fill (cr, &colour, 0.15, box);
          fill (cr, &colour, 1, edge);
        }
      measure_height (self, i, text);
      draw_layout (self->layout, cr, x + scaled (self, PAD_X), self->y + scaled (self, PAD_Y), 0);
      x += column_width (self, i);
    }
  self->y += height;
  draw_line (self, cr, self->y, 0.8, 0.3);
}

/* Returns: height. */
static double
set_head (TklPrintSheet *self, const char *text, double points, gboolean bold)
{
  int height;

  set_font (self->head, points, bold);
  pango_layout_set_text (self->head, text, -1);
  pango_layout_get_size (self->head, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* @cr: (nullable): NULL: only to know how high it is. Returns: that. */
static double
draw_head (TklPrintSheet *self, cairo_t *cr)
{
  const struct
  {
    const char *text;
    double points, grey;
  } lines[] = { { self->out->title, TITLE_PT, 0 },
                { self->out->subtitle, TEXT_PT, 0 },
                { self->out->filter, TEXT_PT, 0.25 } };
  double y = 0;

  pango_layout_set_alignment (self->head, PANGO_ALIGN_LEFT);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double height;

      if (lines[i].text == NULL)
        continue;
      height = set_head (self, lines[i].text, lines[i].points, i == 0);
      if (cr != NULL)
        draw_layout (self->head, cr, 0, y, lines[i].grey);
      y += height;
    }
  return y + GAP;
}

/* Returns: (transfer full) (nullable): NULL: all columns are on it. */
static char *
say_columns (const TklPrintSheet *self)
{
  guint first = self->n_columns, last = 0;

  if (self->n_parts == 1)
    return NULL;
  for (guint i = get_part (self) > 0 ? 1 : 0; i < self->n_columns; i++)
    if (is_on_part (self, i, get_part (self)))
      {
        first = MIN (first, i + 1);
        last = i + 1;
      }
  /* Translators: which columns of a table are on a page. */
  return g_strdup_printf (_ ("Columns %u to %u of %u"), first, last, self->n_columns);
}

static void
draw_foot (TklPrintSheet *self, cairo_t *cr)
{
  g_autofree char *columns = say_columns (self);
  /* Translators: which page of how many. */
  g_autofree char *page
      = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, tkl_print_sheet_get_n_pages (self));
  const char *texts[] = { self->printed, columns, page };
  const PangoAlignment places[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      {
        double height = set_head (self, texts[i], FOOT_PT, FALSE);

        pango_layout_set_alignment (self->head, places[i]);
        draw_layout (self->head, cr, 0, self->height - height, 0.25);
      }
}

/* --- public ----------------------------------------------------------------------------------- */

TklPrintSheet *
tkl_print_sheet_new (TklTableOut *out, PangoContext *context, double width, double height)
{
  TklPrintSheet *self = g_new0 (TklPrintSheet, 1);
  g_autoptr (GtkCssProvider) light = gtk_css_provider_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%d/%m/%Y %H:%M");

  /* To whole points it would be as on a very coarse screen, and widths of letters not in proportion to
   * their size. */
  pango_context_set_round_glyph_positions (context, FALSE);
  self->out = out;
  self->layout = pango_layout_new (context);
  self->head = pango_layout_new (context);
  g_object_unref (context);
  self->width = width;
  self->height = height;
  self->scale = 1000;
  self->n_columns = out->columns->len;
  self->columns = g_new0 (TklPageColumn, self->n_columns);
  self->texts = g_new0 (Texts, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->texts[i].sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  /* Translators: day and time. */
  self->printed = g_strdup_printf (_ ("Printed %s"), moment);
  self->paper = g_object_ref_sink (gtk_label_new (NULL));
  gtk_css_provider_load_from_resource (light, "/be/tikklok/Tikklok/style.css");
  gtk_style_context_add_provider (gtk_widget_get_style_context (self->paper),
                                  GTK_STYLE_PROVIDER (light), GTK_STYLE_PROVIDER_PRIORITY_USER);
  pango_layout_set_width (self->head, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (self->head, PANGO_WRAP_WORD_CHAR);
  self->top = draw_head (self, NULL);
  measure_titles (self);
  return self;
}

void
tkl_print_sheet_free (TklPrintSheet *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_hash_table_unref (self->texts[i].sizes);
  g_free (self->texts);
  g_free (self->columns);
  g_free (self->printed);
  g_array_unref (self->pages);
  g_object_unref (self->paper);
  g_object_unref (self->layout);
  g_object_unref (self->head);
  tkl_table_out_free (self->out);
  g_free (self);
}

static void
do_step (TklPrintSheet *self, guint row)
{
  if (self->step == STEP_PLACE)
    place_row (self, row);
  else
    for (guint i = 0; i < self->n_columns; i++)
      measure_cell (self, row, i);
}

gboolean
tkl_print_sheet_prepare (TklPrintSheet *self, gint64 until_us)
{
  while (self->step != STEP_READY)
    {
      while (self->row < self->out->n_rows)
        {
          do_step (self, self->row++);
          if (self->row % ROWS_OF_A_STEP == 0 && g_get_monotonic_time () >= until_us)
            return FALSE;
        }
      if (self->step == STEP_MEASURE)
        fit (self);
      self->row = 0;
      self->step++;
    }
  return TRUE;
}

double
tkl_print_sheet_get_prepared (const TklPrintSheet *self)
{
  return (self->step + (double) self->row / MAX (self->out->n_rows, 1)) / STEP_READY;
}

guint
tkl_print_sheet_get_n_pages (const TklPrintSheet *self)
{
  return self->pages->len * self->n_parts;
}

void
tkl_print_sheet_begin_page (TklPrintSheet *self, guint page)
{
  guint k = page / self->n_parts;

  g_return_if_fail (self->step == STEP_READY && k < self->pages->len);

  self->page = page;
  self->row = g_array_index (self->pages, guint, k);
  self->end
      = k + 1 < self->pages->len ? g_array_index (self->pages, guint, k + 1) : self->out->n_rows;
  self->y = 0;
}

gboolean
tkl_print_sheet_draw (TklPrintSheet *self, cairo_t *cr, gint64 until_us)
{
  g_return_val_if_fail (self->step == STEP_READY, TRUE);

  if (self->y <= 0)
    {
      draw_head (self, cr);
      draw_titles (self, cr);
      self->y = self->first_row;
    }
  while (self->row < self->end)
    {
      draw_row (self, cr, self->row++);
      if (g_get_monotonic_time () >= until_us)
        return FALSE;
    }
  draw_foot (self, cr);
  return TRUE;
}
