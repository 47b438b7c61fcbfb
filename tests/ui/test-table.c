/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of many rows: what is asked is answered when the rows are in order; the place stays. */
/* Thread: main. */
#include "tkl-table.h"
#include "ui-fixture.h"

#define N_ROWS 20000
#define LONG_TITLE "A title much longer than its text"

enum
{
  FIELD_NAME = TKL_FIELD_ID + 1,
  N_FIELDS
};

static const TklColumn columns[] = {
  { "id", "Id", 10, TKL_FIELD_ID, .text = tkl_text_of_count, .order = TKL_ORDER_READ },
  { "name", "Name", 10, FIELD_NAME, .grows = TRUE },
  { "again", LONG_TITLE, 4, TKL_FIELD_ID, .text = tkl_text_of_count },
};

typedef struct
{
  UiFixture ui;
  TklRowList *list;
  TklTable *table;
  GtkWindow *window;
} Fixture;

/* Rows @first to @last; the name of each tenth is Ten. */
static void
set_rows (Fixture *fixture, gint64 first, gint64 last)
{
  g_autoptr (TklRowSet) set = tkl_row_set_new (N_FIELDS, NULL);

  for (gint64 id = first; id <= last; id++)
    {
      const gint64 values[] = { id, tkl_row_set_intern (set, id % 10 == 0 ? "Ten" : "Other") };

      tkl_row_set_append (set, values);
    }
  tkl_row_list_set_rows (fixture->list, set);
}

static gboolean
is_in_order (gpointer data)
{
  return !tkl_row_list_is_busy (data);
}

static void
wait_for_rows (Fixture *fixture)
{
  ui_wait (is_in_order, fixture->list);
  ui_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_set_up (&fixture->ui, data);
  fixture->list = tkl_row_list_new (columns, G_N_ELEMENTS (columns));
  tkl_row_list_set_office (fixture->list, tkl_desk_get_office (fixture->ui.desk));
  fixture->table
      = TKL_TABLE (tkl_table_new (fixture->list, columns, G_N_ELEMENTS (columns), "Rows"));
  fixture->window = ui_show (GTK_WIDGET (fixture->table));
  set_rows (fixture, 1, N_ROWS);
  wait_for_rows (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->list);
  ui_tear_down (&fixture->ui, data);
}

static void
sort_by (Fixture *fixture, const char *id, gboolean descending)
{
  g_autoptr (GVariant) layout = g_variant_ref_sink (g_variant_new (
      "(@a(sib)sb)", g_variant_new_array (G_VARIANT_TYPE ("(sib)"), NULL, 0), id, descending));

  tkl_table_set_layout (fixture->table, layout);
  wait_for_rows (fixture);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_assert_true (tkl_table_select (fixture->table, 15000));
  ui_settle ();
  sort_by (fixture, "name", TRUE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, 10);
  sort_by (fixture, "name", FALSE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, 1);
  sort_by (fixture, "id", TRUE);
  g_assert_cmpint (tkl_row_list_get_id (fixture->list, 0), ==, N_ROWS);
}

static void
assert_title_fits (GtkWidget *table)
{
  GtkWidget *label = ui_find (table, GTK_TYPE_LABEL, LONG_TITLE);
  GtkWidget *title;
  graphene_rect_t bounds;

  g_assert_nonnull (label);
  title = gtk_widget_get_parent (gtk_widget_get_parent (label));
  g_assert_true (gtk_widget_compute_bounds (label, title, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (title));
}

/* The first cell has room for as many digits as its column is made for. */
static void
assert_digits_fit (GtkWidget *table)
{
  GtkWidget *cell = ui_find (table, GTK_TYPE_INSCRIPTION, "1");
  g_autoptr (PangoLayout) digits = gtk_widget_create_pango_layout (cell, "02/03/2026");
  int width;

  pango_layout_get_pixel_size (digits, &width, NULL);
  g_assert_cmpint (width, <=, gtk_widget_get_width (cell));
}

/* With a long word for a title, and with text twice as large. */
static void
test_widths (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (int factor = 1; factor <= 2; factor++)
    {
      GtkWidget *table;
      GtkWindow *window;

      g_object_set (settings, "gtk-xft-dpi", factor * dpi, NULL);
      table = tkl_table_new (fixture->list, columns, G_N_ELEMENTS (columns), "Rows");
      window = ui_show (table);
      ui_settle ();
      assert_title_fits (table);
      assert_digits_fit (table);
      gtk_window_destroy (window);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
find_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (GTK_IS_INSCRIPTION (widget))
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_cells (child, cells);
}

/* GTK puts text that is cut off at the top of what it is given, other text in the middle. */
static void
test_one_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  find_cells (GTK_WIDGET (fixture->table), cells);
  g_assert_cmpuint (cells->len, >, 0);
  for (guint i = 0; i < cells->len; i++)
    {
      int natural;

      gtk_widget_measure (cells->pdata[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                          NULL);
      g_assert_cmpint (gtk_widget_get_height (cells->pdata[i]), <=, natural);
    }
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/table/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/table/widths", Fixture, NULL, set_up, test_widths, tear_down);
  g_test_add ("/table/one-line", Fixture, NULL, set_up, test_one_line, tear_down);
  return g_test_run ();
}
