/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns on pages as a table: what each wants, and what it gets. */
/* Thread: main. */
#include "tkl-page-fit.h"

#include <stdlib.h>

#define ROOM 800
#define SMALLEST 800

/* `natural` or `natural/least` of each column, with blanks. */
static GArray *
parse (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (TklPageColumn));

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end;
      TklPageColumn column = { .natural = (guint) strtoul (words[i], &end, 10), .part = 77 };

      column.least = *end == '/' ? (guint) strtoul (end + 1, NULL, 10) : column.natural;
      g_array_append_val (columns, column);
    }
  return columns;
}

/* `scale: widths of a part | …` */
static char *
tell (const GArray *columns, guint scale, guint n_parts)
{
  GString *text = g_string_new (NULL);
  guint part = 0;

  g_string_append_printf (text, "%u:", scale);
  for (guint i = 0; i < columns->len; i++)
    {
      const TklPageColumn *column = &g_array_index (columns, TklPageColumn, i);

      g_assert_cmpuint (column->part, <, n_parts);
      if (column->part != part)
        g_string_append (text, " |");
      part = column->part;
      g_string_append_printf (text, " %u", column->width);
    }
  g_assert_cmpuint (part, ==, n_parts - 1);
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *columns, *expected;
  } cases[] = {
    /* There is room. */
    { "100", "1000: 100" },
    { "0 0", "1000: 0 0" },
    { "100 300 400", "1000: 100 300 400" },
    /* Smaller letters are enough. */
    { "100 400 400", "888: 88 355 355" },
    { "500 500", "800: 400 400" },
    /* Not any more: the widest get several lines, the narrow ones stay (full size would be 1000). */
    { "100 400/50 600/50", "800: 80 320 400" },
    { "100 800/50 600/50", "800: 80 360 360" },
    { "100 4000000000/50 4000000000/50 4000000000/50", "800: 80 240 240 240" },
    /* Words are not broken while there is another way. */
    { "500 600/300 600/100", "800: 400 240 160" },
    /* Over several pages, each with the first column beside it. */
    { "200 300 300 300 300", "800: 160 240 240 | 240 240" },
    { "200 300 900/300 300 100", "800: 160 240 400 | 240 80" },
    { "100 600 600/200 600/500", "800: 80 480 240 | 480" },
    /* One that is wider than all pages is broken where it must be. */
    { "2000", "800: 800" },
    { "2000 2000 10", "800: 400 400 | 8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) columns = parse (cases[i].columns);
      guint n_parts = 0;
      guint scale = tkl_page_fit ((TklPageColumn *) (gpointer) columns->data, columns->len, ROOM,
                                  SMALLEST, &n_parts);
      g_autofree char *told = tell (columns, scale, n_parts);

      g_test_message ("%s", cases[i].columns);
      g_assert_cmpstr (told, ==, cases[i].expected);
    }
}

/* Whatever there is, no part is wider than the page. */
static void
test_room (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      TklPageColumn columns[24];
      guint n = (guint) g_test_rand_int_range (1, 25);
      guint widths[24] = { 0 };
      guint n_parts;

      for (guint i = 0; i < n; i++)
        {
          columns[i].natural
              = (guint) g_test_rand_int_range (0, 1 << g_test_rand_int_range (1, 14));
          columns[i].least = (guint) g_test_rand_int_range ((gint32) MIN (columns[i].natural, 2),
                                                            (gint32) columns[i].natural + 1);
        }
      tkl_page_fit (columns, n, ROOM, SMALLEST, &n_parts);
      for (guint i = 0; i < n; i++)
        {
          widths[columns[i].part] += columns[i].width;
          g_assert_true (columns[i].natural < 2 || columns[i].width > 0);
        }
      for (guint part = 0; part < n_parts; part++)
        g_assert_cmpuint (widths[part] + (part > 0 ? columns[0].width : 0), <=, ROOM);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-fit/cases", test_cases);
  g_test_add_func ("/page-fit/room", test_room);
  return g_test_run ();
}
