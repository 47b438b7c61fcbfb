/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of many rows: what is asked is answered when the rows are in order; the place stays. */
/* Thread: main. */
#include "tkl-table.h"
#include "ui-fixture.h"

#define N_ROWS 20000

enum
{
  FIELD_NAME = TKL_FIELD_ID + 1,
  N_FIELDS
};

static const TklColumn columns[] = {
  { "id", "Id", 10, TKL_FIELD_ID, .text = tkl_text_of_count, .order = TKL_ORDER_READ },
  { "name", "Name", 10, FIELD_NAME, .grows = TRUE },
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

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add ("/table/sort", Fixture, NULL, set_up, test_sort, tear_down);
  return g_test_run ();
}
