/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown on paper: made into a PDF and read back by a program that shares nothing with ours. */
/* Thread: main. */
#include "tkl-print-sheet.h"
#include "tkl-table-page.h"
#include "ui-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

/* A4, landscape, without margins. */
#define WIDTH 800.0
#define HEIGHT 550.0

/* Returns: (transfer full): what stands on its pages, a form feed after each. */
static char *
read_pdf (const char *path)
{
  const char *command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    n++;
  return n;
}

/* Each word is after the one before. */
static void
assert_order (const char *text, const char *const *words)
{
  const char *rest = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (rest, words[i]);

      if (found == NULL)
        g_error ("“%s” is not there, or not after the others:\n%s", words[i], text);
      rest = found + strlen (words[i]);
    }
}

/* --- sheets ----------------------------------------------------------------------------------- */

/* `Title` or `#Title` (a number), `|` between columns; cells likewise, the rows are all alike but for the
 * number of the row, for which a cell has `%`. */
typedef struct
{
  char **titles;
  char **cells;
} World;

static void
world_free (gpointer data)
{
  World *world = data;

  g_strfreev (world->titles);
  g_strfreev (world->cells);
  g_free (world);
}

static char *
make_cell (gpointer data, guint row, guint column, gint64 *ret_value)
{
  const World *world = data;
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  g_auto (GStrv) parts = g_strsplit (world->cells[column], "%", -1);

  return g_strjoinv (number, parts);
}

static TklTableOut *
make_out (const char *titles, const char *cells, guint n_rows)
{
  TklTableOut *out = g_new0 (TklTableOut, 1);
  World *world = g_new0 (World, 1);

  world->titles = g_strsplit (titles, "|", -1);
  world->cells = g_strsplit (cells, "|", -1);
  g_assert_cmpuint (g_strv_length (world->titles), ==, g_strv_length (world->cells));
  out->title = g_strdup ("Ticks");
  out->subtitle = g_strdup ("Acme, March 2026");
  out->columns = g_array_new (FALSE, TRUE, sizeof (TklOutColumn));
  for (guint i = 0; world->titles[i] != NULL; i++)
    {
      gboolean numeric = world->titles[i][0] == '#';
      TklOutColumn column = { .title = world->titles[i] + numeric, .numeric = numeric };

      g_array_append_val (out->columns, column);
    }
  out->n_rows = n_rows;
  out->cell = make_cell;
  out->data = world;
  out->free_data = world_free;
  return out;
}

/* With rests as short as they can be. Returns: (transfer full): the text of all pages. */
static char *
print_sheet (TklTableOut *out, guint *ret_n_pages)
{
  g_autofree char *folder = g_dir_make_tmp ("tikklok-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (TklPrintSheet) sheet = NULL;
  char *text;

  pango_cairo_context_set_resolution (context, 72);
  sheet = tkl_print_sheet_new (out, context, WIDTH, HEIGHT);
  while (!tkl_print_sheet_prepare (sheet, 0))
    g_assert_cmpfloat (tkl_print_sheet_get_prepared (sheet), <, 1);
  g_assert_cmpfloat (tkl_print_sheet_get_prepared (sheet), ==, 1);
  *ret_n_pages = tkl_print_sheet_get_n_pages (sheet);
  for (guint page = 0; page < *ret_n_pages; page++)
    {
      tkl_print_sheet_begin_page (sheet, page);
      while (!tkl_print_sheet_draw (sheet, cr, g_get_monotonic_time () + 100))
        ;
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  text = read_pdf (path);
  g_remove (path);
  g_rmdir (folder);
  return text;
}

/* All rows are there once, on pages that have heads and titles and are numbered. */
static void
test_pages (void)
{
  guint n_pages;
  g_autofree char *text = print_sheet (make_out ("#Id|Employee", "Row %.|Élodie %", 100), &n_pages);
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  g_assert_cmpuint (n_pages, >=, 2);
  g_assert_cmpuint (n_pages, <=, 4);
  g_assert_cmpuint (g_strv_length (pages), ==, n_pages + 1);
  for (guint row = 1; row <= 100; row++)
    {
      g_autofree char *word = g_strdup_printf ("Row %u.", row);

      g_assert_cmpuint (count (text, word), ==, 1);
    }
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *page = g_strdup_printf ("Page %u of %u", i + 1, n_pages);
      const char *words[]
          = { "Ticks", "Acme, March 2026", "Employee", "Row", "Printed", page, NULL };

      assert_order (pages[i], words);
    }
}

#define LONG "the quick brown fox jumps over the lazy dog and comes back %"
#define WIDE "Column|Column|Column|Column|Column|Column|Column|Column|Column|Column|Column|Column"
#define WIDE_CELLS                                                                                 \
  "Donaudampfschiffahrtsgesellschaft|Donaudampfschiffahrtsgesellschaft|"                           \
  "Donaudampfschiffahrtsgesellschaft|Donaudampfschiffahrtsgesellschaft|"                           \
  "Donaudampfschiffahrtsgesellschaft|Donaudampfschiffahrtsgesellschaft|"                           \
  "Donaudampfschiffahrtsgesellschaft|Donaudampfschiffahrtsgesellschaft|"                           \
  "Donaudampfschiffahrtsgesellschaft|Donaudampfschiffahrtsgesellschaft|"                           \
  "Donaudampfschiffahrtsgesellschaft|Donaudampfschiffahrtsgesellschaft"

/* What does not fit: every word of it is there nevertheless. */
static void
test_room (void)
{
  static const struct
  {
    const char *titles, *cells;
    guint n_pages;
    const char *words[4]; /* in all */
    guint n_words;        /* of the first */
  } cases[] = {
    { "A|B", "short|short", 1, { "short" }, 4 },
    /* Several lines … */
    { "A|B|C|D", LONG "|" LONG "|" LONG "|" LONG, 1, { "quick", "back" }, 8 },
    /* … or two pages side by side, with the first column again. */
    { "First|" WIDE,
      "here|" WIDE_CELLS,
      3,
      { "here", "Columns 1 to 6 of 13", "Columns 7 to 11 of 13", "Columns 12 to 13 of 13" },
      6 },
    /* What people and trackers write. */
    { "A", "one\ntwo\tthree", 1, { "one two three" }, 2 },
    { "A|B", "|", 1, { "A", "B" }, 2 },
    { "A", "<b>&amp; 100 %", 1, { "<b>&amp; 100" }, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_pages;
      g_autofree char *text = print_sheet (make_out (cases[i].titles, cases[i].cells, 2), &n_pages);

      g_test_message ("%s: %s", cases[i].titles, text);
      g_assert_cmpuint (n_pages, ==, cases[i].n_pages);
      g_assert_cmpuint (count (text, cases[i].words[0]), ==, cases[i].n_words);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].words) && cases[i].words[k] != NULL; k++)
        g_assert_nonnull (strstr (text, cases[i].words[k]));
    }
}

/* Of a text without end one sees that it goes on; a page takes a row in any case. */
static void
test_endless (void)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n_pages;

  for (guint i = 0; i < 20000; i++)
    g_string_append (cell, "word ");
  text = print_sheet (make_out ("A", cell->str, 10), &n_pages);
  g_assert_cmpuint (n_pages, >, 1);
  g_assert_cmpuint (count (text, "…"), ==, 10);
}

/* However many rows there are, a turn of the loop lays out few of them, and all that is kept of them is where
 * pages begin (F060). */
static void
test_many (void)
{
  const guint n_rows = 200000;
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (TklPrintSheet) sheet = NULL;
  guint n_turns = 1;

  pango_cairo_context_set_resolution (context, 72);
  sheet = tkl_print_sheet_new (
      make_out ("#Number|Employee|Note", "%|12 Anna Peeters|Row % of very many", n_rows), context,
      WIDTH, HEIGHT);
  while (!tkl_print_sheet_prepare (sheet, 0))
    n_turns++;
  g_assert_cmpuint (tkl_print_sheet_get_n_pages (sheet), >, 4000);
  g_assert_cmpuint (n_turns, >, n_rows / 100);
}

/* --- the page --------------------------------------------------------------------------------- */

typedef struct
{
  UiFixture ui;
  TklWindow *window;
  TklTablePage *page;
  char *folder, *path; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "date", "time", "employee", "reason", NULL };

  ui_set_up (&fixture->ui, data);
  ui_fill (&fixture->ui);
  fixture->folder = g_dir_make_tmp ("tikklok-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ticks.pdf", NULL);
  fixture->window = ui_open_window (&fixture->ui);
  tkl_window_show_tab (fixture->window, "ticks");
  fixture->page = TKL_TABLE_PAGE (tkl_window_get_page (fixture->window, "ticks"));
  tkl_desk_set_period (fixture->ui.desk, TKL_PERIOD_ALL);
  ui_wait_rows (GTK_WIDGET (fixture->page), 5);
  tkl_table_show_columns (tkl_table_page_get_table (fixture->page), columns);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_settle ();
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  ui_tear_down (&fixture->ui, data);
}

/* Toasts are labels. */
static gboolean
says (gpointer data)
{
  gpointer *sought = data;

  return ui_find (sought[0], GTK_TYPE_LABEL, sought[1]) != NULL;
}

static void
wait_for_toast (Fixture *fixture, const char *text)
{
  gpointer sought[] = { fixture->window, (gpointer) text };

  ui_wait (says, sought);
}

/* Columns, rows, order, filter and period of the screen are those of the paper. */
static void
test_shown (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Ticks",
                                       "Bouwwerken Peeters, All days",
                                       "Employee: 1 Jan Peeters · Time: <17",
                                       "Date",
                                       "Time",
                                       "Employee",
                                       "Reason",
                                       "16:40:00",
                                       "16:00:00",
                                       "06:45",
                                       "06:00:00",
                                       "Printed",
                                       "Page 1 of 1",
                                       NULL };
  g_autoptr (GVariant) filters = g_variant_ref_sink (g_variant_new_parsed ("[('time', '<17')]"));
  g_autofree char *text = NULL;

  tkl_table_set_filters (tkl_table_page_get_table (fixture->page), filters);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "columns.sort-by", "s", "time");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "columns.order", "s", "descending");
  tkl_table_page_select (fixture->page, 1);
  tkl_table_page_pin (fixture->page, "employee");
  ui_wait_rows (GTK_WIDGET (fixture->page), 4);
  tkl_table_page_print (fixture->page, NULL, fixture->path);
  wait_for_toast (fixture, "1 page printed");
  text = read_pdf (fixture->path);
  assert_order (text, words);
  g_assert_null (strstr (text, "16:50:00"));
  g_assert_null (strstr (text, "Vehicle"));
}

/* The dialog of the desktop offers it when several rows are selected. */
static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Chosen rows", "06:00:00", "06:45:00", NULL };
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkWidget *view = ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW, NULL);
  g_autofree char *text = NULL;

  gtk_selection_model_select_range (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)), 0, 2, TRUE);
  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_SELECTION);
  tkl_table_page_print (fixture->page, settings, fixture->path);
  wait_for_toast (fixture, "1 page printed");
  text = read_pdf (fixture->path);
  assert_order (text, words);
  g_assert_null (strstr (text, "16:00:00"));
}

/* A file is written in a loop of its own. */
static gboolean
stop_cb (gpointer page)
{
  /* One after the other. */
  gtk_widget_activate_action (page, "page.print", NULL);
  g_signal_emit_by_name (ui_find (page, GTK_TYPE_BUTTON, "Stop"), "clicked");
  return G_SOURCE_REMOVE;
}

/* Without rows there is nothing to print, and what is stopped ends there. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_idle_add (stop_cb, fixture->page);
  tkl_table_page_print (fixture->page, NULL, fixture->path);
  wait_for_toast (fixture, "Printing was stopped");
  g_remove (fixture->path);
  tkl_desk_set_search (fixture->ui.desk, "nobody has this");
  ui_wait_rows (GTK_WIDGET (fixture->page), 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.print", NULL);
  wait_for_toast (fixture, "There are no rows to print");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/print/pages", test_pages);
  g_test_add_func ("/print/room", test_room);
  g_test_add_func ("/print/endless", test_endless);
  g_test_add_func ("/print/many", test_many);
  g_test_add ("/print/shown", Fixture, NULL, set_up, test_shown, tear_down);
  g_test_add ("/print/chosen", Fixture, NULL, set_up, test_chosen, tear_down);
  g_test_add ("/print/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
