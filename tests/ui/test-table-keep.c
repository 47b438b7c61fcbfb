/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Place and selection of a table when other rows come. */
/* Thread: main. */
#include "table-fixture.h"

/* --- its place -------------------------------------------------------------------------------- */

typedef struct
{
  TableFixture *fixture;
  gint64 id;
} Place;

/* The row is the one at the top, not quite whole. */
static gboolean
is_at (gpointer data)
{
  Place *place = data;
  TklRowList *list = place->fixture->list;
  GtkAdjustment *adjustment = table_adjustment (place->fixture);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  double height = gtk_adjustment_get_upper (adjustment) / n;
  guint top = (guint) (gtk_adjustment_get_value (adjustment) / height);

  return tkl_row_list_get_id (list, top) == place->id;
}

static void
scroll_to_row (TableFixture *fixture, gint64 id)
{
  GtkAdjustment *adjustment = table_adjustment (fixture);
  Place place = { fixture, id };
  guint position = tkl_row_list_find (fixture->list, id);

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_upper (adjustment) * (position + 0.4) / N_ROWS);
  ui_wait (is_at, &place);
  ui_settle ();
}

/* Rows come and go above, below and around; one stays where one was. */
static void
test_place (TableFixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 first, last;
  } reads[] = { { 1, N_ROWS },      { 101, N_ROWS },   { 1, N_ROWS },
                { -9000, 50000 },   { 9900, N_ROWS },  { 1, 10000 + 100 },
                { -50000, N_ROWS }, { 5, N_ROWS + 4 }, { 1, N_ROWS } };
  Place place = { fixture, 10000 };

  scroll_to_row (fixture, 10000);
  for (gsize i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      table_set_rows (fixture, reads[i].first, reads[i].last);
      table_wait_rows (fixture);
      ui_wait (is_at, &place);
    }
}

static gboolean
is_at_top (gpointer data)
{
  GtkAdjustment *adjustment = table_adjustment (data);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (((TableFixture *) data)->list));

  /* Once there is room for all rows. */
  return gtk_adjustment_get_upper (adjustment) >= 10 * n
         && gtk_adjustment_get_value (adjustment) <= 0;
}

/* A row that is gone leaves one where it was; at the top one stays there. */
static void
test_place_gone (TableFixture *fixture, gconstpointer data)
{
  scroll_to_row (fixture, 10000);
  table_set_rows (fixture, 15000, N_ROWS);
  table_wait_rows (fixture);
  table_set_rows (fixture, 0, 0);
  table_wait_rows (fixture);
  ui_wait (is_at_top, fixture);
  ui_settle ();
  table_set_rows (fixture, -500, N_ROWS);
  table_wait_rows (fixture);
  ui_wait (is_at_top, fixture);
}

/* Three whole rows between @id and both edges, unless the table ends there. */
static void
assert_rows_around (TableFixture *fixture, gint64 id)
{
  GtkAdjustment *adjustment = table_adjustment (fixture);
  double height = gtk_adjustment_get_upper (adjustment) / N_ROWS;
  double top = gtk_adjustment_get_value (adjustment);
  double bottom = top + gtk_adjustment_get_page_size (adjustment);
  double y = tkl_row_list_find (fixture->list, id) * height;

  g_assert_true (top <= 0 || y >= top + 3 * height);
  g_assert_true (bottom >= N_ROWS * height - 1 || y + 4 * height <= bottom);
}

/* What is gone to stands clear of the edges, where it would be overlooked; nothing moves while it does. */
static void
test_gone_to (TableFixture *fixture, gconstpointer data)
{
  static const gint64 ids[] = { 5000, 5030, 4990, 1, N_ROWS, N_ROWS - 60, 2, 12000, 12001 };
  GtkAdjustment *adjustment = table_adjustment (fixture);
  double value = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      value = gtk_adjustment_get_value (adjustment);
      g_assert_true (tkl_table_select (fixture->table, ids[i]));
      ui_settle ();
      assert_rows_around (fixture, ids[i]);
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
  /* Before GTK has room for the rows that have come. */
  table_set_rows (fixture, 1, 3);
  table_wait_rows (fixture);
  table_set_rows (fixture, 1, N_ROWS);
  g_assert_true (tkl_table_select (fixture->table, 700));
  table_wait_rows (fixture);
  assert_rows_around (fixture, 700);
}

/* --- what is selected ------------------------------------------------------------------------- */

static void
assert_selected (TableFixture *fixture, const char *expected)
{
  g_autoptr (GArray) ids = tkl_table_get_selected_ids (fixture->table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_selection (TableFixture *fixture, gconstpointer data)
{
  table_select (fixture, 12000, 300);
  assert_selected (fixture, "300 12000");
  table_set_rows (fixture, 101, N_ROWS + 100);
  table_wait_rows (fixture);
  assert_selected (fixture, "300 12000");
  table_sort (fixture, "id", TRUE);
  assert_selected (fixture, "12000 300");
  /* What is not shown for a while is not forgotten. */
  tkl_row_list_search (fixture->list, "12,000");
  table_wait_rows (fixture);
  assert_selected (fixture, "12000");
  tkl_row_list_search (fixture->list, NULL);
  table_wait_rows (fixture);
  assert_selected (fixture, "12000 300");
  table_set_rows (fixture, 1, 11000);
  table_wait_rows (fixture);
  assert_selected (fixture, "300");
}

/* So many that they are not all kept: nothing that was not selected is so now. */
static void
test_select_all (TableFixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = table_model (fixture);

  gtk_selection_model_select_all (model);
  table_set_rows (fixture, 1, N_ROWS + 1);
  table_wait_rows (fixture);
  assert_selected (fixture, "1");
}

/* Also those that are still on their way. */
static void
test_select_all_early (TableFixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = table_model (fixture);
  g_autoptr (GArray) ids = NULL;

  table_set_rows (fixture, 1, 0);
  table_wait_rows (fixture);
  table_set_rows (fixture, 1, N_ROWS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, N_ROWS);
  gtk_selection_model_select_all (model);
  ids = tkl_table_get_selected_ids (fixture->table);
  g_assert_cmpuint (ids->len, ==, N_ROWS);
  table_wait_rows (fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/table-keep/place", TableFixture, NULL, table_set_up, test_place, table_tear_down);
  g_test_add ("/table-keep/place-gone", TableFixture, NULL, table_set_up, test_place_gone,
              table_tear_down);
  g_test_add ("/table-keep/gone-to", TableFixture, NULL, table_set_up, test_gone_to,
              table_tear_down);
  g_test_add ("/table-keep/selection", TableFixture, NULL, table_set_up, test_selection,
              table_tear_down);
  g_test_add ("/table-keep/select-all", TableFixture, NULL, table_set_up, test_select_all,
              table_tear_down);
  g_test_add ("/table-keep/select-all-early", TableFixture, NULL, table_set_up,
              test_select_all_early, table_tear_down);
  return g_test_run ();
}
